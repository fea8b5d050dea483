"""What somebody said, and who that was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.saying import said_by, spoken

TEXT = (
    "The ferry will not sail. Ada Finch, 44, who has led the port since 2019, said that the harbour is too "
    'narrow. "We should have measured it," she added. "Nobody asked us about the tram," said the captain, Ole '
    "Brandt. Finch was born in Gdynia. He called the crane a toy. The Harbour Office found no fault with the tram."
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Ada Finch say about the harbour?", "Ada Finch, 44, who has led the port since 2019, said that"),
        ("what does finch think about the harbour", "Ada Finch, 44, who has led the port since 2019, said that"),
        (
            "What is Ada Finch's opinion on the harbour?",
            "Ada Finch, 44, who has led the port since 2019, said that",
        ),
        ("What did Finch say they should have measured?", '"We should have measured it," she added.'),
        ("What did Brandt say about the tram?", '"Nobody asked us about the tram," said the captain'),
        (
            "How did the captain of the ferry react to the tram?",
            '"Nobody asked us about the tram," said the captain',
        ),
        ("What did the Harbour Office find about the tram?", None),
        ("What did the Harbour Office say about the tram?", "The Harbour Office found no fault with the tram."),
        ("What did Finch say about the election?", None),
        ("What did Gdynia say about the tram?", None),
        ("What did he say?", None),
        ("Who said that the harbour is too narrow?", None),
        ("What will Finch say?", None),
        ("", None),
    ],
)
def test_what_somebody_said_is_a_sentence_that_they_speak(question, said):
    asked, read = said_by(question), hit(article(TEXT))
    found = spoken(asked, read) if asked else None
    assert (said is None) == (found is None)
    if said and found:
        sentence, share = found
        assert read.article.text[sentence.start : sentence.end].startswith(said)
        assert 0 < share <= 1


@pytest.mark.parametrize(
    ("office", "said"),
    [("mayor", "The mayor said that it rained."), ("deputy mayor", "The deputy mayor said that it snowed.")],
)
def test_a_deputy_speaks_for_nobody_else(office, said):
    asked = said_by(f"What did the {office} say?")
    assert asked
    told = ("The mayor said that it rained.", "The deputy mayor said that it snowed.")
    for text in (" ".join(told), " ".join(reversed(told))):
        read = hit(article(text))
        found = spoken(asked, read)
        assert found
        assert read.article.text[found[0].start : found[0].end] == said
    (other,) = {*told} - {said}
    assert spoken(asked, hit(article(other))) is None


@pytest.mark.parametrize(
    "text",
    [
        "The town has warned the pilots that the harbour is shallow.",
        "Despite the pilots' predicted losses, the harbour will close.",
        "While the pilots continue to steer by sight, the harbour will close.",
    ],
)
def test_of_whom_something_is_said_or_done_no_words_are_known(text):
    asked = said_by("What did the pilots say about the harbour?")
    assert asked
    assert spoken(asked, hit(article(text))) is None
    assert spoken(asked, hit(article('"It is shallow," warned the pilots of the harbour.'))) is not None


def test_the_more_of_the_subject_is_beside_what_they_say_the_surer_it_is():
    read = hit(
        article("Some tell of a harbour, some of a tram. It rained. It was cold. Ada Finch said no to the harbour.")
    )
    asked = said_by("What did Ada Finch say about the harbour and the tram?")
    assert asked
    assert spoken(asked, read)[1] == 0.5
    titled = hit(article(read.article.text, "A tram to nowhere"))
    assert spoken(asked, titled)[1] == 1


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_asked_of_whatever_text_what_was_said_is_a_part_of_it(about, text):
    asked = said_by(f"What did Finch say about {about}?")
    read = hit(article(f"Finch said {text}. {text}"))
    found = spoken(asked, read) if asked else None
    assert found is None or 0 <= found[0].start < found[0].end <= len(read.article.text)
