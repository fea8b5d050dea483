"""What each part of the bot that answers people is to the application: a room that an update may be for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import Update, User


class Room(Protocol):
    """Each call returns what became of the update, or None where it is not for this room."""

    async def message(self, update: Update, me: User) -> str | None:
        """A new message."""
        ...

    async def press(self, update: Update, me: User) -> str | None:
        """A pressed button."""
        ...


async def message(rooms: Sequence[Room], update: Update, me: User) -> str:
    """Hand a message from room to room until one takes it."""
    for room in rooms:
        if (outcome := await room.message(update, me)) is not None:
            return outcome
    return IGNORED


async def press(rooms: Sequence[Room], update: Update, me: User) -> str:
    """The same for a pressed button."""
    for room in rooms:
        if (outcome := await room.press(update, me)) is not None:
            return outcome
    return IGNORED


IGNORED = "ignored"
