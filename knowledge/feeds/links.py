"""Whose an entry's link is: its own alone, so that it is the article of that page, or that of many entries.

The reports of a service, or the parts of a live blog, have guids of their own and one page. They need not come at
once: one that came first is the page's article, and stays that when others come, which get ids of their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from knowledge.article import ID_HEX, digest
from knowledge.store.identity import id_of_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.feeds.parsing import Entry, Feed
    from knowledge.intake.origin import Item


class Links:
    """The links of a feed as it is now, and of what is known of it."""

    def __init__(self, feed: Feed, known: Mapping[str, Item]) -> None:
        self._now = Counter(entry.link for entry in feed.entries)
        self._keys = {article: key for key, item in known.items() for article in item.articles}
        self._shared = {article[:ID_HEX] for article in self._keys}

    def own_id(self, entry: Entry) -> str | None:
        """The id of an entry whose link others have too, now or before; None where it is its own.

        Where a feed has one entry a page, another guid under the same link is a new edition of that. A feed of one
        entry at a time does not show whether it is such a feed, so that there the guid counts.
        """
        if entry.link is None:
            return None
        of_link = digest("link", entry.link)[:ID_HEX]
        shared = self._now[entry.link] > 1 or of_link in self._shared
        if not shared and self._now.total() == 1:
            shared = self._keys.get(id_of_url(entry.link), entry.key) != entry.key
        return of_link + digest("entry", entry.key)[:ID_HEX] if shared else None
