"""What administrators are shown stays within Telegram's limits, whatever articles, channels and errors say."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from test_render import _DATES, _SHORT, _URLS, ID, NASTY, TODAY, TONGUES, accepted, article

from bot.speech import speech
from bot.telegram.operators import intake_screens, source_screens
from bot.telegram.orders import Order, Task
from knowledge.article import MAX_ID, canonical_line
from knowledge.intake.channels import Channel
from knowledge.intake.origin import Kind, Origin
from knowledge.intake.sources import Outlet, Source, Sources, Trouble
from knowledge.intake.submissions import LISTED, Submitted
from knowledge.store.batch import Outcome

NOW = datetime(2024, 5, 13, 9, 0, tzinfo=UTC)
_LINES = st.one_of(_SHORT, _SHORT.map(lambda text: text * 40)).map(canonical_line)
_IDS = st.one_of(st.just("t.me/c/1500000001/17"), _LINES.map(lambda line: line[:MAX_ID] or "x"))
_TITLES = st.one_of(st.just(""), _LINES, st.just(NASTY * 20)).map(lambda line: line[:1000])
_ARTICLES = st.builds(
    lambda title, url, source, published, given_id: replace(
        article("A text.", title, url=url, source=source, published=published), id=given_id
    ),
    _TITLES,
    _URLS,
    st.one_of(st.none(), _LINES.filter(bool), st.just(NASTY * 20)),
    _DATES,
    _IDS,
)
# What a person adds is never kept away.
_OUTCOMES = st.sampled_from([outcome for outcome in Outcome if outcome is not Outcome.AWAY])
_FEW = st.lists(st.tuples(_ARTICLES, _OUTCOMES), max_size=LISTED)
_some = settings(max_examples=25, deadline=None)


@st.composite
def submissions(draw):
    """A thing with a few of its articles named, more counted, or a reason why not."""
    found = tuple(draw(_FEW))
    counts = Counter(outcome for _, outcome in found)
    if len(found) == LISTED:
        counts[Outcome.ADDED] += draw(st.integers(0, 100_000))
    problem = draw(_LINES) if not found else draw(st.none() | _LINES)
    return Submitted(
        draw(_LINES), found, counts, problem or (None if found else "?"), draw(st.none() | st.just(NOW))
    )


@_some
@given(TONGUES, st.lists(submissions(), min_size=1, max_size=10))
def test_what_was_taken_in(say, things):
    screen = intake_screens.submitted(say, ID, things, TODAY)
    accepted(screen)
    assert len(screen.buttons) == len(intake_screens.named(things))


@_some
@given(TONGUES, _ARTICLES)
def test_what_is_to_be_removed(say, found):
    accepted(intake_screens.confirm(say, ID, 7, found, TODAY))
    accepted(intake_screens.removed(say, found.title))
    accepted(intake_screens.kept(say, found))
    accepted(intake_screens.no_such(say, found.id))
    accepted(intake_screens.to_remove(say, ID, [(found.id, found), (found.id, None)] * 9))


_CHANNELS = st.builds(
    Channel,
    st.integers(-(10**13), -(10**12)),
    _LINES.filter(bool),
    st.none() | st.just("u" * 32),
    on=st.booleans(),
    administered=st.booleans(),
)


@_some
@given(TONGUES, st.lists(_CHANNELS, max_size=30), st.integers(0, 9999))
def test_channels(say, known, page):
    accepted(intake_screens.channels(say, known, page))


_MOMENTS = st.none() | st.just(NOW)
_TROUBLES = st.builds(Trouble, _LINES, _LINES, st.integers(1, 8), _MOMENTS)
_ORIGINS = st.builds(
    Origin,
    id=st.just(1),
    kind=st.sampled_from(Kind),
    address=_LINES.filter(bool),
    source=st.none() | _LINES,
    added=st.just(NOW),
    due=st.just(NOW),
    succeeded=_MOMENTS,
    failures=st.integers(0, 1000),
    reason=st.none() | _LINES,
    state=st.sampled_from([{}, {"on": True}]),
)
_SOURCES = st.builds(
    Source,
    _ORIGINS,
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(5, 10**6),
    st.integers(0, 5),
    st.lists(_TROUBLES, max_size=5).map(tuple),
    unread=st.integers(0, 10**6),
    named=st.lists(_LINES, max_size=5).map(tuple),
    partly=st.integers(0, 5),
)
_OUTLETS = st.builds(Outlet, st.none() | _LINES, st.integers(1, 10**6))


@_some
@given(TONGUES, st.lists(_SOURCES, max_size=9), st.lists(_OUTLETS, max_size=25))
def test_sources_are_all_on_some_page(say, origins, outlets):
    report = Sources(tuple(origins), tuple(outlets))
    shown, number = [accepted(source_screens.page(say, report, 0))], 0
    while any(
        button.press == Order(Task.SOURCES, number=number + 1)
        for button in source_screens.page(say, report, number).buttons
    ):
        number += 1
        shown.append(accepted(source_screens.page(say, report, number)))
    assert accepted(source_screens.page(say, report, number + 1)) == shown[-1]
    all_lines = [line for page, _ in shown for line in page.splitlines()]
    on = [one for one in origins if one.origin.kind is not Kind.CHANNEL or one.origin.state]
    for source in on:
        assert any(line.startswith(say("articles", articles=source.articles)) for line in all_lines)


def test_from_right_to_left_each_line_of_outlets_begins_at_the_right():
    report = Sources((), (Outlet("Samples", 18), Outlet("Вестник", 1), Outlet(None, 1)))
    _, *lines = source_screens.page(speech("ar"), report, 0).body.text.splitlines()
    assert [line[0] for line in lines] == ["\u200f"] * 3
    english = source_screens.page(speech("en"), report, 0).body.text
    assert english.splitlines()[1:] == ["Samples: 18", "Вестник: 1", "without an outlet: 1"]
