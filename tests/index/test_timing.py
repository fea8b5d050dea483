"""Freshness falls with age and never below nothing but for the future; a period has its articles inside."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer import Scope, ScopeKind
from index.timing import HALF_LIFE, freshness, is_inside, standing, urgency

ASKED = datetime(2021, 8, 18, 12, tzinfo=UTC)
AUGUST = Scope(date(2021, 8, 1), date(2021, 8, 31), ScopeKind.ABSOLUTE)
THIS_WEEK = Scope(date(2021, 8, 16), date(2021, 8, 18), ScopeKind.RELATIVE)


def test_what_is_new_is_fresh_and_half_as_fresh_after_a_week():
    assert freshness(ASKED.date(), ASKED) == 1
    assert freshness(ASKED.date() - timedelta(HALF_LIFE), ASKED) == pytest.approx(0.5)
    assert freshness(ASKED.date() - timedelta(2 * HALF_LIFE), ASKED) == pytest.approx(0.25)


def test_where_a_day_is_not_known_freshness_plays_no_part():
    assert freshness(None, ASKED) == freshness(ASKED.date(), None) == freshness(None, None) == 0


def test_what_was_published_after_the_question_is_put_last_but_for_a_day_of_time_zones():
    assert freshness(ASKED.date() + timedelta(1), ASKED) == 1
    assert freshness(ASKED.date() + timedelta(2), ASKED) == -1
    assert freshness(date.max, ASKED) == -1


def test_of_a_past_period_what_was_published_about_its_end_is_fresh():
    weeks_ago = Scope(date(2021, 8, 2), date(2021, 8, 8), ScopeKind.RELATIVE)
    at_its_end, before, now = (
        freshness(day, ASKED, weeks_ago) for day in (date(2021, 8, 8), date(2021, 8, 3), date(2021, 8, 18))
    )
    assert at_its_end == 1
    assert before > now > 0
    assert freshness(date(2021, 8, 20), ASKED, weeks_ago) == -1
    for scope in (THIS_WEEK, AUGUST, Scope(date(2021, 8, 2), None, ScopeKind.RELATIVE)):
        assert freshness(date(2021, 8, 17), ASKED, scope) == freshness(date(2021, 8, 17), ASKED)
    ahead = Scope(date(2021, 8, 16), date(2021, 8, 22), ScopeKind.RELATIVE)
    assert freshness(ASKED.date(), ASKED, ahead) == 1


@given(st.dates(max_value=ASKED.date()), st.dates(max_value=ASKED.date()))
def test_the_newer_is_never_less_fresh_and_the_oldest_is_never_punished(one, other):
    older, newer = sorted((one, other))
    assert 0 <= freshness(older, ASKED) <= freshness(newer, ASKED) <= 1


@given(st.floats(0, 50), st.floats(0, 50))
def test_of_what_fits_about_as_well_the_newest_counts_and_never_more_where_it_fits_worse(one, other):
    assert standing(0) == 2
    assert 1 <= standing(max(one, other)) <= standing(min(one, other)) <= 2


def test_a_question_about_now_asks_for_what_is_new_more_than_others():
    latest = Scope(None, None, ScopeKind.LATEST)
    assert urgency(latest) == urgency(THIS_WEEK) > urgency(None) == urgency(AUGUST) > 0


@pytest.mark.parametrize(
    ("published", "inside"),
    [
        (date(2021, 7, 31), False),  # nobody tells of it before it comes
        (date(2021, 8, 1), True),
        (date(2021, 8, 31), True),
        (date(2021, 9, 30), True),  # reports come after
        (date(2021, 10, 1), False),
        (None, True),
    ],
)
def test_a_period_of_the_calendar_has_what_was_published_in_it_and_soon_after(published, inside):
    assert is_inside(AUGUST, published, "No year here.") is inside


@pytest.mark.parametrize(
    ("published", "inside"),
    [
        (date(2021, 8, 12), False),
        (date(2021, 8, 13), True),  # "this week" is not counted in days
        (date(2021, 8, 21), True),
        (date(2021, 8, 22), False),
        (None, True),
    ],
)
def test_a_relative_period_has_what_was_published_about_then(published, inside):
    assert is_inside(THIS_WEEK, published, "It was in 2021.") is inside


@pytest.mark.parametrize("published", [date.min, date(1999, 1, 1), date.max, None])
def test_without_days_all_is_inside(published):
    assert is_inside(None, published, "")
    assert is_inside(Scope(None, None, ScopeKind.LATEST), published, "")


def test_a_period_may_be_open_at_an_end():
    since, until = (
        Scope(date(2010, 1, 1), None, ScopeKind.ABSOLUTE),
        Scope(None, date(2010, 1, 1), ScopeKind.ABSOLUTE),
    )
    assert [is_inside(since, day, "") for day in (date(2009, 12, 31), date(2010, 1, 1), date.max)] == [
        False,
        True,
        True,
    ]
    assert [is_inside(until, day, "") for day in (date.min, date(2010, 1, 31), date(2010, 2, 1))] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("passage", "inside"),
    [
        ("The strike of 2004 was the longest.", True),
        ("The strike of 2004–2005.", True),
        ("The strike of 2003 was the longest.", False),
        ("It cost 12004 crowns, and 20045 came.", False),
        ("Nothing is told of when.", False),
    ],
)
def test_a_passage_that_names_the_year_tells_of_it_whenever_it_was_written(passage, inside):
    within = Scope(date(2004, 3, 1), date(2004, 3, 31), ScopeKind.ABSOLUTE)
    assert is_inside(within, date(2021, 8, 13), passage) is inside


def test_of_an_open_period_the_years_up_to_the_article_count():
    since = Scope(date(2010, 1, 1), None, ScopeKind.ABSOLUTE)
    until = Scope(None, date(2010, 12, 31), ScopeKind.ABSOLUTE)
    assert not is_inside(since, date(2009, 5, 1), "Plans for 2012 were shown.")  # it was yet to come
    assert is_inside(until, date(2021, 5, 1), "In 1994 the bridge fell.")
    assert not is_inside(until, date(2021, 5, 1), "In 2020 the bridge fell.")
