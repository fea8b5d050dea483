"""What people say around a claim that is no part of it: "I heard that …", "Is it true that …", "…, is that true?".

No article says that somebody heard it, so these words would weigh against the claim.
"""

from __future__ import annotations

import re

from index.framing import pattern

_GREETING = rf"({pattern(lambda framing: framing.greeting)},? )?"
_HEARD = pattern(lambda framing: framing.heard)
_IS_IT_SO = pattern(lambda framing: framing.is_it_so)
_OPENING = re.compile(rf"{_GREETING}{_HEARD}(\b[,:]? +|[.!]*$)", re.IGNORECASE)
_ENDING = re.compile(rf"(^|[,;:–—-] ?|، ?){_IS_IT_SO}[ ?!.؟…]*$", re.IGNORECASE)


def is_told(text: str) -> bool:
    """Whether somebody tells what others say, and so asks whether that is so."""
    return _OPENING.match(text) is not None


def without(sentence: str) -> str:
    """The sentence without what is said around the claim in it; empty where it is nothing else."""
    told = _ENDING.sub("", sentence)
    return _OPENING.sub("", told, count=1) if _OPENING.match(told) else told
