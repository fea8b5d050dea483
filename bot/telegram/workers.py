"""Threads for what blocks, so that the event loop never waits: a pool each, so that neither starves the other."""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")


class Workers:
    """One thread for the bot's database, which takes one writer at a time, and a few for questions."""

    def __init__(self) -> None:
        self._store = ThreadPoolExecutor(1, "dateline-store")
        self._look = ThreadPoolExecutor(2, "dateline-look")
        self._ask = ThreadPoolExecutor(max(2, os.cpu_count() or 2), "dateline-ask")

    async def store(self, work: Callable[..., _T], *given: object) -> _T:
        """Write to the bot's database."""
        return await asyncio.get_running_loop().run_in_executor(self._store, work, *given)

    async def look(self, work: Callable[..., _T], *given: object) -> _T:
        """Look something up and render it: quick, also while questions take long."""
        return await asyncio.get_running_loop().run_in_executor(self._look, work, *given)

    async def ask(self, work: Callable[..., _T], *given: object) -> _T:
        """Answer a question."""
        return await asyncio.get_running_loop().run_in_executor(self._ask, work, *given)

    def close(self) -> None:
        """Begin nothing more. What runs in a thread cannot be broken off."""
        for pool in (self._store, self._look, self._ask):
            pool.shutdown(wait=False, cancel_futures=True)
