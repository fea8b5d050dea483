"""The index as a question sees it: both legs, brought up to what the writer last put into the manifest."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from index.manifest import IndexFolder, Manifest
from index.vectors import VectorIndex, VectorLog, checked
from index.words import WordIndex
from index.writer import check_model
from knowledge.errors import DamagedError

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
        self._words: WordIndex | None = None
        self.refresh()

    @property
    def manifest(self) -> Manifest | None:
        """What this view holds."""
        return self._manifest

    def __len__(self) -> int:
        """How many passages both legs hold, the lesser number."""
        with self._lock:
            return min(len(self._words), len(self._vectors)) if self._words else 0

    def refresh(self) -> None:
        """Take in what was written since; costs a small file's reading when that is nothing.

        An index that was deleted is an empty one. DamagedError as at the start; then the view stays as it was.
        """
        with self._lock:
            found = self._folder.read()
            while found is not None and found != self._manifest:
                check_model(found, self._embedder)
                try:
                    self._take_in(found)
                except DamagedError:
                    again = self._folder.read()
                    if again == found:
                        raise
                    found = again  # a rebuild has put another index in its place meanwhile
            if found is None:
                self._manifest = self._words = None

    def _take_in(self, found: Manifest) -> None:
        held = self._manifest
        if held and (found.generation == held.generation and found.rows >= held.rows and found.words >= held.words):
            self._follow(found, held)
        else:
            self._open(found)
        self._manifest = found

    def _open(self, manifest: Manifest) -> None:
        words = self._open_words(manifest)
        log = VectorLog(self._folder.keys(manifest), self._folder.vectors(manifest), manifest.dimension)
        log.load(manifest.rows, manifest.checksum)
        rows = log.live()
        vectors = VectorIndex.from_snapshot(self._folder.faiss(manifest), manifest.dimension)
        if vectors is not None and 0 < manifest.snapshot <= manifest.rows:
            _play(log, vectors, manifest.snapshot, manifest.rows)
        if vectors is None or len(vectors) != len(rows):  # none, or one that lies: the log is the truth
            vectors = VectorIndex(manifest.dimension)
            _play(log, vectors, 0, manifest.rows)
        self._words, self._log, self._rows, self._vectors = words, log, rows, vectors

    def _follow(self, manifest: Manifest, held: Manifest) -> None:
        if self._words is None:
            self._words = self._open_words(manifest)
        elif manifest.words > held.words:
            self._words.reload()
        if manifest.rows > held.rows:
            self._log.load(manifest.rows, manifest.checksum)
            _play(self._log, self._vectors, held.rows, manifest.rows)
            self._rows = self._log.live()

    def _open_words(self, manifest: Manifest) -> WordIndex | None:
        return WordIndex(self._folder.words(manifest)) if manifest.words else None

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
        """Passages by cosine to a unit vector of shape (dimension,), best first, as (id, cosine)."""
        with self._lock:
            return self._vectors.search(vector, count) if self._manifest else []

    def matching(self, words: list[str], count: int, language: str | None = None) -> list[tuple[int, float]]:
        """Passages by BM25, best first, as (id, score); `language` is that of the words."""
        with self._lock:
            return self._words.search(words, count, language) if self._words else []

    def rarity(self, terms: list[str]) -> dict[str, float]:
        """The inverse document frequency of terms; the same for all before anything was indexed."""
        with self._lock:
            return self._words.rarity(terms) if self._words else dict.fromkeys(terms, 1.0)

    def cosines(self, vector: NDArray[np.float32], passages: list[int]) -> dict[int, float]:
        """The exact cosine of each of the passages that has a vector. DamagedError when one is none."""
        with self._lock:
            if not self._manifest:
                return {}
            rows = {p: self._rows[p] for p in passages if p in self._rows}
            if not rows:
                return {}
            stored = checked(self._log.vectors(0, self._manifest.rows)[list(rows.values())])
            return dict(zip(rows, (stored @ vector).tolist(), strict=True))

    def missing(self, passages: list[int]) -> int:
        """How many of the passages have no vector yet."""
        with self._lock:
            return sum(p not in self._rows for p in passages) if self._manifest else len(passages)


def _play(log: VectorLog, vectors: VectorIndex, start: int, stop: int) -> None:
    if stop > start:
        vectors.apply(log.keys[start:stop], log.vectors(start, stop))
