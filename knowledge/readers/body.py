"""Where a page has its text, for a page whose elements do not say so by their names.

Of such a page trafilatura takes the paragraphs and tables one by one, and loses what stands between them: the
headings and lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from trafilatura.xpaths import BODY_XPATH

from knowledge.article import canonical_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = 40  # code points: shorter paragraphs are bylines, captions and notices
_NAMED = ("div", "section")


def mark(tree: HtmlElement) -> bool:
    """Name the innermost element that has all paragraphs of prose, where none is named; whether that was done."""
    if any(expression(tree) for expression in BODY_XPATH):
        return False
    prose = [p for p in tree.iter("p") if len(canonical_line("".join(p.itertext()))) >= _PROSE]
    if not prose:
        return False
    around = [element for element in prose[0].iterancestors() if element.tag not in {"html", "p"}]
    for paragraph in prose[1:]:
        others = set(paragraph.iterancestors())
        around = [element for element in around if element in others]
    for element in around[:1]:
        _named(element).set("itemprop", "articleBody")
    return bool(around)


def _named(element: HtmlElement) -> HtmlElement:
    """The element, or one with all that is in it where it is of a kind that is not looked at, such as a cell."""
    if element.tag in _NAMED:
        return element
    within = etree.Element("div")
    within.text, element.text = element.text, None
    within.extend(list(element))
    element.append(within)
    return within
