"""Files that people have sent: what `getFile` tells of one, and what its address then gives."""

from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath
from typing import Any


@dataclass(frozen=True)
class File:
    """A file as the server keeps it; `path` is where it can be downloaded, below the token."""

    id: str
    path: str
    content: bytes

    def to_dict(self) -> dict[str, Any]:
        """What every object of a file begins with."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}


class Files:
    """Every file of one server."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._numbers = count(1)

    def add(self, folder: str, name: str, content: bytes) -> File:
        """Keep a file. Its path has a number and the ending alone, as Telegram's do."""
        number = next(self._numbers)
        file = File(f"BQAC{number:08}", f"{folder}/file_{number}{PurePosixPath(name).suffix}", content)
        self._files[file.id] = file
        return file

    def find(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        """The file at this path."""
        return next((file for file in self._files.values() if file.path == path), None)
