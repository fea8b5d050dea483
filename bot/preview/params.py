"""Parameters of a request: out of any encoding into one form, then strictly by a table a method."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any

from bot.preview.errors import bad_request

Values = dict[str, Any]
Decoder = Callable[[str, str], Any]
Kinds = Mapping[str, type | UnionType]
"""The fields of a nested object by their JSON type; `object` where the reader of the field looks for itself."""

_YES = {"true", "1", "yes"}
_NO = {"false", "0", "no", ""}
_INT64 = 2**63
_DIGITS = 19
_JSON_TYPES: dict[type | UnionType, str] = {
    str: "String",
    int: "Number",
    bool: "Boolean",
    list: "Array",
    dict: "Object",
    int | str: "Number or String",
}


@dataclass(frozen=True)
class Table:
    """The parameters of one method: what is implemented and how it is read; `required` must be there."""

    known: Mapping[str, Decoder]
    required: frozenset[str] = frozenset()

    def decode(self, method: str, raw: Mapping[str, str]) -> Values:
        """Values by name; what was not sent is missing.

        Raises ApiError 400 that names a parameter which is not implemented, ill-typed or not there.
        """
        for name in raw:
            if name not in self.known:
                raise bad_request(f'parameter "{name}" of {method} is not implemented by this server')
        values = {name: self.known[name](name, value) for name, value in raw.items()}
        for name in sorted(self.required):
            if raw.get(name, "") == "":
                raise bad_request(_missing(name))
        return values


def string(_name: str, raw: str) -> str:
    """Any text that UTF-8 can carry."""
    return utf8(raw)


def integer(name: str, raw: str) -> int:
    """A decimal number in 64 bits."""
    text = raw.strip()
    digits = text.removeprefix("-")
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    if not is_number or int(digits) >= _INT64:
        raise bad_request(f'parameter "{name}" must be an integer')
    return int(text)


def boolean(name: str, raw: str) -> bool:
    """True, false, yes, no, 1 or 0, in any case."""
    text = raw.strip().lower()
    if text not in _YES | _NO:
        raise bad_request(f'parameter "{name}" must be a boolean')
    return text in _YES


def chat_id(name: str, raw: str) -> int | str:
    """A number, or an @username."""
    text = raw.strip()
    return string(name, text) if text.startswith("@") else integer(name, text)


def array(name: str, raw: str) -> list[Any]:
    """A JSON array."""
    return _json(name, raw, list)  # type: ignore[no-any-return]


def strings(name: str, raw: str) -> list[str]:
    """A JSON array of texts."""
    items = array(name, raw)
    if not all(isinstance(item, str) for item in items):
        raise bad_request(f"parameter {name} must be a JSON Array of String")
    return items


def mapping(name: str, raw: str) -> dict[str, Any]:
    """A JSON object."""
    return _json(name, raw, dict)  # type: ignore[no-any-return]


def text_of(value: object) -> str | None:
    """A JSON value as a form would carry it: text as it is, the rest as JSON; None for null."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def utf8(text: str) -> str:
    """The text itself. Raises ApiError 400 when it holds half a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return text


def parsed(raw: str | bytes) -> Any:
    """JSON as the standard has it. Raises ValueError for anything else, however deep or long."""
    try:
        return json.loads(raw, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def fields(owner: str, value: object, known: Kinds) -> dict[str, Any]:
    """A nested object whose every field is implemented and of its type, without its nulls.

    Raises ApiError 400 that names the field.
    """
    if not isinstance(value, dict):
        raise bad_request(f"{owner} must be an Object")
    for name, item in value.items():
        if name not in known:
            raise bad_request(f'field "{name}" of {owner} is not implemented by this server')
        if item is not None and not _is_a(known[name], item):
            raise bad_request(f'Field "{name}" of {owner} must be of type {_JSON_TYPES[known[name]]}')
    return {name: item for name, item in value.items() if item is not None}


def _json(name: str, raw: str, kind: type) -> Any:
    try:
        value = parsed(raw)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None
    utf8(json.dumps(value, ensure_ascii=False))  # an escape can smuggle in half a character
    if not isinstance(value, kind):
        expected = "Array" if kind is list else "Object"
        raise bad_request(f"parameter {name} must be a JSON {expected}")
    return value


def _is_a(kind: type | UnionType, value: object) -> bool:
    if kind is object:
        return True
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _missing(name: str) -> str:
    # the words that the real server has for what is most often forgotten
    special = {"text": "Message text is empty", "chat_id": "chat_id is empty"}
    return special.get(name, f'parameter "{name}" is required')
