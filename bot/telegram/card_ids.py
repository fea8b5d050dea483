"""What a card quotes, in its id: so nothing is kept of the many that are offered and never sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.answer import Confidence, Span
from knowledge.article import ID_HEX

if TYPE_CHECKING:
    from index.answer import Quote

# Offsets below MAX_TEXT have six hexadecimal digits at most, so that an id has 60 of Telegram's 64 bytes.
_ID = re.compile(
    r"([0-9a-f]{16})\.([0-9a-f]{1,6})\.([0-9a-f]{1,6})\.([0-9a-f]{1,6})\.([0-9a-f]{1,6})\.([0-9a-f]{1,6})\."
    r"([0-9a-f]{1,6})\.([swo])",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class CardId:
    """The first digits of a revision, the stretches of it that a card shows, and how well they answer."""

    revision: str
    quoted: Span
    highlight: Span
    context: Span
    confidence: Confidence = Confidence.STRONG
    outside: bool = False

    @classmethod
    def of(cls, quote: Quote, confidence: Confidence, *, outside: bool) -> CardId:
        """The one of a quote."""
        quoted = Span(quote.start, quote.end)
        return cls(quote.article.revision, quoted, quote.highlight, quote.context, confidence, outside)

    def __str__(self) -> str:
        spans = (self.quoted, self.highlight, self.context)
        numbers = [f"{at:x}" for span in spans for at in (span.start, span.end)]
        kind = "o" if self.outside else "w" if self.confidence is Confidence.WEAK else "s"
        return ".".join([self.revision[:ID_HEX], *numbers, kind])

    @classmethod
    def parse(cls, text: str) -> CardId | None:
        """Read a card's id; None for that of a card without a quote."""
        match = _ID.fullmatch(text)
        if match is None:
            return None
        at = [int(number, 16) for number in match.groups()[1:-1]]
        confidence = Confidence.STRONG if match[8] == "s" else Confidence.WEAK
        return cls(match[1], Span(*at[:2]), Span(*at[2:4]), Span(*at[4:]), confidence, match[8] == "o")
