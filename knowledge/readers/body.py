"""Where a page has its text, for a page whose elements do not say so by their names.

Of such a page trafilatura takes the paragraphs and tables one by one, and loses what stands between them: the
headings and lists. What a table has in one cell it makes one line, also where the table only places the text. Of
elements that are named, it takes the first: of a live blog, one entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from trafilatura.xpaths import BODY_XPATH

from knowledge.article import canonical_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENTRIES = 3  # at least
_PROSE = 40  # code points: shorter paragraphs are bylines, captions and notices
_HEADLINE = 15  # code points of a link: shorter ones say when, who or where to share
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
    """Name the innermost element with all prose, where none is named or several have parts; whether it was."""
    named = next((found[0] for expression in BODY_XPATH if (found := expression(tree))), None)
    if named is not None:
        entries = _of_entries(named, tree)
        if entries is not None:
            _named(entries).set("itemprop", "articleBody")
        return entries is not None
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


def _of_entries(named: HtmlElement, tree: HtmlElement) -> HtmlElement | None:
    """What has the entries of a live blog, or other parts of one text, of which `named` is one or is in one.

    Their headings lead to no other pages, as those in a list of articles do, and the page's own is in none of them.
    """
    name = _name(named)
    if tree.find(".//h1") is None or (named.tag != "article" and name[1:] == ("", "")):
        return None
    for part in (named, *named.iterancestors("div", "section", "article", "main", "li", "ol", "ul")):
        around = part.getparent()
        if around is None or part.find(".//h1") is not None:
            return None
        alike = (one for one in around.iterchildren(part.tag) if _name(one)[1] == _name(part)[1])
        entries = [one for one in alike if _is_entry(one, name)]
        if len(entries) >= _ENTRIES:
            return around
    return None


def _is_entry(element: HtmlElement, name: tuple[str, str, str]) -> bool:
    links = (link for link in element.iter("a") if next(link.iterancestors("p"), None) is None)
    elsewhere = any("#" not in link.get("href", "#") and _is_headline(link) for link in links)
    prose = any(_is_prose(_own_text(paragraph)) for paragraph in element.iter("p"))
    return prose and not elsewhere and any(_name(one) == name for one in element.iter(name[0]))


def _name(element: HtmlElement) -> tuple[str, str, str]:
    """What others of its kind have too."""
    return str(element.tag), (element.get("class") or "").split(" ")[0], element.get("itemprop") or ""


def _own_text(element: HtmlElement) -> str:
    """What a paragraph says, and what stands in any other element beside those in it."""
    if element.tag == "p":
        return "".join(element.itertext())
    return " ".join(filter(None, (element.text, *(child.tail for child in element))))


def _is_prose(text: str) -> bool:
    return len(canonical_line(text)) >= _PROSE


def _is_headline(link: HtmlElement) -> bool:
    return len(canonical_line("".join(link.itertext()))) >= _HEADLINE


def _named(element: HtmlElement) -> HtmlElement:
    """The element, or one with all that is in it where it is of a kind that is not looked at, such as a cell."""
    if element.tag in _NAMED:
        return element
    within = etree.Element("div")
    within.text, element.text = element.text, None
    within.extend(list(element))
    element.append(within)
    return within
