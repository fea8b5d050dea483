"""Which weight the dense leg should have: hit@1 and hit@5 over articles by weight, on several sets.

    .venv/bin/python benchmarks/fusion.py NAME=DATA:QUESTIONS.jsonl …

DATA is a data folder that holds the articles of the questions. Reading is left out: this is the order in which
passages come to be read, and for most of them the one that stays.
"""

from __future__ import annotations

import sys

from sets import sets

from index.searcher import CANDIDATES, fuse
from index.terms import content_words

WEIGHTS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
MOST = 600


def main() -> None:
    print(f"{'set':12} {'':7}" + "".join(f"{weight:8.1f}" for weight in WEIGHTS))
    for one in sets(sys.argv[1:]):
        name, answerer = one.name, one.answerer
        view, embedder, library = answerer._view, answerer._embedder, answerer.library  # noqa: SLF001
        cases = [case for case in one.cases if case.answerable][:MOST]
        found: dict[float, list[int]] = {weight: [] for weight in WEIGHTS}
        for case in cases:
            vector = embedder.embed_question(case.question)
            lexical = dict(view.matching(content_words(case.question), CANDIDATES))
            nearest = dict(view.nearest(vector, CANDIDATES))
            dense = nearest | view.cosines(vector, [p for p in lexical if p not in nearest])
            passages = library.passages(dense.keys() | lexical.keys())
            for weight in WEIGHTS:
                order = dict.fromkeys(passages[p].article_id for p in fuse(dense, lexical, weight) if p in passages)
                ranks = [rank for rank, i in enumerate(order, 1) if i in case.article_ids]
                found[weight].append(ranks[0] if ranks else 1000)
        for k in (1, 5):
            shares = (sum(rank <= k for rank in found[weight]) / len(cases) for weight in WEIGHTS)
            print(
                f"{name if k == 1 else '':12} hit@{k:<3}" + "".join(f"{share:8.3f}" for share in shares), flush=True
            )


if __name__ == "__main__":
    main()
