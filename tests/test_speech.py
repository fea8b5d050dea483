"""The catalogues: every language says all that is said, and says it for every number."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot import speech as package
from bot.speech import Speech, languages, speech
from bot.speech.reasons import PREFIX

FOLDER = Path(package.__file__).parent
BOT = FOLDER.parent
OTHERS = [code for code in languages() if code != "en"]


class Mentions(Visitor):
    """The variables and the other messages that a message mentions."""

    def __init__(self):
        self.variables, self.messages = set(), set()

    def visit_VariableReference(self, node):  # noqa: N802 - the library's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node):  # noqa: N802
        self.messages.add(node.id.name)


def catalogue(code):
    """What each message mentions, by its key."""
    body = FluentParser().parse((FOLDER / f"{code}.ftl").read_text(encoding="utf-8")).body
    assert not [entry.content for entry in body if isinstance(entry, ftl.Junk)]
    found = {}
    for message in body:
        if isinstance(message, ftl.Message):
            assert message.id.name not in found, f"{message.id.name} twice"
            found[message.id.name] = mentions = Mentions()
            mentions.visit(message)
    return found


def variables(messages, key):
    """Those of a message and of all that it refers to."""
    mentions = messages[key]
    return mentions.variables.union(*(variables(messages, other) for other in mentions.messages))


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_the_messages_of_english_in_the_same_order(code):
    assert [*catalogue(code)] == [*catalogue("en")]


@pytest.mark.parametrize("code", OTHERS)
def test_a_message_takes_the_values_that_it_takes_in_english(code):
    english, other = catalogue("en"), catalogue(code)
    assert {key: variables(other, key) for key in other} == {key: variables(english, key) for key in english}


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5, 11, 21, 100, 1234])
def test_every_message_can_be_said_with_every_number(code, number):
    say, messages = speech(code), catalogue(code)
    for key in messages:
        said = say(key, **dict.fromkeys(variables(messages, key), number))
        assert said.strip()
        assert "???" not in said


def test_every_message_is_said_somewhere_and_none_is_said_that_is_not_there():
    messages = catalogue("en")
    said = {key for mentions in messages.values() for key in mentions.messages}
    patterns = []
    for file in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                patterns.append(re.compile(re.escape(node.values[0].value) + r"[a-z]+"))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "told"}:
                key = next((a.value for a in node.args if isinstance(a, ast.Constant)), None)
                assert key is None or key in messages, f"{file.name} says {key}"
    unsaid = {key for key in messages.keys() - said if not any(p.fullmatch(key) for p in patterns)}
    assert not {key for key in unsaid if not key.startswith(PREFIX)}  # those are found by what they say


def test_a_message_that_is_not_there_is_an_error_and_so_is_a_value_that_is_missing():
    with pytest.raises(KeyError):
        speech()("no-such-message")
    with pytest.raises(ValueError, match="page-of"):
        speech()("page-of", number=1)


@pytest.mark.parametrize(
    ("codes", "language"),
    [
        (("de",), "de"),
        (("de-AT",), "de"),
        (("ru_RU",), "ru"),
        (("AR",), "ar"),
        (("fr", "ru"), "ru"),
        ((None, "de"), "de"),
        (("fr",), "en"),
        (("",), "en"),
        ((), "en"),
    ],
)
def test_the_first_language_that_is_spoken_is(codes, language):
    assert speech(*codes).language == language


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["1 article", "2 articles", "5 articles", "21 articles", "1,234 articles"]),
        ("de", ["1 Artikel", "2 Artikel", "5 Artikel", "21 Artikel", "1.234 Artikel"]),
        ("ru", ["1 статья", "2 статьи", "5 статей", "21 статья", "1\xa0234 статьи"]),
    ],
)
def test_plurals(code, expected):
    say = speech(code)
    assert [say("articles", articles=n) for n in (1, 2, 5, 21, 1234)] == expected


def test_arabic_has_six_plurals_and_runs_from_right_to_left():
    say = speech("ar")
    assert len({re.sub(r"[\d,]+", "", say("articles", articles=n)) for n in (0, 1, 2, 3, 11, 100)}) == 6
    assert say.right_to_left
    assert not any(speech(code).right_to_left for code in ("en", "de", "ru"))
    # A name in Latin letters is kept from turning its sentence around.
    assert "\u2068Harbour\u2069" in say("removed", title="Harbour")


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("en", "13 August 2021"),
        ("de", "13. August 2021"),
        ("ru", "13 августа 2021\u202fг."),
        ("ar", "13 أغسطس 2021"),
    ],
)
def test_dates(code, day):
    assert Speech(code).day(date(2021, 8, 13)) == day
    assert "07:05" in Speech(code).moment(datetime(2021, 8, 13, 7, 5, tzinfo=UTC))


def test_a_russian_date_ends_its_sentence_with_the_dot_that_it_has():
    text = (FOLDER / "ru.ftl").read_text(encoding="utf-8")
    dated = re.findall(r"\{ \$(?:day|first|last) \}(.)?", text)
    assert len(dated) > 12
    assert "." not in dated


def test_a_date_and_what_is_said_of_it_stay_in_their_order_after_a_latin_title():
    say = speech("ar")
    for said in (
        say("dated", day="18 فبراير 2021", age="أمس"),
        say.moment(datetime(2021, 8, 13, 7, 5, tzinfo=UTC)),
    ):
        assert re.fullmatch("\u200f\u2067[^\u2067]+\u2069", said)


def test_a_command_in_arabic_begins_with_its_slash():
    text = (FOLDER / "ar.ftl").read_text(encoding="utf-8")
    before = re.findall(r"(.{6}) \}/[a-z]+", text)
    assert len(before) > 40
    assert set(before) <= {'u200E"', 'u2066"'}
