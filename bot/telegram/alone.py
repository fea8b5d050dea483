"""One process a bot over one data folder: two would answer the same updates, and neither know what the other does.

Telegram tells it too, but only by and by, and to whichever asks it for updates next.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from bot.telegram.polling import conflict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def alone(data: Path, bot: int) -> Iterator[None]:
    """Be the one process that runs the bot of this number over the data folder, within the block.

    UserError when another one does. The system lets go of it when a process dies. Where there is no such folder, or
    its disk knows no locks, nobody is kept out.
    """
    # A file in the place of a lock would stay when the process is killed, and keep the next one out.
    lock = FileLock(data / f"bot-{bot}.lock", timeout=0, fallback_to_soft=False)
    try:
        if data.is_dir():
            lock.acquire()
    except Timeout:  # is an OSError as well
        raise conflict() from None
    except OSError:
        pass
    try:
        yield
    finally:
        lock.release()
