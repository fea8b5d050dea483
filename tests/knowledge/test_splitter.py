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
        "Eastern",
        "Rome time",
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
        ["1. The bridge closed.", "2. It reopens."],
        ["Vol. 3 of it is out."],
        ["It closed. ...", "It reopens."],
        ["Go!\u0301 It closed."],  # a mark stays on what it is on
        ["Go.\u200d It closed."],
    ],
)  # fmt: skip
def test_sentences_of_news(parts):
    joiner = "" if parts[0].endswith("。") else " "
    assert said(joiner.join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        *("The plane took off at 3:29 p.m. Washington time, he said.", "Trading closed at 3:55 p.m. Eastern time."),
        *("The train left at 6:04 p.m. Indian time.", "The vote opens at 9 a.m. Central European Time on Sunday."),
        *("The show airs at 8 p.m. Eastern.", "The show airs at 8 p.m. Eastern on two channels."),
        *("The show airs at 8 p.m. Eastern/5 p.m. Pacific.", "The gates open at 10 a.m. Moscow time Monday."),
        *("It struck at 4 a.m. Hong Kong time and was felt far away.", "It struck at 4:10 A.M. Tokyo time."),
        *("It struck at 4 a.m. British Summer Time, they said.", "It struck at 4 a.m. Eastern standard time."),
        *("It struck at 4:10 a.m. local time, they said.", "It struck at 4:10 a.m. GMT, they said."),
        *("It struck at 4 a.m. CEST on Monday.", "It struck at 4 a.m. UK time."),
        *("It struck at 4 a.m. U.S. Eastern time.", "The shop shuts at 2 p.m. Christmas Eve."),
        *("It struck at 4 a.m. Rio de Janeiro time.", "It struck at 4 a.m. St. Petersburg time (1 a.m. GMT)."),
        *("It struck at 4 p.m. N’Djamena time.", "It struck at 4 p.m. Kyiv time – just after the siren."),
        *("He died at 2 p.m. Sept. 12 in the hall.", "He died at 2 p.m. Aug. 2.", "He died at 2 p.m. May 3."),
        *("It is open from 9 a.m. to 5 p.m. May through September.", "It shut at 1 p.m. Sun."),
        *("The polls close at 8 p.m. Election Day.", "The shop shuts at 2 p.m. New Year’s Eve, she said."),
        *("They met at the 10 a.m. Mass in the harbour church.", "There is a 4 p.m. Q&A with the writer."),
    ],
)  # fmt: skip
def test_a_time_of_day_is_kept_with_its_zone_or_day(sentence):
    assert said(f"The hall was full. {sentence} The mayor was there.") == [
        "The hall was full.",
        sentence,
        "The mayor was there.",
    ]


@pytest.mark.parametrize(
    "following",
    [
        *("The mayor said nothing.", "She left.", "Two people came.", "Augustine agreed.", "Toronto won."),
        *("This time, nobody stayed.", "Next time, bring a coat.", "Over time, the hall filled.", "Time ran out."),
        *("Local time is two hours ahead.", "Game time is six.", "Day broke.", "Election Day turnout was high."),
        *("Eastern Michigan won.", "Central bankers met.", "Pacific swimmers won.", "Mountain rescuers found him."),
        *("Washington denied it.", "Washington took the time to thank all.", "In Rome the time was noon."),
        *("Reed's time in office was over.", "Reed’s time in office was over.", "By the time he came, she left."),
        *("May said she would go.", "March organizers went home.", "Marathon runners came.", "Decker agreed."),
        *("Monday's vote was put off.", "Monday’s vote was put off.", "Sun streamed in.", "Sat beside her was he."),
        *("To see it, come early.", "Tomorrow it goes on."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("time", ["at 5 p.m.", "at 9:30 a.m."])
def test_a_time_of_day_ends_a_sentence_before_a_new_one(time, following):
    assert said(f"It ended {time} {following}") == [f"It ended {time}", following]


def test_what_follows_a_zone_is_a_sentence_of_its_own():
    parts = ["It closed at 8 p.m. Eastern.", "The index rose.", "It opens at 9 a.m. Tokyo time.", "All may come."]
    assert said(" ".join(parts)) == parts


def test_a_time_of_day_in_spanish_does_not_end_a_sentence_before_a_small_letter():
    parts = ["Ocurrió a las 5 p. m. hora de Miami.", "Terminó a las 9 p.m.", "El alcalde salió."]
    assert said(" ".join(parts), "es") == parts


def test_a_name_at_the_end_of_a_line_takes_nothing_from_the_next():
    assert said("It ended at 5 p.m. Rome\ntime, he said.") == ["It ended at 5 p.m.", "Rome", "time, he said."]


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


def test_a_long_sentence_of_news_is_one_and_so_is_a_passage_of_six():
    long = f"The council said {'that the bridge stays shut and ' * 16}that was all."
    assert said(f"{long} It rained.") == [long, "It rained."]
    text = " ".join(f"The council of the harbour town met on Tuesday to close bridge number {i}." for i in range(8))
    assert len(passages(text)) == 1


def test_wide_characters_make_shorter_passages():
    latin, wide = ["Go on and on. " * 200, "桥关闭了市长说维修两年。" * 200]
    longest = [max(end - start for start, end in passages(text)) for text in (latin, wide)]
    assert longest[1] * 2 < longest[0]


def test_nothing_gives_nothing():
    assert sentences("") == passages("") == passages(" \n ") == []
