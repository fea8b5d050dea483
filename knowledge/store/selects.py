"""What a question reads of the Library: statements made once, for to make one takes as long as to run it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from knowledge.article import Article, Passage
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date


class Imprint(NamedTuple):
    """What a copy says of itself beside the text: enough to choose by, and read in no time."""

    id: str
    published: date | None
    source: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A passage with the imprints of its copies, the first added first."""

    passage: Passage
    imprints: list[Imprint]


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
_LISTED = _passages(tables.passages.c.id.in_(_SOME)).add_columns(
    tables.copies.c.published, tables.copies.c.source, tables.copies.c.language
)
PASSAGES_BY_REVISION = _passages(tables.passages.c.revision.in_(_SOME))
COPIES_BY_REVISION = (
    articles().where(tables.copies.c.revision.in_(_SOME)).order_by(tables.copies.c.added, tables.copies.c.id)
)
LAST_CHANGE = sa.select(sa.func.max(tables.changes.c.number))


def passages(
    connection: sa.Connection,
    statement: sa.Select[int, str, str, int, int],
    some: Sequence[int] | Sequence[str],
) -> dict[int, Passage]:
    """The passages of some ids or revisions by id, in the order of the text; each names the first of its copies."""
    found: dict[int, Passage] = {}
    for row in connection.execute(statement, {"some": some}):
        if row[0] not in found:
            found[row[0]] = Passage(*row)
    return found


def listed(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Listed]:
    """The passages of some ids that have a copy now."""
    found: dict[int, Listed] = {}
    for i, copy, revision, start, end, published, source, language in connection.execute(_LISTED, {"some": ids}):
        if i not in found:
            found[i] = Listed(Passage(i, copy, revision, start, end), [])
        found[i].imprints.append(Imprint(copy, published, source, language))
    return found


def printed(connection: sa.Connection, some: Sequence[str] | None) -> list[Printed]:
    """The copies of some revisions, or all."""
    copies, passages = tables.copies.c, tables.passages.c
    count = sa.select(passages.revision, sa.func.count()).group_by(passages.revision)
    copied = sa.select(copies.revision, copies.published, copies.source, copies.language)
    if some is not None:
        count, copied = count.where(passages.revision.in_(some)), copied.where(copies.revision.in_(some))
    counts: dict[str, int] = dict(connection.execute(count).all())
    return [Printed(*row, counts.get(row[0], 0)) for row in connection.execute(copied)]
