"""The Telegram channels that the bot administers: `dateline channels`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import Data, library, settings

if TYPE_CHECKING:
    from knowledge.intake.channels import Channels

_CHANNEL = "ID|@NAME"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(channels)


def channels(
    context: typer.Context,
    on: Annotated[str | None, typer.Option(metavar=_CHANNEL, help="Take this channel's posts in.")] = None,
    off: Annotated[str | None, typer.Option(metavar=_CHANNEL, help="Take them in no more.")] = None,
    data: Data = None,
) -> None:
    """List the channels that the bot administers, or switch one. A line has the id, on or off, and the name."""
    from knowledge.intake.channels import Channels  # noqa: PLC0415 - as in options.py

    known = Channels(library(settings(context, data)))
    for which, wanted in ((on, True), (off, False)):
        if which is not None:
            known.switch(_id(known, which), on=wanted)
    if not known.all():
        print("No channel is known yet: make the running bot an administrator of one.")
    for channel in known.all():
        name = f" @{channel.username}" if channel.username else ""
        print(f"{channel.id}\t{'on' if channel.on else 'off'}\t{channel.title}{name}")


def _id(known: Channels, which: str) -> int:
    """The channel that is meant. UserError when none is."""
    from knowledge.errors import UserError  # noqa: PLC0415

    for channel in known.all():
        if which == str(channel.id) or (channel.username and which.lower() == f"@{channel.username}".lower()):
            return channel.id
    raise UserError(f"no channel {which[:60]!r} is known: `dateline channels` lists those that are")
