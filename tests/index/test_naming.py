"""What only names something, and what asks something of it."""

import pytest

from index.naming import is_bare, is_by_itself, name_in, names_one, only_names, writes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Suez Canal"),
        ("en", "the bridge over the Asker"),
        ("en", "News on the ferry"),
        ("en", "Tell me about the ferry, please"),
        ("en", "What happened in Northholm?"),
        ("en", "whats the latest on Northholm"),
        ("de", "Neues zur Brücke"),
        ("de", "Was ist in Nordholm passiert?"),
        ("ru", "Новости о пароме"),
        ("ru", "Что случилось в порту?"),
        ("ar", "أخبار الميناء"),
        ("ar", "ماذا حدث في الميناء؟"),
        (None, "Nordholm"),
        ("en", "Ever Given"),
        ("en", "U.S. troops in Nordholm"),
        ("en", "What's going on in Northholm?"),
        ("en", "Can you tell me about the ferry?"),
        ("de", "Erzähl mir was über die Fähre"),
        ("en", "What do the articles say about the ferry?"),
        ("en", "what's known about the ferry"),
        ("de", "Was sagen die Artikel zur Fähre?"),
        ("de", "Was steht in den Artikeln über Nordholm?"),
        ("ru", "Что пишут о пароме?"),
        ("ru", "Что говорят статьи о пароме?"),
        ("ar", "ماذا تقول المقالات عن الميناء؟"),
        ("en", "I just read something about the ferry"),
        ("en", "Is there any news on the ferry?"),
        ("en", "Give me the latest on the ferry"),
        ("en", "What do you know about Northholm?"),
        ("de", "Was ist neu in Nordholm?"),
        ("en", "2021"),
        ("de", "Was ist 2021 passiert?"),
        ("de", "Was gibt es Neues aus Nordholm?"),
        ("de", "Was weißt du über die Brücke?"),
        ("ru", "Что происходит в порту?"),
        ("ar", "ما الجديد في الميناء؟"),
    ],
)
def test_what_only_names_something_asks_nothing(language, text):
    assert only_names(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who is the captain?"),
        ("en", "did the ferry sink"),
        ("en", "212"),
        ("en", "What did the port say?"),
        ("en", "What is a ferry?"),
        ("en", "How did it happen?"),
        ("en", "What happened?"),
        ("en", "Is the new ferry open?"),
        ("en", "What is the latest price of gas?"),
        ("en", "Tell me about who sank the ferry"),
        ("en", "Who Won"),
        ("de", "Wer ist Kapitän?"),
        ("ru", "Где паром?"),
        ("ar", "من هو الرئيس؟"),
        ("ar", "من فتح الميناء؟"),
        ("es", "¿Quién es el capitán?"),
        (None, "Wen kontrollieren Piraten?"),
        (None, ""),
    ],
)
def test_what_asks_something_does_not_only_name_it(language, text):
    assert not only_names(text, language)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Suez", True), ("the ferry?", True), ("Suez Canal", False), ("Who?", False), ("2021", True), ("5", False)],
)
def test_one_word_is_named_by_one_word(text, is_one):
    assert names_one(text, "en") is is_one


def test_in_a_language_without_spaces_what_may_be_a_question_is_one():
    assert not only_names("谁赢得了选举", "zh")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Kabul", True), ("the harbour?", True), ("Suez Canal", True), ("and Kabul?", False), ("when", False)],
)
def test_a_bare_name_has_nothing_beside_it(text, is_one):
    assert is_bare(text, "en") is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("News on Suez", True),
        ("Can you tell me about the canal?", True),
        ("What about Suez?", False),
        ("Suez", False),
        ("Tell me more about it", False),
        ("What happened next?", False),
    ],
)
def test_what_asks_for_whatever_there_is_needs_no_talk_before(text, is_one):
    assert is_by_itself(text, "en") is is_one


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
