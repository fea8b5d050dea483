"""JSON that is too large to hold: the members of one object, and the items of a list in it, one at a time."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, BinaryIO

from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 8_000_000
"""Code points of one value that is held."""

_READ = 1 << 16  # bytes
_SPACE = " \t\r\n"


class Members:
    """The members of the object that the stream holds: iterate over their names, and take the value of each.

    UserError where it is no JSON object; `name` is what that calls the stream, `cure` what it says to do.
    """

    def __init__(self, stream: BinaryIO, name: str, cure: str) -> None:
        self._stream = stream
        self._name = name
        self._cure = cure
        self._utf8 = codecs.getincrementaldecoder("utf-8-sig")()
        self._decoder = json.JSONDecoder(strict=False)
        self._text = ""
        self._at = 0
        self._ended = False

    def __iter__(self) -> Iterator[str]:
        if self._taken("["):  # which other programs write articles in
            raise UserError(f"{self._name} is a list in JSON: save it as JSON lines (.jsonl), an article a line")
        self._expect("{")
        if self._taken("}"):
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                raise self._error("is not JSON")
            self._expect(":")
            yield key
            if not self._taken(","):
                break
        self._expect("}")

    def items(self) -> Iterator[Any]:
        """The items of the list that is the next value."""
        self._expect("[")
        if self._taken("]"):
            return
        while True:
            yield self.value()
            if not self._taken(","):
                break
        self._expect("]")

    def value(self) -> Any:
        """The next value."""
        while True:
            self._skip()
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._error(f"is cut short, or not JSON ({error.msg})") from None
            except (ValueError, RecursionError):
                raise self._error("is JSON that no export has") from None
            else:
                if end < len(self._text) or self._ended:  # else a number may go on
                    self._at = end
                    return value
            if len(self._text) - self._at > LARGEST:
                raise self._error("is JSON, but no export of a channel")
            self._fill()

    def _expect(self, sign: str) -> None:
        if not self._taken(sign):
            raise self._error("is cut short, or not a JSON object")

    def _taken(self, sign: str) -> bool:
        self._skip()
        taken = self._text.startswith(sign, self._at)
        self._at += taken
        return taken

    def _skip(self) -> None:
        """Go on to the next sign, if there is one."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text) or self._ended:
                return
            self._fill()

    def _fill(self) -> None:
        """Read as much again as is held, so that a long value is not looked through from its start many times."""
        self._text = self._text[self._at :]
        self._at = 0
        data = self._stream.read(max(_READ, len(self._text)))
        self._ended = not data
        try:
            self._text += self._utf8.decode(data, final=self._ended)
        except UnicodeDecodeError:
            raise UserError(f"{self._name} is not UTF-8: save the file as UTF-8") from None

    def _error(self, what: str) -> UserError:
        return UserError(f"{self._name} {what}: {self._cure}")
