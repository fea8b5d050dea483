"""Periods in English."""

from __future__ import annotations

from index.periods import days
from index.periods.days import BEFORE_YESTERDAY, TODAY, WEEKEND, Unit
from index.periods.table import FIGURES, NOT_TO_COME, TIMED, Form, Relation, Table, Tie, calendar

_MONTHS: dict[str, object] = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
_SHORT: dict[str, object] = {
    name + dot: number
    for number, names in enumerate(
        "jan feb mar apr may jun jul aug sep|sept oct nov dec".split(),
        start=1,
    )
    for name in names.split("|")
    for dot in ("", ".")
    if name != "may"
}
_WEEKDAYS: dict[str, object] = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_SEASONS: dict[str, object] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_QUARTERS: dict[str, object] = {
    name: number
    for number, names in enumerate(("first|1st", "second|2nd", "third|3rd", "fourth|4th|last|final"), start=1)
    for name in (*(f"{word} quarter" for word in names.split("|")), f"q{number}")
}
_SPANS: dict[str, object] = {"week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR}
_UNITS: dict[str, object] = {
    word + plural: unit
    for word, unit in {
        "minute": Unit.MINUTE,
        "hour": Unit.HOUR,
        "day": Unit.DAY,
        **_SPANS,
        "decade": Unit.DECADE,
    }.items()
    for plural in ("", "s")
}
_COUNTS: dict[str, object] = {"a": (1, 1), "an": (1, 1)}
_COUNTS |= {"a couple of": (2, 3), "a few": (2, 6), "few": (2, 6), "several": (3, 9)}
_COUNTS |= {
    word: (number, number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_DOUBTFUL = r"(?!(?i:may|march)\b)"
_FALLEN = r"(?!(?i:fall)\b)"  # a season with "the" is none: "Who died in the fall?"
_TO = "(?: to | and | ?[-–] ?)"
_NO_NAME = r"(?!'s| [A-Z]|[ ,/]{1,2}[0-9])"
_IN = "(?:in|over|during|within|for|throughout)"
_NOT_BY = "(?<!by )(?<!till )(?<!until )(?<!through )(?<!than )"
_IN_OR_OF = frozenset({Relation.IN, Relation.OF})

_CALENDAR = (
    calendar(r"(?:the )?week of (?:the )?{day}(?:st|nd|rd|th)? (?:of )?{mon},? {year}", days.week),
    calendar(r"(?:the )?week of {mon} {day}(?:st|nd|rd|th)?,? {year}", days.week),
    calendar(rf"{{day}}(?:st|nd|rd|th)?{_TO}{{to_day}}(?:st|nd|rd|th)? (?:of )?{{mon}},? {{year}}", days.day),
    calendar(r"(?:the )?{day}(?:st|nd|rd|th) (?:of )?{mon},? {year}", days.day),
    calendar(r"{day} (?:of )?{mon},? {year}", days.day),
    calendar(rf"{{mon}} {{day}}(?:st|nd|rd|th)?(?:{_TO}{{to_day}}(?:st|nd|rd|th)?)?,? {{year}}", days.day),
    calendar(r"(?:the )?{quarter},?(?: of)? {year}", days.quarter),
    calendar(r"the {season} of {year}(?:[/–-]{to_year})?", days.season),
    calendar(r"{season},? {year}(?:[/–-]{to_year})?", days.season),
    calendar(rf"{_DOUBTFUL}{{mon}},?(?: of)? {{year}}", days.month),
    calendar(r"{mon},?(?: of)? {year}", days.month, alone=True),  # "Theresa May 2019", "may 2000 people"
    calendar(r"(?:the )?(?:(?:early|mid|late)[ -])?{decade}'?s", days.decade, TIMED),
    calendar(r"{year}[/–-]{to_year}", days.year, TIMED, alone=True),
    calendar(r"(?:the years? )?{year}", days.year, TIMED, alone=True),
)
_RECURRING = (
    Form(rf"(?:last|this past) {{weekday}}{_NO_NAME}", days.over, Tie.RECURRING),
    Form(rf"last (?:{{month}}|{{season}}){_NO_NAME}", days.over, Tie.RECURRING),
    Form(rf"(?<!later )this (?:{{weekday}}|{{month}}|{{season}}){_NO_NAME}", days.nearest, Tie.RECURRING),
    Form(rf"the {_FALLEN}{{season}}{_NO_NAME}(?! of\b)", days.begun, Tie.RECURRING, NOT_TO_COME, alone=True),
    Form(rf"over the {_FALLEN}{{season}}{_NO_NAME}(?! of\b)", days.begun, Tie.RECURRING, alone=True),
    Form(r"last weekend", days.over, Tie.RECURRING, parts=WEEKEND),
    Form(
        r"(?:(?:over|at|on|during|since) the|this(?: past)?) weekend(?! of\b)",
        days.begun,
        Tie.RECURRING,
        parts=WEEKEND,
    ),
    Form(r"(?:the )?{day}(?:st|nd|rd|th)? (?:of )?{mon}", days.begun, Tie.RECURRING, NOT_TO_COME, alone=True),
    Form(r"{mon} {day}(?:st|nd|rd|th)?", days.begun, Tie.RECURRING, NOT_TO_COME, alone=True),
    Form(rf"{_DOUBTFUL}{{month}}{_NO_NAME}", days.begun, Tie.RECURRING, NOT_TO_COME | _IN_OR_OF),
    Form(rf"{{month}}{_NO_NAME}", days.begun, Tie.RECURRING, _IN_OR_OF),
    Form(
        rf"{_NOT_BY}{{weekday}}(?: (?:morning|afternoon|evening|night))?{_NO_NAME}",
        days.begun,
        Tie.RECURRING,
        alone=True,
    ),
)
_NOW = (
    Form(r"today|tonight|this (?:morning|afternoon|evening)", days.ago, Tie.NOW, parts=TODAY),
    Form(r"the day before yesterday", days.ago, Tie.NOW, parts=BEFORE_YESTERDAY),
    Form(r"yesterday", days.ago, Tie.NOW),
    Form(r"last night|overnight", days.past, Tie.NOW),
    Form(r"(?<!later )this {span}(?! of\b)", days.current, Tie.NOW),
    Form(r"(?<!the )last {span}(?! of\b)", days.previous, Tie.NOW),
    Form(r"this past {span}", days.past, Tie.NOW),
    Form(rf"{_IN} the (?:past|last) {{unit}}(?! of\b)", days.past, Tie.NOW),
    Form(r"(?:past|last) {count} {unit}(?! of\b)", days.past, Tie.NOW),
    Form(r"{count} {unit} ago", days.ago, Tie.NOW),
)

ENGLISH = Table(
    words={
        "month": _MONTHS,
        "mon": _MONTHS | _SHORT,
        "weekday": _WEEKDAYS,
        "season": _SEASONS,
        "quarter": _QUARTERS,
        "span": _SPANS,
        "unit": _UNITS,
        "count": _COUNTS,
    },
    forms=FIGURES + _CALENDAR + _RECURRING + _NOW,
    relations={
        Relation.IN: "in|on|during|throughout|as of|at(?= the )",
        Relation.OF: "of",
        Relation.SINCE: "since",
        Relation.FROM: "from",
        Relation.UNTIL: "until|till|through|by|no later than",
        Relation.BEFORE: "before|prior to|earlier than",
        Relation.AFTER: "after|later than",
        Relation.BETWEEN: "between",
    },
    filler=(
        "(?:early|mid|late)[ -]|the (?:start|beginning|middle|end|course|first half|second half"
        "|(?:first|last|final) (?:day|days|week|weeks|weekend|month|months)|month|months) of "
    ),
    joiners={
        Relation.BETWEEN: " and | ?[-–] ?",
        Relation.FROM: " (?:to|until|till|through) | ?[-–] ?",
        Relation.IN: " (?:and|or|to) |, ",
    },
    determiner=r"the|an?|this|that|these|those|his|her|its|their|our|my|your|every|each|any|next|another|\w+'s?",
    goes_on="""
        a about after against all also among an and any are as at because been before being between but by
        can could did do does during either first for from had has have he her his how i if in into is it
        its last many more most much my near no not of on or our out over per she should so than that the
        their then there these they this those through to under until up via was we were what when where
        which while who whom whose why will with without would you your
    """,
    latest=(
        r"(?<!at the )latest|newest|most recent(?:ly)?|recently|lately|in recent (?:days|weeks|months)"
        r"|currently|at present|nowadays|these days|right now|as of now"
        r"|what(?:'s| is) new|who(?:'s| is) (?:the|their|our|its) new"
        r"|(?:is|are) the current(?! (?:of|in|through|account)\b)"
        r"|(?:who|where|how \w+) (?:is|are) now|now(?=[?.!,;]|$)"
        r"|at the moment(?=[?.!,;]|$)|so far(?=[?.!,;]|$| (?:in|this|has|have|is|are)\b)"
    ),
)
