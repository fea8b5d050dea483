"""A misspelt question in the spelling of what it found: "afganistan" where the articles have Afghanistan.

The words are found as they are (index/words.py looks for what is spelt almost alike), but neither the model nor the
reader makes anything of them. So a word that the index lacks is read as the nearest one of the best hits, by the
distance of Damerau (1964): a letter too many, missing, wrong, or two changed about. A word that the model knows is
no misspelling: Iran is not Iraq. It knows English, so only what was found in English is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.analysis import LONG, base
from index.terms import spoken, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from index.answer import Hit

LOOKED_AT = 10
"""Hits whose words a misspelt one may stand for."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A question as it was meant. `is_sure`: no name of few letters was read as another, as Haris is as Harris."""

    text: str
    is_sure: bool = True


def misspelt(unknown: Collection[str], question: str, language: str | None) -> list[str]:
    """Of the words that neither index nor model know, those that may be misspelt.

    Of a question in another language, as its own small words tell, that is its names: "Wie hoch flog Ingenuty?" is
    of no flag. SpaceX is written so on purpose.
    """
    foreign = spoken(question, language) not in {"", "en"}
    return [word for word in unknown if not (foreign and word.islower()) and not _is_styled(word)]


def _is_styled(word: str) -> bool:
    return not word.isupper() and not word[1:].islower()


def respelt(question: str, misspelt: Collection[str], hits: Sequence[Hit]) -> Spelling:
    """The question with each of the misspelt words as the hits have it: the nearest, of equals the first."""
    is_sure, said = True, tokens(question)
    for word in reversed(said):
        # The first of several words is written large whatever it is; of others Herat is no heart.
        is_name = word.text.istitle() and (word is not said[0] or len(said) == 1)
        meant = _nearest(word.text, hits, is_name=is_name) if word.text in misspelt else None
        if meant:
            question = question[: word.start] + meant + question[word.end :]
            is_sure &= len(meant) >= LONG or not meant[0].isupper()
    return Spelling(question, is_sure)


def _nearest(word: str, hits: Sequence[Hit], *, is_name: bool) -> str | None:
    asked, most = word.casefold(), 2 if len(word) >= LONG else 1
    best, least = None, most + 1
    is_apart = is_name and len(word) < LONG
    for said in _words(hits):
        if is_apart and said[:1].islower():
            continue
        found = said.casefold()
        if found[:1] == asked[:1] and abs(len(found) - len(asked)) <= most:
            distance = OSA.distance(asked, found, score_cutoff=most)
            if distance < least:
                best, least = said, distance
    return best


def _words(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in [hit for hit in hits[:LOOKED_AT] if base(hit.article.language) in {"", "en"}]:
        for text in (hit.article.title, hit.text):
            yield from dict.fromkeys(token.text for token in tokens(text))
