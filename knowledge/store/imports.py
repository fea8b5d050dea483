"""How far a file of many articles was taken in, so that one that was interrupted goes on from there.

A mark is written in the transaction that stores the articles, and holds for the very same file alone. It goes when
the file has been taken in, and when an article is removed: then all of the file is looked at again, for it may be
what brings the article back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.article import digest
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BEGINNING = 65_536  # bytes of a file that are compared


@dataclass(frozen=True, slots=True)
class Mark:
    """The first `done` articles of a file are stored; 0 takes the mark away.

    `stamp` is a hash of all by which the very same file, read in the same way, is known again.
    """

    path: str
    stamp: str
    done: int = 0


def mark_of(path: Path, source: str | None) -> Mark:
    """The mark of a file of which nothing is done yet. OSError when it cannot be read."""
    with path.open("rb") as file:
        beginning = hashlib.sha256(file.read(_BEGINNING)).hexdigest()
    status = path.stat()
    name = str(path.resolve()).encode("utf-8", "backslashreplace").decode()  # not every name is UTF-8
    return Mark(name, digest(str(status.st_size), str(status.st_mtime_ns), beginning, source or ""))


def done(connection: sa.Connection, mark: Mark) -> int:
    """How many articles of this very file are stored, as far as is known."""
    columns = tables.imports.c
    where = (columns.path == mark.path, columns.stamp == mark.stamp)
    return connection.execute(sa.select(columns.done).where(*where)).scalar() or 0


def write(connection: sa.Connection, marks: Iterable[Mark]) -> None:
    """Put the marks in the place of those of the same files."""
    for mark in marks:
        connection.execute(tables.imports.delete().where(tables.imports.c.path == mark.path))
        if mark.done:
            row = {"path": mark.path, "stamp": mark.stamp, "done": mark.done}
            connection.execute(tables.imports.insert().values(row))


def forget(connection: sa.Connection) -> None:
    """Take all marks away."""
    connection.execute(tables.imports.delete())
