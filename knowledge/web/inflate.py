"""Unpacking with a limit, so that a small download cannot become a large one."""

from __future__ import annotations

import zlib

from knowledge.errors import UserError

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


class Inflater:
    """Unpacks a stream of gzip or deflate as it comes, to at most `limit` bytes.

    UserError, naming `name`, when it is more or is not packed so. No more than `limit` bytes are ever unpacked.
    """

    def __init__(self, name: str, limit: int, *, gzip: bool = True) -> None:
        self._name = name
        self._left = limit
        self._gzip = gzip
        self._stream = zlib.decompressobj(_GZIP if gzip else zlib.MAX_WBITS)
        self._begun = False

    def feed(self, data: bytes) -> bytes:
        """What the next bytes unpack to."""
        unpacked = []
        while data:
            unpacked.append(self._some(data))
            self._left -= len(unpacked[-1])
            if self._left < 0 or self._stream.unconsumed_tail:
                raise UserError(f"{self._name} unpacks to more than is read of one address: use a smaller one")
            data = self._stream.unused_data if self._stream.eof else b""
            if not self._gzip or not data.startswith(_MAGIC):  # after the end only another packed part counts
                break
            self._stream = zlib.decompressobj(_GZIP)
        return b"".join(unpacked)

    @property
    def whole(self) -> bool:
        """Whether the stream came to its end."""
        return self._stream.eof or not self._begun

    def _some(self, data: bytes) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._stream.decompress(data, self._left + 1)
        except zlib.error:
            if not first or self._gzip:
                raise UserError(
                    f"{self._name} is damaged, its packing cannot be undone: try another address"
                ) from None
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)  # many servers send deflate without its header
            return self._some(data)


def gunzipped(data: bytes, name: str, limit: int) -> bytes:
    """What a gzip file holds; other bytes as they are. UserError when it is damaged or holds more than `limit`."""
    if not data.startswith(_MAGIC):
        return data
    inflater = Inflater(name, limit)
    unpacked = inflater.feed(data)
    if not inflater.whole:
        raise UserError(f"{name} is cut off, its packing has no end: try another address")
    return unpacked
