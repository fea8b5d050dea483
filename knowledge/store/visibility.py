"""Who may see an outlet: everybody, or only some of Telegram's chats.

An outlet without a row in the table is public, and so is an article that names none. What is written here holds
from the next question on, in every process: nothing of it is in the index.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Collection

    from knowledge.store.database import Database

_NEAREST = 3  # names that are shown where one is unknown
_t = tables.visibility.c
# Made once: every question reads it, and to make it takes as long as to run it.
_HIDDEN = (
    sa.select(_t.source)
    .group_by(_t.source)
    .having(sa.func.sum(sa.case((_t.chat == sa.bindparam("chat"), 1), else_=0)) == 0)
)


class Visibility:
    """The outlets that are for some chats alone. Calls block."""

    def __init__(self, database: Database) -> None:
        """Take the database of a Library."""
        self._database = database

    def restrict(self, source: str, chats: Collection[int], *, new: bool = False) -> None:
        """From now on the outlet is for these chats alone, whoever could see it before.

        UserError when no article and no place that is looked at has this outlet, unless it is `new`: a name with a
        slip of the pen would leave the outlet that is meant public.
        """
        name = canonical_line(source)
        if not name:
            raise UserError("an outlet without a name cannot be restricted: `dateline list` shows the outlets")
        if not chats:
            raise UserError(f"no chat would see {name!r}: name one, or take its articles away by `dateline remove`")
        with self._database.writing() as connection:
            if not new and name not in (known := _known(connection)):
                raise UserError(f"no article is from {name[:100]!r}: {_cure(name, known)}")
            connection.execute(tables.visibility.delete().where(_t.source == name))
            rows = [{"source": name, "chat": chat} for chat in sorted(set(chats))]
            connection.execute(tables.visibility.insert(), rows)

    def publish(self, source: str) -> None:
        """From now on everybody may see the outlet. UserError when everybody may already."""
        name = canonical_line(source)
        with self._database.writing() as connection:
            if not connection.execute(tables.visibility.delete().where(_t.source == name)).rowcount:
                restricted = connection.execute(sa.select(_t.source).distinct()).scalars().all()
                meant = _nearest(name, restricted)
                known = f"restricted are {meant}" if meant else "no outlet is restricted"
                raise UserError(f"{name[:100]!r} is public already: {known}; `dateline restricted` lists them")

    def move(self, old: int, new: int) -> None:
        """What the chat could see is seen by another from now on: the same chat under its new number."""
        with self._database.writing() as connection:
            seen = set(connection.execute(sa.select(_t.source).where(_t.chat == old)).scalars())
            known = set(connection.execute(sa.select(_t.source).where(_t.chat == new)).scalars())
            connection.execute(tables.visibility.delete().where(_t.chat == old))
            if rows := [{"source": source, "chat": new} for source in sorted(seen - known)]:
                connection.execute(tables.visibility.insert(), rows)

    def restricted(self) -> dict[str, frozenset[int]]:
        """The outlets that are not for everybody, by name, and the chats that may see each."""
        chats: dict[str, set[int]] = {}
        with self._database.reading() as connection:
            for source, chat in connection.execute(sa.select(_t.source, _t.chat).order_by(_t.source)):
                chats.setdefault(source, set()).add(chat)
        return {source: frozenset(some) for source, some in chats.items()}

    def hidden_from(self, chat: int) -> frozenset[str]:
        """The outlets that this chat may not see."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(_HIDDEN, {"chat": chat}).scalars())


def _known(connection: sa.Connection) -> list[str]:
    columns = (tables.copies.c.source, tables.origins.c.source, _t.source)
    names = sa.union(*(sa.select(column).where(column.is_not(None)) for column in columns))
    return sorted(connection.execute(names).scalars())


def _cure(name: str, known: Collection[str]) -> str:
    meant = _nearest(name, known)
    first = f"did you mean {meant}" if meant else "`dateline list` shows the outlets"
    return f"{first}; --new restricts it before its first article comes"


def _nearest(name: str, names: Collection[str]) -> str:
    """The names that are most like it, for a sentence; empty where there is none."""
    folded = {known.casefold(): known for known in names}
    found = [folded[key] for key in difflib.get_close_matches(name.casefold(), folded, _NEAREST, 0.5)]
    return " or ".join(repr(known[:100]) for known in found)
