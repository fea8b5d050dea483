"""What came just before, for as long as the process lives: the last forwards, and the albums that were seen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from bot.telegram.intents import Check, Say

if TYPE_CHECKING:
    from telegram import Message

_K = TypeVar("_K")
_V = TypeVar("_V")

KEPT = 1_000
"""Chats, and albums."""


class Recent:
    """What came just before. For the event loop alone."""

    def __init__(self) -> None:
        self._forwards: OrderedDict[int, Check] = OrderedDict()
        self._albums: OrderedDict[str, None] = OrderedDict()

    def told(self, message: Message, check: Check) -> Check | Say:
        """What is to be looked up: where a message has no claims of its own, those of the last forward."""
        if check.claims:
            if message.forward_origin is not None:
                _keep(self._forwards, message.chat.id, check)
            return check
        return self._forwards.get(message.chat.id, Say("how-to-source"))

    def is_more_of_an_album(self, message: Message) -> bool:
        """Whether another picture of the album was seen: the reader sent one message, and gets one answer."""
        album = message.media_group_id
        if album is None:
            return False
        seen = album in self._albums
        _keep(self._albums, album, None)
        return seen

    def forget(self, chat: int) -> None:
        """Know of nothing that was forwarded in the chat."""
        self._forwards.pop(chat, None)


def _keep(among: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    among[key] = value
    among.move_to_end(key)
    while len(among) > KEPT:
        among.popitem(last=False)
