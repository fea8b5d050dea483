"""What Telegram lets the bot do: by the switches at @BotFather, and in a chat by its rights there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import ChatMemberAdministrator, ChatMemberOwner, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden

if TYPE_CHECKING:
    from telegram import ChatMember
    from telegram.ext import ExtBot


@dataclass(frozen=True, slots=True)
class Switches:
    """The switches at @BotFather that Telegram tells a bot."""

    joins: bool
    """It can be added to groups: /setjoingroups."""
    reads_all: bool
    """It gets every message of a group; that is, privacy mode is off: /setprivacy."""
    inline: bool
    """It is asked from any chat: /setinline."""


@dataclass(frozen=True, slots=True)
class InGroup:
    """What the bot may do in a group."""

    reads_all: bool
    administers: bool
    writes: bool
    topics: bool


@dataclass(frozen=True, slots=True)
class InChannel:
    """What the bot may do in a channel. Without being in charge it gets no posts."""

    administers: bool
    posts: bool


class Standing:
    """Asks Telegram. Each raises TelegramError when it does not tell."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot

    async def switches(self) -> Switches:
        """The switches as they are now, which may have been changed since the start."""
        me = await self._bot.get_me()
        return Switches(
            bool(me.can_join_groups), bool(me.can_read_all_group_messages), bool(me.supports_inline_queries)
        )

    async def in_group(self, chat: int) -> InGroup:
        """What holds in a group."""
        switches = await self.switches()
        member, full = await self._bot.get_chat_member(chat, self._bot.id), await self._bot.get_chat(chat)
        administers = _administers(member)
        restricted = isinstance(member, ChatMemberRestricted) and not member.can_send_messages
        muted = full.permissions is not None and not full.permissions.can_send_messages
        return InGroup(
            reads_all=switches.reads_all,
            administers=administers,
            writes=administers or not (muted or restricted),
            topics=bool(full.is_forum),
        )

    async def in_channel(self, chat: int) -> InChannel:
        """What holds in a channel; nothing where the bot is not in it any more."""
        try:
            member = await self._bot.get_chat_member(chat, self._bot.id)
        except (BadRequest, Forbidden):
            return InChannel(administers=False, posts=False)
        posts = isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
        return InChannel(administers=_administers(member), posts=posts)


def _administers(member: ChatMember) -> bool:
    return isinstance(member, ChatMemberAdministrator | ChatMemberOwner)
