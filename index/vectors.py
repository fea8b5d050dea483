"""The dense leg: a log of vectors on disk, and a FAISS index over them in memory.

The log is two files of records in step, keys and vectors, that only grow; a removed passage is a record without a
revision. FAISS is made from the log, or read from a snapshot and brought up with the rows that came after. So a
damaged FAISS file costs seconds, and a reader follows the writer by reading the new rows.
"""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING

import faiss
import numpy as np

from index.manifest import MEND
from knowledge.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

KEY = np.dtype([("passage", "<i8"), ("revision", "<u8")])
GONE = 0
"""The revision of a record that takes its passage away."""


def revision_key(revision: str) -> int:
    """The first 64 bits of a revision, never GONE."""
    return int(revision[:16], 16) or 1


class VectorLog:
    """The records of the log up to `rows`. One process appends, any number read."""

    def __init__(self, keys: Path, vectors: Path, dimension: int) -> None:
        """Point at the two files; they are made by the first append."""
        self._keys_path, self._vectors_path, self._dimension = keys, vectors, dimension
        self._row_bytes = 4 * dimension
        self.keys: NDArray[np.void] = np.empty(0, KEY)
        self.checksum = 0
        self._vectors: NDArray[np.float32] = np.empty((0, dimension), np.float32)

    def load(self, rows: int, checksum: int) -> None:
        """Read the keys up to `rows`, whose CRC-32 must be `checksum`, and map the vectors.

        DamagedError when the files hold fewer rows or other keys; then nothing has changed here. A checksum of 0
        is one that is not known.
        """
        if rows < len(self.keys):  # somebody put an older manifest back
            self.keys, self.checksum = np.empty(0, KEY), 0
        have = len(self.keys)
        if rows <= have:
            return
        if min(_size(self._keys_path) // KEY.itemsize, _size(self._vectors_path) // self._row_bytes) < rows:
            raise DamagedError(f"the vectors in {self._keys_path.parent} are cut short: {MEND}")
        new = np.fromfile(self._keys_path, KEY, rows - have, offset=have * KEY.itemsize)
        found = zlib.crc32(new.tobytes(), self.checksum)
        if found != checksum and checksum:
            raise DamagedError(f"the vectors in {self._keys_path.parent} are damaged: {MEND}")
        self.keys, self.checksum = np.concatenate([self.keys, new]), found
        self.vectors(0, rows)

    def vectors(self, start: int, stop: int) -> NDArray[np.float32]:
        """Rows of vectors, (stop - start, dimension), mapped from the disk.

        They stay mapped, so that a reader can go on when the folder is deleted.
        """
        if stop > len(self._vectors):
            shape = (len(self.keys), self._dimension)
            self._vectors = np.memmap(self._vectors_path, np.float32, "r", shape=shape)
        return self._vectors[start:stop]

    def live(self) -> dict[int, int]:
        """The row of each passage that was not taken away."""
        row_of = dict(zip(self.keys["passage"].tolist(), range(len(self.keys)), strict=True))
        gone = set(np.flatnonzero(self.keys["revision"] == GONE).tolist())
        return {passage: row for passage, row in row_of.items() if row not in gone} if gone else row_of

    def append(self, keys: NDArray[np.void], vectors: NDArray[np.float32]) -> int:
        """Write the records after the loaded ones and onto the disk; returns how many rows there are now.

        What an earlier process wrote there and did not put into the manifest is cut off first.
        """
        if len(keys) != len(vectors) or vectors.shape[1:] != (self._dimension,):
            raise ValueError(f"{len(keys)} keys do not fit vectors of shape {vectors.shape}")
        rows = len(self.keys)
        for path, at, records in (
            (self._vectors_path, rows * self._row_bytes, np.ascontiguousarray(vectors, "<f4")),
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


class VectorIndex:
    """FAISS over the passages that are live: exact inner product, which for unit vectors is the cosine."""

    def __init__(self, dimension: int) -> None:
        """Start empty."""
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    @classmethod
    def from_snapshot(cls, path: Path, dimension: int) -> VectorIndex | None:
        """The index that was saved, None when it is missing or cannot be read."""
        found = cls(dimension)
        try:
            index = faiss.read_index(str(path))
        except (RuntimeError, MemoryError):  # FAISS says no more, whatever is wrong with the file
            return None
        if not isinstance(index, faiss.IndexIDMap2) or index.d != dimension:
            return None
        found._index = index
        return found

    def __len__(self) -> int:
        """How many passages it holds."""
        return int(self._index.ntotal)

    def apply(self, keys: NDArray[np.void], vectors: NDArray[np.float32]) -> None:
        """Play records of the log, in order: of those of one passage the last counts.

        DamagedError when one of the vectors is not of length one.
        """
        last = {passage: i for i, passage in enumerate(keys["passage"].tolist())}
        rows = np.fromiter(last.values(), np.int64, len(last))
        passages = np.ascontiguousarray(keys["passage"][rows], np.int64)
        stays = keys["revision"][rows] != GONE
        new = np.ascontiguousarray(checked(vectors[rows[stays]]))
        if len(self):
            self._index.remove_ids(faiss.IDSelectorBatch(passages))
        if len(new):
            self._index.add_with_ids(new, passages[stays])

    def search(self, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
        """The passages nearest to a unit vector of shape (dimension,), with their cosines, best first."""
        if not len(self):
            return []
        scores, ids = self._index.search(vector[None, :], min(count, len(self)))
        # FAISS fills what it did not find with -1; this is the one place where that is dropped.
        return [(i, s) for i, s in zip(ids[0].tolist(), scores[0].tolist(), strict=True) if i >= 0]

    def save(self, path: Path) -> None:
        """Write a snapshot, whole or not at all."""
        new = path.with_suffix(".new")
        faiss.write_index(self._index, str(new))
        with new.open("r+b") as file:
            os.fsync(file.fileno())
        new.replace(path)


def keys_of(passages: Sequence[tuple[int, str | None]]) -> NDArray[np.void]:
    """Records for the log: passages with their revisions, None for one that is gone."""
    return np.array([(p, GONE if r is None else revision_key(r)) for p, r in passages], KEY)


def are_unit(vectors: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which of the rows are of length one, far above rounding. What is no number is not."""
    with np.errstate(all="ignore"):
        return np.asarray(np.abs(np.einsum("ij,ij->i", vectors, vectors) - 1) < 2e-3)  # noqa: PLR2004


def checked(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same vectors. DamagedError when one of them cannot have come from a model."""
    if not are_unit(vectors).all():
        raise DamagedError(f"the vectors of the index are damaged: {MEND}")
    return vectors


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
