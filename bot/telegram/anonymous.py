"""What is taken out of a question before it is kept: by what somebody could be reached.

Rather a number too many than one too few; days and years stay, for questions are about those.
"""

from __future__ import annotations

import re

TAKEN_OUT = "…"

_DAY = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{1,2}[-./]\d{1,2}[-./](?:\d{2}){1,2}(?!\d)"
_YEARS = r"(?:19|20)\d\d\s?[-–/\s]\s?(?:19|20)\d\d(?!\d)"
_MAIL = r"[^\s@<>()\[\]]+[@＠][^\s@<>()\[\]]+\.\w{2,}"
_LINK = r"(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/\S+"
_NAME = r"[@＠]\w+"
_PHONE = r"\+?(?:\d[\s().\-–/]{0,3}){6,}\d"
_EITHER = re.compile(rf"(?<!\w)(?P<stays>{_DAY}|{_YEARS})|{_MAIL}|{_LINK}|{_NAME}|(?<!\w){_PHONE}", re.IGNORECASE)


def anonymous(question: str) -> str:
    """The question on one line, without e-mail addresses, phone numbers, @names and links to them."""
    kept = _EITHER.sub(lambda found: found["stays"] or TAKEN_OUT, question)
    return " ".join(kept.split())
