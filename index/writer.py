"""The index follows the Library: the one writer, which holds the lock a batch long.

Each leg remembers the change that it reflects. Words go first, for they are cheap; vectors follow. Each batch is
written to the log and to tantivy before the manifest names it, and playing a change twice does no harm, so the
process may die anywhere.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from index import vectors
from index.log import LiveRows, VectorLog, keys_of, revision_key
from index.manifest import FOLDER, MEND, IndexFolder, Manifest
from index.progress import Progress, Waiting
from index.unopened import UnopenedEmbedder
from index.vectors import VectorIndex
from index.words import Document, WordIndex
from knowledge.errors import DamagedError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embedder import Embedder
    from knowledge.article import Article, Passage
    from knowledge.library import Library

WAIT_SECONDS = 60.0
"""How long a writer waits for the other's batch."""

_CHANGES = 500  # changes whose words are written at once: within a second, and enough that commits are rare
_EMBEDDED_CHANGES = 50  # changes looked at to embed their passages
_EMBEDDING_SECONDS = 0.5  # how long a batch embeds: what a crash can cost, and what new words wait for
_PASSAGES = 16  # passages embedded between two looks at the clock
_PAUSE_SECONDS = 0.02  # between two batches: another process that waits for the lock gets it
_ROWS = 10_000  # vectors looked at in one go


def embedded_text(title: str, text: str) -> str:
    """What is embedded for a passage: the title tells what a passage from the middle is about."""
    return f"{title}\n{text}" if title else text


class IndexWriter:
    """Brings the index folder up to the Library."""

    def __init__(self, folder: Path, library: Library, embedder: Embedder) -> None:
        """Nothing is read or locked yet."""
        self._folder = IndexFolder(folder)
        self._library = library
        self._embedder = embedder

    @classmethod
    def from_folder(cls, data: Path, model: str, cache: Path, library: Library) -> IndexWriter:
        """That of the data folder, whose model is opened when it first embeds: words need none."""
        return cls(data / FOLDER, library, UnopenedEmbedder(model, cache))

    def check(self) -> None:
        """Look at all that a question may pass over.

        DamagedError when the index cannot be this Library's, is of another model, or a vector is damaged.
        """
        manifest = self._folder.read()
        if manifest is not None:
            self._check(manifest)
            log = VectorLog.opened(self._folder, manifest)
            for rows in _portions(np.sort(LiveRows.of(log.keys).rows)):
                if not log.are_sound(rows).all():
                    raise DamagedError(f"the vectors of the index are damaged: {MEND}")
            path = self._folder.faiss(manifest)
            if manifest.snapshot and VectorIndex.from_snapshot(path, manifest.dimension) is None:
                raise DamagedError(f"{path} is damaged, and made again each time that the index is opened: {MEND}")

    def catch_up(
        self,
        *,
        vectors: bool = True,
        most: int | None = None,
        wait: float = WAIT_SECONDS,
        progress: Callable[[Progress], None] | None = None,
        written: Callable[[], None] | None = None,
    ) -> None:
        """Follow the change feed to its end: the words always, the vectors unless told otherwise.

        What changes meanwhile has its words in before more vectors are computed. `most` is how many passages are
        embedded at the most: with none, the vectors follow as far as none is missing. `written` is called when
        words were written that a reader can take in.

        DamagedError when the index is damaged or of another model; TransientError when another process has been
        writing for `wait` seconds.
        """
        self._folder.prepare()
        waiting = Waiting(most, progress)
        goes_on = True
        try:
            while goes_on:
                while self._words_batch(wait, written):
                    time.sleep(_PAUSE_SECONDS)
                goes_on = vectors and self._vectors_batch(wait, waiting)
                if goes_on:
                    time.sleep(_PAUSE_SECONDS)
        except UserError:  # where nothing may be written, nothing needs to be that is there already
            if self._is_behind():
                raise

    def rebuild(self, *, progress: Callable[[Progress], None] | None = None) -> None:
        """Make the index again from the Library. Vectors of this model that can still be read are used again."""
        self._folder.prepare()
        with self._folder.locked(WAIT_SECONDS):
            old = self._readable()
            if old is None:  # from here on the folder is a sound index, though an empty one
                self._folder.sweep(None)
                self._folder.write(self._new_manifest())
            kept = self._kept(old)
            manifest = self._new_manifest()
            now = self._library.last_change()  # before the list: a change between the two is played again
            live = self._library.live_revisions()
            if kept:
                manifest = self._copied(*kept, self._library.passages_of(live), manifest)
            words = WordIndex(self._folder.words(manifest), new=True)
            for i in range(0, len(live), _CHANGES):
                words.write((), self._documents(live[i : i + _CHANGES]))
            # The vectors start from nothing: what is there already is found in the log, not embedded again.
            self._folder.write(replace(manifest, words=now, last=self._revision_of(now)))
            self._folder.sweep(manifest)
        self.catch_up(progress=progress)

    def _is_behind(self) -> bool:
        manifest = self._folder.read()
        return manifest is None or min(manifest.words, manifest.vectors) < self._library.last_change()

    # One batch

    def _words_batch(self, wait: float, written: Callable[[], None] | None) -> bool:
        """Bring the words up by some changes. Whether there may be more."""
        with self._folder.locked(wait):
            manifest = self._current()
            changes = self._library.changes(manifest.words, _CHANGES)
            if changes:
                revisions = list(dict.fromkeys(change.revision for change in changes))
                words = WordIndex(self._folder.words(manifest), new=not manifest.words)
                words.write(revisions, self._documents(revisions))
                self._folder.write(replace(manifest, words=changes[-1].number, last=changes[-1].revision))
        if changes and written:
            written()
        return len(changes) == _CHANGES

    def _documents(self, revisions: list[str]) -> list[Document]:
        found = self._library.copies(revisions)
        return [
            Document(p, copies[0].title, copies[0].text[p.start : p.end], copies[0].language, copies)
            for p in self._library.passages_of(revisions)
            if (copies := found.get(p.revision))
        ]

    def _articles(self, revisions: list[str]) -> dict[str, Article]:
        return {revision: copies[0] for revision, copies in self._library.copies(revisions).items()}

    def _vectors_batch(self, wait: float, waiting: Waiting) -> bool:
        """Embed for a moment, up to the end of some changes. Whether there may be more."""
        with self._folder.locked(wait):
            manifest = before = self._current()
            log = VectorLog.opened(self._folder, manifest)
            changes = self._library.changes(manifest.vectors, _EMBEDDED_CHANGES)
            revisions = list(dict.fromkeys(change.revision for change in changes))
            articles = self._articles(revisions)
            live = LiveRows.of(log.keys)
            waiting.begin(self._library.count_passages() - len(live))
            passages = [p for p in self._library.passages_of(revisions) if p.revision in articles]
            rows = live.find([p.id for p in passages])
            new = [p for p, row in zip(passages, rows, strict=True) if row < 0]
            some = self._embed(log, new[: waiting.left()], articles)
            if some == len(new):
                gone = self._gone(log, revisions, {p.id for p in passages})
                if gone:
                    nothing = np.zeros((len(gone), manifest.dimension), np.float32)
                    log.append(keys_of([(p, None) for p in gone]), nothing)
                if changes:
                    manifest = replace(manifest, vectors=changes[-1].number)
            manifest = self._with_rows(manifest, log)
            if manifest != before:
                self._folder.write(manifest)
        if some:
            waiting.step(some)
        return waiting.left() > 0 if some < len(new) else len(changes) == _EMBEDDED_CHANGES

    def _embed(self, log: VectorLog, passages: list[Passage], articles: dict[str, Article]) -> int:
        """Write the vectors of the first passages into the log, as many as a moment allows; returns how many."""
        made: list[NDArray[np.float32]] = []
        done, began = 0, time.monotonic()
        while done < len(passages) and (not done or time.monotonic() - began < _EMBEDDING_SECONDS):
            some = passages[done : done + _PASSAGES]
            texts = [
                embedded_text(articles[p.revision].title, articles[p.revision].text[p.start : p.end]) for p in some
            ]
            made.append(self._embedder.embed_passages(texts))
            done += len(some)
        if made:
            log.append(keys_of([(p.id, p.revision) for p in passages[:done]]), np.concatenate(made))
        return done

    @staticmethod
    def _gone(log: VectorLog, revisions: list[str], stay: set[int]) -> list[int]:
        of_these = np.isin(log.keys["revision"], np.array([revision_key(r) for r in revisions], np.uint64))
        passages = sorted(set(log.keys["passage"][of_these].tolist()) - stay)
        if not passages:
            return []
        rows = LiveRows.of(log.keys).find(passages)
        return [p for p, row in zip(passages, rows, strict=True) if row >= 0]

    def _with_rows(self, manifest: Manifest, log: VectorLog) -> Manifest:
        """The manifest with all rows of the log. FAISS is brought up to them when too many are outside it."""
        manifest = replace(manifest, rows=len(log.keys), checksum=log.checksum)
        path = self._folder.faiss(manifest)
        if manifest.rows - manifest.snapshot <= vectors.EXACT and (path.exists() or not manifest.snapshot):
            return manifest
        rows = np.sort(LiveRows.of(log.keys).rows)
        if len(rows) <= vectors.EXACT:
            return manifest
        index = VectorIndex.from_snapshot(path, manifest.dimension)
        if index is None or index.is_outgrown(len(rows)):
            index = VectorIndex.trained(log, rows)
        else:
            index.add(log, rows[rows >= manifest.snapshot])
        manifest = replace(manifest, snapshot=manifest.rows)
        index.save(self._folder.faiss(manifest))
        return manifest

    # The folder

    def _current(self) -> Manifest:
        """The manifest to go on from; a new one where there is no index yet."""
        manifest = self._folder.read()
        if manifest is None:
            manifest = self._new_manifest()
            self._folder.write(manifest)
        self._check(manifest)
        self._folder.sweep(manifest)
        return manifest

    def _check(self, manifest: Manifest) -> None:
        check_model(manifest, self._embedder)
        if manifest.words:
            found = self._revision_of(manifest.words)
            if not self._library.last_change():
                raise DamagedError(
                    f"the Library is empty and its index in {self._folder.path} is not: bring a backup "
                    f"back by `dateline restore FILE`, or {MEND} to start with an empty one"
                )
            if not found or manifest.last not in {"", found}:
                raise DamagedError(f"the index in {self._folder.path} belongs to another Library: {MEND}")

    def _revision_of(self, number: int) -> str:
        """The revision of a change of the Library, empty where there is no such change."""
        found = self._library.changes(number - 1, 1)
        return found[0].revision if found and found[0].number == number else ""

    def _new_manifest(self) -> Manifest:
        model = self._embedder.model
        return Manifest(secrets.token_hex(4), model.name, model.digest, model.dimension)

    def _readable(self) -> Manifest | None:
        try:
            manifest = self._folder.read(older=True)
        except DamagedError:
            return None
        model = self._embedder.model
        same = manifest and (manifest.model_digest, manifest.dimension) == (model.digest, model.dimension)
        return manifest if same else None

    def _kept(self, manifest: Manifest | None) -> tuple[VectorLog, LiveRows] | None:
        """An older log, and its passages without those whose vector is damaged."""
        if manifest is None:
            return None
        try:
            log = VectorLog.opened(self._folder, manifest)
        except (DamagedError, OSError):
            return None
        live = LiveRows.of(log.keys)
        sound = np.concatenate([np.empty(0, np.bool_), *map(log.are_sound, _portions(live.rows))])
        return log, LiveRows(live.passages[sound], live.rows[sound])

    def _copied(self, old: VectorLog, live: LiveRows, passages: list[Passage], manifest: Manifest) -> Manifest:
        """The manifest with those of the passages that have a vector in the older log."""
        keys = keys_of([(p.id, p.revision) for p in passages])
        rows = live.find(keys["passage"])
        keys, rows = keys[rows >= 0], rows[rows >= 0]
        log = VectorLog.opened(self._folder, manifest)
        for some in _portions(np.arange(len(rows))):
            log.append(keys[some], old.vectors(rows[some]))
        return self._with_rows(manifest, log)


def check_model(manifest: Manifest, embedder: Embedder) -> None:
    """DamagedError when the index was made with another model: its vectors say nothing to this one."""
    model = embedder.model
    if manifest.model_digest != model.digest or manifest.dimension != model.dimension:
        raise DamagedError(
            f"the index was made with another model or version ({manifest.model}, now {model.name}): {MEND}"
        )


def _portions(rows: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The rows in portions whose vectors fit into memory at ease."""
    for start in range(0, len(rows), _ROWS):
        yield rows[start : start + _ROWS]
