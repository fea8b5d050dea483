"""Which article to name where none answers: the first that has to do with the question, and is in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import analyse, base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.answer import Hit
    from knowledge.article import Article

_NAMED = 0.5  # the share of the question's weight that an article on its subject has, whatever it means
_TOLD = 0.1  # the same of one that means something like it
_LIKE = 0.2  # the cosine of what means something like the question


def closest(
    hits: Sequence[Hit], weights: Mapping[str, float], trust: float, language: str | None
) -> Article | None:
    """The first of the hits' articles that has to do with the question, one in its language before all others.

    Where none has, the first in its language, else the first; None without hits. `weights` are those of the
    question's terms, `trust` is how much its vector is worth.
    """
    total = sum(weights.values()) or 1.0

    def has_to_do(hit: Hit) -> bool:
        told = shared(hit, weights) / total
        return told >= _NAMED or (told >= _TOLD and hit.dense * trust >= _LIKE)

    def is_in_it(hit: Hit) -> bool:
        return base(hit.article.language) == base(language)

    best = max(hits, key=lambda hit: (has_to_do(hit), is_in_it(hit)), default=None)  # the first of those alike
    return best.article if best else None


def shared(hit: Hit, weights: Mapping[str, float]) -> float:
    """How much of the question's weight the passage and its title have."""
    has = set(analyse(f"{hit.article.title}\n{hit.text}", hit.article.language))
    return sum(weights[term] for term in weights.keys() & has)
