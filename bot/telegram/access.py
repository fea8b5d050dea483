"""Whom the bot answers: everybody, or the people and chats that whoever runs it has named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.telegram.chat_settings import ChatSettings


class Access:
    """A list that is empty lets everybody in. Administrators of the bot are always answered."""

    def __init__(self, settings: Settings, chats: ChatSettings) -> None:
        self._admins = settings.admins
        self._people = settings.people
        self._chats = settings.chats
        self._settings = chats

    def is_admin(self, person: int | None) -> bool:
        """Whether they run the bot."""
        return person in self._admins

    def lets_in(self, person: int | None) -> bool:
        """Whether the person is answered in private and inline."""
        return not self._people or person in self._people or self.is_admin(person)

    def opens(self, chat: int, person: int | None) -> bool:
        """Whether the person is answered in this chat: in one that is named everybody is.

        A private chat has the number of its person.
        """
        if chat == person or not self._chats or self.is_admin(person):
            return self.lets_in(person)
        return chat in self._chats or self._settings.of(chat).formerly in self._chats

    @property
    def names_chats(self) -> bool:
        """Whether groups and channels are let in by their number, whoever asks there."""
        return bool(self._chats)
