"""Which message of ours replies to which message: so that an edited question can have its answer edited."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state

if TYPE_CHECKING:
    from knowledge.store.database import Database

_t = state.replies.c


class Replies:
    """Replies by their numbers; no words are kept. Calls block."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def keep(self, chat: int, question: int, reply: int) -> None:
        """Keep that a message of ours replies to this one; it takes the place of an earlier one."""
        values = {
            "chat": chat,
            "question": question,
            "reply": reply,
            "made": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(state.replies.delete().where(_t.chat == chat, _t.question == question))
            connection.execute(state.replies.insert().values(values))

    def to(self, chat: int, question: int) -> int | None:
        """Our reply to this message."""
        where = sa.select(_t.reply).where(_t.chat == chat, _t.question == question)
        with self._database.reading() as connection:
            return connection.execute(where).scalar()
