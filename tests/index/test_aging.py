"""How old somebody is, as news says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.aging import aged

TEXT = (
    "The mayor, Ada Finch, 44, opened the line. Her deputy, Tom Levy, is 12 years younger. Ann Finch, 70, sang. "
    "Ole Brandt (62) and Mr. Österberg, aged 33, waved. The 58-year-old harbour master Karl Voss did not come. "
    "Petra Lund, Nils Holm, 29, and 31 others sailed. The ferry, 40 metres long, is new. Havn, 9 boats strong, won."
    " The assistant coach, Rolf Sand, 71, waved."
)


@pytest.mark.parametrize(
    ("question", "age"),
    [
        ("How old is Ada Finch?", "44"),
        ("how old is the mayor", "44"),
        ("How old is Ann Finch?", "70"),
        ("How old was Ole Brandt?", "62"),
        ("How old is Österberg?", "33"),
        ("How old is Karl Voss?", "58"),
        ("How old is the harbour master?", "58"),
        ("How old is Nils Holm?", "29"),
        ("How old is Petra Lund?", None),
        ("How old is Tom Levy?", None),
        ("How old is the mayor of Torrey?", None),
        ("How old is Eva Finch?", None),
        ("How old is the assistant coach?", "71"),
        ("How old is the coach?", None),
        ("How old is the ferry?", None),
        ("How old is Havn?", None),
        ("How old was Ada Finch when she was elected?", None),
        ("How old was Ada Finch in 2011?", None),
        ("How old is he?", None),
        ("Who is Ada Finch?", None),
        ("", None),
    ],
)
def test_an_age_beside_a_name_or_an_office_is_theirs(question, age):
    read = hit(article(TEXT))
    span = aged(question, read)
    assert (span and read.article.text[span.start : span.end]) == age


@given(st.text(max_size=80), st.text(max_size=200))
def test_whatever_is_asked_of_whatever_text_an_age_is_a_number_in_it(whom, text):
    read = hit(article(f"{text} Ada Finch, 44, sang."))
    span = aged(f"How old is {whom}?", read)
    assert span is None or read.article.text[span.start : span.end].isdigit()
