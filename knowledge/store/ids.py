"""The ids of articles that are given none, and what an id says of its article."""

from __future__ import annotations

import re

from knowledge.article import ID_HEX, digest, of_link

# Such as t.me/c/123/5 or https://news.example/17: it is given by the web, not counted by an outlet.
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}/\S")
_ENTRY = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}", re.ASCII)


def id_of_url(url: str) -> str:
    """The id of an article at this canonical URL that is given none."""
    return digest("url", url)[:ID_HEX]


def id_of_outlet(outlet: str, article_id: str) -> str:
    """The id of an outlet's article whose own id an article of another outlet has."""
    own = digest("outlet", outlet, article_id)[:ID_HEX]
    return f"{article_id[:ID_HEX]}-{own}" if _ENTRY.fullmatch(article_id) else own


def is_entry(article_id: str, url: str | None) -> bool:
    """Whether it is the id of such an entry, as it is made or as it was once made."""
    return bool(_ENTRY.fullmatch(article_id)) or (url is not None and article_id.startswith(of_link(url)))


def is_address(article_id: str) -> bool:
    """Whether the web gave the id: no outlet counted it."""
    return _ADDRESS.match(article_id) is not None
