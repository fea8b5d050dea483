"""When an entry appeared, as its feed says.

The day is that of the feed's own time zone: what a paper in New York dates at 11 pm on Monday is Monday's, though
in UTC it is Tuesday.
"""

from __future__ import annotations

import calendar
import email.utils
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from knowledge.readers.days import MONTHS, stands_for_none

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)|\d[\s-]+[a-z]{3,9}\.?[\s-]+\d\d(?=\s|\Z)", re.IGNORECASE)
"""With one, a date can be read: of the year 1, of -1 and of a count of seconds, parsers make years of our time."""

_NO_DAY = re.compile(r"\s*\d{4}(?:-?\d{2})?\s*")
"""A year or a month alone (W3CDTF), which a parser would take for its first day."""

_SLASHED = re.compile(r"\s*(\d{4})/(\d\d)/(\d\d)(?!\d)")
_DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")  # the day first, wherever dots are written
_NAMED = re.compile(r"\s*(?:[^\W\d_]{2,12}\.?,?\s+)?(\d{1,2})\.?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4}\b.*)")

_ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""As the standard has them; feeds have others whose server speaks the language of its readers."""


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
    text = _DOTTED.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", text)
    text = _NAMED.sub(_in_english, _SLASHED.sub(r"\1-\2-\3", text))
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


def _in_english(found: re.Match[str]) -> str:
    day, word, rest = found.groups()
    month = MONTHS.get(word[:4].lower()) or MONTHS.get(word[:3].lower())
    return f"{day} {_ENGLISH[month - 1]} {rest}" if month else found[0]


def _zoned(found: datetime) -> datetime:
    return found if found.tzinfo else found.replace(tzinfo=UTC)
