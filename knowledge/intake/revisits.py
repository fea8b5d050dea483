"""Pages of the web asked again: what a site took back (410) is removed, what it corrected there is revised.

No feed tells of that, and not of a correction below a teaser. So each page from which an article was taken, or
which shows one, is asked again a day later, then after twice the time that has passed, and every month at last:
what is withdrawn or corrected is mostly so soon. It is asked whether it has changed (ETag, Last-Modified), which
costs the site a short answer. What it answers otherwise counts where the article had its text from there, or just
as it was there, and half of that is there still: else it is another text, such as a notice of the site. Headlines
are often corrected in the address too, so an article goes where its page has moved for good.

A few pages a minute are asked, and of a site one: that is no burden, however many there are.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from knowledge.article import canonical_url
from knowledge.errors import DatelineError, GoneError, TransientError
from knowledge.intake.intake import Taken
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.store.batch import prepared
from knowledge.store.likeness import goes_on
from knowledge.store.visits import FIRST, Visits
from knowledge.web import reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.article import Article, Draft
    from knowledge.library import Library
    from knowledge.store.visits import Visited
    from knowledge.web.fetch import Fetched, Getter

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

    def run(self, go_on: Callable[[], bool] = lambda: True) -> Taken:
        """One round, if it is time for one."""
        now = self._clock()
        taken = Taken()
        if now < self._next <= now + ROUND:  # later than that, the clock was set back
            return taken
        self._next = now + ROUND
        sites: list[str] = []
        while len(sites) < PAGES and go_on() and (visited := self._visits.due(now, sites)):
            sites.append(urljoin(visited.visit.url, "/"))
            self._ask(visited, taken)
        return taken

    def _ask(self, visited: Visited, taken: Taken) -> None:
        visit, now = visited.visit, self._clock()
        wait = min(max(now - visited.taken, FIRST), SELDOM)
        try:
            answer = self._getter.get(visit.url, etag=visit.etag, modified=visit.modified)
        except GoneError:
            taken.removed += self._remove(visit.url)
            return
        except TransientError as error:
            wait = max(_FAILED, error.retry_after or timedelta())
        except DatelineError:
            pass  # it may be for subscribers now, or be back soon: its owner has not taken it back
        else:
            if not answer.not_modified and self._corrected(visited, answer, taken):
                return
            if not (visit.etag or visit.modified):
                visit = replace(visit, etag=answer.etag, modified=answer.modified)
        self._visits.put_off(visit, now + wait)

    def _corrected(self, visited: Visited, answer: Fetched, taken: Taken) -> bool:
        """Whether the page has its article in other words now, or elsewhere, which is taken.

        What brought the article since with another text speaks for it, and so does a folder or a channel with it.
        """
        try:
            page = prepared(reader.article(answer, self._clock().date()))
        except Exception:  # noqa: BLE001 - whatever the page is now, it keeps no other from being asked
            return False
        with self._library.database.writing():
            article = self._library.article(visited.article)
            kinds = self._origins.kinds(visited.article)
            if article and not visited.revision and article.text == page.text:  # a feed had it whole, say
                self._visits.read(visited, article.revision)
            if article is None or article.revision != visited.revision or kinds & {Kind.FOLDER, Kind.CHANNEL}:
                return False
            place = self._place(article, page, answer)
            draft = replace(
                page, url=place, id=article.id, known_as=article.id, source=article.source, fetched=False
            )
            if Kind.FEED in kinds:  # which has a title, a date and authors of its own, and corrects these
                published, author = article.published or page.published, article.author or page.author
                draft = replace(draft, title=article.title, published=published, author=author)
            now, before = ((one.url, one.title, one.text) for one in (draft, article))
            if now == before or place is None or not goes_on(article.text, draft.text):
                return False
            if page.visit:  # what moved is asked for where it is now, and the old address takes it along no more
                asked = page.visit.url if place == article.url else place
                draft = replace(draft, visit=replace(page.visit, url=asked, source=visited.visit.source))
            taken.outcomes.update(one.outcome for one in self._library.take([draft]))
        return True

    def _place(self, article: Article, page: Draft, answer: Fetched) -> str | None:
        """The article's address: that of before, or where the page has moved for good and no other article is.

        A query is no other place: some sites make one up whenever they are asked.
        """
        before, now = article.url or "", page.url or ""
        if now.partition("?")[0] == before.partition("?")[0]:
            return article.url
        lasting = answer.moved or canonical_url(answer.url) == canonical_url(answer.asked)
        return now if lasting and not self._library.at(now) else None

    def _remove(self, url: str) -> int:
        """Remove what came from the page, unless another one shows it, or it is in a folder or a channel too."""
        with self._library.database.writing():
            gone = self._visits.drop(url)
            gone = [article for article in gone if not self._origins.unbring(article, (Kind.FEED, Kind.PAGES))]
            return len(self._library.drop(sorted(self._library.held(gone))))
