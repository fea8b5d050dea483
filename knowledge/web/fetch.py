"""One web address to its bytes, safely: only from the public internet, and within limits of time, size and hops.

Every hop of a redirect is judged like the first. Nothing is taken from the environment (proxies, certificates), and
nothing is sent but the request itself: cookies live as long as one fetch.
"""

from __future__ import annotations

import email.utils
import re
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

import httpcore
import httpx

from knowledge.errors import GoneError, MissingError, RefusedError, TransientError, UserError
from knowledge.web.guard import Deadline, GuardedBackend, GuardedTransport, system_resolver
from knowledge.web.inflate import Inflater

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from knowledge.web.guard import Resolver

    Slot = Callable[[str], AbstractContextManager[object]]

AGENT = "Dateline"
"""The name that robots.txt addresses."""
USER_AGENT = f"{AGENT}/0.1 (keeps articles to answer questions from; obeys robots.txt)"

SECONDS = 30.0
"""For a fetch with all its redirects, however slowly the other side sends."""
MAX_BYTES = 20_000_000
"""Of a body, as it is sent and when it is unpacked."""
MAX_REDIRECTS = 5
MAX_URL = 2_000
_PORTS = frozenset({None, 80, 443, *range(1024, 65536)})
"""None is that of the scheme. The other low ones are of services that a request should not be sent to."""

_LONGEST = 30 * 24 * 3600  # seconds beyond which a wish to be left alone is a mistake
_LATER = (408, 425, 429)
_FOR_GOOD = (301, 308)
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE | re.ASCII)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered. `content` is empty when it was `not_modified` since it was last fetched."""

    url: str
    """After redirects."""
    status: int
    content_type: str
    """As sent, with its parameters; empty when none was sent."""
    content: bytes
    etag: str | None
    modified: str | None
    """Last-Modified as sent, to be given back as it is."""
    fresh: timedelta | None = None
    """How long the same would be answered again, by Cache-Control."""
    moved: str | None = None
    """Where redirects led that are meant for good: the address to ask from now on."""
    asked: str = ""
    """The address before redirects."""

    @property
    def not_modified(self) -> bool:
        """Whether it is the same as when it was last fetched."""
        return self.status == httpx.codes.NOT_MODIFIED

    @property
    def media_type(self) -> str:
        """Such as `text/html`."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that was sent with the type, whether it is true or not."""
        found = _CHARSET.search(self.content_type)
        return found[1].lower() if found else None


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Where an answer sends whoever asked, and whether that is meant for good."""

    url: httpx.URL
    for_good: bool


class Getter(Protocol):
    """What fetches an address: a `Fetcher`, or one that waits its turn."""

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, limit: int = MAX_BYTES
    ) -> Fetched:
        """What the address answers; see `Fetcher.get`."""


class Fetcher:
    """Fetches web addresses; may be used from several threads at once.

    `loopback` also lets this machine's own addresses be fetched, as tests need. `resolve` gives the addresses of a
    name, `clock` counts seconds, `seconds` are for one fetch, `certificates` says whom TLS trusts.
    """

    def __init__(
        self,
        *,
        loopback: bool = False,
        seconds: float = SECONDS,
        resolve: Resolver = system_resolver,
        clock: Callable[[], float] = time.monotonic,
        certificates: ssl.SSLContext | None = None,
    ) -> None:
        self._loopback = loopback
        self._seconds = seconds
        self._resolve = resolve
        self._clock = clock
        self._certificates = certificates or _certificates()

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limit: int = MAX_BYTES,
        cut: bool = False,
        slot: Slot = nullcontext,
    ) -> Fetched:
        """What the address answers, after at most five redirects.

        `etag` and `modified` are those of the last time, if it need not be sent again when it is the same. `limit`
        is the most bytes of the body; with `cut`, what is beyond them is left out. `slot(url)` is entered around
        each request.

        MissingError at 404 and where redirects lead nowhere, GoneError at 410, UserError at other refusals, at
        addresses that may not be fetched and at what is too large; TransientError at timeouts, broken connections,
        429 and 5xx.
        """
        left = self._seconds
        hop = _checked(url)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        for_good, moved = True, None
        backend = GuardedBackend(Deadline(left, self._clock), self._resolve, loopback=self._loopback)
        with self._client(backend) as client:
            for _ in range(MAX_REDIRECTS + 1):
                with slot(str(hop)):
                    backend.deadline = Deadline(left, self._clock)
                    answer = _request(client, hop, headers, _Limit(limit, cut), backend)
                    left = backend.deadline.remaining
                if isinstance(answer, Fetched):
                    return replace(answer, moved=moved, asked=url)
                hop = _checked(str(answer.url))
                for_good = for_good and answer.for_good
                moved = str(hop) if for_good else moved
        raise MissingError(
            f"{_shown(url)} is redirected more than {MAX_REDIRECTS} times: use the address it should lead to"
        )

    def _client(self, backend: GuardedBackend) -> httpx.Client:
        """A client with connections and cookies of its own."""
        return httpx.Client(
            transport=GuardedTransport(backend, self._certificates),
            trust_env=False,
            timeout=self._seconds,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
        )


@cache
def _certificates() -> ssl.SSLContext:
    """Whom everybody trusts. Reading them takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=False)


def _checked(url: str) -> httpx.URL:
    """The address, where it has a form that may be fetched."""
    try:
        parsed = httpx.URL(url)
        written = len(str(parsed))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise UserError(f"{_shown(url)} is not a web address ({error}): check it") from None
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise UserError(f"{_shown(url)} is not a web address: use one with http:// or https://")
    if parsed.userinfo:
        raise UserError("a web address with a user's name or password in it is not fetched: leave them out")
    if parsed.port not in _PORTS:
        raise UserError(f"{_shown(url)} names a port of another service: use 80, 443 or one from 1024 on")
    if written > MAX_URL:
        raise UserError(f"{_shown(url)} has more than {MAX_URL:,} characters: use a shorter address")
    return parsed


def _request(
    client: httpx.Client, url: httpx.URL, headers: dict[str, str], limit: _Limit, backend: GuardedBackend
) -> Fetched | _Redirect:
    """What one request gives: an answer, or where to go on."""
    name = _shown(str(url))
    try:
        with client.stream("GET", url, headers=headers) as response:
            if response.next_request:
                return _Redirect(response.next_request.url, response.status_code in _FOR_GOOD)
            unmodified = response.status_code == httpx.codes.NOT_MODIFIED and bool(headers)
            if response.status_code != httpx.codes.OK and not unmodified:
                raise _refusal(name, response)
            content = b"" if unmodified else _body(response, name, limit, backend)
            return Fetched(
                url=str(url),
                status=response.status_code,
                content_type=response.headers.get("content-type", ""),
                content=content,
                etag=response.headers.get("etag"),
                modified=response.headers.get("last-modified"),
                fresh=_fresh(response.headers),
            )
    except httpcore.TimeoutException:
        raise TransientError(f"{name} did not answer in time: try again later") from None
    except (httpx.InvalidURL, httpx.RemoteProtocolError):
        raise UserError(f"{name} is redirected to no web address: use the one it should lead to") from None
    except httpcore.LocalProtocolError as error:
        raise UserError(f"{name} cannot be asked for ({_reason(error)}): check the address") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise TransientError(f"{name} cannot be fetched ({_reason(error)}): try again later") from error


def _fresh(headers: httpx.Headers) -> timedelta | None:
    found = _MAX_AGE.search(headers.get("cache-control", ""))
    return timedelta(seconds=int(found[1])) if found else None


class _Limit(NamedTuple):
    """The most bytes of a body, and whether what is beyond them is cut off rather than refused."""

    size: int
    cut: bool


def _body(response: httpx.Response, name: str, limit: _Limit, backend: GuardedBackend) -> bytes:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise UserError(f"{name} comes packed as {coding[:20]!r}, which was not asked for: use another address")
    inflater = Inflater(name, limit.size, gzip=coding != "deflate") if coding not in {"", "identity"} else None
    content = bytearray()
    sent = 0
    for part in response.iter_raw():
        backend.deadline.left()
        sent += len(part)
        if sent > limit.size:
            if limit.cut and not inflater:
                return bytes(content + part)[: limit.size]
            raise UserError(f"{name} has more than {limit.size:,} bytes, which is more than is read of one address")
        content += inflater.feed(part) if inflater else part
    if inflater and not inflater.whole:
        raise TransientError(f"{name} was cut off: try again later")
    return bytes(content)


def _refusal(name: str, response: httpx.Response) -> Exception:
    status = response.status_code
    said = f"{name} answers {status} {httpx.codes.get_reason_phrase(status)}".rstrip()
    if status == httpx.codes.GONE:
        return GoneError(f"{said}: it was removed for good")
    if status == httpx.codes.NOT_FOUND:
        return MissingError(f"{said}: check the address")
    if status in _LATER or httpx.codes.is_server_error(status):
        return TransientError(f"{said}: try again later", retry_after=retry_after(response.headers))
    return RefusedError(f"{said}: use an address that everybody can open")


def retry_after(headers: httpx.Headers, now: datetime | None = None) -> timedelta | None:
    """How long Retry-After asks to wait, from seconds or a date; None when it does not say (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:10]), _LONGEST))
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    wait = moment - (now or datetime.now(UTC))
    return min(max(wait, timedelta()), timedelta(seconds=_LONGEST))


def _shown(url: str) -> str:
    return url if len(url) <= 200 else url[:200] + "…"  # noqa: PLR2004 - enough to know it by


def _reason(error: Exception) -> str:
    return str(error)[:200] or type(error).__name__
