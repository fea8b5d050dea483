"""A sentence-transformers model as a graph for onnxruntime: traced, fused, quantised. Used by the compiler alone.

1. The whole module, with pooling and normalisation, is traced for one text at a time. There is no padding then, so
   token ids are the only input, and onnxruntime's graph optimiser can make one operator of an attention block.
2. Weights become 8-bit integers with a scale for each output channel; activations are quantised as they come, with
   one scale for all their channels. A few channels of a transformer reach far beyond the others and would take that
   scale for themselves, so the difference is first moved into the weights, after SmoothQuant (Xiao et al. 2023,
   https://arxiv.org/abs/2211.10438). All-MiniLM-L6-v2 loses a third as much by quantisation then (mean cosine 0.997
   instead of 0.991), and is as fast.
3. Processors without VNNI saturate where they add products of 8-bit numbers; weights of 7 bits do not.
"""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from index.model import Form

_SHARE = 0.6  # of a channel's range that moves into the weights; .5 to .7 were about as good, .3 and .8 worse
_QUANTISED = {"MatMul", "Attention"}


class Graphs:
    """Makes the forms of one model, each step once. Any step raises whatever torch, onnx and onnxruntime raise."""

    def __init__(self, transformer: SentenceTransformer, dimension: int, texts: Sequence[str], work: Path) -> None:
        """`texts` are what activations are measured on; `work` is a folder for what is written in between."""
        self._transformer = transformer
        self._dimension = dimension
        self._texts = texts
        self._traced, self._fused, self._smooth = (work / f"{n}.onnx" for n in ("traced", "fused", "smooth"))

    def write(self, form: Form, path: Path) -> None:
        """Write the graph in this form: token ids, shape (1, tokens), to a unit vector, shape (1, dimension).

        Whatever an exporter raises is raised.
        """
        if not self._fused.exists():
            self._fuse()
        if form == "fp32":
            shutil.copyfile(self._fused, path)
            return
        if not self._smooth.exists():
            smooth(self._fused, self._smooth, [{"input_ids": self._ids(text)} for text in self._texts])
        quantize_dynamic(
            self._smooth,
            path,
            per_channel=True,
            reduce_range=form == "int8 with 7-bit weights",
            weight_type=QuantType.QInt8,
            # onnx does not know onnxruntime's fused operators, so it cannot tell what type comes out of them
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )

    def _fuse(self) -> None:
        """Trace the model once for all forms, and fuse what onnxruntime has one operator for."""
        encoder = self._encoder()
        if encoder is not None:
            encoder.set_attn_implementation("eager")  # torch's one call for it hides it from the optimiser
        _trace(_OneText(self._transformer, self._dimension), self._ids(self._texts[0]), self._traced)
        config = getattr(encoder, "config", None)
        heads, width = (getattr(config, name, 0) for name in ("num_attention_heads", "hidden_size"))
        try:
            fuse(self._traced, self._fused, heads, width)
        except Exception:  # noqa: BLE001 - it is written for certain families of models; others are served as traced
            shutil.copyfile(self._traced, self._fused)

    def _ids(self, text: str) -> NDArray[np.int64]:
        ids: NDArray[np.int64] = self._transformer.preprocess([text])["input_ids"].numpy()
        return ids

    def _encoder(self) -> Any:
        """The model of transformers inside, or None."""
        return next((m for m in self._transformer.modules() if hasattr(m, "set_attn_implementation")), None)


class _OneText(torch.nn.Module):
    """Token ids, shape (1, tokens), to a unit vector, shape (1, dimension)."""

    def __init__(self, transformer: SentenceTransformer, dimension: int) -> None:
        super().__init__()
        self.transformer = transformer
        self.dimension = dimension

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:  # shape (1, tokens) -> (1, dimension)
        features = {"input_ids": input_ids, "attention_mask": torch.ones_like(input_ids)}
        vector = self.transformer(features)["sentence_embedding"][:, : self.dimension]
        return torch.nn.functional.normalize(vector, dim=1)


def _trace(module: _OneText, ids: NDArray[np.int64], path: Path) -> None:
    with torch.no_grad():
        torch.onnx.export(
            module.eval(),
            (torch.from_numpy(ids),),
            str(path),
            input_names=["input_ids"],
            output_names=["vector"],
            dynamic_axes={"input_ids": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )


def fuse(traced: Path, fused: Path, heads: int, width: int) -> None:
    """Make one operator of each attention and embedding block, as far as they are recognised.

    `heads` and `width` are those of an attention block, 0 where they are not known. Raises what onnxruntime raises.
    """
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_gelu = False  # see index/session.py
    graph = optimize_model(
        str(traced),
        model_type="bert",
        num_heads=heads,
        hidden_size=width,
        optimization_options=options,
        opt_level=0,  # only what holds on every processor; onnxruntime adds more when it loads
    )
    graph.save_model_to_file(str(fused))


def smooth(source: Path, target: Path, inputs: Sequence[dict[str, NDArray[np.int64]]]) -> None:
    """Divide each channel that goes into a matrix by s, and multiply the matrix's row by s: the product stays.

    s = (range of the channel)^a / (range of the row)^(1-a), by Xiao et al. (2023). The range of a channel is its
    largest magnitude in a text, as the mean over the texts (`inputs`: what the graph takes). The paper takes the
    largest of all, which one odd text would set.
    """
    model = onnx.load(source)
    matrices = {tensor.name: tensor for tensor in model.graph.initializer if len(tensor.dims) == 2}  # noqa: PLR2004
    uses = Counter(name for node in model.graph.node for name in node.input)
    nodes = [
        node
        for node in model.graph.node
        if node.op_type in _QUANTISED and node.input[1] in matrices and uses[node.input[1]] == 1
    ]
    ranges = _ranges(model, sorted({node.input[0] for node in nodes}), inputs)
    before = {}
    for node in nodes:
        channel, matrix = node.input[0], matrices[node.input[1]]
        weights = numpy_helper.to_array(matrix)
        rows = np.maximum(np.abs(weights).max(axis=1), 1e-5)
        scale = (np.maximum(ranges[channel], 1e-5) ** _SHARE / rows ** (1 - _SHARE)).astype(np.float32)
        matrix.CopyFrom(numpy_helper.from_array(weights * scale[:, None], matrix.name))
        factor, divided = f"{matrix.name}_smooth", f"{matrix.name}_smooth_input"
        model.graph.initializer.append(numpy_helper.from_array(1 / scale, factor))
        before[node.name] = helper.make_node("Mul", [channel, factor], [divided], name=factor)
        node.input[0] = divided
    ordered = [each for node in model.graph.node for each in (before.get(node.name), node) if each is not None]
    del model.graph.node[:]
    model.graph.node.extend(ordered)
    onnx.save(model, target)


def _ranges(
    model: onnx.ModelProto, names: Sequence[str], inputs: Sequence[dict[str, NDArray[np.int64]]]
) -> dict[str, NDArray[np.float32]]:
    """The largest magnitude in a text of each channel of the named activations, as the mean over texts."""
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    probe.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    sums: dict[str, Any] = dict.fromkeys(names, np.float32(0))
    for given in inputs:
        for name, found in zip(names, session.run(names, given), strict=True):
            sums[name] = sums[name] + np.abs(found).reshape(-1, found.shape[-1]).max(axis=0) / len(inputs)
    return sums
