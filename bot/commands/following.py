"""What commands share that bring the index up to the Library: the writer, and a bar while it works."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.settings import Settings
    from index.writer import IndexWriter
    from knowledge.library import Library


def writer(settings: Settings, library: Library) -> IndexWriter:
    """What follows the Library."""
    from index.writer import IndexWriter  # noqa: PLC0415

    return IndexWriter.from_folder(settings.data, settings.model, settings.models, library)


def index(settings: Settings, library: Library) -> None:
    """Bring the index up to what was added, changed or removed."""
    catch_up(writer(settings, library))


def strike(settings: Settings, library: Library) -> None:
    """Bring the index up to what was removed, at once: what was added before may wait for its vectors."""
    catch_up(writer(settings, library), most=0)


def catch_up(writer: IndexWriter, **how: Any) -> None:
    """Index what was added and not indexed yet, with a bar when that takes a while."""
    with passage_bar() as report:
        writer.catch_up(progress=report, **how)


@contextmanager
def passage_bar() -> Iterator[Any]:
    """A function that moves a bar to an index.progress.Progress."""
    with bar("Embedding passages") as move:
        yield lambda progress: move(progress.done, progress.total)


@contextmanager
def bar(title: str) -> Iterator[Any]:
    """A function (done, total) that moves a bar on standard error, shown from the first second of work on."""
    began = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as shown:
        task = shown.add_task(title, total=None, visible=False)

        def move(done: int, total: int) -> None:
            shown.update(task, completed=done, total=total, visible=time.monotonic() - began > 1)

        yield move
