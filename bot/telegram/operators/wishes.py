"""What an administrator's private message wants of the archive, where it wants something of it.

A message of links alone is taken in, and so is a document. So is a forward: the pages that it links to, else the
post that it is, also where none of its pages can be had and it says something by itself. Everything else is for the
others to answer: a question with a link in it stays a question, and a link to what the bot has shown opens that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from telegram import MessageOriginChannel
from telegram.constants import ChatType, FileSizeLimit, MessageEntityType

from bot.telegram import hearing, intents, starts
from bot.telegram.menus import COMMANDS, Seen
from knowledge.intake.posts import WORTH, Post

if TYPE_CHECKING:
    from telegram import Document, Message, User

MAX_LINKS = 10
"""Pages of one message."""

_OURS = frozenset(command.name for command in COMMANDS if command.seen is Seen.ADMIN)
_LINKS: list[str | None] = [MessageEntityType.URL, MessageEntityType.TEXT_LINK]
_WEB = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TELEGRAM = re.compile(r"https?://(?:www\.)?(?:t|telegram)\.me(?:[/?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages to take in; where none of them can be had, the `post` that they are linked from, if there is one."""

    urls: tuple[str, ...]
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A document to take in; `source` is the channel that it was forwarded from."""

    id: str
    name: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A channel's post to take in."""

    post: Post


@dataclass(frozen=True, slots=True)
class Remove:
    """Articles to take away, once that is confirmed: the `named` ones, by their ids, or what our message `shown_in`
    quotes.
    """

    named: str = ""
    shown_in: int | None = None


@dataclass(frozen=True, slots=True)
class ListChannels:
    """The channels, with switches."""


@dataclass(frozen=True, slots=True)
class ListSources:
    """Where articles come from, and how that goes."""


Wish = Pages | File | Forwarded | Remove | ListChannels | ListSources | intents.Say | None


def of(message: Message, me: User) -> Wish:
    """What an administrator's message to the bot `me` wants; None for what anybody may want.

    In a group it wants nothing that is done there, and is told so.
    """
    if message.via_bot:
        return None
    command = hearing.command_of(message, me)
    if message.chat.type != ChatType.PRIVATE:
        ours = command is not None and command[0] in _OURS and hearing.is_addressed(message)
        return intents.Say("ask-in-private") if ours else None
    if command is not None and (message.document is None or command[0] != "add"):
        return _commanded(message, *command, me)
    if message.document is not None:
        return _file(message.document, message)
    if message.forward_origin is not None:
        return _forwarded(message)
    return _pages(links(message)) if _only_links(message, me) else None


def links(message: Message) -> list[str]:
    """The web addresses in a message, each once, in order."""
    found = (message.parse_entities(_LINKS) if message.text else message.parse_caption_entities(_LINKS)).items()
    inside = [(entity.offset, entity.url or text) for entity, text in found]
    whole = (url if _SCHEME.match(url) else f"https://{url}" for _, url in sorted(inside))
    return list(dict.fromkeys(url for url in whole if _WEB.match(url)))


def _commanded(message: Message, name: str, rest: str, me: User) -> Wish:
    match name:
        case "add":
            return _added(message)
        case "remove":
            return _removed(message, rest, me)
        case "channels":
            return ListChannels()
        case "sources":
            return ListSources()
    return None


def _removed(message: Message, rest: str, me: User) -> Wish:
    """What /remove is to take away: what it names, else what the message quotes that it replies to."""
    replied = message.reply_to_message
    if not rest and replied is not None and hearing.replies_to(message, me):
        return Remove(shown_in=replied.message_id)
    return Remove(rest) if rest else intents.Say("how-to-remove")


def _added(message: Message) -> Wish:
    """What /add is to take in: its own links, else the document or the links that it replies to."""
    given, replied = links(message), message.reply_to_message
    if given or replied is None:
        return _pages(given)
    return _file(replied.document, replied) if replied.document else _pages(links(replied))


def _pages(urls: list[str], post: Post | None = None) -> Wish:
    if not urls:
        return intents.Say("how-to-add")
    if any(_TELEGRAM.match(url) for url in urls):
        return intents.Say("forward-posts")
    return Pages(tuple(urls), post) if len(urls) <= MAX_LINKS else intents.Say("too-many-links", most=MAX_LINKS)


def _file(document: Document, message: Message) -> Wish:
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        return intents.Say("file-too-large")
    origin = message.forward_origin
    source = origin.chat.title if isinstance(origin, MessageOriginChannel) else None
    return File(document.file_id, document.file_name or "document", source)


def _forwarded(message: Message) -> Wish:
    post = _post(message)
    # A channel's posts often end in links to itself, which are no articles.
    given = [url for url in links(message) if not _TELEGRAM.match(url)]
    if given:
        return _pages(given, post if len(_beside_links(message)) >= WORTH else None)
    return Forwarded(post) if post else None


def _post(message: Message) -> Post | None:
    """The channel's post that a forward is."""
    origin, text = message.forward_origin, hearing.without(message, MessageEntityType.STRIKETHROUGH)
    if not isinstance(origin, MessageOriginChannel) or not text:
        return None
    chat = origin.chat
    return Post(
        chat.id,
        origin.message_id,
        chat.title or "",
        chat.username,
        text,
        origin.date.astimezone(UTC).date(),
        origin.author_signature,
    )


def _only_links(message: Message, me: User) -> bool:
    """Whether a message is links and nothing else, and none of them opens what the bot has shown."""
    is_all = message.text and message.parse_entities([MessageEntityType.URL]) and not _beside_links(message)
    return bool(is_all) and starts.found_in(hearing.said(message), me.username) is None


def _beside_links(message: Message) -> str:
    """The words of a message but for the addresses that are written out."""
    return hearing.without(message, MessageEntityType.URL).strip()
