"""Who has judged a quote in a shared chat, so that everybody has one voice on it: known by a code alone.

The code is made from a person's number and the answer with a key that is not in the database, so that the database
tells neither who judged nor which answers the same person judged.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state

if TYPE_CHECKING:
    from datetime import date

KEPT = timedelta(days=90)
"""How long it is known who said something, from the last time that they did."""

_CODE_HEX = 32
_j = state.judges.c


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody's on a quote: `judge` is the code of a person."""

    answer: str
    quote: int
    judge: str


class Judges:
    """People, as they are known among those who judge an answer."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def of_bot(cls, token: str) -> Judges:
        """With a key that whoever has the bot's token can make. With another token nobody is known any more."""
        return cls(hashlib.sha256(b"judges of answers\n" + token.encode()).digest())

    def code(self, person: int, answer: str) -> str:
        """What the person is known as for this answer."""
        return hmac.new(self._key, f"{answer}:{person}".encode(), hashlib.sha256).hexdigest()[:_CODE_HEX]

    def forget(self, connection: sa.Connection, person: int) -> None:
        """Do not know any more what the person has judged. What was said stays, and is nobody's."""
        for answer in connection.execute(sa.select(_j.answer).distinct()).scalars().all():
            theirs = sa.and_(_j.answer == answer, _j.judge == self.code(person, answer))
            connection.execute(state.judges.delete().where(theirs))


def last_word(connection: sa.Connection, voice: Voice) -> tuple[str, date] | None:
    """What somebody said last of a quote, and on which day."""
    row = connection.execute(sa.select(_j.verdict, _j.day).where(_is(voice))).first()
    return (row.verdict, row.day) if row is not None else None


def note(connection: sa.Connection, voice: Voice, verdict: str, today: date) -> None:
    """Write down what they say now."""
    connection.execute(state.judges.delete().where(_is(voice)))
    connection.execute(state.judges.insert().values(**asdict(voice), verdict=verdict, day=today))


def prune(connection: sa.Connection, today: date) -> None:
    """Do not know any more who said something longer than KEPT ago. What was said stays, and is nobody's."""
    connection.execute(state.judges.delete().where(_j.day < today - KEPT))


def _is(voice: Voice) -> sa.ColumnElement[bool]:
    return sa.and_(*(_j[name] == value for name, value in asdict(voice).items()))
