"""An answer as it stands now, to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.telegram.corrections import Gone, Why

if TYPE_CHECKING:
    from bot.telegram.turns import Turn
    from index.answer import Confidence, Quote
    from knowledge.article import Article


@dataclass(frozen=True, slots=True)
class Found:
    """An answer's quotes as they stand now in the chat that it was given in.

    `corrected` are the numbers of those that stand in a text that was corrected since.
    """

    id: str
    confidence: Confidence
    quotes: tuple[Quote | Gone, ...]
    newer: Article | None
    outside: bool = False
    corrected: frozenset[int] = frozenset()
    turn: Turn | None = None
    reported: bool = False
    """Somebody waited for it."""
    unasked: bool = False
    """It is shown where nobody sees the question: as a card, or opened by a link."""

    @property
    def standing(self) -> tuple[int, ...]:
        """The numbers of the quotes that still stand."""
        return tuple(number for number, quote in enumerate(self.quotes) if not isinstance(quote, Gone))

    @property
    def first_standing(self) -> int | None:
        """The number of the first quote that still stands, where one does."""
        return next(iter(self.standing), None)

    @property
    def is_hidden(self) -> bool:
        """Whether all that it quotes is for other chats alone."""
        return all(isinstance(quote, Gone) and quote.why is Why.NOT_HERE for quote in self.quotes)

    @property
    def later_quote(self) -> int | None:
        """The number of the quote that is of the later article, where there is one that still stands."""
        for number, quote in enumerate(self.quotes):
            if self.newer and not isinstance(quote, Gone) and quote.article.id == self.newer.id:
                return number
        return None
