"""Answers know what time it is: a period filters or is preferred, and age alone never silences an archive."""

from datetime import UTC, date, datetime

import pytest

from index.answer import Confidence, Question, Scope, ScopeKind
from knowledge.article import Draft


def store(answerer, *drafts):
    answerer.library.add(drafts)
    answerer.writer.catch_up()
    answerer.refresh()


def at(year, month, day):
    return datetime(year, month, day, 12, tzinfo=UTC)


def election(year, winner):
    text = f"{winner} won the election for mayor of Eastport on Sunday. The turnout was higher than before."
    return Draft("Mayor of Eastport elected", text, date(year, 5, 10), id=str(year))


ELECTIONS = [election(2012, "Ines Vale"), election(2016, "Per Dahl"), election(2020, "Ulla Brandt")]
WINNER = "Who won the election for mayor of Eastport{}?"


@pytest.fixture
def elections(answerer):
    store(answerer, *ELECTIONS)
    return answerer


@pytest.mark.parametrize(("year", "winner"), [(2012, "Ines Vale"), (2016, "Per Dahl"), (2020, "Ulla Brandt")])
@pytest.mark.parametrize("asked", [None, at(2020, 5, 11), at(2031, 1, 1)])
def test_a_question_that_names_a_period_gets_the_article_of_that_period(elections, year, winner, asked):
    answer = elections.answer(Question(WINNER.format(f" in May {year}"), asked=asked))
    assert answer.confidence is not Confidence.NONE or asked == at(2020, 5, 11)
    if answer.quotes:
        assert answer.quotes[0].article.id == str(year)
        assert winner in answer.quotes[0].highlighted
        assert not answer.outside


def test_a_question_about_no_time_in_particular_gets_what_is_new(elections):
    asked_then = elections.answer(Question(WINNER.format(""), asked=at(2020, 5, 12)))
    assert asked_then.quotes[0].article.id == "2020"
    assert asked_then.newer is None


def test_what_was_published_after_the_day_of_asking_is_not_put_first(elections):
    answer = elections.answer(Question(WINNER.format(""), asked=at(2016, 5, 12)))
    assert answer.quotes[0].article.id == "2016"


def test_where_nothing_inside_a_period_answers_the_best_from_outside_is_weak_and_says_so(elections):
    answer = elections.answer(Question(WINNER.format(" in March 2014"), asked=at(2021, 1, 1)))
    assert (answer.confidence, answer.outside) == (Confidence.WEAK, True)
    assert answer.quotes[0].article.published.year in {2012, 2016, 2020}


def test_a_period_with_an_article_that_does_not_answer_falls_back_outside_too(elections):
    rain = Draft("Rain", "It rained for nine days, and the fields were under water.", date(2014, 3, 5), id="rain")
    store(elections, rain)
    answer = elections.answer(Question(WINNER.format(" in March 2014"), asked=at(2021, 1, 1)))
    assert (answer.confidence, answer.outside) == (Confidence.WEAK, True)
    assert answer.quotes[0].article.id != "rain"


def test_what_nothing_answers_is_none_also_in_a_period(elections):
    answer = elections.answer(Question("Which striker did Lisbon sell in May 2012?", asked=at(2021, 1, 1)))
    assert (answer.confidence, answer.quotes, answer.outside) == (Confidence.NONE, (), False)
    assert answer.closest is not None
    assert answer.newer is None


FERRY = "The ferry to Northholm was cancelled on {} because of {}."
CANCELLED = "Why was the ferry to Northholm cancelled {}?"


def cancelled(answerer, *told):
    store(
        answerer,
        *(Draft("Ferry cancelled", FERRY.format(when, why), day, id=f"{day:%Y-%m-%d}") for day, when, why in told),
    )


def test_a_relative_period_prefers_what_is_inside(answerer):
    cancelled(
        answerer,
        (date(2021, 8, 3), "Monday", "a strike of its crew"),
        (date(2021, 8, 17), "Monday", "fog over the strait"),
        (date(2021, 7, 6), "Monday", "a broken engine"),
    )
    for phrase, asked, found in (
        ("this week", at(2021, 8, 18), "2021-08-17"),
        ("two weeks ago", at(2021, 8, 18), "2021-08-03"),
    ):
        answer = answerer.answer(Question(CANCELLED.format(phrase), asked=asked))
        assert (answer.quotes[0].article.id, answer.outside) == (found, False)


def test_a_day_of_the_week_asked_years_later_still_finds_the_old_article(answerer):
    cancelled(answerer, (date(2021, 8, 13), "Thursday", "fog over the strait"))
    question = CANCELLED.format("on Thursday")
    then = answerer.answer(Question(question, asked=at(2021, 8, 13)))
    assert then.confidence is not Confidence.NONE
    assert not then.outside
    later = answerer.answer(Question(question, asked=at(2026, 11, 24)))
    assert (later.confidence, later.outside) == (Confidence.WEAK, True)
    assert later.quotes[0].article.id == "2021-08-13"


@pytest.mark.parametrize("asked", [at(2021, 8, 14), at(2026, 11, 24), at(2090, 1, 1)])
def test_an_archive_that_ended_long_ago_still_answers_and_as_surely(answerer, asked):
    cancelled(answerer, (date(2021, 8, 13), "Thursday", "fog over the strait"))
    question = CANCELLED.format("by fog")
    timeless = answerer.answer(Question(question))
    answer = answerer.answer(Question(question, asked=asked))
    assert timeless.confidence is answer.confidence is not Confidence.NONE
    assert not answer.outside
    for phrase in ("the latest news", "this week"):
        assert answerer.answer(Question(f"{question[:-1]}, {phrase}?", asked=asked)).quotes


def test_age_orders_an_archive_but_does_not_silence_it(elections):
    sure = [elections.find(Question(WINNER.format(""), asked=at(year, 5, 12))).confidence for year in (2020, 2050)]
    assert Confidence.NONE not in sure


def test_what_is_newer_but_outside_the_period_is_not_pointed_out(elections):
    answer = elections.answer(Question(WINNER.format(" in May 2012")))
    assert (answer.quotes[0].article.id, answer.newer) == ("2012", None)


@pytest.mark.parametrize(
    "question", ["What happened in May 2021?", "What happened in Eastport in May 2021?", "Who died in May 2021?"]
)
def test_what_only_names_the_same_time_is_not_the_closest(answerer, question):
    games = "The Games must be held no later than May 2021. They were to open in May and to close in August."
    harbour = "Crowds broke onto the runway of Eastport on Monday, and flights stopped for hours."
    store(answerer, Draft("Games put off to May 2021", games, date(2020, 3, 24)))
    store(answerer, Draft("Crowds at the airport", harbour, date(2021, 5, 10), id="then"))
    answer = answerer.answer(Question(question, asked=at(2026, 11, 29)))
    assert (answer.confidence, answer.closest.id) == (Confidence.NONE, "then")


@pytest.mark.parametrize("period", [" in May 2016", " last year"])
def test_what_is_outside_the_period_is_no_further_source(elections, period):
    answer = elections.answer(Question(WINNER.format(period), asked=at(2017, 2, 1)))
    assert [quote.article.id for quote in answer.quotes] == ["2016"]


@pytest.mark.parametrize("day", ["on August 13, 2021", "on 13 August", "on Friday"])
def test_of_reports_that_differ_in_a_number_alone_that_of_the_day_asked_about_comes_first(answerer, day):
    text = "The port counted {} passengers on the ferry to Northholm, as it does each day. The harbour was calm."
    for number, title in ((13, "Passengers on Friday, August 13"), (14, "Passengers on Saturday, August 14")):
        store(answerer, Draft(title, text.format(10 * number), date(2021, 8, number), id=str(number)))
    asked = f"How many passengers did the port count on the ferry {day}?"
    assert answerer.answer(Question(asked, asked=at(2021, 8, 15))).quotes[0].article.id == "13"


def test_what_is_only_new_is_no_further_source(answerer):
    kroll = "Henning Kroll, director of the ferry line, resigned on Tuesday. He is followed by Greta Aalto."
    store(
        answerer,
        Draft("Director of the ferry line resigns", kroll, date(2006, 9, 12), id="old"),
        Draft("Fire at a plant", "Two workers died in a fire at the chemical plant.", date(2026, 11, 29)),
        Draft("Thefts", "Police arrested a man who stole motors at the marina.", date(2026, 11, 28)),
    )
    answer = answerer.answer(Question("Who succeeded Henning Kroll?", asked=at(2026, 11, 29)))
    assert [quote.article.id for quote in answer.quotes] == ["old"]


def test_a_report_brought_up_to_date_in_a_number_is_named_as_newer(answerer):
    text = "The storm over Eastport killed at least {} people, the coast guard said on Friday. Roads are shut."
    for day, count, title in ((13, 12, "Storm kills people"), (14, 15, "People killed in Eastport")):
        store(answerer, Draft(title, text.format(count), date(2021, 8, day), id=str(count)))
    answer = answerer.answer(Question("How many people did the storm kill in Eastport?"))
    assert (answer.quotes[0].article.id, answer.newer.id) == ("12", "15")
    now = answerer.answer(Question("How many people did the storm kill in Eastport?", asked=at(2021, 8, 15)))
    assert (now.quotes[0].article.id, now.newer) == ("15", None)


def test_the_last_of_many_reports_that_differ_in_a_number_alone_comes_first_on_any_day(answerer):
    text = "The storm over Eastport killed at least {} people, the coast guard said on Friday. Roads are shut."
    told = ((16, 21, "News in brief"), (13, 12, "Storm kills people"), (14, 15, "People killed in Eastport"))
    store(answerer, *(Draft(title, text.format(n), date(2021, 8, day), id=str(n)) for day, n, title in told))
    asked = (at(2021, 8, 13), at(2021, 8, 14), at(2021, 8, 16), at(2021, 11, 1), at(2026, 11, 1))
    question = "How many people did the storm kill in Eastport?"
    answers = [answerer.answer(Question(question, asked=day)) for day in asked]
    assert [answer.quotes[0].article.id for answer in answers] == ["15", "15", "21", "21", "21"]
    assert [answer.newer and answer.newer.id for answer in answers][2:] == [None] * 3


@pytest.fixture
def outlets(answerer):
    crowd = [
        Draft(f"Election {n}", f"Per Dahl won the election for mayor of Eastport, paper {n} said.", id=f"p{n}")
        for n in range(45)
    ]
    vote = "Ines Vale got most votes, and so Eastport has a new mayor after the election, it was said."
    store(answerer, *crowd, Draft("A long night", vote, source="The Courier", id="2012"))
    return answerer


def test_outlets_are_chosen_before_ranking(outlets):
    """So many better hits are elsewhere that the one wanted would never be ranked."""
    question = Question("Who won the election for mayor of Eastport, as paper 7 said?")
    assert "2012" not in {i for ids in outlets.find(question).article_ids for i in ids}
    wanted = Question(question.text, sources=frozenset({"The Courier"}))
    assert outlets.find(wanted).article_ids == (("2012",),)
    assert outlets.answer(wanted).coverage.articles == 1
    nowhere = outlets.answer(Question(question.text, sources=frozenset({"The Times"})))
    assert (nowhere.confidence, nowhere.closest, nowhere.coverage.articles) == (Confidence.NONE, None, 0)


def within(first, last):
    return Scope(first, last, ScopeKind.ABSOLUTE)


def test_a_period_that_is_given_is_all_that_is_searched(elections):
    store(elections, Draft("Mayor", "Jonas Lind won the election for mayor of Eastport.", id="undated"))
    given = within(date(2014, 1, 1), date(2018, 12, 31))
    asked = Question(WINNER.format(" in May 2020"), asked=at(2021, 1, 1), scope=given)
    answer = elections.answer(asked)
    assert elections.find(asked).article_ids == (("2016",),)
    assert not answer.outside
    assert (answer.coverage.articles, answer.coverage.oldest) == (1, date(2016, 5, 10))
    day = within(date(2016, 5, 10), date(2016, 5, 10))
    assert elections.find(Question(WINNER.format(""), scope=day)).article_ids == (("2016",),)
    before = within(None, date(2016, 5, 9))
    assert elections.find(Question(WINNER.format(""), scope=before)).article_ids == (("2012",),)
    after = elections.answer(Question(WINNER.format(""), scope=within(date(2016, 5, 11), None)))
    assert (after.quotes[0].article.id, after.coverage.articles) == ("2020", 1)
    empty = elections.answer(Question(WINNER.format(""), scope=within(date(2000, 1, 1), date(2001, 1, 1))))
    assert (empty.confidence, empty.closest, empty.coverage.articles) == (Confidence.NONE, None, 0)


def test_of_two_prints_the_one_in_the_period_is_cited(answerer):
    first = election(2012, "Ines Vale")
    again = Draft(first.title, first.text, date(2013, 1, 1), id="again")
    store(answerer, first, again)
    answer = answerer.answer(Question(WINNER.format(""), scope=within(date(2013, 1, 1), None)))
    assert (answer.quotes[0].article.id, answer.quotes[0].also_in) == ("again", ())
