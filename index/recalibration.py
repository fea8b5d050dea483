"""The judgement of index/evidence.py, fitted to an operator's own cases and kept in the data folder.

The bundled model is the prior, worth a number of cases: fewer move it a little, many replace it. What that is worth
is measured on cases that the fit did not see.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.answer import Confidence
from index.calibration import as_json, example, fitted, scores, with_thresholds
from index.durable import put
from index.evaluate import auroc
from index.evidence import Model
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from index.answerer import Answerer
    from index.calibration import Example
    from index.evaluate import Case

ANSWERABLE = 20
"""Cases with an answer that a calibration needs."""

UNANSWERABLE = 10
"""Cases without one that it needs."""

_FOUND = 10  # of the answerable, those whose first hit holds the answer: only they teach
_WORTH = 50  # cases that the bundled model is worth
_CURVE = 0.16  # what a case adds to the curvature of the likelihood: chance × (1 − chance), for usual chances
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares of the answerable and of the unanswerable, as `dateline eval` names them."""

    answered_rate: float
    strong_rate: float
    false_answer_rate: float
    false_strong_rate: float
    abstention_auroc: float | None


@dataclass(frozen=True, slots=True)
class Recalibration:
    """A model with how many cases it was fitted to.

    `wrong` is how many sentences that were called wrong still come first; they count as unanswerable. `before`
    measures the bundled model on them all, `after` models that were fitted without those they are measured on.
    """

    model: Model
    answerable: int
    unanswerable: int
    wrong: int
    before: Measures
    after: Measures

    def write(self, path: Path) -> None:
        """Put the model in place, whole or not at all. UserError when that cannot be."""
        text = as_json(
            self.model,
            cases={"answerable": self.answerable, "unanswerable": self.unanswerable, "wrong": self.wrong},
            before=asdict(self.before),
            after=asdict(self.after),
            made=datetime.now(UTC).date().isoformat(),
            command="dateline calibrate QUESTIONS.jsonl",
        )
        try:
            put(path, text)
        except OSError as error:
            raise UserError(f"cannot write {path} ({error}): make the folder writable") from None


def recalibrated(
    answerer: Answerer, cases: Sequence[Case], progress: Callable[[int, int], None] | None = None
) -> Recalibration:
    """Ask every case, and fit the bundled model to what that brings. UserError when there are too few."""
    answerable = sum(case.answerable is True for case in cases)
    unanswerable = sum(case.answerable is False for case in cases)
    if answerable < ANSWERABLE or unanswerable < UNANSWERABLE:
        raise UserError(
            f"calibrating takes {ANSWERABLE} answerable and {UNANSWERABLE} unanswerable questions or more, and "
            f"there are {answerable} and {unanswerable}: write more of them"
        )
    taught, wrong = [], 0
    for number, case in enumerate(cases, 1):
        if one := example(answerer, case):
            taught.append(one)
            wrong += case.answerable is None
        if progress:
            progress(number, len(cases))
    found = sum(one.right for one in taught)
    if found < _FOUND:
        raise UserError(
            f"of the answerable questions {found} find their answer, and calibrating takes {_FOUND}: add the "
            "articles, and see what `dateline eval` says"
        )
    return Recalibration(
        model=refitted(taught),
        answerable=answerable,
        unanswerable=unanswerable,
        wrong=wrong,
        before=_measured([(Model.bundled(), taught)]),
        after=_measured(_apart(taught)),
    )


def refitted(examples: Sequence[Example]) -> Model:
    """The bundled model, moved towards the examples: model and thresholds by as much as there are of them."""
    prior = Model.bundled()
    count = sum(one.right or not one.answerable for one in examples)
    model = fitted([examples], prior=prior, ridge=_CURVE * _WORTH / count / 2)
    own = with_thresholds(model, [examples])
    share = count / (count + _WORTH)
    weak, strong = (
        round(share * mine + (1 - share) * given, 4)
        for mine, given in ((own.weak, prior.weak), (own.strong, prior.strong))
    )
    return replace(model, weak=weak, strong=strong)


def _apart(examples: Sequence[Example]) -> list[tuple[Model, list[Example]]]:
    """Each fold of the examples with a model of the others. What stands together in the file stays together."""
    kinds = [[one for one in examples if one.answerable is kind] for kind in (True, False)]
    folds = [_parts(kind) for kind in kinds]
    apart = []
    for i in range(_FOLDS):
        left_out = [one for fold in folds for one in fold[i]]
        seen = [one for fold in folds for j, part in enumerate(fold) if j != i for one in part]
        apart.append((refitted(seen), left_out))
    return apart


def _parts(examples: list[Example]) -> list[list[Example]]:
    edges = np.linspace(0, len(examples), _FOLDS + 1).astype(int)
    return [examples[start:stop] for start, stop in pairwise(edges)]


def _measured(judged: Sequence[tuple[Model, Sequence[Example]]]) -> Measures:
    found: dict[bool, list[tuple[float, Confidence]]] = {True: [], False: []}
    for model, examples in judged:
        for one, evidence in zip(examples, scores(model, examples), strict=True):
            found[one.answerable].append((evidence, model.confidence(evidence)))

    def share(*, answerable: bool, strong: bool) -> float:
        said = [c is Confidence.STRONG if strong else c is not Confidence.NONE for _, c in found[answerable]]
        return round(sum(said) / len(said), 4)

    return Measures(
        answered_rate=share(answerable=True, strong=False),
        strong_rate=share(answerable=True, strong=True),
        false_answer_rate=share(answerable=False, strong=False),
        false_strong_rate=share(answerable=False, strong=True),
        abstention_auroc=auroc([e for e, _ in found[True]], [e for e, _ in found[False]]),
    )
