"""How good the answers are on questions with known answers, and fitting to them: `dateline eval`, `calibrate`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.asking import answerer_of
from bot.commands.cases import verdicts
from bot.commands.following import bar, catch_up
from bot.commands.options import Data, Json, UsageError, given_path, library, print_json, settings
from knowledge.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.settings import Settings
    from index.answerer import Answerer
    from index.evaluate import Case
    from index.recalibration import Recalibration

_Questions = Annotated[
    Path, typer.Argument(parser=given_path, metavar="QUESTIONS.jsonl", help="Questions with known answers.")
]
_OwnQuestions = Annotated[
    Path | None,
    typer.Argument(
        parser=given_path,
        metavar="QUESTIONS.jsonl",
        help="Questions with known answers; without it what readers said of answers.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("eval")(eval_)
    app.command()(calibrate)


def eval_(
    context: typer.Context,
    questions: _Questions,
    as_json: Json = False,
    label: Annotated[
        str | None, typer.Option(metavar="LABEL", help="Only these answerable questions, judged by gold_ids.")
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(metavar="LANGUAGE", help="Only questions and articles in this language, such as en."),
    ] = None,
    asked: Annotated[
        str, typer.Option(metavar="WHEN", help="When they are asked: question (each on its own date) or never.")
    ] = "never",
    data: Data = None,
) -> None:
    """Measure the answers on questions with known answers."""
    from index.evaluate import evaluate, read_cases  # noqa: PLC0415 - as in options.py

    if asked not in {"question", "never"}:
        raise UsageError(f"--asked {asked} is unknown: use question or never")
    asking = read_cases(questions, label=label, lang=lang)
    answerer = answerer_of(settings(context, data))
    _prepare(answerer)
    with bar("Asking") as move:
        report = evaluate(answerer, asking, dated=asked == "question", lang=lang, progress=move)
    if as_json:
        print_json(report)
        return
    for line in _report_lines(report):
        print(line)


def _prepare(answerer: Answerer) -> None:
    """Have all articles in the index. UserError where there are none: of these nothing can be measured."""
    catch_up(answerer.writer)
    answerer.refresh()
    if not answerer.library.coverage().articles:
        raise UserError(
            "there are no articles to be asked about: add some with `dateline add PATH`, or name another folder "
            "with --data"
        )


def _report_lines(report: Mapping[str, Any]) -> Iterator[str]:
    """The measures for people, one a line; what nothing in the file could tell is a dash."""
    for name, value in report.items():
        if isinstance(value, dict):
            yield from _report_lines({f"{name} {part}": figure for part, figure in value.items()})
        else:
            yield f"{name:24} {'-' if value is None else value}"


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
    _prepare(answerer)
    with bar("Asking") as move:
        made = recalibrated(answerer, known, move)
    path = given.data / CALIBRATED
    made.write(path)
    if as_json:
        print_json(_as_json(made, path))
        return
    for line in _lines(made, path):
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


def _as_json(made: Recalibration, path: Path) -> dict[str, Any]:
    """What a calibration brought, as `calibrate --json` prints it."""
    return {
        "file": str(path),
        "answerable": made.answerable,
        "unanswerable": made.unanswerable,
        "wrong": made.wrong,
        "before": asdict(made.before),
        "after": asdict(made.after),
    }


def _lines(made: Recalibration, path: Path) -> Iterator[str]:
    """The same for people."""
    before, after = asdict(made.before), asdict(made.after)
    yield f"{'':20} {'bundled':>8} {'yours':>8}"
    for name, value in before.items():
        yield f"{name:20} {_figure(value)} {_figure(after[name])}"
    counts = f"{made.answerable:,} answerable and {made.unanswerable:,} unanswerable questions"
    counts += f" and {made.wrong:,} quotes that were called wrong" if made.wrong else ""
    yield f"Fitted to {counts}; yours is measured on each fifth of them by what the other four teach."
    yield f"It is in {path}; a bot that runs takes it at its next start. Delete the file to undo it."


def _figure(value: float | None) -> str:
    return f"{'-':>8}" if value is None else f"{value:8.3f}"
