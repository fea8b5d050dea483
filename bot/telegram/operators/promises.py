"""Telling administrators what became of a page that could not be had at first, once that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from bot import ages
from bot.speech import reasons, speech
from bot.telegram import render
from bot.telegram.delivery import Refused
from bot.telegram.operators import intake_screens
from bot.telegram.rounds import Rounds

if TYPE_CHECKING:
    from bot.telegram.receipts import Promise, Receipts
    from bot.telegram.screen import Screen
    from bot.telegram.tools import Tools
    from knowledge.intake.submissions import Submissions, Submitted

_log = structlog.get_logger(__name__)


class Promises:
    """Fulfils promises, for as long as the process lives; those that are left wait for the next one."""

    def __init__(self, tools: Tools, receipts: Receipts, submissions: Submissions, *, look_every: float) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._receipts = receipts
        self._submissions = submissions
        self.rounds = Rounds(tools.patience, self._look, "promises are not kept for now", seconds=look_every)

    async def make(self, promise: Promise) -> None:
        """Promise to tell what becomes of a page."""
        await self._workers.record(self._receipts.promise, promise)
        self.rounds.wake()

    async def _look(self) -> bool:
        """Tell what became of the pages; whether one of them is still waited for."""
        left = False
        for promise in await self._workers.look(self._receipts.promises):
            outcome = await self._workers.look(self._submissions.outcome, promise.page)
            left |= outcome is None
            if outcome is not None:
                await self._tell(promise, outcome)
                await self._workers.record(self._receipts.fulfilled, promise)
        return left

    async def _tell(self, promise: Promise, outcome: Submitted) -> None:
        say = speech(promise.language)
        receipt = await self._workers.record(self._receipts.keep, intake_screens.named([outcome]))

        def make() -> Screen:
            if outcome.problem:
                reason = reasons.told(say, intake_screens.without_advice(outcome.problem))
                return render.note(say("given-up", reason=reason))
            if not outcome.articles:
                return render.note(say("page-was-here"))
            return intake_screens.submitted(say, receipt, [outcome], ages.today())

        try:
            await self._posting.tell(promise.chat, promise.message, make)
        except Refused as refused:
            _log.warning("refused", exc_info=refused)
