"""Posts of channels that the bot administers, and its standing there."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from telegram import (
    ChatMember,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from telegram.constants import ChatType, MessageEntityType

from bot.telegram import hearing, rooms
from knowledge.intake.posts import Post

if TYPE_CHECKING:
    from telegram import Message, Update, User

    from bot.telegram.answers import Answers
    from bot.telegram.workers import Workers
    from knowledge.intake.channels import Channels

_IN_CHARGE = frozenset({ChatMember.ADMINISTRATOR, ChatMember.OWNER})


class ChannelPosts:
    """Hands posts to the Channels, which know whether they are wanted."""

    def __init__(self, channels: Channels, answers: Answers, workers: Workers) -> None:
        self._channels = channels
        self._answers = answers
        self._workers = workers

    async def post(self, update: Update, message: Message, me: User) -> str | None:
        """A post, or an edit of one; None for the bot's own and for commands to it, which are no articles."""
        chat = message.chat
        await self._workers.keep(self._channels.seen, chat.id, chat.title or "", chat.username)
        if hearing.is_by(message, me) or _is_talk(message, me):
            return None
        if await self._workers.look(self._answers.is_answer, chat.id, message.message_id):
            return None
        post = Post(
            chat.id,
            message.message_id,
            chat.title or "",
            chat.username,
            hearing.without(message, MessageEntityType.STRIKETHROUGH),
            message.date.astimezone(UTC).date(),
            _author(message),
        )
        moment = int((message.edit_date or message.date).timestamp())
        outcome = await self._workers.keep(self._channels.take, post, moment, update.update_id)
        return f"post: {outcome}"

    async def standing(self, update: Update) -> str:
        """The bot was made an administrator of a channel, or is one no more."""
        change = update.my_chat_member
        assert change is not None
        chat = change.chat
        if chat.type != ChatType.CHANNEL:
            return rooms.IGNORED

        def seen() -> None:
            administered = change.new_chat_member.status in _IN_CHARGE
            self._channels.seen(chat.id, chat.title or "", chat.username, administered=administered)

        await self._workers.keep(seen)
        return "noted"


def _is_talk(message: Message, me: User) -> bool:
    """Whether a post is a command to the bot, or replies to one, as its answers do.

    What the bot writes comes in once another administrator edits it, and then nothing in it says whose it is.
    """
    replied = message.reply_to_message
    talk = (message, *([replied] if replied else []))
    return any(hearing.command_of(one, me) is not None for one in talk)


def _author(message: Message) -> str | None:
    """Who signed the post, of a forward who wrote it first."""
    match message.forward_origin:
        case MessageOriginChannel(chat=chat, author_signature=signature):
            return signature or chat.title
        case MessageOriginChat(sender_chat=chat, author_signature=signature):
            return signature or chat.title
        case MessageOriginUser(sender_user=user):
            return user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
    return message.author_signature
