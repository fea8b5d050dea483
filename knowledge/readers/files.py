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

# What other kinds of file begin with.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
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


def whole(stream: BinaryIO, name: str, limit: int, *, taken: bytes = b"") -> bytes:
    """All of the stream, after what was already taken from it.

    UserError when that is more than `limit` bytes; no more are held.
    """
    parts = [taken]
    left = limit + 1 - len(taken)
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise UserError(f"{name} has more than {limit // 1_000_000} MB: split it into smaller files")
    return b"".join(parts)


def decoded(data: bytes, name: str) -> str:
    """The text that the bytes hold.

    By its mark (UTF-8, UTF-16, UTF-32), else as UTF-8, else as what it plainly is. UserError when that leaves
    nothing.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UserError(f"{name} is not text but {kind}: save its text as UTF-8 and add that")
    encoding = next((found for mark, found in _MARKS if data.startswith(mark)), "utf-8")
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
