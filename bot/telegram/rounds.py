"""Looking after something again and again, for as long as the process lives."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import structlog

from bot.telegram.patience import Stopping

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.patience import Patience

LOOK_SECONDS = 5.0
LONGEST_SECONDS = 300.0

_log = structlog.get_logger(__name__)


class Rounds:
    """Looks every few seconds while something is left to look after, else when woken.

    Where that fails, the bot serves on, and the waits grow up to LONGEST_SECONDS; what it fails for is logged once.
    """

    def __init__(
        self, patience: Patience, look: Callable[[], Awaitable[bool]], failure: str, *, seconds: float
    ) -> None:
        """`look` tells whether something is left, to look again in so many `seconds`; `failure` is logged."""
        self._patience = patience
        self._look = look
        self._failure = failure
        self._seconds = seconds
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Have a look now."""
        self._woken.set()

    async def keep(self) -> None:
        """Go on until the process is to stop."""
        failures, failed = 0, ""
        with contextlib.suppress(Stopping):
            while not self._patience.stopping:
                self._woken.clear()
                try:
                    wait = self._seconds if await self._look() else None
                except Stopping:
                    raise
                except Exception as error:  # the bot serves on  # noqa: BLE001
                    if (reason := type(error).__name__) != failed:
                        _log.exception(self._failure)
                    wait = min(self._seconds * 2**failures, LONGEST_SECONDS)
                    failures, failed = failures + 1, reason
                else:
                    failures, failed = 0, ""
                await self._patience.wait(self._rest(wait))

    async def _rest(self, seconds: float | None) -> None:
        """Wait until woken, but at most so long where that is said."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)
