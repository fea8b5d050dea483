"""Updates from Telegram, kept until they are answered.

Telegram forgets an update once a later one is asked for, so each is stored before. It stays until its answer was
accepted; then only its number and outcome remain, for a week, to know it again if it comes twice.

An answer can come twice only where nobody can know whether Telegram took the first: the connection broke, or this
process died, between sending and the reply. These cases are counted.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from knowledge.store.database import Database

KEPT = timedelta(days=7)
"""How long the number of a done update is known. Telegram itself keeps updates for a day."""

MAX_TRIES = 5
"""How often a process may die over one update before it is set aside, so that it cannot keep the bot down."""

_DOUBLES = "doubles_possible"
_t = state.updates.c


class SetAside(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """So many processes died over an update that it is not tried again."""

    def __init__(self, tries: int) -> None:
        super().__init__(f"{tries} tries came to no end")
        self.tries = tries


class Inbox:
    """The updates of one bot. Every call is one committed transaction, and blocks."""

    def __init__(
        self, database: Database, bot: int, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database
        self._bot = bot
        self._now = now

    def store(self, updates: Sequence[Mapping[str, Any]]) -> set[int]:
        """Keep the updates, as Telegram sent them; returns the numbers of those that are new."""
        rows = {int(update["update_id"]): update for update in updates}
        if not rows:
            return set()
        with self._database.writing() as connection:
            ours = sa.select(_t.id).where(_t.bot == self._bot, _t.id.in_(rows))
            new = rows.keys() - set(connection.execute(ours).scalars())
            if new:
                fresh = {"bot": self._bot, "sending": False, "tries": 0}
                values = [{**fresh, "id": n, "raw": json.dumps(rows[n])} for n in sorted(new)]
                connection.execute(state.updates.insert(), values)
        return new

    def pending(self) -> list[dict[str, Any]]:
        """What a process before this one did not finish, oldest first.

        An update whose answer was on its way when that process died may be answered twice: counted here.
        """
        with self._database.writing() as connection:
            waiting = sa.and_(_t.bot == self._bot, _t.done.is_(None))
            rows = connection.execute(sa.select(_t.raw, _t.sending).where(waiting).order_by(_t.id)).all()
            self._count(connection, sum(row.sending for row in rows))
            connection.execute(state.updates.update().where(waiting, _t.sending).values(sending=False))
        return [json.loads(row.raw) for row in rows]

    def begin(self, update: int) -> None:
        """Write down that the answer is being looked for. SetAside where it was too often, and never to an end."""
        with self._database.writing() as connection:
            connection.execute(self._one(update).values(tries=_t.tries + 1))
            tries = connection.execute(sa.select(_t.tries).where(self._is(update))).scalar() or 0
        if tries > MAX_TRIES:
            raise SetAside(tries - 1)

    def release(self, update: int) -> None:
        """Leave the update for the next process, which stops in good order."""
        self._change(update, tries=0, sending=False)

    def sending(self, update: int) -> None:
        """Write down that the answer is being handed to Telegram. Looking for it did no harm, so that ends."""
        self._change(update, tries=0, sending=True)

    def held(self, update: int, *, unknown: bool) -> None:
        """Write down that sending failed; `unknown` when Telegram may have taken the answer all the same."""
        with self._database.writing() as connection:
            connection.execute(self._one(update).values(sending=False))
            self._count(connection, int(unknown))

    def done(self, update: int, outcome: str) -> None:
        """Write down what became of the update, and drop what it said."""
        with self._database.writing() as connection:
            state.erasing(connection)
            done = {"raw": None, "sending": False, "outcome": outcome[:100], "done": self._now()}
            connection.execute(self._one(update).values(done))

    def prune(self, now: datetime) -> None:
        """Know the numbers of those no more that were done longer than KEPT ago."""
        with self._database.writing() as connection:
            connection.execute(state.updates.delete().where(_t.done < now - KEPT))

    def forget(self, person: int, but: int) -> None:
        """Drop what a person wrote or pressed and still waits, except for one update. It is not looked at again."""
        with self._database.writing() as connection:
            waiting = sa.and_(_t.bot == self._bot, _t.raw.is_not(None), _t.id != but)
            rows = connection.execute(sa.select(_t.id, _t.raw).where(waiting)).all()
            for update in [row.id for row in rows if _is_by(json.loads(row.raw), person)]:
                self.done(update, "forgotten")

    def outcome(self, update: int) -> str | None:
        """What became of the update; None while it waits, or when it is not known."""
        with self._database.reading() as connection:
            return connection.execute(sa.select(_t.outcome).where(self._is(update))).scalar()

    def waiting(self, besides: int) -> int:
        """How many updates are not done yet, this one left out."""
        waiting = sa.and_(_t.bot == self._bot, _t.done.is_(None), _t.id != besides)
        with self._database.reading() as connection:
            return connection.execute(sa.select(sa.func.count()).where(waiting)).scalar_one()

    def doubles_possible(self) -> int:
        """How many answers may have been sent twice, since the database was made."""
        with self._database.reading() as connection:
            return state.counted(connection, _DOUBLES)

    def _is(self, update: int) -> sa.ColumnElement[bool]:
        return sa.and_(_t.bot == self._bot, _t.id == update)

    def _one(self, update: int) -> sa.Update:
        return state.updates.update().where(self._is(update))

    def _change(self, update: int, **values: object) -> None:
        with self._database.writing() as connection:
            connection.execute(self._one(update).values(values))

    def _count(self, connection: sa.Connection, more: int) -> None:
        if more:
            state.count(connection, _DOUBLES, more)


def _is_by(update: Mapping[str, Any], person: int) -> bool:
    """Whether it is of what the person did, whichever kind of update it is."""
    return any(isinstance(what, dict) and what.get("from", {}).get("id") == person for what in update.values())
