"""A hit to the best answer that stands in it: what is read in it, judged by what the question asks for.

A reader tells which words answer best, not whether they can: an age is asked for, or what somebody says, or the
list of several. Where the article itself says what stands where, by a heading that asks the same or a title that
answers, that counts for more than what a reader makes of it.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.aging import aged
from index.analysis import words_of
from index.answer import Span
from index.enumerating import listed, several
from index.headings import answered_below
from index.kinds import asks_whether, introduced, kind_of
from index.offices import is_of_another_rank
from index.phrasing import as_question
from index.quoting import answering, sentences
from index.reader import Reading
from index.saying import said_by, spoken
from index.terms import asks, stems, tokens
from index.timing import in_words, names_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answer import Hit
    from index.reader import Reader
    from index.saying import Saying

_KEPT = 4000  # readings at hand: popular questions come again, and a reading depends on what is read alone
_UNSPOKEN = 1.5  # a reading's score that lacks where the answer is no words by itself: yes, or who somebody is
_ASKED = 4.0  # a reading's score below a heading that asks the same: as sure as of the best answers
_SPOKEN = 3.0  # a reading's score where whoever is asked about speaks on all of the subject
_LISTED = 1.0  # a reading's score of a list or an age in its form: as sure as of most right answers
_HOW = re.compile(r"\bhow\b", re.IGNORECASE)
_HEAD = 300  # code points at the beginning of an article in which its byline stands
_BETWEEN = frozenset("of and for by the to at in on with p m a".split())  # what a byline writes small
_TITLED = 1.0  # a reading's score by which the title has to answer better than the passage


class HitReader:
    """Reads hits. Safe to use from several threads."""

    def __init__(self, reader: Reader) -> None:
        self._read = lru_cache(_KEPT)(reader.read)

    def best(self, question: str, hit: Hit) -> Reading:
        """The best answer of the kind that is asked for, the list of what is asked several of, or an age.

        Its score is minus infinity where there is none.
        """
        question = as_question(question)
        read = self._read(*_put(question, hit), hit.text)
        found = read.passage
        best = next((one for one in found if _is_met(question, hit, one)), None)
        if best is None:  # what it took for an answer is none
            best = replace(found[0], score=-math.inf) if found else Reading(-math.inf, 0, 0)
        if words := said_by(question):
            return _said(words, hit, best)
        if asks_whether(question):
            best = replace(best, score=best.score + _UNSPOKEN)
        else:
            best = _titled(question, hit, read.title, found, best)
            if named := introduced(question):
                best = _naming(named, hit, best)
        if below := answered_below(question, hit):
            return _below(question, below, hit, found)
        if best.score >= _LISTED:
            return best
        asked, start = several(question), hit.passage.start
        told = listed(asked, hit) if asked else aged(question, hit)
        return Reading(_LISTED, told.start - start, told.end - start) if told else best


def answer_of(hit: Hit, reading: Reading) -> Span:
    """Where in the article it stands; the first letter of the passage where it stands nowhere."""
    return Span(hit.passage.start + max(0, reading.start), hit.passage.start + max(1, reading.end))


def _put(question: str, hit: Hit) -> tuple[str, str]:
    """What is read before the passage: the question, and the title with the day that the article tells of.

    What is from outside the period that the question names is asked without it: that it is, the answer says.
    """
    title = hit.article.title
    if hit.inside:
        return question, ". ".join(filter(None, [title, in_words(hit.article.published)]))
    for token in reversed(tokens(question)):
        if names_time(token.text):
            question = question[: token.start] + question[token.end :]
    return " ".join(question.split()), title


def _is_byline(text: str, sentence: Span) -> bool:
    """Whether a line at the head of an article only tells who wrote it, where, or when: names and numbers."""
    before, after = text[max(0, sentence.start - 1) : sentence.start], text[sentence.end : sentence.end + 1]
    if sentence.end > _HEAD or before not in {"", "\n"} or after != "\n" or text[sentence.end - 1] in "!?…":
        return False
    words = [word for word in words_of(text[sentence.start : sentence.end]) if word not in _BETWEEN]
    return any(word[0].isupper() for word in words) and all(
        word[0].isupper() or word[0].isdigit() for word in words
    )


def _titled(question: str, hit: Hit, titles: Sequence[Reading], found: Sequence[Reading], best: Reading) -> Reading:
    """The sentence that says what the title answers, where the passage answers worse and says it; else the best.

    A title tells in few words what a sentence below it says at length, so a reader finds it there more surely. What
    the question says itself is no answer.
    """
    title, kind = hit.article.title, kind_of(question)
    if asks(title) or not introduced(question) <= stems(title):
        return best
    for one in titles:
        told = stems(title[one.start : one.end])
        can_be = one.end <= len(title) and not told <= stems(question)
        if can_be and (kind is None or kind.is_met(title, Span(0, len(title)), Span(one.start, one.end))):
            said = _saying(told, hit, found) if one.score - _TITLED > best.score else None
            return replace(said, score=one.score - _TITLED) if said else best
    return best


def _saying(words: frozenset[str], hit: Hit, found: Sequence[Reading]) -> Reading | None:
    """The best answer in a sentence of the passage that has all the words, else the first such sentence."""

    def has_them(span: Span) -> bool:
        return words <= stems(hit.article.text[span.start : span.end])

    start = hit.passage.start
    read = next((one for one in found if has_them(answering(hit, answer_of(hit, one)))), None)
    first = None if read else next(filter(has_them, sentences(hit)), None)
    return Reading(-math.inf, first.start - start, first.end - start) if first else read


def _naming(named: frozenset[str], hit: Hit, best: Reading) -> Reading:
    """The best answer to who somebody is, else the first sentence that names them: unsure, but no less.

    Who is named in an article is somebody, and of whom no article tells, none names.
    """
    score = max(best.score + _UNSPOKEN, 0.0)
    if best.score > -math.inf:
        return replace(best, score=score)
    said = (span for span in sentences(hit) if named <= stems(hit.article.text[span.start : span.end]))
    first = next(said, None)
    return Reading(score, first.start - hit.passage.start, first.end - hit.passage.start) if first else best


def _said(words: Saying, hit: Hit, best: Reading) -> Reading:
    """The sentence that whoever is asked about speaks on the subject; where they speak none, only what they did."""
    found = spoken(words, hit)
    if found is None:
        return replace(best, score=-math.inf) if words.is_sure else best
    sentence, share = found
    start, end = sentence.start - hit.passage.start, sentence.end - hit.passage.start
    read = best.score if start <= best.start < end else -math.inf
    return Reading(max(read, _SPOKEN * share), start, end)


def _below(question: str, below: Span, hit: Hit, found: Sequence[Reading]) -> Reading:
    """The best answer below a heading that asks the same, else the first sentence there."""
    start = hit.passage.start
    inside = (one for one in found if below.start <= start + one.start < below.end and _is_met(question, hit, one))
    first = Reading(_ASKED, below.start - start, below.start - start + 1)
    best = next(inside, first)
    return replace(best, score=max(best.score, _ASKED))


def _is_met(question: str, hit: Hit, reading: Reading) -> bool:
    """Whether what was read can be an answer of the kind that is asked for; no question is one, and no byline.

    "It is unknown how many came" only says again how many. Where the question is who somebody is, the sentence has
    to name them, and no deputy where the holder of an office is asked for.
    """
    kind, answer, text = kind_of(question), answer_of(hit, reading), hit.article.text
    sentence = answering(hit, answer)
    said = text[sentence.start : sentence.end]
    if _HOW.match(text, answer.start, answer.end) and _HOW.search(question):
        return False
    if asks(said) or _is_byline(text, sentence) or not introduced(question) <= stems(said):
        return False
    if is_of_another_rank(question, said):
        return False
    return kind is None or kind.is_met(text, sentence, answer)
