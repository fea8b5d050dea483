"""Buttons in channels and groups, which anybody there may press: what is for the presser alone is not said to all.

What can be shown in place is shown as anywhere. What would be a new message is told to the presser for a moment, or
in a channel opened in private. In a group the same is shown once: however many press, they can all read it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType

from bot.telegram.limits import Limit
from bot.telegram.presses import VERDICTS, Leaf, Lookout, Press, Sample, Verb
from bot.telegram.starts import ToAnswer

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.patience import Clock
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.tools import Tools

SHOWN_SECONDS = 600.0
"""For so long what a button has shown in a group is taken to be near enough to be found."""


class Bystanders:
    """A room that takes the presses which would end in a message to all, and leaves the others."""

    def __init__(self, tools: Tools, answers: Answers, starts: Starts, threads: Threads, *, clock: Clock) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._answers = answers
        self._starts = starts
        self._threads = threads
        self._shown = Limit(1, clock, SHOWN_SECONDS)

    async def press(self, _update: Update, query: CallbackQuery, me: User) -> str | None:
        """Tell the presser alone; None where the button changes what is there, or nobody else sees it."""
        on = query.message
        if on is None or on.chat.type == ChatType.PRIVATE:
            return None
        press, in_channel = Press.parse(query.data), on.chat.type == ChatType.CHANNEL
        told = await self._of_an_answer(press, on, me) if press else self._of_another(query.data, on)
        if told is None and press is not None and in_channel:
            if press.verb is Verb.READ or not _is_at_hand(on):
                await self._posting.heard(query.id, url=self._starts.link(ToAnswer(press.answer)))
                return "opened in private"
        elif told is None and (press.verb is Verb.READ if press else Sample.parse(query.data) is not None):
            told = self._of_what_is_shown(query.data, on)
        if told is None:
            return None
        await self._posting.heard(query.id, self._voices.of(on.chat.id, query.from_user)(told))
        return "told"

    def _of_what_is_shown(self, data: str | None, on: MaybeInaccessibleMessage) -> str | None:
        key = hash((on.chat.id, on.message_id, data))
        if self._shown.is_reached(key):
            return "shown-already"
        self._shown.take(key)
        return None

    def _of_another(self, data: str | None, on: MaybeInaccessibleMessage) -> str | None:
        if on.chat.type != ChatType.CHANNEL:
            return None
        if Lookout.parse(data) is not None:
            return "ask-in-private"
        return "timeline-forgotten" if Leaf.parse(data) is not None and not _is_at_hand(on) else None

    async def _of_an_answer(self, press: Press, on: MaybeInaccessibleMessage, me: User) -> str | None:
        found = await self._workers.look(self._answers.find, press.answer, on.chat.id)
        if found is None or press.quote >= len(found.quotes):
            return "forgotten"
        if self._threads.asked(on, me) is not None:
            return None
        return {Verb.AGAIN: "cannot-ask-again", **dict.fromkeys(VERDICTS, "question-gone")}.get(press.verb)


def _is_at_hand(on: MaybeInaccessibleMessage) -> bool:
    """Whether Telegram still lets the message be edited."""
    return isinstance(on, Message) and on.is_accessible
