"""Compiles a sentence-transformers model for onnxruntime, once: `python -m index.compiler MODEL CACHE`.

It runs in a process of its own, so that neither torch's memory nor its warnings reach the one that serves. Of
the forms that index/graph.py makes, the fastest is kept whose vectors agree with those of sentence-transformers
on this processor; if none does, the model is served by sentence-transformers, and the cache says so.

A model appears in the cache whole, by one rename. Whatever a killed run leaves is removed by the next.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import sys
import tempfile
import warnings
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock

from index.embedder import CompiledEmbedder, Unusable
from index.model import PROBES, RECIPE, CompiledModel, Form, ModelSource, find_source
from index.parity import Reference, encoded
from knowledge.errors import NO_ROOM, DatelineError, TransientError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentence_transformers import SentenceTransformer

_LEAST: dict[Form, tuple[float, float]] = {
    "int8": (0.975, 0.99),
    "int8 with 7-bit weights": (0.975, 0.99),
    "fp32": (0.999, 0.9999),
}
"""The forms, the fastest first, and the cosine to sentence-transformers that 19 of 20 texts and the mean reach.

Not the smallest: that is always of a text in a script which the model hardly knows, whose vector says little either
way, and it would cost processors without VNNI the half of their speed.
"""

_TOOLS = ("sentence-transformers", "transformers", "torch", "onnx", "onnxruntime")

_LONGEST = 8192  # tokens, where a model names no limit


def compile_model(source: ModelSource, cache: Path) -> None:
    """Put the compiled form of a model into the cache, unless a usable one is there by then.

    Raises UserError if the model cannot be loaded or the cache cannot be written.
    """
    folder = cache / source.entry
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / f".{source.entry}.lock"):
            if _usable(folder):  # another process was faster
                return
            for left in cache.glob(f".{source.entry}.*.tmp"):  # by a run that was killed: we hold the lock
                shutil.rmtree(left, ignore_errors=True)
            work = Path(tempfile.mkdtemp(prefix=f".{source.entry}.", suffix=".tmp", dir=cache))
            try:
                _build(source, work / "new")
                if folder.exists():
                    folder.rename(work / "old")
                (work / "new").rename(folder)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except OSError as e:
        if e.errno in NO_ROOM:
            raise TransientError(f"cannot write a model to {cache} ({e}): free some space and try again") from e
        raise UserError(
            f"cannot write a model to {cache} ({e.strerror or e}): set DATELINE_CACHE to a folder that this user "
            "may read and write"
        ) from e


def _usable(folder: Path) -> bool:
    try:
        if CompiledModel.read(folder).form == "sentence-transformers":
            return True
        CompiledEmbedder.from_folder(folder)
    except (OSError, ValueError, Unusable):
        return False
    return True


def _build(source: ModelSource, folder: Path) -> None:
    """Write the fastest form of a model that agrees with sentence-transformers, else word that none does."""
    import torch  # noqa: PLC0415 - seconds not to be lost if another process was faster

    from index.uncompiled import load_transformer  # noqa: PLC0415 - imports torch, too

    torch.set_num_threads(1)  # single texts are small: threads that wait for one another cost more
    source.verify()
    transformer = load_transformer(source, download=True)
    fast = getattr(transformer.tokenizer, "backend_tokenizer", None)
    tokenizer = fast.to_str() if fast else repr(type(transformer.tokenizer))
    prompts = [transformer.prompts.get(kind) or "" for kind in ("query", "document")]
    reference = Reference.of(transformer)
    found = CompiledModel(
        name=source.name,
        digest=_digest(transformer, [tokenizer, *prompts]),
        dimension=reference.questions.shape[1],
        form="sentence-transformers",
        max_tokens=int(min(transformer.max_seq_length or _LONGEST, _LONGEST)),
        question_prompt=prompts[0],
        passage_prompt=prompts[1],
        made_with=", ".join(f"{name} {version(name)}" for name in _TOOLS),
    )
    folder.mkdir()
    why = "its tokenizer has no fast form"
    if fast:
        (folder / "tokenizer.json").write_text(tokenizer, "utf-8")
        np.save(folder / "reference.npy", encoded(transformer.encode_document, PROBES))
        why = _write_fastest(found, transformer, reference, folder)
    if why:
        for file in folder.iterdir():
            file.unlink()
        replace(found, why=why).write(folder)


def _write_fastest(
    found: CompiledModel, transformer: SentenceTransformer, reference: Reference, folder: Path
) -> str:
    """Write the first form that agrees with the reference; returns why the last one did not, where none does."""
    from index.graph import Graphs  # noqa: PLC0415 - imports torch

    why = ""
    graphs = Graphs(transformer, found.dimension, reference.texts[::2], folder.parent)
    for form, (least, least_mean) in _LEAST.items():
        try:
            graphs.write(form, folder / "model.onnx")
            files = {f.name: _fingerprint(f) for f in folder.iterdir() if f.name != "compiled.json"}
            made = replace(found, form=form, files=files)
            made.write(folder)
            most, mean = reference.cosines(CompiledEmbedder.from_folder(folder))
        except Exception as e:  # noqa: BLE001 - exporters raise whatever they meet; the next form may do
            why = f"as {form}: {' '.join(str(e).split())[:200] or type(e).__name__}"
            continue
        if most >= least and mean >= least_mean:
            replace(made, parity_min=round(most, 5), parity_mean=round(mean, 5)).write(folder)
            return ""
        why = f"as {form} its vectors differ (cosine of 19 in 20 from {most:.3f}, mean {mean:.3f})"
    return why


def _digest(transformer: SentenceTransformer, rest: Sequence[str]) -> str:
    """What a vector depends on. Weights are taken by value: names and file formats change between releases."""
    weights = sorted(
        hashlib.sha256(repr(tuple(p.shape)).encode() + p.detach().numpy().tobytes()).hexdigest()
        for p in transformer.parameters()
    )
    modules = [[type(m).__name__, str(getattr(m, "pooling_mode", ""))] for m in transformer.children()]
    parts = [RECIPE, weights, modules, transformer.max_seq_length, *rest]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _fingerprint(file: Path) -> tuple[int, str]:
    data = file.read_bytes()
    return len(data), hashlib.sha256(data).hexdigest()


def main(arguments: Sequence[str]) -> int:
    """Compile the model named first into the cache named second; an error is one JSON object on stdout."""
    warnings.simplefilter("ignore")  # about how torch and onnxruntime are called; stderr is for what stops us
    logging.disable(logging.WARNING)
    model, cache = arguments
    try:
        source = find_source(model)
        if source.folder:
            os.environ["HF_HUB_OFFLINE"] = "1"
        compile_model(source, Path(cache))
    except DatelineError as e:
        print(json.dumps({"error": type(e).__name__, "message": str(e)}))  # noqa: T201 - read by the caller
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
