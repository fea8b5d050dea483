"""Which days a named stretch of time has: calendar arithmetic, whatever the language. Weeks begin on Monday.

Each function takes the parts that a phrase names and, where it needs it, the moment of asking. ValueError or
OverflowError for days that no calendar has.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from dateutil.relativedelta import MO, relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


class Unit(Enum):
    """What time is counted in."""

    MINUTE = auto()
    HOUR = auto()
    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()
    DECADE = auto()


_DAY = timedelta(days=1)
_STEP = {
    Unit.MINUTE: relativedelta(minutes=1),
    Unit.HOUR: relativedelta(hours=1),
    Unit.DAY: relativedelta(days=1),
    Unit.WEEK: relativedelta(weeks=1),
    Unit.MONTH: relativedelta(months=1),
    Unit.YEAR: relativedelta(years=1),
    Unit.DECADE: relativedelta(years=10),
}
# "Three weeks ago" names no day: what is meant lies as many days before and after it.
_ROUGHLY = {Unit.WEEK: 3 * _DAY, Unit.MONTH: 15 * _DAY, Unit.YEAR: 183 * _DAY, Unit.DECADE: 366 * _DAY}
_HALF_A_YEAR = 183 * _DAY
_WINTER = 4
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Parts:
    """What a phrase names; 0 and None for what it does not.

    `quarter` is 1 to 4, `season` 1 for spring to 4 for winter, `weekday` 0 for Monday; a recurring stretch is
    `length` days long. A `count` of units has a least and a most, as "a few" leaves it open.
    """

    year: int = 0
    to_year: int = 0
    month: int = 0
    day: int = 0
    to_day: int = 0
    quarter: int = 0
    season: int = 0
    weekday: int | None = None
    length: int = 1
    unit: Unit = Unit.DAY
    count: tuple[int, int] = (1, 1)


NOTHING = Parts()
WEEKEND = Parts(weekday=5, length=2)
TODAY = Parts(count=(0, 0))
BEFORE_YESTERDAY = Parts(count=(2, 2))


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date


def day(parts: Parts) -> Days:
    """3 May 2022, or the 3rd to the 5th."""
    first = date(parts.year, parts.month, parts.day)
    return Days(first, first.replace(day=parts.to_day or parts.day))


def week(parts: Parts) -> Days:
    """The week of 3 May 2022."""
    first = _start(Unit.WEEK, date(parts.year, parts.month, parts.day))
    return Days(first, first + 6 * _DAY)


def month(parts: Parts) -> Days:
    """May 2022."""
    first = date(parts.year, parts.month, 1)
    return Days(first, first + relativedelta(day=31))


def quarter(parts: Parts) -> Days:
    """The second quarter of 2022."""
    first = date(parts.year, 3 * parts.quarter - 2, 1)
    return Days(first, first + relativedelta(months=2, day=31))


def year(parts: Parts) -> Days:
    """2022, or 2022 to 2024, which may be written as 24."""
    last = parts.to_year or parts.year
    if last < _CENTURY:
        last += parts.year // _CENTURY * _CENTURY
    return Days(date(parts.year, 1, 1), date(last, 12, 31))


def decade(parts: Parts) -> Days:
    """The 1990s."""
    return Days(date(parts.year, 1, 1), date(parts.year + 9, 12, 31))


def season(parts: Parts) -> Days:
    """Summer 2022, on the northern half of the Earth. The winter of a year is both that have a part in it."""
    if parts.season != _WINTER:
        return _season(parts.season, parts.year)
    late = _season(_WINTER, parts.year)
    return late if parts.to_year else Days(_season(_WINTER, parts.year - 1).first, late.last)


def begun(parts: Parts, now: datetime) -> Days:
    """The last Thursday, August or 3 May that has begun, today included."""
    today = now.date()
    return next(days for days in _newest_first(parts, today) if days.first <= today)


def over(parts: Parts, now: datetime) -> Days:
    """The last Thursday, August or summer that is over."""
    today = now.date()
    return next(days for days in _newest_first(parts, today) if days.last < today)


def nearest(parts: Parts, now: datetime) -> Days:
    """This Thursday or this August, when that has begun. ValueError when it is yet to come."""
    days = begun(parts, now)
    oldest = _start(Unit.WEEK, now.date()) if parts.weekday is not None else now.date() - _HALF_A_YEAR
    if days.first < oldest:
        raise ValueError("it is the next one that is meant")
    return days


def current(parts: Parts, now: datetime) -> Days:
    """This week, month or year, until today."""
    return Days(_start(parts.unit, now.date()), now.date())


def previous(parts: Parts, now: datetime) -> Days:
    """Last week, month or year."""
    start = _start(parts.unit, now.date())
    return Days(start - _STEP[parts.unit], start - _DAY)


def ago(parts: Parts, now: datetime) -> Days:
    """Three weeks ago: the day, and where the unit is longer than a day, what is roughly as long ago."""
    least, most = parts.count
    roughly = _ROUGHLY.get(parts.unit, timedelta())
    step = _STEP[parts.unit]
    return Days((now - most * step).date() - roughly, (now - least * step).date() + roughly)


def past(parts: Parts, now: datetime) -> Days:
    """The past three weeks, until today."""
    return Days((now - parts.count[1] * _STEP[parts.unit]).date(), now.date())


def _newest_first(parts: Parts, today: date) -> Iterator[Days]:
    """The times that it has recurred, from this year's or today's back, as far as the last but one leap year."""
    if parts.weekday is not None:
        for back in range(14):
            first = today - back * _DAY
            if first.weekday() == parts.weekday:
                yield Days(first, first + (parts.length - 1) * _DAY)
        return
    for number in range(today.year, today.year - 13, -1):
        this = replace(parts, year=number)
        with suppress(ValueError):  # 29 February
            yield _season(parts.season, number) if parts.season else day(this) if parts.day else month(this)


def _season(number: int, year: int) -> Days:
    """A season of three months: spring is March to May, and a year's winter begins in its December."""
    first = date(year, 3 * number, 1)
    return Days(first, first + relativedelta(months=2, day=31))


def _start(unit: Unit, of: date) -> date:
    if unit is Unit.WEEK:
        return of + relativedelta(weekday=MO(-1))
    return of.replace(day=1) if unit is Unit.MONTH else of.replace(month=1, day=1)
