"""What the reader is asked: it was taught on whole questions, and on a phone people type "Ever Given length"."""

from __future__ import annotations

import re

from index.kinds import asks_whether
from index.terms import ASKING_WORD

_MOST = 8  # words of what is no question yet
_ASKS = re.compile(rf"{ASKING_WORD}|[?.!…]\W*$", re.IGNORECASE)
SAYING = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must"
    r"|said|says|\w+n['’]t)\b",
    re.IGNORECASE,
)
"""Verbs that a statement or a question has, and what is only named or searched has not."""
_DETERMINED = re.compile(r"(?:the|an?|this|that|these|those|his|her|its|their|our|my|your)\b", re.IGNORECASE)


def as_question(text: str) -> str:
    """Words that ask for something without a question, as one; anything else as it is."""
    if len(text.split()) > _MOST or _ASKS.search(text) or SAYING.search(text) or asks_whether(text):
        return text
    return f"What is {'' if _DETERMINED.match(text) else 'the '}{text}?"
