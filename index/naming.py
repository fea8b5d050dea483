"""Whether a question asks anything, or only names what it is about: "Suez Canal", "What happened in Kabul?"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import WORD, analyse, base, words_of
from index.function_words import ARTICLES, ASKING, NAMING, PARTICLES, WITHOUT_SPACES
from index.inflection import forms, spelt
from index.lead_ins import WHAT_ABOUT, has_lead_in, without_lead_in
from index.phrasing import SAYING
from index.terms import content_words, function_words

if TYPE_CHECKING:
    from collections.abc import Sequence

HAPPENING = frozenset(
    """
    happen happens happened happening news
    passiert passierte geschah geschehen neuigkeiten nachrichten
    случилось произошло новости
    حدث أخبار
    """.split()
)
"""Words of "What happened in Kabul?" and "News on Kabul" that articles on it need not have."""
PAIR = 2  # words that may be one name
_LEFT_OUT = 2  # words of a name that who names it may leave out

_TELLING = NAMING.union(
    """
    over under around after before during tell know let like please me us you more some any mir mehr bitte
    обо по до за мне больше على عن مع لي
    """.split()
)
"""Words that ask nothing: they lead to what is named, or ask to be told of it."""
_BETWEEN = _TELLING | PARTICLES
"""Words that a name may have between others, and writes small."""
_WHAT = frozenset("what what's whats is are s was ist sind gibt es что ما ماذا هو هي".split())
"""Words that ask, beside one that says "happened" or "news", for whatever there is."""
_WHO = re.compile(r"\W*من\s")  # Arabic writes "who" as it writes "from", which no name begins with
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_WORD = re.compile(f"{WORD}+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")  # other numbers alone name nothing
_JOINT = re.compile(r"[ \u00a0\-‐‑'’]| & ")  # between the words of a name
_OPENING = re.compile(r"(?:^|[.!?…:\n][\"”“»’')]*)\s*[\"“„«‘'(]*$")  # before a word that any sentence writes large
_LARGE = frozenset({"de"})  # languages that write every noun with a capital letter, as others do names


def joined(text: str) -> str:
    """A text with initials as one word: U.S. and US are one."""
    return _INITIALS.sub(lambda found: found[0].replace(".", ""), text)


def only_names(text: str, language: str | None) -> bool:
    """Whether it names something and asks nothing of it: "Suez Canal", "What is new in Kabul?"."""
    return bool(_named(text, language))


def names_one(text: str, language: str | None) -> bool:
    """Whether it names something by one word alone, as "Suez": no passage answers that, however well it fits."""
    return len(_named(text, language)) == 1


def is_by_itself(text: str, language: str | None) -> bool:
    """Whether it asks for whatever there is on what it names, whatever was said before: "News on Suez"."""
    return has_lead_in(text) and not WHAT_ABOUT.match(text) and only_names(text, language)


def is_bare(text: str, language: str | None) -> bool:
    """Whether it is a name and nothing else but an article: "Suez Canal", "the harbour?"."""
    named = _named(text, language)
    return bool(named) and named.union(ARTICLES).issuperset(map(str.lower, words_of(joined(text))))


def _named(text: str, language: str | None) -> frozenset[str]:
    """The words of what it only names; none where it asks something, or in a language without spaces may do so."""
    text = joined(text)
    if base(language) in WITHOUT_SPACES or _WHO.match(text):
        return frozenset()
    words = words_of(without_lead_in(text))
    said = frozenset(word.lower() for word in words)
    if len(words) == PAIR and all(map(str.istitle, words)) and said.isdisjoint(ASKING | _WHAT):
        return said  # "Ever Given": one name, whatever else its words are
    content = content_words(without_lead_in(text), language)
    names = frozenset(word.lower() for word in content) - function_words(language) - HAPPENING
    asks = said - names - HAPPENING - _TELLING | said & ASKING  # whichever language it was taken to be in
    is_asked = bool(asks) and (not asks <= _WHAT or said.isdisjoint(HAPPENING))
    is_number = not any(map(str.isalpha, "".join(names))) and not all(map(_YEAR.fullmatch, names))
    return frozenset() if is_asked or is_number else names


def name_in(text: str, language: str | None) -> list[str]:
    """The words of what may be a name of several, where there is nothing else to the text: see `writes`."""
    text = joined(without_lead_in(text))
    words, shouted = words_of(text), text.isupper()
    idle = _TELLING if HAPPENING.isdisjoint(map(str.lower, words)) else _TELLING | HAPPENING | _WHAT
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
