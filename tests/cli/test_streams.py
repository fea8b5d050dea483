"""A command whose streams are closed, or on a full disk, says so in one line and harms nothing."""

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest
from command import COMMAND, Result, write_jsonl

QUESTION = "Who will be the captain of the ferry?"
NEW = {"id": "zoo", "title": "Zoo", "text": "The zoo has a zebra."}


FULL = [*filter(os.path.exists, ["/dev/full"])]
"""A disk without room, where the system plays one. Everywhere a file that is open for reading refuses as well."""
UNWRITABLE = [(">&-", "Bad file descriptor"), ("1</dev/null", "Bad file descriptor")]
UNWRITABLE += [(f">{full}", "No space left") for full in FULL]


@pytest.fixture
def shell(data):
    """The command with streams as a shell redirects them, which Python buffers as it does unless told otherwise."""

    def run(arguments, streams, *, unbuffered=False):
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {streams}', "sh", COMMAND, "--data", str(data), *map(str, arguments)],
            env=os.environ | {"PYTHONUNBUFFERED": "1" if unbuffered else ""},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def titles(data):
    with closing(sqlite3.connect(data / "library.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {title for (title,) in connection.execute("SELECT title FROM revisions")}


@pytest.mark.parametrize("unbuffered", [False, True], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize(("streams", "cause"), UNWRITABLE)
def test_an_output_that_cannot_be_written_is_told_in_one_line(shell, streams, cause, unbuffered):
    shell(["list"], streams, unbuffered=unbuffered).fails("the output cannot be written", cause)


@pytest.mark.parametrize(
    "arguments",
    [["ask", QUESTION], ["ask", "--json", QUESTION], ["--help"], ["doctor"], ["feeds", "export"]],
    ids=" ".join,
)
def test_other_commands_tell_so_as_well(shell, arguments):
    streams, cause = UNWRITABLE[-1]
    shell(arguments, streams).fails("the output cannot be written", cause)


@pytest.mark.parametrize("unbuffered", [False, True], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("streams", [*(streams for streams, _ in UNWRITABLE), ">&- 2>&-", "<&- >&- 2>&-"])
def test_what_is_added_without_an_output_is_stored_and_no_file_takes_its_place(
    shell, data, tmp_path, streams, unbuffered
):
    path = write_jsonl(tmp_path / "new.jsonl", [NEW])
    assert shell(["add", path], streams, unbuffered=unbuffered).code == 1
    assert "Zoo" in titles(data)


def test_what_was_added_without_an_output_is_found(shell, tmp_path):
    shell(["add", write_jsonl(tmp_path / "new.jsonl", [NEW])], ">&-")
    asked = shell(["ask", "--json", "Which animal does the zoo have?"], "").works().json
    assert (asked["coverage"]["articles"], asked["quotes"][0]["title"]) == (4, "Zoo")


@pytest.mark.parametrize("streams", ["2>&-", "2</dev/null", *(f"2>{full}" for full in FULL)])
def test_what_nobody_can_be_told_changes_nothing(shell, tmp_path, streams):
    (tmp_path / "a.txt").write_text("")
    path = write_jsonl(tmp_path / "new.jsonl", [NEW])
    added = shell(["add", tmp_path / "a.txt", path], streams)
    assert (added.code, added.err) == (1, "")
    assert added.out.splitlines()[-1] == "1 added, 1 not read. The Library holds 4 articles."
    assert shell(["frobnicate"], streams, unbuffered=True).code == 2
    asked = shell(["ask", QUESTION], streams)
    assert asked.code == 0
    assert "Ulla Brandt" in asked.out


def test_an_input_that_is_closed_is_an_empty_one(shell):
    shell(["add", "-"], "<&-").fails("standard input")
    assert "Bridge shut until May" in shell(["list"], "<&-").works().out
