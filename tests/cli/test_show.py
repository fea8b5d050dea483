"""How an answer reads in a terminal and as JSON, where no real question is needed to see it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.show import answer_json, answer_lines
from index.answer import Answer, Confidence, Coverage, Question, Quote, Span
from knowledge.article import Article

OLD = Article(
    "old",
    "f" * 64,
    "Rain",
    "It rained.",
    date(2019, 8, 13),
    None,
    None,
    None,
    None,
    datetime(2026, 1, 1, tzinfo=UTC),
)
QUOTE = Quote(OLD, 0, 10, Span(0, 10), Span(0, 10), 0.5)
ANSWER = Answer(
    Question("What fell last week?", datetime(2021, 8, 18, tzinfo=UTC)),
    Confidence.WEAK,
    (QUOTE,),
    None,
    None,
    Coverage(1, date(2019, 8, 13), date(2019, 8, 13)),
    outside=True,
)
TODAY = date(2026, 11, 24)


def lines(answer):
    return [line.text.plain for line in answer_lines(answer, TODAY, styled=False)]


def test_an_answer_from_another_time_says_so_instead_of_a_verdict():
    for confidence in (Confidence.WEAK, Confidence.STRONG):
        said = lines(replace(ANSWER, confidence=confidence))
        assert said[0] == "Nothing from that time answers this; perhaps this, from another time:"
        assert not any("answers it" in line or "answer this." in line for line in said)
    assert answer_json(ANSWER, (), 1.0)["outside"] is True
    within = replace(ANSWER, outside=False)
    assert lines(within)[0] == "Perhaps this answers it."
    assert answer_json(within, (), 1.0)["outside"] is False


def test_ages_are_counted_from_the_moment_of_asking_and_else_from_today():
    assert "— Rain, 13 August 2019, 2 years ago" in lines(ANSWER)
    assert "— Rain, 13 August 2019, 7 years ago" in lines(replace(ANSWER, question=Question("What fell?")))


def test_a_later_and_a_closest_article_say_how_old_they_are():
    newer = replace(OLD, id="new", published=date(2021, 8, 17))
    assert "A later article matches too: Rain, 17 August 2021, yesterday" in lines(replace(ANSWER, newer=newer))
    none = replace(ANSWER, confidence=Confidence.NONE, quotes=(), closest=newer, outside=False)
    assert "Closest, but it does not answer: Rain, 17 August 2021, yesterday" in lines(none)


def test_other_prints_of_the_same_words_have_their_links():
    print_ = replace(OLD, id="print", source="The Courier", url="https://courier.example/rain")
    twice = replace(ANSWER, quotes=(replace(QUOTE, also_in=(print_, replace(OLD, id="bare"))),))
    shown = lines(twice)
    assert "Also in: The Courier, Rain, 13 August 2019, 2 years ago: https://courier.example/rain" in shown
    assert "Also in: Rain, 13 August 2019, 2 years ago" in shown
    others = answer_json(twice, (), 1.0)["quotes"][0]["also_in"]
    assert [(other["article_id"], other["url"]) for other in others] == [("print", print_.url), ("bare", None)]
    assert answer_json(ANSWER, (), 1.0)["quotes"][0]["also_in"] == []
