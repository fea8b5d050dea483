"""OPML 2.0: a list of feeds in folders, as feed readers exchange it (opml.org/spec2.opml).

What a list calls a feed is for its reader to see, and no outlet's name. One that was named here stands in an
attribute of ours, which others pass over.
"""

from __future__ import annotations

import email.utils
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from knowledge.article import canonical_line
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MAX_BYTES = 5_000_000

_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_STRAY = re.compile(rb"&(?!#?\w{1,31};)")
_BY_READERS = "feed:"
"""A scheme that feed readers made up: `feed://host/…` and `feed:https://host/…`."""
_OURS = "urn:dateline:opml"
_SOURCE = f"{{{_OURS}}}source"
ET.register_namespace("dateline", _OURS)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed on the list: its address as written, its name, and the folders that it is in, the outermost first.

    `source` is the outlet of all its articles, where somebody named one.
    """

    address: str
    title: str
    folder: tuple[str, ...] = ()
    source: str | None = None


def read(content: bytes, name: str) -> list[Subscription]:
    """The feeds that an OPML file lists, each once. UserError when it has none; that calls the file `name`."""
    if len(content) > MAX_BYTES:
        raise UserError(f"{name} has more than {MAX_BYTES // 1_000_000} MB: split the list")
    try:
        root = _root(content)
    except (ET.ParseError, ValueError, LookupError) as error:  # defusedxml's refusals are ValueErrors
        raise UserError(f"{name} is not OPML ({error}): export the list of feeds again") from None
    body = next((part for part in root if _tag(part) == "body"), None)
    if _tag(root) != "opml" or body is None:
        raise UserError(f"{name} is not OPML but <{_tag(root)[:40]}>: give the list of feeds that a reader exports")
    found: dict[str, Subscription] = {}
    waiting: list[tuple[ET.Element, tuple[str, ...]]] = [(body, ())]
    while waiting:
        element, folder = waiting.pop()
        given = {key.lower(): canonical_line(value) for key, value in element.attrib.items()}
        address, title = _address(given.get("xmlurl", "")), given.get("text") or given.get("title") or ""
        if address:
            category = given.get("category", "").split(",")[0]
            path = folder or tuple(part for part in category.split("/") if part)
            found.setdefault(address, Subscription(address, title, path, given.get(_SOURCE) or None))
        elif title:
            folder = (*folder, title)
        waiting += [(part, folder) for part in reversed(element) if _tag(part) == "outline"]
    if not found:
        raise UserError(f"{name} lists no feeds: each is an <outline> with an xmlUrl")
    return list(found.values())


def _root(content: bytes) -> ET.Element:
    """The list's XML; some write the addresses in it with a bare &."""
    try:
        root: ET.Element = fromstring(content)
    except ET.ParseError:
        root = fromstring(_STRAY.sub(b"&amp;", content))
    return root


def written(subscriptions: Iterable[Subscription], made: datetime) -> bytes:
    """The list as an OPML file, each folder once, in the order given."""
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = "Feeds of Dateline"
    ET.SubElement(head, "dateCreated").text = email.utils.format_datetime(made)
    folders: dict[tuple[str, ...], ET.Element] = {(): ET.SubElement(root, "body")}
    for one in subscriptions:
        for depth in range(1, len(one.folder) + 1):
            path = one.folder[:depth]
            if path not in folders:
                folders[path] = ET.SubElement(folders[path[:-1]], "outline", text=_xml(path[-1]))
        title = _xml(one.title or one.address)
        given = {"type": "rss", "text": title, "title": title, "xmlUrl": _xml(one.address)}
        if one.source:
            given[_SOURCE] = _xml(one.source)
        ET.SubElement(folders[one.folder], "outline", given)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _address(given: str) -> str:
    if not given.lower().startswith(_BY_READERS):
        return given
    rest = given[len(_BY_READERS) :]
    return f"https:{rest}" if rest.startswith("//") else rest


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
