"""A post of a Telegram channel as the Bot API tells it, and the article that it is: the same as an export has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.readers.channel import Channel

if TYPE_CHECKING:
    from datetime import date

    from knowledge.article import Draft

WORTH = 80
"""Code points beside its links from which on a post says something by itself, like a feed's teaser."""

_SUPERGROUPS = 1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is now. `channel` is the id that the Bot API gives, `username` that of a public channel."""

    channel: int
    number: int
    title: str
    """The channel's."""
    username: str | None
    text: str
    published: date
    author: str | None = None


def draft(post: Post) -> Draft | None:
    """The article that the post is. None without a word in it.

    Its id is the address that every post has, `t.me/c/<channel>/<number>`: an edit comes as a revision of it,
    whatever becomes of the channel's name, and a forwarded copy or an export is the same article.
    """
    bare = -post.channel - _SUPERGROUPS if post.channel < -_SUPERGROUPS else abs(post.channel)
    channel = Channel(str(bare), post.title, post.username)
    return channel.post(post.number, post.text, post.published, post.author)
