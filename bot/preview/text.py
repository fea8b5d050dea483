"""What a bot hands in as text, made into what a message holds: parsed, cleaned, trimmed, counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.preview import limits
from bot.preview.entities import (
    CODE,
    DETECTED,
    LINKS,
    QUOTES,
    STYLES,
    Entity,
    found_in,
    settled,
    utf16_length,
)
from bot.preview.errors import bad_request
from bot.preview.links import LinkError, check_link
from bot.preview.markup import MarkupError, is_emoji_id, parse_html
from bot.preview.params import Kinds, fields, utf8

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\ufeff\u00a0")
_REMOVED = frozenset("\r\u030a\u0333\u033f") | {chr(code) for code in range(0x2028, 0x202F)}
_EXTRAS: Mapping[str, Kinds] = {
    "text_link": {"url": str},
    "pre": {"language": str},
    "custom_emoji": {"custom_emoji_id": str},
    "text_mention": {"user": dict},
    "date_time": {"unix_time": int, "date_time_format": str},
}
_KNOWN = STYLES | CODE | QUOTES | LINKS | DETECTED


@dataclass(frozen=True)
class FormattedText:
    """A text as a message holds it, with its entities."""

    text: str
    entities: tuple[Entity, ...] = ()


def formatted(
    text: str, parse_mode: str | None, entities: Sequence[object] | None, *, find: bool = True
) -> FormattedText:
    """The text of a message out of what a bot sent.

    `parse_mode` wins over `entities`, as with the real server. `find` adds the links, commands and mentions
    that Telegram recognises itself. Raises ApiError 400.
    """
    if not text:
        raise bad_request("Message text is empty")
    if len(utf8(text).encode()) > limits.MESSAGE_RAW_BYTES:
        raise bad_request("Text is too long")
    given = _parsed(text, parse_mode, entities)
    result = tidy(given.text, given.entities)
    if not result.text or all(character.isspace() or character in _INVISIBLE for character in result.text):
        raise bad_request("Text must be non-empty")
    if len(result.text) > limits.MESSAGE_CODE_POINTS:
        raise bad_request("Message is too long")
    found = found_in(result.text, list(result.entities)) if find else []
    return replace(result, entities=tuple(settled([*result.entities, *found])))


def tidy(text: str, entities: Sequence[Entity] = ()) -> FormattedText:
    """Control characters become spaces, a few vanish, both ends are trimmed; entities move along."""
    moved: list[int] = []  # for each old UTF-16 offset the new one
    kept: list[str] = []
    units = 0
    for character in text:
        width = 2 if character > "\uffff" else 1
        moved.extend([units] * width)
        if character in _REMOVED:
            continue
        kept.append(" " if character < " " and character != "\n" else character)
        units += width
    moved.append(units)
    clean = "".join(kept)
    spans = [
        replace(entity, offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset])
        for entity in entities
    ]
    return _trimmed(clean, spans)


def _trimmed(text: str, entities: list[Entity]) -> FormattedText:
    text = text.rstrip(" \n")
    end = utf16_length(text)
    # spaces inside of the first entity stay, so a quote may begin with its indent
    first = min((entity.offset for entity in entities if entity.length), default=end)
    cut = 0
    while cut < min(first, len(text)) and text[cut] in " \n":
        cut += 1
    spans = [replace(entity, length=min(entity.end, end) - entity.offset) for entity in entities]
    return FormattedText(
        text[cut:],
        tuple(replace(entity, offset=entity.offset - cut) for entity in spans if entity.length > 0),
    )


def _parsed(text: str, parse_mode: str | None, entities: Sequence[object] | None) -> FormattedText:
    mode = (parse_mode or "").lower()
    if mode == "html":
        try:
            plain, found = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"Can't parse entities: {error}") from error
        return FormattedText(plain, tuple(found))
    if mode in {"markdown", "markdownv2"}:
        raise bad_request(f'parse_mode "{parse_mode}" is not implemented by this server, only HTML is')
    if mode and mode != "none":
        raise bad_request("Unsupported parse_mode")
    return FormattedText(text, tuple(_given(text, entities or ())))


def _given(text: str, entities: Sequence[object]) -> list[Entity]:
    boundaries = {0}
    units = 0
    for character in text:
        units += 2 if character > "\uffff" else 1
        boundaries.add(units)
    result = []
    for raw in entities:
        entity = _entity(raw)
        if entity.end > units:
            raise bad_request(
                f"Entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
                f"at UTF-16 offset {entity.end}"
            )
        for edge, verb in ((entity.offset, "begins"), (entity.end, "ends")):
            if edge not in boundaries:
                raise bad_request(
                    f"Entity beginning at UTF-16 offset {entity.offset} {verb} in the middle of a UTF-16 symbol"
                )
        if entity.length and entity.type not in DETECTED:
            result.append(entity)
    return result


def _entity(raw: object) -> Entity:
    if not isinstance(raw, dict):
        raise bad_request("Can't parse MessageEntity: Expected an Object")
    kind, offset, length = raw.get("type"), raw.get("offset"), raw.get("length")
    if not isinstance(kind, str) or kind not in _KNOWN:
        raise bad_request(f"Can't parse MessageEntity: Unsupported type {kind!r} specified")
    for name, number in (("offset", offset), ("length", length)):
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            raise bad_request(f'Can\'t parse MessageEntity: Field "{name}" must be a non-negative Number')
    own = {key: value for key, value in raw.items() if key not in {"type", "offset", "length"}}
    extra = fields(f'MessageEntity "{kind}"', own, _EXTRAS.get(kind, {}))
    if kind == "text_link":
        extra["url"] = _checked(extra.get("url", ""))
    if kind == "custom_emoji" and not is_emoji_id(extra.get("custom_emoji_id", "")):
        raise bad_request("Can't parse MessageEntity: Invalid custom emoji identifier specified")
    if kind == "text_mention" and not isinstance(extra.get("user", {}).get("id"), int):
        raise bad_request("Can't parse MessageEntity: Can't find field \"user\"")
    if kind == "date_time" and not extra.get("unix_time"):
        raise bad_request("Can't parse MessageEntity: Can't find field \"unix_time\"")
    return Entity(kind, int(offset or 0), int(length or 0), extra)


def _checked(url: str) -> str:
    try:
        return check_link(url)
    except LinkError as error:
        raise bad_request(f"Can't parse MessageEntity: {error}") from error
