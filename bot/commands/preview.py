"""The bot in the browser: `dateline preview`."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Annotated

import typer
from pydantic import SecretStr

from bot.commands.options import Data, settings
from knowledge.errors import UserError

_Port = Annotated[int, typer.Option(min=0, max=65535, help="The port of the page; 0 for a free one.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""

    @app.command()
    def preview(context: typer.Context, port: _Port = 8080, data: Data = None) -> None:
        """Try the bot in the browser, without a token. Nothing is sent to Telegram."""
        from bot.preview.background import preview as served  # noqa: PLC0415 - as in options.py
        from bot.service import run  # noqa: PLC0415

        given = settings(context, data)
        with ExitStack() as stack:
            try:
                place = stack.enter_context(served(port))
            except OSError as error:
                raise UserError(
                    f"cannot listen on port {port} ({error.strerror}): use another with --port"
                ) from error
            print(f"Chat with the bot at {place.page} (Ctrl-C ends it). Nothing is sent to Telegram.", flush=True)
            run(given.model_copy(update={"token": SecretStr(place.token), "telegram_api": place.api}))
