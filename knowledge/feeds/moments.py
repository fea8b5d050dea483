"""When an entry appeared, as its feed says.

The day is that of the feed's own time zone: what a paper in New York dates at 11 pm on Monday is Monday's, though
in UTC it is Tuesday.
"""

from __future__ import annotations

import calendar
import email.utils
import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from knowledge.readers.days import MONTHS, stands_for_none

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\d[\s-]+[a-z]{3,9}\.?[\s-]+\d\d(?=\s|\Z)", re.IGNORECASE)
"""With one, a date can be read: of the year 1, of -1 and of a count of seconds, parsers make years of our time."""

_NO_DAY = re.compile(r"\s*\d{4}(?:-?\d{2})?\s*")
"""A year or a month alone (W3CDTF), which a parser would take for its first day."""

_SECONDS = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
"""Since 1970, as a program keeps them, or their thousandths: in this form they are of 2001 to 2033."""

_ELEMENT = re.compile(r"\s*<time\b[^>]*\bdatetime=[\"']([^\"'>]+)[\"'].*", re.DOTALL)  # as templates of Drupal do
_YEAR_FIRST = re.compile(r"\s*(\d{4})[/.](\d\d)[/.](\d\d)(?!\d)")
_YEAR_LAST = re.compile(
    r"\s*(?:(?P<weekday>[^\W\d_]{2,12})\.?,?\s+)?(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)"
    r"(?P<year>\d{4})(?!\d)(?:\s+-(?=\s))?(?P<rest>.*)",
    re.DOTALL,
)
_NAMED = re.compile(r"\s*(?:[^\W\d_]{2,12}\.?,?\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4}\b.*)")

_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""As the standard has them; feeds have others whose server speaks the language of its readers."""

_WEEKDAYS = "mon tue wed thu fri sat sun".split()


def moment(entry: Mapping[str, Any], now: datetime) -> datetime | None:
    """When it was published, else when it was last updated: in the zone in which it is written. None when unknown.

    Never in the future: what claims to be from a day that has not begun there is passed over, and so is what
    stands for no moment.
    """
    for name in ("published", "updated", "created"):
        found = written(entry.get(name), entry.get(f"{name}_parsed"))
        if found is not None and not stands_for_none(found) and _has_begun(found, now):
            return found
    return None


def _has_begun(found: datetime, now: datetime) -> bool:
    try:
        return found.date() <= now.astimezone(found.tzinfo).date()
    except (OverflowError, ValueError):
        return False


def written(text: object, parsed: Any = None) -> datetime | None:
    """The text's moment. feedparser knows more forms, but brings them all to UTC: what it `parsed` comes last."""
    if not isinstance(text, str) or _NO_DAY.fullmatch(text):
        return None
    text = _ELEMENT.sub(r"\1", text)
    if seconds := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(seconds[1]), UTC)
    if numbered := _YEAR_LAST.fullmatch(text):
        return _of_numbers(numbered)
    return _as_parsers_do(_NAMED.sub(_in_english, _YEAR_FIRST.sub(r"\1-\2-\3", text)), parsed)


def _as_parsers_do(text: str, parsed: Any) -> datetime | None:
    try:
        return _zoned(datetime.fromisoformat(text.strip()))
    except ValueError:
        if not _YEAR.search(text):
            return None
    try:
        fields = email.utils.parsedate_tz(text)
        if fields is not None:
            year, month, day_, hour, minute, *_, offset = fields
            return datetime(year, month, day_, hour, minute, tzinfo=timezone(timedelta(seconds=offset or 0)))
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _of_numbers(found: re.Match[str]) -> datetime | None:
    """What two numbers and a year say. Parsers guess which of the two is the day; None where nothing tells.

    It stands first wherever dots are written. Else it is the one that is no month, or that falls on the weekday.
    """
    orders = {(int(found["first"]), int(found["second"]))}
    if found["sign"] != ".":
        orders.add((int(found["second"]), int(found["first"])))
    days = []
    for day, month in orders:
        with suppress(ValueError):
            days.append(date(int(found["year"]), month, day))
    if len(days) > 1:
        weekday = (found["weekday"] or "")[:3].lower()
        days = [day for day in days if _WEEKDAYS[day.weekday()] == weekday]
    if len(days) != 1:
        return None
    for rest in (found["rest"].rstrip(), ""):  # a time in a form of its own leaves the day
        with suppress(ValueError):
            return _zoned(datetime.fromisoformat(f"{days[0]}{rest}"))
    return None


def _in_english(found: re.Match[str]) -> str:
    day, word, rest = found.groups()
    month = MONTHS.get(word[:4].lower()) or MONTHS.get(word[:3].lower())
    return f"{day} {_ENGLISH[month - 1]} {rest}" if month else found[0]


def _zoned(found: datetime) -> datetime:
    return found if found.tzinfo else found.replace(tzinfo=UTC)
