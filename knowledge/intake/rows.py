"""Origins and items to rows of the Library's database, and back. Moments are kept there in UTC, without a zone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from knowledge.intake.origin import Item, Kind, Origin

if TYPE_CHECKING:
    import sqlalchemy as sa


def values_of(item: Item) -> dict[str, object]:
    return {
        "stamp": item.stamp,
        "fetched": item.fetched and naive(item.fetched),
        "tries": item.tries,
        "reason": item.reason,
        "due": item.due and naive(item.due),
    }


def origin_of(row: sa.Row[Any]) -> Origin:
    return Origin(
        id=row.id,
        kind=Kind(row.kind),
        address=row.address,
        source=row.source,
        added=aware(row.added),
        due=aware(row.due),
        succeeded=row.succeeded and aware(row.succeeded),
        failures=row.failures,
        reason=row.reason,
        state=row.state,
    )


def item_of(row: sa.Row[Any], articles: tuple[str, ...]) -> Item:
    return Item(
        key=row.key,
        stamp=row.stamp,
        articles=articles,
        fetched=row.fetched and aware(row.fetched),
        tries=row.tries,
        reason=row.reason,
        due=row.due and aware(row.due),
    )


def naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
