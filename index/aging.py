"""How old somebody is: "How old is the mayor?" is answered by "the mayor, Ada Finch, 44, said".

News sets an age beside a name and says no more of it. A reader looks for words that tell it, so of that it is never
sure, and takes "12 years younger" or the age of somebody else as soon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.answer import Span
from index.offices import called
from index.quoting import sentences
from index.terms import ASKING_WORD, stems, tokens

if TYPE_CHECKING:
    from index.answer import Hit
    from index.terms import Token

_HOW_OLD = re.compile(r"\W*how old (?:is|was) (.+)", re.IGNORECASE)
_THEN = re.compile(rf"\d|\b(?:now|then|today|during|before|after)\b|{ASKING_WORD}", re.IGNORECASE)
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "president", "senator", "judge"))
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_AGE = r"(?:, (?:who (?:is|was) |aged |age )?| aged | \((?:aged )?)(1?\d?\d)(?: years old| and\b|[,;.)](?!\d))"
_BEHIND_NAME = re.compile(rf"(?: {_NAME}){{0,2}}{_AGE}")
_BEHIND_ROLE = re.compile(rf"(?:,? {_NAME}(?: {_NAME}){{0,2}})?{_AGE}")
_AHEAD = re.compile(r"\b(1?\d?\d)-year-old(?: [\w'’-]+){0,4}? $")


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose age is asked for: all the stems that say so, and of those that name them the last and how many."""

    told: frozenset[str]
    last: str
    named: int
    is_name: bool

    def is_other(self, before: Token) -> bool:
        """Whether a word right before the last makes it somebody else: "Ann Finch" is not "Ada Finch"."""
        if before.is_function_word or before.stem in self.told or before.text.lower() in _TITLES:
            return False
        return (before.is_name and self.named > 1) if self.is_name else True


@lru_cache(256)
def _whose(question: str) -> _Whose | None:
    """None where no age is asked for, or that at another time."""
    asked = _HOW_OLD.match(question)
    if asked is None or _THEN.search(asked[1]):
        return None
    words = tokens(asked[1])
    named = called(words)
    told = frozenset(word.stem for word in words if not word.is_function_word)
    return _Whose(told, named[-1].stem, len(named), named[-1].is_name) if named else None


def aged(question: str, hit: Hit) -> Span | None:
    """Where in its article the hit sets the age beside whoever is asked about; None where it does not.

    All that says who that is has to be in the passage or its title.
    """
    whose = _whose(question)
    if whose is None or not whose.told <= stems(hit.text) | stems(hit.article.title):
        return None
    behind = _BEHIND_NAME if whose.is_name else _BEHIND_ROLE
    for sentence in sentences(hit):
        said = hit.article.text[sentence.start : sentence.end]
        words = tokens(said)
        for before, word in pairwise((None, *words)):
            if word is None or word.stem != whose.last:
                continue
            if before and said[before.end : word.start] == " " and whose.is_other(before):
                continue
            found = behind.match(said, word.end) or _AHEAD.search(said[: word.start])
            if found:
                return Span(sentence.start + found.start(1), sentence.start + found.end(1))
    return None
