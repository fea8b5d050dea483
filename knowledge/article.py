"""Articles and passages: frozen, with ids that are hashes of content and offsets in code points."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from knowledge.errors import UserError

if TYPE_CHECKING:
    from datetime import date, datetime

ID_HEX = 16
"""Hexadecimal digits of a short id: 64 bits, so that a million items collide with probability 3e-8."""

# Code points that an article may have.
MAX_ID = 200
MAX_TITLE = 1000
MAX_TEXT = 5_000_000

_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid)$", re.IGNORECASE)
_NOT_IN_URL = re.compile(r"[\s<>\"\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ROUTE = re.compile(r"!/?[^/]|/[^/]")
# Everything that Unicode or old systems call the end of a line or paragraph.
_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
# They stand within words: soft hyphens, which say where one may be broken, and what forbids it there.
_UNSEEN = re.compile("[\u00ad\u2060\ufeff]")
# Telegram drops these from messages without a word: directions of writing, and three marks above and below letters.
_UNSENT = re.compile("[\u202a-\u202e\u030a\u0333\u033f]")
_UNSENT_MARKS = ("\u030a", "\u0333", "\u033f")  # those of them that can be printed
_EMPTY_LINES = re.compile("\n\n+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CITATION = re.compile(r"([0-9a-f]{16})\.(\d{1,9})\.(\d{1,9})", re.ASCII)

_CITATION_INSIDE = re.compile(rf"(?<![\w.]){_CITATION.pattern}(?!\w|\.\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page of the web was left: the address that was asked for, and its validators (RFC 9110, 8.8).

    By `etag` and `modified`, Last-Modified as it was sent, the page can be asked whether it has changed. `source`
    is the outlet that was named for it, where whoever took it in named one. `read`: the article has its text from
    there.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    source: str | None = None
    read: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader hands it in, before the Library has given it its ids.

    `visit` tells of the page that it was read from or that shows it, where there is one to be asked again.
    `from_file`: it is from a file that somebody added, which may be older than what is stored. A page, a feed or a
    watched folder is what it is now. `fetched`: it was asked for by the address of its page, and says itself what
    its outlet is called. `partly`: it may be the beginning alone, since the rest is not for everybody. `known_as`
    is the article that the same place of an origin brought before, such as a file of a folder or an entry of a
    feed. `to_come` is the day that it gives where that is yet to come, so that it has none, which somebody should
    be told.
    """

    title: str
    text: str
    published: date | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    language: str | None = None
    id: str | None = None
    visit: Visit | None = None
    from_file: bool = False
    fetched: bool = False
    partly: bool = False
    known_as: str | None = None
    to_come: date | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is stored. `text` is canonical and never altered after; all offsets count into it."""

    id: str
    revision: str
    title: str
    text: str
    published: date | None
    url: str | None
    source: str | None
    author: str | None
    language: str | None
    added: datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article, `article.text[start:end]`, that is searched as one. `id` has 63 bits."""

    id: int
    article_id: str
    revision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """What a quote points to: a stretch of one revision, whatever becomes of the article or the passages."""

    revision: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.revision[:ID_HEX]}.{self.start}.{self.end}"

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read `revision16.start.end`. UserError when it has another form."""
        match = _CITATION.fullmatch(text.strip().lower())
        if match is None or int(match[2]) >= int(match[3]):
            raise UserError(
                f"{text[:60]!r} is not a citation: copy it whole from an answer, like 0123456789abcdef.120.245"
            )
        return cls(match[1], int(match[2]), int(match[3]))

    @classmethod
    def all_in(cls, text: str) -> tuple[Citation, ...]:
        """The citations that stand in a text by themselves, such as in brackets, each once, in order."""
        found = (cls(match[1], int(match[2]), int(match[3])) for match in _CITATION_INSIDE.finditer(text.lower()))
        return tuple(dict.fromkeys(citation for citation in found if citation.start < citation.end))


def canonical_line(text: str) -> str:
    """One line: NFC, no control characters, single spaces."""
    return canonical_text(text).replace("\n", " ")


def canonical_text(text: str) -> str:
    """The text that is stored and quoted: NFC, one line break a paragraph break, single spaces.

    Control characters go, because no chat shows them and Telegram would change them, and a quote must stay
    what was stored, character by character. Soft hyphens go too: no word with one would be found. A lone
    surrogate, which no encoding can carry, becomes U+FFFD.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")  # as most titles and names are
    tidy = _EMPTY_LINES.sub("\n", text).strip("\n ")
    if _is_canonical(tidy):
        return tidy
    text = _UNSEEN.sub("", _SURROGATES.sub("\ufffd", text))
    text = _CONTROLS.sub(" ", _LINE_BREAK.sub("\n", text))
    # Composed first: the ring of "a" + U+030A stays, as part of "å".
    text = unicodedata.normalize("NFC", _UNSENT.sub("", unicodedata.normalize("NFC", text)))
    kept = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in kept if line)


def _is_canonical(text: str) -> bool:
    """Whether the text without empty lines is plainly canonical: that is seen ten times as fast as it is made."""
    line = text.replace("\n", " ")
    return (
        line.isprintable()  # no controls, no lone surrogates, no spaces but the plain one
        and "  " not in line
        and (
            text.isascii()
            or (unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in _UNSENT_MARKS))
        )
    )


@lru_cache(1_000)
def canonical_url(url: str) -> str:
    """The URL without what differs between two links to one page: case of the host, trackers, anchor.

    A fragment that is a route (`#/article/17`, `#!article/17`) names another page, and stays. The rest of it stays
    as it was written, since it must still open the page. UserError when it is not an http or https URL.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError as error:
        raise UserError(f"{url[:100]!r} is not a URL ({error}): use https://… or leave it out") from None
    if parts.scheme.lower() not in {"http", "https"} or not host or _NOT_IN_URL.search(url):
        raise UserError(f"{url[:100]!r} is not a web address: use http://… or https://… or leave it out")
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = f"{host}:{port}"
    return urlunsplit(
        (parts.scheme.lower(), host, parts.path or "/", _untracked(parts.query), _route(parts.fragment))
    )


def _untracked(query: str) -> str:
    return "&".join(p for p in query.split("&") if not _TRACKING.match(p.partition("=")[0]))


def _route(fragment: str) -> str:
    """The fragment where it is a route that a script of the page follows; empty where it is a place on the page."""
    path, _, query = fragment.partition(":~:")[0].partition("?")  # what a browser looks for, it tells no script
    query = _untracked(query)
    route = f"{path}?{query}" if query else path
    return route if _ROUTE.match(route) else ""


def digest(*parts: str) -> str:
    """SHA-256 in hexadecimal over the parts, with their lengths, so that no two lists share one."""
    joined = b"".join(b"%d:" % len(raw) + raw for raw in (part.encode("utf-8") for part in parts))
    return hashlib.sha256(joined).hexdigest()


@lru_cache(1_000)
def of_link(link: str) -> str:
    """What the ids of articles begin with that have not this page to themselves, such as entries of feeds."""
    return digest("link", link)[:ID_HEX]


def id_of_entry(link: str, key: str) -> str:
    """The id of such an article, which `key` tells from the others there."""
    return f"{of_link(link)}-{digest('entry', key)[:ID_HEX]}"


def revision_of(title: str, text: str) -> str:
    """The revision: a hash of the content, which is the title and the text."""
    return digest("revision", title, text)


def passage_id(revision: str, start: int, end: int) -> int:
    """The passage's id: 63 bits of a hash, so that it fits a signed integer everywhere."""
    return int(digest("passage", revision, str(start), str(end))[:ID_HEX], 16) >> 1
