"""Which weight the dense leg should have by language: hit@1 over articles by weight, each language by itself.

    .venv/bin/python benchmarks/languages.py DATA QUESTIONS.jsonl [LANGUAGE …]

DATA is a data folder that holds the articles of the questions. `trust` is the mean of what index/trust.py says
of a question, `own` the weight that it gives each. Reading is left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from sets import opened

from index.evaluate import read_cases
from index.searcher import CANDIDATES, DENSE_WEIGHT, fuse
from index.terms import content_words
from knowledge.languages import detect

WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)

EVERY = 3  # of so many questions one is asked: enough for the second decimal


def main() -> None:
    data, questions, *languages = sys.argv[1:]
    answerer = opened(data)
    view, embedder, library = answerer._view, answerer._embedder, answerer.library  # noqa: SLF001
    cases = [case for case in read_cases(Path(questions)) if case.answerable][::EVERY]
    print(f"{'':4}{'asked':>6}{'trust':>8}" + "".join(f"{weight:7.1f}" for weight in WEIGHTS) + f"{'own':>7}")
    for language in languages or sorted({case.lang or "" for case in cases}):
        asked = [case for case in cases if case.lang == language]
        right: dict[float | str, list[bool]] = {weight: [] for weight in (*WEIGHTS, "own")}
        trusted = []
        for case in asked:
            vector = embedder.embed_question(case.question)
            told = detect(case.question)
            lexical = dict(view.matching(content_words(case.question, told), CANDIDATES, told))
            nearest = dict(view.nearest(vector, CANDIDATES))
            dense = nearest | view.cosines(vector, [p for p in lexical if p not in nearest])
            passages = library.passages(dense.keys() | lexical.keys())
            copies = library.copies({p.revision for p in passages.values()})
            ids = {p: {c.id for c in copies[passages[p].revision] if c.language == language} for p in passages}
            trusted.append(embedder.trust(case.question))
            own = DENSE_WEIGHT * trusted[-1]
            for weight, found in right.items():
                order = fuse(dense, lexical, own if weight == "own" else float(weight))
                first = next((ids[p] for p in order if ids.get(p)), set())
                found.append(bool(first & case.article_ids))
        shares = "".join(f"{np.mean(found):7.3f}" for found in right.values())
        print(f"{language:4}{len(asked):6}{np.mean(trusted):8.2f}{shares}", flush=True)


if __name__ == "__main__":
    main()
