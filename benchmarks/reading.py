"""How many hits to read, and how much what reading says should count in their order.

    .venv/bin/python benchmarks/reading.py NAME=DATA:QUESTIONS.jsonl … [--most N]

DATA is a data folder that holds the articles of the questions. Time plays no part. For each set, number of hits
read where the first two are not sure to answer, and weight of the evidence: hit@1 over articles,
answer_in_passage@1, the shares of answerable and of unanswerable questions that are answered, the area under the
ROC curve, and how many hits were really read, since one that cannot come first any more is not.
"""

from __future__ import annotations

import argparse
import random
from typing import TYPE_CHECKING

import numpy as np
from sets import GIVEN, sets

from index.evaluate import Case, auroc, holds_answer
from index.evidence import _MOST, READ, Model

if TYPE_CHECKING:
    from index.evidence import Judged

MOST_READ = 6
CHOICES = ((2, 0.0), (2, 0.2), (2, 0.5), (3, 0.5), (4, 0.2), (4, 0.5), (4, 0.6), (4, 1.0), (6, 0.5), (6, 1.0))


def first(judged: list[Judged], most: int, weight: float, strong: float) -> tuple[Judged, int]:
    """The hit that comes first, and how many were read."""
    read: list[tuple[float, Judged]] = []
    for one in judged[:most]:
        best, chosen = max(read, key=lambda pair: pair[0], default=(-np.inf, None))
        is_sure = len(read) >= READ and chosen is not None and chosen.evidence >= strong
        if is_sure or best >= one.hit.score + weight * _MOST:
            break
        read.append((one.hit.score + weight * one.evidence, one))
    return max(read, key=lambda pair: pair[0])[1], len(read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar=GIVEN)
    parser.add_argument("--most", type=int, default=250)
    options = parser.parse_args()
    model = Model.bundled()
    print(
        f"{'set':10}{'read':>5}{'weight':>7}{'hit@1':>8}{'passage':>8}{'yes':>7}{'no':>7}{'auroc':>7}{'reads':>7}"
    )
    for one in sets(options.sets):
        name, answerer, cases = one.name, one.answerer, one.cases
        random.Random(2).shuffle(cases)
        rows: list[tuple[Case, list[Judged]]] = []
        for case in cases[: options.most]:
            hits = answerer.hits(case.question)[:MOST_READ]
            rows.append((case, [answerer.judged(case.question, [hit])[0] for hit in hits]))
        rows = [(case, judged) for case, judged in rows if judged]
        for most, weight in CHOICES:
            chosen = [(case, *first(judged, most, weight, model.strong)) for case, judged in rows]
            yes = [(case, one) for case, one, _ in chosen if case.answerable]
            no = [one.evidence for case, one, _ in chosen if not case.answerable]
            hit = np.mean([bool({a.id for a in one.hit.articles} & case.article_ids) for case, one in yes])
            passage = np.mean([holds_answer(one.hit.text, case.answers) for case, one in yes])
            answered = np.mean([one.evidence >= model.weak for _, one in yes])
            area = auroc([one.evidence for _, one in yes], no) or 0.0
            refused, reads = np.mean(np.array(no or [-np.inf]) >= model.weak), np.mean([n for *_, n in chosen])
            print(
                f"{name:10}{most:5}{weight:7.1f}{hit:8.3f}{passage:8.3f}{answered:7.3f}{refused:7.3f}{area:7.3f}"
                f"{reads:7.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
