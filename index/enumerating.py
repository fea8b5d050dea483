"""Several things asked for at once: "Which capitals fell?" is answered by the sentence that lists them.

A reader looks for one short span, and of a list it is seldom sure. So where a question asks for more than one thing
of a kind, and a sentence has all the other words of the question and a list, that list answers it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from index.answer import Span
from index.function_words import PARTICLES
from index.quoting import sentences
from index.terms import root, tokens
from index.timing import in_words, names_time

if TYPE_CHECKING:
    from index.answer import Hit

_ASKS = frozenset({"which", "what"})
_BEFORE_KIND = frozenset({"are", "were", "of", "the", "all", "other"})
_DENIES = frozenset(
    ["not", "never", "no", "except", "besides", "without", "against", "didn't", "haven't", "hasn't", "weren't"]
)
_PLURAL = re.compile(r"(?:(?<![sui'’])s|men|people|children)$")
_LONGEST_KIND = 3  # words before and with the kind, such as "provincial capitals"
# Names in Latin letters: "Sar-e Pul", "University of Harrow Falls".
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x250))))
_WORD = rf"[{_CAPITALS}][\w'’.\-]*(?<![.])"
_SMALL = "|".join(sorted(PARTICLES | {"of", "the"}))
_NAME = re.compile(rf"(?<!\w){_WORD}(?:[ -](?:(?:{_SMALL})[ -]){{0,2}}{_WORD})*")
_JOINS = re.compile(r",?;?\s*(?:(?:and|or|as well as)\s+)?(?:the\s+)?")
_AND = re.compile(r"\b(?:and|or)\b")
_SURELY = 3  # names that are a list without "and"


@dataclass(frozen=True, slots=True)
class Several:
    """What is asked for: stems of its kind, and stems of what is said of it."""

    kind: frozenset[str]
    told: frozenset[str]


def several(question: str) -> Several | None:
    """What a question asks for several of; None where it asks for one thing, says nothing of them, or denies it."""
    words = tokens(question)
    at = next((i for i, word in enumerate(words) if word.text.lower() in _ASKS), len(words))
    behind = list(dropwhile(lambda word: word.text.lower() in _BEFORE_KIND, words[at + 1 :]))[:_LONGEST_KIND]
    named = list(takewhile(lambda word: not word.is_function_word and not word.is_name, behind))
    last = next((i for i, word in enumerate(named) if _PLURAL.search(word.text)), None)
    if last is None or any(word.text.lower() in _DENIES for word in words):
        return None
    kind = _stems(question[named[0].start : named[last].end])
    told = _stems(" ".join(word.text for word in words if not word.is_function_word)) - kind
    return Several(kind, told) if told else None


def listed(asked: Several, hit: Hit) -> Span | None:
    """Where in its article the hit lists what is asked for; None where it does not.

    The kind may be named anywhere in the passage or its title; what is said of it is said in one sentence.
    """
    text = hit.article.text
    if not asked.kind <= _stems(hit.text) | _stems(hit.article.title):
        return None
    day = _stems(in_words(hit.article.published))
    for sentence in sentences(hit):
        said = text[sentence.start : sentence.end]
        found = _list(said) if asked.told <= _stems(said) | day else None
        if found:
            return Span(sentence.start + found.start, sentence.start + found.end)
    return None


def _stems(text: str) -> frozenset[str]:
    return frozenset(root(token.text) for token in tokens(text))


def _list(sentence: str) -> Span | None:
    """The longest run of names that are three or more, or that "and" joins: "Gdynia, Poland" is one place."""
    runs: list[list[Span]] = []
    for name in _NAME.finditer(sentence):
        if names_time(name[0]) or all(token.is_function_word for token in tokens(name[0])):
            continue
        if runs and _JOINS.fullmatch(sentence, runs[-1][-1].end, name.start()):
            runs[-1].append(Span(*name.span()))
        else:
            runs.append([Span(*name.span())])
    best = max(runs, key=len, default=[])
    if len(best) < _SURELY and not (len(best) > 1 and _AND.search(sentence, best[0].end, best[-1].start)):
        return None
    return Span(best[0].start, best[-1].end)
