"""Periods in German. Nouns begin with a capital letter, so a word in lower case may follow a year."""

from __future__ import annotations

from index.periods import days
from index.periods.days import BEFORE_YESTERDAY, TODAY, WEEKEND, Unit
from index.periods.table import FIGURES, NOT_TO_COME, TIMED, Form, Relation, Table, Tie, calendar

_MONTHS: dict[str, object] = {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "november": 11, "dezember": 12,
}  # fmt: skip
_WEEKDAYS: dict[str, object] = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
_SEASONS: dict[str, object] = {"frühjahr": 1, "frühling": 1, "sommer": 2, "herbst": 3, "winter": 4}
_QUARTERS: dict[str, object] = {
    name: number
    for number, word in enumerate(("erste", "zweite", "dritte", "vierte"), start=1)
    for name in (*(f"{word}{ending} quartal" for ending in ("", "n", "s")), f"{number}. quartal", f"q{number}")
}
_SPANS: dict[str, object] = {"Woche": Unit.WEEK, "Monat": Unit.MONTH, "Jahr": Unit.YEAR}
_UNITS: dict[str, object] = _SPANS | {
    "Stunde": Unit.HOUR, "Stunden": Unit.HOUR, "Tag": Unit.DAY, "Tage": Unit.DAY, "Tagen": Unit.DAY,
    "Wochen": Unit.WEEK, "Monate": Unit.MONTH, "Monaten": Unit.MONTH, "Jahre": Unit.YEAR, "Jahren": Unit.YEAR,
}  # fmt: skip
_COUNTS: dict[str, object] = {
    "ein": (1, 1), "einem": (1, 1), "einer": (1, 1), "zwei": (2, 2), "drei": (3, 3), "vier": (4, 4), "fünf": (5, 5),
    "sechs": (6, 6), "sieben": (7, 7), "acht": (8, 8), "neun": (9, 9), "zehn": (10, 10), "zwölf": (12, 12),
    "ein paar": (2, 6), "einigen": (2, 6), "wenigen": (2, 6),
}  # fmt: skip
_LAST = "(?:letzte|vergangene|vorige)[nrsm]?"
_ENDS = r"(?![\w-])"

GERMAN = Table(
    words={
        "month": _MONTHS,
        "mon": _MONTHS,
        "weekday": _WEEKDAYS,
        "season": _SEASONS,
        "quarter": _QUARTERS,
        "span": _SPANS,
        "unit": _UNITS,
        "count": _COUNTS,
    },
    forms=(
        *FIGURES,
        calendar(r"{day}\.? {month} {year}", days.day),
        calendar(r"{month} {year}", days.month),
        calendar(r"{season} {year}(?:/{to_year})?", days.season),
        calendar(r"{quarter}(?: des Jahres)? {year}", days.quarter),
        calendar(r"{decade}er(?: Jahren?)?", days.decade, TIMED | {Relation.OF}),
        calendar(r"(?:Anfang|Mitte|Ende) (?:des Jahres )?{year}", days.year, alone=True),
        calendar(r"(?:Jahre? |das Jahr |dem Jahr )?{year}", days.year, TIMED, alone=True),
        Form(rf"{_LAST} (?:{{weekday}}|{{month}}|{{season}})", days.over, Tie.RECURRING),
        Form(rf"{_LAST} Wochenende", days.over, Tie.RECURRING, parts=WEEKEND),
        Form(rf"diese[rnsm]? (?:{{weekday}}|{{month}}|{{season}}){_ENDS}", days.nearest, Tie.RECURRING),
        Form(r"am Wochenende", days.begun, Tie.RECURRING, parts=WEEKEND),
        Form(r"{day}\. {month}", days.begun, Tie.RECURRING, NOT_TO_COME),
        Form(rf"{{month}}{_ENDS}", days.begun, Tie.RECURRING, NOT_TO_COME),
        Form(rf"(?:{{weekday}}|{{season}}){_ENDS}", days.begun, Tie.RECURRING, NOT_TO_COME),
        Form(r"heute", days.ago, Tie.NOW, parts=TODAY),
        Form(r"vorgestern", days.ago, Tie.NOW, parts=BEFORE_YESTERDAY),
        Form(r"gestern", days.ago, Tie.NOW),
        Form(r"diese[rnsm]? {span}", days.current, Tie.NOW),
        Form(rf"{_LAST} {{span}}", days.previous, Tie.NOW),
        Form(r"vor {count} {unit}", days.ago, Tie.NOW),
        Form(rf"{_LAST} {{count}} {{unit}}", days.past, Tie.NOW),
    ),
    relations={
        Relation.IN: "in|im|am|an|zum|vom|während",
        Relation.OF: "der|des",
        Relation.SINCE: "seit|ab",
        Relation.FROM: "von",
        Relation.UNTIL: "bis|bis zum",
        Relation.BEFORE: "vor|vor dem",
        Relation.AFTER: "nach|nach dem",
        Relation.BETWEEN: "zwischen",
    },
    filler="(?:Anfang|Mitte|Ende) |(?:den|dem|der|diesem) ",
    joiners={
        Relation.BETWEEN: " und | ?[-–] ?",
        Relation.FROM: " bis | ?[-–] ?",
        Relation.IN: " und | oder | bis ",
    },
    determiner="der|die|das|dem|den|des|eine?[rnms]?|jede[rnms]?|nächste[rnms]?",
    goes_on=r"[a-zäöü]\w*",
    latest=(
        r"neue?ste[rnms]?|jüngste[rnms]?|aktuell(?:e[rnms]?)?|derzeit|momentan|zurzeit|kürzlich|neulich|bisher"
        r"|im Moment(?=[?.!,;]|$)|gerade jetzt|jetzt(?=[?.!,;]|$)"
    ),
)
