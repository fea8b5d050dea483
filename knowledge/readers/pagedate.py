"""The day on which a page was published, as the page gives it.

What the page declares of its article (schema.org) counts first, then what htmldate finds in its head, its address
and its marked dates (Barbaresi, "htmldate: A Python package to extract publication dates from web pages", 2020).
Dates in running text are what the article is about, and dates beside it are other articles': neither is looked at.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, datetime
from typing import TYPE_CHECKING

from htmldate import find_date
from lxml import etree

from knowledge.article import canonical_line
from knowledge.readers import linked
from knowledge.readers.days import day, stands_for_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_WRITTEN = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|sidebar|comment\w*|read-next|trending|popular|latest|more|teasers?|promo\w*|footer|"
    r"breaking|ticker|newsletter)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:^|[\s_-])(?:entry|post|article|story|meta|byline|publi\w+)(?:$|[\s_-])", re.IGNORECASE)
_SUBMITTED = re.compile(r"(?:^|[\s_-])(?:meta|byline|submitted)(?:$|[\s_-])", re.IGNORECASE)
_MODIFIED = re.compile(r"modif|update|revision|copyrightyear|lastmod|utime|last-", re.IGNORECASE)
_MONTHS = 12
_LONG = 300  # code points: more than a line with the date
_PROSE = re.compile(r".{120}|.{40}[.!?。！？…][”’\"'»)]*\s*\Z", re.DOTALL)  # and not a line with the date
_UPDATED = re.compile(
    r"\s*(?:(?:last\s+)?(?:updated|modified|edited)|(?:zuletzt\s+)?(?:aktualisiert|geändert|bearbeitet)|stand\s*:|"
    r"mis à jour|modifié|actualizado|última actualización|atualizado|aggiornato|bijgewerkt|обновлен[оа]|оновлено|"
    r"zaktualizowan[oy]|güncelleme|تم التحديث|آخر تحديث)(?!\w)",
    re.IGNORECASE,
)


_PUBLISHED = re.compile(
    r"(?<!\w)(?:(?:first |originally )?(?:published|posted)|(?:erst)?veröffentlicht|erstellt|publiée?|publicado|"
    r"pubblicato|gepubliceerd|опубликован[оа]?|опубліковано|opublikowan[oy]|yayınlan\w+|نشر|تاريخ النشر)(?!\w).*",
    re.IGNORECASE,
)


def published(tree: HtmlElement, url: str | None) -> date | None:
    """The day, where the page gives a day."""
    return next(filter(None, map(_day, _declared(tree))), None) or _found(tree, url)


def _day(written: str) -> date | None:
    try:
        return None if stands_for_none(datetime.fromisoformat(written.strip())) else day(written)
    except ValueError:
        return day(written)


def _declared(tree: HtmlElement) -> Iterator[str]:
    """What the page's JSON-LD says of its articles; then what it says of the page.

    First what it says of one that has the page's heading, then of the outermost, since others may be within.
    """
    headings = {_folded(heading.text_content()) for heading in tree.iterfind(".//h1")} - {""}
    articles: list[tuple[bool, str]] = []
    pages: list[str] = []
    for node in linked.nodes(tree):
        written = node.get("datePublished")
        if isinstance(written, str) and linked.is_article(node):
            articles.append((_folded(node.get("headline")) in headings, written))
        elif isinstance(written, str) and linked.is_page(node):
            pages.append(written)
    articles += [(False, written) for script in linked.broken(tree) for written in _WRITTEN.findall(script)[:1]]
    yield from (written for _, written in sorted(articles, key=lambda article: not article[0]))
    yield from pages


def _folded(headline: object) -> str:
    return canonical_line(headline).casefold() if isinstance(headline, str) else ""


def _above(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What stands above the heading and neither beside it nor in its article, such as a bar with today's date."""
    around = [*heading.iterancestors()]
    within = next((n for n, element in enumerate(around) if element.tag in {"article", "main"}), 0)
    for element in around[within:]:
        for other in element.itersiblings(preceding=True):
            if isinstance(other.tag, str) and other.tag != "head" and not any(map(_is_of_text, other.iter())):
                yield other


def _is_of_text(element: HtmlElement) -> bool:
    """Whether an element is a paragraph of the text, or named for what is said of an article."""
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return (element.tag == "p" and _PROSE.search("".join(element.itertext())) is not None) or bool(
        element.tag == "time" or _ABOUT.search(named)
    )


def _found(tree: HtmlElement, url: str | None) -> date | None:
    rest = _without_others(deepcopy(tree))
    written = find_date(
        rest,
        original_date=True,
        url=url or "",
        deferred_url_extractor=True,
        max_date="9999-12-31",
    )
    found = date.fromisoformat(written) if written else None
    return found if found and _is_given(found, f"{url} {etree.tostring(rest, encoding='unicode')}") else None


def _without_others(tree: HtmlElement) -> HtmlElement:
    """The tree without dates that are not the article's own: of changes, in what it tells, beside it."""
    for element in [*tree.iter(etree.Element)]:
        said = _publication(element)
        if said and element.getparent() is not None:
            tail = element.tail
            element.clear()
            element.text, element.tail = said, tail
    unwanted = [element for element in tree.iter(etree.Element) if _is_other(element)]
    heading = tree.find(".//h1")
    for element in [*unwanted, *(_above(heading) if heading is not None else ())]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter(etree.Element):  # old pages have their text between line breaks
        element.text, element.tail = (None if t and _PROSE.search(t) else t for t in (element.text, element.tail))
    return tree


def _publication(element: HtmlElement) -> str | None:
    """What a line says of the publication that begins with when the article was changed."""
    if element.tag in {"html", "body", "head", "script", "style"}:
        return None
    text = ""
    for part in element.itertext():
        text += f"{part} "
        if len(text) > _LONG:
            return None
    said = _PUBLISHED.search(canonical_line(text)) if _UPDATED.match(text) else None
    return said[0] if said else None


def _is_other(element: HtmlElement) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}"
    match element.tag:
        case "html" | "body" | "head":
            return False
        case "nav" | "aside" | "footer" | "script" | "style" | "form" | "figure":
            return element.tag != "footer" or not _SUBMITTED.search(named)  # as Drupal has it above the text
        case "header":  # above the title it is the site's, which may have today's date
            return bool(element.xpath("not(.//h1 or ancestor::article or ancestor::main) and following::h1"))
        case "meta":
            return bool(_MODIFIED.search(" ".join(map(str, element.attrib.values()))))
    text = " ".join(element.itertext())
    if element.tag in {"p", "blockquote", "li"} and _PROSE.search(text):
        return True
    return bool(_ASIDE.search(named) or (len(text) < _LONG and (_UPDATED.match(text) or _MODIFIED.search(named))))


def _is_given(found: date, text: str) -> bool:
    """Whether the page gives this day. Of a month alone htmldate makes its first day, and of "2024-05" the 24th.

    03/04/2024 gives none: it is one day here and another there.
    """
    year, month, this = str(found.year), f"0?{found.month}", rf"(?<!\d)0?{found.day}"
    word = r"[^\W\d_]{3,12}\.?"
    forms = [
        rf"{year}[-/._]{month}[-/._]0?{found.day}(?!\d)",
        rf"{year}{found.month:02}{found.day:02}(?!\d)",
        rf"{year}\s?[年년]\s?{month}\s?[月월]\s?{found.day}\s?[日일]",
        rf"{this}[.-]\s?{month}[.-]\s?{year}",
        rf"{this}(?:st|nd|rd|th|er|º|°|\.)?,?\s+(?:(?:of|de)\s+)?{word},?\s+(?:(?:of|de)\s+)?{year}",
        rf"{word}\s+0?{found.day}(?:st|nd|rd|th)?,?\s+{year}",
    ]
    if found.day > _MONTHS or found.day == found.month:
        forms += [rf"{this}/{month}/{year}", rf"(?<!\d){month}/0?{found.day}/{year}"]
    return re.search("|".join(forms), text) is not None
