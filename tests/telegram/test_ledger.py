import asyncio
import threading

import pytest
from sqlalchemy import event

from bot.telegram.inbox import Inbox
from bot.telegram.ledger import Ledger
from knowledge.errors import TransientError
from knowledge.store.database import Database


def update(number):
    return {"update_id": number, "message": {"text": "Who?"}}


@pytest.fixture
def database(tmp_path):
    database = Database.from_file(tmp_path / "bot.db", busy_seconds=0)
    yield database
    database.close()


@pytest.fixture
def inbox(database):
    return Inbox(database, 42)


@pytest.fixture
def ledger(database):
    ledger = Ledger(database)
    yield ledger
    ledger.close()


def kept(inbox):
    return [one["update_id"] for one in inbox.pending()]


async def held(ledger):
    """Work that keeps the ledger busy until the event is set."""
    begun, end = threading.Event(), threading.Event()

    def work():
        begun.set()
        assert end.wait(10)

    task = asyncio.ensure_future(ledger.do(work))
    assert await asyncio.to_thread(begun.wait, 10)
    return task, end


async def test_what_fails_undoes_itself_alone(ledger, inbox):
    first, end = await held(ledger)

    def fails():
        inbox.store([update(2)])
        raise LookupError

    tasks = [asyncio.ensure_future(ledger.do(inbox.store, [update(n)])) for n in (1, 3)]
    failing = asyncio.ensure_future(ledger.do(fails))
    await asyncio.sleep(0)
    end.set()
    assert await asyncio.gather(first, *tasks) == [None, {1}, {3}]
    with pytest.raises(LookupError):
        await failing
    assert kept(inbox) == [1, 2, 3]  # a call that came to its end is kept, as it would be by itself


async def test_what_waits_is_committed_together_and_in_order(ledger, inbox, database):
    commits = []
    event.listen(database._engine, "commit", commits.append)
    first, end = await held(ledger)
    tasks = [asyncio.ensure_future(ledger.do(inbox.store, [update(n)])) for n in range(1, 41)]
    await asyncio.sleep(0)
    end.set()
    assert await asyncio.gather(first, *tasks) == [None, *({n} for n in range(1, 41))]
    assert len(commits) == 2
    assert kept(inbox) == [*range(1, 41)]


async def test_where_nothing_can_be_written_all_who_wait_are_told(ledger, inbox, tmp_path):
    other = Database.from_file(tmp_path / "bot.db")
    with other.writing():
        outcomes = await asyncio.gather(
            *(ledger.do(inbox.store, [update(n)]) for n in (1, 2)), return_exceptions=True
        )
    other.close()
    assert [type(outcome) for outcome in outcomes] == [TransientError, TransientError]
    assert kept(inbox) == []
    assert await ledger.do(inbox.store, [update(3)]) == {3}


async def test_closed_it_leaves_nobody_waiting(ledger, inbox):
    first, end = await held(ledger)
    waiting = asyncio.ensure_future(ledger.do(inbox.store, [update(1)]))
    await asyncio.sleep(0)
    ledger.close()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    end.set()
    await first
    assert kept(inbox) == []
