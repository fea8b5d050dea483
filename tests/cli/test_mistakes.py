"""Every mistake ends in one line that says what happened and what to do, and loses nothing."""

import errno
import json
import os
import re
import shlex
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from command import ARTICLES, COMMAND, start, start_as_user, write_jsonl
from naming import takes_any_name

GOOD = '{"title": "One", "text": "First text."}\n'


def ids(inside, data):
    return [line.split("\t")[0] for line in inside("list", "--data", data).works().out.splitlines()]


def contents(data):
    """Every row of the Library, and every byte of the index."""
    with closing(sqlite3.connect(data / "library.db")) as connection:
        dump = list(connection.iterdump())
    return dump, {path: path.read_bytes() for path in (data / "index").rglob("*") if path.is_file()}


STOPPED_WHILE_LOADED = """
import sys
class CtrlC:
    def find_spec(self, name, *rest):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, CtrlC())
from bot.start import main
main()
"""


STOPPED_BEFORE_IT_BEGAN = """
import sys
from bot.cli import main
def ctrl_c(frame, *rest):
    if frame.f_code.co_name == "get_command":
        sys.setprofile(None)
        raise KeyboardInterrupt
sys.setprofile(ctrl_c)
main()
"""


@pytest.mark.parametrize(
    ("program", "said"),
    [
        (STOPPED_WHILE_LOADED, "nothing was done"),
        (STOPPED_BEFORE_IT_BEGAN, "what was printed as done is done; run the command again for the rest"),
    ],
    ids=["loaded", "begun"],
)
def test_ctrl_c_while_the_program_starts_is_told_in_a_line(program, said):
    stopped = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, "", f"dateline: stopped: {said}\n")


@pytest.fixture
def unharmed(data):
    """The data folder, in which nothing at all has changed at the end."""
    before = contents(data)
    yield data
    assert contents(data) == before


@pytest.mark.parametrize(
    ("question", "said"),
    [("", "is empty"), ("  \n", "is empty"), ("\x01", "is empty"), ("why " * 300, "1,200 characters")],
    ids=["nothing", "spaces", "control", "long"],
)
def test_a_question_that_cannot_be(inside, unharmed, question, said):
    inside("ask", question, "--data", unharmed).fails(said, "ask ")


def test_the_longest_question_is_answered(inside, data):
    assert inside("ask", "--json", "ferry " * 166 + "why?", "--data", data).works().json["confidence"]


@pytest.mark.parametrize("asked", ["tomorrow", "2024-13-45", "13.05.2024", "", "0000-01-01"])
def test_a_date_that_is_none(inside, unharmed, asked):
    inside("ask", "--asked", asked, "Who?", "--data", unharmed).fails("--asked", "YYYY-MM-DD", code=2)


@pytest.mark.parametrize("command", ["show", "remove"])
@pytest.mark.parametrize("article_id", ["absent", "", "f" * 5000, "a\nb", "'; DROP TABLE copies; --"])
def test_an_id_that_is_not_there(inside, unharmed, command, article_id):
    inside(command, article_id, "--data", unharmed).fails("dateline list")


def test_of_several_ids_none_is_removed_when_one_is_unknown(inside, unharmed):
    inside("remove", "ferry", "absent", "owl", "--data", unharmed).fails("'absent'")


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("nonsense", "is not a citation"),
        ("0123456789abcdef.5.5", "is not a citation"),
        ("0123456789abcdef.5.9", "no article ever had"),
        ("0123456789abcdef.-5.9", "is not a citation"),
    ],
)
def test_a_citation_that_does_not_hold(inside, unharmed, citation, said):
    inside("verify", citation, "--data", unharmed).fails(said)


def test_a_citation_past_the_end_of_its_article(inside, unharmed):
    shown = inside("show", "ferry", "--data", unharmed).out
    revision = re.search(r"revision: (\w{16})", shown)[1]
    inside("verify", f"{revision}.0.99999", "--data", unharmed).fails("past its end")


FILES = {
    "noise.txt": bytes(range(256)) * 40,
    "paper.txt": b"%PDF-1.7\n" + b"x" * 200,
    "archive.txt": b"PK\x03\x04" + b"\0" * 200,
    "cut16.txt": b"\xff\xfeA",
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "title.txt": b"Only a title\n",
    "day.txt": b"date 2021-13-40 Title\n\nText.\n",
    "page.html": b"<p>Text</p>",
    "broken.jsonl": b"{\n",
    "list.jsonl": b"[1, 2]\n",
    "latin.jsonl": '{"title": "é", "text": "ü"}'.encode("latin-1"),
    "typed.jsonl": b'{"title": "T", "text": 5}\n',
    "when.jsonl": b'{"title": "T", "text": "T.", "date": "soon"}\n',
    "where.jsonl": b'{"title": "T", "text": "T.", "url": "ftp://x"}\n',
    "hollow.jsonl": b"\n\n",
}


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_holds_no_article(inside, unharmed, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    result = inside("add", path, "--data", unharmed)
    result.fails(name)
    assert result.out == ""


def test_a_path_that_is_not_there_or_is_no_file(inside, unharmed, tmp_path):
    inside("add", tmp_path / "absent.txt", "--data", unharmed).fails("absent.txt", "check the path")
    (tmp_path / "folder").mkdir()
    inside("add", tmp_path / "folder", "--data", unharmed).fails("holds no articles", ".txt")
    (tmp_path / "folder" / "a.txt").symlink_to(tmp_path / "nowhere")
    inside("add", tmp_path / "folder", "--data", unharmed).fails("a.txt")
    (tmp_path / "dir.txt").mkdir()
    inside("add", tmp_path / "dir.txt", "--data", unharmed).fails("dir.txt")


@pytest.mark.parametrize(
    "address", ["ftp://news.example/ferry", "file:///etc/hostname", "https:/news.example", "www.news.example"]
)
def test_an_address_of_another_kind_is_told_with_the_kinds_that_are_read(inside, unharmed, address):
    inside("add", address, "--data", unharmed).fails(address, "use one with http:// or https://")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8080/a", "HTTP://LOCALHOST", "http://169.254.169.254/"])
def test_an_address_inside_is_not_read(inside, unharmed, address):
    inside("add", address, "--data", unharmed).fails("not on the public internet")


def test_what_is_good_around_a_mistake_is_stored_and_found(inside, data, tmp_path):
    path = tmp_path / "mixed.jsonl"
    path.write_text(
        GOOD + json.dumps({"title": "Zoo", "text": "The zoo has a zebra."}) + "\n{oops\n" + GOOD, "utf-8"
    )
    result = inside("add", path, "--data", data)
    result.fails("mixed.jsonl, line 3")
    first, second, third, summary = result.out.splitlines()
    assert first.startswith("added ")
    assert second.startswith("added ")
    assert third.startswith("unchanged ")
    assert summary == "2 added, 1 unchanged, 1 not read. The Library holds 5 articles."
    assert len(ids(inside, data)) == 5
    answer = inside("ask", "--json", "Which animal does the zoo have?", "--data", data).works().json
    cited = [*answer["quotes"], answer["closest"] or {}]
    assert "Zoo" in [c.get("title") for c in cited]
    assert answer["coverage"]["pending"] == 0


def test_a_bad_file_keeps_no_other_out(inside, data, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in (
        ("a.txt", "Zoo\n\nThe zoo has a zebra."),
        ("b.txt", "date 2021-13-40 Mill\n\nThe mill stands still."),
        ("c.txt", "Tram\n\nThe tram runs to the port."),
        ("d.jsonl", GOOD + "{oops\n" + GOOD),
        ("e.txt", "Lock\n\nThe lock is open."),
    ):
        (folder / name).write_text(text, "utf-8")
    result = inside("add", tmp_path / "absent.txt", folder, "ftp.html", "--data", data)
    assert result.code == 1
    assert [line.split("  ")[-1] for line in result.out.splitlines()] == [
        *("Zoo", "Tram", "One", "One", "Lock"),
        "4 added, 1 unchanged, 4 not read. The Library holds 7 articles.",
    ]
    errors = result.err.splitlines()
    assert all(line.startswith("dateline: ") for line in errors)
    for line, words in zip(errors, ("absent.txt", "b.txt", "d.jsonl, line 2", "ftp.html"), strict=True):
        assert words in line
    assert "2021-13-40" in result.err
    answer = inside("ask", "--json", "Where does the tram run?", "--data", data).works().json
    assert answer["coverage"]["pending"] == 0


def test_what_is_no_file_in_a_folder_is_named_and_never_waited_for(data, tmp_path, monkeypatch):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Zoo\n\nThe zoo has a zebra.", "utf-8")
    for name in ("b.txt", "inbox/result.json", "lines.jsonl.gz", "pipe"):
        (folder / name).parent.mkdir(exist_ok=True)
        os.mkfifo(folder / name)
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(folder)
        listening.bind("z.txt")  # the whole path may be longer than an address
        told = start("add", folder, "--data", data, timeout=120)
    assert told.code == 0
    assert told.err.count("\n") == 1
    for name in ("b.txt", "inbox/result.json", "lines.jsonl.gz", "pipe", "z.txt"):
        assert name in told.err
    assert "1 added" in told.out


def test_a_data_folder_among_the_articles_is_not_taken_for_some(inside, data, tmp_path):
    (tmp_path / "here" / "a.txt").write_text("Zoo\n\nThe zoo has a zebra.", "utf-8")
    own = tmp_path / "here" / "data"
    shutil.copytree(data, own)
    (own / "evidence.json").write_text("{}")
    (own / "beside.txt").write_text("Tram\n\nThe tram runs to the port.", "utf-8")
    (own / "deeper" / "index").mkdir(parents=True)
    (own / "deeper" / "index" / "b.txt").write_text("Mill\n\nThe mill stands still.", "utf-8")
    told = inside("add", "--no-wait", tmp_path / "here", "--data", own).works().out
    assert "3 added. The Library holds 6 articles." in told
    assert inside("watch", tmp_path / "here", "--data", own).works()


def test_a_file_whose_name_is_no_text_is_an_article_all_the_same(data, tmp_path):
    names = ["line\nbreak.txt", "right\u202eleft\U0001f6a8.txt"]
    names += [os.fsdecode(b"bad\xff.txt")] if takes_any_name(tmp_path) else []
    for name in names:
        text = f"Zoo {len(name)}\n\nThe zoo has a zebra of {len(name)} years."
        (tmp_path / "here" / name).write_text(text, "utf-8")
    told = start("add", "--no-wait", tmp_path / "here", "--data", data).works()
    assert f"{len(names)} added. The Library holds {3 + len(names)} articles." in told.out


def test_a_folder_that_may_not_be_listed_keeps_no_other_out(inside, data, tmp_path, monkeypatch):
    (tmp_path / "here" / "shut").mkdir()
    (tmp_path / "here" / "a.txt").write_text("Zoo\n\nThe zoo has a zebra.", "utf-8")
    (tmp_path / "here" / "z.txt").write_text("Tram\n\nThe tram runs to the port.", "utf-8")
    listed = os.scandir

    def scandir(path):
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)  # root may list everything
    told = inside("add", ".", "--data", data)
    told.fails("dateline: shut may not be read: give this user the permission")
    assert "2 added, 1 not read. The Library holds 5 articles." in told.out
    inside("add", "shut", "--data", data).fails("dateline: shut may not be read")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data", "", "list"],
        ["list", "--data", ""],
        ["watch", ""],
        ["backup", ""],
        ["eval", ""],
        ["feeds", "import", ""],
        ["cases", ""],
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_the_working_folder(inside, tmp_path, arguments):
    inside(*arguments).fails("a path is empty", code=2)
    assert list((tmp_path / "here").iterdir()) == []


def test_an_empty_path_among_others_adds_nothing_of_the_working_folder(inside, data, tmp_path):
    (tmp_path / "here" / "a.txt").write_text("Zoo\n\nThe zoo has a zebra.", "utf-8")
    (tmp_path / "b.txt").write_text("Tram\n\nThe tram runs to the port.", "utf-8")
    told = inside("add", "", tmp_path / "b.txt", "--data", data)
    told.fails("a path is empty")
    assert "1 added, 1 not read. The Library holds 4 articles." in told.out


def test_a_day_that_is_yet_to_come_is_told_with_what_becomes_of_the_article(inside, data, tmp_path):
    early = tmp_path / "early.txt"
    early.write_text("date 2999-01-01 Zoo\n\nThe zoo has a zebra.", "utf-8")
    lines = write_jsonl(
        tmp_path / "lines.jsonl",
        [{"title": f"Tram {n}", "text": f"Tram {n} runs.", "date": f"2999-01-0{n}"} for n in (1, 2, 3)]
        + [{"title": "Lock", "text": "The lock is open.", "date": "2024-01-01"}],
    )
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><title>Mill</title><meta property="article:published_time" content="2999-02-03"></head><body>'
        f"<article><h1>Mill</h1><p>{'The mill stands still, said the miller. ' * 20}</p></article></body></html>"
    )
    told = inside("add", early, lines, page, "--data", data)
    assert told.code == 0
    one, several, of_page = told.err.splitlines()
    assert f"{early} has the date 2999-01-01, and today is " in one
    assert "stored without a date" in one
    assert f"{lines} has 3 dates such as 2999-01-01" in several
    assert f"{page} has the date 2999-02-03" in of_page
    days = {line.split("\t")[3]: line.split("\t")[1] for line in inside("list", "--data", data).out.splitlines()}
    assert [days[title] for title in ("Zoo", "Tram 3", "Mill", "Lock")] == ["-", "-", "-", "2024-01-01"]


SETTINGS = pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATELINE_COLOUR", "red"),
        ("DATELINE_LOG", "loud"),
        ("DATELINE_TELEGRAM_API", "nowhere"),
        ("DATELINE_ADMINS", "123456789, @ada"),
        ("DATELINE_PEOPLE", "ada"),
        ("DATELINE_CHATS", "1001234567890"),
        ("DATELINE_PERSON_LIMIT", "-1"),
    ],
)


@SETTINGS
def test_a_setting_that_is_unknown_or_cannot_be(inside, unharmed, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    inside("list", "--data", unharmed).fails(f"setting {name}")
    monkeypatch.delenv(name)


@pytest.mark.parametrize("value", ["INFO", "Warning"])
def test_how_much_is_logged_may_be_said_in_capitals(inside, unharmed, monkeypatch, value):
    monkeypatch.setenv("DATELINE_LOG", value)
    inside("list", "--data", unharmed).works()


@SETTINGS
def test_the_same_in_the_file_of_settings(inside, unharmed, tmp_path, name, value):
    env_file = tmp_path / "here" / ".env"
    env_file.write_text(f"OTHER=1\n{name}={value}\n", "utf-8")
    inside("list", "--data", unharmed).fails(f"setting {name}")
    env_file.unlink()


def test_an_address_of_the_bot_api_that_is_none_is_told_in_words(inside, unharmed, monkeypatch):
    monkeypatch.setenv("DATELINE_TELEGRAM_API", "localhost:8081")
    inside("list", "--data", unharmed).fails(
        "the setting DATELINE_TELEGRAM_API", "a Bot API server, such as http://localhost:8081"
    )
    monkeypatch.delenv("DATELINE_TELEGRAM_API")


def test_a_file_of_settings_that_is_not_text(inside, unharmed, tmp_path):
    env_file = tmp_path / "here" / ".env"
    env_file.write_bytes(b"\xff\xfe\x00")
    inside("list", "--data", unharmed).fails(".env (it is not UTF-8): save it as UTF-8")
    env_file.unlink()


@pytest.mark.parametrize(
    "line",
    ["TELEGRAM_BOT_TOKEN: 17:secret", 'TELEGRAM_BOT_TOKEN="17:secret', "TELEGRAM_BOT_TOKEN 17:secret", "17:secret"],
    ids=["colon", "open quote", "no sign", "token alone"],
)
def test_a_line_in_the_file_of_settings_that_is_none_is_told_by_its_number(inside, unharmed, tmp_path, line):
    env_file = tmp_path / "here" / ".env"
    env_file.write_text(f"# the bot\nOTHER=1\n\n\n{line}\nDATELINE_LOG=info\n", "utf-8")
    told = inside("list", "--data", unharmed)
    told.fails(".env, line 5", "NAME=value")
    assert "secret" not in told.err
    env_file.unlink()


def test_lines_in_the_file_of_settings_as_editors_and_shells_write_them(inside, data, tmp_path):
    env_file = tmp_path / "here" / ".env"
    env_file.write_text(
        "\ufeff# the bot\r\n\r\nexport OTHER='a b' # why\r\nDATELINE_LOG = info\r\nNONE=\r\n\r\n", "utf-8"
    )
    inside("list", "--data", data).works()
    env_file.unlink()


@pytest.mark.parametrize(
    "model", ["no such model", "/nowhere/model/at/all", "../../etc"], ids=["name", "path", "relative"]
)
def test_a_model_that_is_not_there(inside, unharmed, monkeypatch, model):
    monkeypatch.setenv("DATELINE_MODEL", model)
    inside("ask", "Who?", "--data", unharmed).fails("all-MiniLM-L6-v2")
    monkeypatch.delenv("DATELINE_MODEL")


@pytest.mark.parametrize("model", ["/nope", "../../etc", "a..b", "no such model"])
def test_a_reranker_that_cannot_be_is_told_with_what_the_setting_takes(inside, unharmed, monkeypatch, model):
    monkeypatch.setenv("RERANKER_MODEL", model)
    inside("ask", "Who?", "--data", unharmed).fails(model, "RERANKER_MODEL to a CrossEncoder", "or leave it out")
    doctor = inside("doctor", "--data", unharmed)
    assert (doctor.code, doctor.err) == (1, "")
    assert re.search(rf"^FAIL  the model {re.escape(model)} .*RERANKER_MODEL", doctor.out, re.MULTILINE)
    monkeypatch.delenv("RERANKER_MODEL")


def test_a_name_that_no_hub_answers_to_is_told_soon(unharmed, tmp_path):
    """A hub that takes every connection and says nothing, as from behind some firewalls."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        hub = {"HF_ENDPOINT": f"http://127.0.0.1:{silent.getsockname()[1]}", "HF_HOME": str(tmp_path / "hub")}
        began = time.monotonic()
        told = start("ask", "Who?", "--data", unharmed, env=os.environ | hub | {"DATELINE_MODEL": "nope"})
    told.fails("nope", "model hub", "all-MiniLM-L6-v2")
    assert time.monotonic() - began < 20  # it gives up after five, and took minutes where it asked for each file


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["ask", "Who is the captain of the ferry?"], ["--help"], ["feeds", "--help"]],
    ids=" ".join,
)
def test_a_pipe_that_is_closed_early_ends_it_as_other_tools(data, arguments):
    with subprocess.Popen(
        [COMMAND, "--data", str(data), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("frobnicate", "See `dateline --help`"),
        ("ask", "Missing argument 'QUESTION'. See `dateline ask --help`"),
        ("ask Who? --loud", "See `dateline ask --help`"),
        ("ask --asked", "See `dateline --help`"),
        ("ask Who is it?", "put what has spaces into quotation marks. See `dateline ask --help`"),
        (
            "ask Who? --chat @desk",
            "'@desk' is not the number of a chat, such as -1001234567890: /chat there tells it",
        ),
        ("restrict Desk @desk", "'@desk' is not the number of a chat"),
        ("restrict Desk 99999999999999999", "is not the number of a chat"),
        ("--nonsense list", "No such option: --nonsense. See `dateline --help`"),
        ("remove", "See `dateline remove --help`"),
        ("add", "See `dateline add --help`"),
        ("show", "See `dateline show --help`"),
        ("eval", "See `dateline eval --help`"),
        ("list extra", "See `dateline list --help`"),
        ("feeds", "Missing command. See `dateline feeds --help`"),
        ("feeds add", "See `dateline feeds add --help`"),
    ],
)
def test_wrong_usage_exits_with_two_and_names_the_help_that_helps(inside, unharmed, arguments, hint):
    inside("--data", unharmed, *arguments.split(" ")).fails(hint, code=2)


def test_a_command_is_asked_for_when_none_is_given(inside):
    inside().fails("Missing command", "dateline --help", code=2)


def test_a_folder_without_articles_as_after_a_typing_error_is_told_as_one(inside, tmp_path):
    listed = inside("list", "--data", tmp_path / "dtaa")
    assert (listed.code, listed.out) == (0, "")
    assert (
        listed.err
        == f"dateline: there are no articles yet: add some with `dateline add PATH --data {tmp_path}/dtaa`\n"
    )
    assert "WARN  without articles nothing is answered" in inside("doctor", "--data", tmp_path / "dtaa").works().out
    made = f"WARN  there is no folder {tmp_path}/dtta yet, and it is made now: do you mean this one?"
    assert made in inside("doctor", "--data", tmp_path / "dtta").works().out
    assert "is made now" not in inside("doctor", "--data", tmp_path / "dtta").works().out
    assert f"`dateline add --data {tmp_path}/dtaa`" in inside("sources", "--data", tmp_path / "dtaa").works().out


@pytest.mark.parametrize(
    "command", [["backup", "--force", "b.zip"], ["cases", "c.jsonl"], ["feeds", "export", "f.opml"], ["sync"]]
)
def test_what_runs_unseen_takes_no_mistyped_folder_for_one_in_order(inside, tmp_path, command):
    for name in ("b.zip", "c.jsonl", "f.opml"):
        Path(name).write_text("of yesterday", "utf-8")
    inside("--data", tmp_path / "dtaa", *command).fails(
        f"there is nothing in {tmp_path}/dtaa: name the folder of your articles with --data, or add some with "
        f"`dateline add PATH --data {tmp_path}/dtaa`"
    )
    assert not (tmp_path / "dtaa").exists()
    assert {Path(name).read_text("utf-8") for name in ("b.zip", "c.jsonl", "f.opml")} == {"of yesterday"}


@pytest.mark.parametrize("command", [["list"], ["ask", "Who?"], ["index"], ["doctor"]])
def test_a_data_folder_that_cannot_be(inside, tmp_path, command):
    (tmp_path / "file").write_text("not a folder", "utf-8")
    places = [tmp_path / "file", tmp_path / "file" / "inside", "/proc/dateline"]
    for place in places:
        result = inside(*command, "--data", place)
        if command == ["doctor"]:
            assert result.code == 1
            assert "FAIL  cannot make the folder" in result.out
        else:
            result.fails("--data")
    assert (tmp_path / "file").read_text("utf-8") == "not a folder"


def test_a_question_file_that_cannot_be(inside, unharmed, tmp_path):
    inside("eval", tmp_path / "absent.jsonl", "--data", unharmed).fails("absent.jsonl (No such file or directory)")
    (tmp_path / "latin.jsonl").write_bytes(b"caf\xe9")
    inside("eval", tmp_path / "latin.jsonl", "--data", unharmed).fails("latin.jsonl (it is not UTF-8)")
    inside("cases", tmp_path, "--data", unharmed).fails(f"cannot write {tmp_path} (Is a directory)")
    path = write_jsonl(tmp_path / "cases.jsonl", [{"question": "Who?"}])
    inside("eval", path, "--data", unharmed).fails("line 1", "article_ids")
    inside("eval", "--asked", "now", path, "--data", unharmed).fails("--asked now", "question or never", code=2)


def test_a_server_that_cannot_be_reached_is_named_in_the_log(data, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:" + "a" * 35)
    monkeypatch.setenv("DATELINE_TELEGRAM_API", "http://127.0.0.1:1")
    with subprocess.Popen([COMMAND, "run", "--data", data], stderr=subprocess.PIPE) as process:
        line = json.loads(process.stderr.readline())
        process.terminate()
        process.stderr.read()
    assert (line["event"], line["server"]) == ("cannot reach Telegram yet: trying again", "127.0.0.1:1")


@pytest.mark.parametrize("token", [None, "abc", "123:short thing", "123:" + "a" * 35 + "\n"])
def test_the_bot_does_not_start_without_a_token(dateline, data, monkeypatch, token):
    if token is not None:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    result = dateline("run", "--data", data)
    result.fails("@BotFather")
    assert "a" * 35 not in result.err


# Damaged stores


def scrap_library(data, content):
    for path in data.glob("library.db*"):
        path.unlink()
    (data / "library.db").write_bytes(content)


@pytest.mark.parametrize(
    "command", [["list"], ["ask", "Who?"], ["index", "--rebuild"], ["remove", "owl"]], ids=" ".join
)
@pytest.mark.parametrize("how", ["noise", "cut", "scrap"])
def test_a_damaged_library_is_told_and_not_written_over(inside, data, how, command):
    whole = (data / "library.db").read_bytes()
    content = {"noise": os.urandom(20_000), "cut": whole[: len(whole) // 2 + 100], "scrap": whole[:300]}[how]
    scrap_library(data, content)
    result = inside(*command, "--data", data)
    result.fails("library.db", "is damaged", "dateline restore")
    assert (data / "library.db").read_bytes() == content
    doctor = inside("doctor", "--data", data)
    assert doctor.code == 1
    assert "FAIL" in doctor.out
    assert "dateline doctor" not in doctor.out  # it has been run
    scrap_library(data, whole)
    assert ids(inside, data) == ["ferry", "bridge", "owl"]


ALL = ("list", "sources", "index", "ask Who?", "show owl", "add new.txt")


@pytest.mark.parametrize(
    ("at", "commands"),
    [
        (b"CREATE TABLE copies", ALL),
        (b"TABLE revisions", ALL),
        (b"2024-05-13", ("list", "show ferry")),
        (b"An owl nested", ("list", "show owl")),
    ],
    ids=["statement", "table", "day", "text"],
)
def test_one_flipped_byte_is_told_as_damage_by_all_who_read_it(inside, data, tmp_path, at, commands):
    inside("backup", tmp_path / "backup.zip", "--data", data).works()
    whole = (data / "library.db").read_bytes()
    middle = len(at) // 2
    flipped = at[:middle] + bytes([at[middle] ^ 0xFF]) + at[middle + 1 :]
    assert at in whole
    scrap_library(data, whole.replace(at, flipped))
    (tmp_path / "here" / "new.txt").write_text("Zoo\n\nThe zoo has a zebra.", "utf-8")
    for command in commands:
        inside(*command.split(), "--data", data).fails("library.db is damaged", "`dateline restore FILE --data")
    doctor = inside("doctor", "--data", data)
    assert (doctor.code, doctor.err) == (1, "")
    assert re.search(
        r"^FAIL  \S+library.db is damaged \(.*\): .*`dateline restore FILE --data \S+`", doctor.out, re.MULTILINE
    )

    restored = inside("restore", tmp_path / "backup.zip", "--data", data)
    assert restored.code == 0
    assert "was damaged" in restored.out + restored.err
    assert ids(inside, data) == ["ferry", "bridge", "owl"]


def test_a_library_of_a_newer_version_is_left_alone(inside, data):
    with closing(sqlite3.connect(data / "library.db")) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    for command in (["list"], ["ask", "Who?"], ["add", "-"]):
        inside(*command, "--data", data).fails("newer Dateline", "install")


def test_the_database_of_another_application_is_left_alone(inside, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / "library.db")) as connection, connection:
        connection.execute("CREATE TABLE invoices (number INTEGER)")
    before = (data / "library.db").read_bytes()
    for command in (["list"], ["ask", "Who?"]):
        inside(*command, "--data", data).fails("is not a Library", "--data")
    assert (data / "library.db").read_bytes() == before


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrap(path):
    path.write_bytes(os.urandom(path.stat().st_size))


def delete(path):
    path.unlink()


@pytest.fixture(scope="module")
def before(stocked_once):
    return start("ask", "--json", QUESTION, "--data", stocked_once).works().json


QUESTION = "Who will be the captain of the ferry to Northholm?"


@pytest.mark.parametrize("damage", [cut, scrap, delete])
@pytest.mark.parametrize("name", ["manifest.json", "keys-*", "vectors-*", "words-*/*.term", "words-*/meta.json"])
def test_a_damaged_index_is_told_and_one_command_brings_the_answers_back(inside, data, before, name, damage):
    (path,) = (data / "index").glob(name)
    damage(path)
    result = inside("ask", "--json", QUESTION, "--data", data)
    doctor = inside("doctor", "--data", data)
    result.fails("dateline index --rebuild")
    assert result.out == ""
    assert doctor.code == 1
    assert re.search(r"^FAIL  .*dateline index --rebuild", doctor.out, re.MULTILINE)
    assert doctor.err == ""
    inside("index", "--rebuild", "--data", data).works()
    after = inside("ask", "--json", QUESTION, "--data", data).works().json
    assert before["quotes"]
    assert after | {"elapsed_ms": 0} == before | {"elapsed_ms": 0}
    assert ids(inside, data) == [a["id"] for a in ARTICLES]


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_what_one_is_told_to_run_names_the_folder_that_one_named(inside, data, tmp_path, first):
    folder = data.rename(tmp_path / "my articles")
    named = ("--data", str(folder))

    def run(*command):
        return inside(*named, *command) if first else inside(*command, *named)

    def told(text):
        name, *command = shlex.split(text)
        assert name == "dateline"
        return inside(*command)

    owl = run("ask", "Where did an owl nest?", "--asked", "never").works().out
    assert told(re.search("`(.*)`", run("ask", "Who?", "--source", "None").out)[1]).works().out.count("\n") == 3
    assert told(re.search("Read it: `(.*)`", owl)[1]).works().out.startswith("Owl in the town hall")
    assert "“An owl nested" in told(re.search("Verify it: `(.*)`", owl)[1]).works().out
    (folder / "index" / "manifest.json").unlink()
    refused = run("ask", "Where did an owl nest?")
    refused.fails("lost its manifest")
    doctor = re.search("FAIL.*manifest.*`(.*)`", run("doctor").out)[1]
    assert doctor == re.search("`(.*)`", refused.err)[1]
    told(doctor).works()
    assert run("ask", "Where did an owl nest?", "--asked", "never").works().out == owl


@pytest.mark.parametrize("name", ["manifest.json", "keys-*", "vectors-*", "words-*/meta.json"])
def test_the_doctor_survives_what_the_system_refuses(inside, data, name):
    (path,) = (data / "index").glob(name)
    path.unlink()
    path.mkdir()
    result = inside("doctor", "--data", data)
    assert (result.code, result.err) == (1, "")
    assert re.search(r"^FAIL  .*run `dateline index --rebuild --data \S+`$", result.out, re.MULTILINE)
    inside("ask", QUESTION, "--data", data).fails("dateline index --rebuild")
    inside("index", "--rebuild", "--data", data).works()
    inside("ask", QUESTION, "--data", data).works()


def test_damage_to_the_words_prints_one_line_from_the_real_command(data):
    """The search engine would print its own lines to standard error when it panics."""
    (path,) = (data / "index").glob("words-*/*.idx")
    content = bytearray(path.read_bytes())
    for at in range(len(content) // 2):
        content[at] ^= 0xFF
    path.write_bytes(content)
    start("ask", QUESTION, "--data", data).fails("dateline index --rebuild")


def test_a_file_where_the_index_goes_is_to_be_moved_away(inside, tmp_path):
    (tmp_path / "index").write_text("mine")

    for command in (("ask", "What?"), ("index", "--rebuild")):
        inside(*command, "--data", tmp_path).fails("move it away")
    assert (tmp_path / "index").read_text() == "mine"


def test_a_file_in_place_of_the_index_is_the_one_that_is_named(inside, data):
    shutil.rmtree(data / "index")
    (data / "index").write_text("mine")
    for command in (["ask", "What?"], ["index"], ["add", data / "absent.txt"]):
        told = inside(*command, "--data", data)
        assert f"{data / 'absent.txt'}" in told.err or f"{data / 'index'} is " in told.err, told
        assert "manifest.json" not in told.err
    doctor = inside("doctor", "--data", data)
    assert re.search(rf"^FAIL  {data / 'index'} is .*move it away", doctor.out, re.MULTILINE), doctor
    (data / "index").unlink()
    inside("index", "--rebuild", "--data", data).works()


def test_a_folder_in_place_of_the_lock_is_to_be_moved_away(inside, data):
    (data / "index" / "writer.lock").unlink()
    (data / "index" / "writer.lock").mkdir()
    for command in (["index"], ["index", "--rebuild"], ["remove", "owl"]):
        inside(*command, "--data", data).fails(f"{data / 'index' / 'writer.lock'} is a folder", "move it away")
    (data / "index" / "writer.lock").rmdir()
    inside("index", "--data", data).works()


@pytest.mark.parametrize(
    ("mode", "cause"), [(None, "Not a directory"), (0o000, "Permission denied"), (0o555, "Permission denied")]
)
def test_a_cache_that_cannot_be_is_told_with_its_setting(data, tmp_path, monkeypatch, mode, cause):
    cache = tmp_path / "cache"
    if mode is None:
        cache.touch()
    else:
        cache.mkdir(mode)
    monkeypatch.setenv("DATELINE_CACHE", str(cache))
    told = start_as_user("ask", "Who?", "--data", data)
    told.fails(f"to {cache / 'models'} ({cause})", "set DATELINE_CACHE to a folder")


def test_a_folder_in_place_of_the_library_is_named_with_its_cure(inside, data, tmp_path):
    inside("backup", tmp_path / "backup.zip", "--data", data).works()
    scrap_library(data, b"")
    (data / "library.db").unlink()
    (data / "library.db").mkdir()
    for command in (["list"], ["ask", "What?"], ["index"]):
        inside(*command, "--data", data).fails(f"{data / 'library.db'} is a folder", "move it away")
    assert f"FAIL  {data / 'library.db'} is a folder" in inside("doctor", "--data", data).out
    assert inside("restore", tmp_path / "backup.zip", "--data", data).code == 0
    assert ids(inside, data) == ["ferry", "bridge", "owl"]


def test_a_library_that_lost_everything_is_not_taken_for_another(inside, data):
    (data / "library.db").write_bytes(b"")
    for side in ("library.db-wal", "library.db-shm"):
        (data / side).unlink(missing_ok=True)
    inside("ask", "When does the ferry start?", "--data", data).fails(
        "the Library is empty", "dateline restore FILE"
    )


def test_the_doctor_finds_who_keeps_the_library_to_himself(inside, data, monkeypatch):
    monkeypatch.setattr("bot.doctor.LOCK_SECONDS", 0.1)
    with closing(sqlite3.connect(data / "library.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "WARN  another process has been writing" in inside("doctor", "--data", data).out
    assert "another process" not in inside("doctor", "--data", data).works().out


def test_a_disk_without_room_is_found_by_the_doctor(inside, data, monkeypatch):
    monkeypatch.setattr("bot.doctor.SPARE_BYTES", 1e18)
    result = inside("doctor", "--data", data)
    assert result.code == 1
    assert re.search(r"FAIL  the disk of .* MB left: free some space", result.out)
