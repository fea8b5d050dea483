"""Fits the ranker of the second stage, and writes index/ranking.json.

    .venv/bin/python benchmarks/fit_ranking.py NAME=DATA:QUESTIONS.jsonl …

DATA is a data folder that holds the articles of the questions, QUESTIONS a file as `dateline eval` reads it. For
each answerable question, pairs are made of a passage that is right (of a right article, and holds an answer, where
one does) and one of a wrong article; the model is logistic over their differences, weights not below 0 (after
Joachims, "Optimizing Search Engines using Clickthrough Data", 2002). Time plays no part. Every set weighs the same.

Printed for each set: hit@1, hit@5 and answer-in-passage@1 of the order that fusion gives, of a ranker fitted on all
sets (in sample), and of one fitted without that set. Reading is left out.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from sets import GIVEN, sets

from index.answer import Question
from index.evaluate import Case, holds_answer

if TYPE_CHECKING:
    from index.answerer import Answerer

OUT = Path(__file__).parent.parent / "index" / "ranking.json"
RIGHT, WRONG = 2, 12  # passages of a question that are paired
RIDGE = 0.0002
# FRESHNESS and INSIDE by benchmarks/recency.py, EVIDENCE by benchmarks/reading.py and by
# questions asked on their dates, where more of it puts older reports first; YEARS by `dateline eval` on
# questions that name years.
FRESHNESS = 2.0
INSIDE = 1.5
YEARS = 1.5
EVIDENCE = 0.5


@dataclass(frozen=True)
class Row:
    """The passages of one question in the order of fusion: features (passages, features), and what is right."""

    features: np.ndarray
    grade: np.ndarray  # 0 of a wrong article, 1 of a right one, 2 of a right one and holds an answer
    holds: np.ndarray
    articles: list[str]


def rows_of(answerer: Answerer, cases: list[Case], names: list[str]) -> list[Row]:
    rows = []
    for case in cases:
        seen = answerer._searcher.seen(Question(case.question))  # noqa: SLF001 - the one face to the features
        if not seen:
            continue
        names[:] = names or list(seen[0].features)
        right = np.array([bool({a.id for a in s.articles} & case.article_ids) for s in seen])
        texts = [s.articles[0].text[s.passage.start : s.passage.end] for s in seen]
        holds = np.array([holds_answer(text, case.answers) for text in texts])
        table = np.array([[s.features[name] for name in names] for s in seen])
        rows.append(Row(table, right.astype(int) + (right & holds), holds, [s.articles[0].id for s in seen]))
    return rows


def differences(rows: list[Row]) -> np.ndarray:
    found = []
    for row in rows:
        best = row.grade.max()
        if best:
            for i in np.flatnonzero(row.grade == best)[:RIGHT]:
                found += [row.features[i] - row.features[j] for j in np.flatnonzero(row.grade == 0)[:WRONG]]
    return np.array(found)


def fit(sets: list[np.ndarray]) -> np.ndarray:
    table = np.concatenate(sets)
    share = np.concatenate([np.full(len(one), 1 / len(one) / len(sets)) for one in sets])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = table @ weights
        slope = -share / (1 + np.exp(margin))
        value = share @ np.logaddexp(0, -margin) + RIDGE * weights @ weights
        return float(value), table.T @ slope + 2 * RIDGE * weights

    start = np.ones(table.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start)).x


def measured(rows: list[Row], weights: np.ndarray | None) -> str:
    first, five, holds = 0, 0, 0
    for row in rows:
        order = range(len(row.articles))
        if weights is not None:
            order = np.argsort(-(row.features @ weights), kind="stable").tolist()
        articles = list(dict.fromkeys(row.articles[i] for i in order))
        right = {row.articles[i] for i in np.flatnonzero(row.grade)}
        first += articles[0] in right
        five += bool(right & set(articles[:5]))
        holds += bool(row.holds[next(iter(order))])
    return " ".join(f"{count / len(rows):.3f}" for count in (first, five, holds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar=GIVEN)
    parser.add_argument("--most", type=int, default=700, help="questions of one set at the most")
    options = parser.parse_args()
    names: list[str] = []
    rows: dict[str, list[Row]] = {}
    for one in sets(options.sets):
        cases = [case for case in one.cases if case.answerable]
        random.Random(0).shuffle(cases)
        rows[one.name] = rows_of(one.answerer, cases[: options.most], names)
    pairs = {name: differences(own) for name, own in rows.items()}
    whole = fit(list(pairs.values()))
    print(f"{'set':10} {'fused':20} {'in sample':20} without it   (hit@1 hit@5 answer_in_passage@1)")
    for name, own in rows.items():
        others = [pairs[other] for other in rows if other != name] or [pairs[name]]
        columns = (measured(own, None), measured(own, whole), measured(own, fit(others)))
        print(f"{name:10} " + "".join(f"{column:21}" for column in columns), flush=True)
    print({name: round(float(weight), 2) for name, weight in zip(names, whole, strict=True)})
    OUT.write_text(
        json.dumps(
            {
                "what": "weights of a passage's features, of its freshness, and of how well it answers",
                "weights": {n: round(float(w), 4) for n, w in zip(names, whole, strict=True)},
                "freshness": FRESHNESS,
                "inside": INSIDE,
                "years": YEARS,
                "evidence": EVIDENCE,
                "sets": {name: len(own) for name, own in rows.items()},
                "made": datetime.now(UTC).date().isoformat(),
                "command": "benchmarks/fit_ranking.py NAME=DATA:QUESTIONS.jsonl …",
            },
            indent=1,
        )
        + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
