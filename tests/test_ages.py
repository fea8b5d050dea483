"""How old an article is said to be."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ages import age, dated, since, until
from bot.speech import speech


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2026-03-31", "today"),
        ("2026-03-30", "yesterday"),
        ("2026-03-29", "2 days ago"),
        ("2026-03-18", "13 days ago"),
        ("2026-03-17", "2 weeks ago"),
        ("2026-02-28", "4 weeks ago"),
        ("2026-02-01", "8 weeks ago"),
        ("2026-01-31", "2 months ago"),
        ("2025-10-31", "5 months ago"),
        ("2025-03-31", "12 months ago"),
        ("2024-04-01", "23 months ago"),
        ("2024-03-31", "2 years ago"),
        ("2021-04-01", "4 years ago"),
        ("1926-03-31", "100 years ago"),
        ("2026-04-01", ""),
    ],
)
def test_the_age_on_the_last_of_march_2026(published, said):
    assert age(speech(), date.fromisoformat(published), date(2026, 3, 31)) == said


def test_the_age_follows_the_date_and_what_is_yet_to_come_has_none():
    assert dated(speech(), date(2021, 8, 13), date(2026, 11, 24)) == "13 August 2021, 5 years ago"
    assert dated(speech(), date(2020, 2, 29), date(2022, 2, 28)) == "29 February 2020, 2 years ago"
    assert dated(speech(), date(2021, 8, 13), date(2021, 8, 12)) == "13 August 2021"


@given(st.dates(), st.dates())
def test_an_age_is_never_more_than_the_truth_and_never_one_of_something(published, today):
    said = age(speech(), published, today)
    assert bool(said) == (published <= today)
    if said.endswith(" ago"):
        number, unit, _ = said.replace(",", "").split()
        days = {"days": 1, "weeks": 7, "months": 28, "years": 365}[unit]
        assert int(number) >= 2
        assert timedelta(days=int(number) * days) <= today - published


@pytest.mark.parametrize(
    ("seconds", "ago", "ahead"),
    [
        (0, "just now", "at once"),
        (1, "just now", "in 2 minutes"),
        (119, "just now", "in 2 minutes"),
        (120, "2 minutes ago", "in 2 minutes"),
        (7199, "119 minutes ago", "in 119 minutes"),
        (7200, "2 hours ago", "in 2 hours"),
        (172_799, "47 hours ago", "in 47 hours"),
        (172_800, "2 days ago", "in 2 days"),
        (-5, "just now", "at once"),
    ],
)
def test_moments_are_told_to_the_unit_of_which_there_are_two(seconds, ago, ahead):
    now = datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert since(now - timedelta(seconds=seconds), now) == ago
    assert until(now + timedelta(seconds=seconds), now) == ahead
