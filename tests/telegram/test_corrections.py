"""What became of a quote in a corrected text, and the messages that say so, for any text in any script."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_render import ID, STARTS, TODAY, TONGUES, accepted, articles, quotes

from bot.telegram import cards, render
from bot.telegram.card_ids import CardId
from bot.telegram.corrections import Gone, Why, carried
from bot.telegram.found import Found
from index.answer import Answer, Confidence, Coverage, Question, Span

FERRY = "The last ferry had left at 17:15."
SENTENCES = st.sampled_from(
    [
        FERRY,
        "No one was hurt.",
        "“Go,” he said.",
        "Es regnete am 3. Mai.",
        "وصلت السفينة صباحًا.",
        "船は出た。",
        "Why?",
    ]
)
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n"])), min_size=1, max_size=8).map(
    lambda parts: "".join(sentence + after for sentence, after in parts).strip()
)


@given(TEXTS, TEXTS, TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_what_is_found_again_is_the_same_words(old, before, after, data):
    start = data.draw(st.integers(0, len(old) - 1))
    quoted = Span(start, data.draw(st.integers(start + 1, len(old))))
    new = data.draw(st.sampled_from([f"{before}\n{old}\n{after}", old, before]))
    by = carried(old, new, quoted, "en")
    if old in new and not any(old[at].isspace() for at in (quoted.start, quoted.end - 1)):
        assert by is not None
    if by is not None:
        assert new[quoted.start + by : quoted.end + by] == old[quoted.start : quoted.end]


@pytest.mark.parametrize(
    ("new", "stands"),
    [
        (FERRY, True),
        (f"It rained. {FERRY} It stopped.", True),
        ("The last ferry had left at 17:45.", False),
        (f"Correction: {FERRY[:-1]} was wrong.", False),
        (f"It is not true that {FERRY}", False),
        (f"We had written: “{FERRY}” It left later.", False),
        ("The last ferry had left at 17:15, the port said, but that was wrong.", False),
    ],
)
def test_words_stand_where_their_whole_sentence_does(new, stands):
    for quoted in (Span(0, len(FERRY)), Span(4, 14)):
        assert (carried(FERRY, new, quoted, "en") is not None) == stands


def test_of_several_places_it_is_the_nearest():
    old = f"No one was hurt, said the coast guard. {FERRY}"
    quoted = Span(len(old) - len(FERRY), len(old))
    assert carried(old, f"{FERRY}\n{FERRY}\n{FERRY}", quoted, "en") == len(FERRY) + 1 - quoted.start


@given(TONGUES, quotes(), st.one_of(st.none(), articles()), st.booleans())
@settings(max_examples=40, deadline=None)
def test_an_answer_from_a_corrected_text_is_within_limits(say, quote, newer, outside):
    found = Found(ID, Confidence.WEAK, (quote, quote), newer, outside, corrected=frozenset({0}))
    shown, _ = accepted(render.source(say, found, 0, TODAY))
    assert say("corrected-same") in shown
    assert say("corrected-same") not in render.source(say, found, 1, TODAY).body.text


@given(TONGUES, articles(), st.sampled_from(Why), st.one_of(st.none(), st.dates(date(2000, 1, 1))))
@settings(max_examples=40, deadline=None)
def test_a_quote_that_is_gone_says_why_within_limits(say, now, why, day):
    def screen(article):
        quote = Gone(why, now.id, now.revision, day, article if why is Why.CORRECTED else None, now.source)
        return render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY)

    shown, _ = accepted(screen(now))
    if day is not None and why is not Why.NOT_HERE:
        assert say.day(day) in shown
    # None of its text: whatever that is, the same is shown.
    assert screen(now) == screen(replace(now, text=f"Other. {now.text}"))


@given(TONGUES, quotes(), st.sampled_from([*Confidence]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_cards_id_says_what_it_quotes(say, quote, confidence, outside):
    told = Answer(Question("?"), confidence, (quote,), None, None, Coverage(3, None, None), outside)
    [card] = cards.of_answer(say, told, TODAY, STARTS)
    found = CardId.parse(card.id)
    if confidence is Confidence.NONE:
        assert found is None
        return
    assert quote.article.revision.startswith(found.revision)
    assert (found.quoted, found.highlight) == (Span(quote.start, quote.end), quote.highlight)
    assert found.context == quote.context
    assert found.outside == outside
    assert outside or found.confidence is confidence
