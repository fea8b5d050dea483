"""Texts to unit vectors: the compiled model served by onnxruntime and tokenizers, without torch.

The first use of a model compiles it, in a process of its own (index/compiler.py), so that neither torch's memory
(650 MB) nor its warnings come here. A model that cannot be compiled is served by sentence-transformers
(index/uncompiled.py): the same vectors, five times slower.

Measured with all-MiniLM-L6-v2 on two cores: one session with one thread, called from as many threads as there
are cores, embeds passages a fifth faster than one call with two threads, and its vectors cannot depend on how work
was split. Batches are never made: padding costs time, and dynamic int8 would let one text shift another's vector.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from tokenizers import Tokenizer

from index import hub
from index.model import BUNDLED, PROBES, CompiledModel, ModelId, ModelSource, find_source, well_formed
from index.processes import command, environment
from index.session import open_session
from index.trust import known_share, trust
from knowledge.errors import DamagedError, DatelineError, TransientError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import onnxruntime
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_QUESTIONS_KEPT = 512  # readers ask the same again when news breaks; 1.5 KB each
_PROBE_COSINE = 0.975  # what 19 of 20 texts reach where it was compiled, and these two are plain English


class Embedder(Protocol):
    """What turns texts into vectors. Any text works: empty, of any length or script, with lone surrogates.

    What exceeds the model's longest input is cut off. A vector depends on its text alone. Any thread may call.
    """

    @property
    def model(self) -> ModelId: ...

    def embed_question(self, text: str) -> NDArray[np.float32]:
        """A unit vector, shape (dimension,). It may be shared between calls, so it is read-only."""

    def trust(self, text: str) -> float:
        """How much the vector of a text is worth, 0 to 1: as much as the model knows its words."""

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), dimension), in the order of the texts."""


class Unusable(Exception):  # noqa: N818 - not an error that a person sees: it leads to compiling again
    """A compiled model is missing, damaged, or computes something else on this processor."""


class CompiledEmbedder:
    """Serves a compiled model. See Embedder; `compiled` says what was found in the folder."""

    def __init__(
        self, compiled: CompiledModel, tokenizer: Tokenizer, session: onnxruntime.InferenceSession
    ) -> None:
        self.compiled = compiled
        self._tokenizer = tokenizer
        self._session = session
        self._workers = _cores()
        self._question = lru_cache(_QUESTIONS_KEPT)(self._embed_question)
        self._trust = lru_cache(_QUESTIONS_KEPT)(self._trust_in)

    @classmethod
    def from_folder(cls, folder: Path) -> CompiledEmbedder:
        """Open what the compiler wrote, after checking every byte of it and how this processor computes.

        Takes about 100 ms for all-MiniLM-L6-v2. Raises Unusable, with the reason.
        """
        try:
            compiled = CompiledModel.read(folder)
            tokenizer = Tokenizer.from_str(_read(folder, compiled, "tokenizer.json").decode())
            reference = np.load(io.BytesIO(_read(folder, compiled, "reference.npy")), allow_pickle=False)
            session = _session(_read(folder, compiled, "model.onnx"))
        except FileNotFoundError as e:
            raise Unusable(f"{Path(e.filename or folder).name} is missing") from e
        except (OSError, ValueError) as e:
            raise Unusable(str(e)) from e
        tokenizer.no_padding()
        tokenizer.enable_truncation(compiled.max_tokens)
        embedder = cls(compiled, tokenizer, session)
        cosine = float(np.min(np.sum(embedder.embed_passages(PROBES) * reference, axis=1)))
        if not cosine >= _PROBE_COSINE:  # also when it is not a number
            raise Unusable(f"this processor computes other vectors (cosine {cosine:.3f})")
        return embedder

    @property
    def model(self) -> ModelId:
        return self.compiled.model

    def embed_question(self, text: str) -> NDArray[np.float32]:
        return self._question(text)

    def trust(self, text: str) -> float:
        return self._trust(text)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.compiled.dimension), np.float32)

        def embed(row: int) -> None:
            vectors[row] = self._embed(self.compiled.passage_prompt + texts[row])

        # a pool a call: its threads cost 0.1 ms, and nobody has to close it
        with ThreadPoolExecutor(self._workers) as pool:
            for _ in pool.map(embed, range(len(texts))):  # an error is raised where its result is taken
                pass
        return vectors

    def _trust_in(self, text: str) -> float:
        return trust(known_share(self._tokenizer.encode(well_formed(text))))

    def _embed_question(self, text: str) -> NDArray[np.float32]:
        vector = self._embed(self.compiled.question_prompt + text)
        vector.flags.writeable = False
        return vector

    def _embed(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenizer.encode(well_formed(text)).ids], np.int64)
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": ids})[0][0]
        return vector


def load_embedder(model: str, cache: Path) -> Embedder:
    """The embedder for `model`: a name (all-MiniLM-L6-v2 is bundled), or a folder of a sentence-transformers model.

    `cache` is the folder for compiled models; processes may share it. The first use of a model takes half a minute,
    since it is compiled; one that is damaged, or was made on another kind of processor, is compiled again.
    Raises UserError if there is no such model or the cache cannot be written, TransientError if the disk or the
    memory was too small to compile it, DamagedError if what was compiled cannot be used.
    """
    source = find_source(model)
    folder = cache / source.entry
    found, reason = _open(source, folder)
    if found:
        return found
    if os.path.exists(folder):  # noqa: PTH110 - False too where it may not be looked at
        log.warning("the compiled model in %s is not usable (%s): compiling it again", folder, reason)
    else:
        log.info("compiling the model %s, once: this takes some seconds", source.name)
    if source.folder is None and (refusal := hub.refusal(source.name)):
        raise UserError(f"there is no folder {source.name}, and {refusal}: give a folder, or {BUNDLED}")
    _compile(model, cache)
    found, reason = _open(source, folder)
    if not found:
        raise DamagedError(f"the compiled model in {folder} is not usable ({reason}): delete it and try again")
    return found


def _open(source: ModelSource, folder: Path) -> tuple[Embedder | None, str]:
    try:
        if CompiledModel.read(folder).form != "sentence-transformers":
            return CompiledEmbedder.from_folder(folder), ""
    except FileNotFoundError:
        return None, "compiled.json is missing"
    except (OSError, ValueError, Unusable) as e:
        return None, str(e)
    from index.uncompiled import UncompiledEmbedder  # noqa: PLC0415 - imports torch, which takes seconds

    compiled = CompiledModel.read(folder)
    log.warning("%s runs uncompiled, several times slower: %s", source.name, compiled.why)
    return UncompiledEmbedder.from_source(source, compiled), ""


def _compile(model: str, cache: Path) -> None:
    """Run the compiler in a process of its own. Raises what it reports."""
    quiet = {
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "TRANSFORMERS_VERBOSITY": "error",
        "TOKENIZERS_PARALLELISM": "false",
    }
    done = subprocess.run(  # noqa: S603 - our own module, no shell
        command("index.compiler", model, str(cache)),
        env=environment() | quiet,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )
    if done.returncode == 0:
        return
    try:
        report = json.loads(done.stdout.splitlines()[-1])
        kinds: dict[str, type[DatelineError]] = {e.__name__: e for e in (UserError, TransientError, DamagedError)}
        error = kinds[report["error"]](report["message"])
    except (IndexError, ValueError, KeyError, TypeError):
        if done.returncode < 0:
            error = TransientError(
                f"compiling {model} was ended by signal {-done.returncode}: free memory and try again"
            )
        else:
            said = (done.stderr.strip().splitlines() or ["no reason given"])[-1][:300]
            error = UserError(f"the model {model} cannot be used ({said}): choose another one")
    raise error


def _read(folder: Path, compiled: CompiledModel, name: str) -> bytes:
    """A file's bytes, checked. Hashing takes 0.7 ms a megabyte; what was hashed is what is used."""
    data = (folder / name).read_bytes()
    if compiled.files.get(name) != (len(data), hashlib.sha256(data).hexdigest()):
        raise Unusable(f"{name} is damaged")
    return data


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    try:
        return open_session(graph)
    except Exception as e:  # it raises classes of its own that share only this base
        raise Unusable(f"onnxruntime cannot open model.onnx: {e}") from e


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # knows of containers' CPU sets; Linux only
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
