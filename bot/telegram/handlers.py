"""What the bot does with a message and with a pressed button. Each handler returns what became of the update."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import structlog
from telegram import Message

from bot.telegram import intents, reading, render, texts
from bot.telegram.screen import Press, Screen, Verb
from index.answer import Confidence, Question

if TYPE_CHECKING:
    from telegram import MaybeInaccessibleMessage, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Lookup
    from bot.telegram.posting import Posting
    from bot.telegram.workers import Workers
    from index.answer import Answer

MAX_TRIES = 5
"""How often a process may die over one question before it is set aside, so that it cannot keep the bot down."""

_log = structlog.get_logger(__name__)


class Handlers:
    """Answers messages and turns pages."""

    def __init__(self, lookup: Lookup, answers: Answers, inbox: Inbox, workers: Workers, posting: Posting) -> None:
        self._lookup = lookup
        self._answers = answers
        self._inbox = inbox
        self._workers = workers
        self._posting = posting

    async def message(self, update: Update, me: User) -> str:
        """Answer a message, if it wants something of us."""
        assert update.message is not None
        intent = intents.of(update.message, me)
        if intent is None:
            return "ignored"
        if isinstance(intent, intents.Say):
            await self._say(update, update.message, intent.text)
            return "said"
        tries = await self._workers.record(self._inbox.begin, update.update_id)
        if tries > MAX_TRIES:
            _log.error("set aside: no process survived this question", update=update.update_id, tries=tries - 1)
            await self._say(update, update.message, texts.FAILED)
            return "set aside"
        return await self._ask(update, update.message, intent.text)

    async def press(self, update: Update) -> str:
        """Do what a pressed button says. The press is acknowledged first, whatever becomes of it."""
        query = update.callback_query
        assert query is not None
        await self._posting.heard(query.id)
        press = Press.parse(query.data)
        message = query.message
        if press is None or message is None:
            return "ignored"
        found = await self._workers.look(self._answers.find, press.answer, message.chat.id)
        if found is None or press.quote >= len(found.quotes):
            # What is shown may still be right, so it stays.
            await self._say(update, message, texts.FORGOTTEN)
            return "forgotten"

        async def make() -> Screen:
            return await self._workers.look(self._pressed, press, message.chat.id)

        if press.verb is Verb.READ or not (isinstance(message, Message) and message.is_accessible):
            # Telegram lets go of old messages: what cannot be edited is answered anew.
            await self._posting.reply(update.update_id, message, make)
        else:
            await self._posting.show(message, make)
        return "shown"

    async def ignore(self, update: Update) -> str:
        """Take note of an update that nothing is done with."""
        del update
        return "ignored"

    async def _say(self, update: Update, to: MaybeInaccessibleMessage, text: str) -> None:
        async def make() -> Screen:
            return render.note(text)

        await self._posting.reply(update.update_id, to, make)

    async def _ask(self, update: Update, to: Message, text: str) -> str:
        started = time.perf_counter()
        asked = to.date.astimezone(UTC)
        question = Question(text, asked, chat=to.chat.id)
        async with self._posting.typing(to):
            answer = await self._workers.ask(self._lookup.find, question)
            kept = await self._keep(answer, to.chat.id)
        found = round((time.perf_counter() - started) * 1000)

        async def make() -> Screen:
            if answer.confidence is Confidence.NONE:
                standing = await self._workers.look(self._answers.standing, answer, to.chat.id)
                return render.no_answer(standing, asked.date())
            return await self._workers.look(self._first, kept, to.chat.id, asked.date())

        sent = await self._posting.reply(update.update_id, to, make)
        if kept is not None:
            await self._workers.record(self._answers.sent, kept, sent.message_id)
        _log.info("answered", update=update.update_id, confidence=str(answer.confidence), milliseconds=found)
        return f"answered: {answer.confidence}"

    async def _keep(self, answer: Answer, chat: int) -> str | None:
        standing = await self._workers.look(self._answers.standing, answer, chat)
        return await self._workers.record(self._answers.keep, standing, chat) if standing.quotes else None

    def _first(self, kept: str | None, chat: int, today: date) -> Screen:
        found = self._answers.find(kept, chat) if kept else None
        return render.answer(found, today) if found else render.note(texts.ALL_WITHDRAWN)

    def _pressed(self, press: Press, chat: int) -> Screen:
        """What a button shows in its chat, from the Library as it is now."""
        found = self._answers.find(press.answer, chat)
        assert found is not None
        today = datetime.now(UTC).date()
        if press.verb is Verb.SOURCE:
            return render.source(found, press.quote, today)
        quote = found.quotes[press.quote]
        if isinstance(quote, render.Gone):
            return render.note(quote.value)
        if press.verb is Verb.READ:
            return reading.at_quote(found.id, press.quote, quote, today)
        return reading.page(found.id, press.quote, quote, press.page, today)
