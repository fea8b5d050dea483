"""Who holds an office."""

import pytest

from index.offices import is_of_another_rank


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the president of the club?", "The vice president of the club, Lena Moss, resigned."),
        ("Who is the president?", "The vice-president, Lena Moss, resigned."),
        ("who's the coach of the Gulls", "Tom Levy, the assistant coach of the Gulls, fell ill."),
        ("Who is the prime minister?", "The former prime minister, Ole Brandt, sang."),
        ("Who is the goalkeeper of the Gulls?", "Tom Levy, an ex-goalkeeper of the Gulls, drove by."),
        ("Who was the mayor in 2011?", "Deputy Mayor Ann Finch opened the line in 2011."),
    ],
)
def test_a_deputy_or_a_former_holder_is_another(question, sentence):
    assert is_of_another_rank(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who is the president of the club?", "The president of the club, Lena Moss, resigned."),
        ("Who is the president?", "The president, Lena Moss, met the vice president."),
        ("Who is the vice president?", "The vice president, Lena Moss, resigned."),
        ("Who is the deputy mayor?", "The mayor sang, and his deputy, Ruth Holm, abstained."),
        ("Who was the mayor in 2011?", "Ada Finch, the former mayor, sang."),
        ("Who is the former mayor?", "The former mayor, Ada Finch, sang."),
        ("Who is the mayor?", "Ada Finch leads the town."),
        ("Who met the president?", "Tom Levy met the vice president."),
        ("Who is Ada Finch?", "The former Ada Finch is a ship."),
        ("Who?", "The vice president."),
        ("", ""),
    ],
)
def test_whoever_else_may_be_meant(question, sentence):
    assert not is_of_another_rank(question, sentence)
