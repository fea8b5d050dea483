"""How far the embedding of passages has come, which takes by far the longest."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Progress:
    """Passages done so far of those that were waiting when the work began."""

    done: int
    total: int


class Waiting:
    """Counts the embedded passages against those that had none when the work began, and those that may be."""

    def __init__(self, most: int | None, report: Callable[[Progress], None] | None) -> None:
        self._most = most
        self._report = report
        self._done = 0
        self._total: int | None = None

    def left(self) -> int:
        """How many may still be embedded."""
        return sys.maxsize if self._most is None else self._most - self._done

    def begin(self, total: int) -> None:
        """Say how many wait; what is said later, in the middle of the work, does not count."""
        if self._total is None:
            self._total = total

    def step(self, count: int) -> None:
        """Count passages that were embedded now."""
        self._done += count
        if self._report:
            self._report(Progress(self._done, max(self._done, self._total or 0)))
