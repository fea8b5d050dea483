"""A data folder in which nothing may be written, as on a disk that is mounted to be read: it answers, whole."""

import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from command import start, start_as_user, write_jsonl

QUESTION = "Who will be the captain of the ferry?"


def seal(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.fixture
def unsealed(data):
    """What makes the data folder one of this user's again, as pytest wants it."""
    yield data
    for path in [data, *data.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.fixture
def sealed(unsealed):
    """The data folder with three articles and their index, as `chmod -R a-w` leaves it."""
    seal(unsealed)
    return unsealed


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_answers_as_ever_and_nothing_is_left_behind(sealed, tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    before = files(sealed)
    asked = start_as_user("ask", "--json", QUESTION, "--data", sealed).works().json
    assert "Ulla Brandt" in asked["quotes"][0]["text"]
    assert asked["coverage"]["articles"] == 3
    assert "Bridge shut until May" in start_as_user("list", "--data", sealed).works().out
    assert "An owl nested" in start_as_user("show", "owl", "--data", sealed).works().out
    assert "owl nested" in start_as_user("verify", citation(sealed, "owl"), "--data", sealed).works().out
    assert "The Harbour Post" in start_as_user("sources", "--data", sealed).works().out
    assert files(sealed) == before
    assert [*(tmp_path / "temporary").iterdir()] == []


def citation(data, article_id):
    shown = start_as_user("show", article_id, "--data", data).out
    return f"{re.search(r'revision: (.{16})', shown)[1]}.3.13"


@pytest.mark.parametrize(
    "command", [["remove", "owl"], ["add", "new.jsonl"], ["restrict", "The Harbour Post", "-5"]]
)
def test_what_would_be_written_is_refused_with_the_cure(sealed, tmp_path, command):
    write_jsonl(tmp_path / "here" / "new.jsonl", [{"title": "Zoo", "text": "The zoo has a zebra."}])
    before = files(sealed)
    told = start_as_user(*command, "--data", sealed)
    told.fails(f"cannot write {sealed / 'library.db'}", "make it and its folder writable", "--data")
    assert files(sealed) == before


def test_the_doctor_says_that_nothing_can_be_written(sealed):
    told = start_as_user("doctor", "--data", sealed)
    assert told.code == 1
    assert f"FAIL  cannot write {sealed / 'library.db'}" in told.out


def test_what_has_no_vector_yet_is_said_and_found_by_its_words(unsealed, tmp_path):
    path = write_jsonl(tmp_path / "new.jsonl", [{"title": "Zoo", "text": "The zoo of Marbeck has a zebra."}])
    start("add", "--no-wait", path, "--data", unsealed).works()
    seal(unsealed)
    told = start_as_user("ask", "--json", "Which animal does the zoo of Marbeck have?", "--data", unsealed)
    assert told.code == 0
    assert re.fullmatch(r"dateline: \S+ may not be used: give this user the permission .*\n", told.err)
    assert told.json["coverage"]["pending"] == 1
    assert "zebra" in told.json["quotes"][0]["text"]


@pytest.fixture
def written_last(unsealed):
    """The data folder of a process that was killed: an outlet was renamed in library.db-wal alone."""
    copy = unsealed.with_name("copy")
    with closing(sqlite3.connect(unsealed / "library.db", isolation_level=None)) as writer:
        writer.execute("PRAGMA wal_autocheckpoint=0")
        writer.execute("UPDATE copies SET source = 'The Late Gazette' WHERE id = 'owl'")
        shutil.copytree(unsealed, copy)
    assert (copy / "library.db-wal").stat().st_size > 0
    shutil.rmtree(unsealed)
    copy.rename(unsealed)
    return unsealed


def test_what_was_written_last_is_read_where_the_files_beside_it_are_there(written_last):
    seal(written_last)
    assert "The Late Gazette" in start_as_user("show", "owl", "--data", written_last).works().out


def test_what_was_written_last_and_cannot_be_read_is_told_and_not_passed_over(written_last):
    (written_last / "library.db-shm").unlink()
    seal(written_last)
    for command in (["show", "owl"], ["list"], ["ask", QUESTION]):
        told = start_as_user(*command, "--data", written_last)
        told.fails(f"{written_last / 'library.db-wal'} and cannot be read", "`dateline list --data", "--data")
    for path in [written_last, *written_last.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    start("list", "--data", written_last).works()
    seal(written_last)
    assert "The Late Gazette" in start_as_user("show", "owl", "--data", written_last).works().out
