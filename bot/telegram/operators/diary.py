"""What becomes of questions, told as it happens. Who asked is not told, and not kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answer import Confidence

if TYPE_CHECKING:
    from bot.telegram.operators.unanswered import Unanswered
    from bot.telegram.workers import Workers
    from index.answer import Answer


class Diary:
    """Takes note for those who run the bot."""

    def __init__(self, unanswered: Unanswered, workers: Workers) -> None:
        self._unanswered = unanswered
        self._workers = workers

    async def answered(self, answer: Answer, *, edited: bool) -> None:
        """A reader's question got this answer. One that is only put in other words is not noted again."""
        if answer.confidence is Confidence.NONE and not edited:
            await self._workers.record(self._unanswered.note, answer.question.text)
