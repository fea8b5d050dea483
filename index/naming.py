"""What a text names, and whether it does nothing else: "Suez Canal", "What happened in Kabul?", "and in Herat?".

What is named is told by the words that say what a text is about, or, where it matters which of them are one name,
by their form: names and numbers, as they are written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import base, words_of
from index.answer import Span
from index.function_words import ARTICLES, ASKING, HAPPENING, NAMING, TELLING, WHAT, WITHOUT_SPACES
from index.lead_ins import WHAT_ABOUT, has_lead_in, without_lead_in
from index.terms import content_words, function_words, tokens
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

PAIR = 2  # words that may be one name
_WHO = re.compile(r"\W*من\s")  # Arabic writes "who" as it writes "from", which no name begins with
# Between the words of a name, as in "Ever Given", "Luna-25", "Mazar-i-Sharif".
_JOINT = re.compile(r"[ \-‐‑]|-(?:[^\W\d_]{1,4}-)+")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")  # other numbers alone name nothing


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
    if len(words) == PAIR and all(map(str.istitle, words)) and said.isdisjoint(ASKING | WHAT):
        return said  # "Ever Given": one name, whatever else its words are
    content = content_words(without_lead_in(text), language)
    names = frozenset(word.lower() for word in content) - function_words(language) - HAPPENING
    asks = said - names - HAPPENING - TELLING | said & ASKING  # whichever language it was taken to be in
    is_asked = bool(asks) and (not asks <= WHAT or said.isdisjoint(HAPPENING))
    is_number = not any(map(str.isalpha, "".join(names))) and not all(map(_YEAR.fullmatch, names))
    return frozenset() if is_asked or is_number else names


def led_to(text: str, language: str | None, *, is_led: bool = False) -> list[str]:
    """The content words, where words that lead to them are all there is beside: "and the pool in Norden?".

    `is_led`: something led to them that is cut off. Who asks for news on them goes on from nothing.
    """
    telling = content_words(text, language)
    beside = {token.text.lower() for token in tokens(text) if token.text not in telling}
    return telling if beside <= NAMING and (beside or is_led) else []


def name_spans(text: str) -> list[Span]:
    """Where the names and numbers stand; what follows one another is one, as "Ever Given" and "Luna-25".

    What a question begins with is written large whatever it is: "Warum?" alone is not told to be German.
    """
    said, telling = tokens(text), set(content_words(text, detect(text)))
    telling -= {token.text for token in said[:1] if token.text.istitle() and token.text.lower() in ASKING}
    found: list[Span] = []
    for token in reversed(said):
        joined = bool(found) and _JOINT.fullmatch(text, token.end, found[0].start) is not None
        written = token.is_name or token.text[0].isdigit()
        part = joined and token is not said[0]  # "Ever" would say nothing by itself
        if written and (part or token.is_number or token.text in telling):
            end = found.pop(0).end if joined else token.end
            found.insert(0, Span(token.start, end))
    return found


def names_something(text: str) -> bool:
    """Whether a text has names or numbers."""
    return bool(name_spans(text))


def says_only(text: str, named: Sequence[Span], language: str | None, again: AbstractSet[str]) -> bool:
    """Whether a text says nothing beside what is named there, one thing at least: "and then in Herat?".

    Function words are nothing, unless they are all that is named, nor are the words, in lower case, that it says
    `again`.
    """
    idle = function_words(language)
    beside = {t.text.lower() for t in tokens(text) if not any(name.start <= t.start < name.end for name in named)}
    is_idle = text[named[0].start : named[-1].end].lower() in idle
    return not (is_idle or beside - idle - again or beside & ASKING)
