"""All that cannot be made again, in one file and back: `dateline backup` and `dateline restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.following import catch_up, passage_bar, writer
from bot.commands.options import Data, given_path, library, settings
from bot.counts import counted
from knowledge.errors import DamagedError

_File = Annotated[Path, typer.Argument(parser=given_path, metavar="FILE", help="The file of the backup.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(backup)
    app.command()(restore)


def backup(
    context: typer.Context,
    file: _File,
    force: Annotated[bool, typer.Option("--force", help="Put it in the place of a file that is there.")] = False,
    data: Data = None,
) -> None:
    """Write articles, sources and what the bot knows into one file. The bot may run meanwhile."""
    from bot.backup import write  # noqa: PLC0415

    given = settings(context, data)
    made = write(given.data, library(given, there=True), file, force=force)
    print(f"{file} holds {counted(made.articles, 'article')}, {file.stat().st_size / 1e6:,.1f} MB.")


def restore(
    context: typer.Context,
    file: _File,
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Leave the vectors to the next writer.")] = False,
    data: Data = None,
) -> None:
    """Bring back what a backup holds. It takes the place of what there is; the bot may run meanwhile."""
    from bot.backup import read  # noqa: PLC0415
    from bot.sources import held  # noqa: PLC0415

    given = settings(context, data)
    read(given.data, file, print)
    stock = library(given)
    try:
        catch_up(writer(given, stock), vectors=not no_wait)
    except DamagedError:  # it is damaged, or of the Library that was here before
        with passage_bar() as report:
            writer(given, stock).rebuild(progress=report)
    print(f"The Library holds {held(stock)}.")
