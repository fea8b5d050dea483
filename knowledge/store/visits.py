"""The pages of the web that articles were taken from: whether they have changed, and when they are asked again.

A row is written in the transaction that stores its article, and goes with it. Entries of a feed may share a page;
then each has a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.article import Visit, canonical_url, revision_of
from knowledge.store import tables
from knowledge.store.ids import is_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.article import Draft
    from knowledge.store.database import Database

FIRST = timedelta(days=1)
"""After so long a page is asked again for the first time."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit that brought an article which is in the Library now, and when that was.

    `revision` is that of the article as it was read there, None where its text is from elsewhere.
    """

    visit: Visit
    article: str
    taken: datetime
    revision: str | None


class Visits:
    """The visits that are known, in the Library's database. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        """The Library's database, with its tables."""
        self._database = database

    def find(self, url: str) -> Visited | None:
        """The last visit of the page at this address that brought its own article, not one that shares it."""
        address = canonical_url(url)
        rows = sa.select(tables.visits).where(tables.visits.c.url == address)
        with self._database.reading() as connection:
            found = connection.execute(rows.order_by(tables.visits.c.taken.desc())).all()
        return next((_visited(row) for row in found if not is_entry(row.article, address)), None)

    def due(self, now: datetime, without: Sequence[str] = ()) -> Visited | None:
        """The one that has waited longest to be asked again by now, of those that begin in none of these ways."""
        columns = tables.visits.c
        others = [~columns.url.startswith(beginning, autoescape=True) for beginning in without]
        statement = sa.select(tables.visits).where(tables.is_due(columns.due, now), *others)
        with self._database.reading() as connection:
            row = connection.execute(statement.order_by(columns.due, columns.url).limit(1)).first()
        return None if row is None else _visited(row)

    def put_off(self, visit: Visit, due: datetime) -> None:
        """Ask for it again when it is `due`, by these validators."""
        values = {"due": due, "etag": visit.etag, "modified": visit.modified}
        with self._database.writing() as connection:
            connection.execute(tables.visits.update().where(tables.visits.c.url == visit.url).values(values))

    def read(self, visited: Visited, revision: str) -> None:
        """The article has this revision, and its text is the page's."""
        columns = tables.visits.c
        where = sa.and_(columns.url == visited.visit.url, columns.article == visited.article)
        with self._database.writing() as connection:
            connection.execute(tables.visits.update().where(where).values(revision=revision))

    def drop(self, url: str) -> list[str]:
        """Ask for the page at this address no more; returns the articles that no page shows since."""
        where = tables.visits.c.url == canonical_url(url)
        with self._database.writing() as connection:
            articles = connection.execute(sa.select(tables.visits.c.article).where(where)).scalars().all()
            connection.execute(tables.visits.delete().where(where))
            return [article for article in sorted(articles) if not shown(connection, article)]


def shown(connection: sa.Connection, article: str) -> bool:
    """Whether any page that is known shows the article."""
    where = tables.visits.c.article == article
    return connection.execute(sa.select(tables.visits.c.url).where(where).limit(1)).first() is not None


def write(connection: sa.Connection, stored: Iterable[tuple[str, Draft]], now: datetime) -> None:
    """Keep the visits that the articles with these ids came with, each in the place of the one before."""
    rows = {}
    for article, draft in stored:
        if draft.visit is not None:
            url = canonical_url(draft.visit.url)
            rows[url, article] = {
                "url": url,
                "article": article,
                "etag": draft.visit.etag,
                "modified": draft.visit.modified,
                "source": draft.visit.source,
                "taken": now,
                "due": now + FIRST,
                "revision": revision_of(draft.title, draft.text) if draft.visit.read else None,
            }
    key = sa.tuple_(tables.visits.c.url, tables.visits.c.article)
    for some in tables.chunks(list(rows)):
        connection.execute(tables.visits.delete().where(key.in_(some)))
    if rows:
        connection.execute(tables.visits.insert(), list(rows.values()))


def forget(connection: sa.Connection, articles: Sequence[str]) -> None:
    """The articles are removed: their pages are not asked for any more."""
    for some in tables.chunks(articles):
        connection.execute(tables.visits.delete().where(tables.visits.c.article.in_(some)))


def of_each_article(connection: sa.Connection) -> None:
    """Give the table of an older Library, with one article a page, a row for each that a feed took from there."""
    visits, copies, brought, origins = tables.visits, tables.copies, tables.brought, tables.origins
    rows = [dict(row) for row in connection.execute(sa.select(visits)).mappings()]
    visits.drop(connection)
    visits.create(connection)
    if rows:
        connection.execute(visits.insert(), rows)
    others = (
        sa.select(visits.c.url, copies.c.id, visits.c.taken, visits.c.due)
        .join(copies, sa.and_(copies.c.url == visits.c.url, copies.c.id != visits.c.article))
        .join(brought, brought.c.article == copies.c.id)
        .join(origins, sa.and_(origins.c.id == brought.c.origin, origins.c.kind == "feed"))
    )
    connection.execute(visits.insert().from_select(["url", "article", "taken", "due"], others.distinct()))


def _visited(row: sa.Row[tuple[object, ...]]) -> Visited:
    visit = Visit(row.url, row.etag, row.modified, row.source, read=row.revision is not None)
    return Visited(visit, row.article, row.taken, row.revision)
