"""The menu of commands: one for all, and another one in the private chat of each administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.telegram import texts

if TYPE_CHECKING:
    from telegram.ext import ExtBot

_log = structlog.get_logger(__name__)


class Menus:
    """Sets the menus. Telegram knows an administrator's chat only after they have written to the bot."""

    def __init__(self, bot: ExtBot[None], admins: frozenset[int]) -> None:
        self._bot = bot
        self._missing = set(admins)

    async def set(self) -> None:
        """Set the menu of all, and those of the administrators whose chats are known."""
        try:
            await self._bot.set_my_commands(_menu(texts.COMMANDS))
        except TelegramError as error:
            _log.warning("the menu of commands stays as it was", exc_info=error)
        for admin in sorted(self._missing):
            await self.met(admin)

    async def met(self, user: int) -> None:
        """Set the menu of an administrator who has written, where that could not be done before. Never raises."""
        if user not in self._missing:
            return
        self._missing.discard(user)
        try:
            await self._bot.set_my_commands(_menu(texts.ADMIN_COMMANDS), scope=BotCommandScopeChat(user))
        except TelegramError as error:
            self._missing.add(user)
            _log.info("an administrator has no menu yet", exc_info=error)


def _menu(commands: tuple[tuple[str, str], ...]) -> list[BotCommand]:
    return [BotCommand(name, text) for name, text in commands]
