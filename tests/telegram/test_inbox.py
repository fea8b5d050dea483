from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot import state
from bot.telegram.inbox import KEPT, MAX_TRIES, Inbox, SetAside
from knowledge.store.database import Database

BOT = 42


class Calendar:
    def __init__(self):
        self.now = datetime(2026, 3, 1, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def database(tmp_path):
    database = Database.from_file(tmp_path / "bot.db")
    yield database
    database.close()


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def inbox(database, calendar):
    return Inbox(database, BOT, calendar)


def update(number, text="Who?"):
    return {"update_id": number, "message": {"text": text, "from_the_future": {"x": [1]}}}


def test_updates_wait_in_order_until_they_are_done(inbox):
    assert inbox.store([update(3), update(1), update(2)]) == {1, 2, 3}
    inbox.done(2, "answered")
    assert inbox.pending() == [update(1), update(3)]
    assert inbox.outcome(2) == "answered"
    assert inbox.outcome(1) is None


def test_what_comes_twice_is_new_once(inbox):
    assert inbox.store([update(1), update(1)]) == {1}
    assert inbox.store([update(1, "Other?"), update(2)]) == {2}
    inbox.done(1, "answered")
    assert inbox.store([update(1)]) == set()
    assert inbox.pending() == [update(2)]
    assert inbox.store([]) == set()


def test_another_process_finds_them(inbox, database):
    inbox.store([update(1)])
    assert Inbox(database, BOT).pending() == [update(1)]
    other = Inbox(database, BOT + 1)
    assert other.pending() == []
    assert other.store([update(1, "Of another bot?")]) == {1}
    assert inbox.pending() == [update(1)]
    assert (inbox.waiting(besides=1), inbox.waiting(besides=2)) == (0, 1)


def test_the_words_go_when_it_is_done_and_the_number_a_week_later(inbox, database, calendar):
    inbox.store([update(1), update(2)])
    inbox.done(1, "answered")
    with database.reading() as connection:
        raw = connection.execute(sa.select(state.updates.c.raw).where(state.updates.c.id == 1)).scalar()
    assert raw is None
    inbox.prune(calendar.now + KEPT)
    assert inbox.outcome(1) == "answered"
    inbox.prune(calendar.now + KEPT + timedelta(seconds=1))
    assert inbox.outcome(1) is None
    assert [one["update_id"] for one in inbox.pending()] == [2]


def test_only_what_was_being_sent_may_come_twice_and_is_counted_once(inbox):
    inbox.store([update(number) for number in range(1, 6)])
    inbox.sending(1)
    inbox.sending(2)
    inbox.held(2, unknown=False)
    inbox.sending(3)
    inbox.held(3, unknown=True)
    inbox.sending(4)
    inbox.done(4, "answered")
    assert inbox.doubles_possible() == 1
    assert [one["update_id"] for one in inbox.pending()] == [1, 2, 3, 5]
    assert inbox.doubles_possible() == 2
    inbox.pending()
    assert inbox.doubles_possible() == 2


def test_tries_count_only_what_never_came_to_an_end(inbox):
    inbox.store([update(1)])
    for end in (inbox.release, inbox.sending):
        for _ in range(MAX_TRIES):
            inbox.begin(1)
        end(1)
    for _ in range(MAX_TRIES):
        inbox.begin(1)
    with pytest.raises(SetAside):
        inbox.begin(1)


def test_a_transaction_that_fails_stores_nothing(inbox):
    with pytest.raises(KeyError):
        inbox.store([update(1), {"message": {}}])
    assert inbox.pending() == []
