"""Feeds that are followed: `dateline feeds add`, `list`, `remove`, `import` and `export`."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.following import bar, index, strike
from bot.commands.options import Data, Json, given_path, library, settings
from bot.commands.sources import tell
from bot.counts import counted
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings
    from knowledge.intake.intake import Intake, Taken
    from knowledge.intake.origin import Origin
    from knowledge.library import Library
    from knowledge.web.fetch import Getter

_Url = Annotated[str, typer.Argument(metavar="URL", help="The address of a feed, or of a page that names one.")]
_Followed = Annotated[str, typer.Argument(metavar="URL", help="The address as `dateline feeds list` shows it.")]
_List = Annotated[
    Path, typer.Argument(parser=given_path, metavar="FILE.opml", help="A list of feeds, as readers export it.")
]
_NewList = Annotated[
    Path | None, typer.Argument(parser=given_path, metavar="FILE.opml", help="Standard output where none is named.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    feeds = typer.Typer(help="Follow the RSS, Atom and JSON feeds of sites.")
    feeds.command()(add)
    feeds.command()(remove)
    feeds.command("list")(list_)
    feeds.command("import")(import_)
    feeds.command()(export)
    app.add_typer(feeds, name="feeds")


def add(
    context: typer.Context,
    url: _Url,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of all its articles.")] = None,
    data: Data = None,
) -> None:
    """Take a feed's articles in, and follow it. While the bot runs, it is looked at again and again."""
    from bot.subscriptions import follow  # noqa: PLC0415 - as in options.py
    from knowledge.feeds.finding import find  # noqa: PLC0415

    given = settings(context, data)
    if not url.lower().startswith(("http://", "https://")):
        raise UserError(f"{url[:100]} is not a web address: write it with https:// or http://")
    found = find(_fetcher(given), url, datetime.now(UTC))
    title = found.feed.title or "A feed without a title"
    print(f"{title}, {counted(len(found.feed.entries), 'entry', 'entries')}: {found.address}", flush=True)
    for other in found.others:
        print(f"The page also names {other}")
    stock = library(given)
    origin = follow(stock, found.address, source)
    taken = _take(given, stock, [origin])
    index(given, stock)
    tell(context, taken, f"{title} is followed")


def remove(
    context: typer.Context,
    url: _Followed,
    articles: Annotated[bool, typer.Option("--articles", help="Also remove the articles that it brought.")] = False,
    data: Data = None,
) -> None:
    """Follow a feed no more. Its articles stay."""
    from bot.subscriptions import known  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    given = settings(context, data)
    stock = library(given)
    origins = Origins(stock.database)
    origin = known(origins, url)
    taken = _intake(given, stock).clear(origin) if articles else None
    origins.remove(origin.kind, origin.address)
    if taken is None:
        print(f"{origin.address} is not followed any more. Its articles stay.")
        return
    strike(given, stock)
    tell(context, taken, f"{origin.address} is not followed any more")


def list_(context: typer.Context, as_json: Json = False, data: Data = None) -> None:
    """List the feeds, and what of them could not be taken in. It says when each was last looked at."""
    from bot.sources import lines, report_json  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.sources import Sources, sources  # noqa: PLC0415

    of_all = sources(library(settings(context, data)).database)
    report = Sources(tuple(one for one in of_all.origins if one.origin.kind is Kind.FEED), ())
    if as_json:
        told = report_json(report)["sources"]
        for one, source in zip(told, report.origins, strict=True):
            one |= {"title": source.origin.state.get("title"), "folder": source.origin.state.get("folder", [])}
        print(json.dumps({"feeds": told}, ensure_ascii=False))
        return
    if not report.origins:
        print(context.obj.message("No feed is followed yet: `dateline feeds add URL` follows one."))
        return
    for line in lines(report, datetime.now(UTC)):
        print(line)


def import_(
    context: typer.Context,
    path: _List,
    data: Data = None,
) -> None:
    """Follow all feeds on a list."""
    from bot.subscriptions import follow_all  # noqa: PLC0415
    from knowledge.feeds import opml  # noqa: PLC0415

    given = settings(context, data)
    listed = opml.read(_bytes(path), str(path))
    stock = library(given)
    new, before, wrong = follow_all(stock, listed)
    print(f"{len(new):,} new, {before:,} known.", flush=True)
    taken = _take(given, stock, new)
    taken.failures[:0] = wrong
    index(given, stock)
    tell(context, taken, f"the feeds of {path} are followed")


def export(
    context: typer.Context,
    path: _NewList = None,
    data: Data = None,
) -> None:
    """Write a list of all feeds, which feed readers import."""
    from bot.subscriptions import subscription  # noqa: PLC0415
    from knowledge.feeds import opml  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    origins = Origins(library(settings(context, data), there=True).database).all(Kind.FEED)
    content = opml.written([subscription(origin) for origin in origins], datetime.now(UTC))
    if path is None:
        sys.stdout.write(content.decode())
        return
    _write(path, content)
    print(f"{path} holds {counted(len(origins), 'feed')}.")


def _fetcher(given: Settings) -> Getter:
    from bot.intake import fetcher  # noqa: PLC0415

    return fetcher(given)


def _intake(
    given: Settings, stock: Library, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Intake:
    """One that takes all of a feed in at once."""
    from knowledge.feeds.collector import Feeds  # noqa: PLC0415
    from knowledge.feeds.parsing import MAX_ENTRIES  # noqa: PLC0415
    from knowledge.intake.intake import Intake  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415

    return Intake(stock, {Kind.FEED: Feeds(_fetcher(given), pages=MAX_ENTRIES, progress=progress)})


def _take(given: Settings, stock: Library, origins: list[Origin]) -> Taken:
    """What is in these feeds now. What was taken in before Ctrl-C stays, and the next look does the rest."""
    from knowledge.intake.intake import Taken  # noqa: PLC0415

    everything = Taken()
    with bar("Taking in articles") as move:
        intake = _intake(given, stock, move)
        for origin in origins:
            everything.include(intake.look(origin))
    return everything


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            f"cannot read {path} ({error.strerror}): give the file that a feed reader exported"
        ) from None


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"cannot write {path} ({error.strerror}): name a file in a folder that is yours") from None
