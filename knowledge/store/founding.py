"""The tables of a Library, made where there are none, and brought up to this version where they are older."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge import splitter
from knowledge.errors import DamagedError, NewerError
from knowledge.store import former, removed, tables, visits
from knowledge.store.batch import record, write_passages

if TYPE_CHECKING:
    from knowledge.store.database import Database

SCHEMA = 9
"""Raised when the tables get something new: an older Library gets it when it is opened, a newer one is refused."""


def prepare(database: Database) -> None:
    """Have the tables there as this version reads them.

    DamagedError when the database is not a Library, NewerError when it was written by a newer version.
    """
    with database.reading() as connection:
        empty = not sa.inspect(connection).get_table_names()
    if empty:
        _found(database)
    with database.reading() as connection:
        signed = sa.inspect(connection).has_table("meta")
        rows = connection.execute(sa.select(tables.meta.c.name, tables.meta.c.value)).all() if signed else ()
    found = dict(rows)
    schema = found.get("schema", "")
    if not schema.isdecimal():
        raise DamagedError(f"{database.name} is not a Library: choose another folder with --data")
    if int(schema) > SCHEMA:
        raise NewerError(
            f"{database.name} was written by a newer Dateline (format {schema}, this one reads {SCHEMA}): "
            "install the newer version"
        )
    if int(schema) < SCHEMA:
        _grow(database)
    if found.get("splitter") != splitter.VERSION:
        _split_again(database)


def _found(database: Database) -> None:
    """Make the tables and sign them, in one transaction: a half-made Library is never seen."""
    with database.writing() as connection:
        tables.metadata.create_all(connection)
        if connection.execute(sa.select(tables.meta.c.name)).first() is None:  # else another process was first
            rows = {"schema": str(SCHEMA), "splitter": splitter.VERSION}
            connection.execute(tables.meta.insert(), [{"name": n, "value": v} for n, v in rows.items()])


def _grow(database: Database) -> None:
    """Give an older Library the tables, columns and indexes that it lacks. What it has is what it was."""
    with database.writing() as connection:
        knows_former, knows_removed = (
            sa.inspect(connection).has_table(table.name) for table in (tables.former, tables.removed)
        )
        tables.metadata.create_all(connection)
        if not knows_former:
            former.before_this_version(connection)
        if not knows_removed:
            removed.before_this_version(connection)
        for column, how in ((tables.changes.c.made, "TIMESTAMP"), (tables.visits.c.revision, "VARCHAR(64)")):
            there = sa.inspect(connection).get_columns(column.table.name)
            if column.name not in {one["name"] for one in there}:
                connection.exec_driver_sql(f"ALTER TABLE {column.table.name} ADD COLUMN {column.name} {how}")
        for index in tables.copies.indexes:
            index.create(connection, checkfirst=True)
        if "article" not in sa.inspect(connection).get_pk_constraint("visits")["constrained_columns"]:
            visits.of_each_article(connection)
        schema = tables.meta.update().where(tables.meta.c.name == "schema")
        connection.execute(schema.values(value=str(SCHEMA)))


def _split_again(database: Database) -> None:
    """Give every searched revision the passages of this version's splitter."""
    with database.writing() as connection:
        name, value = tables.meta.c.name, tables.meta.c.value
        if connection.execute(sa.select(value).where(name == "splitter")).scalar() == splitter.VERSION:
            return  # another process was first
        live = connection.execute(sa.select(tables.copies.c.revision).distinct()).scalars().all()
        for revision in live:
            row = connection.execute(
                sa.select(tables.revisions.c.text, tables.copies.c.language)
                .join(tables.copies, tables.copies.c.revision == tables.revisions.c.revision)
                .where(tables.revisions.c.revision == revision)
                .order_by(tables.copies.c.added, tables.copies.c.id)
            ).first()
            assert row is not None
            write_passages(connection, set(), {revision: (row.text, row.language)})
        record(connection, live)
        connection.execute(tables.meta.update().where(name == "splitter").values(value=splitter.VERSION))
