"""How much of a question's wording a passage has: the words, how rare they are, how near, and in which order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import analyse, base
from index.terms import content_words, function_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        named, told = _terms(title, base(language)), _terms(passage, base(language))
        total = sum(self.weights.values()) or 1.0
        idle = _function_terms(base(language))
        beside: set[tuple[str, str]] = set()
        for terms in (named, told):
            beside.update(pairwise(term for term in terms if term not in idle))
        return Overlap(
            passage=self._share(told) / total,
            title=self._share(named) / total,
            window=self._nearest(told) / total,
            pairs=len(self.pairs & beside) / len(self.pairs) if self.pairs else 0.0,
        )

    def _share(self, terms: Sequence[str]) -> float:
        present = self.weights.keys() & set(terms)
        return sum(self.weights[term] for term in present)

    def _nearest(self, terms: Sequence[str]) -> float:
        """The most weight that any window of the passage has, each term counted once."""
        places = [(place, term) for place, term in enumerate(terms) if term in self.weights]
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


def content_terms(text: str, language: str | None) -> list[str]:
    """The terms of a question that say what it is about, in order."""
    return [term for word in content_words(text, language) for term in analyse(word, language)]


@lru_cache(_KEPT)
def _terms(text: str, language: str) -> tuple[str, ...]:
    return tuple(analyse(text, language))


@lru_cache(64)
def _function_terms(language: str) -> frozenset[str]:
    return frozenset(term for word in function_words(language) for term in analyse(word, language))
