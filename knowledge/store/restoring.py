"""A Library put back to what another one holds, in one transaction of its own.

It is a change like any other: the feed goes on with what differs, so whoever follows it, a running bot too, need
not know of it. Texts stay for good, as ever, so that no citation made meanwhile loses its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.store import former, imports, removed, tables
from knowledge.store.batch import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.store.database import Database

_TEXTS = 100  # rows with texts that are held at once
_ROWS = 5_000  # rows without
# What is put back by what differs; of the rest all rows are.
_BY_DIFFERENCE = (
    tables.meta,
    tables.revisions,
    tables.copies,
    tables.passages,
    tables.changes,
    tables.former,
    tables.removed,
    tables.visibility,
)


@dataclass(frozen=True, slots=True)
class Restored:
    """How many articles came back, lost what they had become since, or went because they were not there then."""

    added: int
    changed: int
    removed: int


def put_back(database: Database, other: Database) -> Restored:
    """Give the Library of a database the articles of another one's, and all that belongs to them.

    An outlet that was restricted meanwhile stays so: nobody sees what was hidden because something came back. And
    what a person removed meanwhile stays away, unless it is what comes back.
    """
    with other.reading() as theirs, database.writing() as ours:
        now, then = _copies(ours), _copies(theirs)
        differ = [i for i in now.keys() | then.keys() if now.get(i) != then.get(i)]
        affected = sorted({str(c["revision"]) for i in differ for c in (now.get(i), then.get(i)) if c})
        _texts(theirs, ours)
        former.write(ours, (former.of_copy(now[i]) for i in differ if i in now and not _same(now[i], then.get(i))))
        former.withdraw(ours, [i for i in differ if i not in then])
        former.write(ours, former.all_of(theirs))
        for some in tables.chunks(differ):
            ours.execute(tables.copies.delete().where(tables.copies.c.id.in_(some)))
        _insert(ours, tables.copies, [then[i] for i in differ if i in then])
        _passages(theirs, ours, affected)
        _restrictions(theirs, ours)
        _all_else(theirs, ours)
        removed.restore(theirs, ours, then.keys())
        imports.forget(ours)  # a mark of then says nothing of the files of now
        record(ours, affected)
    return Restored(
        added=len(then.keys() - now.keys()),
        changed=len(differ) - len(then.keys() ^ now.keys()),
        removed=len(now.keys() - then.keys()),
    )


def _copies(connection: sa.Connection) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in _rows(connection, sa.select(tables.copies))}


def _same(now: dict[str, Any], then: dict[str, Any] | None) -> bool:
    """Whether an article had the same text then, from the same outlet."""
    return then is not None and former.of_copy(now) == former.of_copy(then)


def _texts(theirs: sa.Connection, ours: sa.Connection) -> None:
    """Bring the texts that are lacking, old ones too, a few at a time."""
    column = tables.revisions.c.revision
    there, here = (set(connection.execute(sa.select(column)).scalars()) for connection in (theirs, ours))
    lacking = sorted(there - here)
    for start in range(0, len(lacking), _TEXTS):
        some = column.in_(lacking[start : start + _TEXTS])
        _insert(ours, tables.revisions, _rows(theirs, sa.select(tables.revisions).where(some)))


def _passages(theirs: sa.Connection, ours: sa.Connection, revisions: list[str]) -> None:
    """Have the passages of these texts as they were."""
    for some in tables.chunks(revisions):
        where = tables.passages.c.revision.in_(some)
        ours.execute(tables.passages.delete().where(where))
        _insert(ours, tables.passages, _rows(theirs, sa.select(tables.passages).where(where)))


def _restrictions(theirs: sa.Connection, ours: sa.Connection) -> None:
    """Restrict the outlets that were restricted then, in the same way; those that are now stay as they are."""
    restricted = set(ours.execute(sa.select(tables.visibility.c.source)).scalars())
    rows = _rows(theirs, sa.select(tables.visibility))
    _insert(ours, tables.visibility, [row for row in rows if row["source"] not in restricted])


def _all_else(theirs: sa.Connection, ours: sa.Connection) -> None:
    """Have all other tables as they were. Those that others refer to are filled first, and emptied last."""
    others = [table for table in tables.metadata.sorted_tables if table not in _BY_DIFFERENCE]
    for table in reversed(others):
        ours.execute(table.delete())
    for table in others:
        for rows in _portions(theirs, table):
            _insert(ours, table, rows)


def _portions(connection: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    for rows in connection.execute(sa.select(table)).mappings().partitions(_ROWS):
        yield [dict(row) for row in rows]


def _rows(connection: sa.Connection, statement: sa.Select[Any]) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(statement).mappings()]


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
