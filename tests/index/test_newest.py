"""The newest on what a question only names, with the real models."""

from dataclasses import replace
from datetime import date

import pytest

from index.answer import Confidence, Question
from index.newest import newest_on_named
from knowledge.article import Draft

SHIP = Draft(
    "Ship aground",
    "The container ship Ever Given has run aground in the Suez Canal. It is 400 meters long and blocks the canal.",
    date(2021, 3, 23),
    id="aground",
)
FREED = Draft(
    "Ship is free",
    "The Suez Canal is open again. Tugs freed the Ever Given on Monday afternoon, six days after it ran aground.",
    date(2021, 3, 29),
    id="freed",
)


@pytest.fixture
def stocked(answerer):
    answerer.library.add([SHIP, FREED])
    answerer.writer.catch_up()
    answerer.refresh()
    return answerer


def listed(answerer, text):
    """The articles that are quoted on it where a passage seems to answer it."""
    answer = replace(answerer.answer(Question(text)), confidence=Confidence.WEAK)
    return [quote.article.id for quote in newest_on_named(answer, answerer.about)]


@pytest.mark.parametrize(
    "name", ["Suez Canal", "suez canal", "ever given", "the Ever Given", "What happened to the Ever Given?"]
)
def test_a_name_of_several_words_asks_nothing_though_a_passage_fits(stocked, name):
    assert listed(stocked, name) == ["freed", "aground"]


@pytest.mark.parametrize(
    "asked",
    ["How long is the Ever Given?", "ever given length", "ship in the Suez Canal", "Ever Given freed Monday"],
)
def test_what_is_asked_for_in_a_few_words_is_answered(stocked, asked):
    assert listed(stocked, asked) == []


@pytest.mark.parametrize("name", ["Rumpelstiltskin", "Rumpel Stiltskin"])
def test_of_what_nothing_is_reported_on_nothing_is_listed(stocked, name):
    assert listed(stocked, name) == []


def test_a_question_whose_answer_has_no_such_name_costs_no_report(stocked):
    reports = []

    def about(topic):
        reports.append(topic.text)
        return stocked.about(topic)

    answer = stocked.answer(Question("When did tugs free the Ever Given?"))
    assert answer.quotes
    assert newest_on_named(replace(answer, question=Question("Tugs freed ship")), about) == ()
    assert reports == []
    answer = replace(answer, question=Question("Ever Given"))
    assert [quote.article.id for quote in newest_on_named(answer, about)] == ["freed", "aground"]
    assert reports == ["Ever Given"]
