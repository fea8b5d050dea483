"""A sign of life for whoever watches the bot from outside: a file that the bot touches while it serves."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "bot.alive"

SILENT_SECONDS = 180.0
"""A bot that heard nothing for so long is not serving: a poll takes half a minute, as does a pause after one."""


class Heartbeat:
    """The file in the data folder. What counts is its age, so it may be there after the bot has gone."""

    def __init__(self, data: Path) -> None:
        self._path = data / NAME

    def beat(self) -> None:
        """Give a sign. Where that cannot be written, its absence says enough."""
        with suppress(OSError):
            self._path.touch()

    def silence(self) -> float | None:
        """Seconds since the last sign; None when there never was one."""
        try:
            return max(0.0, time.time() - self._path.stat().st_mtime)
        except OSError:
            return None
