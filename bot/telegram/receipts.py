"""What administrators were told was taken in, and what they were promised to be told.

So a button means the same article after a restart, and a promise is kept.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from knowledge.article import ID_HEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.store.database import Database

_r, _p = state.receipts.c, state.promises.c


@dataclass(frozen=True, slots=True)
class Promise:
    """To say in reply to a message of a chat, and in its language, what became of a page."""

    page: str
    chat: int
    message: int
    language: str


class Receipts:
    """In the bot's database. Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def keep(self, articles: Sequence[str]) -> str:
        """Keep the ids of articles in their order; returns the receipt's id."""
        receipt = secrets.token_hex(ID_HEX // 2)
        values = {
            "id": receipt,
            "articles": json.dumps(list(articles)),
            "made": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(state.receipts.insert().values(values))
        return receipt

    def article(self, receipt: str, number: int) -> str | None:
        """The id of article `number`, from 0, of a receipt; None where there is none."""
        with self._database.reading() as connection:
            found = connection.execute(sa.select(_r.articles).where(_r.id == receipt)).scalar()
        articles: list[str] = json.loads(found) if found else []
        return articles[number] if number < len(articles) else None

    def promise(self, promise: Promise) -> None:
        """Keep a promise to be fulfilled; one for the same page in the same chat is replaced."""
        with self._database.writing() as connection:
            connection.execute(state.promises.delete().where(_is(promise)))
            connection.execute(state.promises.insert().values(asdict(promise)))

    def promises(self) -> list[Promise]:
        """All promises that are to be fulfilled."""
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(state.promises).order_by(_p.chat, _p.message)).all()
        return [Promise(row.page, row.chat, row.message, row.language) for row in rows]

    def fulfilled(self, promise: Promise) -> None:
        """Forget a promise."""
        with self._database.writing() as connection:
            connection.execute(state.promises.delete().where(_is(promise)))


def _is(promise: Promise) -> sa.ColumnElement[bool]:
    return sa.and_(_p.page == promise.page, _p.chat == promise.chat)
