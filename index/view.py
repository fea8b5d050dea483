"""The index as a question sees it: both legs, brought up to what the writer last put into the manifest."""

from __future__ import annotations

import threading
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.dense import DenseLeg
from index.log import GONE
from index.manifest import MEND, IndexFolder, Manifest
from index.words import WordIndex
from index.writer import check_model
from knowledge.errors import DamagedError, of_system

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

    from index.catalogue import Allowed
    from index.embedder import Embedder


@dataclass(frozen=True, slots=True)
class _State:
    """Both legs as one manifest names them. `words` is None before anything was written."""

    manifest: Manifest
    words: WordIndex | None
    dense: DenseLeg


class IndexView:
    """Both legs in memory. Any number of threads may ask at once; none waits, not even for what is taken in."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Open what is there; an index that was never written is an empty one.

        DamagedError when it cannot be read or is of another model.
        """
        self._folder = IndexFolder(folder)
        self._embedder = embedder
        self._refreshing = threading.Lock()
        self._state: _State | None = None
        self.refresh()

    @property
    def manifest(self) -> Manifest | None:
        """What this view holds."""
        state = self._state
        return state.manifest if state else None

    def __len__(self) -> int:
        """How many passages both legs hold, the lesser number."""
        state = self._state
        return min(len(state.words), len(state.dense)) if state and state.words else 0

    def refresh(self) -> None:
        """Take in what was written since; costs a small file's reading when that is nothing.

        An index that was deleted is an empty one. DamagedError as at the start; then the view stays as it was.
        """
        with self._refreshing:
            found = self._folder.read()
            while found is not None and (self._state is None or found != self._state.manifest):
                check_model(found, self._embedder)
                try:
                    self._state = self._taken_in(found)
                except DamagedError:
                    again = self._folder.read()
                    if again == found:
                        raise
                    found = again  # a rebuild has put another index in its place meanwhile
                except OSError as error:
                    raise of_system(error, self._folder.path, MEND) from error
            if found is None:
                self._state = None

    def _taken_in(self, found: Manifest) -> _State:
        state = self._state
        if state is None or not found.continues(state.manifest):
            return self._open(found)
        return self._followed(found, state)

    def _open(self, manifest: Manifest) -> _State:
        return _State(manifest, self._open_words(manifest), DenseLeg.opened(self._folder, manifest))

    def _followed(self, manifest: Manifest, state: _State) -> _State:
        words, dense = state.words, state.dense
        if words is None:
            words = self._open_words(manifest)
        elif manifest.words > state.manifest.words:
            words = copy(words)  # a question may be searching the other
            words.reload()
        if (manifest.rows, manifest.snapshot) != (state.manifest.rows, state.manifest.snapshot):
            dense = dense.followed(self._folder, manifest, state.manifest)
        return _State(manifest, words, dense)

    def _open_words(self, manifest: Manifest) -> WordIndex | None:
        return WordIndex(self._folder.words(manifest)) if manifest.words else None

    def nearest(
        self, vector: NDArray[np.float32], count: int, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Passages by cosine to a unit vector of shape (dimension,), best first, as (id, cosine)."""
        state = self._state
        return state.dense.nearest(vector, count, allowed) if state else []

    def matching(
        self, words: list[str], count: int, language: str | None = None, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """Passages by BM25, best first, as (id, score); `language` is that of the words."""
        state = self._state
        return state.words.search(words, count, language, allowed) if state and state.words else []

    def count(self, allowed: Allowed) -> int:
        """How many of the allowed passages have a vector."""
        state = self._state
        return state.dense.count(allowed) if state else 0

    def rarity(self, terms: list[str]) -> dict[str, float]:
        """The inverse document frequency of terms; the same for all before anything was indexed."""
        state = self._state
        return state.words.rarity(terms) if state and state.words else dict.fromkeys(terms, 1.0)

    def lacking(self, words: list[str], language: str | None = None) -> list[str]:
        """Those of the words that are nowhere in the index, and may have been misspelt; `language` is theirs."""
        state = self._state
        return state.words.lacking(words, language) if state and state.words else []

    def cosines(self, vector: NDArray[np.float32], passages: list[int]) -> dict[int, float]:
        """The exact cosine of each of the passages that has a vector. DamagedError when one is none."""
        state = self._state
        return state.dense.cosines(vector, passages) if state else {}

    def revisions(self, passages: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The key of each passage's revision, GONE for one that has no vector."""
        state = self._state
        return state.dense.revisions(passages) if state else np.full(len(passages), GONE, np.uint64)

    def embedded(self, revisions: Iterable[str]) -> tuple[int, list[int]]:
        """How many passages have a vector, and which of them are of these revisions."""
        state = self._state
        return (len(state.dense), state.dense.passages_of(revisions)) if state else (0, [])
