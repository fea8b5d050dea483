"""An origin, the items found there, and when what failed is tried again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_TRIES = 8
"""After so many an item is left alone, until it changes."""

LONGEST_WAIT = timedelta(hours=12)
"""However often something failed, it is tried again after that."""

_FIRST_WAIT = timedelta(minutes=1)


class Kind(StrEnum):
    """What an origin is, and so how it is looked at."""

    FEED = "feed"
    FOLDER = "folder"
    CHANNEL = "channel"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Origin:
    """A place that is looked at again and again.

    `source` is the outlet for articles that name none; `due` when it is to be looked at next; `succeeded` when
    that last went well; `failures` in a row since, the last one's `reason`; `state` is what its kind keeps of it,
    such as an ETag. All moments are in UTC.
    """

    id: int
    kind: Kind
    address: str
    source: str | None
    added: datetime
    due: datetime
    succeeded: datetime | None
    failures: int
    reason: str | None
    state: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A thing at an origin, and what came of it.

    `stamp` tells one state of it from another (a time and a size, a hash); `articles` are the ids of what it
    brought; `fetched` is when that was. After a failure `tries` counts them, `reason` is the last one's, and `due`
    the next try; None when there is none. A `reason` without `tries` is told of what was taken in.
    """

    key: str
    stamp: str | None = None
    articles: tuple[str, ...] = ()
    fetched: datetime | None = None
    tries: int = 0
    reason: str | None = None
    due: datetime | None = None


def wait_after(failures: int) -> timedelta:
    """How long to leave something alone that failed so often: doubled each time, up to half a day."""
    doubled: int = 2 ** min(failures - 1, 20)
    return min(_FIRST_WAIT * doubled, LONGEST_WAIT)


def after_failure(
    item: Item,
    now: datetime,
    reason: str,
    *,
    stamp: str | None = None,
    wait: timedelta | None = None,
    again: bool = True,
) -> Item:
    """The item after it could not be taken in. What it brought before stays.

    It is tried again later, after `wait` at the least, MOST_TRIES times in all, unless to try `again` is no use
    before it changes.
    """
    tries = 1 + (item.tries if item.stamp == stamp else 0)
    due = now + max(wait_after(tries), wait or timedelta(0)) if again and tries < MOST_TRIES else None
    return replace(item, stamp=stamp, tries=tries, reason=reason[:500], due=due)
