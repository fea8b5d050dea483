"""Which feeds are followed: by their addresses, and by lists as readers export them."""

from __future__ import annotations

import shlex
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from knowledge.article import canonical_url
from knowledge.errors import UserError
from knowledge.feeds.opml import Subscription
from knowledge.intake.intake import Failure
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins

if TYPE_CHECKING:
    from knowledge.intake.origin import Origin
    from knowledge.library import Library

_OWN_TIME = timedelta(minutes=10)
"""For so long the running bot leaves a feed to the command that takes it in."""


def follow(stock: Library, address: str, source: str | None, folder: tuple[str, ...] = ()) -> Origin:
    """Follow a feed from now on; one that is followed gets the source, and the folder, where one is given.

    UserError where that would publish what is for some chats alone.
    """
    origins = Origins(stock.database)
    before = origins.find(Kind.FEED, address)
    if before and source:
        _keep_restricted(stock, before.source or before.state.get("title"), source)
    origin = origins.add(Kind.FEED, address, source)
    if before and origin.source != before.source:  # what the feed brought before gets the new name too
        origins.forget_stamps([article for item in origins.items(origin).values() for article in item.articles])
    state = {**origin.state, "folder": list(folder)} if folder else origin.state
    origins.remember(origin, datetime.now(UTC) + _OWN_TIME, state)
    return origins.find(Kind.FEED, address) or origin


def follow_all(stock: Library, listed: list[Subscription]) -> tuple[list[Origin], int, list[Failure]]:
    """Follow what is on a list: the new ones, how many were followed before, and what cannot be an address."""
    new: list[Origin] = []
    wrong: list[Failure] = []
    known = 0
    followed = {origin.address for origin in Origins(stock.database).all(Kind.FEED)}
    for one in listed:
        try:
            address = canonical_url(one.address)
        except UserError as error:
            wrong.append(Failure(Kind.FEED, one.address, None, str(error)))
            continue
        if address in followed:
            known += 1
        else:
            new.append(follow(stock, address, one.source, one.folder))
            followed.add(address)
    return new, known, wrong


def known(origins: Origins, url: str) -> Origin:
    """The feed at this address, written as it is listed or nearly so. UserError where it is not followed."""
    with suppress(UserError):
        url = canonical_url(url)
    origin = origins.find(Kind.FEED, url)
    if origin is None:
        raise UserError(f"no feed {url[:200]} is followed: `dateline feeds list` shows those that are")
    return origin


def subscription(origin: Origin) -> Subscription:
    """A feed as it stands on a list."""
    title = origin.source or origin.state.get("title") or ""
    return Subscription(origin.address, title, tuple(origin.state.get("folder", ())), origin.source)


def _keep_restricted(stock: Library, before: str | None, name: str) -> None:
    """UserError where a feed of an outlet that is for some chats alone would get the name of a public one."""
    chats = stock.visibility.restricted()
    if before in chats and name not in chats:
        numbers = " ".join(map(str, sorted(chats[before])))
        raise UserError(
            f"{before!r} is for some chats alone, and as {name!r} its articles would be public: first run "
            f"`dateline restrict --new {shlex.quote(name)} {numbers}`"
        )
