"""The dense leg as a question sees it: the log up to some row, and FAISS over the older part of it.

Nothing in it changes once it is made: any number of questions search it at once, and a newer one takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from index import vectors
from index.log import GONE, LiveRows, VectorLog, checked, revision_key
from index.vectors import VectorIndex, only

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import faiss
    from numpy.typing import NDArray

    from index.catalogue import Allowed
    from index.manifest import IndexFolder, Manifest


_FILTERS = 16  # whose rows are kept at hand


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows that a question may see: `recent` marks those compared anyway, `few` are the older ones.

    Where those are many, `few` is None and `among` lets FAISS find them alone.
    """

    recent: NDArray[np.bool_]
    few: NDArray[np.int64] | None
    among: faiss.IDSelector | None
    count: int


class DenseLeg:
    """The passages that have a vector, and which of them are nearest to another one."""

    def __init__(self, log: VectorLog, index: VectorIndex | None, held: int) -> None:
        """`index` holds the live rows of the log before `held`; the rest is compared one by one.

        DamagedError when a vector is not of length one.
        """
        threadpool_limits(1, user_api="blas")  # the products are small: more threads only wait for them, in a spin
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
        self._part = lru_cache(_FILTERS)(self._part_of)
        self._stay = np.zeros(len(self._keys), np.bool_)
        self._stay[rows] = True
        self._among = None
        if self._index is not None and len(self._index) > len(rows) - len(self._recent):
            self._among = only(self._stay[: self._held])

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

    def count(self, allowed: Allowed) -> int:
        """How many of the allowed passages have a vector."""
        return self._part(allowed).count

    def nearest(
        self, vector: NDArray[np.float32], count: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Passages by cosine to a unit vector of shape (dimension,), best first, as (id, cosine).

        Only the allowed ones are compared. Where these are few, each is: FAISS would look for them in a part of its
        lists alone.
        """
        part = self._part(allowed) if allowed is not None else None
        rows, cosines = self._recent, self._vectors @ vector
        if part is not None:
            rows, cosines = rows[part.recent], cosines[part.recent]
        if self._index is not None:
            if part is None:
                older = self._index.search(vector, count, self._among)
            elif part.few is None:
                older = self._index.search(vector, count, part.among)
            else:
                older = part.few
            rows = np.concatenate([older, rows])
            cosines = np.concatenate([checked(self._log.vectors(older)) @ vector, cosines])
        if len(rows) > count:
            best = np.argpartition(-cosines, count)[:count]
            rows, cosines = rows[best], cosines[best]
        passages = self._keys["passage"][rows]
        order = np.lexsort((passages, -cosines))
        return list(zip(passages[order].tolist(), cosines[order].tolist(), strict=True))

    def _part_of(self, allowed: Allowed) -> _Part:
        stay = self._stay & allowed.holds(np.ascontiguousarray(self._keys["revision"]))
        older, recent, count = stay[: self._held], stay[self._recent], int(np.count_nonzero(stay))
        if np.count_nonzero(older) <= vectors.EXACT:
            return _Part(recent, np.flatnonzero(older), None, count)
        return _Part(recent, None, only(older), count)

    def cosines(self, vector: NDArray[np.float32], passages: Sequence[int]) -> dict[int, float]:
        """The exact cosine of each of the passages that has a vector. DamagedError when one is none."""
        rows = self._live.find(passages)
        found = rows >= 0
        stored = checked(self._log.vectors(rows[found]))
        return dict(zip(np.array(passages, np.int64)[found].tolist(), (stored @ vector).tolist(), strict=True))

    def revisions(self, passages: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The key of each passage's revision, GONE for one that has no vector."""
        rows = self._live.find(passages)
        found = np.full(len(passages), GONE, np.uint64)
        found[rows >= 0] = self._keys["revision"][rows[rows >= 0]]
        return found

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
