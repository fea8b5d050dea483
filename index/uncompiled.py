"""Serves a model through sentence-transformers, for what cannot be compiled. Imports torch."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import transformers
from sentence_transformers import SentenceTransformer

from index.model import BUNDLED, well_formed
from index.trust import known_share, trust
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.model import CompiledModel, ModelId, ModelSource

_QUESTIONS_KEPT = 512


class UncompiledEmbedder:
    """See index.embedder.Embedder."""

    def __init__(self, model: ModelId, transformer: SentenceTransformer) -> None:
        self.model = model
        self._transformer = transformer
        self._question = lru_cache(_QUESTIONS_KEPT)(self._embed_question)

    @classmethod
    def from_source(cls, source: ModelSource, compiled: CompiledModel) -> UncompiledEmbedder:
        """Load it from where it was compiled from; nothing is downloaded. Raises UserError if it is gone."""
        return cls(compiled.model, load_transformer(source, download=False))

    def embed_question(self, text: str) -> NDArray[np.float32]:
        return self._question(text)

    def trust(self, text: str) -> float:
        fast = getattr(self._transformer.tokenizer, "backend_tokenizer", None)
        return trust(known_share(fast.encode(well_formed(text)))) if fast else 1.0

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.model.dimension), np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self._transformer.encode_document(
                well_formed(text), normalize_embeddings=True, show_progress_bar=False
            )
        return vectors

    def _embed_question(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._transformer.encode_query(
            well_formed(text), normalize_embeddings=True, show_progress_bar=False
        ).astype(np.float32)
        vector.flags.writeable = False
        return vector


def load_transformer(source: ModelSource, *, download: bool) -> SentenceTransformer:
    """The model as sentence-transformers has it, on the CPU in single precision.

    Code that comes with a model is never run. Raises UserError if there is no such model.
    """
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # it would write to stderr
    try:
        transformer = SentenceTransformer(source.location, device="cpu", local_files_only=not download)
    except Exception as e:  # it raises whatever the hub's client, the file system or a config's reader raises
        reason = " ".join(str(e).split())[:200]
        raise UserError(f"cannot load {source.location} ({reason}): give a folder, or {BUNDLED}") from e
    return transformer.float().eval()
