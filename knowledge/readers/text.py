"""Plain text: one article a file, its first line the title.

    date 2021-03-29 Ship freed after six days       or:   Ship freed after six days

    The container ship that blocked the canal …

Where the date stands alone, what follows is a title unless it is a whole statement, or all the text that there is.
The date may also be written "29 March 2021" or "March 29, 2021" (days.py).

Lines that an editor broke at a fixed width are joined into their paragraphs again, since a paragraph break in
the middle of a sentence would cut it in two.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from knowledge.article import Draft, canonical_line, canonical_text
from knowledge.errors import UserError
from knowledge.readers.days import day, leading
from knowledge.readers.files import decoded, whole
from knowledge.readers.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20_000_000
MAX_TITLE = 300
"""Code points. A longer first line is a paragraph, and the article has no title of its own."""

_HEAD = 4096  # bytes that tell that it is a page
_WIDTH = range(50, 101)  # columns that lines are broken to
_SHORTEST = 40  # columns of a line before a word that did not fit
_TITLE_FROM_TEXT = 80

_ADDRESSES = re.compile(r"\s*(?:https?://\S+(?:\s+|\Z))++", re.IGNORECASE)
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # set by editors
_DATE = re.compile(r"\s*date(?:(?P<label>\s*:\s*)|\s+)(?P<after>.*)", re.IGNORECASE)
_ITEM = re.compile(r"\s*([-*+•–—·▪◦‣]|\(?(\d{1,3}|[a-zA-Z])[.)])\s")
_STATES = re.compile(r"(?<!\.\.)[.。۔।॥][”’\"'»«)\]」』*_]*\s*$")
_ENDS = re.compile(r"[.!?…:;。!?:؟۔।॥][”’\"'»«)\]」』*_]*\s*$")


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The one article in the stream. UserError when it is not text, too large, or lacks a title or text.

    An article without a title takes that of `stem`, the file's name, or of its own first words.
    """
    data = whole(stream, name, MAX_BYTES)
    if kind_of(data[:_HEAD]) == "html":  # as browsers and programs that load pages may call them
        raise UserError(f"{name} is not text but a web page: give its name the ending .html")
    yield draft(decoded(data, name), name, stem)


def draft(content: str, name: str, stem: str | None) -> Draft:
    """The article that the text holds."""
    lines = content.splitlines()
    while lines and not canonical_line(lines[0]):
        del lines[0]
    if not lines:
        raise UserError(f"{name} is empty: give it a title in the first line and the text below")
    if lists_addresses(content):
        raise UserError(f"{name} lists web addresses and holds no article: add the addresses themselves")
    published = None
    opening = _DATE.fullmatch(canonical_line(lines[0]).strip(_DIRECTIONS))
    dated = leading(opening["after"], labelled=bool(opening["label"])) if opening else None
    if dated:
        written, lines[0] = dated
        published = day(written)
        if published is None:
            raise UserError(f"{name} has the date {written[:40]!r}: write it as `date 2021-03-29 Title`")
        while lines and not canonical_line(lines[0]):
            del lines[0]
    # With both on the first line there is no doubt; a title alone may be the start of a wrapped paragraph.
    certain = bool(dated and dated[1])
    untitled = bool(dated and not dated[1]) and _is_statement(lines)
    title = ""
    if (
        lines
        and len(canonical_line(lines[0])) <= MAX_TITLE
        and (certain or not (untitled or _begins_paragraph(lines)))
    ):
        title = canonical_line(lines.pop(0))
    text = canonical_text(unwrapped(lines))
    if not text:
        raise UserError(f"{name} has only a title: write the text below it")
    return Draft(title=title or named_by(stem, text), text=text, published=published)


def lists_addresses(content: str) -> bool:
    """Whether a text is nothing but web addresses, as a sitemap in plain text is."""
    return _ADDRESSES.fullmatch(content) is not None


def unwrapped(lines: list[str]) -> str:
    """The lines as paragraphs, one a line: what was broken to a width of 50 to 100 columns is joined.

    Verse, lists and lines of other lengths stay as they are.
    """
    blocks = _blocks(lines)
    width = max((_width(block) for block in blocks if _width(block) in _WIDTH), default=0)
    return "\n".join(paragraph for block in blocks for paragraph in _joined(block, width))


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _joined(block: list[str], width: int) -> list[str]:
    if _width(block) not in _WIDTH:
        return block
    runs_on = [_runs_on(a, b, width) for a, b in pairwise(block) if _columns(a) >= _SHORTEST]
    if sum(runs_on) * 2 <= len(runs_on):  # lines of any length are paragraphs, not wrapped ones
        return block
    paragraphs = [[block[0]]]
    for line, following in pairwise(block):
        same = _columns(line) >= _SHORTEST and not _sets_off(line, following)
        if same and (_runs_on(line, following, width) or not ends_sentence(line)):
            paragraphs[-1] += (between(line, following), following.strip())
        else:
            paragraphs.append([following])
    return ["".join(parts) for parts in paragraphs]


def _is_statement(lines: list[str]) -> bool:
    """Whether the first line below a date is text rather than a title: all that there is, or a whole statement."""
    return not any(canonical_line(line) for line in lines[1:]) or _STATES.search(lines[0]) is not None


def _begins_paragraph(lines: list[str]) -> bool:
    """Whether the first line runs on into the next, so that it cannot be a title."""
    if len(lines) == 1 or not lines[1].strip() or _columns(lines[0]) < _SHORTEST:
        return False
    first, second = lines[0], lines[1]
    width = max(_columns(line) for line in _blocks(lines)[0])
    if width not in _WIDTH or _sets_off(first, second):
        return False
    cased = second.lstrip()[:1].isupper()
    return _runs_on(first, second, width) and (not cased or ends_sentence(first))


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the break between the two was only made because the next word did not fit, or is in a sentence."""
    word = following.split(maxsplit=1)[0]
    if _is_wide(word[0]):
        word = word[0]  # may be broken anywhere
    return _columns(line) + len(between(line, following)) + _columns(word) > width or word[0].islower()


def _sets_off(line: str, following: str) -> bool:
    """Whether the second line is an item of a list, or indented as the beginning of a paragraph."""
    return _ITEM.match(following) is not None or _indent(following) > _indent(line)


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _ENDS.search(line) is not None


def between(line: str, following: str) -> str:
    """What joins two lines that were broken within a paragraph: a space, or nothing."""
    before, after = line.rstrip()[-1], following.lstrip()[0]
    if _is_wide(before) and _is_wide(after):
        return ""
    hyphen = before == "-" and after.islower() and line.rstrip()[-2:-1].isalpha()
    return "" if hyphen else " "


def _is_wide(character: str) -> bool:
    """A character of a script that puts no spaces between words; Korean does."""
    return unicodedata.east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7a3"


def _columns(line: str) -> int:
    line = line.rstrip()
    if line.isascii():
        return len(line)
    return len(line) + sum(unicodedata.east_asian_width(c) in "WF" for c in line)


def _width(block: list[str]) -> int:
    return max(_columns(line) for line in block)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def named_by(stem: str | None, text: str) -> str:
    """The title of an article that has none: the name of its file, else its first words."""
    named = canonical_line(re.sub(r"[-_]+", " ", stem or ""))
    if named:
        return named
    first = text.split("\n", 1)[0]
    if len(first) <= _TITLE_FROM_TEXT:
        return first
    return first[:_TITLE_FROM_TEXT].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"
