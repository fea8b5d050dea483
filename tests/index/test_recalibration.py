"""The judgement fitted to an operator's own questions: near the bundled one for few, and honestly measured."""

import json
import random
from dataclasses import replace

import pytest
from made import article, hit

from index.answer import Span
from index.calibration import FALSE_STRONG, REFUSED, Example, example, scores
from index.evaluate import Case, auroc
from index.evidence import CALIBRATED, Judged, Model
from index.recalibration import recalibrated, refitted
from knowledge.errors import DamagedError, UserError


def features(rng, *, answered):
    """Of this operator's articles the reading alone tells, and it is always low."""
    return {
        "reading": rng.gauss(-5 if answered else -9, 1.5),
        "both": rng.uniform(0, 6),
        "cosine": rng.uniform(0.3, 0.8),
        "words": rng.uniform(10, 30),
        "relevance": 0.0,
        "counted": 0.0,
    }


def examples(yes, no, seed=0):
    rng = random.Random(seed)
    kinds = [True] * yes + [False] * no
    return [Example(features(rng, answered=kind), answerable=kind, right=kind) for kind in kinds]


def distance(model, other):
    given = examples(20, 20, seed=5)
    return max(abs(model.evidence(e.features) - other.evidence(e.features)) for e in given)


def answered(model):
    """How many of two hundred answerable questions get an answer."""
    return sum(model.evidence(e.features) >= model.weak for e in examples(200, 0, seed=6))


def test_few_cases_move_the_bundled_model_a_little_and_many_replace_it():
    bundled, whole = Model.bundled(), refitted(examples(3000, 3000))
    few, more = refitted(examples(15, 10)), refitted(examples(300, 300))
    assert 0 < distance(few, bundled) < distance(more, bundled) < distance(whole, bundled)
    assert distance(more, whole) < distance(few, whole)
    assert answered(bundled) < min(answered(few), answered(more), answered(whole))
    assert few.weak < few.strong


def test_many_cases_choose_thresholds_that_hold_for_cases_like_them():
    model = refitted(examples(1500, 1500))
    seen = examples(500, 500, seed=9)
    strong = [model.evidence(e.features) >= model.strong for e in seen if not e.answerable]
    refused = [model.evidence(e.features) < model.weak for e in seen if e.answerable]
    assert sum(strong) / 500 == pytest.approx(FALSE_STRONG, abs=0.04)
    assert sum(refused) / 500 < REFUSED + 0.05


class Desk:
    """Finds for each question the article of its name, or one that does not answer."""

    def __init__(self, wrong=(), seed=3):
        self.wrong = wrong
        self.rng = random.Random(seed)

    def hits(self, question):
        name = "elsewhere" if question in self.wrong else question
        return [hit(article("It opens in June.", article_id=name))]

    def judged(self, question, hits):
        known = features(self.rng, answered=question.startswith("yes"))
        return [Judged(hits[0], Span(0, 2), known, 0.0, 0.0)]


def cases(yes, no):
    names = [*(f"yes{n}" for n in range(yes)), *(f"no{n}" for n in range(no))]
    return [Case(n, ("June",) if n[0] == "y" else (), frozenset({n}), n[0] == "y", None, None, None) for n in names]


def test_a_calibration_is_measured_on_what_it_did_not_see():
    seen = []
    made = recalibrated(Desk(), cases(150, 150), lambda done, total: seen.append((done, total)))
    assert (made.answerable, made.unanswerable) == (150, 150)
    assert seen[-1] == (300, 300)
    assert made.before.answered_rate < made.after.answered_rate
    assert made.before.abstention_auroc < made.after.abstention_auroc <= 1
    assert made.after.false_strong_rate <= 0.15


def test_what_was_called_wrong_makes_the_judgement_stricter():
    wrong = [
        Case(f"yes{n}", (), frozenset(), None, None, "wrong", None, frozenset({f"yes{n}"}), ("It opens in June.",))
        for n in range(100, 200)
    ]
    without, made = recalibrated(Desk(), cases(40, 40)), recalibrated(Desk(), [*cases(40, 40), *wrong])
    assert (made.answerable, made.unanswerable, made.wrong, without.wrong) == (40, 40, 100, 0)
    good = dict.fromkeys(Model.bundled().weights, 1.0)

    def margin(one):
        return one.model.evidence(good) - one.model.strong

    assert margin(made) < margin(without)
    gone = recalibrated(Desk(wrong={case.question for case in wrong}), [*cases(40, 40), *wrong])
    assert (gone.wrong, gone.model.strong) == (0, without.model.strong)


class Noise(Desk):
    """Nothing tells a question that has an answer from one that has none."""

    def judged(self, question, hits):  # noqa: ARG002 - as the other
        return [Judged(hits[0], None, features(self.rng, answered=True), 0.0, 0.0)]


def test_what_was_learnt_by_heart_is_not_praised():
    """Where nothing tells, a model that is measured on what it was fitted to seems to tell; this one does not."""
    honest, flattered = [], []
    for seed in range(24):
        honest.append(recalibrated(Noise(seed=seed), cases(30, 30)).after.abstention_auroc)
        desk = Noise(seed=seed)
        seen = [example(desk, case) for case in cases(30, 30)]
        model = refitted(seen)
        flattered.append(
            auroc(*(scores(model, (e for e in seen if e.answerable is kind)) for kind in (True, False)))
        )
    assert sum(honest) / 24 == pytest.approx(0.5, abs=0.06)
    assert sum(flattered) / 24 > sum(honest) / 24 + 0.05


@pytest.mark.parametrize(("yes", "no"), [(19, 10), (20, 9), (0, 0), (0, 100)])
def test_too_few_cases_are_refused_with_their_number(yes, no):
    with pytest.raises(UserError, match=rf"20 answerable and 10 unanswerable .* {yes} and {no}"):
        recalibrated(Desk(), cases(yes, no))
    assert recalibrated(Desk(), cases(20, 10)).model


def test_cases_whose_articles_are_not_found_are_refused():
    given = cases(25, 10)
    with pytest.raises(UserError, match="9 find their answer"):
        recalibrated(Desk(wrong={case.question for case in given[:16]}), given)


def test_the_file_is_used_until_it_is_deleted(tmp_path):
    assert Model.from_folder(tmp_path) == Model.bundled()
    made = recalibrated(Desk(), cases(40, 40))
    path = tmp_path / CALIBRATED
    made.write(path)
    assert Model.from_folder(tmp_path) == made.model != Model.bundled()
    told = json.loads(path.read_text("utf-8"))
    assert told["cases"] == {"answerable": 40, "unanswerable": 40, "wrong": 0}
    assert told["after"]["abstention_auroc"] == made.after.abstention_auroc
    assert {"made", "command"} <= set(told)
    assert list(tmp_path.iterdir()) == [path]
    path.unlink()
    assert Model.from_folder(tmp_path) == Model.bundled()


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path):
    made = recalibrated(Desk(), cases(40, 40))
    path = tmp_path / CALIBRATED
    made.write(path)
    before = path.read_bytes()
    path.with_suffix(".new").mkdir()
    with pytest.raises(UserError, match="cannot write"):
        replace(made, answerable=1).write(path)
    assert path.read_bytes() == before


def cut(text):
    return text[: len(text) // 2]


def of_other_features(text):
    return text.replace('"reading"', '"cosine"')


def without_a_feature(text):
    return json.dumps({**json.loads(text), "weights": {"reading": 1.0}})


def of_no_number(text):
    return text.replace('"weak": ', '"weak": NaN, "was": ')


def nothing(text):  # noqa: ARG001 - as the others
    return ""


def a_list(text):  # noqa: ARG001
    return "[]"


@pytest.mark.parametrize("damage", [cut, of_other_features, without_a_feature, of_no_number, nothing, a_list])
def test_a_damaged_file_names_the_cure(tmp_path, damage):
    made = recalibrated(Desk(), cases(40, 40))
    path = tmp_path / CALIBRATED
    made.write(path)
    path.write_text(damage(path.read_text("utf-8")), "utf-8")
    with pytest.raises(DamagedError, match=r"evidence\.json .*delete it, or run `dateline calibrate` again"):
        Model.from_folder(tmp_path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(DamagedError, match="delete it"):
        Model.from_folder(tmp_path)
