"""Questions without an answer that somebody wants to hear of once there is one, in the bot's database."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from index import followup
from knowledge.article import ID_HEX

if TYPE_CHECKING:
    from knowledge.store.database import Database

MOST = 10
"""Questions that one person may have waiting."""

_w = state.watches.c


@dataclass(frozen=True, slots=True)
class Watch:
    """A question of a person, and the message that asked it, to which its answer is told in this language.

    `message` is 0 where it stayed behind in a group that became a supergroup; `topic` is the thread of a forum that
    it stands in. `goes_on` is the question with what it goes on from, where it does. Only what was added to the
    Library after `made`, when it was asked in vain, is news, and what was there but `unread` then; `perhaps` is the
    id of an article among that which answers it, though not surely.
    """

    chat: int
    person: int
    message: int
    question: str
    language: str
    goes_on: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(ID_HEX // 2))
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    perhaps: str | None = None
    topic: int | None = None
    unread: bool = False

    @property
    def readings(self) -> tuple[str, ...]:
        """The ways in which the question is searched, as it was when it was asked.

        One that only names something, as "and in Herat?", would be answered by anything that is said of it: what it
        stands for is searched alone.
        """
        readings = filter(None, (self.question, self.goes_on))
        return tuple(
            text
            for text in readings
            if not self.goes_on or text == self.goes_on or followup.apart(self.goes_on, text)
        )

    @property
    def named(self) -> tuple[str, ...]:
        """What the question only names, as "and the pool (Port Lorne)?": an answer to it speaks of that too."""
        if not self.goes_on:
            return ()
        return followup.newly_named(self.question, followup.apart(self.goes_on, self.question) or "", self.made)


class Watches:
    """Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def add(self, watch: Watch) -> bool:
        """Watch for what came since it was made, and comes; False when the person has too many already.

        The same question in the same chat is watched once.
        """
        mine = _w.person == watch.person
        with self._database.writing() as connection:
            waiting = connection.execute(sa.select(_w.chat, _w.question, _w.goes_on).where(mine)).all()
            if (watch.chat, watch.question, watch.goes_on) in [tuple(row) for row in waiting]:
                return True
            if len(waiting) >= MOST:
                return False
            values = asdict(watch) | {"change": 0}  # nothing was looked through since it was made
            connection.execute(state.watches.insert().values(values))
        return True

    def of(self, person: int, chat: int) -> list[Watch]:
        """What a person watches for in a chat, oldest first; in their private one, all of it."""
        private = chat == person  # Telegram gives a private chat the number of its person
        return self._where(sa.and_(_w.person == person, sa.true() if private else _w.chat == chat))

    def behind(self, change: int) -> list[Watch]:
        """Those for which not all changes up to this one were looked through, oldest first."""
        return self._where(_w.change < change)

    def waits(self, watch: str) -> bool:
        """Whether there still is such a one."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(_w.id).where(_w.id == watch)).first() is not None

    def any(self) -> bool:
        """Whether there are any."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(_w.id).limit(1)).first() is not None

    def looked(self, watch: str, change: int, perhaps: str | None = None) -> None:
        """Write down that what came up to this change does not answer, but perhaps this article."""
        values = {"change": change, "perhaps": perhaps}
        with self._database.writing() as connection:
            connection.execute(state.watches.update().where(_w.id == watch).values(values))

    def remove(self, watch: str, person: int | None = None) -> bool:
        """Watch no more; with `person`, only if it is theirs. Whether there was such a one."""
        theirs = sa.true() if person is None else _w.person == person
        with self._database.writing() as connection:
            return bool(connection.execute(state.watches.delete().where(_w.id == watch, theirs)).rowcount)

    def fulfilled(self, watch: Watch) -> None:
        """Forget the watch, and those of others for the same question in the chat, who read the answer."""
        same = sa.and_(_w.chat == watch.chat, _w.question == watch.question, _w.goes_on == watch.goes_on)
        with self._database.writing() as connection:
            connection.execute(state.watches.delete().where(same))

    def _where(self, which: sa.ColumnElement[bool]) -> list[Watch]:
        columns = [_w[each.name] for each in fields(Watch)]
        with self._database.reading() as connection:
            rows = connection.execute(
                sa.select(*columns).where(which).order_by(_w.made, _w.message, _w.id)
            ).mappings()
            return [Watch(**row) for row in rows]
