"""HTML: what becomes which entity, what is tolerated, what is refused and in which words."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.preview.entities import utf16_length, utf16_slice
from bot.preview.errors import ApiError
from bot.preview.markup import MarkupError, parse_html
from bot.preview.text import formatted


def shown(source, *, find=False):
    """Each entity as (type, the text it covers, what it adds)."""
    result = formatted(source, "HTML", None, find=find)
    return result.text, [
        (one.type, utf16_slice(result.text, one.offset, one.length), dict(one.extra)) for one in result.entities
    ]


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_a_plain_tag_in_any_case(tag, kind):
    assert shown(f"x <{tag.upper()}>y</{tag}> z") == ("x y z", [(kind, "y", {})])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<span class="tg-spoiler">y</span>', ("spoiler", "y", {})),
        ("<blockquote expandable>y</blockquote>", ("expandable_blockquote", "y", {})),
        ('<blockquote expandable="">y</blockquote>', ("expandable_blockquote", "y", {})),
        ('<pre><code class="language-python">y</code></pre>', ("pre", "y", {"language": "python"})),
        ('<code class="language-python">y</code>', ("code", "y", {})),
        ('<tg-emoji emoji-id="5368">👍</tg-emoji>', ("custom_emoji", "👍", {"custom_emoji_id": "5368"})),
        (
            '<tg-time unix="1700000000" format="wDT">y</tg-time>',
            ("date_time", "y", {"unix_time": 1700000000, "date_time_format": "wDT"}),
        ),
        ('<a href="tg://user?id=42">y</a>', ("text_mention", "y", {"user": {"id": 42}})),
        ('<a href="https://A.example">y</a>', ("text_link", "y", {"url": "https://a.example/"})),
        (
            "<a href='https://a.example/?x=1&amp;y=2'>y</a>",
            ("text_link", "y", {"url": "https://a.example/?x=1&y=2"}),
        ),
        ("<a href=a.example>y</a>", ("text_link", "y", {"url": "http://a.example/"})),
        ("<a>a.example</a>", ("text_link", "a.example", {"url": "http://a.example/"})),
        ("<b  id = 'x'   nonsense >y</b  >", ("bold", "y", {})),
        ("<b>y</>", ("bold", "y", {})),
    ],
)
def test_tags_with_attributes(source, expected):
    assert shown(source)[1] == [expected]


def test_offsets_are_utf16_code_units():
    result = formatted("😀é <b>жук</b>", "HTML", None)
    (bold,) = result.entities
    assert (bold.offset, bold.length) == (4, 3)


def test_nested_and_crossing_kinds_are_sorted_by_offset_then_length():
    text, entities = shown("<i>a<b>b</b></i>")
    assert text == "ab"
    assert [kind for kind, _, _ in entities] == ["italic", "bold"]


def test_an_empty_tag_makes_no_entity():
    assert shown("x<b></b>") == ("x", [])


@pytest.mark.parametrize("bad", ["", "javascript:alert(1)", "ftp://a.example", "http://", "localhost", "a b"])
def test_a_bad_link_is_dropped_and_its_text_kept(bad):
    assert shown(f'see <a href="{bad}">this place</a>') == ("see this place", [])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&#1078;&#x436;&#X436;", "жж&#X436;"),
        ("&lt &amp", "< &"),
        ("&nbsp;&copy;&laquo;&apos;", "&nbsp;&copy;&laquo;&apos;"),
        ("R&D & more &", "R&D & more &"),
        ("&#0;&#99999999;&#x110000;", "&#0;&#99999999;&#x110000;"),
        ("a > b", "a > b"),
    ],
)
def test_only_four_names_and_numbers_decode(source, text):
    assert shown(source) == (text, [])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("ж <H1>x</H1>", 'Unsupported start tag "h1" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("1 < 2 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("x <a href", 'Unclosed start tag "a" at byte offset 2'),
        ("x <a href=", 'Unclosed start tag "a" at byte offset 2'),
        ('x <a href="y', "Unclosed start tag at byte offset 2"),
        ('x <a href="y"', "Unclosed start tag at byte offset 2"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=https://x.y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("жж</b>", "Unexpected end tag at byte offset 4"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</strong>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</strong>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<i><b>x</b>", 'Can\'t find end tag corresponding to start tag "i"'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="q">y</tg-time>', "Invalid date format used"),
        (
            "&#57311;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_refusals_in_telegrams_words(source, words):
    with pytest.raises(ApiError) as caught:
        formatted(source, "HTML", None)
    assert caught.value.code == 400
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


async def test_over_http_the_refusal_is_the_same(api, chat):
    expected = 'Bad Request: can\'t parse entities: Unsupported start tag "h1" at byte offset 0'
    assert await api.refusal("sendMessage", chat_id=chat.id, text="<h1>x</h1>", parse_mode="html") == (
        400,
        expected,
    )


def test_code_holds_no_other_formatting_and_cuts_what_surrounds_it():
    assert shown("<b>a<code>b</code>c</b>")[1] == [("bold", "a", {}), ("code", "b", {}), ("bold", "c", {})]
    assert shown("<pre>a<i>b</i></pre>")[1] == [("pre", "ab", {})]


def test_a_quote_within_a_quote_is_one_quote():
    assert shown("<blockquote>a <blockquote>b</blockquote></blockquote>")[1] == [("blockquote", "a b", {})]


def test_bold_within_bold_is_one_bold():
    assert shown("<b>a<strong>b</strong>c</b>")[1] == [("bold", "abc", {})]


def test_a_quote_may_hold_links_and_styles():
    _, entities = shown('<blockquote>a <a href="https://a.example/">b</a> <b>c</b></blockquote>')
    assert [kind for kind, _, _ in entities] == ["blockquote", "text_link", "bold"]


def test_entities_beyond_a_hundred_are_dropped_silently():
    result = formatted(" ".join("<b>x</b>" for _ in range(130)), "HTML", None)
    assert len(result.entities) == 100
    assert len(result.text) == 259


def test_commands_mentions_links_and_hashtags_are_recognised():
    source = "/ask@some_bot now @someone #news https://a.example/x. mail a@b.example"
    _, entities = shown(source, find=True)
    assert [(kind, text) for kind, text, _ in entities] == [
        ("bot_command", "/ask@some_bot"),
        ("mention", "@someone"),
        ("hashtag", "#news"),
        ("url", "https://a.example/x"),
    ]


def test_nothing_is_recognised_inside_code_and_links():
    source = '<code>@someone</code> <a href="https://a.example/">https://b.example</a>'
    assert [kind for kind, _, _ in shown(source, find=True)[1]] == ["code", "text_link"]


@settings(deadline=None)  # a busy machine is no bug
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text):
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@settings(deadline=None)
@given(st.text(alphabet="<>/&;abip \"'=#x1ж😀\n", max_size=40))
def test_anything_parses_or_is_refused_and_entities_stay_within_the_text(source):
    try:
        text, entities = parse_html(source)
    except MarkupError:
        return
    for one in entities:
        assert 0 <= one.offset < one.end <= utf16_length(text)
