"""A text to the terms that it is found by: the same for what is indexed and for what is asked.

Words are brought to their stems by Snowball in the text's language. What that leaves is folded: no accents, one
form of each Arabic letter. Scripts without spaces become overlapping n-grams. For words in other languages than
English, `letters` gives the text whose pieces of four letters are searched too: they find parts of compounds,
inflections that no stemmer knows, and names spelt in two ways (McNamee and Mayfield, "Character N-Gram Tokenization
for European Language Text Retrieval", 2004). Measured by benchmarks/words.py.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"  # accents, Arabic vowels
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # India to Laos
    "\u0f18-\u0f39\u0f71-\u0fbc\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"  # Tibet, Burma, Cambodia
)
WORD = rf"[\w{_MARKS}]"
"""A pattern of one character of a word. `\\w` alone would cut words of India and Thailand at their vowel signs."""

_WORDS = re.compile(f"{WORD}+")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
UNSPACED = re.compile(f"([{_CJK}]+)|([{_SOUTHEAST}]+)")
"""Runs of letters that are written without spaces, and of Korean, which glues particles to its words."""

_TYPOGRAPHIC = "’‘“”—–…\u00a0"
_SPACES = {code: " " for code in range(128) if not re.match(r"\w", chr(code))}
_LONGEST = 60  # letters of a word; what is longer is no word
_KEPT = 50_000  # words of each language whose terms are remembered
_CUT = 5  # letters that are left of a word where there is no stemmer

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
# Nothing to stem: words do not change, or the language is not known. Accents tell Vietnamese words apart.
_WHOLE = frozenset({"vi", ""})
_ACCENTED = frozenset({"vi"})
_DOTLESS = frozenset({"tr", "az"})  # their small I has no dot

# What decomposition leaves: letters with strokes, and one form of Arabic letters that keyboards mix up.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
    | {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None}
)
_ACCENTS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]")


@lru_cache(1_000)
def base(language: str | None) -> str:
    """The language without its region, "" for none: "zh" of "zh-Hant"."""
    return re.split("[-_]", language or "", maxsplit=1)[0].lower()


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they are written; a run without spaces is one."""
    return _WORDS.findall(text)


def analyse(text: str, language: str | None) -> list[str]:
    """The terms of a text: its words in order, then the n-grams of what is written without spaces."""
    language = base(language)
    text, term = _lower(text, language), _term_of(language)
    if not text.isascii():
        for mark in _TYPOGRAPHIC:
            text = text.replace(mark, " ")
    if text.isascii():  # most English is: three times as fast
        return list(filter(None, map(term, text.translate(_SPACES).split())))
    terms = list(filter(None, map(term, _WORDS.findall(UNSPACED.sub(" ", text)))))
    return terms + [gram for run in UNSPACED.finditer(text) for gram in _grams(run)]


def letters(text: str, language: str | None) -> str:
    """The words of a text, folded, with one space around each, so that its n-grams show where words end."""
    spaced = UNSPACED.sub(" ", _lower(text, base(language)))
    return f" {' '.join(map(_fold, _WORDS.findall(spaced)))} "


def _lower(text: str, language: str) -> str:
    if language in _DOTLESS:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


@cache
def _term_of(language: str) -> Callable[[str], str]:
    """What brings a word in lower case to its term, "" for what is no word. Remembers, for a stemmer is slow."""
    stem = stemmer(language)
    folded = _fold if language not in _ACCENTED else str

    def term(word: str) -> str:
        return folded(stem(word)) if len(word) <= _LONGEST else ""

    return _Remembered(term).__getitem__


class _Remembered(dict[str, str]):
    """What a function made of words: twice as fast as lru_cache, since what is known is found without a call.

    When there are too many, all are forgotten. Threads may share it: at worst one makes a term again.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        made = self[word] = self._make(word)
        return made


def stemmer(language: str) -> Callable[[str], str]:
    """What brings a word of a language, in lower case, to its stem; any thread may call it."""
    if language not in _SNOWBALL:
        return str if language in _WHOLE else lambda word: word[:_CUT]
    snowball, lock = Stemmer.Stemmer(_SNOWBALL[language], 0), threading.Lock()

    def stem(word: str) -> str:
        with lock:  # one stemmer must not run in two threads
            return str(snowball.stemWord(word))

    return stem


@lru_cache(_KEPT)
def _fold(word: str) -> str:
    if word.isascii():
        return word
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", word)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


def _grams(run: re.Match[str]) -> list[str]:
    """Two letters each, as most words of Chinese have; three where a letter is a single sound."""
    text = unicodedata.normalize("NFKC", run[0])
    size = 2 if run[1] else 3
    return [text[i : i + size] for i in range(len(text) - size + 1)] or [text]


LONG = 8
"""Letters of a word from which on two of them may be wrong."""


def is_spelt(word: str) -> bool:
    """Whether the word may have been misspelt: it has four letters or more, and is written letter by letter."""
    return len(word) >= 4 and word.isalpha() and not UNSPACED.search(word)  # noqa: PLR2004
