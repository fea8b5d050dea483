"""A backup: one zip file of all that cannot be made again.

    manifest.json     what it is: format, moment, and for each file its length and SHA-256
    library.db        the Library
    bot.db            what the bot still has to answer, and what its buttons mean
    evidence.json     the judgement that was fitted to an operator's questions

The index is left out: it is made again from the Library. So are the settings, which hold the bot's token.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from bot import salvaging
from bot.counts import counted
from bot.mending import put_aside, refuse_bot
from bot.salvaging import NOTES
from index.evidence import CALIBRATED
from knowledge.errors import DamagedError, DatelineError, NewerError, UserError, of_system
from knowledge.library import DATABASE, Library
from knowledge.store.database import Database
from knowledge.store.restoring import put_back
from knowledge.store.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORMAT = 1
"""Raised when an older Dateline could not read it: a newer one is refused."""

_MANIFEST = "manifest.json"
_PIECE = 1 << 20  # bytes copied at once


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup says of itself. `files` has for each the length in bytes and the SHA-256."""

    format: int
    made: str
    articles: int
    files: dict[str, tuple[int, str]]


def write(data: Path, library: Library, file: Path, *, force: bool = False) -> Made:
    """Write a backup of the data folder, whole or not at all; a bot may run meanwhile.

    UserError when the file is there already, unless `force`, is a folder, or cannot be written. DamagedError when
    what there is to write is damaged: a backup from before may be better.
    """
    if file.is_dir():
        raise UserError(f"{file} is a folder: name a file in it, such as {file / 'dateline.zip'}")
    if not file.parent.is_dir():
        raise UserError(f"there is no folder {file.parent}: make it, or choose another for the backup")
    if file.exists() and not force:
        raise UserError(f"{file} is there already: choose another name, or use --force to write over it")
    library.database.check()
    with _beside(file, called=file) as folder:
        # The bot's first: whatever its buttons point to is then in the Library, which keeps all texts.
        if (data / NOTES).exists():
            with closing(salvaging.opened(data)) as notes:
                notes.copy_to(folder / NOTES)
        library.database.copy_to(folder / DATABASE)
        if (data / CALIBRATED).exists():
            shutil.copyfile(data / CALIBRATED, folder / CALIBRATED)
        paths = sorted(folder.iterdir())
        made = Made(
            format=FORMAT,
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            articles=_articles(folder),
            files={path.name: _measured(path) for path in paths},
        )
        whole = folder / "whole.zip"
        with whole.open("wb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                archive.writestr(_MANIFEST, json.dumps(asdict(made), indent=1))
                for path in paths:
                    archive.write(path, path.name)
            stream.flush()
            os.fsync(stream.fileno())
        whole.replace(file)
    return made


def read(data: Path, file: Path, report: Callable[[str], None]) -> None:
    """Bring the data folder back to a backup, and say what that changed. A bot may run meanwhile.

    Nothing is changed before all of the file is found sound. The Library changes in one transaction, which a
    running bot sees like any other; answers that the bot gave since are kept. DamagedError when the file is no
    backup, or damaged, or from a newer Dateline; NewerError when what is in the data folder is.
    """
    data.mkdir(parents=True, exist_ok=True)
    with _beside(data / "restore") as folder:
        _unpack(file, folder)
        then = _sound(folder, file, report)
        salvaging.refuse_newer(data)
        library = _library(data, report)
        restored = put_back(library.database, then.database)
        report(
            f"{counted(restored.added, 'article')} came back, {restored.changed:,} changed back, "
            f"{restored.removed:,} not in the backup went."
        )
        then.close()
        salvaging.mend(data, library.last_change(), report)
        library.close()
        if (folder / NOTES).exists():
            salvaging.merge(Database.from_file(folder / NOTES), Database.from_file(data / NOTES))
        if (folder / CALIBRATED).exists():
            (folder / CALIBRATED).replace(data / CALIBRATED)


def _sound(folder: Path, file: Path, report: Callable[[str], None]) -> Library:
    """The Library of an unpacked backup; a newer one is refused, an older one brought up to date.

    Of the bot's notes in it, what can be read.
    """
    with closing(Database.from_file(folder / DATABASE)) as database:
        try:
            database.check()
        except DamagedError as error:
            raise DamagedError(f"{file} is damaged (the Library in it was before): use another backup") from error
    then = Library.from_folder(folder)
    salvaging.mend(folder, then.last_change(), lambda _: report("Some of the bot's notes in it were damaged."))
    return then


def _library(data: Path, report: Callable[[str], None]) -> Library:
    """The Library that is there; one that is damaged anywhere is put aside, where no bot is running on it."""
    try:
        with closing(Library.from_folder(data)) as library:
            library.check()
        return Library.from_folder(data)
    except NewerError:  # it may hold more than any backup that this version reads
        raise
    except DamagedError as error:
        refuse_bot(data, str(error), error)
    hidden = _restricted(data / DATABASE)
    aside = put_aside(data, DATABASE)
    report(f"The Library was damaged: it is in {aside} now, and a new one in its place.")
    library = Library.from_folder(data)
    if hidden is None:
        report("Which outlets were restricted since the backup could not be read: look at `dateline restricted`.")
    for outlet, chats in (hidden or {}).items():
        library.visibility.restrict(outlet, chats, new=True)
    return library


def _restricted(path: Path) -> dict[str, frozenset[int]] | None:
    """The outlets that a damaged Library keeps for some chats alone; None where that cannot be read."""
    try:
        with closing(Database.from_file(path)) as database:
            return Visibility(database).restricted()
    except DatelineError:
        return None


def _unpack(file: Path, folder: Path) -> None:
    """Put the files of a backup into a folder, each checked."""
    try:
        with zipfile.ZipFile(file) as archive:
            made = _manifest(archive, file)
            for name, (size, digest) in made.files.items():
                if name not in {DATABASE, NOTES, CALIBRATED}:
                    raise DamagedError(f"{file} is damaged ({name[:40]!r} is in it): use another backup")
                with archive.open(name) as stream, (folder / name).open("wb") as copy:
                    _copy(stream, copy, size)
                if _measured(folder / name) != (size, digest):
                    raise DamagedError(f"{file} is damaged ({name} is not what it was): use another backup")
    except FileNotFoundError:
        raise UserError(f"there is no file {file}: check the path") from None
    except IsADirectoryError:
        raise UserError(f"{file} is a folder: name the file that `dateline backup` wrote") from None
    # NotImplementedError: packed in a way that zipfile does not know, as a damaged head may say.
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, zlib.error) as error:
        raise DamagedError(f"{file} is no backup, or is damaged ({error}): use another one") from error
    if DATABASE not in made.files:
        raise DamagedError(f"{file} is damaged (it holds no Library): use another backup")


def _manifest(archive: zipfile.ZipFile, file: Path) -> Made:
    try:
        found = json.loads(archive.read(_MANIFEST))
        version = int(found["format"])
        if version <= FORMAT:
            files = {str(name): (int(size), str(digest)) for name, (size, digest) in found["files"].items()}
            return Made(version, str(found["made"]), int(found["articles"]), files)
    except (ValueError, TypeError, AttributeError) as error:
        raise DamagedError(f"{file} is damaged (its manifest cannot be read): use another backup") from error
    raise DamagedError(f"{file} was made by a newer Dateline (format {version}): install the newer version")


def _copy(stream: IO[bytes], copy: IO[bytes], size: int) -> None:
    """Copy no more than a byte above the size that the manifest names: what unpacks without end is damaged."""
    left = size + 1
    while left > 0 and (piece := stream.read(min(_PIECE, left))):
        copy.write(piece)
        left -= len(piece)


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _articles(folder: Path) -> int:
    copy = Library.from_folder(folder)
    try:
        return copy.coverage().articles
    finally:
        copy.close()


@contextmanager
def _beside(path: Path, called: Path | None = None) -> Iterator[Path]:
    """A folder for what is in the making, on the same disk; one that a killed process left is cleared first.

    Errors name what is `called` so, where it is the file that was asked for, in the place of those in the folder.
    """
    folder = path.with_name(f"{path.name}.part")
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder
    except DatelineError as error:
        if called:
            making = rf"{re.escape(str(folder))}(/[\w.]+)?"
            error.args = (re.sub(making, lambda _: str(called), str(error)),)
        raise
    except OSError as error:
        raise of_system(error, path.parent, "try again") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
