"""What is listed on a topic stays within Telegram's limits, and shows the articles' own characters."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_render import ID, STARTS, TODAY, accepted, article, articles

from bot.speech import languages, speech
from bot.telegram import topic_screens
from bot.telegram.timelines import Excerpt, Timeline
from index.answer import Coverage, Report, Span
from knowledge.article import Citation


@given(st.lists(articles(), min_size=1, max_size=12), st.booleans(), st.sampled_from(languages()), st.data())
@settings(max_examples=150, deadline=None)
def test_every_page_of_a_timeline_is_accepted_and_verbatim(found, newest_first, language, data):
    excerpts = []
    for of in found:
        start = data.draw(st.integers(0, len(of.text) - 1))
        end = data.draw(st.integers(start + 1, len(of.text)))
        assume(of.text[start:end].strip())  # as sentences are
        stands = data.draw(st.booleans())
        cited = Citation(of.revision, start, end)
        excerpts.append(Excerpt(of, Span(start, end) if stands else None, cited, corrected=not stands))
    timeline = Timeline(ID, tuple(excerpts), newest_first, data.draw(st.integers(0, 99_999)))
    quoted = []
    for number in range(-(-len(excerpts) // topic_screens.QUOTED)):
        _, entities = accepted(topic_screens.page(speech(language), timeline, number, TODAY, STARTS))
        quoted += entities.get("blockquote", [])
    whole = [e.article.text[e.span.start : e.span.end] for e in excerpts if e.span]
    assert len(quoted) == len(whole)
    assert all(text.startswith(shown) for text, shown in zip(whole, quoted, strict=True))
    accepted(
        topic_screens.newest(speech(language), found[: topic_screens.FEW], 3, today=TODAY, more=True, starts=STARTS)
    )


def test_where_the_outlets_that_were_chosen_have_nothing_that_is_said():
    say, empty = speech("en"), Coverage(0, None, None)
    report = Report((), empty, empty)
    assert topic_screens.nothing(say, report, 0, chosen=True).body.text == say("settings-nothing-there")
    assert "dateline add" in topic_screens.nothing(say, report, 0, chosen=False).body.text


def test_from_right_to_left_the_outlet_and_the_title_do_not_change_places_as_one_run():
    named = article("It sailed.", "Ferry starts", source="Harbour Post", published=TODAY)
    line = topic_screens.newest(speech("ar"), [named], 0, today=TODAY, more=False, starts=STARTS).body.text
    assert line.endswith(" · \u2068Harbour Post\u2069 · \u2068Ferry starts\u2069")
    line = topic_screens.newest(speech("de"), [named], 0, today=TODAY, more=False, starts=STARTS).body.text
    assert line.endswith(" · Harbour Post · Ferry starts")
