"""What the buttons that readers see send back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from bot.telegram.orders import Inquiry, Order
from bot.telegram.sent import ID, NUMBER, Sent, form, one_of


class Verb(StrEnum):
    """What a button does."""

    SOURCE = "s"
    """Show this quote of the answer, in place."""
    READ = "r"
    """Show the article of this quote, as a new message."""
    PAGE = "p"
    """Show this page of the article, in place."""
    CONTEXT = "c"
    """Show the text around this quote, in place."""
    GOOD = "g"
    """This quote answers."""
    BAD = "b"
    """It does not: note that, and ask why, in place."""
    WRONG = "w"
    """Because it is the wrong passage."""
    OUTDATED = "o"
    """Because it is outdated."""
    NO = "n"
    """Because there is no answer, and that should have been said."""
    AGAIN = "f"
    """Ask the question afresh, in place."""


VERDICTS = frozenset({Verb.GOOD, Verb.BAD, Verb.WRONG, Verb.OUTDATED, Verb.NO})
"""What a reader says of a quote. BAD is all that is known where no reason follows."""


@dataclass(frozen=True, slots=True)
class Press(Sent):
    """A button's data: at most 35 bytes, and the same after a restart. Numbers count from 0."""

    FORM = form(rf"({one_of(Verb)}):({ID}):({NUMBER})(?::(\d{{1,6}}))?")

    verb: Verb
    answer: str
    quote: int
    page: int = 0

    def __str__(self) -> str:
        page = f":{self.page}" if self.verb is Verb.PAGE else ""
        return f"{self.verb}:{self.answer}:{self.quote}{page}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        verb, page = Verb(match[1]), int(match[4] or 0)
        return cls(verb, match[2], int(match[3]), page if verb is Verb.PAGE else 0)


@dataclass(frozen=True, slots=True)
class Lookout(Sent):
    """The data of a button that watches for the question that its message answers, or ends this watch.

    `unread`: some articles were not read yet when that was answered.
    """

    FORM = form(f"t:(?:(new|all)|({ID}))")

    watch: str | None = None
    unread: bool = False

    def __str__(self) -> str:
        return f"t:{self.watch or ('all' if self.unread else 'new')}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match[2], match[1] == "all")


class Dial(StrEnum):
    """What a button under a chat's settings does, always in place."""

    OVERVIEW = "v"
    """Show what is chosen."""
    LANGUAGES = "l"
    """Show the languages to choose from."""
    LANGUAGE = "t"
    """Speak this language, by its code; 0 for each reader's own."""
    OUTLETS = "o"
    """Show this page of the outlets to choose from."""
    OUTLET = "c"
    """Search this outlet as well; `value` is a hash of its name."""
    NO_OUTLET = "u"
    """Search it no more."""
    ALL = "a"
    """Search all outlets."""
    CERTAIN = "s"
    """1: give strong answers alone; 0: others too."""
    QUIET = "q"
    """1: say nothing in the chat; 0: answer again."""
    DONE = "d"
    """Take the settings away, as a message."""


@dataclass(frozen=True, slots=True)
class Adjustment(Sent):
    """The data of a button that turns a dial: at most 25 bytes. `page` counts from 0."""

    FORM = form(rf"e:({one_of(Dial)}):([0-9a-z]{{1,16}}):({NUMBER})")

    dial: Dial
    value: str = "0"
    page: int = 0

    def __str__(self) -> str:
        return f"e:{self.dial}:{self.value}:{self.page}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(Dial(match[1]), match[2], int(match[3]))


@dataclass(frozen=True, slots=True)
class Leaf(Sent):
    """The data of a button that turns to a page of a list, from 0: of a timeline by its id, or of another list."""

    FORM = form(rf"l:(new|out|{ID}):({NUMBER})")

    listed: str
    page: int

    NEWEST: ClassVar = "new"
    """The newest articles."""
    OUTLETS: ClassVar = "out"
    """The outlets."""

    def __str__(self) -> str:
        return f"l:{self.listed}:{self.page}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match[1], int(match[2]))


@dataclass(frozen=True, slots=True)
class Sample(Sent):
    """The data of a button that tries a command on a topic, of at most LONGEST bytes in UTF-8."""

    FORM = re.compile("l:(timeline|latest)=(.{1,60})")
    LONGEST: ClassVar = 50

    command: str
    topic: str

    def __str__(self) -> str:
        return f"l:{self.command}={self.topic}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(match[1], match[2])


@dataclass(frozen=True, slots=True)
class Forget(Sent):
    """The data of a button by which a person, and nobody else, has what is kept of them deleted, or not."""

    FORM = form(r"e:(forget|keep):([1-9]\d{0,15})")

    person: int
    sure: bool

    def __str__(self) -> str:
        return f"e:{'forget' if self.sure else 'keep'}:{self.person}"

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        return cls(int(match[2]), match[1] == "forget")


Data = Press | Order | Lookout | Inquiry | Leaf | Adjustment | Forget | Sample
"""What a button may send back."""
