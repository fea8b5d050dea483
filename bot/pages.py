"""What `dateline add` reads at a web address: one page, or all pages of a sitemap."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from knowledge.errors import DatelineError, GoneError, TransientError, UserError
from knowledge.web.fetch import Fetched, Fetcher
from knowledge.web.polite import PoliteFetcher
from knowledge.web.reader import Kind, article, discover
from knowledge.web.sitemap import sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.article import Draft

    Later = Callable[[str, TransientError], None]
    Gone = Callable[[str], None]


def readings(
    url: str, source: str | None, later: Later, gone: Gone, *, loopback: bool = False
) -> Iterator[Iterator[Draft]]:
    """The articles at a web address, a page each; a page that cannot be had or read raises when it is its turn.

    Articles that name no source of their own get `source`. `later` is called with a page that may be had later,
    `gone` with one that its owner removed for good.
    Errors as for fetching the address itself; UserError when it is a feed.
    """
    fetcher = PoliteFetcher(Fetcher(loopback=loopback))
    with _followed_up(url, later, gone):
        found = discover(fetcher, url)
    if found.kind is Kind.FEED:
        raise UserError(f"{url} is a feed: follow it with `dateline feeds add {url}`")
    if found.kind is Kind.PAGE:
        yield _one(lambda: found.fetched, source)
        return
    failures: list[DatelineError] = []
    pages = [entry.url for entry in sitemap(fetcher, url, first=found.fetched, failed=failures.append)]
    for failure in failures:
        yield _one(partial(_raised, failure), source)
    with _bar() as bar:
        for page in bar.track(pages, description="Fetching pages"):
            yield _one(partial(_fetched, fetcher, page, later, gone), source)


def _fetched(fetcher: PoliteFetcher, url: str, later: Later, gone: Gone) -> Fetched:
    with _followed_up(url, later, gone):
        return fetcher.get(url)


@contextmanager
def _followed_up(url: str, later: Later, gone: Gone) -> Iterator[None]:
    """Have what fails within the block for a passing reason tried again, and say so."""
    try:
        yield
    except GoneError:
        gone(url)
        raise
    except TransientError as error:
        later(url, error)
        raise TransientError(f"{error}, as the running bot does by itself: see `dateline sources`") from error


def _one(fetch: Callable[[], Fetched], source: str | None) -> Iterator[Draft]:
    draft = article(fetch(), datetime.now(UTC).date())
    yield draft if draft.source or not source else replace(draft, source=source)


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
