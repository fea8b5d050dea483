"""The weights of a reader, out of the graph that index/reader.py serves: what is taught on starts from them.

Quantised to 8 bits they come back a little rounded (the scores of both correlate by .997), which training mends.
The embeddings are those of the model that the reader started from: they are not taught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from onnx import numpy_helper

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_ATTENTION = ("query", "key", "value")
_DENSE = ("attention.output.dense", "intermediate.dense", "output.dense")
_NORMS = ("attention.output.LayerNorm", "output.LayerNorm")
_KEPT = [f"{name}.bias" for name in _DENSE]  # in full precision
_KEPT += [f"{norm}.{kind}" for norm in _NORMS for kind in ("weight", "bias")]
_TYPES = "bert.embeddings.token_type_embeddings.weight"


def weights_of(path: Path) -> dict[str, torch.Tensor]:
    """The weights by the names of train_reader's Network, those of the frozen embeddings left out."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    names = [n.input[1].removesuffix("_quantized") for n in graph.node if n.op_type == "MatMulInteger"]
    *dense, head = names
    found: dict[str, NDArray[np.float32]] = {_TYPES: _whole(stored, _TYPES)}
    for layer in range(len(dense) // len(_DENSE)):
        of_layer = f"bert.encoder.layer.{layer}."
        attention = np.split(_matrix(stored, f"Attention_{layer}_qkv_weight"), len(_ATTENTION), axis=1)
        biases = np.split(stored[f"Attention_{layer}_qkv_bias"], len(_ATTENTION))
        for name, matrix, bias in zip(_ATTENTION, attention, biases, strict=True):
            found[f"{of_layer}attention.self.{name}.weight"] = matrix.T
            found[f"{of_layer}attention.self.{name}.bias"] = bias
        for name, matrix_name in zip(_DENSE, dense[layer * len(_DENSE) :], strict=False):
            found[f"{of_layer}{name}.weight"] = _matrix(stored, matrix_name).T
        for name in _KEPT:
            found[of_layer + name] = stored[of_layer + name]
    found["head.weight"], found["head.bias"] = _matrix(stored, head).T, stored["head.bias"]
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _matrix(stored: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """A matrix with the range that smoothing had moved into it (index/graph.py) taken out again."""
    return _whole(stored, name) * stored[f"{name}_smooth"][:, None]


def _whole(stored: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """A quantised tensor as numbers: one scale for each column of a matrix, or one for all."""
    zero, scale = stored[f"{name}_zero_point"].astype(np.float32), stored[f"{name}_scale"]
    numbers: NDArray[np.float32] = (stored[f"{name}_quantized"].astype(np.float32) - zero) * scale
    return numbers
