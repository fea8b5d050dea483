"""What a question takes over from the one before, and which reading holds better."""

import pytest

from index import followup
from index.answer import MAX_QUESTION, Answer, Confidence, Coverage, Question


@pytest.mark.parametrize(
    ("before", "question", "taken"),
    [
        ("How many troops is the US sending to Kabul?", "and the Air Force?", ("US", "Kabul")),
        ("How many troops is the US sending to Kabul?", "and to Kabul?", ("US",)),
        ("What happened on August 15, 2021?", "and after?", ("August", "15", "2021")),
        ("who won the cup?", "and where?", ("won", "cup")),
        ("Wann schließt der Hafen von Bremen?", "und der von Kiel?", ("Hafen", "Bremen")),
        ("Kabul or Kabul?", "why?", ("Kabul",)),
        ("Сколько человек вывезли из Кабула?", "а из Герата?", ("Кабула",)),
        ("Who?", "and?", ()),
    ],
)
def test_names_are_taken_over(before, question, taken):
    found = followup.names(before, question)
    assert found == taken or (taken == () and found == ("Who",))


def test_of_a_script_without_capitals_all_words_that_say_something():
    assert "ميناء" in followup.names("متى أغلق ميناء بيروت؟", "وطرابلس؟")


def test_of_a_marked_part_all_words_are_taken_over_that_the_question_does_not_say():
    assert followup.words("The US left Kabul; Kabul fell.", "and Kabul?") == ("US", "left", "fell")
    assert followup.words("", "and Kabul?") == ()
    assert len(followup.words(" ".join(f"word{chr(97 + n)}" for n in range(26)), "?")) == followup.MOST_MARKED


def test_few_names_and_never_too_long_a_question():
    before = " ".join(f"Name{chr(97 + n)}" for n in range(26))
    assert len(followup.names(before, "and?")) == followup.MOST
    assert followup.together("and?", ("Kabul", "US")) == "and? Kabul US"
    assert followup.together("and?", ()) is None
    assert followup.together("x" * MAX_QUESTION, ("Kabul",)) is None


def answer(confidence, evidence):
    return Answer(Question("?"), confidence, (), None, None, Coverage(1, None, None), evidence=evidence)


@pytest.mark.parametrize(
    ("joined", "alone", "better"),
    [
        ((Confidence.WEAK, 0.1), (Confidence.NONE, 0.9), True),
        ((Confidence.STRONG, 2.0), (Confidence.STRONG, 1.0), True),
        ((Confidence.WEAK, 2.0), (Confidence.STRONG, 1.0), False),
        ((Confidence.STRONG, 1.0), (Confidence.STRONG, 1.0), False),
        ((Confidence.NONE, 2.0), (Confidence.NONE, 1.0), False),
    ],
)
def test_the_more_confident_reading_wins_and_a_tie_goes_to_the_question_alone(joined, alone, better):
    assert followup.is_better(answer(*joined), answer(*alone)) == better
