"""What is indexed and what is asked come to the same terms, in any script."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, base, is_spelt, letters

LANGUAGES = [None, "en", "ar", "de", "el", "hi", "ja", "ko", "ru", "th", "tr", "uk", "vi", "zh", "xx"]


@pytest.mark.parametrize(
    ("text", "language", "terms"),
    [
        ("The ferries’ “daily” runs", "en", ["the", "ferri", "daili", "run"]),
        ("Zürich's cafés", "en", ["zurich", "s", "cafe"]),
        ("Straßen und Brücken", "de", ["strass", "und", "bruck"]),
        ("الْكِتَابُ", "ar", ["كتاب"]),
        ("كتب العربـيـة", "ar-EG", ["كتب", "عرب"]),
        ("ΟΔΟΣ οδός", "el", ["οδ", "οδ"]),
        ("ёлка елка", "ru", ["елк", "елк"]),
        ("किताबों", "hi", ["किताब"]),
        ("IŞIK ışık", "tr", ["isik", "isik"]),
        ("İstanbul", "tr", ["istanbul"]),
        ("YILDIZLARI yıldızları", "tr", ["yildiz", "yildiz"]),
        ("відкриватимуть", "uk", ["відкр"]),
        ("mã MÃ ma", "vi", ["mã", "mã", "ma"]),
        ("2021年新大桥", "zh", ["2021", "年新", "新大", "大桥"]),
        ("桥", "zh", ["桥"]),
        ("สะพาน", "th", ["สะพ", "ะพา", "พาน"]),
        ("서울에서", "ko", ["서울", "울에", "에서"]),
        ("x" * 61, "en", []),
        ("", "en", []),
    ],
)
def test_a_text_comes_to_its_terms(text, language, terms):
    assert analyse(text, language) == terms


def test_the_text_of_pieces_shows_where_words_end_and_has_no_accents():
    assert letters("Fähre–Häfen 東京 2021!", "de") == " fahre hafen 2021 "


@given(st.text(max_size=100), st.sampled_from(LANGUAGES))
def test_the_terms_of_any_text_can_be_written_one_beside_the_other(text, language):
    terms = analyse(text, language)
    assert all(terms)
    assert " ".join(terms).split() == terms
    assert letters(text, language).startswith(" ")


@given(st.lists(st.sampled_from(["The bridge", "Müller", "東京", "“No”", "naïve ferries", "cost 3"]), max_size=6))
def test_a_text_has_the_terms_of_its_parts_whatever_else_it_holds(parts):
    whole = analyse(" . ".join(parts), "en")
    assert sorted(whole) == sorted(term for part in parts for term in analyse(part, "en"))


def test_many_threads_come_to_the_same_terms():
    words = [f"running{'s' * (i % 7)} nationalities{i} relational" for i in range(400)]
    expected = [analyse(word, "en") for word in words]
    found = {}

    def work(name):
        found[name] = [analyse(word.upper(), "EN_us") for word in words]

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [expected] * 4


def test_only_words_that_are_spelt_by_letters_can_be_misspelt():
    assert is_spelt("Kyiv")
    assert not any(map(is_spelt, ["Kyi", "2021", "C-17", "東京都庁", "สะพาน", ""]))


def test_a_language_is_told_without_its_region():
    assert [base(x) for x in ("zh-Hant", "EN", "pt_BR", None, "")] == ["zh", "en", "pt", "", ""]
