"""Readers: files of each format to drafts of articles.

A reader takes an open stream, the name to use in errors, and the stem of the file's name, if it has one. It
yields drafts as it comes to them, and raises UserError at what is not an article.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from knowledge.errors import UserError
from knowledge.readers import jsonl, text
from knowledge.readers.files import decoded, opened, shown, told, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.article import Draft

_MARKS = b"\xef\xbb\xbf"


class Reader(Protocol):
    """What reads one format."""

    def __call__(self, stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:
        """The articles in the stream."""


def _jsonl(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:  # noqa: ARG001  each has a title
    return jsonl.drafts(stream, name)


READERS: dict[str, Reader] = {
    ".txt": text.drafts,
    ".text": text.drafts,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
}
"""By suffix. A file without any that is named itself is text; in a folder it may be a licence or a makefile."""


def files(path: Path) -> list[Path]:
    """What to read at a path: the file itself, or all readable files of a folder and its folders, by path.

    Hidden ones are left out. UserError when the path cannot be read, or is of an unknown kind.
    """
    with told(shown(path)):
        if _is_folder(path):
            found = list(_files(path))
            if not found:
                raise UserError(f"{shown(path)} holds no articles: it needs {_known()} files")
            return found
    if path.suffix and path.suffix.lower() not in READERS:
        raise UserError(f"{shown(path)} is of an unknown kind: {_known()} files can be read")
    return [path]


def read(path: Path, *, source: str | None = None, taken: Callable[[int], None] | None = None) -> Iterator[Draft]:
    """The articles in a file, or in all files of a folder; `taken` is called with how many bytes were read.

    Articles that name no source of their own get `source`. Reading is lazy: what comes before a UserError was
    good. UserError as for `files`, and when one of them cannot be read or holds no article. Who wants to go on
    after such a file reads the files one by one.
    """
    for file in files(path):
        reader = READERS.get(file.suffix.lower(), text.drafts)
        with opened(file, taken) as stream:
            for draft in reader(stream, shown(file), file.stem):
                yield _from_source(draft, source)


def read_stream(stream: BinaryIO, *, source: str | None = None, name: str = "standard input") -> Iterator[Draft]:
    """The articles in a stream: JSON lines where the first character is `{`, else the text of one article.

    `name` is what errors call the stream. JSON lines are yielded as they arrive. UserError as for a file.
    """
    with told(name):
        number, first = 1, stream.readline(jsonl.MAX_LINE + 1)
        while first and not first.strip(_MARKS + b" \t\r\n") and number < text.MAX_BYTES:
            number, first = number + 1, stream.readline(jsonl.MAX_LINE + 1)
        if first.lstrip(_MARKS + b" \t\r\n").startswith(b"{") and not first.startswith(b"{\\rtf"):
            drafts = jsonl.drafts(stream, name, first=first, number=number)
        else:
            drafts = iter([_text(first, stream, name)])
        for draft in drafts:
            yield _from_source(draft, source)


def _text(first: bytes, stream: BinaryIO, name: str) -> Draft:
    return text.draft(decoded(whole(stream, name, text.MAX_BYTES, taken=first), name), name, None)


def _from_source(draft: Draft, source: str | None) -> Draft:
    return draft if draft.source or not source else replace(draft, source=source)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() if path.exists() else bool(path.stat())
    except ValueError:  # a path with a null character
        raise UserError(f"there is no file {shown(path)}: check the path") from None


def _files(folder: Path) -> Iterator[Path]:
    """The files of known kinds in the folder, sorted by path. Links to folders are not followed."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=_failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if not name.startswith(".")]
    return (path for path in sorted(found) if path.suffix.lower() in READERS)


def _failed(error: OSError) -> None:
    raise error


def _known() -> str:
    *others, last = READERS
    return f"{', '.join(others)} and {last}"
