"""The index follows the Library: the one writer, which holds the lock a batch long.

Each leg remembers the change that it reflects. Words go first, for they are cheap; vectors follow. Each batch is
written to the log and to tantivy before the manifest names it, and playing a change twice does no harm, so the
process may die anywhere.
"""

from __future__ import annotations

import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout

from index import vectors
from index.log import LiveRows, VectorLog, are_unit, checked, keys_of, revision_key
from index.manifest import MEND, IndexFolder, Manifest
from index.vectors import VectorIndex
from index.words import Document, WordIndex
from knowledge.errors import DamagedError, TransientError, UserError, of_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embedder import Embedder
    from knowledge.article import Article, Passage
    from knowledge.library import Library

WAIT_SECONDS = 60.0
"""How long a writer waits for the other's batch."""

_CHANGES = 200  # changes a batch: few enough that the lock is soon free, enough that commits are rare
_PASSAGES = 256  # passages embedded between two steps of the manifest: what a crash can cost
_ROWS = 10_000  # vectors looked at in one go


def embedded_text(title: str, text: str) -> str:
    """What is embedded for a passage: the title tells what a passage from the middle is about."""
    return f"{title}\n{text}" if title else text


@dataclass(frozen=True, slots=True)
class Progress:
    """Passages done so far of those that were waiting when the work began."""

    done: int
    total: int


class IndexWriter:
    """Brings the index folder up to the Library."""

    def __init__(self, folder: Path, library: Library, embedder: Embedder) -> None:
        """Nothing is read or locked yet."""
        self._folder = IndexFolder(folder)
        self._library = library
        self._embedder = embedder

    def check(self) -> None:
        """Look at all that a question may pass over.

        DamagedError when the index cannot be this Library's, is of another model, or a vector is damaged.
        """
        manifest = self._folder.read()
        if manifest is not None:
            self._check(manifest)
            log = self._log(manifest)
            for rows in _portions(np.sort(LiveRows.of(log.keys).rows)):
                checked(log.vectors(rows))

    def catch_up(
        self,
        *,
        vectors: bool = True,
        wait: float = WAIT_SECONDS,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        """Follow the change feed to its end: the words always, the vectors unless told otherwise.

        DamagedError when the index is damaged or of another model; TransientError when another process has been
        writing for `wait` seconds.
        """
        self._prepare_folder()
        while self._words_batch(wait):
            pass
        if vectors:
            waiting = _Waiting(progress)
            while self._vectors_batch(wait, waiting):
                pass

    def rebuild(self, *, progress: Callable[[Progress], None] | None = None) -> None:
        """Make the index again from the Library. Vectors of this model that can still be read are used again."""
        self._prepare_folder()
        with self._locked(WAIT_SECONDS):
            old = self._readable()
            if old is None:  # from here on the folder is a sound index, though an empty one
                self._sweep(None)
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
            self._sweep(manifest)
        self.catch_up(progress=progress)

    # One batch

    def _words_batch(self, wait: float) -> bool:
        with self._locked(wait):
            manifest = self._current()
            changes = self._library.changes(manifest.words, _CHANGES)
            if changes:
                revisions = list(dict.fromkeys(change.revision for change in changes))
                words = WordIndex(self._folder.words(manifest), new=not manifest.words)
                words.write(revisions, self._documents(revisions))
                self._folder.write(replace(manifest, words=changes[-1].number, last=changes[-1].revision))
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

    def _vectors_batch(self, wait: float, waiting: _Waiting) -> bool:
        with self._locked(wait):
            manifest = before = self._current()
            log = self._log(manifest)
            changes = self._library.changes(manifest.vectors, _CHANGES)
            revisions = list(dict.fromkeys(change.revision for change in changes))
            articles = self._articles(revisions)
            live = LiveRows.of(log.keys)
            waiting.begin(self._library.count_passages() - len(live))
            passages = [p for p in self._library.passages_of(revisions) if p.revision in articles]
            rows = live.find([p.id for p in passages])
            new = [p for p, row in zip(passages, rows, strict=True) if row < 0]
            for i in range(0, len(new), _PASSAGES):
                some = new[i : i + _PASSAGES]
                texts = [
                    embedded_text(articles[p.revision].title, articles[p.revision].text[p.start : p.end])
                    for p in some
                ]
                log.append(keys_of([(p.id, p.revision) for p in some]), self._embedder.embed_passages(texts))
                manifest = self._with_rows(manifest, log)
                self._folder.write(manifest)
                waiting.step(len(some))
            gone = self._gone(log, revisions, {p.id for p in passages})
            if gone:
                nothing = np.zeros((len(gone), manifest.dimension), np.float32)
                log.append(keys_of([(p, None) for p in gone]), nothing)
            manifest = self._with_rows(manifest, log)
            if changes:
                manifest = replace(manifest, vectors=changes[-1].number)
            if manifest != before:
                self._folder.write(manifest)
            return len(changes) == _CHANGES

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

    def _prepare_folder(self) -> None:
        try:
            self._folder.path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise UserError(f"{self._folder.path} is no folder, and the index goes there: move it away") from error
        except OSError as error:
            message = f"cannot make the folder {self._folder.path} ({error.strerror}): choose another with --data"
            raise UserError(message) from error

    @contextmanager
    def _locked(self, wait: float) -> Iterator[None]:
        lock = FileLock(self._folder.lock, timeout=wait)
        try:
            lock.acquire()
        except Timeout:
            raise TransientError(
                "the index is being written by another process: try again when that has finished"
            ) from None
        except OSError as error:
            raise of_system(error, self._folder.path, MEND) from error
        try:
            yield
        except OSError as error:
            raise of_system(error, self._folder.path, MEND) from error
        finally:
            lock.release()

    def _current(self) -> Manifest:
        """The manifest to go on from; a new one where there is no index yet."""
        manifest = self._folder.read()
        if manifest is None:
            manifest = self._new_manifest()
            self._folder.write(manifest)
        self._check(manifest)
        self._sweep(manifest)
        return manifest

    def _check(self, manifest: Manifest) -> None:
        check_model(manifest, self._embedder)
        if manifest.words:
            found = self._revision_of(manifest.words)
            if not self._library.last_change():
                raise DamagedError(
                    f"the Library is empty and its index in {self._folder.path} is not: put back a copy of the "
                    f"Library, or {MEND} to start with an empty one"
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

    def _log(self, manifest: Manifest) -> VectorLog:
        log = VectorLog(self._folder.keys(manifest), self._folder.vectors(manifest), manifest.dimension)
        log.load(manifest.rows, manifest.checksum)
        return log

    def _readable(self) -> Manifest | None:
        try:
            manifest = self._folder.read(older=True)
        except DamagedError:
            return None
        model = self._embedder.model
        same = manifest and (manifest.model_digest, manifest.dimension) == (model.digest, model.dimension)
        return manifest if same else None

    def _kept(self, manifest: Manifest | None) -> tuple[VectorLog, LiveRows] | None:
        """An older log, and its passages without those whose vector is not of length one."""
        if manifest is None:
            return None
        try:
            log = self._log(manifest)
        except (DamagedError, OSError):
            return None
        live = LiveRows.of(log.keys)
        sound = np.concatenate([np.empty(0, np.bool_), *(are_unit(log.vectors(r)) for r in _portions(live.rows))])
        return log, LiveRows(live.passages[sound], live.rows[sound])

    def _copied(self, old: VectorLog, live: LiveRows, passages: list[Passage], manifest: Manifest) -> Manifest:
        """The manifest with those of the passages that have a vector in the older log."""
        keys = keys_of([(p.id, p.revision) for p in passages])
        rows = live.find(keys["passage"])
        keys, rows = keys[rows >= 0], rows[rows >= 0]
        log = self._log(manifest)
        for some in _portions(np.arange(len(rows))):
            log.append(keys[some], old.vectors(rows[some]))
        return self._with_rows(manifest, log)

    def _sweep(self, manifest: Manifest | None) -> None:
        """Delete what the manifest does not name: what came before, and what a killed process left."""
        folder = self._folder
        named = {f(manifest) for f in (folder.keys, folder.vectors, folder.faiss, folder.words)} if manifest else ()
        for path in folder.path.iterdir():
            if path.name.startswith(("keys-", "vectors-", "faiss-", "words-")) and path not in named:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


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


class _Waiting:
    """Counts the embedded passages against those that had none when the work began."""

    def __init__(self, report: Callable[[Progress], None] | None) -> None:
        self._report = report
        self._done = 0
        self._total: int | None = None

    def begin(self, total: int) -> None:
        """Say how many wait; what is said later, in the middle of the work, does not count."""
        if self._total is None:
            self._total = total

    def step(self, count: int) -> None:
        self._done += count
        if self._report:
            self._report(Progress(self._done, max(self._done, self._total or 0)))
