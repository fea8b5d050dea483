"""What all commands share: the options that each has, and the settings that they give."""

from __future__ import annotations

import json
import re
import shlex
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot import settings as settings_
from knowledge.errors import UserError

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.library import Library

_FAR = 2**52  # Telegram: numbers of chats have at most 52 significant bits


_COMMAND = re.compile(r"`(dateline [^`]+)`")


class UsageError(UserError):
    """An option has a value that it does not take: the command exits with 2, as at other wrong usage."""


def given_path(given: str) -> Path:
    """A path as it was given. UsageError for an empty one, which Python would take for the working folder."""
    if not given:
        raise UsageError("a path is empty: name a file or a folder, or . for the working folder")
    return Path(given)


def given_chat(given: str) -> int:
    """The number of a chat. UsageError for what is none, such as its name."""
    try:
        number = int(given)
    except ValueError:
        number = _FAR + 1
    if abs(number) > _FAR:
        raise UsageError(
            f"{given[:40]!r} is not the number of a chat, such as -1001234567890: /chat there tells it"
        )
    return number


Data = Annotated[
    Path | None,
    typer.Option("--data", parser=given_path, metavar="FOLDER", help="The folder of the articles and the index."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Chat = Annotated[
    int | None,
    typer.Option(parser=given_chat, metavar="CHAT", help="As this chat would be answered, by its number."),
]
Chats = Annotated[
    list[int],
    typer.Argument(parser=given_chat, metavar="CHAT", help="Numbers of chats; /chat in a chat tells its own."),
]


@dataclass(slots=True)
class Named:
    """The data folder that was named on the command line: what a person is told to run has to name it too."""

    data: Path | None = None

    def message(self, text: str) -> str:
        """The text with each command in it as it is to be run on that folder."""
        if self.data is None:
            return text
        folder = shlex.quote(str(self.data))
        return _COMMAND.sub(lambda found: f"`{found[1]} --data {folder}`", text)


def settings(context: typer.Context, data: Path | None) -> Settings:
    """The settings; `--data` after the command wins over the same before it."""
    context.obj.data = data or context.obj.data
    return settings_.load(data=context.obj.data)


def library(given: Settings, *, there: bool = False) -> Library:
    """The Library of the data folder, made where there is none.

    UserError instead of that where it is to be `there`: what works unseen, such as a nightly backup, would take a
    mistyped folder for one that is in order.
    """
    from knowledge.library import DATABASE, Library  # noqa: PLC0415 - `--help` need not wait for a database

    with suppress(PermissionError):  # which is told when it is opened
        if there and not (given.data / DATABASE).exists():
            raise UserError(
                f"there is nothing in {given.data}: name the folder of your articles with --data, or add some with "
                "`dateline add PATH`"
            )
    return Library.from_folder(given.data)


def print_json(value: dict[str, Any]) -> None:
    """Print one object on one line."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))
