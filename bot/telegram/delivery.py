"""Sending that loses nothing: what Telegram did not take is tried again, for as long as the process lives.

Until then the update stays in the inbox, so the next process carries on. Three things can come back:

    refused         the message or the chat cannot be: trying again changes nothing, in a shut chat until it is open
    not taken       Telegram said no for now, or the request never left: trying again is safe
    nobody knows    the request left and no answer came, or a server failed over it: trying again may double it

The last is tried again too, because a double is better than silence, and is counted.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakValueDictionary

import httpx
import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.telegram.inbox import Inbox
    from bot.telegram.limiter import Limiter
    from bot.telegram.patience import Patience
    from bot.telegram.workers import Workers

BRIEF_TRIES = 3
_MUTE = ("rights", "chat_write_forbidden")
"""What Telegram says, as of a wrong request, where the bot is in a chat and may not write there."""
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_T = TypeVar("_T")
_log = structlog.get_logger(__name__)


class Refused(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """Telegram will not take this, now or later."""


class Shut(Refused):
    """The bot is blocked, was removed or may not write: it may write there again once somebody lets it."""


class Delivery:
    """Carries messages to Telegram. A chat that was told to wait makes no other one wait.

    It remembers which chats are shut, for what is to be said there can wait.
    """

    def __init__(self, inbox: Inbox, workers: Workers, patience: Patience, limiter: Limiter) -> None:
        self._inbox = inbox
        self._workers = workers
        self._patience = patience
        self._limiter = limiter
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._shut: set[int] = set()

    def is_shut(self, chat: int) -> bool:
        """Whether Telegram would not have the bot write there when it last tried."""
        return chat in self._shut

    def came_from(self, chat: int) -> None:
        """Something came in from the chat, so it may be open again."""
        self._shut.discard(chat)

    async def send(self, update: int, chat: int, call: Callable[[int], Awaitable[_T]]) -> _T:
        """Send a new message, to the chat whose id `call` is given. Raises Refused or Stopping."""
        waits = 0
        while True:
            try:
                async with self._turn(chat):
                    await self._patience.wait(self._limiter.book(chat))
                    await self._workers.record(self._inbox.sending, update)
                    return await call(chat)
            except ChatMigrated as error:  # the group became a supergroup, which has another id
                chat = error.new_chat_id
            except (BadRequest, Forbidden) as error:
                raise self._refused(chat, error) from error
            except TelegramError as error:
                unknown = _may_have_arrived(error)
                await self._workers.record(lambda unknown=unknown: self._inbox.held(update, unknown=unknown))
                _log.warning(
                    "not sent yet", update=update, tries=waits + 1, doubles_possible=unknown, exc_info=error
                )
                await self._back_off(error, waits)
                waits += 1

    async def change(self, chat: int, call: Callable[[], Awaitable[_T]]) -> _T:
        """Edit a message, which can be repeated without harm. Raises Refused or Stopping."""
        waits = 0
        while True:
            try:
                async with self._turn(chat):
                    await self._patience.wait(self._limiter.book(chat))
                    return await call()
            except (BadRequest, Forbidden, ChatMigrated) as error:  # messages stay behind when a group moves
                raise self._refused(chat, error) from error
            except TelegramError as error:
                _log.warning("not changed yet", tries=waits + 1, exc_info=error)
                await self._back_off(error, waits)
                waits += 1

    async def brief(self, call: Callable[[], Awaitable[object]]) -> bool:
        """Do what is pointless later on, as to answer a pressed button. Whether it was done.

        Never raises.
        """
        for tries in range(BRIEF_TRIES):
            try:
                await call()
            except (BadRequest, Forbidden, RetryAfter, ChatMigrated) as error:
                # A query that is too old is the usual one, after a restart or a slow night.
                _log.debug("not taken", exc_info=error)
                return False
            except TelegramError as error:
                _log.debug("not taken yet", tries=tries + 1, exc_info=error)
            else:
                return True
        return False

    def _refused(self, chat: int, error: TelegramError) -> Refused:
        said = f"{type(error).__name__}: {error}"
        shut = isinstance(error, Forbidden) or any(words in str(error).lower() for words in _MUTE)
        if not chat or not shut:  # a card may be in any chat
            return Refused(said)
        self._shut.add(chat)
        return Shut(said)

    def _turn(self, chat: int) -> asyncio.Lock:
        """One at a time in a chat: in order, and after a pause not all at once, which would earn the next pause."""
        return self._turns.setdefault(chat, asyncio.Lock())

    async def _back_off(self, error: TelegramError, waits: int) -> None:
        if not isinstance(error, RetryAfter):  # the chat's own pause is waited for in its turn
            await self._patience.back_off(waits)


def _may_have_arrived(error: TelegramError) -> bool:
    """Whether the message may be in the chat although this error came back.

    A failure of the server counts: it says that something broke, not how far it had got.
    """
    if isinstance(error, (RetryAfter, InvalidToken)):
        return False
    return not (isinstance(error, NetworkError) and isinstance(error.__cause__, _NEVER_LEFT))
