"""Answering messages. What a room makes of an update it returns."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType

from bot.telegram import absence, intents, render, rooms, topic_screens, turns
from bot.telegram.albums import Albums
from bot.telegram.rich import join, plain
from bot.telegram.screen import Subject
from bot.telegram.shown import Place
from bot.telegram.understanding import moment
from index.answer import Confidence

if TYPE_CHECKING:
    from datetime import date

    from telegram import Message, Update, User

    from bot.speech import Speech
    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.diary import Diary
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Reading
    from bot.telegram.reopening import Reopening
    from bot.telegram.replying import Replying
    from bot.telegram.screen import Screen
    from bot.telegram.shown import Shown
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.timelines import Timelines
    from bot.telegram.tools import Tools
    from bot.telegram.turns import Turn
    from bot.telegram.understanding import Understanding
    from index.answer import Answer

    Asked = intents.Ask | intents.Check

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """How a message was understood, its answer as its chat is to have it, and by which ids both are kept.

    `listed` is what is reported on what was only named: nothing was asked of that, so nothing is refused.
    `is_repeated`: what the message replies to shows already what is quoted first.
    """

    reading: Reading
    answer: Answer
    kept: str | None
    listed: str | None
    is_repeated: bool

    @property
    def is_sure(self) -> bool:
        """Whether something surely answers, or only names what is reported."""
        return self.answer.confidence is Confidence.STRONG or self.listed is not None


class Answering:
    """Answers messages."""

    def __init__(
        self,
        tools: Tools,
        replying: Replying,
        understanding: Understanding,
        reopening: Reopening,
        answers: Answers,
        *,
        starts: Starts,
        diary: Diary,
        inbox: Inbox,
        settings: ChatSettings,
        shown: Shown,
        threads: Threads,
        timelines: Timelines,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._replying = replying
        self._understanding = understanding
        self._reopening = reopening
        self._answers = answers
        self._starts = starts
        self._diary = diary
        self._inbox = inbox
        self._settings = settings
        self._shown = shown
        self._threads = threads
        self._timelines = timelines
        self._albums = Albums()

    async def message(self, update: Update, message: Message, me: User) -> str:
        """Answer a message or a channel's post, if it wants something of us."""
        async with self._replying.one_at_a_time(message):
            return await self._respond(update, message, me, None)

    async def edited(self, update: Update, message: Message, me: User) -> str:
        """Put the answer to a message's new words in the place of the answer to the old ones.

        A message that was not answered before is left alone: it may be years old.
        """
        async with self._replying.one_at_a_time(message):
            ours = await self._replying.to(message)
            return rooms.IGNORED if ours is None else await self._respond(update, message, me, ours)

    async def _respond(self, update: Update, message: Message, me: User, ours: int | None) -> str:
        intent = intents.of(message, me)
        if isinstance(intent, intents.Check):
            intent = await self._meant(message, intent, ours)
        if intent is None:
            return rooms.IGNORED
        if ours is not None:
            await self._replying.take_back(message.chat.id, ours)
        goes_on = self._albums.goes_on(message)
        say = self._voices.to(update)
        if isinstance(intent, intents.Say) and message.chat.type == ChatType.CHANNEL:
            return "nothing to say to all subscribers"
        if isinstance(intent, intents.Say):
            if goes_on:
                return rooms.IGNORED
            said = partial(render.note, intent.in_words(say))
            await self._replying.settle(message, await self._replying.put(update, message, ours, said), None)
            return "said"
        if isinstance(intent, intents.Verify | intents.VerifyShown | intents.Reopen):
            make = await self._reopening.shown(say, message.chat.id, intent)
            await self._posting.reply(update.update_id, message, make)
            return "shown"
        return await self._try(update, message, intent, ours)

    async def _meant(self, message: Message, check: intents.Check, ours: int | None) -> intents.Intent:
        """What is to be looked up; nothing for a comment on a forward, which is looked up when it comes."""
        alone = ours is None and not check.claims and message.chat.type == ChatType.PRIVATE
        if alone and await self._threads.is_comment(message):
            return None
        return self._threads.meant(message, check) or intents.Say("how-to-source")

    async def _try(self, update: Update, message: Message, asked: Asked, ours: int | None) -> str:
        await self._workers.record(self._inbox.begin, update.update_id)
        async with self._diary.failures():
            return await self._ask(update, message, asked, ours)

    async def again(self, update: Update, question: Message, text: str, ours: int) -> str:
        """Ask a question anew, as `text` has it, and put the answer in the place of our message `ours`."""
        async with self._replying.one_at_a_time(question):
            return await self._try(update, question, intents.Ask(text), ours)

    async def _ask(self, update: Update, to: Message, asked: Asked, ours: int | None) -> str:
        started = time.perf_counter()
        say = self._voices.to(update)
        async with self._posting.typing(to):
            found = await self._find(to, asked)
        took = round((time.perf_counter() - started) * 1000)
        if isinstance(asked, intents.Ask) and asked.in_passing and ours is None and not found.is_sure:
            return rooms.IGNORED

        def make(turn: Turn) -> Screen:
            return self._screen(say, to, found, turn, claims=isinstance(asked, intents.Check))

        # Who only named something got what is reported on it; what others wrote is no question to be kept.
        how = Confidence.WEAK if found.reading.is_of_a_topic else found.answer.confidence
        in_vain = how is Confidence.NONE and isinstance(asked, intents.Ask)
        turn = replace(
            found.reading.turn,
            in_vain=in_vain,
            is_listed=found.listed is not None,
            is_repeated=found.is_repeated,
        )
        apart = turns.apart(turn)
        where = await self._replying.put(update, to, ours, partial(make, turn), partial(make, apart))
        self._threads.add(*where, turn if where[0] == to.chat.id else apart)
        # At once, so that they are committed together.
        notes = [self._replying.settle(to, where, found.kept)]
        if isinstance(asked, intents.Ask):
            said = self._diary.answered(turn.question, how, took, edited=ours is not None)
            notes.append(said)
        await asyncio.gather(*notes)
        confidence = str(found.answer.confidence)
        _log.info("answered", update=update.update_id, confidence=confidence, milliseconds=took)
        return f"answered: {confidence}"

    async def _find(self, to: Message, asked: Asked) -> _Found:
        reading = await self._understanding.read(to, asked)
        answer = self._settings.of(to.chat.id).held(reading.answer)
        kept = await self._keep(answer, to.chat.id)
        listed = await self._workers.record(self._list, reading) if reading.is_of_a_topic else None
        replied = to.reply_to_message
        known = Place(to.chat.id, replied.message_id) if replied else None
        is_repeated = bool(kept and known) and await self._workers.look(self._is_repeated, kept, known)
        return _Found(reading, answer, kept, listed, is_repeated)

    def _is_repeated(self, kept: str, where: Place) -> bool:
        shown = self._shown.at(where)
        return shown is not None and shown.subject is not Subject.TIMELINE and self._answers.repeats(kept, shown)

    async def _keep(self, answer: Answer, chat: int) -> str | None:
        standing = await self._workers.look(self._answers.standing, answer, chat)
        return await self._workers.record(self._answers.keep, standing, chat) if standing.quotes else None

    def _list(self, reading: Reading) -> str:
        return self._timelines.keep(reading.reported, newest_first=True)

    def _screen(self, say: Speech, to: Message, found: _Found, turn: Turn, *, claims: bool) -> Screen:
        """What a message gets as it stands now, with what it was understood as."""
        if found.answer.confidence is not Confidence.NONE:
            return self._first(say, found.kept, to.chat.id, moment(to).date(), turn)
        none = self._none(say, to, found, claims=claims)
        return replace(none, body=join([none.body, plain(turns.understood(say, turn))], "\n\n"))

    def _none(self, say: Speech, to: Message, found: _Found, *, claims: bool) -> Screen:
        """What it gets where nothing answers, nothing is said on its `claims`, or nothing was asked."""
        reading, chat, today = found.reading, to.chat.id, moment(to).date()
        standing = self._answers.standing(found.answer, chat)
        if found.answer.confidence is not reading.answer.confidence:
            return absence.held_back(say, standing, today, self._starts)
        if found.listed is not None:
            timeline = self._timelines.find(found.listed, chat)
            return topic_screens.page(say, timeline, 0, today, self._starts, topic=reading.turn.question)
        told_of = replace(found.answer, quotes=reading.reported[: absence.FEW])
        reported = self._answers.standing(told_of, chat).quotes
        none = absence.no_answer(say, standing, today, self._starts, claims=claims, reported=reported)
        # What somebody waits for in a channel would be told to all its subscribers.
        return replace(none, buttons=()) if to.chat.type == ChatType.CHANNEL else none

    def _first(self, say: Speech, kept: str | None, chat: int, today: date, turn: Turn) -> Screen:
        found = self._answers.find(kept, chat) if kept else None
        if found is None:
            return render.note(say("all-withdrawn"))
        return render.answer(say, replace(found, turn=turn), today)
