"""What the rooms of those who run the bot share: whom they serve, and how they show something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.telegram import hearing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update, User

    from bot.telegram.posting import Posting
    from bot.telegram.screen import Screen
    from bot.telegram.workers import Workers

    Make = Callable[[], Screen]


class Office:
    """Serves administrators in their private chats: to all others it is as if its rooms were not there."""

    def __init__(self, admins: frozenset[int], workers: Workers, posting: Posting) -> None:
        self._admins = admins
        self._workers = workers
        self._posting = posting

    def serves(self, user: User | None) -> bool:
        """Whether this is an administrator of the bot."""
        return user is not None and user.id in self._admins

    def commanded(self, message: Message, me: User, name: str) -> bool:
        """Whether it is an administrator's private message, and this command."""
        if message.chat.type != ChatType.PRIVATE or message.via_bot or not self.serves(message.from_user):
            return False
        command = hearing.command_of(message, me)
        return command is not None and command[0] == name

    def pressed(self, query: CallbackQuery) -> MaybeInaccessibleMessage | None:
        """The message in an administrator's private chat, whose button was pressed."""
        on = query.message
        served = on is not None and on.chat.type == ChatType.PRIVATE and self.serves(query.from_user)
        return on if served else None

    async def reply(self, update: Update, to: MaybeInaccessibleMessage, make: Make) -> Message:
        """Answer with a screen, which is made in a thread."""
        return await self._posting.reply(update.update_id, to, self._making(make))

    async def tell(self, update: Update, person: int, make: Make) -> Message:
        """Say it to a person in private, because of what they wrote elsewhere."""
        return await self._posting.write(update.update_id, person, self._making(make))

    async def show(self, update: Update, on: MaybeInaccessibleMessage, make: Make) -> None:
        """Show it in place, or anew where Telegram has let go of the message."""
        await self._posting.show(update.update_id, on, self._making(make))

    def _making(self, make: Make) -> Callable[[], Awaitable[Screen]]:
        async def made() -> Screen:
            return await self._workers.look(make)

        return made
