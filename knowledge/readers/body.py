"""Where a page has its text, for a page whose elements do not say so by their names.

Of such a page trafilatura takes the paragraphs and tables one by one, and loses what stands between them: the
headings and lists. What a table has in one cell it makes one line, also where the table only places the text.
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
_HOLDERS = ("p", "div", "td", "section", "center", "font", "body", "main")
_CELLS = ("tbody", "thead", "tfoot", "tr", "td", "th")


def unwrap(tree: HtmlElement) -> None:
    """Make other elements of tables that only place the text: with tables in them, headings or long paragraphs."""
    for table in [*tree.iter("table")]:
        prose = (_is_prose("".join(p.itertext())) for p in table.iter("p"))
        if (
            table.find(".//table") is not None
            or next(table.iter("h1", "h2", "h3"), None) is not None
            or sum(prose) > 1
        ):
            parts = [part for part in table.iter(*_CELLS) if next(part.iterancestors("table")) is table]
            for part in (table, *parts):
                part.tag = "div"


def mark(tree: HtmlElement) -> bool:
    """Name the innermost element that has all prose, where none is named; whether that was done."""
    if any(expression(tree) for expression in BODY_XPATH):
        return False
    prose = [element for element in tree.iter(*_HOLDERS) if _is_prose(_own_text(element))]
    if not prose:
        return False
    around = [element for element in (prose[0], *prose[0].iterancestors()) if element.tag not in {"html", "p"}]
    for element in prose[1:]:
        others = {element, *element.iterancestors()}
        around = [one for one in around if one in others]
    for element in around[:1]:
        _named(element).set("itemprop", "articleBody")
    return bool(around)


def _own_text(element: HtmlElement) -> str:
    """What a paragraph says, and what stands in any other element beside those in it."""
    if element.tag == "p":
        return "".join(element.itertext())
    return " ".join(filter(None, (element.text, *(child.tail for child in element))))


def _is_prose(text: str) -> bool:
    return len(canonical_line(text)) >= _PROSE


def _named(element: HtmlElement) -> HtmlElement:
    """The element, or one with all that is in it where it is of a kind that is not looked at, such as a cell."""
    if element.tag in _NAMED:
        return element
    within = etree.Element("div")
    within.text, element.text = element.text, None
    within.extend(list(element))
    element.append(within)
    return within
