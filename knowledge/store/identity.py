"""Which stored article a draft is: the rule, and what a batch needs of the Library to apply it.

An id that is given is the stronger identity, a canonical URL the other one.

- Outlets count their articles each by itself: an id that an article of another named outlet has is not that
  article's here. Whoever comes second under it gets one made of outlet and id, for good: the same again is
  unchanged, new text is its revision, and the first outlet's article keeps the plain id.
- Only where an outlet plainly goes by another name is it the same article: the id is an address or a place, or the
  two have one link that no third has. An outlet that is for some chats alone is never one with another.

Of a draft with a URL:

- Without a given id it is the one live article with that URL, whatever the id of that is; of several the one that
  has none given.
- With a given id it is the article with that id. A live article with the same URL and no given id is taken over,
  unless others with given ids have that URL too: it gets the id, and the draft is its new revision.
- Two given ids are two articles, whatever else they share: many letters to the editor, briefs or corrections of an
  export have the address of one page, one title and one day, and none may swallow another.
- One that is known to share its URL is the article with its id, and takes nothing over.
- What one outlet has is not taken over by another, which may be for other readers; nor by what names no outlet,
  where articles of several have that URL. An outlet that is for some chats alone takes over nothing but its own,
  and only itself takes over what it has; but its page that is fetched again is that page.

What is taken over is the same article to whoever brought it: a feed or a file goes on with the new id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.article import ID_HEX, digest
from knowledge.store import former, tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.article import Draft

# Such as t.me/c/123/5 or https://news.example/17: it is given by the web, not counted by an outlet.
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}/\S")


def id_of_url(url: str) -> str:
    """The id of an article at this canonical URL that is given none."""
    return digest("url", url)[:ID_HEX]


def id_of_outlet(outlet: str, article_id: str) -> str:
    """The id of an outlet's article whose own id an article of another outlet has."""
    return digest("outlet", outlet, article_id)[:ID_HEX]


class Known:
    """The live articles that drafts may be, as they are now and as they become in the course of a batch."""

    def __init__(self, connection: sa.Connection, drafts: Sequence[Draft]) -> None:
        self._connection = connection
        self._copies: dict[str, dict[str, Any]] = {}
        self._at: dict[str, dict[str, None]] = {}
        given = {str(draft.id) for draft in drafts}
        of_outlets = {id_of_outlet(draft.source, str(draft.id)) for draft in drafts if draft.source}
        for column, values in (
            (tables.copies.c.id, given | of_outlets),
            (tables.copies.c.url, {draft.url for draft in drafts if draft.url}),
        ):
            for some in tables.chunks(sorted(values)):
                self._read(column.in_(some))
        self._stored = frozenset(self._copies)
        self._new_ids: dict[str, str] = {}
        self._lost: list[former.Former] = []
        restricted = sa.select(tables.visibility.c.source).distinct()
        self._restricted = frozenset(connection.execute(restricted).scalars())

    def copies(self) -> list[dict[str, Any]]:
        """All of them, as rows of the table."""
        return list(self._copies.values())

    def get(self, article_id: str) -> dict[str, Any] | None:
        """The article with this id."""
        return self._copies.get(article_id)

    def had(self, article_id: str, revision: str, *, stored: bool) -> bool:
        """Whether the article had this text before. `stored`: some article had it at some time before the batch."""
        if any(row.revision == revision and self.now(row.article) == article_id for row in self._lost):
            return True
        before = [other for other, now in self._new_ids.items() if now == article_id]
        return stored and former.had(self._connection, [article_id, *before], revision)

    def match(self, draft: Draft) -> tuple[str, list[dict[str, Any]]]:
        """The id under which the draft is stored, and the articles that it takes over by that."""
        own = self._own_id(draft)
        over: list[str] = []
        if draft.url is None or draft.apart:
            return own, []
        by_url = id_of_url(draft.url)
        source = draft.source or self._copies.get(own, {}).get("source")
        itself = str(draft.id) == by_url
        there = [
            other
            for other in self._at.get(draft.url, {})
            if other == own or self._is_of_one_outlet(source, self._copies[other]["source"], itself=itself)
        ]
        if len({self._copies[other]["source"] for other in there} - {None}) > 1:
            return own, []
        named = [other for other in there if other != by_url]
        if str(draft.id) == by_url and by_url not in there and len(named) == 1:
            own = named[0]
        if by_url in there and by_url != own and not set(named) - {own}:
            over.append(by_url)
        return own, [self._copies[other] for other in over]

    def put(self, copy: dict[str, Any], over: Sequence[Mapping[str, Any]]) -> None:
        """The article is so from now on, in the place of these."""
        article_id = copy["id"]
        for other in (*over, *filter(None, [self._copies.get(article_id)])):
            if (other["revision"], other["source"]) != (copy["revision"], copy["source"]):
                self._lost.append(former.of_copy(other))
            del self._copies[other["id"]]
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
        copies = [self._copies[article_id] for article_id in changed if article_id in self._copies]
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

    def _own_id(self, draft: Draft) -> str:
        """The id that the draft has by its own, or by its outlet's where an article of another outlet has that."""
        given = str(draft.id)
        if not draft.source:
            return given
        of_outlet = id_of_outlet(draft.source, given)
        if of_outlet in self._copies:
            return of_outlet
        holder = self._copies.get(given)
        if holder is None or holder["source"] in {None, draft.source} or self._is_plainly(draft, holder):
            return given
        return of_outlet

    def _is_plainly(self, draft: Draft, holder: Mapping[str, Any]) -> bool:
        """Whether a draft is the article that has its id, though they name different outlets."""
        if not self._restricted.isdisjoint({draft.source, holder["source"]}):
            return False
        if draft.by_place or _ADDRESS.match(holder["id"]):
            return True
        if draft.url is None:
            return False
        alone = holder["url"] == draft.url and len(self._at[draft.url]) == 1
        return alone or holder["id"] == id_of_url(draft.url)

    def _is_of_one_outlet(self, source: str | None, other: str | None, *, itself: bool) -> bool:
        """Whether what comes from one may be what the other has. `itself`: it is the page at the address itself."""
        if source == other:
            return True
        if not self._restricted.isdisjoint({source, other}):
            return itself and source is None
        return not source or not other


def _hand_over(connection: sa.Connection, ids: Mapping[str, str]) -> None:
    """Have what is known of articles by their ids go under the new ones."""
    pairs = [{"before": before, "after": after} for before, after in ids.items()]
    before, after = (sa.bindparam(name, type_=sa.String) for name in ("before", "after"))
    visits, brought, other = tables.visits, tables.brought, tables.brought.alias()
    connection.execute(visits.update().where(visits.c.article == before).values(article=after), pairs)
    twice = sa.exists().where(
        other.c.origin == brought.c.origin, other.c.key == brought.c.key, other.c.article == after
    )
    connection.execute(brought.delete().where(brought.c.article == before, twice), pairs)
    connection.execute(brought.update().where(brought.c.article == before).values(article=after), pairs)
    former.hand_over(connection, ids)
    # Old texts say whose they were, so that their citations are told as revised, not as withdrawn.
    revisions = tables.revisions
    mine = revisions.update().where(revisions.c.revision == sa.bindparam("mine")).values(first_id=after)
    for some in tables.chunks(list(ids)):
        first = sa.select(revisions.c.revision, revisions.c.first_id).where(revisions.c.first_id.in_(some))
        if rows := connection.execute(first).all():
            connection.execute(mine, [{"mine": row.revision, "after": ids[row.first_id]} for row in rows])
