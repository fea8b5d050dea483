"""Text with markup: what Telegram is sent, and what a reader will see of it. Escaping happens here alone."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.speech import Speech

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_TURNING = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"})
_ISOLATES, _ISOLATE, _END = frozenset("\u2066\u2067\u2068"), "\u2068", "\u2069"
# Stand for values in a message until it is put together: Unicode promises that these are never characters.
_FIRST_MARK = 0xFDD0
_MARKS = re.compile("([\ufdd0-\ufdef])")


@dataclass(frozen=True, slots=True)
class Rich:
    """HTML and the text that it shows. Limits are counted on the text; tags always come in pairs."""

    html: str = ""
    text: str = ""

    def __add__(self, other: Rich) -> Rich:
        return Rich(self.html + other.html, self.text + other.text)

    def __bool__(self) -> bool:
        return bool(self.text)


def plain(text: str) -> Rich:
    """Text as it is."""
    return Rich(html.escape(text, quote=False), text)


def bold(text: str) -> Rich:
    """Text in bold; nothing for no text, since an empty tag shows nothing and counts all the same."""
    return _tagged("b", plain(text))


def code(text: str) -> Rich:
    """Text to be typed."""
    return _tagged("code", plain(text))


def link(text: Rich, url: str | None) -> Rich:
    """Text that opens `url`, or plain text without one."""
    if url is None or not text:
        return text
    return Rich(f'<a href="{html.escape(url)}">{text.html}</a>', text.text)


def quotation(text: Rich, *, expandable: bool = False) -> Rich:
    """A block quotation; an expandable one shows three lines until it is tapped."""
    if not text:
        return text
    attribute = " expandable" if expandable else ""
    return Rich(f"<blockquote{attribute}>{text.html}</blockquote>", text.text)


def join(parts: list[Rich], separator: str) -> Rich:
    """The parts that are not empty, with the separator between."""
    present = [part for part in parts if part]
    return Rich(
        html.escape(separator, quote=False).join(part.html for part in present),
        separator.join(part.text for part in present),
    )


def told(say: Speech, key: str, /, **values: Rich | str | int) -> Rich:
    """A message of the catalogue, with values that may have markup. Errors as in `Speech`."""
    marked: dict[str, str | int] = {}
    behind: dict[str, Rich] = {}
    for number, (name, value) in enumerate(values.items()):
        if isinstance(value, int):
            marked[name] = value
        else:
            marked[name] = mark = chr(_FIRST_MARK + number)
            behind[mark] = value if isinstance(value, Rich) else plain(value)
    pieces = _MARKS.split(say(key, **marked))
    return sum((behind[piece] if piece in behind else plain(piece) for piece in pieces), Rich())


def numbered(say: Speech, number: int, what: Rich) -> Rich:
    """A line of a numbered list, which runs as the language does, whatever is on it."""
    return told(say, "numbered", number=str(number), what=what)


def isolated(text: str) -> str:
    """A name for the middle of a line: one that runs right to left must not turn its neighbours around.

    Nor must one that opens what it does not end, or ends what it did not open: names come from anywhere.
    """
    kinds = {unicodedata.bidirectional(character) for character in text}
    if kinds.isdisjoint(_RIGHT_TO_LEFT | _TURNING):
        return text
    return f"{_ISOLATE}{text if kinds.isdisjoint(_TURNING) else _balanced(text)}{_END}"


def apart(say: Speech, part: Rich) -> Rich:
    """A part of a line that runs by itself: from right to left, names beside one another would be one run."""
    return Rich(say.isolated(part.html), say.isolated(part.text)) if part else part


def _balanced(text: str) -> str:
    """The text with an end for each isolate in it, and none more. What else turns, ends with the isolate around."""
    kept, depth = [], 0
    for character in text:
        depth += (character in _ISOLATES) - (character == _END)
        if depth >= 0:
            kept.append(character)
        depth = max(depth, 0)
    return "".join(kept) + _END * depth


def _tagged(tag: str, text: Rich) -> Rich:
    return Rich(f"<{tag}>{text.html}</{tag}>", text.text) if text else text
