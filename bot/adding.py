"""Taking articles in by the thousand: in batches, with a bar, going on from where it was interrupted."""

from __future__ import annotations

import shlex
import sys
import time
from collections import Counter
from contextlib import AbstractContextManager, ExitStack, nullcontext, suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from bot.counts import counted
from knowledge.readers.days import to_come
from knowledge.store.batch import Outcome
from knowledge.store.imports import Mark, mark_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from bot.settings import Settings
    from knowledge.article import Draft
    from knowledge.library import Added, Library

BATCH = 200
"""Articles a transaction: little is read again after Ctrl-C, and the disk is not often waited for."""

_LINES = 20  # articles that are named one by one on a terminal; beyond them the bar tells enough
_NAMED = 3  # articles whose text is newer than that of a file
_MANY = 1_000  # new articles from which on a second process pays, that indexes the words of them meanwhile


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read articles from: `open` is given what to call with the bytes that were read.

    `name` is what messages call it, `file` is where it comes from one; what goes wrong with it is told within
    `told`. What is slow, such as a page from the web, is stored as it comes.
    """

    open: Callable[[Callable[[int], None]], Iterator[Draft]]
    name: str
    file: Path | None = None
    told: Callable[[], AbstractContextManager[None]] = nullcontext
    slow: bool = False


class Adding:
    """One run of `dateline add`."""

    def __init__(self, library: Library, settings: Settings, say: Callable[[str], None]) -> None:
        """`say` tells a person what is no result."""
        self._library = library
        self._settings = settings
        self._say = say
        self._slow = False
        self._counts: Counter[Outcome] = Counter()
        self._newer: dict[str, None] = {}  # articles of which a file has an earlier text
        self._marked: dict[str, Mark] = {}  # the files that have a mark in the Library

    def take(self, readings: Iterable[Reading], source: str | None) -> dict[Outcome, int]:
        """Store all there is to read, naming what was stored; returns how often each outcome came."""
        with ExitStack() as stack:
            bar = stack.enter_context(_Bar())
            drafts = self._drafts(readings, source, bar)
            alongside = False
            while some := self._batch(drafts):
                last = some[-1][1]
                self._name(self._library.add([draft for draft, _ in some], self._marks(last)))
                if not self._slow:  # a site's pages have a bar of their own
                    bar.move(self._counts.total())
                if not alongside and self._counts.total() - self._counts[Outcome.UNCHANGED] >= _MANY:
                    alongside = True
                    stack.enter_context(self._words())
            if self._marked:  # all were taken in to their end
                self._library.add((), self._marks(None))
        self._tell_of_newer()
        return dict(self._counts)

    def _batch(self, drafts: Iterator[tuple[Draft, Mark | None]]) -> list[tuple[Draft, Mark | None]]:
        some: list[tuple[Draft, Mark | None]] = []
        for pair in drafts:
            some.append(pair)
            if self._slow or len(some) == BATCH:
                break
        return some

    def _drafts(
        self, readings: Iterable[Reading], source: str | None, bar: _Bar
    ) -> Iterator[tuple[Draft, Mark | None]]:
        """The articles that are not known to be stored, each with the mark that says that it is."""
        for reading in readings:
            self._slow = reading.slow
            with reading.told():
                mark = self._mark(reading.file, source)
                bar.begin(reading.file)
                done = self._library.taken_in(mark) if mark else 0
                if mark and done:
                    self._marked[mark.path] = mark
                    self._say(f"going on after {counted(done, 'article')} of {reading.file} stored before")
                early: list[date] = []
                try:
                    for number, draft in enumerate(islice(reading.open(bar.taken), done, None), done + 1):
                        early += [draft.to_come] if draft.to_come else []
                        told = replace(draft, from_file=not reading.slow)
                        yield told, replace(mark, done=number) if mark else None
                finally:
                    if early:
                        self._say(to_come(reading.name, early))

    def _marks(self, last: Mark | None) -> list[Mark]:
        """The marks to write with a batch, after whose last article this is how far its file is taken in."""
        over = [mark for path, mark in self._marked.items() if last is None or path != last.path]
        for mark in over:
            del self._marked[mark.path]
        if last is None or last.done < BATCH:  # a small file is soon read again
            return over
        self._marked[last.path] = replace(last, done=0)
        return [*over, last]

    @staticmethod
    def _mark(file: Path | None, source: str | None) -> Mark | None:
        try:
            return mark_of(file, source) if file and file.is_file() else None
        except OSError:
            return None  # its reader says what is wrong with it

    def _name(self, added: list[Added]) -> None:
        before = self._counts.total()
        self._counts.update(a.outcome for a in added)
        self._newer |= dict.fromkeys(a.id for a in added if a.newer)
        if sys.stdout.isatty():
            added = added[: max(0, _LINES - before)]
        sys.stdout.write("".join(f"{a.outcome:9} {a.id}  {a.title}\n" for a in added))
        sys.stdout.flush()

    def _tell_of_newer(self) -> None:
        if not self._newer:
            return
        count = f"{len(self._newer):,} articles" if len(self._newer) > 1 else "an article"
        ids = " ".join(map(shlex.quote, [*self._newer][:_NAMED])) + (" …" if len(self._newer) > _NAMED else "")
        self._say(
            f"the Library holds a newer text of {count} than what was added, and keeps it: to bring an old one "
            f"back, `dateline remove {ids}`, then add it again"
        )

    def _words(self) -> AbstractContextManager[None]:
        from index.alongside import words_alongside  # noqa: PLC0415 - only who adds many needs it

        return words_alongside(self._settings.data, self._settings.model, self._settings.models)


class _Bar:
    """A bar on standard error, shown from the first second of work on: articles, their rate, and the time left.

    The time is told by the bytes of the files that are known by now; of what comes through a pipe nobody knows how
    much is left.
    """

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._known = self._taken = 0
        self._task: TaskID | None = None
        columns = (
            TextColumn("Adding articles"),
            BarColumn(),
            TextColumn("{task.fields[articles]:,} · {task.fields[rate]:,.0f} a second"),
            TimeRemainingColumn(),
        )
        self._progress = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            disable=not sys.stderr.isatty(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, file: Path | None) -> None:
        """A file begins."""
        with suppress(OSError):  # its reader says what is wrong with it
            self._known += file.stat().st_size if file else 0

    def taken(self, count: int) -> None:
        """So many bytes were read."""
        self._taken += count

    def move(self, articles: int) -> None:
        """So many articles are stored by now."""
        seconds = time.monotonic() - self._began
        if seconds < 1:
            return
        if self._task is None:
            self._progress.start()
            self._task = self._progress.add_task("", articles=0, rate=0.0)
        self._progress.update(
            self._task,
            completed=self._taken,
            total=self._known or None,
            articles=articles,
            rate=articles / seconds,
        )
