"""The lines of a printed page column by column, where its file has the columns row by row.

Most files have them one after the other, in the order in which they are read. In others the lines of all columns
stand side by side: read so, every sentence would be mixed with those beside it. What stands so in a table is a row.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_APART = 5  # times the size of the letters: farther than an indent, and nearer than the next column
_BESIDE = 4  # rows with lines side by side, of which on a page may have columns
_ACROSS = 0.5  # of these rows: so many other lines may reach over two columns, as headings do
_WIDTH = 0.4  # of its height is the width of a letter, or more
_LARGER = 1.12
_GOES_ON = 0.25  # of the lines of prose begin with a small letter
_PROSE = 18  # code points that the lines of a column of prose have on average
_CELL = 30  # code points that those of the cells of a table have at most
_MARK = re.compile(r"\W*|\W?\w{1,3}[.)]")  # of an item of a list


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins, in points from the left and from below, and how large its letters are.

    `gaps` are the places after a gap in it: how far from the left that is, and at which offset of the text.
    `row`: it is one of a table.
    """

    x: float
    y: float
    size: float
    text: str
    gaps: tuple[tuple[float, int], ...] = ()
    row: bool = False


def by_columns(page: Sequence[Line]) -> list[Line]:
    """The lines of a page: column by column where it has prose in such, else its tables row by row."""
    rows = _rows(page)
    beside = [line for row in rows if row[1:] for line in row]
    starts = _starts(beside)
    if not starts[1:] or not _are_columns(rows, starts):
        return _with_tables(page, rows)
    longest, size = max(len(line.text) for line in beside), median(line.size for line in beside)
    ordered: list[Line] = []
    within: list[Line] = []
    for row in rows:
        over = not row[1:] and (len(row[0].text) > longest or row[0].size > size * _LARGER)
        if over:
            ordered += chain(*_columns(within, starts), row)
            within = []
        else:
            within += row
    return [*ordered, *chain(*_columns(within, starts))]


def _with_tables(page: Sequence[Line], rows: Sequence[list[Line]]) -> list[Line]:
    """The lines; a row of a table, with cells side by side as those next to it have, is one."""
    alike = [False, *map(_is_row, rows), False]
    if not any(one and following for one, following in pairwise(alike)):
        return list(page)
    lines: list[Line] = []
    for number, row in enumerate(rows, 1):
        if alike[number] and (alike[number - 1] or alike[number + 1]):
            text = " | ".join(line.text for line in row)
            lines.append(Line(row[0].x, row[0].y, row[0].size, text, row=True))
        else:
            lines += row
    return lines


def _is_row(row: Sequence[Line]) -> bool:
    signs = sum(len(line.text) for line in row)
    return len(row) > 1 and not _MARK.fullmatch(row[0].text) and signs <= _CELL * len(row)


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """The lines that follow each other side by side, and the parts of lines with gaps where many have one."""
    often = Counter(round(x) for line in page for x, _ in line.gaps)
    rows: list[list[Line]] = []
    for line in chain(*(_parts(line, often) for line in page)):
        if rows and abs(rows[-1][-1].y - line.y) < 1 and line.x > rows[-1][-1].x:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _parts(line: Line, often: Counter[int]) -> Iterator[Line]:
    begin, x = 0, line.x
    for place, offset in line.gaps:
        if often[round(place)] >= _BESIDE:
            yield Line(x, line.y, line.size, line.text[begin:offset].rstrip())
            begin, x = offset, place
    yield Line(x, line.y, line.size, line.text[begin:])


def _starts(lines: Iterable[Line]) -> list[float]:
    """How far from the left each column begins."""
    starts: list[float] = []
    for line in sorted(lines, key=lambda line: line.x):
        if not starts or line.x > starts[-1] + _APART * line.size:
            starts.append(line.x)
    return starts


def _columns(lines: Iterable[Line], starts: list[float]) -> list[list[Line]]:
    found: list[list[Line]] = [[] for _ in starts]
    for line in lines:
        found[max(0, bisect(starts, line.x + line.size / 2) - 1)].append(line)
    return found


def _are_columns(rows: list[list[Line]], starts: list[float]) -> bool:
    """Whether lines seldom reach over two columns, and sentences go on from line to line within each.

    In the cells of a table they do not.
    """
    beside = [row for row in rows if row[1:]]
    across = sum(
        any(line.x + line.size < start < line.x + _WIDTH * line.size * len(line.text) for start in starts)
        for line in chain(*rows)
    )
    columns = _columns(chain(*beside), starts)
    pairs = [pair for column in columns for pair in pairwise(column)]
    going_on = sum(following.text[:1].islower() for _, following in pairs)
    signs = [len(line.text) for line in chain(*beside)]
    return (
        len(beside) >= max(_BESIDE, across / _ACROSS)
        and going_on >= _GOES_ON * len(pairs)
        and sum(signs) >= _PROSE * len(signs)
    )
