"""What the bot does with a message and with a pressed button. Each handler returns what became of the update."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog
from telegram import Message
from telegram.constants import ChatType

from bot.telegram import intents, render, views
from bot.telegram.albums import Albums
from bot.telegram.lookup import Reading
from bot.telegram.presses import VERDICTS, Press, Verb
from bot.telegram.reopening import Reopening
from bot.telegram.threads import Turn
from index.answer import Confidence, Question

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import MaybeInaccessibleMessage, Update, User

    from bot.speech import Speech
    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.feedback import Feedback
    from bot.telegram.inbox import Inbox
    from bot.telegram.judges import Judges
    from bot.telegram.lookup import Lookup
    from bot.telegram.operators.diary import Diary
    from bot.telegram.posting import Posting
    from bot.telegram.replies import Replies
    from bot.telegram.screen import Screen
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.voices import Voices
    from bot.telegram.workers import Workers
    from index.answer import Answer

    Make = Callable[[], Awaitable[Screen]]
    Asked = intents.Ask | intents.Check

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
        judges: Judges,
        starts: Starts,
        diary: Diary,
        inbox: Inbox,
        replies: Replies,
        settings: ChatSettings,
        workers: Workers,
        posting: Posting,
        voices: Voices,
        threads: Threads,
    ) -> None:
        self._lookup = lookup
        self._answers = answers
        self._feedback = feedback
        self._judges = judges
        self._diary = diary
        self._inbox = inbox
        self._workers = workers
        self._posting = posting
        self._voices = voices
        self._replies = replies
        self._settings = settings
        self._threads = threads
        self._starts = starts
        self._reopening = Reopening(answers, starts, voices=voices, workers=workers, posting=posting)
        self._albums = Albums()
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
        goes_on = self._albums.goes_on(message)
        say = self._voices.to(update)
        if isinstance(intent, intents.Check):
            intent = self._threads.meant(message, intent) or intents.Say("how-to-source")
        if isinstance(intent, intents.Say) and message.chat.type == ChatType.CHANNEL:
            return "nothing to say to all subscribers"
        if isinstance(intent, intents.Say):
            if goes_on:
                return "ignored"
            said = _saying(intent.in_words(say))
            await self._settle(message, await self._put(update, message, ours, said), None)
            return "said"
        if isinstance(intent, intents.Verify | intents.Reopen):
            await self._reopening.show(update, message, intent)
            return "shown"
        return await self._try(update, message, intent, ours)

    async def _try(self, update: Update, message: Message, asked: Asked, ours: int | None) -> str:
        tries = await self._workers.record(self._inbox.begin, update.update_id)
        if tries > MAX_TRIES:
            _log.error("set aside: no process survived this question", update=update.update_id, tries=tries - 1)
            if message.chat.type != ChatType.CHANNEL:
                await self._put(update, message, ours, _saying(self._voices.to(update)("failed")))
            return "set aside"
        async with self._diary.failures():
            return await self._ask(update, message, asked, ours)

    async def press(self, update: Update, me: User) -> str:
        """Do what a pressed button says. The press is acknowledged first, whatever becomes of it."""
        query = update.callback_query
        assert query is not None
        press, say = Press.parse(query.data), self._voices.to(update)
        message = query.message
        asked = self._asked(message, me) if press is not None and press.verb in VERDICTS else None
        await self._posting.heard(query.id, say("noted") if asked is not None else None)
        if press is None or message is None:
            return "ignored"
        found = await self._workers.look(self._answers.find, press.answer, message.chat.id)
        if found is None or press.quote >= len(found.quotes):
            # What is shown may still be right, so it stays.
            await self._reply(update, message, say("forgotten"))
            return "forgotten"
        if press.verb is Verb.AGAIN:
            return await self._again(update, message, me)
        if press.verb in VERDICTS and asked is None:
            await self._reply(update, message, say("question-gone"))
            return "question unknown"
        if asked is not None:
            alone = message.chat.type == ChatType.PRIVATE
            judge = None if alone else self._judges.code(query.from_user.id, press.answer)
            await self._workers.record(partial(self._feedback.keep, press, found, *asked, judge=judge))

        turn = self._threads.find(message.chat.id, message.message_id)

        async def make() -> Screen:
            return await self._workers.look(self._pressed, say, press, message.chat.id, turn)

        put = self._posting.reply if press.verb is Verb.READ else self._posting.show
        await put(update.update_id, message, make)
        return "shown"

    async def _again(self, update: Update, on: MaybeInaccessibleMessage, me: User) -> str:
        """Put the answer as it is now in the place of one whose article was corrected or withdrawn."""
        asked = asked_in(on, me)
        if asked is None or not isinstance(on, Message) or on.reply_to_message is None:
            await self._reply(update, on, self._voices.to(update)("cannot-ask-again"))
            return "question unknown"
        turn = self._threads.find(on.chat.id, on.message_id)
        async with self._turn(on.reply_to_message):
            again = intents.Ask(turn.question if turn else asked[0])
            return await self._try(update, on.reply_to_message, again, on.message_id)

    async def ignore(self, update: Update) -> str:
        """Take note of an update that nothing is done with."""
        del update
        return "ignored"

    def _asked(self, answer: MaybeInaccessibleMessage | None, me: User) -> tuple[str, date] | None:
        """What a message of ours answers: as it was understood, where the bot chose what to look up."""
        asked = asked_in(answer, me)
        turn = self._threads.find(answer.chat.id, answer.message_id) if answer else None
        if turn is None or not isinstance(answer, Message) or answer.reply_to_message is None:
            return asked
        if asked is not None and not turn.claim:
            return asked
        return turn.question, answer.date.astimezone(UTC).date()

    def _turn(self, message: Message) -> asyncio.Lock:
        """One at a time for a message: an edit of it waits until the answer that it changes is there."""
        return self._turns.setdefault((message.chat.id, message.message_id), asyncio.Lock())

    async def _reply(self, update: Update, to: MaybeInaccessibleMessage, text: str) -> None:
        await self._posting.reply(update.update_id, to, _saying(text))

    async def _put(self, update: Update, to: Message, ours: int | None, make: Make) -> tuple[int, int]:
        """Answer a message anew, or in our message `ours`; returns the chat and message that hold it."""
        if ours is None:
            sent = await self._posting.reply(update.update_id, to, make)
            return sent.chat.id, sent.message_id
        await self._posting.edit(to.chat.id, ours, make)
        return to.chat.id, ours

    async def _settle(self, to: Message, where: tuple[int, int], kept: str | None) -> None:
        """Write down which message of ours holds what."""
        chat, ours = where

        def settle() -> None:
            self._answers.sent(kept, chat, ours)
            self._replies.keep(chat, to.message_id, ours)

        await self._workers.record(settle)

    async def _read(self, to: Message, asked: Asked) -> Reading:
        """What is asked, seen together with what it replies to: a marked part, the question of an answer."""
        outlets, chat = self._settings.of(to.chat.id).outlets, to.chat.id
        if isinstance(asked, intents.Check):
            about = Question("", asked.written or _moment(to), sources=outlets, chat=chat)
            return await self._workers.ask(self._lookup.check, about, asked.claims)
        question = Question(asked.text, _moment(to), sources=outlets, chat=chat)
        replied = to.reply_to_message
        before = self._threads.find(to.chat.id, replied.message_id) if replied else None
        marked = intents.marked(to)
        if before is None and not marked:
            return Reading(await self._workers.ask(self._lookup.find, question))
        return await self._workers.ask(self._lookup.follow, question, before.question if before else "", marked)

    async def _ask(self, update: Update, to: Message, asked: Asked, ours: int | None) -> str:
        started = time.perf_counter()
        today, say = _moment(to).date(), self._voices.to(update)
        async with self._posting.typing(to):
            reading = await self._read(to, asked)
            answer = self._settings.of(to.chat.id).held(reading.answer)
            turn = Turn(answer.question.text, reading.names, reading.claim, reading.marked)
            kept = await self._keep(answer, to.chat.id)
        found = round((time.perf_counter() - started) * 1000)

        async def make() -> Screen:
            if answer.confidence is Confidence.NONE:
                standing = await self._workers.look(self._answers.standing, answer, to.chat.id)
                if answer.confidence is not reading.answer.confidence:
                    return render.held_back(say, standing, today)
                none = render.no_answer(say, standing, today, claims=isinstance(asked, intents.Check))
                # What somebody waits for in a channel would be told to all its subscribers.
                return replace(none, buttons=()) if to.chat.type == ChatType.CHANNEL else none
            return await self._workers.look(self._first, say, kept, to.chat.id, today, turn)

        where = await self._put(update, to, ours, make)
        self._threads.add(*where, turn)
        # At once, so that they are committed together.
        notes = [self._settle(to, where, kept)]
        if isinstance(asked, intents.Ask):  # what others wrote is no question to be kept where it has no answer
            notes.append(self._diary.answered(answer, found, edited=ours is not None))
        await asyncio.gather(*notes)
        _log.info("answered", update=update.update_id, confidence=str(answer.confidence), milliseconds=found)
        return f"answered: {answer.confidence}"

    async def _keep(self, answer: Answer, chat: int) -> str | None:
        standing = await self._workers.look(self._answers.standing, answer, chat)
        return await self._workers.record(self._answers.keep, standing, chat) if standing.quotes else None

    def _first(self, say: Speech, kept: str | None, chat: int, today: date, turn: Turn) -> Screen:
        found = self._answers.find(kept, chat) if kept else None
        if found is None:
            return render.note(say("all-withdrawn"))
        return render.answer(say, replace(found, turn=turn), today)

    def _pressed(self, say: Speech, press: Press, chat: int, turn: Turn | None) -> Screen:
        """What a button shows in its chat, from the Library as it is now."""
        found = self._answers.find(press.answer, chat)
        assert found is not None
        return views.pressed(say, press, replace(found, turn=turn), datetime.now(UTC).date(), self._starts)


def asked_in(answer: MaybeInaccessibleMessage | None, me: User) -> tuple[str, date] | None:
    """The question that a message of ours replies to, and its day; None where that cannot be seen any more.

    Of a message that was looked up it is the first claim. It is read from what Telegram sends along: until somebody
    judges an answer, the bot keeps no question.
    """
    question = answer.reply_to_message if isinstance(answer, Message) else None
    intent = intents.of(question, me) if question is not None else None
    claim = intent.claims[0] if isinstance(intent, intents.Check) and intent.claims else None
    text = intent.text if isinstance(intent, intents.Ask) else claim
    return (text, question.date.astimezone(UTC).date()) if question is not None and text else None


def _moment(message: Message) -> datetime:
    """When it was asked as it stands."""
    return (message.edit_date or message.date).astimezone(UTC)


def _saying(text: str) -> Make:
    async def make() -> Screen:
        return render.note(text)

    return make
