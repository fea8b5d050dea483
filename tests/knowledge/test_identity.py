"""One link is one article, with an id of its own or without; and links that are shared swallow nothing."""

from datetime import date

import pytest

from knowledge.article import Draft, Visit, revision_of
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library, Outcome
from knowledge.store.visits import Visits

U = "https://harbour.example/ferry"
HOME = "https://harbour.example/"


@pytest.fixture
def library(tmp_path):
    library = Library.from_folder(tmp_path)
    yield library
    library.close()


def text(number):
    return f"Text {number} of the ferry."


def live(library):
    return sorted((article.id, article.text) for article in library.articles())


def add(library, *drafts):
    return [one.outcome for draft in drafts for one in library.add([draft])]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_link_with_new_text_is_a_new_revision_whoever_gave_it_an_id(library, at_once):
    drafts = [
        Draft("Ferry", text(1), url=U, id="A1"),
        Draft("Ferry opens", text(2), url=f"{U}?utm_source=x"),
        Draft("Ferry opens", text(3), url=U, id="A1"),
    ]
    added = library.add(drafts) if at_once else [one for draft in drafts for one in library.add([draft])]
    assert [one.outcome for one in added] == [Outcome.ADDED, Outcome.REVISED, Outcome.REVISED]
    assert live(library) == [("A1", text(3))]
    for title, old in (("Ferry", text(1)), ("Ferry opens", text(2))):
        assert library.revision(revision_of(title, old)).revised  # which is told otherwise than withdrawn
    assert library.coverage().articles == len(library.live_revisions()) == 1
    assert add(library, Draft("Ferry opens", text(3), url=U)) == [Outcome.UNCHANGED]


def test_a_page_without_an_id_is_taken_over_with_its_day_and_its_outlet(library):
    (page,) = library.add([Draft("Ferry", text(1), url=U, published=date(2024, 5, 13), source="Post")])
    assert add(library, Draft("New ferry", text(2), url=U, id="17")) == [Outcome.REVISED]
    found = library.article("17")
    assert (found.text, found.published, found.source) == (text(2), date(2024, 5, 13), "Post")
    assert library.article(page.id) is None
    assert add(library, Draft("New ferry", text(2), url=U, id="17")) == [Outcome.UNCHANGED]
    # A page with the text that it has gives it its number, and no text is split again.
    library.add([Draft("Fares", text(3), url=f"{U}/fares")])
    assert add(library, Draft("Fares", text(3), url=f"{U}/fares", id="18")) == [Outcome.UPDATED]
    assert live(library) == [("17", text(2)), ("18", text(3))]


def test_an_article_that_moves_to_the_link_of_a_page_takes_it_over(library):
    library.add([Draft("Ferry", text(1), url=f"{U}/old", id="17"), Draft("Ferry", text(2), url=U)])
    assert add(library, Draft("Ferry", text(3), url=U, id="17")) == [Outcome.REVISED]
    assert live(library) == [("17", text(3))]


@pytest.mark.parametrize("at_once", [False, True])
def test_many_articles_with_one_link_do_not_swallow_each_other(library, at_once):
    items = [Draft(f"Story {n}", text(n), url=HOME, id=str(n)) for n in range(5)]
    editions = [
        Draft("Morning briefing", text(10 + n), url=U, id=f"e{n}", published=date(2024, 5, 1 + n)) for n in range(5)
    ]
    untitled = [Draft("", text(20 + n), url=f"{U}/live", id=f"l{n}") for n in range(5)]
    letters = [
        Draft("Letters", text(40 + n), url=f"{U}/letters", id=f"p{n}", published=date(2024, 5, 1)) for n in range(5)
    ]
    drafts = [*items, *editions, *untitled, *letters]
    for _ in range(2):
        if at_once:
            library.add(drafts)
        else:
            add(library, *drafts)
        assert len(live(library)) == 20
    assert set(add(library, *drafts)) == {Outcome.UNCHANGED}
    # The home page itself is none of them, and stays one article beside them.
    assert add(library, Draft("Harbour", text(30), url=HOME), Draft("Harbour", text(31), url=HOME)) == [
        Outcome.ADDED,
        Outcome.REVISED,
    ]
    assert add(library, *items, Draft("Story 6", text(6), url=HOME, id="6")) == [Outcome.UNCHANGED] * 5 + [
        Outcome.ADDED
    ]
    assert len(live(library)) == 22


def test_one_text_under_two_ids_is_a_duplicate_as_ever(library):
    drafts = [Draft("Ferry", text(1), url=U, id=i) for i in ("A1", "A2")]
    assert add(library, *drafts) == [Outcome.ADDED, Outcome.DUPLICATE]
    assert add(library, *drafts) == [Outcome.UNCHANGED] * 2
    assert add(library, Draft("Ferry", text(2), url=U, id="A3")) == [Outcome.ADDED]
    assert live(library) == [("A1", text(1)), ("A2", text(1)), ("A3", text(2))]


def test_what_one_outlet_has_is_not_taken_over_by_another(library):
    library.add([Draft("Ferry", text(1), url=U, id="S1", source="Secret Desk")])
    assert add(library, Draft("Ferry", text(2), url=U, source="Open Post")) == [Outcome.ADDED]
    assert [one for _, one in live(library)] == [text(1), text(2)]


def test_what_brought_an_article_that_is_taken_over_still_owns_it(library):
    origins = Origins(library.database)
    (page,) = library.add([Draft("Ferry", text(1), url=U, visit=Visit(U))])
    feed = origins.add(Kind.FEED, "https://harbour.example/feed")
    origins.stored(feed, "entry", feed.added, [page.id])
    library.add([Draft("Ferry", text(2), url=U, id="17")])
    assert origins.items(feed)["entry"].articles == ("17",)
    assert Visits(library.database).find(U).article == "17"
    library.remove(["17"])
    assert Visits(library.database).find(U) is None
