"""What keeps the bot in order: `dateline index` and `doctor`."""

from __future__ import annotations

from typing import Annotated

import typer
from typer.exceptions import Exit

from bot.commands.following import catch_up, passage_bar, writer
from bot.commands.options import Data, library, settings
from bot.counts import counted


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(index)
    app.command()(doctor)


def index(
    context: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index again from the Library.")] = False,
    data: Data = None,
) -> None:
    """Bring the index up to the Library."""
    given = settings(context, data)
    if rebuild:
        from bot.mending import mend  # noqa: PLC0415 - which few need

        mend(given.data, print)
    stock = library(given)
    follower = writer(given, stock)
    if rebuild:
        with passage_bar() as report:
            follower.rebuild(progress=report)
    else:
        catch_up(follower)
    passages, articles = stock.count_passages(), stock.coverage().articles
    print(f"The index holds {counted(passages, 'passage')} of {counted(articles, 'article')}.")


def doctor(
    context: typer.Context,
    only_alive: Annotated[
        bool, typer.Option("--alive", help="Only say at once whether the bot is serving.")
    ] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="First put damaged notes of the bot aside; what can be read is kept.")
    ] = False,
    data: Data = None,
) -> None:
    """Look for what is wrong, and name the cure. Exits with 1 when something must be mended."""
    from bot.doctor import alive, examine  # noqa: PLC0415

    given = settings(context, data)
    if mend:
        from bot import salvaging  # noqa: PLC0415

        salvaging.mend(given.data, library(given).last_change(), print)
    findings = [alive(given)] if only_alive else examine(given)
    for finding in findings:
        print(f"{finding.state.value:4}  {context.obj.message(finding.text)}")
    if any(finding.fails for finding in findings):
        raise Exit(1)
