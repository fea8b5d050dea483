"""More of each thing that speaks for a passage never moves it down."""

import math

import pytest

from index.overlap import Overlap
from index.ranking import Ranker, features

MIDDLE = features(0.5, 0.5, Overlap(0.5, 0.5, 0.5, 0.5))


@pytest.mark.parametrize("name", sorted(MIDDLE))
def test_more_of_each_feature_is_better(name):
    ranker = Ranker.bundled()
    less, more = (ranker.relevance(MIDDLE | {name: value}) for value in (0.2, 0.8))
    assert less < more


def test_what_counts_beside_the_features_counts_for_a_passage():
    ranker = Ranker.bundled()
    assert ranker.freshness > 0
    assert ranker.inside > 0
    assert ranker.evidence > 0


def test_the_weights_are_of_the_features_that_there_are():
    ranker = Ranker.bundled()
    assert set(ranker.weights) == set(MIDDLE)
    assert all(math.isfinite(weight) for weight in ranker.weights.values())


def test_features_are_what_they_are_named_after():
    found = features(0.1, 0.2, Overlap(passage=0.3, title=0.4, window=0.5, pairs=0.6))
    assert found == {"dense": 0.1, "lexical": 0.2, "passage": 0.3, "title": 0.4, "window": 0.5, "pairs": 0.6}
