"""The menus of commands, by who sees them and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto
from typing import TYPE_CHECKING

import structlog
from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.speech import ENGLISH, languages, speech

if TYPE_CHECKING:
    from telegram.ext import ExtBot

_log = structlog.get_logger(__name__)


class Seen(Flag):
    """In whose menus a command stands."""

    PRIVATE = auto()
    GROUP = auto()
    GROUP_ADMIN = auto()
    ADMIN = auto()
    """Who runs the bot, in their private chats."""
    READERS = PRIVATE | GROUP | GROUP_ADMIN | ADMIN


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the bot; its description is the catalogues' message `command-NAME`."""

    name: str
    seen: Seen


COMMANDS = (
    Command("ask", Seen.READERS),
    Command("source", Seen.READERS),
    Command("timeline", Seen.READERS),
    Command("latest", Seen.READERS),
    Command("verify", Seen.READERS),
    Command("watching", Seen.READERS),
    Command("sources", Seen.READERS),
    Command("settings", Seen.PRIVATE | Seen.GROUP_ADMIN | Seen.ADMIN),
    Command("privacy", Seen.READERS),
    Command("forget", Seen.READERS),
    Command("add", Seen.ADMIN),
    Command("remove", Seen.ADMIN),
    Command("channels", Seen.ADMIN),
    Command("unanswered", Seen.ADMIN),
    Command("stats", Seen.ADMIN),
    Command("quality", Seen.ADMIN),
    Command("doctor", Seen.ADMIN | Seen.GROUP_ADMIN),
    Command("help", Seen.READERS),
)
"""All that stand in a menu, in its order."""

_EVERYBODY: tuple[tuple[BotCommandScope, Seen], ...] = (
    (BotCommandScopeAllPrivateChats(), Seen.PRIVATE),
    (BotCommandScopeAllGroupChats(), Seen.GROUP),
    (BotCommandScopeAllChatAdministrators(), Seen.GROUP_ADMIN),
)


class Menus:
    """Sets the menus. Telegram knows an administrator's chat only after they have written to the bot."""

    def __init__(self, bot: ExtBot[None], admins: frozenset[int]) -> None:
        self._bot = bot
        self._missing = set(admins)

    async def set(self) -> None:
        """Set the menus of all, and those of the administrators whose chats are known."""
        for scope, seen in _EVERYBODY:
            try:
                await self._set(scope, seen)
            except TelegramError as error:
                _log.warning("a menu of commands stays as it was", scope=scope.type, exc_info=error)
        for admin in sorted(self._missing):
            await self.met(admin)

    async def met(self, user: int) -> None:
        """Set the menu of an administrator who has written, where that could not be done before. Never raises."""
        if user not in self._missing:
            return
        self._missing.discard(user)
        try:
            await self._set(BotCommandScopeChat(user), Seen.ADMIN)
        except TelegramError as error:
            self._missing.add(user)
            _log.info("an administrator has no menu yet", exc_info=error)

    async def _set(self, scope: BotCommandScope, seen: Seen) -> None:
        """The menu in every language; the one without a code is for those whose language the bot does not speak."""
        for language in languages():
            await self._bot.set_my_commands(
                menu(seen, language), scope=scope, language_code=None if language == ENGLISH else language
            )


def menu(seen: Seen, language: str) -> list[BotCommand]:
    """The commands that are seen there, described in the language."""
    say = speech(language)
    return [BotCommand(c.name, say(f"command-{c.name}")) for c in COMMANDS if c.seen & seen]
