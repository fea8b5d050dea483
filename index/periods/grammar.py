"""A language's table as a reader of questions: finds stretches of time and what is said of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from index.answer import Scope, ScopeKind
from index.periods.days import Days
from index.periods.table import Relation, Tie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from index.periods.table import Form, Table

# Years from 1800 to 2099: other figures are more often a number of something.
_FIGURES = {
    "day": "[0-3]?[0-9]",
    "to_day": "[0-3]?[0-9]",
    "number": "[01]?[0-9]",
    "year": "(?:1[89]|20)[0-9]{2}",
    "to_year": "(?:1[89]|20)[0-9]{2}|[0-9]{2}",
    "decade": "(?:1[89]|20)[0-9]0",
}
_FIELDS = {"mon": "month", "number": "month", "decade": "year", "span": "unit"}
_NAMES = frozenset({"month", "mon", "weekday", "season", "quarter"})
_WORDS = frozenset({"month", "mon", "weekday", "season", "quarter", "span", "unit"})
_WORD = re.compile(r"\w+")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)")
_SENTENCE = re.compile(r"(?:^|(?<=[.?!:] ))\W*\w")
_LONGEST_RELATION = 60
_FIGURES_OF_ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_DAY = timedelta(days=1)
_NO_MOMENT = datetime.max.replace(tzinfo=UTC)  # for stretches that name their year


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of time as it is named in the text from start to end."""

    form: Form
    parts: Mapping[str, Any]
    start: int
    end: int

    def days(self, now: datetime | None) -> Days | None:
        """Its days, or None where no calendar has them, or a moment of asking is needed and missing."""
        if now is None and self.form.tie is not Tie.CALENDAR:
            return None
        try:
            days = self.form.days(replace(self.form.parts, **self.parts), now or _NO_MOMENT)
        except (ValueError, OverflowError, StopIteration):
            return None
        return days if days.first <= days.last else None


class Grammar:
    """A table, compiled."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._slots: list[tuple[str, ...]] = [tuple(_SLOT.findall(form.pattern)) for form in table.forms]
        self._words = {
            slot: {word.lower().split(" ")[0].rstrip(".") for word in table.words[slot]} for slot in _WORDS
        }
        self._patterns: dict[frozenset[str], re.Pattern[str]] = {}
        relations = "|".join(f"(?P<{relation.name}>{words})" for relation, words in table.relations.items())
        self._relation = re.compile(rf"(?<![\w-])(?:{relations}) (?:{table.filler})?$")
        self._determiner = re.compile(rf"(?<![\w-])(?:{table.determiner}) $", re.IGNORECASE)
        self._joiners = {relation: re.compile(words) for relation, words in table.joiners.items()}
        goes_on, joiner = "|".join(table.goes_on.split()), "|".join(table.joiners.values())
        self._goes_on = re.compile(rf"(?!(?:{joiner})[0-9])(?:$|[^\w\s'-]| (?:{goes_on})\b|\s[^\w\s])")
        self._latest = re.compile(rf"(?<![\w-])(?:{table.latest})(?!\w)")

    def prepared(self, text: str) -> str:
        """The text as the patterns expect it: no quotations, one kind of figures, and sentences in lower case."""
        text = _QUOTED.sub("“”", " ".join(text.replace("’", "'").split())).translate(_FIGURES_OF_ARABIC)
        if text.isupper():
            return text.lower()
        return _SENTENCE.sub(lambda start: start.group().lower(), text)

    def names_the_present(self, prepared: str) -> bool:
        """Whether it asks how things stand."""
        return self._latest.search(prepared) is not None

    def scopes(self, prepared: str, asked: datetime | None) -> Iterator[tuple[Scope, Tie]]:
        """Every period that is named, and what fixes it."""
        stretches = list(self._stretches(prepared))
        joined = False
        for stretch, following in zip(stretches, [*stretches[1:], None], strict=False):
            if joined:
                joined = False
                continue
            relation = self._relation_at(prepared, stretch.start)
            joined = following is not None and self._is_one_with(prepared, stretch, following, relation)
            if joined and following is not None:
                days, tie = _from_to(stretch, following, asked), following.form.tie
            elif self._names_a_period(prepared, stretch, relation):
                days, tie = stretch.days(asked), stretch.form.tie
            else:
                continue
            has_both_ends = joined or not stretch.parts.keys().isdisjoint({"to_day", "to_year"})
            scope = _scope(days, Relation.IN if has_both_ends else relation, tie, asked) if days else None
            if scope:
                yield scope, tie

    def _with_slots(self, pattern: str, number: int) -> str:
        return _SLOT.sub(lambda slot: f"(?P<{slot[1]}_{number}>{self._slot(slot[1])})", pattern)

    def _slot(self, name: str) -> str:
        words = "|".join(re.escape(word) for word in sorted(self._table.words.get(name, ()), key=len, reverse=True))
        if name == "count":
            return f"[0-9]{{1,3}}|{words}"
        return _FIGURES.get(name) or (f"(?i:{words})" if name in _NAMES else words)

    def _pattern(self, text: str) -> re.Pattern[str]:
        """The forms that a text with these words can have, as one pattern: few are quicker to try than all."""
        words = set(_WORD.findall(text.lower()))
        present = {slot for slot, of_slot in self._words.items() if not of_slot.isdisjoint(words)}
        if any(character in "0123456789" for character in text):
            present |= _FIGURES.keys()
        key = frozenset(present)
        if key not in self._patterns:
            possible = "|".join(
                f"(?P<form_{number}>{self._with_slots(form.pattern, number)})"
                for number, form in enumerate(self._table.forms)
                if self._is_possible(number, key)
            )
            self._patterns[key] = re.compile(rf"(?<![\w.,$€£/])(?:{possible})(?![\w%]|[.,:/–-][0-9])")
        return self._patterns[key]

    def _is_possible(self, number: int, present: frozenset[str]) -> bool:
        slots = frozenset(self._slots[number])
        kinds = (slots & _FIGURES.keys(), slots & _WORDS)
        return all(kind & present for kind in kinds if kind)

    def _stretches(self, text: str) -> Iterator[_Stretch]:
        for match in self._pattern(text).finditer(text):
            assert match.lastgroup is not None
            number = int(match.lastgroup.removeprefix("form_"))
            given = ((slot, match[f"{slot}_{number}"]) for slot in self._slots[number])
            parts = {_FIELDS.get(slot, slot): self._value(slot, word) for slot, word in given if word is not None}
            if None not in parts.values():
                yield _Stretch(self._table.forms[number], parts, *match.span())

    def _value(self, slot: str, word: str) -> object:
        """What a word stands for; None for the few that equal one but for case and are not it in lower case."""
        if slot == "count" and word.isdecimal():
            return (int(word), int(word))
        words = self._table.words.get(slot)
        return int(word) if words is None else words.get(word, words.get(word.lower()))

    def _relation_at(self, text: str, start: int) -> Relation | None:
        match = self._relation.search(text, max(0, start - _LONGEST_RELATION), start)
        return Relation[match.lastgroup] if match and match.lastgroup else None

    def _is_one_with(self, text: str, stretch: _Stretch, following: _Stretch, relation: Relation | None) -> bool:
        joiner = self._joiners.get(relation) if relation else None
        if joiner is None or not joiner.fullmatch(text, stretch.end, following.start):
            return False
        # Two years with "from" and "to" are hardly a number of things.
        return relation is not Relation.IN or not following.form.alone or self._goes_on_after(text, following.end)

    def _names_a_period(self, text: str, stretch: _Stretch, relation: Relation | None) -> bool:
        form = stretch.form
        if relation is None:
            if form.needs or (form.tie is not Tie.NOW and self._determiner.search(text, 0, stretch.start)):
                return False
            after_name = _after_name(text, stretch.start)
            return not form.alone or (not after_name and self._goes_on_after(text, stretch.end))
        if not form.needs:
            return True
        opens = relation is Relation.IN and " " not in text[: stretch.start].rstrip()
        return relation in form.needs and (not form.alone or opens or self._goes_on_after(text, stretch.end))

    def _goes_on_after(self, text: str, end: int) -> bool:
        return self._goes_on.match(text, end) is not None


def _after_name(text: str, start: int) -> bool:
    """Whether the word before may be a name: the first word of a text is one more often than not."""
    before = text[:start].split()
    return bool(before) and (len(before) == 1 or not before[-1][0].islower())


def _from_to(first: _Stretch, last: _Stretch, now: datetime | None) -> Days | None:
    """From one to the other: the year of the last is that of the first, as in "from March to May 2021"."""
    end = last.days(now)
    start = first.days(datetime.combine(end.last, time.max)) if end else None
    return Days(start.first, end.last) if start and end and start.first <= end.last else None


def _scope(days: Days, relation: Relation | None, tie: Tie, asked: datetime | None) -> Scope | None:
    first: date | None = days.first
    last: date | None = days.last
    if relation in {Relation.SINCE, Relation.FROM}:
        last = None
    elif relation is Relation.UNTIL:
        first = None
    elif relation is Relation.BEFORE:
        first, last = None, days.first - _DAY
    elif relation is Relation.AFTER:
        first, last = days.last + _DAY, None
    elif relation is Relation.BETWEEN:
        return None
    if tie is Tie.CALENDAR:
        return Scope(first, last, ScopeKind.ABSOLUTE)
    assert asked is not None
    last = min(last or asked.date(), asked.date())
    return None if first and first > last else Scope(first, last, ScopeKind.RELATIVE)
