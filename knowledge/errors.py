"""Errors, classed by what the caller should do.

    DatelineError
    ├── UserError       change the input or a setting; trying again changes nothing
    │   ├── MissingError    nothing is at the web address, perhaps only now
    │   ├── RefusedError    the web address answers that there is nothing for us
    │   ├── ListError       what is there lists articles, and is none
    │   └── GoneError       its owner says that what was there is published no more
    ├── DamagedError    stored data cannot be used as it is; the message names the command that mends it
    │   └── NewerError      it is sound, and of a newer version, which must be installed
    └── TransientError  try again later; nothing is wrong with the input

Every message is one line: what happened, then what to do. What the system itself refuses is put into such words by
`of_system`.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The numbers of the system's errors that more room mends."""


class DatelineError(Exception):
    """The base of all errors that a person can act on."""


class UserError(DatelineError):
    """The input or a setting must change first."""


class MissingError(UserError):
    """A web address answers 404: a mistake in it, or a page that may come back."""


class RefusedError(UserError):
    """A web address answers that there is nothing for us: 401, 403 and the like."""


class ListError(UserError):
    """A front page, or that of a category or a day: what it has are the beginnings of articles."""


class GoneError(UserError):
    """A web address answers 410, or a file says that it is a draft: its owner does not publish it, or no more."""


class DamagedError(DatelineError):
    """Stored data is damaged, or of another version or model."""


class NewerError(DamagedError):
    """Stored data was written by a newer version: nothing is wrong with it, and it is left where it is."""


class TransientError(DatelineError):
    """The same call may work later; `retry_after` is how long to wait, where whoever refused has said so."""

    def __init__(self, message: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


def of_system(error: OSError, folder: Path, mend: str) -> DatelineError:
    """What the system refused in a folder, by its cause; `mend` is the command that makes the folder again."""
    place = error.filename or folder
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return UserError(f"{place} may not be used: give this user the permission to read and write {folder}")
        case errno.EROFS:
            return UserError(f"{place} cannot be written, its disk is read-only: choose another folder with --data")
        case number if number in NO_ROOM:
            return UserError(
                f"no more can be written to {folder} ({error.strerror}): free some space and run the command again"
            )
        case errno.EISDIR:
            return DamagedError(f"{place} is a folder, and should be a file: {mend}")
        case errno.ENOTDIR | errno.EEXIST:
            file = next((above for above in Path(place).parents if above.is_file()), place)
            return DamagedError(f"{file} is a file, and should be a folder: move it away, and {mend}")
    return DatelineError(f"cannot use {place} ({error.strerror or error}): check the disk, or {mend}")
