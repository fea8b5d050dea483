"""How many updates are handled at once: a few of each chat, so that no chat keeps the others out."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable

A_CHAT = 32
"""Updates of one chat at once: a slow question holds up neither the next one nor /help."""


class Admission(BaseUpdateProcessor):
    """Lets a few updates of each chat in at once, in the order in which they came.

    A chat that Telegram told to wait takes up its own places and nobody else's, however many of its updates come
    in meanwhile. There is no bound over all chats: threads and connections are shared out where they are used.
    """

    def __init__(self) -> None:
        super().__init__(sys.maxsize)
        self._chats: WeakValueDictionary[int, asyncio.Semaphore] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle the update, once there is a place for it."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        places = self._chats.setdefault(chat.id, asyncio.Semaphore(A_CHAT))
        async with places:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to make ready."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""
