"""Storing drafts: many in one transaction, as if they had come one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypedDict

import sqlalchemy as sa

from knowledge import splitter
from knowledge.article import (
    ID_HEX,
    MAX_ID,
    MAX_TEXT,
    MAX_TITLE,
    Draft,
    canonical_line,
    canonical_text,
    canonical_url,
    digest,
    passage_id,
    revision_of,
)
from knowledge.errors import UserError
from knowledge.languages import detect
from knowledge.store import tables
from knowledge.store.identity import match
from knowledge.store.ids import id_of_outlet, id_of_url
from knowledge.store.known import Known
from knowledge.store.likeness import is_beginning
from knowledge.store.removed import Removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    REVISED = "revised"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    AWAY = "removed before"


@dataclass(frozen=True, slots=True)
class Added:
    """An acknowledgement: the article with this id is stored. A DUPLICATE shares its text with an older one.

    AWAY is not stored: a person removed it, and the draft was no person's.
    `newer`: UNCHANGED since it is from a file, with a text that the article had before the one it has.
    """

    id: str
    title: str
    outcome: Outcome
    newer: bool = False


class Batch:
    """Drafts that are stored in one transaction: what they change is worked out first, then written at once."""

    def __init__(self, connection: sa.Connection, drafts: Sequence[Draft], *, by_hand: bool) -> None:
        """`by_hand`: a person adds them, and so brings back what was removed."""
        self._connection = connection
        self._by_hand = by_hand
        self._drafts = [(revision_of(draft.title, draft.text), draft) for draft in drafts]
        self._articles = Known(connection, self._drafts)
        self._removed = Removed(connection, self._drafts, self._articles.at)
        revisions = {revision for revision, _ in self._drafts}
        self._known = self._known_revisions(revisions)
        self._before = tables.live(connection, revisions.union(c["revision"] for c in self._articles.copies()))
        self._count = dict(self._before)
        self._now = datetime.now(UTC)
        self._texts: dict[str, dict[str, object]] = {}
        self._to_split: dict[str, tuple[str, str | None]] = {}
        self._changed: list[str] = []
        self._written: dict[str, None] = {}

    def store(self) -> list[Added]:
        """Write all drafts, and acknowledge them in their order, with the ids that they have in the end."""
        acknowledged = [self._take(place, *one) for place, one in enumerate(self._drafts)]
        self._write()
        return [replace(one, id=self._articles.now(one.id)) for one in acknowledged]

    def _take(self, place: int, revision: str, draft: Draft) -> Added:
        """Work out which article the draft in this place of the batch is, and what it changes."""
        article_id, over = match(self._articles, draft, revision)
        own = self._articles.get(article_id)
        before = own or next(iter(over), None)
        if own is None and self._stays_away(draft, revision, new=before is None):
            return Added(article_id, draft.title, Outcome.AWAY)
        article_id = self._not_anothers(article_id, draft)
        if draft.partly and before:
            revision, draft = self._whole(revision, draft, before)
        if draft.from_file and before and self._had(before, revision):
            return Added(before["id"], draft.title, Outcome.UNCHANGED, newer=True)
        values = _values(draft, revision, before)
        outcome = self._outcome(before, values, same=own is not None and not over)
        if outcome is not Outcome.UNCHANGED:
            # Microseconds keep the order in which the copies of one text came.
            added = before["added"] if before else self._now + timedelta(microseconds=place)
            relabelled = outcome is Outcome.UPDATED and before and before["language"] != values["language"]
            self._keep_text(article_id, draft, values, split_anew=bool(relabelled))
            self._replace([*filter(None, [own]), *over], revision)
            self._articles.put({"id": article_id, "added": added, **values}, over)
            self._written[article_id] = None
        return Added(article_id, draft.title, outcome)

    def _keep_text(self, article_id: str, draft: Draft, values: _Values, *, split_anew: bool) -> None:
        """Have the text of a draft stored where it never was, and split where it is not searched now."""
        revision = values["revision"]
        if revision not in self._known:
            content = {"title": draft.title, "text": draft.text, "added": self._now}
            self._texts.setdefault(revision, {"revision": revision, "first_id": article_id, **content})
        if split_anew or not self._count.get(revision):
            self._to_split[revision] = (draft.text, values["language"])

    def _replace(self, copies: Iterable[Mapping[str, Any]], revision: str) -> None:
        """Count a copy of the revision in the place of these."""
        for copy in copies:
            self._copies_of(copy["revision"])
            self._count[copy["revision"]] -= 1
            self._changed.append(copy["revision"])
        self._count[revision] = self._count.get(revision, 0) + 1
        self._changed.append(revision)

    def _write(self) -> None:
        if self._texts:
            self._connection.execute(tables.revisions.insert(), list(self._texts.values()))
        self._articles.write(list(self._written))
        gone = {r for r in self._changed if self._before.get(r) and not self._count[r]}
        split = {r: how for r, how in self._to_split.items() if self._count[r]}
        write_passages(self._connection, gone, split)
        record(self._connection, self._changed)

    def _stays_away(self, draft: Draft, revision: str, *, new: bool) -> bool:
        """Whether a person removed what the draft is, and no person brings it back by that."""
        gone = self._removed.which(draft, revision, there=bool(self._count.get(revision)))
        if gone and self._by_hand:
            self._removed.bring_back(gone)
        elif gone and new:
            self._removed.came_as(gone, draft, revision)
        return bool(gone) and new and not self._by_hand

    def _not_anothers(self, article_id: str, draft: Draft) -> str:
        """The id of the draft's article: where it is new, not that of another outlet's which a person removed."""
        if self._articles.get(article_id) or not self._removed.has(article_id):
            return article_id
        return id_of_outlet(draft.source or "", article_id)

    def _whole(self, revision: str, draft: Draft, before: Mapping[str, Any]) -> tuple[str, Draft]:
        """The draft, where its text is the beginning of the stored one, with that: all else of it may be new."""
        text = self._articles.content(before["revision"])[1]
        if not is_beginning(draft.text, text):
            return revision, draft
        whole = replace(draft, text=text)
        revision = revision_of(whole.title, text)
        self._articles.knows(revision, whole)
        self._known |= self._known_revisions({revision})
        self._copies_of(revision)
        return revision, whole

    def _copies_of(self, revision: str) -> None:
        """Count the copies of a revision that was not among what the drafts plainly may be."""
        if revision not in self._count:
            self._before |= tables.live(self._connection, [revision])
            self._count[revision] = self._before.get(revision, 0)

    def _outcome(self, before: Mapping[str, Any] | None, values: _Values, *, same: bool) -> Outcome:
        """What storing the values is, over what was `before`; `same` where nothing is taken over."""
        if before is None:
            return Outcome.DUPLICATE if self._count.get(values["revision"]) else Outcome.ADDED
        if same and all(before[name] == value for name, value in values.items()):
            return Outcome.UNCHANGED
        return Outcome.UPDATED if before["revision"] == values["revision"] else Outcome.REVISED

    def _had(self, article: Mapping[str, Any], revision: str) -> bool:
        """Whether the article had this text and has another one now."""
        return article["revision"] != revision and self._articles.had(article["id"], revision)

    def _known_revisions(self, revisions: set[str]) -> set[str]:
        found: set[str] = set()
        for some in tables.chunks(sorted(revisions)):
            column = tables.revisions.c.revision
            found.update(self._connection.execute(sa.select(column).where(column.in_(some))).scalars())
        return found


class _Values(TypedDict):
    """What a copy holds beside its id and the time it was added."""

    revision: str
    published: date | None
    url: str | None
    source: str | None
    author: str | None
    language: str | None


def _values(draft: Draft, revision: str, before: Mapping[str, Any] | None) -> _Values:
    """What the copy holds from now on: what the draft gives, else what was stored before, which therefore stays.

    The language of neither is the one that the beginning is in, where that is plain.
    """
    stored = before or {}
    return {
        "revision": revision,
        "published": draft.published or stored.get("published"),
        "url": draft.url or stored.get("url"),
        "source": draft.source or stored.get("source"),
        "author": draft.author or stored.get("author"),
        "language": draft.language or stored.get("language") or detect(f"{draft.title[:200]}\n{draft.text[:400]}"),
    }


def write_passages(connection: sa.Connection, gone: set[str], split: dict[str, tuple[str, str | None]]) -> None:
    """Drop the passages of the first revisions, and split the texts of the others by their languages anew."""
    for some in tables.chunks(sorted(gone | split.keys())):
        connection.execute(tables.passages.delete().where(tables.passages.c.revision.in_(some)))
    rows = [
        {"id": passage_id(revision, start, end), "revision": revision, "start": start, "end": end}
        for revision, (text, language) in split.items()
        for start, end in splitter.passages(text, language)
    ]
    if rows:
        connection.execute(tables.passages.insert(), rows)


def record(connection: sa.Connection, revisions: Iterable[str]) -> None:
    """Write down that the revisions changed, each once, and when."""
    now = datetime.now(UTC)
    if rows := [{"revision": revision, "made": now} for revision in dict.fromkeys(revisions)]:
        connection.execute(tables.changes.insert(), rows)


def prepared(draft: Draft) -> Draft:
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
    return replace(
        draft,
        title=title,
        text=text,
        url=url,
        source=canonical_line(draft.source or "") or None,
        author=canonical_line(draft.author or "") or None,
        language=canonical_line(draft.language or "").lower()[:35] or None,
        id=article_id or (id_of_url(url) if url else digest("content", title, text)[:ID_HEX]),
    )
