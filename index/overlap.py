"""How much of a question's wording a passage has: the words, how rare they are, how near, and in which order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from index.analysis import analyse, base
from index.terms import content_words, function_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_WINDOW = 25  # words in a row in which a passage may have the words of the question near together
_KEPT = 4_000  # passages and titles whose terms are remembered: some 10 MB


@dataclass(frozen=True, slots=True)
class Overlap:
    """Shares from 0 to 1 of the weight of a question's terms, and of its pairs of neighbouring terms.

    `passage` and `title` have them anywhere, `window` within some 25 words of the passage; `pairs` stand next to
    each other in either, function words left out.
    """

    passage: float
    title: float
    window: float
    pairs: float


@dataclass(frozen=True, slots=True)
class Wording:
    """The terms of a question with their weights, and the pairs of neighbours among them."""

    weights: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str, language: str | None, weights: Mapping[str, float]) -> Wording:
        """`weights` are those of the terms of the content words of `text`, as `content_terms` gives them."""
        return cls(weights, frozenset(pairwise(content_terms(text, language))))

    def overlap(self, title: str, passage: str, language: str | None) -> Overlap:
        """What a passage and its article's title, both in `language`, have of the question."""
        named, told = terms_of(title, base(language)), terms_of(passage, base(language))
        titled, placed = self._places(named), self._places(told)
        total = sum(self.weights.values()) or 1.0
        idle = _function_terms(base(language))
        beside = {*self._beside(named, titled, idle), *self._beside(told, placed, idle)}
        return Overlap(
            passage=shared_weight(self.weights, {term for _, term in placed}) / total,
            title=shared_weight(self.weights, {term for _, term in titled}) / total,
            window=self._nearest(placed) / total,
            pairs=len(beside) / len(self.pairs) if self.pairs else 0.0,
        )

    def _places(self, terms: Sequence[str]) -> list[tuple[int, str]]:
        """Where terms of the question stand."""
        weights = self.weights
        return [(place, term) for place, term in enumerate(terms) if term in weights]

    def _beside(
        self, terms: Sequence[str], places: Sequence[tuple[int, str]], idle: AbstractSet[str]
    ) -> Iterator[tuple[str, str]]:
        """The pairs of the question that stand there, whatever `idle` terms are between the two."""
        for place, term in places:
            if term not in idle:
                after = next((other for other in islice(terms, place + 1, None) if other not in idle), "")
                if (term, after) in self.pairs:
                    yield term, after

    def _nearest(self, places: Sequence[tuple[int, str]]) -> float:
        """The most weight that any window of the passage has, each term counted once."""
        inside: Counter[str] = Counter()  # the window that begins at each of the places in turn
        weight, most, end = 0.0, 0.0, 0
        for start, first in places:
            while end < len(places) and places[end][0] < start + _WINDOW:
                term = places[end][1]
                weight += 0.0 if inside[term] else self.weights[term]
                inside[term] += 1
                end += 1
            most = max(most, weight)
            inside[first] -= 1
            weight -= 0.0 if inside[first] else self.weights[first]
        return most


def shared_weight(weights: Mapping[str, float], told: Container[str]) -> float:
    """The weight of those of the terms that are told.

    Added up in the order of the question: another one, as that of a set, would change the last digit.
    """
    return sum(weight for term, weight in weights.items() if term in told)


def content_terms(text: str, language: str | None) -> list[str]:
    """The terms of a question that say what it is about, in order."""
    return [term for word in content_words(text, language) for term in analyse(word, language)]


@lru_cache(_KEPT)
def terms_of(text: str, language: str) -> tuple[str, ...]:
    """The terms of a title or passage in a language, given by its base."""
    return tuple(analyse(text, language))


@lru_cache(64)
def _function_terms(language: str) -> frozenset[str]:
    return frozenset(term for word in function_words(language) for term in analyse(word, language))
