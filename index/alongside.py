"""The words of what is being added, brought into the index meanwhile by a second process.

To store an article and to index its words take about the same time, so on two cores this halves it. The other
process is one more writer that follows the Library: it may die at any moment, and whoever comes next goes on.

    python -m index.alongside DATA MODEL CACHE      until its standard input ends
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.processes import command, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_SECONDS = 0.1


@contextmanager
def words_alongside(data: Path, model: str, cache: Path) -> Iterator[None]:
    """Follow the Library within the block. What goes wrong there does so again for the next writer, who tells."""
    process = subprocess.Popen(  # noqa: S603 - our own module, no shell
        command("index.alongside", str(data), model, str(cache)),
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with process:  # closes its input at the end, and waits for it
        try:
            yield
        except BaseException:
            process.kill()
            raise


def _follow(data: Path, model: str, cache: Path) -> None:
    from index.writer import IndexWriter  # noqa: PLC0415 - whoever starts this process needs none of it
    from knowledge.errors import TransientError  # noqa: PLC0415
    from knowledge.library import Library  # noqa: PLC0415

    writer = IndexWriter.from_folder(data, model, cache, Library.from_folder(data))
    while not _is_over(_LOOK_SECONDS):
        try:
            writer.catch_up(vectors=False, written=_leave_when_over)
        except TransientError:
            continue


def _leave_when_over() -> None:
    if _is_over(0):
        raise SystemExit


def _is_over(seconds: float) -> bool:
    """Whether the other process has closed the pipe, or has died, within so many seconds."""
    return bool(select.select([sys.stdin], [], [], seconds)[0])


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the other process, which ends this one
    os.nice(1)  # the other one names what is stored, and goes first
    _follow(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
