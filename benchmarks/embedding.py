"""The compiled embedder against plain sentence-transformers, side by side in one run.

    python benchmarks/embedding.py [MODEL]

Both take turns, a few texts each, so that what else the machine does burdens both alike: trust the ratios, not
the absolute numbers. sentence-transformers works its own way: batches of 32 for passages, all of torch's threads.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
import warnings
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from sets import MODELS

from index.embedder import CompiledEmbedder, load_embedder
from index.model import BUNDLED, find_source

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5

WHO = ("The mayor", "A spokeswoman for the ministry", "The striker", "Dr Lena Okafor", "The regulator", "A witness")
DID = ("confirmed", "denied", "told reporters", "said on Monday", "wrote in a letter", "announced")
WHAT = (
    "that the harbour would stay closed until the ferry had been raised",
    "that 17 people had been taken to hospital, two of them in a serious condition",
    "that the club had received an offer of €12.5 million",
    "that the new vaccine would reach pharmacies before the first frost",
    "that the dam held, although the river rose by four metres within a night",
    "that no decision about the airport would be taken before the election",
)
WHERE = ("in Gdansk", "in the capital", "near the border", "at a hearing in Lagos", "in the north", "by video")
QUESTIONS = (
    "How many people were taken to hospital?",
    "when does the harbour open again",
    "What did the mayor say about the airport?",
    "Did the dam hold?",
    "how much was offered for the striker",
    "Who wrote a letter about the vaccine, and when will it be available?",
)


def passage(words: int, rng: random.Random) -> str:
    """Made-up news of exactly so many words."""
    found: list[str] = []
    while len(found) < words:
        found += f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHERE)} {rng.choice(WHAT)}.".split()
    return " ".join(found[:words])


def cold_start(script: str, *arguments: str) -> float:
    """Seconds from starting Python to the first vector, the best of two."""
    times = []
    for _ in range(2):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return min(times)


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(model: str) -> None:
    source = find_source(model)
    ours = load_embedder(model, MODELS)
    ours_cold = cold_start(
        "import sys, pathlib; from index.embedder import load_embedder; "
        "load_embedder(sys.argv[1], pathlib.Path(sys.argv[2])).embed_question('who?')",
        model,
        str(MODELS),
    )
    plain_cold = cold_start(
        "import sys; from sentence_transformers import SentenceTransformer; "
        "SentenceTransformer(sys.argv[1], device='cpu').encode('who?')",
        source.location,
    )

    from index.uncompiled import load_transformer  # noqa: PLC0415 - torch is imported after the cold starts

    plain = load_transformer(source, download=False)
    rng = random.Random(5)
    # a question's number makes it a new one: what the embedder remembers is not to be measured
    questions = [f"{q} {n}" for n in range(ROUNDS + 1) for q in QUESTIONS]
    short, long = ([passage(words, rng) for _ in range(32 * (ROUNDS + 1))] for words in (40, 110))

    def plain_passages(texts: list[str]) -> object:
        return plain.encode_document(texts, batch_size=32, normalize_embeddings=True, show_progress_bar=False)

    ours_q, plain_q, rates = [], [], {}
    for start in range(0, len(questions), len(QUESTIONS)):
        some = questions[start : start + len(QUESTIONS)]
        ours_q += [took(partial(ours.embed_question, q)) for q in some]
        plain_q += [took(partial(plain.encode_query, q, show_progress_bar=False)) for q in some]
    for words, texts in ((40, short), (110, long)):
        ours_t, plain_t = [], []
        for start in range(0, len(texts), 32):
            some = texts[start : start + 32]
            ours_t.append(took(partial(ours.embed_passages, some)))
            plain_t.append(took(partial(plain_passages, some)))
        rates[words] = 32 / statistics.median(ours_t[1:]), 32 / statistics.median(plain_t[1:])

    texts = [*QUESTIONS, *short[:40], *long[:40]]
    expected = plain.encode_document(texts, batch_size=1, normalize_embeddings=True, show_progress_bar=False)
    cosines = np.sum(ours.embed_passages(texts) * expected, axis=1)

    form = ours.compiled.form if isinstance(ours, CompiledEmbedder) else "uncompiled"

    def show(what: str, one: float, other: float, ratio: float) -> None:
        print(f"{what:38} {one:9.2f} {other:22.2f} {ratio:8.1f}")

    print(f"{source.name} as {form}; {os.cpu_count()} cores")
    print(f"{'':38} {'dateline':>9} {'sentence-transformers':>22} {'ratio':>8}")
    show("cold start to the first vector, s", ours_cold, plain_cold, plain_cold / ours_cold)
    one, other = statistics.median(ours_q[6:]) * 1e3, statistics.median(plain_q[6:]) * 1e3
    show("one question, p50, ms", one, other, other / one)
    for words, (one, other) in rates.items():
        show(f"passages of {words} words a second", one, other, one / other)
    print(f"cosine to sentence-transformers: least {cosines.min():.4f}, mean {cosines.mean():.4f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1] if len(sys.argv) > 1 else BUNDLED)
