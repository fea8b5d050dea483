"""The dense leg counts where its model knows the words of the question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def weight(real_embedder):
    return real_embedder.trust


@pytest.mark.parametrize(
    "question",
    ["When does the new ferry start?", "Who said that the bridge would be shut in May?", "2021?", ""],
)
def test_an_english_question_has_the_whole_weight(weight, question):
    assert weight(question) == 1


@pytest.mark.parametrize(
    "question",
    [
        "متى تفتح المدارس أبوابها؟",
        "Πότε θα ανοίξουν τα σχολεία;",
        "स्कूल कब खुलेंगे?",
        "Когда откроются школы?",
        "โรงเรียนจะเปิดเมื่อไหร่",
        "学校什么时候开学？",
    ],
)
def test_a_question_in_letters_that_the_model_has_not_learnt_has_almost_none(weight, question):
    assert weight(question) < 0.1


def test_a_language_that_shares_words_with_english_is_between(weight):
    for question in ("Wann beginnt in Berlin das neue Schuljahr?", "¿Cuándo abren las escuelas de Madrid?"):
        assert 0.2 < weight(question) < 0.9


@given(st.text(max_size=100))
def test_the_weight_of_any_text_is_within_its_bounds(real_embedder, text):
    assert 0.0 <= real_embedder.trust(text) <= 1
