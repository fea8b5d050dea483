"""The lexical leg: BM25 by tantivy over title and passage."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import tantivy

from index.manifest import MEND
from knowledge.errors import DamagedError, TransientError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from knowledge.article import Passage

_ANALYZER = "dateline"
_WRITER_BYTES = 64_000_000
TITLE_BOOST = 0.5
"""The weight of a word found in the title against one found in the passage."""


def _schema() -> tantivy.Schema:
    return (
        tantivy.SchemaBuilder()
        .add_unsigned_field("passage", stored=False, indexed=True, fast=True)
        .add_text_field("revision", stored=False, tokenizer_name="raw", index_option="basic")
        .add_text_field("title", stored=False, tokenizer_name=_ANALYZER, index_option="freq")
        .add_text_field("body", stored=False, tokenizer_name=_ANALYZER, index_option="freq")
        .build()
    )


def _analyzer() -> tantivy.TextAnalyzer:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(60))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


class WordIndex:
    """The tantivy index in a folder. Any number may read while one writes."""

    def __init__(self, folder: Path) -> None:
        """Open the index, or make it where there is none. DamagedError when it cannot be read."""
        self._folder = folder
        self._analyzer = _analyzer()
        with self._classed():
            folder.mkdir(parents=True, exist_ok=True)
            self._schema = _schema()
            self._index = tantivy.Index(self._schema, path=str(folder))
            self._index.register_tokenizer(_ANALYZER, self._analyzer)
            self._index.config_reader("manual")
            self._index.reload()
            self._searcher = self._index.searcher()

    def reload(self) -> None:
        """See what was committed since."""
        with self._classed():
            self._index.reload()
            self._searcher = self._index.searcher()

    def __len__(self) -> int:
        """How many passages it holds."""
        return int(self._searcher.num_docs)

    def write(self, gone: Iterable[str], passages: Sequence[tuple[Passage, str, str]]) -> None:
        """Drop all passages of the revisions `gone`, add these (passage, title, body), and commit."""
        with self._classed():
            writer = self._index.writer(_WRITER_BYTES, 1)
            for revision in gone:
                writer.delete_documents_by_term("revision", revision)
            for passage, title, body in passages:
                document = tantivy.Document()
                document.add_unsigned("passage", passage.id)
                document.add_text("revision", passage.revision)
                document.add_text("title", title)
                document.add_text("body", body)
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
        self.reload()

    def search(self, words: Sequence[str], count: int) -> list[tuple[int, float]]:
        """The passages that hold most of the words, by BM25, best first, as (passage id, score)."""
        terms = list(dict.fromkeys(t for word in words for t in self._analyzer.analyze(word)))
        if not terms:
            return []
        with self._classed():
            clauses = []
            for term in terms:
                body = tantivy.Query.term_query(self._schema, "body", term, "freq")
                title = tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, "title", term, "freq"), TITLE_BOOST
                )
                clauses += [(tantivy.Occur.Should, body), (tantivy.Occur.Should, title)]
            found = self._searcher.search(tantivy.Query.boolean_query(clauses), count, count=False).hits
            addresses = [address for _, address in found]
            ids = cast("list[int]", self._searcher.fast_field_values("passage", addresses))
        return [(i, float(score)) for i, (score, _) in zip(ids, found, strict=True)]

    @contextmanager
    def _classed(self) -> Iterator[None]:
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except OSError as error:
            raise UserError(f"cannot use {self._folder} ({error}): make it writable, or {MEND}") from error
        except BaseException as error:
            # A damaged segment makes tantivy panic, and its PanicException is not an Exception.
            if "LockBusy" in str(error):
                raise TransientError("the index is being written by another process: try again") from error
            reason = " ".join(str(error).split())[:200]
            raise DamagedError(f"the word index in {self._folder} is damaged ({reason}): {MEND}") from error
