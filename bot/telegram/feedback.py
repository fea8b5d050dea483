"""What readers say of answers: kept with the question and without the reader, for cases to measure answers on.

A verdict becomes a case where it tells what is right: 👍 that the quoted sentence answers, "should have said no"
that nothing does, "outdated" that the later article does where one was found. Others wait for the operator to look;
so does 👎 where no reason follows. Readers of a group may disagree: what more of them say of a quote stands, and
so it is with what is said of a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot.telegram import state
from bot.telegram.screen import Press, Verb
from index.answer import Quote
from index.evaluate import folded

if TYPE_CHECKING:
    from datetime import date

    from bot.telegram.render import Found
    from knowledge.library import Library
    from knowledge.store.database import Database

_GOOD, _BAD, _NO = (verb.name.lower() for verb in (Verb.GOOD, Verb.BAD, Verb.NO))
_REASONS = frozenset({Verb.WRONG, Verb.OUTDATED, Verb.NO})
_v = state.verdicts.c


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was learnt: cases as `dateline eval` reads them, and questions whose right answer is not known."""

    cases: list[dict[str, Any]]
    open: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """How many quotes were called good, and how many bad."""

    good: int
    bad: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """The articles that answer, all with the same text, and the words in it."""

    articles: tuple[str, ...]
    words: str


class Feedback:
    """In the bot's database. Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def keep(self, press: Press, found: Found, question: str, asked: date, *, shared: bool = False) -> None:
        """Keep what somebody says of a quote.

        Where the answer is not `shared` with others, it takes the place of what was said of the same one before;
        where it is, a reason takes the place of one 👎 without any, and the rest stays.
        """
        right = _right(press, found)
        now = datetime.now(UTC).replace(tzinfo=None)
        values = {
            "question": question,
            "asked": asked,
            "article": right.article.id if right else None,
            "revision": right.article.revision if right else None,
            "start": right.highlight.start if right else None,
            "end": right.highlight.end if right else None,
            "made": now,
        }
        key = {
            "answer": press.answer,
            "quote": press.quote,
            "verdict": press.verb.name.lower(),
            "day": now.date(),
        }
        same_quote = sa.and_(_v.answer == press.answer, _v.quote == press.quote)
        with self._database.writing() as connection:
            if not shared:
                connection.execute(state.verdicts.delete().where(same_quote))
            elif press.verb in _REASONS:
                _take_one(connection, sa.and_(same_quote, _v.verdict == _BAD))
            same = sa.and_(*(_v[name] == value for name, value in key.items()))
            again = state.verdicts.update().where(same).values(values | {"times": _v.times + 1})
            if not connection.execute(again).rowcount:
                connection.execute(state.verdicts.insert().values(key | values | {"times": 1}))

    def said(self, since: datetime) -> Said:
        """What was said of quotes since the day of that moment."""
        good = sa.func.coalesce(sa.func.sum(sa.case((_v.verdict == _GOOD, _v.times), else_=0)), 0)
        total = sa.func.coalesce(sa.func.sum(_v.times), 0)
        with self._database.reading() as connection:
            yes, total = connection.execute(
                sa.select(good, total).where(_v.day >= since.astimezone(UTC).date())
            ).one()
        return Said(yes, total - yes)

    def verdicts(self, library: Library) -> Verdicts:
        """All that was said, a question once, in the order in which it was last said of.

        What most readers say that tells what is right says which it is; where as many say the one as the other, the
        last of them.

        Words are taken from the Library: an article that was withdrawn since answers nothing.
        """
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(state.verdicts).order_by(_v.made)).all()
        by_question: dict[str, list[sa.Row[Any]]] = {}
        for row in rows:
            key = folded(row.question)
            by_question[key] = [*by_question.pop(key, ()), row]
        cases, unknown = [], []
        for said in by_question.values():
            case = _case(said, library)
            if case is None:
                unknown.append(said[-1].question)
            else:
                cases.append(case)
        return Verdicts(cases, unknown)


def _right(press: Press, found: Found) -> Quote | None:
    """The quote that answers, as far as the verdict tells."""
    number = None
    if press.verb is Verb.GOOD:
        number = press.quote
    elif press.verb is Verb.OUTDATED and found.later_quote != press.quote:
        number = found.later_quote
    quote = found.quotes[number] if number is not None else None
    return quote if isinstance(quote, Quote) else None


def _case(said: list[sa.Row[Any]], library: Library) -> dict[str, Any] | None:
    """One question's case from its verdicts, oldest first; None where they do not tell what is right."""
    standing = [row for row in said if _stands(row, said)]
    told = [(row, _answer(row, library)) for row in standing]
    right = [(row, answer) for row, answer in told if answer is not None]
    no = [row for row in standing if row.verdict == _NO]
    yes = [row for row, _ in right]
    if not yes and not no:
        return None
    answerable = _outweighs(yes, no)
    last = (yes if answerable else no)[-1]
    answers = [answer for _, answer in right] if answerable else []
    return {
        "question": last.question,
        "answers": [*dict.fromkeys(answer.words for answer in answers)],
        "article_ids": sorted({article for answer in answers for article in answer.articles}),
        "answerable": answerable,
        "date": last.asked.isoformat(),
    }


def _stands(row: sa.Row[Any], said: list[sa.Row[Any]]) -> bool:
    """Whether no more readers said the opposite of that quote, 👍 or 👎."""
    same = [other for other in said if (other.answer, other.quote) == (row.answer, row.quote)]
    side = [other for other in same if (other.verdict == _GOOD) == (row.verdict == _GOOD)]
    return not _outweighs([other for other in same if other not in side], side)


def _outweighs(one: list[sa.Row[Any]], other: list[sa.Row[Any]]) -> bool:
    """Whether more readers said the one, or as many and later. Both are in the order in which they were said."""
    mine, theirs = (sum(int(row.times) for row in rows) for rows in (one, other))
    return mine > theirs or (mine == theirs and bool(one[-1].made > other[-1].made))


def _take_one(connection: sa.Connection, where: sa.ColumnElement[bool]) -> None:
    """Count one less of the latest of these verdicts."""
    latest = connection.execute(sa.select(_v.day, _v.times).where(where).order_by(_v.day.desc())).first()
    if latest is not None:
        this = sa.and_(where, _v.day == latest.day)
        fewer = state.verdicts.update().values(times=_v.times - 1)
        connection.execute((fewer if latest.times > 1 else state.verdicts.delete()).where(this))


def _answer(row: sa.Row[Any], library: Library) -> _Answer | None:
    revision = library.revision(row.revision) if row.revision else None
    if revision is None or not revision.article_ids:
        return None
    return _Answer(revision.article_ids, revision.text[row.start : row.end])
