"""What the rooms of those who run the bot share: whom they serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.telegram import hearing

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, User


class Office:
    """Serves administrators in their private chats: to all others it is as if its rooms were not there."""

    def __init__(self, admins: frozenset[int]) -> None:
        self._admins = admins

    def serves(self, user: User | None) -> bool:
        """Whether this is an administrator of the bot."""
        return user is not None and user.id in self._admins

    def commanded(self, message: Message, me: User, name: str) -> bool:
        """Whether it is an administrator's private message, and this command."""
        served = message.chat.type == ChatType.PRIVATE and self.serves(message.from_user)
        return served and hearing.asks_for(message, me, name)

    def pressed(self, query: CallbackQuery) -> MaybeInaccessibleMessage | None:
        """The message in an administrator's private chat, whose button was pressed."""
        on = query.message
        served = on is not None and on.chat.type == ChatType.PRIVATE and self.serves(query.from_user)
        return on if served else None
