"""A quote by its numbers: where its words stand, without the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.answer import Quote

ALSO = 3
"""Other articles with the same words that are named at most."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a quote, its highlight and its context stand in a revision, and the articles that had it then."""

    article: str
    revision: str
    start: int
    end: int
    highlight: tuple[int, int]
    context: tuple[int, int]
    also_in: tuple[str, ...] = ()

    @classmethod
    def to(cls, quote: Quote) -> Pointer:
        """The one to this quote."""
        highlight, context = quote.highlight, quote.context
        return cls(
            quote.article.id,
            quote.article.revision,
            quote.start,
            quote.end,
            (highlight.start, highlight.end),
            (context.start, context.end),
            tuple(article.id for article in quote.also_in[:ALSO]),
        )

    def fields(self) -> dict[str, Any]:
        """What it is made of, to be written as JSON."""
        return {name: getattr(self, name) for name in Pointer.__slots__}
