"""Whether a number counts what was asked for: "How many drivers?" is not answered by "400 trucks"."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from index.terms import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from index.answer import Span
    from index.terms import Token

_LONGEST = 3  # words of what is counted, such as "rescued stray dogs"
_BEHIND = (1, 2, 4)  # words behind a number that may say what it counts
_UNSAID = frozenset(map(stem, ("people", "persons", "person", "times", "others", "individuals")))
"""What is counted without being named: "twelve were hurt", "it failed twice"."""

_NEXT = 5  # words behind a number among which is what it counts
_WITHIN = frozenset(("of", "the", "its", "their", "his", "her", "our", "these", "those", "other", "more"))
_PAUSE = re.compile(r"[,;:.!?()\[\]\u2013\u2014]")
_SPOKEN_OF = 0.3  # likeness of what is in the sentence, but not behind the number

_OTHER, _SAME = 0.4, 0.6
"""Cosines of things that differ, such as votes and dollars, and of two words for one, as homes and houses."""


def counted(question: str) -> str | None:
    """What a question asks the number of, in its words; None where it asks for no number, or names no thing."""
    words = tokens(question)
    for i, (one, after) in enumerate(pairwise(words)):
        if (one.text.lower(), after.text.lower()) == ("how", "many"):
            named = list(takewhile(lambda word: not word.is_function_word, words[i + 2 : i + 2 + _LONGEST]))
            if not named or any(word.stem in _UNSAID for word in named):
                return None
            return question[named[0].start : named[-1].end]
    return None


def likeness(thing: str, sentence: str, number: Span, embed: Callable[[str], NDArray[np.float32]]) -> float:
    """How well the number, a part of the sentence, counts the thing: 1 where that is named, 0 where it is not.

    What a number counts stands behind it: "3,000 troops to help the diplomats" counts no diplomats. Where nothing
    stands there, it counts what the sentence speaks of. Else it is judged by the vectors of the thing and of what
    follows the number; `embed` makes them.
    """
    inside = sentence[number.start : number.end].split()[1:]  # where what was read is more than the number
    rest = sentence[number.end :]
    asked_for = {word.stem for word in tokens(thing)}
    counts = {word.stem for word in [*tokens(" ".join(inside)), *_behind(rest)]}
    is_spoken_of = any(word.stem in asked_for for word in tokens(sentence))
    if asked_for & counts or (is_spoken_of and not counts):
        return 1.0
    asked, behind = embed(thing), rest.split()
    cosine = max(float(asked @ embed(" ".join([*inside, *behind[:count]]))) for count in _BEHIND)
    return min(1.0, max(_SPOKEN_OF if is_spoken_of else 0.0, (cosine - _OTHER) / (_SAME - _OTHER)))


def _behind(rest: str) -> Iterator[Token]:
    """The words that stand next behind a number, as far as its noun may be: "of the 34 provincial capitals"."""
    end = 0
    for word in tokens(rest)[:_NEXT]:
        if (word.is_function_word and word.text.lower() not in _WITHIN) or _PAUSE.search(rest, end, word.start):
            return
        end = word.end
        if not word.is_function_word:
            yield word
