"""Looking after something again and again, for as long as the process lives."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from bot.telegram.patience import Stopping

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.patience import Patience

LOOK_SECONDS = 5.0

_log = structlog.get_logger(__name__)


class Rounds:
    """Looks every LOOK_SECONDS while something is left to look after; else, or where that fails, when woken."""

    def __init__(self, patience: Patience, look: Callable[[], Awaitable[bool]], failure: str) -> None:
        """`look` tells whether something is left; `failure` is logged where it fails, and the bot serves on."""
        self._patience = patience
        self._look = look
        self._failure = failure
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Have a look now; when the process is to stop, come to an end."""
        self._woken.set()

    async def keep(self) -> None:
        """Go on until the process is to stop."""
        while not self._patience.stopping:
            self._woken.clear()
            try:
                if await self._look():
                    await self._patience.pause(LOOK_SECONDS)
                else:
                    await self._woken.wait()
            except Stopping:
                return
            except Exception:  # the bot serves on  # noqa: BLE001
                _log.exception(self._failure)
                await self._woken.wait()
