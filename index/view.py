"""The index as a question sees it: both legs, brought up to what the writer last put into the manifest."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.manifest import IndexFolder, Manifest
from index.vectors import VectorIndex, VectorLog
from index.words import WordIndex
from index.writer import check_model

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from index.embedder import Embedder


class IndexView:
    """Both legs in memory. Safe to use from several threads."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Open what is there; an index that was never written is an empty one.

        DamagedError when it cannot be read or is of another model.
        """
        self._folder = IndexFolder(folder)
        self._embedder = embedder
        self._lock = threading.Lock()
        self._manifest: Manifest | None = None
        self.refresh()

    @property
    def manifest(self) -> Manifest | None:
        """What this view holds."""
        return self._manifest

    def refresh(self) -> None:
        """Take in what was written since; costs a small file's reading when that is nothing."""
        with self._lock:
            found = self._folder.read()
            if found is None or found == self._manifest:
                return
            check_model(found, self._embedder)
            if self._manifest is None or found.generation != self._manifest.generation:
                self._open(found)
            else:
                self._follow(found, self._manifest.rows)
            self._manifest = found

    def _open(self, manifest: Manifest) -> None:
        self._words = WordIndex(self._folder.words(manifest))
        self._log = VectorLog(self._folder.keys(manifest), self._folder.vectors(manifest), manifest.dimension)
        snapshot = VectorIndex.from_snapshot(self._folder.faiss(manifest), manifest.dimension)
        use = snapshot is not None and 0 < manifest.snapshot <= manifest.rows
        self._vectors = snapshot if snapshot is not None and use else VectorIndex(manifest.dimension)
        self._log.load(manifest.rows)
        self._play(manifest.snapshot if use else 0, manifest.rows)
        self._rows = self._log.live()
        if len(self._vectors) != len(self._rows):  # a snapshot that lies: the log is the truth
            self._vectors = VectorIndex(manifest.dimension)
            self._play(0, manifest.rows)

    def _follow(self, manifest: Manifest, rows: int) -> None:
        self._words.reload()
        if manifest.rows > rows:
            self._log.load(manifest.rows)
            self._play(rows, manifest.rows)
            self._rows = self._log.live()

    def _play(self, start: int, stop: int) -> None:
        if stop > start:
            self._vectors.apply(self._log.keys[start:stop], self._log.vectors(start, stop))

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
        """Passages by cosine to a unit vector of shape (dimension,), best first, as (id, cosine)."""
        with self._lock:
            return self._vectors.search(vector, count) if self._manifest else []

    def matching(self, words: list[str], count: int) -> list[tuple[int, float]]:
        """Passages by BM25, best first, as (id, score)."""
        with self._lock:
            return self._words.search(words, count) if self._manifest else []

    def cosines(self, vector: NDArray[np.float32], passages: list[int]) -> dict[int, float]:
        """The exact cosine of each of the passages that has a vector."""
        with self._lock:
            if not self._manifest:
                return {}
            rows = {p: self._rows[p] for p in passages if p in self._rows}
            if not rows:
                return {}
            stored = self._log.vectors(0, self._manifest.rows)
            return {p: float(stored[row] @ vector) for p, row in rows.items()}

    def missing(self, passages: list[int]) -> int:
        """How many of the passages have no vector yet."""
        with self._lock:
            return sum(p not in self._rows for p in passages) if self._manifest else len(passages)
