"""What a question, a claim or a topic brings: by itself, and together with what it goes on from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.telegram import turns
from bot.telegram.claims import is_of_nothing
from bot.telegram.turns import Turn
from index import followup
from index.answer import Answer, Confidence
from index.naming import is_bare, is_by_itself
from index.newest import newest_on, newest_on_named
from knowledge.languages import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.answer import Coverage, Question, Quote, Report
    from index.answerer import Finding

_T = TypeVar("_T")
_QUOTES = 3  # of what is reported in the words of a claim


class Asker(Protocol):
    """Whoever finds answers. Called from several threads at once; may block."""

    def answer(self, question: Question) -> Answer:
        """The answer to the question."""
        ...

    def about(self, topic: Question) -> Report:
        """What the articles say on a topic."""
        ...

    def indexed_change(self) -> int:
        """The number of the last change of the Library that answers reflect."""
        ...

    def find(self, question: Question, *, language: str | None = None) -> Finding:
        """All that the question brings, whatever the confidence; with `language`, from articles in it alone."""
        ...

    def coverage(self) -> Coverage:
        """What there is to search, and how much of it is not ready yet."""
        ...

    def passages(self) -> int:
        """How many passages are ready to be found."""
        ...


class AskerDiedError(Exception):
    """The Asker ended with something that is not an Exception, such as a panic in compiled code."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was understood, and its answer.

    Where there is none, it is understood together with what it goes on from: so it means something by itself.
    `reported` then tells of what it is about, the newest first. `is_of_a_topic`: that was only named, and nothing
    asked that could have no answer.
    """

    answer: Answer
    turn: Turn
    reported: tuple[Quote, ...] = ()
    is_of_a_topic: bool = False


class Lookup:
    """Finds answers. Calls block."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def indexed_change(self) -> int:
        """The number of the last change of the Library that answers reflect."""
        return self._asker.indexed_change()

    def find(self, question: Question, named: Sequence[str] = ()) -> Answer:
        """The answer to the question, as it stands, whose passage speaks of all that is `named`."""
        return _on_what_is_new(_alive(self._asker.answer, question), named)

    def about(self, topic: Question) -> Report:
        """What the articles say on a topic."""
        return _alive(self._asker.about, topic)

    def follow(self, question: Question, before: str, marked: str, about: str) -> Reading:
        """The question by itself, with the words of what was marked, or with what it goes on from.

        Whichever reading holds better. Where none does, what only names something is read by itself if what is
        reported on that is on what it goes on from too; else as in turns.together.
        """
        new = followup.newly_named(question.text, before or about, question.asked)
        alone = self.find(question, new)
        best = Reading(_on_what_was_named(alone, before, marked, about), Turn(question.text))
        together = [
            Reading(_of_like(self.find(replace(question, text=turn.question), new), turn), turn)
            for turn in turns.together(question.text, before, marked, about)
        ]
        for joined in together:
            if followup.is_better(joined.answer, best.answer):
                best = joined
        if not together or best.answer.confidence is not Confidence.NONE:
            return best
        # What comes closest to something new is found by that alone, to anything else by what it goes on from.
        none = best.answer if new else together[0].answer
        told = bool(new) and self._is_told(question, followup.names(before or about, question.text))
        return Reading(none, Turn(question.text) if told else together[0].turn)

    def _is_told(self, topic: Question, named: Sequence[str]) -> bool:
        """Whether the newest that is reported on what is only named is on what was named before as well."""
        newest = self.newest_on(topic, self.about(topic))[:_QUOTES]
        return bool(newest) and all(followup.is_on(quote.article, named) for quote in newest)

    def first_of(self, question: Question, asked: Sequence[str]) -> Reading:
        """Of several questions that are asked at once, the one with the surest answer; the first of those alike.

        Asked together they would find what has words of all of them, and answers none.
        """
        best = self._surest([replace(question, text=text) for text in asked])
        return Reading(best, Turn(best.question.text, in_full=True, one_of_several=True))

    def go_on(self, question: Question, before: str, marked: str, about: str, told: str) -> Reading:
        """The same, with what is reported on it where nothing answers; `told` is what the message before says.

        What was named there already is a topic of its own where it is all that is said, or where nothing answers.
        Another name is one where both hold, and "News on Suez" always.
        """
        again = not marked and followup.says_again(question.text, f"{before} {about} {told}")
        language = detect(question.text)
        bare = is_bare(question.text, language)
        by_itself = not marked and is_by_itself(question.text, language)
        if ((again and bare) or by_itself) and (named := self._named(self.find(question))):
            return named
        reading = self.follow(question, before, marked, about)
        if reading.answer.confidence is not Confidence.NONE:
            return self.report(reading) if bare and reading.turn == Turn(question.text) else reading
        named = self._named(replace(reading.answer, question=question)) if again or bare else None
        return named or self.report(reading)

    def _named(self, answer: Answer) -> Reading | None:
        """What is reported on what a question only names, by itself; None where it asks something."""
        reading = self.report(Reading(answer, Turn(answer.question.text)))
        return reading if reading.is_of_a_topic else None

    def report(self, reading: Reading) -> Reading:
        """What nothing answers, or only names something, with what is reported on it."""
        about, named = cache(self.about), replace(reading.answer.question, text=reading.turn.question)
        answer = replace(reading.answer, question=named)
        if newest := newest_on_named(answer, about):
            none = replace(answer, confidence=Confidence.NONE, quotes=(), newer=None, newer_quote=None)
            return replace(reading, answer=none, reported=newest, is_of_a_topic=True)
        if answer.confidence is not Confidence.NONE:
            return reading
        return replace(reading, answer=answer, reported=newest_on(named, about))

    def newest_on(self, topic: Question, report: Report) -> tuple[Quote, ...]:
        """Quotes from the newest articles on a topic, those without a date last; `report` is that on it."""
        return newest_on(topic, self.about, report)

    def check(self, question: Question, claims: Sequence[str]) -> Reading:
        """What is said on the claims, at least one: that on which most is said, the first of those alike.

        A claim asks nothing, so what says nearly all of its words is said on it though it answers no question.
        """
        asked = [replace(question, text=claim) for claim in claims]
        best = self._surest(asked)
        if best.confidence is Confidence.NONE:
            best = next(filter(None, map(self._reported, asked)), best)
        return Reading(best, Turn(best.question.text, claim=len(claims) > 1))

    def _surest(self, asked: Sequence[Question]) -> Answer:
        """The first sure answer, else the best one, else that to the first."""
        best = self.find(asked[0])
        for question in asked[1:]:
            if best.confidence is Confidence.STRONG:
                break
            other = self.find(question)
            if followup.is_better(other, best):
                best = other
        return best

    def _reported(self, claim: Question) -> Answer | None:
        """What is reported in the words of a claim, as an answer that is not sure; None where nothing is."""
        report = self.about(claim)
        quotes = report.quotes[:_QUOTES]
        return Answer(claim, Confidence.WEAK, quotes, None, None, report.coverage) if quotes else None


def _on_what_was_named(alone: Answer, before: str, marked: str, about: str) -> Answer:
    """The answer to a question alone; none where it is on something else than what was named before.

    That is where it only asks, as "since when?" does, or where it is unsure and speaks of a "he" named before.
    """
    text = alone.question.text
    named = followup.names(before or about, text) + followup.words(marked, text)
    if not alone.quotes or not named:
        return alone
    is_of_that = alone.confidence is Confidence.WEAK and followup.points_back(text)
    is_beside = is_of_that and not followup.is_on(alone.quotes[0].article, named)
    return _none(alone) if is_beside or is_of_nothing(text) else alone


def _on_what_is_new(found: Answer, named: Sequence[str]) -> Answer:
    """An answer to "and the pool?"; none where its passage does not speak of that, but of what was there before."""
    return found if all(followup.says(quote, named) for quote in found.quotes[:1]) else _none(found)


def _of_like(found: Answer, turn: Turn) -> Answer:
    """An answer to a question with a name in the place of another.

    None where it does not speak of that, or its article has them of two kinds.
    """
    one, quotes = turn.stand_in, found.quotes[:1]
    alike = one is None or all(one.is_said_in(quote) and one.is_alike(quote.article) for quote in quotes)
    return found if alike else _none(found)


def _none(found: Answer) -> Answer:
    closest = found.quotes[0].article
    return replace(found, confidence=Confidence.NONE, quotes=(), closest=closest, newer=None, newer_quote=None)


def _alive(ask: Callable[[Question], _T], question: Question) -> _T:
    """What it says; AskerDiedError where it ends with what is no Exception."""
    try:
        return ask(question)
    except Exception:
        raise
    except BaseException as error:
        raise AskerDiedError from error
