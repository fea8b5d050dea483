"""Where articles come from by themselves: feeds, folders, channels, pages; and what came of each thing found there.

An origin holds items: the entries of a feed, the files of a folder. Each is taken in by itself, so that one which
fails keeps none of the others out: it waits on the retry list, with its reason, and is tried again later and later,
until it has failed too often.

Who takes something in writes to the Library and here in one transaction (`Database.writing`): what an item brought
is known as soon as the Library has it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from knowledge.errors import UserError
from knowledge.intake.origin import LONGEST_WAIT, Item, Kind, Origin, after_failure, wait_after
from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.store.database import Database


class Origins:
    """The register of origins and items, in the Library's database. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        """The Library's database, with its tables."""
        self._database = database

    def add(self, kind: Kind, address: str, source: str | None = None) -> Origin:
        """Look at this place from now on; one that is known stays, and gets the source where one is given."""
        now = datetime.now(UTC)
        where = _is(kind, address)
        with self._database.writing() as connection:
            known = connection.execute(sa.select(tables.origins.c.id).where(where)).scalar()
            if known is None:
                new = tables.origins.insert().values(kind=kind, address=address, source=source, added=now, due=now)
                connection.execute(new.values(failures=0, state={}))
            elif source:
                connection.execute(tables.origins.update().where(where).values(source=source))
            return _origin(connection.execute(sa.select(tables.origins).where(where)).one())

    def remove(self, kind: Kind, address: str) -> None:
        """Look at this place no more. What it brought stays. UserError when it is not known."""
        with self._database.writing() as connection:
            gone = connection.execute(tables.origins.delete().where(_is(kind, address))).rowcount
        if not gone:
            raise UserError(f"no {kind} {address[:200]!r} is known: `dateline sources` lists them all")

    def moved(self, origin: Origin, address: str) -> Origin:
        """It is at another address from now on. Where there is an origin already, that takes over its items."""
        with self._database.writing() as connection:
            there = connection.execute(sa.select(tables.origins).where(_is(origin.kind, address))).first()
            if there is None:
                self._update(origin, address=address)
            elif there.id != origin.id:
                for table in (tables.items, tables.brought):
                    _hand_over(connection, table, origin.id, there.id)
                connection.execute(tables.origins.delete().where(tables.origins.c.id == origin.id))
            return _origin(connection.execute(sa.select(tables.origins).where(_is(origin.kind, address))).one())

    def remember(self, origin: Origin, due: datetime, state: Mapping[str, Any]) -> None:
        """Keep this with it, and look at it when it is `due`, whatever came of it before."""
        self._update(origin, due=due, state=dict(state))

    def all(self, kind: Kind | None = None) -> list[Origin]:
        """Every origin, or those of one kind, in the order in which they were added."""
        where = tables.origins.c.kind == kind if kind else sa.true()
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(tables.origins).where(where).order_by(tables.origins.c.id)).all()
        return [_origin(row) for row in rows]

    def find(self, kind: Kind, address: str) -> Origin | None:
        """The origin at an address."""
        with self._database.reading() as connection:
            row = connection.execute(sa.select(tables.origins).where(_is(kind, address))).first()
        return _origin(row) if row else None

    def due(self, kind: Kind, now: datetime) -> list[Origin]:
        """Those of a kind that are to be looked at by now, the one that has waited longest first.

        One that was looked at in the future was so by a clock that was wrong and is set back since.
        """
        due = sa.or_(tables.is_due(tables.origins.c.due, now), tables.origins.c.succeeded > now)
        where = sa.and_(tables.origins.c.kind == kind, due)
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(tables.origins).where(where).order_by(tables.origins.c.due)).all()
        return [_origin(row) for row in rows]

    def retrying(self, kind: Kind, now: datetime) -> list[Origin]:
        """Those of a kind that have items on the retry list which are to be tried again by now."""
        items = tables.items.c
        waits = sa.exists().where(items.origin == tables.origins.c.id, tables.is_due(items.due, now))
        statement = sa.select(tables.origins).where(tables.origins.c.kind == kind, waits)
        with self._database.reading() as connection:
            return [_origin(row) for row in connection.execute(statement.order_by(tables.origins.c.id)).all()]

    def succeeded(self, origin: Origin, now: datetime, due: datetime, state: Mapping[str, Any]) -> None:
        """It was looked at; look again when it is `due`, with this in mind."""
        values = {"succeeded": now, "failures": 0, "reason": None, "state": dict(state)}
        self._update(origin, due=due, **values)

    def keep(self, origin: Origin, state: Mapping[str, Any]) -> None:
        """Keep this of it, whether or not it was looked at."""
        self._update(origin, state=dict(state))

    def failed(
        self,
        origin: Origin,
        now: datetime,
        reason: str,
        wait: timedelta | None = None,
        longest: timedelta = LONGEST_WAIT,
    ) -> None:
        """It could not be looked at. It is tried again later each time, up to `longest`, but not before `wait`."""
        failures = origin.failures + 1
        due = now + max(min(wait_after(failures), longest), wait or timedelta(0))
        self._update(origin, due=due, failures=failures, reason=reason[:500])

    def items(self, origin: Origin) -> dict[str, Item]:
        """What is known at an origin, by key."""
        return {item.key: item for item in self._items(tables.items.c.origin == origin.id)}

    def item(self, origin: Origin, key: str) -> Item | None:
        """One item, where it is known."""
        return self.known(origin, [key]).get(key)

    def known(self, origin: Origin, keys: Sequence[str]) -> dict[str, Item]:
        """Those of the items that are known, by key."""
        with self._database.reading():
            chunks = [self._items(_among(tables.items, origin, some)) for some in tables.chunks(keys)]
        return {item.key: item for items in chunks for item in items}

    def retries(self, origin: Origin, now: datetime) -> list[Item]:
        """The items that failed and are to be tried again by now, the one that has waited longest first."""
        due = self._items(sa.and_(tables.items.c.origin == origin.id, tables.is_due(tables.items.c.due, now)))
        return sorted(due, key=lambda item: item.due or now)

    def orphans(self, origin: Origin, key: str, articles: Sequence[str] = ()) -> list[str]:
        """The articles that nothing would bring any more if this item brought these from now on: to be removed."""
        own, other = tables.brought, tables.brought.alias()
        elsewhere = sa.exists().where(
            other.c.article == own.c.article, sa.or_(other.c.origin != own.c.origin, other.c.key != own.c.key)
        )
        with self._database.reading() as connection:
            found = connection.execute(sa.select(own.c.article).where(_at(own, origin, key), ~elsewhere)).scalars()
            return sorted(set(found) - set(articles))

    def brought(self, articles: Sequence[str]) -> set[str]:
        """Those of the articles that any item of any origin brings."""
        column = tables.brought.c.article
        with self._database.reading() as connection:
            statements = [sa.select(column).where(column.in_(some)) for some in tables.chunks(articles)]
            return {article for one in statements for article in connection.execute(one).scalars()}

    def kinds(self, article: str) -> set[Kind]:
        """The kinds of origins that bring the article."""
        brought, origins = tables.brought.c, tables.origins.c
        brings = sa.exists().where(brought.origin == origins.id, brought.article == article)
        with self._database.reading() as connection:
            return {Kind(kind) for kind in connection.execute(sa.select(origins.kind).where(brings)).scalars()}

    def record(self, origin: Origin, items: Sequence[Item]) -> None:
        """Write the items down as they are now; each key once."""
        with self._database.writing() as connection:
            before = self.known(origin, [item.key for item in items])
            if new := [item for item in items if item.key not in before]:
                rows = [{"origin": origin.id, "key": item.key, **_values(item)} for item in new]
                connection.execute(tables.items.insert(), rows)
            if old := [item for item in items if item.key in before]:
                rows = [{"the_origin": origin.id, "the_key": item.key, **_values(item)} for item in old]
                connection.execute(_UPDATE, rows)
            pairs = {(item.key, article) for item in items for article in item.articles}
            known = {(key, article) for key, item in before.items() for article in item.articles}
            if lost := sorted(known - pairs):
                rows = [{"the_origin": origin.id, "the_key": key, "the_article": article} for key, article in lost]
                connection.execute(_UNBRING, rows)
            if brought := sorted(pairs - known):
                rows = [{"origin": origin.id, "key": key, "article": article} for key, article in brought]
                connection.execute(tables.brought.insert(), rows)

    def unbring(self, article: str, kinds: Sequence[Kind]) -> bool:
        """Nothing of these kinds brings the article any more; returns whether anything else does.

        That is taken for changed, so that it brings the article again as it has it.
        """
        of_these = sa.select(tables.origins.c.id).where(tables.origins.c.kind.in_(kinds))
        brings = sa.and_(tables.brought.c.article == article, tables.brought.c.origin.in_(of_these))
        with self._database.writing() as connection:
            connection.execute(tables.brought.delete().where(brings))
            self.forget_stamps([article])
            return bool(self.brought([article]))

    def forget_stamps(self, articles: Sequence[str]) -> None:
        """Have every item that brings one of these articles taken for changed."""
        own, brought = tables.items.c, tables.brought.c
        with self._database.writing() as connection:
            for some in tables.chunks(articles):
                brings = sa.exists().where(
                    brought.origin == own.origin, brought.key == own.key, brought.article.in_(some)
                )
                connection.execute(tables.items.update().where(brings).values(stamp=None))

    def stored(
        self, origin: Origin, key: str, now: datetime, articles: Sequence[str], stamp: str | None = None
    ) -> None:
        """The item brought these articles, and no others any more."""
        self.record(origin, [Item(key, stamp, tuple(articles), now)])

    def item_failed(
        self, origin: Origin, key: str, now: datetime, reason: str, wait: timedelta | None = None
    ) -> None:
        """The item could not be taken in: see `after_failure`."""
        with self._database.writing():
            item = self.item(origin, key) or Item(key)
            self.record(origin, [after_failure(item, now, reason, wait=wait)])

    def gone(self, origin: Origin, *keys: str) -> None:
        """The items are no more."""
        with self._database.writing() as connection:
            for some in tables.chunks(keys):
                connection.execute(tables.items.delete().where(_among(tables.items, origin, some)))

    def _items(self, where: sa.ColumnElement[bool]) -> list[Item]:
        join = sa.and_(tables.brought.c.origin == tables.items.c.origin, tables.brought.c.key == tables.items.c.key)
        statement = (
            sa.select(tables.items, tables.brought.c.article)
            .outerjoin(tables.brought, join)
            .where(where)
            .order_by(tables.items.c.key, tables.brought.c.article)
        )
        with self._database.reading() as connection:
            rows = connection.execute(statement).all()
        grouped = [list(group) for _, group in groupby(rows, key=lambda row: (row.origin, row.key))]
        return [_item(group[0], tuple(row.article for row in group if row.article)) for group in grouped]

    def _update(self, origin: Origin, **values: object) -> None:
        with self._database.writing() as connection:
            same = sa.and_(tables.origins.c.id == origin.id, _is(origin.kind, origin.address))
            connection.execute(tables.origins.update().where(same).values(**values))


_OWN = ("stamp", "fetched", "tries", "reason", "due")
_UPDATE = (
    tables.items.update()
    .where(tables.items.c.origin == sa.bindparam("the_origin"), tables.items.c.key == sa.bindparam("the_key"))
    .values({name: sa.bindparam(name) for name in _OWN})
)
_UNBRING = tables.brought.delete().where(
    tables.brought.c.origin == sa.bindparam("the_origin"),
    tables.brought.c.key == sa.bindparam("the_key"),
    tables.brought.c.article == sa.bindparam("the_article"),
)


def _hand_over(connection: sa.Connection, table: sa.Table, before: int, after: int) -> None:
    """Have the rows of one origin belong to another, where it has no such row itself."""
    others = [column for column in table.primary_key.columns if column.name != "origin"]
    own = table.alias()
    known = sa.exists().where(own.c.origin == after, *(own.c[column.name] == column for column in others))
    names = [column.name for column in table.columns if column.name != "origin"]
    rows = sa.select(sa.literal(after), *(table.c[name] for name in names)).where(table.c.origin == before, ~known)
    connection.execute(table.insert().from_select(["origin", *names], rows))


def _origin(row: sa.Row[Any]) -> Origin:
    return Origin(**{**row._mapping, "kind": Kind(row.kind)})  # noqa: SLF001 - it is public by its documentation


def _item(row: sa.Row[Any], articles: tuple[str, ...]) -> Item:
    return Item(row.key, articles=articles, **{name: getattr(row, name) for name in _OWN})


def _values(item: Item) -> dict[str, object]:
    return {name: getattr(item, name) for name in _OWN}


def _is(kind: Kind, address: str) -> sa.ColumnElement[bool]:
    return sa.and_(tables.origins.c.kind == kind, tables.origins.c.address == address)


def _among(table: sa.Table, origin: Origin, keys: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.origin == origin.id, table.c.key.in_(keys))


def _at(table: sa.Table, origin: Origin, key: str) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.origin == origin.id, table.c.key == key)
