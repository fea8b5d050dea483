"""Which article is named where none answers: one that has to do with the question, and is in its language."""

from datetime import date

import pytest
from made import article, hit

from index.answer import Scope, ScopeKind
from index.closest import closest

WEIGHTS = {"ferri": 4.0, "sauna": 4.0, "deck": 2.0}
ABOUT = hit(article("The ferry to Northholm has a deck for cars."), dense=0.1)


@pytest.mark.parametrize(
    ("text", "dense", "trust", "is_passed_over"),
    [
        ("The ferry has a deck for cars.", 0.0, 1.0, False),  # most of what is asked for
        ("The deck was painted.", 0.3, 1.0, False),  # some of it, and much the same is meant
        ("The deck was painted.", 0.1, 1.0, True),
        ("The deck was painted.", 0.3, 0.5, True),  # the embedder knows too little of the question
        ("A fire broke out.", 0.4, 1.0, True),
    ],
)
def test_a_stranger_that_stands_first_is_passed_over(text, dense, trust, is_passed_over):
    found = hit(article(text), dense=dense)
    assert closest([found, ABOUT], WEIGHTS, trust, "en") == (ABOUT if is_passed_over else found).article


def test_where_all_are_strangers_one_in_the_language_of_the_question_is_named():
    german, english = hit(article("Es brannte.", language="de")), hit(article("A fire broke out.", language="en"))
    assert closest([german, english], WEIGHTS, 1.0, "en") == english.article
    assert closest([german, english], WEIGHTS, 1.0, "ru") == german.article
    assert closest([], WEIGHTS, 1.0, "en") is None


def test_one_in_the_language_of_the_question_goes_before_others():
    named = {"northholm": 4.0, "sauna": 4.0}
    german = hit(article("Die Fähre nach Northholm hat ein Deck.", language="de"))
    english = hit(article("The ferry to Northholm has a deck.", language="en-GB"))
    assert closest([german, english], named, 1.0, "en") == english.article
    assert closest([german, english], named, 1.0, "ru") == german.article


def test_of_those_that_have_to_do_with_it_one_of_the_time_asked_about_is_named():
    scope = Scope(date(2021, 5, 1), date(2021, 5, 31), ScopeKind.ABSOLUTE)
    early, then = (
        hit(article("The ferry to Northholm has a deck.", published=date(year, 5, 10))) for year in (2020, 2021)
    )
    fire = hit(article("A fire broke out.", published=date(2021, 5, 10)))
    assert closest([early, then], WEIGHTS, 1.0, "en", scope) == then.article
    assert closest([fire, early], WEIGHTS, 1.0, "en", scope) == early.article
    assert closest([early, then], WEIGHTS, 1.0, "en") == early.article
