"""The articles that the drafts of a batch may be: read from the Library, changed in memory, written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.article import id_of_entry
from knowledge.store import former, tables, visits
from knowledge.store.ids import id_of_outlet, is_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.article import Draft


class Known:
    """The live articles that drafts may be, as they are now and as they become in the course of a batch."""

    def __init__(self, connection: sa.Connection, drafts: Sequence[tuple[str, Draft]]) -> None:
        """The drafts with their revisions."""
        self._connection = connection
        self._copies: dict[str, dict[str, Any] | None] = {}
        self._at: dict[str, dict[str, None]] = {}
        self._drafts = dict(drafts)
        self._is_page: dict[str, bool] = {}
        self._new_ids: dict[str, str] = {}
        self._lost: list[former.Former] = []
        ids = {str(draft.id) for _, draft in drafts}
        ids |= {id_of_outlet(draft.source or "", str(draft.id)) for _, draft in drafts}
        self._copies |= dict.fromkeys(ids)
        for column, values in (
            (tables.copies.c.id, ids),
            (tables.copies.c.url, {draft.url for _, draft in drafts if draft.url}),
        ):
            for some in tables.chunks(sorted(values)):
                self._read(column.in_(some))
        self._stored = {article_id for article_id, copy in self._copies.items() if copy}
        restricted = sa.select(tables.visibility.c.source).distinct()
        self.restricted = frozenset(connection.execute(restricted).scalars())

    def copies(self) -> list[dict[str, Any]]:
        """All of them, as rows of the table."""
        return [*filter(None, self._copies.values())]

    def get(self, article_id: str) -> dict[str, Any] | None:
        """The article with this id."""
        if article_id not in self._copies:
            self._copies[article_id] = None
            self._read(tables.copies.c.id == article_id)
            if self._copies[article_id]:
                self._stored.add(article_id)
        return self._copies[article_id]

    def at(self, url: str | None) -> list[str]:
        """The ids of the articles with this address, which a draft has."""
        return list(self._at.get(url or "", ()))

    def shares_page(self, article_id: str, url: str | None) -> bool:
        """Whether the article of this page is of an entry of a feed that has others there, or was that once."""
        entries = [other for other in self._at.get(url or "", ()) if is_entry(other, url)]
        if not entries or id_of_entry(url or "", "") in entries:
            return bool(entries)
        brought, other = tables.brought.c, tables.brought.alias().c
        same = sa.and_(other.origin == brought.origin, other.article.in_(entries))
        where = sa.and_(brought.article == article_id, same)
        return self._connection.execute(sa.select(brought.key).where(where).limit(1)).first() is not None

    def content(self, revision: str) -> tuple[str, str]:
        """The title and the text of a revision that an article has."""
        if draft := self._drafts.get(revision):
            return draft.title, draft.text
        columns = tables.revisions.c
        where = columns.revision == revision
        title, text = self._connection.execute(sa.select(columns.title, columns.text).where(where)).one()
        return title, text

    def knows(self, revision: str, draft: Draft) -> None:
        """The revision of a draft that came to it in the course of the batch."""
        self._drafts[revision] = draft

    def is_page(self, article_id: str) -> bool:
        """Whether an article was taken from a page or a feed of its site, and is that page's."""
        if article_id not in self._is_page:
            self._is_page[article_id] = visits.shown(self._connection, article_id)
        return self._is_page[article_id]

    def becomes_page(self, article_id: str) -> None:
        """An article is a page's from now on."""
        self._is_page[article_id] = True

    def had(self, article_id: str, revision: str) -> bool:
        """Whether the article has this text, or had it before."""
        copy = self.get(article_id)
        if copy and copy["revision"] == revision:
            return True
        if any(row.revision == revision and self.now(row.article) == article_id for row in self._lost):
            return True
        before = [other for other, now in self._new_ids.items() if now == article_id]
        return former.had(self._connection, [article_id, *before], revision)

    def outlets(self, copy: Mapping[str, Any]) -> set[str]:
        """All outlets that an article had; an empty one is none."""
        lost = {row.outlet for row in self._lost if self.now(row.article) == copy["id"]}
        return {copy["source"] or "", *lost, *former.outlets(self._connection, copy["id"])}

    def put(self, copy: dict[str, Any], over: Sequence[Mapping[str, Any]]) -> None:
        """The article is so from now on, in the place of these."""
        article_id = copy["id"]
        for other in (*over, *filter(None, [self._copies.get(article_id)])):
            if (other["revision"], other["source"]) != (copy["revision"], copy["source"]):
                self._lost.append(former.of_copy(other))
            self._copies[other["id"]] = None
            if other["url"]:
                self._at[other["url"]].pop(other["id"], None)
        if gone := {other["id"] for other in over}:
            for before, after in self._new_ids.items():
                if after in gone:
                    self._new_ids[before] = article_id
            self._new_ids |= dict.fromkeys(gone, article_id)
        self._new_ids.pop(article_id, None)
        self._keep(copy)

    def now(self, article_id: str) -> str:
        """The id that an article of the batch has in the end."""
        return self._new_ids.get(article_id, article_id)

    def write(self, changed: Sequence[str]) -> None:
        """Write the articles with these ids, and have all that was taken over go under its new id."""
        for some in tables.chunks(list(self._new_ids)):
            self._connection.execute(tables.copies.delete().where(tables.copies.c.id.in_(some)))
        copies = [*filter(None, map(self._copies.get, changed))]
        if new := [copy for copy in copies if copy["id"] not in self._stored]:
            self._connection.execute(tables.copies.insert(), new)
        if old := [copy for copy in copies if copy["id"] in self._stored]:
            update = tables.copies.update().where(tables.copies.c.id == sa.bindparam("the_id"))
            columns = [name for name in old[0] if name not in {"id", "added"}]
            self._connection.execute(
                update.values({name: sa.bindparam(name) for name in columns}),
                [{"the_id": copy["id"], **{name: copy[name] for name in columns}} for copy in old],
            )
        if self._new_ids:
            _hand_over(self._connection, self._new_ids)
        former.write(self._connection, (row._replace(article=self.now(row.article)) for row in self._lost))

    def _read(self, where: sa.ColumnElement[bool]) -> None:
        for row in self._connection.execute(sa.select(tables.copies).where(where)).mappings():
            self._keep(dict(row))

    def _keep(self, copy: dict[str, Any]) -> None:
        self._copies[copy["id"]] = copy
        if copy["url"]:
            self._at.setdefault(copy["url"], {})[copy["id"]] = None


def _hand_over(connection: sa.Connection, ids: Mapping[str, str]) -> None:
    """Have what is known of articles by their ids go under the new ones."""
    pairs = [{"before": before, "after": after} for before, after in ids.items()]
    before, after = (sa.bindparam(name, type_=sa.String) for name in ("before", "after"))
    for table in (tables.visits, tables.brought):
        other = table.alias()
        keys = [column for column in table.primary_key.columns if column.name != "article"]
        same = [other.c[column.name] == column for column in keys]
        mine = table.c.article == before
        twice = sa.exists().where(other.c.article == after, *same)
        connection.execute(table.delete().where(mine, twice), pairs)
        connection.execute(table.update().where(mine).values(article=after), pairs)
    former.hand_over(connection, ids)
    # Old texts say whose they were, so that their citations are told as revised, not as withdrawn.
    revisions = tables.revisions
    first_was = revisions.update().where(revisions.c.revision == sa.bindparam("mine")).values(first_id=after)
    for some in tables.chunks(list(ids)):
        first = sa.select(revisions.c.revision, revisions.c.first_id).where(revisions.c.first_id.in_(some))
        if rows := connection.execute(first).all():
            connection.execute(first_was, [{"mine": row.revision, "after": ids[row.first_id]} for row in rows])
