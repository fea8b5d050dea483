"""How much the dense leg counts for a question: as much as its model knows the language that it is asked in.

A model that has not learnt a language has no words of it, only their letters: its tokenizer shows what it knows,
for every language and model alike. The weights come from benchmarks/languages.py.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Encoding

FULL = 0.4
"""The weight of the dense leg where its model knows all words of a question; see benchmarks/fusion.py."""

_ENOUGH = 0.8  # the share of words known at which the dense leg counts in full: an English question has 0.9


def known_share(encoding: Encoding) -> float:
    """The share of a text's words that are one token to the model; 1 when there is no word."""
    pieces = zip(encoding.word_ids, encoding.tokens, strict=True)
    words = [
        [token for _, token in found]
        for word, found in groupby(pieces, key=lambda piece: piece[0])
        if word is not None  # a special token
    ]
    said = [word for word in words if any(map(str.isalpha, "".join(word)))]
    return sum(_is_known(word) for word in said) / len(said) if said else 1.0


def _is_known(word: list[str]) -> bool:
    return len(word) == 1 and word[0] != "[UNK]" and len(word[0].lstrip("▁")) > 1


def dense_weight(known: float) -> float:
    """The weight of the dense leg, 0 to FULL, by a question's known_share; the lexical leg has the rest."""
    return FULL * min(1.0, known / _ENOUGH)
