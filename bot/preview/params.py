"""Parameters of a request: out of any encoding into one form, then strictly by a table a method."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.preview.errors import bad_request

Values = dict[str, Any]
Decoder = Callable[[str, str], Any]

_YES = {"true", "1", "yes"}
_NO = {"false", "0", "no", ""}
_INT64 = 2**63


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
    """Any text."""
    return raw


def integer(name: str, raw: str) -> int:
    """A decimal number in 64 bits."""
    text = raw.strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or abs(int(digits)) >= _INT64:
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
    return text if text.startswith("@") else integer(name, text)


def array(name: str, raw: str) -> list[Any]:
    """A JSON array."""
    return _json(name, raw, list)  # type: ignore[no-any-return]


def mapping(name: str, raw: str) -> dict[str, Any]:
    """A JSON object."""
    return _json(name, raw, dict)  # type: ignore[no-any-return]


def text_of(value: object) -> str | None:
    """A JSON value as a form would carry it: text as it is, the rest as JSON; None for null."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def fields(owner: str, value: object, known: frozenset[str] | set[str]) -> dict[str, Any]:
    """A nested object whose every field is implemented, without its nulls.

    Raises ApiError 400 that names the field.
    """
    if not isinstance(value, dict):
        raise bad_request(f"{owner} must be an Object")
    for name in value:
        if name not in known:
            raise bad_request(f'field "{name}" of {owner} is not implemented by this server')
    return {name: item for name, item in value.items() if item is not None}


def _json(name: str, raw: str, kind: type) -> Any:
    try:
        value = json.loads(raw)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None
    if not isinstance(value, kind):
        expected = "Array" if kind is list else "Object"
        raise bad_request(f"parameter {name} must be a JSON {expected}")
    return value


def _missing(name: str) -> str:
    # the words that the real server has for what is most often forgotten
    special = {"text": "Message text is empty", "chat_id": "chat_id is empty"}
    return special.get(name, f'parameter "{name}" is required')
