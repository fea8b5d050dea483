"""Which message of ours shows which quote, in the bot's database. No words are kept here, and nobody's name."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from bot.telegram.news import Followed
from bot.telegram.screen import Mention, Shows, Subject
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

_t, _m = state.shown.c, state.mentions.c
_MARK, _MENTIONED_IN = (_t.chat, _t.message, _t.inline), (_m.chat, _m.message, _m.inline)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A message of ours: by its chat and number, or by the id of a card that was sent, with both 0."""

    chat: int
    message: int = 0
    inline: str = ""

    @property
    def key(self) -> tuple[int, int, str]:
        """What the tables know it by."""
        return (self.chat, self.message, self.inline)


@dataclass(frozen=True, slots=True)
class Showing:
    """What a message shows since a moment, which no other one has that it ever showed."""

    place: Place
    shows: Shows
    since: datetime


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
        where = dict(zip(("chat", "message", "inline"), place.key, strict=True))
        with self._database.writing() as connection:
            connection.execute(state.shown.delete().where(sa.tuple_(*_MARK).in_([place.key])))
            connection.execute(state.mentions.delete().where(sa.tuple_(*_MENTIONED_IN).in_([place.key])))
            if shows is None:
                return
            what = {"subject": shows.subject, "id": shows.id, "number": shows.number, "language": shows.language}
            made = datetime.now(UTC)
            connection.execute(state.shown.insert().values(**where, **what, due=True, made=made))
            if named := [{**where, "place": n, **asdict(mention)} for n, mention in enumerate(shows.mentions)]:
                connection.execute(state.mentions.insert(), named)

    def at(self, place: Place) -> Shows | None:
        """What a message shows."""
        found = self._where(sa.tuple_(*_MARK).in_([place.key]))
        return found[0].shows if found else None

    def due(self, after: Place | None = None) -> list[Showing]:
        """The next messages that are due for a look, in the order of their places; none after the last."""
        return self._where(_t.due, sa.tuple_(*_MARK) > sa.tuple_(*after.key) if after else sa.true())

    def looked(self, showings: Collection[Showing]) -> None:
        """These stand as they are shown: they are not due, where they still show that."""
        with self._database.writing() as connection:
            for some in tables.chunks([(*showing.place.key, showing.since) for showing in showings]):
                same = sa.tuple_(*_MARK, _t.made).in_(some)
                connection.execute(state.shown.update().where(same).values(due=False))

    def _where(self, *which: sa.ColumnElement[bool]) -> list[Showing]:
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(state.shown).where(*which).order_by(*_MARK).limit(PAGE)).all()
            named = sa.tuple_(*_MENTIONED_IN).in_([(row.chat, row.message, row.inline) for row in rows])
            found: dict[tuple[int, int, str], list[Mention]] = {}
            for row in connection.execute(sa.select(state.mentions).where(named).order_by(_m.place)):
                mention = Mention(row.article, row.revision, row.outlet, row.gone)
                found.setdefault((row.chat, row.message, row.inline), []).append(mention)
        showings = []
        for row in rows:
            place = Place(row.chat, row.message, row.inline)
            mentioned = tuple(found.get(place.key, ()))
            shows = Shows(Subject(row.subject), row.id, row.number, row.language, mentioned)
            showings.append(Showing(place, shows, row.made))
        return showings

    def followed(self) -> Followed | None:
        """How far the Library was followed; None when it never was."""
        with self._database.reading() as connection:
            found: dict[str, str] = dict(connection.execute(sa.select(state.followed)).all())
        return Followed(int(found["change"]), found["restricted"]) if found else None

    def note(self, news: News) -> None:
        """Have all messages looked at that the news are about, and go on after them."""
        touched = ((_m.revision, news.revisions), (_m.article, news.articles), (_m.outlet, news.outlets))
        with self._database.writing() as connection:
            due = state.shown.update().values(due=True)
            if news.everything:
                connection.execute(due)
            for column, changed in touched:
                for some in tables.chunks(sorted(changed)):
                    mentioning = sa.select(*_MENTIONED_IN).where(column.in_(some))
                    connection.execute(due.where(sa.tuple_(*_MARK).in_(mentioning)))
            connection.execute(state.followed.delete())
            values = {"change": str(news.followed.change), "restricted": news.followed.restricted}
            connection.execute(state.followed.insert(), [{"name": n, "value": v} for n, v in values.items()])

    def prune(self, now: datetime) -> None:
        """Forget the messages that are older than KEPT: what they show, what they answer, and in reply to which."""
        with self._database.writing() as connection:
            forget(connection, _t.made < now - KEPT)
            answers, replies = state.answers, state.replies
            old = answers.update().where(answers.c.made < now - KEPT, answers.c.message.is_not(None))
            connection.execute(old.values(message=None))
            connection.execute(replies.delete().where(replies.c.made < now - KEPT))


def forget(connection: sa.Connection, which: sa.ColumnElement[bool]) -> None:
    """Forget what some messages show, by a condition on the table of those."""
    connection.execute(state.shown.delete().where(which))
    left = sa.select(*_MARK)
    connection.execute(state.mentions.delete().where(sa.tuple_(*_MENTIONED_IN).not_in(left)))
