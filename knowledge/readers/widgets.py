"""What sites put into their articles beside the text: to share, to subscribe, to read others, numbers of notes.

It is no quote: a sum of "184 million¹" would be 1841, and what others are called is not what this one says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.article import canonical_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_CLASSES = re.compile(
    r"(?<!\S)(?:"
    r"sharedaddy|jp-relatedposts|jp-post-flair|wp-block-jetpack-(?:subscriptions|related-posts|sharing-buttons)\S*|"
    r"addtoany_share_save_container|addtoany_content|heateor_sss_sharing_container|essb_links|yarpp-related|crp_related|"
    r"mc4wp-form|mailpoet_form|feedflare|"  # what is added to WordPress, and by FeedBurner
    r"subscription-widget(?:-wrap(?:-editor)?)?|button-wrapper|captioned-button-wrap|install-substack-app-embed|"
    r"footnote-number|footnote-anchor|footnote-back(?:ref|link)|"  # Substack, and what makes pages of Markdown
    r"kg-(?:signup|button|cta|email-cta)-card"  # Ghost
    r")(?!\S)"
)

_NUMBER = re.compile(r"\W*(?:\d{1,3}|[a-z])?\W*")
_TO_OTHERS = re.compile(
    r"\W*(?:(?:also |please )?read (?:also|more|next|on)|also read|see also|related(?: articles?)?|"
    r"(?:lesen|sehen) sie (?:auch|dazu|hier|mehr)|lies auch|mehr (?:zum thema|dazu|lesen)|(?:auch|das könnte sie) "
    r"(?:auch )?interess(?:ant|ieren)|(?:à )?lire (?:aussi|également)|(?:lea?|lee|leer|ver|mira) también|"
    r"te puede interesar|leggi anche|le(?:ia|r) (?:também|mais)|lees ook|läs (?:också|även|mer)|l[eæ]s også|"
    r"(?:czytaj|zobacz|przeczytaj) (?:też|także|również)|(?:читайте|смотрите) (?:также|ещ[её])|"
    r"(?:читайте|дивіться) також|(?:ayrıca|bunu da) okuyun|اقرأ (?:أيضا?ً?ا?|المزيد)|طالع أيضا?ً?ا?)\W*",
    re.IGNORECASE,
)
_LINE = 400  # code points: more is no line that leads to others


def remove(tree: HtmlElement) -> None:
    """Take these from the tree."""
    for element in [found for found in tree.iter("div", "p", "form", "section", "a", "sup") if _is(found)]:
        if element.getparent() is not None:
            element.drop_tree()


def _is(element: HtmlElement) -> bool:
    if _CLASSES.search(element.get("class") or ""):
        return True
    match element.tag:
        case "sup":
            return _leads_within(element.iter("a")) and _NUMBER.fullmatch(_line(element) or "none") is not None
        case "a":  # back to where the note belongs, or to the heading itself
            return _leads_within([element]) and not any(map(str.isalnum, _line(element) or "none"))
        case "p" | "div":
            return _leads_to_others(element)
    return False


def _leads_within(links: Iterable[HtmlElement]) -> bool:
    """Whether one of the links leads to a place in a page, as those to notes do."""
    return any("#" in (link.get("href") or "") for link in links)


def _leads_to_others(element: HtmlElement) -> bool:
    """Whether it is a line that says "Read also", and what one is to read, as a link."""
    said = _line(element)
    if said is None or not _TO_OTHERS.match(said):
        return False
    for link in element.iter("a"):
        said = said.replace(canonical_line("".join(link.itertext())), "", 1)
    return next(element.iter("a"), None) is not None and _TO_OTHERS.fullmatch(said) is not None


def _line(element: HtmlElement) -> str | None:
    """What it says, where that is no more than a line."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > _LINE:
            return None
    return canonical_line(text)
