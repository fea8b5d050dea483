"""What was asked last, for as long as the process lives: what a reply to an answer goes on from.

It is kept in memory alone, because what people write is not stored. After a restart a reply is read by itself, and
what an answer took over is known from the answer, as what a list is on is from the list.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from telegram import Message

from bot.telegram import hearing, intents, turns

if TYPE_CHECKING:
    from datetime import date, datetime

    from telegram import MaybeInaccessibleMessage, User

    from bot.telegram.intents import Check
    from bot.telegram.turns import Turn

KEPT = 5_000
"""Answers that can be replied to with more: hours of a busy bot, a few megabytes."""
ALONG = timedelta(seconds=1)
"""How much later than its comment a forward comes in that was sent along with it."""


@dataclass(frozen=True, slots=True)
class _Forward:
    """What somebody forwarded, by the number of the message."""

    check: Check
    message: int
    sent: datetime


class Threads:
    """The latest turns, by chat and message of ours, and forwards, by chat. For the event loop alone."""

    def __init__(self) -> None:
        self._turns: OrderedDict[tuple[int, int], Turn] = OrderedDict()
        self._forwards: OrderedDict[int, _Forward] = OrderedDict()
        self._came: WeakValueDictionary[int, asyncio.Event] = WeakValueDictionary()

    def add(self, chat: int, message: int, turn: Turn) -> None:
        """Keep what a message of ours answers; it forgets the oldest."""
        self._turns[chat, message] = turn
        self._turns.move_to_end((chat, message))
        while len(self._turns) > KEPT:
            self._turns.popitem(last=False)

    def find(self, chat: int, message: int) -> Turn | None:
        """What the message answers, if that is still known."""
        return self._turns.get((chat, message))

    def of_replied(self, message: Message, me: User) -> Turn | None:
        """What the message that this one replies to answers, if that is still known; a list may say it itself."""
        replied = message.reply_to_message
        if replied is None:
            return None
        known = self.find(message.chat.id, replied.message_id)
        return known or (turns.listed(replied.text or "") if hearing.is_by(replied, me) else None)

    def drop(self, chat: int, message: int) -> Turn | None:
        """What the message answered, if that is still known; from now on it is not."""
        return self._turns.pop((chat, message), None)

    def of(self, answer: MaybeInaccessibleMessage | None, me: User) -> Turn | None:
        """What a message at hand answers: it says itself what was taken over, where nobody knows it any more."""
        turn = self.find(answer.chat.id, answer.message_id) if answer else None
        asked = asked_in(answer, me) if turn is None else None
        return turns.read((isinstance(answer, Message) and answer.text) or "", asked[0]) if asked else turn

    def asked(self, answer: MaybeInaccessibleMessage | None, me: User) -> tuple[str, date] | None:
        """What a message of ours answers, and when: in words that mean something by themselves, if still known.

        Of a question that was deleted nothing is known, unless the message says it itself.
        """
        asked = asked_in(answer, me)
        turn = self.of(answer, me)
        if turn is None or not isinstance(answer, Message) or not (answer.reply_to_message or turn.in_full):
            return asked
        if asked is None or turn.claim:
            return turn.question, answer.date.astimezone(UTC).date()
        return turn.question, asked[1]

    def meant(self, message: Message, check: Check) -> Check | None:
        """What is to be looked up: where a message has no claims, those of the last forward in the chat."""
        if not check.claims:
            last = self._forwards.get(message.chat.id)
            return last.check if last else None
        if message.forward_origin is not None:
            self._forwards[message.chat.id] = _Forward(check, message.message_id, message.date)
            self._forwards.move_to_end(message.chat.id)
            while len(self._forwards) > KEPT:
                self._forwards.popitem(last=False)
            if came := self._came.get(message.chat.id):
                came.set()
        return check

    async def is_comment(self, message: Message) -> bool:
        """Whether the message came along with a forward: clients send the comment first, and then what it is on."""
        came = self._came.setdefault(message.chat.id, asyncio.Event())

        def is_there() -> bool:
            last = self._forwards.get(message.chat.id)
            return last is not None and last.message > message.message_id and last.sent - message.date <= ALONG

        if not is_there():
            came.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(came.wait(), ALONG.total_seconds())
        return is_there()

    def forget(self, chat: int) -> None:
        """Know of nothing that was asked in the chat."""
        self._forwards.pop(chat, None)
        for key in [key for key in self._turns if key[0] == chat]:
            del self._turns[key]


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
