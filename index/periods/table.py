"""What a language's table of periods holds. Another language joins by another table.

A form is a pattern for a stretch of time with slots in braces, and the days it has. Patterns are matched against a
question whose sentences begin in lower case, so a word that stands here in lower case is not found inside a name:
"today" is not found in "USA Today". The names of months, weekdays, seasons and quarters are found in either case.

Slots: `{day}`, `{to_day}`, `{year}`, `{to_year}`, `{decade}` and `{number}` (a month) hold figures; `{month}`,
`{mon}` (with short forms too), `{weekday}`, `{season}`, `{quarter}`, `{span}` (week, month or year) and `{unit}`
hold a word of the table's; `{count}` either.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.periods import days
from index.periods.days import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from index.periods.days import Days, Parts


class Relation(Enum):
    """What a question says of a stretch of time."""

    IN = auto()
    OF = auto()
    SINCE = auto()
    FROM = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()
    BETWEEN = auto()


class Tie(Enum):
    """What fixes the days of a stretch."""

    CALENDAR = auto()
    """A year is named."""
    NOW = auto()
    """The moment of asking: yesterday."""
    RECURRING = auto()
    """It comes round again and again, and the last time is meant: on Thursday."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to name a stretch of time. `parts` are those that are given without a slot.

    `needs`: only after one of these relations. `alone`: what follows must not make it an adjective or a number of
    things, as in "in 2020 cases", and without `needs` it must not come after a name, as in "Black Friday".
    """

    pattern: str
    days: Callable[[Parts, datetime], Days]
    tie: Tie
    needs: frozenset[Relation] = frozenset()
    alone: bool = False
    parts: Parts = NOTHING


@dataclass(frozen=True, slots=True)
class Table:
    """How a language names periods, in patterns. Of two forms that match at one place the first counts.

    `filler` may stand between relation and stretch; `joiners` between two stretches make them one period; a
    `determiner` before a stretch makes it part of a name: "the May 2022 vote". `goes_on` are words that may follow
    one that is `alone`. `latest` names the present.
    """

    words: Mapping[str, Mapping[str, object]]
    forms: tuple[Form, ...]
    relations: Mapping[Relation, str]
    filler: str
    joiners: Mapping[Relation, str]
    determiner: str
    goes_on: str
    latest: str


TIMED = frozenset(Relation) - {Relation.OF}
NOT_TO_COME = TIMED - {Relation.UNTIL}
"""For what recurs: "by Thursday" means the next one."""


def calendar(
    pattern: str, make: Callable[[Parts], Days], needs: frozenset[Relation] = frozenset(), *, alone: bool = False
) -> Form:
    """A form that names its year."""
    return Form(pattern, lambda parts, _: make(parts), Tie.CALENDAR, needs, alone)


FIGURES = (
    calendar(r"(?<!-){year}-{number}-{day}", days.day),
    calendar(r"(?<!-){year}/{number}/{day}", days.day),
    calendar(r"{day}\.{number}\.{year}", days.day),
)
"""Dates that read the same in every language. Of 03/05/2021 nobody knows which is the month."""
