"""Rarity follows how common a word is in the language, not in the Library."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.rarity import Rarity
from index.terms import tokens


@pytest.fixture(scope="module")
def rarity(real_reader):
    return Rarity(real_reader.tokenizer)


def test_the_rarer_a_word_the_more_it_counts(rarity):
    words = ["the", "city", "harbour", "lighthouse", "Northholm"]
    assert all(rarity.of(a) < rarity.of(b) for a, b in pairwise(words))


def test_case_plays_no_part(rarity):
    assert rarity.of("Ferry") == rarity.of("FERRY") == rarity.of("ferry")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_word_has_a_rarity_above_nothing_and_none_is_rarer_than_an_unknown_one(rarity, text):
    unknown = rarity.of("qxzvwqxzvw")
    assert all(0 < rarity.of(token.text) <= unknown for token in tokens(text))
