"""What there is of sources: each origin with what came of it, and the outlets of what was added by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.intake.origins import Origins
from knowledge.store import tables

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.intake.origin import Origin
    from knowledge.store.database import Database

_STORED = tables.brought.join(tables.copies, tables.copies.c.id == tables.brought.c.article)

FEW = 5
"""Things that are shown with their reasons, an origin."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A thing that could not be taken in: why, how often that was tried, and when it is tried next, if at all."""

    key: str
    reason: str
    tries: int
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Source:
    """An origin, how many things it has and articles these brought, and how many could not be taken in whole.

    `partly` of these brought something all the same: a teaser, the other lines of a file, or what it was before.
    `waiting` of these are tried again by themselves; `troubles` are the first FEW, those that wait before others.
    `unread` files of a folder are of kinds that cannot be read, of which some are `named`.
    """

    origin: Origin
    items: int
    articles: int
    failed: int
    waiting: int
    troubles: tuple[Trouble, ...]
    unread: int = 0
    named: tuple[str, ...] = ()
    partly: int = 0


@dataclass(frozen=True, slots=True)
class Outlet:
    """How many articles of an outlet were added by hand; None stands for those that name none."""

    name: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that articles come from."""

    origins: tuple[Source, ...]
    by_hand: tuple[Outlet, ...]


def sources(database: Database) -> Sources:
    """The state of the Library in this database: the origins as they were added, the largest outlets first."""
    with database.reading() as connection:
        origins = Origins(database).all()
        items, brought = tables.items.c, tables.brought.c
        counts = _counts(connection, items.origin, sa.func.count())
        failed = _counts(connection, items.origin, sa.func.count(items.reason))
        waiting = _counts(connection, items.origin, sa.func.count(items.due))
        brings = sa.exists().where(brought.origin == items.origin, brought.key == items.key)
        partly = _counts(connection, items.origin, sa.func.count(sa.case((brings, items.reason))))
        articles = _counts(connection, brought.origin, sa.func.count(tables.copies.c.id.distinct()), _STORED)
        found = [
            Source(
                origin=origin,
                items=counts.get(origin.id, 0),
                articles=articles.get(origin.id, 0),
                failed=failed.get(origin.id, 0),
                waiting=waiting.get(origin.id, 0),
                troubles=_troubles(connection, origin) if failed.get(origin.id) else (),
                unread=unread,
                named=tuple(named),
                partly=partly.get(origin.id, 0),
            )
            for origin in origins
            for unread, named in [origin.state.get("unread", (0, ()))]
        ]
        return Sources(tuple(found), _by_hand(connection))


def _counts(
    connection: sa.Connection, origin: sa.Column[int], count: sa.Function[int], among: sa.FromClause | None = None
) -> dict[int, int]:
    table = origin.table if among is None else among
    rows = connection.execute(sa.select(origin, count).select_from(table).group_by(origin)).all()
    return {row[0]: row[1] for row in rows}


def _troubles(connection: sa.Connection, origin: Origin) -> tuple[Trouble, ...]:
    items = tables.items.c
    failed = sa.select(items.key, items.reason, items.tries, items.due).where(items.reason.is_not(None))
    first = failed.where(items.origin == origin.id).order_by(items.due.is_(None), items.due, items.key).limit(FEW)
    rows = connection.execute(first).all()
    return tuple(Trouble(row.key, row.reason, row.tries, row.due) for row in rows)


def _by_hand(connection: sa.Connection) -> tuple[Outlet, ...]:
    copies = tables.copies.c
    count = sa.func.count()
    brought = sa.exists().where(tables.brought.c.article == copies.id)
    outlets = sa.select(copies.source, count).where(~brought).group_by(copies.source)
    rows = connection.execute(outlets.order_by(count.desc(), copies.source)).all()
    return tuple(Outlet(name, articles) for name, articles in rows)
