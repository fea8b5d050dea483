"""An embedder that is opened when it first embeds: who writes words alone needs to know only which model it is.

The open model takes 100 MB and a tenth of a second.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from index.model import CompiledModel, find_source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from index.embedder import Embedder
    from index.model import ModelId


class UnopenedEmbedder:
    """See index.embedder.Embedder, and `load_embedder` for the arguments and the errors of the first use."""

    def __init__(self, model: str, cache: Path) -> None:
        self._name = model
        self._cache = cache

    @cached_property
    def model(self) -> ModelId:
        """As the compiled model says; one that was not compiled yet is, and opened."""
        try:
            return CompiledModel.read(self._cache / find_source(self._name).entry).model
        except (OSError, ValueError):
            return self._opened.model

    def embed_question(self, text: str) -> NDArray[np.float32]:
        return self._opened.embed_question(text)

    def trust(self, text: str) -> float:
        return self._opened.trust(text)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._opened.embed_passages(texts)

    @cached_property
    def _opened(self) -> Embedder:
        from index.embedder import load_embedder  # noqa: PLC0415 - what it imports is what is to be spared

        return load_embedder(self._name, self._cache)
