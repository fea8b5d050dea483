"""The day that a document shows below its title: with a place, a weekday or a name, and nothing else.

    Northholm, 19 June 2024      Von Greta Holm | 19. Juni 2024      Press release, June 19, 2024

Documents give the day on which they were made, printed or begun from an older one; this one is what was written.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.readers.days import MONTHS
from knowledge.readers.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100  # code points
_WORDS = 5  # beside the day
_AHEAD = timedelta(days=7)  # of when it was made or changed last: so far it may be dated
_DAY = re.compile(
    r"(?<![\w.])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<dd>\d{1,2})\.\s?(?P<dm>\d{1,2})\.\s?(?P<dy>\d{4})|"
    r"(?P<nd>\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<nm>[^\W\d_]{3,10})\.?,?\s+"
    r"(?:de\s+)?(?P<ny>\d{4})(?:\s?[гр]\.)?|"
    r"(?P<em>[^\W\d_]{3,10})\.?\s+(?P<ed>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<ey>\d{4}))(?!\w)"
)
_TOLD = re.compile(
    r"(?<!\w)(?:of|on|since|until|till|from|by|before|after|vom|am|zum|seit|bis|ab|du|le|depuis|с|до|от|por|del|dal)\s*\Z",
    re.IGNORECASE,
)
"""Before a day of which something is said."""
_WORD = re.compile(r"[^\W_]+")


def day_of(lines: Iterable[str], latest: date | None) -> date | None:
    """The day in the first of the lines that is no more than that.

    Not one long after `latest`, when the document was made or changed last: that is an event's.
    """
    for line in lines:
        found = [*_DAY.finditer(line)]
        if len(found) != 1 or len(line) > _LONGEST:
            continue
        before, after = line[: found[0].start()], line[found[0].end() :]
        beside = [_WORD.findall(part) for part in (before, after)]
        alone = not all(beside) and len(beside[0] + beside[1]) <= _WORDS
        day = _day(found[0])
        if day and alone and not _TOLD.search(before) and not (beside[1] and ends_sentence(line)):
            return day if latest is None or day <= latest + _AHEAD else None
    return None


def _day(found: re.Match[str]) -> date | None:
    given = found.groupdict()
    year = given["y"] or given["dy"] or given["ny"] or given["ey"]
    named = (given["nm"] or given["em"] or "").lower()
    month = given["m"] or given["dm"] or MONTHS.get(named[:4]) or MONTHS.get(named[:3])
    try:
        return date(int(year), int(month or 0), int(given["d"] or given["dd"] or given["nd"] or given["ed"]))
    except ValueError:
        return None
