"""What becomes of questions, told as it happens. Who asked is not told, and not kept."""

from __future__ import annotations

import math
from collections import deque
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.telegram.delivery import Refused
from bot.telegram.patience import Stopping
from index.answer import Confidence

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.telegram.tally import Tally
    from bot.telegram.unanswered import Unanswered
    from bot.telegram.workers import Workers

QUESTIONS = {confidence: f"question_{confidence}" for confidence in Confidence}
"""The counters of questions by how well they were answered."""
FAILED = "question_failed"
"""The counter of questions over which something went wrong."""
MEASURED = 2_000
"""The latest questions, whose time counts."""


@dataclass(frozen=True, slots=True)
class Latency:
    """How long it took to find the answers of so many questions: milliseconds, by the nearest rank."""

    questions: int
    p50: int
    p95: int


class Diary:
    """Takes note for those who run the bot. For the event loop alone."""

    def __init__(self, tally: Tally, unanswered: Unanswered, workers: Workers) -> None:
        self._tally = tally
        self._unanswered = unanswered
        self._workers = workers
        self._took: deque[int] = deque(maxlen=MEASURED)

    async def answered(self, question: str, how: Confidence, milliseconds: int, *, edited: bool) -> None:
        """A reader's question was answered so well. One that is only put in other words is not counted again."""
        self._took.append(milliseconds)

        def note() -> None:
            if not edited:
                self._tally.count(QUESTIONS[how])
            if how is Confidence.NONE:
                self._unanswered.note(question)

        await self._workers.record(note)

    async def not_asked(self, question: str) -> None:
        """One that was asked in vain was edited into another one."""
        await self._workers.record(self._unanswered.take_back, question)

    @asynccontextmanager
    async def failures(self) -> AsyncIterator[None]:
        """Count a question over which the block fails. That it could not be sent is no failure to answer."""
        try:
            yield
        except (Stopping, Refused):
            raise
        except Exception:
            await self._workers.record(self._tally.count, FAILED)
            raise

    def latency(self) -> Latency | None:
        """How long finding takes, since this process began; None before the first question."""
        took = sorted(self._took)
        if not took:
            return None
        p50, p95 = (took[math.ceil(len(took) * share) - 1] for share in (0.5, 0.95))
        return Latency(len(took), p50, p95)
