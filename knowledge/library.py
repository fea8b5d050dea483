"""The Library: the one durable store of articles, and the feed of its changes.

Text is kept by revision, a hash of title and text. What differs between two prints of the same text (id, URL,
outlet, date) is a copy. So an exact duplicate is one article with two copies, the id of each finds it, and an
article that is revised or removed takes only its own copy along. A revision is searched while it has a copy;
its text stays for good, so that an old citation can still be verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from knowledge import splitter
from knowledge.article import (
    ID_HEX,
    Article,
    Draft,
    Passage,
    canonical_line,
    canonical_text,
    canonical_url,
    digest,
    passage_id,
    revision_of,
)
from knowledge.database import Database
from knowledge.errors import DamagedError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SCHEMA = 1
_T = TypeVar("_T")
MAX_ID = 200
MAX_TITLE = 1000
MAX_TEXT = 5_000_000
_MANY = 500  # bound parameters a statement: far below every database's limit

_metadata = sa.MetaData()
_meta = sa.Table(
    "meta",
    _metadata,
    sa.Column("name", sa.String(40), primary_key=True),
    sa.Column("value", sa.String(200), nullable=False),
)
_revisions = sa.Table(
    "revisions",
    _metadata,
    sa.Column("revision", sa.String(64), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("added", sa.DateTime, nullable=False),
)
_copies = sa.Table(
    "copies",
    _metadata,
    sa.Column("id", sa.String(MAX_ID), primary_key=True),
    sa.Column("revision", sa.ForeignKey("revisions.revision"), nullable=False, index=True),
    sa.Column("published", sa.Date, index=True),
    sa.Column("url", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("language", sa.String(35)),
    sa.Column("added", sa.DateTime, nullable=False),
)
_passages = sa.Table(
    "passages",
    _metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("revision", sa.ForeignKey("revisions.revision"), nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)
# A number is never used twice, not even that of the newest row after it is deleted.
_changes = sa.Table(
    "changes",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("revision", sa.String(64), nullable=False),
    sqlite_autoincrement=True,
)


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    REVISED = "revised"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Added:
    """An acknowledgement: the article with this id is stored. A DUPLICATE shares its text with an older one."""

    id: str
    title: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """A revision was added, lost, or got other copies, at this point of the feed."""

    number: int
    revision: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a search covers: how many articles, and the first and last day of those that are dated."""

    articles: int
    oldest: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that was stored at some time. `article_ids` are those that have it now; none when withdrawn."""

    revision: str
    title: str
    text: str
    added: datetime
    article_ids: tuple[str, ...]


class Library:
    """The one durable store of articles. A call that returns has committed; one that raises changed nothing."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none.

        DamagedError when it is not a Library or was written by a newer version.
        """
        self.database = database
        with database.reading() as connection:
            empty = not sa.inspect(connection).get_table_names()
        if empty:
            self._found()
        self._check()

    @classmethod
    def from_folder(cls, folder: Path) -> Library:
        """The Library of the data folder: `library.db` inside it, made when missing."""
        return cls(Database.from_file(folder / "library.db"))

    def _found(self) -> None:
        """Make the tables and sign them, in one transaction: a half-made Library is never seen."""
        with self.database.writing() as connection:
            _metadata.create_all(connection)
            if connection.execute(sa.select(_meta.c.name)).first() is None:  # else another process was first
                rows = {"schema": str(SCHEMA), "splitter": splitter.VERSION}
                connection.execute(_meta.insert(), [{"name": n, "value": v} for n, v in rows.items()])

    def _check(self) -> None:
        with self.database.reading() as connection:
            signed = sa.inspect(connection).has_table("meta")
            rows = connection.execute(sa.select(_meta.c.name, _meta.c.value)).tuples().all() if signed else ()
        found = dict(rows)
        schema = found.get("schema", "")
        if not schema.isdecimal():
            raise DamagedError(f"{self.database.name} is not a Library: choose another folder with --data")
        if int(schema) > SCHEMA:
            raise DamagedError(
                f"{self.database.name} was written by a newer Dateline (format {schema}, this one reads {SCHEMA}): "
                "install the newer version"
            )
        if found.get("splitter") != splitter.VERSION:
            self._split_again()

    def _split_again(self) -> None:
        """Give every searched revision the passages of this version's splitter."""
        with self.database.writing() as connection:
            live = connection.execute(sa.select(_copies.c.revision).distinct()).scalars().all()
            for revision in live:
                row = connection.execute(
                    sa.select(_revisions.c.text, _copies.c.language)
                    .join(_copies, _copies.c.revision == _revisions.c.revision)
                    .where(_revisions.c.revision == revision)
                ).first()
                assert row is not None
                self._split(connection, revision, row.text, row.language)
                connection.execute(_changes.insert().values(revision=revision))
            connection.execute(_meta.update().where(_meta.c.name == "splitter").values(value=splitter.VERSION))

    # Writing

    def add(self, drafts: Iterable[Draft]) -> list[Added]:
        """Store the drafts in one transaction and acknowledge each, in order.

        UserError when one of them has no text, is too large, or has an id or URL that cannot be: then none is
        stored.
        """
        prepared = [_prepared(draft) for draft in drafts]
        with self.database.writing() as connection:
            return [self._add(connection, draft) for draft in prepared]

    def _add(self, connection: sa.Connection, draft: Draft) -> Added:
        now = datetime.now(UTC).replace(tzinfo=None)
        revision = revision_of(draft.title, draft.text)
        values = {
            "revision": revision,
            "published": draft.published,
            "url": draft.url,
            "source": draft.source,
            "author": draft.author,
            "language": draft.language,
        }
        before = connection.execute(sa.select(_copies).where(_copies.c.id == draft.id)).mappings().first()
        if before is not None and all(before[name] == value for name, value in values.items()):
            return Added(str(draft.id), draft.title, Outcome.UNCHANGED)
        known = connection.execute(
            sa.select(_revisions.c.revision).where(_revisions.c.revision == revision)
        ).first()
        if known is None:
            row = {"revision": revision, "title": draft.title, "text": draft.text, "added": now}
            connection.execute(_revisions.insert().values(row))
        shared = self._is_live(connection, revision)
        if not shared:
            self._split(connection, revision, draft.text, draft.language)
        if before is None:
            connection.execute(_copies.insert().values(id=draft.id, added=now, **values))
            outcome = Outcome.DUPLICATE if shared else Outcome.ADDED
        else:
            connection.execute(_copies.update().where(_copies.c.id == draft.id).values(**values))
            outcome = Outcome.UPDATED if before["revision"] == revision else Outcome.REVISED
            if outcome is Outcome.REVISED:
                self._record(connection, before["revision"])
        self._record(connection, revision)
        return Added(str(draft.id), draft.title, outcome)

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Take the articles away in one transaction; returns their titles. None is cited again.

        UserError when an id is unknown: then none is removed.
        """
        with self.database.writing() as connection:
            titles = []
            for article_id in ids:
                row = connection.execute(
                    sa.select(_revisions.c.revision, _revisions.c.title)
                    .join(_copies, _copies.c.revision == _revisions.c.revision)
                    .where(_copies.c.id == article_id)
                ).first()
                if row is None:
                    raise UserError(f"no article has the id {article_id!r}: `dateline list` shows all ids")
                connection.execute(_copies.delete().where(_copies.c.id == article_id))
                self._record(connection, row.revision)
                titles.append(row.title)
            return titles

    @staticmethod
    def _is_live(connection: sa.Connection, revision: str) -> bool:
        return connection.execute(sa.select(_copies.c.id).where(_copies.c.revision == revision)).first() is not None

    def _record(self, connection: sa.Connection, revision: str) -> None:
        """Write the change down, and drop the passages of a revision that nothing has any more."""
        if not self._is_live(connection, revision):
            connection.execute(_passages.delete().where(_passages.c.revision == revision))
        connection.execute(_changes.insert().values(revision=revision))

    @staticmethod
    def _split(connection: sa.Connection, revision: str, text: str, language: str | None) -> None:
        connection.execute(_passages.delete().where(_passages.c.revision == revision))
        rows = [
            {"id": passage_id(revision, start, end), "revision": revision, "start": start, "end": end}
            for start, end in splitter.passages(text, language)
        ]
        connection.execute(_passages.insert(), rows)

    # Reading

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or that of a duplicate, as it is now."""
        with self.database.reading() as connection:
            row = connection.execute(
                _whole().where(_copies.c.id == article_id),
            ).first()
        return None if row is None else _article(row)

    def articles(self, *, newest_first: bool = True) -> Iterator[Article]:
        """All articles by date, undated ones last. Duplicates are told apart by their ids."""
        day = _copies.c.published.desc() if newest_first else _copies.c.published
        order = (_copies.c.published.is_(None), day, _copies.c.added, _copies.c.id)
        with self.database.reading() as connection:
            ids = connection.execute(sa.select(_copies.c.id).order_by(*order)).scalars().all()
        for some in _chunks(ids):
            with self.database.reading() as connection:
                rows = connection.execute(_whole().where(_copies.c.id.in_(some))).all()
            found = {row.id: _article(row) for row in rows}
            yield from (found[article_id] for article_id in some if article_id in found)

    def copies(self, revisions: Iterable[str]) -> dict[str, list[Article]]:
        """For each revision that is searched now, its articles: the first added first. Others are left out."""
        found: dict[str, list[Article]] = {}
        with self.database.reading() as connection:
            for some in _chunks(sorted(set(revisions))):
                order = (_copies.c.added, _copies.c.id)
                rows = connection.execute(_whole().where(_copies.c.revision.in_(some)).order_by(*order)).all()
                for row in rows:
                    found.setdefault(row.revision, []).append(_article(row))
        return found

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Those of the passages that are in the Library now, by id."""
        found: dict[int, Passage] = {}
        with self.database.reading() as connection:
            for some in _chunks(sorted(set(ids))):
                found |= {p.id: p for p in _passages_where(connection, _passages.c.id.in_(some))}
        return found

    def passages_of(self, revisions: Iterable[str]) -> list[Passage]:
        """The passages of the revisions that are searched now, each revision's in the order of the text."""
        found: list[Passage] = []
        with self.database.reading() as connection:
            for some in _chunks(sorted(set(revisions))):
                found += _passages_where(connection, _passages.c.revision.in_(some))
        return found

    def revision(self, prefix: str) -> Revision | None:
        """The text that was ever stored under this revision, given its first 16 digits or more."""
        if len(prefix) < ID_HEX:
            return None
        with self.database.reading() as connection:
            where = _revisions.c.revision.startswith(prefix, autoescape=True)
            row = connection.execute(sa.select(_revisions).where(where).limit(1)).first()
            if row is None:
                return None
            ids = connection.execute(
                sa.select(_copies.c.id).where(_copies.c.revision == row.revision).order_by(_copies.c.added)
            ).scalars()
            return Revision(row.revision, row.title, row.text, row.added.replace(tzinfo=UTC), tuple(ids))

    def changes(self, after: int = 0, limit: int = 1000) -> list[Change]:
        """The next changes after number `after`, oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                sa.select(_changes).where(_changes.c.number > after).order_by(_changes.c.number).limit(limit)
            ).all()
        return [Change(row.number, row.revision) for row in rows]

    def last_change(self) -> int:
        """The number of the newest change, 0 when there is none."""
        with self.database.reading() as connection:
            return connection.execute(sa.select(sa.func.max(_changes.c.number))).scalar() or 0

    def live_revisions(self) -> list[str]:
        """Every revision that is searched now."""
        with self.database.reading() as connection:
            return list(connection.execute(sa.select(_copies.c.revision).distinct()).scalars())

    def count_passages(self) -> int:
        """How many passages are searched."""
        with self.database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(_passages)).scalar_one()

    def coverage(self) -> Coverage:
        """What there is to search."""
        day = _copies.c.published
        count = sa.func.count(_copies.c.revision.distinct())
        with self.database.reading() as connection:
            row = connection.execute(sa.select(count, sa.func.min(day), sa.func.max(day))).one()
        return Coverage(*row)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def _whole() -> sa.Select[tuple[object, ...]]:
    return sa.select(_copies, _revisions.c.title, _revisions.c.text).join(
        _revisions, _copies.c.revision == _revisions.c.revision
    )


def _article(row: sa.Row[tuple[object, ...]]) -> Article:
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
        added=row.added.replace(tzinfo=UTC),
    )


def _passages_where(connection: sa.Connection, where: sa.ColumnElement[bool]) -> list[Passage]:
    first = (
        sa.select(_copies.c.id)
        .where(_copies.c.revision == _passages.c.revision)
        .order_by(_copies.c.added, _copies.c.id)
        .limit(1)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(_passages, first.label("article_id"))
        .where(where)
        .order_by(_passages.c.revision, _passages.c.start)
    ).all()
    return [Passage(r.id, r.article_id, r.revision, r.start, r.end) for r in rows if r.article_id is not None]


def _chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for i in range(0, len(items), _MANY):
        yield items[i : i + _MANY]


def _prepared(draft: Draft) -> Draft:
    """The draft in canonical form with its id, or a UserError that says what is wrong with it."""
    title, text = canonical_line(draft.title), canonical_text(draft.text)
    name = f"the article {title[:60]!r}" if title else "an article without a title"
    if not text:
        raise UserError(f"{name} has no text: give it some below its title")
    if len(text) > MAX_TEXT:
        raise UserError(f"{name} has {len(text):,} characters: split it into parts of {MAX_TEXT:,} at most")
    if len(title) > MAX_TITLE:
        raise UserError(f"{name} has a title of {len(title):,} characters: shorten it to {MAX_TITLE:,}")
    url = canonical_url(draft.url) if draft.url else None
    article_id = canonical_line(draft.id) if draft.id else ""
    if len(article_id) > MAX_ID:
        raise UserError(f"{name} has an id of {len(article_id)} characters: shorten it to {MAX_ID}")
    hashed = digest("url", url) if url else digest("content", title, text)
    return Draft(
        title=title,
        text=text,
        published=draft.published,
        url=url,
        source=canonical_line(draft.source or "") or None,
        author=canonical_line(draft.author or "") or None,
        language=canonical_line(draft.language or "").lower()[:35] or None,
        id=article_id or hashed[:ID_HEX],
    )
