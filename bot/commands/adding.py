"""Articles from files, folders and web addresses: `dateline add`."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import Exit

from bot.commands.following import catch_up, writer
from bot.commands.options import Data, given_path, library, settings
from bot.commands.telling import print_removed, say
from knowledge.errors import TransientError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.adding import Reading
    from bot.settings import Settings
    from knowledge.article import Draft
    from knowledge.library import Library


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(add)


def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH|URL|-", help="Files, folders, web addresses, or - for input.")
    ],
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet, for articles that name none.")
    ] = None,
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Leave the vectors to the next writer.")] = False,
    data: Data = None,
) -> None:
    """Store articles and make them findable. What is printed as added is stored for good."""
    from bot.adding import Adding  # noqa: PLC0415
    from bot.sources import held  # noqa: PLC0415

    given = settings(context, data)
    stock = library(given)

    def tell(message: str) -> None:
        say(context.obj.message(message))

    unread = _Unread(tell)
    counts = Adding(stock, given, tell).take(_readings(paths, source, unread, given, stock), source)
    if counts:
        catch_up(writer(given, stock), vectors=not no_wait)
        summary = ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
        if unread.count:
            summary += f", {unread.count:,} not read"
        print(f"{summary}. The Library holds {held(stock)}.")
    if unread.count:
        raise Exit(1)


class _Unread:
    """Counts what could not be read, and tells of each at once."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.count = 0
        self._tell = tell

    @contextmanager
    def told(self) -> Iterator[None]:
        """Go on after what cannot be read within the block."""
        try:
            yield
        except (UserError, TransientError) as error:
            self.count += 1
            self._tell(str(error))


def _readings(
    paths: list[str], source: str | None, unread: _Unread, given: Settings, stock: Library
) -> Iterator[Reading]:
    """What there is to read at all the paths, a file or a page each; what cannot be read keeps no other out."""
    for path in paths:
        with unread.told():
            for reading in _readings_at(path, source, given, stock):
                yield replace(reading, told=unread.told)


def _readings_at(path: str, source: str | None, given: Settings, stock: Library) -> Iterator[Reading]:
    from bot.adding import Reading  # noqa: PLC0415
    from bot.sources import unread as told_of  # noqa: PLC0415
    from knowledge import readers  # noqa: PLC0415
    from knowledge.intake.folders import NAMED  # noqa: PLC0415
    from knowledge.readers import paths  # noqa: PLC0415
    from knowledge.readers.files import shown  # noqa: PLC0415

    if path == "-":
        yield Reading(lambda _taken: readers.read_stream(sys.stdin.buffer, source=source), readers.STREAM)
    elif path.lower().startswith(("http://", "https://")):
        from bot.intake import fetcher  # noqa: PLC0415
        from bot.pages import Pages  # noqa: PLC0415

        for drafts in Pages(stock, fetcher(given), source, print_removed).readings(path):
            yield Reading(partial(_page, drafts), path, slow=True)
    elif re.match(r"\w+:/|www\.", path) and not given_path(path).exists():
        raise UserError(f"{path} is not a web address that can be read: use one with http:// or https://")
    else:
        at = given_path(path)
        if others := [file.relative_to(at).as_posix() for file in paths.unreadable(at)]:
            say(f"in {path}, {told_of(len(others), others[:NAMED])}")
        for file in paths.readable(at):
            yield Reading(partial(_read, file, source), shown(file), file)


def _read(file: Path, source: str | None, taken: Callable[[int], None]) -> Iterator[Draft]:
    from knowledge import readers  # noqa: PLC0415

    return readers.read(file, source=source, taken=taken)


def _page(drafts: Iterator[Draft], _taken: Callable[[int], None]) -> Iterator[Draft]:
    return drafts
