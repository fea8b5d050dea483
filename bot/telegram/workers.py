"""Threads for what blocks, so that the event loop never waits: a pool each, so that neither starves the other."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import structlog

from knowledge.errors import DatelineError, TransientError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.ledger import Ledger
    from bot.telegram.patience import Patience

TAKERS = 4
"""Pages and documents at once: most of the time goes by waiting for a site."""

NICE = 5
"""How much a thread of those who run the bot stands back behind those that serve readers."""

_T = TypeVar("_T")
_log = structlog.get_logger(__name__)


class _Pool(ThreadPoolExecutor):
    """Threads for one kind of work, which is begun in the order in which it comes."""

    async def do(self, work: Callable[..., _T], *given: object) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self, work, *given)


class _Lookups:
    """Threads for what keeps a processor busy: no more of them than there are processors, and urgent work first."""

    def __init__(self, threads: int, name: str) -> None:
        self._threads = ThreadPoolExecutor(threads, name)
        self._urgent: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._patient: deque[tuple[Future[Any], Callable[[], Any]]] = deque()

    async def do(self, work: Callable[..., _T], *given: object) -> _T:
        return await self._done(self._patient, partial(work, *given))

    async def do_first(self, work: Callable[..., _T], *given: object) -> _T:
        return await self._done(self._urgent, partial(work, *given))

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        for line in (self._urgent, self._patient):
            with suppress(IndexError):  # a thread may have been faster
                while line:
                    line.popleft()[0].cancel()

    async def _done(self, line: deque[tuple[Future[Any], Callable[[], Any]]], work: Callable[[], _T]) -> _T:
        done: Future[_T] = Future()
        line.append((done, work))
        self._threads.submit(self._next)
        return await asyncio.wrap_future(done)

    def _next(self) -> None:
        try:
            done, work = self._urgent.popleft()
        except IndexError:
            done, work = self._patient.popleft()
        if not done.set_running_or_notify_cancel():
            return
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - as a pool of threads does, it is raised where it is waited for
            done.set_exception(error)


class Workers:
    """The ledger of the bot's database, which takes one writer at a time, and a few threads for each kind of work.

    What is in use by somebody else is tried again, for as long as the process lives; then Stopping is raised.
    """

    def __init__(self, patience: Patience, ledger: Ledger) -> None:
        self._patience = patience
        self._ledger = ledger
        self._look = _Pool(2, "dateline-look")
        self._keep = _Pool(1, "dateline-keep")
        self._take = _Pool(TAKERS, "dateline-take")
        self._ask = _Lookups(max(2, os.cpu_count() or 2), "dateline-ask")
        self._aside = _Pool(2, "dateline-aside", _stand_back)

    async def store(self, work: Callable[..., _T], *given: object) -> _T:
        """Use the bot's database, once."""
        return await self._ledger.do(work, *given)

    async def record(self, work: Callable[..., _T], *given: object) -> _T:
        """Write what became of an update into the bot's database.

        Until that is done, whatever is in the way: when the disk is full, it goes on once there is room again.
        """
        return await self._until_done(self._ledger.do, DatelineError, work, *given)

    async def look(self, work: Callable[..., _T], *given: object) -> _T:
        """Look something up and render it: quick, also while questions take long."""
        return await self._until_done(self._look.do, TransientError, work, *given)

    async def ask(self, work: Callable[..., _T], *given: object) -> _T:
        """Answer a question."""
        return await self._until_done(self._ask.do, TransientError, work, *given)

    async def offer(self, work: Callable[..., _T], *given: object) -> _T:
        """Answer a question that is of no use in half a minute: before those that can wait."""
        return await self._until_done(self._ask.do_first, TransientError, work, *given)

    async def keep(self, work: Callable[..., _T], *given: object) -> _T:
        """Write into the Library what is not handed in twice: one thing at a time, and until that is done."""
        return await self._until_done(self._keep.do, DatelineError, work, *given)

    async def take(self, work: Callable[..., _T], *given: object) -> _T:
        """Fetch, read and store what was handed in, which may take long."""
        return await self._until_done(self._take.do, TransientError, work, *given)

    async def aside(self, work: Callable[..., _T], *given: object) -> _T:
        """Do what those who run the bot want to know, which may take long, and which readers must not feel."""
        return await self._until_done(self._aside.do, TransientError, work, *given)

    def close(self) -> None:
        """Begin nothing more. What runs in a thread cannot be broken off."""
        self._ledger.close()
        for pool in (self._look, self._keep, self._take, self._ask, self._aside):
            pool.shutdown(wait=False, cancel_futures=True)

    async def _until_done(
        self,
        do: Callable[..., Awaitable[_T]],
        passing: type[DatelineError],
        work: Callable[..., _T],
        *given: object,
    ) -> _T:
        waits = 0
        while True:
            try:
                return await do(work, *given)
            except passing as error:
                _log.warning("not done yet: trying again", tries=waits + 1, exc_info=error)
            await self._patience.back_off(waits)
            waits += 1


def _stand_back() -> None:
    """Have this thread run where no other one wants to. Only on Linux has a thread a priority of its own."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
