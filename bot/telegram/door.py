"""Whether the bot speaks at all to whoever is behind an update: first asked, so that nothing else need ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Update, User

    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.posting import Posting
    from bot.telegram.voices import Voices


class Door:
    """A room that takes what is not to be answered, and leaves the rest to the others."""

    def __init__(self, settings: ChatSettings, voices: Voices, posting: Posting) -> None:
        self._settings = settings
        self._voices = voices
        self._posting = posting

    async def message(self, update: Update, me: User) -> str | None:
        """A message, an edit of one, or a channel's post."""
        del me
        return "quiet" if self._is_quiet(update) else None

    async def press(self, update: Update, me: User) -> str | None:
        """A pressed button: its presser alone is told."""
        del me
        query = update.callback_query
        assert query is not None
        if not self._is_quiet(update):
            return None
        await self._posting.heard(query.id, self._voices.to(update)("chat-quiet"))
        return "quiet"

    def _is_quiet(self, update: Update) -> bool:
        chat = update.effective_chat
        return chat is not None and self._settings.of(chat.id).quiet
