from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import readers
from knowledge.errors import UserError
from knowledge.intake import posts
from knowledge.intake.channels import Channels
from knowledge.intake.posts import Post
from knowledge.store.batch import prepared

NEWS = -1001500000001
POST = Post(
    NEWS,
    17,
    "Eastport News",
    "eastport",
    "Ferry line opens\nThe ferry starts on June 3, the port said.",
    date(2024, 5, 13),
    "A. Writer",
)


@pytest.fixture
def channels(library):
    channels = Channels(library)
    channels.seen(NEWS, "Eastport News", "eastport")
    channels.switch(NEWS, on=True)
    return channels


def test_a_post_is_an_article_of_its_channel(library, channels):
    assert channels.take(POST, 100, 1) == "added"
    article = library.article("t.me/c/1500000001/17")
    assert article.title == "Ferry line opens"
    assert article.text == "The ferry starts on June 3, the port said."
    assert article.published == date(2024, 5, 13)
    assert article.source == "Eastport News"
    assert article.url == "https://t.me/eastport/17"
    assert article.author == "A. Writer"


def exported(*numbers):
    """Drafts of an export, which does not have the name by which a channel is public."""
    messages = [
        {"id": n, "type": "message", "date": "2024-05-13T10:00:00", "text": POST.text, "author": "A. Writer"}
        for n in numbers
    ]
    export = {"name": "Eastport News", "type": "public_channel", "id": 1500000001, "messages": messages}
    return readers.read_stream(io.BytesIO(json.dumps(export).encode()))


def test_a_post_is_the_same_article_as_in_an_export_of_the_channel(library, channels):
    channels.take(POST, 100, 1)
    [added] = library.add(exported(17))
    assert added.outcome == "unchanged"
    assert [article.url for article in library.articles()] == ["https://t.me/eastport/17"]


def test_what_is_exported_of_a_known_channel_has_links_that_everybody_can_open(library, channels):
    library.add(exported(5))
    assert library.article("t.me/c/1500000001/5").url == "https://t.me/eastport/5"

    channels.seen(NEWS, "Eastport News", None)  # it is private now
    library.add(exported(5))
    assert library.article("t.me/c/1500000001/5").url == "https://t.me/c/1500000001/5"


def test_a_post_of_a_private_channel_has_the_address_for_its_members(library, channels):
    channels.seen(NEWS, "Eastport News", None)
    channels.take(replace(POST, username=None), 100, 1)
    [article] = library.articles()
    assert article.url == "https://t.me/c/1500000001/17"


def test_an_edit_is_a_revision_and_no_words_are_no_article(library, channels):
    channels.take(POST, 100, 1)
    assert channels.take(replace(POST, text="The ferry starts in July."), 200, 2) == "revised"
    assert [article.text for article in library.articles()] == ["The ferry starts in July."]
    assert channels.take(replace(POST, text=" \n👍"), 300, 3) == "removed"
    assert list(library.articles()) == []
    assert channels.take(replace(POST, text="It sails again."), 400, 4) == "added"


@pytest.mark.parametrize("restricted", [False, True])
def test_an_edit_under_another_name_of_the_channel_leaves_no_old_text(library, channels, restricted):
    channels.take(POST, 100, 1)
    if restricted:
        library.visibility.restrict("Eastport News", [5])
    channels.take(replace(POST, title="Eastport Today", username=None, text="It starts in July."), 200, 2)
    outlet = "Eastport News" if restricted else "Eastport Today"
    assert [(article.source, article.text) for article in library.articles()] == [(outlet, "It starts in July.")]


def test_a_channel_that_is_for_some_chats_alone_stays_so_whatever_it_is_called(library, channels):
    channels.take(POST, 100, 1)
    library.visibility.restrict("Eastport News", [5])
    for moment, title in enumerate(("Eastport Today", "Eastport Now"), 200):
        channels.seen(NEWS, title, None)
        assert channels.find(NEWS).title == title
        for number in (17, moment):
            channels.take(replace(POST, number=number, title=title, text=f"It starts, says {title}."), moment, 2)
    assert len(list(library.articles())) == 3
    assert library.latest(9, hidden=library.visibility.hidden_from(9)) == []
    assert channels.take(replace(POST, title="Eastport Now", text=""), 300, 3) == "removed"

    library.visibility.publish("Eastport News")
    channels.seen(NEWS, "Eastport Now", None)
    channels.take(replace(POST, number=201, title="Eastport Now", text="It started."), 400, 4)
    assert {article.source for article in library.articles()} == {"Eastport News", "Eastport Now"}
    assert len(list(library.articles())) == 2


def test_the_same_update_twice_changes_nothing(library, channels):
    channels.take(POST, 100, 1)
    before = library.last_change()
    assert channels.take(POST, 100, 1) == "unchanged"
    assert library.last_change() == before


@pytest.mark.parametrize(("moment", "update"), [(100, 1), (200, 1), (100, 9)])
def test_an_older_state_that_comes_late_does_not_win(library, channels, moment, update):
    channels.take(replace(POST, text="Corrected."), 200, 2)
    assert channels.take(POST, moment, update) == "outdated"
    assert [article.text for article in library.articles()] == ["Corrected."]


def test_a_post_that_lost_its_words_does_not_come_back_late(library, channels):
    channels.take(POST, 100, 1)
    channels.take(replace(POST, text=""), 200, 2)
    assert channels.take(POST, 100, 1) == "outdated"
    assert list(library.articles()) == []


def test_an_article_that_was_removed_by_hand_may_lose_its_words(library, channels):
    channels.take(POST, 100, 1)
    library.remove(["t.me/c/1500000001/17"])
    assert channels.take(replace(POST, text=""), 200, 2) == "no words"


def test_a_post_whose_article_was_removed_by_hand_brings_it_no_more(library, channels):
    channels.take(POST, 100, 1)
    library.remove(["t.me/c/1500000001/17"])
    assert channels.take(replace(POST, text="Corrected."), 200, 2) == "removed before"
    assert list(library.articles()) == []


def test_a_channel_is_off_until_it_is_switched_on(library):
    channels = Channels(library)
    assert channels.take(POST, 100, 1) == "off"
    channels.seen(NEWS, "Eastport News", None)
    assert channels.take(POST, 100, 1) == "off"
    channels.switch(NEWS, on=True)
    assert channels.take(POST, 100, 1) == "added"
    channels.switch(NEWS, on=False)
    assert channels.take(replace(POST, number=18), 100, 1) == "off"
    assert len(list(library.articles())) == 1


def test_what_is_known_of_a_channel_survives_and_is_brought_up_to_date(library, channels):
    channels.seen(NEWS, "Eastport Courier", "courier")
    [channel] = Channels(library).all()
    assert (channel.title, channel.username, channel.on) == ("Eastport Courier", "courier", True)
    channels.seen(NEWS, "Eastport Courier", "courier", administered=False)
    assert channels.find(NEWS).on
    assert not channels.find(NEWS).administered


def test_a_channel_that_is_off_is_forgotten_with_the_rights(library):
    channels = Channels(library)
    channels.seen(NEWS, "Eastport News", None)
    assert channels.seen(NEWS, "Eastport News", None, administered=False) is None
    assert channels.all() == []
    with pytest.raises(UserError, match="no channel"):
        channels.switch(NEWS, on=True)


@given(st.text(max_size=300))
def test_any_text_is_no_article_or_one_with_a_title(text):
    draft = posts.draft(replace(POST, text=text))
    assert draft is None or (prepared(draft).title and prepared(draft).text)
