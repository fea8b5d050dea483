"""Taking in by itself what the origins have, while the bot runs."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import structlog

from knowledge.errors import DatelineError, TransientError
from knowledge.feeds.collector import Feeds
from knowledge.intake.folders import Folders
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.pages import Pages
from knowledge.intake.revisits import Revisits
from knowledge.web.fetch import Fetcher
from knowledge.web.polite import PoliteFetcher

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.settings import Settings
    from knowledge.intake.collector import Collector
    from knowledge.intake.intake import Failure, Taken
    from knowledge.library import Library
    from knowledge.web.fetch import Getter

LOOK_SECONDS = 2.0
"""How often is looked for what is due: with the second that a file must rest, it is stored within four."""

STOP_SECONDS = 5.0
"""A site may take longer to answer, and is not waited for."""

_LONGEST = 30.0
_SHARE = 0.05  # of the time that looking may take when there is nothing new, so that a large folder is no burden

_log = structlog.get_logger(__name__)


def fetcher(settings: Settings) -> Getter:
    """What fetches pages and feeds. One for the whole process, so that a site is asked for one thing at a time."""
    return PoliteFetcher(Fetcher(loopback=settings.fetch_loopback))


def collectors(getter: Getter) -> dict[Kind, Collector]:
    """What looks at each kind of origin."""
    return {Kind.FOLDER: Folders(), Kind.FEED: Feeds(getter), Kind.PAGES: Pages(getter)}


def takers(library: Library, getter: Getter, seconds: float = LOOK_SECONDS) -> list[Taker]:
    """One for the folders of this machine, and one for what is fetched: however slow that is, they do not wait."""
    near: dict[Kind, Collector] = {}
    far: dict[Kind, Collector] = {}
    for kind, collector in collectors(getter).items():
        (near if kind is Kind.FOLDER else far)[kind] = collector
    return [Taker(library, near, seconds), Taker(library, far, seconds, Revisits(library, getter))]


class Taker:
    """Runs an intake again and again, in a thread of its own."""

    def __init__(
        self,
        library: Library,
        looking: Mapping[Kind, Collector],
        seconds: float = LOOK_SECONDS,
        revisits: Revisits | None = None,
    ) -> None:
        """Nothing happens before `start`. `revisits` asks pages again between the looks."""
        self._stop = threading.Event()
        self._intake = Intake(library, looking, go_on=lambda: not self._stop.is_set())
        self._revisits = revisits
        self._seconds = seconds
        self._told: dict[tuple[str, str, str | None], str] = {}
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End soon. What is stored by then is whole, and a kill would do no harm either."""
        self._stop.set()
        self._thread.join(timeout=STOP_SECONDS)

    def _run(self) -> None:
        wait, failed = self._seconds, ""
        while not self._stop.wait(wait):
            began = time.monotonic()
            wait = self._seconds
            try:
                taken = self._take()
                failed = ""
            except TransientError:
                continue  # the Library is in use, and asked again next time
            except DatelineError as error:
                if str(error) != failed:  # once, not every time
                    _log.error("nothing is taken in", reason=str(error))
                failed = str(error)
            except Exception:  # noqa: BLE001 - the bot goes on with what it has
                if failed != "unexpected":
                    _log.exception("nothing is taken in")
                failed = "unexpected"
            else:
                for failure in taken.failures:
                    self._tell(failure)
                if any(taken.outcomes.values()) or taken.removed:
                    counts = {str(outcome): count for outcome, count in taken.outcomes.items()}
                    _log.info("taken in", **counts, removed=taken.removed)
                else:
                    wait = min(max(wait, (time.monotonic() - began) / _SHARE), _LONGEST)

    def _take(self) -> Taken:
        taken = self._intake.run()
        if self._revisits:
            taken.include(self._revisits.run(lambda: not self._stop.is_set()))
        return taken

    def _tell(self, failure: Failure) -> None:
        """Log what could not be taken in: again only when it is for another reason."""
        which = (failure.kind, failure.address, failure.key)
        if self._told.get(which) != failure.reason:
            self._told[which] = failure.reason
            _log.warning("not taken in", kind=str(failure.kind), reason=failure.reason)
