"""Who holds an office: "Who is the president?" is not answered by the vice president, nor by a former one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from index.terms import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.terms import Token

_WHO = re.compile(r"\W*who(?:['’]s| (is|was)) (.+)", re.IGNORECASE)
_OF = frozenset(("of", "from", "in", "at", "for", "to"))  # "the mayor of Harrow Falls"
BELOW = frozenset(map(stem, ("vice", "deputy", "assistant")))
"""Stems of what makes the name of an office that of another one, below it."""

_ONCE = frozenset(map(stem, ("former", "ex", "onetime", "retired")))
_REACH = 2  # words before an office among which its rank stands: "former prime minister"


@lru_cache(256)
def _office(question: str) -> tuple[str, frozenset[str]] | None:
    """The stem of the office that the question is about, and the ranks that make another of it."""
    asked = _WHO.match(question)
    words = called(tokens(asked[2])) if asked else []
    if asked is None or not words or words[-1].is_name:
        return None
    ranks = BELOW if (asked[1] or "is").lower() == "was" else BELOW | _ONCE
    told = {word.stem for word in words}
    return (words[-1].stem, ranks) if not told & (BELOW | _ONCE) else None


def called(words: Iterable[Token]) -> list[Token]:
    """Of the words that say who is meant those of the name or office itself: "mayor" of "the mayor of Eastport"."""
    return [w for w in takewhile(lambda w: w.text.lower() not in _OF, words) if not w.is_function_word]


def is_of_another_rank(question: str, sentence: str) -> bool:
    """Whether a sentence names the office that is asked for, and each time with a rank that the question lacks."""
    asked = _office(question)
    if asked is None:
        return False
    office, ranks = asked
    words = tokens(sentence)
    named = [i for i, word in enumerate(words) if word.stem == office]
    return bool(named) and all(ranks & before(words, i) for i in named)


def before(words: Sequence[Token], office: int) -> frozenset[str]:
    """The stems of the words before an office, by its place, among which its rank stands."""
    return frozenset(word.stem for word in words[max(0, office - _REACH) : office])
