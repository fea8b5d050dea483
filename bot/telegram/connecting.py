"""The bot's connection to Telegram, from its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.request import HTTPXRequest

from bot.settings import TOKEN_FORM
from bot.telegram.polling import REQUEST_SECONDS, KeepingBot
from knowledge.errors import UserError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.telegram.limiter import Limiter

CONNECTIONS = 256
POLLS = 2
"""A poll that is broken off as its answer comes keeps its connection, and the last one at the end needs another."""


def token_of(settings: Settings) -> tuple[str, int]:
    """The token, and the bot's id in it. UserError when it is missing or malformed."""
    if settings.token is None or not settings.token.get_secret_value():
        raise UserError("the bot has no token: get one from @BotFather and put it into TELEGRAM_BOT_TOKEN")
    token = settings.token.get_secret_value()
    match = TOKEN_FORM.fullmatch(token)
    if match is None:
        raise UserError(
            "TELEGRAM_BOT_TOKEN is not a token: copy it whole from @BotFather, a number, a colon and letters"
        )
    return token, int(match[1])


def connected_to(address: str, token: str, limiter: Limiter) -> KeepingBot:
    """The bot, talking to the Bot API server at an address as fast as the limiter lets it. Nothing is sent yet."""

    def request(connections: int) -> HTTPXRequest:
        # No timeout on waiting for a connection: that would fail a message that has not been tried.
        return HTTPXRequest(
            connection_pool_size=connections,
            connect_timeout=REQUEST_SECONDS,
            read_timeout=REQUEST_SECONDS,
            write_timeout=REQUEST_SECONDS,
            pool_timeout=None,
        )

    return KeepingBot(token, address.rstrip("/"), (request(POLLS), request(CONNECTIONS)), limiter)
