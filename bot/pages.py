"""What `dateline add` reads at a web address: one page, or all pages of a sitemap.

A page of a sitemap whose article is in the Library is only asked whether it has changed, and not even that where
the sitemap itself says that it has not.
"""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot import ages
from knowledge.article import Draft, Visit
from knowledge.errors import DatelineError, GoneError, ListError, TransientError, UserError
from knowledge.intake.gone import take_back
from knowledge.intake.origins import Origins
from knowledge.intake.pages import try_later
from knowledge.readers.days import dated
from knowledge.store.visits import Visits
from knowledge.web.reader import Content, article, discover
from knowledge.web.sitemap import sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.article import Article
    from knowledge.library import Library
    from knowledge.web.fetch import Fetched, Getter
    from knowledge.web.sitemap import SitemapEntry

_BEHIND = timedelta(hours=1)  # a site's caches and its clock may be, when it says that a page has changed
_DAY = timedelta(hours=38)  # a day has ended everywhere so long after it began in UTC


class Pages:
    """The articles at web addresses, for a Library that may have them already."""

    def __init__(
        self, library: Library, getter: Getter, source: str | None, removed: Callable[[str, str], None]
    ) -> None:
        """Articles that name no source of their own get `source`.

        `removed` is told the id and title of an article that was removed since its page is no more.
        """
        self._library = library
        self._visits = Visits(library.database)
        self._getter = getter
        self._source = source
        self._removed = removed

    def readings(self, url: str) -> Iterator[Iterator[Draft]]:
        """The articles at an address, a page each; one that cannot be had or read raises when it is its turn.

        What may be had later is put on the retry list. Errors as for fetching the address itself; UserError when
        it is a feed.
        """
        with self._followed_up(url):
            found = discover(self._getter, url)
        if found.kind is Content.FEED:
            raise UserError(f"{url} is a feed: follow it with `dateline feeds add {shlex.quote(url)}`")
        if found.kind is Content.PAGE:
            yield _one(lambda: self._article(url, found.fetched))
            return
        failures: list[DatelineError] = []
        entries = list(sitemap(self._getter, url, first=found.fetched, failed=failures.append))
        for failure in failures:
            yield _one(partial(_raised, failure))
        with _bar() as bar:
            for entry in bar.track(entries, description="Fetching pages"):
                yield _unless_list(partial(self._listed, entry))

    def _listed(self, entry: SitemapEntry) -> Draft:
        """The article at a page of a sitemap: as it is stored where the page has not changed since."""
        known = self._visits.find(entry.url)
        stored = self._library.article(known.article) if known and known.visit.source == self._source else None
        if known and stored and entry.lastmod and known.taken >= _settled(entry.lastmod):
            return _as_it_is(stored)
        visit = known.visit if known and stored else Visit(entry.url)
        with self._followed_up(entry.url):
            fetched = self._getter.get(entry.url, etag=visit.etag, modified=visit.modified)
        return (
            _as_it_is(stored)
            if stored and fetched.not_modified
            else _with_entry(self._article(entry.url, fetched), entry)
        )

    def _article(self, url: str, fetched: Fetched) -> Draft:
        with self._followed_up(url):
            draft = article(fetched, ages.today())
        visit = replace(draft.visit, source=self._source) if draft.visit else None
        return replace(draft, source=draft.source or self._source, visit=visit)

    @contextmanager
    def _followed_up(self, url: str) -> Iterator[None]:
        """Have what fails within the block for a passing reason tried again, and say so; remove what is gone."""
        try:
            yield
        except GoneError as error:
            gone = take_back(self._library, url)
            for article in gone.removed:
                self._removed(article.id, article.title)
            raise GoneError(gone.told(str(error))) from error
        except TransientError as error:
            try_later(Origins(self._library.database), url, error, datetime.now(UTC), self._source)
            raise TransientError(f"{error}; the running bot tries it again: see `dateline sources`") from error


def _with_entry(draft: Draft, entry: SitemapEntry) -> Draft:
    """The article with what its sitemap says of it, where its page does not."""
    if entry.published and not (draft.published or draft.to_come):
        draft = dated(replace(draft, published=entry.published))
    return replace(draft, source=draft.source or entry.source)


def _settled(changed: datetime) -> datetime:
    """From when on whoever took a page has it as it was when its sitemap said that it had `changed`."""
    return changed + (_DAY if changed.timetz() == time(tzinfo=UTC) else _BEHIND)


def _as_it_is(stored: Article) -> Draft:
    return Draft(
        title=stored.title,
        text=stored.text,
        published=stored.published,
        url=stored.url,
        source=stored.source,
        author=stored.author,
        language=stored.language,
        id=stored.id,
    )


def _one(read: Callable[[], Draft]) -> Iterator[Draft]:
    yield read()


def _unless_list(read: Callable[[], Draft]) -> Iterator[Draft]:
    """A sitemap names the front page and the categories too: what they list, it names itself."""
    with suppress(ListError):
        yield read()


def _raised(error: DatelineError) -> NoReturn:
    raise error


def _bar() -> Progress:
    """A bar on standard error, where that is a terminal. What is printed goes above it, in a terminal too."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
        disable=not sys.stderr.isatty(),
    )
