"""The bytes of a feed to its entries: RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed, as well formed as feeds are.

feedparser is given bytes that were fetched, and never fetches: it gets a stream, since it opens what looks like a
path or an address. It reads on after broken XML with a parser of its own; what it makes of it is taken, since a
feed with a stray & would be lost otherwise. Of one that was cut off, the entries are taken that are there whole.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import feedparser

from knowledge.article import MAX_TITLE, canonical_line, canonical_text, canonical_url, digest
from knowledge.errors import UserError
from knowledge.feeds import jsonfeed, moments, pace, teasers, tombstones
from knowledge.readers.charset import declared_in, encoding_named, replaced, utf8
from knowledge.readers.encoding import encoding_of
from knowledge.readers.files import mark_of
from knowledge.readers.markup import line_of, text_of, unmarked
from knowledge.web.inflate import gunzipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime, timedelta

MAX_BYTES = 5_000_000
"""Of a feed. Those of newsrooms have 10 to 500 kB; feedparser takes a second for 5 MB, three where it is broken."""
MAX_TAGS = 150_000
"""In a feed, with those of HTML: feedparser takes a tenth of a millisecond for each, and more in broken XML."""
MAX_ENTRIES = 2_000
"""That are read of one feed, from its top, where the newest are."""

_WHOLE = ("yandex_full-text", "turbo_content")  # elements of their own, in which Russian sites have the whole text

_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=")
_STRAY = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#?\w{1,31};)", re.DOTALL)
_NO_LINK = re.compile(rb"<guid\b[^>]{0,200}>(?=\s*(?:<!\[CDATA\[\s*)?(?!https?:|[/<])[^\s<])", re.IGNORECASE)
_CAPTION = re.compile(rb"(</?media:)description\b")
_SAMPLE = 100_000
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)\b[^>]*>", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ENTRY_END = re.compile(rb"</(?:[\w.-]{1,40}:)?(?:item|entry)\s*>", re.IGNORECASE)
_TAIL = 20_000  # bytes in which the end is looked for: servers write below it what they like
_FOREIGN = re.compile(rb"(?<=>)[^<>]*[\x80-\xff][^<>]*")  # what stands between two tags and is not ASCII
_ADDRESS = re.compile(r"[(<]?[^\s()<>]+@[^\s()<>]+[)>]?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?![a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article.

    `key` knows it again: see `_keyed`. `stamp` tells one state of it from another, link and authors included.
    `text` is what the feed has of it; `teaser` says that this is likely not all. `moment` is when it appeared, in
    the feed's own time zone.
    """

    key: str
    stamp: str
    title: str
    text: str
    teaser: bool
    link: str | None
    moment: datetime | None
    author: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was once: its name, its language as it says, how long it wants to be left alone, its entries.

    `deleted` are the keys of entries that it says are no more. `cut`: it ends before its end. `site` is the address
    of the site that it says it is of.
    """

    title: str
    language: str | None
    wish: timedelta | None
    entries: tuple[Entry, ...]
    deleted: frozenset[str] = frozenset()
    cut: bool = False
    site: str | None = None


def parse(content: bytes, url: str, now: datetime, charset: str | None = None) -> Feed:
    """The feed that was found at `url`, in the encoding `charset` as the server says. UserError when it is none.

    It may be a packed file, which some servers do not say.
    """
    content = gunzipped(content, url, MAX_BYTES)
    if len(content) > MAX_BYTES:
        raise UserError(f"{url} has more than {MAX_BYTES // 1_000_000} MB, which is more than is read of a feed")
    if content.count(b"<") > MAX_TAGS:
        raise UserError(f"{url} has more than {MAX_TAGS:,} tags, which is more than is read of a feed")
    content, encoding = _encoded(content, url, charset)
    if jsonfeed.is_json(content):
        return _feed(*jsonfeed.read(content, url), url, now)
    content = _tidied(content)
    end = _last_whole(content)
    about, raw = _read(content[:end], url, encoding)
    return _feed(about, raw, url, now, tombstones.deleted(content, url), cut=end is not None)


def _tidied(content: bytes) -> bytes:
    """The XML without what feedparser makes other words of.

    For AT&T it has "AT&T;", what a picture shows is to it what the article says, and an entry's number an address.
    """
    if mark_of(content):  # each letter has two bytes or more
        return content
    content = _CAPTION.sub(rb"\1caption", content)
    content = _NO_LINK.sub(rb'<guid isPermaLink="false">', content)
    return _STRAY.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], content)


def _last_whole(content: bytes) -> int | None:
    """Where the last entry ends that is there whole, in content that ends before its root does; None in other."""
    root = _ROOT.search(content[:_SAMPLE])
    if root is None or root[0].endswith(b"/>") or _END.search(content[-_TAIL:]):
        return None
    return max((found.end() for found in _ENTRY_END.finditer(content)), default=root.end())


def _read(content: bytes, url: str, encoding: str | None) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    """What an RSS or Atom feed says of itself, and its entries."""
    kind = f"application/xml; charset={encoding}" if encoding else "application/xml"
    headers = {"content-location": url, "content-type": kind}
    try:
        found = feedparser.parse(
            io.BytesIO(content), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:  # whatever broken bytes do to it
        raise UserError(f"{url} cannot be read as a feed ({type(error).__name__}): check the address") from error
    if not found.get("version") and not found.entries:
        raise UserError(f"{url} is not a feed: give the address of its RSS, Atom or JSON Feed")
    return found.feed, [dict(entry) for entry in found.entries]  # feedparser's own dicts make up keys


def _feed(
    about: Mapping[str, Any],
    raw: Sequence[dict[str, Any]],
    url: str,
    now: datetime,
    deleted: Mapping[str, datetime | None] = MappingProxyType({}),
    *,
    cut: bool = False,
) -> Feed:
    """The feed of these entries, without those that were `deleted` and did not come back since."""
    found = [(each, _entry(each, url, now)) for each in raw[:MAX_ENTRIES]]
    entries: dict[str, Entry] = {}
    for (each, _), entry in zip(found, _keyed([entry for _, entry in found]), strict=True):
        if (entry.text or entry.link) and not (entry.key in deleted and _before(each, deleted[entry.key])):
            entries.setdefault(entry.key, entry)  # the first is the newest
    language = _LANGUAGE.match(_text(about, "language"))
    return Feed(
        title=_line(about, "title"),
        language=language[0].lower() if language else None,
        wish=pace.wish(about),
        entries=tuple(entries.values()),
        deleted=frozenset(deleted.keys() - entries.keys()),
        cut=cut,
        site=_link(about, url),
    )


def _keyed(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, whose keys are their guids, each with a key of its own.

    That is the guid, where no other entry has that too, else the link, else the title under that link. Guids that
    count the entries from the top on say where each stands now, and not which one it is.
    """
    guids = Counter(entry.key for entry in entries)
    links = Counter(entry.link for entry in entries)
    titles = Counter((entry.link, entry.title) for entry in entries)
    counted = _are_counted([entry.key for entry in entries])
    for entry in entries:
        guid = "" if counted else entry.key
        key = guid if guids[guid] == 1 else ""
        if not key and entry.link and links[entry.link] == 1:
            key = entry.link
        if not key and entry.title and (guid or titles[entry.link, entry.title] == 1):
            key = digest("entry", entry.link or "", entry.title)
        yield replace(entry, key=key or digest("entry", entry.title, entry.text))


def _are_counted(guids: Sequence[str]) -> bool:
    return len(guids) > 1 and any(guids == [str(first + i) for i in range(len(guids))] for first in (0, 1))


def _before(raw: Mapping[str, Any], deleted: datetime | None) -> bool:
    """Whether an entry is from before it was deleted, as far as the feed says."""
    updated = moments.written(raw.get("updated"), raw.get("updated_parsed"))
    return updated is None or deleted is None or updated <= deleted


def _encoded(content: bytes, url: str, charset: str | None) -> tuple[bytes, str | None]:
    """The feed and how it is encoded, which is None where the XML is to be asked.

    By the standard (RFC 7303) the server's word counts for more than that of the XML; servers say the same of all
    that they send, so here it is the other way round. What is UTF-8 by its bytes is, whatever is said of it. Where
    nothing is said, or UTF-8, the letters tell.
    """
    text = utf8(content)
    if text is not None:
        return text.encode(), "utf-8"
    if mark_of(content):
        return content, None
    declared = declared_in(content) if _DECLARED.match(content) else None
    said = encoding_named(charset) if charset else None
    named = declared if declared not in {None, "utf-8"} else said if said != "utf-8" else None
    for encoding in _likely(content, named):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding).encode(), "utf-8"
    return replaced(content, url, named or "utf-8").encode(), "utf-8"


def _likely(content: bytes, named: str | None) -> Iterator[str]:
    """The encoding that is named, then the one that the letters look like."""
    yield from filter(None, [named])
    yield from filter(None, [encoding_of(b" ".join(_FOREIGN.findall(content[:_SAMPLE])))])


def _entry(raw: Mapping[str, Any], url: str, now: datetime) -> Entry:
    """The entry as it is written, with its guid for its key."""
    title = _line(raw, "title")
    contents = [_plain(each) for each in raw.get("content", ()) if _is_text(each)]
    content = max((*contents, *(canonical_text(unmarked(_text(raw, name))) for name in _WHOLE)), key=len)
    summary = _plain(raw.get("summary_detail", {}))  # without that, feedparser has put the content there
    text = max(content, summary, key=len) or text_of(_text(raw, "media_caption"))  # a film may have nothing else
    link = _link(raw, url)
    author = _author(raw)
    said = digest("entry", title, text, _text(raw, "updated"))[:16]
    place = (link or "").partition("?")[0]  # some sites make up a query whenever they are asked
    moment = moments.moment(raw, now)
    dated = "" if moment else "-undated"  # as it is before the day that it gives; some make up a date at each look
    return Entry(
        key=canonical_line(_text(raw, "id")),
        stamp=f"{said}-{digest('of', place, author or '')[:16]}{dated}",
        title=title,
        text=teasers.without_invitation(text),
        teaser=link is not None and teasers.is_teaser(content, summary),
        link=link,
        moment=moment,
        author=author,
        source=_line(raw.get("source") or {}, "title") or None,
    )


def _is_text(content: Mapping[str, Any]) -> bool:
    """Atom's content may be a picture."""
    kind = str(content.get("type", "")).lower()
    return kind.startswith("text/") or kind.endswith(("html", "html+xml")) or not kind


def _plain(detail: Mapping[str, Any]) -> str:
    """The text of an element. What feedparser takes for plain stays as it is: `1 < 2` is no markup."""
    value = _text(detail, "value")
    if "plain" in str(detail.get("type", "")):
        return canonical_text(value)
    return text_of(value) if "<" in value else unmarked(text_of(value))  # some write the signs of markup twice


def _line(raw: Mapping[str, Any], name: str) -> str:
    detail = raw.get(f"{name}_detail")
    shown = _plain(detail) if isinstance(detail, dict) else line_of(_text(raw, name))
    return canonical_line(shown)[:MAX_TITLE].rstrip()


def _link(raw: Mapping[str, Any], url: str) -> str | None:
    """The own address of an article or a site: before a feed's proxy, resolved, only one that a browser opens."""
    for name in ("feedburner_origlink", "link"):
        written = _text(raw, name).strip()
        if not written:
            continue
        try:
            return canonical_url(urljoin(url, written))
        except (UserError, ValueError):
            continue
    return None


def _author(raw: Mapping[str, Any]) -> str | None:
    """The names of the authors. RSS's own element has an address there, with the name in brackets if at all."""
    names = [line_of(_text(each, "name")) for each in raw.get("authors", ())]
    last = _text(raw, "author")
    if _ADDRESS.search(last):  # feedparser knows no top-level domains of more than four letters
        names[-1:] = [line_of(_ADDRESS.sub(" ", last)).strip("() ")]
    return ", ".join(dict.fromkeys(filter(None, names)))[:200] or None


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""
