"""A question that goes on from something: "and the Air Force?" after "How many Marines are in Kabul?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.answer import MAX_QUESTION, Confidence
from index.terms import content_words, tokens
from knowledge.languages import detect

if TYPE_CHECKING:
    from index.answer import Answer

MOST = 8
"""Names that are taken over from the question before."""
MOST_MARKED = 12
"""Words that are taken over from what somebody marked."""
_RANK = {Confidence.NONE: 0, Confidence.WEAK: 1, Confidence.STRONG: 2}


def names(before: str, question: str) -> tuple[str, ...]:
    """The names of the question before that this one does not say itself: its capitalised words and numbers.

    Of a script without capital letters, and of a question written without them, all its content words.
    """
    words = content_words(before, detect(before))
    said = {token.stem for token in tokens(question)}
    own = [word for word in words if word[0].isupper() or word[0].isdigit()] or words
    new = [word for word in own if not said & {token.stem for token in tokens(word)}]
    return tuple(dict.fromkeys(new))[:MOST]


def words(marked: str, question: str) -> tuple[str, ...]:
    """The words of a marked part that the question does not say itself: all that say what it is about."""
    said = {token.stem for token in tokens(question)}
    found = content_words(marked, detect(marked))
    new = [word for word in found if not said & {token.stem for token in tokens(word)}]
    return tuple(dict.fromkeys(new))[:MOST_MARKED]


def together(question: str, added: tuple[str, ...]) -> str | None:
    """The question with those names; None where there are none, or no room for them."""
    text = " ".join((question, *added))
    return text if added and len(text) <= MAX_QUESTION else None


def is_better(answer: Answer, alone: Answer) -> bool:
    """Whether a reading answers, and holds better than another: by confidence, then by evidence."""
    if answer.confidence is Confidence.NONE:
        return False
    return (_RANK[answer.confidence], answer.evidence) > (_RANK[alone.confidence], alone.evidence)
