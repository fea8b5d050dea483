"""Whose an entry's link is: its own alone, so that it is the article of that page, or not.

A feed speaks for the pages of its own site. What others write of a page, as link blogs and aggregators do, is no
article of that page, but one beside it.

The reports of a service, or the parts of a live blog, have guids of their own and one page. They need not come at
once: one that came first is the page's article, and stays that when others come, which get ids of their own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tld import get_fld

from knowledge.article import ID_HEX, id_of_entry, of_link
from knowledge.store.ids import id_of_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.feeds.parsing import Entry, Feed
    from knowledge.intake.origin import Item


class Links:
    """The links of a feed as it is now, and of what is known of it."""

    def __init__(self, address: str, feed: Feed, known: Mapping[str, Item]) -> None:
        """The feed at this address."""
        self._now = Counter(entry.link for entry in feed.entries)
        self._said = Counter(link for link, *_ in {(entry.link, entry.title, entry.text) for entry in feed.entries})
        self._keys = {article: key for key, item in known.items() for article in item.articles}
        self._beginnings = {article[:ID_HEX] for article in self._keys}
        self._sites = {_site(url) for url in (address, feed.site) if url}

    def is_of_site(self, link: str) -> bool:
        """Whether a page is on the site of the feed."""
        return _site(link) in self._sites

    def is_shared(self, link: str) -> bool:
        """Whether a page of the site is that of entries which say different things, or was of several before."""
        return (self.is_of_site(link) and self._said[link] > 1) or self._was_shared(link)

    def own_id(self, entry: Entry) -> str | None:
        """The id of an entry that has not its page to itself; None of one that has.

        Where a feed has one entry a page, another guid under the same link is a new edition of that. A feed of one
        entry at a time does not show whether it is such a feed, so that there the guid counts.
        """
        link = entry.link
        if link is None:
            return None
        shared = not self.is_of_site(link) or self._now[link] > 1 or self._was_shared(link)
        if not shared and self._now.total() == 1:
            shared = self._keys.get(id_of_url(link), entry.key) != entry.key
        return id_of_entry(link, entry.key) if shared else None

    def _was_shared(self, link: str) -> bool:
        return self.is_of_site(link) and of_link(link) in self._beginnings


def _site(url: str) -> str:
    """The registrable domain, else the host, in a network of its own."""
    return get_fld(url, fail_silently=True) or (urlsplit(url).hostname or "").removeprefix("www.")
