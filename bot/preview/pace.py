"""Telegram's sending rates as sliding windows, in seconds of the server's clock, for tests that want them."""

import math
from collections import deque

from bot.preview import limits
from bot.preview.errors import too_many_requests
from bot.preview.state import Chat

_MINUTE = 60.0


class Pace:
    """Counts messages sent: 30 a second over all, 20 a minute in a group. Off until `enforced` is set."""

    def __init__(self) -> None:
        self.enforced = False
        self._all: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}

    def admit(self, chat: Chat, now: float) -> None:
        """Count one message. Raises ApiError 429 that says how long to wait."""
        if not self.enforced:
            return
        windows = [(self._all, limits.SENDS_A_SECOND, 1.0)]
        if chat.type in {"group", "supergroup"}:
            group = self._groups.setdefault(chat.id, deque())
            windows.append((group, limits.GROUP_SENDS_A_MINUTE, _MINUTE))
        for window, most, seconds in windows:
            while window and window[0] <= now - seconds:
                window.popleft()
            if len(window) >= most:
                raise too_many_requests(max(1, math.ceil(window[0] + seconds - now)))
        for window, _, _ in windows:
            window.append(now)
