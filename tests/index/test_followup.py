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
        ("Was Notre-Dame or Luna-25 on fire?", "and when?", ("Notre-Dame", "Luna-25")),
        ("Who?", "and?", ()),
    ],
)
def test_names_are_taken_over(before, question, taken):
    found = followup.names(before, question)
    assert found == taken or (taken == () and found == ("Who",))


@pytest.mark.parametrize(
    ("before", "question", "understood"),
    [
        ("How many are in Kabul?", "and in Herat?", ("How many are in Herat?",)),
        ("How many did the US send to Kabul?", "and to Qatar?", ("How many did the US send to Qatar?",)),
        ("How many did the US send to Kabul?", "and in Qatar?", ("How many did the US send to Qatar?",)),
        ("Wie viele schickt die Nato nach Kiel?", "und in Bremen?", ("Wie viele schickt die Nato nach Bremen?",)),
        ("Сколько кораблей НАТО послал в Гданьск?", "а к Риге?", ("Сколько кораблей НАТО послал в Риге?",)),
        (
            "How many did the US send to Kabul?",
            "what about Germany?",
            ("How many did the US send to Germany?", "How many did the Germany send to Kabul?"),
        ),
        ("How wide is the Ever Given?", "and the Alp Guard?", ("How wide is the Alp Guard?",)),
        (
            "Wie viele brachte die Luftwaffe aus Kabul?",
            "und die Marine?",
            ("Wie viele brachte die Marine aus Kabul?",),
        ),
        (
            "Wie lange ist die Brücke in Kiel gesperrt?",
            "und der Zoo?",
            ("Wie lange ist der Zoo in Kiel gesperrt?",),
        ),
        ("Die Brücke in Kiel ist gesperrt?", "und das Bad?", ("Das Bad in Kiel ist gesperrt?",)),
        ("Когда разбилась Луна-25?", "а Чандраян-2?", ("Когда разбилась Чандраян-2?",)),
        ("How many are in Kabul?", "and in Kabul?", ()),
        ("How many are in Kabul?", "Who is Biden?", ()),
        ("How many are in Kabul?", "and how many left Herat?", ()),
        ("How many are in Kabul?", "and how many Afghans?", ()),
        ("Wie viele sind in Kabul?", "und wie viele Afghanen?", ()),
        ("Сколько людей в Кабуле?", "а сколько Американцев?", ()),
        ("How many are in Kabul?", "how about Herat?", ("How many are in Herat?",)),
        (
            "Wie viele schickt Polen nach Kiel?",
            "was ist mit Bremen?",
            ("Wie viele schickt Polen nach Bremen?", "Wie viele schickt Bremen nach Kiel?"),
        ),
        ("How many are in Kabul?", "and in 2020?", ("How many are in Kabul in 2020?",)),
        ("How many are in Kabul?", "and on August 14?", ("How many are in Kabul on August 14?",)),
        ("When did Finland join NATO?", "and in March 2022?", ("When did Finland join NATO in March 2022?",)),
        ("How many were in Kabul in 2020?", "and in 2021?", ("How many were in Kabul in 2021?",)),
        ("How many are in Kabul?", "Why?", ()),
        ("how many are there?", "and in Herat?", ()),
        ("", "and in Herat?", ()),
        ("كم سفينة في السويس؟", "وفي بيروت؟", ()),
    ],
)
def test_what_only_names_something_asks_the_question_before_of_it(before, question, understood):
    assert followup.in_place(before, question) == understood


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


def test_what_has_no_room_in_the_question_before_is_not_put_there():
    assert followup.in_place("Kabul" + "?" * (MAX_QUESTION - 5), "Mazar-i-Sharif") == ()


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
