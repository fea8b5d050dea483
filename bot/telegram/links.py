"""Links that open an article at the quoted words, by a text fragment: `https://…#:~:text=the%20quoted%20words`.

A browser looks for the fragment's words from a word boundary to a word boundary, without regard to case, accents
and forms of quotation marks, inside one block of the page. So a fragment is a whole number of words of one
paragraph, and none at all where a boundary cannot be told. Browsers that know no text fragments just open the page.
Telegram opens the links of its own posts itself, and those have none.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_URL = 2000
"""Telegram states no limit for a button's URL; longer ones have been refused, and some browsers cut them."""

MIN_WORDS_LENGTH = 20
"""A page holds more than its article (menus, captions, other headlines), so very short fragments go astray."""

_DIRECTIVE = ":~:"
_OF_TELEGRAM = re.compile(r"https?://(?:[a-z0-9_-]+\.)?(?:t|telegram)\.(?:me|dog)[:/]")
_HOST = re.compile(
    r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*\.(?!-)[a-z][a-z0-9-]{0,61}[a-z0-9]"
)
# Scripts without spaces: these end a clause, so a word ends there too.
_CLAUSE_ENDS = frozenset("。、，！？；")
_SENTENCE_ENDS = frozenset(".!?…:;。！？；؟।۔")
# What browsers take for one when they look for words.
_QUOTES = dict.fromkeys("‘’׳", "'") | dict.fromkeys("“”״", '"')
# Inside a word these do not part it: don't, 3.5, U.S., Catalan l·l.
_IN_WORDS = frozenset(".,:;'’‘·‧․_-‐‑\u2060")


def openable(url: str | None) -> str | None:
    """The URL in a form that Telegram takes for a button and for a link, or None when it would refuse it.

    Refused are other schemes than http and https, hosts without a dot, user names, and what is too long.
    """
    parts = _parsed(url) if url else None
    if parts is None or parts.scheme not in {"http", "https"} or parts.username is not None:
        return None
    host = _ascii_host(parts.hostname or "")
    if host is None:
        return None
    address = f"{host}:{parts.port}" if parts.port else host
    path, query, fragment = (_percent_encoded(part) for part in (parts.path, parts.query, parts.fragment))
    clean = urlunsplit((parts.scheme, address, path or "/", query, fragment.partition(_DIRECTIVE)[0]))
    return clean if len(clean) <= MAX_URL else None


def to_words(url: str | None, title: str, text: str, start: int, end: int) -> str | None:
    """A link that opens `url` at `text[start:end]`, or just opens it where no fragment can be made or would fit.

    None when Telegram would refuse the URL. The title counts too when it is asked whether words are unique, because
    it stands on the page as well, above the text.
    """
    clean = openable(url)
    start = _past_headings(text, start, end)
    directive = fragment(title, text, start, end) if clean and not _OF_TELEGRAM.match(clean) else None
    if clean is None or directive is None:
        return clean
    whole = f"{clean}{'' if '#' in clean else '#'}{_DIRECTIVE}text={directive}"
    return whole if len(whole) <= MAX_URL else clean


def fragment(title: str, text: str, start: int, end: int) -> str | None:
    """The shortest start of `text[start:end]` that is unique, encoded; with the words before it when none is.

    Where even those of one paragraph are not unique it is the whole first paragraph. None when the quote starts
    inside a word.
    """
    while start < end and text[start].isspace():
        start += 1
    paragraph_end = text.find("\n", start, end)
    stop = end if paragraph_end < 0 else paragraph_end
    if start >= stop or not _is_word_boundary(text, start):
        return None
    haystack = _folded(f"{title}\n{text}")
    longest = None
    for at in _ends(text, start, min(stop, start + MAX_URL)):
        longest = at
        if at - start >= MIN_WORDS_LENGTH and _is_unique(text[start:at], haystack):
            return _encoded(text[start:at])
    if longest is None:
        return None
    words = text[start:longest]
    if _is_unique(words, haystack):
        return _encoded(words)
    for before in _starts(text, start):
        if _is_unique(text[before:longest], haystack):
            return f"{_encoded(text[before:start].rstrip())}-,{_encoded(words)}"
    return _encoded(words)


def _past_headings(text: str, start: int, end: int) -> int:
    """Where the first sentence of a quote starts: a heading above it may be one word, which pages have in menus."""
    while (line := text.find("\n", start, end)) >= 0 and text[line:end].strip():
        if not set(text[start:line].rstrip()[-2:]).isdisjoint(_SENTENCE_ENDS):
            break
        start = line + 1
    return start


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Where words end, in order. Not inside words, nor after a space."""
    for at in range(start + 1, stop + 1):
        if text[at - 1].isspace():
            continue
        ends = at == len(text) or text[at].isspace() or text[at - 1] in _CLAUSE_ENDS
        if ends or (at == stop and _is_word_boundary(text, at)):
            yield at


def _starts(text: str, start: int) -> Iterator[int]:
    """Where the words before `start` start, the nearest first, within its paragraph.

    What starts a paragraph follows the words of the one before: a browser skips the space between blocks.
    """
    last = start - 1 if start and text[start - 1] == "\n" else start
    for at in range(last - 1, -1, -1):
        if text[at] == "\n" or start - at > MAX_URL:
            return
        if not text[at].isspace() and (at == 0 or text[at - 1].isspace()):
            yield at


def _is_word_boundary(text: str, at: int) -> bool:
    """Whether a word surely starts or ends here, for any way of parting words."""
    if at in {0, len(text)}:
        return True
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace() or before in _CLAUSE_ENDS:
        return True
    if before in _IN_WORDS or after in _IN_WORDS:
        return False
    return "P" in {unicodedata.category(before)[0], unicodedata.category(after)[0]} and not _is_mark(after)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "MC"


class _Compared(dict[int, str]):
    """A letter as browsers compare it: no accent by itself, one form of quotation marks, one of spaces."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter.isspace():
            seen = " "
        elif unicodedata.category(letter) in {"Mn", "Cf"}:
            seen = ""
        else:
            seen = _QUOTES.get(letter, letter)
        self[code] = seen
        return seen


_COMPARED = _Compared()


def _folded(text: str) -> str:
    """The text as browsers compare it, of whose paragraphs they see no more than a space between."""
    return unicodedata.normalize("NFKD", text).translate(_COMPARED).casefold()


def _is_unique(words: str, haystack: str) -> bool:
    needle = _folded(words)
    first = haystack.find(needle)
    return haystack.find(needle, first + 1) < 0


def _encoded(words: str) -> str:
    # A dash, comma or ampersand would be read as syntax of the fragment; quote() leaves the dash alone.
    return quote(words, safe="").replace("-", "%2D")


def _parsed(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # raises when it is not a number that a port can have
    except ValueError:
        return None
    return parts


def _ascii_host(host: str) -> str | None:
    try:
        return str(ipaddress.IPv4Address(host))
    except ValueError:
        pass
    try:
        # As browsers do (UTS 46, nothing transitional): straße.de is not strasse.de.
        name = host.lower() if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return None
    return name if _HOST.fullmatch(name) else None


def _percent_encoded(part: str) -> str:
    return quote(part, safe="/?%:@!$&'()*+,;=~-._")
