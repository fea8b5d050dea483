"""Greetings, thanks, cheers, errands, complaints and emoji, said instead of a question in any of the languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from bot.speech import languages, speech
from index.naming import is_bare
from knowledge.languages import detect

if TYPE_CHECKING:
    from telegram import User

_FIRST = re.compile(r"^[^.,!?;:،؟\n]+[.,!?;:،؟\n]+")
_LAST = re.compile(r"(?<=[.,!?;:،؟\n])[^.,!?;:،؟\n]+[.,!\s]*$")
_MOST = 12  # words of a message that says nothing but such


def reply(text: str, me: User | None = None) -> str | None:
    """The message of the catalogues that replies to it, with the bot's name or without; None to anything else."""
    names = {*_words(me.first_name).split(), "bot"} if me else set()
    said = [word for word in _words(text).split() if word not in names]
    phrases = _told_apart(said)
    if phrases & _phrases("errands"):
        return "by-command"
    if phrases & _phrases("complaints"):
        return "sorry"
    if phrases & _phrases("greetings"):
        return "greeting"
    if phrases & _phrases("thanks"):
        return "you-are-welcome"
    return "all-right" if phrases or (not said and _is_a_picture(text)) else None


def without(text: str, me: User) -> str:
    """What a text says beside the greetings, thanks and cheers around it; all of it where nothing is left.

    They would weigh against the question: no article says hello. Before a name "Nice" may be one: "Nice, France".
    """
    rest = text
    for part in (_FIRST, _LAST):
        while (found := part.search(rest)) and (said := reply(found[0], me)):
            left = (rest[: found.start()] + rest[found.end() :]).strip()
            if said == "all-right" and left[:1].isupper() and is_bare(left, detect(left)):
                break
            rest = left
    return rest if _words(rest) else text


def asks_for_news(text: str) -> bool:
    """Whether it asks for what is new, of whatever it may be."""
    return _words(text) in _phrases("news")


def asks_for_more(text: str) -> bool:
    """Whether it asks for more on what was said, whatever that is."""
    return _words(text) in _phrases("more")


def doubts(text: str) -> bool:
    """Whether it asks if a message is true, of whatever that says."""
    return _words(text) in _phrases("doubts")


def _is_a_picture(text: str) -> bool:
    """Whether a text without words is an emoji or several: a question mark beside them asks something."""
    return any(unicodedata.category(c) == "So" for c in text) and not set(text) & set("?？؟")


def _told_apart(said: list[str]) -> frozenset[str]:
    """The phrases that all of it is made of, as "hello" and "how are you"; none where it says more than that."""
    known = frozenset[str]().union(*map(_phrases, ("greetings", "thanks", "cheers", "errands", "complaints")))
    made: list[frozenset[str] | None] = [frozenset()]
    for end in range(1, min(len(said), _MOST) + 1):
        parts = ((before, " ".join(said[start:end])) for start, before in enumerate(made))
        made.append(next((before | {part} for before, part in parts if before is not None and part in known), None))
    return (len(said) < len(made) and made[len(said)]) or frozenset()


@cache
def _phrases(key: str) -> frozenset[str]:
    """The phrases of this message in all languages: people greet in any of them."""
    lists = (speech(code)(key) for code in languages())
    return frozenset(_words(phrase) for phrases in lists for phrase in re.split("[,،]", phrases))


def _words(text: str) -> str:
    """The words of a text alone, in small letters and without marks that few write, such as Arabic vowels."""
    letters = (c for c in text.lower() if unicodedata.category(c) != "Mn")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
