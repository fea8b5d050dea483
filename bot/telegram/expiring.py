"""Dropping in time what is kept for a while only, as /privacy promises it: also where nobody comes by any more."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.telegram.rounds import Rounds

if TYPE_CHECKING:
    from datetime import date

    from bot.telegram.stores import Stores
    from bot.telegram.tools import Tools


class Expiring:
    """Looks through the bot's notes at the start and on each new day, for as long as the process lives."""

    def __init__(self, tools: Tools, stores: Stores, *, look_every: float) -> None:
        self._workers = tools.workers
        self._prunes = (
            stores.inbox.prune,
            stores.shown.prune,
            stores.unanswered.prune,
            stores.feedback.prune,
        )
        self._looked: date | None = None
        self.rounds = Rounds(tools.patience, self._look, "old notes are not dropped for now", seconds=look_every)

    async def _look(self) -> bool:
        now = datetime.now(UTC)
        if now.date() != self._looked:
            for prune in self._prunes:
                await self._workers.record(prune, now)
            self._looked = now.date()
        return True
