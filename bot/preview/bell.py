"""One bell for every change, so that waiting is for an event and never for luck."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Found = TypeVar("Found")


class Bell:
    """Rung at each change of state."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake all who wait."""
        self._event.set()
        self._event = asyncio.Event()

    def next(self) -> Coroutine[Any, Any, object]:
        """Wait for the next ring after this call, even if the waiting itself begins later."""
        return self._event.wait()

    async def until(self, predicate: Callable[[], Found | None], timeout: float) -> Found:  # noqa: ASYNC109
        """The first true value of the predicate, tried now and after each ring.

        Raises TimeoutError after `timeout` real seconds.
        """
        async with asyncio.timeout(timeout):
            while not (found := predicate()):
                await self.next()
        return found
