"""Why something failed, in the reader's language.

What knows of the failure says it in English, in one line: so it is printed, logged, and kept with an item until it
is tried again, perhaps by a later version. Here that line is known again by the messages `reason-…` of the English
catalogue, which are those sentences with variables for what changes, and it is told by the same message of another.
So the English line is all that there is to hand over and to store, whoever stored it, and the rooms that raise it
need not know that it is ever told in another language. A test reads the lines out of their sources, and fails where
one that can reach a chat has no message or is worded otherwise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from fluent.syntax import ast

from bot.speech import ENGLISH, messages

if TYPE_CHECKING:
    from bot.speech import Speech

PREFIX = "reason-"

_LONGEST = 1500
"""Characters of a line that is one of ours: a web address in it is cut. Fluent takes values of up to 2,500."""
_DEEPEST = 8
"""How often a reason has another one in it at most. A name can be written so as to look like more of them."""
_NESTED = frozenset({"error", "kind", "cure"})
"""Variables that may be reasons themselves."""
_NUMBERS = frozenset({"count", "found", "most"})
_FORMS = {
    **dict.fromkeys(_NUMBERS, r"[0-9][0-9,]{,14}"),
    "line": "[0-9]+",
    "column": "[0-9]+",
    "status": "[0-9]{3}( .*)?",
    "command": r"`[^`]+`",
    "other": r"`[^`]+`",
}
"""What the value of a variable looks like, where it is no name or address: so that no other is taken for it."""


def told(say: Speech, english: str) -> str:
    """The reason in the language of `say`. One that is not known stays as it is, turning nothing around."""
    if say.language == ENGLISH:
        return english
    known = _told(say, english, _DEEPEST) if len(english) <= _LONGEST else None
    return known or say.isolated(english)


def _told(say: Speech, english: str, deeper: int) -> str | None:
    for key, form in _forms():
        if found := form.fullmatch(english):
            return say(key, **{name: _value(say, name, text, deeper) for name, text in found.groupdict().items()})
    return None


def _value(say: Speech, name: str, text: str, deeper: int) -> str | int:
    if name in _NUMBERS:
        return int(text.replace(",", ""))
    nested = _told(say, text, deeper - 1) if name in _NESTED and deeper else None
    return nested or text


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How each reason looks in English, in the order of the catalogue."""
    return tuple(
        (message.id.name, re.compile("".join(map(_form, message.value.elements)), re.DOTALL))
        for message in messages(ENGLISH)
        if message.id.name.startswith(PREFIX) and message.value
    )


def _form(element: ast.TextElement | ast.Placeable) -> str:
    if isinstance(element, ast.TextElement):
        return re.escape(element.value)
    assert isinstance(element.expression, ast.VariableReference)
    name = element.expression.id.name
    return f"(?P<{name}>{_FORMS.get(name, '.+?')})"
