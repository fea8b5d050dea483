"""A web page: its article's text without the frame, and what the page says of itself.

The text is found by trafilatura (Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction", ACL 2021).
"""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

import trafilatura
from trafilatura.settings import Document, use_config
from trafilatura.utils import load_html

from knowledge.article import MAX_TITLE, Draft, canonical_line, canonical_text, canonical_url
from knowledge.errors import RefusedError, UserError
from knowledge.languages import detect
from knowledge.readers import body, linked, office, pagedate, standfirst, struck, walls, widgets
from knowledge.readers.charset import decoded
from knowledge.readers.files import whole
from knowledge.readers.text import named_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from configparser import ConfigParser

    from lxml.html import HtmlElement

MAX_BYTES = 10_000_000
"""Of a page's HTML. The largest news pages have 3 MB, nearly all of it scripts."""

_ELEMENTS = 100_000
_MIN_TEXT = 80  # code points: less is a notice, a wall or a menu
_NEARLY = 0.9  # of the text: a few short lines beside it may be none of its
_KEPT = 0.7  # of a line that trafilatura makes of a short text, with title and byline in it, is in its paragraphs
_USUAL, _BRIEF = use_config(), use_config()
_BRIEF.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_MIN_TEXT))
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")  # lxml takes no text that says how it was encoded
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,5}\)|Page saved with SingleFile\s+url:\s*)(\S+)\s", re.IGNORECASE
)
_NOTE = 5_000  # code points at the top, in which it is
_SEPARATOR = r"\s*[|»·•]\s*|\s+[-–—]+\s+|\s*:\s+"
_SAME_SITE = re.compile(r"(?:(?:www\d*|w\d+|m|mobile|amp)\.)+")
_LINKS, _LINK = 500, 15  # how many are looked at, and how long a headline is at least
_COOKIES = re.compile(
    r"(?:cookie|consent|gdpr)s?[-_]?(?:banner|bar|box|dialog|law|manager|message|modal|notice|overlay|popup|wall)|"
    r"(?:\s|^)(?:onetrust|didomi|cmpbox|usercentrics|CybotCookiebot)",
    re.IGNORECASE,
)
_ABOVE = 4  # lines, in which a title may follow its section
_ADVERTISING = {"advertisement", "advertising", "anzeige", "werbung", "publicité", "publicidad", "реклама"}
_WORD = re.compile(r"\w")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?![a-zA-Z])")

for _library in ("trafilatura", "htmldate", "courlan"):  # what they have to say is said in our words
    logging.getLogger(_library).setLevel(logging.CRITICAL)


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The one article of the page in the stream. UserError when it has none, or is too large."""
    yield page(whole(stream, name, MAX_BYTES), None, name=name, stem=stem)


def page(html: bytes | str, url: str | None, *, name: str | None = None, stem: str | None = None) -> Draft:
    """The article of a page that was found at `url`, where that is known.

    Its date is the day of publication, where the page gives one. Its URL is the one that the page calls its
    canonical one, where that is on the same site, else `url`, or where a browser saved it from. A page without a
    title takes that of `stem`, the file's name. It is there `partly` where the page says that the whole is not for
    everybody. UserError when it has no article, MissingError when it says that there is none; `name` is what these
    call the page.
    """
    name = name or url or "the page"
    if len(html) > MAX_BYTES:
        raise UserError(f"{name} has more than {MAX_BYTES // 1_000_000} MB: save the article alone and add that")
    content = html if isinstance(html, str) else decoded(html, name)
    tree = _tree(content, name)
    url = url or _saved_from(content)
    walls.check(tree, name, url)
    claims = _claims(tree, url)
    address = _address(claims, url)
    found = _whole(tree, address) or Document()
    source = canonical_line(found.sitename or "")
    title = _title(canonical_line(found.title or "")[:MAX_TITLE], source, tree)
    text = _body(linked.in_paragraphs(tree, found.text or ""), title)
    partly = walls.is_for_subscribers(tree)
    if partly:
        text = walls.without_offer(text)
    if walls.asks_consent(text):
        raise RefusedError(
            f"{name} asks for consent to cookies and shows no article: use an address that everybody can open"
        )
    if len(_unlinked(text, tree)) < _MIN_TEXT:
        raise UserError(f"{name} has no article's text: add the page of one article, as it is without a log-in")
    text = "\n".join(filter(None, (standfirst.of(tree, text), text)))
    return Draft(
        title=title or named_by(stem, text),
        text=text,
        published=pagedate.published(tree, address),
        url=address,
        source=None if _is_address(source, {*map(_site, claims), _site(address or "")}) else source,
        author=canonical_line((found.author or "").replace("; ", ", ")) or None,
        language=None if detect(text) else _language(tree),  # templates say English, whatever is written in them
        partly=partly,
    )


def _tree(content: str, name: str) -> HtmlElement:
    tree = load_html(_DECLARATION.sub("", content))
    if tree is None:
        raise UserError(f"{name} is not a web page: save it as HTML, or as text")
    if sum(1 for _ in tree.iter()) > _ELEMENTS:  # what follows takes 0.2 ms for each
        raise UserError(f"{name} has more than {_ELEMENTS:,} elements: save the article alone and add that")
    struck.remove(tree)
    widgets.remove(tree)
    walls.remove_notices(tree)
    office.clean(tree)
    body.unwrap(tree)
    linked.without_others(tree)
    asked = [
        e
        for e in tree.iter("div", "section", "aside", "dialog")
        if _COOKIES.search(f"{e.get('class')} {e.get('id')}")
    ]
    for element in asked:
        if element.getparent() is not None and element.find(".//h1") is None:
            element.drop_tree()
    return tree


def _whole(tree: HtmlElement, url: str | None) -> Document | None:
    """What is found, with what stands between its paragraphs where no element is named for them."""
    found = _extracted(tree, url)
    named = _extracted(tree, url) if body.mark(tree) else None
    least = len(found.text or "") * _NEARLY if found else 0  # of paragraphs that repeat each other some are dropped
    return named if named and len(named.text or "") >= least else found


def _extracted(tree: HtmlElement, url: str | None) -> Document | None:
    found = _by_trafilatura(tree, url, _USUAL)
    line = found.text or "" if found else ""
    brief = None if "\n" in line or len(line) < _MIN_TEXT else _by_trafilatura(tree, url, _BRIEF)
    text = brief.text or "" if brief else ""
    captions = sum(len("".join(caption.itertext())) for caption in tree.iter("figcaption"))  # are no text
    whole = len(text) + len(brief.title or "" if brief else "") >= _KEPT * (len(line) - captions)
    return brief if ("\n" in text or (captions and text)) and whole else found


def _by_trafilatura(tree: HtmlElement, url: str | None, config: ConfigParser) -> Document | None:
    try:
        found = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, config=config
        )
    except Exception:  # noqa: BLE001  whatever a broken page does to it, this page alone cannot be read
        return None
    return found if isinstance(found, Document) else None


def _claims(tree: HtmlElement, url: str | None) -> list[str]:
    """The addresses that the page calls its own."""
    links = (link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    written = [link.get("href") for link in links] + tree.xpath("//meta[@property='og:url']/@content")
    claims = []
    for claim in filter(None, written):
        with suppress(UserError, ValueError):
            claims.append(canonical_url(urljoin(_base(tree, url), claim)))
    return claims


def _saved_from(content: str) -> str | None:
    """Where a browser had a page from that it saved, as it notes above."""
    noted = _SAVED.search(content[:_NOTE])
    with suppress(UserError, ValueError):
        return canonical_url(noted[1]) if noted else None
    return None


def _base(tree: HtmlElement, url: str | None) -> str:
    """What the page's links are relative to."""
    base = tree.find(".//base[@href]")
    try:
        return urljoin(url or "", base.get("href")) if base is not None else url or ""
    except ValueError:
        return url or ""


def _address(claims: list[str], url: str | None) -> str | None:
    """The one of the claims that is the page's. One of another site, or of the site's front page, is a mistake."""
    for claimed in claims:
        parts = urlsplit(claimed)
        if (parts.path != "/" or parts.query) and (url is None or _site(claimed) == _site(url)):
            return claimed
    return canonical_url(url) if url else None


def _site(url: str) -> str:
    return _SAME_SITE.sub("", urlsplit(url).hostname or "", count=1)


def _is_address(name: str, sites: set[str]) -> bool:
    """Whether what is to be the name of a site is nothing, or where one of these is."""
    with suppress(ValueError):
        return not name or _site(f"//{name}") in sites
    return False


def _title(title: str, source: str, tree: HtmlElement) -> str:
    """The title without the name of the site, which pages put behind it or before it."""
    for heading in tree.iterfind(".//h1"):
        shown = canonical_line("".join(heading.itertext()))
        if shown and shown != title and title.startswith(shown) and re.match(_SEPARATOR, title[len(shown) :]):
            return shown
    if source:
        name = re.escape(source)
        match = re.fullmatch(
            rf"(?:{name}(?:{_SEPARATOR}))?(?P<title>.+?)(?:(?:{_SEPARATOR}){name})?", title, re.IGNORECASE
        )
        return match["title"] if match else title
    return title


def _body(text: str, title: str) -> str:
    """The text without its title, what stands above that, labels of advertising, and rules."""
    lines = canonical_text(text).split("\n")
    above = next((n for n, line in enumerate(lines[:_ABOVE]) if line.casefold() == title.casefold()), -1)
    kept = (line for line in lines[above + 1 :] if line.casefold() not in _ADVERTISING and _WORD.search(line))
    return "\n".join(line.strip("| ") if line.startswith("|") else line for line in kept)


def _unlinked(text: str, tree: HtmlElement) -> str:
    """What is left of the text without its links: of a list of articles, nothing is."""
    links = {canonical_line("".join(link.itertext())) for link in islice(tree.iter("a"), _LINKS)}
    for link in links:
        if len(link) >= _LINK:
            text = text.replace(link, "")
    return text


def _language(tree: HtmlElement) -> str | None:
    match = _LANGUAGE.match(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return match[0].lower() if match else None
