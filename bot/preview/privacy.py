"""Group privacy mode: which messages of a group reach a bot that is no administrator."""

from dataclasses import dataclass

from bot.preview.entities import utf16_slice
from bot.preview.state import Chat, Message, User


@dataclass
class Privacy:
    """The switches of the bot at its registrar, and what follows from them."""

    bot: User
    reads_all: bool = False  # getMe.can_read_all_group_messages: privacy mode is off
    mentions_delivered: bool = False  # reports differ on a plain @mention, so it is a switch

    def delivers(self, chat: Chat, message: Message) -> bool:
        """Whether the bot gets this message of someone else."""
        if message.sender is not None and message.sender.is_bot and message.sender_chat is None:
            return False  # bots do not see each other
        if not chat.bot_is_in:
            return False
        if chat.type in {"private", "channel"} or self.reads_all or chat.bot_status == "administrator":
            return True
        return (
            self._is_service(message)
            or message.via_bot is self.bot
            or (message.reply_to is not None and message.reply_to.sender is self.bot)
            or self._is_command(chat, message)
            or (self.mentions_delivered and self._is_mention(message))
        )

    @staticmethod
    def _is_service(message: Message) -> bool:
        return not message.text and not message.media

    def _is_command(self, chat: Chat, message: Message) -> bool:
        for entity in message.content.entities:
            if entity.type == "bot_command" and entity.offset == 0:
                command = utf16_slice(message.text, entity.offset, entity.length)
                _, _, addressee = command.partition("@")
                if addressee:
                    return addressee.lower() == (self.bot.username or "").lower()
                # a bare command is for whichever bot spoke last
                return chat.last_bot == self.bot.id
        return False

    def _is_mention(self, message: Message) -> bool:
        wanted = f"@{self.bot.username}".lower()
        return any(
            entity.type == "mention" and utf16_slice(message.text, entity.offset, entity.length).lower() == wanted
            for entity in message.content.entities
        )
