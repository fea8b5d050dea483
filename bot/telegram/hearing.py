"""What a message says, and to whom: its words, its command, what it replies to, and whether it names the bot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram import MessageOriginUser
from telegram.constants import MessageEntityType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from telegram import InlineKeyboardButton, Message, MessageEntity, User


LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+", re.IGNORECASE)


def said(message: Message) -> str:
    """The words of a message: under a picture they are its caption."""
    return message.text or message.caption or ""


def says_something(text: str) -> bool:
    """Whether there is a word or a number in it: something to look up."""
    return any(map(str.isalnum, text))


def without_links(text: str) -> str:
    """The text without the web addresses that are written in it."""
    return LINK.sub(" ", text)


def is_from_a_person(message: Message) -> bool:
    """Whether somebody wrote it here: no other bot, nor what was forwarded or sent by itself.

    What was sent through a bot was not written; where somebody forwards that later, it is a forward as any other.
    """
    if message.is_automatic_forward or (message.via_bot and message.forward_origin is None):
        return False
    # Who writes as a group or a channel comes under the name of a service account, which is a bot.
    return message.sender_chat is not None or message.from_user is None or not message.from_user.is_bot


def command(message: Message) -> MessageEntity | None:
    """The command that the message begins with, whosever it is."""
    # What is written in bold begins with that as well.
    return next((one for one in _at_first(message) if one.type == MessageEntityType.BOT_COMMAND), None)


def command_of(message: Message, me: User) -> tuple[str, str] | None:
    """The command to the bot `me` that the message is, without the slash, and what follows but the bot's name."""
    entity, words = command(message), said(message)
    if entity is None:
        return None
    # A command is plain ASCII, so its length in UTF-16 is its length in code points.
    name, _, addressee = words[1 : entity.length].partition("@")
    if addressee and addressee.lower() != (me.username or "").lower():
        return None
    unnamed = without_mention(words, message, me)
    return name.lower(), (words if unnamed is None else unnamed)[entity.length :].strip()


def is_addressed(message: Message) -> bool:
    """Whether the command that the message begins with names a bot: a bare one may be for any."""
    return "@" in said(message).split(maxsplit=1)[0]


def command_from_person(message: Message, me: User) -> tuple[str, str] | None:
    """The same, where somebody wrote it here: in private, in a group, or as a channel's post."""
    return command_of(message, me) if is_from_a_person(message) else None


def asks_for(message: Message, me: User, name: str) -> bool:
    """Whether somebody gave the bot this command here."""
    command = command_from_person(message, me)
    return command is not None and command[0] == name


def replied_text(message: Message) -> str:
    """What the replied message says after its command, or the part of it that the writer has marked."""
    replied = message.reply_to_message
    if message.quote is not None and (message.quote.is_manual or replied is None):
        return message.quote.text
    # In a topic every message replies to the one that made the topic, which says nothing.
    led = command(replied) if replied else None
    return said(replied)[led.length if led else 0 :].strip() if replied else ""


def replied_words(message: Message, me: User) -> str:
    """The same, but of a message of `me`, or one sent through it, what that quotes: the rest is how it is said."""
    replied = message.reply_to_message
    if marked(message) or replied is None or not is_by(replied, me):
        return replied_text(message)
    return quoted_by(replied, me)


def marked(message: Message) -> str:
    """The part of the replied message that the writer has marked; empty where there is none."""
    return message.quote.text if message.quote is not None and message.quote.is_manual else ""


def written(message: Message, me: User) -> datetime | None:
    """When the replied message was written, of a forward when it was first; None where there is none.

    Nor where it quotes an article, whose "Thursday" is not that before `me` quoted it.
    """
    replied = message.reply_to_message
    if replied is not None and is_by(replied, me):
        return None
    origin = replied.forward_origin if replied else None
    return origin.date if origin else replied.date if replied else None


def replied_source(message: Message) -> str:
    """The text that may have a citation's code or a link of ours in the replied message: what its buttons copy and
    open, what it says.
    """
    buttons = [*_replied_buttons(message)]
    copied = (button.copy_text.text for button in buttons if button.copy_text)
    opened = (button.url for button in buttons if button.url)
    return "\n".join([*copied, *opened, replied_text(message)])


def _replied_buttons(message: Message) -> Iterator[InlineKeyboardButton]:
    replied = message.reply_to_message
    rows = replied.reply_markup.inline_keyboard if replied and replied.reply_markup else ()
    return (button for row in rows for button in row)


def quoted_by(message: Message, me: User) -> str:
    """What an answer or a card of `me` quotes, of that the sentence in bold; empty for what others wrote."""
    if not is_by(message, me):
        return ""
    found = message.parse_entities([MessageEntityType.BLOCKQUOTE, MessageEntityType.BOLD])
    quote = next((entity for entity in found if entity.type == MessageEntityType.BLOCKQUOTE), None)
    if quote is None:
        return ""
    inside = (e for e in found if e.type == MessageEntityType.BOLD and 0 <= e.offset - quote.offset < quote.length)
    return found[next(inside, quote)]


def is_by(message: Message, me: User) -> bool:
    """Whether `me` wrote it first, or it was sent through it."""
    origin = message.forward_origin
    writer = origin.sender_user if isinstance(origin, MessageOriginUser) else message.from_user
    by = message.via_bot or writer
    return by is not None and by.id == me.id


def replies_to(message: Message, me: User) -> bool:
    """Whether it replies to something that `me` wrote, and not only stands in a topic that `me` made."""
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.forum_topic_created is None
        and replied.from_user is not None
        and replied.from_user.id == me.id
    )


def is_to_another(message: Message, me: User) -> bool:
    """Whether the message begins with the name of somebody else than the bot, whom it is said to."""
    named = any(one.type == MessageEntityType.MENTION or one.user for one in _at_first(message))
    return named and without_mention(said(message), message, me) is None


def without_mention(words: str, message: Message, me: User) -> str | None:
    """The text without the bot's name, or None when it does not name the bot."""
    name, units = f"@{me.username}".lower(), words.encode("utf-16-le")
    for entity in _entities(message):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        named = entity.type == MessageEntityType.MENTION and units[start:end].decode("utf-16-le").lower() == name
        if named or (entity.user is not None and entity.user.id == me.id):
            return " ".join((units[:start] + units[end:]).decode("utf-16-le").split())
    return None


def without(message: Message, kind: MessageEntityType) -> str:
    """The text or caption without the parts that are marked so; "" where there is none."""
    units, rest, end = (message.text or message.caption or "").encode("utf-16-le"), b"", 0
    for entity in sorted(_entities(message), key=lambda entity: entity.offset):
        if entity.type == kind:
            rest += units[2 * end : 2 * entity.offset]
            end = max(end, entity.offset + entity.length)
    return (rest + units[2 * end :]).decode("utf-16-le")


def _at_first(message: Message) -> Iterator[MessageEntity]:
    return (entity for entity in _entities(message) if entity.offset == 0)


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities if message.text else message.caption_entities
