"""The real application against the strict local server. Only the Asker is made up, over a real Library."""

import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from bench import DIARY, HARBOUR, REOPENED, Bench, Gate, MadeUpAsker

from bot import logs
from bot.preview import TOKEN, BotApiServer
from bot.preview.state import User
from index.answer import Confidence
from knowledge.library import Library


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """What every test logs, at every level: it never holds the token or what somebody wrote."""
    stream = io.StringIO()
    logs.configure("debug", stream=stream, json=True)
    yield stream
    lines = stream.getvalue()
    for private in (TOKEN, TOKEN.partition(":")[2], "ferry", "harbour", "lamp was lit", "Slow?", "Rumpelstiltskin"):
        assert private not in lines, f"{private} in the log"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.from_folder(tmp_path)
    library.add([HARBOUR, REOPENED, DIARY])
    yield library
    library.close()


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    async with BotApiServer() as server:
        yield server


@pytest.fixture
async def bench(server: BotApiServer, library: Library, tmp_path: Path) -> Bench:
    asker = MadeUpAsker(library)
    asker.teach(
        "When did the last ferry leave?", ("harbour", "The last ferry had left at 17:15 with 212 passengers.")
    )
    asker.teach("Which ship was the last?", ("diary", "Ship number 60 passed to the north."))
    asker.teach(
        "Is the harbour open?",
        ("harbour", "The harbour of Eastport was closed on Tuesday evening."),
        ("reopened", "The harbour reopened on Thursday at noon."),
        ("diary", "Ship number 7 passed to the north."),
        newer="reopened",
    )
    asker.teach(
        "Was anybody hurt?", ("harbour", "No one was hurt, the coast guard said."), confidence=Confidence.WEAK
    )
    asker.teach(
        "What closed last week?",
        ("harbour", "The harbour of Eastport was closed on Tuesday evening."),
        ("reopened", "The harbour reopened on Thursday at noon."),
        confidence=Confidence.WEAK,
        outside=True,
    )
    return Bench(server, library, asker, tmp_path)


@pytest.fixture
def boss(bench: Bench) -> User:
    """An administrator of the bot."""
    boss = bench.server.people.user("Rumpelstiltskin")
    bench.admins = frozenset({boss.id})
    return boss


@pytest.fixture
def gate(bench: Bench) -> Iterator[Gate]:
    """A question "Slow?" that is answered when the gate is opened."""
    gate = Gate(bench.asker)
    bench.asker.react("Slow?", gate)
    yield gate
    gate.open()
