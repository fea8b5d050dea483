"""What a page says of itself in JSON-LD (schema.org), without what it says of others.

Pages list other articles there, the entries of a live blog and comments, often with headlines, days and authors of
their own, and often first: they would be taken for the page's.
"""

from __future__ import annotations

import json
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from knowledge.article import canonical_line
from knowledge.readers.markup import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_TYPE = "application/ld+json"

_NODES = 10_000  # that are looked at
_ARTICLE, _PAGE = re.compile(r"(?:Article|Posting|Report)\Z"), re.compile(r"WebPage\Z")
_LIST = re.compile(r"(?:CollectionPage|SearchResultsPage)\Z")
_FALSE = re.compile(r"(?:https?://schema\.org/)?false\Z", re.IGNORECASE)
_OTHERS = frozenset(
    "itemListElement liveBlogUpdate comment mentions citation isBasedOn hasPart review subjectOf".split()
)
_WRAPPED = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*\Z")


def without_others(tree: HtmlElement) -> None:
    """Leave in the page's JSON-LD what is said of the page and its article. What is no JSON stays as it is."""
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != _TYPE:
            continue
        script.set("type", _TYPE)
        script.text = _WRAPPED.sub("", script.text or "")
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        if _pruned(found):
            script.text = json.dumps(found)


def broken(tree: HtmlElement) -> Iterator[str]:
    """Those of the scripts that are no JSON."""
    return (script for script, found in _read(tree) if found is None)


def nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All that is said to have properties, the outermost first."""
    queue = deque(found for _, found in _read(tree))
    for _ in range(_NODES):
        if not queue:
            break
        node = queue.popleft()
        if isinstance(node, dict):
            yield node
            queue.extend(node.values())
        elif isinstance(node, list):
            queue.extend(node)


def is_article(node: dict[str, Any]) -> bool:
    """Whether a node is an article, of whatever kind."""
    return _is(node, _ARTICLE)


def is_page(node: dict[str, Any]) -> bool:
    """Whether it is the page; what the article stands on may be older."""
    return _is(node, _PAGE)


def in_paragraphs(tree: HtmlElement, text: str) -> str:
    """The text; where it is what the page says here that its article is, in the paragraphs that it has here."""
    told = (node.get("articleBody") for node in nodes(tree) if is_article(node))
    bodies = (unmarked(body) for body in told if isinstance(body, str))
    return next((body for body in bodies if canonical_line(body) == canonical_line(text)), text)


def is_list(tree: HtmlElement) -> bool:
    """Whether the page says that it lists others, and of no article that it is the page's."""
    lists = any(_is(node, _LIST) for node in _outermost(tree))  # within others, it may be what the page is part of
    return lists and not any(map(is_article, nodes(tree)))


def is_for_subscribers(tree: HtmlElement) -> bool:
    """Whether the page says that not all of its article, the outermost, is for everybody."""
    article = next(filter(is_article, nodes(tree)), {})
    return is_false(article.get("isAccessibleForFree"))


def is_false(said: object) -> bool:
    """Whether that is no, in one of the forms that schema.org has for it."""
    return _FALSE.match(str(said)) is not None


def _outermost(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for _, found in _read(tree):
        for node in found if isinstance(found, list) else [found]:
            graph = node.get("@graph") if isinstance(node, dict) else None
            yield from (one for one in (node, *(graph if isinstance(graph, list) else ())) if isinstance(one, dict))


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    given = node.get("@type")
    return any(isinstance(one, str) and kind.search(one) for one in (given if isinstance(given, list) else [given]))


def _read(tree: HtmlElement) -> Iterator[tuple[str, Any]]:
    """Each script and what it says, None where it is no JSON."""
    for script in tree.iterfind(f".//script[@type='{_TYPE}']"):
        try:
            yield script.text or "", json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            yield script.text or "", None


def _pruned(found: Any) -> bool:
    """Whether there was something of others in it, which is not in it any more."""
    changed = False
    waiting = [found]
    for _ in range(_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, dict):
            for key in node.keys() & _OTHERS:
                del node[key]
                changed = True
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return changed
