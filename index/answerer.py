"""From the data folder to answers: the one object that every face of the bot asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.answer import MAX_QUESTION, Answer, Confidence, Coverage, Question, Quote
from index.embedder import load_embedder
from index.evidence import Evidence, Judged, Model
from index.reader import CompiledReader
from index.searcher import Searcher, best_of_each
from index.view import IndexView
from index.writer import IndexWriter
from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.library import Library

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.answer import Hit
    from index.embedder import Embedder
    from index.manifest import Manifest
    from index.reader import Reader, Reading
    from knowledge.article import Article

QUOTES = 3
_READABLE = 20  # hits whose articles are fetched: enough for what is read and for the ranking that is measured


@dataclass(frozen=True, slots=True)
class Finding:
    """All that a question brought, whatever the confidence: what is measured, and what an answer is made from.

    `article_ids` holds the ids of each hit's article and its duplicates, in the order of the hits.
    """

    quotes: tuple[Quote, ...]
    confidence: Confidence
    evidence: float
    article_ids: tuple[tuple[str, ...], ...]


class Answerer:
    """Answers questions from a Library and its index. Safe to use from several threads."""

    def __init__(self, library: Library, folder: Path, embedder: Embedder, reader: Reader) -> None:
        """`folder` is that of the index. DamagedError when it cannot be used."""
        self.library = library
        self._embedder = embedder
        self._folder = folder
        self._view = IndexView(folder, embedder)
        self._searcher = Searcher(library, self._view, embedder)
        self._evidence = Evidence(reader, Model.bundled())
        self._counted: tuple[tuple[int, Manifest | None], Coverage] | None = None

    @classmethod
    def from_folder(cls, data: Path, model: str, cache: Path, library: Library | None = None) -> Answerer:
        """All that the data folder holds, made when missing, and the model, compiled when it is not yet."""
        embedder = load_embedder(model, cache)
        return cls(library or Library.from_folder(data), data / "index", embedder, CompiledReader.bundled())

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
        if not canonical_line(question.text):
            raise UserError("the question is empty: ask something, such as “Who won the election?”")
        if len(question.text) > MAX_QUESTION:
            raise UserError(f"the question has {len(question.text):,} characters: ask in {MAX_QUESTION:,} or fewer")
        finding = self.find(question)
        quotes = finding.quotes
        answered = finding.confidence is not Confidence.NONE
        return Answer(
            question=question,
            confidence=finding.confidence,
            quotes=quotes if answered else (),
            closest=quotes[0].article if quotes and not answered else None,
            newer=_newer(quotes) if answered else None,
            coverage=self.coverage(),
        )

    def find(self, question: Question, *, language: str | None = None, depth: int = _READABLE) -> Finding:
        """All that the question brings; with `language`, only from articles in it."""
        asked = Question(canonical_line(question.text), question.asked, question.scope, question.sources)
        hits = self._searcher.search(asked)
        articles = self._articles(hits, asked, language, depth)
        judged = self._evidence.judge(asked.text, hits, articles)
        confidence, evidence = self._evidence.confidence(judged)
        order = [j.hit.passage.revision for j in judged]
        order += [h.passage.revision for h in best_of_each(hits) if h.passage.revision in articles]
        return Finding(
            quotes=tuple(j.quote for j in judged[:QUOTES] if self._worth(j, judged)),
            confidence=confidence,
            evidence=evidence,
            article_ids=tuple(tuple(a.id for a in articles[r]) for r in list(dict.fromkeys(order))[:depth]),
        )

    def readings(self, question: Question) -> list[tuple[Hit, list[Article], Reading]]:
        """Each passage that is read for a question, with the articles that have it: what evidence is fitted on."""
        hits = self._searcher.search(question)
        articles = self._articles(hits, question, None, _READABLE)
        read = self._evidence.read(question.text, hits, articles)
        return [(hit, articles[hit.passage.revision], reading) for hit, reading in read]

    @staticmethod
    def _worth(found: Judged, judged: Sequence[Judged]) -> bool:
        """Whether a further quote says anything beside the first: not when it is far less likely to answer."""
        return found.evidence >= judged[0].evidence - 3.0  # a twentieth of the odds

    def _articles(
        self, hits: Sequence[Hit], question: Question, language: str | None, depth: int
    ) -> dict[str, list[Article]]:
        """The articles of the first hits by revision, without those that the question leaves out."""
        wanted = max(depth, _READABLE)
        revisions = [hit.passage.revision for hit in best_of_each(hits)]
        if language is None and question.sources is None:
            revisions = revisions[:wanted]
        found = {}
        for revision, copies in self.library.copies(revisions).items():
            kept = [
                copy
                for copy in copies
                if (language is None or copy.language == language)
                and (question.sources is None or copy.source in question.sources)
            ]
            if kept:
                found[revision] = kept
        return found

    def coverage(self) -> Coverage:
        """What there is to search, and how many passages have no vector yet.

        Counted when the Library or the index has changed, not for each question.
        """
        now = self.library.last_change(), self._view.manifest
        counted = self._counted
        if counted is None or counted[0] != now:
            found = self.library.coverage()
            counted = self._counted = now, Coverage(found.articles, found.oldest, found.newest, self._pending())
        return counted[1]

    def _pending(self) -> int:
        manifest = self._view.manifest
        lost = self.library.lost(manifest.vectors if manifest else 0)
        embedded, gone = self._view.embedded(lost)  # what is gone, and still has vectors
        return max(0, self.library.count_passages() - (embedded - len(gone)))


def _newer(quotes: Sequence[Quote]) -> Article | None:
    """The newest article among the further quotes that is later than the first's: it matches as well."""
    first = quotes[0].article.published
    if first is None:
        return None
    later = [q.article for q in quotes[1:] if q.article.published and q.article.published > first]
    return max(later, key=lambda article: article.published or first, default=None)
