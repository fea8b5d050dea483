"""When an article was published, against when a question is asked and the period that it names.

People ask about what has just happened: of a news quiz of eight months, asked on its dates, the newest article
that answers was at most four days old in three of four cases. So what is new is preferred, by an amount that
benchmarks/recency.py chose on such questions and held against questions about the past: an old article still wins
where it clearly fits better, and in an archive that ended long ago nothing is preferred at all.
"""

from __future__ import annotations

import math
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from index.answer import ScopeKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from index.answer import Scope

HALF_LIFE = 7.0
"""Days in which freshness falls by half."""

# How far from a named period an article may be published that tells of it: reports come after, and nobody counts
# the days of "this week".
_BEFORE = {ScopeKind.ABSOLUTE: timedelta(0), ScopeKind.RELATIVE: timedelta(3)}
_AFTER = {ScopeKind.ABSOLUTE: timedelta(30), ScopeKind.RELATIVE: timedelta(3)}

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(day: date | None) -> str:
    """A day as a question may name it: 13 August 2021; empty where there is none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def names_time(word: str) -> bool:
    """Whether a word is a year or a month."""
    return bool(_YEAR.fullmatch(word)) or word in _MONTHS


def freshness(published: date | None, asked: datetime | None, scope: Scope | None = None) -> float:
    """From 1, published today, towards 0, long ago; 0 where either day is not known.

    -1 for what was yet to come on the day of asking.
    Of a period such as "two weeks ago" its last day counts and not today: else what is new would always win.
    """
    if published is None or asked is None:
        return 0.0
    if is_to_come(published, asked):
        return -1.0
    today = asked.date()
    last = scope.last if scope and scope.kind is ScopeKind.RELATIVE else None
    last = min(last, today) if last else today
    return math.exp2(-abs((last - min(today, published)).days) / HALF_LIFE)


def is_to_come(published: date, asked: datetime) -> bool:
    """Whether nobody could have told it on the day of asking. A day is left for time zones."""
    return (asked.date() - published).days < -1


def standing(gap: float) -> float:
    """How much freshness counts for a passage that fits worse than the best by so many log-odds: from 2 towards 1.

    Of reports that fit about as well, the newest is what is known now. What fits worse gains less by being new.
    """
    return 1.0 + math.exp(-gap)


def urgency(scope: Scope | None) -> float:
    """How much more than usual freshness counts: a question about "this week" asks for it in so many words."""
    return 1.0 if scope is None or scope.kind is ScopeKind.ABSOLUTE else 1.5


def is_inside(scope: Scope | None, published: date | None, passage: str) -> bool:
    """Whether a passage can tell of the period: by its article's date, or because it names a year of it.

    What has no date may be of any time.
    """
    if scope is None or published is None or is_told_then(scope, published):
        return True
    if scope.kind is ScopeKind.RELATIVE:
        return False
    first = scope.first.year if scope.first else 0
    last = scope.last.year if scope.last else published.year
    return any(first <= int(year) <= last for year in _YEAR.findall(passage))


def is_told_then(scope: Scope | None, published: date | None) -> bool:
    """Whether an article of that day was published when the period was told of; what has no date may have been."""
    if scope is None or scope.kind is ScopeKind.LATEST or published is None:
        return True
    earliest, latest = days_telling(scope)
    return (earliest is None or earliest <= published) and (latest is None or published <= latest)


def days_telling(scope: Scope) -> tuple[date | None, date | None]:
    """The first and the last day on which an article that tells of the period is published."""
    return (
        scope.first and scope.first - _BEFORE[scope.kind],
        scope.last and scope.last + _AFTER[scope.kind],
    )


def years_named(scope: Scope | None, passage: str) -> int:
    """How plainly a passage tells of a period of the calendar: 1 for naming a year of it, 2 for its first one too.

    Biographies and histories have no date of their own, and name the years instead.
    """
    if scope is None or scope.kind is not ScopeKind.ABSOLUTE:
        return 0
    first = scope.first.year if scope.first else None
    last = scope.last.year if scope.last else None
    named = {int(year) for year in _YEAR.findall(passage)}
    within = any((first is None or first <= year) and (last is None or year <= last) for year in named)
    return int(within) + int(first in named)
