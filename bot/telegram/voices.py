"""In which language somebody is spoken to: the one that was chosen for the chat, else the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message

from bot.speech import Speech, speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Update, User


class Voices:
    """Picks the language. `chosen` is the one of a chat, by its number, where somebody chose one."""

    def __init__(self, default: str, chosen: Callable[[int], str | None]) -> None:
        self._default = default
        self._chosen = chosen

    def to(self, update: Update) -> Speech:
        """How to speak to whoever is behind the update."""
        chat = update.effective_chat
        return self.of(chat.id if chat else None, _asker(update) or update.effective_user)

    def of(self, chat: int | None, person: User | None) -> Speech:
        """How to speak to a person in a chat; either may be unknown.

        What a person chose in private holds wherever their chat has chosen nothing.
        """
        chosen = self._chosen(chat) if chat is not None else None
        chosen = chosen or (self._chosen(person.id) if person else None)
        return speech(chosen, person.language_code if person else None, self._default)


def _asker(update: Update) -> User | None:
    """Whose message the message with a pressed button replies to: others may turn its pages, in their language."""
    pressed = update.callback_query
    on = pressed.message if pressed else None
    replied = on.reply_to_message if isinstance(on, Message) else None
    return replied.from_user if replied else None
