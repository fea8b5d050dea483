"""The lexical leg: BM25 by tantivy over title and passage."""

from __future__ import annotations

import json
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import tantivy

from index.manifest import MEND
from knowledge.errors import DamagedError, DatelineError, TransientError, UserError

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

    def __init__(self, folder: Path, *, new: bool = False) -> None:
        """Open the index; with `new`, make it where there is none. DamagedError when it cannot be read.

        Only the writer makes it: an empty index that a reader made in passing would look like a sound one.
        """
        self._folder = folder
        self._analyzer = _analyzer()
        self._sound: set[str] = set()
        with self._classed():
            if new:
                folder.mkdir(parents=True, exist_ok=True)
            elif not tantivy.Index.exists(str(folder)):
                raise DamagedError(f"the word index in {folder} is gone: {MEND}")
            self._check_sums()
            self._schema = _schema()
            self._index = tantivy.Index(self._schema, path=str(folder))
            self._index.register_tokenizer(_ANALYZER, self._analyzer)
            self._index.config_reader("manual")
            self._index.reload()
            self._searcher = self._index.searcher()

    def reload(self) -> None:
        """See what was committed since."""
        with self._classed():
            self._check_sums()
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

    def _check_sums(self) -> None:
        """Compare the files that the index names with the checksums at their ends, each file once.

        tantivy does not: it would panic over damaged bytes, or compute with them. The files never change.
        """
        if not (self._folder / "meta.json").exists():
            return
        for segment in json.loads((self._folder / "meta.json").read_bytes())["segments"]:
            name, deletes = segment["segment_id"].replace("-", ""), segment["deletes"]
            removed = f"{name}.{deletes['opstamp']}.del" if deletes else ""
            for path in self._folder.glob(f"{name}.*"):
                if path.name in self._sound or (path.suffix == ".del" and path.name != removed):
                    continue
                try:
                    content = path.read_bytes()
                except FileNotFoundError:  # the writer merged it into another, and has named that by now
                    continue
                if not _is_sound(content):
                    raise DamagedError(f"the word index in {self._folder} is damaged ({path.name}): {MEND}")
                self._sound.add(path.name)

    @contextmanager
    def _classed(self) -> Iterator[None]:
        try:
            yield
        except (KeyboardInterrupt, SystemExit, GeneratorExit, DatelineError):
            raise
        except OSError as error:
            raise UserError(f"cannot use {self._folder} ({error}): make it writable, or {MEND}") from error
        except BaseException as error:
            # A damaged segment makes tantivy panic, and its PanicException is not an Exception.
            if "LockBusy" in str(error):
                raise TransientError("the index is being written by another process: try again") from error
            reason = " ".join(str(error).split())[:200]
            raise DamagedError(f"the word index in {self._folder} is damaged ({reason}): {MEND}") from error


def _is_sound(content: bytes) -> bool:
    """Whether a file of tantivy's has the CRC-32 that its footer names: body, JSON, the JSON's length, a mark."""
    end = len(content) - 8
    start = end - int.from_bytes(content[end : end + 4], "little") if end >= 0 else -1
    if start < 0:
        return False
    try:
        return bool(json.loads(content[start:end])["crc"] == zlib.crc32(memoryview(content)[:start]))
    except (ValueError, KeyError, TypeError):
        return False
