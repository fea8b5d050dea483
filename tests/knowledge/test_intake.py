"""Any kind of origin, taken in: by a collector that says what the test tells it to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from knowledge.article import Draft
from knowledge.errors import GoneError, MissingError, TransientError, UserError
from knowledge.intake.collector import Found, Look
from knowledge.intake.intake import BATCH, Intake
from knowledge.intake.origin import MOST_TRIES, Kind
from knowledge.intake.origins import Origins
from knowledge.intake.sources import sources
from knowledge.library import Library

NOW = datetime(2024, 5, 13, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
FEED = "https://example.org/feed"


def ferry(text="The ferry opens in June.", **more):
    return Draft("Ferry opens", text, **more)


class Place:
    """An origin whose things are what the test puts there: drafts, or an error."""

    longest_wait = timedelta(hours=12)

    def __init__(self):
        self.things = {}
        self.error = None
        self.read = []

    def look(self, _origin, known, _now):
        if self.error:
            raise self.error
        stamps = {key: repr(thing) for key, thing in self.things.items()}
        changed = [k for k, stamp in stamps.items() if k not in known or known[k].stamp != stamp]
        gone = [key for key in known if key not in stamps]
        return Look([self._found(k) for k in changed], gone, {"looks": 1}, 10 * MINUTE)

    def again(self, _origin, item):
        return self._found(item.key)

    def _found(self, key):
        return Found(key, repr(self.things[key]), lambda: self._drafts(key))

    def _drafts(self, key):
        self.read.append(key)
        for thing in self.things[key]:
            if isinstance(thing, Exception):
                raise thing
            yield thing


class Desk:
    """A Library with one origin, at a time that the test moves on."""

    def __init__(self, folder):
        self.library = Library.from_folder(folder)
        self.origins = Origins(self.library.database)
        self.place = Place()
        self.now = datetime.now(UTC) + MINUTE
        self.going = True
        self.intake = Intake(self.library, {Kind.FEED: self.place}, lambda: self.now, lambda: self.going)
        self.origin = self.origins.add(Kind.FEED, FEED)

    def later(self, time=15 * MINUTE):
        self.now += time
        return self.intake.run()

    def texts(self):
        return sorted(article.text for article in self.library.articles())

    def item(self, key="a"):
        return self.origins.item(self.origin, key)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.library.close()


def test_what_is_new_is_stored_and_looked_at_again_only_when_it_is_due(desk):
    desk.place.things["a"] = [ferry()]
    taken = desk.later()

    assert taken.outcomes == {"added": 1}
    assert desk.texts() == ["The ferry opens in June."]
    assert desk.item().articles == tuple(article.id for article in desk.library.articles())
    desk.place.things["b"] = [Draft("Bridge shut", "The bridge is shut.")]
    assert desk.later(5 * MINUTE).outcomes == {}
    assert desk.later(6 * MINUTE).outcomes == {"added": 1}
    assert desk.place.read == ["a", "b"]


def test_a_clock_that_was_wrong_and_is_set_back_keeps_nothing_waiting(desk):
    desk.now += timedelta(days=400)
    desk.later()
    desk.now -= timedelta(days=400)
    desk.place.things["a"] = [ferry()]
    assert desk.later(MINUTE).outcomes == {"added": 1}
    desk.place.things["b"] = [Draft("Bridge shut", "The bridge is shut.")]
    assert desk.later(5 * MINUTE).outcomes == {}


def test_what_failed_by_a_clock_that_was_wrong_is_tried_again_once_it_is_set_back(desk):
    desk.now += timedelta(days=400)
    desk.place.things["a"] = [MissingError("not there")]
    desk.later()
    desk.now -= timedelta(days=400)
    desk.place.things["a"] = [ferry()]
    desk.place.error = TransientError("busy")
    desk.later(MINUTE)
    assert desk.texts() == ["The ferry opens in June."]  # the thing

    desk.now += timedelta(days=400)
    desk.later()
    desk.now -= timedelta(days=400)
    desk.place.error = None
    desk.place.things["b"] = [Draft("Bridge shut", "The bridge is shut.")]
    assert desk.later(MINUTE).outcomes == {"added": 1}  # and the place


def test_what_is_read_when_its_origin_gives_way_to_another_goes_to_neither(desk):
    class Meanwhile(list):
        def __iter__(self):
            desk.origins.remove(Kind.FEED, FEED)
            desk.other = desk.origins.add(Kind.FEED, FEED + "2")
            return super().__iter__()

    desk.place.things["a"] = Meanwhile([ferry()])
    desk.later()
    assert (desk.texts(), desk.origins.items(desk.other)) == ([], {})
    assert desk.other.id == desk.origin.id  # numbers are given again
    assert desk.origins.all() == [desk.other]  # not looked at, and nothing kept with it


def test_a_change_is_a_revision_that_old_citations_are_verified_by(desk):
    desk.place.things["a"] = [ferry()]
    desk.later()
    (before,) = desk.library.articles()
    desk.place.things["a"] = [ferry("The ferry opens in July.")]
    taken = desk.later()

    assert taken.outcomes == {"revised": 1}
    (after,) = desk.library.articles()
    assert (after.id, after.text) == (before.id, "The ferry opens in July.")
    assert desk.library.revision(before.revision).revised


def test_what_goes_is_removed_unless_something_else_brings_it(desk):
    shared = Draft("Bridge shut", "The bridge is shut.", id="bridge")
    desk.place.things |= {"a": [ferry(), shared], "b": [shared]}
    desk.later()
    del desk.place.things["a"]
    taken = desk.later()

    assert taken.removed == 1
    assert desk.texts() == ["The bridge is shut."]
    del desk.place.things["b"]
    desk.later()
    assert desk.texts() == []
    assert desk.origins.items(desk.origin) == {}


def test_what_moves_from_one_thing_to_another_stays_the_same_article(desk):
    moved = Draft("Bridge shut", "The bridge is shut.", id="bridge")
    desk.place.things |= {"a": [ferry(id="f"), moved], "b": [Draft("Owl", "An owl nested.", id="o")]}
    desk.later()
    before = desk.library.last_change()
    desk.place.things |= {"a": [ferry(id="f")], "b": [Draft("Owl", "An owl nested.", id="o"), moved]}
    taken = desk.later()

    assert taken.removed == 0
    assert len(desk.texts()) == 3
    assert desk.library.last_change() == before


def test_when_two_had_other_words_for_one_article_the_one_that_stays_has_the_say(desk):
    desk.place.things |= {"a": [ferry("In June.", id="f")], "b": [ferry("In July.", id="f")]}
    desk.later()
    assert desk.texts() == ["In July."]
    del desk.place.things["b"]
    desk.later()
    desk.later()

    assert desk.texts() == ["In June."]


def test_what_was_added_by_hand_stays_when_a_file_with_it_goes(desk):
    desk.library.add([ferry(id="f")])
    desk.place.things["a"] = [ferry("In July.", id="f")]
    assert desk.later().outcomes == {"revised": 1}
    del desk.place.things["a"]

    assert desk.later().removed == 0
    assert desk.texts() == ["In July."]


def test_what_was_removed_by_hand_is_not_missed_and_does_not_come_back(desk):
    desk.place.things["a"] = [ferry()]
    desk.later()
    desk.library.remove([article.id for article in desk.library.articles()])
    desk.later()
    assert desk.texts() == []
    del desk.place.things["a"]

    assert desk.later().removed == 0
    assert desk.origins.items(desk.origin) == {}


@pytest.mark.parametrize("again", ["The ferry opens in June.", "The ferry opens in July."])
@pytest.mark.parametrize("given", [{}, {"id": "17"}, {"url": "https://example.org/ferry"}])
def test_what_was_removed_by_hand_stays_so_however_it_changes_until_it_is_added_by_hand(desk, given, again):
    bridge = Draft("Bridge shut", "The bridge is shut.", id="18")
    desk.place.things |= {"a": [ferry(**given)], "b": [bridge, ferry(id="19")]}
    desk.later()
    (removed,) = desk.item("a").articles
    desk.library.remove([removed, "19"])
    changed = ferry(again, author="Mia Berg", **given)
    desk.place.things |= {"a": [changed], "b": [bridge, ferry(again, author="Mia Berg", id="19")]}
    assert desk.later().outcomes == {"unchanged": 1}
    assert desk.texts() == ["The bridge is shut."]
    assert "has an article that was removed here and stays away" in desk.item("a").reason
    assert [source.articles for source in sources(desk.library.database).origins] == [1]

    desk.library.add([ferry(id=removed)])
    desk.place.things["a"] = [ferry("The ferry opens in May.", **given)]
    assert desk.later().outcomes == {"revised": 1}
    assert "The ferry opens in May." in desk.texts()


def test_another_article_in_the_place_of_one_that_was_removed_is_taken_in(desk):
    desk.place.things["a"] = [ferry(id="17")]
    desk.later()
    desk.library.remove(["17"])
    desk.place.things["a"] = [Draft("Bridge shut", "The bridge is shut.", id="18")]
    desk.later()
    assert desk.texts() == ["The bridge is shut."]
    desk.place.things["a"] = [ferry(id="17")]
    desk.later()
    assert desk.texts() == []


def test_of_a_long_file_only_what_was_removed_stays_away(desk):
    count = BATCH + 50
    desk.place.things["a"] = [ferry(f"The ferry opens in {n}.", id=str(n)) for n in range(count)]
    desk.later()
    away = ["0", str(BATCH + 3)]
    desk.library.remove(away)
    for state in "more", "last":
        desk.place.things["a"] = [ferry(f"The ferry opens in {n}, {state}.", id=str(n)) for n in range(count)]
        desk.later()
        assert {article.id for article in desk.library.articles()} == set(map(str, range(count))) - set(away)
        assert "was removed here and stays away" in desk.item().reason


def test_one_that_fails_keeps_none_of_the_others_out(desk):
    desk.place.things |= {
        "a": [ferry("One."), UserError("a has no title: give it one")],
        "b": [ValueError("a bug")],
        "c": [Draft("Too long a title " * 100, "Text.")],
        "d": [ferry("Four.")],
    }
    taken = desk.later()

    assert desk.texts() == ["Four.", "One."]
    assert [failure.key for failure in taken.failures] == ["a", "b", "c"]
    assert desk.item("a").reason == "a has no title: give it one"
    assert "ValueError" in desk.item("b").reason
    assert "shorten it" in desk.item("c").reason
    assert desk.item("d").reason is None


def test_a_passing_failure_is_tried_again_later_and_later_until_too_often(desk):
    desk.place.things["a"] = [TransientError("it is busy")]
    desk.later()
    waits = []
    while due := desk.item().due:
        waits.append(due - desk.now)
        desk.now = due - timedelta(seconds=1)
        desk.intake.run()
        assert len(desk.place.read) == len(waits)
        desk.now = due
        desk.intake.run()

    assert len(desk.place.read) == MOST_TRIES
    assert waits == sorted(waits)
    assert waits[-1] > 8 * waits[0]


def test_a_retry_that_works_takes_the_thing_in_and_forgets_the_failure(desk):
    desk.place.things["a"] = [MissingError("not there")]
    desk.later()
    desk.place.things["a"] = [ferry()]
    desk.place.error = TransientError("the feed itself does not answer")
    desk.later()

    assert desk.texts() == ["The ferry opens in June."]
    assert (desk.item().reason, desk.item().due) == (None, None)


def test_who_asks_for_patience_gets_it(desk):
    desk.place.things["a"] = [TransientError("busy", retry_after=timedelta(hours=3))]
    desk.later()
    assert desk.item().due == desk.now + timedelta(hours=3)

    desk.place.error = TransientError("busy", retry_after=timedelta(hours=5))
    desk.later()
    assert desk.origins.all()[0].due == desk.now + timedelta(hours=5)


def test_what_must_change_first_is_not_tried_again_before_it_does(desk):
    desk.place.things["a"] = [UserError("it is a picture")]
    desk.later()
    for _ in range(20):
        desk.later(timedelta(hours=12))
    assert desk.place.read == ["a"]

    desk.place.things["a"] = [ferry()]
    desk.later()
    assert desk.texts() == ["The ferry opens in June."]


def test_by_command_everything_that_failed_is_tried_again_at_once(desk):
    desk.place.things |= {"a": [UserError("it is a picture")], "b": [TransientError("busy")]}
    desk.later()
    desk.place.things |= {"a": [ferry("One.")], "b": [ferry("Two.")]}
    desk.intake.retry()

    assert desk.texts() == ["One.", "Two."]


def test_what_was_removed_at_its_source_is_removed_here_and_asked_for_no_more(desk):
    desk.place.things["a"] = [ferry()]
    desk.later()
    desk.place.things["a"] = [GoneError("removed")]
    taken = desk.later()

    assert taken.removed == 1
    assert desk.texts() == []
    desk.later()
    desk.later()
    assert desk.place.read == ["a", "a"]


def test_a_failure_keeps_what_was_taken_in_before(desk):
    desk.place.things["a"] = [ferry("One.", id="1"), ferry("Two.", id="2")]
    desk.later()
    desk.place.things["a"] = [ferry("Three.", id="3"), UserError("line 2 is no article")]
    desk.later()

    assert desk.texts() == ["One.", "Three.", "Two."]
    desk.place.things["a"] = [ferry("Three.", id="3"), ferry("Four.", id="4")]
    desk.later()
    assert desk.texts() == ["Four.", "Three."]


def test_a_place_that_fails_is_left_alone_and_says_why(desk):
    desk.place.things["a"] = [ferry()]
    desk.place.error = RuntimeError("a bug")
    taken = desk.later()

    (origin,) = desk.origins.all()
    assert (origin.failures, origin.succeeded) == (1, None)
    assert "RuntimeError" in origin.reason
    assert [failure.key for failure in taken.failures] == [None]
    desk.place.error = None
    desk.later()
    assert desk.origins.all()[0].reason is None
    assert len(desk.texts()) == 1


def test_of_a_large_thing_some_are_stored_at_a_time_and_all_belong_to_it(desk):
    count = 2 * BATCH + 50
    desk.place.things["a"] = [Draft(f"Boat {i}", f"Boat {i} left.", id=f"b{i}") for i in range(count)]
    desk.later()

    assert len(desk.texts()) == len(desk.item().articles) == count
    desk.place.things["a"] = desk.place.things["a"][:3]
    assert desk.later().removed == count - 3


def test_stopped_in_the_middle_it_goes_on_with_the_rest_the_next_time(desk):
    def stop():
        yield ferry("One.")
        desk.going = False

    desk.place.things |= {"a": stop(), "b": [ferry("Two.")]}
    desk.later()
    assert desk.place.read == ["a"]

    desk.going = True
    desk.place.things["a"] = [ferry("One.")]
    desk.later(MINUTE)
    assert desk.texts() == ["One.", "Two."]


def test_a_place_that_nobody_watches_any_more_brings_nothing_more(desk):
    def unwatched():
        yield ferry()
        desk.origins.remove(Kind.FEED, FEED)

    desk.place.things["a"] = unwatched()
    desk.later()

    assert desk.texts() == []


def test_what_only_one_place_brought_can_be_cleared(desk):
    other = desk.origins.add(Kind.FOLDER, "/articles")
    desk.place.things |= {"a": [ferry("One."), Draft("Owl", "Owl.", id="o")], "b": [ferry("Two.")]}
    desk.later()
    desk.origins.stored(other, "x", NOW, ["o"])

    assert desk.intake.clear(desk.origin).removed == 2
    assert desk.texts() == ["Owl."]


def test_calls_in_a_block_are_one_transaction(desk):
    def block():
        with desk.library.database.writing():
            desk.library.add([ferry()])
            seen.append(desk.texts())
            with pytest.raises(UserError):
                desk.library.remove(["unknown"])
            raise RuntimeError("stop")

    seen = []
    with pytest.raises(RuntimeError, match="stop"):
        block()

    assert seen == [["The ferry opens in June."]]
    assert desk.texts() == []
