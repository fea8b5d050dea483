"""Evidence reads the first hits, orders them by what that says, and calls an answer by its thresholds."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise
from threading import Event

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import article, hit

from index.answer import Confidence
from index.evidence import FURTHER, READ, Evidence, Model, features
from index.quoting import answering, sentences
from index.ranking import Ranker
from index.reader import Read, Reading

TEXT = "The ferry opens on June 3. Ulla Brandt will be its captain. A trip costs four crowns."
PLAIN = Model(0.0, {"reading": 1.0}, weak=0.0, strong=2.0)
POINT = Ranker.bundled().evidence


class Scores:
    """Reads by looking a title up in a table of scores; the answer is the passage's third word."""

    def __init__(self, **scores):
        self.scores = scores
        self.read_titles = []

    def read(self, question, title, passage):  # noqa: ARG002 - as the real one
        self.read_titles.append(title)
        return Read((Reading(self.scores.get(title, -5.0), 10, 15),))


class AllEnglish:
    """Knows every text, and thinks that no two things are alike."""

    def __init__(self):
        self.seen = []

    def trust(self, text):  # noqa: ARG002 - as the real one
        return 1.0

    def embed_question(self, text):
        if text not in self.seen:
            self.seen.append(text)
        return np.eye(100, dtype=np.float32)[self.seen.index(text)]


@pytest.fixture
def evidence():
    return lambda reader, model=PLAIN: Evidence(reader, AllEnglish(), model, Ranker.bundled())


def hits(titles, apart=0.0):
    return [
        hit(article(TEXT, title, article_id=f"id-{title}"), score=5 - apart * i) for i, title in enumerate(titles)
    ]


def ids(judged):
    return [one.hit.article.id for one in judged]


def test_what_answers_better_comes_first_where_both_fit_about_as_well(evidence):
    judged = evidence(Scores(b=1.0, a=-2.0)).judge("Who came?", hits("ab", apart=2.9 * POINT))
    assert ids(judged) == ["id-b", "id-a"]
    assert [one.evidence for one in judged] == [1.0, -2.0]
    assert judged[0].rank > judged[1].rank


def test_what_fits_much_better_stays_first_though_it_answers_worse(evidence):
    assert ids(evidence(Scores(b=1.4, a=0.2)).judge("Who came?", hits("ab", apart=1.25 * POINT))) == [
        "id-a",
        "id-b",
    ]


def test_where_the_first_surely_answers_only_few_are_read(evidence):
    reader = Scores(t0=0.5, t1=PLAIN.strong)
    judged = evidence(reader).judge("Who came?", hits([f"t{i}" for i in range(10)]))
    assert sorted(reader.read_titles) == [f"t{i}" for i in range(READ)]
    assert len(judged) == READ


def test_where_the_first_may_not_answer_some_more_are_read(evidence):
    judged = evidence(Scores(t0=0.5, t3=PLAIN.strong)).judge("Who came?", hits([f"t{i}" for i in range(10)]))
    assert ids(judged) == ["id-t3", "id-t0", "id-t1", "id-t2"]


def test_below_a_heading_that_asks_the_same_is_the_answer_whatever_a_reader_makes_of_it(evidence):
    text = "All came.\n\nWho came first?\n\nThat was Ada Finch, at noon."
    read = hit(article(text, "A race", article_id="race"), score=5)
    judged = evidence(Scores()).judge("Who came first?", [read])
    assert judged[0].evidence >= PLAIN.strong
    assert text[judged[0].answer.start :].startswith("That was")


def test_before_it_says_no_it_reads_some_more(evidence):
    reader = Scores()
    judged = evidence(reader).judge("Who came?", hits([f"t{i}" for i in range(10)], apart=9.0))
    assert sorted(reader.read_titles) == [f"t{i}" for i in range(FURTHER)]
    assert ids(judged) == [f"id-t{i}" for i in range(FURTHER)]


def test_what_answers_comes_first_however_badly_it_fits_where_nothing_else_does(evidence):
    judged = evidence(Scores(t3=0.1, t2=-0.1)).judge("Who came?", hits([f"t{i}" for i in range(10)], apart=9.0))
    assert ids(judged) == ["id-t3", "id-t0", "id-t1", "id-t2"]


def test_it_takes_more_to_be_preferred_than_to_be_an_answer_in_its_place(evidence):
    doubtful = replace(PLAIN, weak=-1.0)
    assert ids(evidence(Scores(c=-0.5), doubtful).judge("Who came?", hits("abc", apart=9.0))) == [
        "id-a",
        "id-b",
        "id-c",
    ]


def test_what_cannot_come_first_any_more_is_not_read(evidence):
    assert ids(evidence(Scores(a=1.0, b=8.0)).judge("Who came?", hits("ab", apart=POINT))) == ["id-a"]
    reader = Scores(a=1.0, b=8.0)
    evidence(reader).judge("Who came?", hits("ab", apart=3.0))
    assert reader.read_titles == ["a"]


def test_what_is_asked_at_the_same_time_is_judged_as_it_is_alone(evidence):
    begun, ended = Event(), Event()

    class Slow(Scores):
        def read(self, question, title, passage):
            if question == "Who waits?":
                begun.set()
                assert ended.wait(60)
            return super().read(question, title, passage)

    judge = evidence(Slow(a=0.5, b=1.2, c=-1.0)).judge
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(judge, "Who waits?", hits("abc"))
        assert begun.wait(60)
        together = judge("Who came?", hits("abc"))
        ended.set()
        slow.result()
    assert ids(together) == ids(judge("Who came?", hits("abc"))) == ["id-b", "id-a", "id-c"]


def test_what_is_too_far_from_the_question_is_not_read_before_it_says_no(evidence):
    far = Model(0.0, {"reading": 1.0, "cosine": 10.0}, weak=0.0, strong=2.0)
    given = [
        hit(article(TEXT, title, article_id=f"id-{title}"), score=score, dense=dense)
        for title, score, dense in (("a", 5, 0.1), ("b", 2, -0.5), ("c", 1, 0.1), ("d", 0, -0.5))
    ]
    reader = Scores(c=2.0)
    assert ids(evidence(reader, far).judge("Who came?", given)) == ["id-c", "id-a"]
    assert reader.read_titles == ["a", "c"]


def test_the_answer_is_where_it_stands_in_the_article(evidence):
    one = article(TEXT)
    start = TEXT.index("Ulla")
    (judged,) = evidence(Scores()).judge("Who came?", [hit(one, start=start)])
    assert (judged.answer.start, judged.answer.end) == (start + 10, start + 15)


def test_an_answer_that_was_not_found_is_still_in_the_passage(evidence):
    class Nothing:
        def read(self, question, title, passage):  # noqa: ARG002
            return Read(())

    (judged,) = evidence(Nothing()).judge("Who came?", [hit(article(TEXT), start=27)])
    assert 27 == judged.answer.start < judged.answer.end
    assert math.isfinite(judged.evidence)


class Asked:
    """Reads a question about June well, any other badly, and remembers what it was asked."""

    def __init__(self):
        self.questions = []

    def read(self, question, title, passage):  # noqa: ARG002
        self.questions.append(question)
        return Read((Reading(4.0 if "open" in question else -9.0, 10, 15),))


def test_of_a_question_that_asks_two_things_the_one_that_is_answered_counts(evidence):
    reader = Asked()
    (judged,) = evidence(reader).judge("How big is it and when does it open?", [hit(article(TEXT))])
    assert sorted(reader.questions) == ["How big is it", "when does it open?"]
    assert judged.evidence == 4.0


def test_without_hits_there_is_nothing_to_judge(evidence):
    assert evidence(Scores()).judge("Who came?", []) == []


@pytest.mark.parametrize(
    ("log_odds", "confidence"),
    [
        (2.0, Confidence.STRONG),
        (1.99, Confidence.WEAK),
        (0.0, Confidence.WEAK),
        (-0.01, Confidence.NONE),
        (-math.inf, Confidence.NONE),
    ],
)
def test_thresholds_are_reached_from_below(evidence, log_odds, confidence):
    assert evidence(Scores()).confidence(log_odds) is confidence


FOUND = hit(article(TEXT, "Harbour"))


def told(found=FOUND, reading=0.0, trust=1.0, question="Who will be captain?"):
    return features(question, found, Reading(reading, 0, 5), trust)


def test_a_reading_is_no_surer_beyond_a_point():
    assert told(reading=40.0)["reading"] == -told(reading=-math.inf)["reading"] < 40


def test_what_the_models_do_not_know_is_judged_by_how_well_it_fits():
    better = replace(FOUND, relevance=FOUND.relevance + 1)
    model = Model.bundled()
    unread = [model.evidence(told(one, reading, trust=0.0)) for one in (FOUND, better) for reading in (-9.0, 9.0)]
    assert unread[0] == unread[1] < unread[2] == unread[3]
    assert model.evidence(told(FOUND)) == model.evidence(told(better))


def test_a_question_without_a_word_of_its_own_has_no_answer_however_sure_the_reader_is():
    sure, questions = Reading(9.0, 0, 4), ("Where is it?", "Where is the ferry?")
    asked = [features(question, hit(article(TEXT)), sure, 1.0) for question in questions]
    assert asked[0] == features("Where is it?", hit(article(TEXT)), Reading(-99.0, 0, 4), 1.0)
    assert Model.bundled().evidence(asked[0]) < Model.bundled().weak < Model.bundled().evidence(asked[1])


def test_a_reading_counts_for_more_where_the_words_asked_for_are_there():
    asked = ("Will Ulla Brandt be captain?", "Will Per Brandt be captain?", "Will Per Holm be mayor?")
    assert [told(question=one)["both"] / told()["both"] for one in asked] == pytest.approx([1, 2 / 3, 0])
    assert told(question="Is the Harbour there?") == told()  # its title


def test_the_date_of_an_article_is_told_with_it():
    asked = "What was shut in August 2021?"
    dated = hit(article("The port was shut.", "Harbour", published=date(2021, 8, 13)))
    assert told(dated, question=asked)["both"] == told()["both"]
    other = replace(dated, articles=(replace(dated.article, published=date(2019, 3, 1)),))
    assert told(other, question=asked)["both"] == pytest.approx(told()["both"] / 3)
    outside = replace(other, inside=False)  # which the answer says in words
    assert told(outside, question=asked)["both"] == told()["both"]


def test_what_waits_for_its_vector_is_not_refused_for_that():
    model = Model.bundled()
    far, waiting, near = (model.evidence(told(replace(FOUND, dense=dense))) for dense in (0.2, 0.0, 0.8))
    assert far < waiting < near


def test_a_number_of_something_else_is_less_of_an_answer(evidence):
    found = hit(article("The Aurora Skerry carries 62 cars. It is white.", "Harbour"))

    class First:
        def read(self, question, title, passage):  # noqa: ARG002
            return Read((Reading(5.0, passage.index("62"), passage.index("62") + 2),))

    def asked(question):
        return evidence(First(), Model.bundled()).judge(question, [found])[0].features["counted"]

    assert asked("How many cars does it carry?") == asked("How much does it carry?") == 0
    assert asked("How many passengers does it carry?") == -1


class Found:
    """Finds these in a passage, the first of them as the best."""

    def __init__(self, *answers):
        self.answers = answers

    def read(self, question, title, passage):  # noqa: ARG002
        at = [(passage.index(answer), len(answer)) for answer in self.answers]
        return Read(tuple(Reading(5.0 - 2 * i, start, start + length) for i, (start, length) in enumerate(at)))


def test_the_best_answer_of_the_kind_that_is_asked_for_counts(evidence):
    text = "Ulla Brandt, 44, will be its captain for 12 months. A trip costs four crowns, the port says."
    reader = Found("12 months", "four crowns", "44", "Ulla Brandt")

    def answered(question):
        (judged,) = evidence(reader).judge(question, [hit(article(text))])
        return text[judged.answer.start : judged.answer.end], judged.evidence

    assert answered("How long will she be its captain?") == ("12 months", 5.0)
    assert answered("How much does it cost?") == ("four crowns", 3.0)
    assert answered("What is the name of its captain?") == ("Ulla Brandt", -1.0)
    assert answered("What did the port plan?") == ("12 months", 5.0)


def test_where_nothing_is_of_the_kind_that_is_asked_for_there_is_no_answer(evidence):
    text = "The ferry is 40 centimetres too wide for the harbour."
    for question, expected in (("How wide is it?", 5.0), ("How fast is the ferry?", -12.0)):
        (judged,) = evidence(Found("40 centimetres", "harbour")).judge(question, [hit(article(text))])
        assert judged.evidence == expected
        assert text[judged.answer.start : judged.answer.end] == "40 centimetres"


@pytest.mark.parametrize("name", sorted(told()))
@pytest.mark.parametrize("trust", [0.0, 0.5, 1.0])
def test_the_bundled_model_counts_each_feature_in_its_direction(name, trust):
    model = Model.bundled()
    usual = told(trust=trust)
    assert set(model.weights) == set(usual)
    assert all(a < b for a, b in pairwise(model.evidence(usual | {name: step}) for step in (-0.5, 0.0, 0.5)))


def test_the_bundled_model_answers_before_it_is_sure():
    model = Model.bundled()
    assert model.weak < model.strong
    assert all(map(math.isfinite, (model.intercept, *model.weights.values(), model.weak, model.strong)))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.floats(allow_nan=False), st.floats(-1, 1), st.floats(0, 1))
def test_features_are_finite_whatever_was_asked_and_read(question, score, dense, trust):
    assert all(map(math.isfinite, told(replace(FOUND, dense=dense), score, trust, question).values()))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"intercept": 0, "weights": [], "weak": 0, "strong": 1}'])
def test_what_is_no_model_is_told(text):
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        Model.from_json(text)


def test_a_fact_is_not_less_there_because_it_is_there_twice(evidence):
    reader = Scores(a=3.0, b=3.0)
    alone = evidence(reader, Model.bundled()).judge("Who is captain?", hits("a"))
    twice = evidence(reader, Model.bundled()).judge("Who is captain?", hits("ab"))
    assert alone[0].evidence == twice[0].evidence
    assert replace(alone[0]) in twice


class Headline:
    """Finds something in a title, and one thing less surely in the passage."""

    def __init__(self, in_title, in_passage, score=4.0):
        self.in_title, self.in_passage, self.score = in_title, in_passage, score

    def read(self, question, title, passage):  # noqa: ARG002
        def at(text, said, score):
            return (Reading(score, text.index(said), text.index(said) + len(said)),)

        return Read(at(passage, self.in_passage, -1.0), at(title, self.in_title, self.score))


MARKET = "Ann Hale spoke to the crowd on Sunday. Stalls may close. The council said Ulla Brandt was chosen."


@pytest.mark.parametrize(
    ("question", "title", "told", "sentence"),
    [
        # What the title tells stands in a sentence that tells it at length.
        ("Who is to lead the market?", "Market elects Ulla Brandt", "Ulla Brandt", 2),
        # What the question says itself, what only the title says, and what the title asks, tell nothing.
        ("Who follows Ulla Brandt at the market?", "Market elects Ulla Brandt", "Ulla Brandt", 0),
        ("Who is to lead the market?", "Market elects Pia Lund", "Pia Lund", 0),
        ("Who is to lead the market?", "Why did the market elect Ulla Brandt?", "Ulla Brandt", 0),
        ("Is she to lead the market?", "Market elects Ulla Brandt", "Ulla Brandt", 0),
    ],
)
def test_a_title_that_answers_shows_which_sentence_does(evidence, question, title, told, sentence):
    found = hit(article(MARKET, title))
    (judged,) = evidence(Headline(told, "Ann Hale")).judge(question, [found])
    assert answering(found, judged.answer) == sentences(found)[sentence]
    assert (judged.evidence > 0) == (sentence > 0 or question.startswith("Is"))


def test_a_title_counts_where_it_answers_better_than_the_passage(evidence):
    found = hit(article(MARKET, "Market elects Ulla Brandt"))
    (judged,) = evidence(Headline("Ulla Brandt", "Ann Hale", -1.5)).judge("Who is to lead the market?", [found])
    assert answering(found, judged.answer) == sentences(found)[0]


@pytest.mark.parametrize(
    "byline",
    [
        "Ulla Brandt Jr.",
        "Harbour News",
        "By Ulla Brandt and Pia Lund",
        "Northholm — Harbour News",
        "June 3, 2024, 6:03 p.m. ET",
    ],
)
def test_a_byline_answers_nothing(evidence, byline):
    lead = "Pia Lund, the port's master, said on Friday that the ferry had been too wide."
    found = hit(article(f"{byline}\n{lead}", "Ferry"))
    first = byline.split()[-1].strip(".")
    (judged,) = evidence(Found(first, "on Friday")).judge("What was told of the ferry?", [found])
    assert answering(found, judged.answer) == sentences(found)[1]


def test_a_line_at_the_head_that_tells_something_answers(evidence):
    found = hit(article("Ferry Aurora too wide\nPia Lund said on Friday that it had been built so.", "Ferry"))
    (judged,) = evidence(Found("Aurora", "on Friday")).judge("What was told of the ferry?", [found])
    assert answering(found, judged.answer) == sentences(found)[0]


def test_what_only_says_again_what_is_asked_answers_nothing(evidence):
    text = "It is unknown how many ferries were built there. The port has ordered two more."
    found = hit(article(text, "Ferry"))
    (judged,) = evidence(Found("how many ferries", "two")).judge("How many ferries were ordered?", [found])
    assert text[judged.answer.start : judged.answer.end] == "two"


def test_where_nothing_in_the_first_can_answer_less_is_enough_to_come_before_it(evidence):
    texts = ("The quay is 40 metres long.", "The ferry Aurora came by sea.")

    class Unsure:
        """Finds a number in one of the texts, a name in the other, and is surer of the name."""

        def read(self, question, title, passage):  # noqa: ARG002
            said, score = ("40 metres", -4.0) if "quay" in passage else ("Aurora", -1.5)
            return Read((Reading(score, passage.index(said), passage.index(said) + len(said)),))

    model = Model(-1.0, {"reading": 1.0}, weak=-3.0, strong=9.0)
    found = [hit(article(text, "Port", article_id=text), score=5 - 10 * i) for i, text in enumerate(texts)]
    who, what = (evidence(Unsure(), model).judge(asked, found) for asked in ("Who came?", "What was seen?"))
    assert [judged.hit.text for judged in who] == [texts[1], texts[0]]
    assert [judged.hit.text for judged in what] == [*texts]
