"""The day of an article, as its writer gave it."""

from __future__ import annotations

import re
from datetime import date

# A time may follow, in whatever form: only the day is taken, as written, in no other time zone.
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[Tt ]\s*\d{1,2}:.*)?\s*", re.ASCII | re.DOTALL)


def day(text: str) -> date | None:
    """The day in `YYYY-MM-DD`, alone or with a time after it. None when it is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None
