"""The commands themselves, killed at any moment: `dateline add`, and a bot that answers people meanwhile."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from bot.adding import BATCH
from bot.preview import TOKEN, BotApiServer
from index.unopened import UnopenedEmbedder
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.library import Library

COMMAND = str(Path(sys.executable).parent / "dateline")
KILLS = 6
ARTICLES = 1_100
"""So many that a second process indexes the words of them meanwhile."""
SEED = 7
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def place(number):
    """A name that is in one article alone."""
    return "".join(SYLLABLES[number // 70**n % 70] for n in range(3)).capitalize() + "holm"


def counted(name):
    return f"The harbour master of {name} counted"


def articles(turn):
    for number in range(turn * ARTICLES, (turn + 1) * ARTICLES):
        text = f"{counted(place(number))} {number} boats on Monday, before the storm came."
        yield {"id": str(number), "title": f"Boats in {place(number)}", "text": text}


class Bot:
    """`dateline run` against the strict server."""

    def __init__(self, data, server):
        self._server = server
        self._command = [COMMAND, "run", "--data", data]
        address = server.base_url.removesuffix("/bot")
        self._environment = os.environ | {"TELEGRAM_BOT_TOKEN": TOKEN, "DATELINE_TELEGRAM_API": address}
        self._process = None

    def start(self):
        self._process = subprocess.Popen(self._command, env=self._environment, stderr=subprocess.DEVNULL)

    def kill(self):
        assert self._process.poll() is None, "the bot ended by itself"
        self._process.kill()
        assert self._process.wait() == -signal.SIGKILL

    async def answer(self, name):
        """What somebody gets to read who asks for a place."""
        asker = self._server.people.user()
        asked = self._server.people.say(asker, f"How many boats did the harbour master of {name} count?")
        return (await self._server.next_message(asked.chat, asked, timeout=60)).text

    async def finds(self, name):
        """Wait until it does: it looks once a second for what is new."""
        async with asyncio.timeout(60):
            while counted(name) not in await self.answer(name):  # noqa: ASYNC110 - it tells nobody when it has looked
                await asyncio.sleep(0.2)


def killed(data, path, log, seconds):
    """Kill `dateline add` so many seconds after its first article; what it acknowledged, and whether it lasted."""
    with (
        log.open("w") as out,
        subprocess.Popen(
            [COMMAND, "add", "--no-wait", path, "--data", data], stdout=out, stderr=subprocess.DEVNULL
        ) as process,
    ):
        while not log.stat().st_size and not ended(process, 0.01):
            pass
        lasted = not ended(process, seconds)
        process.kill()
    lines = log.read_text("utf-8").splitlines(keepends=True)
    return {line.split()[1] for line in lines if line.startswith("added ") and line.endswith("\n")}, lasted


def ended(process, seconds):
    """Whether it ends by itself within so many seconds."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.returncode is not None


def agree(data):
    """The words of the index are those of the Library's passages; returns the ids of the articles."""
    library = Library.from_folder(data)
    embedder = UnopenedEmbedder("all-MiniLM-L6-v2", user_cache_path("dateline") / "models")
    IndexWriter(data / "index", library, embedder).catch_up(vectors=False)
    view = IndexView(data / "index", embedder)
    passages = library.passages_of(library.live_revisions())
    assert {i for i, _ in view.matching(["boats"], 100_000)} == {passage.id for passage in passages}
    stored = {article.id: article for article in library.articles()}
    assert {p.article_id for p in passages} == stored.keys()
    assert all(stored[p.article_id].text[p.start : p.end] == stored[p.article_id].text for p in passages)
    library.close()
    return stored.keys()


async def test_killed_commands_lose_nothing_and_the_bot_answers_from_all_that_was_acknowledged(tmp_path):
    rng = random.Random(SEED)
    data = tmp_path / "data"
    library = Library.from_folder(data)
    acknowledged, removed, midway = set(), set(), 0
    async with BotApiServer() as server:
        bot = Bot(data, server)
        bot.start()
        for turn in range(KILLS):
            path = tmp_path / f"{turn}.jsonl"
            path.write_text("".join(json.dumps(one) + "\n" for one in articles(turn)), "utf-8")
            added, lasted = await asyncio.to_thread(killed, data, path, tmp_path / "log", rng.uniform(0, 0.6))
            acknowledged |= added
            midway += lasted
            if turn % 3 == 2:
                bot.kill()
                bot.start()
            here = await asyncio.to_thread(agree, data)
            assert acknowledged - removed <= here
            assert not removed & here
            found, lost = rng.sample(sorted(acknowledged - removed), 2)
            await bot.finds(place(int(found)))
            library.remove([lost])
            removed.add(lost)
            assert counted(place(int(lost))) not in await bot.answer(place(int(lost)))
        bot.kill()
    assert midway
    assert len(acknowledged) >= KILLS * BATCH
    library.close()
