"""RSS that has whole articles, as WordPress exports a site's posts (WXR, by its Tools, Export): each is an article.

    <rss><channel><title>Harbour Post</title>
      <wp:author><wp:author_login>ada</wp:author_login><wp:author_display_name>Ada Moor</…></wp:author>
      <item><title>Ferry shut</title><link>https://…</link><dc:creator>ada</dc:creator>
        <content:encoded><![CDATA[<p>The ferry …]]></content:encoded>
        <wp:post_date>2024-05-13 10:00:00</wp:post_date><wp:status>publish</wp:status>
        <wp:post_type>post</wp:post_type></item> …

Drafts, what has a password, and pages and menus, which are no reports, are left out. Items are read one at a time,
so an export may be of any size.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from knowledge.article import MAX_TEXT, MAX_TITLE, Draft, canonical_line, canonical_url
from knowledge.errors import UserError
from knowledge.readers.days import day
from knowledge.readers.files import mark_of
from knowledge.readers.markup import line_of, text_of
from knowledge.readers.text import named_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

EXPORT = "in WordPress choose Tools, Export, Posts, and add the file that it makes"
"""The cure for what is no such file."""

_TITLE, _CONTENT, _LINK = "title", "{http://purl.org/rss/1.0/modules/content/}encoded", "link"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_TOLD = {_TITLE, _CONTENT, _LINK, _CREATOR} | set(
    "pubDate post_date status post_type post_password author_login author_display_name".split()
)
_WORDPRESS = re.compile(r"\{https?://wordpress\.org/export/[\d.]+/\}")
_NO_POSTS = re.compile(r"page|attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|wp_\w+")
_CHANNEL = ["rss", "channel"]
_ITEM, _PART = 3, 4  # elements from the root on
_AUTHORS = 100_000  # that are known by their names
_CONTROLS = bytes({*range(32)} - {*b"\t\r\n"})  # old exports have them, and no parser takes them
_END = b"</rss"

# What stands in brackets for a program to put something there: whole where that is no text, else its marks alone.
_INSERTED = re.compile(
    r"\[(caption|gallery|playlist|audio|video|embed)\b[^\[\]]{0,2000}\](?:(?:(?!\[\1\b).){0,5000}?\[/\1\])?",
    re.DOTALL,
)
_MARK = re.compile(r"\[[a-z][\w-]{0,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\]]*\"|'[^'\]]*'|[^\s\]\"']+)){1,40}\s*/?\]")
_CLOSED = re.compile(r"\[/([a-z][\w-]{0,40})\]")
_LINE_BREAK = re.compile(r"\r?\n(?![^<>]{0,100}>)")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n(?![^<>]{0,100}>)")
_EMBEDDED = re.compile(r"https?://\S+")


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:  # noqa: ARG001  each has its own title
    """The posts, as they come. UserError when it is no such file, holds none, or is cut short."""
    content = _Bytes(stream)
    site, people, posts = "", dict[str, str](), 0
    last: Draft | None = None  # in a file that is cut short it may be half there
    for item in _items(content, name):
        if "item" not in item:
            site = line_of(item.get(_TITLE, "")) or site
            if len(people) < _AUTHORS and "author_login" in item:
                people[item["author_login"]] = canonical_line(item.get("author_display_name", ""))
            continue
        if last is not None:
            posts += 1
            yield last
        last = _draft(item, site, people)
    if not content.is_whole:
        raise UserError(f"{name} is cut short: copy it again")
    if last is not None:
        yield last
    elif not posts:
        raise UserError(f"{name} holds no published posts with their whole text: {EXPORT}")


class _Bytes:
    """The stream, without control characters; it knows whether the end of the document was in it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._wide: bool | None = None
        self._tail = b""

    def read(self, size: int) -> bytes:
        part = self._stream.read(size)
        if self._wide is None:
            self._wide = (mark_of(part) or "utf-8-sig") != "utf-8-sig"  # each letter has two bytes or more
        part = part if self._wide else part.translate(None, _CONTROLS)
        self._tail = (self._tail + part)[-max(len(part), 1_000) :] if part else self._tail
        return part

    @property
    def is_whole(self) -> bool:
        return bool(self._wide) or _END in self._tail


def _items(content: _Bytes, name: str) -> Iterator[dict[str, str]]:
    """What each child of the channel says: the texts in it by their names, and `item` of one that is an item.

    A child that is nothing but a text has it under its own name. Nothing is kept of what was read.
    """
    path, said = list[str](), dict[str, str]()
    parser = etree.iterparse(
        content, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, recover=True
    )
    with suppress(etree.XMLSyntaxError):  # there is nothing in it
        for event, element in parser:
            if event == "start":
                path.append(element.tag)
                if path != _CHANNEL[: len(path)] and len(path) <= len(_CHANNEL):
                    break
                continue
            named = _WORDPRESS.sub("", element.tag)
            if len(path) == _PART and named in _TOLD:
                said.setdefault(named, _text(element))
            elif len(path) == _ITEM:
                yield said | {named: _text(element)}
                said = {}
            path.pop()
            element.clear()
            while path and element.getprevious() is not None:
                del element.getparent()[0]
        else:
            if parser.root is not None:
                return
    raise UserError(f"{name} is XML, but no export of WordPress: {EXPORT}")


def _text(element: etree._Element) -> str:
    """The text in an element, with entities as they are written."""
    inside = ((child.text or "" if child.tag is etree.Entity else "") + (child.tail or "") for child in element)
    return (element.text or "") + "".join(inside)


def _draft(item: dict[str, str], site: str, people: dict[str, str]) -> Draft | None:
    """The article of an item. None where it is none, or not for everybody."""
    if item.get("status", "publish") != "publish" or item.get("post_password", "").strip():
        return None
    text = _plain(item.get(_CONTENT, ""))[:MAX_TEXT]
    if _NO_POSTS.fullmatch(item.get("post_type", "post")) or not any(map(str.isalnum, text)):
        return None
    creator = canonical_line(item.get(_CREATOR, ""))
    return Draft(
        title=line_of(item.get(_TITLE, ""))[:MAX_TITLE] or named_by(None, text),
        text=text,
        published=_published(item),
        url=_url(item.get(_LINK, "")),
        source=site or None,
        author=people.get(creator, creator) or None,
    )


def _plain(content: str) -> str:
    """The text as the site shows it, which makes paragraphs of its lines."""
    content = _INSERTED.sub("\n\n", content)
    closed = {*_CLOSED.findall(content)}
    if closed:
        content = re.sub(rf"\[/?(?:{'|'.join(map(re.escape, closed))})\b[^\[\]]{{0,2000}}\]", "\n", content)
    content = _MARK.sub("\n", content)
    content = (_BLANK_LINE if "<p" in content else _LINE_BREAK).sub("<br>\n", content)
    lines = text_of(content).split("\n")
    return "\n".join(line for line in lines if not _EMBEDDED.fullmatch(line))


def _published(item: dict[str, str]) -> date | None:
    """The day on which it appeared, by the site's own clock."""
    written = (day(item.get(key, "")) for key in ("post_date", "pubDate"))
    return next(filter(None, written), None)


def _url(written: str) -> str | None:
    with suppress(UserError):
        return canonical_url(written) if written.strip() else None
    return None
