"""What the Library says of the passages that the legs bring, kept at hand for as long as it stays true.

Each question brings hundreds, many of them the same again and again, and reading them costs as much as searching.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.library import Library
    from knowledge.store.selects import Listed

_KEPT = 50_000  # passages: some 20 MB


class Listing:
    """The passages of the Library by id. Safe to use from several threads."""

    def __init__(self, library: Library) -> None:
        """Nothing is read yet."""
        self._library = library
        self._kept: tuple[int, dict[int, Listed | None]] = (-1, {})

    def of(self, ids: Iterable[int]) -> dict[int, Listed]:
        """Those of the ids that an article has now, in the order of the ids."""
        change, kept = self._kept
        now = self._library.last_change()  # before the reading: what changes meanwhile is read again next time
        if change != now or len(kept) > _KEPT:
            kept = {}
            self._kept = now, kept
        wanted = list(ids)
        if unknown := [i for i in wanted if i not in kept]:
            found = self._library.listed(unknown)
            kept.update((i, found.get(i)) for i in unknown)
        return {i: listed for i in wanted if (listed := kept.get(i)) is not None}
