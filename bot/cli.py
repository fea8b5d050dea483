"""The command `dateline`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot import streams
from bot.commands import (
    adding,
    articles,
    asking,
    backup,
    cases,
    channels,
    feeds,
    measuring,
    preview,
    sources,
    upkeep,
    visibility,
)
from bot.commands.options import Data, Named, UsageError, settings
from bot.commands.telling import say
from knowledge.errors import DatelineError

_INTERRUPTED = 130
"""What typer makes of Ctrl-C, and the exit code that shells expect after it."""

app = typer.Typer(
    name="dateline",
    help="Answers from your own articles, with verbatim quotes and their source.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        print(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def _before(
    context: typer.Context,
    data: Data = None,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    context.obj.data = data


asking.register(app)
adding.register(app)
articles.register(app)
upkeep.register(app)
measuring.register(app)
cases.register(app)
channels.register(app)
sources.register(app)
visibility.register(app)
backup.register(app)
preview.register(app)


@app.command()
def run(context: typer.Context, data: Data = None) -> None:
    """Run the Telegram bot."""
    from bot.service import run as run_bot  # noqa: PLC0415

    run_bot(settings(context, data))


feeds.register(app)


def main() -> None:
    """Run the command. Errors are one line on standard error; the exit code is 1, or 2 for wrong usage."""
    with streams.standard():
        _run()


def _run() -> None:
    named = Named()
    try:
        code = app(standalone_mode=False, obj=named)
        sys.stdout.flush()
    except DatelineError as error:
        _fail(named.message(str(error)), 2 if isinstance(error, UsageError) else 1)
    except TyperException as error:
        _fail(_usage(error), 2)
    except KeyboardInterrupt:  # before typer listens for it, or after
        _stopped()
    except (BrokenPipeError, SystemExit):  # typer makes the second of the first
        streams.end_with_the_pipe()
        _fail(named.message("a connection within Dateline broke: run the command again, or `dateline doctor`"), 1)
    except Exception as error:  # noqa: BLE001 - nobody should have to read a traceback
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
        _fail(named.message(f"unexpected {type(error).__name__} at {place}: {error}: run `dateline doctor`"), 1)
    else:
        if code == _INTERRUPTED:
            _stopped()
        raise SystemExit(code or 0)


def _usage(error: TyperException) -> str:
    """What is wrong with the arguments, and whose help says what is right: the command's, where it is known."""
    said = getattr(error, "format_message", error.__str__)()
    if said.startswith("Got unexpected extra argument"):
        said += ": put what has spaces into quotation marks"
    if not said.endswith((".", "?")):
        said += "."
    command, context = "", getattr(error, "ctx", None)
    while context is not None and context.parent is not None:
        command, context = f"{context.info_name} {command}", context.parent
    return f"{said} See `dateline {command}--help`."


def _stopped() -> None:
    _fail("stopped: what was printed as done is done; run the command again for the rest", _INTERRUPTED)


def _fail(message: str, code: int) -> None:
    say(message)
    raise SystemExit(code)
