from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from older import aged

from knowledge.article import Draft, Visit, revision_of
from knowledge.errors import UserError
from knowledge.intake.origin import MOST_TRIES, Item, Kind, after_failure
from knowledge.intake.origins import Origins
from knowledge.library import Library
from knowledge.store.visits import Visits

NOW = datetime(2024, 5, 13, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def origins(tmp_path):
    library = Library.from_folder(tmp_path)
    yield Origins(library.database)
    library.close()


@pytest.fixture
def feed(origins):
    return origins.add(Kind.FEED, "https://example.org/feed", "The Harbour Post")


def test_a_place_is_known_once_and_due_at_once(origins, feed):
    again = origins.add(Kind.FEED, "https://example.org/feed")

    assert again.id == feed.id
    assert again.source == "The Harbour Post"
    assert origins.all() == [feed]
    assert origins.due(Kind.FEED, datetime.now(UTC)) == [feed]
    assert origins.due(Kind.FOLDER, datetime.now(UTC)) == []


def test_what_was_looked_at_rests_and_keeps_its_state(origins, feed):
    origins.succeeded(feed, NOW, NOW + HOUR, {"etag": '"1"'})

    assert origins.due(Kind.FEED, NOW + HOUR / 2) == []
    (due,) = origins.due(Kind.FEED, NOW + HOUR)
    assert due.state == {"etag": '"1"'}
    assert due.succeeded == NOW


def test_a_place_that_fails_is_left_alone_for_longer_each_time(origins, feed):
    waits = []
    for _ in range(12):
        origins.failed(feed, NOW, "it does not answer")
        (feed,) = origins.all()
        waits.append(feed.due - NOW)

    assert waits == sorted(waits)
    assert waits[0] < waits[3] < timedelta(hours=1)
    assert waits[-1] == waits[-2]
    assert feed.reason == "it does not answer"
    origins.succeeded(feed, NOW, NOW + HOUR, {})
    assert origins.all()[0].failures == 0
    assert origins.all()[0].reason is None


def test_a_place_that_asks_for_patience_gets_it(origins, feed):
    origins.failed(feed, NOW, "too many questions", 6 * HOUR)

    assert origins.all()[0].due == NOW + 6 * HOUR


def test_an_item_is_tried_again_until_it_has_failed_too_often(origins, feed):
    moment, tries = NOW, 0
    while tries < 100 and (tries == 0 or origins.retries(feed, moment)):
        origins.item_failed(feed, "https://example.org/1", moment, "it has no text")
        tries += 1
        assert origins.retries(feed, moment) == []
        moment += timedelta(days=1)

    assert tries == MOST_TRIES
    item = origins.item(feed, "https://example.org/1")
    assert (item.tries, item.reason, item.due) == (MOST_TRIES, "it has no text", None)


def test_an_item_that_changed_begins_again():
    item = Item("a")
    for _ in range(MOST_TRIES):
        item = after_failure(item, NOW, "unreadable", stamp="1")
    assert item.due is None
    item = after_failure(item, NOW, "unreadable", stamp="2")

    assert item.tries == 1
    assert item.due is not None


def test_an_item_that_fails_for_good_is_not_tried_again():
    item = after_failure(Item("a"), NOW, "it is a picture", again=False)

    assert (item.reason, item.due) == ("it is a picture", None)


def test_a_failure_keeps_what_was_brought_and_a_success_forgets_the_failure(origins, feed):
    origins.stored(feed, "a", NOW, ["1", "2"], "x")
    origins.item_failed(feed, "a", NOW, "cut short")
    assert origins.item(feed, "a").articles == ("1", "2")

    origins.stored(feed, "a", NOW + HOUR, ["2", "3"], "y")
    item = origins.item(feed, "a")
    assert (item.articles, item.tries, item.reason, item.fetched) == (("2", "3"), 0, None, NOW + HOUR)


def test_only_what_nothing_else_brings_is_left_alone(origins, feed):
    folder = origins.add(Kind.FOLDER, "/articles")
    origins.stored(feed, "a", NOW, ["1", "2", "3"])
    origins.stored(feed, "b", NOW, ["2"])
    origins.stored(folder, "a", NOW, ["3"])

    assert origins.orphans(feed, "a") == ["1"]
    assert origins.orphans(feed, "a", ["1"]) == []
    origins.gone(feed, "b")
    assert origins.orphans(feed, "a") == ["1", "2"]
    origins.remove(Kind.FOLDER, "/articles")
    assert origins.orphans(feed, "a") == ["1", "2", "3"]


def test_a_place_that_is_removed_takes_its_items_along(origins, feed):
    origins.stored(feed, "a", NOW, ["1"])
    origins.remove(Kind.FEED, feed.address)

    assert origins.all() == []
    assert origins.items(origins.add(Kind.FEED, feed.address)) == {}


def test_an_unknown_place_is_named(origins):
    with pytest.raises(UserError, match=r"no feed 'https://example\.com/' is known: `dateline sources`"):
        origins.remove(Kind.FEED, "https://example.com/")


def test_a_library_that_kept_one_article_a_page_keeps_all_that_a_feed_took_there(tmp_path):
    url = "https://harbour.example/status"
    library = Library.from_folder(tmp_path)
    drafts = [Draft(f"Report {n}", f"Pump {n} stands still.", id=str(n), url=url) for n in range(4)]
    library.add([*drafts[:3], replace(drafts[3], visit=Visit(url, '"7"'))])
    feed = Origins(library.database).add(Kind.FEED, "https://harbour.example/feed")
    for n in (0, 1, 3):
        Origins(library.database).stored(feed, f"r{n}", feed.added, [str(n)])
    aged(library.database, 6)
    library.close()

    library = Library.from_folder(tmp_path)
    assert Visits(library.database).find(url)
    assert Visits(library.database).drop(url) == ["0", "1", "3"]
    assert library.coverage().articles == 4
    library.close()


@pytest.mark.parametrize("schema", [1, 2, 3, 4, 5])
def test_an_older_library_gets_what_it_lacks_and_keeps_the_rest(tmp_path, schema):
    library = Library.from_folder(tmp_path)
    (added,) = library.add([Draft("Ferry opens", "The ferry opens in June.")])
    corrected = [Draft("Fares", f"A ticket is {price} crowns.", id="17", source="Post") for price in (5, 6)]
    [library.add([draft]) for draft in corrected]
    aged(library.database, schema)
    library.close()

    library = Library.from_folder(tmp_path)
    assert library.article(added.id).title == "Ferry opens"
    assert library.changed(library.article(added.id).revision) is None  # nobody wrote down when
    old, new = (library.revision(revision_of(draft.title, draft.text)) for draft in corrected)
    assert (old.now, old.outlets, old.revised) == (("17",), {"Post"}, True)
    assert (new.now, new.outlets, new.article_ids) == ((), frozenset(), ("17",))
    assert Origins(library.database).add(Kind.FOLDER, "/articles").id
    assert Visits(library.database).find("https://example.com/") is None
    with library.database.reading() as connection:
        assert "ix_copies_url" in {index["name"] for index in sa.inspect(connection).get_indexes("copies")}
    library.close()
    Library.from_folder(tmp_path).close()
