"""Hits to evidence: which sentence answers, what to quote around it, and whether it answers at all.

The first hits are read (index/reader.py); a logistic model over the reading and how near the passage is to the
question says how likely it answers. Its coefficients and thresholds are in evidence.json, with what they come from.
"""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from index.answer import Confidence, Span
from index.counting import counted, likeness
from index.hit_reader import HitReader, answer_of
from index.quoting import answering
from index.reader import Reading
from index.terms import parts, stems, tokens
from index.timing import in_words, names_time
from knowledge.errors import DamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index.answer import Hit
    from index.embedder import Embedder
    from index.ranking import Ranker
    from index.reader import Reader
    from index.terms import Token

CALIBRATED = "evidence.json"
"""The file of the data folder that holds a model of its own."""

READ = 2
"""Hits read where one of them surely answers: each costs 10 to 30 ms."""
FURTHER = 4
"""Hits read where none of the first does."""

_PARTS = 2  # questions in a question that are read
_MOST = 1.5  # evidence that a hit seldom exceeds: no order changed when what needs more was not read
_FAR = 1.0  # below the first: what is farther seldom comes before it
_FOUND = 3.5  # a reading's score: of 500 questions none had another first hit for what reads better
_FOUND_LATE = 2.0  # a reading's score: of the same questions none had a better answer so far down
_LIKELY = 0.0  # log-odds from which a hit rather answers than not
_SURE = 12.0  # a reading's score beyond which it is no surer
_NEAR = 0.55  # a cosine that most of what answers has: what waits for its vector is taken to have it


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
        return cls.from_json((files("index") / "evidence.json").read_text("utf-8"))

    @classmethod
    def from_folder(cls, data: Path) -> Model:
        """The model that `dateline calibrate` left in the data folder, else the bundled one.

        DamagedError when it cannot be used.
        """
        path, bundled = data / CALIBRATED, cls.bundled()
        try:
            found = cls.from_json(path.read_text("utf-8"))
        except FileNotFoundError:
            return bundled
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            found = None
        numbers = (found.intercept, *found.weights.values(), found.weak, found.strong) if found else (math.nan,)
        if found is None or found.weights.keys() != bundled.weights.keys() or not all(map(math.isfinite, numbers)):
            raise DamagedError(
                f"{path} is no judgement of this version: delete it, or run `dateline calibrate` again"
            )
        return found

    @classmethod
    def from_json(cls, text: str) -> Model:
        """ValueError, KeyError or TypeError when it is not one."""
        raw = json.loads(text)
        weights = {str(name): float(weight) for name, weight in raw["weights"].items()}
        return cls(float(raw["intercept"]), weights, float(raw["weak"]), float(raw["strong"]))

    def evidence(self, features: Mapping[str, float]) -> float:
        """The log-odds that the passage answers; higher is better."""
        return self.intercept + sum(weight * features[name] for name, weight in self.weights.items())

    def confidence(self, evidence: float) -> Confidence:
        """What the evidence is enough for."""
        if evidence >= self.strong:
            return Confidence.STRONG
        return Confidence.WEAK if evidence >= self.weak else Confidence.NONE


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit that was read, where in its article the answer stands, the log-odds that it answers, and its rank.

    `can_answer`: something in it is of the kind that is asked for, and may be the answer for all that was read.
    """

    hit: Hit
    answer: Span
    features: Mapping[str, float]
    evidence: float
    rank: float
    can_answer: bool = True


def _rank(judged: Judged) -> float:
    return judged.rank


def features(question: str, hit: Hit, reading: Reading, trust: float, counting: float = 1.0) -> dict[str, float]:
    """What the model weighs; more of each speaks for an answer.

    Reading tells whether the fact is there; cosine and BM25 tell whether the subject is. `both` is the reading
    from 0 times the share of the question's words that are there: of another subject a reader is often sure. The
    reader and the model of the vectors know English, so they count by `trust`, how much of the question they know.
    What they do not know is judged by how well it fits, as searching sees it. `counting`, 0 to 1, is how well a
    number counts what was asked for: a reader takes one number for another.
    """
    asked = [t for t in tokens(question) if not t.is_function_word]
    score = max(-_SURE, min(_SURE, reading.score)) if asked else -_SURE  # "Where is it?" asks for nothing
    return {
        "reading": trust * score,
        "both": trust * (score + _SURE) * _told(asked, hit),
        "cosine": trust * (hit.dense or _NEAR),
        "words": hit.lexical,
        "relevance": (1 - trust) * hit.relevance if asked else 0.0,
        "counted": trust * (counting - 1),
    }


def _told(asked: Sequence[Token], hit: Hit) -> float:
    """The share of the words asked for that the passage, its title or its date has; 1 where only a time is.

    An article from outside the period that is asked for is not judged by that again.
    """
    asked = [t for t in asked if hit.inside or not names_time(t.text)]
    told = stems(hit.text) | stems(hit.article.title) | stems(in_words(hit.article.published))
    return sum(t.stem in told for t in asked) / len(asked) if asked else 1.0


class Evidence:
    """Judges hits. Safe to use from several threads."""

    def __init__(self, reader: Reader, embedder: Embedder, model: Model, ranker: Ranker) -> None:
        """`reader` reads English, `embedder` tells how much of a text is; `model` weighs, `ranker` orders."""
        self._reader = HitReader(reader)
        self._embedder = embedder
        self._model = model
        self._ranker = ranker
        self._beside = ThreadPoolExecutor(FURTHER, "reading")
        self._alone = Lock()

    def judge(self, question: str, hits: Sequence[Hit]) -> list[Judged]:
        """The first of the hits, in the order of what reading and searching together say of them.

        Where the best of them is not sure to answer, some more are read, side by side. One is not read when,
        whatever it said, it could not come first; but where the first does not answer, the one that answers best
        comes first when it rather does than not, or when the first cannot.

        Where a question asks two things, the one that a hit answers better counts.
        """
        asked = parts(question)[:_PARTS]
        found = self._first(asked, hits[:READ])
        first = max(found, key=_rank, default=None)
        if first is None or self.confidence(first.evidence) is Confidence.STRONG:
            return sorted(found, key=_rank, reverse=True)
        enough = max(_LIKELY, self._model.weak)
        answers = first.evidence >= self._model.weak
        further = [
            hit
            for hit in hits[len(found) : FURTHER]
            if self._comes_first(asked, hit, found)
            or (not answers and self._promise(asked, hit, _FOUND_LATE) >= enough)
        ]
        found += self._side_by_side(asked, further)
        found.sort(key=_rank, reverse=True)
        if found[0].evidence < self._model.weak:
            best = max(found, key=lambda judged: judged.evidence)
            if best.evidence >= (enough if found[0].can_answer else self._model.weak):
                found.remove(best)
                found.insert(0, best)
        return found

    def _first(self, asked: Sequence[str], hits: Sequence[Hit]) -> list[Judged]:
        """Those of the first hits that may come first, read.

        Of the questions asked at the same time one has them read side by side, before it is known whether the next
        is needed; for the others that would be to wait. What is found is the same.
        """
        ahead: list[Judged] = []
        if self._alone.acquire(blocking=False):
            try:
                near = [hit for hit in hits if hit.score >= hits[0].score - _FAR]
                ahead = self._side_by_side(asked, near)
            finally:
                self._alone.release()
        read = {judged.hit.passage.id: judged for judged in ahead}
        found: list[Judged] = []
        for hit in hits:
            if self._comes_first(asked, hit, found):
                found.append(read.get(hit.passage.id) or self._best(asked, hit))
        return found

    def _side_by_side(self, asked: Sequence[str], hits: Sequence[Hit]) -> list[Judged]:
        """All of the hits, read at the same time: the first in the thread that asks, which would only wait."""
        others = [self._beside.submit(self._best, asked, hit) for hit in hits[1:]]
        return [*(self._best(asked, hit) for hit in hits[:1]), *(other.result() for other in others)]

    def _comes_first(self, asked: Sequence[str], hit: Hit, found: Sequence[Judged]) -> bool:
        """Whether a hit that is not read yet can come first, by the best that reading is likely to say of it."""
        if not found:
            return True
        needed = max(judged.rank for judged in found) - hit.score
        most = self._ranker.evidence * _MOST
        return needed < most and needed < self._ranker.evidence * self._promise(asked, hit, _FOUND)

    def _promise(self, asked: Sequence[str], hit: Hit, score: float) -> float:
        """The evidence that a hit has if there is an answer of this score in it: known without reading."""
        good = Reading(score, 0, 0)
        return max(self._model.evidence(features(part, hit, good, self._embedder.trust(part))) for part in asked)

    def _best(self, asked: Sequence[str], hit: Hit) -> Judged:
        return max((self._judged(part, hit) for part in asked), key=lambda judged: judged.evidence)

    def _judged(self, question: str, hit: Hit) -> Judged:
        reading = self._reader.best(question, hit)
        answer = answer_of(hit, reading)
        trust, counting = self._embedder.trust(question), self._counting(question, hit, answer)
        given = features(question, hit, reading, trust, counting)
        evidence = self._model.evidence(given)
        rank = hit.score + self._ranker.evidence * evidence
        return Judged(hit, answer, given, evidence, rank, reading.score > -_SURE)

    def _counting(self, question: str, hit: Hit, answer: Span) -> float:
        """How well the answer counts what the question asks the number of; 1 where it asks for none."""
        thing = counted(question)
        if thing is None:
            return 1.0
        text, sentence = hit.article.text, answering(hit, answer)
        number = Span(max(0, answer.start - sentence.start), min(answer.end, sentence.end) - sentence.start)
        return likeness(thing, text[sentence.start : sentence.end], number, self._embedder.embed_question)

    def confidence(self, evidence: float) -> Confidence:
        """What the evidence is enough for."""
        return self._model.confidence(evidence)
