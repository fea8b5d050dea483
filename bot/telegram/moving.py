"""A group that becomes a supergroup gets another number: what is kept by the old one moves with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.workers import Workers
    from knowledge.library import Library


class Moving:
    """Moves what is kept of a chat. To do it twice does no harm: both chats are told, in either order."""

    def __init__(self, library: Library, answers: Answers, settings: ChatSettings, workers: Workers) -> None:
        self._library = library
        self._settings = settings
        self._answers = answers
        self._workers = workers

    async def message(self, _update: Update, message: Message, _me: User) -> str | None:
        """What became of a message that says that its group has another number; None for any other."""
        chat = message.chat.id
        if message.migrate_to_chat_id is not None:
            old, new = chat, message.migrate_to_chat_id
        elif message.migrate_from_chat_id is not None:
            old, new = message.migrate_from_chat_id, chat
        else:
            return None
        await self._workers.keep(self._library.visibility.move, old, new)
        await self._workers.record(self._answers.move, old, new)
        await self._workers.record(self._settings.move, old, new)
        return "moved"
