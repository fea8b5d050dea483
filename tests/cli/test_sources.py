"""Watched folders by the command line, and in the running bot."""

import json
import os
import re
import shlex
import subprocess
import sys
import threading
import time

import pytest
from command import until
from feedfiles import item, rss
from platformdirs import user_cache_path
from website import Reply

from bot.intake import LOOK_SECONDS, Taker
from bot.service import Follower
from index.answer import Question
from index.answerer import Answerer
from knowledge.intake.folders import MANY, Folders, watch
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins

ZEBRA = "Zebra in the zoo\n\nThe zoo of Asker has a zebra named Stripe."
QUESTION = "What is the zebra in the zoo of Asker named?"


def put(folder, name, text):
    """A file that rests for an hour already."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    moment = time.time() - 3600
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def folder(tmp_path):
    put(tmp_path / "articles", "zebra.txt", ZEBRA)
    return tmp_path / "articles"


def test_a_watched_folder_is_taken_in_kept_up_with_and_let_go(inside, data, folder):
    watched = inside("watch", folder, "--source", "The Zoo Gazette", "--data", data).works()
    assert watched.out == f"{folder} is watched: 1 added.\n"
    answer = inside("ask", "--json", QUESTION, "--data", data).works().json
    assert [quote["source"] for quote in answer["quotes"]][:1] == ["The Zoo Gazette"]

    put(folder, "zebra.txt", ZEBRA.replace("Stripe", "Spot"))
    put(folder, "yak.txt", "Yak\n\nThe zoo has a yak too.")
    assert "1 added, 1 revised" in inside("sync", "--data", data).works().out
    (folder / "yak.txt").unlink()
    assert "1 removed" in inside("sync", "--data", data).works().out
    assert "nothing new" in inside("sync", "--data", data).works().out
    assert "Spot" in inside("ask", "--json", QUESTION, "--data", data).works().json["quotes"][0]["text"]

    assert "Its articles stay" in inside("unwatch", folder, "--data", data).works().out
    assert "Zebra" in inside("list", "--data", data).works().out
    inside("watch", folder, "--data", data).works()
    assert "1 removed" in inside("unwatch", folder, "--remove", "--data", data).works().out
    assert "Zebra" not in inside("list", "--data", data).works().out
    assert "Ferry" in inside("list", "--data", data).works().out


def test_files_that_were_written_just_before_are_taken_in_by_who_asks_once(inside, data, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "zebra.txt").write_text(ZEBRA, "utf-8")
    assert inside("watch", folder, "--data", data).works().out == f"{folder} is watched: 1 added.\n"
    (folder / "yak.txt").write_text("Yak\n\nThe zoo has a yak too.", "utf-8")
    assert "1 added" in inside("sync", "--data", data).works().out


def test_a_file_that_is_still_written_to_is_told_with_who_takes_it_in(inside, data, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "zebra.txt"
    path.write_text(ZEBRA, "utf-8")
    over = threading.Event()

    def write():
        while not over.wait(0.02):
            path.touch()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        watched = inside("watch", folder, "--data", data)
    finally:
        over.set()
        writer.join()
    assert watched.out == f"{folder} is watched: nothing new.\n"
    assert f"in {folder}, 1 file is still being written" in watched.err
    assert f"`dateline sync --data {data}`" in watched.err


def test_that_many_files_are_missing_is_told_before_their_articles_go(inside, data, folder):
    for n in range(MANY):
        put(folder, f"yak{n}.txt", f"Yak {n}\n\nThe zoo has yak {n} too.")
    inside("watch", folder, "--data", data).works()
    for path in folder.glob("*.txt"):
        path.unlink()
    synced = inside("sync", "--data", data)
    assert (synced.code, synced.out) == (0, "every source that is due was looked at: nothing new.\n")
    assert f"in {folder}, {MANY + 1} files are missing: if that lasts a minute" in synced.err
    assert "Zebra" in inside("list", "--data", data).works().out


def test_the_whole_disk_is_no_folder_to_watch(inside, data):
    inside("watch", "/", "--data", data).fails("/ is the whole disk: name a folder of articles")


def test_a_day_that_is_yet_to_come_is_told_among_the_sources_until_it_is_mended(inside, data, folder):
    lines = [json.dumps({"id": str(n), "text": f"Yak {n} eats.", "date": "2999-01-01"}) for n in range(3)]
    put(folder, "yaks.jsonl", "\n".join(lines))
    inside("watch", folder, "--data", data).works()
    told = inside("sources", "--retry", "--data", data).works().out
    assert "  1 file only in part or as before:\n    yaks.jsonl has 3 dates such as 2999-01-01, and" in told
    # What is no more in the file goes all the same.
    put(folder, "yaks.jsonl", lines[0])
    assert "2 removed" in inside("sync", "--data", data).works().out
    put(folder, "yaks.jsonl", lines[0].replace("2999", "2024"))
    inside("sync", "--data", data).works()
    assert "2999" not in inside("sources", "--data", data).works().out


def test_sources_are_listed_with_what_came_of_each(inside, data, folder):
    put(folder, "title.txt", "Only a title")
    inside("watch", folder, "--source", "The Zoo Gazette", "--data", data).fails("write the text below it")

    reason = "has only a title: write the text below it"
    lines = inside("sources", "--data", data).works().out.splitlines()
    assert lines == [
        f"folder {folder} (The Zoo Gazette)",
        "  1 article from 2 files, last looked at just now",
        "  1 file could not be taken in:",
        f"    title.txt (1 try, no more before it changes): {folder}/title.txt {reason}",
        "added by hand",
        "  2 articles of no outlet",
        "  1 article of The Harbour Post",
    ]

    report = inside("sources", "--json", "--data", data).works().json
    (source,) = report["sources"]
    assert (source["kind"], source["address"], source["outlet"]) == ("folder", str(folder), "The Zoo Gazette")
    assert (source["articles"], source["items"], source["failed"], source["retrying"]) == (1, 2, 1, 0)
    assert source["troubles"][0]["item"] == "title.txt"
    assert {"outlet": "The Harbour Post", "articles": 1} in report["by_hand"]


def test_a_text_that_two_outlets_have_is_told_as_a_duplicate(inside, data, folder):
    inside("add", folder, "--source", "The Zoo Gazette", "--data", data).works()
    assert "In all" not in inside("sources", "--data", data).works().out
    copies = [{"id": n, "title": "Zoo", "text": "The zoo is shut.", "source": f"Outlet {n}"} for n in "12"]
    put(folder, "wire.jsonl", "\n".join(json.dumps(copy) for copy in copies))
    added = inside("add", folder / "wire.jsonl", "--data", data).works()
    assert "1 added, 1 duplicate. The Library holds 5 articles, and 1 duplicate with the same text." in added.out
    listed = inside("list", "--data", data)
    assert (listed.code, listed.out.count("\n")) == (0, 6)
    assert listed.err == "dateline: these are 5 articles, and 1 duplicate with the same text\n"
    lines = inside("sources", "--data", data).works().out.splitlines()
    assert lines[-1] == "In all: 5 articles, and 1 duplicate with the same text."


def test_files_of_kinds_that_cannot_be_read_are_named(inside, data, folder):
    for name in (
        "a.rtf",
        "old/b.DOC",
        "c.odt.gz",
        ".hidden.rtf",
        "photo.jpg",
        "Thumbs.db",
        "LICENCE",
        "~$lock.doc",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        put(folder, name, "Not to be read.")
    told = "3 files are of kinds that cannot be read: a.rtf, c.odt.gz, old/b.DOC; README lists what can"
    added = inside("add", folder, "--data", data)
    assert added.code == 0
    assert f"in {folder}, {told}" in added.err
    assert "1 added" in added.out
    watched = inside("watch", folder, "--data", data)
    assert (watched.code, watched.err) == (0, f"dateline: {told}\n")
    assert f"  {told}" in inside("sources", "--data", data).works().out.splitlines()
    assert inside("sources", "--json", "--data", data).works().json["sources"][0]["unreadable"] == 3

    for n in range(7):
        put(folder, f"d{n}.epub", "Not to be read.")
    inside("sync", "--data", data).works()
    assert "10 files are of kinds" in inside("sources", "--data", data).works().out
    assert "and 5 more; README" in inside("sources", "--data", data).works().out
    for path in (*folder.glob("*.epub"), *folder.glob("*.gz"), *folder.glob("*/b.DOC")):
        path.unlink()
    inside("sync", "--data", data).works()
    assert "  1 file is of a kind that cannot be read: a.rtf;" in inside("sources", "--data", data).works().out
    (folder / "a.rtf").unlink()
    inside("sync", "--data", data).works()
    assert "cannot be read" not in inside("sources", "--data", data).works().out


def test_what_failed_is_tried_again_by_command(inside, data, folder):
    path = put(folder, "title.txt", "Only a title")
    inside("watch", folder, "--data", data).fails()
    path.write_text("Yak\n\nA yak!!", "utf-8")
    assert inside("sources", "--json", "--data", data).json["sources"][0]["failed"] == 1

    inside("sources", "--retry", "--data", data).works()
    assert inside("sources", "--json", "--data", data).json["sources"][0]["failed"] == 0
    assert "Yak" in inside("list", "--data", data).out


def test_a_folder_that_is_not_there_is_named_and_its_articles_stay(inside, data, folder):
    inside("watch", folder, "--data", data).works()
    folder.rename(folder.with_name("away"))
    inside("sync", "--data", data).fails("is not there: mount its disk", f"dateline unwatch {folder}")
    assert "Zebra" in inside("list", "--data", data).out
    assert "failed 1 time, next try in 2 minutes" in inside("sources", "--data", data).works().out


def test_commands_in_messages_can_be_typed_as_they_are_printed(inside, data, folder, website, monkeypatch):
    """Folders have spaces in their names, and web addresses have what a shell takes for its own."""
    monkeypatch.setenv("DATELINE_FETCH_LOOPBACK", "true")
    named = folder.rename(folder.with_name("our articles"))
    inside("watch", named, "--data", data).works()
    named.rename(folder)
    for message in (inside("sync", "--data", data).err, inside("doctor", "--data", data).out):
        [command] = [typed for typed in re.findall("`([^`]+)`", message) if "unwatch" in typed]
        assert shlex.split(command)[:3] == ["dateline", "unwatch", str(named)]
    website.pages["/all?of=news&as=rss"] = Reply(rss(item()), headers={"Content-Type": "application/rss+xml"})
    told = inside("add", f"{website.url}/all?of=news&as=rss", "--data", data).err
    assert shlex.split(re.search("`([^`]+)`", told)[1])[:4] == [
        "dateline", "feeds", "add", f"{website.url}/all?of=news&as=rss"
    ]  # fmt: skip


def test_of_more_failures_than_are_shown_the_rest_is_counted(inside, data, folder):
    for i in range(8):
        put(folder, f"{i}.txt", "Only a title")
    inside("watch", folder, "--data", data)
    lines = inside("sources", "--data", data).works().out.splitlines()
    assert "  8 files could not be taken in:" in lines
    assert "    and 3 more" in lines


def test_mistakes_are_named_with_their_cure(inside, data, folder, tmp_path):
    inside("unwatch", folder, "--data", data).fails("is not watched", "dateline sources")
    inside("watch", tmp_path / "nowhere", "--data", data).fails("is not there")
    inside("watch", folder, "--data", data).works()
    inside("watch", folder, "--data", data).fails("is watched already", "dateline sources")
    inside("watch", tmp_path, "--data", data).fails("inside", f"dateline unwatch {folder}")


def test_without_any_source_there_is_a_hint(inside, tmp_path):
    assert "dateline add" in inside("sources", "--data", tmp_path / "empty").works().out
    assert inside("sources", "--json", "--data", tmp_path / "empty").works().json == {"sources": [], "by_hand": []}


def test_the_running_bot_finds_what_is_dropped_into_a_folder_and_loses_what_is_deleted(data, folder):
    answerer = Answerer.from_folder(data, "all-MiniLM-L6-v2", user_cache_path("dateline") / "models")
    watch(Origins(answerer.library.database), folder, None)
    (folder / "zebra.txt").unlink()
    answerer.answer(Question(QUESTION))
    threads = (Follower(answerer), Taker(answerer.library, {Kind.FOLDER: Folders()}))
    for thread in threads:
        thread.start()

    def found():
        return "Zebra in the zoo" in [q.article.title for q in answerer.answer(Question(QUESTION)).quotes]

    path = folder / "zebra.txt"
    path.write_text(ZEBRA, "utf-8")
    # To rest, to be looked at, to be followed by a busy machine.
    assert until(found) < 2 * LOOK_SECONDS + 1 + 3
    path.unlink()
    until(lambda: not found())
    for thread in reversed(threads):
        thread.stop()
        assert not thread._thread.is_alive()
    answerer.library.close()


def test_in_the_bot_a_reason_is_logged_once_and_the_looking_goes_on(tmp_path):
    """In a process of its own, since it logs to its standard error."""
    script = """
import sys, time
from pathlib import Path
from bot import intake, logs
from knowledge.intake.folders import MANY, Folders, watch
from knowledge.library import Library
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
logs.configure("info", json=True)
base = Path(sys.argv[1])
library = Library.from_folder(base / "data")
(base / "articles").mkdir()
(base / "away").mkdir()
watch(Origins(library.database), base / "articles", None)
watch(Origins(library.database), base / "away", None)
(base / "away").rmdir()
(base / "articles" / "title.txt").write_text("Only a title")
(base / "articles" / "zebra.txt").write_text("Zebra\\n\\nA zebra named Stripe.")
class Breaking(Folders):
    looks = 0
    def look(self, *given):
        Breaking.looks += 1
        if Breaking.looks == 2:
            raise SystemError("this should not be")
        return super().look(*given)
taker = intake.Taker(library, {Kind.FOLDER: Breaking()}, seconds=0.01)
take, fails = library.take, [OSError("no")] * 3
def take_or_fail(drafts):
    if fails:
        raise fails.pop()
    return take(drafts)
library.take = take_or_fail
taker.start()
while not list(library.articles()):
    time.sleep(0.01)
taker.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], check=True, capture_output=True, text=True, timeout=60
    )
    logged = [json.loads(line) for line in done.stderr.splitlines()]
    reasons = [line.get("reason", line["event"]) for line in logged]
    assert len([reason for reason in reasons if "has only a title" in reason]) == 1
    assert len([reason for reason in reasons if "is not there" in reason]) <= 1
    assert [line["event"] for line in logged].count("nothing is taken in") == 1
    assert [line["event"] for line in logged].count("taken in") == 1
    assert "Traceback" not in done.stderr
