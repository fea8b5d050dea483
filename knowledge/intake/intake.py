"""Taking in what is found at the origins: a look at each that is due, and another try of what failed.

A `Collector` knows one kind of origin: it says what is new there and what is gone. The Intake reads it, stores it
and writes down what came of it, some hundred articles and all that belongs to them in one transaction: a kill at
any moment leaves the Library and the register of origins in agreement, and the next look does the rest.

What was in the Library before by hand stays there, whatever becomes of a file or a feed that also has it. What was
removed by hand stays away, whoever brings it (`Library.take`), until somebody adds it by hand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from knowledge.article import Draft, id_of_entry
from knowledge.errors import GoneError
from knowledge.intake.origin import Item, Kind
from knowledge.intake.origins import Origins
from knowledge.intake.portions import BATCH, CHARS, Begun, Portion, in_portions, own_id, reason_of
from knowledge.store.batch import Outcome
from knowledge.store.ids import id_of_url, is_entry
from knowledge.store.likeness import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from knowledge.article import Article
    from knowledge.intake.collector import Collector, Found
    from knowledge.intake.origin import Origin
    from knowledge.library import Added, Library

_SOON = timedelta(seconds=2)
"""What was read is stored after so long, however little it is: fetching may be slow."""

_QUIET = timedelta(minutes=1)
"""So often a look that found nothing new is written down: the disk need not turn for each."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A thing that could not be taken in, or an origin that could not be looked at: then `key` is None."""

    kind: Kind
    address: str
    key: str | None
    reason: str


@dataclass(slots=True)
class Taken:
    """What came of it: how many articles were added, revised, …, how many removed, and what failed."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    removed: int = 0
    failures: list[Failure] = field(default_factory=list)

    def include(self, other: Taken) -> None:
        """Count what came of something else too."""
        self.outcomes.update(other.outcomes)
        self.removed += other.removed
        self.failures += other.failures


class Intake:
    """Keeps the Library at what its origins have. Each call works through everything at hand and returns."""

    def __init__(
        self,
        library: Library,
        collectors: Mapping[Kind, Collector],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        go_on: Callable[[], bool] = lambda: True,
    ) -> None:
        """Those kinds are looked at which have a collector. When `go_on` says no, a call returns soon."""
        self._library = library
        self._origins = Origins(library.database)
        self._collectors = collectors
        self._clock = clock
        self._go_on = go_on

    def run(self) -> Taken:
        """Look at all that is due, and try again what is due on the retry list.

        Raises what keeps the Library from being read or written.
        """
        taken = Taken()
        for kind in self._collectors:
            for origin in self._origins.due(kind, self._clock()):
                if self._go_on():
                    self._look(origin, taken)
            for origin in self._origins.retrying(kind, self._clock()):
                if self._go_on():
                    self._take(origin, self._again(origin, self._origins.retries(origin, self._clock())), taken)
        return taken

    def look(self, origin: Origin) -> Taken:
        """Look at this one now, whether it is due or not."""
        taken = Taken()
        self._look(origin, taken)
        return taken

    def retry(self) -> Taken:
        """Try now everything that failed, even what would not be tried again by itself."""
        taken = Taken()
        for kind in self._collectors:
            for origin in self._origins.all(kind):
                if origin.failures:
                    self._look(origin, taken)
                failed = [item for item in self._origins.items(origin).values() if item.tries]
                self._take(origin, self._again(origin, failed), taken)
        return taken

    def clear(self, origin: Origin) -> Taken:
        """Remove what only this origin brought."""
        taken = Taken()
        self._drop(origin, list(self._origins.items(origin)), taken)
        return taken

    def _again(self, origin: Origin, items: Sequence[Item]) -> list[Found]:
        return [self._collectors[origin.kind].again(origin, item) for item in items]

    def _look(self, origin: Origin, taken: Taken) -> None:
        now = self._clock()
        origin = self._bound(origin)
        collector = self._collectors[origin.kind]
        try:
            look = collector.look(origin, self._origins.items(origin), now)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one keeps none of the others out
            self._failed(origin, now, reason_of(error), taken, getattr(error, "retry_after", None))
            return
        if not self._take(origin, look.found, taken):
            return  # the next look shows the rest again
        self._drop(origin, look.gone, taken)
        if look.problem:
            self._origins.keep(origin, look.state)
            self._failed(origin, now, look.problem, taken)
            return
        quiet = not look.found and not look.gone and not origin.failures and look.state == origin.state
        if not quiet or look.wait or not origin.succeeded or now - origin.succeeded >= _QUIET:
            self._origins.succeeded(origin, now, now + look.wait, look.state)
        if look.address and look.address != origin.address:
            self._origins.moved(origin, look.address)
        if look.gone and not look.wait:
            self._look(origin, taken)  # what is gone may have brought what others there bring as they have it

    def _bound(self, origin: Origin) -> Origin:
        """The origin, whose articles keep the name that it gave itself once that is for some chats alone.

        Else whoever edits a feed's title would publish what is new there, and what is restricted when it changes.
        """
        name = None if origin.source else origin.state.get("title")
        if not name or name not in self._library.visibility.restricted():
            return origin
        return self._origins.add(origin.kind, origin.address, name)

    def _failed(
        self, origin: Origin, now: datetime, reason: str, taken: Taken, wait: timedelta | None = None
    ) -> None:
        self._origins.failed(origin, now, reason, wait, self._collectors[origin.kind].longest_wait)
        taken.failures.append(Failure(origin.kind, origin.address, None, reason))

    def _take(self, origin: Origin, found: Sequence[Found], taken: Taken) -> bool:
        """Read and store what was found; of things with many articles, some at a time. False when stopped."""
        begun: dict[str, Begun] = {}
        waiting: list[Portion] = []
        began, count, chars = self._clock(), 0, 0
        for portion in (portion for one in found for portion in in_portions(origin, one)):
            waiting.append(portion)
            count += max(1, len(portion.drafts))
            chars += sum(len(draft.text) for draft in portion.drafts)
            if count >= BATCH or chars >= CHARS or self._clock() - began >= _SOON:
                self._store(origin, waiting, begun, taken)
                waiting, began, count, chars = [], self._clock(), 0, 0
            if not self._go_on():
                return False
        self._store(origin, waiting, begun, taken)
        return True

    def _store(self, origin: Origin, portions: Sequence[Portion], begun: dict[str, Begun], taken: Taken) -> None:
        """One transaction: the articles, who brought them, and the end of each thing that ended.

        `begun` collects by key what the thing brought so far.
        """
        with self._library.database.writing():
            there = self._origins.find(origin.kind, origin.address)
            if not portions or there is None or there.id != origin.id:
                return  # nobody looks there any more, or anew: after a restore numbers are others
            before = self._origins.known(origin, [portion.found.key for portion in portions])
            portions = [portion.as_known(before, begun) for portion in portions]
            portions, succeeded = self._succeeded(origin, portions, before)
            # A page waits here to be tried again since a person added it.
            store = self._library.add if origin.kind is Kind.PAGES else self._library.take
            added = store(draft for portion in portions for draft in portion.drafts)
            owned = self._owned(origin, portions, added)
            after = {**before, **succeeded}
            acknowledged = iter(added)
            for portion in portions:
                key = portion.found.key
                so_far = begun.setdefault(key, Begun())
                for one in islice(acknowledged, len(portion.drafts)):
                    so_far.away |= one.outcome is Outcome.AWAY
                    so_far.articles |= {one.id} & owned
                after[key] = portion.item_after(after.get(key) or Item(key), so_far, self._clock())
                if portion.last:
                    del begun[key]
            self._origins.record(origin, list(after.values()))
            lost = _articles(before.values()) - _articles(after.values())
            removed = self._let_go(lost, {one.id for one in added})
        taken.outcomes.update(one.outcome for one in added if one.outcome is not Outcome.AWAY)
        taken.removed += removed
        taken.failures += [
            Failure(origin.kind, origin.address, portion.found.key, str(portion.error))
            for portion in portions
            if portion.error
        ]

    def _succeeded(
        self, origin: Origin, portions: Sequence[Portion], before: Mapping[str, Item]
    ) -> tuple[list[Portion], dict[str, Item]]:
        """The portions, and items for what gave its key up to another article: its link is its key from then on.

        Feeds may number their entries from the first one on. What had a number before has left the feed, and stays.
        """
        items: dict[str, Item] = {}
        found: list[Portion] = []
        for portion in portions:
            draft = _told(portion, before) if origin.kind is Kind.FEED else None
            known_as = draft and draft.known_as
            article = known_as and (self._library.article(known_as) or self._library.removed(known_as))
            if draft and article and article.url and _is_another(draft, article):
                key = portion.found.key
                if article.url not in before:
                    items[article.url] = replace(before[key], key=article.url)
                items[key] = Item(key)
                own = (_on_its_own(draft, article, key),) if portion.drafts else ()
                found.append(replace(portion, drafts=own))
            else:
                found.append(portion)
        return found, items

    def _owned(self, origin: Origin, portions: Sequence[Portion], added: Sequence[Added]) -> set[str]:
        """Those that are there because an origin brought them, not because somebody added them by hand.

        And those that an origin would have brought, had nobody removed them: so it knows them again.
        """
        new = {one.id for one in added if one.outcome in {Outcome.ADDED, Outcome.DUPLICATE, Outcome.AWAY}}
        own = {own_id(origin, portion.found.key) for portion in portions}
        others = {one.id for one in added} - new - own
        return new | own | self._origins.brought(sorted(others))

    def _let_go(self, lost: set[str], current: Collection[str] = ()) -> int:
        """Remove what nothing brings any more; what others bring, they bring again as they have it.

        Those in `current` are just as their bringers have them.
        """
        shared = self._origins.brought(sorted(lost))
        orphans = self._library.held(sorted(lost - shared))
        self._library.drop(sorted(orphans))
        self._origins.forget_stamps(sorted(shared.difference(current)))
        return len(orphans)

    def _drop(self, origin: Origin, keys: Sequence[str], taken: Taken) -> None:
        for i in range(0, len(keys), BATCH):
            some = keys[i : i + BATCH]
            with self._library.database.writing():
                lost = _articles(self._origins.known(origin, some).values())
                self._origins.gone(origin, *some)
                removed = self._let_go(lost)
            taken.removed += removed


def _told(portion: Portion, before: Mapping[str, Item]) -> Draft | None:
    """What a thing is by its article, or what is said of it where that is gone; known as what it brought before."""
    if portion.drafts:
        return portion.drafts[0]
    item, said = before.get(portion.found.key), portion.found.said
    if said is None or item is None or len(item.articles) != 1 or not isinstance(portion.error, GoneError):
        return None
    return replace(said, known_as=item.articles[0])


def _is_another(draft: Draft, article: Article | Draft) -> bool:
    """Whether a draft has nothing of an article: not its address, not its title, and not half of its text."""
    moved = draft.url not in {None, article.url} and draft.title != article.title
    return moved and not goes_on(article.text, draft.text)


def _on_its_own(draft: Draft, other: Article | Draft, key: str) -> Draft:
    """The draft with the id that it has without the other article, whose id it was given."""
    link = draft.url or ""
    own = id_of_entry(link, key) if is_entry(str(other.id), other.url) else id_of_url(link)
    return replace(draft, known_as=None, id=own)


def _articles(items: Iterable[Item]) -> set[str]:
    return {article for item in items for article in item.articles}
