"""Words that are searched become a question, and what is said or asked already stays as it is."""

import pytest

from index.phrasing import as_question


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("ferry ticket price", "What is the ferry ticket price?"),
        ("the mayor of Eastport", "What is the mayor of Eastport?"),
        ("director of the harbour", "What is the director of the harbour?"),
    ],
)
def test_words_alone_become_a_question(typed, asked):
    assert as_question(typed) == asked


@pytest.mark.parametrize(
    "said",
    [
        "who is the mayor",
        "Tell me when the ferry sails",
        "is the harbour open",
        "ferry open?",
        "The harbour is closed",
        "The mayor resigned.",
        "Mayor said to have left Eastport",
        "a long headline about the ferry line and the harbour of Eastport",
    ],
)
def test_what_is_asked_or_said_stays_as_it_is(said):
    assert as_question(said) == said
