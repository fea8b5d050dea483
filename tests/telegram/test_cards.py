"""Cards stay within Telegram's limits for any article, and so does an answer that names what it took over."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_render import ID, NASTY, STARTS, TODAY, TONGUES, accepted, article, articles, quotes

from bot.speech import speech
from bot.telegram import cards, render
from bot.telegram.found import Found
from bot.telegram.turns import Turn
from index.answer import Answer, Confidence, Coverage, Question

CONFIDENT = st.sampled_from([Confidence.STRONG, Confidence.WEAK])
EMPTY = Coverage(3, None, None)


def check(found):
    assert found
    assert len({card.id for card in found}) == len(found)
    for card in found:
        assert 1 <= len(card.id.encode()) <= 64
        assert card.title.strip()
        assert len(card.title) <= 120
        assert len(card.description) <= 160
        assert all(button.url for button in card.screen.buttons)
        accepted(card.screen)


@given(
    TONGUES, st.lists(quotes(), min_size=1, max_size=3), CONFIDENT, st.one_of(st.none(), articles()), st.booleans()
)
@settings(max_examples=40, deadline=None)
def test_cards_of_answers(say, found, confidence, newer, outside):
    check(
        cards.of_answer(
            say, Answer(Question("?"), confidence, (*found,), None, newer, EMPTY, outside), TODAY, STARTS
        )
    )


@given(TONGUES, st.sampled_from(["Who won?", NASTY * 5, "W" * 256, "🇩🇪" * 128]), st.one_of(st.none(), articles()))
@settings(max_examples=30, deadline=None)
def test_the_card_that_says_no(say, question, closest):
    check(
        cards.of_answer(say, Answer(Question(question), Confidence.NONE, (), closest, None, EMPTY), TODAY, STARTS)
    )


@given(TONGUES, st.lists(articles(), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_cards_of_the_latest(say, found):
    check(cards.of_latest(say, found, TODAY, STARTS))


_TAKEN = st.sampled_from(["Kabul", "W" * 900, "שלום", NASTY])


@given(TONGUES, quotes(), CONFIDENT, st.lists(_TAKEN, max_size=8), st.one_of(st.just(""), _TAKEN))
@settings(max_examples=40, deadline=None)
def test_an_answer_that_names_what_it_took_over(say, quote, confidence, names, marked):
    found = Found(ID, confidence, (quote,), None, turn=Turn("And?", tuple(names), marked=marked))
    accepted(render.source(say, found, 0, TODAY))


def test_an_arabic_date_among_latin_words_keeps_its_order():
    [card] = cards.of_latest(
        speech("ar"), [article("It sailed.", source="Harbour Post", published=TODAY)], TODAY, STARTS
    )
    assert card.description == "Harbour Post · \u206816 أغسطس 2021\u2069 · It sailed."


def test_a_date_among_arabic_words_keeps_its_order():
    sailed = article("أبحرت العبّارة.", source="بريد الميناء", published=TODAY)
    [card] = cards.of_latest(speech("en"), [sailed], TODAY, STARTS)
    assert card.description == "\u2068بريد الميناء\u2069 · 16 August 2021 · \u2068أبحرت العبّارة.\u2069"
