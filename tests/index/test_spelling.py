"""A misspelt question is read as what it found spells it; what may be another name makes no answer sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.spelling import misspelt, respelt

HITS = [
    hit(article("The ferry carries passengers from Lindholm. A passage takes an hour.", "Captain Harris retires")),
    hit(article("The passenger list was lost.", "Fares")),
]


@pytest.mark.parametrize(
    ("question", "misspelt", "meant", "is_sure"),
    [
        ("Who sails the fery?", ["fery"], "Who sails the ferry?", True),
        ("who sails the frery", ["frery"], "who sails the ferry", True),
        ("who sails the ferrry from lindholn?", ["ferrry", "lindholn"], "who sails the ferry from Lindholm?", True),
        ("How many pasengres?", ["pasengres"], "How many passengers?", True),
        ("When did Captan Haris retire?", ["Captan", "Haris"], "When did Captain Harris retire?", False),
        ("Who sails the fery?", [], "Who sails the fery?", True),
        ("Who sails the perry?", ["perry"], "Who sails the perry?", True),  # the first letter is seldom wrong
        ("Who sails the ferries?", ["ferries"], "Who sails the ferries?", True),  # two letters of seven
        ("Where is the zebra?", ["zebra"], "Where is the zebra?", True),
        ("Perry", ["Perry"], "Perry", True),
        ("Fery", ["Fery"], "Fery", True),  # as Herat is no heart
        ("and in Fery?", ["Fery"], "and in Fery?", True),
        ("Fery from Lindholm", ["Fery"], "ferry from Lindholm", True),  # as every first word is written
        ("Lindhom", ["Lindhom"], "Lindholm", True),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest_that_was_found(question, misspelt, meant, is_sure):
    found = respelt(question, misspelt, HITS)
    assert (found.text, found.is_sure) == (meant, is_sure)


def test_of_what_is_as_near_the_better_hit_counts():
    one, other = hit(article("Miss Carsten paid.")), hit(article("Miss Karstan paid, and Carstem."))
    assert respelt("Who is Carstey?", ["Carstey"], [one, other]).text == "Who is Carsten?"
    assert respelt("Who is Carstey?", ["Carstey"], [other, one]).text == "Who is Carstem?"


def test_what_was_found_in_another_language_spells_no_word():
    found = hit(article("Die Brücke führt zum Hafen.", "Brücken", language="de"))
    assert respelt("Wo ist der Haken?", ["Haken"], [found]).text == "Wo ist der Haken?"


@pytest.mark.parametrize(
    ("question", "language", "unknown", "meant"),
    [
        ("Wie hoch flog die Fery?", "de", ["hoch", "flog", "Fery"], ["Fery"]),
        ("Что сказал кэптэн?", "ru", ["сказал", "кэптэн"], []),
        ("who sails the fery", "en", ["fery"], ["fery"]),
        ("fery lindhom", "nl", ["fery", "lindhom"], ["fery", "lindhom"]),  # so few words are taken for any language
        ("fery", None, ["fery"], ["fery"]),
        ("who runs FerryX, the FERRY or Lindholn", "en", ["FerryX", "FERRY", "Lindholn"], ["FERRY", "Lindholn"]),
    ],
)
def test_another_language_misspells_names_alone(question, language, unknown, meant):
    assert misspelt(unknown, question, language) == meant


def test_without_hits_a_question_stays_as_it_is():
    assert respelt("Who sails the fery?", ["fery"], []).text == "Who sails the fery?"


@given(st.text(max_size=60), st.text(max_size=80))
def test_any_text_is_read(question, said):
    words = question.split()
    found = respelt(question, words, [hit(article(said or "x"))])
    assert isinstance(found.text, str)
    assert respelt(question, [], HITS).text == question
