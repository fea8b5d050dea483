"""Questions that the articles did not answer, kept without who asked them and where."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from bot.telegram.anonymous import anonymous
from index.answer import Confidence
from index.evaluate import folded
from knowledge.article import ID_HEX

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from knowledge.store.database import Database

KEPT = timedelta(days=90)
"""How long after it was last asked a question is known."""
A_PAGE = 8

_u = state.unanswered.c


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, how often it was asked in vain and on which days, in UTC.

    `meanwhile` is how well it was answered when it was asked again since, where it was.
    """

    id: str
    question: str
    times: int
    first: date
    last: date
    meanwhile: Confidence | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the questions, the most asked first. Pages count from 0."""

    asked: tuple[Asked, ...]
    number: int
    of: int


class Unanswered:
    """In the bot's database. Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database
        self._now = now

    def note(self, question: str) -> None:
        """The question was asked in vain. What differs in case and punctuation alone is one question."""
        text = anonymous(question)
        key, today = _id(text), self._now().date()
        if not key:
            return
        with self._database.writing() as connection:
            again = {"times": _u.times + 1, "last": today, "meanwhile": None}
            changed = connection.execute(state.unanswered.update().where(_u.id == key).values(again))
            if not changed.rowcount:
                new = {"id": key, "question": text, "times": 1, "first": today, "last": today}
                connection.execute(state.unanswered.insert().values(new))

    def take_back(self, question: str) -> None:
        """It was not asked after all, once."""
        same = _u.id == _id(anonymous(question))
        with self._database.writing() as connection:
            state.erasing(connection)
            connection.execute(state.unanswered.delete().where(same, _u.times <= 1))
            connection.execute(state.unanswered.update().where(same).values(times=_u.times - 1))

    def page(self, number: int) -> Page:
        """This page of them, or the last one when there are fewer."""
        still = _u.last >= self._now().date() - KEPT
        with self._database.reading() as connection:
            total = connection.execute(sa.select(sa.func.count()).where(still)).scalar_one()
            pages = max(1, -(-total // A_PAGE))
            number = min(number, pages - 1)
            order = (_u.times.desc(), _u.last.desc(), _u.id)
            some = sa.select(state.unanswered).where(still).order_by(*order).limit(A_PAGE).offset(number * A_PAGE)
            rows = connection.execute(some).all()
        return Page(tuple(map(_asked, rows)), number, pages)

    def drop(self, question: str) -> None:
        """Keep the question with this id no more."""
        with self._database.writing() as connection:
            state.erasing(connection)
            connection.execute(state.unanswered.delete().where(_u.id == question))

    def found(self, question: str, confidence: Confidence) -> None:
        """Write down how well the question with this id is answered now."""
        meanwhile = None if confidence is Confidence.NONE else str(confidence)
        with self._database.writing() as connection:
            connection.execute(state.unanswered.update().where(_u.id == question).values(meanwhile=meanwhile))

    def prune(self, now: datetime) -> None:
        """Keep those no more that were last asked longer than KEPT ago."""
        with self._database.writing() as connection:
            state.erasing(connection)
            connection.execute(state.unanswered.delete().where(_u.last < now.date() - KEPT))


def _asked(row: sa.Row[tuple[str, str, int, date, date, str | None]]) -> Asked:
    meanwhile = Confidence(row.meanwhile) if row.meanwhile else None
    return Asked(row.id, row.question, row.times, row.first, row.last, meanwhile)


def _id(text: str) -> str:
    """The id of a question; empty where it has no words."""
    words = _words(text)
    return hashlib.sha256(words.encode()).hexdigest()[:ID_HEX] if words else ""


def _words(text: str) -> str:
    """What tells two questions apart: letters with their marks, digits and symbols."""
    return " ".join("".join(c if unicodedata.category(c)[0] in "LMNS" else " " for c in folded(text)).split())
