"""What is shown: a text and its buttons. Free of Telegram's own types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from bot.telegram.rich import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.speech import Speech
    from bot.telegram.presses import Data
    from bot.telegram.rich import Rich

_T = TypeVar("_T")

GOOD, BAD = "👍", "👎"
_BACK, _FORWARD = "◂", "▸"


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and one thing: an address to open, a text to copy, or data to send back."""

    label: str
    url: str | None = None
    copied: str | None = None
    press: Data | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that a message quotes or names, its text, and the outlet that decides who may see it.

    Where its words are not shown any more `gone` says why, and article and revision are those that they were from.
    """

    article: str
    revision: str
    outlet: str | None
    gone: str | None = None


class Subject(StrEnum):
    """What a message is a part of."""

    ANSWER = "answer"
    """By its quotes."""
    OPENED = "opened"
    """The same, where nobody asked the question: in a card, a reading page, or what a link opened."""
    TIMELINE = "timeline"
    """By its pages."""


@dataclass(frozen=True, slots=True)
class Shows:
    """Which part of what a message is, from 0, in which language, and the articles that it mentions."""

    subject: Subject
    id: str
    number: int
    language: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A message's text and its buttons, if any, so many in a row; those `below` are a row of their own.

    `asking` are buttons under all others, two in a row, that answer a question about what is shown.
    `shows` is what it quotes, if anything.
    """

    body: Rich
    buttons: tuple[Button, ...] = ()
    a_row: int = 8
    below: tuple[Button, ...] = ()
    asking: tuple[Button, ...] = ()
    shows: Shows | None = None

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        """The buttons as they are laid out; none of the rows is empty."""
        of_buttons = (self.buttons[at : at + self.a_row] for at in range(0, len(self.buttons), self.a_row))
        of_asking = (self.asking[at : at + 2] for at in range(0, len(self.asking), 2))
        return (*of_buttons, *((self.below,) if self.below else ()), *of_asking)


def dropping(number: int) -> str:
    """The label of a button that takes thing `number` of a list away, counted from 1."""
    return f"✕ {number}"


def paged(things: Sequence[_T], number: int, size: int) -> tuple[Sequence[_T], int, int]:
    """What stands on page `number`, counted from 0, or on the last one when there are fewer.

    With it come the number of that page and how many pages of so many things there are, at least one.
    """
    pages = max(1, -(-len(things) // size))
    number = min(number, pages - 1)
    return things[number * size : (number + 1) * size], number, pages


def foot(say: Speech, page: int, pages: int) -> Rich:
    """The line below a page that says which one it is, where there are others."""
    return plain(say("page-of", number=page + 1, total=pages) if pages > 1 else "")


def arrows(say: Speech, page: int, pages: int, to: Callable[[int], Data]) -> tuple[Button, ...]:
    """Buttons to the pages before and after `page`, counted from 0, where there are any: the way one reads."""
    back, forward = (_FORWARD, _BACK) if say.right_to_left else (_BACK, _FORWARD)
    buttons = tuple(
        Button(label, press=to(other))
        for label, other in ((back, page - 1), (forward, page + 1))
        if 0 <= other < pages
    )
    return buttons[::-1] if say.right_to_left else buttons
