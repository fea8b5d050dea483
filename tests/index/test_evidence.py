"""Quotes are sentences of one paragraph around the answer; evidence puts the best first."""

import math
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Confidence, Hit, Span
from index.evidence import QUOTE_SIZE, READ, Evidence, Model, features, quote
from index.reader import Reading
from knowledge import splitter
from knowledge.article import Article, Passage, revision_of

TEXT = (
    "The ferry opens on June 3. Ulla Brandt will be its captain. A trip costs four crowns.\n"
    "The bridge is shut. Two pillars have cracks."
)
PLAIN = Model(0.0, {"reading": 1.0}, weak=0.0, strong=2.0)


def article(text=TEXT, title="Harbour", article_id="a"):
    return Article(
        article_id, revision_of(title, text), title, text, None, None, None, None, "en", datetime.now(UTC)
    )


def hit(of, start=0, end=None, score=0.5, dense=0.5):
    end = len(of.text) if end is None else end
    return Hit(Passage(start, of.id, of.revision, start, end), score, dense, 1.0)


def quoted(text, words, start=0, end=None):
    of = article(text)
    at = text.index(words)
    return quote(of, (), hit(of, start, end), Span(at, at + len(words)))


def test_the_sentence_with_the_answer_is_marked_and_its_neighbours_are_beside_it():
    found = quoted(TEXT, "Ulla Brandt")
    assert found.highlighted == "Ulla Brandt will be its captain."
    assert found.text == TEXT.split("\n", maxsplit=1)[0]
    assert TEXT[found.context.start : found.context.end] == TEXT


@pytest.mark.parametrize(
    ("words", "expected"), [("four", "A trip costs four crowns."), ("bridge", "The bridge is shut.")]
)
def test_a_quote_stays_in_its_paragraph(words, expected):
    found = quoted(TEXT, words)
    assert found.highlighted == expected
    assert "\n" not in found.text


def test_a_long_sentence_stands_alone_and_the_quote_stays_short():
    long = "The harbour master said " + "that boats came and boats left and " * 8 + "that was all."
    text = f"Short before. {long} Short after."
    found = quoted(text, "harbour master")
    assert found.text == found.highlighted == long
    assert len(quoted("One two three. " * 60, "two").text) <= QUOTE_SIZE


def test_a_quote_stays_in_its_passage():
    start = TEXT.index("Ulla")
    found = quoted(TEXT, "Ulla", start, TEXT.index(" A trip"))
    assert found.text == "Ulla Brandt will be its captain."


def test_an_answer_over_the_end_of_a_sentence_marks_the_one_where_it_begins():
    assert quoted(TEXT, "captain. A trip").highlighted == "Ulla Brandt will be its captain."


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(["Aa bb cc.", "Short one!", "Dd " * 40 + "ee.", "日本語です。", "«Oh.» she said."]),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=80)
@given(SENTENCES, st.data())
def test_every_quote_is_a_slice_of_one_paragraph_that_holds_one_marked_sentence(parts, data):
    text = "".join(sentence + ("\n" if breaks else " ") for sentence, breaks in parts).strip()
    of = article(text)
    start, end = data.draw(st.sampled_from(splitter.passages(text, "en")))
    at = data.draw(st.integers(start, end - 1))
    found = quote(of, (), hit(of, start, end), Span(at, at + 3))
    assert start <= found.start <= found.highlight.start < found.highlight.end <= found.end <= end
    assert found.text == text[found.start : found.end] == found.text.strip()
    assert found.highlighted in found.text
    assert "\n" not in found.text
    sentences = [(start + a, start + b) for a, b in splitter.sentences(text[start:end], "en")]
    assert (found.highlight.start, found.highlight.end) in sentences
    assert found.start in {a for a, _ in sentences}
    assert found.end in {b for _, b in sentences}
    assert len(found.text) <= max(QUOTE_SIZE, len(found.highlighted))


class Scores:
    """Reads by looking a title up in a table of scores; the answer is the passage's third word."""

    def __init__(self, **scores):
        self.scores = scores
        self.read_titles = []

    def read(self, question, title, passage):  # noqa: ARG002 - as the real one
        self.read_titles.append(title)
        return Reading(self.scores.get(title, -5.0), 8, 12)


def judged(reader, titles, model=PLAIN):
    articles = [article(TEXT, title, f"id-{title}") for title in titles]
    hits = [hit(one, score=1 - i / 100) for i, one in enumerate(articles)]
    evidence = Evidence(reader, model)
    found = evidence.judge("Who?", hits, {one.revision: [one] for one in articles})
    return found, evidence.confidence(found)


def test_the_best_evidence_comes_first_though_it_was_found_later():
    found, (confidence, evidence) = judged(Scores(b=3.0, a=1.0), ["c", "a", "b"])
    assert [one.hit.passage.article_id for one in found] == ["id-b", "id-a", "id-c"]
    assert [one.evidence for one in found] == [3.0, 1.0, -5.0]
    assert (confidence, evidence) == (Confidence.STRONG, 3.0)


def test_only_the_first_are_read():
    reader = Scores()
    found, _ = judged(reader, [f"t{i}" for i in range(10)])
    assert sorted(reader.read_titles) == [f"t{i}" for i in range(READ)]
    assert len(found) == READ


def test_of_one_article_the_best_passage_is_kept():
    one = article()
    second = TEXT.index("The bridge")
    hits = [hit(one, 0, second - 1), hit(one, second)]

    class SecondIsBetter:
        def read(self, question, title, passage):  # noqa: ARG002
            return Reading(4.0 if passage.startswith("The bridge") else 1.0, 0, 3)

    (found,) = Evidence(SecondIsBetter(), PLAIN).judge("Who?", hits, {one.revision: [one]})
    assert found.quote.highlighted == "The bridge is shut."


def test_duplicates_are_named_and_what_is_not_in_the_articles_is_passed_over():
    one, ghost = article(), article("Another text. It is gone.", "Gone")
    print_of_it = article(article_id="print")
    evidence = Evidence(Scores(), PLAIN)
    (found,) = evidence.judge("Who?", [hit(ghost), hit(one)], {one.revision: [one, print_of_it]})
    assert found.quote.article.id == "a"
    assert [other.id for other in found.quote.also_in] == ["print"]


@pytest.mark.parametrize(
    ("score", "confidence"),
    [(2.0, Confidence.STRONG), (1.99, Confidence.WEAK), (0.0, Confidence.WEAK), (-0.01, Confidence.NONE)],
)
def test_thresholds_are_reached_from_below(score, confidence):
    _, (found, evidence) = judged(Scores(a=score), ["a"])
    assert (found, evidence) == (confidence, score)


def test_without_hits_there_is_no_answer():
    assert judged(Scores(), [])[1] == (Confidence.NONE, -math.inf)


def test_the_bundled_model_weighs_features_that_there_are():
    model = Model.bundled()
    one = article()
    known = features("Who will be captain?", hit(one), one, Reading(3.0, 27, 38))
    assert set(model.weights) <= set(known)
    assert model.weak <= model.strong
    assert all(math.isfinite(value) for value in (*known.values(), *model.weights.values(), model.intercept))
    surer = [model.evidence(known | {"reading": score}) for score in (-9.0, 0.0, 9.0)]
    assert all(a < b for a, b in pairwise(surer))


@given(st.text(max_size=60), st.floats(allow_nan=False), st.integers(0, 200), st.integers(0, 200))
def test_features_are_finite_whatever_was_asked_and_read(question, score, start, length):
    one = article()
    found = features(question, hit(one), one, Reading(score, start, start + length))
    assert all(math.isfinite(value) for value in found.values())
