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
from index.timing import is_to_come

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from index.answer import Hit

_RUN = 5  # words
_SAME = 0.6  # of the shorter passage's runs: a copy with another first line or a cut last one
_WORD = re.compile(r"\w+")


def folded(hits: Sequence[Hit], asked: datetime | None = None) -> list[Hit]:
    """The hits without those that say the same as a better one; its articles hold theirs then, behind its own.

    Of reports that differ in a number alone, the newest on the day of asking takes the best one's place and score.
    """
    kept: list[Hit] = []
    seen: set[int] = set()  # all runs of those kept: most hits have too few of them to be like any
    shortest = sys.maxsize
    for hit in hits:
        runs = _runs(hit.text)
        near = not seen.isdisjoint(runs) and len(runs & seen) >= _SAME * min(len(runs), shortest)
        alike = [i for i, other in enumerate(kept) if _alike(hit, other)] if near else []
        same = next((i for i in alike if not _differ(hit.text, kept[i].text)), None)
        if same is not None:
            known = {article.id for article in kept[same].articles}
            more = tuple(article for article in hit.articles if article.id not in known)
            kept[same] = replace(kept[same], articles=kept[same].articles + more)
            continue
        for i in alike:
            if asked and _is_newer(hit, kept[i], asked):
                hit, kept[i] = replace(kept[i], score=hit.score), replace(hit, score=kept[i].score)  # noqa: PLW2901
        kept.append(hit)
        seen |= runs
        shortest = min(shortest, len(runs))
    return kept


def _is_newer(hit: Hit, other: Hit, asked: datetime) -> bool:
    one, two = hit.article.published, other.article.published
    return one is not None and two is not None and two < one and not is_to_come(one, asked)


def _alike(hit: Hit, other: Hit) -> bool:
    if hit.passage.revision == other.passage.revision or hit.inside != other.inside:
        return False  # two passages of one text, or of two periods of which one is asked for
    one, two = _runs(hit.text), _runs(other.text)
    return len(one & two) >= _SAME * min(len(one), len(two))


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
