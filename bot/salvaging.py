"""The bot's database brought back: what a backup has of it, and what can still be read of a damaged one."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import state
from bot.mending import put_aside, refuse_bot
from knowledge.errors import DamagedError, NewerError
from knowledge.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOTES = "bot.db"
_CURE = "stop the bot and run `dateline doctor --mend`, which puts it aside and keeps what can still be read"

_ROWS = 500  # read at once

_KEPT = (
    state.updates,
    state.answers,
    state.timelines,
    state.counters,
    state.daily,
    state.chat_settings,
    state.unanswered,
)
_QUOTE = ("answer", "quote")  # of which verdicts are kept together: some take the place of others
_MESSAGE = ("chat", "message", "inline")
_TABLES = [table for table in state.metadata.sorted_tables if table.name not in {"bot_meta", "followed"}]
"""Of how far the Library was followed its own history tells, which may be another one by now."""


def opened(data: Path) -> Database:
    """The bot's database in a data folder, made where there is none. DamagedError, which names the cure."""
    path = data / NOTES
    try:
        database = Database.from_file(path)
        try:
            database.check()
        except DamagedError:
            database.close()
            raise
    except DamagedError as error:
        raise DamagedError(f"{path} is damaged: {_CURE}") from error
    return database


def check(data: Path, stopping: Callable[[], bool]) -> None:
    """Look at every row of the bot's database, if there is one, until `stopping` says so.

    DamagedError, which names the cure.
    """
    path = data / NOTES
    if path.exists() and _is_damaged(path, stopping):
        raise DamagedError(f"{path} is damaged: {_CURE}")


def refuse_newer(data: Path) -> None:
    """NewerError when the bot's database in a data folder, if there is one, was written by a newer version."""
    path = data / NOTES
    try:
        if path.exists():
            with closing(Database.from_file(path)) as database:
                state.refuse_newer(database)
    except NewerError:
        raise
    except DamagedError:
        return  # `mend` sees to it


def mend(data: Path, last_change: int, report: Callable[[str], None]) -> None:
    """Put the bot's database aside if it is damaged, and what can be read of it into a new one.

    `last_change` as in `salvage`. UserError when a bot is running on it.
    """
    path = data / NOTES
    if not path.exists() or not _is_damaged(path):
        return
    refuse_bot(data, f"{path} is damaged")
    with TemporaryDirectory(dir=data, prefix=".mending-") as folder:
        new = Path(folder) / NOTES
        with closing(Database.from_file(new)) as database:
            lost = salvage(path, database, last_change)
            is_empty = not any(_rows(database, table)[0] for table in _TABLES)
        aside = put_aside(data, NOTES)
        new.replace(path)
    told = f"what could be read is kept, but for some of {', '.join(lost)}" if lost else "all of it is kept"
    if lost and is_empty:
        told = "nothing of it could be read"
    report(f"What the bot had noted was damaged: it is in {aside} now, and {told}.")


def merge(then: Database, now: Database) -> None:
    """Bring back what the bot's database lacks; what is there stays, for the bot has done it since."""
    state.found(then)
    state.found(now)
    with then.reading() as theirs, now.writing() as ours:
        for table in _KEPT:
            key = [column.name for column in table.primary_key.columns]
            _bring_back(table, _known(ours, table, key), key, theirs, ours)
        _bring_back(state.verdicts, _known(ours, state.verdicts, _QUOTE), _QUOTE, theirs, ours)
        messages = _known(ours, state.shown, _MESSAGE)
        for table in (state.shown, state.mentions):
            _bring_back(table, messages, _MESSAGE, theirs, ours)
        # How far the Library was followed is told by the numbers of the one that is here: all are looked at.
        ours.execute(state.shown.update().values(due=True))
    then.close()
    now.close()


def _known(connection: sa.Connection, table: sa.Table, key: Sequence[str]) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(sa.select(*(table.c[name] for name in key)))}


def _bring_back(
    table: sa.Table,
    known: set[tuple[object, ...]],
    key: Sequence[str],
    theirs: sa.Connection,
    ours: sa.Connection,
) -> None:
    """Copy the rows whose key is not known here."""
    rows = [dict(row) for row in theirs.execute(sa.select(table)).mappings()]
    if lacking := [row for row in rows if tuple(row[name] for name in key) not in known]:
        ours.execute(table.insert(), lacking)


def _is_damaged(path: Path, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Whether anything in the bot's database cannot be read. DamagedError: it is sound, and of another version."""
    try:
        with closing(Database.from_file(path)) as database:
            database.check(stopping)
    except DamagedError:
        return True
    with closing(Database.from_file(path)) as database:
        state.found(database)
        return not all(_is_readable(database, table, stopping) for table in _TABLES)


def _is_readable(database: Database, table: sa.Table, stopping: Callable[[], bool]) -> bool:
    """Whether every row of a table can be read; a few are held at a time. True where `stopping` says to stop."""
    try:
        with database.reading() as connection:
            for _ in connection.execute(sa.select(table)).yield_per(_ROWS).partitions():
                if stopping():
                    break
    except DamagedError:
        return False
    return True


def salvage(path: Path, into: Database, last_change: int) -> list[str]:
    """Bring over what can be read; returns the tables of which something is lost.

    `last_change` is that of the Library: who waits for an article waits for what comes from there on at the most.
    """
    state.found(into)
    try:
        damaged = Database.from_file(path)
    except DamagedError:
        return [table.name for table in _TABLES]
    with closing(damaged), into.writing() as ours:
        lost = []
        for table in _TABLES:
            rows, is_cut = _rows(damaged, table)
            if rows:
                ours.execute(table.insert(), rows)
            if is_cut:
                lost.append(table.name)
        change = state.watches.c.change
        ours.execute(state.watches.update().where(change > last_change).values(change=last_change))
        ours.execute(state.shown.update().values(due=True))  # for a look at whether it still stands
    return lost


def _rows(database: Database, table: sa.Table) -> tuple[list[dict[str, Any]], bool]:
    """The rows from both ends up to what is damaged, and whether anything is."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    is_cut = False
    for order in ("rowid", "rowid DESC"):
        try:
            with database.reading() as connection:
                for row in connection.execute(sa.select(table).order_by(sa.text(order))).mappings():
                    found[tuple(row[column] for column in table.primary_key.columns)] = dict(row)
        except DamagedError:
            is_cut = True
        else:
            break
    needed = [column.name for column in table.columns if not column.nullable]
    return [row for row in found.values() if all(row[name] is not None for name in needed)], is_cut
