"""Fetching as a good guest: robots.txt is obeyed, and a host is asked one thing at a time and not too often.

robots.txt as RFC 9309 has it: where there is none everything is allowed, where it cannot be had just now nothing
is, and it is read anew every day. Between two requests to a host there is at least the time that its last answer
took, so that a slow one gets more rest, or its Crawl-delay. Who says "later" or does not answer is left alone for
as long as it asked, or for a time that doubles with each failure.

All of it counts per host in this process; another process on the machine keeps its own count.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego

from knowledge.errors import GoneError, MissingError, RefusedError, TransientError, UserError
from knowledge.web.fetch import AGENT, MAX_BYTES, Fetched, Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 60.0
"""Seconds that a host's turn is waited for; beyond them the caller is told when to come again."""
REST = 0.25
"""Seconds between two requests to a host, at least."""
LONGEST_DELAY = 30.0
"""Seconds of a Crawl-delay that are kept to; a longer one would stop everything."""
LONGEST_BACK_OFF = 3600.0

_ROBOTS_BYTES = 1_000_000  # RFC 9309 asks for half of it at least
_ROBOTS_SECONDS = 24 * 3600.0
_HOSTS = 1_000  # beyond them, all that may be asked now are forgotten


@dataclass(slots=True)
class _Host:
    """What is known of one host; changed under its lock alone."""

    lock: Lock = field(default_factory=Lock)
    robots: dict[str, tuple[Protego, float]] = field(default_factory=dict)
    """The rules of an origin, and the moment until which they hold."""
    free: float = 0.0
    """The moment from which it may be asked again."""
    delay: float = REST
    """Seconds between two requests, as its robots.txt wishes."""
    failures: int = 0
    """In a row."""


class PoliteFetcher:
    """A fetcher that waits for its turn; may be used from several threads at once.

    `clock` counts seconds, `sleep` waits for some, as tests need.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, limit: int = MAX_BYTES
    ) -> Fetched:
        """What the address answers; see `Fetcher.get`.

        Also UserError where robots.txt does not allow it, on any hop, and TransientError where robots.txt cannot be
        had or the host is to be left alone for longer than a minute.
        """
        return self._fetcher.get(url, etag=etag, modified=modified, limit=limit, slot=self._slot)

    @contextmanager
    def _slot(self, url: str) -> Iterator[None]:
        """The time in which this address may be asked for, and nothing else of its host."""
        name = urlsplit(url).hostname or ""
        host = self._host(name)
        if not host.lock.acquire(timeout=PATIENCE):
            raise TransientError(f"{name} is being asked for much else: try again later")
        try:
            self._wait(host, name)
            with self._counted(host):
                self._obey(host, url)
                yield
        finally:
            host.lock.release()

    @contextmanager
    def _counted(self, host: _Host) -> Iterator[None]:
        """Requests, after which the host is left alone as long as they make it need."""
        begun = self._clock()
        needed = 0.0
        try:
            yield
        except TransientError as error:
            host.failures += 1
            asked = error.retry_after.total_seconds() if error.retry_after else 0.0
            needed = max(asked, min(2.0 ** min(host.failures - 1, 20), LONGEST_BACK_OFF))
            raise
        except UserError:  # an answer too, if only that a page is missing: the host is well
            host.failures = 0
            raise
        else:
            host.failures = 0
        finally:
            now = self._clock()
            host.free = now + max(needed, host.delay, min(now - begun, LONGEST_DELAY))

    def _obey(self, host: _Host, url: str) -> None:
        """UserError when robots.txt does not allow the address; else its delay is noted."""
        parts = urlsplit(url)
        rules = self._rules(host, f"{parts.scheme}://{parts.netloc}")
        host.delay = min(max(rules.crawl_delay(AGENT) or 0.0, REST), LONGEST_DELAY)
        if not rules.can_fetch(url, AGENT):
            raise UserError(
                f"{parts.hostname} does not allow {AGENT} to fetch {url[:200]} (robots.txt): ask its owner"
            )

    def _wait(self, host: _Host, name: str) -> None:
        wait = host.free - self._clock()
        if wait > PATIENCE:
            raise TransientError(
                f"{name} is left alone for {wait:.0f} seconds, as it asked or since it failed: try again then",
                retry_after=timedelta(seconds=wait),
            )
        if wait > 0:
            self._sleep(wait)

    def _rules(self, host: _Host, origin: str) -> Protego:
        rules, until = host.robots.get(origin, (None, 0.0))
        if rules is None or until <= self._clock():
            rules = Protego.parse(self._robots(origin))
            host.robots[origin] = rules, self._clock() + _ROBOTS_SECONDS
        return rules

    def _robots(self, origin: str) -> str:
        """The text of robots.txt; none where there is none. TransientError where it cannot be had now."""
        try:
            content = self._fetcher.get(f"{origin}/robots.txt", limit=_ROBOTS_BYTES, cut=True).content
        except (MissingError, GoneError, RefusedError):
            return ""
        except TransientError as error:
            raise TransientError(
                f"the robots.txt of {origin} cannot be had, so nothing there is fetched now ({error})",
                retry_after=error.retry_after,
            ) from error
        return content.decode("utf-8", "replace").removeprefix("\ufeff")

    def _host(self, name: str) -> _Host:
        with self._lock:
            if len(self._hosts) >= _HOSTS:
                now = self._clock()
                kept = {name: host for name, host in self._hosts.items() if host.lock.locked() or host.free > now}
                self._hosts = kept
            return self._hosts.setdefault(name, _Host())
