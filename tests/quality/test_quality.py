"""Floors for what people get, on articles and questions written for this purpose.

The figures are of the day they were measured, less a margin: a change that falls below one has made answers worse.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from bot.telegram.lookup import Lookup
from index.answer import Confidence, Question
from index.answerer import Answerer
from index.evaluate import evaluate, read_cases
from index.model import BUNDLED
from knowledge.article import Draft
from knowledge.library import Library
from knowledge.readers import read

FLOORS = {
    "samples": {
        "hit@1": 0.78,
        "hit@5": 0.97,
        "answer_in_quote@1": 0.68,
        "answer_in_highlight@1": 0.61,
        "answered_rate": 0.68,
        "abstention_auroc": 0.77,
    },
    "archive": {
        "hit@1": 0.87,
        "hit@5": 0.96,
        "answer_in_quote@1": 0.69,
        "answer_in_highlight@1": 0.56,
        "answered_rate": 0.72,
        "abstention_auroc": 0.61,
    },
}
CEILINGS = {
    "samples": {"false_answer_rate": 0.24, "false_strong_rate": 0.04},
    "archive": {"false_answer_rate": 0.58, "false_strong_rate": 0.1},
}
FOLLOW_UPS = {"right": 24, "false": 5, "surely false": 0}
"""Of 36 that the samples answer at least so many, of 16 that they do not at most."""
SENTENCES = {
    "whether": {"answered": 60, "right": 49, "false": 14, "surely false": 0},
    "searches": {"answered": 27, "right": 22, "false": 9, "surely false": 0},
    "who_is": {"answered": 24, "right": 24, "false": 1, "surely false": 0},
    "sayings": {"answered": 29, "right": 29, "false": 1, "surely false": 0},
}
"""At least so many that the articles answer of 75 questions for yes or no, of 30 that are only some words, such as
"Webb telescope cost", of 26 for who or what something is and of 30 for what somebody said; at most so many that
they do not, of 79, 28, 20 and 20.
"""
HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "knowledge" / "articles"


def answerer_over(articles: Path, data: Path) -> Answerer:
    """The articles under the names of their files, which the cases use as ids."""
    library = Library.from_folder(data)
    drafts = [next(read(file)) for file in sorted(articles.glob("*.txt"))]
    names = [file.stem for file in sorted(articles.glob("*.txt"))]
    library.add(
        Draft(id=name, title=d.title, text=d.text, published=d.published)
        for name, d in zip(names, drafts, strict=True)
    )
    answerer = Answerer.from_folder(data, BUNDLED, user_cache_path("dateline") / "models", library)
    answerer.writer.catch_up()
    answerer.refresh()
    return answerer


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(SAMPLES, tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_over(HERE / "archive", tmp_path_factory.mktemp("archive"))


def test_every_quote_is_in_its_article_word_for_word(samples: Answerer) -> None:
    quotes = 0
    for case in read_cases(HERE / "samples.jsonl"):
        answer = samples.answer(Question(case.question))
        assert bool(answer.quotes) == (answer.confidence is not Confidence.NONE)
        for quote in answer.quotes:
            stored = samples.library.article(quote.article.id)
            assert stored is not None
            assert stored.text[quote.start : quote.end] == quote.text
            assert quote.start <= quote.highlight.start < quote.highlight.end <= quote.end
            quotes += 1
    assert quotes > 100


def test_what_is_plainly_elsewhere_gets_no_answer(samples: Answerer) -> None:
    far = [json.loads(line) for line in (HERE / "samples.jsonl").read_text("utf-8").splitlines()]
    for case in far:
        if case["kind"] == "far":
            answer = samples.answer(Question(case["question"]))
            assert answer.confidence is not Confidence.STRONG, case["question"]


@pytest.mark.parametrize("name", ["samples", "archive"])
def test_answers_are_as_good_as_they_were(name: str, request: pytest.FixtureRequest) -> None:
    report = evaluate(request.getfixturevalue(name), read_cases(HERE / f"{name}.jsonl"), dated=False)
    floors = FLOORS[name]
    worse = {key: (report[key], floor) for key, floor in floors.items() if report[key] < floor}
    too_many = {key: (report[key], most) for key, most in CEILINGS[name].items() if report[key] > most}
    assert not worse, worse
    assert not too_many, too_many


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which councillors voted with Lindqvist?", "Amara Fenn, Bertrand Solis"),
        ("which harbours are wide enough", "Outer Skerry and Holm"),
        ("Which railways are closed?", "Sandwick and Glen Ardle"),
    ],
)
def test_several_names_are_answered_by_the_sentence_that_lists_them(
    archive: Answerer, question: str, names: str
) -> None:
    quote = archive.answer(Question(question)).quotes[0]
    assert names in quote.article.text[quote.highlight.start : quote.highlight.end]


@pytest.mark.parametrize(
    "question",
    [
        "Which railways were sold?",
        "which councillors resigned with Lindqvist",
        "Which clubs have withdrawn offers?",
    ],
)
def test_a_list_of_what_something_else_is_said_of_answers_nothing(archive: Answerer, question: str) -> None:
    assert archive.answer(Question(question)).confidence is Confidence.NONE


def test_follow_ups_are_understood_as_well_as_they_were(samples: Answerer) -> None:
    lookup, counts = Lookup(samples), Counter[str]()
    for line in (HERE / "follow_ups.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        answer = lookup.follow(Question(case["question"]), case["before"], "", "").answer
        if case["answers"]:
            counts["right"] += any(words in answer.quotes[0].text for words in case["answers"] if answer.quotes)
        else:
            counts["false"] += answer.confidence is not Confidence.NONE
            counts["surely false"] += answer.confidence is Confidence.STRONG
    assert counts["right"] >= FOLLOW_UPS["right"], counts
    assert counts["false"] <= FOLLOW_UPS["false"], counts
    assert counts["surely false"] <= FOLLOW_UPS["surely false"], counts


@pytest.mark.parametrize("name", SENTENCES)
def test_each_kind_of_question_is_answered_as_well_as_it_was(
    name: str, samples: Answerer, archive: Answerer
) -> None:
    over, counts, bounds = {"samples": samples, "archive": archive}, Counter[str](), SENTENCES[name]
    for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        answer = over[case["of"]].answer(Question(case["question"]))
        if case["answers"]:
            counts["answered"] += answer.confidence is not Confidence.NONE
            counts["right"] += any(words in q.highlighted for q in answer.quotes[:1] for words in case["answers"])
        else:
            counts["false"] += answer.confidence is not Confidence.NONE
            counts["surely false"] += answer.confidence is Confidence.STRONG
    assert all(counts[kind] >= bounds[kind] for kind in ("answered", "right")), counts
    assert all(counts[kind] <= bounds[kind] for kind in ("false", "surely false")), counts
