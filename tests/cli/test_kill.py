"""Killed at any moment, the command loses nothing that it printed as added, and the next one sets all right."""

import json
import random
import signal
import subprocess
import sys
import time

import pytest
from command import COMMAND
from filelock import FileLock
from platformdirs import user_cache_path

from bot.adding import BATCH
from index.embedder import load_embedder
from index.manifest import IndexFolder
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.library import Library

COUNT = 150
SEED = 11
# What runs in the background of a shell ignores Ctrl-C, and so does all that it starts.
HEEDING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.fixture(scope="module")
def embedder():
    return load_embedder("all-MiniLM-L6-v2", user_cache_path("dateline") / "models")


def articles(name, count=COUNT):
    """Small articles, the word "dispatch" in each passage; each third has a passage more than one."""
    for i in range(count):
        text = f"Dispatch {i} of {name}: the harbour master counted {i * 7} boats."
        if i % 3 == 0:
            text += "\n" + f"The dispatch says that boat {i} left for Northholm before the storm came. " * 10
        yield {"id": f"{name}-{i}", "title": f"Boats {name} {i}", "text": text}


def killed_after(arguments, data, stdin, seconds):
    """What the command had printed when it was killed, and whether it had come to its end before."""
    process = subprocess.Popen(
        [COMMAND, *arguments, "--data", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        try:
            out, _ = process.communicate(stdin, timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
    assert process.returncode in {0, -signal.SIGKILL}
    return [line.split()[1] for line in out.splitlines() if line.startswith(("added ", "revised "))], (
        process.returncode == 0
    )


def check(data, embedder, acknowledged):
    """Everything that was acknowledged is stored, found by both legs, and nothing else is."""
    with FileLock(data / "index" / "writer.lock", timeout=0):
        pass  # the lock went with the process
    library = Library.from_folder(data)
    IndexWriter(data / "index", library, embedder).catch_up(wait=0)
    stored = {article.id: article for article in library.articles()}
    assert acknowledged <= stored.keys()
    passages = library.passages_of(library.live_revisions())
    view = IndexView(data / "index", embedder)
    expected = {passage.id for passage in passages}
    assert {i for i, _ in view.matching(["dispatch"], 10_000)} == expected
    assert {i for i, _ in view.nearest(embedder.embed_question("boats"), 10_000)} == expected
    assert len(view) == library.count_passages() == len(expected)
    texts = {article.revision: article.text for article in stored.values()}
    assert {passage.revision for passage in passages} == texts.keys()
    for revision, text in texts.items():
        spans = [(p.start, p.end) for p in passages if p.revision == revision]
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    generations = {p.name.partition("-")[2][:8] for p in (data / "index").glob("*-*")}
    assert generations == {IndexFolder(data / "index").read().generation}
    library.close()


def test_whenever_it_is_killed_what_was_printed_is_there_and_found(tmp_path, embedder):
    """Adds and rebuilds of one data folder, killed at moments that a seed chooses between their start and end."""
    rng = random.Random(SEED)
    data = tmp_path / "data"
    began = time.monotonic()
    subprocess.run([COMMAND, "list", "--data", data], check=True, capture_output=True)
    start_up = time.monotonic() - began
    kinds = ("add", "add --no-wait", "index --rebuild")
    longest = dict.fromkeys(kinds, 3.5 * start_up)
    acknowledged, killed = set(), 0
    for turn in range(60):
        kind = kinds[turn % 3]
        stdin = "".join(json.dumps(a) + "\n" for a in articles(f"t{turn // 3}")) if "add" in kind else ""
        arguments = [*kind.split(), "-"] if "add" in kind else kind.split()
        printed, ended = killed_after(arguments, data, stdin, rng.uniform(0.2, 1) * longest[kind])
        acknowledged |= set(printed)
        killed += not ended
        if ended:  # a faster machine: it is over by then
            longest[kind] *= 0.8
        if (data / "library.db").exists() and (data / "index").exists():
            check(data, embedder, acknowledged)
        if killed >= 8 and len(acknowledged) >= COUNT:
            break
    assert killed >= 8
    assert len(acknowledged) >= COUNT


@pytest.mark.parametrize("lines", [0, 1, 60])
def test_killed_after_so_many_lines_these_are_stored(tmp_path, embedder, lines):
    """The reader of the pipe kills it the moment that a line arrives."""
    data = tmp_path / "data"
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(a) + "\n" for a in articles("k")), "utf-8")
    process = subprocess.Popen(
        [COMMAND, "add", path, "--data", data], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with process:
        seen = [process.stdout.readline() for _ in range(lines + 1)]
        process.kill()
        seen += process.stdout.read().splitlines(keepends=True)
    acknowledged = {line.split()[1] for line in seen if line.startswith("added ") and line.endswith("\n")}
    assert len(acknowledged) > lines
    library = Library.from_folder(data)
    stored = {article.id for article in library.articles()}
    library.close()
    assert acknowledged <= stored
    again = subprocess.run(
        [COMMAND, "add", path, "--data", data], stdout=subprocess.PIPE, check=True, text=True
    ).stdout.splitlines()
    assert [line.split()[0] for line in again[:-1]].count("unchanged") == len(stored)
    assert again[-1].endswith(f"The Library holds {COUNT} articles.")
    check(data, embedder, {f"k-{i}" for i in range(COUNT)})


def test_stopped_by_ctrl_c_it_says_what_is_stored_and_leaves_the_rest_at_once(tmp_path):
    """The pipe stays open, so it is stopped in the middle; what it stored is indexed by the next command."""
    data = tmp_path / "data"
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING, COMMAND, "add", "-", "--data", data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        process.stdin.write("".join(json.dumps(a) + "\n" for a in articles("c", 2 * BATCH + 50)))
        process.stdin.flush()
        acknowledged = {process.stdout.readline().split()[1] for _ in range(2 * BATCH)}
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert err == ("dateline: stopped: what was printed as done is done; run the command again for the rest\n")
    assert not (data / "index").exists()
    library = Library.from_folder(data)
    assert acknowledged == {article.id for article in library.articles()}
    library.close()
