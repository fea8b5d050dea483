"""A post of a Telegram channel as an article.

Its id is the address that every post has, `t.me/c/<channel>/<number>`: an edit comes as a revision of it, whatever
becomes of the channel's name, and a forwarded copy or an export is the same article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge import splitter
from knowledge.article import Draft, canonical_text

if TYPE_CHECKING:
    from datetime import date

MAX_TITLE = 120
"""Code points. A longer first line is a paragraph, of which the first sentence is the title."""

_SUPERGROUPS = 1_000_000_000_000
_SHORTEST_CUT = MAX_TITLE // 2


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
    """The article that the post is: all of its text, under its first line. None without a word in it."""
    text = canonical_text(post.text)
    if not any(character.isalnum() for character in text):
        return None
    bare = -post.channel - _SUPERGROUPS if post.channel < -_SUPERGROUPS else abs(post.channel)
    private = f"t.me/c/{bare}/{post.number}"
    public = f"t.me/{post.username}/{post.number}" if post.username else private
    return Draft(
        title=title_of(text),
        text=text,
        published=post.published,
        url=f"https://{public}",
        source=post.title,
        author=post.author,
        id=private,
    )


def title_of(text: str) -> str:
    """The first line that has a word, or its first sentence where it is long, shortened where that is too."""
    line = next((line for line in text.split("\n") if any(map(str.isalnum, line))), "")
    if len(line) <= MAX_TITLE:
        return line
    start, end = splitter.sentences(line)[0]
    sentence = line[start:end]
    if len(sentence) <= MAX_TITLE:
        return sentence
    space = sentence.rfind(" ", _SHORTEST_CUT, MAX_TITLE)
    return sentence[: space if space > 0 else MAX_TITLE - 1].rstrip(" ,;:.–—-") + "…"
