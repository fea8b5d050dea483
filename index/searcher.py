"""A question to ranked hits: both legs, their fusion, what it restricts itself to, and the second stage.

Each leg brings its passages; a convex combination of their scores, with what is new preferred, chooses those that
the ranker looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.answer import Hit, ScopeKind
from index.candidates import Candidates
from index.catalogue import Catalogue
from index.overlap import Wording, content_terms
from index.ranking import Ranker, features
from index.terms import content_words
from index.timing import days_telling, is_inside, standing, urgency, years_named
from knowledge.filter import EVERYTHING, Filter
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from index.answer import Question, Scope
    from index.embedder import Embedder
    from index.reranker import Reranker
    from index.view import IndexView
    from knowledge.article import Article, Passage
    from knowledge.library import Library

CANDIDATES = 200
"""Passages that each leg brings."""

RANKED = 30
"""Passages that the second stage looks at."""

RERANKED = 10
"""Hits that a reranker looks at, where there is one."""

DENSE_WEIGHT = 0.5
"""The weight of the dense leg where its model knows the question's words; the lexical one has the rest.

See benchmarks/fusion.py, and benchmarks/languages.py for the share that it has in other languages.
"""

# What a point of the ranker's is worth among fused scores: more than there, for others are chosen without.
_FRESH = 1 / 6


def fuse(
    dense: Mapping[int, float], lexical: Mapping[int, float], weight: float = DENSE_WEIGHT
) -> dict[int, float]:
    """The convex combination of cosine and BM25, each divided by its largest among the candidates, best first.

    After Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023). Nothing is
    subtracted from the cosines: their smallest depends on how large the Library is, and a small one would spread
    passages that are all alike over the whole scale.
    """
    shares, cosines = scaled(lexical), scaled(dense)
    scores = {
        passage: weight * cosines.get(passage, 0.0) + (1 - weight) * shares.get(passage, 0.0)
        for passage in dense.keys() | lexical.keys()
    }
    return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))


def scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """Scores divided by their largest, none below 0."""
    most = max(scores.values(), default=0.0)
    return {i: max(0.0, score) / most if most > 0 else 0.0 for i, score in scores.items()}


def best_of_each(hits: Iterable[Hit]) -> list[Hit]:
    """One hit an article: the first of each, in order."""
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.passage.revision, hit)
    return list(first.values())


def reranked(question: str, hits: Sequence[Hit], reranker: Reranker) -> list[Hit]:
    """The first hits by the reranker's relevance, with what else counts for them; the rest stay behind."""
    first, rest = hits[:RERANKED], hits[RERANKED:]
    found = reranker.scores(question, [f"{hit.article.title}\n{hit.text}" for hit in first])
    best = [_fitting(hit, relevance) for hit, relevance in zip(first, found, strict=True)]
    best.sort(key=lambda hit: (-hit.score, hit.passage.id))
    if rest:  # the two relevances have different zeros: none of the rest may be better than the last that was read
        most = max(hit.relevance for hit in rest)
        gap = min(best[-1].score - rest[0].score, min(found) - most)
        rest = [_fitting(hit, hit.relevance + gap) for hit in rest]
    return [*best, *rest]


def _fitting(hit: Hit, relevance: float) -> Hit:
    return replace(hit, relevance=relevance, score=hit.score - hit.relevance + relevance)


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage as the ranker sees it: its features, how fresh it is, and how many years of the period it names.

    The rest is that of Hit.
    """

    passage: Passage
    articles: tuple[Article, ...]
    dense: float
    lexical: float
    features: Mapping[str, float]
    fresh: float
    years: int
    inside: bool


class Searcher:
    """Finds passages. Safe to use from several threads."""

    def __init__(
        self,
        library: Library,
        view: IndexView,
        embedder: Embedder,
        ranker: Ranker,
        *,
        reranker: Reranker | None = None,
    ) -> None:
        """All are used as they are; the caller keeps the index up to date."""
        self.catalogue = Catalogue(library)
        self._candidates = Candidates(library, view, self.catalogue)
        self._view = view
        self._embedder = embedder
        self._ranker = ranker
        self._reranker = reranker

    def search(self, question: Question, which: Filter = EVERYTHING, *, depth: int = RANKED) -> list[Hit]:
        """The best passages of the articles that pass the filter, best first, several of one article too.

        None that is not in the Library now: no ghost is ever cited. `depth` is how many passages are looked at.
        """
        hits, found = [], self.seen(question, which, depth=depth)
        relevances = [self._ranker.relevance(seen.features) for seen in found]
        most = max(relevances, default=0.0)
        for seen, relevance in zip(found, relevances, strict=True):
            score = relevance + self._eager(question) * seen.fresh * standing(most - relevance)
            if question.scope and question.scope.kind is ScopeKind.RELATIVE and seen.inside:
                score += self._ranker.inside
            score += self._ranker.years * seen.years
            hits.append(Hit(seen.passage, seen.articles, seen.dense, seen.lexical, relevance, score, seen.inside))
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return reranked(question.text, hits, self._reranker) if self._reranker and hits else hits

    def seen(self, question: Question, which: Filter = EVERYTHING, *, depth: int = RANKED) -> list[Seen]:
        """What the ranker looks at, and so what it is fitted on; the order is that of the fused scores."""
        asked_in = which.language or detect(question.text)
        vector = self._embedder.embed_question(question.text)
        named = _telling(question.scope, which)
        lexical, dense = self._legs(question.text, vector, asked_in, [which, named] if named else [which])
        shares, trust = scaled(lexical), self._embedder.trust(question.text)
        candidates = self._candidates.best(
            question,
            fuse(dense, lexical, DENSE_WEIGHT * trust),
            which,
            named=named,
            eager=self._eager(question) * _FRESH,
            depth=depth,
        )
        wording = Wording.of(question.text, asked_in, self.weights(question.text, asked_in))
        found = []
        for candidate in candidates:
            passage, first = candidate.passage, candidate.articles[0]
            text, cosine = first.text[passage.start : passage.end], dense.get(passage.id, 0.0)
            weighed = features(
                trust * cosine,
                shares.get(passage.id, 0.0),
                wording.overlap(first.title, text, first.language or asked_in),
            )
            found.append(
                Seen(
                    passage,
                    candidate.articles,
                    cosine,
                    lexical.get(passage.id, 0.0),
                    weighed,
                    candidate.fresh,
                    years_named(question.scope, text),
                    is_inside(question.scope, first.published, text),
                )
            )
        return found

    def weights(self, question: str, language: str | None) -> dict[str, float]:
        """The terms of a question, with how rare each is in the index."""
        return self.rarity(content_terms(question, language))

    def rarity(self, terms: list[str]) -> dict[str, float]:
        """How rare each of the terms is in the index."""
        return self._view.rarity(terms)

    def lacking(self, words: list[str], language: str | None) -> list[str]:
        """Those of the words that are nowhere in the index, and may have been misspelt."""
        return self._view.lacking(words, language)

    def _legs(
        self, question: str, vector: NDArray[np.float32], asked_in: str | None, filters: Sequence[Filter]
    ) -> tuple[dict[int, float], dict[int, float]]:
        """What both legs bring under each of the filters: passages with their BM25, and with their cosines."""
        words = content_words(question, asked_in)
        lexical: dict[int, float] = {}
        nearest: dict[int, float] = {}
        for which in filters:
            allowed = self.catalogue.allowed(which)
            lexical |= self._view.matching(words, CANDIDATES, asked_in, allowed)
            nearest |= self._view.nearest(vector, CANDIDATES, allowed)
        return lexical, nearest | self._view.cosines(vector, [p for p in lexical if p not in nearest])

    def _eager(self, question: Question) -> float:
        return self._ranker.freshness * urgency(question.scope)


def _telling(scope: Scope | None, which: Filter) -> Filter | None:
    """What of the filter was published when the question's period was told of, where it names one of the calendar.

    These are searched by themselves too: over a large archive, what else fits would keep them from ever being
    looked at.
    """
    if scope is None or scope.kind is not ScopeKind.ABSOLUTE:
        return None
    first, last = days_telling(scope)
    firsts = [day for day in (first, which.first) if day]
    lasts = [day for day in (last, which.last) if day]
    named = replace(which, first=max(firsts, default=None), last=min(lasts, default=None))
    return named if named != which else None
