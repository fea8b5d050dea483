"""The question before with what a new one only names in the place of a name: "and in Herat?" after "… in Kabul?".

Only like stands for like: a number for a number, a time for a time, what a word leads to for what a word like it
leads to. Of names that nothing leads to nobody can tell by their form whether they are of one kind, as a person in
the place of a town is not; the article that would answer tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.analysis import base, words_of
from index.answer import MAX_QUESTION, Span
from index.followup import MARKS, says_one, unsaid
from index.function_words import ARTICLES, COUNTING, TO_OTHERS, TO_PLACES
from index.lead_ins import WHAT_ABOUT
from index.naming import name_spans, says_only
from index.periods import period
from index.terms import tokens
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.answer import Quote
    from index.terms import Token
    from knowledge.article import Article

MOST_PLACES = 3
"""Names of the question before that what is named may stand for: each takes as long as a question."""
_THE = "the"
_IN = {"ru": "в {} году", "ar": "في عام {}"}  # a year that nothing leads to; in the other languages "in 2021"
_OWNS = re.compile("['’]s$")
_LATE = datetime(3000, 1, 1, tzinfo=UTC)  # after every day that a question may name


class _Kind(Enum):
    NUMBER = auto()
    TIME = auto()
    NAME = auto()


@dataclass(frozen=True, slots=True)
class _Place:
    """A name or number in a question: its kind, and the words before it, empty where there is none."""

    span: Span
    kind: _Kind
    article: str
    word: str
    """Before the article."""

    @property
    def leading(self) -> str:
        """The word that leads to it."""
        return self.word if self.word in TO_PLACES | TO_OTHERS else ""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The question before as `text`, with `name` in the place of another.

    `led_to_by` is the word that leads to that place, where none leads to the name. `is_sure`: their form says that
    they are alike, and nothing else was; else an article has to.
    """

    text: str
    name: str
    other: str
    led_to_by: str = ""
    is_sure: bool = True

    def is_said_in(self, quote: Quote) -> bool:
        """Whether what answers speaks of it at all: "Huh?" is written as a name is. A time it need not say."""
        return _kind(self.name, detect(self.text)) is _Kind.TIME or says_one(quote, words_of(self.name))

    def is_alike(self, article: Article) -> bool:
        """Whether an article speaks of both as of one kind: of places as such, and of people as people."""
        if self.is_sure:
            return True
        if self.led_to_by and not _leads_to(article, self.name, {self.led_to_by, "in", "im", "в", "во"}):
            return False
        return not _is_of_a_person(article, self.name) or _is_of_a_person(article, self.other)


def stand_ins(before: str, question: str) -> tuple[StandIn, ...]:
    """What a question is understood as that does nothing but name what was not named before, the likeliest first.

    Where the word that leads to it tells for which name it stands, as the "in" of "and in Herat?", it is that one
    alone. Else it stands for what nothing leads to, or perhaps for what a word leads to. An article comes along:
    "und der Zoo?" asks of "der Zoo" what was asked of "die Brücke". A time is asked of where none was.
    """
    named = name_spans(question)
    if not named:
        return ()
    said, told = question[named[0].start : named[-1].end], WHAT_ABOUT.sub(lambda a: " " * len(a[0]), question)
    new = _place(told, named[0], said)
    spans = _numbers(before) if new.kind is _Kind.NUMBER else name_spans(before)
    places = [_place(before, span) for span in spans]
    counted = new.kind is _Kind.NUMBER and any(place.word == new.word for place in places)
    again = {token.text.lower() for token in tokens(before)} if counted else frozenset[str]()  # "and tram line 9?"
    if not _is_new(said, before) or not says_only(told, named, detect(f"{before} {told}"), again):
        return ()
    if new.kind is _Kind.TIME and not _is_of_a_time(before, detect(before)):
        led = f"{new.leading} {said}" if new.leading else _IN.get(base(detect(before)), "in {}").format(said)
        found = [StandIn(f"{before.rstrip(MARKS)} {led}?", said, "")]
    else:
        of_kind = [place for place in places[-MOST_PLACES:] if place.kind is new.kind]
        found = [*_put(before, said, new, of_kind[::-1])]
    return tuple(one for one in found if len(one.text) <= MAX_QUESTION)


def _put(before: str, said: str, new: _Place, places: Sequence[_Place]) -> Iterable[StandIn]:
    """In each of the places where it may stand."""
    others: list[_Place] = []
    if new.kind is not _Kind.NAME:
        alike = [place for place in places if place.word == new.word] or [*places]
    elif new.leading:
        like_it = [place for place in places if {place.leading, new.leading} <= TO_PLACES]
        alike = [place for place in places if place.leading == new.leading] or like_it
    else:
        # What is counted or chosen from is no one thing, for which another surely stands.
        bare = [place for place in places if not place.leading and place.word not in COUNTING]
        alike = [place for place in bare if bool(place.article) is bool(new.article) or len(places) == 1]
        others = [place for place in places if place not in alike and not (new.article and alike)]
    tells = new.kind is not _Kind.NAME or bool(new.leading) or len(alike) == 1
    yield from (_in(before, place, said, new, is_sure=tells) for place in alike)
    yield from (_in(before, place, said, new, is_sure=False) for place in others)


def _in(before: str, place: _Place, said: str, new: _Place, *, is_sure: bool) -> StandIn:
    """The question before with this in that place, and with its article where that has one.

    As one names it: "and Britain?" after "the US" has no "the".
    """
    own, other = _before(before, place.span), before[place.span.start : place.span.end]
    if place.article == _THE and not new.article and own is not None and said[0].isupper():
        text = f"{before[: own.start]}{said}{before[place.span.end :]}"
    elif new.article and place.article and own is not None:
        led_by = new.article.capitalize() if own.is_name else new.article
        text = f"{before[: own.start]}{led_by} {said}{before[place.span.end :]}"
    else:
        owns = _OWNS.search(other)
        text = f"{before[: place.span.start]}{said}{owns[0] if owns else ''}{before[place.span.end :]}"
    return StandIn(text, said, other, "" if is_sure else place.leading, is_sure)


def _numbers(text: str) -> list[Span]:
    return [Span(token.start, token.end) for token in tokens(text) if token.text[0].isdigit()]


def _is_new(name: str, before: str) -> bool:
    """Whether it was not named before: of "line 9" the number decides."""
    numbers = [token.text for token in tokens(name) if token.is_number]
    return bool(unsaid(numbers, before) if numbers else unsaid([name], before))


def _place(text: str, span: Span, said: str = "") -> _Place:
    """What stands there: all of `said`, where there is more of it."""
    words = [token for token in tokens(text) if token.end <= span.start]
    last = words.pop().text.lower() if words else ""
    article = last if last in ARTICLES else ""
    word = (words[-1].text.lower() if words else "") if article else last
    return _Place(span, _kind(said or text[span.start : span.end], detect(text)), article, word)


def _kind(name: str, language: str | None) -> _Kind:
    """Of what kind a name in a text of the language is; not every name with a month in it is a time."""
    words = tokens(name)
    timely = (word.is_number or _is_of_a_time(f"in {word.text}", language) for word in words)
    if _is_of_a_time(f"in {name}", language) and all(timely):
        return _Kind.TIME
    return _Kind.NUMBER if all(word.is_number for word in words) else _Kind.NAME


def _is_of_a_time(text: str, language: str | None) -> bool:
    """Whether it names a period; of a few words the language is not sure."""
    return any(period(text, _LATE, spoken) for spoken in {language or "en", "en"})


def _before(text: str, name: Span) -> Token | None:
    return next((token for token in reversed(tokens(text)) if token.end <= name.start), None)


def _said_of(article: Article, name: str) -> Iterable[tuple[Sequence[Token], Token]]:
    """Wherever an article says the last word of a name: the words before that in its line, and that word."""
    last = tokens(name)[-1].stem
    for line in article.text.split("\n"):
        said = tokens(line)
        yield from ((said[:n], token) for n, token in enumerate(said) if token.stem == last and token.is_name)


def _leads_to(article: Article, name: str, leading: set[str]) -> bool:
    """Whether an article has one of these words lead to the name, with an article or without."""
    words = [token.stem for token in tokens(name)]
    for before, token in _said_of(article, name):
        told = [*before, token]
        if [t.stem for t in told[-len(words) :]] != words:
            continue
        led = [t.text.lower() for t in told[: -len(words)] if t.text.lower() not in ARTICLES]
        if led and led[-1] in leading:
            return True
    return False


def _is_of_a_person(article: Article, name: str) -> bool:
    """Whether an article speaks of it as of a person: by a title or first name, and by the last name alone.

    "President Ashraf Ghani" and then "Ghani": of towns, ships and countries the first is never left out.
    """
    is_whole, said = len(tokens(name)) > 1, _said_of(article, name)
    return any(_has_first_name(before, token, article.language) is not is_whole for before, token in said)


def _has_first_name(before: Sequence[Token], token: Token, language: str | None) -> bool:
    first = before[-1] if before else None
    if first is None or not first.is_name or first.is_function_word or token.start - first.end != 1:
        return False
    return not _OWNS.search(first.text) and not _is_of_a_time(f"in {first.text}", language)
