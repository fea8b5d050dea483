"""Of the passages that the legs bring, those that the second stage looks at, with the articles that have them.

The legs bring hundreds. They are chosen by what is in memory of all copies; only those that are chosen are read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from index.log import GONE, revision_key
from index.timing import freshness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from index.answer import Question
    from index.catalogue import Catalogue
    from index.view import IndexView
    from knowledge.article import Article, Passage
    from knowledge.filter import Filter
    from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage, the articles with its text that pass the filter, and how fresh the first of these is."""

    passage: Passage
    articles: tuple[Article, ...]
    fresh: float


@dataclass(frozen=True, slots=True)
class _Brought:
    """What can be chosen from, one place a passage: `preferred` is its score with what is new preferred."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float64]
    preferred: NDArray[np.float64]
    fresh: NDArray[np.float64]
    named: NDArray[np.bool_]

    def at(self, places: NDArray[np.bool_]) -> _Brought:
        return _Brought(
            self.ids[places],
            self.scores[places],
            self.preferred[places],
            self.fresh[places],
            self.named[places],
        )

    def best(self, depth: int) -> NDArray[np.intp]:
        """The places of those with the best scores, half of them preferring the new; of those named as many more.

        Of those with the same score the one with the lower id comes first.
        """
        order = np.lexsort((self.ids, -self.preferred))
        newer, rest = order[: depth // 2], order[depth // 2 :]
        rest = rest[np.lexsort((self.ids[rest], -self.scores[rest]))]
        most = depth - len(newer)
        chosen, rest = np.concatenate([newer, rest[:most]]), rest[most:]
        more = depth - int(np.count_nonzero(self.named[chosen]))
        return np.concatenate([chosen, rest[self.named[rest]][:more]])


class Candidates:
    """Chooses what is looked at. Safe to use from several threads."""

    def __init__(self, library: Library, view: IndexView, catalogue: Catalogue) -> None:
        """All are used as they are."""
        self._library = library
        self._view = view
        self._catalogue = catalogue

    def best(
        self,
        question: Question,
        fused: Mapping[int, float],
        which: Filter,
        *,
        named: Filter | None,
        eager: float,
        depth: int,
    ) -> list[Candidate]:
        """Those with the best fused scores, of articles that pass the filter `which`.

        Half of them are chosen with what is fresh preferred, by `eager`, half without: among much that is new, what
        fits best would not be looked at where it is old. What passes the filter `named` is of the period that the
        question names: as many of it are chosen as of all. None that is not in the Library now.
        """
        brought = self._brought(question, fused, which, named, eager)
        while True:
            places = brought.best(depth)
            ids = brought.ids[places].tolist()
            found = self._library.sources(ids)
            chosen = [
                Candidate(found[i][0], articles, fresh)
                for i, fresh in zip(ids, brought.fresh[places].tolist(), strict=True)
                if i in found and (articles := tuple(filter(which.passes, found[i][1])))
            ]
            if len(chosen) == len(ids):
                return chosen
            # The index is behind the Library: others come in the place of those that are gone.
            there = {candidate.passage.id for candidate in chosen}
            gone = [i for i in ids if i not in there]
            brought = brought.at(~np.isin(brought.ids, gone))

    def _brought(
        self, question: Question, fused: Mapping[int, float], which: Filter, named: Filter | None, eager: float
    ) -> _Brought:
        ids = np.fromiter(fused, np.int64, len(fused))
        scores = np.fromiter(fused.values(), np.float64, len(fused))
        copies = self._catalogue.first(self._revisions(ids), which)
        days, at = np.unique(copies["day"], return_inverse=True)
        fresh = np.array([self._freshness(day, question) for day in days.tolist()])[at]
        is_named = self._catalogue.passes(copies, named) if named else np.zeros(len(ids), np.bool_)
        brought = _Brought(ids, scores, scores + eager * fresh, fresh, is_named)
        return brought.at(copies["revision"] != GONE)

    @staticmethod
    def _freshness(day: int, question: Question) -> float:
        return freshness(date.fromordinal(day) if day else None, question.asked, question.scope)

    def _revisions(self, ids: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The keys of the passages' revisions. What has no vector yet, the index does not tell them of."""
        keys = self._view.revisions(ids)
        if unknown := ids[keys == GONE].tolist():
            found = self._library.passages(unknown)
            keys[keys == GONE] = [revision_key(found[i].revision) if i in found else GONE for i in unknown]
        return keys
