"""A question to ranked hits: both legs, their fusion, what it restricts itself to, and the second stage.

Each leg brings its passages; a convex combination of their scores, with what is new preferred, chooses those that
the ranker looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.answer import Hit, ScopeKind
from index.overlap import Wording, content_terms
from index.ranking import Ranker, features
from index.terms import content_words
from index.timing import freshness, is_inside, urgency, years_named
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.answer import Question, Scope
    from index.embedder import Embedder
    from index.reranker import Reranker
    from index.view import IndexView
    from knowledge.article import Article, Passage
    from knowledge.library import Library
    from knowledge.selects import Imprint

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

_FRESH = 1 / 12  # what a point of the ranker's is worth among fused scores


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
        self._library = library
        self._view = view
        self._embedder = embedder
        self._ranker = ranker
        self._reranker = reranker

    def search(self, question: Question, *, language: str | None = None, within: Scope | None = None) -> list[Hit]:
        """The best passages, best first, several of one article too.

        With `language`, of articles in it alone; with `within`, of those published in that period. None that is not
        in the Library now: no ghost is ever cited.
        """
        hits = []
        for seen in self.seen(question, language=language, within=within):
            relevance = self._ranker.relevance(seen.features)
            score = relevance + self._eager(question) * seen.fresh
            if question.scope and question.scope.kind is ScopeKind.RELATIVE and seen.inside:
                score += self._ranker.inside
            score += self._ranker.years * seen.years
            hits.append(Hit(seen.passage, seen.articles, seen.dense, seen.lexical, relevance, score, seen.inside))
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return reranked(question.text, hits, self._reranker) if self._reranker and hits else hits

    def seen(self, question: Question, *, language: str | None = None, within: Scope | None = None) -> list[Seen]:
        """What the ranker looks at, and so what it is fitted on; the order is that of the fused scores."""
        asked_in = language or detect(question.text)
        vector = self._embedder.embed_question(question.text)
        lexical = dict(self._view.matching(content_words(question.text, asked_in), CANDIDATES, asked_in))
        nearest = dict(self._view.nearest(vector, CANDIDATES))
        dense = nearest | self._view.cosines(vector, [p for p in lexical if p not in nearest])
        shares, trust = scaled(lexical), self._embedder.trust(question.text)

        def wanted(copy: Imprint | Article) -> bool:
            return (
                (language is None or copy.language == language)
                and (question.sources is None or copy.source in question.sources)
                and (within is None or within.holds(copy.published))
            )

        candidates = self._candidates(question, fuse(dense, lexical, DENSE_WEIGHT * trust), wanted)
        copies = self._library.copies({passage.revision for passage, _ in candidates})
        wording = Wording.of(question.text, asked_in, self.weights(question.text, asked_in))
        found = []
        for passage, fresh in candidates:
            articles = tuple(filter(wanted, copies.get(passage.revision, ())))
            if articles:
                first, cosine = articles[0], dense.get(passage.id, 0.0)
                text = first.text[passage.start : passage.end]
                weighed = features(
                    trust * cosine,
                    shares.get(passage.id, 0.0),
                    wording.overlap(first.title, text, first.language or asked_in),
                )
                inside = is_inside(question.scope, first.published, text)
                found.append(
                    Seen(
                        passage,
                        articles,
                        cosine,
                        lexical.get(passage.id, 0.0),
                        weighed,
                        fresh,
                        years_named(question.scope, text),
                        inside,
                    )
                )
        return found

    def weights(self, question: str, language: str | None) -> dict[str, float]:
        """The terms of a question, with how rare each is in the index."""
        return self._view.rarity(content_terms(question, language))

    def _candidates(
        self, question: Question, fused: Mapping[int, float], wanted: Callable[[Imprint], bool]
    ) -> list[tuple[Passage, float]]:
        """The passages with the best fused scores, what is fresh preferred, and the freshness of each."""
        eager = self._eager(question) * _FRESH
        found = []
        for i, listed in self._library.listed(fused).items():
            kept = next(filter(wanted, listed.imprints), None)
            if kept:
                fresh = freshness(kept.published, question.asked, question.scope)
                found.append((fused[i] + eager * fresh, listed.passage, fresh))
        found.sort(key=lambda each: (-each[0], each[1].id))
        return [(passage, fresh) for _, passage, fresh in found[:RANKED]]

    def _eager(self, question: Question) -> float:
        return self._ranker.freshness * urgency(question.scope)
