"""What was found at an origin, read some articles at a time, and what is on record of it after them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from knowledge.article import ID_HEX, digest
from knowledge.errors import DatelineError, GoneError, MissingError, UserError
from knowledge.intake.origin import Item, after_failure
from knowledge.readers.days import to_come
from knowledge.store.batch import prepared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date, datetime

    from knowledge.article import Draft
    from knowledge.intake.collector import Found
    from knowledge.intake.origin import Origin

BATCH = 200
"""Articles a transaction at most: as many as keep others from writing for less than a second."""

CHARS = 2_000_000
"""Code points that are held before they are stored."""

_REMOVED = "{name} has an article that was removed here and stays away: add it by hand to have it again"


@dataclass(frozen=True, slots=True)
class Portion:
    """Some articles of a thing; after the last ones, whether it ended well, and what is to be told of it anyway."""

    found: Found
    drafts: tuple[Draft, ...]
    last: bool
    error: DatelineError | None = None
    note: str | None = None

    def as_known(self, before: Mapping[str, Item], begun: Collection[str]) -> Portion:
        """The only draft of a thing that brought one article before is that; not the rest of one `begun`."""
        item = before.get(self.found.key)
        alone = self.last and len(self.drafts) == 1 and self.found.key not in begun
        if item is None or len(item.articles) != 1 or not alone:
            return self
        return replace(self, drafts=(replace(self.drafts[0], known_as=item.articles[0]),))

    def item_after(self, item: Item, so_far: Begun, now: datetime) -> Item:
        """The item after this portion, when it brought that by now."""
        stamp, error = self.found.stamp, self.error
        if self.last and error is None:
            note = _REMOVED.format(name=item.key) if so_far.away else self.note
            return Item(item.key, stamp, tuple(sorted(so_far.articles)), now, reason=note)
        if isinstance(error, GoneError):
            return Item(item.key, stamp, (), now)
        item = replace(item, articles=tuple(sorted({*item.articles, *so_far.articles})))
        if error is None:
            return item
        again = not isinstance(error, UserError) or isinstance(error, MissingError)
        wait = getattr(error, "retry_after", None)
        return after_failure(item, now, str(error), stamp=stamp, wait=wait, again=again)


@dataclass(slots=True)
class Begun:
    """What a thing brought so far, and whether a person removed any of that."""

    articles: set[str] = field(default_factory=set)
    away: bool = False


def in_portions(origin: Origin, found: Found) -> Iterator[Portion]:
    """The articles of a thing, as they are read, and how that ended."""
    drafts: list[Draft] = []
    early: list[date] = []
    chars = 0
    error: DatelineError | None = None
    try:
        for draft in _named(origin, found):
            early += [draft.to_come] if draft.to_come else []
            drafts.append(prepared(draft))
            chars += len(draft.text)
            if len(drafts) >= BATCH or chars >= CHARS:
                yield Portion(found, tuple(drafts), last=False)
                drafts, chars = [], 0
    except DatelineError as failed:
        error = failed
    except Exception as failed:  # noqa: BLE001 - a reader that breaks on one thing can read the next
        error = DatelineError(reason_of(failed))
    note = to_come(found.key, early) if early else None
    yield Portion(found, tuple(drafts), last=True, error=error, note=note)


def own_id(origin: Origin, key: str) -> str:
    """The id of the only article of a thing, where nothing but its place tells which one that is."""
    return digest("origin", origin.kind, origin.address, key)[:ID_HEX]


def reason_of(error: Exception) -> str:
    """What is told of a failure, whether or not it is one of ours."""
    if isinstance(error, DatelineError):
        return str(error)
    return f"it cannot be read: unexpected {type(error).__name__}: run `dateline doctor`"


def _named(origin: Origin, found: Found) -> Iterator[Draft]:
    """The drafts. The one article of a thing that has neither id nor URL is known by where it is.

    So new text is its revision, not another article. Where there are many, nothing says which one is which.
    """
    drafts = iter(found.read())
    for first in drafts:
        try:
            second = next(drafts, None)
        except Exception:
            yield first  # what comes before a failure is good
            raise
        if second is not None:
            yield from (first, second)
        elif first.id or first.url:
            yield first
        else:
            own = own_id(origin, found.key)
            yield replace(first, id=own, known_as=own)
        yield from drafts
