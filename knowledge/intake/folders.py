"""Watched folders: a file dropped there is added, a changed one is revised, a deleted one is removed.

A file is known by its path below the folder, and has changed when its size or its times have: some programs give
what they write the time that it had before, and only the system's own time of the change tells. One that changed a
moment ago may be half written, and waits for the next look. What a folder is read for is what `dateline add` would
read: hidden files are passed over, what editors put beside open ones, and other kinds, which are told. Links that
lead out of it are not followed.

That a file is gone need not mean that somebody deleted it: editors put a new one in the place of the old, and who
moves files may copy them first. So it counts as deleted when it is missing a second later still, and no new file is
being written, which may be the same under another name. And nothing is removed

- while the folder is not there or cannot be listed;
- when the folder, or one in it that had a disk of its own, is on another disk than before, and fewer files are left
  there than are gone: its disk is not mounted;
- when 20 or more are gone and fewer are left, before that has lasted a minute.

A minute is also how long new files that are being written are waited for.
"""

from __future__ import annotations

import os
import shlex
import stat
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge import readers
from knowledge.errors import UserError
from knowledge.intake.collector import Found, Look
from knowledge.intake.origin import Kind
from knowledge.readers.files import shown, told
from knowledge.readers.paths import within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from knowledge.article import Draft
    from knowledge.intake.origin import Item, Origin
    from knowledge.intake.origins import Origins

SETTLED = timedelta(seconds=1)
"""A file that changed later than this may still be written to, and one that is missing may be back after it."""

MOVING = "moving"
"""In the state of a folder: how many of its files wait for that."""

MISSING = "absent"
"""In the state of a folder: since when each file is missing that does not count as deleted yet."""

_DISKS = "disks"
"""In the state of a folder: the keys of those in it that have another disk than it has."""

MANY = 20
"""Files that are not missed at once by chance."""

LASTING = timedelta(minutes=1)
"""So long must many files be missing before they count as deleted, or one while others are written."""

NAMED = 5
"""Files of kinds that cannot be read whose names are kept; the others are counted."""


class Folders:
    """Looks at watched folders. One that could not be looked at is looked at again within a minute."""

    longest_wait = timedelta(minutes=1)

    def look(self, origin: Origin, known: Mapping[str, Item], now: datetime) -> Look:
        """Compare the files with the items.

        UserError when the folder cannot be listed, or its disk does not seem to be mounted.
        """
        folder = Path(origin.address)
        files, closed, others = _listed(folder, {folder / key for key, item in known.items() if item.articles})
        changed = {key: one for key, one in files.items() if key not in known or known[key].stamp != one[1]}
        moving = {key for key, (_, _, moment) in changed.items() if _is_moving(moment, now)}
        found = [
            Found(key, stamp, partial(_read, path, folder, origin.source))
            for key, (path, stamp, _) in changed.items()
            if key not in moving
        ]
        found += [_unlisted(key, error) for key, error in closed.items() if key not in known]
        device = _device(folder)
        away = _unmounted(folder, origin, files.keys(), known.keys(), device)
        found += [Found(key, None, partial(_refused, error)) for key, error in away.items() if key not in known]
        kept = (*closed, *away)
        missing = [key for key in known if key not in files and not key.startswith(kept)]
        since = _missing_since(origin, missing, len(files), device, now)
        wait = LASTING if moving - known.keys() or _are_many(missing, len(files)) else SETTLED
        gone = [key for key, moment in since.items() if now - moment >= wait]
        told: dict[str, object] = {"unread": [len(others), others[:NAMED]]} if others else {}
        told |= {MOVING: len(moving)} if moving else {}
        waiting = {key: moment.isoformat() for key, moment in since.items() if now - moment < wait}
        told |= {MISSING: waiting} if waiting else {}
        disks = sorted(_disks(folder, {path.parent for path, _, _ in files.values()}, device) | away.keys())
        told |= {_DISKS: disks} if disks else {}
        return Look(found, gone, {"device": device, **told}, timedelta(0))

    def again(self, origin: Origin, item: Item) -> Found:
        """The file as it is now."""
        folder = Path(origin.address)
        path = folder / item.key
        seen = _seen(path, folder)
        stamp = _stamp(seen) if seen else item.stamp
        return Found(item.key, stamp, partial(_read, path, folder, origin.source))


def watch(origins: Origins, path: Path, source: str | None) -> Origin:
    """Have a folder watched from now on; articles there that name no outlet get `source`.

    UserError when it cannot be listed, or is watched already, by itself or with another.
    """
    folder = path.resolve()
    with told(shown(folder)):
        if not folder.is_dir():
            there = "is a file" if folder.exists() else "is not there"
            raise UserError(
                f"{shown(folder)} {there}: name a folder to watch; `dateline add` takes in single files"
            )
        os.listdir(folder)  # noqa: PTH208  only whether that is allowed
    if folder == Path(folder.anchor):
        raise UserError(f"{folder} is the whole disk: name a folder of articles")
    if _key(folder, Path(folder.anchor)) != folder.as_posix()[1:]:
        raise UserError(f"{shown(folder)} has a name that is not UTF-8: rename it")
    for other in origins.all(Kind.FOLDER):
        if str(folder) == other.address:
            raise UserError(f"{shown(folder)} is watched already: `dateline sources` shows what came of it")
        for inner, outer in ((folder, Path(other.address)), (Path(other.address), folder)):
            if inner.is_relative_to(outer):
                raise UserError(
                    f"{shown(inner)} is inside {shown(outer)}, and its files would be taken in twice: first run "
                    f"`dateline unwatch {shlex.quote(other.address)}`"
                )
    return origins.add(Kind.FOLDER, str(folder), source)


def _listed(
    folder: Path, known: Collection[Path]
) -> tuple[dict[str, tuple[Path, str, float]], dict[str, OSError], list[str]]:
    """By key: each file with its stamp and when it was changed; the folders inside that cannot be listed.

    And the keys of the files that are of kinds which cannot be read, and of links that lead out of the folder.
    """
    closed: dict[str, OSError] = {}

    def failed(error: OSError) -> None:
        below = Path(error.filename or folder)
        if below == folder:
            raise error
        closed[f"{_key(below, folder)}/"] = error

    try:
        paths, others = within(folder, failed, known)
    except FileNotFoundError:
        raise UserError(
            f"{shown(folder)} is not there: mount its disk, or run `dateline unwatch {shlex.quote(str(folder))}`"
        ) from None
    except PermissionError:
        raise UserError(f"{shown(folder)} may not be listed: give this user the permission to read it") from None
    except OSError as error:
        raise UserError(f"{shown(folder)} cannot be listed ({error.strerror or error}): check its disk") from None
    files = {}
    for path in paths:
        seen = _seen(path, folder)
        if seen is None and path.is_symlink():
            others.append(path)
        elif seen is not None:
            files[_key(path, folder)] = (path, _stamp(seen), seen.st_mtime)
    return files, closed, [_key(path, folder) for path in others]


def _seen(path: Path, folder: Path) -> os.stat_result | None:
    """What the system says of a file; None where there is none, or one that is not in the folder."""
    try:
        seen = path.lstat()
        if stat.S_ISLNK(seen.st_mode):
            seen = path.stat()
            if not path.resolve().is_relative_to(folder):
                return None
    except OSError:
        return None
    return seen if stat.S_ISREG(seen.st_mode) else None  # to read a pipe might take for ever


def _missing_since(
    origin: Origin, missing: Sequence[str], left: int, device: int, now: datetime
) -> dict[str, datetime]:
    """Since when each of the files is missing. UserError when it is their disk that is."""
    if len(missing) > left and device != origin.state.get("device", device):
        raise _other_disk(origin, Path(origin.address), len(missing))
    known = {key: datetime.fromisoformat(moment) for key, moment in origin.state.get(MISSING, {}).items()}
    return {key: min(known.get(key, now), now) for key in missing}  # later than now, the clock was set back


def _unmounted(
    folder: Path, origin: Origin, files: Collection[str], known: Collection[str], device: int
) -> dict[str, UserError]:
    """By key, the folders inside that had a disk of their own and seem to have lost it."""
    found = {}
    for key in origin.state.get(_DISKS, ()):
        left = sum(file.startswith(key) for file in files)
        missing = sum(file.startswith(key) and file != key and file not in files for file in known)
        place = folder / key
        if missing > left and not (place.is_dir() and _device(place) != device):
            found[key] = _other_disk(origin, place, missing)
    return found


def _disks(folder: Path, parents: Collection[Path], device: int) -> set[str]:
    """The keys of the outermost folders inside with these files that are on another disk than the folder."""
    found = set()
    for parent in parents:
        with suppress(OSError):  # it has gone since
            if _device(parent) != device:
                while _device(parent.parent) != device:
                    parent = parent.parent  # noqa: PLW2901
                found.add(f"{_key(parent, folder)}/")
    return found


def _other_disk(origin: Origin, place: Path, missing: int) -> UserError:
    return UserError(
        f"{shown(place)} is on another disk, and {missing:,} files are missing: mount the right one, or run "
        f"`dateline unwatch --remove {shlex.quote(origin.address)}` and watch it again"
    )


def _are_many(missing: Sequence[str], left: int) -> bool:
    return len(missing) >= MANY and len(missing) > left


def _is_moving(changed: float, now: datetime) -> bool:
    return abs(now.timestamp() - changed) < SETTLED.total_seconds()


def _read(path: Path, folder: Path, source: str | None) -> Iterator[Draft]:
    if _seen(path, folder) is None:
        raise UserError(f"there is no file {shown(path)} any more: it is struck out with the next look")
    yield from readers.read(path, source=source)


def _unlisted(key: str, error: OSError) -> Found:
    """A folder inside stands for its files, whose articles stay, until it can be listed again."""
    reason = f"{key} cannot be listed ({error.strerror or error}): give this user the permission"
    return Found(key, None, partial(_refused, UserError(reason)))


def _refused(error: UserError) -> Iterator[Draft]:
    raise error


def _stamp(seen: os.stat_result) -> str:
    return f"{seen.st_mtime_ns}-{seen.st_size}-{seen.st_ctime_ns}"


def _key(path: Path, folder: Path) -> str:
    """The path below the folder; bytes that are no text in any encoding are written out."""
    return path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()


def _device(folder: Path) -> int:
    return folder.stat().st_dev
