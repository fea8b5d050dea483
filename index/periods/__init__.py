"""Which period a question names.

An absolute period is that of the event: an article that was published in it or soon after may tell of it, one from
before it seldom does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import base
from index.answer import Scope, ScopeKind
from index.periods.arabic import ARABIC
from index.periods.english import ENGLISH
from index.periods.german import GERMAN
from index.periods.grammar import Grammar
from index.periods.russian import RUSSIAN
from index.periods.table import Tie

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_WORD_AND_YEAR = re.compile(r"\s*[^\W\d_]+\s+\d{4}\W*")
_TABLES = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "ar": ARABIC}


def period(text: str, asked: datetime | None, language: str | None = None) -> Scope | None:
    """The period that a question names, or None; always None for a language without a table.

    Without a moment of asking only an absolute period is named; without a language the text is taken for English. A
    word and a year, as "май 2021", are too little to tell the language by: they are read in each that has a table.
    A period to come is none: nothing could have been told of it. What stands between quotation marks is not read.
    """
    own = base(language) or "en"
    codes = dict.fromkeys([own, *_TABLES]) if _WORD_AND_YEAR.fullmatch(text) else [own]
    named = (_named(_grammar(code), text, asked) for code in codes if code in _TABLES)
    return next((scope for scope in named if scope), None)


def _named(grammar: Grammar, text: str, asked: datetime | None) -> Scope | None:
    prepared = grammar.prepared(text)
    named: dict[Tie, list[Scope]] = {tie: [] for tie in Tie}
    for scope, tie in grammar.scopes(prepared, asked):
        if asked is None or not _is_to_come(scope, asked):
            named[tie].append(scope)
    fixed, now, recurring = (_together(named[tie]) for tie in (Tie.CALENDAR, Tie.NOW, Tie.RECURRING))
    if fixed and (now is None or _shared(fixed, now) == fixed):
        return fixed
    if now:  # a wider or another fixed one is a detail: "this week's record was the first since 2008"
        return (recurring and _shared(now, recurring)) or now
    if recurring or asked is None:
        return recurring
    return Scope(None, None, ScopeKind.LATEST) if grammar.names_the_present(prepared) else None


@lru_cache
def _grammar(code: str) -> Grammar:
    return Grammar(_TABLES[code])


def _is_to_come(scope: Scope, asked: datetime) -> bool:
    today = asked.date()
    if scope.first is None:
        return scope.last is not None and scope.last > today
    return scope.first > today


def _together(scopes: Sequence[Scope]) -> Scope | None:
    """What several periods share, or where they share nothing, all from the first to the last."""
    whole = None
    for scope in scopes:
        whole = scope if whole is None else _shared(whole, scope) or _spanned(whole, scope)
    return whole


def _shared(one: Scope, other: Scope) -> Scope | None:
    firsts = [scope.first for scope in (one, other) if scope.first]
    lasts = [scope.last for scope in (one, other) if scope.last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    return None if first and last and first > last else Scope(first, last, one.kind)


def _spanned(one: Scope, other: Scope) -> Scope:
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return Scope(first, last, one.kind)
