"""HTML as feeds and exports carry it, in content, teasers and titles, to plain text with a paragraph a line."""

from __future__ import annotations

import html as entities
import re

import lxml.html
from lxml import etree

from knowledge.article import canonical_line, canonical_text
from knowledge.readers import struck, widgets

_BLOCKS = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tr ul".split()
)
_CELLS = frozenset({"td", "th"})
_NOT_TEXT = "script style noscript template iframe object embed svg math audio video form button figcaption".split()
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # no parser takes these
_MARKED_UP = re.compile(r"<[a-zA-Z!/]|&#?\w{1,31};")
_INLINE = frozenset("a abbr b cite code em font i mark q s small span strong sub sup u".split())
_SET = re.compile(rf"</(?:{'|'.join(_BLOCKS | _INLINE)})\s*>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,31});", re.IGNORECASE)
_LAID_OUT = re.compile(rf"<(?:{'|'.join(_BLOCKS)})\b", re.IGNORECASE)
# What WordPress puts under every entry, in the languages that it is most used in: it is no part of the article.
_FOOTER = re.compile(
    r"(?:The post|Der Beitrag|L[’']article|La entrada|L[’']articolo|O post|Запись|Het bericht)\b.{0,400}\b"
    r"(?:appeared first on|erschien zuerst auf|est apparu en premier sur|se publicó primero en|proviene da|"
    r"apareceu primeiro em|впервые появилась|verscheen eerst op)\b.{0,200}"
)


def text_of(html: str) -> str:
    """The text as it is stored: a paragraph, list item or table row a line, nothing that is not read."""
    if not _MARKED_UP.search(html):
        return canonical_text(html)
    try:
        root = lxml.html.fragment_fromstring(_NO_XML.sub(" ", html), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):  # nothing but comments, or what only looks like markup
        return ""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_NOT_TEXT, with_tail=False)
    struck.remove(root)
    widgets.remove(root)
    lines = canonical_text("".join(_parts(root))).split("\n")
    if _FOOTER.fullmatch(lines[-1]):
        lines.pop()
    return "\n".join(lines)


def unmarked(text: str) -> str:
    """The text of what is plain, as it is, or HTML, as systems export either in the same place.

    It is HTML where an element ends: `a < b` and `<name@example.org>` are not. What has no blocks, as a body before
    its paragraphs are made, keeps its lines. Entities are letters in both.
    """
    if "<" not in text and "&" not in text:
        return text
    if not _SET.search(text):
        return _ENTITY.sub(lambda found: entities.unescape(found[0]), text)
    return text_of(text) if _LAID_OUT.search(text) else "\n".join(map(text_of, text.split("\n")))


def line_of(html: str) -> str:
    """The same on one line, as a title has it."""
    return canonical_line(text_of(html))


def _parts(root: lxml.html.HtmlElement) -> list[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        edge = "\n" if element.tag in _BLOCKS else " " if element.tag in _CELLS else ""
        if event == "start":
            parts += [edge, element.text if element.tag == "pre" else _flowing(element.text)]
        else:
            parts += [edge, _flowing(element.tail) if element is not root else ""]
    return parts


def _flowing(text: str | None) -> str:
    """A line break in HTML's source is a space."""
    return re.sub(r"[\r\n]+", " ", text or "")
