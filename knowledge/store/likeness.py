"""Whether one text is another one as it was, cut short or corrected, or is what another one speaks of."""

from __future__ import annotations

_THERE = 0.75  # of a beginning is in the whole
_LINES = 1_000  # no beginning has more
_SHARED = 0.02  # of what is said of a text is in it: of 800 headlines of news 98 in a hundred have more there
_TELLING = 40  # letters and digits, of which some would be there
_SIGNS = 3  # of Chinese or Japanese in a row, each of which is a syllable or a word
_RUN = 8  # letters and digits in a row: two texts share hardly any by chance


def is_beginning(part: str, whole: str) -> bool:
    """Whether the whole is longer and has the part in it, but for a quarter of it at most.

    A page may have lines above its article that a feed has not, and its last line may be cut within a word.
    """
    lines = [_letters(line) for line in part.split("\n")]
    if len(whole) <= len(part) or len(lines) > _LINES:  # each is looked for in all of the whole
        return False
    letters = _letters(whole)
    if lines[1:] and lines[1] and letters.startswith(lines[1]):  # the first is such a line, however long
        del lines[0]
    there = "".join(line for line in lines if line in letters)
    return len(there) >= _THERE * sum(map(len, lines)) and there in letters


def goes_on(before: str, now: str) -> bool:
    """Whether at least half of a text is there in what it is now."""
    runs, others = _runs(before), _runs(now)
    return len(runs & others) * 2 >= len(runs)


def speaks_of(said: str, text: str) -> bool:
    """Whether a text may be the one of which something is said: not where the two have nothing in common."""
    signs = sum(map("\u2e80".__le__, said)) * 2 > len(said)
    runs, others = (_runs(of, _SIGNS if signs else _RUN) for of in (said, text))
    return len(runs) < _TELLING or len(runs & others) >= _SHARED * len(runs)


def _runs(text: str, size: int = _RUN) -> set[str]:
    letters = _letters(text)
    return {letters[i : i + size] for i in range(max(1, len(letters) - size + 1))}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
