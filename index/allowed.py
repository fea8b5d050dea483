"""Which passages a question may see, in the form that the legs filter by before they rank.

The Library says which texts pass; the dense leg marks their rows, and the lexical one looks for their outlets and
days, and then for the texts themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.log import revision_key
from index.memo import Memo
from knowledge.filter import EVERYTHING

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from knowledge.filter import Filter
    from knowledge.library import Library

_KEPT = 32  # filters: those of some chats, and of some periods


@dataclass(frozen=True, slots=True, eq=False)
class Allowed:
    """The texts that pass a filter, as sorted keys of their revisions; each object is itself alone.

    `sources` are the outlets of the copies by which they pass, None where outlets play no part; `first` and `last`
    are days between which those are published.
    """

    revisions: NDArray[np.uint64]
    sources: frozenset[str | None] | None = None
    first: date | None = None
    last: date | None = None

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.revisions)

    def holds(self, revisions: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of these keys of revisions are among them."""
        if not len(self):
            return np.zeros(len(revisions), np.bool_)
        at = np.minimum(np.searchsorted(self.revisions, revisions), len(self) - 1)
        return np.asarray(self.revisions[at] == revisions)


class Allowance:
    """Asks the Library once for each filter, as long as it does not change. Safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        """Nothing is asked yet."""
        self._library = library
        self._known: Memo[Filter, Allowed] = Memo(_KEPT)

    def of(self, which: Filter) -> Allowed | None:
        """What passes the filter; None when that is everything, which then costs nothing."""
        if which == EVERYTHING:
            return None
        return self._known.get(self._library.last_change(), which, lambda: self._asked(which))

    def _asked(self, which: Filter) -> Allowed:
        revisions, sources = self._library.searched(which)
        keys = np.unique(np.fromiter(map(revision_key, revisions), np.uint64, len(revisions)))
        chosen = which.sources is not None or which.hidden
        return Allowed(keys, frozenset(sources) if chosen else None, which.first, which.last)
