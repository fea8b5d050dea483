"""The newest on a topic, and on what a question only names: nothing was asked of that, so it has no answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from index.answer import Confidence, Scope, ScopeKind
from index.naming import names_one, only_names
from index.proper_names import name_in, writes
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.answer import Answer, Question, Quote, Report

MOST = 20
"""Articles that are quoted."""

_MANY = 30  # quotes: of a topic with more, the newest articles may be missing
_FEW = 5  # articles of the last days that are enough
_WINDOWS = (timedelta(days=7), timedelta(days=30), timedelta(days=365))


def newest_on(
    topic: Question, about: Callable[[Question], Report], report: Report | None = None
) -> tuple[Quote, ...]:
    """Quotes from the newest articles on a topic, MOST at most, those without a date last.

    `about` tells what the articles say on a topic; `report` is what it tells of this one, where that is at hand.
    """
    found = report = about(topic) if report is None else report
    if len(report.quotes) > _MANY:
        narrower = (about(replace(topic, scope=scope)) for scope in _windows(report))
        found = next((one for one in narrower if len(one.quotes) >= _FEW), report)
    return found.newest_first[:MOST]


def newest_on_named(answer: Answer, about: Callable[[Question], Report]) -> tuple[Quote, ...]:
    """The same on what the question of an answer only names; nothing where it asks something.

    One word always names; more of them do where nothing answers, or where they are one name in what is reported.
    What answers has that name then, so nothing else is looked for where it does not.
    """
    text, language = answer.question.text, detect(answer.question.text)
    names = only_names if answer.confidence is Confidence.NONE else names_one
    if names(text, language):
        return newest_on(answer.question, about)
    name = name_in(text, language)

    def is_written(quotes: Sequence[Quote]) -> bool:
        return any(writes(quote.passage, name, quote.article.language) for quote in quotes)

    if not name or (answer.quotes and not is_written(answer.quotes)):
        return ()
    newest = newest_on(answer.question, about)
    return newest if is_written(newest) else ()


def _windows(report: Report) -> Iterator[Scope]:
    """The last days of what was searched, few first."""
    oldest, newest = report.coverage.oldest, report.coverage.newest
    if oldest is not None and newest is not None:
        for window in _WINDOWS:
            yield Scope(max(oldest, newest - window), newest, ScopeKind.ABSOLUTE)
