"""Where articles come from by themselves: `dateline watch`, `unwatch`, `sync` and `sources`."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import Exit

from bot.commands.following import index, strike
from bot.commands.options import Data, Json, given_path, library, settings
from bot.commands.telling import say

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.intake.intake import Intake, Taken
    from knowledge.intake.origin import Origin
    from knowledge.intake.origins import Origins
    from knowledge.library import Library

_TOLD = 10
"""Failures that are told one by one."""

_Folder = Annotated[
    Path,
    typer.Argument(parser=given_path, metavar="FOLDER", help="A folder of files as `dateline add` reads them."),
]
_Watched = Annotated[
    Path, typer.Argument(parser=given_path, metavar="FOLDER", help="As `dateline sources` lists it.")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(watch)
    app.command()(unwatch)
    app.command()(sync)
    app.command()(sources)


def watch(
    context: typer.Context,
    folder: _Folder,
    source: Annotated[
        str | None, typer.Option(metavar="NAME", help="The outlet, for articles that name none.")
    ] = None,
    data: Data = None,
) -> None:
    """Take a folder's articles in, and keep up with its files. For the latter the bot has to run."""
    from knowledge.intake import folders  # noqa: PLC0415 - as in options.py
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    given = settings(context, data)
    found = library(given)
    origins = Origins(found.database)
    origin = folders.watch(origins, folder, source)
    intake = _intake(given, found)
    taken = intake.look(origin)
    _take_settled(context, intake, origins, taken)
    index(given, found)
    _tell_unread(origins.find(origin.kind, origin.address))
    tell(context, taken, f"{origin.address} is watched")


def unwatch(
    context: typer.Context,
    folder: _Watched,
    remove: Annotated[bool, typer.Option("--remove", help="Also remove the articles that it brought.")] = False,
    data: Data = None,
) -> None:
    """Watch a folder no more. Its articles stay."""
    from knowledge.errors import UserError  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415

    given = settings(context, data)
    found = library(given)
    origins = Origins(found.database)
    origin = origins.find(Kind.FOLDER, str(folder.resolve()))
    if origin is None:
        raise UserError(f"{folder} is not watched: `dateline sources` lists the folders that are")
    taken = _intake(given, found).clear(origin) if remove else None
    origins.remove(origin.kind, origin.address)
    if taken:
        strike(given, found)
        tell(context, taken, f"{origin.address} is not watched any more")
    else:
        print(f"{origin.address} is not watched any more. Its articles stay.")


def sync(context: typer.Context, data: Data = None) -> None:
    """Look once at every source that is due. Some pages are asked whether they are still there."""
    given = settings(context, data)
    found = library(given, there=True)
    taken = _looked(context, given, found)
    index(given, found)
    tell(context, taken, "every source that is due was looked at")


def sources(
    context: typer.Context,
    retry: Annotated[bool, typer.Option("--retry", help="First try again what failed.")] = False,
    as_json: Json = False,
    data: Data = None,
) -> None:
    """List where articles come from, and what could not be taken in. It says when each was last looked at."""
    from bot.sources import held, lines, report_json  # noqa: PLC0415
    from knowledge.intake import sources as sources_  # noqa: PLC0415

    given = settings(context, data)
    found = library(given)
    if retry:
        _intake(given, found).retry()
        index(given, found)
    report = sources_.sources(found.database)
    if as_json:
        print(json.dumps(report_json(report), ensure_ascii=False))
        return
    print(context.obj.message("\n".join(lines(report, datetime.now(UTC)))))
    if found.duplicates():
        print(f"In all: {held(found)}.")


def _tell_unread(origin: Origin | None) -> None:
    """Which files of a folder are of kinds that cannot be read, on standard error."""
    from bot.sources import unread  # noqa: PLC0415

    count, named = origin.state.get("unread", (0, ())) if origin else (0, ())
    if count:
        say(unread(count, named))


def _intake(given: Settings, found: Library) -> Intake:
    from bot.intake import collectors, fetcher  # noqa: PLC0415
    from knowledge.intake.intake import Intake  # noqa: PLC0415

    return Intake(found, collectors(fetcher(given)))


def _looked(context: typer.Context, given: Settings, found: Library) -> Taken:
    """What came of a look at all that is due, and of asking some pages whether they are still as they were."""
    from bot.intake import collectors, fetcher  # noqa: PLC0415
    from knowledge.intake.intake import Intake  # noqa: PLC0415
    from knowledge.intake.origins import Origins  # noqa: PLC0415
    from knowledge.intake.revisits import Revisits  # noqa: PLC0415

    getter = fetcher(given)
    intake = Intake(found, collectors(getter))
    taken = intake.run()
    _take_settled(context, intake, Origins(found.database), taken)
    taken.include(Revisits(found, getter).run())
    return taken


def _take_settled(context: typer.Context, intake: Intake, origins: Origins, taken: Taken) -> None:
    """Also take in what happened to files just before the look: who asks does not look again by himself."""
    from knowledge.intake.folders import MISSING, MOVING, SETTLED  # noqa: PLC0415
    from knowledge.intake.origin import Kind  # noqa: PLC0415

    waiting = [origin for origin in origins.all(Kind.FOLDER) if origin.state.keys() & {MOVING, MISSING}]
    if waiting:
        time.sleep(SETTLED.total_seconds())
    for origin in waiting:
        taken.include(intake.look(origin))
        there = origins.find(origin.kind, origin.address)
        state = there.state if there else {}
        if count := state.get(MOVING):
            files = "1 file is" if count == 1 else f"{count:,} files are"
            later = "once that is over, the running bot takes this in, or `dateline sync`"
            say(context.obj.message(f"in {origin.address}, {files} still being written: {later}"))
        if count := len(state.get(MISSING, ())):
            files = "1 file is" if count == 1 else f"{count:,} files are"
            later = "if that lasts a minute, the running bot removes what was there, or `dateline sync`"
            say(context.obj.message(f"in {origin.address}, {files} missing: {later}"))


def tell(context: typer.Context, taken: Taken, what: str) -> None:
    """What came of a look on standard output; what failed, on standard error, and then exit with 1."""
    counts = [f"{number:,} {outcome}" for outcome, number in taken.outcomes.items() if number]
    if taken.removed:
        counts.append(f"{taken.removed:,} removed")
    print(f"{what}: {', '.join(counts) or 'nothing new'}.")
    for failure in taken.failures[:_TOLD]:
        say(context.obj.message(failure.reason))
    if len(taken.failures) > _TOLD:
        more = len(taken.failures) - _TOLD
        say(context.obj.message(f"and {more:,} more: `dateline sources` says why"))
    if taken.failures:
        raise Exit(1)
