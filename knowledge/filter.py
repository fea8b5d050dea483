"""Which articles a question is put to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from knowledge.article import Article
    from knowledge.store.selects import Imprint


@dataclass(frozen=True, slots=True)
class Filter:
    """From these outlets and none that are hidden, in this language, of these days, first and last included.

    None leaves open. What has no outlet is hidden from nobody; what has no date is of no day. A text passes when
    one of its copies does.
    """

    sources: frozenset[str] | None = None
    hidden: frozenset[str] = frozenset()
    language: str | None = None
    first: date | None = None
    last: date | None = None

    def passes(self, copy: Imprint | Article) -> bool:
        """Whether the copy is one of those."""
        day = copy.published
        return (
            (self.sources is None or copy.source in self.sources)
            and copy.source not in self.hidden
            and (self.language is None or copy.language == self.language)
            and (self.first is None or (day is not None and self.first <= day))
            and (self.last is None or (day is not None and day <= self.last))
        )


EVERYTHING = Filter()
"""What leaves all articles in."""
