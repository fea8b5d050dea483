"""FAISS over the rows of the log: product quantisation in 4 bits, scanned fast, in lists where there are many.

A row is added once and stays: a passage that is gone is a row that no question asks for. So nothing is removed from
FAISS, which could (but then its fast scan spoils the codes that come later), and many questions search one index at
once. When a fifth of it is gone, or four times as much has come, it is learnt anew. What is chosen here was
measured by benchmarks/vectors.py.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import faiss
import numpy as np

from index.checksums import checksum
from index.log import checked

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from index.log import VectorLog

EXACT = 10_000
"""Rows that a question is compared with one by one: up to here this is as fast, and finds all."""

_SCANNED = 80_000  # rows that a question scans at the least: what it costs is small beside the rest of the answer
_SHARE = 0.3  # of the rows that a question scans where there are more
_REFINED = 3  # rows fetched for each one asked for: codes of 4 bits order them roughly, the exact vectors finely
_SEED = 1234
_SAMPLE = 40  # rows a list that are learnt from
_LEAST_SAMPLE = 20_000
_ROWS = 16_384  # vectors read in one go
_STAY = 0.8  # the share of rows below which the index is learnt anew without those that are gone
_FOOTER = 4  # bytes of the CRC-32 at the end of a saved index


class VectorIndex:
    """Finds the rows of a log whose vectors are nearest to another one: nearly always all of them."""

    def __init__(self, index: faiss.IndexIVFPQFastScan) -> None:
        """Take a trained index as it is."""
        self._index = index

    @classmethod
    def trained(cls, log: VectorLog, rows: NDArray[np.int64]) -> VectorIndex:
        """Learn from some of the rows, and hold them all. The same rows make the same index.

        It takes one thread, so that questions have the others. DamagedError when a vector is not of length one.
        """
        faiss.omp_set_num_threads(1)
        lists = lists_for(len(rows))
        chosen = np.random.default_rng(_SEED).permutation(len(rows))[: max(_LEAST_SAMPLE, _SAMPLE * lists)]
        sample = checked(log.vectors(rows[np.sort(chosen)]))
        dimension = sample.shape[1]
        pairs = dimension // 2 if dimension % 2 == 0 else dimension
        index = faiss.index_factory(dimension, f"IVF{lists},PQ{pairs}x4fs", faiss.METRIC_INNER_PRODUCT)
        assert isinstance(index, faiss.IndexIVFPQFastScan)
        index.cp.min_points_per_centroid = index.pq.cp.min_points_per_centroid = 1  # else it warns of small samples
        index.train(sample)
        found = cls(index)
        found.add(log, rows)
        return found

    @classmethod
    def from_snapshot(cls, path: Path, dimension: int) -> VectorIndex | None:
        """The index that was saved, None when it is missing or not as it was saved."""
        try:
            if not _is_sound(path):
                return None
            index = faiss.read_index(str(path))
        except (OSError, RuntimeError, MemoryError):  # FAISS says no more, whatever is wrong with the file
            return None
        return cls(index) if isinstance(index, faiss.IndexIVFPQFastScan) and index.d == dimension else None

    def __len__(self) -> int:
        """How many rows it holds, those that are gone too."""
        return int(self._index.ntotal)

    def is_outgrown(self, live: int) -> bool:
        """Whether one learnt anew for the `live` rows would be much faster or smaller."""
        return lists_for(live) >= 2 * int(self._index.nlist) or live < _STAY * len(self)

    def add(self, log: VectorLog, rows: NDArray[np.int64]) -> None:
        """Add rows of the log. DamagedError when one of the vectors is not of length one."""
        for start in range(0, len(rows), _ROWS):
            some = rows[start : start + _ROWS]
            self._index.add_with_ids(checked(log.vectors(some)), some)

    def search(
        self, vector: NDArray[np.float32], count: int, among: faiss.IDSelector | None = None
    ) -> NDArray[np.int64]:
        """Rows that hold the `count` nearest to a unit vector of shape (dimension,), and more, `among` those given.

        They are to be compared with the vector itself: the order of the codes is a rough one.
        """
        faiss.omp_set_num_threads(1)  # a setting of this thread: more would only take from other questions
        share = max(_SHARE, _SCANNED / max(1, len(self)))
        probes = max(1, min(int(self._index.nlist), round(share * self._index.nlist)))
        how = faiss.SearchParametersIVF()
        how.nprobe, how.sel = probes, among
        _, rows = self._index.search(vector[None, :], min(_REFINED * count, len(self)), params=how)
        # FAISS fills what it did not find with -1; this is the one place where that is dropped.
        return np.asarray(rows[0][rows[0] >= 0])

    def save(self, path: Path) -> None:
        """Write it with a checksum at its end, whole or not at all."""
        new = path.with_suffix(".new")
        faiss.write_index(self._index, str(new))
        with new.open("r+b") as file:
            found = checksum(file, file.seek(0, os.SEEK_END))
            file.write(found.to_bytes(_FOOTER, "little"))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)


def lists_for(rows: int) -> int:
    """How many lists: one where all is scanned anyway, else 1.6 √rows."""
    return 1 if rows <= _SCANNED else round(1.6 * np.sqrt(rows))


def only(rows: NDArray[np.bool_]) -> faiss.IDSelector:
    """What lets a search find those of the rows 0, 1, … alone that are marked."""
    bits = np.packbits(rows, bitorder="little")
    return faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg,arg-type]  # FAISS's Python takes an array


def _is_sound(path: Path) -> bool:
    """Whether the CRC-32 at the end of a file is that of what is before it."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END) - _FOOTER
        return size >= 0 and checksum(file, size) == int.from_bytes(file.read(_FOOTER), "little")
