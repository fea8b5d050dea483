"""Whether the files of the engines are as they were written. FAISS has no checksums, tantivy looks at none."""

from __future__ import annotations

import json
import os
import zlib
from typing import TYPE_CHECKING

from index.manifest import MEND
from knowledge.errors import DamagedError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_READ_BYTES = 1 << 20  # at once: some files have a hundred megabytes


def checksum(file: BinaryIO, size: int) -> int:
    """The CRC-32 of the first bytes of a file."""
    file.seek(0)
    found = 0
    while size > 0 and (piece := file.read(min(size, _READ_BYTES))):
        found, size = zlib.crc32(piece, found), size - len(piece)
    return found


class Segments:
    """The files of tantivy's index in a folder, compared with the checksums at their ends, each file once.

    tantivy does not do it: it would panic over damaged bytes, or compute with them. The files never change.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is read yet."""
        self._folder = folder
        self._sound: set[str] = set()

    def check(self) -> None:
        """Look at those that the index names now. DamagedError when one is not as it was written."""
        if not (self._folder / "meta.json").exists():
            return
        for segment in json.loads((self._folder / "meta.json").read_bytes())["segments"]:
            name, deletes = segment["segment_id"].replace("-", ""), segment["deletes"]
            removed = f"{name}.{deletes['opstamp']}.del" if deletes else ""
            for path in self._folder.glob(f"{name}.*"):
                if path.name in self._sound or (path.suffix == ".del" and path.name != removed):
                    continue
                try:
                    sound = _is_sound(path)
                except FileNotFoundError:  # the writer merged it into another, and has named that by now
                    continue
                if not sound:
                    raise DamagedError(f"the word index in {self._folder} is damaged ({path.name}): {MEND}")
                self._sound.add(path.name)


def _is_sound(path: Path) -> bool:
    """Whether a file of tantivy's has the CRC-32 that its footer names: body, JSON, the JSON's length, a mark."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END) - 8
        if end < 0:
            return False
        file.seek(end)
        start = end - int.from_bytes(file.read(4), "little")
        if start < 0:
            return False
        file.seek(start)
        footer = file.read(end - start)
        found = checksum(file, start)
    try:
        return bool(json.loads(footer)["crc"] == found)
    except (ValueError, KeyError, TypeError):
        return False
