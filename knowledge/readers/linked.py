"""What a page says of itself in JSON-LD (schema.org), without what it says of others.

Pages list other articles there, the entries of a live blog and comments, often with headlines, days and authors of
their own, and often first: they would be taken for the page's.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TYPE = "application/ld+json"

_NODES = 10_000  # of a script that are looked at
_OTHERS = frozenset(
    "itemListElement liveBlogUpdate comment mentions citation isBasedOn hasPart review subjectOf".split()
)
_WRAPPED = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*\Z")


def without_others(tree: HtmlElement) -> None:
    """Leave in the page's JSON-LD what is said of the page and its article. What is no JSON stays as it is."""
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != TYPE:
            continue
        script.set("type", TYPE)
        script.text = _WRAPPED.sub("", script.text or "")
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        if _pruned(found):
            script.text = json.dumps(found)


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
