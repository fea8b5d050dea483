"""Handing an update from room to room, the parts of the bot that answer people, until one takes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from telegram import CallbackQuery, Message, Update, User

if TYPE_CHECKING:
    from collections.abc import Iterable

OnMessage = Callable[[Update, Message, User], Awaitable[str | None]]
"""What a room does with a message to the bot: what became of the update, or None where it is not for this room."""

OnPress = Callable[[Update, CallbackQuery, User], Awaitable[str | None]]
"""The same for a pressed button."""

IGNORED = "ignored"


async def message(rooms: Iterable[OnMessage], update: Update, me: User) -> str:
    """What became of a message."""
    given = update.effective_message
    assert given is not None
    return await _first(room(update, given, me) for room in rooms)


async def press(rooms: Iterable[OnPress], update: Update, me: User) -> str:
    """What became of a pressed button."""
    query = update.callback_query
    assert query is not None
    return await _first(room(update, query, me) for room in rooms)


async def _first(outcomes: Iterable[Awaitable[str | None]]) -> str:
    for outcome in outcomes:
        if (became := await outcome) is not None:
            return became
    return IGNORED
