"""What a client makes of what somebody types, marks, forwards and chooses, before it is sent."""

from typing import Any

from bot.preview import limits
from bot.preview.backend import Backend, InlineResult, Search
from bot.preview.entities import found_in, settled, utf16_length
from bot.preview.state import Chat, Message, Quote
from bot.preview.text import FormattedText, tidy


def origin(message: Message) -> dict[str, Any]:
    """The MessageOrigin of what is forwarded: where it first came from."""
    if "forward_origin" in message.extra:
        before: dict[str, Any] = message.extra["forward_origin"]
        return before
    assert message.chat is not None
    if message.chat.type == "channel":
        where = {"type": "channel", "chat": message.chat.to_dict(), "message_id": message.id}
    elif message.sender_chat is not None:
        where = {"type": "chat", "sender_chat": message.sender_chat.to_dict()}
    else:
        assert message.sender is not None
        where = {"type": "user", "sender_user": message.sender.to_dict()}
    return where | {"date": message.date}


def typed(text: str, *, caption: bool = False) -> FormattedText:
    """The text with what a client recognises in it. Raises ValueError where it is too long, or empty."""
    content = tidy(text)
    least, most = (0, limits.CAPTION_CODE_POINTS) if caption else (1, limits.MESSAGE_CODE_POINTS)
    if not least <= len(content.text) <= most:
        raise ValueError(f"a client sends {least} to {most:,} characters")
    return FormattedText(content.text, tuple(settled(found_in(content.text, []))))


def marked(reply_to: Message | None, quote: str | None) -> Quote | None:
    """The part of the message that is quoted. Raises ValueError where it is no part of it."""
    if quote is None:
        return None
    if reply_to is None or quote not in reply_to.text:
        raise ValueError("a quote is a part of the message that is replied to")
    return Quote(quote, utf16_length(reply_to.text[: reply_to.text.index(quote)]))


def chosen(backend: Backend, search: Search, result: InlineResult, chat: Chat | None) -> Message:
    """The message that choosing the result sends, into a chat or into one that the bot knows nothing of."""
    channel = chat if chat is not None and chat.type == "channel" else None
    message = Message(
        backend.world.next_message_id(chat) if chat else 0,
        chat,
        search.user if channel is None else None,
        backend.date(),
        result.content,
        sender_chat=channel,
        keyboard=result.keyboard,
        link_preview=result.link_preview,
        via_bot=backend.bot,
    )
    if result.keyboard is not None:
        # only a message with a keyboard can be changed later, so only such a one gets an id
        message.inline_id = f"inline{backend.query_id()}"
        backend.world.inline_messages[message.inline_id] = message
    if chat is not None:
        backend.world.add_message(message)
    return message
