"""What readers say of answers: kept with the question and without the reader, for cases to measure answers on.

A verdict becomes a case where it tells what is right: 👍 that the quoted sentence answers, "should have said no"
that nothing does, "outdated" that the later article does where one was found. Others wait for the operator to look;
so does 👎 where no reason follows.
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

_GOOD, _NO = Verb.GOOD.name.lower(), Verb.NO.name.lower()
_f = state.feedback.c


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

    def keep(self, press: Press, found: Found, question: str, asked: date) -> None:
        """Keep what somebody says of a quote; it takes the place of what was said of the same one before."""
        right = _right(press, found)
        values = {
            "answer": press.answer,
            "quote": press.quote,
            "verdict": press.verb.name.lower(),
            "question": question,
            "asked": asked,
            "article": right.article.id if right else None,
            "revision": right.article.revision if right else None,
            "start": right.highlight.start if right else None,
            "end": right.highlight.end if right else None,
            "made": datetime.now(UTC).replace(tzinfo=None),
        }
        same = sa.and_(_f.answer == press.answer, _f.quote == press.quote)
        with self._database.writing() as connection:
            connection.execute(state.feedback.delete().where(same))
            connection.execute(state.feedback.insert().values(values))

    def said(self, since: datetime) -> Said:
        """What was said of quotes since that moment."""
        good = sa.func.coalesce(sa.func.sum(sa.case((_f.verdict == _GOOD, 1), else_=0)), 0)
        some = sa.select(good, sa.func.count()).where(_f.made >= since.astimezone(UTC).replace(tzinfo=None))
        with self._database.reading() as connection:
            yes, total = connection.execute(some).one()
        return Said(yes, total - yes)

    def verdicts(self, library: Library) -> Verdicts:
        """All that was said, a question once, in the order in which it was last said of.

        The last verdict that tells what is right says which it is.

        Words are taken from the Library: an article that was withdrawn since answers nothing.
        """
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(state.feedback).order_by(_f.made)).all()
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
    told = [(row, _answer(row, library)) for row in said]
    telling = [(row, answer) for row, answer in told if answer is not None or row.verdict == _NO]
    if not telling:
        return None
    last, _ = telling[-1]
    rights = [answer for _, answer in telling if answer is not None] if last.verdict != _NO else []
    return {
        "question": last.question,
        "answers": [*dict.fromkeys(right.words for right in rights)],
        "article_ids": sorted({article for right in rights for article in right.articles}),
        "answerable": last.verdict != _NO,
        "date": last.asked.isoformat(),
    }


def _answer(row: sa.Row[Any], library: Library) -> _Answer | None:
    revision = library.revision(row.revision) if row.revision else None
    if revision is None or not revision.article_ids:
        return None
    return _Answer(revision.article_ids, revision.text[row.start : row.end])
