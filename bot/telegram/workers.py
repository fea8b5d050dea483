"""Threads for what blocks, so that the event loop never waits: a pool each, so that neither starves the other."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

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
        self._ask = _Pool(max(2, os.cpu_count() or 2), "dateline-ask")
        self._offer = _Pool(2, "dateline-offer")
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
        """Answer a question that is of no use in half a minute: not in line behind those that can wait."""
        return await self._until_done(self._offer.do, TransientError, work, *given)

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
        for pool in (self._look, self._keep, self._take, self._ask, self._offer, self._aside):
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
