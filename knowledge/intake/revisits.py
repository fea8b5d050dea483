"""Pages of the web asked again whether they are still there: a site that answers 410 has taken its article back.

No feed tells of that. So each page from which an article was taken, or which shows one, is asked again a day later,
then after twice the time that has passed, and every month at last: what is withdrawn is mostly withdrawn soon. It
is asked whether it has changed (ETag, Last-Modified), which costs the site a short answer, and what it answers
otherwise is not read: an article changes when its feed or sitemap says so.

A few pages a minute are asked, and of a site one: that is no burden, however many there are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from knowledge.errors import DatelineError, GoneError, TransientError
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.store.visits import FIRST, Visits

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.library import Library
    from knowledge.store.visits import Visited
    from knowledge.web.fetch import Getter

PAGES = 5
"""A round at most."""
ROUND = timedelta(minutes=1)
SELDOM = timedelta(days=30)
"""However old a page is, it is asked again after that."""

_FAILED = timedelta(hours=1)


class Revisits:
    """Asks a few of the pages that are due. Calls block, and use the network."""

    def __init__(
        self, library: Library, getter: Getter, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """`getter` fetches the pages."""
        self._library = library
        self._visits = Visits(library.database)
        self._origins = Origins(library.database)
        self._getter = getter
        self._clock = clock
        self._next = clock()

    def run(self, go_on: Callable[[], bool] = lambda: True) -> int:
        """One round, if it is time for one; returns how many articles it removed."""
        now = self._clock()
        if now < self._next:
            return 0
        self._next = now + ROUND
        sites: list[str] = []
        removed = 0
        while len(sites) < PAGES and go_on() and (visited := self._visits.due(now, sites)):
            sites.append(urljoin(visited.visit.url, "/"))
            removed += self._ask(visited)
        return removed

    def _ask(self, visited: Visited) -> int:
        visit, now = visited.visit, self._clock()
        wait = min(max(now - visited.taken, FIRST), SELDOM)
        try:
            answer = self._getter.get(visit.url, etag=visit.etag, modified=visit.modified)
        except GoneError:
            return self._remove(visit.url)
        except TransientError as error:
            wait = max(_FAILED, error.retry_after or timedelta())
        except DatelineError:
            pass  # it may be for subscribers now, or be back soon: its owner has not taken it back
        else:
            if not (visit.etag or visit.modified):
                visit = replace(visit, etag=answer.etag, modified=answer.modified)
        self._visits.put_off(visit, now + wait)
        return 0

    def _remove(self, url: str) -> int:
        """Remove what came from the page, unless another one shows it, or it is in a folder or a channel too."""
        with self._library.database.writing():
            gone = self._visits.drop(url)
            gone = [article for article in gone if not self._origins.unbring(article, (Kind.FEED, Kind.PAGES))]
            return len(self._library.remove(sorted(self._library.held(gone))))
