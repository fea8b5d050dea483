"""The dense leg: a log of vectors on disk, and a FAISS index over them in memory.

The log is two files of records in step, keys and vectors, that only grow; a removed passage is a record without a
revision. FAISS is made from the log, or read from a snapshot and brought up with the rows that came after. So a
damaged FAISS file costs seconds, and a reader follows the writer by reading the new rows.
"""

from __future__ import annotations

import os
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

    def load(self, rows: int) -> None:
        """Read the keys up to `rows`. DamagedError when the files hold fewer."""
        if (
            rows
            and min(_size(self._keys_path) // KEY.itemsize, _size(self._vectors_path) // self._row_bytes) < rows
        ):
            raise DamagedError(f"the vectors in {self._keys_path.parent} are cut short: {MEND}")
        have = len(self.keys)
        new = np.fromfile(self._keys_path, KEY, rows - have, offset=have * KEY.itemsize) if rows > have else ()
        self.keys = np.concatenate([self.keys, new]) if rows > have else self.keys[:rows]

    def vectors(self, start: int, stop: int) -> NDArray[np.float32]:
        """Rows of vectors, (stop - start, dimension), mapped from the disk."""
        if start >= stop:
            return np.empty((0, self._dimension), np.float32)
        shape = (stop - start, self._dimension)
        return np.memmap(self._vectors_path, np.float32, "r", start * self._row_bytes, shape)

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
        except RuntimeError:  # FAISS says no more, whatever is wrong with the file
            return None
        if not isinstance(index, faiss.IndexIDMap2) or index.d != dimension:
            return None
        found._index = index
        return found

    def __len__(self) -> int:
        """How many passages it holds."""
        return int(self._index.ntotal)

    def apply(self, keys: NDArray[np.void], vectors: NDArray[np.float32]) -> None:
        """Play records of the log, in order: of those of one passage the last counts."""
        last = {passage: i for i, passage in enumerate(keys["passage"].tolist())}
        rows = np.fromiter(last.values(), np.int64, len(last))
        passages = np.ascontiguousarray(keys["passage"][rows], np.int64)
        if len(self):
            self._index.remove_ids(faiss.IDSelectorBatch(passages))
        stays = keys["revision"][rows] != GONE
        if stays.any():
            self._index.add_with_ids(np.ascontiguousarray(vectors[rows[stays]], np.float32), passages[stays])

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


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
