"""What was made for a key, for as long as what it was made from stays as it is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_K = TypeVar("_K")
_V = TypeVar("_V")


class Memo(Generic[_K, _V]):
    """The values of the last `size` keys at one version. Safe to use from several threads."""

    def __init__(self, size: int) -> None:
        """Nothing is known yet."""
        self._size = size
        self._lock = threading.Lock()
        self._version: Hashable = None
        self._values: dict[_K, _V] = {}

    def get(self, version: Hashable, key: _K, make: Callable[[], _V]) -> _V:
        """The value of the key, made when it is not known at this version; None is no value."""
        with self._lock:
            if version != self._version:
                self._version, self._values = version, {}
            found = self._values.get(key)
        if found is not None:
            return found
        made = make()  # without the lock: others need not wait for what they do not ask for
        with self._lock:
            if version == self._version:
                self._values[key] = made
                while len(self._values) > self._size:
                    del self._values[next(iter(self._values))]
        return made
