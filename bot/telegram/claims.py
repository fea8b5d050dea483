"""What a message says that articles may say too: the sentences of a post that are worth looking up, each by itself.

A post of a channel is longer than any question, and most of it is not what it reports: links, calls to subscribe,
questions to its readers. Looked up as a whole it would find nothing; each sentence finds what it finds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.speech import languages
from bot.telegram import hearsay, small_talk
from bot.telegram.hearing import LINK, says_something
from index.answer import MAX_QUESTION
from index.function_words import ASKING, MEASURING, NAMING
from index.terms import asks, content_words, function_words, tokens
from knowledge import splitter
from knowledge.article import canonical_text
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 5
"""Sentences that are looked up: each takes as long as a question."""

_WHOLE = 200  # code points: what is no longer is looked up as a whole too
_LEAST = 3  # words that say what it is about, of a sentence that says something by itself
_HANDLE = re.compile(r"(?<!\w)@\w+")
_MARK = "\ufdd0"  # in the place of these; never a character
# Bullets and pictures before a sentence, and what led to a link.
_UNSAID = re.compile(r"^[^\w\"'«„“(]+|[\s|•·–—-]+$")


def claims(text: str) -> tuple[str, ...]:
    """At most MOST claims: of a short text it itself, of a long one its first sentence and those with most facts.

    In the order of the text, each at most MAX_QUESTION code points. None where the text has no words.
    """
    marked = _HANDLE.sub(_MARK, LINK.sub(_MARK, canonical_text(text))).replace("#", "")
    language = detect(marked.replace(_MARK, " "))
    parts = _sentences(marked.split("\n"), language)
    sentences = [sentence for part in parts if (sentence := _told(part, language))]
    found = [told for sentence in sentences if (told := hearsay.without(sentence))] or sentences
    telling = [one for one in found if len(content_words(one, language)) >= _LEAST] or found[:1]
    telling = [one for one in telling if _facts(one)] or telling
    whole = " ".join(found)
    if len(telling) == len(found) == 1 or not telling:
        return tuple(telling)
    best = sorted(range(1, len(telling)), key=lambda place: (-_facts(telling[place]), place))
    room = MOST - (len(whole) <= _WHOLE)
    chosen = [telling[place] for place in sorted([0, *best[: room - 1]])]
    return tuple(dict.fromkeys(part[:MAX_QUESTION] for part in ([whole] if len(whole) <= _WHOLE else []) + chosen))


def questions(text: str) -> tuple[str, ...]:
    """The questions of a message that asks several, each by itself, at most MOST; none where it asks fewer."""
    language = detect(text)
    sentences = _sentences(canonical_text(text).split("\n"), language)
    found = [one for one in sentences if asks(one) and _asks_something(one, language)]
    several = tuple(dict.fromkeys(found))
    return several[:MOST] if len(several) > 1 else ()


def is_of_nothing(question: str) -> bool:
    """Whether a question only asks: "why?", "und wie viele?" are of something that was said before; or is a "the".

    What is written as a name may be one: "Who is May?", "WHO?".
    """
    said = [token.text for token in tokens(question)]
    words = {word.lower() for word in said}
    is_named = any(word[0].isupper() and (at or word[1:].isupper()) for at, word in enumerate(said))
    rest = words - MEASURING
    only_asks = bool(rest & ASKING) and any(rest <= function_words(code) for code in languages())
    return not is_named and (only_asks or (bool(words) and words <= NAMING))


def _sentences(lines: Iterable[str], language: str | None) -> Iterator[str]:
    return (line[start:end] for line in lines for start, end in splitter.sentences(line, language))


def _asks_something(sentence: str, language: str | None) -> bool:
    """Whether a question says what it is about: "Why?" and "Really?" do not."""
    words = {word.lower() for word in content_words(sentence, language)}
    idle = small_talk.doubts(sentence) or small_talk.reply(sentence) is not None or is_of_nothing(sentence)
    return bool(words - function_words(language)) and not idle


def _told(sentence: str, language: str | None) -> str:
    """A sentence without links and names of chats; nothing where it says no more than where they lead."""
    rest = _UNSAID.sub("", " ".join(sentence.replace(_MARK, " ").split()))
    led = _MARK in sentence and len(content_words(rest, language)) < _LEAST
    return rest if says_something(rest) and not led else ""


def _facts(sentence: str) -> int:
    """How many names and numbers a sentence has; its first word is written like a name anyway."""
    return sum(token.is_number or (token.is_name and token.start > 0) for token in tokens(sentence))
