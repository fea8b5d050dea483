"""Fits the judgement of index/evidence.py to questions with known answers, and chooses its thresholds.

Logistic regression by Newton's method, with a ridge towards a prior (Hastie, Tibshirani and Friedman, "The Elements
of Statistical Learning", 2nd ed., section 4.4): few cases move the bundled model a little, many replace it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.evaluate import OUTDATED, holds_answer
from index.evidence import Model
from index.quoting import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.answer import Hit
    from index.answerer import Answerer
    from index.evaluate import Case

FALSE_STRONG = 0.05
"""The share of unanswerable questions that may be answered as STRONG.

A mean over the sets, of which the hardest have twice as much.
"""

REFUSED = 0.15
"""The share of answerable questions that may be refused."""

_STEPS = 30
_WRONG = 0.3  # what a wrong first hit of an answerable question weighs


@dataclass(frozen=True, slots=True)
class Example:
    """The features of the hit that comes first for a question, and whether there is an answer at all.

    `right`: the hit holds it. An answerable question whose first hit is wrong teaches little, for the answer may
    be there in other words; it counts in full among those that should be answered.
    """

    features: Mapping[str, float]
    answerable: bool
    right: bool


def example(answerer: Answerer, case: Case, *, without: frozenset[str] = frozenset()) -> Example | None:
    """What a case teaches; with `without`, as if these articles were not there, so that it has no answer.

    Where it is only known what was wrong, that is evidence of no answer for as long as it comes first; what was
    outdated did answer.
    """
    hits = [hit for hit in answerer.hits(case.question) if not _ids(hit) & without]
    judged = answerer.judged(case.question, hits)
    if not judged:
        return None
    first = judged[0]
    if case.answerable is None:
        quoted = quote(first.hit, first.answer)
        wrong = case.label != OUTDATED and case.called_wrong(_ids(first.hit), quoted.highlighted)
        return Example(first.features, answerable=False, right=False) if wrong else None
    right = case.answerable and not without and bool(_ids(first.hit) & case.article_ids)
    right = right and holds_answer(first.hit.text, case.answers)
    return Example(first.features, case.answerable and not without, right)


def _ids(hit: Hit) -> set[str]:
    return {article.id for article in hit.articles}


def fitted(
    sets: Sequence[Sequence[Example]],
    *,
    counts: Sequence[float] | None = None,
    prior: Model | None = None,
    ridge: float = 0.01,
) -> Model:
    """The model that tells right hits from wrong ones and from those of unanswerable questions.

    Every set counts the same, or as `counts` says. `ridge` is the weight of the prior (all weights 0 where there is
    none) against the whole of the examples, in units of standard deviations of the features. The thresholds are
    those of the prior, to be chosen by `with_thresholds`.
    """
    examples = [e for one in sets for e in one]
    names = list(examples[0].features)
    table = np.array([[e.features[n] for n in names] for e in examples])
    truth = np.array([e.right for e in examples], np.float64)
    share = np.concatenate(
        [_shares(one) * count for one, count in zip(sets, counts or [1.0] * len(sets), strict=True)]
    )
    share /= share.sum()
    middle, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    given = np.array([prior.weights.get(n, 0.0) for n in names]) if prior else np.zeros(len(names))
    inputs = np.column_stack([np.ones(len(table)), (table - middle) / spread])
    aim = np.concatenate([[(prior.intercept + given @ middle) if prior else 0.0], given * spread])
    hold = np.full(inputs.shape[1], 2 * ridge)
    if prior is None:
        hold[0] = 1e-9  # the constant is free
    found = _newton(inputs, truth, share, aim, hold)
    weights = found[1:] / spread
    weights = np.maximum(weights, 0.0)  # more of none speaks against an answer
    return Model(
        intercept=round(float(found[0] - weights @ middle), 4),
        weights={n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
        weak=prior.weak if prior else 0.0,
        strong=prior.strong if prior else 0.0,
    )


def _shares(examples: Sequence[Example]) -> NDArray[np.float64]:
    """What each example of a set weighs; together they weigh 1."""
    each = np.array([_WRONG if e.answerable and not e.right else 1.0 for e in examples], np.float64)
    shares: NDArray[np.float64] = each / each.sum()
    return shares


def _newton(
    inputs: NDArray[np.float64],
    truth: NDArray[np.float64],
    share: NDArray[np.float64],
    aim: NDArray[np.float64],
    hold: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The weights, each held to what it aims at."""
    weights = aim.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30)))
        slope = inputs.T @ (share * (chance - truth)) + hold * (weights - aim)
        curve = (inputs * (share * np.maximum(chance * (1 - chance), 1e-6))[:, None]).T @ inputs + np.diag(hold)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:  # noqa: PLR2004 - converged
            break
    return weights


def with_thresholds(model: Model, sets: Sequence[Sequence[Example]]) -> Model:
    """STRONG where FALSE_STRONG of the unanswerable reach it, WEAK where REFUSED of the answerable do not.

    Both as means over the sets that have such questions; WEAK is never above STRONG.
    """
    yes = [scores(model, (e for e in one if e.answerable)) for one in sets]
    no = [scores(model, (e for e in one if not e.answerable)) for one in sets]
    strong = float(np.mean([np.quantile(found, 1 - FALSE_STRONG) for found in no if found]))
    weak = float(np.mean([np.quantile(found, REFUSED) for found in yes if found]))
    return Model(model.intercept, model.weights, round(min(weak, strong), 4), round(strong, 4))


def scores(model: Model, examples: Iterable[Example]) -> list[float]:
    """The evidence of each."""
    return [model.evidence(e.features) for e in examples]


def as_json(model: Model, **about: object) -> str:
    """The model as Model.from_json reads it, with what it comes from."""
    return (
        json.dumps(
            {
                "what": "log-odds that a passage answers: the intercept and a weight for each feature",
                "intercept": model.intercept,
                "weights": dict(model.weights),
                "weak": model.weak,
                "strong": model.strong,
                **about,
            },
            indent=1,
            ensure_ascii=False,
        )
        + "\n"
    )
