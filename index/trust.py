"""How much a question's vector is worth: as much as the model knows the language that it is asked in.

A model that has not learnt a language has no words of it, only their letters: its tokenizer shows what it knows,
for every language and model alike. The share that is enough comes from benchmarks/languages.py.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Encoding

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


def trust(known: float) -> float:
    """How much a vector is worth, 0 to 1, of a text whose known_share this is."""
    return min(1.0, known / _ENOUGH)
