"""Which article to name where none answers: one on the subject, in its language, of the time asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import base
from index.overlap import shared_weight, terms_of
from index.timing import is_told_then

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.answer import Hit, Scope
    from knowledge.article import Article

_NAMED = 0.5  # the share of the question's weight that an article on its subject has, whatever it means
_TOLD = 0.1  # the same of one that means something like it
_LIKE = 0.2  # the cosine of what means something like the question


def closest(
    hits: Sequence[Hit],
    weights: Mapping[str, float],
    trust: float,
    language: str | None,
    scope: Scope | None = None,
) -> Article | None:
    """The first of the hits' articles that has to do with the question, one in its language before all others.

    Of these, one from the period that it names; where none has to do with it, the same of all. None without hits.
    `weights` are those of the terms that say what it is about, not when; `trust` is how much its vector is worth.
    """
    total = sum(weights.values()) or 1.0

    def has_to_do(hit: Hit) -> bool:
        told = shared(hit, weights) / total
        return told >= _NAMED or (told >= _TOLD and hit.dense * trust >= _LIKE)

    def is_in_it(hit: Hit) -> bool:
        return base(hit.article.language) == base(language)

    def fits(hit: Hit) -> tuple[bool, bool, bool]:
        return has_to_do(hit), is_in_it(hit), is_told_then(scope, hit.article.published)

    best = max(hits, key=fits, default=None)  # the first of those alike
    return best.article if best else None


def shared(hit: Hit, weights: Mapping[str, float]) -> float:
    """How much of the question's weight the passage and its title have."""
    article, spoken = hit.article, base(hit.article.language)
    return shared_weight(weights, {*terms_of(article.title, spoken), *terms_of(hit.text, spoken)})
