"""Waiting, for as long as the process lives and no longer."""

from __future__ import annotations

import asyncio
import random
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Coroutine

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0


class Stopping(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """The process stops; the update waits for the next one."""


class Clock(Protocol):
    """What waiting needs of time, so that tests need not wait."""

    def now(self) -> float:
        """Seconds that only ever grow."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's time."""

    def now(self) -> float:
        """Seconds that only ever grow."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


class Patience:
    """Pauses between tries, all of which end when the process is to stop."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stop = asyncio.Event()

    @property
    def stopping(self) -> bool:
        """Whether no new work should begin."""
        return self._stop.is_set()

    def now(self) -> float:
        """Seconds that only ever grow."""
        return self._clock.now()

    def stop(self) -> None:
        """End all waiting: what is not done stays in the inbox."""
        self._stop.set()

    async def pause(self, seconds: float) -> None:
        """Wait so long. Raises Stopping when the process is to stop by then."""
        await self.wait(self._clock.sleep(seconds))

    async def wait(self, what: Coroutine[object, object, None]) -> None:
        """Wait for what may take long. Raises Stopping when the process is to stop by then, and breaks it off."""
        waiting = asyncio.ensure_future(what)
        stop = asyncio.ensure_future(self._stop.wait())
        try:
            await asyncio.wait({waiting, stop}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            stop.cancel()
        if self.stopping:
            raise Stopping
        await waiting

    async def back_off(self, waits: int) -> None:
        """Wait before the next try, longer after each of the `waits` before. Raises Stopping."""
        longest = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(waits, 16))
        await self.pause(longest * random.uniform(0.5, 1.0))  # noqa: S311 - spreads load, keeps no secret
