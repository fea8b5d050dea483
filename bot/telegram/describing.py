"""What the bot's profile and its empty chat say of it, where whoever runs it has not written that at @BotFather."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.error import TelegramError

from bot.speech import ENGLISH, languages, speech

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram.ext import ExtBot

    Get = Callable[[str | None], Awaitable[str]]
    Put = Callable[[str, str | None], Awaitable[bool]]

_log = structlog.get_logger(__name__)


async def describe(bot: ExtBot[None]) -> None:
    """Set both descriptions in every language, except where somebody has set another one. Never raises."""

    async def description(code: str | None) -> str:
        return (await bot.get_my_description(code)).description

    async def short_description(code: str | None) -> str:
        return (await bot.get_my_short_description(code)).short_description

    try:
        await _fill("description", description, bot.set_my_description)
        await _fill("short-description", short_description, bot.set_my_short_description)
    except TelegramError as error:
        _log.warning("the bot's descriptions stay as they were", exc_info=error)


async def _fill(key: str, get: Get, put: Put) -> None:
    """English is without a code, for those whose language the bot does not speak.

    It comes first: who has written their own there has written it for all. Telegram may tell it of a language, too,
    that has none.
    """
    common = speech()(key)
    for language in languages():
        code, ours = None if language == ENGLISH else language, speech(language)(key)
        current = await get(code)
        if current in {"", common} and current != ours:
            await put(ours, code)
        elif code is None and current != ours:
            return
