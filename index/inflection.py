"""The forms of a name, in languages whose stemmers take some for words of their own.

The stem of "Норден" is none of "Нордене", nor that of "China" one of "Chinas". Another language joins as an entry.
"""

from __future__ import annotations

from index.analysis import base, letters

_ENDINGS = {
    "de": ("s", "es"),
    "ru": ("а", "я", "у", "ю", "ы", "и", "е", "о", "ом", "ем", "ой", "ей", "ым"),
}
"""What is put to a name in the singular, as analysis folds it."""
_LEAST = 4  # letters that are left of a name


def forms(word: str, language: str | None) -> frozenset[str]:
    """What the word may stand as in a text whose words are those of `spelt`: nothing in other languages."""
    endings, whole = _ENDINGS.get(base(language), ()), spelt(word, language) if len(word) >= _LEAST else frozenset()
    cut = {one.removesuffix(ending) for one in whole for ending in endings}
    roots = whole | {one for one in cut if len(one) >= _LEAST}
    return frozenset(root + ending for root in roots for ending in ("", *endings)) if endings else frozenset()


def spelt(text: str, language: str | None) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(letters(text, language).split())
