"""The feed that an address stands for: the one that is there, or the one that a page there names."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.article import canonical_url
from knowledge.errors import UserError
from knowledge.feeds.parsing import parse
from knowledge.web.reader import Content, discover

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.feeds.parsing import Feed
    from knowledge.web.fetch import Getter


@dataclass(frozen=True, slots=True)
class FeedFound:
    """A feed and the address at which it is to be asked for; `others` are further ones that the page names."""

    address: str
    feed: Feed
    others: tuple[str, ...] = ()


def find(fetcher: Getter, url: str, now: datetime) -> FeedFound:
    """What is at this address now. Errors as for fetching it, and UserError when it is no feed and names none.

    What is wrong with a feed that is there, such as its size, is said as it is.
    """
    asked = canonical_url(url)
    found = discover(fetcher, asked)
    fetched, others = found.fetched, tuple[str, ...]()
    if found.kind is Content.SITEMAP:
        raise UserError(
            f"{url} is a sitemap, and no feed: take its pages in with `dateline add {shlex.quote(url)}`"
        )
    if found.kind is Content.PAGE and found.feeds:
        asked, others = found.feeds[0], found.feeds[1:]
        fetched = fetcher.get(asked)
    try:
        feed = parse(fetched.content, fetched.url, now, fetched.charset)
    except UserError as error:
        if found.kind is Content.FEED or found.feeds:
            raise
        raise UserError(
            f"{url} is not a feed and names none: look for a link called RSS, Atom or feed on the site"
        ) from error
    return FeedFound(fetched.moved or asked, feed, others)
