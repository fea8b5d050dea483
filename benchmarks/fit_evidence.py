"""Fits the logistic model that says whether a passage answers, and writes index/evidence.json.

    .venv/bin/python benchmarks/fit_evidence.py NAME=DATA:QUESTIONS.jsonl …

DATA is a data folder that holds the articles of the questions, QUESTIONS a file as `dateline eval` reads it. Each
question is an example, by the hit that comes first for it: positive where that holds the answer, negative where the
question has none. Sets named by --absent teach twice: once more, their answerable questions are asked as if the
articles that answer were not there, for nothing that people wrote to have no answer is so far from one. Of a set
that the reader learned from, give the questions of the pages that it was not taught (`train_reader.py --held-out`):
of the others it is far surer, and would be believed too much. A set of other languages than English teaches what is
not read.

For each set the figures are printed twice: by the model fitted on all sets (in sample), and by one fitted without
it; for one whose questions are dated a third time, by folds of weeks. The thresholds are those of
index/calibration.py. With --most N only N questions of a set are asked.
"""

from __future__ import annotations

import argparse
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sets import GIVEN, sets

from index.calibration import Example, as_json, example, fitted, scores, with_thresholds
from index.evaluate import Case, auroc

if TYPE_CHECKING:
    from index.answerer import Answerer
    from index.evidence import Model

OUT = Path(__file__).parent.parent / "index" / "evidence.json"
FOLDS = 5

Taught = list[tuple[Case, Example]]


def taught(answerer: Answerer, cases: list[Case]) -> Taught:
    found = [(case, example(answerer, case)) for case in cases]
    return [(case, one) for case, one in found if one]


def absent(answerer: Answerer, cases: list[Case]) -> Taught:
    found = [(c, example(answerer, c, without=c.article_ids)) for c in cases if c.answerable]
    return [(case, one) for case, one in found if one]


def area(model: Model, examples: list[Example]) -> float | None:
    yes, no = ([e for e in examples if e.answerable is kind] for kind in (True, False))
    return auroc(scores(model, yes), scores(model, no))


def by_weeks(own: Taught, others: list[list[Example]], counts: list[float]) -> float | None:
    """The area where each week's questions are judged by a model that saw other weeks' alone."""
    weeks = sorted({case.date for case, _ in own if case.date})
    yes, no = [], []
    for fold in range(FOLDS):
        left_out = set(weeks[fold::FOLDS])
        seen = [e for case, e in own if case.date not in left_out]
        model = fitted([*others, seen], counts=counts)
        for case, e in own:
            if case.date in left_out:
                (yes if e.answerable else no).append(model.evidence(e.features))
    return auroc(yes, no)


def shares(model: Model, examples: list[Example]) -> str:
    said = []
    for kind, name in ((True, "answerable"), (False, "unanswerable")):
        found = np.array(scores(model, (e for e in examples if e.answerable is kind)) or [np.nan])
        answered, strong = np.mean(found >= model.weak), np.mean(found >= model.strong)
        said.append(f"{name}: answered {answered:.3f}, strong {strong:.3f}")
    return "; ".join(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar=GIVEN)
    parser.add_argument("--most", type=int, default=600, help="questions of one set at the most")
    parser.add_argument("--absent", nargs="*", default=[], help="sets that teach once more without their articles")
    parser.add_argument("--twice", nargs="*", default=[], help="sets that count twice: the genre that matters most")
    options = parser.parse_args()
    own: dict[str, Taught] = {}
    examples: dict[str, list[Example]] = {}
    for given in sets(options.sets):
        name, answerer, cases = given.name, given.answerer, given.cases
        random.Random(0).shuffle(cases)
        named = frozenset().union(*(case.article_ids for case in cases))
        if not any(answerer.library.article(one) for one in named):
            parser.error(f"the data folder of {name} has none of the articles that its questions name")
        own[name] = taught(answerer, cases[: options.most])
        examples[name] = [e for _, e in own[name]]
        if name in options.absent:
            gone = absent(answerer, cases[: options.most // 2])
            examples[f"{name}, absent"] = examples[name] + [e for _, e in gone]
        print(f"{name}: {len(own[name])} questions", flush=True)
    count = {name: 2.0 if name in options.twice else 1.0 for name in examples}

    def made(names: list[str]) -> Model:
        model = fitted([examples[name] for name in names], counts=[count[name] for name in names])
        both = [examples[name] for name in names if name in own and len({e.answerable for e in examples[name]}) > 1]
        return with_thresholds(model, both)

    whole = made(list(examples))
    measured: dict[str, dict[str, float | None]] = {}
    for name, seen in examples.items():
        set_name = name.partition(",")[0]
        rest = [other for other in examples if other.partition(",")[0] != set_name] or list(examples)
        apart = made(rest)
        measured[name] = {"in sample": area(whole, seen), "without it": area(apart, seen)}
        if name in own and all(case.date for case, _ in own[name]):
            counts = [*(count[other] for other in rest), count[name]]
            measured[name]["by weeks"] = by_weeks(own[name], [examples[other] for other in rest], counts)
        print(name, measured[name])
        print(f"    in sample   {shares(whole, seen)}\n    without it  {shares(apart, seen)}")
    print(whole)
    OUT.write_text(
        as_json(
            whole,
            sets={name: len(found) for name, found in own.items()},
            auroc=measured,
            made=datetime.now(UTC).date().isoformat(),
            command="benchmarks/fit_evidence.py NAME=DATA:QUESTIONS … --absent squad2 timeqa xquad --twice news",
        ),
        "utf-8",
    )


if __name__ == "__main__":
    main()
