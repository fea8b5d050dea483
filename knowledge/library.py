"""The Library: the one durable store of articles, and the feed of its changes.

Text is kept by revision, a hash of title and text. What differs between two prints of the same text (id, URL,
outlet, date) is a copy. So an exact duplicate is one article with two copies, the id of each finds it, and an
article that is revised or removed takes only its own copy along. A revision is searched while it has a copy;
its text stays for good, so that an old citation can still be verified.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.article import ID_HEX, canonical_url, revision_of
from knowledge.errors import DamagedError, UserError
from knowledge.store import channels, former, founding, imports, removed, selects, tables, visits
from knowledge.store.batch import Added, Batch, Outcome, prepared, record, write_passages
from knowledge.store.database import Database
from knowledge.store.ids import id_of_outlet
from knowledge.store.values import present
from knowledge.store.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from knowledge.article import Article, Draft, Passage
    from knowledge.store.imports import Mark
    from knowledge.store.selects import Imprint, Printed

__all__ = ["DATABASE", "Added", "Change", "Coverage", "Library", "Outcome", "Revision", "Shelf"]

DATABASE = "library.db"
"""The file of the data folder that holds it."""

_TITLED = (
    sa.select(tables.copies, tables.revisions.c.title)
    .join(tables.revisions, tables.copies.c.revision == tables.revisions.c.revision)
    .where(tables.copies.c.id == sa.bindparam("the_id"))
)


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
class Shelf:
    """How many articles an outlet has, and the first and last day of those that are dated; None names no outlet."""

    outlet: str | None
    articles: int
    oldest: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A text that was stored at some time, at first as the article `brought_by`. `article_ids` have it now.

    Where there are none, the articles `now` have another text since; where there are none of these either, it was
    removed. `outlets` are those under which articles had it that have it no more; None stands for no outlet.
    """

    revision: str
    title: str
    text: str
    added: datetime
    article_ids: tuple[str, ...]
    now: tuple[str, ...]
    outlets: frozenset[str | None]
    brought_by: str

    @property
    def revised(self) -> bool:
        """Whether no article has it any more, and one has another text instead."""
        return bool(self.now) and not self.article_ids

    def is_hidden(self, hidden: Collection[str]) -> bool:
        """Whether it was the text of these outlets alone, where it is known whose it was."""
        return bool(self.outlets) and self.outlets.issubset(hidden)


class Library:
    """The one durable store of articles. A call that returns has committed; one that raises changed nothing."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none.

        DamagedError when it is not a Library or was written by a newer version.
        """
        self.database = database
        self.visibility = Visibility(database)
        founding.prepare(database)

    @classmethod
    def from_folder(cls, folder: Path) -> Library:
        """The Library of the data folder: `library.db` inside it, made when missing."""
        return cls(Database.from_file(folder / DATABASE))

    def check(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """Read the database through, and every article against its revision, until `stopping` says so.

        DamagedError at what is not sound.
        """
        self.database.check(stopping)
        for article in self.articles():
            if stopping():
                return
            if revision_of(article.title, article.text) != article.revision:
                raise DamagedError(
                    f"the text of {article.id} is not what was stored: put back a copy of {self.database.name}, or "
                    "remove the article and add it again"
                )

    # Writing

    def add(self, drafts: Iterable[Draft], marks: Iterable[Mark] = ()) -> list[Added]:
        """Store what a person adds, in one transaction, and acknowledge each as if they had come one by one.

        What was removed is there again by that. `marks` say how far the files are taken in; they are not written
        where nothing changes, for then it is as quick to look at the articles again.

        UserError when one of them has no text, is too large, or has an id or URL that cannot be: then none is
        stored.
        """
        ready = [prepared(draft) for draft in drafts]
        with self.database.writing() as connection:
            added = _store(connection, ready, by_hand=True)
            if not added or any(a.outcome is not Outcome.UNCHANGED for a in added):
                imports.write(connection, marks)
            return added

    def take(self, drafts: Iterable[Draft]) -> list[Added]:
        """Store what was found without a person's doing, in the same way; what a person removed stays AWAY."""
        ready = [prepared(draft) for draft in drafts]
        with self.database.writing() as connection:
            return _store(connection, ready, by_hand=False)

    def taken_in(self, mark: Mark) -> int:
        """How many articles of this very file are stored, as far as is known."""
        with self.database.reading() as connection:
            return imports.done(connection, mark)

    def remove(self, ids: Sequence[str]) -> list[str]:
        """Take away what a person removes, in one transaction; returns the titles. None is cited again.

        Nothing but a person brings it back, whoever else has it: see `take`. UserError when an id is unknown: then
        none is removed.
        """
        return self._remove(ids, by_hand=True)

    def drop(self, ids: Sequence[str]) -> list[str]:
        """Take away, in the same way, what is no more where it came from. When it is there again, it comes back."""
        return self._remove(ids, by_hand=False)

    def _remove(self, ids: Sequence[str], *, by_hand: bool) -> list[str]:
        titles: dict[str, str] = {}
        lost: list[str] = []
        rows: list[dict[str, Any]] = []
        with self.database.writing() as connection:
            for article_id in dict.fromkeys(ids):
                row = connection.execute(_TITLED, {"the_id": article_id}).mappings().first()
                if row is None:
                    raise UserError(f"no article has the id {article_id[:60]!r}: `dateline list` shows all ids")
                connection.execute(tables.copies.delete().where(tables.copies.c.id == article_id))
                titles[article_id] = row["title"]
                lost.append(row["revision"])
                rows.append(dict(row))
            live = tables.live(connection, lost)
            write_passages(connection, {revision for revision in lost if revision not in live}, {})
            record(connection, lost)
            if by_hand:
                removed.write(connection, rows)
            former.write(connection, map(former.of_copy, rows))
            former.withdraw(connection, ids)
            imports.forget(connection)
            visits.forget(connection, ids)
        return [titles[article_id] for article_id in ids]

    # Reading

    def article(self, article_id: str) -> Article | None:
        """The article with this id, or that of a duplicate, as it is now."""
        with self.database.reading() as connection:
            row = connection.execute(
                selects.articles().where(tables.copies.c.id == article_id),
            ).first()
        return None if row is None else selects.article(row)

    def removed(self, article_id: str) -> Draft | None:
        """What a person removed that had this id, as it was; None where that is not known."""
        with self.database.reading() as connection:
            return removed.as_it_was(connection, article_id)

    def held(self, ids: Sequence[str]) -> set[str]:
        """Those of the ids that articles have."""
        with self.database.reading() as connection:
            statements = [
                sa.select(tables.copies.c.id).where(tables.copies.c.id.in_(i)) for i in tables.chunks(ids)
            ]
            return {found for one in statements for found in connection.execute(one).scalars()}

    def namesakes(self, article_id: str) -> list[Article]:
        """The articles that have the same id by what brought them: of other outlets, or of none."""
        ids = [id_of_outlet(outlet, article_id) for outlet in ("", *self.outlets())]
        return [*filter(None, map(self.article, sorted(self.held(ids))))]

    def at(self, url: str) -> list[str]:
        """The ids of the articles with this address, which is brought into canonical form."""
        where = tables.copies.c.url == canonical_url(url)
        with self.database.reading() as connection:
            return list(connection.execute(sa.select(tables.copies.c.id).where(where)).scalars())

    def articles(self) -> Iterator[Article]:
        """All articles by date, the newest first, undated ones last. Duplicates are told apart by their ids."""
        copies = tables.copies.c
        order = (copies.published.desc().nulls_last(), copies.added, copies.id)
        with self.database.reading() as connection:
            ids = connection.execute(sa.select(copies.id).order_by(*order)).scalars().all()
        for some in tables.chunks(ids):
            with self.database.reading() as connection:
                rows = connection.execute(selects.articles().where(tables.copies.c.id.in_(some))).all()
            found = {row.id: selects.article(row) for row in rows}
            yield from (found[article_id] for article_id in some if article_id in found)

    def latest(
        self,
        limit: int,
        skip: int = 0,
        hidden: Collection[str] = (),
        outlets: Collection[str] | None = None,
    ) -> list[Article]:
        """So many articles by date, the latest first, after the first `skip`.

        None of the `hidden` outlets, and only of these `outlets`; None leaves that open.
        """
        with self.database.reading() as connection:
            rows = connection.execute(selects.latest(hidden, outlets).limit(limit).offset(skip)).all()
        return [selects.article(row) for row in rows]

    def shelves(self, hidden: Collection[str] = (), outlets: Collection[str] | None = None) -> list[Shelf]:
        """What each outlet has, the largest first, then what names none; which ones as in `latest`."""
        with self.database.reading() as connection:
            return [Shelf(*row) for row in connection.execute(selects.shelves(hidden, outlets))]

    def outlets(self, hidden: Collection[str] = ()) -> list[str]:
        """The names of the outlets that have articles, but for these, those with the most first."""
        with self.database.reading() as connection:
            return [*connection.execute(selects.outlets(hidden)).scalars()]

    def copies(self, revisions: Iterable[str]) -> dict[str, list[Article]]:
        """For each revision that is searched now, its articles: the first added first. Others are left out."""
        with self.database.reading() as connection:
            return selects.copies(connection, revisions)

    def imprints(self, revisions: Iterable[str]) -> dict[str, list[Imprint]]:
        """The same without texts, read in no time."""
        found: dict[str, list[Imprint]] = {}
        with self.database.reading() as connection:
            for some in tables.chunks(sorted(set(revisions))):
                found |= selects.imprints(connection, some)
        return found

    def passages(self, ids: Iterable[int]) -> dict[int, Passage]:
        """Those of the passages that are in the Library now, by id."""
        with self.database.reading() as connection:
            return selects.passages(connection, ids)

    def sources(self, ids: Iterable[int]) -> dict[int, tuple[Passage, list[Article]]]:
        """The same, each with the articles that have its text: the first added first."""
        with self.database.reading() as connection:
            return selects.sources(connection, ids)

    def passages_of(self, revisions: Iterable[str]) -> list[Passage]:
        """The passages of the revisions that are searched now, each revision's in the order of the text."""
        with self.database.reading() as connection:
            return selects.passages_of(connection, revisions)

    def revision(self, prefix: str) -> Revision | None:
        """The text that was ever stored under this revision, given its first 16 digits or more."""
        if len(prefix) < ID_HEX:
            return None
        with self.database.reading() as connection:
            # A range, unlike LIKE, is found through the primary key; "g" comes after every digit.
            where = tables.revisions.c.revision.between(prefix, prefix + "g")
            row = connection.execute(sa.select(tables.revisions).where(where).limit(1)).first()
            if row is None:
                return None
            found = connection.execute(
                sa.select(tables.copies.c.id)
                .where(tables.copies.c.revision == row.revision)
                .order_by(tables.copies.c.added)
            ).scalars()
            ids = tuple(found)
            past = former.past(connection, row.revision)
            return Revision(
                revision=row.revision,
                title=row.title,
                text=row.text,
                added=row.added,
                article_ids=ids,
                now=past.articles,
                outlets=past.outlets,
                brought_by=row.first_id,
            )

    def changes(self, after: int = 0, limit: int = 1000) -> list[Change]:
        """The next changes after number `after`, oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                sa.select(tables.changes)
                .where(tables.changes.c.number > after)
                .order_by(tables.changes.c.number)
                .limit(limit)
            ).all()
        return [Change(row.number, row.revision) for row in rows]

    def changed(self, revision: str) -> datetime | None:
        """When a revision was added, lost, or got other copies for the last time; None where nobody knows."""
        number, made = tables.changes.c.number, tables.changes.c.made
        last = sa.select(made).where(tables.changes.c.revision == revision).order_by(number.desc()).limit(1)
        with self.database.reading() as connection:
            return connection.execute(last).scalar()

    def lost(self, after: int) -> list[str]:
        """The revisions that changed after number `after` and are not searched now."""
        revision = tables.changes.c.revision
        searched = sa.exists().where(tables.copies.c.revision == revision)
        with self.database.reading() as connection:
            lost = sa.select(revision).distinct().where(tables.changes.c.number > after, ~searched)
            return list(connection.execute(lost).scalars())

    def last_change(self) -> int:
        """The number of the newest change, 0 when there is none."""
        return self.database.value(selects.LAST_CHANGE) or 0

    def live_revisions(self) -> list[str]:
        """Every revision that is searched now."""
        with self.database.reading() as connection:
            return present(list(connection.execute(sa.select(tables.copies.c.revision).distinct()).scalars()))

    def count_passages(self) -> int:
        """How many passages are searched."""
        with self.database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(tables.passages)).scalar_one()

    def printed(self, revisions: Iterable[str] | None = None) -> Iterator[Printed]:
        """What the copies of these revisions say of themselves, or all; of one revision the first added first."""
        with self.database.reading() as connection:
            if revisions is None:
                yield from selects.printed(connection, None)
            else:
                for some in tables.chunks(sorted(set(revisions))):
                    yield from selects.printed(connection, some)

    def coverage(self) -> Coverage:
        """What there is to search."""
        day = tables.copies.c.published
        count = sa.func.count(tables.copies.c.revision.distinct())
        # Each by itself: then an index answers it, and no row of the table is read.
        measures = (count, sa.func.min(day), sa.func.max(day))
        figures = [sa.select(what).select_from(tables.copies).scalar_subquery() for what in measures]
        with self.database.reading() as connection:
            row = connection.execute(sa.select(*figures)).one()
        return Coverage(*row)

    def duplicates(self) -> int:
        """How many there are beyond the articles that `coverage` counts: each has the text of one of these."""
        revision = tables.copies.c.revision
        beyond = sa.func.count(revision) - sa.func.count(revision.distinct())
        with self.database.reading() as connection:
            return connection.execute(sa.select(beyond)).scalar_one()

    def added_since(self, moment: datetime) -> int:
        """How many of the articles that there are now were added since."""
        added = tables.copies.c.added >= moment
        with self.database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).where(added)).scalar_one()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def _store(connection: sa.Connection, ready: Sequence[Draft], *, by_hand: bool) -> list[Added]:
    ready = channels.by_name(connection, ready)
    added = Batch(connection, ready, by_hand=by_hand).store()
    stored = ((one.id, draft) for one, draft in zip(added, ready, strict=True) if one.outcome is not Outcome.AWAY)
    visits.write(connection, stored, datetime.now(UTC))
    return added
