"""What may be wrong with an installation, each finding with its cure."""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from bot.counts import counted
from bot.heartbeat import SILENT_SECONDS, Heartbeat
from bot.settings import TOKEN_FORM
from knowledge.errors import DamagedError, DatelineError, TransientError, of_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.settings import Settings
    from knowledge.intake.origin import Origin
    from knowledge.library import Library

SPARE_BYTES = 250_000_000
"""Of a disk: what the index needs while it merges, and some articles."""
LOCK_SECONDS = 5.0
_FAILED = 3  # looks at a source in a row: one may be a passing trouble
_NAMED = 3  # sources that fail


class State(Enum):
    """How a finding is meant."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    state: State
    text: str

    @property
    def fails(self) -> bool:
        """Whether something must be mended before the bot can work."""
        return self.state is State.FAIL


def alive(settings: Settings) -> Finding:
    """Whether the bot on this data folder is serving, from its last sign of life alone: quick for any Library."""
    silence = Heartbeat(settings.data).silence()
    if silence is None:
        return Finding(State.FAIL, f"no bot has served from {settings.data} yet: start it with `dateline run`")
    if silence > SILENT_SECONDS:
        return Finding(
            State.FAIL,
            f"the bot has not heard from Telegram for {silence / 60:,.0f} minutes: see its log, or start it with "
            "`dateline run`",
        )
    return Finding(State.OK, f"the bot heard from Telegram {counted(round(silence), 'second')} ago")


def examine(settings: Settings) -> list[Finding]:
    """Look at the settings, the Library, the model and the index, in the order in which each needs the last."""
    findings = chain(_token(settings), _notes(settings, lambda: False), _stores(settings))
    return [*_told(findings, settings, "run `dateline index --rebuild`")]


class Index(Protocol):
    """What a running bot finds answers in."""

    def indexed_change(self) -> int:
        """The number of the last change of the Library that it reflects."""
        ...

    def passages(self) -> int:
        """How many passages it holds."""
        ...


def examine_running(
    settings: Settings, library: Library, index: Index, stopping: Callable[[], bool]
) -> list[Finding]:
    """Look at the disk, the Library and the index of the bot that this process is, until it is to stop."""
    return [*_told(_running(settings, library, index, stopping), settings, "see the log")]


def _told(findings: Iterator[Finding], settings: Settings, cure: str) -> Iterator[Finding]:
    """The findings up to what keeps others from being made, which is the last one."""
    try:
        yield from findings
    except DatelineError as error:
        yield Finding(State.FAIL, str(error))
    except OSError as error:
        yield Finding(State.FAIL, str(of_system(error, settings.data, cure)))


def _running(settings: Settings, library: Library, index: Index, stopping: Callable[[], bool]) -> Iterator[Finding]:
    yield from _notes(settings, stopping)
    library.database.check_place()
    yield from _writable(settings)
    yield from _texts(settings, library, stopping)
    yield from _sources(library)
    complete = _passages(library, index)
    behind = library.last_change() - index.indexed_change()  # last: what comes in meanwhile is no fault
    if behind:
        yield Finding(
            State.WARN,
            f"the index is {counted(behind, 'change')} behind and follows by itself: if it does not, see the log",
        )
    else:
        yield complete


def _token(settings: Settings) -> Iterator[Finding]:
    token = settings.token.get_secret_value() if settings.token else ""
    if not token:
        yield Finding(State.WARN, "TELEGRAM_BOT_TOKEN is not set: `dateline run` needs one from @BotFather")
    elif not TOKEN_FORM.fullmatch(token):
        yield Finding(State.FAIL, "TELEGRAM_BOT_TOKEN is not a token: copy it whole from @BotFather")
    else:
        yield Finding(State.OK, "TELEGRAM_BOT_TOKEN is set")


def _notes(settings: Settings, stopping: Callable[[], bool]) -> Iterator[Finding]:
    """Whether all that the bot has noted can be read. The articles do not need it."""
    from bot import salvaging  # noqa: PLC0415

    try:
        salvaging.check(settings.data, stopping)
    except DatelineError as error:
        yield Finding(State.FAIL, str(error))


def _writable(settings: Settings) -> Iterator[Finding]:
    """Whether articles can be added now."""
    from knowledge.library import DATABASE  # noqa: PLC0415
    from knowledge.store.database import Database  # noqa: PLC0415

    free = shutil.disk_usage(settings.data).free
    if free < SPARE_BYTES:
        state = State.FAIL if free < SPARE_BYTES / 5 else State.WARN
        yield Finding(state, f"the disk of {settings.data} has {free / 1e6:,.0f} MB left: free some space")
    database = Database.from_file(settings.data / DATABASE, busy_seconds=LOCK_SECONDS)
    try:
        with database.writing():
            pass
    except TransientError:
        yield Finding(
            State.WARN,
            f"another process has been writing to the Library for {LOCK_SECONDS:.0f} seconds: if nothing is being "
            "added, find and end it",
        )
    finally:
        database.close()


def _stores(settings: Settings) -> Iterator[Finding]:
    if not settings.data.exists():
        made = f"there is no folder {settings.data} yet, and it is made now: do you mean this one?"
        yield Finding(State.WARN, made)
    # Whether the bot is alive is asked every minute, and needs none of these.
    from index.answer import Question  # noqa: PLC0415
    from index.answerer import Answerer  # noqa: PLC0415
    from index.evidence import CALIBRATED  # noqa: PLC0415
    from knowledge.library import DATABASE, Library  # noqa: PLC0415
    from knowledge.store.database import Database  # noqa: PLC0415

    try:
        library = Library.from_folder(settings.data)
    except DamagedError:
        with closing(Database.from_file(settings.data / DATABASE)) as database:
            database.check()  # it looks further, and may know a better cure
        raise
    yield from _texts(settings, library, lambda: False)
    yield from _sources(library)
    if not library.coverage().articles:
        yield Finding(State.WARN, "without articles nothing is answered: add some with `dateline add PATH`")
    yield from _writable(settings)
    answerer = Answerer.from_folder(
        settings.data, settings.model, settings.models, library, reranker=settings.reranker
    )
    yield Finding(State.OK, f"the model {answerer.model.name} is ready")
    if settings.reranker:
        yield Finding(State.OK, f"the reranker {settings.reranker} is ready")
    if (settings.data / CALIBRATED).exists():
        yield Finding(
            State.OK, f"the judgement is that of {settings.data / CALIBRATED}, made by `dateline calibrate`"
        )
    answerer.writer.check()
    answerer.answer(Question("Is the index in order?"))
    behind = library.last_change() - answerer.indexed_change()
    if behind:
        yield Finding(State.WARN, f"the index is {counted(behind, 'change')} behind: run `dateline index`")
    else:
        yield _passages(library, answerer)


def _texts(settings: Settings, library: Library, stopping: Callable[[], bool]) -> Iterator[Finding]:
    """Whether the Library is whole, and every article what was stored."""
    library.check(stopping)
    articles = library.coverage().articles
    yield Finding(State.OK, f"the Library in {settings.data} holds {counted(articles, 'article')}")


def _sources(library: Library) -> Iterator[Finding]:
    """What articles come from by themselves and cannot be looked at, the first few."""
    from knowledge.intake.origin import LONGEST_WAIT, Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    def trouble(origin: Origin) -> str | None:
        if origin.kind is Kind.FOLDER and not os.path.isdir(origin.address):  # noqa: PTH112 - it never raises
            unwatch = f"`dateline unwatch {shlex.quote(origin.address)}`"
            return f"{origin.address} is not there: mount its disk, or run {unwatch}"
        is_left_alone = origin.failures and origin.due - datetime.now(UTC) > LONGEST_WAIT  # as a feed that is gone
        return origin.reason if origin.failures >= _FAILED or is_left_alone else None

    for told in islice(filter(None, map(trouble, Origins(library.database).all())), _NAMED):
        yield Finding(State.WARN, told)


def _passages(library: Library, index: Index) -> Finding:
    passages, found = library.count_passages(), index.passages()
    if passages == found:
        return Finding(State.OK, f"the index holds all {counted(passages, 'passage')}")
    return Finding(
        State.FAIL, f"the index holds {found:,} of {counted(passages, 'passage')}: run `dateline index --rebuild`"
    )
