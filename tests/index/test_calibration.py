"""The judgement fitted to cases: in the right direction, near the bundled one for few, and never beyond reason."""

import math
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from made import article, hit

from index.answer import Confidence, Span
from index.calibration import FALSE_STRONG, REFUSED, Example, as_json, example, fitted, scores, with_thresholds
from index.evaluate import Case, auroc
from index.evidence import Judged, Model

NAMES = ("reading", "both", "cosine", "words", "relevance", "counted")
USUAL = {"reading": 0.0, "both": 8.0, "cosine": 0.5, "words": 20.0, "relevance": 1.0, "counted": 0.0}
SPREAD = {"reading": 3.0, "both": 3.0, "cosine": 0.2, "words": 8.0, "relevance": 1.0, "counted": 0.3}


def made(count, *, apart=1.0, names=NAMES, seed=0):
    """Half of them are answered; by `apart` of their spread, the features of those are better."""
    rng = random.Random(seed)
    found = []
    for i in range(count):
        answered = i % 2 == 0
        features = {}
        for name in NAMES:
            better = (apart if answered else -apart) * (name in names)
            features[name] = USUAL[name] + SPREAD[name] * (rng.gauss() + better / 2)
        found.append(Example(features, answerable=answered, right=answered))
    return found


def moved(model, other):
    """How far apart two models judge, in log-odds, over usual features."""
    return max(abs(model.evidence(e.features) - other.evidence(e.features)) for e in made(40, seed=7))


@pytest.mark.parametrize("name", NAMES)
def test_each_feature_that_tells_gets_weight_in_its_direction(name):
    model = fitted([made(300, names=[name])])
    scores = [model.evidence(USUAL | {name: USUAL[name] + SPREAD[name] * step}) for step in (-1, 0, 1)]
    assert all(a < b for a, b in pairwise(scores))
    weights = {other: abs(model.weights[other]) * SPREAD[other] for other in NAMES}
    assert max(weights, key=weights.get) == name


@pytest.mark.parametrize("name", NAMES)
def test_no_cases_turn_a_feature_round(name):
    """A better reading never speaks against an answer, whatever a handful of cases happens to say."""
    turned = [
        Example(e.features | {name: 2 * USUAL[name] - e.features[name]}, answerable=e.answerable, right=e.right)
        for e in made(100, names=[name])
    ]
    assert fitted([turned]).weights[name] == 0


def test_the_stronger_the_prior_the_nearer_the_fit_stays_to_it():
    prior = Model.bundled()
    far = [moved(fitted([made(60)], prior=prior, ridge=ridge), prior) for ridge in (0.001, 0.1, 10.0, 1000.0)]
    assert all(a > b for a, b in pairwise(far))
    assert far[-1] < 0.05


def test_what_can_be_told_apart_without_a_mistake_does_not_blow_up():
    examples = made(60, apart=20.0)
    for prior in (None, Model.bundled()):
        model = fitted([examples], prior=prior)
        assert all(map(math.isfinite, (model.intercept, *model.weights.values())))
        assert all(abs(model.weights[name] * SPREAD[name]) < 20 for name in NAMES)
        assert auroc(scores(model, examples[::2]), scores(model, examples[1::2])) == 1


def test_a_feature_that_never_changes_says_nothing():
    examples = [Example(e.features | {"cosine": 1.0}, e.answerable, e.right) for e in made(60)]
    model = fitted([examples])
    assert all(map(math.isfinite, (model.intercept, *model.weights.values())))


def test_every_set_weighs_the_same_however_large_it_is():
    one, other = made(40, names=["reading"]), made(40, names=["cosine"])
    assert fitted([one, other]).weights == pytest.approx(fitted([one, other * 5]).weights, rel=0.02, abs=0.02)


def test_the_fit_does_not_depend_on_the_order_of_the_cases():
    examples = made(80)
    assert fitted([examples]).weights == pytest.approx(fitted([examples[::-1]]).weights, abs=1e-3)


def test_a_wrong_first_hit_of_an_answerable_question_teaches_less_than_an_unanswerable_question():
    """They are as the middle of all others, so whatever they teach lowers what is judged like them."""
    usual = {name: USUAL[name] for name in NAMES}
    wrong = [Example(usual, answerable=True, right=False)] * 20
    never = [Example(usual, answerable=False, right=False)] * 20
    before, after, refused = (fitted([made(80) + more]).evidence(usual) for more in ([], wrong, never))
    assert before > after > refused


def test_a_set_that_counts_twice_is_heeded_more():
    one, other = made(40, names=["reading"]), made(40, names=["cosine"])
    plain, twice = fitted([one, other]), fitted([one, other], counts=[1.0, 2.0])
    assert twice.weights["cosine"] > plain.weights["cosine"]
    assert twice.weights["reading"] < plain.weights["reading"]


PLAIN = Model(0.0, {"reading": 1.0}, 0.0, 0.0)


def by_reading(values, *, answerable):
    return [Example({"reading": float(v)}, answerable=answerable, right=answerable) for v in values]


def test_strong_is_what_few_of_the_unanswerable_reach_and_weak_what_most_of_the_answerable_do():
    examples = by_reading(range(101), answerable=True) + by_reading(range(-50, 51), answerable=False)
    model = with_thresholds(PLAIN, [examples])
    assert (model.weak, model.strong) == (100 * REFUSED, 50 - 100 * FALSE_STRONG)
    answered = [model.confidence(score) for score in scores(model, examples)]
    assert sum(c is Confidence.STRONG for c in answered[101:]) == 1 + 100 * FALSE_STRONG
    assert sum(c is Confidence.NONE for c in answered[:101]) == 100 * REFUSED


def test_weak_is_never_above_strong():
    examples = by_reading(range(200, 300), answerable=True) + by_reading(range(50), answerable=False)
    model = with_thresholds(PLAIN, [examples])
    assert model.weak == model.strong


def test_thresholds_are_means_over_the_sets_that_have_such_questions():
    one = by_reading([1] * 10, answerable=True) + by_reading([2] * 10, answerable=False)
    other = by_reading([3] * 10, answerable=True) + by_reading([8] * 10, answerable=False)
    no_answers = by_reading([5] * 10, answerable=False)
    model = with_thresholds(PLAIN, [one, other, no_answers])
    assert (model.weak, model.strong) == (2, 5)


def test_a_model_is_read_as_it_was_written():
    model = with_thresholds(fitted([made(60)]), [made(60)])
    assert Model.from_json(as_json(model, made="2026-11-24", cases={"answerable": 30})) == model


class Judge:
    """Finds what it was given, and judges it in that order."""

    def __init__(self, *articles):
        self.found = [hit(one) for one in articles]

    def hits(self, question):  # noqa: ARG002 - as the real one
        return self.found

    def judged(self, question, hits):  # noqa: ARG002
        return [Judged(one, Span(0, 2), {"reading": 1.0}, 0.0, 0.0) for one in hits]


def case(*, answerable=True, articles=("a",), answers=("June",)):
    return Case("When?", answers, frozenset(articles), answerable, None, None, None)


def test_a_case_teaches_by_the_hit_that_comes_first():
    ferry, owl = article("It opens in June.", article_id="a"), article("An owl. June.", article_id="b")
    judge = Judge(ferry, owl)
    assert example(judge, case()) == Example({"reading": 1.0}, answerable=True, right=True)
    assert not example(judge, case(articles=("b",))).right  # another article came first
    assert not example(judge, case(answers=("July",))).right  # the article, but not the passage
    refused = example(judge, case(answerable=False, articles=(), answers=()))
    assert (refused.answerable, refused.right) == (False, False)
    assert example(Judge(), case()) is None


def test_what_was_called_wrong_is_no_answer_while_it_comes_first():
    ferry, owl = article("It opens in June.", article_id="a"), article("An owl. June.", article_id="b")
    known = replace(case(answerable=None, articles=(), answers=()), wrong_ids=frozenset({"b"}), wrong=("An owl.",))
    assert example(Judge(owl, ferry), known) == Example({"reading": 1.0}, answerable=False, right=False)
    assert example(Judge(ferry, owl), known) is None
    assert example(Judge(owl), replace(known, wrong=("June.",))) is None  # another sentence of it
    assert example(Judge(owl), replace(known, label="outdated")) is None  # it did answer


def test_without_its_articles_a_question_has_no_answer():
    ferry, owl = article("It opens in June.", article_id="a"), article("An owl. June.", article_id="b")
    found = example(Judge(ferry, owl), case(), without=frozenset({"a"}))
    assert (found.answerable, found.right) == (False, False)
    assert example(Judge(ferry), case(), without=frozenset({"a"})) is None
