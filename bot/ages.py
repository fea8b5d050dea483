"""How old an article is, in words. A date alone leaves the reader to count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from datetime import date, datetime

# Not calendar.month_name: that follows the machine's locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_NAMED = ("today", "yesterday")
_FORTNIGHT = 14
_WEEK = 7
_FEW = 2
"""Months and years are counted from so many on: one may be nearly two."""
_MINUTE = 60
_HOUR = 3600
_DAY = 86_400


def day(when: date) -> str:
    """A date as it is written in a sentence: 13 August 2021."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def age(published: date, today: date) -> str:
    """How long ago that was: days up to a fortnight, then weeks, and from two on months and years.

    Rounded down. Empty when it is yet to come.
    """
    days = (today - published).days
    if days < 0:
        return ""
    if days < len(_NAMED):
        return _NAMED[days]
    since = relativedelta(today, published)
    months = 12 * since.years + since.months
    if days < _FORTNIGHT:
        return f"{days} days ago"
    if months < _FEW:
        return f"{days // _WEEK} weeks ago"
    return f"{months} months ago" if since.years < _FEW else f"{since.years} years ago"


def dated(published: date, today: date) -> str:
    """The date and how long ago that was: 13 August 2021, 5 years ago."""
    return ", ".join(filter(None, (day(published), age(published, today))))


def since(moment: datetime, now: datetime) -> str:
    """How long ago a moment was, to the minute in the last two hours, then the hour, then the day."""
    seconds = (now - moment).total_seconds()
    return "just now" if seconds < _FEW * _MINUTE else f"{_span(seconds)} ago"


def until(moment: datetime, now: datetime) -> str:
    """How long it is until a moment, as exactly as `since`."""
    seconds = (moment - now).total_seconds()
    return "at once" if seconds <= 0 else f"in {_span(max(seconds, _FEW * _MINUTE))}"


def _span(seconds: float) -> str:
    """Two or more of the largest unit of which there are two, rounded down."""
    if seconds < _FEW * _HOUR:
        return f"{seconds // _MINUTE:.0f} minutes"
    return f"{seconds // _HOUR:.0f} hours" if seconds < _FEW * _DAY else f"{seconds // _DAY:.0f} days"
