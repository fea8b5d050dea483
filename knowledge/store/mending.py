"""A database whose tables are whole though an index of one is not: all that it holds, in a new one.

SQLite finds rows by its indexes, and makes them anew only where it can read the old ones. So the rows are read from
the tables alone, and written where nothing is damaged.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.errors import DamagedError, TransientError

if TYPE_CHECKING:
    from collections.abc import Iterator


_ROWS = 500  # held at once


def are_tables_whole(connection: sqlite3.Connection) -> bool:
    """Whether every table can be read from beginning to end, and no index knows of more rows."""
    try:
        return all(_is_whole(connection, name) for name, _ in _made(connection, "table"))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def copy_tables(damaged: str, new: sa.Connection) -> None:
    """Write all that the tables of the database in this file hold to a new one, while nobody else writes to it.

    DamagedError where a table is not whole, TransientError where somebody writes to it now.
    """
    with closing(sqlite3.connect(damaged, isolation_level=None)) as ours:
        try:
            ours.execute("BEGIN IMMEDIATE")
            copied = are_tables_whole(ours) and _is_copied(ours, new)
        except sqlite3.OperationalError as error:
            raise TransientError(f"{damaged} is in use ({error}): try again when that has finished") from error
        except sqlite3.DatabaseError:
            copied = False
        if not copied:
            raise DamagedError(
                f"{damaged} is damaged, and not in its indexes alone: put back a backup by `dateline restore FILE`"
            )


def _is_copied(ours: sqlite3.Connection, theirs: sa.Connection) -> bool:
    """Make the tables and indexes of the one in the other; whether all rows fit there."""
    theirs.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    try:
        for name, statement in _made(ours, "table"):
            theirs.exec_driver_sql(statement)
            _copy(ours, theirs, name)
    except sa.exc.IntegrityError:
        return False
    for _, statement in _made(ours, "index"):
        theirs.exec_driver_sql(statement)
    # The numbers that are never used twice.
    theirs.exec_driver_sql("DELETE FROM sqlite_sequence")
    _copy(ours, theirs, "sqlite_sequence")
    return theirs.exec_driver_sql("PRAGMA foreign_key_check").first() is None


def _made(connection: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    """The names of the tables or indexes that were made, with the statements."""
    mine = "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
    return connection.execute(mine, (kind,)).fetchall()


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[list[tuple[object, ...]]]:
    found = connection.execute(f'SELECT * FROM "{table}" NOT INDEXED')  # noqa: S608 - a name of its own
    while rows := found.fetchmany(_ROWS):
        yield rows


def _is_whole(connection: sqlite3.Connection, table: str) -> bool:
    count = sum(len(rows) for rows in _rows(connection, table))
    return all(indexed <= count for indexed in _indexed(connection, table))


def _indexed(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    """How many rows each index of a table knows that can be read."""
    for _, index, *_ in connection.execute(f'PRAGMA index_list("{table}")').fetchall():
        _, _, column = connection.execute(f'PRAGMA index_info("{index}")').fetchone()
        # With a limit it is read row by row: else any index is counted.
        rows = f'SELECT "{column}" FROM "{table}" INDEXED BY "{index}" LIMIT -1'  # noqa: S608 - as above
        try:
            yield connection.execute(f"SELECT count(*) FROM ({rows})").fetchone()[0]  # noqa: S608 - as above
        except sqlite3.Error:
            continue


def _copy(ours: sqlite3.Connection, theirs: sa.Connection, table: str) -> None:
    for rows in _rows(ours, table):
        marks = ", ".join("?" * len(rows[0]))
        theirs.exec_driver_sql(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 - as above
