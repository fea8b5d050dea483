"""Writing into the bot's database: by one thread, and what has come up meanwhile in one transaction.

A commit waits for the disk, some milliseconds each. There are half a dozen to an answer, so under load they would
be what everybody waits for; together they cost as much as one.
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.store.database import Database

_T = TypeVar("_T")


class Ledger:
    """Has work done inside one transaction, and answers when that is committed.

    What the work would commit by itself fails by itself. When the commit fails, so does all work, and nothing is
    written.
    """

    def __init__(self, database: Database) -> None:
        """The work must write into this database alone."""
        self._database = database
        self._thread = ThreadPoolExecutor(1, "dateline-store")
        self._waiting: deque[tuple[Future[Any], Callable[[], object]]] = deque()

    async def do(self, work: Callable[..., _T], *given: object) -> _T:
        """What the work returns or raises, once it is written."""
        written: Future[_T] = Future()
        self._waiting.append((written, partial(work, *given)))
        self._thread.submit(self._write)
        return await asyncio.wrap_future(written)

    def close(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        while self._waiting:
            self._waiting.popleft()[0].cancel()

    def _write(self) -> None:
        """All that waits. Whoever came along with it and calls this later finds nothing more to do."""
        batch = []
        while self._waiting:
            batch.append(self._waiting.popleft())
        batch = [(written, work) for written, work in batch if written.set_running_or_notify_cancel()]
        if not batch:
            return
        try:
            with self._database.writing():
                outcomes = [_outcome(work) for _, work in batch]
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait are told
            outcomes = [(None, error)] * len(batch)
        for (written, _), (result, failure) in zip(batch, outcomes, strict=True):
            if failure is None:
                written.set_result(result)
            else:
                written.set_exception(failure)


def _outcome(work: Callable[[], object]) -> tuple[object, Exception | None]:
    try:
        return work(), None
    except Exception as error:  # noqa: BLE001 - it is raised where the work was asked for
        return None, error
