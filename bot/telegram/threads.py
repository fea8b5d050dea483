"""What was asked last, for as long as the process lives: what a reply to an answer goes on from.

It is kept in memory alone, because what people write is not stored. After a restart a reply is read by itself.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message

    from bot.telegram.intents import Check

KEPT = 5_000
"""Answers that can be replied to with more: hours of a busy bot, a few megabytes."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The question that a message of ours answers, as it was understood, and the names it took over.

    `marked` is the part of a message whose words it took over. `claim`: it is a sentence of the message that was
    asked about.
    """

    question: str
    names: tuple[str, ...] = ()
    claim: bool = False
    marked: str = ""


class Threads:
    """The latest turns, by chat and message of ours, and forwards, by chat. For the event loop alone."""

    def __init__(self) -> None:
        self._turns: OrderedDict[tuple[int, int], Turn] = OrderedDict()
        self._forwards: OrderedDict[int, Check] = OrderedDict()

    def add(self, chat: int, message: int, turn: Turn) -> None:
        """Keep what a message of ours answers; it forgets the oldest."""
        self._turns[chat, message] = turn
        self._turns.move_to_end((chat, message))
        while len(self._turns) > KEPT:
            self._turns.popitem(last=False)

    def find(self, chat: int, message: int) -> Turn | None:
        """What the message answers, if that is still known."""
        return self._turns.get((chat, message))

    def meant(self, message: Message, check: Check) -> Check | None:
        """What is to be looked up: where a message has no claims, those of the last forward in the chat."""
        if not check.claims:
            return self._forwards.get(message.chat.id)
        if message.forward_origin is not None:
            self._forwards[message.chat.id] = check
            self._forwards.move_to_end(message.chat.id)
            while len(self._forwards) > KEPT:
                self._forwards.popitem(last=False)
        return check

    def forget(self, chat: int) -> None:
        """Know of nothing that was asked in the chat."""
        self._forwards.pop(chat, None)
        for key in [key for key in self._turns if key[0] == chat]:
            del self._turns[key]
