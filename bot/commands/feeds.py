"""Feeds that are followed: `dateline feeds add`, `list`, `remove`, `import` and `export`."""

from __future__ import annotations

import json
import shlex
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.following import bar, index, strike
from bot.commands.options import Data, Json, given_path, library, settings
from bot.commands.sources import tell
from bot.counts import counted
from knowledge.article import canonical_url
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.settings import Settings
    from knowledge.feeds.opml import Subscription
    from knowledge.intake.intake import Failure, Intake, Taken
    from knowledge.intake.origin import Origin
    from knowledge.intake.origins import Origins
    from knowledge.library import Library
    from knowledge.web.fetch import Getter

_Url = Annotated[str, typer.Argument(metavar="URL", help="The address of a feed, or of a page that names one.")]
_List = Annotated[
    Path, typer.Argument(parser=given_path, metavar="FILE.opml", help="A list of feeds, as readers export it.")
]
_NewList = Annotated[
    Path | None, typer.Argument(parser=given_path, metavar="FILE.opml", help="Standard output where none is named.")
]
_OWN_TIME = timedelta(minutes=10)
"""For so long the running bot leaves a feed to the command that takes it in."""


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
    source: Annotated[str | None, typer.Option(help="The outlet of all its articles.")] = None,
    data: Data = None,
) -> None:
    """Take a feed's articles in, and follow it. While the bot runs, it is looked at again and again."""
    from knowledge.feeds.finding import find  # noqa: PLC0415 - as in options.py

    given = settings(context, data)
    if not url.lower().startswith(("http://", "https://")):
        raise UserError(f"{url[:100]} is not a web address: write it with https:// or http://")
    found = find(_fetcher(given), url, datetime.now(UTC))
    title = found.feed.title or "A feed without a title"
    print(f"{title}, {counted(len(found.feed.entries), 'entry', 'entries')}: {found.address}", flush=True)
    for other in found.others:
        print(f"The page also names {other}")
    stock = library(given)
    origin = _follow(stock, found.address, source)
    taken = _take(given, stock, [origin])
    index(given, stock)
    tell(context, taken, f"{title} is followed")


def remove(
    context: typer.Context,
    url: _Url,
    articles: Annotated[bool, typer.Option("--articles", help="Also remove the articles that it brought.")] = False,
    data: Data = None,
) -> None:
    """Follow a feed no more. Its articles stay."""
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    given = settings(context, data)
    stock = library(given)
    origins = Origins(stock.database)
    origin = _known(origins, url)
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
    from knowledge.feeds import opml  # noqa: PLC0415

    given = settings(context, data)
    listed = opml.read(_bytes(path), str(path))
    stock = library(given)
    new, known, wrong = _follow_all(stock, listed)
    print(f"{len(new):,} new, {known:,} known.", flush=True)
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
    from knowledge.feeds import opml  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    origins = Origins(library(settings(context, data), there=True).database).all(Kind.FEED)
    content = opml.written([_subscription(origin) for origin in origins], datetime.now(UTC))
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


def _follow(stock: Library, address: str, source: str | None, folder: tuple[str, ...] = ()) -> Origin:
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    origins = Origins(stock.database)
    before = origins.find(Kind.FEED, address)
    if before and source:
        _keep_restricted(stock, before.source or before.state.get("title"), source)
    origin = origins.add(Kind.FEED, address, source)
    if before and origin.source != before.source:  # what the feed brought before gets the new name too
        origins.forget_stamps([article for item in origins.items(origin).values() for article in item.articles])
    state = {**origin.state, "folder": list(folder)} if folder else origin.state
    origins.remember(origin, datetime.now(UTC) + _OWN_TIME, state)
    return origins.find(Kind.FEED, address) or origin


def _keep_restricted(stock: Library, before: str | None, name: str) -> None:
    """UserError where a feed of an outlet that is for some chats alone would get the name of a public one."""
    chats = stock.visibility.restricted()
    if before in chats and name not in chats:
        numbers = " ".join(map(str, sorted(chats[before])))
        raise UserError(
            f"{before!r} is for some chats alone, and as {name!r} its articles would be public: first run "
            f"`dateline restrict --new {shlex.quote(name)} {numbers}`"
        )


def _follow_all(stock: Library, listed: list[Subscription]) -> tuple[list[Origin], int, list[Failure]]:
    """Follow what is on a list: the new ones, how many were followed before, and what cannot be an address."""
    from knowledge.intake.intake import Failure  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    new: list[Origin] = []
    wrong: list[Failure] = []
    known = 0
    followed = {origin.address for origin in Origins(stock.database).all(Kind.FEED)}
    for one in listed:
        try:
            address = canonical_url(one.address)
        except UserError as error:
            wrong.append(Failure(Kind.FEED, one.address, None, str(error)))
            continue
        if address in followed:
            known += 1
        else:
            new.append(_follow(stock, address, one.source, one.folder))
            followed.add(address)
    return new, known, wrong


def _known(origins: Origins, url: str) -> Origin:
    """The feed at this address, written as it is listed or nearly so."""
    from knowledge.intake.origin import Kind  # noqa: PLC0415

    with suppress(UserError):
        url = canonical_url(url)
    origin = origins.find(Kind.FEED, url)
    if origin is None:
        raise UserError(f"no feed {url[:200]} is followed: `dateline feeds list` shows those that are")
    return origin


def _subscription(origin: Origin) -> Subscription:
    from knowledge.feeds.opml import Subscription  # noqa: PLC0415

    title = origin.source or origin.state.get("title") or ""
    return Subscription(origin.address, title, tuple(origin.state.get("folder", ())), origin.source)


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
