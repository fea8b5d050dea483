"""What the copies in the Library say of themselves, as columns in memory: which passages a question may see.

Legs filter by it before they rank: the dense one marks its rows, the lexical one looks for outlets and days, and
then for the texts themselves. It follows the Library by its changes, so that a new article costs no reading of all.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.log import revision_key
from index.memo import Memo
from knowledge.filter import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from knowledge.filter import Filter
    from knowledge.library import Library
    from knowledge.store.selects import Printed

_KEPT = 32  # filters: those of some chats, and of some periods
_MANY = 5_000  # changes beyond which all is read again
_COPY = np.dtype([("revision", "<u8"), ("source", "<i4"), ("language", "<i4"), ("day", "<i4"), ("passages", "<i4")])
_NONE = 0  # the number of what is missing


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """The texts that pass a filter, as sorted keys of their revisions; each object is itself alone.

    `sources` are the outlets of the copies by which they pass, None where outlets play no part; `first` and `last`
    are days between which those are published. `passages` is how many these texts have, `oldest` and `newest` the
    first and last day of the copies.
    """

    revisions: NDArray[np.uint64]
    sources: frozenset[str | None] | None = None
    first: date | None = None
    last: date | None = None
    passages: int = 0
    oldest: date | None = None
    newest: date | None = None

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.revisions)

    def holds(self, revisions: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of these keys of revisions are among them."""
        if not len(self):
            return np.zeros(len(revisions), np.bool_)
        at = np.minimum(np.searchsorted(self.revisions, revisions), len(self) - 1)
        return np.asarray(self.revisions[at] == revisions)


class Catalogue:
    """The copies, as they were at the last look. Safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        """Nothing is read before a filter asks for it."""
        self._library = library
        self._lock = threading.Lock()
        self._number: int | None = None
        self._copies = np.empty(0, _COPY)
        self._sources, self._languages = _Names(), _Names()
        self._known: Memo[Filter, Allowed] = Memo(_KEPT)

    def allowed(self, which: Filter) -> Allowed | None:
        """What passes the filter; None when that is everything, which then costs nothing."""
        if which == EVERYTHING:
            return None
        with self._lock:
            self._follow()
            number, copies = self._number, self._copies
        return self._known.get(number, which, lambda: self._passing(copies, which))

    def first(self, revisions: NDArray[np.uint64], which: Filter) -> NDArray[np.void]:
        """Of each of these keys of revisions the copy that was added first of those that pass the filter.

        Where there is none, its revision is GONE.
        """
        with self._lock:
            self._follow()
            copies = self._copies
        found = np.zeros(len(revisions), _COPY)
        at = np.searchsorted(copies["revision"], revisions)
        sought = np.arange(len(revisions))
        while len(sought := sought[at[sought] < len(copies)]):
            seen = copies[at[sought]]
            is_its_own = seen["revision"] == revisions[sought]
            passing = is_its_own & self.passes(seen, which)
            found[sought[passing]] = seen[passing]
            sought = sought[is_its_own & ~passing]
            at[sought] += 1
        return found

    def passes(self, copies: NDArray[np.void], which: Filter) -> NDArray[np.bool_]:
        """The same as Filter.passes, of many copies at once."""
        source, day = copies["source"], copies["day"]
        passing = np.ones(len(copies), np.bool_)
        if which.sources is not None:
            passing &= np.isin(source, self._sources.known(which.sources))
        if which.hidden:
            passing &= ~np.isin(source, self._sources.known(which.hidden))
        if which.language is not None:
            passing &= np.isin(copies["language"], self._languages.known([which.language]))
        if which.first is not None:
            passing &= day >= which.first.toordinal()
        if which.last is not None:
            passing &= (day != _NONE) & (day <= which.last.toordinal())
        return passing

    def _follow(self) -> None:
        last = self._library.last_change()
        if last == self._number:
            return
        if self._number is None or not 0 < last - self._number <= _MANY:
            copies = self._read(self._library.printed())
        else:
            changed = {change.revision for change in self._library.changes(self._number, _MANY)}
            keys = np.fromiter(map(revision_key, changed), np.uint64, len(changed))
            stay = self._copies[~np.isin(self._copies["revision"], keys)]
            copies = np.concatenate([stay, self._read(self._library.printed(changed))])
        # Those of one revision stay in their order, the first added first.
        self._copies = copies[np.argsort(copies["revision"], kind="stable")]
        self._number = last

    def _read(self, printed: Iterable[Printed]) -> NDArray[np.void]:
        source, language = self._sources.number, self._languages.number
        rows = (
            (
                revision_key(copy.revision),
                source(copy.source),
                language(copy.language),
                copy.published.toordinal() if copy.published else _NONE,
                copy.passages,
            )
            for copy in printed
        )
        return np.fromiter(rows, _COPY)

    def _passing(self, copies: NDArray[np.void], which: Filter) -> Allowed:
        copies = copies[self.passes(copies, which)]
        revisions, at = np.unique(copies["revision"], return_index=True)
        days = copies["day"][copies["day"] != _NONE]
        chosen = which.sources is not None or bool(which.hidden)
        return Allowed(
            revisions,
            frozenset(self._sources.names(np.unique(copies["source"]))) if chosen else None,
            which.first,
            which.last,
            int(copies["passages"][at].sum()),
            _day(days.min()) if len(days) else None,
            _day(days.max()) if len(days) else None,
        )


class _Names:
    """Numbers for names, from 1 on."""

    def __init__(self) -> None:
        self._names: list[str | None] = [None]
        self._numbers: dict[str | None, int] = {None: _NONE}

    def number(self, name: str | None) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self._names)
            self._names.append(name)
        return self._numbers[name]

    def known(self, names: Iterable[str]) -> Sequence[int]:
        return [self._numbers[name] for name in names if name in self._numbers]

    def names(self, numbers: Iterable[int]) -> list[str | None]:
        return [self._names[number] for number in numbers]


def _day(ordinal: int) -> date:
    return date.fromordinal(int(ordinal))
