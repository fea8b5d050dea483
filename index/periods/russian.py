"""Periods in Russian. Words are declined, and a year says that it is one."""

from __future__ import annotations

from index.periods import days
from index.periods.days import BEFORE_YESTERDAY, TODAY, WEEKEND, Unit
from index.periods.table import FIGURES, NOT_TO_COME, TIMED, Form, Relation, Table, Tie, calendar


def _declined(stems: str, *endings: str) -> dict[str, object]:
    """Each stem with each ending, to its number from 1. Of stems in one place all count."""
    return {
        stem + ending: number
        for number, alike in enumerate(stems.split(), start=1)
        for stem in alike.split("|")
        for ending in endings
    }


_MONTHS = _declined("январ феврал _ апрел _ июн июл _ сентябр октябр ноябр декабр", "ь", "я", "е", "ю", "ем") | {
    "март": 3, "марта": 3, "марте": 3, "мая": 5, "май": 5, "мае": 5, "август": 8, "августа": 8, "августе": 8,
}  # fmt: skip
_WEEKDAYS: dict[str, object] = {
    "понедельник": 0, "понедельника": 0, "вторник": 1, "вторника": 1, "среду": 2, "среды": 2, "четверг": 3,
    "четверга": 3, "пятницу": 4, "пятницы": 4, "субботу": 5, "субботы": 5, "воскресенье": 6, "воскресенья": 6,
}  # fmt: skip
_SEASONS: dict[str, object] = {
    "весной": 1, "весны": 1, "летом": 2, "лета": 2, "осенью": 3, "осени": 3, "зимой": 4, "зимы": 4,
}  # fmt: skip
_QUARTERS: dict[str, object] = {
    f"{word} {noun}": number
    for number, words in enumerate(
        ("первый первом первого 1 1-м i", "второй втором второго 2 2-м ii", "третий третьем третьего 3 3-м iii",
         "четвёртый четвёртом четвёртого четвертый четвертом четвертого 4 4-м iv"),
        start=1,
    )
    for word in words.split()
    for noun in ("квартал", "квартале", "квартала")
}  # fmt: skip
_SPANS: dict[str, object] = {
    "неделе": Unit.WEEK, "неделю": Unit.WEEK, "месяце": Unit.MONTH, "месяц": Unit.MONTH, "году": Unit.YEAR,
    "год": Unit.YEAR,
}  # fmt: skip
_UNITS: dict[str, object] = _SPANS | {
    "час": Unit.HOUR, "часа": Unit.HOUR, "часов": Unit.HOUR, "день": Unit.DAY, "дня": Unit.DAY, "дней": Unit.DAY,
    "недели": Unit.WEEK, "недель": Unit.WEEK, "месяца": Unit.MONTH, "месяцев": Unit.MONTH, "года": Unit.YEAR,
    "лет": Unit.YEAR,
}  # fmt: skip
_COUNTS: dict[str, object] = {
    "один": (1, 1), "одну": (1, 1), "два": (2, 2), "две": (2, 2), "три": (3, 3), "четыре": (4, 4), "пять": (5, 5),
    "шесть": (6, 6), "семь": (7, 7), "восемь": (8, 8), "девять": (9, 9), "десять": (10, 10), "несколько": (2, 6),
}  # fmt: skip
_WHEN = r"(?=(?i:весной|летом|осенью|зимой)\b)"  # in summer, and not "of the summer"
_LAST = "(?:прошл|минувш)(?:ой|ом|ую|ый|ым|ее|ем|их|ие)"
_YEAR = r"(?: год(?:а|у|ом|ы|ах|ов|ами)?| ?г\.)"

RUSSIAN = Table(
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
        calendar(rf"{{day}} {{month}} {{year}}{_YEAR}?", days.day),
        calendar(rf"{{month}} {{year}}{_YEAR}?", days.month),
        calendar(rf"{{season}} {{year}}{_YEAR}?", days.season),
        calendar(rf"{{quarter}} {{year}}{_YEAR}?", days.quarter),
        calendar(rf"{{decade}}-(?:е|х|ых){_YEAR}?", days.decade, TIMED),
        calendar(rf"{{year}}[–-]{{to_year}}{_YEAR}", days.year, TIMED),
        calendar(rf"{{year}}{_YEAR}", days.year, TIMED),
        calendar(r"{year}(?= (?:по|до|и) )", days.year, TIMED),  # the first of two
        Form(rf"(?:в |во ){_LAST} {{weekday}}", days.over, Tie.RECURRING),
        Form(rf"{_LAST} {{season}}", days.over, Tie.RECURRING),
        Form(r"эт(?:им|ой) {season}", days.nearest, Tie.RECURRING),
        Form(rf"{_WHEN}{{season}}", days.begun, Tie.RECURRING),
        Form(r"{day} {month}", days.begun, Tie.RECURRING),
        Form(r"{month}", days.begun, Tie.RECURRING, NOT_TO_COME),
        Form(r"{weekday}", days.begun, Tie.RECURRING, NOT_TO_COME),
        Form(r"(?:в|на|за)(?: эти)? выходны[ех]", days.begun, Tie.RECURRING, parts=WEEKEND),
        Form(r"сегодня", days.ago, Tie.NOW, parts=TODAY),
        Form(r"позавчера", days.ago, Tie.NOW, parts=BEFORE_YESTERDAY),
        Form(r"вчера", days.ago, Tie.NOW),
        Form(r"(?:на|в) эт(?:ой|ом) {span}", days.current, Tie.NOW),
        Form(rf"(?:на|в) {_LAST} {{span}}", days.previous, Tie.NOW),
        Form(r"{count} {unit} назад", days.ago, Tie.NOW),
        Form(r"{unit} назад", days.ago, Tie.NOW),
        Form(r"за последн(?:ие|юю|ий) {count} {unit}", days.past, Tie.NOW),
        Form(r"за последн(?:ие|юю|ий) {unit}", days.past, Tie.NOW),
    ),
    relations={
        Relation.IN: "в|во|на|за",
        Relation.OF: "от",
        Relation.SINCE: "с|со|начиная с",
        Relation.UNTIL: "до|по",
        Relation.AFTER: "после",
        Relation.BETWEEN: "между",
    },
    filler="(?:начале|середине|конце|течение) ",
    joiners={Relation.BETWEEN: " и ", Relation.SINCE: " (?:по|до) ", Relation.IN: " и "},
    determiner="каждый|каждую|следующий|следующую|будущий",
    goes_on=r"\w+",
    latest=(
        r"(?:самы[еймх]|сам(?:ая|ое|ую)) (?:последн|нов)\w+|последние новости|сейчас|недавно|на данный момент"
        r"|в настоящее время|пока что|теперь"
    ),
)
