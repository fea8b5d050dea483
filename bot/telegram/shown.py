"""Which message of ours shows which quote, in the bot's database. No words are kept here, and nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.telegram import state
from bot.telegram.news import Followed
from bot.telegram.screen import Shows
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.telegram.news import News
    from knowledge.store.database import Database

KEPT = timedelta(days=90)
"""How long a message is looked after.

Telegram lets a bot change its own messages for as long as they are there, so the limit is ours: who scrolls back
farther sees the date of the answer, every button still tells how things stand now, and so does the citation. It
keeps the table small, and no record of who was answered when stays for good.
"""
PAGE = 500
"""Messages that are looked at together."""

_t = state.shown.c
_MARK = (_t.chat, _t.message, _t.inline)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A message of ours: by its chat and number, or by the id of a card that was sent, with both 0."""

    chat: int
    message: int = 0
    inline: str = ""


class Shown:
    """Messages and what they show. Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def keep(self, place: Place, shows: Shows | None) -> None:
        """Write down what a message shows from now on; None for no quote.

        It is due for a look, since it may have changed while it was on its way.
        """
        with self._database.writing() as connection:
            connection.execute(state.shown.delete().where(_at(place)))
            if shows is not None:
                values = {name: getattr(shows, name) for name in Shows.__slots__}
                where = {"chat": place.chat, "message": place.message, "inline": place.inline}
                made = datetime.now(UTC).replace(tzinfo=None)
                connection.execute(state.shown.insert().values(**values, **where, due=True, made=made))

    def at(self, place: Place) -> Shows | None:
        """What a message shows."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(state.shown).where(_at(place))).first()
        return None if row is None else _shows(row)

    def due(self, after: Place | None = None) -> list[tuple[Place, Shows]]:
        """The next messages that are due for a look, in the order of their places; none after the last."""
        following = sa.tuple_(*_MARK) > sa.tuple_(after.chat, after.message, after.inline) if after else sa.true()
        page = sa.select(state.shown).where(_t.due, following).order_by(*_MARK).limit(PAGE)
        with self._database.reading() as connection:
            rows = connection.execute(page).all()
        return [(Place(row.chat, row.message, row.inline), _shows(row)) for row in rows]

    def looked(self, messages: Collection[tuple[Place, Shows]]) -> None:
        """These stand as they are shown: they are not due, where they still show that."""
        with self._database.writing() as connection:
            for place, shows in messages:
                same = (_t[name].is_not_distinct_from(getattr(shows, name)) for name in Shows.__slots__)
                connection.execute(state.shown.update().where(_at(place), *same).values(due=False))

    def followed(self) -> Followed | None:
        """How far the Library was followed; None when it never was."""
        with self._database.reading() as connection:
            found: dict[str, str] = dict(connection.execute(sa.select(state.followed)).all())
        return Followed(int(found["change"]), found["restricted"]) if found else None

    def note(self, news: News) -> None:
        """Have all messages looked at that the news are about, and go on after them."""
        touched = ((_t.revision, news.revisions), (_t.article, news.articles), (_t.outlet, news.outlets))
        with self._database.writing() as connection:
            due = state.shown.update().values(due=True)
            if news.everything:
                connection.execute(due)
            for column, changed in touched:
                for some in tables.chunks(sorted(changed)):
                    connection.execute(due.where(column.in_(some)))
            connection.execute(state.followed.delete())
            values = {"change": str(news.followed.change), "restricted": news.followed.restricted}
            connection.execute(state.followed.insert(), [{"name": n, "value": v} for n, v in values.items()])

    def prune(self, now: datetime) -> None:
        """Forget the messages that are older than KEPT."""
        with self._database.writing() as connection:
            connection.execute(state.shown.delete().where(_t.made < now.replace(tzinfo=None) - KEPT))


def _at(place: Place) -> sa.ColumnElement[bool]:
    return sa.and_(_t.chat == place.chat, _t.message == place.message, _t.inline == place.inline)


def _shows(row: sa.Row[tuple[object, ...]]) -> Shows:
    return Shows(*(getattr(row, name) for name in Shows.__slots__))
