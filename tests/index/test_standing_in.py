"""What takes the place of what in the question before."""

from datetime import UTC, datetime

import pytest

from index.answer import MAX_QUESTION, Quote, Span
from index.standing_in import stand_ins
from knowledge.article import Article


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
            ("How many did the US send to Germany?", "How many did Germany send to Kabul?"),
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
            ("Wie viele schickt Bremen nach Kiel?", "Wie viele schickt Polen nach Bremen?"),
        ),
        ("How many are in Kabul?", "and in 2020?", ("How many are in Kabul in 2020?",)),
        ("How many are in Kabul?", "and on August 14?", ("How many are in Kabul on August 14?",)),
        ("When did Finland join NATO?", "and in March 2022?", ("When did Finland join NATO in March 2022?",)),
        ("How many were in Kabul in 2020?", "and in 2021?", ("How many were in Kabul in 2021?",)),
        ("When will tram line 7 open?", "what about Mirela Dahl?", ()),
        ("When will tram line 7 open?", "and line 9?", ("When will tram line 9 open?",)),
        ("When will tram line 7 open?", "and tram line 9?", ("When will tram line 9 open?",)),
        ("Wann fährt die Linie 7 nach Kiel?", "und die 9?", ("Wann fährt die Linie 9 nach Kiel?",)),
        ("When will tram line 7 open?", "and 9?", ("When will tram line 9 open?",)),
        ("Wann öffnet die Linie 7?", "und die Linie 9?", ("Wann öffnet die Linie 9?",)),
        ("How many are in Kabul?", "and with Biden?", ()),
        ("How many are in Kabul?", "2017", ("How many are in Kabul in 2017?",)),
        ("How many are in Kabul?", "August 2017?", ("How many are in Kabul in August 2017?",)),
        ("Кто был в Кабуле?", "2017?", ("Кто был в Кабуле в 2017 году?",)),
        ("How many is the US sending?", "Britain?", ("How many is Britain sending?",)),
        ("Who holds Mazar-i-Sharif?", "and Kunduz?", ("Who holds Kunduz?",)),
        ("How long is the border with Russia?", "and with Norway?", ("How long is the border with Norway?",)),
        ("How long is Finland's border?", "and Norway?", ("How long is Norway's border?",)),
        ("How many left Kabul in August?", "and April Dahl?", ("How many left April Dahl in August?",)),
        ("How many are in Kabul?", "Why?", ()),
        ("How many are in Kabul?", "Warum?", ()),
        ("How many are in Kabul?", "Почему?", ()),
        ("how many are there?", "and in Herat?", ()),
        ("", "and in Herat?", ()),
        ("كم سفينة في السويس؟", "وفي بيروت؟", ()),
    ],
)
def test_what_only_names_something_asks_the_question_before_of_it(before, question, understood):
    assert tuple(one.text for one in stand_ins(before, question)) == understood


def test_what_has_no_room_in_the_question_before_is_not_put_there():
    assert stand_ins("Kabul" + "?" * (MAX_QUESTION - 5), "Mazar-i-Sharif") == ()


def article(text):
    return Article("a", "0" * 64, "", text, None, None, None, None, "en", datetime(2026, 11, 29, tzinfo=UTC))


@pytest.mark.parametrize(
    ("question", "said"),
    [("Herat?", True), ("Herats?", True), ("Huh?", False), ("Герат?", False), ("and in June?", True)],
)
def test_what_answers_speaks_of_what_stands_in_but_need_not_say_a_time(question, said):
    text = "Some are in Herat."
    quote = Quote(article(text), 0, len(text), Span(0, len(text)), Span(0, len(text)), 0.0)
    assert [one.is_said_in(quote) for one in stand_ins("How many are in Kabul?", question)] == [said]


@pytest.mark.parametrize(
    ("before", "question", "text", "alike"),
    [
        ("How many is the US sending to Kabul?", "what about Ghani?", "He spoke to President Ashraf Ghani.", []),
        ("How many is the US sending to Kabul?", "and Qatar?", "A group is going to Qatar.", ["Kabul", "US"]),
        ("How many is the US sending to Kabul?", "and Qatar?", "Qatar's army said no.", ["US"]),
        ("How many were killed at the Gate?", "and Biden?", "Many looked at Biden. Joe Biden spoke.", []),
        ("How many live in Port Lorne?", "what about Mirela Dahl?", "In Mirela Dahl we trust, Dahl says.", []),
        ("How many live in Port Lorne?", "what about Halden City?", "Few live in Halden City.", ["Port Lorne"]),
        ("How many live in Turkey?", "and the Philippines?", "Many live in the Philippines.", ["Turkey"]),
        ("Who beat Strand, Finch or Ore?", "and Dahl?", "Mirela Dahl and Ada Finch ran.", ["Finch"]),
        ("When did Luna-25 crash?", "and Dahl?", "Mirela Dahl fell.", ["Luna-25"]),
        ("How many Marines are in Kabul?", "and Herat?", "Some are in Herat.", ["Kabul", "Marines"]),
        ("How many Marines are in Kabul?", "and Dahl?", "Mirela Dahl fell.", []),
    ],
)
def test_where_form_does_not_tell_the_article_tells_what_is_alike(before, question, text, alike):
    assert [one.other for one in stand_ins(before, question) if one.is_alike(article(text))] == alike
