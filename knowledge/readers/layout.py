"""The lines of printed pages to paragraphs.

What stands at the edge of page after page goes, but not all that there is. Lines are joined where the space
between them, their indent, their length and their size do not set them apart; a word that was broken at the end of
a line is whole again, and one that has a hyphen keeps it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from knowledge.readers.columns import by_columns
from knowledge.readers.text import between, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.readers.columns import Line

_EDGE = 2  # lines at the top and at the bottom of a page that may be its running head and foot
_REPEATS = 0.4  # of the pages: left ones and right ones may differ
_NUMBER = re.compile(
    r"\W*(?:page|seite|pagina|página|p\.|стр\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de|из)\s*\d{1,4})?\W*", re.IGNORECASE
)
_PRINTED = re.compile(  # by a browser: when, and what from where
    r"(?:https?|file)://\S+(?:\s+\d{1,4}\s?/\s?\d{1,4})?|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d(?:\s?[AP]M)?(?:\s.*)?",
    re.IGNORECASE,
)
_SPACED = 1.35  # times the usual distance of lines
_RESIZED = 1.12
_SHORT = 0.8  # of the longest line
_BROKEN = re.compile(r"(?P<word>[^\W\d_]+)[-\u00ad\u2010]\Z")
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_BREAK = re.compile(r"([^\W\d_]+)[-\u2010]\n(?=[^\W\d_])([^\W\d_]+)")
_OFTEN = 1 / 30  # of the lines: those that break words end so more often
_PART = 4  # code points: of 3,000 news articles, three in four of such words have a hyphen


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading, and how large its letters are beside those of most of the text."""

    text: str
    scale: float

    @property
    def is_heading(self) -> bool:
        """Whether it is set larger than the text."""
        return self.scale > _RESIZED


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the pages, in order. One that goes on over a page is one."""
    kept = _without_edges(pages, _alike)
    if not any(kept):  # pages of a few lines, such as a table, alike but for their numbers
        kept = _without_edges(pages, _same)
    kept = [by_columns(page) for page in kept]
    words = _Words.of([line.text for page in kept for line in page])
    sizes = Counter[float]()
    for line in (line for page in kept for line in page):
        sizes[line.size] += len(line.text)
    body = max(sizes, key=sizes.__getitem__, default=0.0) or 1.0
    found: list[list[Line]] = []
    for page in kept:
        distance = _distance(page)
        lengths = sorted(len(line.text) for line in page)
        longest = lengths[-max(1, len(page) // 10)] if lengths else 0
        for line in page:
            if not found or _apart(found[-1][-1], line, distance, longest, heading=line.size > body * _RESIZED):
                found.append([])
            found[-1].append(line)
    return [Paragraph(_joined([line.text for line in lines], words), lines[0].size / body) for lines in found]


def _without_edges(pages: Sequence[Sequence[Line]], what: Callable[[Line], tuple[str, int]]) -> list[list[Line]]:
    """The pages without page numbers, and without those lines at their edges that are `what` others have there."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in {what(line) for line in page})
    often = max(2, _REPEATS * len(pages))
    return [
        [line for line in page if line not in edge or not (counts[what(line)] >= often or _is_printers(line.text))]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _is_printers(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _PRINTED.fullmatch(text))


def _edges(page: Sequence[Line]) -> set[Line]:
    heights = sorted({line.y for line in page})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return {line for line in page if line.y in outer}


def _same(line: Line) -> tuple[str, int]:
    return line.text.casefold(), round(line.y / 4)


def _alike(line: Line) -> tuple[str, int]:
    """The same whatever its numbers are."""
    text, height = _same(line)
    return re.sub(r"\d+", "#", text), height


def _distance(page: Sequence[Line]) -> float:
    """The usual distance of two lines of a paragraph."""
    steps = [a.y - b.y for a, b in pairwise(page) if 0 < a.y - b.y < 3 * max(a.size, 1)]
    return median(steps) if steps else 0.0


def _apart(last: Line, line: Line, distance: float, longest: int, *, heading: bool) -> bool:
    step = last.y - line.y
    small, large = sorted((last.size or 1, line.size or 1))
    if line.row or last.row or large > small * _RESIZED:
        return True
    if heading:  # over several lines, each in the middle
        return not 0 < step < 2 * line.size
    if step < 0 or (distance and step > 4 * distance):  # the next column or page
        return ends_sentence(last.text)
    if distance and step > distance * _SPACED:
        return True
    if line.x > last.x + line.size / 2 and step > 0 and not line.text[:1].islower():
        return True
    return ends_sentence(last.text) and len(last.text) < _SHORT * longest


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that a document has within its lines, and whether it breaks words at their ends.

    Many do not, as what browsers and office programs print: there a hyphen at the end of a line is the word's own.
    """

    whole: frozenset[str]
    compounds: frozenset[str]
    breaks: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Words:
        text = "\n".join(lines)
        ends = [(a, b) for a, b in _BREAK.findall(text) if b[0].islower()]
        within = _BREAK.sub(" ", text)
        whole = frozenset(word.casefold() for word in _WORD.findall(within))
        compounds = frozenset(_COMPOUND.findall(within))
        known = any((a + b).casefold() in whole and f"{a}-{b}" not in compounds for a, b in ends)
        return cls(whole, compounds, known or _SOFT + "\n" in text or len(ends) > _OFTEN * len(lines))

    def has_hyphen(self, before: str, after: str) -> bool:
        """Whether the word whose parts stand before and after the end of a line is written with a hyphen."""
        if f"{before}-{after}" in self.compounds:
            return True
        if (before + after).casefold() in self.whole:
            return False
        parts = {before.casefold(), after.casefold()}
        return not self.breaks or (parts <= self.whole and min(map(len, parts)) >= _PART)


def _joined(lines: list[str], words: _Words) -> str:
    text = lines[0]
    for line in lines[1:]:
        broken = _BROKEN.search(text)
        if broken and line[:1].islower():
            rest = _WORD.match(line)
            own = not text.endswith(_SOFT) and words.has_hyphen(broken["word"], rest[0] if rest else "")
            text = (text if own else text[:-1]) + line
        else:
            text += between(text, line) + line
    return text.replace(_SOFT, "")
