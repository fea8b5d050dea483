"""What a button sends back when it is pressed: at most 64 bytes each, that mean the same after a restart.

Any client can send anything, so what is read is of the form that is written, or None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

_PRESS = re.compile(r"([sprcgbwonf]):([0-9a-f]{16}):(\d{1,4})(?::(\d{1,6}))?", re.ASCII)
_LOOKOUT = re.compile(r"t:(?:new|([0-9a-f]{16}))", re.ASCII)
_INQUIRY = re.compile(r"q:([pad]):(\d{1,4})(?::([0-9a-f]{16}))?", re.ASCII)
_LEAF = re.compile(r"l:(new|out|[0-9a-f]{16}):(\d{1,4})", re.ASCII)
_SAMPLE = re.compile(r"l:(timeline|latest)=(.{1,60})")
_ORDER = re.compile(r"a:(r|y|n|on|off|c|s):(-?\d{1,19}|[0-9a-f]{16}):(\d{1,4})", re.ASCII)
_TURN = re.compile(r"e:([a-z]):([0-9a-z]{1,16}):(\d{1,4})", re.ASCII)
_FORGET = re.compile(r"e:(forget|keep):([1-9]\d{0,15})", re.ASCII)


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
class Press:
    """A button's data: at most 35 bytes, and the same after a restart. Numbers count from 0."""

    verb: Verb
    answer: str
    quote: int
    page: int = 0

    def __str__(self) -> str:
        page = f":{self.page}" if self.verb is Verb.PAGE else ""
        return f"{self.verb}:{self.answer}:{self.quote}{page}"

    @classmethod
    def parse(cls, data: str | None) -> Press | None:
        """Read a button's data; None when it is not ours, since any client can send anything."""
        match = _PRESS.fullmatch(data or "")
        if match is None:
            return None
        verb, page = Verb(match[1]), int(match[4] or 0)
        return cls(verb, match[2], int(match[3]), page if verb is Verb.PAGE else 0)


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
class Order:
    """An administrator's button's data: at most 31 bytes. `subject` is a receipt's or a channel's id, or 0.

    `number` is which article of the receipt, or which page, from 0.
    """

    task: Task
    subject: str = "0"
    number: int = 0

    def __str__(self) -> str:
        return f"a:{self.task}:{self.subject}:{self.number}"

    @classmethod
    def parse(cls, data: str | None) -> Order | None:
        """Read a button's data; None when it is not one of these."""
        match = _ORDER.fullmatch(data or "")
        return match and cls(Task(match[1]), match[2], int(match[3]))


@dataclass(frozen=True, slots=True)
class Lookout:
    """The data of a button that watches for the question that its message answers, or ends this watch."""

    watch: str | None = None

    def __str__(self) -> str:
        return f"t:{self.watch or 'new'}"

    @classmethod
    def parse(cls, data: str | None) -> Lookout | None:
        """Read a button's data; None when it is not one of these."""
        match = _LOOKOUT.fullmatch(data or "")
        return match and cls(match[1])


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
class Turn:
    """The data of a button that turns a dial: at most 25 bytes. `page` counts from 0."""

    dial: Dial
    value: str = "0"
    page: int = 0

    def __str__(self) -> str:
        return f"e:{self.dial}:{self.value}:{self.page}"

    @classmethod
    def parse(cls, data: str | None) -> Turn | None:
        """Read a button's data; None when it is not one of these."""
        match = _TURN.fullmatch(data or "")
        known = match is not None and match[1] in set(Dial)
        return cls(Dial(match[1]), match[2], int(match[3])) if match and known else None


class Wanted(StrEnum):
    """What a button under the list of unanswered questions does. Each shows the list in place."""

    PAGE = "p"
    """Show this page."""
    AGAIN = "a"
    """Ask the questions of this page again, and show which are answered meanwhile."""
    DROP = "d"
    """Drop this question."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The data of such a button: at most 25 bytes. Pages count from 0; `question` is an id where one is meant."""

    wanted: Wanted
    page: int
    question: str = ""

    def __str__(self) -> str:
        question = f":{self.question}" if self.question else ""
        return f"q:{self.wanted}:{self.page}{question}"

    @classmethod
    def parse(cls, data: str | None) -> Inquiry | None:
        """Read a button's data; None when it is not one of these."""
        match = _INQUIRY.fullmatch(data or "")
        return match and cls(Wanted(match[1]), int(match[2]), match[3] or "")


@dataclass(frozen=True, slots=True)
class Leaf:
    """The data of a button that turns to a page of a list, from 0: of a timeline by its id, or of another list."""

    listed: str
    page: int

    NEWEST: ClassVar = "new"
    """The newest articles."""
    OUTLETS: ClassVar = "out"
    """The outlets."""

    def __str__(self) -> str:
        return f"l:{self.listed}:{self.page}"

    @classmethod
    def parse(cls, data: str | None) -> Leaf | None:
        """Read a button's data; None when it is not one of these."""
        match = _LEAF.fullmatch(data or "")
        return match and cls(match[1], int(match[2]))


@dataclass(frozen=True, slots=True)
class Sample:
    """The data of a button that tries a command on a topic, of at most 53 bytes in UTF-8."""

    command: str
    topic: str

    def __str__(self) -> str:
        return f"l:{self.command}={self.topic}"

    @classmethod
    def parse(cls, data: str | None) -> Sample | None:
        """Read a button's data; None when it is not one of these."""
        match = _SAMPLE.fullmatch(data or "")
        return match and cls(match[1], match[2])


@dataclass(frozen=True, slots=True)
class Forget:
    """The data of a button by which a person, and nobody else, has what is kept of them deleted, or not."""

    person: int
    sure: bool

    def __str__(self) -> str:
        return f"e:{'forget' if self.sure else 'keep'}:{self.person}"

    @classmethod
    def parse(cls, data: str | None) -> Forget | None:
        """Read a button's data; None when it is not one of these."""
        match = _FORGET.fullmatch(data or "")
        return match and cls(int(match[2]), match[1] == "forget")


Data = Press | Order | Lookout | Inquiry | Leaf | Turn | Forget | Sample
"""What a button may send back."""
