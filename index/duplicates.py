"""Near-duplicates among hits: wire copy in two outlets, a live blog that was stored again and again.

What is quoted is a passage, so passages are compared: by the share of their runs of five words that the shorter one
has in common with the other (containment, after Broder, "On the Resemblance and Containment of Documents", 1997).
A report that was brought up to date in a number alone says something else: "at least 15" is not "at least 12", nor
"three people" "five people".
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.terms import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answer import Hit

_RUN = 5  # words
_SAME = 0.6  # of the shorter passage's runs: a copy with another first line or a cut last one
_WORD = re.compile(r"\w+")


def folded(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those that say the same as a better one; its articles hold theirs then, behind its own."""
    kept: list[Hit] = []
    seen: set[int] = set()  # all runs of those kept: most hits have too few of them to be like any
    shortest = sys.maxsize
    for hit in hits:
        runs = _runs(hit.text)
        alike = len(runs & seen) >= _SAME * min(len(runs), shortest)
        place = next((i for i, other in enumerate(kept) if _same(hit, other)), None) if alike else None
        if place is None:
            kept.append(hit)
            seen |= runs
            shortest = min(shortest, len(runs))
        else:
            known = {article.id for article in kept[place].articles}
            more = tuple(article for article in hit.articles if article.id not in known)
            kept[place] = replace(kept[place], articles=kept[place].articles + more)
    return kept


def _same(hit: Hit, other: Hit) -> bool:
    if hit.passage.revision == other.passage.revision or hit.inside != other.inside:
        return False  # two passages of one text, or of two periods of which one is asked for
    one, two = _runs(hit.text), _runs(other.text)
    return len(one & two) >= _SAME * min(len(one), len(two)) and not _differ(hit.text, other.text)


def _differ(one: str, two: str) -> bool:
    """Whether they have different numbers at one place, which two words before or after it tell."""
    said, told = _numbers(one), _numbers(two)
    return any(said[place].isdisjoint(told[place]) for place in said.keys() & told.keys())


@lru_cache(2_000)
def _runs(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    runs = zip(*(words[first:] for first in range(_RUN)), strict=False)
    return frozenset(map(hash, runs)) or frozenset({hash(tuple(words))})


@lru_cache(2_000)
def _numbers(text: str) -> dict[tuple[str, ...], set[str]]:
    """The numbers at each place, in figures however they are written.

    The words after tell the place only of those in letters: these alone begin sentences, where the words before are
    of another. Figures at the beginning are more often the time at which a live blog was stored.
    """
    words = _WORD.findall(text.lower())
    found: dict[tuple[str, ...], set[str]] = {}
    for place, word in enumerate(words):
        number = stem(word)
        if not number[:1].isdigit():
            continue
        if place > 1:
            found.setdefault((*words[place - 2 : place], ""), set()).add(number)
        if not word[0].isdigit() and place + 2 < len(words):
            found.setdefault(("", *words[place + 1 : place + 3]), set()).add(number)
    return found
