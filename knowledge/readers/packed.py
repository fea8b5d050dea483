"""What is in a gzip file, unpacked as it is read. A file that unpacks without end is stopped."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from knowledge.errors import UserError
from knowledge.readers import jsonl
from knowledge.readers.kinds import Kind, reader, sniffed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from _typeshed import WriteableBuffer

    from knowledge.article import Draft

_RATIO = 100
"""Unpacked to packed. Text has 3 to 5, lines that are much alike 30; only what has nothing in it has more."""

_FREE = 32_000_000  # bytes that anything may unpack to
_BUFFER = 1 << 17


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
    """The articles that are packed in the stream, of the kind that their first bytes tell."""
    kind, content = sniffed(unpacked(stream, name))
    if kind == "packed":
        raise UserError(f"{name} is packed twice: unpack it once and add that")
    yield from reader(kind)(content, name, stem)


def drafts_within(
    kind: Kind,
    content: BinaryIO,
    name: str,
    stem: str | None,
    again: Callable[[], AbstractContextManager[BinaryIO]],
) -> Iterator[Draft]:
    """The articles in what was unpacked from a file that can be opened `again`.

    A bad line may be the damage of the packing, after which no letter can be trusted. So at the first one the file
    is unpacked to its end, whose checksum tells.
    """

    def check() -> None:
        with again() as stream:
            unpacking = unpacked(stream, name)
            while unpacking.read(_BUFFER):
                pass

    if kind == "jsonl":
        yield from jsonl.drafts(content, name, stem, at_bad=check)
    else:
        yield from reader(kind)(content, name, stem)


def unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    """The unpacked bytes; reading them raises UserError where the file is damaged, cut short, or a bomb.

    What was read before that was good. The stream is read as it goes, and needs no seeking.
    """
    return io.BufferedReader(_Unpacked(stream, name), _BUFFER)


class _Counted(io.RawIOBase):
    """Counts what is taken from the stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        part = self._stream.read(size)
        self.taken += len(part)
        return part


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._packed = _Counted(stream)
        self._gzip = gzip.GzipFile(fileobj=self._packed)
        self._name = name
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        try:
            part = self._gzip.read1(len(view))
        except EOFError:
            raise UserError(f"{self._name} is cut short: copy it again") from None
        except (zlib.error, gzip.BadGzipFile) as error:
            raise UserError(f"{self._name} is damaged ({error}): copy it again") from None
        view[: len(part)] = part
        self._given += len(part)
        if self._given > _FREE + _RATIO * self._packed.taken:
            raise UserError(f"{self._name} unpacks to far more than it holds: it is not read")
        return len(part)
