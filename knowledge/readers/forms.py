"""Letters as they are printed to letters as they are written: ligatures, Arabic forms, and turned brackets."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")  # for a place within a word
_FROM_RIGHT = re.compile("[\u0590-\u08ff]")
_TURNED = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_CLOSED, _OPENED = re.compile(r"[)\]}»›][^()\[\]{}«»‹›]*[(\[{«‹]"), re.compile(r"[(\[{«‹][^()\[\]{}«»‹›]*[)\]}»›]")


def written(lines: Sequence[str]) -> list[str]:
    """The lines of a page with the letters that somebody would write.

    In scripts that run from right to left a bracket is printed as its counterpart. Some files say which it is, and
    others which one is seen, as pairs that close before they open tell.
    """
    told = [_FORMS.sub(_letter, line) for line in lines]
    from_right = [line for line in told if _FROM_RIGHT.search(line)]
    if _count(_CLOSED, from_right) <= _count(_OPENED, from_right):
        return told
    return [line.translate(_TURNED) if _FROM_RIGHT.search(line) else line for line in told]


def _letter(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", found[0])
    return found[0] if " " in letter else letter  # a mark alone, or a phrase in one sign


def _count(pair: re.Pattern[str], lines: Iterable[str]) -> int:
    return sum(len(pair.findall(line)) for line in lines)
