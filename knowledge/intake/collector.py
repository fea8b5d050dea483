"""What a kind of origin is to the Intake: who looks there, and what a look shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime, timedelta

    from knowledge.article import Draft
    from knowledge.intake.origin import Item, Origin


@dataclass(frozen=True, slots=True)
class Found:
    """A thing at an origin that is to be taken in.

    `read` hands over its articles. UserError says that it must change first, TransientError and MissingError that
    another try may do, GoneError that it is no more. `said` is what the origin says of its article beforehand.
    """

    key: str
    stamp: str | None
    read: Callable[[], Iterable[Draft]]
    said: Draft | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at an origin showed: what is new or changed, and the keys of what is no more.

    An item that is in neither stays as it is. `state` is kept with the origin; it is looked at again after `wait`.
    `address` is where it is from now on, when it has moved. `problem` says why not all could be seen: then what was
    is taken in, and the look counts as one that failed.
    """

    found: Sequence[Found]
    gone: Sequence[str]
    state: Mapping[str, Any]
    wait: timedelta
    address: str | None = None
    problem: str | None = None


class Collector(Protocol):
    """What looks at one kind of origin."""

    @property
    def longest_wait(self) -> timedelta:
        """However often an origin failed, it is looked at again after that."""

    def look(self, origin: Origin, known: Mapping[str, Item], now: datetime) -> Look:
        """Compare what is there with the items that are known. A DatelineError when that cannot be told now."""

    def again(self, origin: Origin, item: Item) -> Found:
        """An item that failed, for another try."""
