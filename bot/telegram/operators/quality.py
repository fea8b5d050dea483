"""`/quality`: how good the answers are on what readers said of them, asked again as on the day of the question."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.telegram import render
from bot.telegram.delivery import Refused
from bot.telegram.patience import Stopping
from bot.telegram.rich import bold, join, plain
from bot.telegram.screen import Screen
from index.evaluate import case_of, evaluate
from index.recalibration import ANSWERABLE, UNANSWERABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Message, Update, User

    from bot.speech import Speech
    from bot.telegram.feedback import Feedback, Verdicts
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Asker
    from bot.telegram.operators.office import Office
    from bot.telegram.patience import Patience
    from bot.telegram.tools import Tools
    from index.evaluate import Case
    from knowledge.library import Library

CASES = 200
"""The newest that are asked: some minutes on a small machine."""
PROGRESS_SECONDS = 5.0
LONGEST_REST = 1.0
"""Seconds after a case, which rests as long as it took, so that half of what it uses is left to readers."""

COMMAND = "dateline calibrate"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Measured:
    """How it went. Shares are of 1, and None where there was no such case; times are in milliseconds.

    `asked` cases were asked, of `known` ones: of `answerable` and `unanswerable` ones it is known what is right, of
    `wrong` ones what is wrong. Of `unknown` questions it is not known what is right.
    """

    asked: int
    answerable: int
    unanswerable: int
    wrong: int
    known: int
    unknown: int
    hit_at_1: float | None
    answered: float | None
    refused: float | None
    wrong_again: float | None
    p50: float
    p95: float


class _Progress:
    """How many cases are asked. Made in the event loop, and called by the thread that asks them."""

    def __init__(self, total: int, patience: Patience) -> None:
        self.total = total
        self.done = 0
        self.changed = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._patience = patience
        self._began = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Called after each case. Raises Stopping when the process is to stop: else measuring would go on."""
        del total
        if self._patience.stopping:
            raise Stopping
        self.done = done
        self._loop.call_soon_threadsafe(self.changed.set)
        time.sleep(min(LONGEST_REST, time.monotonic() - self._began))
        self._began = time.monotonic()


class Quality:
    """Measures, one at a time, in a thread that stands back behind those of readers."""

    def __init__(
        self, tools: Tools, office: Office, asker: Asker, library: Library, *, feedback: Feedback, inbox: Inbox
    ) -> None:
        self._workers = tools.workers
        self._patience = tools.patience
        self._posting = tools.posting
        self._voices = tools.voices
        self._office = office
        self._asker = asker
        self._library = library
        self._feedback = feedback
        self._inbox = inbox
        self._measuring = asyncio.Lock()

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Measure and tell; None where the message does not ask for that."""
        if not self._office.commanded(message, me, "quality"):
            return None
        say = self._voices.to(update)
        if self._measuring.locked():
            return await self._say(update, message, say("quality-busy"))
        async with self._measuring:
            await self._workers.record(self._inbox.begin, update.update_id)
            said = await self._workers.aside(self._feedback.verdicts, self._library)
            if not said.cases:
                gone = say("quality-gone", unknown=len(said.open)) if said.open else ""
                return await self._say(update, message, f"{say('quality-none')} {gone}".rstrip())
            return await self._measure(update, message, say, said)

    async def _say(self, update: Update, message: Message, text: str) -> str:
        await self._posting.reply(update.update_id, message, lambda: render.note(text))
        return "said"

    async def _measure(self, update: Update, message: Message, say: Speech, said: Verdicts) -> str:
        cases = [case_of(case) for case in said.cases[-CASES:]]
        progress = _Progress(len(cases), self._patience)
        sent = await self._posting.reply(update.update_id, message, lambda: _so_far(say, progress))
        telling = asyncio.ensure_future(self._tell(update, sent, say, progress))
        try:
            measured = await self._workers.aside(self._measured, cases, said, progress)
        finally:
            telling.cancel()
            with suppress(asyncio.CancelledError, Stopping, Refused):
                await telling
        await self._posting.show(update.update_id, sent, lambda: shown(say, measured))
        return "measured"

    async def _tell(self, update: Update, sent: Message, say: Speech, progress: _Progress) -> None:
        """Say how far it is, every few seconds at the most."""
        while True:
            await progress.changed.wait()
            progress.changed.clear()
            # An edit that is on its way arrives: what comes after it in the chat waits for it.
            await asyncio.shield(self._posting.show(update.update_id, sent, lambda: _so_far(say, progress)))
            await self._patience.pause(PROGRESS_SECONDS)

    def _measured(self, cases: Sequence[Case], said: Verdicts, progress: _Progress) -> Measured:
        report = evaluate(self._asker, cases, dated=True, progress=progress)
        false = report["false_answer_rate"]
        return Measured(
            asked=len(cases),
            answerable=sum(case.answerable is True for case in cases),
            unanswerable=sum(case.answerable is False for case in cases),
            wrong=sum(bool(case.wrong) for case in cases),
            known=len(said.cases),
            unknown=len(said.open),
            hit_at_1=report["hit@1"],
            answered=report["answered_rate"],
            refused=None if false is None else 1 - false,
            wrong_again=report["wrong@1"],
            p50=report["latency_ms"]["p50"],
            p95=report["latency_ms"]["p95"],
        )


def shown(say: Speech, measured: Measured) -> Screen:
    """What was measured, and what can be done with it."""
    yes, no = measured.answerable, measured.unanswerable
    shares = (
        ("quality-hit", measured.hit_at_1, yes),
        ("quality-answered", measured.answered, yes),
        ("quality-refused", measured.refused, no),
        ("quality-wrong", measured.wrong_again, measured.wrong),
    )
    lines = [plain(say(key, share=round(100 * share), of=of)) for key, share, of in shares if share is not None]
    lines.append(plain(say("quality-latency", p50=round(measured.p50), p95=round(measured.p95))))
    unknown = say("quality-unknown", unknown=measured.unknown) if measured.unknown else ""
    if yes >= ANSWERABLE and no >= UNANSWERABLE:
        calibrate = say("quality-can-calibrate", command=COMMAND)
    else:
        needed = {"answerable": ANSWERABLE, "unanswerable": UNANSWERABLE}
        calibrate = say("quality-cannot-calibrate", command=COMMAND, **needed)
    head = bold(say("quality", cases=measured.asked, known=measured.known))
    return Screen(join([head, join(lines, "\n"), plain(unknown), plain(calibrate)], "\n\n"))


def _so_far(say: Speech, progress: _Progress) -> Screen:
    return render.note(say("quality-so-far", done=progress.done, total=progress.total))
