"""Time that can be handed in, so that expiry and polling are tested by moving a clock, not by sleeping."""

import asyncio
import time
from collections.abc import Awaitable
from typing import Protocol


class Clock(Protocol):
    """What the server asks of time: Unix seconds, and to sleep."""

    def now(self) -> float: ...

    def sleep(self, seconds: float) -> Awaitable[None]: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> float:
        return time.time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class ManualClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self._now = 1_790_000_000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self._now

    @property
    def sleepers(self) -> int:
        """How many coroutines wait for this clock."""
        return sum(not future.done() for _, future in self._sleepers)

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Count from this call, even if the waiting itself begins after the clock was moved."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._now + seconds, future))
        return future

    def advance(self, seconds: float) -> None:
        """Move on by `seconds` and wake everyone whose time has come."""
        self._now += seconds
        for due, future in self._sleepers:
            if due <= self._now and not future.done():
                future.set_result(None)
        self._sleepers = [(due, future) for due, future in self._sleepers if not future.done()]
