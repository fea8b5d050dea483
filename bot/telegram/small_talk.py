"""Greetings, thanks and cheers, which people say instead of a question, in any of the languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from bot.speech import languages, speech

if TYPE_CHECKING:
    from telegram import User


def reply(text: str, me: User | None = None) -> str | None:
    """The message of the catalogues that replies to it, with the bot's name or without; None to anything else."""
    names = {*_words(me.first_name).split(), "bot"} if me else set()
    words = " ".join(word for word in _words(text).split() if word not in names)
    if words in _phrases("greetings"):
        return "greeting"
    return "you-are-welcome" if words in _phrases("thanks") | _phrases("cheers") else None


def asks_for_news(text: str) -> bool:
    """Whether it asks for what is new, of whatever it may be."""
    return _words(text) in _phrases("news")


@cache
def _phrases(key: str) -> frozenset[str]:
    """The phrases of this message in all languages: people greet in any of them."""
    lists = (speech(code)(key) for code in languages())
    return frozenset(_words(phrase) for phrases in lists for phrase in re.split("[,،]", phrases))


def _words(text: str) -> str:
    """The words of a text alone, in small letters and without marks that few write, such as Arabic vowels."""
    letters = (c for c in text.lower() if unicodedata.category(c) != "Mn")
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
