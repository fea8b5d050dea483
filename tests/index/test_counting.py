"""What a question asks the number of, and whether a number counts that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Span
from index.counting import counted, likeness


def alike(thing, sentence, number, embedder):
    at = max(0, sentence.find(number))
    return likeness(thing, sentence, Span(at, at + len(number)), embedder.embed_question)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many trucks crossed the bridge?", "trucks crossed"),
        ("how many stray dogs are in the shelter", "stray dogs"),
        ("By when, and how many of them?", None),
        ("How many people were hurt?", None),
        ("How many were hurt?", None),
        ("How much did it cost?", None),
        ("Many ask how", None),
        ("How many", None),
        ("", None),
    ],
)
def test_what_is_counted_is_what_stands_behind_how_many(question, thing):
    assert counted(question) == thing


@given(st.text(max_size=60))
def test_what_is_counted_is_in_the_question(text):
    question = f"How many {text}?"
    assert (counted(question) or "") in question


@pytest.mark.parametrize(
    ("thing", "sentence", "number"),
    [
        ("trucks", "Police say that 400 trucks are waiting.", "400"),
        ("homes", "The water reached 1,200 houses on Monday.", "1,200"),
        ("kids", "There were 23 children on the bus.", "23"),
        ("soldiers", "Canada will send 3,000 troops to help.", "3,000"),
        (
            "provincial towns",
            "Twelve of the 34 provincial towns are cut off, officials of the towns said.",
            "Twelve",
        ),
        ("votes", "Of the votes, she had 12,000.", "12,000"),
        ("jobs", "The plant will cut jobs, 140 by May and more later.", "140"),
    ],
)
def test_a_number_counts_what_is_named_or_is_the_same_in_other_words(real_embedder, thing, sentence, number):
    assert alike(thing, sentence, number, real_embedder) > 0.8


@pytest.mark.parametrize(
    ("thing", "sentence", "number"),
    [
        ("tubes", "The rover has seven instruments and a drill.", "seven"),
        ("votes", "She spent 38,500 dollars on leaflets.", "38,500"),
        ("cars", "The repair will cost 1.2 million pounds.", "1.2 million"),
        ("containers", "It was towed away by eleven tugs.", "eleven"),
    ],
)
def test_a_number_does_not_count_another_thing(real_embedder, thing, sentence, number):
    assert alike(thing, sentence, number, real_embedder) < 0.3


@pytest.mark.parametrize(
    ("thing", "sentence", "number"),
    [
        ("diplomats", "Canada will send 3,000 troops to help its diplomats.", "3,000"),
        ("nurses work", "Some 1,200 patients were moved, and the nurses went with them.", "1,200"),
    ],
)
def test_a_number_hardly_counts_what_stands_elsewhere_in_its_sentence(real_embedder, thing, sentence, number):
    assert alike(thing, sentence, number, real_embedder) < 0.4


def test_whatever_was_read_there_is_a_likeness(real_embedder):
    for sentence, number in (("", ""), ("Nothing of that.", "absent"), ("\ud800 1", "1")):
        assert 0 <= alike("x", sentence, number, real_embedder) <= 1


def test_a_number_counts_what_stands_behind_it_and_not_what_stands_behind_another(real_embedder):
    sentence = "The town sent 40 boats, and 200 boats came by themselves with 900 crates."
    for number, thing, other in (("40", "boats", "crates"), ("900", "crates", "boats")):
        assert alike(thing, sentence, number, real_embedder) == 1
        assert alike(other, sentence, number, real_embedder) < 0.5
