"""What a question asks for, told from its words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import content_words, parts, stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ferries", "Ferry"),
        ("opened", "opening"),
        ("U.S.", "US"),
        ("São", "sao"),
        ("minister's", "ministers"),
        ("minister’s", "minister"),
        ("three", "3"),
        ("Twelve", "dozen"),
        ("3,000", "3000"),
        ("1,234,567", "1234567"),
        ("STRASSE", "straße"),
        ("ﬁre", "fire"),
    ],
)
def test_forms_of_one_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("3,5", "35"), ("1.5", "15"), ("3", "4"), ("June", "July")])
def test_different_words_do_not(one, other):
    assert stem(one) != stem(other)


def test_tokens_stand_where_their_offsets_say():
    text = "Dr. O’Brien’s C-17 flew 3,000 km—U.S.-led, twenty-two hours."
    found = tokens(text)
    assert [text[t.start : t.end] for t in found] == [t.text for t in found]
    assert [t.text for t in found if t.is_number] == ["17", "3,000", "twenty", "two"]
    assert {"O’Brien’s", "C", "km", "led"} <= {t.text for t in found}


@given(st.text(max_size=200))
def test_of_any_text_the_tokens_are_slices_in_order(text):
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in found)
    assert [t.start for t in found] == sorted(t.start for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(isinstance(t.stem, str) for t in found)


def test_function_words_are_left_out_unless_nothing_else_is_left():
    assert content_words("When does the ferry to Northholm start?") == ["ferry", "Northholm", "start"]
    assert content_words("Who is who?") == ["Who", "is", "who"]
    assert content_words("Isn’t that what it’s about") == ["Isn’t", "that", "what", "it’s", "about"]
    assert content_words("?!") == []


def test_names_in_capitals_are_no_function_words():
    assert content_words("What did the US tell us of the WHO?") == ["US", "WHO"]
    assert content_words("WHAT DID THE US DO?") == ["WHAT", "DID", "THE", "US", "DO"]  # no other are left
    assert content_words("WHO LEADS THE WHO?") == ["LEADS"]


@pytest.mark.parametrize(
    ("question", "language", "words"),
    [
        ("Wann fährt die Fähre nach Nordholm?", "de", ["fährt", "Fähre", "Nordholm"]),
        ("Où se trouve l’école d'Audrey ?", "fr", ["trouve", "école", "Audrey"]),
        ("Сколько паромов ходит летом?", "ru", ["паромов", "ходит", "летом"]),
        ("Khi nào cầu mở cửa?", "vi", ["cầu", "mở", "cửa"]),
        ("पुल कब खुलेगा?", "hi", ["पुल", "खुलेगा"]),
        ("大桥什么时候通车？", "zh", ["大桥", "通车"]),
        ("大桥什么时候通车？", "zh-Hans", ["大桥", "通车"]),
        ("สะพานเปิดเมื่อไหร่", "th", ["สะพานเปิด"]),
        ("이명박은 누구인가?", "ko", ["이명박은"]),
        ("Wer ist wer?", "de", ["Wer", "ist", "wer"]),
        ("什么时候？", "zh", ["什么时候"]),
        ("Kus on sild?", "et", ["Kus", "on", "sild"]),  # no list, so every word counts
        ("?!", "de", []),
    ],
)
def test_function_words_are_those_of_the_language(question, language, words):
    assert content_words(question, language) == words


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "How long is the bridge and who paid for it?",
            ["How long is the bridge", "who paid for it?"],
        ),
        ("Who closed the bridge, and why?", ["Who closed the bridge, and why?"]),
        ("Who closed the bridge? When does it open?", ["Who closed the bridge?", "When does it open?"]),
        ("Where do Brandt and Moss sail?", ["Where do Brandt and Moss sail?"]),
        ("the bridge", ["the bridge"]),
    ],
)
def test_a_question_that_asks_two_things_is_two(question, asked):
    assert parts(question) == asked


@given(st.text(max_size=80))
def test_the_questions_in_any_text_are_parts_of_it(text):
    assert all(part in text for part in parts(text))
