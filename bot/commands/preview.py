"""The bot in the browser: `dateline preview`."""

from __future__ import annotations

import shlex
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import SecretStr

from bot.commands.options import Data, library, settings
from knowledge.errors import DatelineError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from knowledge.library import Library

_Port = Annotated[
    int, typer.Option(min=0, max=65535, metavar="PORT", help="The port of the page; 0 for a free one.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(preview)


def preview(context: typer.Context, port: _Port = 8080, data: Data = None) -> None:
    """Try the bot in the browser, without a token. Nothing is sent to Telegram."""
    from bot.preview.background import preview as served  # noqa: PLC0415 - as in options.py
    from bot.service import run  # noqa: PLC0415

    given = settings(context, data)
    notice = _notice(library(given), given.data)
    with ExitStack() as stack:
        try:
            place = stack.enter_context(served(port, notice))
        except OSError as error:
            raise UserError(
                f"cannot listen on port {port} ({error.strerror}): use another with --port, "
                f"or `make preview PORT=…`"
            ) from error
        if said := notice():
            print(said, flush=True)
        print(f"Chat with the bot at {place.page} (Ctrl-C ends it). Nothing is sent to Telegram.", flush=True)
        ours = {"token": SecretStr(place.token), "telegram_api": place.api, "admins": frozenset({place.runner})}
        # whom the bot answers on Telegram says nothing of the people on the page
        run(given.model_copy(update=ours | {"people": frozenset(), "chats": frozenset()}))


def _notice(library: Library, data: Path) -> Callable[[], str | None]:
    """What the page is to tell of the Library: that it is empty, or cannot be read."""

    def notice() -> str | None:
        try:
            empty = not library.latest(1)
        except DatelineError as error:
            return str(error)
        add = f"dateline --data {shlex.quote(str(data))} add PATH"
        return f"The bot has no articles yet. Add some with `{add}`, or send it a document here." if empty else None

    return notice
