"""What asks for whatever there is on what is named then: "What do you know about", "Gibt es Neues aus"."""

import re

from index.framing import pattern

WHAT_ABOUT = re.compile(pattern(lambda framing: framing.what_about), re.IGNORECASE)
"""What leads to something else to ask the same of."""
_ABOUT = pattern(lambda framing: framing.about)
_LEAD_IN = re.compile(rf"\W*({_ABOUT}|(а )?{WHAT_ABOUT.pattern})\s+(?=\w)", re.IGNORECASE)
_PLEASE = re.compile(rf"(?<=\w)\W+{pattern(lambda framing: framing.please)}\W*$", re.IGNORECASE)


def has_lead_in(text: str) -> bool:
    """Whether a text begins so."""
    return _LEAD_IN.match(text) is not None


def without_lead_in(text: str) -> str:
    """What a text names or asks after such a beginning, and before "please"; all of it where it has none."""
    found, text = _LEAD_IN.match(text), _PLEASE.sub("", text)
    return text[found.end() :] if found else text
