"""Telegram's HTML: text and UTF-16 entities out of tags, with refusals in Telegram's words.

Offsets in refusals are bytes of the UTF-8 input, offsets of entities are UTF-16 code units of the output.
"""

import re
from dataclasses import dataclass, field

from bot.preview.entities import Entity, utf16_length
from bot.preview.links import LinkError, check_link, user_of_link

_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
}
_TAGS = {*_STYLES, "a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_REFERENCE = re.compile(rb"&(?:#x(?P<hex>[0-9A-Fa-f]*)|#(?P<decimal>[0-9]*)|(?P<name>[A-Za-z]+))(?P<end>;?)")
_REFERENCE_BYTES = 10  # a longer number is left as typed
_LAST_CODE_POINT = 0x10FFFF

_SPACE = rb" \t\r\n\v\0"
_TAG_NAME = re.compile(rb"[^" + _SPACE + rb">]*")
_SPACES = re.compile(rb"[" + _SPACE + rb"]*")
_ATTRIBUTE_NAME = re.compile(rb"[^" + _SPACE + rb"=>/\"']*")
_NAME_TOKEN = re.compile(rb"[A-Za-z0-9.-]*")
_DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


class MarkupError(ValueError):
    """The HTML is refused; the message is what follows "can't parse entities: "."""


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    units: int  # where the content begins in the output, in UTF-16 code units
    piece: int  # and as an index into the pieces of output


@dataclass
class _Output:
    pieces: list[str] = field(default_factory=list)
    units: int = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.units += utf16_length(text)


def parse_html(raw: str) -> tuple[str, list[Entity]]:
    """The plain text of the HTML and its entities in the order in which they were closed.

    Raises MarkupError where Telegram refuses.
    """
    return _Reader(raw.encode()).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._output = _Output()
        self._stack: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        position = 0
        while position < len(self._data):
            byte = self._data[position : position + 1]
            if byte == b"<":
                closing = self._data[position + 1 : position + 2] == b"/"
                position = self._end_tag(position) if closing else self._start_tag(position)
            elif byte == b"&":
                character, position = _reference(self._data, position)
                self._output.add(character)
            else:
                position = self._plain(position)
        if self._stack:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self._stack[-1].tag}"')
        text = "".join(self._output.pieces)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, [
            Entity("code", entity.offset, entity.length) if entity.type == "code" else entity
            for entity in self._entities  # a language on <code> counts only together with <pre>
        ]

    def _plain(self, position: int) -> int:
        found = re.compile(rb"[<&]").search(self._data, position)
        end = found.start() if found else len(self._data)
        self._output.add(self._data[position:end].decode())
        return end

    def _start_tag(self, begin: int) -> int:
        position = _end_of(_TAG_NAME, self._data, begin + 1)
        if position == len(self._data):
            raise MarkupError(f"Unclosed start tag at byte offset {begin}")
        tag = self._data[begin + 1 : position].decode(errors="replace").lower()
        if tag not in _TAGS:
            raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {begin}')
        attributes, position = self._attributes(tag, begin, position)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._stack.append(_Open(tag, attributes, self._output.units, len(self._output.pieces)))
        return position

    def _attributes(self, tag: str, begin: int, position: int) -> tuple[dict[str, str], int]:
        data = self._data
        attributes: dict[str, str] = {}
        unclosed = MarkupError(f'Unclosed start tag "{tag}" at byte offset {begin}')
        while True:
            position = _end_of(_SPACES, data, position)
            if data[position : position + 1] == b">":
                return attributes, position + 1
            name_end = _end_of(_ATTRIBUTE_NAME, data, position)
            if name_end == position:
                raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
            name = data[position:name_end].decode(errors="replace")
            position = _end_of(_SPACES, data, name_end)
            if position == len(data):
                raise unclosed
            if data[position : position + 1] != b"=":
                attributes[name] = ""
                continue
            position = _end_of(_SPACES, data, position + 1)
            if position == len(data):
                raise unclosed
            attributes[name], position = _value(data, position)
            if position == len(data):
                raise MarkupError(f"Unclosed start tag at byte offset {begin}")

    def _end_tag(self, begin: int) -> int:
        if not self._stack:
            raise MarkupError(f"Unexpected end tag at byte offset {begin}")
        name_end = _end_of(_TAG_NAME, self._data, begin + 2)
        name = self._data[begin + 2 : name_end].decode(errors="replace").lower()
        position = _end_of(_SPACES, self._data, name_end)
        if self._data[position : position + 1] != b">":
            raise MarkupError(f"Unclosed end tag at byte offset {begin}")
        opened = self._stack.pop()
        if name and name != opened.tag:
            raise MarkupError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{name}>"'
            )
        if self._output.units > opened.units:
            self._close(opened)
        return position + 1

    def _close(self, opened: _Open) -> None:
        offset, length = opened.units, self._output.units - opened.units
        if opened.tag in _STYLES:
            self._entities.append(Entity(_STYLES[opened.tag], offset, length))
        elif opened.tag == "a":
            content = "".join(self._output.pieces[opened.piece :])
            link = _link(opened.attributes.get("href") or content, offset, length)
            self._entities.extend([link] if link else [])
        elif opened.tag == "blockquote":
            kind = "expandable_blockquote" if "expandable" in opened.attributes else "blockquote"
            self._entities.append(Entity(kind, offset, length))
        elif opened.tag == "tg-emoji":
            self._entities.append(_emoji(opened, offset, length))
        elif opened.tag == "tg-time":
            self._entities.extend(_time(opened, offset, length))
        else:
            self._close_code(opened, offset, length)

    def _close_code(self, opened: _Open, offset: int, length: int) -> None:
        # <pre><code class="language-x"> is one block in a language, whichever of the two is outside
        named = opened.attributes.get("class", "")
        language = named.removeprefix("language-") if named.startswith("language-") else ""
        wanted = "code" if opened.tag == "pre" else "pre"
        inner = self._entities[-1] if self._entities else None
        if inner and (inner.type, inner.offset, inner.length) == (wanted, offset, length):
            language = language or str(inner.extra.get("language", ""))
            if language:
                self._entities[-1] = Entity("pre", offset, length, {"language": language})
                return
        keeps = {"language": language} if language and opened.tag == "code" else {}
        self._entities.append(Entity(opened.tag, offset, length, keeps))


def _end_of(pattern: re.Pattern[bytes], data: bytes, position: int) -> int:
    found = pattern.match(data, position)
    return found.end() if found else position


def _reference(data: bytes, position: int) -> tuple[str, int]:
    found = _REFERENCE.match(data, position)
    if found is None:
        return "&", position + 1
    if found["name"]:
        character = _NAMED.get(found["name"])
        return ("&", position + 1) if character is None else (character, found.end())
    digits, base = (found["hex"], 16) if found["hex"] is not None else (found["decimal"], 10)
    too_long = len(found[0]) - len(found["end"]) >= _REFERENCE_BYTES
    if too_long or not digits or not 0 < (number := int(digits, base)) < _LAST_CODE_POINT:
        return "&", position + 1
    return chr(number), found.end()


def _value(data: bytes, position: int) -> tuple[str, int]:
    quote = data[position : position + 1]
    if quote not in {b'"', b"'"}:
        end = _end_of(_NAME_TOKEN, data, position)
        if data[end : end + 1] not in {b">", *(bytes([space]) for space in b" \t\r\n\v"), b""} or end == len(data):
            raise MarkupError(f"Unexpected end of name token at byte offset {position}")
        return data[position:end].decode().lower(), end
    position += 1
    pieces: list[str] = []
    while position < len(data) and (byte := data[position : position + 1]) != quote:
        if byte == b"&":
            character, position = _reference(data, position)
            pieces.append(character)
            continue
        stop = re.compile(rb"[&" + quote + rb"]").search(data, position)
        end = stop.start() if stop else len(data)
        pieces.append(data[position:end].decode())
        position = end
    return "".join(pieces), min(position + 1, len(data))


def _link(url: str, offset: int, length: int) -> Entity | None:
    user = user_of_link(url)
    if user is not None:
        return Entity("text_mention", offset, length, {"user": {"id": user}})
    try:
        return Entity("text_link", offset, length, {"url": check_link(url)})
    except LinkError:
        return None  # the text stays, the link goes: so does Telegram


def _emoji(opened: _Open, offset: int, length: int) -> Entity:
    identifier = opened.attributes.get("emoji-id", "")
    if not is_emoji_id(identifier):
        raise MarkupError("Invalid custom emoji identifier specified")
    return Entity("custom_emoji", offset, length, {"custom_emoji_id": identifier})


def is_emoji_id(identifier: str) -> bool:
    """Whether this names a custom emoji: a number, not zero, in 64 bits."""
    return re.fullmatch(r"0*[1-9]\d{0,18}", identifier, re.ASCII) is not None


def _time(opened: _Open, offset: int, length: int) -> list[Entity]:
    style = opened.attributes.get("format", "")
    if not _DATE_FORMAT.fullmatch(style):
        raise MarkupError("Invalid date format used")
    number = re.match(r"\d{1,19}", opened.attributes.get("unix", ""), re.ASCII)
    moment = int(number[0]) if number else 0
    if not moment:
        return []  # a time that is none formats nothing
    shown = {"date_time_format": style} if style else {}
    return [Entity("date_time", offset, length, {"unix_time": moment, **shown})]
