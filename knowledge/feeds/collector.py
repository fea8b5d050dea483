"""Looks at feeds, for the Intake: what is new in them, taken from the feed or from the article's page.

A feed holds the newest entries only: what is in it no more stays in the Library. An entry that changed is a
revision of the same article, which keeps its id. An article is removed when its page answers 410, and when its
feed says that the entry was deleted.

A feed is asked whether it has changed since (ETag, Last-Modified), so that one that has not costs a short answer.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from knowledge.article import Draft, Visit
from knowledge.errors import DatelineError, GoneError, UserError
from knowledge.feeds import pace, parsing
from knowledge.feeds.links import Links
from knowledge.intake.collector import Found, Look
from knowledge.languages import detect
from knowledge.store.likeness import speaks_of
from knowledge.store.tables import FOR_EVER
from knowledge.web import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from knowledge.feeds.parsing import Entry, Feed
    from knowledge.intake.origin import Item, Origin
    from knowledge.web.fetch import Fetched, Getter

PAGES = 20
"""Pages fetched in a look at most, so that a new feed with hundreds of teasers keeps no other waiting for long."""
SOON = timedelta(seconds=10)
"""The next look at a feed that had more than that: by then the others have had their turn."""
WORTH = 80
"""Code points from which on a teaser is an article, where its page cannot be had. A page needs as many."""


class StoppedError(GoneError):
    """A feed was removed for good: it is looked at no more."""

    retry_after = FOR_EVER


class Feeds:
    """Looks at feeds. One that fails is looked at again every few hours at the least.

    What is kept with the origin: `title`, the `folder` that it is in on the list, `etag` and `modified`, its habit
    (`wish` in seconds, newest `moments`), and by key the `pages` that may have to be tried again: the link, how
    many code points the feed itself has, and of one that has not its page to itself its id and its title.
    """

    longest_wait = pace.LATEST

    def __init__(
        self,
        fetcher: Getter,
        *,
        pages: int = PAGES,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        """`pages` are fetched in a look at most. `progress` is told how many entries are read, and of how many."""
        self._fetcher = fetcher
        self._pages = pages
        self._today = today
        self._progress = progress

    def look(self, origin: Origin, known: Mapping[str, Item], now: datetime) -> Look:
        """Compare the feed with the items. Errors as for fetching, and UserError when it is no feed any more."""
        fetched = self._fetch(origin, known)
        if fetched.not_modified:
            return Look([], [], origin.state, _wait(origin.state, now, fetched), fetched.moved)
        feed = parsing.parse(fetched.content, fetched.url, now, fetched.charset)
        new = [entry for entry in feed.entries if _is_new(entry, known.get(entry.key))]
        later = {entry.key for entry in [entry for entry in new if entry.teaser][self._pages :]}
        reading = [entry for entry in new if entry.key not in later]
        links = Links(origin.address, feed, known)
        state = {
            **{name: value for name, value in origin.state.items() if name == "folder"},
            "title": feed.title,
            "etag": None if later or feed.cut else fetched.etag,
            "modified": None if later or feed.cut else fetched.modified,
            **_habit(feed, now),
            "pages": _pages(feed, reading, known, links, origin.state.get("pages", {})),
        }
        found = [
            Found(entry.key, entry.stamp, partial(self._read, draft, entry, known.get(entry.key), links), draft)
            for entry in reading
            for draft in [_draft(origin, entry, feed, known.get(entry.key), links)]
        ]
        wait = SOON if later else _wait(state, now, fetched)
        gone = sorted(feed.deleted & known.keys())
        problem = f"{origin.address} was cut off: it is read again, and what it had is taken" if feed.cut else None
        return Look(self._counted(found), gone, state, wait, fetched.moved, problem)

    def again(self, origin: Origin, item: Item) -> Found:
        """The page of an entry that failed; the feed may have it no more."""
        return Found(item.key, item.stamp, partial(self._again, origin, item))

    def _fetch(self, origin: Origin, known: Mapping[str, Item]) -> Fetched:
        wanted_again = any(item.stamp is None for item in known.values())  # whether the feed has changed or not
        state = {} if wanted_again else origin.state
        try:
            return self._fetcher.get(
                origin.address, etag=state.get("etag"), modified=state.get("modified"), limit=parsing.MAX_BYTES
            )
        except GoneError as error:
            remove = f"`dateline feeds remove {shlex.quote(origin.address)}`"
            raise StoppedError(
                f"{error}: the feed is looked at no more; run {remove}, and `dateline feeds add` with its new "
                "address"
            ) from error

    def _counted(self, found: Sequence[Found]) -> list[Found]:
        """The same, telling of each when it is read."""

        def read(done: int, one: Found) -> Iterator[Draft]:
            self._progress(done, len(found))
            try:
                yield from one.read()
            finally:
                self._progress(done + 1, len(found))

        return [replace(one, read=partial(read, done, one)) for done, one in enumerate(found)]

    def _read(self, own: Draft, entry: Entry, item: Item | None, links: Links) -> Iterator[Draft]:
        """The article, as the feed's `own` draft: with the text of its page, where the feed has only a teaser.

        Where that cannot be had the teaser is taken, unless the article was had before; the error says why. Of
        entries that share a page, it is that of those alone that are called as it is.
        """
        if not entry.teaser or entry.link is None:
            yield own
            return
        try:
            page = self._page_of(entry, entry.link)
        except GoneError:
            raise
        except DatelineError as error:
            if item is None or not item.articles or not item.fetched:
                worth = len(entry.text) >= WORTH
                if worth:
                    yield own
                has = (
                    "the teaser is taken"
                    if worth
                    else f"the teaser has less than {WORTH} characters, and is not taken"
                )
                error.args = (f"{error}; {has}",)
            raise
        if links.is_shared(entry.link) and not _is_called(page.title, own.title):
            yield replace(own, partly=True)  # it may have been called so when it was read before
        else:
            yield _with_page(own, page)

    def _again(self, origin: Origin, item: Item) -> Iterator[Draft]:
        link, has, *rest = origin.state.get("pages", {}).get(item.key, (item.key, 0))
        own, title = (*rest, None, None)[:2]
        if not link.startswith(("http://", "https://")):
            raise UserError("it has no page to be tried again, and waits until the feed changes it")
        page = self._page(link, has)
        if title is not None and not _is_called(page.title, title):
            raise UserError(
                f"{link} is the page of several articles, and shows no more of this one: nothing needs to be done"
            )
        source = origin.source or origin.state.get("title") or page.source
        place = page.url or link
        yield replace(page, url=place, source=source, id=_id(item) or own, fetched=False)

    def _page_of(self, entry: Entry, link: str) -> Draft:
        """The page of an entry. UserError as for `_page`, and when it is not what the feed speaks of."""
        page = self._page(link, len(entry.text))
        if not speaks_of(f"{entry.title}\n{entry.text}", f"{page.title}\n{page.text}"):
            raise UserError(f"{link} shows another text than the one that the feed speaks of: open it to see why")
        return page

    def _page(self, url: str, has: int) -> Draft:
        """The article at this address. UserError when it has less than the feed itself `has`, in code points."""
        page = reader.article(self._fetcher.get(url), self._today())
        if len(page.text) < has:
            raise UserError(f"{url} shows less than the feed itself: nothing needs to be done")
        return page


def _with_page(own: Draft, page: Draft) -> Draft:
    """The article as the feed has it, with the text of its page and what else that alone says."""
    return replace(
        own,
        title=own.title or page.title,
        text=page.text,
        published=own.published or page.published,
        to_come=None if own.published else page.to_come,
        url=page.url or own.url,
        author=own.author or page.author,
        language=page.language,
        visit=page.visit,
        partly=page.partly,
    )


def _is_called(page: str, entry: str) -> bool:
    """Whether a page has the title of an entry, one of which may go on, as with the name of the site."""
    shorter, longer = sorted((page.casefold().split(), entry.casefold().split()), key=len)
    return bool(shorter) and longer[: len(shorter)] == shorter


def _is_new(entry: Entry, item: Item | None) -> bool:
    """Whether the entry is not as it was when it was read; stamps that were without link and authors count too."""
    return item is None or not item.stamp or not entry.stamp.startswith(item.stamp)


def _draft(origin: Origin, entry: Entry, feed: Feed, item: Item | None, links: Links) -> Draft:
    """The article as the feed has it. Its page has it too, where that is the feed's or has the rest of a teaser."""
    shows = entry.link and (entry.teaser or links.is_of_site(entry.link))
    return Draft(
        title=entry.title,
        text=entry.text,
        published=entry.moment.date() if entry.moment else None,
        url=entry.link,
        source=origin.source or entry.source or feed.title or None,
        author=entry.author,
        language=None if detect(entry.text) else feed.language,  # templates say English, whatever is in them
        id=_id(item) or links.own_id(entry),
        visit=Visit(entry.link) if entry.link and shows else None,
    )


def _id(item: Item | None) -> str | None:
    """The id that the entry's article has, however its address has changed since; a new one gets it by its URL."""
    return item.articles[0] if item and len(item.articles) == 1 else None


def _pages(
    feed: Feed, reading: Sequence[Entry], known: Mapping[str, Item], links: Links, before: Mapping[str, Any]
) -> dict[str, Any]:
    """The pages that may have to be tried again, from the feed where it still has them."""
    waiting = {key for key, item in known.items() if item.due}
    wanted = waiting.union(entry.key for entry in reading)
    now = {
        e.key: (e.link, len(e.text), links.own_id(e), e.title if links.is_shared(e.link) else None)
        for e in feed.entries
        if e.teaser and e.link and e.key in wanted
    }
    return {**{key: page for key, page in before.items() if key in waiting}, **now}


def _habit(feed: Feed, now: datetime) -> dict[str, Any]:
    """How often the feed has something, in what can be kept."""
    moments = pace.newest((entry.moment for entry in feed.entries if entry.moment), now)
    return {
        "wish": feed.wish.total_seconds() if feed.wish else None,
        "moments": [moment.astimezone(UTC).isoformat() for moment in moments],
    }


def _wait(state: Mapping[str, Any], now: datetime, fetched: Fetched) -> timedelta:
    wished = state.get("wish")
    moments = [datetime.fromisoformat(written) for written in state.get("moments", ())]
    return pace.wait(timedelta(seconds=wished) if wished else None, moments, now, fetched.fresh)
