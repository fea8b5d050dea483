"""Words that may be a name, and whether an article writes them as one: "james webb telescope"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import WORD, analyse, base, words_of
from index.function_words import ASKING, HAPPENING, PARTICLES, TELLING, WHAT, WITHOUT_SPACES
from index.inflection import forms, spelt
from index.lead_ins import without_lead_in
from index.naming import PAIR, joined
from index.phrasing import SAYING
from index.terms import function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEFT_OUT = 2  # words of a name that who names it may leave out
_BETWEEN = TELLING | PARTICLES
"""Words that a name may have between others, and writes small."""
_WORD = re.compile(f"{WORD}+")
_JOINT = re.compile(r"[ \u00a0\-‐‑'’]| & ")  # between the words of a name
_OPENING = re.compile(r"(?:^|[.!?…:\n][\"”“»’')]*)\s*[\"“„«‘'(]*$")  # before a word that any sentence writes large
_LARGE = frozenset({"de"})  # languages that write every noun with a capital letter, as others do names


def name_in(text: str, language: str | None) -> list[str]:
    """The words of what may be a name of several, where there is nothing else to the text: see `writes`."""
    text = joined(without_lead_in(text))
    words, shouted = words_of(text), text.isupper()
    idle = TELLING if HAPPENING.isdisjoint(map(str.lower, words)) else TELLING | HAPPENING | WHAT
    telling = [(word.isupper() and not shouted) or word.lower() not in idle for word in words]  # US is no "us"
    if base(language) in WITHOUT_SPACES or telling.count(True) < PAIR:
        return []
    words = words[telling.index(True) : len(words) - telling[::-1].index(True)]
    # A name has no verb: nearly all questions are told apart here, without a look at what is reported.
    asks = SAYING.search(" ".join(words)) or not ASKING.isdisjoint(map(str.lower, words))
    return [] if asks else words


def writes(text: str, name: Sequence[str], language: str | None) -> bool:
    """Whether a text has these words one after another as a name of something: "troops sent to Kabul" is none.

    Within a sentence a name is written large: of two words one, as in "Kabul airport" and "Суэцкий канал", of more
    all but those between, as in "Bank of England". In a script without capital letters it has no function words.
    Large words between may be left out: "President Joe Biden" is President Biden.
    """
    if not name:
        return False
    text = joined(text)
    words, sought = [*_WORD.finditer(text)], [(analyse(word, language), forms(word, language)) for word in name]

    def is_one(found: str, terms: list[str], formed: frozenset[str]) -> bool:
        return analyse(found, language) == terms or not spelt(found, language).isdisjoint(formed)

    def name_at(at: int) -> list[re.Match[str]]:
        """The words of the name that begins there; fewer where it does not."""
        found = [words[at]] if is_one(words[at][0], *sought[0]) else []
        for before, word in pairwise(words[at : at + len(name) + _LEFT_OUT]):
            if not found or len(found) == len(name) or not _JOINT.fullmatch(text, before.end(), word.start()):
                break
            is_next = is_one(word[0], *sought[len(found)])
            if not (word[0][0].isupper() or (is_next and before is found[-1])):
                break
            if is_next:
                found.append(word)
        return found

    names = filter(lambda found: len(found) == len(name), map(name_at, range(len(words))))
    return any(_is_name(text, found, language) for found in names)


def _is_name(text: str, found: Sequence[re.Match[str]], language: str | None) -> bool:
    """Whether these words of a text are written as a name."""
    words = [one[0] for one in found]
    small, large = [w for w in words if w[0].islower()], [w for w in words if w[0].isupper()]
    if not small and not large:
        return function_words(language).isdisjoint(words)
    if len(words) == PAIR:
        is_apt = function_words(language).isdisjoint(small)
    else:
        is_apt = not small or (base(language) not in _LARGE and _BETWEEN.issuperset(small))
    opens = _OPENING.search(text, 0, found[0].start()) is not None and not words[0][1:].isupper()
    return is_apt and len(large) > (opens and words[0] in large)
