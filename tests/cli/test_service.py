"""The running bot finds what another process adds, and goes on whatever happens to the index."""

import json
import shutil
import subprocess
import sys
import threading
import time

import pytest
import structlog
from command import ARTICLES, COMMAND, until, write_jsonl
from filelock import FileLock
from platformdirs import user_cache_path

from bot.service import FOLLOW_SECONDS, Follower
from index.answer import Question
from index.answerer import Answerer
from knowledge.article import Draft

NEW = {"id": "zebra", "title": "Zebra in the zoo", "text": "The zoo of Asker has a zebra named Stripe."}
QUESTION = Question("What is the zebra in the zoo of Asker named?")


@pytest.fixture
def answerer(data):
    answerer = Answerer.from_folder(data, "all-MiniLM-L6-v2", user_cache_path("dateline") / "models")
    yield answerer
    answerer.library.close()


@pytest.fixture
def follower(answerer):
    follower = Follower(answerer)
    follower.start()
    yield follower
    follower.stop()
    assert not follower._thread.is_alive()


def titles(answerer):
    answer = answerer.answer(QUESTION)
    return [quote.article.title for quote in answer.quotes]


def add_in_another_process(data, *flags, article=NEW):
    return subprocess.Popen(
        [COMMAND, "add", *flags, "-", "--data", data],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ), (json.dumps(article) + "\n").encode()


@pytest.mark.usefixtures("follower")
@pytest.mark.parametrize("flags", [[], ["--no-wait"]])
def test_what_another_process_adds_is_found_within_seconds(answerer, data, flags):
    assert NEW["title"] not in titles(answerer)
    before = answerer.library.last_change()
    process, stdin = add_in_another_process(data, *flags)
    with process:
        process.stdin.write(stdin)
        process.stdin.close()
        until(lambda: answerer.library.last_change() > before)
        took = until(lambda: answerer.indexed_change() > before)
    assert process.returncode == 0
    assert titles(answerer)[0] == NEW["title"]
    assert answerer.coverage().pending == 0
    assert took < FOLLOW_SECONDS + 2  # a second until it looks, and what embedding and a busy machine take


class SlowEmbedder:
    """Embeds passages only when it is let go."""

    def __init__(self, embedder):
        self.model = embedder.model
        self.let_go = threading.Event()
        self.trust = embedder.trust
        self._embedder = embedder

    def embed_passages(self, texts):
        assert self.let_go.wait(20)
        return self._embedder.embed_passages(texts)


def test_what_is_new_is_found_by_its_words_while_its_vectors_are_computed(answerer):
    answerer._embedder = slow = SlowEmbedder(answerer._embedder)
    follower = Follower(answerer, seconds=0.01)
    follower.start()
    answerer.library.add([Draft(**NEW)])
    until(lambda: titles(answerer)[:1] == [NEW["title"]])
    assert answerer.coverage().pending == 1
    slow.let_go.set()
    until(lambda: answerer.coverage().pending == 0)
    follower.stop()


@pytest.mark.usefixtures("follower")
def test_what_is_removed_is_gone_at_once_and_from_the_index_soon(answerer):
    ferry = Question("When does the ferry to Northholm open?")
    assert answerer.answer(ferry).quotes[0].article.id == "ferry"
    answerer.library.remove(["ferry"])
    assert "ferry" not in [quote.article.id for quote in answerer.answer(ferry).quotes]
    until(lambda: answerer.passages() == 2)


@pytest.mark.usefixtures("follower")
def test_a_deleted_index_is_made_again_while_the_bot_runs(answerer, data):
    shutil.rmtree(data / "index")
    answerer.answer(QUESTION)
    until(lambda: answerer.passages() == len(ARTICLES) and (data / "index" / "manifest.json").exists())
    assert answerer.answer(Question("When does the ferry to Northholm open?")).quotes[0].article.id == "ferry"


@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_where_the_data_folder_became_another_the_bot_says_so_and_writes_no_index_there(
    answerer, data, tmp_path, inside, how
):
    with structlog.testing.capture_logs() as logged:
        follower = Follower(answerer, seconds=0.01)
        follower.start()
        data.rename(tmp_path / "old")
        if how == "replaced":
            inside("add", write_jsonl(tmp_path / "new.jsonl", [NEW]), "--data", data).works()
        answerer.library.add([Draft(**NEW)])  # in the file that the bot still has open
        until(lambda: logged)
        follower.stop()
    assert {line["reason"] for line in logged} == {
        f"{data / 'library.db'} was deleted or replaced while the bot runs: start the bot again"
    }
    if how == "replaced":
        asked = inside("ask", "--json", QUESTION.text, "--data", data).json
        assert asked["coverage"]["articles"] == 1
        assert asked["quotes"][0]["title"] == NEW["title"]
    else:
        assert not data.exists()


@pytest.mark.usefixtures("follower")
def test_a_rebuild_by_another_process_is_followed(answerer, data):
    generation = answerer._view.manifest.generation
    done = subprocess.run([COMMAND, "index", "--rebuild", "--data", data], check=True, capture_output=True)
    assert done.stderr == b""
    until(lambda: answerer._view.manifest.generation != generation and answerer.passages() == len(ARTICLES))


def test_while_another_process_holds_the_lock_the_bot_sees_what_it_writes(answerer, data):
    """The bot does not stand in line: it looks at what is there, and can be stopped."""
    follower = Follower(answerer, seconds=0.05)
    answerer.library.add([])
    with FileLock(data / "index" / "writer.lock"):
        process, stdin = add_in_another_process(data, "--no-wait")
        with process:
            before = answerer.library.last_change()
            process.stdin.write(stdin)
            process.stdin.close()
            until(lambda: answerer.library.last_change() > before)
            process.kill()
        follower.start()
        assert titles(answerer)[:1] != [NEW["title"]]
        looked = answerer.refresh
        seen = []
        answerer.refresh = lambda: (looked(), seen.append(1))
        until(lambda: len(seen) > 3)
        began = time.monotonic()
        follower.stop()
        assert time.monotonic() - began < 5
    assert not follower._thread.is_alive()


def follow_in_another_process(data, *, broken):
    """What it answers and what it logs, to its standard error, while each look at the index fails for `broken`."""
    script = f"""
import sys, time
from pathlib import Path
from platformdirs import user_cache_path
from bot import logs
from bot.service import Follower
from index.answer import Question
from index.answerer import Answerer
logs.configure("info", json=True)
data = Path(sys.argv[1])
answerer = Answerer.from_folder(data, "all-MiniLM-L6-v2", user_cache_path("dateline") / "models")
refresh, looks = answerer.refresh, []
def look():
    looks.append(1)
    {broken}
    refresh()
answerer.refresh = look
follower = Follower(answerer, seconds=0.02)
follower.start()
while len(looks) < 5:
    time.sleep(0.01)
print(answerer.answer(Question("When does the ferry to Northholm open?")).quotes[0].article.id)
follower.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(data)], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout, [json.loads(line) for line in done.stderr.splitlines()]


def test_damage_is_logged_once_and_the_bot_answers_from_what_it_has(data):
    answered, (logged,) = follow_in_another_process(
        data, broken='(data / "index" / "manifest.json").write_text("garbage")'
    )
    assert answered == "ferry\n"
    assert logged["level"] == "error"
    assert "dateline index --rebuild" in logged["reason"]


def test_a_fault_of_the_program_is_logged_once_and_the_bot_answers_from_what_it_has(data):
    answered, (logged,) = follow_in_another_process(data, broken='raise SystemError("this should not be")')
    assert answered == "ferry\n"
    assert logged["level"] == "error"
    assert logged["cause"] == "SystemError"
