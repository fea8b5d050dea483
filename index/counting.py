"""Whether a number counts what was asked for: "How many drivers?" is not answered by "400 trucks"."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from index.terms import stem, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

_LONGEST = 3  # words of what is counted, such as "rescued stray dogs"
_BEHIND = (1, 2, 4)  # words behind a number that may say what it counts
_UNSAID = frozenset(map(stem, ("people", "persons", "person", "times", "others", "individuals")))
"""What is counted without being named: "twelve were hurt", "it failed twice"."""

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


def likeness(thing: str, sentence: str, number: str, embed: Callable[[str], NDArray[np.float32]]) -> float:
    """How well the `number`, a part of the `sentence`, counts the thing: 1 where that is named, 0 where it is not.

    Between them it is judged by the vectors of the thing and of what follows the number; `embed` makes them.
    """
    said = {word.stem for word in tokens(sentence)}
    if any(word.stem in said for word in tokens(thing)):
        return 1.0
    behind = sentence[max(0, sentence.find(number)) + len(number) :].split()
    named = number.split()[1:]  # where what was read is more than the number
    asked = embed(thing)
    cosine = max(float(asked @ embed(" ".join([*named, *behind[:count]]))) for count in _BEHIND)
    return min(1.0, max(0.0, (cosine - _OTHER) / (_SAME - _OTHER)))
