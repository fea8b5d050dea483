"""How long an index takes to open, by a process that starts: the goal is 3 s for 321,000 passages.

    .venv/bin/python benchmarks/opening.py CORPUS.jsonl.gz [PASSAGES]

Articles of CORPUS are stored until there are so many passages, and indexed as ever, but for their vectors, which
are invented: SQLite's, tantivy's and FAISS's files are real. Then processes of their own open the index. Printed
are seconds, the median of RUNS, and as how many readings of all the index's files, since a machine's own speed says
little:

    index      both legs, up to the manifest: the number that the goal is about
    bot        the model, the Library and the index, as a bot starts
    answer     the first question after that
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sets import MODELS

from index.embedder import load_embedder
from index.model import BUNDLED
from index.writer import IndexWriter
from knowledge import readers
from knowledge.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.embedder import Embedder
    from index.model import ModelId

PASSAGES = 321_000
RUNS = 5
BATCH = 200
OPENED = """
import sys
import time
from pathlib import Path
from index.answer import Question
from index.answerer import Answerer
from index.embedder import load_embedder
from index.view import IndexView
data, model, cache = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
embedder = load_embedder(model, cache)
began = time.perf_counter()
assert len(IndexView(data / "index", embedder))
opened = time.perf_counter()
answerer = Answerer.from_folder(data, model, cache)
started = time.perf_counter()
answerer.answer(Question("Who freed the ship in the canal?"))
print(opened - began, started - opened, time.perf_counter() - started)
"""


class Invented:
    """Vectors at random in the place of a model's, which would take an hour. Otherwise it is that model."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._random = np.random.default_rng(7)

    @property
    def model(self) -> ModelId:
        return self._embedder.model

    def embed_question(self, text: str) -> NDArray[np.float32]:
        return self._embedder.embed_question(text)

    def trust(self, text: str) -> float:
        return self._embedder.trust(text)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        made = self._random.normal(size=(len(texts), self.model.dimension))
        return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)


def stored(library: Library, corpus: Path, passages: int) -> int:
    """Store articles until there are so many passages; returns how many there are."""
    drafts = readers.read(corpus)
    while (count := library.count_passages()) < passages and (some := list(islice(drafts, BATCH))):
        library.add(some)
    return count


def read(folder: Path) -> float:
    """Seconds to read all files of an index once."""
    began = time.perf_counter()
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()
    return time.perf_counter() - began


def main() -> None:
    corpus = Path(sys.argv[1])
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else PASSAGES
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        library = Library.from_folder(data)
        count = stored(library, corpus, wanted)
        IndexWriter(data / "index", library, Invented(load_embedder(BUNDLED, MODELS))).catch_up()
        library.close()
        command = [sys.executable, "-c", OPENED, str(data), BUNDLED, str(MODELS)]
        runs, plain = [], []
        for _ in range(RUNS):
            plain.append(read(data / "index"))
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs.append([float(figure) for figure in done.stdout.split()])
        print(f"{count:,} passages; all files of the index are read in {statistics.median(plain):.2f} s\n")
        figures = [statistics.median(some) for some in zip(*runs, strict=True)]
        for what, took in zip(("index", "bot", "answer"), figures, strict=True):
            print(f"{what:8} {took:6.2f} s {took / statistics.median(plain):6.1f}×")


if __name__ == "__main__":
    main()
