"""What a person hands in, one thing at a time: a page, a document, a post. Stored at once, or told why not.

A page that cannot be fetched just now waits on the retry list.
"""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from knowledge import readers, web
from knowledge.errors import TransientError, UserError
from knowledge.origins import Kind, Origin, Origins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from knowledge.article import Article, Draft
    from knowledge.batch import Added, Outcome
    from knowledge.fetch import Getter
    from knowledge.library import Library

LISTED = 8
"""Articles of one thing that are named at most; the others are counted."""

BY_HAND = "pages added by hand"
"""The one origin of the pages that wait for another try."""

_BATCH = 50  # articles a transaction


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a thing: the first of its articles as they are now, with their outcomes; how many of each.

    Where something went wrong, `problem` says what, with what was stored before it kept; `due` is when it is tried
    again by itself, if it is.
    """

    name: str
    articles: tuple[tuple[Article, Outcome], ...] = ()
    outcomes: Mapping[Outcome, int] | None = None
    problem: str | None = None
    due: datetime | None = None


class Submissions:
    """Takes in what is handed in. Calls block; those for pages use the network. Not for what was there before:
    the same again is acknowledged as unchanged.
    """

    def __init__(self, library: Library, getter: Getter) -> None:
        """`getter` fetches pages."""
        self._library = library
        self._origins = Origins(library.database)
        self._getter = getter

    def page(self, url: str) -> Submitted:
        """The article at a web address. What fails for a passing reason is put on the retry list."""
        try:
            draft = web.page(self._getter, url)
        except UserError as error:
            return Submitted(url, problem=str(error))
        except TransientError as error:
            return self._later(url, error)
        return self._store(url, [draft])

    def document(self, name: str, content: bytes, source: str | None = None) -> Submitted:
        """The articles in a file of any kind that can be read; those without an outlet get `source`."""
        return self._store(name, readers.read_bytes(content, name, source=source))

    def article(self, draft: Draft) -> Submitted:
        """One article as it is."""
        return self._store(draft.title, [draft])

    def _store(self, name: str, drafts: Iterable[Draft]) -> Submitted:
        outcomes: Counter[Outcome] = Counter()
        first: list[Added] = []
        problem = None
        try:
            for some in _batches(drafts):
                added = self._library.add(some)
                outcomes.update(one.outcome for one in added)
                first += added[: LISTED - len(first)]
        except UserError as error:
            problem = str(error)
        found = ((self._library.article(one.id), one.outcome) for one in first)
        return Submitted(name, tuple((article, how) for article, how in found if article), outcomes, problem)

    def _later(self, url: str, error: TransientError) -> Submitted:
        origin = self._origins.add(Kind.PAGES, BY_HAND)
        wait = error.retry_after
        self._origins.item_failed(origin, url, datetime.now(UTC), str(error), wait=wait)
        item = self._origins.item(origin, url)
        return Submitted(url, problem=str(error), due=item.due if item else None)
