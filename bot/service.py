"""The bot as a service: answers questions while articles come in and the index follows the Library."""

from __future__ import annotations

import contextlib
import gc
import time
from typing import TYPE_CHECKING

from bot import logs
from bot.intake import fetcher, takers
from bot.repeating import Repeating
from bot.salvaging import opened
from bot.telegram.app import run as run_telegram
from index.answerer import Answerer
from knowledge.errors import TransientError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.progress import Progress

FOLLOW_SECONDS = 1.0
"""How often the Library is asked for changes: what another process added is found within two seconds."""

VECTORS_SECONDS = 4.0
"""How often new vectors are taken in during a long catch-up: that takes a tenth of a second in a large index."""

STOP_SECONDS = 30.0
"""How long the batch at hand is waited for at the end."""


class Follower(Repeating):
    """Keeps an answerer's index up to the Library."""

    def __init__(self, answerer: Answerer, seconds: float = FOLLOW_SECONDS) -> None:
        """Nothing happens before `start`."""
        super().__init__(
            answerer.library, "follower", seconds, failing="index does not follow", patience=STOP_SECONDS
        )
        self._answerer = answerer
        self._refreshed = 0.0

    def _turn(self) -> float:
        if self._answerer.indexed_change() < self._answerer.library.last_change():
            self._catch_up()
        self._answerer.refresh()
        return self._seconds

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


def run(settings: Settings) -> None:
    """Run the bot until it is told to stop. UserError when it has no token or Telegram refuses it."""
    token = settings.token.get_secret_value() if settings.token else ""
    logs.configure(settings.log, secrets=[token])
    answerer = Answerer.from_folder(settings.data, settings.model, settings.models, reranker=settings.reranker)
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
