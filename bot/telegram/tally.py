"""What is counted for good, by name and by day. Days are those of UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from knowledge.store.database import Database

_d = state.daily.c


class Tally:
    """Counters in the bot's database. Calls block."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database
        self._now = now

    def count(self, name: str) -> None:
        """One more of this, today."""
        today = self._now().date()
        with self._database.writing() as connection:
            state.count(connection, name, 1)
            same = sa.and_(_d.day == today, _d.name == name)
            changed = connection.execute(state.daily.update().where(same).values(value=_d.value + 1))
            if not changed.rowcount:
                connection.execute(state.daily.insert().values(day=today, name=name, value=1))

    def of(self, name: str) -> int:
        """How many there were, since the database was made."""
        with self._database.reading() as connection:
            return state.counted(connection, name)

    def since(self, day: date) -> dict[str, int]:
        """How many there were of each name from this day on."""
        some = sa.select(_d.name, sa.func.sum(_d.value)).where(_d.day >= day).group_by(_d.name)
        with self._database.reading() as connection:
            return {name: int(total) for name, total in connection.execute(some)}
