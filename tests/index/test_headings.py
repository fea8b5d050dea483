"""Questions that an article asks in its headings, and what stands below them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.headings import answered_below

TITLE = "Harrow Falls parade: all you need to know"
TEXT = (
    "The town turns out again.\n\nWhen is the parade?\n\nIt starts on Saturday at noon. Come early.\n\n"
    "When was the last parade?\n\nThere was one in 2019.\n\nWho is Ada Finch?\n\nShe leads the band.\n\n"
    "Is the parade free?\n\nThere is no charge.\n\nWhere does it end?"
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("When is the parade?", "It starts on Saturday at noon. Come early."),
        ("when's the Harrow Falls parade", "It starts on Saturday at noon. Come early."),
        ("When was the last parade?", "There was one in 2019."),
        ("When is the next parade?", None),
        ("When is the parade in Toronto?", None),
        ("Where is the parade?", None),
        ("Who is Ada Finch?", "She leads the band."),
        ("Who is Ada Lovelace?", None),
        ("Is the parade free?", "There is no charge."),
        ("Where does it end?", None),
        ("parade", None),
        ("", None),
    ],
)
def test_what_stands_below_a_heading_answers_what_the_heading_asks(question, found):
    read = hit(article(TEXT, TITLE))
    span = answered_below(question, read)
    assert (span and read.article.text[span.start : span.end]) == found


def test_what_both_leave_to_the_title_is_not_the_same():
    read = hit(article("How much is Northwind worth?\n\nIt sold for $40 million.", "Northwind owner Halden Foods"))
    assert answered_below("How much is Halden Foods worth?", read) is None


@given(st.text(max_size=80), st.text(max_size=200))
def test_whatever_is_asked_of_whatever_text_what_is_below_is_a_part_of_it(said, text):
    read = hit(article(f"{text}\nWhen is the parade {said}?\n{text}"))
    span = answered_below(f"When is the parade {said}?", read)
    assert span is None or 0 <= span.start < span.end <= len(read.article.text)
