"""The second stage by a cross-encoder, for those who have one: it reads question and passage together.

After Nogueira and Cho, "Passage Re-ranking with BERT" (2019).
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from index import hub
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTING = "RERANKER_MODEL"
"""The environment variable that names the model."""


class Reranker(Protocol):
    """What scores passages for a question. Safe to call from threads."""

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """How well each passage fits, as log-odds; higher is better."""


class CrossEncoderReranker:
    """Any CrossEncoder of sentence-transformers that gives one score."""

    def __init__(self, model: Any) -> None:
        """`model` is a CrossEncoder."""
        self._model = model
        self._lock = threading.Lock()  # its tokenizer pads, and cannot do so for two threads at once

    @classmethod
    def from_name(cls, name: str) -> CrossEncoderReranker:
        """The model by its name or folder. UserError when it cannot be loaded or is of another kind."""
        if not Path(name).is_dir() and (refusal := hub.refusal(name)):
            raise UserError(_unusable(name, f"there is no such folder, and {refusal}"))
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 - takes seconds, and few have one

        try:
            model = CrossEncoder(name, device="cpu")
        except Exception as error:  # a dozen kinds, by what is wrong with the files
            raise UserError(_unusable(name, " ".join(str(error).split())[:200])) from error
        if model.num_labels != 1:
            raise UserError(
                f"the model {name} gives {model.num_labels} scores and not one: set {SETTING} to one that ranks"
            )
        return cls(model)

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        """Logits, whatever the model makes of them otherwise."""
        from torch.nn import Identity  # noqa: PLC0415 - as above

        pairs = [(question, passage) for passage in passages]
        with self._lock:
            found = self._model.predict(pairs, activation_fn=Identity(), show_progress_bar=False)
        return [float(score) for score in found]


def _unusable(name: str, reason: str) -> str:
    return (
        f"the model {name} cannot be loaded ({reason}): set {SETTING} to a CrossEncoder of "
        "sentence-transformers, or leave it out"
    )
