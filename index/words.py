"""The lexical leg: BM25 by tantivy over title and passage, in every language.

    passage, revision   what is found, and by what it is deleted
    source, day         of each of its copies, so that only some are searched
    language            the article's, so that a question knows which languages to be stemmed in
    title, body         the terms that index/analysis.py makes of them
    pieces              every four letters of both, for other languages than English

One word of a question is a clause for each form it may have: its stem in the question's language, in the other
languages of the index, its pieces, and, when the index lacks it, what is spelt almost like it.
"""

from __future__ import annotations

import errno
import math
import os
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import numpy as np
import tantivy

from index.analysis import LONG, analyse, base, is_spelt, letters, words_of
from index.checksums import Segments
from index.links import Links
from index.log import revision_key
from index.manifest import MEND
from knowledge.article import digest
from knowledge.errors import DamagedError, DatelineError, TransientError, of_system
from knowledge.sealed import is_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.catalogue import Allowed
    from knowledge.article import Article, Passage

_Found = list[tuple[float, tantivy.DocAddress]]
_TERMS, _PIECES = "terms", "pieces"
_WRITER_BYTES = 64_000_000
_SYSTEM_ERROR = re.compile(r"\b(?:os error|code:) (\d+)")
_PIECE = 4  # letters
_KEPT = 10_000  # terms whose number of passages is remembered
_DEEPER = 4  # times as many are fetched where too few were allowed
_WITHOUT_PIECES = "en"  # its words change little, and the default model finds what pieces would; they cost time

# Weights of clauses against a word found in the passage, from benchmarks/words.py.
TITLE_BOOST = 0.5
PIECES_BOOST = 0.4
OTHER_LANGUAGE = 0.3
ALMOST = 0.5


def _schema() -> tantivy.Schema:
    return (
        tantivy.SchemaBuilder()
        .add_unsigned_field("passage", stored=False, indexed=True, fast=True)
        .add_unsigned_field("revision", stored=False, indexed=True, fast=True)
        .add_unsigned_field("source", stored=False, indexed=True)
        .add_unsigned_field("day", stored=False, indexed=True)
        .add_text_field("language", stored=False, tokenizer_name="raw", index_option="basic")
        .add_text_field("title", stored=False, tokenizer_name=_TERMS, index_option="freq")
        .add_text_field("body", stored=False, tokenizer_name=_TERMS, index_option="freq")
        .add_text_field("pieces", stored=False, tokenizer_name=_PIECES, index_option="freq")
        .build()
    )


_TOKENIZERS = {
    _TERMS: tantivy.Tokenizer.whitespace(),  # the terms come ready made
    _PIECES: tantivy.Tokenizer.ngram(_PIECE, _PIECE, prefix_only=False),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A passage as it is indexed; `body` is its text, `language` its article's, `copies` all that have its text."""

    passage: Passage
    title: str
    body: str
    language: str | None
    copies: Sequence[Article] = ()


class WordIndex:
    """The tantivy index in a folder. Any number may read while one writes."""

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        """Open the index; with `new`, make it where there is none. DamagedError when it cannot be read.

        Only the writer makes it: an empty index that a reader made in passing would look like a sound one.
        """
        self._folder = folder
        self._segments = Segments(folder)
        with self._classed():
            if new:
                folder.mkdir(parents=True, exist_ok=True)
            elif not tantivy.Index.exists(str(folder)):
                raise DamagedError(f"the word index in {folder} is gone: {MEND}")
            self._segments.check()
            self._schema = _schema()
            self._links = Links(folder) if is_sealed(folder) else None
            self._index = tantivy.Index(self._schema, path=str(self._links.path if self._links else folder))
            for name, tokenizer in _TOKENIZERS.items():
                self._index.register_tokenizer(name, tantivy.TextAnalyzerBuilder(tokenizer).build())
            self._index.config_reader("manual")
            self._see()

    def reload(self) -> None:
        """See what was committed since."""
        with self._classed():
            self._segments.check()
            self._see()

    def __len__(self) -> int:
        """How many passages it holds."""
        return int(self._searcher.num_docs)

    def write(self, gone: Iterable[str], documents: Iterable[Document]) -> None:
        """Drop all passages of the revisions `gone`, add these, and commit."""
        with self._classed():
            if self._links:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            writer = self._index.writer(_WRITER_BYTES, 1)
            try:
                writer.garbage_collect_files()  # what a killed writer left would be in the way of its like
                for revision in gone:  # by a query: a number given as a term is taken for a signed one
                    key = tantivy.Query.term_query(self._schema, "revision", revision_key(revision), "basic")
                    writer.delete_documents_by_query(key)
                for document in documents:
                    writer.add_document(_indexed(document))
                writer.commit()
                writer.wait_merging_threads()
            finally:
                del writer  # it holds the lock, and an error's traceback would hold it
        self.reload()

    def search(
        self, words: Sequence[str], count: int, language: str | None = None, allowed: Allowed | None = None
    ) -> list[tuple[int, float]]:
        """The passages that hold most of the words, by BM25, best first, as (passage id, score).

        `language` is that of the words. A word may be a run of Chinese or Thai: it is searched by its n-grams. Only
        those that are `allowed` are found, with the scores that they have among all.
        """
        with self._classed():
            clauses = [
                (tantivy.Occur.Should, tantivy.Query.boost_query(query, weight))
                for query, weight in self._clauses(words, base(language))
            ]
            query = tantivy.Query.boolean_query(clauses)
            found = self._best(query, count) if allowed is None else self._allowed(query, count, allowed)
            ids = cast("list[int]", self._searcher.fast_field_values("passage", [address for _, address in found]))
        return [(i, score) for i, (score, _) in zip(ids, found, strict=True)]

    def _best(self, query: tantivy.Query, count: int) -> _Found:
        return cast("_Found", self._searcher.search(query, count, count=False).hits)

    def _allowed(self, query: tantivy.Query, count: int, allowed: Allowed) -> _Found:
        """The best of those allowed.

        tantivy looks among their outlets and days. That lets in a few too many: of a text with two copies it may
        take the outlet of one and the day of the other. So it is asked for more until enough of them are.
        """
        clauses = [(tantivy.Occur.Must, query), *((tantivy.Occur.Must, f) for f in self._filters(allowed))]
        query, depth = tantivy.Query.boolean_query(clauses), count
        while True:
            found = self._best(query, depth)
            keys = self._searcher.fast_field_values("revision", [address for _, address in found])
            passing = [found[i] for i in np.flatnonzero(allowed.holds(np.array(keys, np.uint64)))]
            if len(passing) >= count or len(found) < depth:
                return passing[:count]
            depth *= _DEEPER

    def _filters(self, allowed: Allowed) -> Iterator[tantivy.Query]:
        """Queries that all of the allowed fulfil, and that leave the scores as they are."""
        if allowed.sources is not None:
            sources = tantivy.Query.term_set_query(self._schema, "source", [*map(_source, allowed.sources)])
            yield tantivy.Query.const_score_query(sources, 0.0)
        if allowed.first or allowed.last:
            first = allowed.first.toordinal() if allowed.first else None
            last = allowed.last.toordinal() if allowed.last else None
            days = tantivy.Query.range_query(
                self._schema, "day", tantivy.FieldType.Unsigned, first, last, use_inverted_index=True
            )
            yield tantivy.Query.const_score_query(days, 0.0)

    def rarity(self, terms: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of terms as BM25 has it (Robertson and Zaragoza, 2009), above 0."""
        count = len(self)
        with self._classed():
            found = {term: min(self._frequency(term), count) for term in terms}
        return {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in found.items()}

    def lacking(self, words: Sequence[str], language: str | None = None) -> list[str]:
        """Those of the words that are nowhere in the index, and may have been misspelt."""
        with self._classed():
            return [
                word
                for word in filter(is_spelt, dict.fromkeys(words))
                if not any(map(self._frequency, self._forms(word, base(language))))
            ]

    def _clauses(self, words: Sequence[str], language: str) -> Iterator[tuple[tantivy.Query, float]]:
        terms: dict[str, float] = {}
        lacking = []
        for word in dict.fromkeys(words_of(" ".join(words))):
            forms = self._forms(word, language)
            for term, weight in forms.items():
                terms[term] = max(weight, terms.get(term, 0.0))
            if not any(map(self._frequency, forms)):
                lacking.append(word)
        for term, weight in terms.items():
            yield self._term("body", term), weight
            yield self._term("title", term), weight * TITLE_BOOST
        for word in lacking:
            yield from self._almost(word, language)
        if language != _WITHOUT_PIECES:  # else articles in other languages would have the better of English ones
            for piece in _pieces(words, language):
                yield self._term("pieces", piece), PIECES_BOOST

    def _forms(self, word: str, language: str) -> dict[str, float]:
        """The terms that a word may be indexed by, with their weights: the question's language before others."""
        others = OTHER_LANGUAGE if language in self._languages else 1.0
        forms = {term: others for other in self._languages for term in analyse(word, other)}
        return forms | dict.fromkeys(analyse(word, language), 1.0)

    def _almost(self, word: str, language: str) -> Iterator[tuple[tantivy.Query, float]]:
        """What is spelt almost like a word. tantivy scores it by its boost alone: part of a rare word's score."""
        weight = ALMOST * math.log1p(len(self))
        distance = 2 if len(word) >= LONG else 1
        for term in analyse(word, language) if is_spelt(word) else ():
            for field, boost in (("body", weight), ("title", weight * TITLE_BOOST)):
                yield tantivy.Query.fuzzy_term_query(self._schema, field, term, distance), boost

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, "freq")

    def _see(self) -> None:
        """Take in what was committed, and which languages it is in."""
        if self._links:
            self._links.follow()
        self._index.reload()
        self._searcher = searcher = self._index.searcher()

        @lru_cache(_KEPT)
        def frequency(term: str) -> int:
            """In how many passages a term stands, or in the titles of how many, whichever are more."""
            return max(searcher.doc_freq("body", term), searcher.doc_freq("title", term))

        self._frequency = frequency
        self._languages = frozenset(language for language, _ in self._searcher.terms_with_prefix("language", ""))

    @contextmanager
    def _classed(self) -> Iterator[None]:
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit, DatelineError):
            raise
        except OSError as error:
            raise of_system(error, self._folder, MEND) from error
        except BaseException as error:
            # A damaged segment makes tantivy panic, and its PanicException is not an Exception.
            if "LockBusy" in str(error):
                raise TransientError("the index is being written by another process: try again") from error
            if refusal := self._refusal(str(error)):
                raise of_system(refusal, self._folder, MEND) from error
            reason = " ".join(str(error).split())[:200]
            raise DamagedError(f"the word index in {self._folder} is damaged ({reason}): {MEND}") from error

    def _refusal(self, said: str) -> OSError | None:
        """What the system refused to tantivy, by the number that it says; None when it was something else.

        Of a writer that died in the middle it says no cause: there, a disk without room for one is taken for it.
        """
        number = _SYSTEM_ERROR.search(said)
        if number:
            return OSError(int(number[1]), os.strerror(int(number[1])))
        died = "killed" in said and shutil.disk_usage(self._folder).free < _WRITER_BYTES
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) if died else None


def _indexed(document: Document) -> tantivy.Document:
    language = base(document.language)
    made = tantivy.Document()
    made.add_unsigned("passage", document.passage.id)
    made.add_unsigned("revision", revision_key(document.passage.revision))
    for source in {copy.source for copy in document.copies}:
        made.add_unsigned("source", _source(source))
    for day in {copy.published for copy in document.copies if copy.published}:
        made.add_unsigned("day", day.toordinal())
    made.add_text("language", language)
    made.add_text("title", _title(document.title, language))
    made.add_text("body", " ".join(analyse(document.body, language)))
    if language != _WITHOUT_PIECES:
        made.add_text("pieces", letters(f"{document.title}\n{document.body}", language))
    return made


@lru_cache(1_000)
def _source(name: str | None) -> int:
    """The number that an outlet is indexed by, 0 for none."""
    return revision_key(digest("source", name)) if name is not None else 0


@lru_cache(8)
def _title(title: str, language: str) -> str:
    """The terms of a title, made once for all passages of an article."""
    return " ".join(analyse(title, language))


def _pieces(words: Sequence[str], language: str) -> dict[str, None]:
    """The pieces of the words, each once, in order; a space shows where a word begins or ends."""
    ends = [f" {word} " for word in letters(" ".join(words), language).split()]
    return dict.fromkeys(word[i : i + _PIECE] for word in ends for i in range(len(word) - _PIECE + 1))
