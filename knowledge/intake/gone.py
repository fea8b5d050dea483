"""What becomes of the articles of a page that its owner removed for good (410), when somebody hands it in.

An article goes that came from the page, or whose own page it is. Many articles may name one address, such as a
home page: it is no page of theirs, and they stay. A text that is also there under another link, or without one,
stays under that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.article import canonical_url
from knowledge.store.ids import id_of_outlet, id_of_url
from knowledge.store.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Collection

    from knowledge.article import Article
    from knowledge.library import Library

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Gone:
    """What was done: the articles removed, those that lost this link alone, and those that name it and stay."""

    removed: tuple[Article, ...]
    unlinked: tuple[Article, ...]
    staying: tuple[Article, ...]

    def told(self, reason: str) -> str:
        """A sentence that begins with the reason."""
        parts = [f"{reason}, and so it is here" if self.removed else reason]
        if self.unlinked:
            parts.append("the article lost this link and stays, since it was taken in from elsewhere too")
        if self.staying:
            one = len(self.staying) == 1
            count = "1 article names" if one else f"{len(self.staying):,} articles name"
            ids = ", ".join(article.id for article in self.staying[:_NAMED])
            more = ", …" if len(self.staying) > _NAMED else ""
            stay = "stays" if one else "stay"
            cure = f"`dateline remove ID` (in the chat /remove) takes one away: {ids}{more}"
            parts.append(f"{count} this address and {stay}; {cure}")
        return "; ".join(parts)


def take_back(library: Library, url: str) -> Gone:
    """Take away what was at this address, in one transaction."""
    with library.database.writing():
        came = Visits(library.database).drop(url)
        there = [*filter(None, map(library.article, sorted({*library.at(url), *came})))]
        one_text = len({article.revision for article in there}) == 1
        by_url = id_of_url(canonical_url(url))
        own = [article for article in there if one_text or article.id in came or _is_named_by(article, by_url)]
        library.drop([article.id for article in own])
        kept: Collection[str] = library.copies({article.revision for article in own})
    return Gone(
        removed=tuple(article for article in own if article.revision not in kept),
        unlinked=tuple(article for article in own if article.revision in kept),
        staying=tuple(article for article in there if article not in own),
    )


def _is_named_by(article: Article, by_url: str) -> bool:
    """Whether an article is known by nothing but its address."""
    return article.id in {by_url, id_of_outlet(article.source or "", by_url)}
