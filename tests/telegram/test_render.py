"""What is rendered stays within Telegram's limits, and shows the article's own characters, for any article."""

import re
from datetime import UTC, date, datetime
from itertools import chain, pairwise
from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.preview.entities import utf16_slice
from bot.preview.keyboard import inline_keyboard
from bot.preview.links import check_link
from bot.preview.markup import parse_html
from bot.preview.text import formatted
from bot.speech import languages, speech
from bot.telegram import absence, cutting, proofs, reading, render, surroundings
from bot.telegram.found import Found
from bot.telegram.posting import keyboard
from bot.telegram.starts import Starts, ToAnswer
from index.answer import Answer, Confidence, Coverage, Question, Quote, Span
from knowledge.article import Article, Citation, Draft, canonical_line, canonical_text
from knowledge.library import Library

say = speech()

ID = "0123456789abcdef"
TODAY = date(2021, 8, 16)
STARTS = Starts(SimpleNamespace(username="b" * 32))
LINK = STARTS.link(ToAnswer(ID))
NASTY = '<b>&amp;"\'</blockquote><a href="x">&#0;&lt'
_ALPHABETS = (
    st.characters(codec="utf-8"),
    st.sampled_from("abc xyz. ,-&<>\"'\n"),
    st.sampled_from("שלוםعربي فارسی. "),
    st.sampled_from("漢字かなカナ。、！"),
    st.sampled_from("กำแพงहिन्दी한국어각 "),
    st.sampled_from("e\u0301\u0300🇩🇪🇫🇷👩\u200d👧\ufe0f🏽\u202e\u2066 "),
)
_SHORT = st.one_of(*(st.text(alphabet, min_size=1, max_size=80) for alphabet in _ALPHABETS))
_TEXTS = st.builds(
    lambda piece, times, more: piece * times + more, _SHORT, st.sampled_from([1, 2, 40, 900]), _SHORT
)
_TITLES = st.one_of(
    st.just(""), _SHORT, st.just("W" * 1000), st.just(NASTY * 20), _SHORT.map(lambda text: text * 13)
)
_URLS = st.sampled_from(
    [
        None,
        "https://news.example/a?b=c&d='e'",
        "https://news.example/a#part",
        "https://news.example/" + "&" * 1900,
        "https://news.example/" + "x" * 5000,
        "http://localhost/a",
        "https://müller.example/straße?q=ß",
        "https://[::1]/",
        "http://192.0.2.7:8080/x y",
    ]
)
_DATES = st.one_of(st.none(), st.dates())
TONGUES = st.sampled_from([speech(code) for code in languages()])


def article(text, title="A title", *, url=None, source=None, published=None, number=0):
    return Article(
        f"id{number}", "f" * 64, title, text, published, url, source, None, None, datetime(2026, 1, 1, tzinfo=UTC)
    )


@st.composite
def articles(draw):
    text = canonical_text(draw(_TEXTS))[:30_000]
    assume(text)
    source = draw(st.one_of(st.none(), _SHORT, st.just(NASTY * 20)))
    return article(
        text,
        canonical_line(draw(_TITLES))[:1000],
        url=draw(_URLS),
        source=canonical_line(source or "") or None,
        published=draw(_DATES),
    )


@st.composite
def quotes(draw):
    of = draw(articles())
    last = len(of.text)
    context_start, start, light, light_end, end, context_end = sorted(
        draw(st.lists(st.integers(0, last), min_size=6, max_size=6))
    )
    if start == end:
        start, end = (start, start + 1) if start < last else (start - 1, start)
    also = draw(st.lists(articles(), max_size=3))
    around = Span(min(context_start, start), max(context_end, end))
    return Quote(of, start, end, Span(light, light_end), around, 0.5, tuple(also))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library = Library.from_folder(tmp_path_factory.mktemp("shelf"))
    yield library
    library.close()


@given(say=TONGUES, of=articles(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_receipt_is_accepted_and_verbatim(shelf, say, of, data):
    library = shelf
    library.drop([article.id for article in library.articles()])  # of an example that was broken off
    url = of.url.replace(" ", "") if of.url else None
    library.add([Draft(of.title, of.text, of.published, url, of.source, id=of.id)])
    revision = library.article(of.id).revision
    start = data.draw(st.integers(0, len(of.text) - 1))
    end = data.draw(st.integers(start + 1, len(of.text)))
    shown, entities = accepted(
        proofs.receipt(say, library, 1, Citation(revision[:16], start, end), today=TODAY, starts=STARTS)
    )
    assert of.text[start:end].startswith("".join(entities["blockquote"]))
    assert entities["code"] == [of.id, revision]
    new = data.draw(_TEXTS.filter(lambda text: canonical_text(text).strip()))
    library.add([Draft(f"{of.title[:900]} now", new, of.published, url, of.source, id=of.id)])
    shown, _ = accepted(
        proofs.receipt(say, library, 1, Citation(revision[:16], start, end), today=TODAY, starts=STARTS)
    )
    assert shown.startswith((say("corrected-same"), say("corrected-since")))
    library.drop([of.id])
    shown, _ = accepted(
        proofs.receipt(say, library, 1, Citation(revision[:16], start, end), today=TODAY, starts=STARTS)
    )
    assert shown.startswith(say("withdrawn-since"))


def test_other_outlets_with_the_same_words_are_named():
    text = "The ferry starts in June."
    first = article(text, "Ferry to start", source="Harbour Post")
    also = (
        article(text, "Ferry", source="Northholm Times", number=1),
        article(text, "June ferry, updated", source="Harbour Post", number=2),
    )
    quote = Quote(first, 0, len(text), Span(0, len(text)), Span(0, len(text)), 1.0, also)
    shown = render.answer(say, Found(ID, Confidence.STRONG, (quote,), None), TODAY).body.text
    assert "Also in: Northholm Times, June ferry, updated" in shown


def opening(say, key):
    """How a message about an article begins."""
    return say(key, article="|").partition("|")[0]


def accepted(screen):
    """The strict server takes it; the text and entities that are shown."""
    assert formatted(screen.body.html, "HTML", None).text
    assert len(screen.body.html.encode()) <= 32_768
    shown, entities = parse_html(screen.body.html)
    assert shown == screen.body.text
    assert len(shown) <= 4096
    assert len(entities) <= 100
    if (buttons := keyboard(screen)) is not None:
        inline_keyboard(buttons.to_dict())
    for button in chain(*screen.rows):
        assert len(button.url or "") <= 2000
        assert len((button.copied or "").encode("utf-16-le")) <= 512
        assert button.press is None or type(button.press).parse(str(button.press)) == button.press
    return shown, {
        kind: [utf16_slice(shown, entity.offset, entity.length) for entity in entities if entity.type == kind]
        for kind in {entity.type for entity in entities}
    }


@given(
    TONGUES,
    st.lists(quotes(), min_size=1, max_size=3),
    st.sampled_from([Confidence.STRONG, Confidence.WEAK]),
    articles(),
    st.tuples(st.booleans(), st.dates()),
)
@settings(max_examples=150, deadline=None)
def test_every_screen_of_an_answer_is_accepted_and_verbatim(say, cited, confidence, newer, told):
    outside, today = told
    found = Found(ID, confidence, tuple(cited), newer, outside)
    for number, quote in enumerate(cited):
        screen = render.source(say, found, number, today)
        shown, entities = accepted(screen)
        [displayed] = entities["blockquote"]
        part = render.shown_part(quote)
        assert displayed == quote.article.text[part.start : part.end]
        assert quote.start <= part.start < part.end <= quote.end
        if quote.end - quote.start <= render.MAX_QUOTE:
            assert displayed == quote.text
            assert "".join(entities.get("bold", [])) == quote.highlighted
        else:
            assert say("quote-goes-on") in shown
        for passage in entities.get("expandable_blockquote", []):
            assert displayed in passage or quote.article.text[part.end :].lstrip().startswith(passage)
            assert passage in quote.article.text[quote.context.start : quote.context.end]
        assert (opening(say, "later") in shown) >= (number == 0)
        assert shown.startswith(say("outside")) >= outside
        assert len(screen.buttons) <= 3
        assert len(screen.below) <= 4
        [copied] = [button.copied for button in screen.below if button.copied]
        assert f"[{quote.citation}]" in copied
        asking = render.reasons(say, found, number, today)
        assert accepted(asking)[0] == shown
        assert asking.rows[:-2] == screen.rows
        _, marks = accepted(surroundings.screen(say, ID, number, quote, today=today, link=LINK))
        [wide] = marks["blockquote"]
        assert wide in quote.article.text
        assert displayed in wide


@given(TONGUES, quotes(), st.integers(0, 999_999))
@settings(max_examples=100, deadline=None)
def test_every_page_of_an_article_is_accepted_and_all_of_it_is_there(say, quote, wanted):
    pages = cutting.pages(quote.article.text, reading.PAGE)
    bold = ""
    for number, page in enumerate(pages):
        shown, entities = accepted(reading.page(say, ID, 0, quote, wanted=number, today=TODAY))
        assert quote.article.text[page.start : page.end] in shown
        bold += "".join(entities["bold"][1:])
    between = [quote.article.text[a.end : b.start] for a, b in pairwise(pages)]
    assert all(set(gap) <= {" ", "\n"} for gap in between)
    assert (pages[0].start, quote.article.text[pages[-1].end :].strip(" \n")) == (0, "")
    inside = quote.highlighted if len(pages) == 1 else None
    assert inside is None or bold.split() == inside.split()
    first, _ = accepted(reading.at_quote(say, ID, 0, quote, today=TODAY))
    here = next((page for page in pages if page.end > quote.highlight.start), pages[-1])
    assert quote.article.text[here.start : here.end] in first
    accepted(reading.page(say, ID, 0, quote, wanted=wanted, today=TODAY))


@given(
    TONGUES,
    st.one_of(st.none(), articles()),
    st.integers(0, 10**9),
    st.one_of(st.none(), st.tuples(st.dates(), st.dates())),
)
@settings(max_examples=100, deadline=None)
def test_every_no_answer_is_accepted(say, closest, count, days):
    oldest, newest = sorted(days) if days else (None, None)
    answer = Answer(Question("?"), Confidence.NONE, (), closest, None, Coverage(count, oldest, newest))
    shown, _ = accepted(absence.no_answer(say, answer, TODAY, STARTS))
    assert (opening(say, "closest") in shown) == (closest is not None and count > 0)


_ASKED = st.text(min_size=1, max_size=200).filter(str.strip)


@given(TONGUES, _ASKED, st.lists(quotes(), min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_every_no_answer_that_names_what_is_reported_is_accepted(say, asked, reported):
    answer = Answer(Question(asked), Confidence.NONE, (), reported[0].article, None, Coverage(9, None, None))
    shown, _ = accepted(absence.no_answer(say, answer, TODAY, STARTS, reported=reported))
    assert opening(say, "reported-on") in shown
    assert opening(say, "closest") not in shown


@pytest.mark.parametrize(
    ("source", "title", "published", "line"),
    [
        ("Outlet", "Title", date(2021, 8, 3), "Outlet · Title · 3 August 2021, 13 days ago"),
        (None, "Title", date(2021, 8, 13), "Title · 13 August 2021, 3 days ago"),
        (None, "Title", date(2021, 8, 16), "Title · 16 August 2021, today"),
        (None, "Title", date(2021, 8, 17), "Title · 17 August 2021"),
        ("Outlet", "Title", None, "Outlet · Title"),
        (None, "Title", None, "Title"),
        (None, "", None, say("untitled")),
        (
            "جريدة",
            "عنوان",
            date(987, 1, 1),
            "\u2068جريدة\u2069 · \u2068عنوان\u2069 · 1 January 987, 1,034 years ago",
        ),
    ],
)
def test_what_is_missing_leaves_no_gap(source, title, published, line):
    of = article("It rained. It stopped.", title, source=source, published=published)
    quote = Quote(of, 0, 10, Span(0, 10), Span(0, 10), 0.5)
    shown, _ = accepted(render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY))
    assert shown == f"{say('answered')}\nIt rained.\n{line}"


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (Coverage(1, date(2021, 5, 1), date(2021, 5, 1)), "I searched 1 article of 1 May 2021."),
        (Coverage(1, None, None), "I searched 1 article."),
        (Coverage(1234, None, None), "I searched 1,234 articles."),
        (
            Coverage(2, date(2020, 2, 29), date(2021, 12, 31)),
            "I searched 2 articles, from 29 February 2020 to 31 December 2021.",
        ),
        (
            Coverage(3, None, None, pending=200),
            "I searched 3 articles. Some are new, and I am still reading them.",
        ),
    ],
)
def test_what_was_searched(coverage, said):
    answer = Answer(Question("?"), Confidence.NONE, (), None, None, coverage)
    assert absence.no_answer(say, answer, TODAY, STARTS).body.text == f"{say('no-answer')} {said}"


def test_an_answer_from_another_time_says_so_and_how_old_it_is():
    of = article("It rained. It stopped.", "Title", published=date(2019, 8, 13))
    quote = Quote(of, 0, 10, Span(0, 10), Span(0, 10), 0.5)
    shown, _ = accepted(render.answer(say, Found(ID, Confidence.WEAK, (quote,), None, outside=True), TODAY))
    assert shown == (
        "Nothing from that time answers this; perhaps this, from another time:\n"
        "It rained.\nTitle · 13 August 2019, 2 years ago"
    )


def test_what_comes_closest_says_how_old_it_is():
    closest = article("It rained.", "Title", published=date(2021, 8, 15))
    answer = Answer(Question("?"), Confidence.NONE, (), closest, None, Coverage(1, None, None))
    shown, _ = accepted(absence.no_answer(say, answer, TODAY, STARTS))
    assert shown.endswith("Title, 15 August 2021, yesterday")


def test_a_long_quote_is_cut_around_the_sentence_that_answers():
    text = "Filler words come first. " * 200 + "The answer is 42. " + "Filler words come last. " * 200
    of = article(text.strip())
    at = text.index("The answer")
    quote = Quote(of, 0, len(of.text), Span(at, at + 17), Span(0, len(of.text)), 0.5)
    shown, entities = accepted(render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY))
    assert entities["bold"] == ["The answer is 42."]
    [displayed] = entities["blockquote"]
    assert displayed in text
    assert displayed.startswith(("Filler", "words", "come", "first"))
    assert say("quote-goes-on") in shown


def test_the_fullest_message_is_just_within_the_limit():
    of = article("0" * 9000, "T" * 1000, source="S" * 1000, published=date(2021, 12, 13), url="https://n.example/")
    quote = Quote(of, 100, 5000, Span(100, 5000), Span(0, 9000), 0.5)
    shown, entities = accepted(render.source(say, Found(ID, Confidence.WEAK, (quote, quote), of), 0, TODAY))
    assert len(shown) == 4096
    assert entities["blockquote"] == ["0" * render.MAX_QUOTE]
    assert len(entities["expandable_blockquote"][0]) > render.MAX_QUOTE


def test_a_right_to_left_title_is_kept_apart_and_a_left_to_right_one_is_not_touched():
    of = article("It rained.", "Title", source="Outlet")
    quote = Quote(of, 0, 10, Span(0, 10), Span(0, 10), 0.5)
    assert "\u2068" not in render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY).body.text


@pytest.mark.parametrize("title", ["News\u2069 \u202enows", "\u2067News", "\u2066News", "\u2069\u2069"])
def test_a_title_that_turns_the_line_around_does_not_reach_what_stands_beside_it(title):
    of = article("It rained.", title, source="Outlet", published=TODAY)
    quote = Quote(of, 0, 10, Span(0, 10), Span(0, 10), 0.5)
    text = render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY).body.text
    _, title_and_date = text.split("Outlet · \u2068")
    depth, at = 1, 0
    while depth:
        depth += (title_and_date[at] in "\u2066\u2067\u2068") - (title_and_date[at] == "\u2069")
        at += 1
    beside = title_and_date[at:].splitlines()[0]
    assert beside.startswith(" · ")
    assert beside.isprintable()  # nothing that turns is left


@pytest.mark.parametrize("text", ["🇩🇪", "👩‍👩‍👧‍👦", "é̂", "क्षि", "각", "👍🏽", "กำ", "ல்", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️"])
def test_no_cut_falls_inside_what_reads_as_one_character(text):
    for size in range(1, 12):
        whole = text * 40
        end = cutting.cut(whole, 0, len(text) * 20 + size)
        assert end % len(text) == 0, (text, size)
    for span in cutting.pages(text * 40, len(text) * 3 + 1):
        assert (span.end - span.start) % len(text) == 0


def test_a_cluster_longer_than_any_real_one_is_cut_all_the_same():
    assert cutting.cut("a" + "\u0301" * 5000, 0, 1000) == 1000


@given(_TEXTS.map(canonical_text), st.integers(2, 300), st.data())
def test_a_window_lies_around_what_it_is_for(text, size, data):
    assume(text)
    a, b, c, d = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    c = min(c, b + size)
    got = cutting.window(text, Span(a, d), Span(b, c), size)
    assert a <= got.start <= b <= c <= got.end <= d
    assert got.end - got.start <= max(size, 0)


@given(_TITLES, st.integers(2, 300))
def test_a_shortened_title_is_short(title, size):
    short = cutting.shortened(title, size)
    assert len(short) <= size
    kept = short.rstrip("\u2069")
    assert short == title or (kept.endswith("…") and title.startswith(kept[:-1]))


@pytest.mark.parametrize("size", range(2, 20))
def test_what_is_shortened_leaves_no_isolate_open(size):
    short = cutting.shortened("لا \u2068Harbour \u2067closed\u2069 today\u2069 and tomorrow", size)
    assert len(short) <= size
    assert sum(map(short.count, "\u2067\u2068")) == short.count("\u2069")


def test_check_link_of_the_server_takes_every_link_of_ours():
    for url in (
        "https://news.example/a?b=c&d='e'",
        "https://müller.example/straße?q=ß",
        "http://192.0.2.7:8080/x y",
    ):
        of = article("It rained. It stopped.", url=url)
        quote = Quote(of, 0, 10, Span(0, 10), Span(0, 10), 0.5)
        [button] = render.source(say, Found(ID, Confidence.STRONG, (quote,), None), 0, TODAY).buttons
        assert check_link(button.url).isascii()


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("url", [None, "https://news.example/a"], ids=["read", "open"])
def test_no_label_under_an_answer_is_cut_off_on_a_phone(language, url):
    of = [article("One. Two. Three.", url=url, number=number) for number in range(3)]
    cited = tuple(Quote(one, 5, 9, Span(5, 9), Span(5, 9), 0.5) for one in of)
    found = Found(ID, Confidence.STRONG, cited, of[1])
    shown = render.source(speech(language), found, 0, TODAY)
    room = {3: 12, 4: 8}  # letters in a button of so many in a row, 390 points wide
    assert [len(row) for row in shown.rows] == [3, 4]
    seen = [(re.sub("[\u2066-\u2069]", "", button.label), room[len(row)]) for row in shown.rows for button in row]
    assert [label for label, most in seen if len(label) > most] == []
