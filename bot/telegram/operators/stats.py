"""`/stats`: how much the bot was used and how it went, in numbers that tell of no person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot import ages
from bot.telegram.diary import FAILED, QUESTIONS
from bot.telegram.inline import INLINE, INLINE_CHOSEN
from bot.telegram.rich import bold, join, plain
from bot.telegram.screen import Screen
from index.answer import Confidence

if TYPE_CHECKING:
    from datetime import date

    from telegram import Message, Update, User

    from bot.speech import Speech
    from bot.telegram.diary import Diary, Latency
    from bot.telegram.feedback import Feedback
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Asker
    from bot.telegram.operators.office import Office
    from bot.telegram.rich import Rich
    from bot.telegram.tally import Tally
    from bot.telegram.tools import Tools
    from knowledge.library import Library

PERIODS = (1, 7, 30)
"""Days, today among them."""

ROWS = ("questions", "strong", "perhaps", "none", "failed", "inline", "chosen", "good", "bad", "articles")
"""What is counted, in its order; the catalogues have the message `stats-` and the name for each."""

_COUNTED = {
    "strong": QUESTIONS[Confidence.STRONG],
    "perhaps": QUESTIONS[Confidence.WEAK],
    "none": QUESTIONS[Confidence.NONE],
    "failed": FAILED,
    "inline": INLINE,
    "chosen": INLINE_CHOSEN,
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """`counts` has for each of ROWS the numbers of the PERIODS; the others are as of now.

    `pending` passages have no vector yet, `waiting` updates are being dealt with or wait for it, and `doubles`
    answers may have been sent twice since the database was made.
    """

    counts: dict[str, tuple[int, ...]]
    pending: int
    waiting: int
    doubles: int
    latency: Latency | None


class Stats:
    """Counts and shows."""

    def __init__(
        self,
        tools: Tools,
        office: Office,
        asker: Asker,
        library: Library,
        *,
        tally: Tally,
        feedback: Feedback,
        inbox: Inbox,
        diary: Diary,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._office = office
        self._asker = asker
        self._library = library
        self._tally = tally
        self._feedback = feedback
        self._inbox = inbox
        self._diary = diary

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Show the numbers; None where the message does not ask for them."""
        if not self._office.commanded(message, me, "stats"):
            return None
        latency = self._diary.latency()
        numbers = await self._workers.aside(self._numbers, update.update_id, latency)
        say = self._voices.to(update)
        await self._posting.reply(update.update_id, message, lambda: shown(say, numbers))
        return "counted"

    def _numbers(self, update: int, latency: Latency | None) -> Numbers:
        today = ages.today()
        columns = [self._since(today - timedelta(days=days - 1)) for days in PERIODS]
        return Numbers(
            {name: tuple(column[name] for column in columns) for name in ROWS},
            self._asker.coverage().pending,
            self._inbox.waiting(update),
            self._inbox.doubles_possible(),
            latency,
        )

    def _since(self, day: date) -> dict[str, int]:
        moment = datetime.combine(day, time.min, UTC)
        counted, said = self._tally.since(day), self._feedback.said(moment)
        counts = {name: counted.get(of, 0) for name, of in _COUNTED.items()}
        questions = sum(counts[name] for name in ("strong", "perhaps", "none", "failed"))
        articles = self._library.added_since(moment)
        return {"questions": questions, **counts, "good": said.good, "bad": said.bad, "articles": articles}


def shown(say: Speech, numbers: Numbers) -> Screen:
    """All the numbers on one screen."""
    today, *days = PERIODS
    assert today == 1
    head = say("stats", days=" · ".join([say("stats-today"), *(say("stats-days", days=n) for n in days)]))
    rows = [_row(say, name, numbers.counts[name]) for name in ROWS]
    now = [
        plain(say("stats-pending", passages=numbers.pending)),
        plain(say("stats-waiting", updates=numbers.waiting)),
        plain(say("stats-doubles", answers=numbers.doubles)),
        plain(_latency(say, numbers.latency)),
    ]
    return Screen(join([bold(head), join(rows, "\n"), join(now, "\n")], "\n\n"))


def _row(say: Speech, name: str, counts: tuple[int, ...]) -> Rich:
    # Numbers alone have no direction: without a mark they would run against the head.
    mark = "\u200f" if say.right_to_left else ""
    return plain(say(f"stats-{name}", counts=mark + " · ".join(f"{count:,}" for count in counts)))


def _latency(say: Speech, latency: Latency | None) -> str:
    if latency is None:
        return say("stats-no-latency")
    return say("stats-latency", p50=latency.p50, p95=latency.p95, questions=latency.questions)
