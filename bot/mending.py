"""A Library that is damaged: put aside, and written anew where its tables are whole."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.heartbeat import SILENT_SECONDS, Heartbeat
from knowledge.errors import DamagedError, UserError
from knowledge.library import DATABASE, Library
from knowledge.store.database import Database
from knowledge.store.mending import copy_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def mend(data: Path, report: Callable[[str], None]) -> None:
    """Write the Library of a data folder anew where an index of it is damaged, with all that it holds.

    DamagedError where more is. UserError when a bot is running on it.
    """
    with closing(Database.from_file(data / DATABASE)) as database:
        try:
            database.check()
        except DamagedError as error:
            refuse_bot(data, str(error), error)
        else:
            return
        with TemporaryDirectory(dir=data, prefix=".mending-") as name:
            folder = data / name
            with closing(Database.from_file(folder / DATABASE)) as new, new.writing() as connection:
                copy_tables(database.name, connection)
            with closing(Library.from_folder(folder)) as library:
                library.check()
            database.close()
            aside = put_aside(data, DATABASE)
            (folder / DATABASE).replace(data / DATABASE)
    report(f"An index of the Library was damaged: all that it held is in a new one, and the old one is in {aside}.")


def refuse_bot(data: Path, damage: str, error: DamagedError | None = None) -> None:
    """UserError when a bot is running on what is damaged in a data folder."""
    silence = Heartbeat(data).silence()
    if silence is not None and silence < SILENT_SECONDS:
        raise UserError(f"{damage}; a bot is running on it: stop the bot, and run the command again") from error


def put_aside(data: Path, name: str) -> Path:
    """Move a database with the files beside it into a folder, which is returned."""
    aside = data / f"damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    aside.mkdir(exist_ok=True)
    for path in data.glob(f"{name}*"):
        path.replace(aside / path.name)
    return aside
