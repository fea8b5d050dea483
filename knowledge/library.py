"""The Library: the one durable store of articles, and the feed of its changes.

Text is kept by revision, a hash of title and text. What differs between two prints of the same text (id, URL,
outlet, date) is a copy. So an exact duplicate is one article with two copies, the id of each finds it, and an
article that is revised or removed takes only its own copy along. A revision is searched while it has a copy;
its text stays for good, so that an old citation can still be verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from knowledge import splitter
from knowledge.article import (
    ID_HEX,
    MAX_ID,
    MAX_TEXT,
    MAX_TITLE,
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
    sa.Column("first_id", sa.String(MAX_ID), nullable=False),
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
    """A text that was stored at some time. `article_ids` are those that have it now.

    Where there are none, `revised` tells whether the article that brought it has another text since; otherwise it
    was removed.
    """

    revision: str
    title: str
    text: str
    added: datetime
    article_ids: tuple[str, ...]
    revised: bool


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
            rows = connection.execute(sa.select(_meta.c.name, _meta.c.value)).all() if signed else ()
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
            name, value = _meta.c.name, _meta.c.value
            if connection.execute(sa.select(value).where(name == "splitter")).scalar() == splitter.VERSION:
                return  # another process was first
            live = connection.execute(sa.select(_copies.c.revision).distinct()).scalars().all()
            for revision in live:
                row = connection.execute(
                    sa.select(_revisions.c.text, _copies.c.language)
                    .join(_copies, _copies.c.revision == _revisions.c.revision)
                    .where(_revisions.c.revision == revision)
                    .order_by(_copies.c.added, _copies.c.id)
                ).first()
                assert row is not None
                _write_passages(connection, set(), {revision: (row.text, row.language)})
            _record(connection, live)
            connection.execute(_meta.update().where(name == "splitter").values(value=splitter.VERSION))

    def check(self) -> None:
        """Read the database through, and every article against its revision. DamagedError at what is not sound."""
        self.database.check()
        for article in self.articles():
            if revision_of(article.title, article.text) != article.revision:
                raise DamagedError(
                    f"the article {article.id} is not what was stored: put back a copy of {self.database.name}, or "
                    "remove the article and add it again"
                )

    # Writing

    def add(self, drafts: Iterable[Draft]) -> list[Added]:
        """Store the drafts in one transaction and acknowledge each, in order, as if they had come one by one.

        UserError when one of them has no text, is too large, or has an id or URL that cannot be: then none is
        stored.
        """
        prepared = [_prepared(draft) for draft in drafts]
        with self.database.writing() as connection:
            return _Batch(connection, prepared).store()

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Take the articles away in one transaction; returns their titles. None is cited again.

        UserError when an id is unknown: then none is removed.
        """
        titles: dict[str, str] = {}
        lost: list[str] = []
        with self.database.writing() as connection:
            for article_id in dict.fromkeys(ids):
                row = connection.execute(
                    sa.select(_revisions.c.revision, _revisions.c.title)
                    .join(_copies, _copies.c.revision == _revisions.c.revision)
                    .where(_copies.c.id == article_id)
                ).first()
                if row is None:
                    raise UserError(f"no article has the id {article_id[:60]!r}: `dateline list` shows all ids")
                connection.execute(_copies.delete().where(_copies.c.id == article_id))
                titles[article_id] = row.title
                lost.append(row.revision)
            live = _live(connection, lost)
            _write_passages(connection, {revision for revision in lost if revision not in live}, {})
            _record(connection, lost)
        return [titles[article_id] for article_id in ids]

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
            # A range, unlike LIKE, is found through the primary key; "g" comes after every digit.
            where = _revisions.c.revision.between(prefix, prefix + "g")
            row = connection.execute(sa.select(_revisions).where(where).limit(1)).first()
            if row is None:
                return None
            found = connection.execute(
                sa.select(_copies.c.id).where(_copies.c.revision == row.revision).order_by(_copies.c.added)
            ).scalars()
            ids = tuple(found)
            brought = sa.select(_copies.c.id).where(_copies.c.id == row.first_id)
            return Revision(
                revision=row.revision,
                title=row.title,
                text=row.text,
                added=row.added.replace(tzinfo=UTC),
                article_ids=ids,
                revised=not ids and connection.execute(brought).first() is not None,
            )

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


class _Batch:
    """Drafts that are stored in one transaction: what they change is worked out first, then written at once."""

    def __init__(self, connection: sa.Connection, drafts: Sequence[Draft]) -> None:
        self._connection = connection
        self._drafts = [(str(draft.id), revision_of(draft.title, draft.text), draft) for draft in drafts]
        self._copies = self._stored_copies()
        self._stored_ids = frozenset(self._copies)
        revisions = {revision for _, revision, _ in self._drafts}
        self._known = self._known_revisions(revisions)
        self._before = _live(connection, revisions | {str(copy["revision"]) for copy in self._copies.values()})
        self._count = dict(self._before)

    def store(self) -> list[Added]:
        """Write all drafts, and acknowledge them in their order."""
        now = datetime.now(UTC).replace(tzinfo=None)
        acknowledged: list[Added] = []
        texts: dict[str, Draft] = {}
        to_split: dict[str, tuple[str, str | None]] = {}
        changed: list[str] = []
        written: dict[str, None] = {}
        for i, (article_id, revision, draft) in enumerate(self._drafts):
            values = _values(draft, revision)
            before = self._copies.get(article_id)
            outcome = self._outcome(before, values)
            acknowledged.append(Added(article_id, draft.title, outcome))
            if outcome is Outcome.UNCHANGED:
                continue
            if revision not in self._known:
                texts.setdefault(revision, draft)
            if not self._count.get(revision) or (
                outcome is Outcome.UPDATED and before and before["language"] != draft.language
            ):
                to_split[revision] = (draft.text, draft.language)
            if before is not None:
                self._count[str(before["revision"])] -= 1
                changed.append(str(before["revision"]))
            self._count[revision] = self._count.get(revision, 0) + 1
            changed.append(revision)
            # Microseconds keep the order in which the copies of one text came.
            added = before["added"] if before is not None else now + timedelta(microseconds=i)
            self._copies[article_id] = {"id": article_id, "added": added, **values}
            written[article_id] = None
        self._write(
            revisions=[
                {
                    "revision": revision,
                    "first_id": draft.id,
                    "title": draft.title,
                    "text": draft.text,
                    "added": now,
                }
                for revision, draft in texts.items()
            ],
            copies=[self._copies[article_id] for article_id in written],
        )
        gone = {r for r in changed if self._before.get(r) and not self._count[r]}
        _write_passages(self._connection, gone, {r: how for r, how in to_split.items() if self._count[r]})
        _record(self._connection, changed)
        return acknowledged

    def _outcome(self, before: dict[str, object] | None, values: dict[str, object]) -> Outcome:
        if before is None:
            return Outcome.DUPLICATE if self._count.get(str(values["revision"])) else Outcome.ADDED
        if all(before[name] == value for name, value in values.items()):
            return Outcome.UNCHANGED
        return Outcome.UPDATED if before["revision"] == values["revision"] else Outcome.REVISED

    def _stored_copies(self) -> dict[str, dict[str, object]]:
        found: dict[str, dict[str, object]] = {}
        for some in _chunks(sorted({article_id for article_id, _, _ in self._drafts})):
            rows = self._connection.execute(sa.select(_copies).where(_copies.c.id.in_(some))).mappings()
            found |= {row["id"]: dict(row) for row in rows}
        return found

    def _known_revisions(self, revisions: set[str]) -> set[str]:
        found: set[str] = set()
        for some in _chunks(sorted(revisions)):
            column = _revisions.c.revision
            found.update(self._connection.execute(sa.select(column).where(column.in_(some))).scalars())
        return found

    def _write(self, *, revisions: list[dict[str, object]], copies: list[dict[str, object]]) -> None:
        if revisions:
            self._connection.execute(_revisions.insert(), revisions)
        if new := [copy for copy in copies if copy["id"] not in self._stored_ids]:
            self._connection.execute(_copies.insert(), new)
        if old := [copy for copy in copies if copy["id"] in self._stored_ids]:
            update = _copies.update().where(_copies.c.id == sa.bindparam("the_id"))
            columns = [name for name in old[0] if name not in {"id", "added"}]
            self._connection.execute(
                update.values({name: sa.bindparam(name) for name in columns}),
                [{"the_id": copy["id"], **{name: copy[name] for name in columns}} for copy in old],
            )


def _values(draft: Draft, revision: str) -> dict[str, object]:
    """What a copy holds beside its id and the time it was added."""
    return {
        "revision": revision,
        "published": draft.published,
        "url": draft.url,
        "source": draft.source,
        "author": draft.author,
        "language": draft.language,
    }


def _live(connection: sa.Connection, revisions: Iterable[str]) -> dict[str, int]:
    """Those of the revisions that have copies, and how many."""
    found: dict[str, int] = {}
    column = _copies.c.revision
    for some in _chunks(sorted(set(revisions))):
        count = sa.select(column, sa.func.count()).where(column.in_(some)).group_by(column)
        found |= dict(connection.execute(count).all())
    return found


def _write_passages(connection: sa.Connection, gone: set[str], split: dict[str, tuple[str, str | None]]) -> None:
    """Drop the passages of the first revisions, and split the texts of the others by their languages anew."""
    for some in _chunks(sorted(gone | split.keys())):
        connection.execute(_passages.delete().where(_passages.c.revision.in_(some)))
    rows = [
        {"id": passage_id(revision, start, end), "revision": revision, "start": start, "end": end}
        for revision, (text, language) in split.items()
        for start, end in splitter.passages(text, language)
    ]
    if rows:
        connection.execute(_passages.insert(), rows)


def _record(connection: sa.Connection, revisions: Iterable[str]) -> None:
    """Write down that the revisions changed, each once."""
    if rows := [{"revision": revision} for revision in dict.fromkeys(revisions)]:
        connection.execute(_changes.insert(), rows)


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
