"""How the dense leg finds the nearest passages: recall, time, memory and training by the kind of index.

    .venv/bin/python benchmarks/vectors.py DATA QUESTIONS.jsonl [--rows N]

DATA is a data folder whose vectors are used; QUESTIONS are embedded and asked. With --rows, vectors are made up to
N rows: each a real one, moved a third of the way to another that is near, with noise, so that neighbours are about
as near as real ones. That is harder than real text, whose further passages are mostly about something else.

Recall is the share of the 50 nearest by exact comparison that are among the 50 best found, when 100 are asked for
as a search does, after ordering `refine` times as many by the exact vectors. Milliseconds are on one thread, with
the exact vectors in memory. The ratio is against exact comparison in the same run; the last row is what is in use.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import faiss
import numpy as np
from sets import MODELS

from index.dense import DenseLeg
from index.embedder import load_embedder
from index.log import LiveRows, VectorLog, keys_of
from index.manifest import IndexFolder
from index.model import BUNDLED
from index.vectors import VectorIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

COUNT, JUDGED = 100, 50
SIGMA = 0.02
QUESTIONS = 300
SAMPLE = 40  # vectors a list that it is learnt from
KINDS = (  # how it is made; which shares of the lists are probed; times as many are ordered by exact vectors
    ("Flat", (1.0,), (1,)),
    ("SQfp16", (1.0,), (1,)),
    ("SQ8", (1.0,), (1, 3)),
    ("IVF{lists},SQ8", (0.15, 0.3), (1, 3)),
    ("IVF{lists},RaBitQ", (0.15, 0.3), (3, 10)),
    ("IVF{lists},PQ{half}x4fs", (0.15, 0.3), (3, 5)),
    ("IVF1,PQ{half}x4fs", (1.0,), (3, 5)),
)


def real(data: Path) -> NDArray[np.float32]:
    folder = IndexFolder(data / "index")
    manifest = folder.read()
    if manifest is None:
        sys.exit(f"{data} has no index: run `dateline --data {data} index`")
    log = VectorLog.opened(folder, manifest)
    return log.vectors(np.sort(LiveRows.of(log.keys).rows))


def mixed(vectors: NDArray[np.float32], rows: int) -> NDArray[np.float32]:
    """The vectors, and so many made from them that there are `rows`."""
    rng = np.random.default_rng(7)
    parts = [vectors[rng.permutation(len(vectors))[:rows]]]
    left = rows - len(parts[0])
    while left > 0:
        some = vectors[rng.integers(len(vectors), size=min(left, 4096))]
        others = vectors[rng.integers(len(vectors), size=512)]
        near = others[(some @ others.T).argmax(1)]
        made = some + 0.35 * (near - some) + rng.normal(0, SIGMA, some.shape)
        parts.append((made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32))
        left -= len(some)
    return np.concatenate(parts)


def measure(
    questions: NDArray[np.float32],
    nearest: NDArray[np.int64],
    ask: Callable[[NDArray[np.float32]], NDArray[np.int64]],
) -> tuple[float, float, float]:
    """Recall, and the 50th and 95th percentile of milliseconds."""
    took, found = [], []
    for question, best in zip(questions, nearest, strict=True):
        began = time.perf_counter()
        rows = ask(question)
        took.append(1000 * (time.perf_counter() - began))
        found.append(np.isin(best, rows[:JUDGED]).mean())
    return float(np.mean(found)), *np.percentile(took, (50, 95)).tolist()


def row(name: str, found: tuple[float, float, float], exact: float, made: float, size: int) -> None:
    recall, p50, p95 = found
    print(
        f"{name:36} {recall:9.4f} {p50:7.2f} {p95:7.2f} {exact / p50:7.1f}× {made:12.1f} {size / 1e6:7.0f}",
        flush=True,
    )


def how_to_search(kind: str, lists: int, share: float) -> faiss.SearchParameters | None:
    if not kind.startswith("IVF"):
        return None
    how = faiss.IVFRaBitQSearchParameters() if "RaBitQ" in kind else faiss.SearchParametersIVF()
    if "RaBitQ" in kind:
        how.qb = 8
    how.nprobe = max(1, round(share * lists))
    return how


def kinds(vectors: NDArray[np.float32], questions: NDArray[np.float32], nearest: NDArray[np.int64]) -> float:
    """Print each kind; returns the milliseconds of exact comparison."""
    rows, dimension = vectors.shape
    exact = 0.0
    for name, shares, refines in KINDS:
        kind = name.format(lists=round(1.6 * np.sqrt(rows)), half=dimension // 2)
        began = time.perf_counter()
        index = faiss.index_factory(dimension, kind, faiss.METRIC_INNER_PRODUCT)
        lists = index.nlist if kind.startswith("IVF") else 1
        index.train(vectors[np.random.default_rng(1).permutation(rows)[: max(20_000, SAMPLE * lists)]])
        index.add(vectors)
        made, size = time.perf_counter() - began, faiss.serialize_index(index).nbytes
        for share, refine in product(shares, refines):

            def ask(
                question: NDArray[np.float32],
                refine: int = refine,
                index: faiss.Index = index,
                how: faiss.SearchParameters | None = how_to_search(kind, lists, share),  # noqa: B008
            ) -> NDArray[np.int64]:
                found = index.search(question[None], refine * COUNT, params=how)[1][0]
                found = found[found >= 0]
                return found if refine == 1 else found[np.argsort(-(vectors[found] @ question))]

            figures = measure(questions, nearest, ask)
            exact = exact or figures[1]
            row(f"{kind}, {share:.0%} probed, refine {refine}", figures, exact, made, size)
    return exact


def in_use(
    vectors: NDArray[np.float32], questions: NDArray[np.float32], nearest: NDArray[np.int64], exact: float
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        log = VectorLog(Path(folder) / "keys", Path(folder) / "vectors", Path(folder) / "sums", vectors.shape[1])
        log.append(keys_of([(i, "1" * 64) for i in range(len(vectors))]), vectors)
        began = time.perf_counter()
        index = VectorIndex.trained(log, np.arange(len(vectors)))
        made = time.perf_counter() - began
        saved = Path(folder) / "faiss"
        index.save(saved)
        leg = DenseLeg(log, index, len(vectors))
        found = measure(questions, nearest, lambda q: np.array([i for i, _ in leg.nearest(q, COUNT)]))
        row("in use, exact vectors on the disk", found, exact, made, saved.stat().st_size)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--rows", type=int)
    given = parser.parse_args()
    faiss.omp_set_num_threads(1)
    vectors = real(given.data)
    count = len(vectors)
    if given.rows:
        vectors = mixed(vectors, given.rows)
    embedder = load_embedder(BUNDLED, MODELS)
    texts = [json.loads(line)["question"] for line in given.questions.read_text("utf-8").splitlines()]
    questions = np.stack([embedder.embed_question(text) for text in texts[:: -(-len(texts) // QUESTIONS)]])
    nearest = np.argpartition(-(questions @ vectors.T), JUDGED, axis=1)[:, :JUDGED]
    print(f"{len(vectors)} rows, {min(count, len(vectors))} of them real; {len(questions)} questions\n")
    print(f"{'':36} recall@{JUDGED}  p50 ms  p95 ms   ratio  train+add s      MB")
    exact = kinds(vectors, questions, nearest)
    in_use(vectors, questions, nearest, exact)


if __name__ == "__main__":
    main()
