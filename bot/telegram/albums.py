"""Albums: to the reader one message, to the bot one for each picture, of which at most one has the caption."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message

KEPT = 1_000


class Albums:
    """The latest ones, for as long as the process lives. For the event loop alone."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def goes_on(self, message: Message) -> bool:
        """Whether another picture of its album was there before."""
        album = message.media_group_id
        if album is None:
            return False
        known = album in self._seen
        self._seen[album] = None
        while len(self._seen) > KEPT:
            self._seen.popitem(last=False)
        return known
