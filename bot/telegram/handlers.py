"""What the bot does with a message and with a pressed button. Each handler returns what became of the update."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog
from telegram import Message

from bot.telegram import intents, reading, render, surroundings, texts
from bot.telegram.lookup import Reading
from bot.telegram.screen import VERDICTS, Press, Screen, Verb
from bot.telegram.threads import Threads, Turn
from index.answer import Confidence, Question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import MaybeInaccessibleMessage, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.feedback import Feedback
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Lookup
    from bot.telegram.operators.diary import Diary
    from bot.telegram.posting import Posting
    from bot.telegram.replies import Replies
    from bot.telegram.workers import Workers
    from index.answer import Answer

    Make = Callable[[], Awaitable[Screen]]

MAX_TRIES = 5
"""How often a process may die over one question before it is set aside, so that it cannot keep the bot down."""

_log = structlog.get_logger(__name__)


class Handlers:
    """Answers messages and turns pages."""

    def __init__(
        self,
        lookup: Lookup,
        answers: Answers,
        feedback: Feedback,
        *,
        diary: Diary,
        inbox: Inbox,
        replies: Replies,
        workers: Workers,
        posting: Posting,
    ) -> None:
        self._lookup = lookup
        self._answers = answers
        self._feedback = feedback
        self._diary = diary
        self._inbox = inbox
        self._workers = workers
        self._posting = posting
        self._replies = replies
        self._threads = Threads()
        self._turns: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    async def message(self, update: Update, me: User) -> str:
        """Answer a message or a channel's post, if it wants something of us."""
        message = update.message or update.channel_post
        assert message is not None
        async with self._turn(message):
            return await self._respond(update, message, me, None)

    async def edited(self, update: Update, me: User) -> str:
        """Put the answer to a message's new words in the place of the answer to the old ones.

        A message that was not answered before is left alone: it may be years old.
        """
        message = update.edited_message or update.edited_channel_post
        assert message is not None
        async with self._turn(message):
            ours = await self._workers.look(self._replies.to, message.chat.id, message.message_id)
            return "ignored" if ours is None else await self._respond(update, message, me, ours)

    async def _respond(self, update: Update, message: Message, me: User, ours: int | None) -> str:
        intent = intents.of(message, me)
        if intent is None:
            return "ignored"
        if isinstance(intent, intents.Say):
            await self._settle(message, await self._put(update, message, ours, _saying(intent.text)), None)
            return "said"
        if isinstance(intent, intents.Verify | intents.Reopen):
            await self._show_again(update, message, intent)
            return "shown"
        tries = await self._workers.record(self._inbox.begin, update.update_id)
        if tries > MAX_TRIES:
            _log.error("set aside: no process survived this question", update=update.update_id, tries=tries - 1)
            await self._put(update, message, ours, _saying(texts.FAILED))
            return "set aside"
        async with self._diary.failures():
            return await self._ask(update, message, intent.text, ours)

    async def press(self, update: Update, me: User) -> str:
        """Do what a pressed button says. The press is acknowledged first, whatever becomes of it."""
        query = update.callback_query
        assert query is not None
        press = Press.parse(query.data)
        message = query.message
        asked = asked_in(message, me) if press is not None and press.verb in VERDICTS else None
        await self._posting.heard(query.id, texts.NOTED if asked is not None else None)
        if press is None or message is None:
            return "ignored"
        found = await self._workers.look(self._answers.find, press.answer, message.chat.id)
        if found is None or press.quote >= len(found.quotes):
            # What is shown may still be right, so it stays.
            await self._say(update, message, texts.FORGOTTEN)
            return "forgotten"
        if press.verb in VERDICTS and asked is None:
            await self._say(update, message, texts.QUESTION_GONE)
            return "question unknown"
        if asked is not None:
            await self._workers.record(self._feedback.keep, press, found, *asked)

        turn = self._threads.find(message.chat.id, message.message_id)

        async def make() -> Screen:
            return await self._workers.look(self._pressed, press, message.chat.id, turn.names if turn else ())

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

    def _turn(self, message: Message) -> asyncio.Lock:
        """One at a time for a message: an edit of it waits until the answer that it changes is there."""
        return self._turns.setdefault((message.chat.id, message.message_id), asyncio.Lock())

    async def _say(self, update: Update, to: MaybeInaccessibleMessage, text: str) -> None:
        await self._posting.reply(update.update_id, to, _saying(text))

    async def _put(self, update: Update, to: Message, ours: int | None, make: Make) -> tuple[int, int]:
        """Answer a message anew, or in our message `ours`; returns the chat and message that hold it."""
        if ours is None:
            sent = await self._posting.reply(update.update_id, to, make)
            return sent.chat.id, sent.message_id
        await self._posting.edit(to.chat.id, ours, make)
        return to.chat.id, ours

    async def _show_again(self, update: Update, to: Message, wanted: intents.Verify | intents.Reopen) -> None:
        def screen() -> Screen:
            today = datetime.now(UTC).date()
            if isinstance(wanted, intents.Verify):
                return self._answers.receipt(wanted.citation, to.chat.id, today)
            found = self._answers.find(wanted.answer, to.chat.id)
            return render.answer(found, today) if found else render.note(texts.NO_SUCH_ANSWER)

        async def make() -> Screen:
            return await self._workers.look(screen)

        await self._posting.reply(update.update_id, to, make)

    async def _settle(self, to: Message, where: tuple[int, int], kept: str | None) -> None:
        """Write down which message of ours holds what."""
        chat, ours = where
        await self._workers.record(self._answers.sent, kept, chat, ours)
        await self._workers.record(self._replies.keep, chat, to.message_id, ours)

    async def _read(self, to: Message, text: str) -> Reading:
        """The question, seen together with the one whose answer it replies to."""
        question = Question(text, _moment(to), chat=to.chat.id)
        replied = to.reply_to_message
        before = self._threads.find(to.chat.id, replied.message_id) if replied else None
        if before is None:
            return Reading(await self._workers.ask(self._lookup.find, question))
        return await self._workers.ask(self._lookup.follow, question, before.question)

    async def _ask(self, update: Update, to: Message, text: str, ours: int | None) -> str:
        started = time.perf_counter()
        asked = _moment(to)
        async with self._posting.typing(to):
            reading = await self._read(to, text)
            answer = reading.answer
            kept = await self._keep(answer, to.chat.id)
        found = round((time.perf_counter() - started) * 1000)

        async def make() -> Screen:
            if answer.confidence is Confidence.NONE:
                standing = await self._workers.look(self._answers.standing, answer, to.chat.id)
                return render.no_answer(standing, asked.date())
            return await self._workers.look(self._first, kept, to.chat.id, asked.date(), reading.names)

        where = await self._put(update, to, ours, make)
        self._threads.add(*where, Turn(answer.question.text, reading.names))
        await self._settle(to, where, kept)
        await self._diary.answered(answer, found, edited=ours is not None)
        _log.info("answered", update=update.update_id, confidence=str(answer.confidence), milliseconds=found)
        return f"answered: {answer.confidence}"

    async def _keep(self, answer: Answer, chat: int) -> str | None:
        standing = await self._workers.look(self._answers.standing, answer, chat)
        return await self._workers.record(self._answers.keep, standing, chat) if standing.quotes else None

    def _first(self, kept: str | None, chat: int, today: date, names: tuple[str, ...]) -> Screen:
        found = self._answers.find(kept, chat) if kept else None
        return render.answer(replace(found, names=names), today) if found else render.note(texts.ALL_WITHDRAWN)

    def _pressed(self, press: Press, chat: int, names: tuple[str, ...]) -> Screen:
        """What a button shows in its chat, from the Library as it is now."""
        found = self._answers.find(press.answer, chat)
        assert found is not None
        today, shown = datetime.now(UTC).date(), replace(found, names=names)
        if press.verb is Verb.BAD:
            return render.reasons(shown, press.quote, today)
        if press.verb is Verb.SOURCE or press.verb in VERDICTS:
            return render.source(shown, press.quote, today)
        quote = found.quotes[press.quote]
        if isinstance(quote, render.Gone):
            return render.note(quote.value)
        if press.verb is Verb.CONTEXT:
            return surroundings.screen(found.id, press.quote, quote, today)
        if press.verb is Verb.READ:
            return reading.at_quote(found.id, press.quote, quote, today)
        return reading.page(found.id, press.quote, quote, press.page, today)


def asked_in(answer: MaybeInaccessibleMessage | None, me: User) -> tuple[str, date] | None:
    """The question that a message of ours replies to, and its day; None where that cannot be seen any more.

    It is read from what Telegram sends along: until somebody judges an answer, the bot keeps no question.
    """
    question = answer.reply_to_message if isinstance(answer, Message) else None
    intent = intents.of(question, me) if question is not None else None
    if question is None or not isinstance(intent, intents.Ask):
        return None
    return intent.text, question.date.astimezone(UTC).date()


def _moment(message: Message) -> datetime:
    """When it was asked as it stands."""
    return (message.edit_date or message.date).astimezone(UTC)


def _saying(text: str) -> Make:
    async def make() -> Screen:
        return render.note(text)

    return make
