"""Single pages of the web that could not be had for a passing reason: they wait, and are tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from knowledge.article import canonical_url
from knowledge.intake.collector import Found, Look
from knowledge.intake.origin import LONGEST_WAIT, Kind
from knowledge.web import reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from knowledge.article import Draft
    from knowledge.errors import TransientError
    from knowledge.intake.origin import Item, Origin
    from knowledge.intake.origins import Origins
    from knowledge.web.fetch import Getter

_OUTLETLESS = "no outlet"
_SELDOM = timedelta(days=1)


class Pages:
    """Tries pages again. There is an origin for each outlet; to look at it shows nothing new."""

    longest_wait = LONGEST_WAIT

    def __init__(self, fetcher: Getter) -> None:
        """What fetches the pages."""
        self._fetcher = fetcher

    def look(self, origin: Origin, known: Mapping[str, Item], now: datetime) -> Look:  # noqa: ARG002
        """Nothing: what was taken in once stays as it is."""
        return Look((), (), origin.state, _SELDOM)

    def again(self, origin: Origin, item: Item) -> Found:
        """The page."""
        return Found(item.key, item.stamp, partial(self._read, item.key, origin.source))

    def _read(self, url: str, source: str | None) -> Iterator[Draft]:
        draft = reader.page(self._fetcher, url)
        yield draft if draft.source or not source else replace(draft, source=source)


def try_later(origins: Origins, url: str, error: TransientError, now: datetime, source: str | None = None) -> None:
    """Put a page that failed on the retry list; its article gets `source` if it names none."""
    origin = origins.add(Kind.PAGES, source or _OUTLETLESS, source)
    origins.item_failed(origin, canonical_url(url), now, str(error), error.retry_after)


def tried_later(origins: Origins, url: str) -> Item | None:
    """What has become of a page that was put there without a source."""
    origin = origins.find(Kind.PAGES, _OUTLETLESS)
    return origins.item(origin, canonical_url(url)) if origin else None


def had_now(origins: Origins, url: str, now: datetime, articles: Sequence[str]) -> None:
    """A page was had that may wait on the retry list: it need not be tried again."""
    origin = origins.find(Kind.PAGES, _OUTLETLESS)
    if origin and origins.item(origin, canonical_url(url)):
        origins.stored(origin, canonical_url(url), now, articles)
