"""Which chats may see an outlet: `dateline restrict`, `publish` and `restricted`."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands.options import Chats, Data, library, settings
from bot.counts import counted

_Source = Annotated[str, typer.Argument(metavar="OUTLET", help="An outlet as `dateline list` shows it.")]
_NEGATIVE = {"ignore_unknown_options": True}  # the numbers of groups begin with a minus


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(context_settings=_NEGATIVE)(restrict)
    app.command()(publish)
    app.command()(restricted)


def restrict(
    context: typer.Context,
    source: _Source,
    chats: Chats,
    new: Annotated[bool, typer.Option("--new", help="No article of it has come yet.")] = False,
    data: Data = None,
) -> None:
    """Show an outlet's articles in these chats alone. It holds from the next question on."""
    visibility = library(settings(context, data)).visibility
    visibility.restrict(source, chats, new=new)
    print(f"{source} is for {counted(len(set(chats)), 'chat')} alone: {_numbers(chats)}")


def publish(context: typer.Context, source: _Source, data: Data = None) -> None:
    """Show an outlet's articles in every chat again."""
    library(settings(context, data)).visibility.publish(source)
    print(f"{source} is public.")


def restricted(context: typer.Context, data: Data = None) -> None:
    """List the outlets that are not public, each with its chats."""
    outlets = library(settings(context, data)).visibility.restricted()
    if not outlets:
        print(context.obj.message("Every outlet is public: `dateline restrict` shows one to some chats alone."))
    for source, chats in outlets.items():
        print(f"{source}\t{_numbers(chats)}")


def _numbers(chats: list[int] | frozenset[int]) -> str:
    return " ".join(map(str, sorted(set(chats))))
