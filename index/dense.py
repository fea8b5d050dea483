"""The dense leg as a question sees it: the log up to some row, and FAISS over the older part of it.

Nothing in it changes once it is made: any number of questions search it at once, and a newer one takes its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index import vectors
from index.log import LiveRows, VectorLog, checked, revision_key
from index.vectors import VectorIndex, only

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.manifest import IndexFolder, Manifest


class DenseLeg:
    """The passages that have a vector, and which of them are nearest to another one."""

    def __init__(self, log: VectorLog, index: VectorIndex | None, held: int) -> None:
        """`index` holds the live rows of the log before `held`; the rest is compared one by one.

        DamagedError when a vector is not of length one.
        """
        self._log, self._index, self._held = log, index, held
        self._keys = log.keys
        self._live = LiveRows.of(self._keys)
        rows = self._live.rows
        if index is None or np.count_nonzero(rows >= held) > 2 * vectors.EXACT:
            # There is no file of FAISS's, or none that can be read: the log is the truth.
            self._index, self._held = None, 0
            if len(rows) > vectors.EXACT:
                self._index, self._held = VectorIndex.trained(log, np.sort(rows)), len(self._keys)
        self._recent = np.sort(rows[rows >= self._held])
        self._vectors = checked(log.vectors(self._recent))
        self._among = None
        if self._index is not None and len(self._index) > len(rows) - len(self._recent):
            stay = np.zeros(self._held, np.bool_)
            stay[rows[rows < self._held]] = True
            self._among = only(stay)

    @classmethod
    def opened(cls, folder: IndexFolder, manifest: Manifest) -> DenseLeg:
        """What the manifest names. DamagedError when the log cannot be read."""
        log = VectorLog.opened(folder, manifest)
        return cls(log, _saved(folder, manifest), manifest.snapshot)

    def followed(self, folder: IndexFolder, manifest: Manifest, held: Manifest) -> DenseLeg:
        """The same with the rows that came since the manifest `held`, and FAISS's newer file where there is one."""
        self._log.load(manifest.rows, manifest.checksum)
        if manifest.snapshot > held.snapshot and (index := _saved(folder, manifest)):
            return DenseLeg(self._log, index, manifest.snapshot)
        return DenseLeg(self._log, self._index, self._held)

    def __len__(self) -> int:
        """How many passages have a vector."""
        return len(self._live)

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
        """Passages by cosine to a unit vector of shape (dimension,), best first, as (id, cosine)."""
        rows, cosines = self._recent, self._vectors @ vector
        if self._index is not None:
            older = self._index.search(vector, count, self._among)
            rows = np.concatenate([older, rows])
            cosines = np.concatenate([checked(self._log.vectors(older)) @ vector, cosines])
        if len(rows) > count:
            best = np.argpartition(-cosines, count)[:count]
            rows, cosines = rows[best], cosines[best]
        passages = self._keys["passage"][rows]
        order = np.lexsort((passages, -cosines))
        return list(zip(passages[order].tolist(), cosines[order].tolist(), strict=True))

    def cosines(self, vector: NDArray[np.float32], passages: Sequence[int]) -> dict[int, float]:
        """The exact cosine of each of the passages that has a vector. DamagedError when one is none."""
        rows = self._live.find(passages)
        found = rows >= 0
        stored = checked(self._log.vectors(rows[found]))
        return dict(zip(np.array(passages, np.int64)[found].tolist(), (stored @ vector).tolist(), strict=True))

    def passages_of(self, revisions: Iterable[str]) -> list[int]:
        """The passages of these revisions that have a vector."""
        wanted = np.array([revision_key(r) for r in revisions], np.uint64)
        rows = self._live.rows
        return [int(p) for p in self._live.passages[np.isin(self._keys["revision"][rows], wanted)]]


def _saved(folder: IndexFolder, manifest: Manifest) -> VectorIndex | None:
    if not manifest.snapshot:
        return None
    index = VectorIndex.from_snapshot(folder.faiss(manifest), manifest.dimension)
    return index if index is not None and len(index) <= manifest.snapshot else None
