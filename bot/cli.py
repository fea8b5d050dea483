"""The command `dateline`."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from typer.exceptions import Exit, TyperException

from bot import show as shown
from bot.commands import backup, cases, channels, feeds, measuring, preview, sources, visibility
from bot.commands.following import bar as _bar
from bot.commands.following import catch_up as _catch_up
from bot.commands.following import passage_bar as _passage_bar
from bot.commands.following import writer as _writer
from bot.commands.options import Chat as _Chat
from bot.commands.options import Data as _Data
from bot.commands.options import Json as _Json
from bot.commands.options import UsageError, print_json
from bot.commands.options import given_path as _given_path
from bot.commands.options import library as _library
from bot.commands.options import settings as _settings
from bot.speech import speech
from knowledge.errors import DatelineError, TransientError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.adding import Reading
    from bot.settings import Settings
    from index.answer import Scope
    from index.answerer import Answerer
    from index.evidence import Model
    from knowledge.article import Draft
    from knowledge.library import Library

_EMBEDDED_FIRST = 200
"""Passages that a question waits for at the most; it is told how many more have no vector yet."""
_INTERRUPTED = 130
"""What typer makes of Ctrl-C, and the exit code that shells expect after it."""

app = typer.Typer(
    name="dateline",
    help="Answers from your own articles, with verbatim quotes and their source.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _answerer(settings: Settings, judgement: Model | None = None) -> Answerer:
    """Everything that a question needs. The imports take half a second, so only the commands that ask pay them."""
    from index.answerer import Answerer  # noqa: PLC0415

    return Answerer.from_folder(
        settings.data, settings.model, settings.cache / "models", reranker=settings.reranker, judgement=judgement
    )


@app.callback()
def _before(context: typer.Context, data: _Data = None) -> None:
    context.obj = data


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    as_json: _Json = False,
    asked: Annotated[str, typer.Option(help="The moment of asking: a date, now, or never.")] = "now",
    source: Annotated[list[str] | None, typer.Option(help="Only this outlet; may be given again.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Only what was published from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Only what was published up to this day.")] = None,
    chat: _Chat = None,
    data: _Data = None,
) -> None:
    """Answer a question from the articles, or say plainly that they do not answer it."""
    from index.answer import Question  # noqa: PLC0415

    moment, scope = _moment(asked), _scope(since, until)
    sources = frozenset(source) if source else None
    answerer = _answerer(_settings(context, data))
    try:
        _catch_up(answerer.writer, most=_EMBEDDED_FIRST, wait=0)
    except TransientError:
        pass  # another process brings the index up: what is there by now is searched
    except UserError as error:  # a full or read-only disk keeps nobody from asking
        _say(str(error))
    answerer.refresh()
    began = time.perf_counter()
    answer = answerer.answer(Question(question, asked=moment, scope=scope, sources=sources, chat=chat))
    elapsed = 1000 * (time.perf_counter() - began)
    if as_json:
        print_json(shown.answer_json(answer, elapsed))
        return
    console = Console(highlight=False)
    for line in shown.answer_lines(answer, _today(), styled=console.is_terminal):
        if console.is_terminal:
            console.print(Padding(line.text, (0, 2 if line.inset else 0)), overflow="fold")
        else:  # one paragraph a line, for pipes
            print("  " * line.inset + line.text.plain)


@app.command()
def add(
    context: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH|URL|-…", help="Files, folders, web addresses, or - for input.")
    ],
    source: Annotated[str | None, typer.Option(help="The outlet, for articles that name none.")] = None,
    no_wait: Annotated[bool, typer.Option("--no-wait", help="Leave the vectors to the next writer.")] = False,
    data: _Data = None,
) -> None:
    """Store articles and make them findable. What is printed as added is stored for good."""
    from bot.adding import Adding  # noqa: PLC0415
    from bot.sources import held  # noqa: PLC0415

    settings = _settings(context, data)
    library = _library(settings)
    unread = _Unread()
    counts = Adding(library, settings, _say).take(_readings(paths, source, unread, settings, library), source)
    if counts:
        _catch_up(_writer(settings, library), vectors=not no_wait)
        summary = ", ".join(f"{number:,} {outcome}" for outcome, number in counts.items())
        print(f"{summary}. The Library holds {held(library)}.")
    if unread.count:
        raise Exit(1)


class _Unread:
    """Counts what could not be read, and tells of each at once."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def told(self) -> Iterator[None]:
        """Go on after what cannot be read within the block."""
        try:
            yield
        except (UserError, TransientError) as error:
            self.count += 1
            _say(str(error))


def _readings(
    paths: list[str], source: str | None, unread: _Unread, settings: Settings, library: Library
) -> Iterator[Reading]:
    """What there is to read at all the paths, a file or a page each; what cannot be read keeps no other out."""
    for path in paths:
        with unread.told():
            for reading in _readings_at(path, source, settings, library):
                yield replace(reading, told=unread.told)


def _readings_at(path: str, source: str | None, settings: Settings, library: Library) -> Iterator[Reading]:
    from bot.adding import Reading  # noqa: PLC0415
    from bot.sources import unread as told_of  # noqa: PLC0415
    from knowledge import readers  # noqa: PLC0415
    from knowledge.intake.folders import NAMED  # noqa: PLC0415
    from knowledge.readers.files import shown  # noqa: PLC0415

    if path == "-":
        yield Reading(lambda _taken: readers.read_stream(sys.stdin.buffer, source=source), readers.STREAM)
    elif path.lower().startswith(("http://", "https://")):
        from bot.intake import fetcher  # noqa: PLC0415
        from bot.pages import Pages  # noqa: PLC0415

        for drafts in Pages(library, fetcher(settings), source, _print_removed).readings(path):
            yield Reading(partial(_page, drafts), path, slow=True)
    else:
        at = _given_path(path)
        if others := [file.relative_to(at).as_posix() for file in readers.unreadable(at)]:
            _say(f"in {path}, {told_of(len(others), others[:NAMED])}")
        for file in readers.files(at):
            yield Reading(partial(_read, file, source), shown(file), file)


def _read(file: Path, source: str | None, taken: Callable[[int], None]) -> Iterator[Draft]:
    from knowledge import readers  # noqa: PLC0415

    return readers.read(file, source=source, taken=taken)


def _page(drafts: Iterator[Draft], _taken: Callable[[int], None]) -> Iterator[Draft]:
    return drafts


@app.command()
def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids as `dateline list` shows them.")],
    data: _Data = None,
) -> None:
    """Take articles away. They are never cited again."""
    settings = _settings(context, data)
    library = _library(settings)
    for article_id, title in zip(ids, library.remove(ids), strict=True):
        _print_removed(article_id, title)
        for other in library.namesakes(article_id):
            _say(f"{article_id} is also {other.source}'s id of another article: `dateline remove {other.id}`")
    _catch_up(_writer(settings, library))


@app.command("list")
def list_(context: typer.Context, data: _Data = None) -> None:
    """List the articles, the newest first: id, date, outlet, title. Duplicates have lines of their own."""
    from bot.sources import held  # noqa: PLC0415

    library = _library(_settings(context, data))
    for article in library.articles():
        published = article.published.isoformat() if article.published else "-"
        print(f"{article.id}\t{published}\t{article.source or '-'}\t{article.title}")
    if library.duplicates():
        _say(f"these are {held(library)}")


@app.command()
def show(
    context: typer.Context, article_id: Annotated[str, typer.Argument(metavar="ID")], data: _Data = None
) -> None:
    """Show an article as it is stored."""
    library = _library(_settings(context, data))
    article = library.article(article_id)
    if article is None:
        raise UserError(f"no article has the id {article_id!r}: `dateline list` shows all ids")
    print(shown.source_line(article, _today()))
    for name, value in (("id", article.id), ("revision", article.revision), ("url", article.url)):
        if value:
            print(f"{name}: {value}")
    for other in library.namesakes(article_id):
        _say(f"{article_id} is also {other.source}'s id of another article: `dateline show {other.id}`")
    print(f"\n{article.text}")


@app.command()
def verify(
    context: typer.Context, citation: Annotated[str, typer.Argument(metavar="CITATION")], data: _Data = None
) -> None:
    """Check a citation: print the words it stands for, and exit with 1 when it does not hold."""
    from knowledge.article import Citation  # noqa: PLC0415

    library = _library(_settings(context, data))
    cited = Citation.parse(citation)
    revision = library.revision(cited.revision)
    if revision is None:
        raise UserError(f"no article ever had the revision {cited.revision}: the citation is from another Library")
    if cited.end > len(revision.text):
        raise UserError(f"the article has {len(revision.text):,} characters: the citation points past its end")
    print(f"“{revision.text[cited.start : cited.end]}”")
    print(f"— {revision.title or 'untitled'}, stored on {speech().day(revision.added.date())}")
    if revision.article_ids:
        print(f"The article {revision.article_ids[0]} has these words today.")
    elif revision.revised:
        print("The article has been corrected since: `dateline ask` cites its new text.")
    else:
        raise UserError("the article was removed since: these words are no longer in the Library")


@app.command()
def index(
    context: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make the index again from the Library.")] = False,
    data: _Data = None,
) -> None:
    """Bring the index up to the Library."""
    settings = _settings(context, data)
    if rebuild:
        from bot.mending import mend  # noqa: PLC0415 - which few need

        mend(settings.data, print)
    library = _library(settings)
    writer = _writer(settings, library)
    if rebuild:
        with _passage_bar() as report:
            writer.rebuild(progress=report)
    else:
        _catch_up(writer)
    passages, articles = library.count_passages(), library.coverage().articles
    print(f"The index holds {_counted(passages, 'passage')} of {_counted(articles, 'article')}.")


@app.command()
def doctor(
    context: typer.Context,
    only_alive: Annotated[
        bool, typer.Option("--alive", help="Only say at once whether the bot is serving.")
    ] = False,
    data: _Data = None,
) -> None:
    """Look for what is wrong, and name the cure. Exits with 1 when something must be mended."""
    from bot.doctor import alive, examine  # noqa: PLC0415

    settings = _settings(context, data)
    findings = [alive(settings)] if only_alive else examine(settings)
    for finding in findings:
        print(f"{finding.state.value:4}  {finding.text}")
    if any(finding.fails for finding in findings):
        raise Exit(1)


measuring.register(app, _answerer)
cases.register(app)
channels.register(app)
sources.register(app, lambda settings, library: _catch_up(_writer(settings, library)))
visibility.register(app)
backup.register(app)
preview.register(app)


@app.command()
def run(context: typer.Context, data: _Data = None) -> None:
    """Run the Telegram bot."""
    from bot.service import run as run_bot  # noqa: PLC0415

    run_bot(_settings(context, data))


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


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


def _today() -> date:
    return datetime.now(UTC).date()


def _print_removed(article_id: str, title: str) -> None:
    print(f"removed   {article_id}  {title}", flush=True)


feeds.register(app, lambda settings, library: _catch_up(_writer(settings, library)), _bar)


def main() -> None:
    """Run the command. Errors are one line on standard error; the exit code is 1, or 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except DatelineError as error:
        _fail(str(error), 2 if isinstance(error, UsageError) else 1)
    except TyperException as error:
        _fail(f"{getattr(error, 'format_message', error.__str__)()} See `dateline --help`.", 2)
    except (BrokenPipeError, SystemExit):  # typer makes the second of the first
        _end_with_the_pipe()
        _fail("a connection within Dateline broke: run the command again, or `dateline doctor`", 1)
    except Exception as error:  # noqa: BLE001 - nobody should have to read a traceback
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
        _fail(f"unexpected {type(error).__name__} at {place}: {error}: run `dateline doctor`", 1)
    else:
        if code == _INTERRUPTED:
            _fail("stopped: what was printed as added is stored; run the command again for the rest", code)
        raise SystemExit(code or 0)


def _end_with_the_pipe() -> None:
    """End as Unix tools do whose reader has had enough, such as `head`: quietly, by the signal that says so.

    The signal is ignored until then, since a bot must not end with a connection. Returns where it was another pipe.
    """
    outputs = select.poll()
    for stream in (1, 2):
        outputs.register(stream, 0)
    if any(event & select.POLLERR for _, event in outputs.poll(0)):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)


def _say(message: str) -> None:
    print(f"dateline: {' '.join(message.split())}", file=sys.stderr)


def _fail(message: str, code: int) -> None:
    _say(message)
    raise SystemExit(code)
