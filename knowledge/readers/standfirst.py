"""The sentence below a page's heading that says what the article is about, where it is no part of its text.

Many sites have it beside the heading, apart from the element that is named for the text. What it says would be
lost, and the text often takes it for known.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from knowledge.article import canonical_line
from knowledge.readers import linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_NAMED = re.compile(
    r"stand-?first|strap-?line|sub-?(?:head|title|deck)|alternativeHeadline|(?:teaser|lead)-?text|(?:^|[\s_-])(?:"
    r"intro|introduction|leads?|lede|de[ck]k?|summary|abstract|excerpt|chapo|chapeau|vorspann|sapo|entradilla|bajada|"
    r"copete|sottotitolo|desc(?:ription)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"caption|image|photo|picture|media|gallery|video|audio|podcast|credit|author|byline|(?:^|[\s_-])bio(?:$|[\s_-])|"
    r"newsletter|sign-?up|subscri|promo|sponsor|advert|related|recommend|share|social|comment|cookie|breadcrumb",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "itemprop", "data-testid", "data-component", "data-gu-name")
_DESCRIPTION = "//meta[@name='description' or @property='og:description']/@content"
_HOLDERS = ("p", "h2", "h3", "div", "span")
_PARTS = ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "section", "figure", "form", "a")
_ELSEWHERE = frozenset({"figure", "aside", "nav", "form", "footer", "button", "li"})
_LEAST, _MOST = 40, 600  # code points
_BELOW = 200  # elements, among which it is
_CUT = re.compile(r"\s*(?:\.\.\.|…)\s*\Z")


def of(tree: HtmlElement, text: str) -> str:
    """What stands so between the first heading and the text; empty where nothing does.

    It is named so, or is how the page describes itself.
    """
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return ""
    around, there = {*heading.iterancestors()}, _letters(text)
    described = [start for said in _described(tree) if len(start := _letters(_CUT.sub("", said))) >= _LEAST]
    for element in islice(_below(heading), _BELOW):
        said = _letters(line := canonical_line("".join(element.itertext())))
        if len(line) >= _LEAST and there.startswith(said[:_LEAST]):
            break
        if _LEAST <= len(line) <= _MOST and said not in there:
            above = [one for one in element.iterancestors() if one not in around]
            named = " ".join(map(_names, (element, *above)))
            known = any(map(said.startswith, described)) or (_NAMED.search(named) and not _OTHERS.search(named))
            if known and not any(one.tag in _ELSEWHERE for one in above):
                return line
    return ""


def _below(heading: HtmlElement) -> Iterator[HtmlElement]:
    """What follows the heading and has no other parts in it."""
    for element in heading.xpath("following::*"):
        if element.tag in _HOLDERS and next(element.iterdescendants(*_PARTS), None) is None:
            yield element


def _described(tree: HtmlElement) -> Iterable[str]:
    told = [node.get("description") for node in linked.nodes(tree) if linked.is_article(node)]
    return (said for said in (*tree.xpath(_DESCRIPTION), *told) if isinstance(said, str))


def _names(element: HtmlElement) -> str:
    return " ".join(element.get(name) or "" for name in _NAMES)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
