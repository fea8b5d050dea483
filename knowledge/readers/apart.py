"""A program of its own, which opens one document from a stranger: `python apart.py pdf|word < DOCUMENT`.

What parses such files can loop, swell or crash on a crafted one. Here that ends this process alone, which has
little memory and time, and imports nothing of ours. It prints one JSON object:

    {"pages": [[[x, y, size, "text", [[x, offset], …]], …], …], "title", "author", "date", "changed"}
                                      a PDF: its lines, in points from below, and where they go on after a gap
    {"blocks": [["style", "text"], …], "title", "author", "date", "changed"}           a Word document
    {"refused": "encrypted" | "broken" | "bomb" | "memory" | "long" | "other"}
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import resource
import sys
import unicodedata
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CPU = 60  # seconds
MEMORY = 1_500_000_000  # bytes of address space
LONGEST = 5_000_000  # code points that an article may have
_LINES = 500_000

_MEMBERS = 5_000
_UNPACKED = 200_000_000  # bytes
_RATIO, _RATIO_FROM = 200, 5_000_000  # unpacked to packed; small ones may be blank
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same for old programs


_GAPS = 20  # in a line that are told
_NARROW = 0.35  # of its height is the width of a letter, at least
_Line = tuple[float, float, float, str, list[tuple[float, int]]]


class _RefusedError(Exception):
    """The document is not read, for a reason of one word."""


def main(kind: str) -> None:
    """Read the document from standard input, print what is in it."""
    for limit, most in {
        resource.RLIMIT_CPU: CPU,
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }.items():
        _, hard = resource.getrlimit(limit)
        with contextlib.suppress(ValueError):  # macOS has no RLIMIT_AS that can be set
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    logging.disable()
    warnings.simplefilter("ignore")
    try:
        found = {"pdf": _pdf, "word": _word}[kind](sys.stdin.buffer.read())
        printed = json.dumps(found, ensure_ascii=True).encode()
    except _RefusedError as error:
        printed = json.dumps({"refused": str(error)}).encode()
    except MemoryError:
        printed = b'{"refused": "memory"}'
    except Exception:  # noqa: BLE001  whatever a broken document does to its parser
        printed = b'{"refused": "broken"}'
    sys.stdout.buffer.write(printed)


def _pdf(data: bytes) -> dict[str, Any]:
    from pypdf import PdfReader  # noqa: PLC0415  each kind starts with its own parser alone

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise _RefusedError("encrypted")
    pages: list[list[_Line]] = []
    length = lines = 0
    for page in reader.pages:
        found = _Lines()
        page.extract_text(visitor_text=found)
        pages.append(found.ended())
        lines += len(pages[-1])
        length += sum(len(line[3]) for line in pages[-1])
        if length > LONGEST or lines > _LINES:
            raise _RefusedError("long")
    about: dict[str, Any] = dict(reader.metadata or {})
    keys = {"title": "/Title", "author": "/Author", "date": "/CreationDate", "changed": "/ModDate"}
    return {"pages": pages} | {key: str(about.get(name) or "") for key, name in keys.items()}


class _Lines:
    """Takes pieces of a page from pypdf with their place, and puts them together to lines."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._text = ""
        self._pieces: list[tuple[float, str]] = []
        self._place = (0.0, 0.0, 0.0)
        self._gaps: list[tuple[float, int]] = []
        self._end_of_last = 0.0

    def __call__(self, text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        for piece in re.split(r"(?<=\n)", text):
            if piece.strip():
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(tm[3] * cm[3] + tm[2] * cm[1]) or 1.0
                place = (round(x, 1), round(y, 1), round(abs(size) * scale, 1))
                self._text = self._text.lstrip()
                if not self._text:
                    self._place = place
                elif x > self._end_of_last + place[2] and len(self._gaps) < _GAPS:
                    self._gaps.append((place[0], len(self._text) + len(piece) - len(piece.lstrip())))
                self._end_of_last = x + _NARROW * place[2] * len(piece.strip())
            self._text += piece
            self._pieces.append((x, piece.removesuffix("\n")))
            if piece.endswith("\n"):
                self._end()

    def _end(self) -> None:
        if _is_from_right(self._text):  # where it begins is not told
            self._lines.append((0.0, *self._place[1:], _from_right(self._pieces).strip(), []))
        elif text := self._text.strip():
            self._lines.append((*self._place, text, self._gaps))
        self._text, self._pieces, self._gaps = "", [], []

    def ended(self) -> list[_Line]:
        """The lines of the page."""
        self._end()
        return self._lines


def _is_from_right(text: str) -> bool:
    """Whether most letters are of scripts that run from right to left."""
    kinds = [unicodedata.bidirectional(c) for c in text]
    return sum(kind in {"R", "AL"} for kind in kinds) > kinds.count("L")


def _from_right(pieces: list[tuple[float, str]]) -> str:
    """A line that is read so, of its pieces and their places; each piece is in itself as it is read.

    Most files have the pieces as they stand, from left to right. There those of other scripts and of numbers that
    stand together are in order already.
    """
    texts = [text for _, text in pieces]
    places = [x for x, text in pieces if text.strip()]
    if places != sorted(places):
        return "".join(texts)
    kinds = "".join("R" if _is_from_right(t) else "L" if any(map(str.isalnum, t)) else " " for t in texts)
    runs = re.finditer(r"L(?: *L)*|.", kinds)
    return "".join(reversed(["".join(texts[run.start() : run.end()]) for run in runs]))


def _word(data: bytes) -> dict[str, Any]:
    _check_zip(data)
    import docx  # noqa: PLC0415  as above

    try:
        document = docx.Document(io.BytesIO(data))
    except (ValueError, KeyError):  # a table of figures, slides, or any other zip
        raise _RefusedError("other") from None
    styles = {style.style_id: str(style.name) for style in document.styles if style.name}
    blocks: list[tuple[str, str]] = []
    length = 0
    for style, text in (*_blocks(document.element.body, styles), *_notes(document, styles)):
        blocks.append((style, text))
        length += len(text)
        if length > LONGEST:
            raise _RefusedError("long")
    rels = document.part.package.rels.values()
    if not any(rel.reltype.endswith("/core-properties") for rel in rels):  # python-docx would make some up
        return {"blocks": blocks, "title": "", "author": "", "date": "", "changed": ""}
    about = document.core_properties
    days = {"date": about.created, "changed": about.modified}
    dated = {key: str(moment.date()) if moment else "" for key, moment in days.items()}
    return {"blocks": blocks, "title": about.title or "", "author": about.author or "", **dated}


def _check_zip(data: bytes) -> None:
    """Refuse a bomb by what it says it holds, and before any of it is kept by what it does hold."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        if len(members) > _MEMBERS or sum(member.file_size for member in members) > _UNPACKED:
            raise _RefusedError("bomb")
        for member in members:
            if member.file_size > max(_RATIO_FROM, _RATIO * member.compress_size):
                raise _RefusedError("bomb")
            with archive.open(member) as stream:
                while stream.read(1 << 20):  # in pieces, each checked against the size that was said
                    pass
    except (zipfile.BadZipFile, NotImplementedError, EOFError):  # the second: packed in a way zipfile does not know
        raise _RefusedError("broken") from None
    except RuntimeError:
        raise _RefusedError("encrypted") from None


def _blocks(parent: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Paragraphs and rows of tables with the names of their styles, in order; below each the boxes beside it.

    A paragraph whose break was deleted goes on in the next.
    """
    begun = ""
    for element in parent:
        if element.tag == f"{_WORD}p":
            named = element.find(f"{_WORD}pPr/{_WORD}pStyle")
            style = styles.get(named.get(f"{_WORD}val"), "") if named is not None else ""
            listed = element.find(f"{_WORD}pPr/{_WORD}numPr") is not None
            text, begun = begun + _text(element), ""
            following = element.getnext()
            if _is_unbroken(element) and following is not None and following.tag == element.tag:
                begun = text
            else:
                yield ("List" if listed and not style.startswith("Heading") else style), text
            for box in element.iter(f"{_WORD}txbxContent"):
                if next(box.iterancestors(_FALLBACK, f"{_WORD}p")) is element:
                    yield from _blocks(box, styles)
        elif element.tag == f"{_WORD}tbl":
            for row in element.iterchildren(f"{_WORD}tr"):
                cells = [" ".join(map(_text, _paragraphs(cell))) for cell in row.iterchildren(f"{_WORD}tc")]
                yield "Row", " | ".join(cell for cell in cells if cell.strip())
        elif element.tag in {f"{_WORD}sdt", f"{_WORD}sdtContent", f"{_WORD}customXml", f"{_WORD}ins"}:
            yield from _blocks(element, styles)


def _paragraphs(cell: Any) -> Iterator[Any]:
    return (p for p in cell.iter(f"{_WORD}p") if next(p.iterancestors(_FALLBACK), None) is None)


def _notes(document: Any, styles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The paragraphs of the footnotes, then of the endnotes, each in the order in which the text refers to them."""
    from docx.oxml.parser import parse_xml  # noqa: PLC0415  as above

    for kind in ("footnote", "endnote"):
        referred = [
            mark.get(f"{_WORD}id")
            for mark in document.element.body.iter(f"{_WORD}{kind}Reference")
            if next(mark.iterancestors(f"{_WORD}del"), None) is None
        ]
        rels = document.part.rels.values()
        parts = [rel.target_part for rel in rels if not rel.is_external and rel.reltype.endswith(f"/{kind}s")]
        for part in parts if referred else ():
            notes = {note.get(f"{_WORD}id"): note for note in parse_xml(part.blob).iter(f"{_WORD}{kind}")}
            for number in dict.fromkeys(referred):
                if number in notes:
                    yield from _blocks(notes[number], styles)


def _text(element: Any) -> str:
    """What a paragraph says: with what was inserted, without what was deleted, moved or hidden.

    What is struck out counts as deleted.
    """
    parts = []
    for child in element:
        match child.tag.removeprefix(_WORD) if isinstance(child.tag, str) else "":
            case "t":
                parts.append(child.text or "")
            case "br" | "cr":
                parts.append("\n")
            case "tab":
                parts.append(" ")
            case tag if tag == f"{_MATHS}oMath":
                parts.append("".join(t.text or "" for t in child.iter(f"{_MATHS}t")))
            case "noBreakHyphen":
                parts.append("\u2011")
            case "r" if _is_hidden(child):
                pass
            case (
                "r" | "hyperlink" | "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "fldSimple" | "customXml"
            ):
                parts.append(_text(child))
    return "".join(parts)


def _is_unbroken(paragraph: Any) -> bool:
    """Whether the break at its end was deleted, or moved away with it."""
    marks = paragraph.find(f"{_WORD}pPr/{_WORD}rPr")
    return marks is not None and any(mark.tag in {f"{_WORD}del", f"{_WORD}moveFrom"} for mark in marks)


def _is_hidden(run: Any) -> bool:
    """Whether a run is set as hidden text, as editors have their notes, or as struck out."""
    marks = (run.find(f"{_WORD}rPr/{_WORD}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(m is not None and m.get(f"{_WORD}val", "1") not in {"0", "false", "off"} for m in marks)


if __name__ == "__main__":
    main(sys.argv[1])
