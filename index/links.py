"""A folder of links to the files of another one, for tantivy where it may write nothing.

tantivy takes a lock even to read, which is a file in the folder of its index.
"""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp


class Links:
    """The folder of links, which is deleted with this object."""

    def __init__(self, folder: Path) -> None:
        """Link to what is in the folder now. OSError where no temporary folder can be made."""
        self._folder = folder.absolute()
        self.path = Path(mkdtemp(prefix="dateline-"))
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)
        self.follow()

    def follow(self) -> None:
        """Link to what is new in the folder, but for its locks."""
        for file in self._folder.iterdir():
            link = self.path / file.name
            if file.suffix != ".lock" and not link.is_symlink():
                link.symlink_to(file)
