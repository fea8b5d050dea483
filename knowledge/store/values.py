"""What is read from SQLite is what its column is for, or it is told at once.

SQLite keeps to no types: one flipped bit makes a day that no calendar has, or bytes of a text. Without this they
would surface as errors of whatever uses them, far from the database that is damaged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from collections.abc import Callable


class UnreadableError(Exception):
    """A value is none of those that its column can hold."""


def checked(engine: sa.Engine) -> None:
    """Have an engine of SQLite, not yet in use, check the texts, days, moments and JSON that it reads.

    UnreadableError is raised for one that is none.
    """
    engine.dialect.colspecs = {**engine.dialect.colspecs, **_CHECKED}


def present(found: list[str | None]) -> list[str]:
    """The texts of a column that has one in every row: SQLite does not look whether it still has.

    UnreadableError where one is missing.
    """
    return [_present(value) for value in found]


def _present(value: str | None) -> str:
    if value is None:
        raise UnreadableError("nothing for a text")
    return value


def _processor(read: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    assert read is not None  # SQLite has no such types of its own

    def process(value: Any) -> Any:
        try:
            return read(value)
        except (ValueError, TypeError) as error:
            raise UnreadableError(str(error)) from error

    return process


class _Day(sqlite.DATE):
    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        return _processor(super().result_processor(dialect, coltype))


class _Moment(sqlite.DATETIME):
    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        return _processor(super().result_processor(dialect, coltype))


class _Json(sqlite.JSON):
    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:
        return _processor(super().result_processor(dialect, coltype))


class _Text(sa.String):
    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Callable[[Any], Any]:  # noqa: ARG002
        return _text


def _text(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    raise UnreadableError(f"{type(value).__name__} for a text")


_CHECKED = {sa.Date: _Day, sa.DateTime: _Moment, sa.JSON: _Json, sa.String: _Text}
