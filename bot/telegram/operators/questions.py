"""`/unanswered`: what people asked in vain, the most asked first, so that somebody can see what is missing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from bot.telegram import cutting
from bot.telegram.orders import Inquiry, Wanted
from bot.telegram.patience import Stopping
from bot.telegram.rich import isolated, join, numbered, plain
from bot.telegram.screen import Button, Screen, arrows, dropping, foot
from bot.telegram.unanswered import A_PAGE, KEPT
from index.answer import Confidence, Question

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, Update, User

    from bot.speech import Speech
    from bot.telegram.lookup import Lookup
    from bot.telegram.operators.office import Office
    from bot.telegram.rich import Rich
    from bot.telegram.tools import Tools
    from bot.telegram.unanswered import Asked, Page, Unanswered

_SHOWN = 250  # code points of a question in the list
_log = structlog.get_logger(__name__)


class Questions:
    """Lists them, drops them, and asks them again."""

    def __init__(self, tools: Tools, office: Office, unanswered: Unanswered, lookup: Lookup) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._office = office
        self._unanswered = unanswered
        self._lookup = lookup

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Show the first page; None where the message does not ask for that."""
        if not self._office.commanded(message, me, "unanswered"):
            return None
        say = self._voices.to(update)
        await self._posting.reply(update.update_id, message, lambda: listed(say, self._unanswered.page(0)))
        return "listed"

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Do what a button under the list says; None where the button is another one."""
        inquiry, on = Inquiry.parse(query.data), self._office.pressed(query)
        if inquiry is None or on is None:
            return None
        say = self._voices.to(update)
        if inquiry.wanted is Wanted.AGAIN:
            await self._ask_again(say, query.id, inquiry.page)
        else:
            await self._posting.heard(query.id)
        if inquiry.wanted is Wanted.DROP:
            await self._workers.record(self._unanswered.drop, inquiry.question)
        await self._posting.show(update.update_id, on, lambda: listed(say, self._unanswered.page(inquiry.page)))
        return "shown"

    async def _ask_again(self, say: Speech, query: str, number: int) -> None:
        """Ask all on the page. Where that changes nothing on it the press is answered with a word."""
        before = await self._workers.look(self._unanswered.page, number)
        for asked in before.asked:
            await self._ask(asked)
        after = await self._workers.look(self._unanswered.page, number)
        await self._posting.heard(query, say("unanswered-nothing-new") if after == before else None)

    async def _ask(self, asked: Asked) -> None:
        """Ask as the operator, who sees all outlets. One that fails is left as it was."""
        try:
            answer = await self._workers.aside(self._lookup.find, Question(asked.question, datetime.now(UTC)))
        except Stopping:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the others are asked
            _log.exception("a question could not be asked again")
        else:
            await self._workers.record(self._unanswered.found, asked.id, answer.confidence)


def listed(say: Speech, page: Page) -> Screen:
    """A page of the questions with a button to drop each, and one to ask them all again."""
    if not page.asked:
        return Screen(plain(say("no-unanswered")))
    first = page.number * A_PAGE + 1
    lines = [_line(say, number, asked) for number, asked in enumerate(page.asked, first)]
    head = plain(say("unanswered", days=KEPT.days))
    body = join([head, *lines, foot(say, page.number, page.of)], "\n\n")
    drops = tuple(
        Button(dropping(number), press=Inquiry(Wanted.DROP, page.number, asked.id))
        for number, asked in enumerate(page.asked, first)
    )
    turns = arrows(say, page.number, page.of, lambda to: Inquiry(Wanted.PAGE, to))
    again = Button(say("unanswered-again"), press=Inquiry(Wanted.AGAIN, page.number))
    return Screen(body, drops, a_row=4, below=(again, *turns))


def _line(say: Speech, number: int, asked: Asked) -> Rich:
    question = isolated(cutting.shortened(asked.question, _SHOWN))
    times = say("unanswered-times", times=asked.times, last=say.day(asked.last))
    meanwhile = _MEANWHILE.get(asked.meanwhile) if asked.meanwhile else None
    answered = plain(say(meanwhile) if meanwhile else "")
    return join([numbered(say, number, plain(question)), plain(times), answered], "\n")


_MEANWHILE = {Confidence.STRONG: "answered-meanwhile", Confidence.WEAK: "perhaps-answered-meanwhile"}
