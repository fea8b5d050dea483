"""The index folder and its manifest, the one small file that says what the rest of the folder holds.

    manifest.json     written last and whole: whatever it does not name is not there
    keys-GEN.bin      one record a row: passage and revision
    vectors-GEN.bin   one record a row: the vector
    sums-GEN.bin      one record a row: the CRC-32 of the vector
    faiss-GEN-ROWS.bin  the FAISS index over the first rows, where there are many; without it, it is made again from
                      the two above
    words-GEN/        the tantivy index
    writer.lock       held by the one process that writes

Everything here is derived from the Library: deleting the folder costs time, never data.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from index.durable import put
from knowledge.errors import DamagedError, TransientError, UserError, of_system

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 3
"""Raised when the vectors or the words are laid out anew: an older index is refused with its cure."""

FOLDER = "index"
"""The name of the index folder in the data folder."""

MEND = "run `dateline index --rebuild`"
_POLL_SECONDS = 0.01  # between two tries of the lock: shorter than a writer's pause between two batches
_GENERATION = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index holds.

    `words` and `vectors` are the numbers of the last changes of the Library that each leg reflects, and `last` is
    the revision of the change `words`, by which another history is told; `rows` is how many rows of the log count,
    `checksum` the CRC-32 of their keys; `snapshot` how many of them are in the FAISS file.
    """

    generation: str
    model: str
    model_digest: str
    dimension: int
    words: int = 0
    vectors: int = 0
    rows: int = 0
    snapshot: int = 0
    checksum: int = 0
    last: str = ""
    format: int = FORMAT

    def continues(self, other: Manifest) -> bool:
        """Whether this is the other with more written after it."""
        return self.generation == other.generation and self.rows >= other.rows and self.words >= other.words


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """Where everything is."""

    path: Path

    @property
    def manifest(self) -> Path:
        return self.path / "manifest.json"

    @property
    def lock(self) -> Path:
        return self.path / "writer.lock"

    def keys(self, manifest: Manifest) -> Path:
        return self.path / f"keys-{manifest.generation}.bin"

    def vectors(self, manifest: Manifest) -> Path:
        return self.path / f"vectors-{manifest.generation}.bin"

    def sums(self, manifest: Manifest) -> Path:
        return self.path / f"sums-{manifest.generation}.bin"

    def faiss(self, manifest: Manifest) -> Path:
        return self.path / f"faiss-{manifest.generation}-{manifest.snapshot}.bin"

    def words(self, manifest: Manifest) -> Path:
        return self.path / f"words-{manifest.generation}"

    def prepare(self) -> None:
        """Make the folder where there is none."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise UserError(f"{self.path} is no folder, and the index goes there: move it away") from error
        except OSError as error:
            message = f"cannot make the folder {self.path} ({error.strerror}): choose another with --data"
            raise UserError(message) from error

    @contextmanager
    def locked(self, wait: float) -> Iterator[None]:
        """Be the one writer within the block. TransientError when another one is after `wait` seconds."""
        lock = FileLock(self.lock, timeout=wait, poll_interval=_POLL_SECONDS)
        try:
            lock.acquire()
        except Timeout:
            raise TransientError(
                "the index is being written by another process: try again when that has finished"
            ) from None
        except IsADirectoryError:  # to rebuild takes the lock too
            raise DamagedError(f"{self.lock} is a folder, and should be a file: move it away") from None
        except OSError as error:
            raise of_system(error, self.path, MEND) from error
        try:
            yield
        except OSError as error:
            raise of_system(error, self.path, MEND) from error
        finally:
            lock.release()

    def sweep(self, manifest: Manifest | None) -> None:
        """Delete what the manifest does not name: what came before, and what a killed process left."""
        paths = (self.keys, self.vectors, self.sums, self.faiss, self.words)
        named = {path(manifest) for path in paths} if manifest else ()
        for path in self.path.iterdir():
            if path.name.startswith(("keys-", "vectors-", "sums-", "faiss-", "words-")) and path not in named:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def read(self, *, older: bool = False) -> Manifest | None:
        """The manifest, None when there is no index yet. DamagedError when it cannot be understood.

        That of an older format is only given to who asks for it: its vectors are still good, its words are not.
        """
        try:
            raw = self.manifest.read_bytes()
        except FileNotFoundError:
            if self.path.is_dir() and any(self.path.glob("words-*")):
                raise DamagedError(f"the index in {self.path} has lost its manifest: {MEND}") from None
            return None
        except OSError as error:
            raise of_system(error, self.path, MEND) from error
        try:
            manifest = _manifest(json.loads(raw))
        except _NewerError:
            raise DamagedError(
                f"the index in {self.path} was made by a newer Dateline: install it or {MEND}"
            ) from None
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            raise DamagedError(f"the manifest of the index in {self.path} is damaged: {MEND}") from None
        if manifest.format < FORMAT and not older:
            raise DamagedError(f"the index in {self.path} was made by an older Dateline: {MEND}")
        return manifest

    def write(self, manifest: Manifest) -> None:
        """Put the manifest in place, whole or not at all, and on the disk when this returns."""
        if self.manifest.is_dir():  # somebody's mistake: an index is made again in its place
            shutil.rmtree(self.manifest)
        put(self.manifest, json.dumps(asdict(manifest), indent=1))


class _NewerError(Exception):
    """The manifest has a format that this version does not know."""


def _manifest(found: dict[str, Any]) -> Manifest:
    if int(found["format"]) > FORMAT:
        raise _NewerError
    manifest = Manifest(**found)
    numbers = (manifest.words, manifest.vectors, manifest.rows, manifest.snapshot, manifest.checksum)
    texts = (manifest.generation, manifest.model, manifest.model_digest, manifest.last)
    if (
        any(type(n) is not int or n < 0 for n in (manifest.dimension, *numbers))
        or any(type(t) is not str for t in texts)
        or not _GENERATION.fullmatch(manifest.generation)
    ):
        raise ValueError(found)
    return manifest
