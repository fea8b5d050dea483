"""Who administers a chat, as Telegram says now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

if TYPE_CHECKING:
    from telegram import Chat, Message, User
    from telegram.ext import ExtBot

    from bot.telegram.patience import Clock, Patience

KNOWN_SECONDS = 30.0
"""For so long the administrators of a chat are not asked for again: a few presses of one person."""
TRIES = 3

_log = structlog.get_logger(__name__)


class Administrators:
    """Asks Telegram, and remembers for a moment. In a private chat the person decides alone."""

    def __init__(self, bot: ExtBot[None], patience: Patience, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._patience = patience
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def wrote(self, message: Message) -> bool:
        """Whether the message is an administrator's. Raises TelegramError where nobody can tell, and Stopping.

        Those who write as the chat itself are: the anonymous ones of a group, and whoever posts in a channel.
        """
        if message.sender_chat is not None:
            return message.sender_chat.id == message.chat.id
        return message.from_user is not None and await self.include(message.from_user, message.chat)

    async def include(self, person: User, chat: Chat) -> bool:
        """Whether the person is one of the chat's. Raises TelegramError where nobody can tell, and Stopping."""
        return chat.type == ChatType.PRIVATE or person.id in await self._of(chat.id)

    async def _of(self, chat: int) -> frozenset[int]:
        now = self._clock.now()
        self._known = {one: known for one, known in self._known.items() if now - known[0] < KNOWN_SECONDS}
        if chat not in self._known:
            self._known[chat] = now, await self._asked(chat)
        return self._known[chat][1]

    async def _asked(self, chat: int) -> frozenset[int]:
        """A bot may ask for all administrators of its chats, but for other members only where it is one itself."""
        tries = 0
        while True:
            try:
                return frozenset(member.user.id for member in await self._bot.get_chat_administrators(chat))
            except (BadRequest, Forbidden):
                raise
            except TelegramError as error:
                tries += 1
                _log.warning("administrators not known yet", tries=tries, exc_info=error)
                if tries >= TRIES:
                    raise
                await self._patience.back_off(tries)
