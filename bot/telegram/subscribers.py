"""Buttons under posts in channels, which any subscriber may press: nothing is posted to all because of one.

What can be shown in place is shown as anywhere; what would be a new post is told to the presser alone, or opened in
private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType

from bot.telegram.presses import VERDICTS, Leaf, Lookout, Press, Verb
from bot.telegram.starts import ToAnswer
from bot.telegram.threads import asked_in

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.starts import Starts
    from bot.telegram.tools import Tools


class Subscribers:
    """A room that takes the presses which would end in a new post, and leaves the others."""

    def __init__(self, tools: Tools, answers: Answers, starts: Starts) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._answers = answers
        self._starts = starts

    async def press(self, _update: Update, query: CallbackQuery, me: User) -> str | None:
        """Tell the presser alone; None where the button changes what is there, or is in no channel."""
        on = query.message
        if on is None or on.chat.type != ChatType.CHANNEL:
            return None
        say = self._voices.of(on.chat.id, query.from_user)
        press = Press.parse(query.data)
        if press is None:
            told = self._of_another(query.data, on)
        else:
            told = await self._of_an_answer(press, on, me)
            if told is None and (press.verb is Verb.READ or not _is_at_hand(on)):
                await self._posting.heard(query.id, url=self._starts.link(ToAnswer(press.answer)))
                return "opened in private"
        if told is None:
            return None
        await self._posting.heard(query.id, say(told))
        return "told"

    def _of_another(self, data: str | None, on: MaybeInaccessibleMessage) -> str | None:
        if Lookout.parse(data) is not None:
            return "ask-in-private"
        return "timeline-forgotten" if Leaf.parse(data) is not None and not _is_at_hand(on) else None

    async def _of_an_answer(self, press: Press, on: MaybeInaccessibleMessage, me: User) -> str | None:
        found = await self._workers.look(self._answers.find, press.answer, on.chat.id)
        if found is None or press.quote >= len(found.quotes):
            return "forgotten"
        if asked_in(on, me) is not None:
            return None
        return {Verb.AGAIN: "cannot-ask-again", **dict.fromkeys(VERDICTS, "question-gone")}.get(press.verb)


def _is_at_hand(on: MaybeInaccessibleMessage) -> bool:
    """Whether Telegram still lets the message be edited."""
    return isinstance(on, Message) and on.is_accessible
