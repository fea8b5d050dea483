"""Sitemaps: the pages of a site as it lists them itself (sitemaps.org), and as news sites do for what is new.

A list may be packed, may be plain text with an address a line, and may list further lists. XML is read without
entities, a piece at a time, with limits on its size, depth and number.
"""

from __future__ import annotations

import re
import xml.sax
import xml.sax.handler
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import defusedxml.sax

from knowledge.article import MAX_TITLE, canonical_line, canonical_url
from knowledge.errors import DatelineError, UserError
from knowledge.web.fetch import MAX_URL, Fetched, Getter
from knowledge.web.inflate import gunzipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

MAX_PAGES = 50_000
MAX_SITEMAPS = 500
MAX_DEPTH = 3
"""An index of sitemaps may list indexes, which list sitemaps."""
MAX_BYTES = 50_000_000
"""Of one sitemap, packed and unpacked: what the protocol allows."""

ROOTS = frozenset({"urlset", "sitemapindex"})

_PIECE = 1 << 20
_ELEMENTS = 40 * MAX_PAGES
_TOLD = {("loc",), ("lastmod",), ("news", "publication_date"), ("news", "publication", "name")}
_NESTED = 12  # elements within each other; videos and translations take five


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page that a sitemap lists, or a further sitemap (`part`), and when it was last changed, as it says.

    Those for news say of a page on which day it was published, and by which outlet.
    """

    url: str
    lastmod: datetime | None = None
    part: bool = False
    published: date | None = None
    source: str | None = None


def sitemap(
    fetcher: Getter,
    url: str,
    *,
    first: Fetched | None = None,
    failed: Callable[[DatelineError], None] | None = None,
) -> Iterator[SitemapEntry]:
    """The pages that a sitemap and those in it list, each once, in their order.

    `first` is what `url` answered, where that was fetched already. A sitemap in it that cannot be had or read is
    told to `failed`, and the others are read; without `failed` its error is raised. So is UserError when `url` is
    none itself, and, after the last page within them, when it goes beyond the limits.
    """
    ahead, known = [(url, 1)], {url}
    pages: set[str] = set()
    while ahead:
        place, depth = ahead.pop()
        parts = []
        try:
            for entry in parse(first or fetcher.get(place, limit=MAX_BYTES)):
                if entry.part:
                    parts.append(entry.url)
                elif entry.url not in pages:
                    pages.add(entry.url)
                    _bound(len(pages) <= MAX_PAGES, f"{url} lists more than {MAX_PAGES:,} pages")
                    yield entry
        except _TooMuchError:
            raise
        except DatelineError as error:
            if failed is None or place == url:
                raise
            failed(error)
        first = None
        new = [part for part in dict.fromkeys(parts) if part not in known]
        known.update(new)
        _bound(not new or depth < MAX_DEPTH, f"{url} lists sitemaps more than {MAX_DEPTH} deep")
        _bound(len(known) <= MAX_SITEMAPS, f"{url} lists more than {MAX_SITEMAPS} sitemaps")
        ahead += [(part, depth + 1) for part in reversed(new)]


def parse(fetched: Fetched) -> Iterator[SitemapEntry]:
    """What one sitemap lists. UserError where it is not one, after what could be read of it."""
    name = fetched.url
    content = gunzipped(fetched.content, name, MAX_BYTES)
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")  # which parsers take for no XML
    if content[:4].lower() == b"http":
        lines = (line[0].decode(errors="replace") for line in re.finditer(rb"\S+", content))
        yield from filter(None, (_entry(name, {"loc": line}) for line in lines))
        return
    handler = _Handler(name)
    parser = defusedxml.sax.make_parser()
    parser.setContentHandler(handler)
    try:
        for start in range(0, max(len(content), 1), _PIECE):
            before = handler.events
            parser.feed(content[start : start + _PIECE])
            yield from handler.taken()
            if handler.events == before and start:
                raise xml.sax.SAXException("too large an element")  # noqa: TRY301 - told like what the parser finds
        parser.close()
    except (xml.sax.SAXException, ValueError, LookupError) as error:
        yield from handler.taken()
        reason = error.getMessage() if isinstance(error, xml.sax.SAXException) else type(error).__name__
        raise UserError(f"{name} is not a sitemap, or a damaged one ({reason}): check the address") from None
    yield from handler.taken()


class _TooMuchError(UserError):
    """Limits hold for all sitemaps together, so that no part of them is left out for one."""


def _bound(holds: bool, what: str) -> None:  # noqa: FBT001 - like assert
    if not holds:
        raise _TooMuchError(f"{what}: add the sitemaps in it singly")


class _Handler(xml.sax.handler.ContentHandler):
    """Takes the entries out of the elements as they come; holds the text of one at most."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self._path: list[str] = []
        self._elements = 0
        self.events = 0
        self._text: str | None = None
        self._told: dict[str, str] = {}
        self._entries: list[SitemapEntry] = []

    def taken(self) -> list[SitemapEntry]:
        """The entries since the last call."""
        entries, self._entries = self._entries, []
        return entries

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: ARG002, N802 - SAX names it
        self._path.append(name.rpartition(":")[2])
        self.events += 1
        self._elements += 1
        if len(self._path) > _NESTED or self._elements > _ELEMENTS:
            raise xml.sax.SAXException("too many elements")
        match self._path:
            case [root] if root not in ROOTS:
                raise xml.sax.SAXException(f"it begins with <{root[:40]}>")
            case [_, _]:
                self._told = {}
            case [_, _, *within] if tuple(within) in _TOLD:
                self._text = ""

    def characters(self, content: str) -> None:
        self.events += 1
        if self._text is not None and len(self._text) <= MAX_URL:
            self._text += content

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - SAX names it
        match self._path:
            case [_, _, *within] if tuple(within) in _TOLD:
                self._told[within[-1]] = canonical_line(self._text or "")
            case ["urlset", "url"] | ["sitemapindex", "sitemap"]:
                entry = _entry(self._base, self._told, part=self._path[0] == "sitemapindex")
                self._entries += [entry] if entry else []
        self._text = None
        self._path.pop()


def _entry(base: str, told: Mapping[str, str], *, part: bool = False) -> SitemapEntry | None:
    """What is listed; None where it cannot be fetched."""
    written = told.get("loc", "")
    try:
        url = urljoin(base, written)
        canonical_url(url)
    except (UserError, ValueError):
        return None
    if not written or len(url) > MAX_URL:
        return None
    published = _moment(told.get("publication_date", ""))
    day = published.date() if published else None  # where it was written
    return SitemapEntry(url, _moment(told.get("lastmod", "")), part, day, told.get("name", "")[:MAX_TITLE] or None)


def _moment(written: str) -> datetime | None:
    """The moment in W3C's form; a day is its beginning."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
