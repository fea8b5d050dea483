import asyncio
import os
import threading

import pytest

from bot.telegram.ledger import Ledger
from bot.telegram.patience import Patience, SystemClock
from bot.telegram.workers import Workers
from knowledge.store.database import Database

AT_ONCE = max(2, os.cpu_count() or 2)


@pytest.fixture
def workers(tmp_path):
    database = Database.from_file(tmp_path / "bot.db")
    workers = Workers(Patience(SystemClock()), Ledger(database))
    yield workers
    workers.close()
    database.close()


@pytest.fixture
async def busy(workers):
    """All that looks questions up is busy until the event is set."""
    begun, end = threading.Semaphore(0), threading.Event()

    def work():
        begun.release()
        assert end.wait(10)

    tasks = [asyncio.ensure_future(workers.ask(work)) for _ in range(AT_ONCE)]
    for _ in tasks:
        assert await asyncio.to_thread(begun.acquire, timeout=10)
    yield end
    end.set()
    await asyncio.gather(*tasks)


async def test_what_is_of_no_use_later_goes_before_questions_that_can_wait(workers, busy):
    order = []
    waiting = [asyncio.ensure_future(workers.ask(order.append, n)) for n in range(20)]
    urgent = asyncio.ensure_future(workers.offer(order.append, "now"))
    await asyncio.sleep(0)
    assert order == []
    busy.set()
    await asyncio.gather(urgent, *waiting)
    assert "now" in order[:AT_ONCE]
    assert {*order} == {"now", *range(20)}


async def test_closed_they_leave_nobody_waiting(workers, busy):
    waiting = [asyncio.ensure_future(ask(print)) for ask in (workers.ask, workers.offer)]
    await asyncio.sleep(0)
    workers.close()
    for task in waiting:
        with pytest.raises(asyncio.CancelledError):
            await task
    busy.set()
