"""The buttons under answers: what they show of an answer, and what readers say of it by them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType

from bot import ages
from bot.telegram import render, rooms, views
from bot.telegram.presses import VERDICTS, Press, Verb
from bot.telegram.turns import Turn

if TYPE_CHECKING:
    from datetime import date

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.speech import Speech
    from bot.telegram.answering import Answering
    from bot.telegram.answers import Answers
    from bot.telegram.feedback import Feedback
    from bot.telegram.found import Found
    from bot.telegram.judges import Judges
    from bot.telegram.screen import Screen
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.tools import Tools


class Pressing:
    """A room that takes every press which no other room takes."""

    def __init__(
        self,
        tools: Tools,
        answering: Answering,
        answers: Answers,
        feedback: Feedback,
        *,
        judges: Judges,
        starts: Starts,
        threads: Threads,
    ) -> None:
        """`answering` asks again what is to be asked again."""
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._answering = answering
        self._answers = answers
        self._feedback = feedback
        self._judges = judges
        self._starts = starts
        self._threads = threads

    async def press(self, update: Update, query: CallbackQuery, me: User) -> str:
        """Do what a pressed button says. The press is acknowledged first, whatever becomes of it.

        Only thanks for a verdict wait until it is known what that is on.
        """
        press, say = Press.parse(query.data), self._voices.to(update)
        message = query.message
        asked = self._threads.asked(message, me)
        judged = asked is not None and press is not None and press.verb in VERDICTS
        noted = "what-is-wrong" if press is not None and press.verb is Verb.BAD else "noted"
        to_presser = self._voices.of(message.chat.id if message else None, query.from_user)
        if not judged:
            await self._posting.heard(query.id)
        if press is None or message is None:
            return rooms.IGNORED
        found = None
        try:
            found = await self._workers.look(self._answers.find, press.answer, message.chat.id)
        finally:
            if judged:
                await self._posting.heard(query.id, to_presser(noted) if found is not None else None)
        if found is None or press.quote >= len(found.quotes):
            # What is shown may still be right, so it stays.
            await self._reply(update, message, say("forgotten"))
            return "forgotten"
        if press.verb is Verb.AGAIN:
            return await self._again(update, message, me)
        if press.verb in VERDICTS:
            if asked is None:
                await self._reply(update, message, say("question-gone"))
                return "question unknown"
            await self._judge(query, message, press, found, asked)
        turn = self._threads.of(message, me)
        # A page to read replies to the answer, so what was asked is not seen from there.
        unasked = asked is None or press.verb in {Verb.READ, Verb.PAGE}
        pressed = partial(self._pressed, say, press, message.chat.id, turn, unasked=unasked)
        if press.verb is not Verb.READ:
            await self._posting.show(update.update_id, message, pressed)
            return "shown"
        page = await self._posting.reply(update.update_id, message, pressed)
        if asked is not None:  # a reply to what is read goes on from the question too
            self._threads.add(page.chat.id, page.message_id, turn or Turn(asked[0]))
        return "shown"

    async def _judge(
        self,
        query: CallbackQuery,
        on: MaybeInaccessibleMessage,
        press: Press,
        found: Found,
        asked: tuple[str, date],
    ) -> None:
        alone = on.chat.type == ChatType.PRIVATE
        judge = None if alone else self._judges.code(query.from_user.id, press.answer)
        await self._workers.record(partial(self._feedback.keep, press, found, *asked, judge=judge))

    async def _again(self, update: Update, on: MaybeInaccessibleMessage, me: User) -> str:
        """Put the answer as it is now in the place of one whose article was corrected or withdrawn."""
        asked = self._threads.asked(on, me)
        if asked is None or not isinstance(on, Message) or on.reply_to_message is None:
            await self._reply(update, on, self._voices.to(update)("cannot-ask-again"))
            return "question unknown"
        return await self._answering.again(update, on.reply_to_message, asked[0], on.message_id)

    async def _reply(self, update: Update, to: MaybeInaccessibleMessage, text: str) -> None:
        await self._posting.reply(update.update_id, to, lambda: render.note(text))

    def _pressed(self, say: Speech, press: Press, chat: int, turn: Turn | None, *, unasked: bool) -> Screen:
        """What a button shows in its chat, from the Library as it is now."""
        found = self._answers.find(press.answer, chat)
        assert found is not None
        found = replace(found, turn=turn, unasked=unasked)
        return views.pressed(say, press, found, ages.today(), self._starts)
