"""The words of a text with their stems, and which of them say what it is about; whether it asks, and how often."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from index.analysis import base, stemmer, words_of
from index.function_words import FUNCTION_WORDS, WITHOUT_SPACES
from index.irregular import base_form

# Letters and digits; inside a word also what joins initials, numbers and names: U.S., 3,000, C-17, O'Brien.
_WORD = re.compile(r"[^\W_]+(?:['’.,\-‐‑][^\W_]+)*")
_PARTS = re.compile(r"[^\W_]+")
_ASKS = re.compile(r"[?？؟;][\s\"'‘’“”«»)\]]*$")
_JOINT = re.compile(r"[\-‐‑]|,(?!\d{3})")  # between the parts of a word
_ENGLISH = FUNCTION_WORDS["en"]
_stemmed = stemmer("en")
_KEPT = 256  # texts whose words are remembered: those of a question and of what is read are wanted again and again

_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "dozen": "12",
    "half": "0.5",
}


class Token(NamedTuple):
    """A word of a text: `stem` is what two forms of one word share; start and end are code points.

    `is_function_word`: it says how a question is put, not what it is about.
    """

    text: str
    stem: str
    start: int
    end: int
    is_function_word: bool

    @property
    def is_number(self) -> bool:
        """Whether it is or holds a number, written in figures or in letters."""
        return any(c.isdigit() for c in self.stem)

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital letter, as names are; so is the first word of a sentence."""
        return self.text[0].isupper()


@lru_cache(50_000)
def stem(word: str) -> str:
    """The stem: lower case, no accents, no possessive, numbers in figures without separators."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s?$|['’]s(?=\W|$)", "", plain)
    if plain in _NUMBER_WORDS:
        return _NUMBER_WORDS[plain]
    if plain[:1].isdigit():
        return re.sub(r"(?<=\d),(?=\d{3})", "", plain).removesuffix(".")
    return _stemmed(plain.replace(".", ""))  # U.S. and US are one


def root(word: str) -> str:
    """The stem that its irregular forms share too: of "fell" and "falls"."""
    return stem(base_form(word.lower()))


@lru_cache(_KEPT)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in order. A word joined by hyphens also counts as its parts.

    US and WHO are names, though us and who are not, unless the whole text is in capitals.
    """
    found = []
    shouted = text.isupper()
    for match in _WORD.finditer(text):
        parts = [match] if _is_one(match.group()) else _PARTS.finditer(text, *match.span())
        for part in parts:
            word, (start, end) = part.group(), part.span()
            is_named = len(word) > 1 and word.isupper() and not shouted
            idle = not is_named and word.lower().replace("’", "'") in _ENGLISH
            found.append(Token(word, stem(word), start, end, idle))
    return tuple(found)


@lru_cache(_KEPT)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text: twice as fast as by its tokens."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        found.update(map(stem, [word] if _is_one(word) else _PARTS.findall(word)))
    return frozenset(found)


def _is_one(word: str) -> bool:
    """Whether it is not joined by hyphens."""
    return word.isalnum() or not _JOINT.search(word)


def function_words(language: str | None) -> frozenset[str]:
    """The words of a language that say how a question is put; of English where the language is not known."""
    return FUNCTION_WORDS.get(base(language) or "en", frozenset())


def spoken(text: str, language: str | None) -> str:
    """The language that a text was taken for, where its own small words or its letters say so too; else empty.

    A few words are taken for any language: "afganistan" for Dutch.
    """
    own = base(language)
    small = function_words(own) - (_ENGLISH if own != "en" else frozenset())
    told = own in WITHOUT_SPACES or any(token.text.lower() in small for token in tokens(text))
    return own if own and told else ""


def content_words(text: str, language: str | None = None) -> list[str]:
    """The words of a question that say what it is about; all its words when no other are left.

    Without a language the question is taken for English. Of languages without spaces they are the runs of letters
    between function words.
    """
    if base(language) in {"", "en"}:
        words = tokens(text)
        return [t.text for t in words if not t.is_function_word] or [t.text for t in words]
    idle = function_words(language)
    cut = text
    if base(language) in WITHOUT_SPACES:
        cut = re.sub("|".join(sorted(map(re.escape, idle), key=len, reverse=True)), " ", text)
    return [word for word in words_of(cut) if word.lower() not in idle] or words_of(text)


def asks(sentence: str) -> bool:
    """Whether a sentence is a question, by the mark that it ends with."""
    return _ASKS.search(sentence) is not None


ASKING_WORD = r"\b(?:who|whom|whose|what|when|where|which|why|how)\b"
"""A pattern of what an English question asks for something with."""
_ASKING = re.compile(ASKING_WORD, re.IGNORECASE)
_NEXT_QUESTION = re.compile(rf",?\s+and\s+(?={ASKING_WORD})|(?<=\?)\s+(?=\w)", re.IGNORECASE)


def asks_in_english(question: str) -> bool:
    """Whether a question asks by an English word, whatever names are in it: WHO is one of them."""
    return any(token.is_function_word and _ASKING.fullmatch(token.text) for token in tokens(question))


def parts(question: str) -> list[str]:
    """The questions in a question: of "How large is the team and where does it go?" there are two.

    One where a part would say nothing by itself, as "and why?".
    """
    found = _NEXT_QUESTION.split(question)
    tell = all(any(not token.is_function_word for token in tokens(part)) for part in found)
    return found if tell else [question]
