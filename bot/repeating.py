"""Work that goes on as long as the bot runs: a turn of it again and again, in a thread of its own."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import structlog

from knowledge.errors import DatelineError, TransientError

if TYPE_CHECKING:
    from knowledge.library import Library

_log = structlog.get_logger(__name__)


class Repeating(ABC):
    """Takes turns until it is stopped. What turns fail for is logged once, not every time, and the next comes.

    None is taken while the Library's file is not where it was at first.
    """

    def __init__(self, library: Library, name: str, seconds: float, *, failing: str, patience: float) -> None:
        """Nothing happens before `start`.

        `seconds` are waited before a turn, `failing` is logged of one that fails, and `stop` waits for the last one
        for `patience` seconds at most.
        """
        library.database.check_place()
        self._database = library.database
        self._seconds = seconds
        self._failing = failing
        self._patience = patience
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End soon. What a turn has stored by then is whole, and a kill would do no harm either."""
        self._stop.set()
        self._thread.join(timeout=self._patience)

    def goes_on(self) -> bool:
        """Whether it was not stopped."""
        return not self._stop.is_set()

    @abstractmethod
    def _turn(self) -> float:
        """Do what there is to do; returns how many seconds to wait before the next turn."""

    def _run(self) -> None:
        wait, failed = self._seconds, ""
        while not self._stop.wait(wait):
            wait, reason = self._seconds, ""
            try:
                self._database.check_place()
                wait = self._turn()
            except TransientError:
                continue  # the Library is in use, and asked again next time
            except DatelineError as error:
                reason = str(error)
                if reason != failed:
                    _log.error(self._failing, reason=reason)
            except Exception as error:  # noqa: BLE001 - the bot goes on with what it has
                reason = type(error).__name__
                if reason != failed:
                    _log.exception(self._failing)
            failed = reason
