"""A hit to a quote: the sentence that answers, marked, with those beside it where they are short."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import analyse
from index.answer import Quote, Span
from index.overlap import shared_weight
from index.terms import asks
from knowledge import splitter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.answer import Hit

QUOTE_SIZE = 480
"""Code points of a quote above which no neighbouring sentence joins the one that answers.

A paragraph of news is often one sentence, so a quote may run over its end: on news 74 quotes in 100 hold the answer
then, of 320 code points within a paragraph 64.
"""

_KEPT = 256  # passages whose sentences are remembered: what is read and quoted is cut up again and again


def quote(hit: Hit, answer: Span) -> Quote:
    """The sentence that has most of the answer, with its neighbours as far as QUOTE_SIZE allows."""
    article, spans = hit.article, sentences(hit)
    at = _most(spans, answer)
    first = last = at
    for i in (at + 1, at - 1):
        low, high = min(first, i), max(last, i)
        if 0 <= i < len(spans) and spans[high].end - spans[low].start <= QUOTE_SIZE:
            first, last = low, high
    return Quote(
        article=article,
        start=spans[first].start,
        end=spans[last].end,
        highlight=spans[at],
        context=Span(hit.passage.start, hit.passage.end),
        score=hit.score,
        also_in=hit.articles[1:],
    )


def answering(hit: Hit, answer: Span) -> Span:
    """The sentence of the passage that has most of the answer."""
    spans = sentences(hit)
    return spans[_most(spans, answer)]


def _most(spans: Sequence[Span], answer: Span) -> int:
    return max(range(len(spans)), key=lambda i: _shared(spans[i], answer))


def _shared(one: Span, other: Span) -> int:
    """How many code points both have; below 0, how far they are apart."""
    return min(one.end, other.end) - max(one.start, other.start)


_VERBATIM = 20  # code points: what is shorter stands in many sentences, so it has to be a whole one
_ENDS = " \n\"'‘’“”«»„.,;:!?…()[]。！？"  # around a sentence that somebody copied


def verbatim(said: str, hit: Hit) -> Span | None:
    """Where in its article the passage says just this, whatever the spaces and capitals; None where it does not.

    None also where it only asks it.
    """
    copied = said.strip(_ENDS).split()
    if not copied or _folded(" ".join(copied)) not in _folded(" ".join(hit.text.split())):
        return None  # known without a pattern, which is slow to make, and most questions need none
    found = re.search(r"\s+".join(map(re.escape, copied)), hit.text, re.IGNORECASE)
    if found is None:
        return None
    at = Span(hit.passage.start + found.start(), hit.passage.start + found.end())
    text = hit.article.text
    if asks(text[(span := answering(hit, at)).start : span.end]):
        return None
    whole = any(text[span.start : span.end].strip(_ENDS) == found[0] for span in sentences(hit))
    return at if whole or len(found[0]) >= _VERBATIM else None


def _folded(text: str) -> str:
    """The text without capitals; whatever a pattern takes for the same letter is the same in it."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def is_said(text: str, hit: Hit) -> bool:
    """Whether the passage says just this, and that is a whole sentence of it or more."""
    at = verbatim(text, hit)
    if at is None or at.end - at.start < _VERBATIM:
        return False
    sentence = answering(hit, at)
    return len(hit.article.text[sentence.start : sentence.end].strip(_ENDS)) <= at.end - at.start


# What a sentence must have to answer a question of this kind: a number, a day, a name.
_KINDS = (
    (
        re.compile(r"\bhow (?:many|much|long|old|far|tall|big|large|often|fast|high)\b", re.IGNORECASE),
        re.compile(r"\d"),
    ),
    (re.compile(r"\bwhen\b|\b(?:what|which) (?:year|day|date|month)\b", re.IGNORECASE), re.compile(r"\d|day\b")),
    (re.compile(r"\b(?:who|whom|whose|where)\b", re.IGNORECASE), re.compile(r"(?<=[\w,] )[A-Z]")),
)
_OF_ITS_KIND = 0.5  # of a question's whole weight


def best_sentence(question: str, weights: Mapping[str, float], hit: Hit) -> Span:
    """The sentence that has most of the question's terms, and a number, day or name where one is asked for.

    A sentence that asks is none, where there is any other: an article that asks answers elsewhere. For hits that
    are not read. `weights` are those of the question's terms.
    """
    needed = [needs for wants, needs in _KINDS if wants.search(question)]
    total = sum(weights.values()) or 1.0
    text, spoken_in = hit.article.text, hit.article.language

    def worth(span: Span) -> tuple[bool, float]:
        said = text[span.start : span.end]
        shared = shared_weight(weights, {*analyse(said, spoken_in)})
        return not asks(said), shared / total + _OF_ITS_KIND * any(needs.search(said) for needs in needed)

    return max(sentences(hit), key=worth)


def sentences(hit: Hit) -> tuple[Span, ...]:
    """The sentences of a passage, at least one."""
    return _sentences(hit.text, hit.passage.start, hit.article.language)


@lru_cache(_KEPT)
def _sentences(passage: str, start: int, language: str | None) -> tuple[Span, ...]:
    return tuple(Span(start + a, start + b) for a, b in splitter.sentences(passage, language))
