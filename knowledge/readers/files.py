"""Files and bytes to text, for all readers: opening, size, kind and encoding, with errors that name the cure."""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.readers.encoding import encoding_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from typing_extensions import Buffer

_BUFFER = 1 << 17  # bytes read from a file at once
_SAMPLE = 100_000  # bytes that are looked at to guess an encoding

_SAVE = "save its text as UTF-8 and add that"

# What other kinds of file begin with, and the cure.
_MAGIC = (
    (b"%PDF-", "a PDF: give its name the ending .pdf"),
    (
        b"PK\x03\x04",
        "a zip archive or an office document: unpack it, or name it .docx if it is one",
    ),
    (b"\x1f\x8b", "a gzip archive: give its name the ending .gz"),
    (b"BZh", f"a bzip2 archive: {_SAVE}"),
    (b"\xfd7zXZ", f"an xz archive: {_SAVE}"),
    (b"7z\xbc\xaf", f"a 7z archive: {_SAVE}"),
    (b"Rar!", f"a RAR archive: {_SAVE}"),
    (b"\x28\xb5\x2f\xfd", f"a zstd archive: {_SAVE}"),
    (b"\x89PNG", f"an image: {_SAVE}"),
    (b"\xff\xd8\xff", f"an image: {_SAVE}"),
    (b"GIF8", f"an image: {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", f"an old office document: {_SAVE}"),
    (b"{\\rtf", f"a rich text document: {_SAVE}"),
    (b"\x7fELF", f"a program: {_SAVE}"),
    (b"SQLite format 3\x00", f"a database: {_SAVE}"),
)
_MARKS = (  # the longer first: that of UTF-32 begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b]")


def shown(path: Path) -> str:
    """The path on one line, as it can be printed anywhere."""
    return canonical_line(str(path))


@contextmanager
def opened(path: Path, taken: Callable[[int], None] | None = None) -> Iterator[BinaryIO]:
    """The file, opened for reading; `taken` is called with how many bytes were read each time.

    UserError when it cannot be opened, or fails while it is read.
    """
    with told(shown(path)), path.open("rb", buffering=0) as raw:
        yield io.BufferedReader(_Counted(raw, taken) if taken else raw, _BUFFER)


class _Counted(io.RawIOBase):
    """A file that tells how many bytes are read from it."""

    def __init__(self, file: io.FileIO, taken: Callable[[int], None]) -> None:
        self._file = file
        self._taken = taken

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: Buffer) -> int:
        count = self._file.readinto(buffer)
        self._taken(count)
        return count


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn a failure of the system's within the block into a UserError that names the file."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(f"there is no file {name}: check the path") from error
    except PermissionError as error:
        raise UserError(f"{name} may not be read: give this user the permission to read it") from error
    except IsADirectoryError as error:
        raise UserError(f"{name} is a folder, not a file: check the path") from error
    except OSError as error:
        raise UserError(f"cannot read {name} ({error.strerror or error}): check the path and the disk") from error


def whole(stream: BinaryIO, name: str, limit: int) -> bytes:
    """All of the stream. UserError when that is more than `limit` bytes; no more are held."""
    parts = []
    left = limit + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise UserError(f"{name} has more than {limit // 1_000_000} MB: split it into smaller files")
    return b"".join(parts)


def mark_of(data: bytes) -> str | None:
    """The encoding that the first bytes say, if they are a byte order mark."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decoded(data: bytes, name: str) -> str:
    """The text that the bytes hold.

    By its mark (UTF-8, UTF-16, UTF-32), else as UTF-8, else as what it plainly is. UserError when that leaves
    nothing.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UserError(f"{name} is not text but {kind}")
    encoding = mark_of(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise UserError(f"{name} is not the {encoding.upper()} that it says it is: save it as UTF-8") from None
        text = _guessed(data, name)
    text = text.removeprefix("\ufeff")
    controls = len(_CONTROLS.findall(text))
    if "\0" in text or controls > 3 + len(text) // 200:
        raise UserError(f"{name} is not text: save it as text in UTF-8 and add that")
    return text


def _guessed(data: bytes, name: str) -> str:
    if b"\0" in data:
        raise UserError(f"{name} is not text: if it should be, save it as UTF-8")
    encoding = encoding_of(data[:_SAMPLE])
    text = None
    if encoding is not None:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = None
    if text is None or any(unicodedata.category(c) in {"Cn", "Co"} for c in set(text)):
        raise UserError(f"the encoding of {name} cannot be told for certain: save it as UTF-8")
    return text
