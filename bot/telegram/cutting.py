"""Where a text may be cut: between paragraphs or words if it can be, and never inside what reads as a character.

The rules for characters are those of Unicode Standard Annex 29 for what text in chats holds: marks, emoji
sequences, flags, Hangul and Indic conjuncts.
"""

from __future__ import annotations

import unicodedata

from index.answer import Span

ELLIPSIS = "…"
"""Stands where a text goes on that is shortened."""

_ISOLATES = frozenset("\u2066\u2067\u2068")  # keep what runs the other way from turning the rest around
_POP = "\u2069"
_JOINER = "\u200d"
_EXTENDING = frozenset("\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_HALVES = range(0x1F1E6, 0x1F200)
_FLAG_LETTERS = range(0xE0020, 0xE0080)  # inside the flags of regions
_JOINING = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")  # the viramas that make one letter of two consonants
_LEADING = (range(0x1100, 0x1160), range(0xA960, 0xA97D))  # Hangul: initial consonants
_FOLLOWING = (range(0x1160, 0x1200), range(0xD7B0, 0xD7FC))  # vowels and final consonants, never alone
_SYLLABLES = (range(0xAC00, 0xD7A4),)
_LOOK_BACK = 64
"""How far a cut moves for a cluster's sake. Longer ones exist only to break things."""


def is_between_characters(text: str, at: int) -> bool:
    """Whether a cut before offset `at` leaves every character whole, as a reader counts characters."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if after.isascii():
        return True
    if _extends(after) or before == _JOINER:
        return False
    if _is_flag_half(after):
        halves = 0
        while halves < at and _is_flag_half(text[at - 1 - halves]):
            halves += 1
        return halves % 2 == 0
    if before in _JOINING and unicodedata.category(after) == "Lo":
        return False
    return not _is_hangul_pair(before, after)


def cut(text: str, start: int, size: int) -> int:
    """The end of a piece from `start` of at most `size` code points: the last paragraph, word or character end.

    A paragraph or word end counts only in the piece's second half, so that no piece is needlessly small.
    """
    limit = start + size
    if limit >= len(text):
        return len(text)
    middle = start + size // 2
    for mark in ("\n", " "):
        at = text.rfind(mark, middle, limit + 1)
        if at > start:
            return at
    for at in range(limit, max(start, limit - _LOOK_BACK), -1):
        if is_between_characters(text, at):
            return at
    return limit


def shortened(text: str, size: int) -> str:
    """The text, or its beginning with an ellipsis, in at most `size` code points. No isolate in it stays open."""
    if len(text) <= size:
        return text
    left = size - len(ELLIPSIS)
    while True:
        head = text[: cut(text, 0, left)].rstrip()
        ends = _POP * _open_isolates(head)
        if len(head) + len(ELLIPSIS) + len(ends) <= size:
            return head + ELLIPSIS + ends
        left -= len(ends)


def window(text: str, outer: Span, inner: Span, size: int) -> Span:
    """At most `size` code points of `outer` around `inner`, both sides alike, in whole words.

    `inner` lies within `outer` and is not longer than `size`.
    """
    if outer.end - outer.start <= size:
        return outer
    spare = size - (inner.end - inner.start)
    left = min(inner.start - outer.start, max(spare // 2, spare - (outer.end - inner.end)))
    right = spare - left
    start, end = inner.start - left, min(outer.end, inner.end + right)
    if start > outer.start:
        start = _next_word(text, start, inner.start)
    if end < outer.end:
        end = max(inner.end, min(end, cut(text, start, end - start)))
    return Span(start, end)


def pages(text: str, size: int) -> list[Span]:
    """The text in pages of at most `size` code points, at least one. Between pages only spaces are left out."""
    found = []
    start = 0
    while True:
        end = cut(text, start, size)
        found.append(Span(start, end))
        while end < len(text) and text[end] in " \n":
            end += 1
        if end >= len(text):
            return found
        start = end


def _open_isolates(text: str) -> int:
    """How many isolates begin in the text that do not end there."""
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += 1
        elif character == _POP and depth:
            depth -= 1
    return depth


def _next_word(text: str, start: int, stop: int) -> int:
    if text[start - 1] in " \n":
        return start
    for at in range(start, stop):
        if text[at] in " \n":
            return at + 1
    while start < stop and not is_between_characters(text, start):
        start += 1
    return start


def _extends(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character)[0] == "M"
        or character in _EXTENDING
        or code in _SKIN_TONES
        or code in _FLAG_LETTERS
    )


def _is_flag_half(character: str) -> bool:
    return ord(character) in _FLAG_HALVES


def _is_hangul_pair(before: str, after: str) -> bool:
    if _in(after, _FOLLOWING):
        return _in(before, _LEADING + _FOLLOWING + _SYLLABLES)
    return _in(before, _LEADING) and _in(after, _LEADING + _SYLLABLES)


def _in(character: str, ranges: tuple[range, ...]) -> bool:
    return any(ord(character) in some for some in ranges)
