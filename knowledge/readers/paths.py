"""Which files there are to read at a path: all but what nobody would take for an article."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import UserError
from knowledge.readers.files import shown, told
from knowledge.readers.kinds import NO_DOCUMENTS, PACKED, SHARED, SUFFIXES, is_meant, kind_by_name
from knowledge.readers.packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_OWN = re.compile(r"(library|bot)\.db.*|bot\.alive|evidence\.json|index|damaged-.*")  # in a data folder

_BY_EDITORS = re.compile(r"\..*|~\$.*|.*~|#.*#", re.DOTALL)
"""Hidden files, and what editors put beside a document: that it is open, and how it was before."""


def readable(path: Path) -> list[Path]:
    """What to read at a path: the file itself, or all readable files of a folder and its folders, by path.

    Hidden ones are left out, and what editors put beside documents. A folder inside that may not be listed stands
    for its files: to read it says why not.
    UserError when the path cannot be read, or is of an unknown kind.
    """
    closed: list[Path] = []

    def failed(error: OSError) -> None:
        if (below := Path(error.filename or path)) == path:
            raise error
        closed.append(below)

    with told(shown(path)):
        if _is_folder(path):
            folder, found = shown(path), sorted([*filter(_is_readable, _visible(path, failed)), *closed])
            if not found:
                raise UserError(
                    f"{folder} holds no articles: it needs {_known()} files, of .json and .xml those with articles"
                )
            return found
    if path.suffix and kind_by_name(path) is None:
        raise UserError(f"{shown(path)} is of an unknown kind: {_known()} files can be read, and each as {PACKED}")
    return [path]


def within(
    folder: Path, failed: Callable[[OSError], None], known: Collection[Path] = ()
) -> tuple[list[Path], list[Path]]:
    """The readable files of a folder and its folders, by path, as for `readable`, and those that cannot be read.

    The latter are of other kinds, and may be articles all the same: pictures and the like are left out. Pipes,
    sockets and devices are among them, whatever their names: to read one might take for ever. Both may be none.
    `failed` is called for each folder that cannot be listed, with its name in the error. Files that are `known` to
    hold articles are readable whatever they hold now: their reader says what is wrong.
    """
    visible = _visible(folder, failed)
    readable = [path for path in visible if _is_readable(path, known)]
    return readable, [path for path in visible if _is_missed(path)]


def unreadable(path: Path) -> list[Path]:
    """The files of a folder that `within` says cannot be read; none of what is no folder."""
    return within(path, lambda _error: None)[1] if path.is_dir() else []


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() if path.exists() else bool(path.stat())
    except ValueError:  # a path with a null character
        raise UserError(f"there is no file {shown(path)}: check the path") from None


def _visible(folder: Path, failed: Callable[[OSError], None]) -> list[Path]:
    """The files in the folder and its folders, sorted by path. Links to folders are not followed.

    Those that lead out of it are among the files, so that somebody is told. What the bot keeps in its own data
    folder is no article; others may lie beside it.
    """
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=failed):
        # What a browser saves beside a page, to show it: no pages of their own.
        beside = {f"{Path(name).stem}_files" for name in names if SUFFIXES.get(Path(name).suffix.lower()) == "html"}
        folders[:] = [name for name in folders if not name.startswith(".") and name not in beside]
        if "library.db" in names:
            folders[:], names[:] = (
                [name for name in some if not _OWN.fullmatch(name)] for some in (folders, names)
            )
        found += [Path(parent, name) for name in names if not _BY_EDITORS.fullmatch(name)]
        links = (path for name in folders if (path := Path(parent, name)).is_symlink())
        found += [path for path in links if not path.resolve().is_relative_to(folder.resolve())]
    return sorted(found)


def _is_readable(path: Path, known: Collection[Path] = ()) -> bool:
    kind = kind_by_name(path)
    return kind is not None and not _is_special(path) and (kind not in SHARED or path in known or _is_meant(path))


def _is_missed(path: Path) -> bool:
    """Whether a file that is not read looks as if it held something to read."""
    if _is_special(path):
        return True
    ending = path.suffix.lower()
    named = Path(path.stem).suffix.lower() if ending == PACKED else ending
    usual = path.name.lower() in {"thumbs.db", "desktop.ini"}
    unread = kind_by_name(path) is None or (kind_by_name(path) in SHARED and not _is_meant(path))
    return bool(ending) and unread and named not in NO_DOCUMENTS and not usual


def _is_special(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False  # what is wrong with it is said when it is read


def _is_meant(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return is_meant(unpacked(stream, "") if path.suffix.lower() == PACKED else stream)
    except (OSError, UserError):
        return True  # what is wrong with it is said when it is read


def _known() -> str:
    *others, last = SUFFIXES
    return f"{', '.join(others)} and {last}"
