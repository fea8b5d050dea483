"""Taking in by itself what the origins have, while the bot runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from bot.repeating import Repeating
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
    from knowledge.intake.intake import Failure
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


class Taker(Repeating):
    """Runs an intake again and again."""

    def __init__(
        self,
        library: Library,
        looking: Mapping[Kind, Collector],
        seconds: float = LOOK_SECONDS,
        revisits: Revisits | None = None,
    ) -> None:
        """Nothing happens before `start`. `revisits` asks pages again between the looks."""
        super().__init__(library, "intake", seconds, failing="nothing is taken in", patience=STOP_SECONDS)
        self._intake = Intake(library, looking, go_on=self.goes_on)
        self._revisits = revisits
        self._told: dict[tuple[str, str, str | None], str] = {}

    def _turn(self) -> float:
        began = time.monotonic()
        taken = self._intake.run()
        if self._revisits:
            taken.include(self._revisits.run(self.goes_on))
        for failure in taken.failures:
            self._tell(failure)
        if any(taken.outcomes.values()) or taken.removed:
            counts = {str(outcome): count for outcome, count in taken.outcomes.items()}
            _log.info("taken in", **counts, removed=taken.removed)
            return self._seconds
        return min(max(self._seconds, (time.monotonic() - began) / _SHARE), _LONGEST)

    def _tell(self, failure: Failure) -> None:
        """Log what could not be taken in: again only when it is for another reason."""
        which = (failure.kind, failure.address, failure.key)
        if self._told.get(which) != failure.reason:
            self._told[which] = failure.reason
            _log.warning("not taken in", kind=str(failure.kind), reason=failure.reason)
