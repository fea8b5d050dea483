"""Hits to evidence: which sentence answers, what to quote around it, and whether it answers at all.

The first passages are read (index/reader.py); a logistic model over the reading and the search scores says how
likely the question is answered. Its coefficients and thresholds are in evidence.json, with what they come from.
"""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.answer import Confidence, Quote, Span
from index.terms import thing_asked, tokens
from knowledge import splitter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.answer import Hit
    from index.reader import Reader, Reading
    from knowledge.article import Article

READ = 4
"""Passages read: each costs 10 to 20 ms, and the right one is seldom further down."""

QUOTE_SIZE = 320
"""Code points of a quote above which no neighbouring sentence joins the one that answers."""


_NEAR = 120  # code points before and after an answer in which the words of the question may stand
_THING_UNKNOWN = 0.6  # between yes and no, where the question names no thing
_ORDER = 4.0  # the weight of the search score beside the evidence, where passages are ranked; see fit_evidence.py
_SURE = 12.0  # a reading's score beyond which it is no surer


@dataclass(frozen=True, slots=True)
class Model:
    """The logistic model: evidence is its log-odds; above the thresholds the answer is WEAK or STRONG."""

    intercept: float
    weights: Mapping[str, float]
    weak: float
    strong: float

    @classmethod
    @lru_cache(1)
    def bundled(cls) -> Model:
        """The model that comes with the program."""
        raw = json.loads((files("index") / "evidence.json").read_text("utf-8"))
        return cls(raw["intercept"], raw["weights"], raw["weak"], raw["strong"])

    def evidence(self, features: Mapping[str, float]) -> float:
        """The log-odds that the passage answers; higher is better."""
        return self.intercept + sum(self.weights[name] * features[name] for name in self.weights)

    def confidence(self, evidence: float) -> Confidence:
        """What the evidence is enough for."""
        if evidence >= self.strong:
            return Confidence.STRONG
        return Confidence.WEAK if evidence >= self.weak else Confidence.NONE


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit that was read, the sentence that answers best in it, and the log-odds that it does."""

    hit: Hit
    quote: Quote
    evidence: float

    @property
    def rank(self) -> float:
        """What the hits are ordered by, higher is better: what reading and what searching say of them."""
        return rank(self.evidence, self.hit.score)


def rank(evidence: float, score: float) -> float:
    """Evidence and search score as one number to order passages by."""
    return evidence + _ORDER * score


def features(question: str, hit: Hit, article: Article, reading: Reading) -> dict[str, float]:
    """What the model weighs. All are meant to grow with how well the passage answers.

    None depends on what else the Library holds: a fact is not less there because it is there twice.
    """
    passage = article.text[hit.passage.start : hit.passage.end]
    asked = [t for t in tokens(question) if not t.is_function_word]
    named = {t.stem for i, t in enumerate(asked) if t.is_number or (t.is_name and t.start > 0)}
    near = {t.stem for t in tokens(passage)} | {t.stem for t in tokens(article.title)}
    thing = thing_asked(question)
    start = max(0, reading.start)
    around = passage[max(0, start - _NEAR) : reading.end + _NEAR]
    beside = {t.stem for t in tokens(around)}
    return {
        "reading": max(-_SURE, min(_SURE, reading.score)),
        "cosine": hit.dense,
        "coverage beside": _share({t.stem for t in asked}, beside),
        "names": _share(named, near),
        "thing": _THING_UNKNOWN if not thing else float(bool(thing & beside)),
    }


def _share(asked: set[str], found: set[str]) -> float:
    return len(asked & found) / len(asked) if asked else 1.0


class Evidence:
    """Judges hits. Safe to use from several threads."""

    def __init__(self, reader: Reader, model: Model) -> None:
        """`reader` reads English; `model` weighs what it says."""
        self._reader = reader
        self._model = model
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="reader")

    def read(
        self, question: str, hits: Sequence[Hit], articles: Mapping[str, Sequence[Article]]
    ) -> list[tuple[Hit, Reading]]:
        """The first hits of known articles, READ of them, with what the reader makes of each."""
        chosen = [hit for hit in hits if hit.passage.revision in articles][:READ]

        def reading(hit: Hit) -> Reading:
            article = articles[hit.passage.revision][0]
            return self._reader.read(question, article.title, article.text[hit.passage.start : hit.passage.end])

        return list(zip(chosen, self._pool.map(reading, chosen), strict=True))

    def judge(self, question: str, hits: Sequence[Hit], articles: Mapping[str, Sequence[Article]]) -> list[Judged]:
        """The first hits in the order of their rank, one an article, each with its quote.

        `articles`: those with the text of each revision, the first the one to cite.
        """
        found = []
        for hit, reading in self.read(question, hits, articles):
            article, *others = articles[hit.passage.revision]
            evidence = self._model.evidence(features(question, hit, article, reading))
            answer = Span(hit.passage.start + max(0, reading.start), hit.passage.start + reading.end)
            found.append(Judged(hit, quote(article, tuple(others), hit, answer), evidence))
        best: dict[str, Judged] = {}
        for judged in sorted(found, key=lambda j: -j.rank):
            best.setdefault(judged.hit.passage.revision, judged)
        return list(best.values())

    def confidence(self, judged: Sequence[Judged]) -> tuple[Confidence, float]:
        """How well the first of the hits answers, and its log-odds; minus infinity where there are none."""
        evidence = judged[0].evidence if judged else -math.inf
        return self._model.confidence(evidence), evidence


def quote(article: Article, others: tuple[Article, ...], hit: Hit, answer: Span) -> Quote:
    """The sentence that holds the answer, marked, with those beside it in its paragraph where they are short."""
    start, end = hit.passage.start, hit.passage.end
    spans = [
        Span(start + a, start + b) for a, b in splitter.sentences(article.text[start:end], article.language)
    ] or [Span(start, end)]
    # Where the answer runs over a sentence's end, the sentence where it begins is marked.
    at = next((i for i, span in enumerate(spans) if answer.start < span.end), len(spans) - 1)
    first = last = at
    for i in (at + 1, at - 1):
        low, high = min(first, i), max(last, i)
        if (
            0 <= i < len(spans)
            and "\n" not in article.text[spans[low].start : spans[high].end]
            and spans[high].end - spans[low].start <= QUOTE_SIZE
        ):
            first, last = low, high
    return Quote(
        article=article,
        start=spans[first].start,
        end=spans[last].end,
        highlight=spans[at],
        context=Span(start, end),
        score=hit.score,
        also_in=others,
    )
