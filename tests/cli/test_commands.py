"""What the commands do and print, as users and programs see it."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from command import ARTICLES, COMMAND, start, write_jsonl
from damage import damage_library

from bot.doctor import examine
from bot.heartbeat import Heartbeat
from bot.settings import load
from knowledge.article import Draft
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library
from knowledge.store.tables import FOR_EVER

ROOT = Path(__file__).parents[2]
QUESTION = "Who will be the captain of the ferry to Northholm?"


def test_an_answer_for_programs_has_each_key_and_its_quotes_are_slices(dateline, data):
    result = dateline("--data", data, "ask", "--json", QUESTION).works()
    answer = result.json
    keys = ["question", "confidence", "outside", "quotes", "closest", "newer", "newest", "coverage", "elapsed_ms"]
    assert list(answer) == keys
    assert answer["outside"] is False
    assert answer["question"] == QUESTION
    assert answer["coverage"] == {"articles": 3, "oldest": "2024-02-01", "newest": "2024-05-13", "pending": 0}
    assert answer["elapsed_ms"] > 0
    assert answer["confidence"] in {"strong", "weak"}
    assert answer["closest"] is None
    assert answer["newest"] == []
    quote = answer["quotes"][0]
    assert list(quote) == [
        "citation",
        "article_id",
        "title",
        "source",
        "published",
        "url",
        "link",
        "start",
        "end",
        "text",
        "highlight",
        "score",
        "also_in",
    ]
    ferry = ARTICLES[0]
    assert [quote[k] for k in ("article_id", "title", "source", "published", "url")] == [
        ferry[k] for k in ("id", "title", "source", "date", "url")
    ]
    assert quote["text"] == ferry["text"][quote["start"] : quote["end"]]
    mark = quote["highlight"]
    assert list(mark) == ["start", "end", "text"]
    assert mark["text"] == ferry["text"][mark["start"] : mark["end"]]
    assert mark["text"] == "Ulla Brandt will be the captain of the ferry."
    assert quote["link"].startswith("https://example.org/ferry#:~:text=")
    assert re.fullmatch(r"[0-9a-f]{16}\.\d+\.\d+", quote["citation"])

    verified = dateline("verify", quote["citation"], "--data", data).works()
    assert quote["text"] in verified.out
    assert "ferry" in verified.out


def test_the_same_article_under_two_addresses_is_quoted_once_with_both_links(inside, data, tmp_path):
    again = {**ARTICLES[0], "id": "print", "url": "https://courier.example/ferry", "source": "The Courier"}
    inside("add", write_jsonl(tmp_path / "again.jsonl", [again]), "--data", data).works()
    quotes = inside("ask", "--json", QUESTION, "--data", data).works().json["quotes"]
    first = quotes[0]
    assert {first["url"], *(other["url"] for other in first["also_in"])} == {ARTICLES[0]["url"], again["url"]}
    assert [quote["title"] for quote in quotes].count(again["title"]) == 1
    shown = inside("ask", QUESTION, "--data", data).works().out
    assert shown.count(ARTICLES[0]["url"]) == shown.count(again["url"]) == 1


def test_no_answer_is_an_answer(inside, data, tmp_path):
    none = (
        inside("ask", "--json", "Which striker did the club of Lisbon sell in 1987?", "--data", data).works().json
    )
    assert (none["confidence"], none["quotes"], none["newer"]) == ("none", [], None)
    assert list(none["closest"]) == ["article_id", "title", "source", "published", "url"]
    said = inside("ask", "Which striker did the club of Lisbon sell in 1987?", "--data", data).works().out
    assert "do not answer" in said
    assert "Searched 3 articles from 1 February 2024 to 13 May 2024." in said

    empty = inside("ask", "--json", QUESTION, "--data", tmp_path / "new").works().json
    assert (empty["confidence"], empty["quotes"], empty["closest"]) == ("none", [], None)
    assert empty["coverage"] == {"articles": 0, "oldest": None, "newest": None, "pending": 0}
    assert "dateline add" in inside("ask", QUESTION, "--data", tmp_path / "new").works().out


def test_an_answer_for_people_marks_the_sentence_and_names_the_source(inside, data):
    said = inside("ask", QUESTION, "--data", data).works().out
    assert "**Ulla Brandt will be the captain of the ferry.**" in said
    assert "— The Harbour Post, Ferry to Northholm starts in June, 13 May 2024" in said
    assert "https://example.org/ferry" in said


def test_what_is_only_named_gets_the_newest_on_it_quoted(inside, data):
    said = inside("ask", "News on the ferry", "--data", data).works().out
    assert said.startswith("The newest on this:\n")
    assert "ferry" in said.split("**")[1]
    assert "do not answer" not in said
    for_programs = inside("ask", "--json", "News on the ferry", "--data", data).works().json["newest"]
    assert [quote["citation"] for quote in for_programs] == re.findall(r"verify (\w+\.\d+\.\d+)", said)


def test_of_a_topic_on_which_there_is_a_lot_the_last_days_are_quoted(inside, tmp_path):
    days = [f"2024-{month:02}-{day:02}" for month in (3, 4, 5, 6, 7, 8) for day in range(1, 29)]
    old = [{"title": f"Tide of {day}", "text": f"The tide was high, day {day}.", "date": day} for day in days]
    text = "The port has a new crane, which came by ship from the north, lifts forty tons, and the tide was low."
    new = [{"title": f"Crane {day}", "text": f"{text} It is {day}.", "date": f"2024-09-0{day}"} for day in "123456"]
    data = tmp_path / "data"
    inside("add", write_jsonl(tmp_path / "tides.jsonl", old + new), "--data", data).works()
    said = inside("ask", "tide", "--data", data).works().out
    assert re.findall(r"— (Crane \d)", said) == ["Crane 6", "Crane 5", "Crane 4"]


def test_each_paragraph_of_a_quote_is_set_in(inside, data):
    said = inside("ask", "What does a trip to Northholm cost?", "--data", data).works().out
    assert "four crowns.**\n  Children under six ride free." in said
    assert all(line.startswith("  ") for line in said.splitlines()[1:] if line)


def test_one_of_a_kind_is_told_as_one(inside, tmp_path, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + "a" * 35)
    data = tmp_path / "data"
    inside("add", write_jsonl(tmp_path / "a.jsonl", ARTICLES[-1:]), "--data", data).works()
    told = [inside(*command, "--data", data).works().out for command in (["doctor"], ["backup", "b.zip"])]
    assert re.findall(r"1 \w+", " ".join(told)) == ["1 article", "1 passage", "1 article"]


def test_an_answer_for_people_says_how_old_its_source_is_at_the_moment_of_asking(inside, data):
    for asked, age in (("2024-05-13", ", today"), ("2024-05-16", ", 3 days ago"), ("2024-05-12", "")):
        said = inside("ask", "--asked", asked, QUESTION, "--data", data).works().out
        assert f"starts in June, 13 May 2024{age}\n" in said
    assert re.search(r"13 May 2024, \d+ \w+ ago\n", inside("show", "ferry", "--data", data).works().out)


def test_the_moment_of_asking_may_be_a_day_now_or_never(inside, data):
    for asked in ("2024-05-14", "now", "never"):
        assert inside("ask", "--json", "--asked", asked, QUESTION, "--data", data).works().json["quotes"]


def test_the_data_folder_is_given_before_or_after_the_command_or_by_the_environment(inside, data, monkeypatch):
    before = inside("--data", data, "list").works().out
    after = inside("list", "--data", data).works().out
    both = inside("--data", data.parent / "absent", "list", "--data", data).works().out
    monkeypatch.setenv("DATELINE_DATA", str(data))
    assert before == after == both == inside("list").works().out
    monkeypatch.setenv("DATELINE_DATA", "")
    assert "no articles yet" in inside("list").err  # the default: the folder `data` here
    assert not (data.parent / "absent").exists()


def test_articles_come_from_standard_input_as_text_and_as_lines(dateline, inside, tmp_path):
    data = tmp_path / "data"
    text = "date 2024-05-13 Ferry starts\n\nThe ferry opens on June 3.\n"
    first = dateline("add", "-", "--data", data, "--source", "The Post", stdin=text.encode()).works()
    assert re.match(r"added     [0-9a-f]{16}  Ferry starts\n1 added\. The Library holds 1 article\.\n$", first.out)
    lines = "".join(json.dumps(article) + "\n" for article in ARTICLES)
    second = dateline("add", "-", "--data", data, "--source", "The Post", stdin=lines.encode()).works()
    assert second.out.endswith("3 added. The Library holds 4 articles.\n")
    listed = [line.split("\t") for line in inside("list", "--data", data).works().out.splitlines()]
    assert [line[1:] for line in listed] == [
        ["2024-05-13", "The Post", "Ferry starts"],
        ["2024-05-13", "The Harbour Post", ARTICLES[0]["title"]],
        ["2024-02-01", "The Post", ARTICLES[1]["title"]],
        ["-", "The Post", ARTICLES[2]["title"]],
    ]
    shown = inside("show", "ferry", "--data", data).works().out
    assert ARTICLES[0]["text"] in shown
    assert "The Harbour Post" in shown
    assert "\nauthor: A. Writer\nlanguage: en\n\n" in shown


def test_adding_the_same_again_changes_nothing(inside, data, tmp_path):
    path = write_jsonl(tmp_path / "again.jsonl", ARTICLES)
    before = inside("list", "--data", data).works().out
    manifest = (data / "index" / "manifest.json").read_bytes()
    again = inside("add", path, "--data", data).works().out
    assert [line.split()[0] for line in again.splitlines()[:3]] == ["unchanged"] * 3
    assert inside("list", "--data", data).works().out == before
    assert (data / "index" / "manifest.json").read_bytes() == manifest


def test_a_revised_article_answers_with_its_new_text_and_its_old_words_can_be_verified(inside, data, tmp_path):
    old = inside("ask", "--json", QUESTION, "--data", data).works().json["quotes"][0]
    new = ARTICLES[0] | {"text": "Jonas Lind will be the captain of the ferry to Northholm."}
    said = inside("add", write_jsonl(tmp_path / "new.jsonl", [new]), "--data", data).works().out
    assert said.startswith("revised   ferry")
    answer = inside("ask", "--json", QUESTION, "--data", data).works().json
    assert answer["quotes"][0]["text"] == new["text"]
    verified = inside("verify", old["citation"], "--data", data).works().out
    assert old["text"] in verified
    assert "corrected since" in verified


def test_an_old_export_brings_no_old_text_back_before_its_article_is_removed(inside, data, tmp_path):
    new = ARTICLES[0] | {"text": "Jonas Lind will be the captain of the ferry to Northholm."}
    old_file, new_file = write_jsonl(tmp_path / "old.jsonl", ARTICLES), write_jsonl(tmp_path / "new.jsonl", [new])
    inside("add", new_file, "--no-wait", "--data", data).works()
    again = inside("add", old_file, "--no-wait", "--data", data)
    assert (again.code, "3 unchanged" in again.out) == (0, True)
    assert "holds a newer text of an article than what was added" in again.err
    assert f"`dateline remove ferry --data {data}`, then add it again" in again.err
    assert new["text"] in inside("show", "ferry", "--data", data).out
    inside("remove", "ferry", "--data", data).works()
    inside("add", old_file, "--no-wait", "--data", data).works()
    assert ARTICLES[0]["text"] in inside("show", "ferry", "--data", data).out


def test_articles_of_two_outlets_with_one_number_are_both_there_and_name_each_other(inside, tmp_path):
    data = ("--data", tmp_path / "numbers")
    for outlet in ("Post", "Times"):
        path = write_jsonl(
            tmp_path / f"{outlet}.jsonl", [{"id": "1", "text": f"{outlet} was here.", "source": outlet}]
        )
        assert "1 added" in inside("add", path, "--no-wait", *data).out
    assert "1 unchanged" in inside("add", path, "--no-wait", *data).out
    [other] = [line.split("\t")[0] for line in inside("list", *data).out.splitlines() if "Times" in line]
    shown = inside("show", "1", *data)
    assert "Post was here." in shown.out
    assert f"1 is also Times's id of another article: `dateline show {other} --data" in shown.err
    removed = inside("remove", "1", *data)
    assert f"`dateline remove {other} --data" in removed.err
    assert "Times was here." in inside("show", other, *data).out


def test_a_removed_article_is_never_cited_again(inside, data):
    quote = inside("ask", "--json", QUESTION, "--data", data).works().json["quotes"][0]
    assert inside("remove", "ferry", "--data", data).works().out == f"removed   ferry  {ARTICLES[0]['title']}\n"
    answer = inside("ask", "--json", QUESTION, "--data", data).works().json
    cited = [*answer["quotes"], answer["closest"] or {}, answer["newer"] or {}]
    assert "ferry" not in [c.get("article_id") for c in cited]
    assert answer["coverage"]["articles"] == 2
    inside("verify", quote["citation"], "--data", data).fails("removed")


def test_a_removal_leaves_what_waits_for_its_vectors_to_the_next_writer(inside, data, tmp_path):
    new = {"id": "crane", "text": "The crane was sold to a yard in Eastport for nine thousand crowns."}
    inside("add", write_jsonl(tmp_path / "new.jsonl", [new]), "--no-wait", "--data", data).works()
    inside("remove", "owl", "--data", data).works()
    assert "WARN  the index is 2 changes behind" in inside("doctor", "--data", data).out
    assert "owl" not in inside("ask", "What nested in the clock of the town hall?", "--data", data).works().out
    assert "OK    the index holds all 3 passages" in inside("doctor", "--data", data).out


def test_without_waiting_the_words_are_there_and_the_vectors_come_with_the_next_writer(dateline, inside, tmp_path):
    data = tmp_path / "data"
    path = write_jsonl(tmp_path / "articles.jsonl", ARTICLES)
    dateline("add", "--no-wait", path, "--data", data).works()
    doctor = inside("doctor", "--data", data)
    assert doctor.code == 0
    assert "WARN  the index is 3 changes behind: run `dateline index --data" in doctor.out
    assert inside("index", "--data", data).works().out == "The index holds 3 passages of 3 articles.\n"
    assert "OK    the index holds all 3 passages" in inside("doctor", "--data", data).works().out


def test_the_container_is_healthy_while_the_bot_gives_signs_of_life_whatever_the_library(dateline, data):
    healthcheck = re.search(r"^HEALTHCHECK .*CMD (.*)$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    program, *check = json.loads(healthcheck[1])
    assert program == "dateline"
    (data / "library.db").write_bytes(b"not looked at")
    result = dateline(*check, "--data", data)
    assert (result.code, result.out[:4], result.err) == (1, "FAIL", "")
    Heartbeat(data).beat()
    assert dateline(*check, "--data", data).works().out.startswith("OK    the bot heard from Telegram")


def test_asking_while_another_process_writes_answers_from_what_is_there(inside, data):
    script = (
        "import sys; from filelock import FileLock; lock = FileLock(sys.argv[1]); lock.acquire()\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(data / "index" / "writer.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout.readline() == b"held\n"
        with closing(sqlite3.connect(data / "library.db")) as connection:
            before = connection.execute("SELECT count(*) FROM changes").fetchone()
        answer = inside("ask", "--json", QUESTION, "--data", data).works().json
        assert answer["quotes"][0]["article_id"] == "ferry"
        assert before == (3,)
        holder.stdin.close()


def test_measures_are_printed_with_each_key(inside, data, tmp_path):
    cases = [
        {"id": "1", "question": QUESTION, "answers": ["Ulla Brandt"], "article_ids": ["ferry"], "answerable": True},
        {
            "id": "2",
            "question": "How long is the bridge shut?",
            "answers": ["until May"],
            "article_ids": ["bridge"],
            "answerable": True,
            "date": "2024-02-02",
            "label": "gold",
            "gold_ids": ["bridge"],
        },
        {
            "id": "3",
            "question": "Which striker did Lisbon sell?",
            "answers": [],
            "article_ids": [],
            "answerable": False,
        },
    ]
    path = write_jsonl(tmp_path / "cases.jsonl", cases)
    report = inside("eval", "--json", path, "--data", data).works().json
    assert list(report) == [
        "n",
        "hit@1",
        "hit@3",
        "hit@5",
        "mrr@10",
        "answer_in_quote@1",
        "answer_in_quote@3",
        "answer_in_passage@1",
        "answer_in_highlight@1",
        "answered_rate",
        "strong_rate",
        "false_answer_rate",
        "false_strong_rate",
        "wrong@1",
        "abstention_auroc",
        "latency_ms",
    ]
    assert (report["n"], report["hit@1"], report["mrr@10"], report["abstention_auroc"]) == (3, 1, 1, 1)
    assert list(report["latency_ms"]) == ["p50", "p95"]
    gold = inside("eval", "--json", "--label", "gold", "--asked", "question", path, "--data", data).works().json
    assert (gold["n"], gold["abstention_auroc"]) == (2, None)
    said = inside("eval", path, "--data", data).works().out
    assert re.search(r"^hit@1 +1\.0$", said, re.MULTILINE)
    assert re.search(r"^wrong@1 +-$", said, re.MULTILINE)
    assert re.search(r"^latency_ms p95 +[\d.]+$", said, re.MULTILINE)


def test_measuring_catches_up_first_and_needs_articles(inside, tmp_path):
    data = tmp_path / "data"
    inside("add", "--no-wait", write_jsonl(tmp_path / "a.jsonl", ARTICLES), "--data", data).works()
    case = {"question": QUESTION, "answers": ["Ulla Brandt"], "article_ids": ["ferry"], "answerable": True}
    path = write_jsonl(tmp_path / "cases.jsonl", [case])
    assert inside("eval", "--json", path, "--data", data).works().json["hit@1"] == 1
    for command in ("eval", "calibrate"):
        inside(command, path, "--data", tmp_path / "new").fails("no articles", "dateline add")
    assert "OK    the index holds all 3 passages" in inside("doctor", "--data", data).works().out


def test_the_doctor_finds_nothing_wrong(inside, data, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + "a" * 35)
    report = inside("doctor", "--data", data).works().out
    assert {line[:4] for line in report.splitlines()} == {"OK  "}
    assert "a" * 35 not in report
    assert len(examine(load(data=data))) == len(report.splitlines())


@pytest.mark.parametrize(
    ("token", "line"), [("", "WARN  TELEGRAM_BOT_TOKEN is not set"), ("abc", "FAIL  TELEGRAM")]
)
def test_the_doctor_looks_at_the_token(inside, data, monkeypatch, token, line):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    result = inside("doctor", "--data", data)
    assert result.code == (1 if token else 0)
    assert line in result.out


def test_the_doctor_names_a_source_that_cannot_be_looked_at(inside, data, tmp_path):
    folder = tmp_path / "incoming"
    folder.mkdir()
    inside("watch", folder, "--data", data).works()
    assert "incoming" not in inside("doctor", "--data", data).works().out
    folder.rmdir()
    missing = f"WARN  {folder} is not there: mount its disk, or run `dateline unwatch {folder} --data {data}`\n"
    assert missing in inside("doctor", "--data", data).works().out
    with closing(Library.from_folder(data)) as library:
        origins = Origins(library.database)
        feed = origins.add(Kind.FEED, "https://harbour.example/feed", None)
        for tries in range(3):
            assert "harbour.example" not in inside("doctor", "--data", data).out
            reason = "https://harbour.example/feed answers 404: check the address"
            origins.failed(replace(feed, failures=tries), datetime.now(UTC), reason, None, timedelta(days=1))
        stopped = "https://zoo.example/feed answers 410 Gone: the feed is looked at no more"
        gone = origins.add(Kind.FEED, "https://zoo.example/feed", None)
        origins.failed(gone, datetime.now(UTC), stopped, FOR_EVER, timedelta(days=1))
    told = inside("doctor", "--data", data).works().out
    assert f"WARN  {reason}\n" in told
    assert f"WARN  {stopped}\n" in told


def test_the_doctor_finds_a_text_that_was_changed_behind_its_back(inside, data):
    with closing(sqlite3.connect(data / "library.db")) as connection, connection:
        connection.execute("UPDATE revisions SET text = replace(text, 'June 3', 'June 4')")
    result = inside("doctor", "--data", data)
    assert result.code == 1
    assert "FAIL  the text of ferry is not what was stored" in result.out


def test_the_doctor_finds_a_damaged_page_that_no_question_needs(inside, data):
    damage_library(data)
    result = inside("doctor", "--data", data)
    assert result.code == 1
    assert "library.db is damaged" in result.out
    assert "`dateline restore FILE --data" in result.out


@pytest.mark.parametrize("damage", ["without its rows", "noise"])
@pytest.mark.parametrize("name", ["sqlite_autoindex_visibility_1", "sqlite_autoindex_copies_1", "ix_copies_url"])
def test_a_damaged_page_of_an_index_is_found_and_mended_and_nothing_is_lost(inside, data, name, damage):
    """By the first of them a restricted outlet would be hidden from nobody."""
    inside("restrict", "The Harbour Post", "5", "--data", data).works()
    shown = inside("list", "--data", data).out
    with closing(sqlite3.connect(data / "library.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        of_key = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(of_key, (name,)).fetchone()
        (last,) = connection.execute("SELECT max(number) FROM changes").fetchone()
    empty_leaf = (b"\x0a\x00\x00\x00\x00" + size.to_bytes(2, "big") + b"\x00").ljust(size, b"\x00")
    with (data / "library.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(empty_leaf if damage == "without its rows" else b"\xf9\x29" * (size // 2))
    result = inside("doctor", "--data", data)
    assert result.code == 1
    assert re.search(
        r"FAIL .* is damaged \(.*\): only an index of it, .*: run `dateline index --rebuild --data \S+`", result.out
    )
    Heartbeat(data).beat()
    inside("index", "--rebuild", "--data", data).fails("stop the bot")
    (data / "bot.alive").unlink()

    result = inside("index", "--rebuild", "--data", data)
    result.works()
    assert "An index of the Library was damaged: all that it held is in a new one" in result.out
    assert inside("list", "--data", data).out == shown
    assert "The Harbour Post" in inside("restricted", "--data", data).out
    assert "FAIL" not in inside("doctor", "--data", data).out
    library = Library.from_folder(data)
    library.check()
    [added] = library.add([Draft("Tram", "The tram has nine stops.")])
    assert library.changes(last)[0].number == last + 1
    assert library.article(added.id)
    library.close()


def test_a_library_that_lost_rows_of_a_table_is_not_taken_for_whole(inside, data):
    with closing(sqlite3.connect(data / "library.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'copies'").fetchone()
    with (data / "library.db").open("r+b") as file:
        file.seek((page - 1) * size)
        file.write((b"\x0d\x00\x00\x00\x00" + size.to_bytes(2, "big") + b"\x00").ljust(size, b"\x00"))
    damaged = (data / "library.db").read_bytes()
    assert "dateline restore" in inside("doctor", "--data", data).out
    inside("index", "--rebuild", "--data", data).fails("is damaged", "`dateline restore FILE --data")
    assert (data / "library.db").read_bytes() == damaged
    assert not [*data.glob("damaged-*"), *data.glob(".mending-*")]


def test_what_is_piped_into_head_ends_quietly(data):
    done = subprocess.run(
        ["/bin/sh", "-c", f"'{COMMAND}' list --data '{data}' | true; echo done"],  # true reads nothing
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_help_names_every_command(dateline):
    result = start("--help")
    assert result.code == 0
    for name in ("ask", "add", "remove", "list", "show", "verify", "index", "doctor", "eval", "calibrate", "run"):
        assert re.search(rf"^  {name} ", result.out, re.MULTILINE)
    assert dateline("ask", "--help").code == 0
    for told in (result, start("feeds", "--help")):
        assert "..." not in told.out.partition("Commands:")[2]  # each says all that it does in its line


@pytest.mark.parametrize("command", ["ask", "add", "eval", "watch", "preview", "feeds add"])
def test_help_says_what_is_to_be_written_after_an_option(inside, command):
    options = inside(*command.split(), "--help").works().out.partition("Options:")[2]
    assert "--data FOLDER" in options
    assert not re.findall(r"--\S+ <.*", options)


def test_the_version_is_that_of_the_distribution(inside):
    assert inside("--version").works().out == f"dateline {version('dateline')}\n"
