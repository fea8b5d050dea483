"""Telegram channels that the bot administers: which of them are taken in, and what their posts bring.

Anybody can make the bot an administrator of a channel, so a channel is only known at first: its posts become
articles when it is switched on, from then on. The Bot API does not tell of posts that are deleted.

The outlet is what the channel is called, but one that is for some chats alone keeps its name here: who may rename
the channel need not be who may publish its posts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.errors import UserError
from knowledge.intake import posts
from knowledge.intake.origin import Kind, Origin
from knowledge.intake.origins import Origins

if TYPE_CHECKING:
    from knowledge.intake.posts import Post
    from knowledge.library import Library
    from knowledge.store.batch import Outcome


class NoArticle(StrEnum):
    """Why a post is no article, or none any more."""

    OFF = "off"
    OUTDATED = "outdated"
    REMOVED = "removed"
    NO_WORDS = "no words"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel. `administered` tells whether the bot gets its posts, as far as it was told."""

    id: int
    title: str
    username: str | None
    on: bool
    administered: bool


class Channels:
    """The channels that are known, and their posts. Calls block; one process takes posts in, one at a time."""

    def __init__(self, library: Library) -> None:
        """Keep everything in the Library's database."""
        self._library = library
        self._origins = Origins(library.database)

    def all(self) -> list[Channel]:
        """Every channel, in the order in which they became known."""
        return [_channel(origin) for origin in self._origins.all(Kind.CHANNEL)]

    def find(self, channel: int) -> Channel | None:
        """The channel with this id."""
        origin = self._origins.find(Kind.CHANNEL, str(channel))
        return _channel(origin) if origin else None

    def seen(self, channel: int, title: str, username: str | None, *, administered: bool = True) -> Channel | None:
        """Keep what Telegram says of a channel. One that is neither administered nor switched on is forgotten."""
        address = str(channel)
        known = self._origins.find(Kind.CHANNEL, address)
        on = known is not None and _channel(known).on
        if not (administered or on):
            if known is not None:
                self._origins.remove(Kind.CHANNEL, address)
            return None
        now = Channel(channel, title or address, username, on, administered)
        outlet = self._outlet(known, now.title)
        if known is None or _channel(known) != now or known.source != outlet:
            self._keep(self._origins.add(Kind.CHANNEL, address, outlet), now)
        return now

    def switch(self, channel: int, *, on: bool) -> Channel:
        """Take a channel's posts in from now on, or no more. UserError when it is not known."""
        origin = self._origins.find(Kind.CHANNEL, str(channel))
        if origin is None:
            raise UserError(f"no channel {channel} is known: make the bot its administrator, and post something")
        known = _channel(origin)
        now = Channel(known.id, known.title, known.username, on, known.administered)
        self._keep(origin, now)
        return now

    def take(self, post: Post, moment: int, update: int) -> Outcome | NoArticle:
        """Store the post as it was at a moment (Unix seconds) by an update's number; returns what came of it.

        A post of a channel that is off is left alone, and so is a state older than the one that is stored. One
        that has lost all its words loses its article; one whose article a person removed brings it no more.
        """
        origin = self._origins.find(Kind.CHANNEL, str(post.channel))
        if origin is None or not _channel(origin).on:
            return NoArticle.OFF
        with self._library.database.writing():
            return self._take(origin, post, f"{moment:020d} {update:020d}")

    def _take(self, origin: Origin, post: Post, stamp: str) -> Outcome | NoArticle:
        key = str(post.number)
        stored = self._origins.item(origin, key)
        if stored is not None and (stored.stamp or "") > stamp:
            return NoArticle.OUTDATED
        draft = posts.draft(replace(post, title=self._outlet(origin, post.title)))
        now = datetime.now(UTC)
        if draft is None:
            gone = sorted(self._library.held(self._origins.orphans(origin, key)))
            self._library.drop(gone)
            if stored is not None:
                self._origins.stored(origin, key, now, (), stamp)
            return NoArticle.REMOVED if gone else NoArticle.NO_WORDS
        [added] = self._library.take([draft])
        # Another article where the channel goes by another name and one of them is for some chats alone.
        self._library.drop(sorted(self._library.held(self._origins.orphans(origin, key, [added.id]))))
        self._origins.stored(origin, key, now, (added.id,), stamp)
        self._origins.succeeded(origin, now, now, origin.state)
        return added.outcome

    def _outlet(self, known: Origin | None, title: str) -> str:
        """The outlet of a channel that is called so now."""
        name = known.source if known else None
        return name if name and name in self._library.visibility.restricted() else title

    def _keep(self, origin: Origin, channel: Channel) -> None:
        state = {
            "title": channel.title,
            "username": channel.username,
            "on": channel.on,
            "administered": channel.administered,
        }
        self._origins.keep(origin, state)


def _channel(origin: Origin) -> Channel:
    return Channel(
        int(origin.address),
        origin.state.get("title") or origin.source or origin.address,
        origin.state.get("username"),
        on=bool(origin.state.get("on")),
        administered=bool(origin.state.get("administered")),
    )
