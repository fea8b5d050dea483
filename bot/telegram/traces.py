"""What the bot's database keeps of a person, and its being deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import state

if TYPE_CHECKING:
    from bot.telegram.inbox import Inbox
    from bot.telegram.judges import Judges
    from knowledge.store.database import Database

_OF_SOMEBODY = ("chat", "person")
"""The columns by which a row is somebody's. A private chat has the number of its person."""


class Traces:
    """In every table of the database. Calls block."""

    def __init__(self, database: Database, inbox: Inbox, judges: Judges) -> None:
        self._database = database
        self._inbox = inbox
        self._judges = judges

    def forget(self, person: int, but: int) -> None:
        """Delete what is kept of a person, except for the update `but`, by which they asked for that."""
        with self._database.writing() as connection:
            state.erasing(connection)
            self._inbox.forget(person, but)
            self._judges.forget(connection, person)
            for table in state.metadata.sorted_tables:
                for name in _OF_SOMEBODY:
                    if name in table.c:
                        connection.execute(table.delete().where(table.c[name] == person))

    def wipe(self) -> None:
        """Have what was deleted stand nowhere in the files any more: SQLite writes into a log first, and keeps it.

        Not inside a transaction. Where somebody reads for long, it is left for the next time.
        """
        with self._database.reading() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
