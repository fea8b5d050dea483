"""What a client makes of what somebody types, marks and forwards, before it is sent."""

from typing import Any

from bot.preview import limits
from bot.preview.entities import found_in, settled, utf16_length
from bot.preview.state import Message, Quote
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
