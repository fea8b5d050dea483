"""What was listed on a topic, by where it stands in the articles, so that its pages turn after a restart too.

No words are kept, neither of the topic nor of articles, nor who asked. What is shown is read from the Library when
a page is turned, so that nothing is shown that was withdrawn since, or that the chat may not see.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from bot.telegram import corrections
from bot.telegram.pointers import Pointer
from index.answer import Quote, Span
from knowledge.article import ID_HEX, Citation
from knowledge.filter import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.article import Article
    from knowledge.library import Library
    from knowledge.store.database import Database

_t = state.timelines.c


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence of an article, `article.text[span.start:span.end]`; `corrected` when a correction has left it.

    `span` is None where a correction has not left it. `cited` is the sentence as it was when it was listed.
    """

    article: Article
    span: Span | None
    cited: Citation
    corrected: bool = False

    @property
    def words(self) -> str:
        """The sentence as it is now; empty where a correction has not left it."""
        return self.article.text[self.span.start : self.span.end] if self.span else ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Excerpts in the order in which they are shown; `undated` is how many articles without a date are left out."""

    id: str
    excerpts: tuple[Excerpt, ...]
    newest_first: bool
    undated: int


class Timelines:
    """Those that were shown. Calls block."""

    def __init__(self, database: Database, library: Library) -> None:
        """`database` is the bot's own, with its tables."""
        self._database = database
        self._library = library

    def keep(self, quotes: Iterable[Quote], *, newest_first: bool, undated: int = 0) -> str:
        """Keep where the marked sentences stand; returns the id."""
        timeline_id = secrets.token_hex(ID_HEX // 2)
        places = [(q.article.id, q.article.revision, q.highlight.start, q.highlight.end) for q in quotes]
        values = {
            "id": timeline_id,
            "places": json.dumps(places),
            "newest_first": newest_first,
            "undated": undated,
            "made": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(state.timelines.insert().values(values))
        return timeline_id

    def find(self, timeline_id: str, chat: int) -> Timeline | None:
        """The timeline as the chat may see it now; None when there never was one with this id."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(state.timelines).where(_t.id == timeline_id)).first()
        if row is None:
            return None
        places = json.loads(row.places)
        copies = self._library.copies({revision for _, revision, _, _ in places})
        shown = Filter(hidden=self._library.visibility.hidden_from(chat))
        excerpts = []
        for article_id, revision, start, end in places:
            seen, cited = [*filter(shown.passes, copies.get(revision, ()))], Citation(revision, start, end)
            if seen:
                excerpts.append(Excerpt(_same(article_id, seen), Span(start, end), cited))
            elif revision not in copies:
                sentence = (start, end)
                pointer = Pointer(article_id, revision, start, end, highlight=sentence, context=sentence)
                found = corrections.since(self._library, pointer, shown)
                if isinstance(found, Quote):
                    span = Span(found.start, found.end)
                    excerpts.append(Excerpt(found.article, span, cited, corrected=True))
                elif found.now is not None:
                    excerpts.append(Excerpt(found.now, None, cited, corrected=True))
        return Timeline(row.id, tuple(excerpts), row.newest_first, row.undated)


def _same(article_id: str, copies: Sequence[Article]) -> Article:
    """The copy that was quoted if the chat may see it, else the same text elsewhere."""
    return next((copy for copy in copies if copy.id == article_id), copies[0])
