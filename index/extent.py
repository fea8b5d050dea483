"""What there is to search, and how much of it is not ready yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answer import Coverage
from index.memo import Memo
from knowledge.filter import Filter

if TYPE_CHECKING:
    from index.catalogue import Catalogue
    from index.view import IndexView
    from knowledge.library import Library

_KEPT = 32  # filters whose coverage is kept at hand


class Extent:
    """Counts, when the Library or the index has changed, and not for each question. Any thread may ask."""

    def __init__(self, library: Library, view: IndexView, catalogue: Catalogue) -> None:
        self._library = library
        self._view = view
        self._catalogue = catalogue
        self._known: Memo[Filter, Coverage] = Memo(_KEPT)

    def of(self, which: Filter) -> Coverage:
        """What passes the filter; `pending` are its passages that have no vector yet."""
        now = self._library.last_change(), self._view.manifest
        return self._known.get(now, which, lambda: self._count(which))

    def _count(self, which: Filter) -> Coverage:
        allowed = self._catalogue.allowed(which)
        if allowed is not None:
            pending = max(0, allowed.passages - self._view.count(allowed))
            return Coverage(len(allowed), allowed.oldest, allowed.newest, pending, self._closes(which.hidden))
        found = self._library.coverage()
        pending = max(0, self._library.count_passages() - self._embedded())
        return Coverage(found.articles, found.oldest, found.newest, pending)

    def _closes(self, hidden: frozenset[str]) -> bool:
        """Whether nothing of what there is can be seen with these outlets hidden."""
        open_to_it = self._catalogue.allowed(Filter(hidden=hidden))
        return open_to_it is not None and not len(open_to_it) and self._library.coverage().articles > 0

    def _embedded(self) -> int:
        """How many of all passages have a vector."""
        manifest = self._view.manifest
        lost = self._library.lost(manifest.vectors if manifest else 0)
        embedded, gone = self._view.embedded(lost)  # what is gone, and still has vectors
        return embedded - len(gone)
