"""What is counted for good, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import state

if TYPE_CHECKING:
    from knowledge.store.database import Database


class Tally:
    """Counters in the bot's database. Calls block."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def count(self, name: str) -> None:
        """One more of this."""
        with self._database.writing() as connection:
            state.count(connection, name, 1)

    def of(self, name: str) -> int:
        """How many there were, since the database was made."""
        with self._database.reading() as connection:
            return state.counted(connection, name)
