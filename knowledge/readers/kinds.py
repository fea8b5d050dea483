"""Which kind of article a file or a stream holds: by the suffix of its name, else by its first bytes."""

from __future__ import annotations

import importlib
import io
import re
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol, cast

from knowledge.readers.anyjson import holds_articles
from knowledge.readers.files import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer

    from knowledge.article import Draft

Kind = Literal["text", "markdown", "html", "pdf", "word", "jsonl", "channel", "rss", "packed"]
"""Each is a module here, whose `drafts` reads it."""

PACKED = ".gz"

SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "word",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "channel",
    ".xml": "rss",
}
"""A file without any that is named itself is text; in a folder it may be a licence or a makefile."""

NO_DOCUMENTS = frozenset(
    # Pictures, sound and film; what pages are made of; programs and what they leave. The rest may be articles.
    ".jpg .jpeg .png .gif .webp .svg .avif .heic .tif .tiff .bmp .ico .psd .raw .mp3 .m4a .wav .ogg .oga .opus "
    ".flac .mp4 .m4v .mov .avi .mkv .webm .mpg .mpeg .srt .vtt .css .js .mjs .ts .map .woff .woff2 .ttf .otf .py "
    ".pyc .sh .bat .exe .dll .so .c .h .rs .go .java .rb .php .json .yml .yaml .toml .ini .cfg .conf .log .lock "
    ".tmp .temp .part .crdownload .bak .swp .db .sqlite .db-wal .db-shm .url .webloc .lnk .torrent .asc .sig .md5 "
    ".sha256".split()
)
"""Suffixes of files beside articles that nobody misses, where they hold none."""

SHARED = frozenset({"channel", "rss"})
"""Kinds whose suffix other programs give to what holds no articles: the beginning tells."""

_HEAD = 4096  # bytes that tell the kind
_LONG_HEAD = 4 * _HEAD  # that tell what the objects of JSON have, where some of it is long
_LONG_LINE = 1_000_000  # that do so of JSON lines: a page's source or a vector may stand before the text
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MARKS: dict[Kind, re.Pattern[bytes]] = {
    "packed": re.compile(rb"\x1f\x8b"),
    "word": re.compile(rb"PK\x03\x04"),
    "pdf": re.compile(rb".{0,1023}?%PDF-", re.DOTALL),
}
_ABOVE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+"
_OPENINGS: dict[Kind, re.Pattern[str]] = {
    "html": re.compile(rf"{_ABOVE}<(?:!doctype\s+html|html|head|body|meta|title)\b", re.IGNORECASE | re.DOTALL),
    "rss": re.compile(rf"{_ABOVE}<rss\b", re.DOTALL),
    "markdown": re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n"),
    # A line of JSON lines goes on behind its first brace, and with other names than a chat, an account or a site.
    "channel": re.compile(
        r'\s*\{[ \t]*(?:\r?\n|"name"\s*:\s*"(?:[^"\\]|\\.)*",\s*"type"\s*:'
        r'|(?:"about"\s*:\s*"(?:[^"\\]|\\.)*",\s*)?"(?:personal_information|profile_pictures|contacts|chats)"\s*:'
        r'|"db"\s*:\s*\[)'
    ),
    "jsonl": re.compile(r"\s*\{(?!\\rtf)"),
}


class Reader(Protocol):
    """What reads one format."""

    def __call__(self, stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
        """The articles in the stream."""


def reader(kind: Kind) -> Reader:
    """What reads the kind. It is imported here, since what most of them need is slow to import."""
    return cast("Reader", importlib.import_module(f"knowledge.readers.{kind}").drafts)


def kind_by_name(path: Path) -> Kind | None:
    """The kind that the name of a file says; of what is packed, that which it says below that."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes[-1:] == [PACKED]:
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def kind_of(head: bytes) -> Kind:
    """What the first bytes begin; text where they begin nothing else."""
    for kind, mark in _MARKS.items():
        if mark.match(head):
            return kind
    text = _decoded(head)
    return next((kind for kind, opening in _OPENINGS.items() if opening.match(text)), "text")


def sniffed(stream: BinaryIO) -> tuple[Kind, BinaryIO]:
    """The kind of what is in the stream, and the stream with all that was in it.

    No more is waited for than the first line that is not blank.
    """
    head = line = stream.readline(_HEAD)
    while line and len(head) < _HEAD and not head.strip(_BLANK):
        line = stream.readline(_HEAD)
        head += line
    if head.lstrip(_BLANK).startswith(b"<"):  # a page is of one piece, and may begin with anything
        head += stream.read(_HEAD)
    return kind_of(head), io.BufferedReader(_Rejoined(head, stream))


def is_meant(stream: BinaryIO) -> bool:
    """Whether the JSON or XML in the stream looks as if it held articles: other programs keep theirs so too."""
    head = stream.read(_LONG_HEAD)
    kind = kind_of(head[:_HEAD])
    if kind == "rss":
        return True
    lines = kind == "jsonl"
    if lines and len(head) == _LONG_HEAD and b"\n" not in head.lstrip(_BLANK):
        head += stream.readline(_LONG_LINE)
    return holds_articles(_decoded(head), lines=lines)


def _decoded(head: bytes) -> str:
    return head.decode(mark_of(head) or "utf-8", "replace").removeprefix("\ufeff")


class _Rejoined(io.RawIOBase):
    """What was taken from the stream, and then the rest of it as it comes."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        part = self._head[: len(view)] or self._read(len(view))
        self._head = self._head[len(view) :]
        view[: len(part)] = part
        return len(part)
