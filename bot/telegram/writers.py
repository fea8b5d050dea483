"""Who is behind an update: a person, or somebody behind the mask of a group or a channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import Message, Update


def person(update: Update) -> int | None:
    """The person's id; None for anonymous administrators, and for whoever writes as a channel."""
    message = update.effective_message
    if update.callback_query is None and message is not None and message.sender_chat is not None:
        return None
    return update.effective_user.id if update.effective_user else None


def writer(message: Message) -> int | None:
    """The person's id or that of the channel they write as; None where that is the chat itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id if message.sender_chat.id != message.chat.id else None
    return message.from_user.id if message.from_user else None
