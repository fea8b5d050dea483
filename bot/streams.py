"""The standard streams as a command may be given them: closed, on a full disk, a pipe whose reader has gone."""

from __future__ import annotations

import os
import select
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, cast

from knowledge.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class OutputError(DatelineError):
    """Standard output takes no more: it is closed, or its disk is full."""


@contextmanager
def standard() -> Iterator[None]:
    """Have all three there within the block, in UTF-8. OutputError where the output cannot be written."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    streams = sys.stdout, sys.stderr
    sys.stdout = cast("TextIO", _Guarded(sys.stdout, _told))
    sys.stderr = cast("TextIO", _Guarded(sys.stderr, _unheard))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams


def end_with_the_pipe() -> None:
    """End as Unix tools do whose reader has had enough, such as `head`: quietly, by the signal that says so.

    The signal is ignored until then, since a bot must not end with a connection. Returns where it was another pipe.
    """
    outputs = select.poll()
    for stream in (1, 2):
        outputs.register(stream, 0)
    if any(event & select.POLLERR for _, event in outputs.poll(0)):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)


class _Guarded:
    """A standard stream that goes nowhere from the first time on that it cannot be written."""

    def __init__(self, stream: TextIO, refused: Callable[[OSError], None]) -> None:
        """`refused` is called with what the system says."""
        self._stream = stream
        self._refused = refused

    def write(self, text: str) -> int:
        if text == "":  # by which typer finds out what a stream takes
            return 0
        with self._guarded():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with self._guarded():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            # Python tries what is still to be written again at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            self._refused(error)


def _told(error: OSError) -> None:
    raise OutputError(
        f"the output cannot be written ({error.strerror}): send it elsewhere and run the command again"
    ) from error


def _unheard(_: OSError) -> None:
    """Nobody can be told, and the command goes on."""


def _open_closed() -> None:
    """Take the place of streams that were closed: the next file would get their number, and what is printed.

    The input is an empty one then, writing to the output fails as it should, and errors go nowhere.
    """
    for name, number, way in (("stdin", 0, os.O_RDONLY), ("stdout", 1, os.O_RDONLY), ("stderr", 2, os.O_WRONLY)):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, way), number)  # the first gets this number already
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115
