"""Pages of the web to articles, and what an address is: a page, a feed or a sitemap."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from html.parser import HTMLParser
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from knowledge.article import Draft, Visit, canonical_url
from knowledge.errors import MissingError, RefusedError, UserError
from knowledge.readers import html, kinds, walls
from knowledge.readers.charset import encoding_named, utf8
from knowledge.readers.days import dated
from knowledge.readers.text import lists_addresses
from knowledge.web.inflate import gunzipped
from knowledge.web.sitemap import MAX_BYTES, ROOTS

if TYPE_CHECKING:
    from knowledge.web.fetch import Fetched, Getter

_KINDS: dict[str, kinds.Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
_UNKNOWN = {"", "application/octet-stream", "binary/octet-stream"}
_XML_ROOT = re.compile(  # what stands before the first element is matched in one way alone
    rb"(?>\s*(?:<\?(?>.*?\?>)|<!--(?>.*?-->)|<!DOCTYPE[^>\[]*+>))*+\s*+<(?:[\w.-]{1,40}:)?([\w.-]{1,40})",
    re.DOTALL | re.IGNORECASE,
)
_BEGINNING = 10_000  # bytes of a document in which its first element begins
_HEAD = 300_000  # bytes of a page that its links to feeds are looked for in
_MARK = b"\xef\xbb\xbf"
_LOGIN = re.compile(
    r"/(?:(?:users?|account|auth|wp)[/_-])?(?:log-?in|sign-?in|anmelden|anmeldung)(?:\.\w{2,5})?/?\Z", re.IGNORECASE
)
_FEEDS = frozenset({"rss", "feed", "rdf"})
_JSON_FEED = re.compile(rb'\A\s*+\{.*?"version"\s*+:\s*+"https?:\\?/\\?/jsonfeed\.org\\?/version', re.DOTALL)
_FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json"}


class Content(Enum):
    """What is at an address."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Discovery:
    """What is at an address, as it was fetched, and the feeds that a page names."""

    kind: Content
    fetched: Fetched
    feeds: tuple[str, ...] = ()


def discover(fetcher: Getter, url: str) -> Discovery:
    """What kind of thing is at an address, told by its content. Errors as for fetching it."""
    fetched = fetcher.get(url, limit=MAX_BYTES)
    kind = _kind(fetched)
    names = kind is Content.PAGE and _KINDS.get(fetched.media_type) == "html"
    return Discovery(kind, fetched, _feeds(fetched) if names else ())


def _kind(fetched: Fetched) -> Content:
    beginning = gunzipped(fetched.content, fetched.url, MAX_BYTES)[:_BEGINNING].removeprefix(_MARK)
    root = _XML_ROOT.match(beginning)
    name = root[1].decode("ascii", "replace").lower() if root else ""
    if name in ROOTS or (fetched.media_type == "text/plain" and lists_addresses(beginning.decode("latin-1"))):
        return Content.SITEMAP
    return Content.FEED if name in _FEEDS or _JSON_FEED.search(beginning) else Content.PAGE


def page(fetcher: Getter, url: str) -> Draft:
    """The article at an address. Errors as for fetching it, and UserError when there is none."""
    return article(fetcher.get(url), datetime.now(UTC).date())


def article(fetched: Fetched, today: date) -> Draft:
    """The article in what was fetched today, with the visit.

    Its URL is the canonical one that a page names for itself, else where the redirects ended, without what only
    tracks readers. UserError when it holds none, or is of a kind that cannot be read; MissingError when it leads to
    a front page instead, as addresses do where an article was, RefusedError when to a page for logging in.
    """
    url = canonical_url(fetched.url)
    asked = canonical_url(fetched.asked or url)
    if walls.is_front(url) and not walls.is_front(asked):
        raise MissingError(f"{asked} leads to the front page {url}, and to no article: check the address")
    if _is_login(url) and not _is_login(asked):
        raise RefusedError(f"{asked} leads to the log-in {url}: use an address that everybody can open")
    what = _kind(fetched)
    if what is Content.FEED:
        raise UserError(f"{asked} is a feed: follow it with `dateline feeds add {shlex.quote(asked)}`")
    if what is Content.SITEMAP:
        raise UserError(f"{asked} is a sitemap: take its pages in with `dateline add {shlex.quote(asked)}`")
    visit = Visit(fetched.asked or fetched.url, fetched.etag, fetched.modified, read=True)
    path = PurePosixPath(unquote(urlsplit(url).path))
    kind = _KINDS.get(fetched.media_type)
    if fetched.media_type in _UNKNOWN:
        kind = kinds.SUFFIXES.get(path.suffix.lower())
    if kind in {None, "text"} and fetched.media_type in {*_UNKNOWN, "text/plain"}:  # what is said of all is no type
        told = kinds.kind_of(fetched.content[:_BEGINNING])
        kind = told if told in {"html", "pdf", "word"} else kind
    if kind == "html":
        return dated(replace(html.page(_text(fetched), url), visit=visit, fetched=True), today)
    if kind is None or kind not in _KINDS.values():
        raise UserError(
            f"{url} is of a kind that cannot be read ({fetched.media_type or 'no type'}): use the address of a page"
        )
    draft = next(kinds.reader(kind)(BytesIO(fetched.content), url, path.stem))
    return dated(replace(draft, url=draft.url or url, visit=visit, fetched=True), today)


def _is_login(url: str) -> bool:
    return _LOGIN.search(urlsplit(url).path) is not None


def _text(fetched: Fetched) -> str | bytes:
    """The page by the encoding that it was sent with, which goes before what it says itself.

    UTF-8 that is sent as something else is common, and other text is never UTF-8 by accident.
    """
    content = fetched.content
    encoding = encoding_named(fetched.charset or "utf-8")
    if encoding and utf8(content) is None:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content


def _feeds(fetched: Fetched) -> tuple[str, ...]:
    links = _Links()
    links.feed(fetched.content[:_HEAD].decode(errors="replace"))
    found = []
    for link in links.found:
        try:
            found.append(canonical_url(urljoin(fetched.url, link)))
        except (UserError, ValueError):
            continue
    return tuple(dict.fromkeys(found))


class _Links(HTMLParser):
    """Collects a page's links to its feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        alternate = "alternate" in given.get("rel", "").lower().split()
        if tag == "link" and alternate and given.get("type", "").lower() in _FEED_TYPES and given.get("href"):
            self.found.append(given["href"])
