"""A compiled graph as onnxruntime serves it here: one text at a time, each by one thread."""

from __future__ import annotations

import onnxruntime

# Of a normalisation with what is added before it, and of GELU with its bias, onnxruntime would make one operator
# each, which compute number by number: a text takes a quarter longer then.
_UNFUSED = ["SkipLayerNormFusion", "BiasGeluFusion"]


def open_session(graph: bytes) -> onnxruntime.InferenceSession:
    """Raises what onnxruntime raises where it cannot be served: classes that share only Exception."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # several texts are computed at once, each by a thread of ours
    options.inter_op_num_threads = 1
    options.log_severity_level = 4  # its warnings are about graphs, not about anything that a person can mend
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=_UNFUSED
    )
