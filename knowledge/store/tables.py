"""The tables of the Library, and what reading and writing them share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from knowledge.article import MAX_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_T = TypeVar("_T")
FARTHEST, FOR_EVER = timedelta(days=31), timedelta(days=36_500)
"""No look, retry or visit is put off for longer than the first; what never is to be again is for the second."""
_MANY = 500  # bound parameters a statement: far below every database's limit


class Moment(sa.TypeDecorator[datetime]):
    """A moment, which the database has in UTC and without a zone; one that has none is taken for UTC."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """As it is written."""
        return value.astimezone(UTC).replace(tzinfo=None) if value and value.tzinfo else value

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """As it is read."""
        return value and value.replace(tzinfo=UTC)


metadata = sa.MetaData()
meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.String(200), nullable=False),
)
revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("revision", sa.String(64), primary_key=True),
    sa.Column("first_id", sa.String(MAX_ID), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("added", Moment, nullable=False),
)
copies = sa.Table(
    "copies",
    metadata,
    sa.Column("id", sa.String(MAX_ID), primary_key=True),
    sa.Column("revision", sa.ForeignKey("revisions.revision"), nullable=False, index=True),
    sa.Column("published", sa.Date, index=True),
    sa.Column("url", sa.Text, index=True),
    sa.Column("source", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("language", sa.String(35)),
    sa.Column("added", Moment, nullable=False),
)
# Texts that articles had and have no more; no article, or no outlet, is an empty string.
former = sa.Table(
    "former",
    metadata,
    sa.Column("article", sa.String(MAX_ID), primary_key=True),
    sa.Column("revision", sa.ForeignKey("revisions.revision"), primary_key=True, index=True),
    sa.Column("outlet", sa.Text, primary_key=True),
)
# What people removed, under every name that it had or came under since; no link, or no outlet, is an empty string.
removed = sa.Table(
    "removed",
    metadata,
    sa.Column("article", sa.String(MAX_ID), primary_key=True),
    sa.Column("id", sa.String(MAX_ID), primary_key=True, index=True),
    sa.Column("link", sa.Text, primary_key=True, index=True),
    sa.Column("outlet", sa.Text, primary_key=True),
    sa.Column("revision", sa.String(64), nullable=False, index=True),  # empty where it is not known
)
passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.ForeignKey("revisions.revision"), nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)
# A number is never used twice, not even that of the newest row after it is deleted.
changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("revision", sa.String(64), nullable=False),
    sa.Column("made", Moment),  # None where an older Dateline wrote it
    sqlite_autoincrement=True,
)
# How far a file was taken in.
imports = sa.Table(
    "imports",
    metadata,
    sa.Column("path", sa.Text, primary_key=True),
    sa.Column("stamp", sa.String(64), nullable=False),
    sa.Column("done", sa.Integer, nullable=False),
)
# Where articles come from by themselves, and what came of each thing found there.
origins = sa.Table(
    "origins",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("added", Moment, nullable=False),
    sa.Column("due", Moment, nullable=False, index=True),
    sa.Column("succeeded", Moment),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("state", sa.JSON, nullable=False),
    sa.UniqueConstraint("kind", "address"),
)
items = sa.Table(
    "items",
    metadata,
    sa.Column("origin", sa.ForeignKey("origins.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("stamp", sa.Text),
    sa.Column("fetched", Moment),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("due", Moment, index=True),
)
brought = sa.Table(
    "brought",
    metadata,
    sa.Column("origin", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("article", sa.String(MAX_ID), primary_key=True, index=True),
    sa.ForeignKeyConstraint(["origin", "key"], ["items.origin", "items.key"], ondelete="CASCADE"),
)
# Pages of the web as they were when their articles were taken in, and when they are asked for again.
visits = sa.Table(
    "visits",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("article", sa.String(MAX_ID), primary_key=True, index=True),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("taken", Moment, nullable=False),
    sa.Column("due", Moment, nullable=False, index=True),
    sa.Column("revision", sa.String(64)),  # that was read there; None where the text is from elsewhere
)
# A source that has rows here is for these chats alone.
visibility = sa.Table(
    "visibility",
    metadata,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("chat", sa.BigInteger, primary_key=True),
)


def is_due(column: sa.ColumnElement[datetime | None], now: datetime) -> sa.ColumnElement[bool]:
    """Whether that is by now.

    What is to wait for longer than anything does, and not for ever, was put off by a clock that was wrong and is
    set back since.
    """
    return sa.or_(column <= now, column.between(now + FARTHEST, now + FOR_EVER / 2))


def chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The items in portions that fit one statement."""
    for i in range(0, len(items), _MANY):
        yield items[i : i + _MANY]


def live(connection: sa.Connection, revisions: Iterable[str]) -> dict[str, int]:
    """Those of the revisions that have copies, and how many."""
    found: dict[str, int] = {}
    column = copies.c.revision
    for some in chunks(sorted(set(revisions))):
        count = sa.select(column, sa.func.count()).where(column.in_(some)).group_by(column)
        found |= dict(connection.execute(count).all())
    return found
