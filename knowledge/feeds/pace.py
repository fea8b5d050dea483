"""When to look at a feed again.

A feed that says how often (`ttl`, `sy:updatePeriod`) is taken at its word. Any other is looked at twice in the mean
time between its entries, counted back from now, so that one that has fallen silent is asked less and less: a new
entry is then known after a quarter of that time on the mean, for two requests an entry. No sooner than its answer
goes stale (Cache-Control), since a cache would only give the same again.

All within five minutes and six hours: the first is what a reader of news would notice, and as often as feed readers
ask; the second keeps a feed that rarely has something from being a day late when it has.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

SOONEST = timedelta(minutes=5)
LATEST = timedelta(hours=6)
UNKNOWN = timedelta(hours=1)
"""Where no entry has a date."""

_COUNTED = 10  # newest entries: a day's or a week's habit, not last year's
_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}


def wish(feed: Mapping[str, Any]) -> timedelta | None:
    """How long the feed itself wants to be left alone: by RSS's `ttl`, else by the syndication module."""
    minutes = _number(feed.get("ttl"))
    if minutes:
        return timedelta(minutes=minutes)
    period = _PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower())
    return period / (_number(feed.get("sy_updatefrequency")) or 1) if period else None


def newest(moments: Iterable[datetime], now: datetime) -> list[datetime]:
    """The moments that tell a feed's habit, the latest first."""
    return sorted((moment for moment in moments if moment <= now), reverse=True)[:_COUNTED]


def wait(
    wished: timedelta | None, moments: Iterable[datetime], now: datetime, fresh: timedelta | None = None
) -> timedelta:
    """How long to leave a feed alone whose entries appeared at these moments, and whose answer stays `fresh`."""
    if wished is None:
        counted = newest(moments, now)
        between = (now - counted[-1]) / len(counted) if counted else 2 * UNKNOWN
        wished = max(between / 2, fresh or timedelta())
    return min(max(wished, SOONEST), LATEST)


def _number(text: object) -> int:
    text = str(text or "").strip()
    return min(int(text[:9]), 1_000_000) if text.isascii() and text.isdigit() else 0
