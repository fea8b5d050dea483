"""How often somebody may do something, counted in memory alone."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.telegram.patience import Clock

MINUTE = 60.0


class Limit:
    """At most so many times in any stretch of so many seconds for each key; without a bound where it is 0."""

    def __init__(self, most: int, clock: Clock, seconds: float = MINUTE) -> None:
        self.most = most
        self._clock = clock
        self._seconds = seconds
        self._times: OrderedDict[int, deque[float]] = OrderedDict()

    def take(self, key: int) -> None:
        """Count one more. Those who have done nothing for a while are forgotten."""
        if not self.most:
            return
        now = self._clock.now()
        times = self._times.setdefault(key, deque(maxlen=self.most))
        times.append(now)
        self._times.move_to_end(key)
        while now - (oldest := next(iter(self._times.items())))[1][-1] >= self._seconds:
            del self._times[oldest[0]]

    def is_reached(self, key: int) -> bool:
        """Whether one more would be too many now."""
        times = self._times.get(key)
        if times is None or len(times) < self.most:
            return False
        return self._clock.now() - times[0] < self._seconds

    def forget(self, key: int) -> None:
        """Count anew."""
        self._times.pop(key, None)
