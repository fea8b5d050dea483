"""What a question takes over from the one before, and which reading holds better."""

from datetime import UTC, datetime

import pytest

from index import followup
from index.answer import MAX_QUESTION, Answer, Confidence, Coverage, Question


@pytest.mark.parametrize(
    ("before", "question", "taken"),
    [
        ("How many troops is the US sending to Kabul?", "and the Air Force?", ("US", "Kabul")),
        ("How many troops is the US sending to Kabul?", "and to Kabul?", ("US",)),
        ("What happened on August 15, 2021?", "and after?", ("August 15", "2021")),
        ("who won the cup?", "and where?", ("won", "cup")),
        ("Wann schließt der Hafen von Bremen?", "und der von Kiel?", ("Hafen", "Bremen")),
        ("Kabul or Kabul?", "why?", ("Kabul",)),
        ("Сколько человек вывезли из Кабула?", "а из Герата?", ("Кабула",)),
        ("How wide is the Ever Given?", "and how long?", ("Ever Given",)),
        ("Who holds Mazar-i-Sharif and Port-au-Prince?", "and since when?", ("Mazar-i-Sharif", "Port-au-Prince")),
        ("Was Notre-Dame or Luna-25 on fire?", "and when?", ("Notre-Dame", "Luna-25")),
        ("When will tram line 7 open?", "what about Mirela Dahl?", ("tram", "line", "7", "open")),
        ("U.S. to send 3,000 troops to Kabul", "and who said it?", ("U.S.", "3,000", "Kabul")),
        ("Who left the U.S.? Was it Vale.", "and when?", ("U.S.", "Vale")),
        ("Who?", "and?", ()),
    ],
)
def test_names_are_taken_over(before, question, taken):
    found = followup.names(before, question)
    assert found == taken or (taken == () and found == ("Who",))


@pytest.mark.parametrize(
    ("question", "new"),
    [
        ("and the swimming pool?", ("swimming", "pool")),
        ("and the swimming pool in Port Lorne?", ("swimming", "pool")),
        ("and the chairman of Halden City?", ("Halden", "City")),
        ("and the bridge?", ()),
        ("what about Strand?", ("Strand",)),
        ("und das Schwimmbad?", ("Schwimmbad",)),
        ("was ist mit dem Schwimmbad?", ("Schwimmbad",)),
        ("а бассейн?", ("бассейн",)),
        ("وماذا عن المسبح؟", ("المسبح",)),
        ("والمسبح؟", ("المسبح",)),
        ("وفي طرابلس؟", ("طرابلس",)),
        ("وطرابلس؟", ("وطرابلس",)),
        ("وأمس؟", ()),
        ("وفي عام 2020؟", ()),
        ("ولماذا؟", ()),
        ("وكم سعر التذكرة؟", ()),
        ("and yesterday?", ()),
        ("and in 2020?", ()),
        ("and how heavy?", ()),
        ("and was anybody hurt?", ()),
        ("why?", ()),
    ],
)
def test_what_a_question_newly_names_that_only_names_something(question, new):
    asked = datetime(2026, 11, 29, tzinfo=UTC)
    assert followup.newly_named(question, "How long is the bridge in Port Lorne closed?", asked) == new


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("what did he say?", True),
        ("Why did they leave?", True),
        ("Was hat sie gesagt?", True),
        ("Сколько ей лет?", True),
        ("ماذا قال هو؟", True),
        ("Können Sie mehr sagen?", False),
        ("what did Biden say to her?", False),
        ("was anybody hurt?", False),
    ],
)
def test_what_names_nothing_but_he_or_she_points_back(question, points):
    assert followup.points_back(question) is points


def test_of_a_script_without_capitals_all_words_that_say_something():
    assert "ميناء" in followup.names("متى أغلق ميناء بيروت؟", "وطرابلس؟")


def test_of_a_marked_part_all_words_are_taken_over_that_the_question_does_not_say():
    assert followup.words("The US left Kabul; Kabul fell.", "and Kabul?") == ("US", "left", "fell")
    assert followup.words("", "and Kabul?") == ()
    assert len(followup.words(" ".join(f"word{chr(97 + n)}" for n in range(26)), "?")) == followup.MOST_MARKED


def test_few_names_and_never_too_long_a_question():
    before = ", ".join(f"Name{chr(97 + n)}" for n in range(26))
    assert len(followup.names(before, "and?")) == followup.MOST
    assert followup.together("and?", ("Kabul", "US")) == "and (Kabul, US)?"
    assert followup.together("and?", ("Kabul", "fell"), " ") == "and (Kabul fell)?"
    assert followup.together("and?", ()) is None
    assert followup.apart("and (Kabul, US)?", "and?") == "Kabul, US"
    assert followup.apart("and?", "and?") is None
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
