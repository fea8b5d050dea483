"""JSON Feed (1.0 and 1.1) in the form in which feedparser gives RSS and Atom: one reading serves them all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VERSION = "jsonfeed.org/version/"


def is_json(content: bytes) -> bool:
    """Whether these bytes are JSON rather than XML."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read(content: bytes, url: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the feed at `url` says of itself, and its entries. UserError when it is none, or is cut off."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UserError(
            f"{url} cannot be read as a feed, or was cut off ({_told(error)}): check the address"
        ) from None
    items = found.get("items")  # it began as an object does
    if _VERSION not in _text(found, "version") or not isinstance(items, list):
        raise UserError(f"{url} is not a feed: give the address of its RSS, Atom or JSON Feed")
    feed = {
        "title_detail": _plain(_text(found, "title")),
        "language": _text(found, "language"),
        "link": _text(found, "home_page_url"),
    }
    authors = _names(found)
    return feed, [_entry(item, authors) for item in items if isinstance(item, dict)]


def _entry(item: Mapping[str, Any], authors: list[dict[str, str]]) -> dict[str, Any]:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    contents = [{"value": html, "type": "text/html"}, _plain(text)]
    return {
        "id": _id(item.get("id")),
        "link": _text(item, "url") or _text(item, "external_url"),
        "title_detail": _plain(_text(item, "title")),
        "content": [content for content in contents if content["value"]],
        "summary_detail": _plain(_text(item, "summary")),
        "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"),
        "authors": _names(item) or authors,
    }


def _id(given: object) -> str:
    """Ids should be text; many are numbers, which the standard has be taken for it."""
    return _clean(given) if isinstance(given, str) else str(given) if isinstance(given, int | float) else ""


def _names(of: Mapping[str, Any]) -> list[dict[str, str]]:
    """The authors as 1.1 has them, else the one of 1.0."""
    given = of.get("authors")
    authors: Iterable[Any] = given if isinstance(given, list) else [of.get("author")]
    return [{"name": _text(one, "name")} for one in authors if isinstance(one, dict) and _text(one, "name")]


def _plain(text: str) -> dict[str, str]:
    return {"value": text, "type": "text/plain"}


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    """JSON can write halves of characters, which no text can hold."""
    return text.encode("utf-8", "replace").decode()


def _told(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
