"""What became of a quote whose text is searched no more: corrected, with its words or without, or withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.answer import Quote, Span
from knowledge import splitter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.telegram.pointers import Pointer
    from knowledge.article import Article
    from knowledge.filter import Filter
    from knowledge.library import Library


class Why(StrEnum):
    """Why a quote is not shown any more."""

    CORRECTED = "corrected"
    """Its article has another text, without these words."""
    WITHDRAWN = "withdrawn"
    """Its article is no longer in the Library."""
    NOT_HERE = "not-here"
    """Its outlet is for other chats alone."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A quote that is not shown any more, by the ids of its article and revision.

    `day`: when that came about, in UTC, where it is known. `now`: the article as it is, where it was corrected.
    `outlet` is what decides who may see it.
    """

    why: Why
    article: str
    revision: str
    day: date | None = None
    now: Article | None = None
    outlet: str | None = None


def since(library: Library, pointer: Pointer, shown: Filter) -> Quote | Gone:
    """What became of a quote of a revision that no article has any more, as far as a chat may see it.

    In the corrected text it is a quote again where its words still stand, or else where those that answer do.
    """
    old = library.revision(pointer.revision)
    own = sorted(old.now, key=lambda i: i != pointer.article) if old else ()
    ids = dict.fromkeys([*own, *pointer.also_in])
    articles = [article for article in map(library.article, ids) if article is not None]
    changed = library.changed(pointer.revision)
    day = changed.date() if changed else None
    if old is None or not articles:
        return Gone(Why.WITHDRAWN, pointer.article, pointer.revision, day)
    if old.is_hidden(shown.hidden):
        return Gone(Why.NOT_HERE, pointer.article, pointer.revision, outlet=min(filter(None, old.outlets)))
    new = next(filter(shown.passes, articles), None)
    if new is None:
        return Gone(Why.NOT_HERE, pointer.article, pointer.revision, outlet=articles[0].source)
    for words in (Span(pointer.start, pointer.end), Span(*pointer.highlight)):
        by = carried(old.text, new.text, words, new.language)
        if by is not None:
            quoted, highlight = Span(words.start + by, words.end + by), Span(*(at + by for at in pointer.highlight))
            return Quote(new, quoted.start, quoted.end, highlight, _passage(library, new, quoted), score=0.0)
    return Gone(Why.CORRECTED, pointer.article, pointer.revision, day, new, new.source)


def carried(old: str, new: str, quoted: Span, language: str | None) -> int | None:
    """How many code points further on the quoted words stand in the new text; None where they stand there no more.

    They do where the sentences that they are from stand there, whole and in a row. Inside another sentence, such as
    an editor's note that takes them back, they say something else.
    """
    inside = [s for s in splitter.sentences(old, language) if s[0] < quoted.end and s[1] > quoted.start]
    if not inside or inside[0][0] > quoted.start or inside[-1][1] < quoted.end:
        return None  # what begins or ends between sentences is no quote of ours
    start, words = inside[0][0], old[inside[0][0] : inside[-1][1]]
    places = [*_places(new, words)]
    if not places:
        return None
    spans = splitter.sentences(new, language)
    starts, ends = {span[0] for span in spans}, {span[1] for span in spans}
    whole = [at for at in places if at in starts and at + len(words) in ends]
    return min(whole, key=lambda at: abs(at - start)) - start if whole else None


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _passage(library: Library, article: Article, quoted: Span) -> Span:
    """The passage around the quote, with all of the quote."""
    for passage in library.passages_of([article.revision]):
        if passage.start <= quoted.start < passage.end:
            return Span(min(passage.start, quoted.start), max(passage.end, quoted.end))
    return quoted
