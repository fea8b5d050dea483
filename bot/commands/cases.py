"""What readers said of answers, as questions with known answers: `dateline cases`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import Data, given_path, library, settings

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.telegram.feedback import Verdicts
    from knowledge.library import Library

_File = Annotated[
    Path | None,
    typer.Argument(parser=given_path, metavar="FILE.jsonl", help="Where to write them; printed without it."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(cases)


def cases(
    context: typer.Context,
    file: _File = None,
    data: Data = None,
) -> None:
    """Write what readers said of answers into a file, as cases. `eval` and `calibrate` read it."""
    given = settings(context, data)
    said = verdicts(given, library(given, there=True))
    lines = [json.dumps(case, ensure_ascii=False) for case in said.cases]
    if file is None:
        for line in lines:
            print(line)
        return
    _write(file, lines)
    for line in _told(said):
        print(line)


def verdicts(given: Settings, articles: Library) -> Verdicts:
    """What readers said, from the bot's database."""
    from bot.salvaging import opened  # noqa: PLC0415 - as in options.py
    from bot.telegram.feedback import Feedback  # noqa: PLC0415

    database = opened(given.data)
    try:
        return Feedback(database).verdicts(articles)
    finally:
        database.close()


def _write(file: Path, lines: list[str]) -> None:
    """UserError when the file cannot be written."""
    from knowledge.errors import UserError  # noqa: PLC0415

    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise UserError(
            f"cannot write {file} ({error.strerror or error}): name a file in a folder that you can write to"
        ) from None


def _told(said: Verdicts) -> list[str]:
    yes, no = (sum(case["answerable"] is kind for case in said.cases) for kind in (True, False))
    wrong = sum("wrong" in case for case in said.cases)
    lines = [f"{yes:,} answerable and {no:,} unanswerable cases are written; {wrong:,} say what was wrong."]
    if said.open:
        lines.append("Readers found these answers wrong or outdated, and the right one is not known:")
    return [*lines, *(f"  {question}" for question in said.open)]
