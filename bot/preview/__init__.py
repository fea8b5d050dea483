"""A strict local Bot API server: the bot can be tried and tested over real HTTP, without a token.

`BotApiServer` listens on a loopback port and speaks as api.telegram.org does, within what it implements; the
rest it refuses by name.
"""

from bot.preview.clock import ManualClock, SystemClock
from bot.preview.server import TOKEN, BotApiServer

__all__ = ["TOKEN", "BotApiServer", "ManualClock", "SystemClock"]
