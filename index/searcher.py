"""A question to ranked hits: both legs, and a convex combination of their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answer import Hit
from index.terms import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.answer import Question
    from index.embedder import Embedder
    from index.view import IndexView
    from knowledge.library import Library

CANDIDATES = 100
"""Passages that each leg brings."""

DENSE_WEIGHT = 0.4
"""The weight of the dense leg; the lexical one has the rest. See benchmarks/fusion.py."""


def fuse(dense: dict[int, float], lexical: dict[int, float], weight: float = DENSE_WEIGHT) -> dict[int, float]:
    """The convex combination of cosine and BM25, each divided by its largest among the candidates, best first.

    After Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023). Nothing is
    subtracted from the cosines: their smallest depends on how large the Library is, and a small one would spread
    passages that are all alike over the whole scale.
    """
    most, high = max(lexical.values(), default=0.0), max(dense.values(), default=0.0)

    def scaled(value: float, largest: float) -> float:
        return max(0.0, value) / largest if largest > 0 else 0.0

    scores = {
        passage: weight * scaled(dense.get(passage, 0.0), high)
        + (1 - weight) * scaled(lexical.get(passage, 0.0), most)
        for passage in dense.keys() | lexical.keys()
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def best_of_each(hits: Iterable[Hit]) -> list[Hit]:
    """One hit an article: the first of each, in order."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.revision, hit)
    return list(first.values())


class Searcher:
    """Finds passages. Safe to use from several threads."""

    def __init__(self, library: Library, view: IndexView, embedder: Embedder) -> None:
        """All three are used as they are; the caller keeps the index up to date."""
        self._library = library
        self._view = view
        self._embedder = embedder

    def search(self, question: Question) -> list[Hit]:
        """The passages that either leg brings, best first, several of one article too.

        None that is not in the Library now: no ghost is ever cited.
        """
        vector = self._embedder.embed_question(question.text)
        lexical = dict(self._view.matching(content_words(question.text), CANDIDATES))
        nearest = dict(self._view.nearest(vector, CANDIDATES))
        dense = nearest | self._view.cosines(vector, [p for p in lexical if p not in nearest])
        fused = fuse(dense, lexical)
        present = self._library.passages(fused)
        return [
            Hit(present[i], score, dense.get(i, 0.0), lexical.get(i, 0.0))
            for i, score in fused.items()
            if i in present
        ]
