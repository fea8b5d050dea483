"""The history of a channel as Telegram Desktop exports it (`result.json`): each post with text is an article.

    {"name": "Harbour Post", "type": "public_channel", "id": 1234567890, "messages": [
      {"id": 5, "type": "message", "date": "2024-05-13T10:00:00", "date_unixtime": "1715590800",
       "text": "Plain, or" | ["a list of ", {"type": "bold", "text": "parts"}], …}, …]}

Posts are read one at a time, so an export may be of any size. An edited post keeps its id, so that exporting the
channel again brings a new revision of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from knowledge.article import MAX_TEXT, Draft, canonical_line, canonical_text
from knowledge.errors import UserError
from knowledge.readers.days import day
from knowledge.readers.members import Members
from knowledge.readers.text import ends_sentence, named_by

if TYPE_CHECKING:
    from collections.abc import Iterator

EXPORT = "export one channel from Telegram Desktop (Export chat history, format JSON) and add its result.json"
"""The cure for what is no export of a channel."""
_ACCOUNT = frozenset({"personal_information", "profile_pictures", "contacts", "chats", "left_chats"})
_HEADLINE = 120  # code points
_OLDEST = date(2013, 8, 1)  # when Telegram began
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_BOT_PREFIX = "-100"  # what bots see before the same number
_USERNAME = re.compile(r"[A-Za-z]\w{3,31}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel: its number as in links, its name, and its username if it is known."""

    id: str
    name: str
    username: str | None = None

    def post(self, number: int, text: str, published: date | None, author: str | None = None) -> Draft | None:
        """The article that a post is, wherever the post comes from; None for one without a word beside its links.

        A first line that is no sentence is the title; else its first words are.
        """
        text = canonical_text(text)
        if not any(map(str.isalnum, _LINK.sub("", text))):
            return None
        headline, _, rest = text.partition("\n")
        titled = rest and len(headline) <= _HEADLINE and not ends_sentence(headline)
        return Draft(
            title=headline if titled else named_by(None, text),
            text=rest if titled else text,
            published=published,
            url=f"https://t.me/{self.username}/{number}" if self.username else f"https://t.me/c/{self.id}/{number}",
            source=self.name or None,
            author=author or self.name or None,
            id=f"t.me/c/{self.id}/{number}",
        )


def drafts(stream: BinaryIO, name: str, stem: str | None) -> Iterator[Draft]:  # noqa: ARG001  each has its own title
    """The posts, as they come. UserError when it is no export of a channel, or is damaged from some place on."""
    members = Members(stream, name, EXPORT)
    about: dict[str, Any] = {}
    found = False
    for key in members:
        if key in _ACCOUNT:
            raise UserError(f"{name} is the export of a whole account: {EXPORT}")
        if key == "db":
            raise UserError(
                f"{name} is an export of Ghost, which is not read: add its site by `dateline add https://…/sitemap.xml`"
            )
        if key != "messages":
            about[key] = members.value()
            continue
        channel = _channel(about, name)
        for message in members.items():
            draft = _draft(channel, message)
            if draft is not None:
                yield draft
                found = True
        about[key] = True
    if "messages" not in about and "text" in about:
        raise UserError(f"{name} is an article in JSON: save it as JSON lines (.jsonl), an article a line")
    if "messages" not in about:
        raise UserError(f"{name} is JSON, but no export of a channel: {EXPORT}")
    if not found:
        raise UserError(f"{name} holds no posts with text: {EXPORT}")


def _channel(about: dict[str, Any], name: str) -> Channel:
    kind, number = about.get("type"), about.get("id")
    if not isinstance(kind, str) or not isinstance(number, int):
        raise UserError(f"{name} is JSON, but no export of a channel: {EXPORT}")
    if not kind.endswith("_channel"):
        raise UserError(f"{name} is the export of a chat that is no channel: {EXPORT}")
    named, username = about.get("name"), about.get("username")
    return Channel(
        id=str(number).removeprefix(_BOT_PREFIX),
        name=canonical_line(named) if isinstance(named, str) else "",
        username=username if isinstance(username, str) and _USERNAME.fullmatch(username) else None,
    )


def _draft(channel: Channel, message: Any) -> Draft | None:
    """The post, unless it is a note of the service's or has no text."""
    if not isinstance(message, dict) or message.get("type") != "message" or not isinstance(message.get("id"), int):
        return None
    parts = message.get("text")
    parts = parts if isinstance(parts, list) else [parts]
    told = (part.get("text") if isinstance(part, dict) else part for part in parts if not _is_struck_out(part))
    text = "".join(part for part in told if isinstance(part, str))
    signed = (message.get(key) for key in ("forwarded_from", "author", "from"))  # who wrote it first
    author = next((line for name in signed if isinstance(name, str) and (line := canonical_line(name))), None)
    return channel.post(message["id"], text[:MAX_TEXT], _published(message), author)


def _is_struck_out(part: Any) -> bool:
    return isinstance(part, dict) and part.get("type") == "strikethrough"


def _published(message: dict[str, Any]) -> date | None:
    """The day in UTC, else as the exporting machine's clock had it, which older exports have alone."""
    try:
        found: date | None = datetime.fromtimestamp(int(message["date_unixtime"]), UTC).date()
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        written = message.get("date")
        found = day(written) if isinstance(written, str) else None
    return found if found and found >= _OLDEST else None
