"""How fast the whole is, as ratios against plain sentence-transformers in the same run: `make bench`.

    start      a whole process from nothing to the answer: `dateline ask`, against importing sentence-transformers,
               loading the same model and comparing one question with the passages' vectors
    question   from a question to an Answer in a running process, against embedding it and comparing: Dateline also
               searches words, reads the best passages and checks every quote against the Library
    again      the same question once more, against embedding it once more
    index      articles to searchable passages, stored durably, with words and vectors, against embedding alone

The articles are the samples, told many times with other numbers, so that no text comes twice. Absolute figures are
of this machine and moment; the ratios hold better.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sentence_transformers import SentenceTransformer
from sets import QUESTIONS, opened

from index.answer import Question
from index.model import BUNDLED, find_source
from index.writer import embedded_text
from knowledge import readers
from knowledge.article import Draft
from knowledge.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
COPIES = 12
BASELINE = """
import sys
from sentence_transformers import SentenceTransformer
import numpy as np
model = SentenceTransformer(sys.argv[1], device="cpu")
vectors = np.load(sys.argv[2])
print((vectors @ model.encode([sys.argv[3]], normalize_embeddings=True)[0]).argmax())
"""


def told_again(draft: Draft, copy: int) -> Draft:
    """The same story with other numbers."""
    text = re.sub(r"\d+", lambda m: str(int(m.group()) + copy), draft.text)
    return Draft(title=f"{draft.title} ({copy})", text=text, published=draft.published)


def seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def process(*command: str) -> float:
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))


def row(name: str, ours: float, theirs: float, unit: str, *, more_is_better: bool = False) -> None:
    ratio = ours / theirs if more_is_better else theirs / ours
    print(f"{name:34} {ours:9.2f} {theirs:9.2f} {unit:12} {ratio:6.1f}×", flush=True)


def main() -> None:
    source = str(find_source(BUNDLED).folder)
    drafts = [told_again(d, n) for n in range(COPIES) for d in readers.read(ROOT / "knowledge" / "articles")]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        library = Library.from_folder(data)
        answerer = opened(data, library)

        def index() -> None:
            library.add(drafts)
            answerer.writer.catch_up()

        indexing = seconds(index)
        answerer.refresh()
        texts = [
            embedded_text(article.title, article.text[p.start : p.end])
            for article in library.articles()
            for p in library.passages_of([article.revision])
        ]
        model = SentenceTransformer(source, device="cpu")
        vectors = np.empty(0)

        def embed() -> None:
            nonlocal vectors
            vectors = model.encode(texts, normalize_embeddings=True, batch_size=32, show_progress_bar=False)

        embedding = seconds(embed)
        np.save(Path(folder) / "vectors.npy", vectors)
        print(f"{len(drafts)} articles, {len(texts)} passages\n")
        print(f"{'':34} {'dateline':>9} {'plain':>9} {'':12} {'ratio':>7}")
        ask = [str(Path(sys.executable).parent / "dateline"), "--data", str(data), "ask", QUESTIONS[0]]
        plain = [sys.executable, "-c", BASELINE, source, str(Path(folder) / "vectors.npy"), QUESTIONS[0]]
        process(*ask)
        starts = [(process(*ask), process(*plain)) for _ in range(5)]
        row("start, whole process, median", *np.median(starts, axis=0).tolist(), "s")
        ours, theirs = [], []
        for number in range(5):
            for question in QUESTIONS:
                asked = f"{question} {number}"  # otherwise our cache of repeated questions would answer
                ours.append(1000 * seconds(lambda asked=asked: answerer.answer(Question(asked))))
                theirs.append(
                    1000
                    * seconds(
                        lambda asked=asked: np.argsort(
                            vectors @ model.encode([asked], normalize_embeddings=True, show_progress_bar=False)[0]
                        )
                    )
                )
        again = [
            1000 * seconds(lambda asked=asked: answerer.answer(Question(asked)))
            for asked in QUESTIONS
            for _ in "12"
        ]
        for share in (50, 95):
            row(
                f"question, p{share}",
                float(np.percentile(ours, share)),
                float(np.percentile(theirs, share)),
                "ms",
            )
        row("again, p50", float(np.median(again[1::2])), float(np.median(theirs)), "ms")
        count = len(texts)
        row("index", count / indexing, count / embedding, "passages/s", more_is_better=True)


if __name__ == "__main__":
    main()
