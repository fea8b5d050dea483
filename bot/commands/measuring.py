"""How good the answers are on questions with known answers, and fitting to them: `dateline eval`, `calibrate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import show as shown
from bot.commands.asking import answerer_of
from bot.commands.cases import verdicts
from bot.commands.following import bar, catch_up
from bot.commands.options import Data, Json, UsageError, given_path, library, print_json, settings
from knowledge.errors import UserError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.evaluate import Case

_Questions = Annotated[
    Path, typer.Argument(parser=given_path, metavar="QUESTIONS.jsonl", help="Questions with known answers.")
]
_OwnQuestions = Annotated[
    Path | None,
    typer.Argument(
        parser=given_path,
        metavar="[QUESTIONS.jsonl]",
        help="Questions with known answers; without it what readers said of answers.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""

    @app.command("eval")
    def eval_(
        context: typer.Context,
        questions: _Questions,
        as_json: Json = False,
        label: Annotated[
            str | None, typer.Option(help="Only these answerable questions, judged by gold_ids.")
        ] = None,
        lang: Annotated[str | None, typer.Option(help="Only questions and articles in this language.")] = None,
        asked: Annotated[
            str, typer.Option(help="When they are asked: question (on its own date) or never.")
        ] = "never",
        data: Data = None,
    ) -> None:
        """Measure the answers on questions with known answers."""
        from index.evaluate import evaluate, read_cases  # noqa: PLC0415 - as in options.py

        if asked not in {"question", "never"}:
            raise UsageError(f"--asked {asked} is unknown: use question or never")
        asking = read_cases(questions, label=label, lang=lang)
        answerer = answerer_of(settings(context, data))
        catch_up(answerer.writer)
        answerer.refresh()
        with bar("Asking") as move:
            report = evaluate(answerer, asking, dated=asked == "question", lang=lang, progress=move)
        if as_json:
            print_json(report)
            return
        for line in shown.report_lines(report):
            print(line)

    @app.command()
    def calibrate(
        context: typer.Context,
        questions: _OwnQuestions = None,
        as_json: Json = False,
        data: Data = None,
    ) -> None:
        """Fit the judgement of what answers to your questions. Delete evidence.json in the data to undo it."""
        from index.evaluate import read_cases  # noqa: PLC0415
        from index.evidence import CALIBRATED, Model  # noqa: PLC0415
        from index.recalibration import recalibrated  # noqa: PLC0415

        given = settings(context, data)
        known = read_cases(questions) if questions is not None else _own(given)
        answerer = answerer_of(given, Model.bundled())  # not a damaged one that this is to replace
        catch_up(answerer.writer)
        answerer.refresh()
        with bar("Asking") as move:
            made = recalibrated(answerer, known, move)
        path = given.data / CALIBRATED
        made.write(path)
        if as_json:
            print_json(shown.calibration_json(made, path))
            return
        for line in shown.calibration_lines(made, path):
            print(line)


def _own(given: Settings) -> list[Case]:
    """What readers said of answers, as cases. UserError where nobody has said what tells what is right."""
    from index.evaluate import case_of  # noqa: PLC0415

    said = verdicts(given, library(given)).cases
    if not said:
        raise UserError(
            "no reader has said yet which answers are right (👍, or 👎 and why): name a file of questions instead"
        )
    return [case_of(case) for case in said]
