"""Texts that articles had and have no more, each with the outlet that it was the article's under then.

So an old citation is told as corrected, is shown to nobody who may not see its outlet, and a text that comes again
is known. The texts of an article that is removed are nobody's from then on, whoever gets its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_t = tables.former.c
_NOBODY = ""  # as an article's id, which is never empty
_NO_OUTLET = ""


class Former(NamedTuple):
    """A text that an article had, or nobody whose article there still is."""

    article: str
    revision: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Past:
    """Whose a text was: the articles that have another one now, and the outlets; None stands for no outlet."""

    articles: tuple[str, ...]
    outlets: frozenset[str | None]


def of_copy(copy: Mapping[str, Any]) -> Former:
    """The text that an article, a row of the table, has now, for when it has it no more."""
    return Former(copy["id"], copy["revision"], copy["source"] or _NO_OUTLET)


def write(connection: sa.Connection, rows: Iterable[Former]) -> None:
    """Write down texts that were lost; those that are known are passed over."""
    wanted = list(dict.fromkeys(rows))
    for some in tables.chunks(wanted):
        among = sa.select(tables.former).where(_t.revision.in_(sorted({row.revision for row in some})))
        known = {Former(*row) for row in connection.execute(among)}
        if new := [row._asdict() for row in some if row not in known]:
            connection.execute(tables.former.insert(), new)


def hand_over(connection: sa.Connection, ids: Mapping[str, str]) -> None:
    """Articles go under new ids, and what they were with them."""
    _move(connection, ids)


def withdraw(connection: sa.Connection, articles: Sequence[str]) -> None:
    """The articles are removed: what they were is nobody's."""
    _move(connection, dict.fromkeys(articles, _NOBODY))


def past(connection: sa.Connection, revision: str) -> Past:
    """Whose the text was, as far as is known."""
    rows = [Former(*row) for row in connection.execute(sa.select(tables.former).where(_t.revision == revision))]
    ids = dict.fromkeys(row.article for row in rows if row.article != _NOBODY)
    return Past(tuple(ids), frozenset(row.outlet or None for row in rows))


def had(connection: sa.Connection, articles: Sequence[str], revision: str) -> bool:
    """Whether any of the articles had this text."""
    where = (_t.revision == revision, _t.article.in_(articles))
    return connection.execute(sa.select(_t.article).where(*where).limit(1)).first() is not None


def outlets(connection: sa.Connection, article: str) -> set[str]:
    """The outlets under which the article had earlier texts; an empty one is none."""
    return set(connection.execute(sa.select(_t.outlet).where(_t.article == article)).scalars())


def all_of(connection: sa.Connection) -> list[Former]:
    """Everything that is written here."""
    return [Former(*row) for row in connection.execute(sa.select(tables.former))]


def before_this_version(connection: sa.Connection) -> None:
    """Fill the table from what an older Library knows: the article that brought a text, and its outlet by now."""
    copies, revisions = tables.copies, tables.revisions
    outlet = sa.func.coalesce(copies.c.source, _NO_OUTLET)
    had = sa.select(copies.c.id, revisions.c.revision, outlet).join(revisions, revisions.c.first_id == copies.c.id)
    lost = had.where(revisions.c.revision.not_in(sa.select(copies.c.revision)))
    connection.execute(tables.former.insert().from_select(["article", "revision", "outlet"], lost))


def _move(connection: sa.Connection, ids: Mapping[str, str]) -> None:
    for some in tables.chunks(list(ids)):
        found = [Former(*row) for row in connection.execute(sa.select(tables.former).where(_t.article.in_(some)))]
        connection.execute(tables.former.delete().where(_t.article.in_(some)))
        write(connection, [row._replace(article=ids[row.article]) for row in found])
