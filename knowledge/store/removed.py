"""What people removed: it stays away from whatever takes articles in by itself, until a person adds it again.

What was removed is remembered with its id, its links, its outlet and its words, since somebody else may bring it
under any of these. A draft is a removed article

- under its id: one that the web or Dateline made is nobody else's, one that an outlet counts is that outlet's,
  and where one of the two names no outlet, title or link must be the same too;
- at its link, where one of the two is known by nothing but that, and no other article with an id of its own has
  that link: many may share the address of a page; or where it was read there, and goes on from the same words;
- with its very title and text, where no article has these now.

What comes so is one more name of the removed article, and stays away under that however it changes. Nothing that
is in the Library is kept from its corrections by all this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from knowledge.article import Draft, canonical_url
from knowledge.store import tables
from knowledge.store.ids import id_of_outlet, id_of_url, is_address, is_entry
from knowledge.store.likeness import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

_t = tables.removed.c
_NONE = ""  # as a link or an outlet
_UNKNOWN = ""  # as a revision
_HASHED = re.compile(r"[0-9a-f]{16}(-[0-9a-f]{16})?", re.ASCII)


class Name(NamedTuple):
    """A name of the removed `article`: it was there, or came since, under this id with all else."""

    article: str
    id: str
    link: str
    outlet: str
    revision: str


class Removed:
    """The removed articles that drafts may be."""

    def __init__(
        self,
        connection: sa.Connection,
        drafts: Sequence[tuple[str, Draft]],
        at: Callable[[str | None], Collection[str]],
    ) -> None:
        """The drafts with their revisions; `at` tells the ids of the articles that are at a link now."""
        self._connection = connection
        self._at = at
        self._drafts: dict[str, set[str]] = {}
        self._names: dict[Name, str | None] = {}  # with the title, where that is known
        self._by: dict[tuple[str, str], dict[Name, None]] = {}  # a field and its value
        self._shared: dict[str, bool] = {}
        if connection.execute(sa.select(_t.article).limit(1)).first() is None:
            return
        for _, draft in drafts:
            self._drafts.setdefault(draft.url or _NONE, set()).add(str(draft.id))
        for column, values in (
            (_t.id, {name for _, draft in drafts for name in _ids(draft)}),
            (_t.link, {link for _, draft in drafts for link in _links(draft)}),
            (_t.revision, {revision for revision, _ in drafts}),
        ):
            for some in tables.chunks(sorted(values)):
                self._read(column.in_(some))

    def which(self, draft: Draft, revision: str, *, there: bool) -> list[str]:
        """The removed articles that the draft of this revision is; `there`: an article has its words now."""
        if not self._names:
            return []
        found = [] if there else self._with("revision", revision)
        found += [n for own in _ids(draft) for n in self._with("id", own) if self._is_under_id(n, draft)]
        links = [link for link in _links(draft) if not self._is_shared(link)]
        found += [n for link in links for n in self._with("link", link) if self._is_at_link(n, draft)]
        return sorted({name.article for name in found})

    def has(self, article_id: str) -> bool:
        """Whether a removed article had this id: what is brought by that has it, and nothing else gets it."""
        return any(name.article == article_id for name in self._with("id", article_id))

    def came_as(self, articles: Iterable[str], draft: Draft, revision: str) -> None:
        """The removed articles have one more name from now on: that of the draft."""
        own, links = str(draft.id), _links(draft) or {_NONE}
        known = {name[:4] for name in self._with("id", own)}
        rows = [Name(a, own, link, draft.source or _NONE, revision) for a in articles for link in links]
        if new := [name for name in rows if name[:4] not in known]:
            self._connection.execute(tables.removed.insert(), [name._asdict() for name in new])
            for name in new:
                self._keep(name, draft.title)

    def bring_back(self, articles: Collection[str]) -> None:
        """A person added these again: nothing keeps them away or says so, and no origin has brought them."""
        of_these = _t.article.in_(articles)
        ids = sa.select(_t.id).where(of_these)
        items, brought = tables.items.c, tables.brought.c
        brings = sa.exists().where(
            brought.origin == items.origin, brought.key == items.key, brought.article.in_(ids)
        )
        self._connection.execute(tables.items.update().where(brings, items.tries == 0).values(reason=None))
        self._connection.execute(tables.brought.delete().where(brought.article.in_(ids)))
        self._connection.execute(tables.removed.delete().where(of_these))
        names, self._names, self._by = self._names, {}, {}
        for name, title in names.items():
            if name.article not in articles:
                self._keep(name, title)

    def _is_under_id(self, name: Name, draft: Draft) -> bool:
        outlet = draft.source or _NONE
        if _HASHED.fullmatch(name.id) or is_address(name.id) or name.outlet == outlet:
            return True
        if name.revision == _UNKNOWN:  # and so is its outlet
            return True
        return _NONE in {name.outlet, outlet} and (self._names[name] == draft.title or name.link == draft.url)

    def _is_at_link(self, name: Name, draft: Draft) -> bool:
        if is_entry(name.id, name.link):
            return False
        if not is_entry(str(draft.id), draft.url) and (
            _is_page(str(draft.id), name.link, draft.source) or _is_page(name.id, name.link, name.outlet)
        ):
            return True
        return draft.visit is not None and draft.visit.read and goes_on(self._text(name), draft.text)

    def _text(self, name: Name) -> str:
        text = sa.select(tables.revisions.c.text).where(tables.revisions.c.revision == name.revision)
        return self._connection.execute(text).scalar() or ""

    def _is_shared(self, link: str) -> bool:
        """Whether the link is of several articles with ids of their own: removed, in the Library, or coming."""
        if link not in self._shared:
            gone = (name.article for name in self._with("link", link))
            ids = {*self._at(link), *gone, *self._drafts.get(link, ())}
            self._shared[link] = sum(_HASHED.fullmatch(one) is None for one in ids) > 1
        return self._shared[link]

    def _read(self, where: sa.ColumnElement[bool]) -> None:
        revisions = tables.revisions.c
        rows = sa.select(tables.removed, revisions.title).outerjoin(
            tables.revisions, revisions.revision == _t.revision
        )
        for row in self._connection.execute(rows.where(where)).mappings():
            self._keep(Name(*(row[field] for field in Name._fields)), row["title"])

    def _keep(self, name: Name, title: str | None) -> None:
        self._names[name] = title
        for field in ("id", "link", "revision"):
            self._by.setdefault((field, getattr(name, field)), {})[name] = None

    def _with(self, field: str, value: str) -> list[Name]:
        return list(self._by.get((field, value), ()))


def write(connection: sa.Connection, copies: Sequence[Mapping[str, Any]]) -> None:
    """A person removes these articles, rows of the table: before their visits are forgotten.

    A page of theirs that somebody added before, and that waits to be had, is not tried again.
    """
    rows: list[Name] = []
    for some in tables.chunks(copies):
        ids = [str(copy["id"]) for copy in some]
        connection.execute(tables.removed.delete().where(_t.article.in_(ids)))
        visits = tables.visits.c
        shown = connection.execute(sa.select(visits.article, visits.url).where(visits.article.in_(ids))).all()
        for copy in some:
            own = copy["id"]
            links = {copy["url"] or _NONE, *(url for article, url in shown if article == own)}
            rows += [Name(own, own, link, copy["source"] or _NONE, copy["revision"]) for link in sorted(links)]
    waiting = tables.items.c
    pages = sa.select(tables.origins.c.id).where(tables.origins.c.kind == "pages")
    for some_links in tables.chunks(sorted({row.link for row in rows})):
        of_these = sa.and_(waiting.origin.in_(pages), waiting.key.in_(some_links))
        connection.execute(tables.items.update().where(of_these).values(due=None))
    if rows:
        connection.execute(tables.removed.insert(), [row._asdict() for row in rows])


def as_it_was(connection: sa.Connection, article_id: str) -> Draft | None:
    """What a person removed that had this id, or came under it since; None where there is none or nobody knows."""
    revisions = tables.revisions.c
    rows = sa.select(revisions.title, revisions.text, _t.link, _t.outlet).where(
        _t.id == article_id, revisions.revision == _t.revision
    )
    row = connection.execute(rows.order_by(_t.link.desc()).limit(1)).first()
    return row and Draft(row.title, row.text, url=row.link or None, source=row.outlet or None, id=article_id)


def restore(theirs: sa.Connection, ours: sa.Connection, live: Collection[str]) -> None:
    """Keep away what was removed by the one or the other, but for what is `live` since."""
    names = {Name(*row)[:4]: Name(*row) for one in (ours, theirs) for row in one.execute(sa.select(tables.removed))}
    rows = [name._asdict() for name in names.values() if name.article not in live]
    ours.execute(tables.removed.delete())
    if rows:
        ours.execute(tables.removed.insert(), rows)


def before_this_version(connection: sa.Connection) -> None:
    """Fill the table from what an older Library knows: what items brought, and is there no more.

    Its last text is the newest that it brought, whose outlet is written among the former ones.
    """
    article = tables.brought.c.article
    there = sa.exists().where(tables.copies.c.id == article)
    gone = connection.execute(sa.select(article).where(~there).distinct()).scalars().all()
    last: dict[str, str] = {}
    outlets: dict[str, set[str]] = {}
    for some in tables.chunks(gone):
        texts, lost = tables.revisions.c, tables.former.c
        first = sa.select(texts.first_id, texts.revision).where(texts.first_id.in_(some)).order_by(texts.added)
        found = dict(connection.execute(first).all())
        last |= found
        named = sa.select(lost.revision, lost.outlet).where(lost.revision.in_(sorted(found.values())))
        for revision, outlet in connection.execute(named):
            outlets.setdefault(revision, set()).add(outlet)
    known = [(own, last.get(own, _UNKNOWN)) for own in gone]
    rows = [
        Name(own, own, _NONE, outlet, revision)
        for own, revision in known
        for outlet in sorted(outlets.get(revision, {_NONE}))
    ]
    if rows:
        connection.execute(tables.removed.insert(), [row._asdict() for row in rows])


def _ids(draft: Draft) -> set[str]:
    own = str(draft.id)
    return {own, id_of_outlet(draft.source or "", own)}


def _links(draft: Draft) -> set[str]:
    """Where the draft is to be found, and where it was read."""
    read = {canonical_url(draft.visit.url)} if draft.visit and draft.visit.read else set()
    return read | {draft.url} if draft.url else read


def _is_page(article_id: str, link: str, outlet: str | None) -> bool:
    """Whether an article is known by nothing but its link."""
    by_url = id_of_url(link)
    return article_id in {by_url, id_of_outlet(outlet or "", by_url)}
