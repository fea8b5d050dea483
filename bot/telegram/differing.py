"""What stands in a corrected text in the place of words that it has no more."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

from index.answer import Span
from knowledge import splitter

_ALIKE = 0.4
"""From this ratio on a sentence is taken for another wording of one, wherever in the changed part it stands."""
_NEAR = 8
"""Sentences on each side among which the other wording is looked for: comparing letters takes long."""


def in_place(old: str, new: str, quoted: Span, language: str | None) -> Span | None:
    """The sentences of the new text for those that `quoted` touches in the old one; None where they were left out.

    A sentence that stands there unchanged is itself. For another it is the one that is most like it between the
    same neighbours, or else the one at the same place there.
    """
    before, after = splitter.sentences(old, language), splitter.sentences(new, language)
    olds, news = [old[start:end] for start, end in before], [new[start:end] for start, end in after]
    found: list[int] = []
    for _, i, i_end, j, j_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        for number in range(i, i_end):
            start, end = before[number]
            if start < quoted.end and end > quoted.start and j < j_end:
                found.append(_wording(olds[number], news, j + number - i, range(j, j_end)))
    return Span(after[min(found)][0], after[max(found)][1]) if found else None


def _wording(sentence: str, news: list[str], place: int, among: range) -> int:
    """Which of the sentences `among` is the same in other words; `place` is where it would be without changes."""
    place = min(place, among[-1])
    near = range(max(among[0], place - _NEAR), min(among[-1], place + _NEAR) + 1)
    if sentence == news[place]:
        return place
    alike = get_close_matches(sentence, [news[n] for n in near], n=1, cutoff=_ALIKE)
    return min((n for n in near if news[n] in alike), key=lambda n: abs(n - place), default=place)
