"""The bot as a service: answers questions while articles come in and the index follows the Library."""

from __future__ import annotations

import contextlib
import gc
import threading
import time
from typing import TYPE_CHECKING

import structlog

from bot import logs
from bot.intake import fetcher, takers
from bot.salvaging import opened
from bot.telegram.app import run as run_telegram
from index.answerer import Answerer
from knowledge.errors import DatelineError, TransientError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.progress import Progress

FOLLOW_SECONDS = 1.0
"""How often the Library is asked for changes: what another process added is found within two seconds."""

VECTORS_SECONDS = 4.0
"""How often new vectors are taken in during a long catch-up: that takes a tenth of a second in a large index."""

_log = structlog.get_logger(__name__)


class Follower:
    """Keeps an answerer's index up to the Library, in a thread of its own."""

    def __init__(self, answerer: Answerer, seconds: float = FOLLOW_SECONDS) -> None:
        """Nothing happens before `start`."""
        self._answerer = answerer
        self._seconds = seconds
        self._refreshed = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="follower", daemon=True)

    def start(self) -> None:
        """Begin to follow."""
        self._thread.start()

    def stop(self) -> None:
        """End after the batch at hand. Each is whole in itself, so a kill would do no harm either."""
        self._stop.set()
        self._thread.join(timeout=30)

    def _catch_up(self) -> None:
        # Where another process is writing, what it writes is seen by refreshing.
        with contextlib.suppress(TransientError):
            # What is new is found by its words at once, while vectors are computed, its own and those before it.
            self._answerer.writer.catch_up(wait=0, written=self._refresh, progress=self._refresh_now_and_then)

    def _refresh(self) -> None:
        self._answerer.refresh()
        self._refreshed = time.monotonic()

    def _refresh_now_and_then(self, _progress: Progress) -> None:
        if time.monotonic() - self._refreshed > VECTORS_SECONDS:
            self._refresh()

    def _follow(self) -> None:
        failed = ""
        while not self._stop.wait(self._seconds):
            try:
                if self._answerer.indexed_change() < self._answerer.library.last_change():
                    self._catch_up()
                self._answerer.refresh()
                failed = ""
            except TransientError:
                continue  # the Library is in use, and asked again next time
            except DatelineError as error:
                if str(error) != failed:  # once, not every second
                    _log.error("index does not follow", reason=str(error))
                failed = str(error)
            except Exception:  # noqa: BLE001 - the bot goes on with the index that it has
                _log.exception("index does not follow")


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop. UserError when it has no token or Telegram refuses it."""
    token = settings.token.get_secret_value() if settings.token else ""
    logs.configure(settings.log, secrets=[token])
    answerer = Answerer.from_folder(
        settings.data, settings.model, settings.cache / "models", reranker=settings.reranker
    )
    database = opened(settings.data)
    follower = Follower(answerer)
    getter = fetcher(settings)
    taking = takers(answerer.library, getter)
    # What is there by now stays: to go through it again and again would hold up every answer a little.
    gc.collect()
    gc.freeze()
    follower.start()
    for taker in taking:
        taker.start()
    try:
        run_telegram(settings, answerer, answerer.library, database, getter)
    finally:
        for taker in taking:
            taker.stop()
        follower.stop()
