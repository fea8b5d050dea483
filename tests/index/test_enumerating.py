"""Several things asked for at once, and the sentence that lists them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.enumerating import listed, several

TEXT = (
    "The storm came on Sunday. Torrey, Saint-Luc, Port of Ness and Havn, the oldest of them, have all lost power. "
    "Nine of the coastal towns had been warned. Mayors Ada Finch and Ole Brandt fled to Gdynia, Poland."
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which coastal towns lost power?", "Torrey, Saint-Luc, Port of Ness and Havn"),
        ("what towns lose power", "Torrey, Saint-Luc, Port of Ness and Havn"),
        ("Which are the towns that have lost all power?", "Torrey, Saint-Luc, Port of Ness and Havn"),
        ("Which mayors have fled?", "Mayors Ada Finch and Ole Brandt"),
        ("Which coastal towns were warned?", None),
        ("Which coastal towns have not lost power?", None),
        ("Which islands lost power?", None),
        ("Which towns lost power in March?", None),
        ("Which towns?", None),
        ("Which mayor fled?", None),
        ("Who fled?", None),
        ("Which", None),
        ("", None),
    ],
)
def test_a_list_answers_a_question_for_several_things_of_which_all_is_said(question, found):
    asked, read = several(question), hit(article(TEXT))
    span = listed(asked, read) if asked else None
    assert (span and read.article.text[span.start : span.end]) == found


def test_a_place_and_its_country_are_no_list():
    asked, read = (
        several("Which ships reached the harbour?"),
        hit(article("The ships reached the harbour of Gdynia, Poland.")),
    )
    assert asked
    assert listed(asked, read) is None


@given(st.text(max_size=80), st.text(max_size=200))
def test_whatever_is_asked_of_whatever_text_a_list_is_a_part_of_it(kind, text):
    asked = several(f"Which towns {kind} fell?")
    read = hit(article(f"Torrey and Havn are towns that fell {text}."))
    span = listed(asked, read) if asked else None
    assert span is None or 0 <= span.start < span.end <= len(read.article.text)
