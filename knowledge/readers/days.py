"""The day of an article, as its writer gave it.

Read are `2021-03-29` and what English readers everywhere take for the same day: "29 March 2021", "March 29, 2021".
Not read is what is one day here and another there, as 03/04/2021, or depends on today.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.article import Draft

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = 1000  # the year: of an earlier one is no article, but what systems print for none

MONTHS = {
    beginning: number
    for number, beginnings in enumerate(
        (
            "jan ene gen sty янв січ",
            "feb fév fev lut фев лют",
            "mar mär mrz mrt мар бер",
            "apr avr abr kwi апр кві",
            "may mai maj mei mag май мая тра",
            "jun juin giu cze июн чер",
            "jul juil lug lip июл лип",
            "aug aoû ago sie авг сер",
            "sep set wrz сен вер",
            "oct okt out ott paź окт жов",
            "nov lis ноя лис",
            "dec dez déc dic gru дек гру",
        ),
        1,
    )
    for beginning in beginnings.split()
}
"""By the first three letters of their names, or four, in the languages that newsrooms here mostly write."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
_WEEKDAY_SHORT = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
_ORDINAL = r"[0-9]{1,2}(?:st|nd|rd|th)\b"
_BETWEEN = r"(?:\s+|[./-]\s*)"

_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ENGLISH = (
    rf"(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT}),?\s+)?(?:"
    rf"[0-9]{{1,2}}(?:st|nd|rd|th)?{_BETWEEN}(?:of\s+)?{_MONTH},?{_BETWEEN}[0-9]{{4}}|"
    rf"{_MONTH}{_BETWEEN}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,\s*|{_BETWEEN})[0-9]{{4}})\b"
)
# A time may follow, in whatever form: only the day is taken, as written, in no other time zone.
_DAY = re.compile(
    rf"\s*(?:(?P<iso>{_ISO})(?:[T ]\s*[0-9]{{1,2}}:.*)?|"
    rf"(?P<english>{_ENGLISH})(?:,?\s+(?:at\s+)?[0-9]{{1,2}}:.*)?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"((?:19|20)[0-9]{2})([-_.]?)([0-9]{2})\2([0-9]{2})(?:[-–_. ]+|\Z)")  # as files are
_PARTS = re.compile(rf"(?P<month>{_MONTH})|(?P<year>[0-9]{{4}})|(?P<day>[0-9]{{1,2}})", re.IGNORECASE)

_READABLE = rf"{_ISO}(?:T[0-9]\S*)?|{_ENGLISH}"
# Meant as a date by anybody who writes it there. Titles are "Date 5 of the tour", "Date 5 may be the last", "Date
# Friday night", "Date today, marry tomorrow" and "Date: a film".
_MEANT = (
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]\S*|[0-9]{4}-[0-9]\S*|[0-9]{8}(?!\S)|"
    rf"(?:the\s+)?{_ORDINAL}(?:\s+(?:of\s+)?{_MONTH})?|"
    rf"[0-9]{{1,4}}{_BETWEEN}(?!(?-i:may|march)\b){_MONTH}|[0-9]{{1,2}}\.\s+[^\W\d_]{{3,}}\s+[0-9]{{4}}\b|"
    rf"(?:(?:{_WEEKDAY}|{_WEEKDAY_SHORT}),?\s+)?{_MONTH}{_BETWEEN}[0-9]\S*|"
    rf"(?:(?:last|next|this|on)\s+)?{_WEEKDAY}(?!['’-]|\s+(?:night|evening)s?\b)|"
    r"(?:today|tomorrow|yesterday)(?=\s|:|$)"
)
# After "Date:" it takes less to be meant as one.
_MEANT_LABELLED = rf"[0-9]\S*|[^\W\d_]{{3,9}}\.?\s[0-9]\S*|{_MONTH}(?!\S)|{_WEEKDAY_SHORT}(?!\S)"
_LEADING = re.compile(rf"(?P<given>{_READABLE})[:,]?(?:\s+|$)(?P<rest>.*)", re.IGNORECASE)
_LEADING_MEANT = re.compile(rf"(?P<given>{_MEANT})(?P<rest>.*)", re.IGNORECASE)
_LEADING_LABELLED = re.compile(rf"(?P<given>{_MEANT}|{_MEANT_LABELLED})(?P<rest>.*)", re.IGNORECASE)


def day(text: str) -> date | None:
    """The day in `YYYY-MM-DD` or in English words, alone or with a time after it. None when it is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date.fromisoformat(match["iso"]) if match["iso"] else _english(match["english"])
    except ValueError:
        return None


def of_name(stem: str) -> tuple[date | None, str]:
    """The day that the name of a file begins with, as `2021-03-29` or `20210329`, and the rest of the name."""
    match = _NAMED.match(stem)
    try:
        return (date(*map(int, match.group(1, 3, 4))), stem[match.end() :]) if match else (None, stem)
    except ValueError:
        return None, stem


def leading(text: str, *, labelled: bool) -> tuple[str, str] | None:
    """What the text begins with that is a date, or is plainly meant as one, and the rest. None when neither.

    `labelled` when it stands after "Date:", and not only after the word.
    """
    match = _LEADING.fullmatch(text) or (_LEADING_LABELLED if labelled else _LEADING_MEANT).fullmatch(text)
    return (match["given"], match["rest"]) if match else None


def _english(written: str) -> date:
    found = {part.lastgroup: part[0] for part in _PARTS.finditer(written)}
    return date(int(found["year"]), 1 + _MONTHS.index(found["month"][:3].lower()), int(found["day"]))


def not_to_come(found: date | None, known: date | None = None) -> date | None:
    """The day, unless it is later than today by this machine's clock, or than the day on which it was `known`."""
    latest = min(known or date.max, date.today())  # noqa: DTZ011  the newsroom's own day, by TZ
    return found if found is None or found <= latest else None


def stands_for_none(moment: date) -> bool:
    """Whether it is what systems print where they know no moment: the beginning of their calendar, or of Unix's.

    The first day of 1970 may be meant; its first second, in UTC, hardly ever is.
    """
    if moment.year < _FIRST or not isinstance(moment, datetime):
        return moment.year < _FIRST
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) == _EPOCH


def dated(draft: Draft, known: date | None = None) -> Draft:
    """The draft, without a day that stands for none, or that is yet to come in this way."""
    given = draft.published and (None if stands_for_none(draft.published) else draft.published)
    published = not_to_come(given, known)
    if published is draft.published:
        return draft
    return replace(draft, published=None, to_come=given)


def to_come(name: str, found: Sequence[date]) -> str:
    """What is said of a file or a page whose articles have these days, which are yet to come."""
    today = date.today()  # noqa: DTZ011  as above
    if len(found) == 1:
        what = f"the date {found[0]}, and today is {today}: the article is stored without a date"
    else:
        many = f"{len(found):,} dates such as {found[0]}"
        what = f"{many}, and today is {today}: these articles are stored without dates"
    return f"{name} has {what}; mend {'it' if len(found) == 1 else 'them'} and add it again"
