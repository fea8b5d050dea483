"""Fits the logistic model that says whether a passage answers, and writes index/evidence.json.

    .venv/bin/python benchmarks/fit_evidence.py NAME=DATA:QUESTIONS.jsonl …

DATA is a data folder that holds the articles of the questions, QUESTIONS a file as `dateline eval` reads it. Each
passage that would be read for a question is one example: positive when it is of a right article and holds an
answer. Every set weighs the same. For each set the figures are printed twice: by the model fitted on all sets
(in sample), and by one fitted without that set.

STRONG begins where eight unanswerable questions in a hundred would be answered so, WEAK where one answerable
question in five would be refused; both as means over the sets. With --most N only N questions of a set are asked.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from platformdirs import user_cache_path
from sklearn.linear_model import LogisticRegression

from index.answer import Question
from index.answerer import Answerer
from index.evaluate import Case, auroc, holds_answer, read_cases
from index.evidence import features, rank
from index.model import BUNDLED

OUT = Path(__file__).parent.parent / "index" / "evidence.json"
FALSE_STRONG = 0.08
REFUSED = 0.2

Row = tuple[int, bool, float, dict[str, float]]  # question, right, search score, features


def rows_of(answerer: Answerer, cases: list[Case]) -> list[Row]:
    rows = []
    for number, case in enumerate(cases):
        for hit, articles, reading in answerer.readings(Question(case.question)):
            passage = articles[0].text[hit.passage.start : hit.passage.end]
            ids = {article.id for article in articles}
            right = case.answerable and bool(ids & case.article_ids) and holds_answer(passage, case.answers)
            rows.append((number, right, hit.score, features(case.question, hit, articles[0], reading)))
    return rows


def fit(sets: list[list[Row]], names: list[str]) -> LogisticRegression:
    x = np.array([[row[3][name] for name in names] for rows in sets for row in rows])
    y = np.array([row[1] for rows in sets for row in rows])
    weight = np.concatenate([np.full(len(rows), 1 / len(rows)) for rows in sets])
    return LogisticRegression(C=10.0, max_iter=5000).fit(x, y, sample_weight=weight * len(y) / len(sets))


def best(model: LogisticRegression, names: list[str], rows: list[Row], count: int) -> np.ndarray[Any, Any]:
    """The evidence of the passage that comes first, for each question; very low where there is none."""
    found, first = np.full(count, -20.0), np.full(count, -np.inf)
    x = np.array([[row[3][name] for name in names] for row in rows])
    for (number, _, score, _), value in zip(rows, model.decision_function(x), strict=True):
        if rank(value, score) > first[number]:
            found[number], first[number] = value, rank(value, score)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=DATA:QUESTIONS")
    parser.add_argument("--most", type=int, default=600, help="questions of one set at the most")
    options = parser.parse_args()
    names: list[str] = []
    cases: dict[str, list[Case]] = {}
    rows: dict[str, list[Row]] = {}
    for given in options.sets:
        name, _, paths = given.partition("=")
        data, _, questions = paths.partition(":")
        answerer = Answerer.from_folder(Path(data), BUNDLED, user_cache_path("dateline") / "models")
        cases[name] = read_cases(Path(questions))[: options.most]
        rows[name] = rows_of(answerer, cases[name])
        names = sorted(rows[name][0][3])
        print(f"{name}: {len(cases[name])} questions", flush=True)
    whole = fit(list(rows.values()), names)
    yes, no = [], []
    measured = {}
    for name, own in rows.items():
        others = [rows[other] for other in rows if other != name]
        answerable = np.array([case.answerable for case in cases[name]])
        figures = {}
        for label, model in (("in sample", whole), ("without it", fit(others, names) if others else whole)):
            found = best(model, names, own, len(answerable))
            figures[label] = auroc(found[answerable].tolist(), found[~answerable].tolist())
            if label == "without it":
                yes.append(found[answerable])
                no.append(found[~answerable])
        measured[name] = figures
        print(name, figures)
    strong = float(np.mean([np.quantile(found, 1 - FALSE_STRONG) for found in no if len(found)]))
    weak = min(strong, float(np.mean([np.quantile(found, REFUSED) for found in yes if len(found)])))
    for name, y, n in zip(rows, yes, no, strict=True):
        print(
            f"{name}: answered {np.mean(y >= weak):.3f}, strong {np.mean(y >= strong):.3f}; "
            f"false answer {np.mean(n >= weak) if len(n) else 0:.3f}, "
            f"false strong {np.mean(n >= strong) if len(n) else 0:.3f} (without it)"
        )
    OUT.write_text(
        json.dumps(
            {
                "what": "log-odds that a passage answers: the intercept and a weight for each feature",
                "intercept": round(float(whole.intercept_[0]), 4),
                "weights": {n: round(float(w), 4) for n, w in zip(names, whole.coef_[0], strict=True)},
                "weak": round(weak, 4),
                "strong": round(strong, 4),
                "sets": {name: len(cases[name]) for name in rows},
                "auroc": measured,
                "made": datetime.now(UTC).date().isoformat(),
                "command": "benchmarks/fit_evidence.py NAME=DATA:QUESTIONS.jsonl …",
            },
            indent=1,
        )
        + "\n",
        "utf-8",
    )


if __name__ == "__main__":
    main()
