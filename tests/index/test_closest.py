"""Which article is named where none answers: one that has to do with the question, first one in its language."""

import pytest
from made import article, hit

from index.closest import closest

WEIGHTS = {"ferri": 4.0, "sauna": 4.0, "deck": 2.0}
ABOUT = hit(article("The ferry to Northholm has a deck for cars."), dense=0.1)


@pytest.mark.parametrize(
    ("text", "dense", "trust", "is_named"),
    [
        ("The ferry has a deck for cars.", 0.0, 1.0, True),  # most of what is asked for
        ("The deck was painted.", 0.3, 1.0, True),  # some of it, and much the same is meant
        ("The deck was painted.", 0.1, 1.0, False),
        ("The deck was painted.", 0.3, 0.5, False),  # the embedder knows too little of the question
        ("A fire broke out.", 0.4, 1.0, False),
    ],
)
def test_an_article_is_named_that_has_to_do_with_the_question(text, dense, trust, is_named):
    found = hit(article(text), dense=dense)
    assert closest([found], WEIGHTS, trust, "en") == (found.article if is_named else None)


def test_a_stranger_that_stands_first_is_passed_over():
    assert closest([hit(article("A fire broke out."), dense=0.2), ABOUT], WEIGHTS, 1.0, "en") == ABOUT.article


def test_one_in_the_language_of_the_question_goes_before_others():
    named = {"northholm": 4.0, "sauna": 4.0}
    german = hit(article("Die Fähre nach Northholm hat ein Deck.", language="de"))
    english = hit(article("The ferry to Northholm has a deck.", language="en-GB"))
    assert closest([german, english], named, 1.0, "en") == english.article
    assert closest([german, english], named, 1.0, "ru") == german.article
