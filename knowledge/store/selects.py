"""What a question reads of the Library: statements made once, for to make one takes as long as to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from knowledge.article import Article, Passage
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date


_ROWS = 500  # read at once


class Imprint(NamedTuple):
    """What a copy says of itself beside the text: enough to choose by, and read in no time."""

    id: str
    published: date | None
    source: str | None
    language: str | None


class Printed(NamedTuple):
    """A copy without its words, and how many passages its revision has."""

    revision: str
    published: date | None
    source: str | None
    language: str | None
    passages: int


def imprints(connection: sa.Connection, some: Sequence[str]) -> dict[str, list[Imprint]]:
    """The imprints of some revisions' copies, by revision, the first added first."""
    copies = tables.copies.c
    imprint = (copies.id, copies.published, copies.source, copies.language)
    printed = sa.select(copies.revision, *imprint).where(copies.revision.in_(some))
    found: dict[str, list[Imprint]] = {}
    for revision, *rest in connection.execute(printed.order_by(copies.added, copies.id)):
        found.setdefault(revision, []).append(Imprint(*rest))
    return found


def articles() -> sa.Select[tuple[object, ...]]:
    """Articles with their texts, one row a copy."""
    return sa.select(tables.copies, tables.revisions.c.title, tables.revisions.c.text).join(
        tables.revisions, tables.copies.c.revision == tables.revisions.c.revision
    )


def latest(hidden: Collection[str], outlets: Collection[str] | None) -> sa.Select[tuple[object, ...]]:
    """Articles from these outlets or any, but none that are hidden, the latest first, undated ones last."""
    copies = tables.copies.c
    order = (copies.published.desc().nulls_last(), copies.added.desc(), copies.id)
    return articles().where(*_visible(hidden, outlets)).order_by(*order)


def shelves(hidden: Collection[str], outlets: Collection[str] | None) -> sa.Select[str | None, int, date, date]:
    """What these outlets or all have, but none that are hidden, the largest first; what names none comes last."""
    source, day, count = tables.copies.c.source, tables.copies.c.published, sa.func.count()
    counted = sa.select(source, count, sa.func.min(day), sa.func.max(day)).where(*_visible(hidden, outlets))
    return counted.group_by(source).order_by(source.is_(None), count.desc(), source)


def _visible(
    hidden: Collection[str], outlets: Collection[str] | None
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Whether a copy is of none of the hidden outlets, and of one of these; None leaves that open."""
    source = tables.copies.c.source
    return (
        sa.or_(source.is_(None), source.not_in(hidden)),
        sa.true() if outlets is None else source.in_(outlets),
    )


def outlets(hidden: Collection[str]) -> sa.Select[str]:
    """The names of all outlets but these, those with the most articles first."""
    source, count = tables.copies.c.source, sa.func.count()
    seen = sa.and_(source.is_not(None), source.not_in(hidden))
    return sa.select(source).where(seen).group_by(source).order_by(count.desc(), source)


def article(row: sa.Row[tuple[object, ...]]) -> Article:
    """The article of such a row."""
    return Article(
        id=row.id,
        revision=row.revision,
        title=row.title,
        text=row.text,
        published=row.published,
        url=row.url,
        source=row.source,
        author=row.author,
        language=row.language,
        added=row.added,
    )


def _passages(where: sa.ColumnElement[bool]) -> sa.Select[int, str, str, int, int]:
    """Passages in the order of the text, each with every copy of its text, the first copy first."""
    columns, copies = tables.passages.c, tables.copies.c
    return (
        sa.select(columns.id, copies.id, columns.revision, columns.start, columns.end)
        .join(tables.copies, copies.revision == columns.revision)
        .where(where)
        .order_by(columns.revision, columns.start, copies.added, copies.id)
    )


_SOME: sa.BindParameter[object] = sa.bindparam("some", expanding=True)
_p = tables.passages.c
_PLACES = sa.select(_p.id, _p.revision, _p.start, _p.end).where(_p.id.in_(_SOME))
_BY_ID = _passages(tables.passages.c.id.in_(_SOME))
_BY_REVISION = _passages(tables.passages.c.revision.in_(_SOME))
_COPIES = articles().where(tables.copies.c.revision.in_(_SOME)).order_by(tables.copies.c.added, tables.copies.c.id)
LAST_CHANGE = str(sa.select(sa.func.max(tables.changes.c.number)))
"""As text, for the driver itself."""


def passages(connection: sa.Connection, ids: Iterable[int]) -> dict[int, Passage]:
    """The passages of some ids, by id; each names the first of its copies."""
    found: dict[int, Passage] = {}
    for some in tables.chunks(sorted(set(ids))):
        found |= _named(connection, _BY_ID, some)
    return found


def passages_of(connection: sa.Connection, revisions: Iterable[str]) -> list[Passage]:
    """The passages of some revisions, each revision's in the order of the text."""
    found: list[Passage] = []
    for some in tables.chunks(sorted(set(revisions))):
        found += _named(connection, _BY_REVISION, some).values()
    return found


def _named(
    connection: sa.Connection,
    statement: sa.Select[int, str, str, int, int],
    some: Sequence[int] | Sequence[str],
) -> dict[int, Passage]:
    found: dict[int, Passage] = {}
    for row in connection.execute(statement, {"some": some}):
        if row[0] not in found:
            found[row[0]] = Passage(*row)
    return found


def copies(connection: sa.Connection, revisions: Iterable[str]) -> dict[str, list[Article]]:
    """The articles that have the text of some revisions, by revision: the first added first."""
    found: dict[str, list[Article]] = {}
    for some in tables.chunks(sorted(set(revisions))):
        for row in connection.execute(_COPIES, {"some": some}):
            found.setdefault(row.revision, []).append(article(row))
    return found


def sources(connection: sa.Connection, ids: Iterable[int]) -> dict[int, tuple[Passage, list[Article]]]:
    """The passages of some ids by id, each with the articles that have its text: the first added first."""
    chunks = tables.chunks(sorted(set(ids)))
    places = [row for some in chunks for row in connection.execute(_PLACES, {"some": some})]
    having = copies(connection, (revision for _, revision, _, _ in places))
    return {
        i: (Passage(i, having[revision][0].id, revision, start, end), having[revision])
        for i, revision, start, end in places
        if revision in having
    }


def printed(connection: sa.Connection, some: Sequence[str] | None) -> Iterator[Printed]:
    """The copies of some revisions, or all, the first added first."""
    copies, passages = tables.copies.c, tables.passages.c
    count = sa.select(passages.revision, sa.func.count()).group_by(passages.revision)
    copied = sa.select(copies.revision, copies.published, copies.source, copies.language)
    if some is not None:
        count, copied = count.where(passages.revision.in_(some)), copied.where(copies.revision.in_(some))
    counts: dict[str, int] = dict(connection.execute(count).all())
    # In portions: to fetch one by one takes longer, and all at once are many objects.
    for rows in connection.execute(copied.order_by(copies.added, copies.id)).partitions(_ROWS):
        for revision, published, source, language in rows:
            yield Printed(revision, published, source, language, counts.get(revision, 0))
