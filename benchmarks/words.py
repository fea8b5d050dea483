"""What the lexical leg alone finds: hit@1, hit@5 and its CPU time, by the weights of titles and of pieces of words.

    .venv/bin/python benchmarks/words.py [--label LABEL] NAME=CORPUS.jsonl:QUESTIONS.jsonl[:LANGUAGE] …

With a language, only its articles and questions; without, all in one index. No model and no Library is needed:
articles are split and indexed in a temporary folder. The weights that were chosen are marked.
"""

from __future__ import annotations

import itertools
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index import words
from index.evaluate import read_cases
from index.terms import content_words
from index.words import Document, WordIndex
from knowledge import splitter
from knowledge.article import Passage, canonical_line, canonical_text, passage_id
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.evaluate import Case

TITLES, PIECES = (0.0, 0.3, 0.5, 0.8, 1.2), (0.0, 0.2, 0.4, 0.6)
COUNT = 100
MOST = 1_200
"""Questions of a set that are asked, from its beginning."""


def documents(corpus: Path, language: str | None) -> Iterator[Document]:
    with corpus.open(encoding="utf-8") as file:
        for raw in map(json.loads, file):
            if language in {None, raw["lang"]}:
                title, text = canonical_line(raw["title"]), canonical_text(raw["text"])
                for start, end in splitter.passages(text, raw["lang"]):
                    passage = Passage(passage_id(raw["id"], start, end), raw["id"], raw["id"], start, end)
                    yield Document(passage, title, text[start:end], raw["lang"])


def main() -> None:
    given = sys.argv[1:]
    label = given.pop(given.index("--label") + 1) if "--label" in given else None
    for name, paths in (argument.split("=", 1) for argument in given if argument != "--label"):
        corpus, questions, *language = paths.split(":")
        only = language[0] if language else None
        found = list(documents(Path(corpus), only))
        with tempfile.TemporaryDirectory() as folder:
            index = WordIndex(Path(folder) / "words", new=True)
            began = time.perf_counter()
            index.write((), found)
            size = sum(file.stat().st_size for file in Path(folder).rglob("*")) / 1e6
            rate = len({d.passage.article_id for d in found}) / (time.perf_counter() - began)
            print(f"{name}: {len(found):,} passages, {rate:,.0f} articles a second, {size:.0f} MB")
            cases = [c for c in read_cases(Path(questions), label=label, lang=only) if c.answerable][:MOST]
            articles = {d.passage.id: d.passage.article_id for d in found}
            has_titles = any(d.title for d in found)
            for title, pieces in itertools.product(TITLES if has_titles else TITLES[:1], PIECES):
                if pieces == PIECES[0] or {d.language for d in found} != {"en"}:
                    report(index, cases, articles, title, pieces)


def report(index: WordIndex, cases: list[Case], articles: dict[int, str], title: float, pieces: float) -> None:
    chosen = (title in {words.TITLE_BOOST, 0.0}) and pieces == words.PIECES_BOOST
    before = words.TITLE_BOOST, words.PIECES_BOOST
    words.TITLE_BOOST, words.PIECES_BOOST = title, pieces
    ranks, times = [], []
    for case in cases:
        began = time.thread_time()
        language = detect(case.question)
        hits = index.search(content_words(case.question, language), COUNT, language)
        times.append(1000 * (time.thread_time() - began))
        order = dict.fromkeys(articles[passage] for passage, _ in hits)
        ranks.append(next((rank for rank, i in enumerate(order, 1) if i in case.article_ids), COUNT))
    words.TITLE_BOOST, words.PIECES_BOOST = before
    print(
        f"  title {title:.1f} pieces {pieces:.1f}{' *' if chosen else '  '}"
        + "".join(f" hit@{k} {np.mean([rank <= k for rank in ranks]):.3f}" for k in (1, 5))
        + f"  p50 {np.percentile(times, 50):.2f} ms, p95 {np.percentile(times, 95):.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
