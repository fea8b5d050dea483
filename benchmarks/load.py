"""How many people at once: the bot as a process of its own, under load through the strict server.

    .venv/bin/python benchmarks/load.py DATA [--articles JSONL] [--seconds 60] [calm] [storm] [killed]

    calm      20 updates a second without faults: how long from an update to its answer
    storm     60 a second, with 1 % of sends answered 429, 1 % cut before and 1 % cut after the server took them
    killed    the same, with the bot killed and started again in the middle

DATA is the data folder, made when missing: the samples, and 3,000 other articles, those of a file or some that are
put together from the samples' sentences. The updates come from 420 chats, in the mixture that is in crowd.py. The
server keeps Telegram's limits of 30 messages a second and 20 a minute in a group, so what comes in faster has to
wait. Server, people and bot share the machine. Exits with 1 when a question has no answer, or more than one though
its acceptance was known.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from crowd import FLEETING, SHARES, Account, Crowd, most_a_second
from sets import QUESTIONS

from bot.preview import TOKEN, BotApiServer
from bot.preview.faults import DROPPED_AFTER, DROPPED_BEFORE, refusal
from bot.telegram.inbox import Inbox
from knowledge import readers
from knowledge.library import Library
from knowledge.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).parent / "dateline")
OTHERS = 3000
PATIENCE = 30.0
"""Seconds without any answer after which no more are waited for."""


@dataclass(frozen=True)
class Run:
    rate: float
    faults: bool = False
    kill: bool = False
    within: float | None = None
    """Milliseconds in which 95 % should be answered."""


RUNS = {"calm": Run(20, within=250), "storm": Run(60, faults=True), "killed": Run(60, faults=True, kill=True)}


def dateline(data: Path, *args: str) -> None:
    subprocess.run([COMMAND, "--data", str(data), *args], check=True, stdout=subprocess.DEVNULL)


def made_up() -> Iterator[dict[str, str]]:
    """Articles of the samples' sentences, thrown together."""
    dice = random.Random(0)
    texts = [draft.text for draft in readers.read(ROOT / "knowledge" / "articles")]
    sentences = [f"{s.strip().removesuffix('.')}." for text in texts for s in text.split(". ")]
    for n in range(OTHERS):
        day = f"20{dice.randrange(10, 26)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        chosen = dice.sample(sentences, 9)
        yield {"id": f"made-{n}", "title": chosen[0][:80], "text": " ".join(chosen[1:]), "date": day}


def prepare(data: Path, articles: Path | None) -> None:
    dateline(data, "add", str(ROOT / "knowledge" / "articles"))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        if articles is None:
            file.writelines(json.dumps(one) + "\n" for one in made_up())
        else:
            with articles.open(encoding="utf-8") as given:
                file.writelines(islice(given, OTHERS))
        file.flush()
        dateline(data, "add", file.name)


class Bot:
    """`dateline run` as a process."""

    def __init__(self, server: BotApiServer, data: Path) -> None:
        self._server = server
        self._data = data
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        settings = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "DATELINE_TELEGRAM_API": self._server.base_url.removesuffix("/bot"),
            "DATELINE_LOG": "error",
        }
        self._process = await asyncio.create_subprocess_exec(
            COMMAND, "--data", str(self._data), "run", env=os.environ | settings
        )
        await self._server.wait_for(lambda: self._server.updates.polling, 120)

    async def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self) -> None:
        assert self._process is not None
        self._process.terminate()
        await self._process.wait()


async def under_load(name: str, run: Run, data: Path, questions: list[str], seconds: float) -> bool:
    """One run, and its table. Whether all is as it should be."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    async with BotApiServer() as server:
        server.enforce_rates = True
        bot, crowd = Bot(server, data), Crowd(server, questions)
        await bot.start()
        if run.faults:
            for method in ("sendMessage", "editMessageText"):
                server.faults.strew(method, 0.01, refusal(2), DROPPED_BEFORE, DROPPED_AFTER)
        coming = asyncio.ensure_future(crowd.come(run.rate, seconds))
        if run.kill:
            await asyncio.sleep(seconds / 2)
            await bot.kill()
            await bot.start()
        await coming
        drained = await crowd.drained(PATIENCE)
        await bot.stop()
        crowd.look()
        calls = server.calls()
    database = Database.from_file(data / "bot.db")
    doubtful = Inbox(database, server.bot.id).doubles_possible()
    database.close()
    account = Account.of(crowd.wishes)

    print(f"\n{name}: {run.rate:g} updates a second for {seconds:g} s{', bot killed in the middle' * run.kill}")
    print(f"{'':14}{'wanted':>8}{'missing':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}")
    for kind in (*SHARES, None):
        wanted = account.wanted[kind] if kind else account.wanted.total()
        missing = account.missing[kind] if kind else account.missing.total()
        waits = "".join(f"{account.wait(share, kind):9.0f}" for share in (50, 95, 99))
        print(f"{kind or 'all':14}{wanted:8}{missing:9}{waits}")
    sends = [call for call in calls if call.method == "sendMessage" and call.accepted]
    early = [call for call in calls if call.status == 429 and call.fault is None]
    faults = sum(call.fault is not None for call in calls)
    print(f"drained {drained:.1f} s after the last update; {most_a_second(sends)} sends in the busiest second,")
    print(f"{len(early)} refused as too early, {faults} faults")
    print(f"doubles {account.doubles}, of them {account.explained} after a lost confirmation; in doubt {doubtful}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    spent = [
        now.ru_utime + now.ru_stime - then.ru_utime - then.ru_stime for now, then in zip(after, before, strict=True)
    ]
    each = " and ".join(f"{1000 * one / account.wanted.total():.1f}" for one in spent)
    print(f"processor time an update: bot and server with people {each} ms", flush=True)
    good = account.missing.total() == account.missing[FLEETING]
    good &= account.doubles <= (doubtful if run.kill else account.explained)
    if run.within:
        print(f"p95 {account.wait(95):.0f} ms, {account.wait(95) / run.within:.2f} of what it should be at most")
    return good


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("runs", nargs="*", choices=[*RUNS, []], metavar="RUN")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    if not given.data.exists():
        prepare(given.data, given.articles)
    library = Library.from_folder(given.data)
    titles = sorted(article.title for article in library.articles() if article.title)
    library.close()
    random.Random(0).shuffle(titles)
    questions = [*QUESTIONS, *(f"What happened: {title}?" for title in titles)]
    good = True
    for name in given.runs or RUNS:
        for file in given.data.glob("bot.db*"):
            file.unlink()
        good &= asyncio.run(under_load(name, RUNS[name], given.data, questions, given.seconds))
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
