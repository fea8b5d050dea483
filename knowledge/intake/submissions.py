"""What a person hands in, one thing at a time: a page, a document, a post. Stored at once, or told why not.

A page that cannot be fetched just now waits on the retry list.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from knowledge import readers
from knowledge.article import canonical_line
from knowledge.errors import GoneError, TransientError, UserError
from knowledge.intake import pages
from knowledge.intake.gone import take_back
from knowledge.intake.origins import Origins
from knowledge.readers.days import to_come
from knowledge.store.batch import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from knowledge.article import Article, Draft
    from knowledge.library import Library
    from knowledge.store.batch import Added
    from knowledge.web.fetch import Getter

LISTED = 8
"""Articles of one thing that are named at most; the others are counted."""

_BATCH = 50  # articles a transaction
_NAME, _ENDING = 40, 20  # code points of a file's name that are kept: in any script less than a file system takes


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a thing: the first of its articles as they are now, with their outcomes; how many of each.

    Where something went wrong, `problem` says what, with what was stored before it kept; `due` is when it is tried
    again by itself, if it is. Of so many articles in a file there is a `newer` text, which is kept.
    """

    name: str
    articles: tuple[tuple[Article, Outcome], ...] = ()
    outcomes: Mapping[Outcome, int] | None = None
    problem: str | None = None
    due: datetime | None = None
    newer: int = 0


class Submissions:
    """Takes in what is handed in. Calls block, and those for pages use the network. The same again is unchanged.

    TransientError when the Library is in use for long, DamagedError when it cannot be used: then try again later.
    """

    def __init__(self, library: Library, getter: Getter) -> None:
        """`getter` fetches pages."""
        self._library = library
        self._origins = Origins(library.database)
        self._getter = getter

    def page(self, url: str) -> Submitted:
        """The article at a web address. What fails for a passing reason is put on the retry list.

        What is gone for good there (410) is removed, as `take_back` says.
        """
        try:
            draft = _page(self._getter, url)
        except GoneError as error:
            return Submitted(url, problem=take_back(self._library, url).told(str(error)))
        except UserError as error:
            return Submitted(url, problem=str(error))
        except TransientError as error:
            return self._later(url, error)
        stored = self._store(url, [draft])
        pages.had_now(self._origins, url, datetime.now(UTC), [article.id for article, _ in stored.articles])
        return stored

    def document(self, name: str, content: bytes, source: str | None = None) -> Submitted:
        """The articles in a file of any kind that can be read; those without an outlet get `source`."""
        with TemporaryDirectory(prefix="dateline-") as folder:
            path = Path(folder, _file_name(name))
            path.write_bytes(content)
            drafts = readers.read(path, source=source)
            found = self._store(path.name, (replace(draft, from_file=True) for draft in drafts))
            # What the reader says of the file is for whoever sent it, and where it lay for a moment is not.
            problem = found.problem and found.problem.replace(f"{folder}{os.sep}", "")
        return replace(found, name=name, problem=problem)

    def article(self, draft: Draft) -> Submitted:
        """One article as it is."""
        return self._store(draft.title, [draft])

    def outcome(self, url: str) -> Submitted | None:
        """What became of a page on the retry list; None while it waits there."""
        item = pages.tried_later(self._origins, url)
        if item is not None and item.due is not None:
            return None
        found = tuple(filter(None, map(self._library.article, item.articles if item else ())))
        added = tuple((article, Outcome.ADDED) for article in found)
        return Submitted(url, added, Counter({Outcome.ADDED: len(found)}), item.reason if item else None)

    def _store(self, name: str, drafts: Iterable[Draft]) -> Submitted:
        outcomes: Counter[Outcome] = Counter()
        first: list[Added] = []
        newer = 0
        early: list[date] = []
        problem = None
        try:
            for some in _batches(drafts):
                early += [draft.to_come for draft in some if draft.to_come]
                added = self._library.add(some)
                outcomes.update(one.outcome for one in added)
                newer += sum(one.newer for one in added)
                first += added[: LISTED - len(first)]
        except UserError as error:
            problem = str(error)
        if early and not problem:
            problem = to_come(name, early)
        found = ((self._library.article(one.id), one.outcome) for one in first)
        articles = tuple((article, how) for article, how in found if article)
        return Submitted(name, articles, outcomes, problem, newer=newer)

    def _later(self, url: str, error: TransientError) -> Submitted:
        pages.try_later(self._origins, url, error, datetime.now(UTC))
        item = pages.tried_later(self._origins, url)
        return Submitted(url, problem=str(error), due=item.due if item else None)


def _page(getter: Getter, url: str) -> Draft:
    from knowledge.web import reader  # noqa: PLC0415 - what reads pages is slow to import

    return reader.page(getter, url)


def _batches(drafts: Iterable[Draft]) -> Iterator[list[Draft]]:
    """The drafts, some at a time. Those before an error come before it."""
    some: list[Draft] = []
    try:
        for draft in drafts:
            some.append(draft)
            if len(some) >= _BATCH:
                yield some
                some = []
    except UserError:
        if some:
            yield some
        raise
    if some:
        yield some


def _file_name(name: str) -> str:
    """A name under which any system keeps the file: its own last part, with the ending that tells its kind."""
    path = Path(canonical_line(name).replace("/", " ").replace("\\", " ").strip(" .") or "document")
    return f"{path.name[: -len(path.suffix) or None][:_NAME]}{path.suffix[:_ENDING]}"
