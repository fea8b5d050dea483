"""How long ago, in words: of an article's date, which alone leaves the reader to count, and of a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from bot.speech import Speech

_NAMED = ("age-today", "age-yesterday")
_FORTNIGHT = 14
_WEEK = 7
_FEW = 2
"""Months and years are counted from so many on: one may be nearly two."""
_MINUTE = 60
_HOUR = 3600
_DAY = 86_400


def today() -> date:
    """The day by which ages are told: it is that of UTC."""
    return datetime.now(UTC).date()


def age(say: Speech, published: date, today: date) -> str:
    """How long ago that was: days up to a fortnight, then weeks, and from two on months and years.

    Rounded down. Empty when it is yet to come.
    """
    days = (today - published).days
    if days < 0:
        return ""
    if days < len(_NAMED):
        return say(_NAMED[days])
    since = relativedelta(today, published)
    months = 12 * since.years + since.months
    if days < _FORTNIGHT:
        return say("age-days", count=days)
    if months < _FEW:
        return say("age-weeks", count=days // _WEEK)
    if since.years < _FEW:
        return say("age-months", count=months)
    return say("age-years", count=since.years)


def dated(say: Speech, published: date, today: date) -> str:
    """The date and how long ago that was: 13 August 2021, 5 years ago."""
    old = age(say, published, today)
    return say("dated", day=say.day(published), age=old) if old else say.day(published)


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
