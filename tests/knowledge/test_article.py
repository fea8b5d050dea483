import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.article import (
    Citation,
    canonical_line,
    canonical_text,
    canonical_url,
    digest,
    passage_id,
    revision_of,
)
from knowledge.errors import UserError

# Any text, and more often what is hard about it: line breaks, marks, joiners, halves of surrogate pairs.
hard = st.text(
    st.sampled_from("ab \n\r\t\v\f\x00\x1c\x7f\x85\u00a0\u0301\u0327\u200b\u200d\u2028\ufeff\u00ad\ud800e한글。")
)
texts = st.one_of(st.text(), st.text(st.characters(codec=None)), hard)


@given(texts)
def test_canonical_text_is_stable_composed_and_free_of_controls(raw):
    text = canonical_text(raw)
    assert canonical_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert text.encode("utf-8").decode("utf-8") == text


@given(texts)
def test_paragraphs_are_parted_by_one_line_break_and_trimmed(raw):
    for paragraph in canonical_text(raw).split("\n") if canonical_text(raw) else []:
        assert paragraph
        assert paragraph == paragraph.strip()
        assert "  " not in paragraph


@given(texts)
def test_canonical_text_keeps_every_visible_character_in_order(raw):
    def visible(text):
        composed = unicodedata.normalize("NFC", text)  # a ring that is part of a letter stays
        unsent = "\ufeff\u00ad\u2060\u202a\u202b\u202c\u202d\u202e\u030a\u0333\u033f"
        kept = (c for c in composed if not c.isspace() and unicodedata.category(c) != "Cc" and c not in unsent)
        return unicodedata.normalize("NFD", "".join(kept))

    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in raw)
    assert visible(canonical_text(whole)) == visible(whole)
    assert canonical_text(raw) == canonical_text(whole)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One.\r\n\r\nTwo.\rThree.\u2029Four.\x85Five.", "One.\nTwo.\nThree.\nFour.\nFive."),
        ("  A\u00a0 b\t\tc  \n\n\n  d ", "A b c\nd"),
        ("cafe\u0301", "café"),
        ("\ufeff\ufeffMark", "Mark"),
        ("Die Donau\u00addampf\u00adschiff\u00adfahrt", "Die Donaudampfschifffahrt"),
        ("a\x00b\x07c", "a b c"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("कि\u200dताब", "कि\u200dताब"),
        (" \n\t\r\n", ""),
    ],
)
def test_canonical_text_by_example(raw, text):
    assert canonical_text(raw) == text


@given(st.one_of(texts, st.text(st.sampled_from("ab. \nå\u030a\u0333\u202a\u00a0é"))))
def test_what_is_seen_at_once_to_be_canonical_is_what_would_be_made(raw):
    """A control character at the start becomes a space, which goes, and has the text made the long way."""
    assert canonical_text(raw) == canonical_text("\x07" + raw)


@given(texts)
def test_canonical_line_is_one_stable_line(raw):
    line = canonical_line(raw)
    assert "\n" not in line
    assert canonical_line(line) == line


@given(
    st.integers(0, 16**16 - 1),
    st.integers(0, 999_999_998).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, 999_999_999))
    ),
)
def test_a_citation_survives_printing_and_parsing(number, span):
    citation = Citation(f"{number:016x}", *span)
    assert Citation.parse(str(citation)) == citation
    assert Citation.parse(f"  {str(citation).upper()}\n") == citation


def test_a_citation_of_a_whole_revision_names_its_first_digits():
    revision = revision_of("Title", "Text.")
    assert Citation.parse(str(Citation(revision, 0, 5))) == Citation(revision[:16], 0, 5)


NOT_CITATIONS = [
    "",
    "0123456789abcdef",
    "0123456789abcdef.5.5",
    "0123456789abcdef.9.5",
    "0123456789abcdef.-1.5",
    "0123456789abcde.1.5",
    "0123456789abcdef.1.٥",
    "0123456789abcdef.1.12345678901",
    "line\nbreak",
]


@pytest.mark.parametrize("text", NOT_CITATIONS)
def test_what_is_no_citation_is_refused_in_one_line(text):
    with pytest.raises(UserError, match=r"\A[^\n]* is not a citation: copy it whole[^\n]*\Z"):
        Citation.parse(text)


@given(st.text(st.characters(codec="utf-8")), st.integers(0), st.integers(0))
def test_passage_ids_fit_a_signed_integer_of_64_bits(revision, start, end):
    assert 0 <= passage_id(revision, start, end) < 2**63


def test_ids_depend_on_all_of_the_content():
    assert len({passage_id("r", 1, 23), passage_id("r", 12, 3), passage_id("s", 1, 23)}) == 3
    assert revision_of("ab", "c") != revision_of("a", "bc")
    assert digest("a", "") != digest("", "a") != digest("a")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example:443", "https://news.example/"),
        ("http://news.example:80/a#top", "http://news.example/a"),
        ("http://news.example/a#comments", "http://news.example/a"),
        ("http://news.example/a#:~:text=The%20bridge", "http://news.example/a"),
        ("http://news.example/a#", "http://news.example/a"),
        ("https://news.example/#/article/17", "https://news.example/#/article/17"),
        ("https://news.example/#!article/17", "https://news.example/#!article/17"),
        ("https://news.example#!/article/17?page=2", "https://news.example/#!/article/17?page=2"),
        ("https://news.example/#/a?utm_source=x&id=5", "https://news.example/#/a?id=5"),
        ("https://news.example/#/a?utm_source=x", "https://news.example/#/a"),
        ("https://news.example/#/a:~:text=The%20bridge", "https://news.example/#/a"),
        ("https://news.example/#/?id=5", "https://news.example/#/?id=5"),
        ("https://news.example/#/", "https://news.example/"),  # the home of such a site is its page
        ("https://news.example/#!", "https://news.example/"),
        ("https://news.example/#!/", "https://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a?utm_source=x&id=5&fbclid=y", "https://news.example/a?id=5"),
        ("https://news.example/a?UTM_Medium=x", "https://news.example/a"),
        ("https://news.example/?12345", "https://news.example/?12345"),  # a key without a value stays one
        ("https://news.example/?q=a+b%20c&q=%2f", "https://news.example/?q=a+b%20c&q=%2f"),
        ("https://me:secret@news.example/", "https://news.example/"),
        ("https://[2001:DB8::1]:99/x", "https://[2001:db8::1]:99/x"),
        ("https://новости.example/Путь?ключ=да", "https://новости.example/Путь?ключ=да"),
        ("  https://news.example/a \n", "https://news.example/a"),
    ],
)
def test_canonical_url_by_example(url, canonical):
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


NOT_URLS = [
    "",
    "news.example",
    "ftp://news.example/",
    "javascript:alert(1)",
    "https://",
    "https://a b/",
    "https://news.example/<x>",
    'https://news.example/"',
    "http://[::1",
    "http://a:port/",
    "http://a:99999/",
    "https://news.example/\x00",
    "https://news.example/?q=\ud800",
]


@pytest.mark.parametrize("url", NOT_URLS)
def test_what_is_no_web_address_is_refused_in_one_line(url):
    with pytest.raises(UserError) as caught:
        canonical_url(url)
    assert "\n" not in str(caught.value)


addresses = st.text(max_size=40) | st.text("/#!?&=:~a.", max_size=20)


@given(st.builds("http{}://{}{}".format, st.sampled_from(["", "s"]), st.text(max_size=20), addresses))
@example("http://a/#/b?utm_source=x?c")
@example("http://a/#/b??")
def test_canonical_url_is_stable_or_refuses(url):
    try:
        once = canonical_url(url)
    except UserError:
        return
    assert canonical_url(once) == once
    digest("url", once)
