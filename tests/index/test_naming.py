"""What only names something, and what asks something of it."""

import pytest

from index.naming import is_bare, is_by_itself, names_one, only_names


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
        ("anything about the canal?", True),
        ("What about Suez?", False),
        ("Suez", False),
        ("Tell me more about it", False),
        ("What happened next?", False),
    ],
)
def test_what_asks_for_whatever_there_is_needs_no_talk_before(text, is_one):
    assert is_by_itself(text, "en") is is_one
