"""Quotes are up to three sentences around the answer, and the one that answers is of the kind asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import article, hit

from index.answer import Span
from index.overlap import content_terms
from index.quoting import QUOTE_SIZE, best_sentence, is_said, quote, verbatim
from knowledge import splitter

TEXT = (
    "The ferry opens on June 3. Ulla Brandt will be its captain. A trip costs four crowns.\n"
    "The bridge is shut. Two pillars have cracks."
)


def quoted(text, words, start=0, end=None):
    at = text.index(words)
    return quote(hit(article(text), start=start, end=end), Span(at, at + len(words)))


def test_the_sentence_with_the_answer_is_marked_and_its_neighbours_are_beside_it():
    found = quoted(TEXT, "Ulla Brandt")
    assert found.highlighted == "Ulla Brandt will be its captain."
    assert found.text == TEXT.split("\n", maxsplit=1)[0]
    assert TEXT[found.context.start : found.context.end] == TEXT


@pytest.mark.parametrize(
    ("words", "highlight", "text"),
    [
        ("cracks", "Two pillars have cracks.", "The bridge is shut. Two pillars have cracks."),
        (
            "bridge",
            "The bridge is shut.",
            "A trip costs four crowns.\nThe bridge is shut. Two pillars have cracks.",
        ),
    ],
)
def test_a_quote_may_run_over_the_end_of_a_paragraph(words, highlight, text):
    found = quoted(TEXT, words)
    assert (found.highlighted, found.text) == (highlight, text)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ulla Brandt will be its captain.", "Ulla Brandt will be its captain"),
        ("“ulla  brandt will be ITS captain”", "Ulla Brandt will be its captain"),
        ("will be its captain. A trip", "will be its captain. A trip"),
        ("four crowns. The bridge", "four crowns.\nThe bridge"),
        ("The bridge is shut", "The bridge is shut"),  # short, but a whole sentence
        ("pillars", None),
        ("Who will be its captain?", None),
        ("?", None),
    ],
)
def test_what_stands_there_word_for_word_is_found(said, found):
    end = len(TEXT) - len(" Two pillars have cracks.")
    for start in (0, 4):
        passage = hit(article(TEXT), start=start, end=end)
        span = verbatim(said, passage)
        assert (span and TEXT[span.start : span.end]) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("steht es da", None),  # short, and a part of a sentence
        ("Is the bridge shut for all who walk?", None),  # the article only asks it
        ("„So steht es da.“", "So steht es da"),
        ("«So steht es da!»", "So steht es da"),
        ("橋は閉まった？", "橋は閉まった"),
        ("(so steht es da…)", "So steht es da"),
    ],
)
def test_what_is_copied_may_be_short_or_asked_or_marked_as_anywhere(said, found):
    text = "Is the bridge shut for all who walk? So steht es da. 橋は閉まった。"
    span = verbatim(said, hit(article(text)))
    assert (span and text[span.start : span.end]) == found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (TEXT, True),
        ("two pillars have cracks", True),
        ("Ulla Brandt will be its", False),
        ("pillars", False),
        ("The bridge is shut", False),  # so short that it may stand there by chance
    ],
)
def test_a_whole_sentence_of_a_passage_is_said_there(text, says):
    assert is_said(text, hit(article(TEXT))) is says


@pytest.mark.parametrize("said", ["istanbul'un yeni köprüsü", "ISTANBUL'UN YENİ KÖPRÜSÜ"])
def test_capitals_of_every_language_are_let_pass(said):
    text = "İstanbul'un yeni köprüsü haziranda açılıyor."
    span = verbatim(said, hit(article(text)))
    assert span is not None
    assert text[span.start : span.end] == "İstanbul'un yeni köprüsü"


def test_a_long_sentence_stands_alone_and_the_quote_stays_short():
    long = "The harbour master said " + "that boats came and boats left and " * 13 + "that was all."
    text = f"Short before. {long} Short after."
    found = quoted(text, "harbour master")
    assert found.text == found.highlighted == long
    assert len(quoted("One two three. " * 60, "two").text) <= QUOTE_SIZE


def test_where_only_one_neighbour_fits_it_is_there():
    long = "A " + "very " * 90 + "long sentence."
    found = quoted(f"{long} The captain spoke. It rained.", "captain")
    assert found.text == "The captain spoke. It rained."
    found = quoted(f"It rained. The captain spoke. {long}", "captain")
    assert found.text == "It rained. The captain spoke."


def test_where_either_neighbour_fits_but_not_both_the_next_one_is_there():
    before, after = (f"{first} {'went on and on ' * 16}until noon." for first in ("Anna", "Berta"))
    found = quoted(f"{before} The captain spoke. {after}", "captain")
    assert found.text == f"The captain spoke. {after}"


def test_a_quote_has_the_score_of_its_hit():
    assert quote(hit(article(TEXT), score=0.25), Span(0, 3)).score == 0.25


def test_a_quote_stays_in_its_passage():
    start = TEXT.index("Ulla")
    found = quoted(TEXT, "Ulla", start, TEXT.index(" A trip"))
    assert found.text == "Ulla Brandt will be its captain."


def test_an_answer_over_the_end_of_a_sentence_marks_the_one_that_has_most_of_it():
    assert quoted(TEXT, "captain. A").highlighted == "Ulla Brandt will be its captain."
    assert quoted(TEXT, "captain. A trip costs four").highlighted == "A trip costs four crowns."


def test_the_other_articles_of_a_hit_are_named():
    one, two = article(TEXT), article(TEXT, article_id="print")
    found = quote(hit(one, two), Span(0, 3))
    assert (found.article.id, [other.id for other in found.also_in]) == ("a", ["print"])


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(["Aa bb cc.", "Short one!", "Dd " * 40 + "ee.", "日本語です。", "«Oh.» she said."]),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=80)
@given(SENTENCES, st.data())
def test_every_quote_is_a_slice_of_its_passage_that_holds_one_marked_sentence(parts, data):
    text = "".join(sentence + ("\n" if breaks else " ") for sentence, breaks in parts).strip()
    start, end = data.draw(st.sampled_from(splitter.passages(text, "en")))
    found = hit(article(text), start=start, end=end)
    if data.draw(st.booleans()):
        at = data.draw(st.integers(start, end - 1))
        answer = Span(at, at + 3)
    else:
        answer = best_sentence("Who said aa?", {"aa": 1.0}, found)
    found = quote(found, answer)
    assert start <= found.start <= found.highlight.start < found.highlight.end <= found.end <= end
    assert found.text == text[found.start : found.end] == found.text.strip()
    assert found.highlighted in found.text
    sentences = [(start + a, start + b) for a, b in splitter.sentences(text[start:end], "en")]
    assert (found.highlight.start, found.highlight.end) in sentences
    assert found.start in {a for a, _ in sentences}
    assert found.end in {b for _, b in sentences}
    assert len(found.text) <= max(QUOTE_SIZE, len(found.highlighted))
    chosen = [span for span in sentences if found.start <= span[0] < found.end]
    assert len(chosen) <= 3


def best(question, text, language="en"):
    weights = dict.fromkeys(content_terms(question, language), 1.0)
    span = best_sentence(question, weights, hit(article(text, language=language)))
    return text[span.start : span.end]


KINDS = (
    "The new ferry was praised. The ferry carries 212 people. The ferry leaves on Monday. "
    "The ferry is led by Ulla Brandt."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many people does the ferry carry?", "The ferry carries 212 people."),
        ("How many ride the ferry?", "The ferry carries 212 people."),
        ("Who is the ferry led by?", "The ferry is led by Ulla Brandt."),
        ("When does the ferry leave?", "The ferry leaves on Monday."),
        ("Was the new ferry praised?", "The new ferry was praised."),
    ],
)
def test_the_best_sentence_has_the_words_and_what_is_asked_for(question, answer):
    assert best(question, KINDS) == answer


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How far does the ferry go?", "The ferry goes on. The ferry goes 12 km.", "The ferry goes 12 km."),
        ("What year did the ferry start?", "The ferry had to start. The ferry: 1912.", "The ferry: 1912."),
        ("Whose is the ferry?", "The ferry is old. The ferry is that of Ulla.", "The ferry is that of Ulla."),
        ("Where is the ferry?", "Old is the ferry now. The ferry is in Kiel.", "The ferry is in Kiel."),
    ],
)
def test_a_number_a_day_or_a_name_is_wanted_by_each_word_that_asks_for_one(question, text, answer):
    assert best(question, text) == answer


def test_of_sentences_that_are_as_good_the_first_is_chosen():
    assert best("Which ferry?", "The ferry left. The ferry came.") == "The ferry left."
    assert best("?", "One. Two.") == "One."


def test_words_are_matched_in_the_language_of_the_article():
    text = "Der Hafen ist alt. Die Fähren fahren täglich. Es regnet."
    assert best("Welche Fähre fährt?", text, "de") == "Die Fähren fahren täglich."
