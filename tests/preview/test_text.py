"""Text: how it is counted, cleaned and refused."""

import pytest

from bot.preview.errors import ApiError
from bot.preview.text import formatted


def refusal(text, parse_mode=None, entities=None):
    with pytest.raises(ApiError) as caught:
        formatted(text, parse_mode, entities)
    return caught.value.description


def test_empty_text_is_refused():
    assert refusal("") == "Bad Request: message text is empty"


@pytest.mark.parametrize("blank", [" ", "\n\t \n", "\x00\x01", "\u200b \u00a0", "<b> </b>", "<i></i>"])
def test_text_of_nothing_visible_is_refused(blank):
    assert refusal(blank, "HTML") == "Bad Request: text must be non-empty"


def test_4096_code_points_pass_and_one_more_does_not():
    assert len(formatted("😀" * 4096, None, None).text) == 4096
    assert refusal("😀" * 4097) == "Bad Request: message is too long"


def test_the_count_is_taken_after_parsing():
    source = f'<a href="https://a.example/{"x" * 200}">{"y" * 4000}</a>'
    assert len(formatted(source, "HTML", None).text) == 4000


def test_raw_text_over_32768_bytes_is_refused_before_parsing():
    tags = "<b></b>" * 4000
    assert formatted("ж" + tags, "HTML", None).text == "ж"
    room = 32_768 - len(tags.encode())
    assert formatted(tags + "ж" * (room // 2), "HTML", None).text == "ж" * (room // 2)
    assert refusal(tags + "ж" * (room // 2 + 1), "HTML") == "Bad Request: text is too long"


@pytest.mark.parametrize("mode", ["XML", "markup", "html5"])
def test_an_unknown_parse_mode_is_refused(mode):
    assert refusal("x", mode) == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize("mode", ["MarkdownV2", "Markdown"])
def test_markdown_is_refused_as_not_implemented(mode):
    assert f'"{mode}" is not implemented' in refusal("x", mode)


def test_control_characters_become_spaces_and_text_is_trimmed():
    assert formatted(" \n a\tb\x07c\r\nd \n", None, None).text == "a b c\nd"


def test_what_telegram_removes_is_removed_and_entities_move_along():
    result = formatted("a\u202e\u2028b <b>c\r\td</b>  ", "HTML", None)
    assert result.text == "ab c d"
    assert [(one.offset, one.length) for one in result.entities] == [(3, 3)]


def test_trimming_stops_at_the_first_entity_and_shortens_the_last():
    result = formatted("  <b> x </b>  ", "HTML", None)
    assert result.text == " x"
    assert [(one.offset, one.length) for one in result.entities] == [(0, 2)]


def test_half_a_surrogate_pair_is_refused():
    assert refusal("x\ud800") == "Bad Request: strings must be encoded in UTF-8"


def test_entities_may_be_given_instead_of_markup():
    given = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "a.example"},
    ]
    result = formatted("😀 x", None, given)
    assert [one.to_dict() for one in result.entities] == [given[0], given[1] | {"url": "http://a.example/"}]


def test_parse_mode_wins_over_entities():
    result = formatted("<i>x</i>", "HTML", [{"type": "bold", "offset": 0, "length": 1}])
    assert [one.type for one in result.entities] == ["italic"]


@pytest.mark.parametrize(
    ("entity", "words"),
    [
        ({"type": "bold", "offset": 0, "length": 9}, "ends after the end of the text"),
        ({"type": "bold", "offset": 1, "length": 1}, "begins in the middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": 0, "length": 1}, "ends in the middle of a UTF-16 symbol"),
        ({"type": "bold", "offset": -1, "length": 1}, '"offset"'),
        ({"type": "bold", "offset": 0}, '"length"'),
        ({"type": "huge", "offset": 0, "length": 1}, "huge"),
        ({"type": "text_link", "offset": 0, "length": 2, "url": "localhost"}, "Wrong HTTP URL"),
        ("bold", "Object"),
    ],
)
def test_an_entity_that_does_not_fit_is_refused(entity, words):
    assert words in refusal("😀 x", None, [entity])
