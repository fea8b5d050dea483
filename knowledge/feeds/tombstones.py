"""What an Atom feed says was deleted (RFC 6721): entries that its site has taken back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from knowledge.article import canonical_line
from knowledge.feeds import moments

if TYPE_CHECKING:
    from datetime import datetime

_NAMESPACE = "http://purl.org/atompub/tombstones/1.0"


def deleted(content: bytes, url: str) -> dict[str, datetime | None]:
    """The ids of the deleted entries of the feed at `url`, and when that was, where it says so."""
    if _NAMESPACE.encode() not in content:
        return {}
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found: dict[str, datetime | None] = {}
    for element in () if root is None else root.iter(f"{{{_NAMESPACE}}}deleted-entry"):
        with suppress(ValueError):  # half a character, which the parser lets pass; an address that is none
            if ref := canonical_line(element.get("ref", "")):
                found[urljoin(url, ref)] = moments.written(element.get("when"))
    return found
