"""What all commands share: the options that each has, and the settings that they give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot import settings as settings_
from knowledge.errors import UserError

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.library import Library

_FAR = 2**52  # Telegram: numbers of chats have at most 52 significant bits


class UsageError(UserError):
    """An option has a value that it does not take: the command exits with 2, as at other wrong usage."""


def given_path(given: str) -> Path:
    """A path as it was given. UsageError for an empty one, which Python would take for the working folder."""
    if not given:
        raise UsageError("a path is empty: name a file or a folder, or . for the working folder")
    return Path(given)


Data = Annotated[
    Path | None,
    typer.Option("--data", parser=given_path, metavar="FOLDER", help="The folder of the articles and the index."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Chat = Annotated[
    int | None, typer.Option(min=-_FAR, max=_FAR, help="As this chat would be answered, by its number.")
]
Chats = Annotated[
    list[int],
    typer.Argument(metavar="CHAT…", min=-_FAR, max=_FAR, help="Numbers of chats; /chat in a chat tells its own."),
]


def settings(context: typer.Context, data: Path | None) -> Settings:
    """The settings; `--data` after the command wins over the same before it."""
    return settings_.load(data=data or context.obj)


def library(given: Settings) -> Library:
    """The Library of the data folder."""
    from knowledge.library import Library  # noqa: PLC0415 - `--help` need not wait for a database

    return Library.from_folder(given.data)


def print_json(value: dict[str, Any]) -> None:
    """Print one object on one line."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))
