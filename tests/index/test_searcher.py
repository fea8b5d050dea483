"""Fusion is a pure function, and a search shows the best first."""

import math
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Question
from index.ranking import Ranker
from index.searcher import CANDIDATES, Searcher, best_of_each, fuse
from knowledge.article import Draft
from knowledge.store import tables

PASSAGES = st.integers(0, 2**63 - 1)
DENSE = st.dictionaries(PASSAGES, st.floats(-1, 1, width=32), max_size=20)
LEXICAL = st.dictionaries(PASSAGES, st.floats(0.0078125, 60, width=32), max_size=20)
WEIGHT = st.floats(0, 1)


def test_an_example_worked_by_hand():
    fused = fuse({1: 0.8, 2: 0.4, 3: 0.2}, {2: 10.0, 4: 5.0}, weight=0.4)
    assert list(fused) == [2, 1, 4, 3]
    assert fused == pytest.approx({2: 0.4 * (0.4 / 0.8) + 0.6, 1: 0.4, 4: 0.3, 3: 0.1})


@given(DENSE, LEXICAL, WEIGHT)
def test_scores_are_of_all_candidates_between_nothing_and_one_best_first(dense, lexical, weight):
    fused = fuse(dense, lexical, weight)
    assert fused.keys() == dense.keys() | lexical.keys()
    assert all(0 <= score <= 1 + 1e-9 and math.isfinite(score) for score in fused.values())
    assert list(fused.values()) == sorted(fused.values(), reverse=True)


@given(DENSE, LEXICAL, WEIGHT)
def test_the_order_in_which_candidates_come_plays_no_part(dense, lexical, weight):
    turned = fuse(dict(reversed(dense.items())), dict(reversed(lexical.items())), weight)
    assert list(turned.items()) == list(fuse(dense, lexical, weight).items())


@given(DENSE, LEXICAL, st.floats(0.125, 0.875), st.data())
def test_to_score_higher_in_a_leg_never_moves_a_passage_down(dense, lexical, weight, data):
    leg = data.draw(st.sampled_from([found for found in (dense, lexical) if found] or [{0: 1.0}]))
    passage = data.draw(st.sampled_from(sorted(leg)))
    before = list(fuse(dense, lexical, weight))
    dense, lexical = (({**f, passage: max(f.values())} if f is leg else f) for f in (dense, lexical))
    after = list(fuse(dense, lexical, weight))
    if passage in before:
        above = set(before[: before.index(passage)])
        assert len(set(after[: after.index(passage)])) <= len(above) + sum(
            f.get(other) == max(f.values()) for f in (dense, lexical) if f for other in f
        )


@given(LEXICAL)
def test_without_vectors_the_order_is_that_of_the_words(lexical):
    assert sorted(lexical.values(), reverse=True) == [lexical[passage] for passage in fuse({}, lexical)]


@given(DENSE)
def test_without_words_the_order_is_that_of_the_vectors(dense):
    scores = [max(0.0, dense[passage]) for passage in fuse(dense, {})]  # what points away is not told apart
    assert all(a >= b - 1e-6 for a, b in pairwise(scores))


def test_nothing_found_is_nothing():
    assert fuse({}, {}) == {}


@pytest.fixture
def searcher(desk):
    text = "The harbour is old. " * 40 + "\nThe ferry to Northholm starts in June."
    desk.library.add([Draft("Harbour", text, id="long"), Draft("Ferry", "The ferry starts in June.", id="ferry")])
    desk.library.add([Draft("Owl", "An owl nested in the town hall.", id="owl")])
    desk.writer.catch_up()
    return Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled())


def test_the_best_comes_first_and_both_scores_grow_with_the_match(searcher):
    hits = searcher.search(Question("When does the ferry start in June?"))
    assert hits[0].passage.article_id == "ferry"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    first = hits[0]
    (owl,) = [hit for hit in hits if hit.passage.article_id == "owl"]
    assert first.dense > owl.dense
    assert first.lexical > owl.lexical == 0
    assert first.relevance == first.score > owl.score == owl.relevance
    assert -1 <= owl.dense <= first.dense <= 1 + 1e-6


def test_one_hit_an_article_is_its_best(searcher):
    hits = searcher.search(Question("harbour ferry"))
    best = best_of_each(hits)
    assert sorted(hit.passage.article_id for hit in best) == ["ferry", "long", "owl"]
    assert len(hits) > len(best)
    for hit in best:
        assert hit.score == max(h.score for h in hits if h.passage.revision == hit.passage.revision)


def test_a_passage_found_by_words_alone_has_its_cosine_too(desk):
    """It is far down the dense leg, so its cosine is looked up."""
    for i in range(CANDIDATES + 5):
        desk.add(f"near{i}", f"ferry june {i}")
    desk.add("far", "zebra " + " ".join(f"word{i}" for i in range(60)))
    desk.writer.catch_up()
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled())
    hits = searcher.search(Question("ferry june zebra"))
    (far,) = [hit for hit in hits if hit.passage.article_id == "far"]
    vector = desk.embedder.embed_question("ferry june zebra")
    article = desk.library.article("far")
    own = desk.embedder.embed_question(f"{article.title}\n{article.text}")
    assert far.lexical > 0
    assert far.dense == pytest.approx(float(vector @ own), abs=1e-5)


@pytest.mark.parametrize("text", ["?", "…", "the of and", "'", "a" * 1000, "\x00"])
def test_odd_questions_bring_no_error(searcher, text):
    searcher.search(Question(text))


def test_an_article_of_no_known_language_is_matched_in_that_of_the_question(desk):
    """Too short to tell its language by; unstemmed, its "ferries" would not be the "ferry" that is asked for."""
    desk.library.add([Draft("N", "Ferries NH-3, KQ-7.", id="list")])
    assert desk.library.article("list").language is None
    desk.writer.catch_up()
    (seen,) = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled()).seen(
        Question("When does the ferry to Northholm leave in the morning?")
    )
    assert seen.features["passage"] > 0


def test_what_fits_best_is_looked_at_however_much_is_new(desk):
    now = datetime(2026, 11, 29, tzinfo=UTC)
    said = "The ferry starts in June with {} guests, the port said."
    new = [Draft(f"Ferry {n}", said.format(n), now.date(), id=f"new{n}") for n in range(9)]
    old = Draft("Ferry to Northholm", "The ferry starts in June.", date(2026, 5, 2), id="old")
    desk.library.add([*new, old])
    desk.writer.catch_up()
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled())
    hits = searcher.search(Question("When does the ferry start in June?", now), depth=4)
    assert len(hits) == 4
    assert "old" in {hit.article.id for hit in hits}


def test_the_next_best_stands_in_for_a_passage_that_the_library_has_no_more(desk):
    """As where a newer version has cut up the articles in another way, and the index has not followed yet."""
    desk.library.add([Draft(f"Ferry {n}", f"The ferry {'starts ' * n}in June.", id=f"{n}") for n in range(6)])
    desk.writer.catch_up()
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled())
    question = Question("When does the ferry start in June?")
    before = searcher.search(question, depth=6)
    with desk.library.database.writing() as connection:
        for hit in before[:2]:
            connection.execute(tables.passages.delete().where(tables.passages.c.id == hit.passage.id))
    after = searcher.search(question, depth=4)
    assert [hit.passage for hit in after] == [hit.passage for hit in before[2:]]


def test_what_has_no_vector_yet_is_found_as_fresh_as_it_is(desk):
    now = datetime(2026, 11, 29, tzinfo=UTC)
    desk.library.add([Draft("Ferry", "The ferry starts in June.", now.date(), id="new")])
    desk.writer.catch_up(vectors=False)
    searcher = Searcher(desk.library, desk.view(), desk.embedder, Ranker.bundled())
    (seen,) = searcher.seen(Question("When does the ferry start in June?", now))
    assert (seen.dense, seen.fresh) == (0, 1)
