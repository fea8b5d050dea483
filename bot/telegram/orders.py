"""What the buttons of those who run the bot send back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from bot.telegram.sent import ID, NUMBER, Sent, form, one_of

if TYPE_CHECKING:
    import re


class Task(StrEnum):
    """What a button does that only administrators are shown."""

    ASK_REMOVE = "r"
    """Ask whether this article of the receipt is to be removed, as a new message."""
    REMOVE = "y"
    """Remove it, and say so in place."""
    KEEP = "n"
    """Leave it, and say so in place."""
    SWITCH_ON = "on"
    """Take this channel's posts in from now on; show the channels in place."""
    SWITCH_OFF = "off"
    """Take them in no more."""
    CHANNELS = "c"
    """Show this page of the channels, in place."""
    SOURCES = "s"
    """Show this page of the sources, in place."""


@dataclass(frozen=True, slots=True)
class Order(Sent):
    """An administrator's button's data: at most 31 bytes. `subject` is a receipt's or a channel's id, or 0.

    `number` is which article of the receipt, or which page, from 0.
    """

    FORM = form(rf"a:({one_of(Task)}):(-?\d{{1,19}}|{ID}):({NUMBER})")

    task: Task
    subject: str = "0"
    number: int = 0

    def __str__(self) -> str:
        return f"a:{self.task}:{self.subject}:{self.number}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(Task(match[1]), match[2], int(match[3]))


class Wanted(StrEnum):
    """What a button under the list of unanswered questions does. Each shows the list in place."""

    PAGE = "p"
    """Show this page."""
    AGAIN = "a"
    """Ask the questions of this page again, and show which are answered meanwhile."""
    DROP = "d"
    """Drop this question."""


@dataclass(frozen=True, slots=True)
class Inquiry(Sent):
    """The data of such a button: at most 25 bytes. Pages count from 0; `question` is an id where one is meant."""

    FORM = form(rf"q:({one_of(Wanted)}):({NUMBER})(?::({ID}))?")

    wanted: Wanted
    page: int
    question: str = ""

    def __str__(self) -> str:
        question = f":{self.question}" if self.question else ""
        return f"q:{self.wanted}:{self.page}{question}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(Wanted(match[1]), int(match[2]), match[3] or "")
