"""The log of vectors on disk: all that the dense leg is made from.

Files of records in step that only grow: keys, vectors, and the vectors' checksums; a removed passage is a record
without a revision. FAISS is made from the log and names its rows, so a damaged FAISS file costs seconds, and a
reader follows the writer by reading the new rows.
"""

from __future__ import annotations

import mmap
import os
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.manifest import MEND
from knowledge.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.manifest import IndexFolder, Manifest

KEY = np.dtype([("passage", "<i8"), ("revision", "<u8")])
GONE = 0
"""The revision of a record that takes its passage away."""

_SUM = np.dtype("<u4")
_UNKNOWN = 0  # no checksum: a CRC-32 that is 0 is kept as 1
_GIVEN_BACK = 6_000  # rows read, after which the pages that hold them are let go


def revision_key(revision: str) -> int:
    """The first 64 bits of a revision, never GONE."""
    return int(revision[:16], 16) or 1


def keys_of(passages: Sequence[tuple[int, str | None]]) -> NDArray[np.void]:
    """Records for the log: passages with their revisions, None for one that is gone."""
    return np.array([(p, GONE if r is None else revision_key(r)) for p, r in passages], KEY)


class VectorLog:
    """The records of the log up to `rows`. One process appends, any number read."""

    def __init__(self, keys: Path, vectors: Path, sums: Path, dimension: int) -> None:
        """Point at the files; they are made by the first append."""
        self._keys_path, self._vectors_path, self._sums_path, self._dimension = keys, vectors, sums, dimension
        self._row_bytes = 4 * dimension
        self.keys: NDArray[np.void] = np.empty(0, KEY)
        self.checksum = 0
        self._mapped: _Mapped | None = None

    @classmethod
    def opened(cls, folder: IndexFolder, manifest: Manifest) -> VectorLog:
        """The log that the manifest names. Errors as in `load`."""
        log = cls(folder.keys(manifest), folder.vectors(manifest), folder.sums(manifest), manifest.dimension)
        log.load(manifest.rows, manifest.checksum)
        return log

    def load(self, rows: int, checksum: int) -> None:
        """Read the keys up to `rows`, whose CRC-32 must be `checksum`.

        DamagedError when the files hold fewer rows or other keys; then nothing has changed here. A checksum of 0
        is one that is not known.
        """
        if rows < len(self.keys):  # somebody put an older manifest back
            self.keys, self.checksum = np.empty(0, KEY), 0
        have = len(self.keys)
        if rows <= have:
            return
        if _size(self._keys_path) // KEY.itemsize < rows:
            raise DamagedError(f"the vectors in {self._keys_path.parent} are cut short: {MEND}")
        mapped = self._map(rows)
        new = np.fromfile(self._keys_path, KEY, rows - have, offset=have * KEY.itemsize)
        found = zlib.crc32(new.tobytes(), self.checksum)
        if found != checksum and checksum:
            raise DamagedError(f"the vectors in {self._keys_path.parent} are damaged: {MEND}")
        self.keys, self.checksum = np.concatenate([self.keys, new]), found
        self._mapped = mapped

    def vectors(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some rows, (len(rows), dimension), in their order."""
        if not len(rows):
            return np.empty((0, self._dimension), np.float32)
        mapped = self._mapped
        if mapped is None or len(mapped.rows) <= rows.max():
            mapped = self._mapped = self._map(len(self.keys))
        if not mapped.is_whole():
            raise DamagedError(f"the vectors in {self._keys_path.parent} are cut short: {MEND}")
        found = mapped.rows[rows]
        mapped.give_back(len(rows))
        return found

    def are_sound(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the rows have a vector that is as it was written, and of length one.

        Rows from before there were checksums are taken for what they are.
        """
        vectors = self.vectors(rows)
        known = np.fromfile(self._sums_path, _SUM) if self._sums_path.exists() else np.empty(0, _SUM)
        wanted = np.zeros(len(rows), _SUM)
        has = rows < len(known)
        wanted[has] = known[rows[has]]
        return np.asarray(are_unit(vectors) & ((wanted == _UNKNOWN) | (wanted == _sums(vectors))))

    def append(self, keys: NDArray[np.void], vectors: NDArray[np.float32]) -> int:
        """Write the records after the loaded ones and onto the disk; returns how many rows there are now.

        What an earlier process wrote there and did not put into the manifest is cut off first.
        """
        if len(keys) != len(vectors) or vectors.shape[1:] != (self._dimension,):
            raise ValueError(f"{len(keys)} keys do not fit vectors of shape {vectors.shape}")
        rows = len(self.keys)
        for path, at, records in (
            (self._vectors_path, rows * self._row_bytes, np.ascontiguousarray(vectors, "<f4")),
            (self._sums_path, rows * _SUM.itemsize, _sums(vectors)),
            (self._keys_path, rows * KEY.itemsize, keys),
        ):
            with path.open("r+b" if path.exists() else "w+b") as file:
                file.truncate(at)
                file.seek(at)
                file.write(records.tobytes())
                file.flush()
                os.fsync(file.fileno())
        self.keys = np.concatenate([self.keys, keys])
        self.checksum = zlib.crc32(keys.tobytes(), self.checksum)
        return len(self.keys)

    def _map(self, rows: int) -> _Mapped:
        if _size(self._vectors_path) < rows * self._row_bytes:
            raise DamagedError(f"the vectors in {self._keys_path.parent} are cut short: {MEND}")
        return _Mapped(self._vectors_path, rows, self._dimension)


class _Mapped:
    """The file of vectors, mapped: to read each row by a call of the system takes ten times as long.

    It stays open, so that a reader can go on when the folder is deleted.
    """

    def __init__(self, path: Path, rows: int, dimension: int) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 4 * rows * dimension, access=mmap.ACCESS_READ)
        self.rows = np.frombuffer(self._map, "<f4").reshape(rows, dimension)
        self._read = 0

    def is_whole(self) -> bool:
        """Whether the file is still as long as what is mapped: to read beyond its end kills the process."""
        return self._map.size() >= self.rows.nbytes

    def give_back(self, rows: int) -> None:
        """Now and then let go of what was read: in time all of the file would count as memory of the process."""
        self._read += rows
        if self._read >= _GIVEN_BACK:
            self._read = 0
            self._map.madvise(mmap.MADV_DONTNEED)


@dataclass(frozen=True, slots=True)
class LiveRows:
    """The passages that were not taken away, sorted, and the row of the log where each has its vector."""

    passages: NDArray[np.int64]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, keys: NDArray[np.void]) -> LiveRows:
        """What is left after all records: of those of one passage the last counts."""
        passages, from_the_end = np.unique(keys["passage"][::-1], return_index=True)
        rows = len(keys) - 1 - from_the_end
        stay = keys["revision"][rows] != GONE
        return cls(passages[stay], rows[stay])

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.passages)

    def find(self, passages: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
        """The row of each passage, -1 for one that has none."""
        wanted = np.array(passages, np.int64)
        if not len(self):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self.passages, wanted), len(self) - 1)
        return np.where(self.passages[at] == wanted, self.rows[at], -1)


def are_unit(vectors: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which of the rows are of length one, far above rounding. What is no number is not."""
    with np.errstate(all="ignore"):
        return np.asarray(np.abs(np.einsum("ij,ij->i", vectors, vectors) - 1) < 2e-3)  # noqa: PLR2004


def _sums(vectors: NDArray[np.float32]) -> NDArray[np.uint32]:
    """The CRC-32 of each vector's bytes: takes a microsecond each."""
    rows = np.ascontiguousarray(vectors, "<f4")
    return np.array([zlib.crc32(row) or 1 for row in rows], _SUM)


def checked(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same vectors. DamagedError when one of them cannot have come from a model."""
    if not are_unit(vectors).all():
        raise DamagedError(f"the vectors of the index are damaged: {MEND}")
    return vectors


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
