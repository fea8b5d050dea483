"""What failed is told in the reader's language: all that can reach a chat, whoever says it."""

import ast
import errno
import importlib
import itertools
import os
import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from socket import EAI_AGAIN, gaierror

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import knowledge
from bot import salvaging
from bot.speech import languages, messages, reasons, speech
from knowledge.article import Article
from knowledge.errors import UserError, of_system
from knowledge.intake import portions
from knowledge.intake.gone import Gone
from knowledge.readers import bounded, channel, days, jsonl, members
from knowledge.readers.files import _MAGIC, decoded
from knowledge.store import database

ROOT = Path(knowledge.__file__).parents[1]
FOREIGN = [code for code in languages() if code != "en"]
AT_THE_TERMINAL = {
    "knowledge/article.py": {"parse"},
    "knowledge/feeds/finding.py": None,
    "knowledge/feeds/opml.py": None,
    "knowledge/intake/channels.py": None,
    "knowledge/intake/folders.py": {"watch"},
    "knowledge/intake/origins.py": None,
    "knowledge/languages.py": None,
    "knowledge/library.py": {"_remove"},
    "knowledge/readers/apart.py": None,
    "knowledge/store/database.py": {"from_file", "_sealed"},
    "knowledge/store/founding.py": None,
    "knowledge/store/mending.py": None,
    "knowledge/store/values.py": None,
    "knowledge/store/visibility.py": None,
    "knowledge/web/sitemap.py": None,
    "bot/doctor.py": {"alive", "_token", "_stores"},
}
"""What raises where nobody in a chat is told: the command line alone comes there, or the bot does not start."""

NAMES = set(
    "JSON XML YAML TOML UTF PDF DOCX HTML RTF RSS Atom Feed OCR DNS URL Word title text robots txt http https "
    "result json Telegram Desktop WordPress Ghost gzip zip bzip xz zstd RAR true false Dateline Gone remove".split()
)
"""What has the same name in every language."""

STAND_INS = {
    "said": ["§ answers 404 §"],
    "where": ["§, line 7"],
    "counted(articles, 'article')": ["1 article", "7 articles"],
    "counted(passages, 'passage')": ["1 passage", "7 passages"],
    "counted(behind, 'change')": ["1 change", "7 changes"],
    "name": ["§", "the article §", "an article without a title"],
    "what": ["a folder", "no file"],
    "cure": ["give this user the permission to read and write its folder, or choose another with --data"],
    "apart.CPU": ["20"],
}
"""What values look like that are put together before."""


def raised():
    """Every line that an error or a finding of the source has, with stand-ins for its values, by where it is."""
    files = [*(ROOT / "knowledge").rglob("*.py"), ROOT / "bot" / "doctor.py"]
    for file in sorted(files):
        place = file.relative_to(ROOT).as_posix()
        passed = AT_THE_TERMINAL.get(place, set())
        if passed is None:
            continue
        names = vars(importlib.import_module(place.removesuffix(".py").replace("/", ".").removesuffix(".__init__")))
        functions = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for function in (node for node in functions if isinstance(node, ast.FunctionDef)):
            if function.name in passed:
                continue
            for node in ast.walk(function):
                match node:
                    case ast.Assign(targets=[ast.Name("problem")]):
                        yield f"{place}:{function.name}", lines(node.value, names)
                    case ast.Assign(targets=[ast.Name("has")]):  # what is added to a reason
                        found = [f"§ answers 404 §; {line}" for line in lines(node.value, names)]
                        yield f"{place}:{function.name}", found
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                called = ast.unparse(call.func)
                position = {"Finding": 1}.get(called, 0 if called.endswith("Error") else None)
                if position is not None and len(call.args) > position:
                    yield f"{place}:{function.name}", lines(call.args[position], names)


def lines(node, names):
    """What the line may be: with a word or a number for each value that is not known here."""
    if isinstance(node, ast.Constant):
        return [node.value] if node.value else []
    if isinstance(node, ast.IfExp):
        return lines(node.body, names) + lines(node.orelse, names)
    if not isinstance(node, ast.JoinedStr):
        return []  # put together elsewhere: below are such
    parts = [[part.value] if isinstance(part, ast.Constant) else values(part, names) for part in node.values]
    if not re.search("[a-z]{2}", "".join(part.value for part in node.values if isinstance(part, ast.Constant))):
        return []  # a line that was raised already, after where that was
    return ["".join(choice) for choice in itertools.product(*parts)]


def values(part, names):
    """What a value may be: a constant of its module, or what it may look like."""
    written = ast.unparse(part.value)
    try:
        return [eval(ast.unparse(ast.JoinedStr([part])), names)]
    except NameError:
        return STAND_INS.get(written, ["§", "7", "`§`"])


def foreign_words(said):
    """Words in Latin letters that a Russian sentence has and need not."""
    quoted = re.sub(r"`[^`]*`|\{\"title\".*?\}|\"\w+\"|\.[a-z]+|--data|\S*§\S*", "", said)
    return set(re.findall(r"[A-Za-z]{2,}", quoted)) - NAMES


RAISED = [(where, found) for where, found in raised() if found]


ROBOTS = (
    "the robots.txt of § cannot be had, so nothing there is fetched now (§ did not answer in time: try again later)"
)


def article(number):
    return Article(f"id{number}", "r" * 64, "A title", "A text.", None, None, None, None, None, datetime.now(UTC))


def composed():
    """Lines that are put together from parts, by what puts them together."""
    for kind, why in itertools.product(bounded._KINDS, bounded._REFUSED):
        yield str(bounded._refused(why, kind, "§"))
    for magic, _ in _MAGIC:
        with pytest.raises(UserError) as refused:
            decoded(magic, "§")
        yield str(refused.value)
    for what in (
        "is cut short, or not JSON (§)",
        "is JSON that no export has",
        "is cut short, or not a JSON object",
    ):
        yield str(members.Members(BytesIO(), "§", channel.EXPORT)._error(what))
    for value in ([], {}, "", 1, True):
        yield f'§, line 7: "title" is {jsonl._kind(value)}: write it as a string, or leave it out'
    yield "§, line 7: has more than 32 MB: put one article on each line; 3 more lines cannot be read"
    yield days.to_come("§", [date(2999, 1, 1)])
    yield days.to_come("§", [date(2999, 1, 1), date(2999, 1, 2)])
    yield portions._REMOVED.format(name="§")
    yield portions.reason_of(ValueError("§")).replace("ValueError", "§")
    reason = "§ answers 410 Gone: it was removed for good"
    yield f"{reason}: the feed is looked at no more; run `dateline §`, and `dateline §` with its new address"
    yield Gone((article(1),), (article(2),), (article(3),)).told(reason).replace("id3", "§").replace("Gone", "§")
    yield Gone((), (), (article(3), article(4))).told("§ answers 410 §").replace("id3, id4", "§")
    yield ROBOTS
    yield "§ leads to the log-in §: use an address that everybody can open; the teaser is taken"
    yield "§: try again later; the teaser has less than 80 characters, and is not taken"
    yield "§ is of a kind that cannot be read (no type): use the address of a page"
    later = gaierror(EAI_AGAIN, "Temporary failure in name resolution").strerror
    for why in ("Name or service not known", "No address associated with hostname", later):
        yield f"the name § cannot be resolved ({why}): check it or try later"
    for number in (errno.ECONNREFUSED, errno.ECONNRESET):
        yield f"§ cannot be fetched ({OSError(number, os.strerror(number))}): try again later".replace("Errno", "§")
    yield "§ cannot be listed (Permission denied): give this user the permission"
    yield "§ cannot be fetched (§ has no address): try again later"
    for number in (errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EISDIR, errno.ENOTDIR, errno.EIO):
        yield str(of_system(OSError(number, os.strerror(number), "/§"), Path("/§"), "see the log"))
    for sign in ("locked", "malformed", "not a database", "readonly", "unable to open", "full", "disk I/O", "else"):
        yield str(database._classed(sign, "§")).replace(f"({sign})", "(§)").replace("§: else", "§: §")
    yield database._damaged("§", "it is cut short", database._MEND)
    yield f"§ is damaged: {salvaging._CURE}"


COMPOSED = list(composed())


@pytest.mark.parametrize(("where", "lines"), RAISED, ids=[f"{where}-{n}" for n, (where, _) in enumerate(RAISED)])
def test_every_line_that_is_raised_is_told_in_another_language(where, lines):
    del where
    told = [reasons.told(speech("ru"), line) for line in lines]
    assert any(said != line and not foreign_words(said) for said, line in zip(told, lines, strict=True)), lines[0]


@pytest.mark.parametrize("line", COMPOSED, ids=[f"{n}" for n, _ in enumerate(COMPOSED)])
def test_every_line_that_is_put_together_is_told_in_another_language(line):
    assert not foreign_words(reasons.told(speech("ru"), line))


class Recorder:
    """Stands for a language: keeps the messages that are said in it."""

    language = "none"

    def __init__(self):
        self.keys = set()

    def __call__(self, key, /, **values):
        self.keys.add(key)
        return "".join(map(str, values.values()))

    def isolated(self, text):
        return text


def test_there_is_no_message_for_a_line_that_nothing_says():
    say = Recorder()
    for line in (*COMPOSED, *itertools.chain.from_iterable(lines for _, lines in RAISED)):
        reasons.told(say, line)
    keys = {message.id.name for message in messages("en") if message.id.name.startswith(reasons.PREFIX)}
    assert keys - say.keys == set()


@pytest.mark.parametrize("line", COMPOSED, ids=[f"{n}" for n, _ in enumerate(COMPOSED)])
@pytest.mark.parametrize("code", FOREIGN)
def test_a_line_that_is_told_has_all_names_and_isolates_in_pairs(code, line):
    said = reasons.told(speech(code), line)
    assert said.count("§") == line.count("§")
    assert sum(map(said.count, "\u2066\u2067\u2068")) == said.count("\u2069")


def test_in_english_a_line_is_told_as_it_is():
    assert all(reasons.told(speech("en"), line) == line for line in COMPOSED)


@pytest.mark.parametrize(("code", "said"), [("de", "§ did odd things"), ("ar", "\u2068§ did odd things\u2069")])
def test_a_line_that_nobody_knows_is_told_in_english_and_turns_nothing_around(code, said):
    assert reasons.told(speech(code), "§ did odd things") == said


def test_a_name_is_not_taken_for_a_reason():
    assert reasons.told(speech("de"), "a PDF has only a title: write the text below it").startswith("a PDF hat nur")


def test_what_is_inside_a_reason_is_told_too():
    assert "hat nicht rechtzeitig geantwortet: Versuchen Sie es später" in reasons.told(speech("de"), ROBOTS)


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("count", [50, 75, 300, 3000])
@pytest.mark.parametrize("part", [": check the address", "; the teaser is taken", " is damaged (", ", line 7: "])
def test_a_name_that_looks_like_many_reasons_is_told_all_the_same(code, count, part):
    assert reasons.told(speech(code), "§" + part * count).count("§") == 1


_FRAGMENTS = sorted(
    {part for line in COMPOSED for part in re.split("(§|[0-9,]+|`)", line) if part} | {" ", "\u2068", "ا"}
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(FOREIGN), st.lists(st.sampled_from(_FRAGMENTS), max_size=60).map("".join))
def test_whatever_a_line_is_put_together_from_it_can_be_told(code, line):
    assert reasons.told(speech(code), line).count("§") == line.count("§")


def test_a_number_is_written_as_the_language_writes_it():
    line = "the article '§' has a title of 12,345 characters: shorten it to 1,000"
    assert reasons.told(speech("de"), line).startswith("Der Artikel '§' hat einen Titel von 12.345 Zeichen")


def test_an_arabic_reason_runs_from_right_to_left_around_the_names_in_it():
    said = reasons.told(speech("ar"), "https://a.example/x did not answer in time")
    assert said == "لم يردّ \u2068https://a.example/x\u2069 في الوقت المناسب"
