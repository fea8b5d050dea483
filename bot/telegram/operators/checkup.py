"""`/doctor`: what may be wrong with the bot, at Telegram and on its machine, and the cure.

In private it is for the bot's administrators; in a group, where it tells what works there, for the group's as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.doctor import examine_running
from bot.telegram import hearing
from bot.telegram.inline import INLINE_CHOSEN
from bot.telegram.operators import findings

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import TypeVar

    from telegram import Message, Update, User

    from bot.doctor import Finding
    from bot.settings import Settings
    from bot.telegram.administrators import Administrators
    from bot.telegram.lookup import Asker
    from bot.telegram.operators.office import Office
    from bot.telegram.operators.standing import Standing
    from bot.telegram.tally import Tally
    from bot.telegram.tools import Tools
    from knowledge.intake.channels import Channels
    from knowledge.library import Library

    _T = TypeVar("_T")

_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_log = structlog.get_logger(__name__)


class Checkup:
    """Looks, and tells."""

    def __init__(
        self,
        tools: Tools,
        office: Office,
        standing: Standing,
        administrators: Administrators,
        *,
        settings: Settings,
        asker: Asker,
        library: Library,
        channels: Channels,
        tally: Tally,
    ) -> None:
        self._workers = tools.workers
        self._patience = tools.patience
        self._posting = tools.posting
        self._voices = tools.voices
        self._office = office
        self._standing = standing
        self._administrators = administrators
        self._settings = settings
        self._asker = asker
        self._library = library
        self._channels = channels
        self._tally = tally

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Examine; None where the message does not ask for that, or its writer may not."""
        if self._office.commanded(message, me, "doctor"):
            return await self._examine(update, message)
        if message.chat.type not in _GROUPS or not hearing.asks_for(message, me, "doctor"):
            return None
        if not (self._office.serves(message.from_user) or await _told(self._administrators.wrote(message))):
            return None
        return await self._look_around(update, message, me)

    async def _examine(self, update: Update, message: Message) -> str:
        say = self._voices.to(update)
        async with self._posting.typing(message):
            switches = await _told(self._standing.switches())
            known = await self._workers.look(self._channels.all)
            shown = known[: findings.CHANNELS]
            standings = [await _told(self._standing.in_channel(channel.id)) for channel in shown]
            chosen = await self._workers.look(self._tally.of, INLINE_CHOSEN)
            machine = await self._workers.aside(self._machine)
        channels = [*zip(shown, standings, strict=True)]
        more = len(known) - len(shown)
        screen = findings.of_bot(say, switches, channels, machine, more=more, chosen=chosen > 0)
        await self._posting.reply(update.update_id, message, lambda: screen)
        return "examined"

    async def _look_around(self, update: Update, message: Message, me: User) -> str:
        """Tell what works in a group: there, or in private where the bot may not write there."""
        person = message.from_user
        group = await _told(self._standing.in_group(message.chat.id))
        if group is None:
            return "not told"
        say = self._voices.to(update) if group.writes else self._voices.of(None, person)
        screen = findings.of_group(say, message.chat.title or "", group, me.username or "")
        if group.writes:
            await self._posting.reply(update.update_id, message, lambda: screen)
            return "examined"
        if person is None or message.sender_chat is not None:
            return "nobody to tell"
        await self._posting.write(update.update_id, person.id, lambda: screen)
        return "told in private"

    def _machine(self) -> list[Finding]:
        return examine_running(self._settings, self._library, self._asker, lambda: self._patience.stopping)


async def _told(asking: Awaitable[_T]) -> _T | None:
    """What Telegram tells; None when it does not."""
    try:
        return await asking
    except TelegramError as error:
        _log.warning("Telegram did not tell", exc_info=error)
        return None
