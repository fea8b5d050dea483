"""Readers: files of each format to drafts of articles.

A reader takes an open stream, the name to use in errors, and the stem of the file's name, if it has one. It
yields drafts as it comes to them, and raises UserError at what is not an article.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from knowledge.readers.days import dated, of_name
from knowledge.readers.files import opened, shown, told
from knowledge.readers.kinds import PACKED, Kind, kind_by_name, reader, sniffed
from knowledge.readers.packed import drafts_within, unpacked
from knowledge.readers.paths import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from knowledge.article import Draft


STREAM = "standard input"

_MADE = frozenset({"pdf", "word"})
"""Kinds that give the day on which they were made or printed."""
_SINGLE = _MADE | {"text", "markdown", "html"}
"""Kinds of files that are one article."""


def read(
    path: Path,
    *,
    source: str | None = None,
    taken: Callable[[int], None] | None = None,
) -> Iterator[Draft]:
    """The articles in a file, or in all files of a folder; `taken` is called with how many bytes were read.

    Articles that name no source of their own get `source`. The day that the name of a file begins with is that of
    the one article in it, where that gives none; a document may give the day on which it was made or printed, and
    there the name counts first. None has a day that is yet to come. Reading is lazy:
    what comes before a UserError was good. UserError as for `paths.readable`, and when one of them cannot be read
    or holds no article. Who wants to go on after such a file reads the files one by one.
    """
    for file in readable(path):
        with opened(file, taken) as stream:
            kind, name, stem, content = kind_by_name(file), shown(file), file.stem, stream
            packed = file.suffix.lower() == PACKED
            if packed:
                stem, content = Path(stem).stem, unpacked(stream, name)
            if kind is None or kind == "channel":  # by no suffix, or by one that says little
                found, content = sniffed(content)
                kind = found if kind is None or found == "jsonl" else kind
            named, stem = of_name(stem) if kind in _SINGLE else (None, stem)
            within = partial(drafts_within, kind, again=partial(opened, file)) if packed else reader(kind)
            drafts = within(content, name, stem)
            yield from _finished((_dated(draft, named, kind) for draft in drafts), source)


def read_stream(stream: BinaryIO, *, source: str | None = None) -> Iterator[Draft]:
    """The articles in a stream, whose kind its first bytes tell: of any that a file may have.

    JSON lines are yielded as they arrive. UserError as for a file.
    """
    with told(STREAM):
        kind, content = sniffed(stream)
        yield from _finished(reader(kind)(content, STREAM, None), source)


def _dated(draft: Draft, named: date | None, kind: Kind) -> Draft:
    """The draft with the day of its file's name, where it has none, or that of a document."""
    return replace(draft, published=named) if named and (kind in _MADE or not draft.published) else draft


def _finished(drafts: Iterable[Draft], source: str | None) -> Iterator[Draft]:
    """The drafts with their source, and without days that are yet to come."""
    for draft in map(dated, drafts):
        yield draft if draft.source or not source else replace(draft, source=source)
