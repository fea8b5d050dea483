"""What readers say of answers: kept with the question and without the reader, for cases to measure answers on.

Every verdict becomes a case. Some tell what is right: 👍 that the quoted sentence answers, "should have said no"
that nothing does, "outdated" that the later article does where one was found. All other 👎 tell what was wrong: the
sentence that was quoted. Readers of a group may disagree: what more of them say of a quote stands, and so it is
with what is said of a question.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bot import state
from bot.telegram import judges
from bot.telegram.judges import Voice
from bot.telegram.presses import Press, Verb
from index.answer import Quote
from index.evaluate import OUTDATED, WRONG, folded

if TYPE_CHECKING:
    from datetime import date

    from bot.telegram.found import Found
    from knowledge.library import Library
    from knowledge.store.database import Database

_GOOD, _NO, _OUTDATED = (verb.name.lower() for verb in (Verb.GOOD, Verb.NO, Verb.OUTDATED))
_v = state.verdicts.c


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was learnt: cases as `dateline eval` reads them, and questions whose right answer is not known.

    Of these there is a case as well, with what was wrong, while the quoted article is there.
    """

    cases: list[dict[str, Any]]
    open: list[str]


@dataclass(frozen=True, slots=True)
class Said:
    """How many quotes were called good, and how many bad."""

    good: int
    bad: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The articles that have these words, all with the same text."""

    articles: tuple[str, ...]
    words: str


class Feedback:
    """In the bot's database. Each call is one committed transaction, and blocks."""

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database

    def keep(self, press: Press, found: Found, question: str, asked: date, *, judge: str | None = None) -> None:
        """Keep what somebody says of a quote, in the place of what they said of it before.

        Where others judge the same answer, `judge` is the code by which they are known among them; elsewhere all
        that was said of the quote is theirs.
        """
        right, quoted = _right(press, found), found.quotes[press.quote]
        now = datetime.now(UTC)
        values = {
            "question": question,
            "asked": asked,
            "article": right.article.id if right else None,
            "revision": right.article.revision if right else None,
            "start": right.highlight.start if right else None,
            "end": right.highlight.end if right else None,
            **_judged(quoted if isinstance(quoted, Quote) else None),
            "made": now,
        }
        key = {
            "answer": press.answer,
            "quote": press.quote,
            "verdict": press.verb.name.lower(),
            "day": now.date(),
        }
        with self._database.writing() as connection:
            if judge is None:
                same_quote = sa.and_(_v.answer == press.answer, _v.quote == press.quote)
                connection.execute(state.verdicts.delete().where(same_quote))
            elif not _takes_back(connection, press, judge, now.date()):
                return
            same = sa.and_(*(_v[name] == value for name, value in key.items()))
            again = state.verdicts.update().where(same).values(values | {"times": _v.times + 1})
            if not connection.execute(again).rowcount:
                connection.execute(state.verdicts.insert().values(key | values | {"times": 1}))

    def prune(self, now: datetime) -> None:
        """Know no longer than is promised who said something."""
        with self._database.writing() as connection:
            judges.prune(connection, now.date())

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
            if case is None or case["answerable"] is None:
                unknown.append(said[-1].question)
            if case is not None:
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


def _judged(quote: Quote | None) -> dict[str, str | int | None]:
    """Where the sentence stands that somebody says this of."""
    return {
        "quoted": quote.article.revision if quote else None,
        "quoted_start": quote.highlight.start if quote else None,
        "quoted_end": quote.highlight.end if quote else None,
    }


def _case(said: list[sa.Row[Any]], library: Library) -> dict[str, Any] | None:
    """One question's case from its verdicts, oldest first; None where the articles they speak of are gone."""
    standing = [row for row in said if _stands(row, said)]
    told = [(row, _words(library, row.revision, row.start, row.end)) for row in standing]
    right = [(row, answer) for row, answer in told if answer is not None]
    no = [row for row in standing if row.verdict == _NO]
    yes = [row for row, _ in right]
    known = bool(yes or no)
    answerable = _outweighs(yes, no) if known else None
    answers = [answer for _, answer in right] if answerable else []
    wrong, against = _wrong(standing, library, but={answer.words for answer in answers})
    if not known and not wrong:
        return None
    last = (yes if answerable else no if known else against)[-1]
    return {
        "question": last.question,
        **_fields(answers, "answers", "article_ids"),
        "answerable": answerable,
        "date": last.asked.isoformat(),
        **({"label": _label(against), **_fields(wrong, "wrong", "wrong_ids")} if wrong else {}),
    }


def _wrong(standing: list[sa.Row[Any]], library: Library, but: set[str]) -> tuple[list[_Words], list[sa.Row[Any]]]:
    """The sentences that were called wrong or outdated, except those `but` that answer, and who says so."""
    against = [row for row in standing if row.verdict not in {_GOOD, _NO}]
    told = [(row, _words(library, row.quoted, row.quoted_start, row.quoted_end)) for row in against]
    wrong = [(row, words) for row, words in told if words is not None and words.words not in but]
    return [words for _, words in wrong], [row for row, _ in wrong]


def _label(against: list[sa.Row[Any]]) -> str:
    """Whether what was quoted does not answer, or only does not any more."""
    return OUTDATED if all(row.verdict == _OUTDATED for row in against) else WRONG


def _fields(said: list[_Words], words: str, ids: str) -> dict[str, list[str]]:
    return {
        words: [*dict.fromkeys(one.words for one in said)],
        ids: sorted({article for one in said for article in one.articles}),
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


def _takes_back(connection: sa.Connection, press: Press, judge: str, today: date) -> bool:
    """Count one less of what the judge said of the quote before; False where that was the same."""
    said, voice = press.verb.name.lower(), Voice(press.answer, press.quote, judge)
    before = judges.last_word(connection, voice)
    if before is not None and before[0] == said:
        return False
    if before is not None:
        this = (_v.answer == press.answer, _v.quote == press.quote, _v.verdict == before[0], _v.day == before[1])
        connection.execute(state.verdicts.update().where(*this).values(times=_v.times - 1))
        connection.execute(state.verdicts.delete().where(*this, _v.times < 1))
    judges.note(connection, voice, said, today)
    return True


def _words(library: Library, revision: str | None, start: int, end: int) -> _Words | None:
    """Those of a text that some article has; None where none has it now."""
    found = library.revision(revision) if revision else None
    if found is None or not found.article_ids:
        return None
    return _Words(found.article_ids, found.text[start:end])
