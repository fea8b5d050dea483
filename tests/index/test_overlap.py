"""What a passage has of a question's wording, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.overlap import Overlap, Wording, content_terms

FERRY = {"ferri": 2.0, "northholm": 5.0, "captain": 3.0}


def overlap(question, title, passage, weights=None, language="en"):
    weights = weights or dict.fromkeys(content_terms(question, language), 1.0)
    return Wording.of(question, language, weights).overlap(title, passage, language)


def test_shares_are_of_the_weight_of_the_terms():
    found = overlap("captain ferry Northholm", "The ferry", "The captain of Northholm spoke.", FERRY)
    assert found.title == pytest.approx(2 / 10)
    assert found.passage == pytest.approx(8 / 10)
    assert found.window == pytest.approx(8 / 10)


def test_words_count_in_any_of_their_forms_and_function_words_do_not():
    found = overlap("Which ferries were the captains of?", "", "A captain has a ferry.")
    assert (found.passage, found.title) == (1, 0)
    assert overlap("Who is the captain?", "", "Who is the one?").passage == 0


def test_words_that_are_far_apart_are_in_the_passage_but_in_no_window():
    near = overlap("ferry captain", "", "ferry captain " + "word " * 40)
    far = overlap("ferry captain", "", "ferry " + "word " * 40 + "captain")
    assert (near.passage, near.window) == (far.passage, 1) == (1, 1)
    assert far.window == pytest.approx(1 / 2)
    edge = [overlap("ferry captain", "", "ferry " + "word " * n + "captain").window for n in (23, 24)]
    assert edge == [1, pytest.approx(1 / 2)]


def test_a_word_that_is_said_again_counts_once():
    found = overlap("ferry captain", "", "ferry ferry ferry ferry")
    assert found.passage == found.window == pytest.approx(1 / 2)


def test_pairs_stand_next_to_each_other_in_order_in_passage_or_title():
    question = "winter ferry captain"
    assert overlap(question, "", "The winter ferry lost her captain.").pairs == pytest.approx(1 / 2)
    assert overlap(question, "Winter ferry", "The ferry captain spoke.").pairs == 1
    assert overlap(question, "", "captain ferry winter").pairs == 0
    assert overlap(question, "The winter", "ferry left").pairs == 0


def test_function_words_between_two_words_do_not_part_them():
    assert overlap("captain of the ferry", "", "The captain on her ferry spoke.").pairs == 1


def test_what_is_told_is_added_up_in_the_order_of_the_question():
    """In another order the last digit would be another one, and hits that are alike would change places."""
    told = [f"port{n}" for n in range(40)]
    weights = {term: 1 / (3 + n) for n, term in enumerate(told)}
    found = overlap(" ".join(told), "", " ".join(reversed(told)), weights | {"captain": 1.0})
    in_order = 0.0
    for term in told:
        in_order += weights[term]
    assert found.passage == in_order / sum((weights | {"captain": 1.0}).values())


def test_one_word_has_no_pairs():
    assert overlap("ferry", "Ferry", "The ferry.") == Overlap(passage=1, title=1, window=1, pairs=0)


@pytest.mark.parametrize(
    ("language", "question", "passage"),
    [
        ("de", "Wer ist Kapitän der Fähren?", "Der Kapitän der Fähre sprach."),
        ("ru", "Кто капитан парома?", "Капитан на пароме говорил."),
        ("ja", "東京大学の学長は誰ですか", "東京大学の学長が話した。"),
        ("tr", "Istanbul nerede?", "ISTANBUL burada."),
    ],
)
def test_other_languages_are_matched_by_their_own_rules(language, question, passage):
    found = overlap(question, "", passage, language=language)
    assert found.passage > 0.5
    assert overlap(question, "", "zzz", language=language).passage == 0


def test_without_terms_there_is_nothing_to_have():
    for question in ("", "?", "…"):
        assert overlap(question, "Title", "Passage.", {"": 0.0}) == Overlap(0, 0, 0, 0)


@given(
    st.text(max_size=60),
    st.text(max_size=40),
    st.text(max_size=200),
    st.sampled_from(["en", "de", "zh", "th", None]),
)
def test_shares_are_between_nothing_and_all_and_a_window_has_no_more_than_its_passage(
    question, title, passage, language
):
    found = overlap(question, title, passage, language=language)
    for share in (found.passage, found.title, found.window, found.pairs):
        assert 0 <= share <= 1 + 1e-9
    assert found.window <= found.passage + 1e-9
