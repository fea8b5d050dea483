"""What an article writes as a name."""

import pytest

from index.proper_names import name_in, writes


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Suez Canal", "en", "A ship has blocked the Suez Canal."),
        ("suez canal", "en", "A ship has blocked the Suez Canal."),
        ("the ever given", "en", "It was the Ever Given that ran aground."),
        ("James Webb Space Telescope", "en", "The James Webb Space Telescope has a mirror."),
        ("What happened at Kabul airport?", "en", "Two bombs went off at Kabul airport."),
        ("President Biden", "en", "It was said that President Joe Biden will speak."),
        ("james webb telescope", "en", "The James Webb Space Telescope has a mirror."),
        ("Bank of England", "en", "It was told by the Bank of England."),
        ("Notre-Dame de Paris", "en", "The roof of Notre-Dame de Paris burned."),
        ("US troops", "en", "It was where U.S. troops had stayed."),
        ("chandrayaan 3", "en", "India said that Chandrayaan-3 had landed."),
        ("Суэцкий канал", "ru", "Судно застряло в Суэцком канале."),
        ("Ashraf Ghani", "de", "Geflohen ist Ashraf Ghani am Sonntag."),
        ("قناة السويس", "ar", "علقت السفينة في قناة السويس يوم الثلاثاء."),
    ],
)
def test_words_that_an_article_writes_as_one_name_are_a_name(name, language, text):
    assert writes(text, name_in(name, language), language)


@pytest.mark.parametrize(
    ("asked", "language", "text"),
    [
        ("troops sent to Kabul", "en", "The number of troops sent to Kabul is 3,000."),
        ("death toll Suez", "en", "The death toll at Suez is nine. Suez has a canal."),
        ("ticket price", "en", "Ticket price: four crowns. The ticket price is low."),
        ("Ticket price", "en", "Ticket price is four crowns."),
        ("ferry line opening date", "en", "The ferry line opening date is June 3."),
        ("Biden Ghani", "en", "It was Biden. Ghani left. President Joe Biden and Ghani spoke."),
        ("prime minister of Sweden", "en", "It was Prime Minister Magdalena Andersson of Sweden."),
        ("Kabul who", "en", "It was in Kabul who knows when."),
        ("Suez Canal", "en", "Off Suez. Canal boats wait."),
        ("Zahl der Toten", "de", "Es stieg die Zahl der Toten auf neun."),
        ("الجنود في كابول", "ar", "عدد الجنود في كابول ثلاثة آلاف."),
    ],
)
def test_words_that_ask_for_something_are_no_name(asked, language, text):
    assert not writes(text, name_in(asked, language), language)


@pytest.mark.parametrize("text", ["Suez", "the ferry?", "What happened in Kabul?", "苏伊士 运河", "", "?"])
def test_what_is_no_name_of_several_words(text):
    assert name_in(text, "zh" if not text.isascii() else "en") == []
