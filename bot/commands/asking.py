"""A question on the command line: `dateline ask`."""

from __future__ import annotations

import textwrap
import time
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding

from bot import ages
from bot import show as shown
from bot.commands.following import catch_up
from bot.commands.options import Chat, Data, Json, UsageError, print_json, settings
from bot.commands.telling import say
from knowledge.errors import TransientError, UserError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.answer import Scope
    from index.answerer import Answerer
    from index.evidence import Model

_EMBEDDED_FIRST = 200
"""Passages that a question waits for at the most; it is told how many more have no vector yet."""

_NEWEST = 3
"""Articles that are quoted on what was only named."""


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(ask)


def answerer_of(given: Settings, judgement: Model | None = None) -> Answerer:
    """Everything that a question needs. The imports take half a second, so only the commands that ask pay them."""
    from index.answerer import Answerer  # noqa: PLC0415

    return Answerer.from_folder(given.data, given.model, given.models, reranker=given.reranker, judgement=judgement)


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="What you want to know.")],
    as_json: Json = False,
    asked: Annotated[
        str, typer.Option(metavar="DATE", help="The moment of asking: YYYY-MM-DD, now or never.")
    ] = "now",
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this outlet; may be given again.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what was published from this day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what was published up to this day.")
    ] = None,
    chat: Chat = None,
    data: Data = None,
) -> None:
    """Answer a question from the articles, or say that they do not."""
    from index.answer import Question  # noqa: PLC0415
    from index.newest import newest_on_named  # noqa: PLC0415

    moment, scope = _moment(asked), _scope(since, until)
    sources = frozenset(source) if source else None
    answerer = answerer_of(settings(context, data))
    try:
        catch_up(answerer.writer, most=_EMBEDDED_FIRST, wait=0)
    except TransientError:
        pass  # another process brings the index up: what is there by now is searched
    except UserError as error:  # a full or read-only disk keeps nobody from asking
        say(context.obj.message(str(error)))
    answerer.refresh()
    began = time.perf_counter()
    given = Question(question, asked=moment, scope=scope, sources=sources, chat=chat)
    answer = answerer.answer(given)
    elapsed = 1000 * (time.perf_counter() - began)
    newest = newest_on_named(answer, answerer.about)[:_NEWEST]
    if as_json:
        print_json(shown.answer_json(answer, newest, elapsed))
        return
    console = Console(highlight=False)
    lines = partial(shown.topic_lines, newest) if newest else partial(shown.answer_lines, answer)
    for line in lines(ages.today(), styled=console.is_terminal, told=context.obj.message):
        if console.is_terminal:
            console.print(Padding(line.text, (0, 2 if line.inset else 0)), overflow="fold")
        else:  # one paragraph a line, for pipes
            print(textwrap.indent(line.text.plain, "  " * line.inset))


def _moment(asked: str) -> datetime | None:
    if asked == "never":
        return None
    if asked == "now":
        return datetime.now(UTC)
    try:
        return datetime.combine(date.fromisoformat(asked), datetime.max.time(), UTC)
    except ValueError:
        raise UsageError(f"--asked {asked[:40]!r} is not a date: use YYYY-MM-DD, now or never") from None


def _scope(since: str | None, until: str | None) -> Scope | None:
    """The period between two days, either of which may be left out."""
    from index.answer import Scope, ScopeKind  # noqa: PLC0415

    first, last = _day("--from", since), _day("--to", until)
    if first and last and first > last:
        raise UsageError(f"--from {first} is after --to {last}: no day is between them")
    return Scope(first, last, ScopeKind.ABSOLUTE) if first or last else None


def _day(option: str, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given is not None else None
    except ValueError:
        raise UsageError(f"{option} {str(given)[:40]!r} is not a date: use YYYY-MM-DD") from None
