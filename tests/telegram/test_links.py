from urllib.parse import unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.telegram import links
from bot.telegram.links import MAX_URL, MIN_WORDS_LENGTH, fragment, openable, to_words
from knowledge.article import canonical_text

URL = "https://news.example/a"
TEXT = (
    "The mayor said no. The mayor said no to the bridge, and yes to the ferry.\nThe mayor said no. Nobody was hurt."
)


def words_of(directive):
    """What a browser looks for: the words before, if any, and the words."""
    before, comma, words = directive.rpartition("-,")
    return unquote(before) if comma else None, unquote(words)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("The mayor said no to", "ferry.", "The%20mayor%20said%20no%20to"),
        ("Nobody", "hurt.", "Nobody%20was%20hurt."),
        ("to the bridge", "ferry.", "to%20the%20bridge%2C%20and%20yes"),
        ("yes to", "ferry.", "yes%20to%20the%20ferry."),
    ],
)
def test_the_shortest_start_that_is_unique(start, end, expected):
    at = TEXT.index(start)
    assert fragment("Title", TEXT, at, TEXT.index(end, at) + len(end)) == expected


def test_what_comes_twice_is_found_by_the_words_before_it():
    text = "First the mayor said no. Then the mayor said no."
    at = text.rindex("the mayor")
    assert fragment("", text, at, len(text)) == "Then-,the%20mayor%20said%20no."


def test_a_paragraph_that_comes_twice_is_given_whole_where_nothing_tells_it_from_the_other():
    text = "Another one.\nThe same line again.\nAnother one.\nThe same line again."
    assert fragment("", text, text.rindex("The same"), len(text)) == "The%20same%20line%20again."


def test_words_that_stand_in_the_title_too_are_not_unique():
    text = "The mayor has left the town. He took the ferry."
    assert fragment("The mayor has left the town", text, 0, len(text)) == "The%20mayor%20has%20left%20the%20town."


def test_a_fragment_stays_in_its_paragraph():
    text = "It was over.\nThe last ferry left."
    assert fragment("", text, 0, len(text)) == "It%20was%20over."


def test_a_heading_that_a_quote_begins_with_is_not_what_the_link_looks_for():
    text = "Background\nIn the harbour\nThe last ferry left at noon."
    for end in (len(text), len(text) - 5):
        assert to_words(URL, "", text, 0, end).endswith("text=The%20last%20ferry%20left%20at")
    assert to_words(URL, "", text, 0, len("Background")).endswith("text=Background")
    assert to_words(URL, "", "“It was over.”\nThe last ferry left.", 0, 30).endswith("was%20over.%E2%80%9D")


def test_case_makes_no_words_unique():
    text = "THE MAYOR SPOKE LATE AT NIGHT. The mayor spoke late at night. The end."
    at = text.index("The mayor")
    assert fragment("", text, at, len(text)) == "The%20mayor%20spoke%20late%20at%20night.%20The%20end."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The cafe resume reader left early then.", "The café résumé reader left early now."),
        ("He said “that’s the way it goes” then.", 'He said "that\'s the way it goes" now.'),
        ("He left on 5 May and came back then.", "He left on 5\u00a0May and came back now."),
        ("The har\u00adbour closed at five then.", "The harbour closed at five now."),
    ],
)
def test_what_browsers_take_for_the_same_is_not_unique(first, second):
    # Chromium, with either of them twice in a page, marks the first.
    for above, quoted in ((first, second), (second, first)):
        text = f"{above}\n{quoted}"
        assert unquote(fragment("", text, len(above) + 1, len(text))) == quoted
        assert unquote(fragment(above, quoted, 0, len(quoted))) == quoted


def test_a_paragraph_and_a_space_before_the_words_are_the_same_to_a_browser():
    text = "Olsen spoke. The tram runs all night.\nBerg spoke.\nThe tram runs all night."
    start = text.rindex("The tram")
    assert fragment("", text, start, len(text)) == "Berg%20spoke.-,The%20tram%20runs%20all%20night."


def test_syntax_of_the_fragment_is_encoded():
    text = "Well-known, R&D #1 costs 5%: yes. It does."
    assert fragment("", text, 0, len(text)) == "Well%2Dknown%2C%20R%26D%20%231%20costs"


def test_a_quote_from_the_middle_of_a_word_has_no_fragment():
    assert fragment("", "The harbourmaster spoke of it.", 7, 30) is None
    assert to_words(URL, "", "The harbourmaster spoke of it.", 7, 30) == URL


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://t.me/courier/17", "https://t.me/courier/17"),
        ("http://T.me/c/1234567/17", "http://t.me/c/1234567/17"),
        ("https://telegram.me/courier/17", "https://telegram.me/courier/17"),
        ("https://courier.t.me/17", "https://courier.t.me/17"),
        ("https://not.me/courier/17", "https://not.me/courier/17#:~:text=Nobody%20was%20hurt."),
        ("https://news-t.me/17", "https://news-t.me/17#:~:text=Nobody%20was%20hurt."),
        ("https://news.example/t.me/17", "https://news.example/t.me/17#:~:text=Nobody%20was%20hurt."),
    ],
)
def test_a_post_in_telegram_is_opened_as_it_is(url, opened):
    assert to_words(url, "", "Nobody was hurt.", 0, 16) == opened


def test_scripts_without_spaces_end_at_a_clause():
    text = "港は火曜日の夜に閉鎖されました、とヴェール港長は述べました。最後のフェリーは出ていました。"
    directive = fragment("", text, 0, len(text))
    assert unquote(directive) == "港は火曜日の夜に閉鎖されました、とヴェール港長は述べました。"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/a#part", "https://news.example/a#part:~:text=Nobody%20was%20hurt."),
        ("https://news.example/a#:~:text=old", "https://news.example/a#:~:text=Nobody%20was%20hurt."),
        ("https://news.example/a#part:~:text=old", "https://news.example/a#part:~:text=Nobody%20was%20hurt."),
        ("https://news.example", "https://news.example/#:~:text=Nobody%20was%20hurt."),
    ],
)
def test_a_url_that_has_a_fragment_keeps_it(url, expected):
    at = TEXT.index("Nobody")
    assert to_words(url, "", TEXT, at, len(TEXT)) == expected


@pytest.mark.parametrize(
    "url",
    [
        None, "", "localhost/a", "http://localhost/a", "ftp://news.example/a", "tg://user?id=1",
        "javascript:alert(1)", "https://me:secret@news.example/", "https://news.example:99999/",
        "https://news.example:x/", "https://[::1]/", "https://[bad/", "https://999.1.1.1/", "https:///a",
        "https://-bad.example/", "https://news.example/" + "a" * MAX_URL, "https://" + "a" * 70 + ".example/",
    ],
)  # fmt: skip
def test_what_telegram_would_refuse_is_no_link(url):
    assert openable(url) is None


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("HTTPS://News.Example/Straße?q=ä&b=%20#x y", "https://news.example/Stra%C3%9Fe?q=%C3%A4&b=%20#x%20y"),
        ("https://müller.example", "https://xn--mller-kva.example/"),
        ("http://192.0.2.7:8080/a", "http://192.0.2.7:8080/a"),
        ("https://news.example/?a=\"<b>'", "https://news.example/?a=%22%3Cb%3E'"),
    ],
)
def test_what_it_takes_is_plain_ascii(url, clean):
    assert openable(url) == clean


def test_a_fragment_that_makes_the_url_too_long_is_left_out():
    url = "https://news.example/" + "a" * (MAX_URL - 40)
    assert to_words(url, "", TEXT, TEXT.index("Nobody"), len(TEXT)) == url


_WORDS = st.one_of(
    st.sampled_from("the a mayor said no yes bridge, ferry. U.S. don't 3.5 R&D well-known – “quoted” #1".split()),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=9),
)
_PARAGRAPHS = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join)
_ARTICLES = st.lists(_PARAGRAPHS, min_size=1, max_size=6).map("\n".join).map(canonical_text)


@given(_ARTICLES, st.text(max_size=30), st.data())
@settings(max_examples=300, deadline=None)
def test_a_fragment_is_found_where_the_quote_begins_and_nowhere_else(text, title, data):
    assume(text)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] in " \n"]
    start = data.draw(st.sampled_from(starts))
    end = data.draw(st.integers(start + 1, len(text)))
    directive = fragment(title, text, start, end)
    if directive is None:
        return
    assert directive.isascii()
    assert not set(directive) & set("& #<>\"'")
    before, words = words_of(directive)
    assert text.startswith(words, start)
    assert start + len(words) <= end
    assert "\n" not in words
    if before is not None:
        assert text[:start].endswith((before + " ", before + "\n"))
        assert "\n" not in before
    where = f"{before}{text[start - 1]}{words}" if before is not None else words
    places = [at for at in range(len(text)) if text.startswith(where, at)]
    at = start if before is None else start - len(before) - 1
    assert at in places
    if places != [at]:
        # Not even with all the words before them in their paragraph.
        begin = text.rfind("\n", 0, max(0, start - 1)) + 1
        page, whole = f"{title}\n{text}".casefold(), (text[begin:start] + words).casefold()
        assert page.find(whole) != page.rfind(whole)


@given(_ARTICLES, st.data())
@settings(max_examples=200, deadline=None)
def test_no_shorter_start_would_do(text, data):
    assume(text)
    starts = [at for at in range(len(text)) if at == 0 or text[at - 1] in " \n"]
    start = data.draw(st.sampled_from(starts))
    directive = fragment("", text, start, len(text))
    if directive is None or "-," in directive:
        return
    words = words_of(directive)[1]
    shorter = words.rpartition(" ")[0]
    folded = text.casefold()
    assert (
        not shorter
        or len(shorter) < MIN_WORDS_LENGTH
        or folded.find(shorter.casefold()) != folded.rfind(shorter.casefold())
    )


@given(st.text(max_size=200))
def test_any_url_is_a_link_or_none(url):
    clean = openable(url)
    assert clean is None or (clean.isascii() and " " not in clean and len(clean) <= MAX_URL)


def test_a_huge_article_is_quick():
    text = "The mayor said no to the bridge. " * 100_000 + "Then he said yes."
    at = text.index("Then")
    assert links.fragment("", text, at, len(text)) == "Then%20he%20said%20yes."


@pytest.mark.parametrize(
    ("host", "written"),
    [("straße.example", "xn--strae-oqa.example"), ("βόλος.example", "xn--nxasmm1c.example")],
)
def test_a_host_is_the_one_that_browsers_open(host, written):
    assert openable(f"https://{host}/a") == f"https://{written}/a"


def test_a_paragraph_that_stands_twice_is_told_by_the_one_before_it():
    text = "No comment.\nThe tram runs all night.\nOlsen spoke.\nThe tram runs all night.\nThe toll is 12 crowns."
    start = text.rindex("The tram")
    assert fragment("", text, start, len(text)) == "spoke.-,The%20tram%20runs%20all%20night."
