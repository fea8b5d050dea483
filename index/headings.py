"""Questions that an article itself asks: in an explainer a heading asks, and what stands below it answers.

"When is the parade?" is answered by the lines under "When is the Harrow Falls parade?", whatever a reader makes of
them: the one who wrote the heading has said so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.answer import Span
from index.kinds import asks_whether
from index.quoting import sentences
from index.terms import ASKING_WORD, asks, root, tokens

if TYPE_CHECKING:
    from index.answer import Hit

_ASKING = re.compile(ASKING_WORD, re.IGNORECASE)
_TELLING = frozenset("last next first after before not never no most".split())
"""Of the words that only say how a question is put, those that make it another one."""


def answered_below(question: str, hit: Hit) -> Span | None:
    """What stands in the passage below a heading that asks the same, as far as the next; None where none does.

    The same is asked for with the same word, and of the same: what only one of them names, the title names too.
    """
    word, named = _asking(question), _named(question)
    text, spans = hit.article.text, sentences(hit)
    if not word or not named or not any(asks(text[span.start : span.end]) for span in spans):
        return None
    title = _named(hit.article.title)
    below: Span | None = None
    for span in spans:
        said = text[span.start : span.end]
        if asks(said):
            if below:
                break
            heading = said[said.rfind("\n") + 1 :]
            is_same = _asking(heading) == word and _is_same(named, _named(heading), title)
            below = Span(span.end, span.end) if is_same else None
        elif below:
            below = Span(below.start if below.start < below.end else span.start, span.end)
    return below if below and below.start < below.end else None


def _asking(question: str) -> str:
    """What it asks with, "whether" where it is answered by yes or no; empty where it asks nothing."""
    if asks_whether(question):
        return "whether"
    found = _ASKING.search(question)
    return found[0].lower() if found else ""


def _named(text: str) -> frozenset[str]:
    words = (word for word in tokens(text) if not word.is_function_word or word.text.lower() in _TELLING)
    return frozenset(root(word.text) for word in words)


def _is_same(one: frozenset[str], other: frozenset[str], title: frozenset[str]) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and shorter <= longer and longer - shorter <= title
