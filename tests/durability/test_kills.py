"""Killed again and again at any moment, the Library and its index lose nothing that was acknowledged.

These processes are started quickly; test_commands_killed.py does the same to the commands themselves.
"""

import json
import multiprocessing
import random
import signal

import pytest
from filelock import FileLock
from newsroom import LetterEmbedder, run, word_of

from index.view import IndexView
from index.writer import IndexWriter
from knowledge.library import Library

KILLS = 44
SEED = 2024


@pytest.fixture(scope="module")
def processes():
    """Real processes, each forked from a server that has imported all there is to import."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.service", "index.answerer", "knowledge.library"])
    return context


def expected_of(log):
    """For each article the versions of which one must be there, None for none: one, unless a kill left it open."""
    possible = {}
    for line in log.read_text("utf-8").splitlines():
        what, versions = json.loads(line)
        for i, version in versions.items():
            known = set() if what == "done" else possible.get(int(i), {None})
            possible[int(i)] = known | {version}
    return possible


def check(data, log, wait=0):
    """`wait` for a bot that lives on: else the lock went with the process that held it."""
    with FileLock(data / "index" / "writer.lock", timeout=wait):
        pass
    library = Library.from_folder(data)
    embedder = LetterEmbedder()
    IndexWriter(data / "index", library, embedder).catch_up(wait=wait)
    view = IndexView(data / "index", embedder)
    stored = {int(article.id): article for article in library.articles()}
    possible = expected_of(log)
    for i, versions in possible.items():
        here = stored.get(i)
        assert any(here is None if v is None else here and word_of(i, v) in here.text for v in versions), (i, here)
    assert stored.keys() <= possible.keys()
    passages = library.passages_of(library.live_revisions())
    expected = {passage.id for passage in passages}
    assert len(view) == library.count_passages() == len(expected)
    assert {i for i, _ in view.matching(["boats"], 100_000)} == expected
    for i in random.Random(len(possible)).sample(sorted(possible), min(len(possible), 20)):
        for version in possible[i] - {None}:  # each by its own word, and not by that of what is gone
            found = library.passages([p for p, _ in view.matching([word_of(i, version)], 50, "en")])
            here = i in stored and word_of(i, version) in stored[i].text
            assert (str(i) in {p.article_id for p in found.values()}) == here
    for revision, text in {a.revision: a.text for a in stored.values()}.items():
        spans = [(p.start, p.end) for p in passages if p.revision == revision]
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    library.close()


def wait_until_it_writes(log, before, process):
    while log.stat().st_size == before and process.is_alive():
        process.join(0.005)


def test_kills_lose_no_article_and_bring_none_back(processes, tmp_path):
    rng = random.Random(SEED)
    data, log = tmp_path / "data", tmp_path / "changes.jsonl"
    log.touch()
    Library.from_folder(data).close()
    searching = None
    for turn in range(KILLS):
        if searching is None:
            searching = processes.Process(target=run, args=("search", data, tmp_path / "search", turn), daemon=True)
            searching.start()
        changing = processes.Process(target=run, args=("change", data, log, turn), daemon=True)
        before = log.stat().st_size
        changing.start()
        if turn % 5:  # else it may be killed before it has begun
            wait_until_it_writes(log, before, changing)
        changing.join(rng.uniform(0, 0.25))
        killed = [changing, searching] if turn % 3 == 2 else [changing]
        for process in killed:
            process.kill()
        for process in killed:
            process.join()
            assert process.exitcode == -signal.SIGKILL, [p.read_text("utf-8") for p in tmp_path.glob("*.error")]
        if searching in killed:
            searching = None
        check(data, log, wait=30 if searching else 0)
    if searching:
        searching.kill()
        searching.join()
    check(data, log)
    assert len(log.read_text("utf-8").splitlines()) >= KILLS * 4 // 5  # all that were waited for had begun
    assert not (tmp_path / "search").exists()
