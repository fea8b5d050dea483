"""Article text to sentences and passages, with exact offsets.

Sentence boundaries come from sentencex. Against nupunkt on 300 news articles it was the faster (26 to 6 MB a
second), kept "U.S. Secretary" and "Lt. Gov." together, and knows languages without spaces. It keeps a quotation
of several sentences whole, which suits quoting: the words stay with who said them. What it gets wrong in news is
mended in `_mended`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from sentencex import get_sentence_boundaries

VERSION = "3"
"""Changes whenever the same text would give other passages: the Library then splits again."""

MAX_SENTENCE = 600
"""Code points. What has no sentence end for longer is cut between words, so that every quote stays short."""

PASSAGE_SIZE = 650
"""Size of a passage, about 110 English words, in code points; wide characters count as three."""

WINDOW = 2_000
"""Code points that sentencex is given at once: its time grows by the square of many short sentences."""

Span = tuple[int, int]

# "at 5 p.m. Monday", "at 5 p.m. Washington time": the abbreviation does not end the sentence before what goes on
# telling the time: a day, a month or a time zone. A name does so only where the sentence goes on after it as after
# a time: "8 p.m. Eastern on Fox", but "8 p.m.", "Eastern Michigan won".
_CLOCK_END = re.compile(r"\b[ap]\.\s?m\.$", re.IGNORECASE)
_CLOCK_NOUN = re.compile(r"\b(?:an?|the)\s[\d:]+\s?[ap]\.\s?m\.$", re.IGNORECASE)  # "the 10 a.m. Mass"
_WEEKDAY = (
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!['’])|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b[.-])"
)
_MONTH = (
    r"(?i:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:\s?[-–—]|\s(?:\d|through\b|to\b|until\b)))"
)
_NOT_A_PLACE = (
    r"(?:The|This|That|What|Which|One|Some|Any|Every|Each|Next|Last|First|Second|Third|Another|No|All|Most|More|"
    r"Much|Our|Your|His|Her|Their|My|Its|In|On|At|By|Over|With|Given|Half|Full|Extra|Part|Long|Free)\b"
)
_NAME = r"[A-Z][\w.-]*(?:['’](?!s\b)\w+)?"
_GOES_ON = (
    r"(?=\s?(?:[.,;:()/–—-]|$)|\s(?:(?:on|in|at|and|or|but|when|while|as|to|for|by|from|after|before|until|with|"
    rf"because|due|via|during|every|each|today|tomorrow|tonight)\b|{_WEEKDAY}|{_MONTH}))"
)
_CLOCK_NEXT = re.compile(
    rf"{_WEEKDAY}|{_MONTH}|[A-Z]{{1,4}}T\b|UTC\b|MSK\b|\(|\d|"
    rf"(?:Eastern|Central|Mountain|Pacific|Atlantic|Greenwich|Zulu){_GOES_ON}|"
    rf"(?!{_NOT_A_PLACE}){_NAME}(?:\s(?:(?:de|es|of)\s)?{_NAME}){{0,3}}(?:\s(?:standard|daylight|summer))?"
    rf"\s[Tt]ime{_GOES_ON}|"
    rf"(?:[A-Z][\w.'’-]*\s){{1,3}}(?:Day|Eve){_GOES_ON}"
)
_CLOCK_NEXT_NEAR = 60  # code points that the longest name of a time zone takes
_NUMBERING = re.compile(r"\(?(\d{1,3}|[A-Za-z]|No|Vol|Nos|pp?)[.)]")
_OPENING = "“‘\"'«„([{¿¡「『"
_CLOSERS_AND_SPACES = "”’\"'»)]}」』.,;:!?" + " \t"
_CLAUSES = ("; ", ": ", "? ", "! ", ". ", ", ", "，", "、", "。")
_NEAR = 16  # code points on each side of a boundary that may show it wrong
# Chinese, Japanese, Korean, full-width forms and emoji.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def sentences(text: str, language: str | None = None) -> list[Span]:
    """Spans of the sentences in order, in code points, without surrounding spaces, none crossing a line break.

    Together they hold every character of `text` that is not a space. No span is longer than MAX_SENTENCE.
    """
    spans: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        bounds = _bounds(text, line.start(), line.end(), language or "en")
        for start, end in _mended(text, list(pairwise(bounds))):
            spans += _short(text, start, end)
    return spans


def _bounds(text: str, start: int, end: int, language: str) -> list[int]:
    """Where the sentences of a line begin, and where the last one ends."""
    found = [start]
    while end - start > WINDOW:
        window = text[start : start + WINDOW]
        # The last sentence may go on beyond the window: the next one begins with it.
        inside = [start + b["start_index"] for b in get_sentence_boundaries(language, window)][1:]
        start = inside[-1] if inside else _cut(text, start, start + WINDOW)
        found += inside or [start]
    rest = [start + b["start_index"] for b in get_sentence_boundaries(language, text[start:end])]
    return [*found, *rest[1:], end]


def passages(text: str, language: str | None = None) -> list[Span]:
    """Spans of the passages: whole sentences in a row up to PASSAGE_SIZE, none overlapping.

    A passage may hold several paragraphs, since those of news are often one sentence long. The sentences are
    shared out evenly, so that an article does not end in a scrap without context.
    """
    spans = sentences(text, language)
    if not spans:
        return []
    sizes = [_size(text[start:end]) for start, end in spans]
    wanted = max(1, -(-sum(sizes) // PASSAGE_SIZE))
    target = sum(sizes) / wanted
    found: list[Span] = []
    first, size = 0, 0.0
    for i, own in enumerate(sizes):
        if i > first and (size + own > PASSAGE_SIZE or size + own / 2 > target):
            found.append((spans[first][0], spans[i - 1][1]))
            first, size = i, 0.0
        size += own
    found.append((spans[first][0], spans[-1][1]))
    return found


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def _mended(text: str, spans: list[Span]) -> list[Span]:
    """Boundaries corrected: no sentence of a mere number or closing quote, none that ends in an opening one."""
    joined: list[Span] = []
    for found_start, end in spans:
        start = found_start
        if joined:
            previous_start, previous_end = joined[-1]
            # An opening mark at the end belongs to what follows: 'he said. “' | 'We will go.”'
            if (
                previous_end - previous_start > 1
                and text[previous_end - 1] in _OPENING
                and text[previous_end - 2].isspace()
                and not text[start].isspace()
            ):
                joined[-1] = (previous_start, previous_end - 1)
                start = previous_end - 1
            # What decides is near the boundary: to look further would take long where much is joined.
            before = text[max(previous_start, previous_end - _NEAR) : previous_end].rstrip()
            if (
                _belongs(text[start])
                or not text[start:end].strip(_CLOSERS_AND_SPACES)
                or (previous_end - previous_start < _NEAR and _NUMBERING.fullmatch(before.lstrip()))
                or (_CLOCK_END.search(before) and _tells_time(before, text[start : start + _CLOCK_NEXT_NEAR]))
            ):
                start = joined.pop()[0]
        joined.append((start, end))
    trimmed = (_trim(text, start, end) for start, end in joined)
    return [span for span in trimmed if span[0] < span[1]]


def _tells_time(before: str, after: str) -> bool:
    """Whether what comes after "p.m." or "a.m." still belongs to the time of day, or is what takes place then."""
    after = after.lstrip().partition("\n")[0]
    return after[:1].islower() or bool(_CLOCK_NEXT.match(after) or _CLOCK_NOUN.search(before))


def _belongs(character: str) -> bool:
    """Whether the character cannot begin anything: a mark on the letter before it, or a joiner."""
    return not character.isascii() and (character == "\u200d" or unicodedata.category(character)[0] == "M")


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _short(text: str, start: int, end: int) -> list[Span]:
    """The span in pieces of MAX_SENTENCE at most."""
    pieces: list[Span] = []
    while end - start > MAX_SENTENCE:
        cut = _cut(text, start, start + MAX_SENTENCE)
        pieces.append(_trim(text, start, cut))
        start = _trim(text, cut, end)[0]
    pieces.append((start, end))
    return pieces


def _cut(text: str, start: int, limit: int) -> int:
    """Where to cut a sentence without end: after a clause, else between words, else between letters.

    In the second half of the window up to `limit`. A letter keeps its marks, unless it has hundreds.
    """
    half = (limit - start) // 2
    window = text[start:limit]
    found = max(window.rfind(mark, half) for mark in _CLAUSES)
    if found < 0:
        found = window.rfind(" ", half)
    limit = start + found + 1 if found >= 0 else limit
    cut = limit
    while cut > start + half and cut < len(text) and (_belongs(text[cut]) or text[cut - 1] == "\u200d"):
        cut -= 1
    return cut if cut > start + half else limit
