"""From the data folder to answers: the one object that every face of the bot asks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from index.answer import MAX_QUESTION, Answer, Confidence, Coverage, Question, Report, ScopeKind
from index.closest import closest, shared
from index.duplicates import folded
from index.embedder import load_embedder
from index.evidence import Evidence, Model
from index.extent import Extent
from index.manifest import FOLDER
from index.periods import period
from index.quoting import best_sentence, is_said, quote, verbatim
from index.ranking import Ranker
from index.reader import CompiledReader
from index.reranker import CrossEncoderReranker
from index.searcher import RANKED, Searcher, best_of_each
from index.spelling import misspelt, respelt
from index.terms import asks_in_english, tokens
from index.topic import DEPTH, Topic, timeless
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.filter import EVERYTHING, Filter
from knowledge.languages import detect
from knowledge.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from index.answer import Hit, Quote, Scope
    from index.embedder import Embedder
    from index.evidence import Judged
    from index.model import ModelId
    from index.reader import Reader
    from index.reranker import Reranker
    from knowledge.article import Article

QUOTES = 3
_AS_GOOD = 4.5  # log-odds: a hit that fits worse than the first by more is no further source
_ON_IT = 0.5
_UNDERSTOOD = 0.8  # trust from which the reader tells the sentence: in seven other languages words did better
_DEPTH = 20  # articles that a finding names


@dataclass(frozen=True, slots=True)
class Finding:
    """All that a question brought, whatever the confidence: what is measured, and what an answer is made from.

    `article_ids` holds the ids of each hit's article and its duplicates, in the order of the hits. `newer`,
    `outside` and `newer_quote` are those of Answer, `closest` is that of one that has none.
    """

    quotes: tuple[Quote, ...]
    confidence: Confidence
    evidence: float
    article_ids: tuple[tuple[str, ...], ...]
    newer: Article | None
    outside: bool
    newer_quote: Quote | None = None
    closest: Article | None = None


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Hits in their final order, those that were read, and what the first of them is enough for."""

    hits: Sequence[Hit]
    judged: Sequence[Judged]
    evidence: float
    confidence: Confidence


class Answerer:
    """Answers questions from a Library and its index. Safe to use from several threads."""

    def __init__(
        self,
        library: Library,
        folder: Path,
        embedder: Embedder,
        *,
        reader: Reader,
        model: Model,
        reranker: Reranker | None = None,
    ) -> None:
        """`folder` is that of the index. DamagedError when it cannot be used."""
        self.library = library
        self._embedder = embedder
        self._folder = folder
        self._view = IndexView(folder, embedder)
        ranker = Ranker.bundled()
        self._searcher = Searcher(library, self._view, embedder, ranker, reranker=reranker)
        self._evidence = Evidence(reader, embedder, model, ranker)
        self._extent = Extent(library, self._view, self._searcher.catalogue)

    @classmethod
    def from_folder(
        cls,
        data: Path,
        model: str,
        cache: Path,
        library: Library | None = None,
        *,
        reranker: str | None = None,
        judgement: Model | None = None,
    ) -> Answerer:
        """All that the data folder holds, made when missing, and the model, compiled when it is not yet.

        `reranker` names a CrossEncoder; `judgement` is that of the data folder unless given.
        """
        embedder = load_embedder(model, cache)
        library = library or Library.from_folder(data)
        return cls(
            library,
            data / FOLDER,
            embedder,
            reader=CompiledReader.bundled(),
            model=judgement or Model.from_folder(data),
            reranker=CrossEncoderReranker.from_name(reranker) if reranker else None,
        )

    @property
    def model(self) -> ModelId:
        """The embedding model."""
        return self._embedder.model

    @property
    def writer(self) -> IndexWriter:
        """What brings the index up to the Library."""
        return IndexWriter(self._folder, self.library, self._embedder)

    def indexed_change(self) -> int:
        """The number of the last change of the Library that both legs reflect."""
        manifest = self._view.manifest
        return min(manifest.words, manifest.vectors) if manifest else 0

    def passages(self) -> int:
        """How many passages both legs hold, the lesser number."""
        return len(self._view)

    def refresh(self) -> None:
        """See what the writer, here or in another process, has written since."""
        self._view.refresh()

    def answer(self, question: Question) -> Answer:
        """The answer, or plainly none. UserError when the question is empty or too long."""
        _check(question.text)
        which = self.searched(question)
        finding = self._find(question, which, detect(question.text))
        quotes = finding.quotes
        answered = finding.confidence is not Confidence.NONE
        return Answer(
            question=question,
            confidence=finding.confidence,
            quotes=quotes if answered else (),
            closest=finding.closest,
            newer=finding.newer if answered else None,
            coverage=self.coverage(which),
            outside=finding.outside,
            newer_quote=finding.newer_quote if answered else None,
            evidence=finding.evidence,
        )

    def about(self, topic: Question) -> Report:
        """What the articles say on a topic, within the period that it names. UserError as in `answer`."""
        _check(topic.text)
        asked_in = detect(topic.text)
        asked = self._understood(topic, asked_in)
        which = self.searched(asked)
        meant, _, found = self._found(Question(asked.text), which, asked_in, DEPTH)
        asked, hits = replace(asked, text=meant.text), folded(found)
        words = timeless(asked.text, asked_in, topic.asked)
        told = Topic(words, trust=self._embedder.trust(asked.text), rarity=self._searcher.rarity)
        about = sorted(filter(told.is_told_by, hits), key=told.standing, reverse=True)
        quotes = tuple(map(told.quote, best_of_each(about)))
        return Report(quotes, self.coverage(which), self.coverage(self.searched(replace(asked, scope=None))))

    def find(self, question: Question, *, language: str | None = None) -> Finding:
        """All that the question brings; with `language`, only from articles in it."""
        return self._find(question, self.searched(question, language), language or detect(question.text))

    def _find(self, question: Question, which: Filter, asked_in: str | None) -> Finding:
        asked = self._understood(question, asked_in)
        asked, is_sure, hits = self._found(asked, which, asked_in)
        # Of a day that the question names, the newest report on it is not what was told then.
        is_of_now = asked.scope is None or asked.scope.kind is ScopeKind.LATEST
        verdict, outside = self._verdict(asked.text, asked.scope, folded(hits, asked.asked if is_of_now else None))
        weights = self._searcher.weights(asked.text, asked_in)
        newer, first = _newer(verdict.hits, weights), best_of_each(verdict.hits)
        trust, confidence = self._embedder.trust(asked.text), verdict.confidence
        if not is_sure and confidence is Confidence.STRONG:
            confidence = Confidence.WEAK
        if first and trust < _UNDERSTOOD and not shared(first[0], weights):
            confidence = Confidence.NONE  # neither model knows the language, and no word speaks for it
        if first and not outside and is_said(asked.text, first[0]):
            confidence = Confidence.STRONG  # word for word, though a statement asks nothing
        is_read = trust >= _UNDERSTOOD or asks_in_english(asked.text)  # of names the model knows but few
        quoted = _quoted(asked.text, weights, verdict.judged if is_read else ())
        return Finding(
            quotes=tuple(map(quoted, _sources(first, weights))),
            confidence=confidence,
            evidence=verdict.evidence,
            article_ids=tuple(tuple(a.id for a in hit.articles) for hit in first[:_DEPTH]),
            newer=newer.article if newer else None,
            outside=outside,
            newer_quote=quoted(newer) if newer else None,
            closest=self._closest(asked, asked_in, first, trust) if confidence is Confidence.NONE else None,
        )

    def _closest(self, asked: Question, language: str | None, hits: Sequence[Hit], trust: float) -> Article | None:
        """The article to name where none answers. What only names the same time is not on the same subject."""
        subject = " ".join(timeless(asked.text, language, asked.asked))
        return closest(hits, self._searcher.weights(subject, language), trust, language, asked.scope)

    def _found(
        self, asked: Question, which: Filter, language: str | None, depth: int = RANKED
    ) -> tuple[Question, bool, list[Hit]]:
        """The question as it was meant, whether that is sure, and what it brings.

        Words that neither the index nor the model knows are read as what was found spells them, and searched again.
        """
        hits = self._searcher.search(asked, which, depth=depth)
        lacking = self._searcher.lacking([token.text for token in tokens(asked.text)], language)
        unknown = [word for word in lacking if not self._embedder.trust(word)]
        meant = respelt(asked.text, misspelt(unknown, asked.text, language), hits)
        if meant.text == asked.text:
            return asked, True, hits
        asked = replace(asked, text=meant.text)
        return asked, meant.is_sure, self._searcher.search(asked, which, depth=depth)

    def searched(self, question: Question, language: str | None = None) -> Filter:
        """The articles that the question is put to: what it restricts itself to, of what its chat may see."""
        scope = question.scope
        return Filter(
            sources=question.sources,
            hidden=self.library.visibility.hidden_from(question.chat) if question.chat is not None else frozenset(),
            language=language,
            first=scope.first if scope else None,
            last=scope.last if scope else None,
        )

    @staticmethod
    def _understood(question: Question, language: str | None) -> Question:
        """The question as one line, with the period that it names where it is not given one."""
        text = canonical_line(question.text)
        return replace(question, text=text, scope=question.scope or period(text, question.asked, language))

    def _verdict(self, question: str, scope: Scope | None, hits: Sequence[Hit]) -> tuple[_Verdict, bool]:
        """What answers, and whether that is from outside the period that the question names.

        A period of the calendar goes first: only when nothing inside it answers is the rest read. What comes from
        outside a period is never more than WEAK.
        """
        if scope is None or scope.kind is not ScopeKind.ABSOLUTE:
            found = self._judged(question, hits)
            if not found.hits or found.hits[0].inside or found.confidence is Confidence.NONE:
                return found, False
            return replace(found, confidence=Confidence.WEAK), True
        inside = [hit for hit in hits if hit.inside]
        rest = [hit for hit in hits if not hit.inside]
        found = self._judged(question, inside)
        if not rest or found.confidence is not Confidence.NONE:
            return replace(found, hits=[*found.hits, *rest]), False
        other = self._judged(question, rest)
        if other.confidence is Confidence.NONE:
            better, worse = (found, other) if found.evidence >= other.evidence else (other, found)
            return replace(better, hits=[*better.hits, *worse.hits]), False
        return replace(other, hits=[*other.hits, *found.hits], confidence=Confidence.WEAK), True

    def _judged(self, question: str, hits: Sequence[Hit]) -> _Verdict:
        judged = self._evidence.judge(question, hits)
        read = {j.hit.passage.id for j in judged}
        order = [*(j.hit for j in judged), *(hit for hit in hits if hit.passage.id not in read)]
        evidence = judged[0].evidence if judged else -math.inf
        return _Verdict(order, judged, evidence, self._evidence.confidence(evidence))

    def hits(self, question: str) -> list[Hit]:
        """All hits of a question asked at no time, those that say the same as a better one folded in."""
        return folded(self._searcher.search(self._understood(Question(question), detect(question))))

    def judged(self, question: str, hits: Sequence[Hit]) -> list[Judged]:
        """The first of the hits, read, in their final order: what evidence is fitted on."""
        return self._evidence.judge(canonical_line(question), hits)

    def coverage(self, which: Filter = EVERYTHING) -> Coverage:
        """What there is to search of what passes the filter, and how many passages of it have no vector yet."""
        return self._extent.of(which)


def _check(text: str) -> None:
    if not canonical_line(text):
        raise UserError("the question is empty: ask something, such as “Who won the election?”")
    if len(text) > MAX_QUESTION:
        raise UserError(f"the question has {len(text):,} characters: ask in {MAX_QUESTION:,} or fewer")


def _sources(first: Sequence[Hit], weights: Mapping[str, float]) -> list[Hit]:
    """The first hit, and the next that may stand beside it; `first` has one an article."""
    if not first:
        return []
    best = first[0]
    as_good = (hit for hit in first[1:] if hit.score >= best.score - _AS_GOOD and _is_beside(best, hit, weights))
    return [best, *islice(as_good, QUOTES - 1)]


def _is_beside(first: Hit, hit: Hit, weights: Mapping[str, float]) -> bool:
    """Whether a hit fits about as well as the first, whatever its age counts.

    Where the question names a period, both are inside it or neither is. In a small Library something fits about as
    well as anything: it also has to have half as much of what the question names, by the weights of its terms.
    """
    return (
        hit.inside == first.inside
        and hit.relevance >= first.relevance - _AS_GOOD
        and shared(hit, weights) >= _ON_IT * shared(first, weights)
    )


def _quoted(question: str, weights: Mapping[str, float], judged: Sequence[Judged]) -> Callable[[Hit], Quote]:
    """How a hit is quoted: by the question as it stands in it, by what was read, else by its best sentence."""
    answers = {read.hit.passage.id: read.answer for read in judged}

    def quoted(hit: Hit) -> Quote:
        said = verbatim(question, hit) or answers.get(hit.passage.id)
        return quote(hit, said or best_sentence(question, weights, hit))

    return quoted


def _newer(hits: Sequence[Hit], weights: Mapping[str, float]) -> Hit | None:
    """The newest hit that is later than the first, may stand beside it, and has some of what the question names."""
    first = hits[0] if hits else None
    published = first.article.published if first else None
    if first is None or published is None:
        return None
    later = [hit for hit in hits if hit.article.published is not None and hit.article.published > published]
    newest_first = sorted(later, key=lambda hit: hit.article.published or published, reverse=True)
    beside = (hit for hit in newest_first if _is_beside(first, hit, weights))
    return next((hit for hit in beside if shared(hit, weights)), None)
