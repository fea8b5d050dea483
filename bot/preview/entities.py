"""Message entities: what formats which UTF-16 span of a text, and how spans that collide are settled."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.preview import limits

STYLES = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
CODE = frozenset({"code", "pre"})
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
LINKS = frozenset({"text_link", "text_mention", "custom_emoji", "date_time"})
DETECTED = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})

_ORDER = [*sorted(QUOTES), "pre", "code", "text_link", "text_mention", "custom_emoji", "date_time"]
_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"«»]*[^\s<>\"«».,:;!?')\]]", re.IGNORECASE)),
    ("bot_command", re.compile(r"(?<![\w/@<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}\b", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w#/])#(?=\w*[^\W\d_])\w{1,256}")),
)


@dataclass(frozen=True)
class Entity:
    """A span in UTF-16 code units; `extra` holds what its kind adds, such as a url."""

    type: str
    offset: int
    length: int
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def end(self) -> int:
        return self.offset + self.length

    def to_dict(self) -> dict[str, object]:
        """The MessageEntity object."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **self.extra}


def utf16_length(text: str) -> int:
    """How many UTF-16 code units the text takes."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text at a UTF-16 span."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def settled(entities: list[Entity]) -> list[Entity]:
    """Entities as Telegram keeps them: sorted, nothing nested in code, no quote in a quote, 100 at most."""
    code = [entity for entity in entities if entity.type in CODE]
    quotes: list[Entity] = []
    kept: list[Entity] = []
    for entity in sorted(entities, key=_position):
        if entity.type in CODE:
            inside = any(other is not entity and _covers(other, entity) for other in code)
            kept.extend([] if inside else [entity])
        elif entity.type in QUOTES:
            if not any(entity.offset < other.end for other in quotes):
                quotes.append(entity)
                kept.append(entity)
        elif entity.type in STYLES:
            kept.extend(_without(entity, code))
        elif not any(entity.offset < other.end and other.offset < entity.end for other in code):
            kept.append(entity)
    return sorted(_merged(kept), key=_position)[: limits.ENTITIES]


def found_in(text: str, taken: list[Entity]) -> list[Entity]:
    """Links, commands, mentions and hashtags that Telegram recognises itself, outside of what is taken."""
    busy = [entity for entity in taken if entity.type not in STYLES | QUOTES]
    found: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            entity = Entity(kind, start, utf16_length(match[0]))
            if not any(entity.offset < other.end and other.offset < entity.end for other in busy):
                busy.append(entity)
                found.append(entity)
    return found


def _position(entity: Entity) -> tuple[int, int, int, str]:
    rank = _ORDER.index(entity.type) if entity.type in _ORDER else len(_ORDER)
    return entity.offset, -entity.length, rank, entity.type


def _covers(outer: Entity, inner: Entity) -> bool:
    same = (outer.offset, outer.end) == (inner.offset, inner.end)
    return not same and outer.offset <= inner.offset and inner.end <= outer.end


def _without(entity: Entity, holes: list[Entity]) -> Iterator[Entity]:
    start = entity.offset
    for hole in sorted(holes, key=_position):
        if hole.end <= start or hole.offset >= entity.end:
            continue
        if hole.offset > start:
            yield replace(entity, offset=start, length=hole.offset - start)
        start = max(start, hole.end)
    if start < entity.end:
        yield replace(entity, offset=start, length=entity.end - start)


def _merged(entities: list[Entity]) -> list[Entity]:
    # bold within bold is one bold
    merged: list[Entity] = []
    last: dict[str, int] = {}
    for entity in entities:
        at = last.get(entity.type)
        if entity.type in STYLES and at is not None and entity.offset < merged[at].end:
            longer = max(merged[at].end, entity.end) - merged[at].offset
            merged[at] = replace(merged[at], length=longer)
            continue
        last[entity.type] = len(merged)
        merged.append(entity)
    return merged
