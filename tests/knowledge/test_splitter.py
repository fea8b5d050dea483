import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import splitter
from knowledge.article import canonical_text
from knowledge.splitter import MAX_SENTENCE, PASSAGE_SIZE, WINDOW, passages, sentences

# Whole sentences in several scripts, marks and quotes, so that boundaries of every kind come up.
WORDS = [
    *(
        "The bridge",
        "closed",
        "No. 5",
        "p.m.",
        "U.S.",
        "U. S.",
        "Go.",
        "Why?",
        "“",
        "”",
        '"',
        "‘",
        "(",
        ")",
        "1.",
        "…",
        "!",
    ),
    *("桥关闭了。", "橋は閉まった。", "다리가 닫혔다.", "पुल बंद है।", "الجسر مغلق؟", "สะพานปิดแล้ว", "Мост закрыт."),
    *("e\u0301", "\u0301", "👩\u200d🚒", "a\u200d", " ", "\n", ". ", ", "),
]
articles = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=120).map("".join)).map(canonical_text)
languages = st.sampled_from([None, "en", "zh", "th", "hi", "ar", "ru", "xx", "EN-us", "é", ""])


def spaceless(text):
    return [i for i, c in enumerate(text) if not c.isspace()]


def check_sentences(text, spans):
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [i for start, end in spans for i in range(start, end) if not text[i].isspace()] == spaceless(text)
    for start, end in spans:
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        assert end - start <= MAX_SENTENCE


def check_passages(text, found, spans):
    starts, ends = {s for s, _ in spans}, {e for _, e in spans}
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(start in starts and end in ends for start, end in found)
    assert [i for start, end in found for i in range(start, end) if not text[i].isspace()] == spaceless(text)


@given(articles, languages)
def test_sentences_are_exact_in_order_and_leave_nothing_out(text, language):
    spans = sentences(text, language)
    check_sentences(text, spans)
    check_passages(text, passages(text, language), spans)


@given(articles)
def test_no_letter_loses_its_marks(text):
    for start, _ in sentences(text):
        if start and not text[start - 1].isspace():
            assert unicodedata.category(text[start])[0] != "M"


@pytest.mark.parametrize(
    "unit", ["x", "桥", "ก", "e\u0301\u0323", "कि", "👩\u200d🚒", "word ", "桥。", "“", "Go on. ", "a, ", "\u0301"]
)
def test_long_text_of_one_kind_is_cut_small_and_whole(unit):
    text = canonical_text(unit * (100_000 // len(unit) if unit not in {"桥。", "“"} else 4_000))
    spans = sentences(text)
    check_sentences(text, spans)
    check_passages(text, passages(text), spans)
    if unit != "\u0301":  # nothing but marks must be cut somewhere
        starts = [text[start] for start, _ in spans if start and not text[start - 1].isspace()]
        assert not [c for c in starts if unicodedata.category(c)[0] == "M"]


class Counted(str):
    """Text that counts the characters copied out of it."""

    __slots__ = ()
    copied = 0

    def __getitem__(self, key):
        part = super().__getitem__(key)
        Counted.copied += len(part)
        return part


@pytest.mark.parametrize(
    "unit", ["x", "word ", "Go on. ", '" ', "1) ", "5 p.m. Monday ", "a\u0301", "“Go. ", "x" + " " * 999]
)
def test_the_work_grows_with_the_text_and_not_its_square(unit):
    text = Counted(unit * (1_000_000 // len(unit)))
    Counted.copied = 0
    sentences(text)
    assert Counted.copied < 30 * len(text)


def test_the_sentence_finder_never_sees_more_than_a_window(monkeypatch):
    sizes = []
    real = splitter.get_sentence_boundaries

    def spy(language, text):
        sizes.append(len(text))
        return real(language, text)

    monkeypatch.setattr(splitter, "get_sentence_boundaries", spy)
    text = "桥。" * 20_000
    assert len(splitter.sentences(text)) == 20_000
    assert max(sizes) <= WINDOW
    assert sum(sizes) < 2 * len(text)


def said(text, language=None):
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The bridge closed.", "It reopens in May."],
        ["U.S. Secretary Ann Reed spoke to Lt. Gov. Roe in Washington, D.C., on Monday.", "He agreed."],
        ["The vote is at 5 p.m. Monday in the hall.", "All may come."],
        ["The vote is at 5 p.m. EST.", "All may come."],
        ["It ended at 5 p.m.", "The mayor went home."],  # a short word is not a time zone
        ["It ended at 5 p.m.", "He went home."],
        ["“We will go.”", "She left."],
        ["桥关闭了。", "市长说维修需要两年。"],
        ["पुल बंद है।", "वह चला गया।"],
        ["Мост закрыт.", "Мэр уехал."],
    ],
)  # fmt: skip
def test_sentences_of_news(parts):
    joiner = "" if parts[0].endswith("。") else " "
    assert said(joiner.join(parts)) == parts


def test_a_long_sentence_is_cut_after_a_clause():
    text = "The council voted to close the old bridge; " * 20
    assert all(part.endswith(";") for part in said(text))
    assert max(len(part) for part in said(text)) <= MAX_SENTENCE


def test_sentences_of_a_paragraph_longer_than_the_window_are_found_as_in_a_short_one():
    sentence = "The council of the harbour town voted on Tuesday to close bridge {}."
    parts = [sentence.format(i) for i in range(200)]
    assert len(" ".join(parts)) > 5 * WINDOW
    assert said(" ".join(parts)) == parts


def test_passages_hold_whole_sentences_and_share_them_evenly():
    text = "\n".join(
        f"The council met for the {i}th time and closed another bridge in the harbour." for i in range(40)
    )
    sizes = [end - start for start, end in passages(text)]
    assert max(sizes) <= PASSAGE_SIZE + len(sizes)  # the line breaks between
    assert min(sizes) > max(sizes) / 2


def test_wide_characters_make_shorter_passages():
    latin, wide = ["Go on and on. " * 200, "桥关闭了市长说维修两年。" * 200]
    longest = [max(end - start for start, end in passages(text)) for text in (latin, wide)]
    assert longest[1] * 2 < longest[0]


def test_nothing_gives_nothing():
    assert sentences("") == passages("") == passages(" \n ") == []
