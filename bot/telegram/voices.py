"""In which language somebody is spoken to: the one that was chosen for the chat, else the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType

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
        """How to speak to whoever is behind the update, in a message that others may read too.

        In a channel that is nobody: a subscriber who presses a button changes no post for all the others.
        """
        chat = update.effective_chat
        if chat is not None and chat.type == ChatType.CHANNEL:
            return self.of(chat.id, None)
        return self.of(chat.id if chat else None, _asker(update) or update.effective_user)

    def of(self, chat: int | None, person: User | None) -> Speech:
        """How to speak to a person in a chat; either may be unknown.

        What a person chose in private holds wherever their chat has chosen nothing.
        """
        chosen = self._chosen(chat) if chat is not None else None
        chosen = chosen or (self._chosen(person.id) if person else None)
        return speech(chosen, person.language_code if person else None, self._default)


def _asker(update: Update) -> User | None:
    """Whose message the message with a pressed button replies to: others may turn its pages, in their language.

    Where that is a message of ours, such as the help or an answer that is read on from, nobody.
    """
    pressed = update.callback_query
    on = pressed.message if pressed else None
    replied = on.reply_to_message if isinstance(on, Message) else None
    return replied.from_user if isinstance(on, Message) and replied and replied.from_user != on.from_user else None
