"""How rare a word is in a language at large, whatever the Library holds: told by a tokenizer's vocabulary.

Vocabularies of WordPiece are sorted by how often a word was met when they were made, so a word's number is its
rank, and by Zipf's law the logarithm of that its rarity. What has no number of its own is rarer than all that has.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_FIRST = 1000  # the numbers below are letters and special tokens
_COMMON = 0.1  # of the commonest words
_UNKNOWN = 3.6  # the last of 30,000 words has 3.4


class Rarity:
    """Rarity by a vocabulary that knows words by numbers in the order of how common they are."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """The vocabulary is read from the tokenizer and not kept otherwise."""
        self._number = tokenizer.token_to_id
        self.of = lru_cache(20_000)(self._of)

    def _of(self, word: str) -> float:
        """From 0.1 for the commonest words to 3.6 for names that the vocabulary does not hold."""
        number = self._number(word.lower())
        if number is None:
            return _UNKNOWN
        return max(_COMMON, math.log(number / _FIRST)) if number > _FIRST else _COMMON
