"""The methods that make and change messages."""

from typing import Any

from bot.preview import limits
from bot.preview.backend import Backend, ChatAction
from bot.preview.discussion import forward_post
from bot.preview.entities import utf16_length
from bot.preview.errors import bad_request
from bot.preview.keyboard import inline_keyboard, reply_markup
from bot.preview.links import LinkError, check_link
from bot.preview.params import Kinds, Table, Values, array, boolean, chat_id, fields, integer, mapping, string
from bot.preview.state import Chat, Message, Quote
from bot.preview.text import formatted

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_REPLY_FIELDS: Kinds = {
    "message_id": int,
    "chat_id": int | str,
    "allow_sending_without_reply": bool,
    "quote": str,
    "quote_parse_mode": str,
    "quote_position": int,
}
_PREVIEW_FIELDS: Kinds = {
    "is_disabled": bool,
    "url": str,
    "prefer_small_media": bool,
    "prefer_large_media": bool,
    "show_above_text": bool,
}

SEND_MESSAGE = Table(
    {
        "chat_id": chat_id,
        "text": string,
        "parse_mode": string,
        "entities": array,
        "link_preview_options": mapping,
        "disable_notification": boolean,
        "protect_content": boolean,
        "message_thread_id": integer,
        "reply_parameters": mapping,
        "reply_markup": mapping,
    },
    frozenset({"chat_id", "text"}),
)
EDIT_TEXT = Table(
    {
        "chat_id": chat_id,
        "message_id": integer,
        "inline_message_id": string,
        "text": string,
        "parse_mode": string,
        "entities": array,
        "link_preview_options": mapping,
        "reply_markup": mapping,
    },
    frozenset({"text"}),
)
EDIT_MARKUP = Table(
    {"chat_id": chat_id, "message_id": integer, "inline_message_id": string, "reply_markup": mapping}
)
DELETE_MESSAGE = Table({"chat_id": chat_id, "message_id": integer}, frozenset({"chat_id", "message_id"}))
SEND_CHAT_ACTION = Table(
    {"chat_id": chat_id, "action": string, "message_thread_id": integer}, frozenset({"chat_id", "action"})
)


def send_message(backend: Backend, values: Values) -> Any:
    """SendMessage: the Message."""
    content = formatted(values["text"], values.get("parse_mode"), values.get("entities"))
    markup = values.get("reply_markup")
    keyboard = reply_markup(markup) if markup else None
    preview = link_preview(values.get("link_preview_options"))
    chat = backend.world.writable(values["chat_id"])
    thread_id = values.get("message_thread_id") or None
    if thread_id is not None and not (chat.is_forum and thread_id in chat.topics):
        # the General topic has no thread id of its own: it is named by leaving the parameter out
        raise bad_request("message thread not found")
    reply_to, quote = _reply(chat, values.get("reply_parameters"))
    backend.pace.admit(chat, backend.clock.now())
    in_topic = thread_id is not None
    if thread_id is None and reply_to is not None:
        thread_id, in_topic = thread_of_reply(chat, reply_to)
    message = Message(
        backend.world.next_message_id(chat),
        chat,
        None if chat.type == "channel" else backend.bot,
        backend.date(),
        content,
        sender_chat=chat if chat.type == "channel" else None,
        reply_to=reply_to,
        quote=quote,
        thread_id=thread_id,
        in_topic=in_topic,
        keyboard=keyboard,
        link_preview=preview,
        markup=None if keyboard else markup,
        protected=values.get("protect_content", False),
    )
    chat.last_bot = backend.bot.id
    backend.world.add_message(message)
    forward_post(backend, message)
    return message.to_dict()


def edit_message_text(backend: Backend, values: Values) -> Any:
    """EditMessageText: the Message, or True for an inline one."""
    content = formatted(values["text"], values.get("parse_mode"), values.get("entities"))
    keyboard = inline_keyboard(values["reply_markup"]) if values.get("reply_markup") else None
    preview = link_preview(values.get("link_preview_options"))
    message = _own_message(backend, values)
    if (message.content, message.keyboard, message.link_preview) == (content, keyboard, preview):
        raise bad_request(_NOT_MODIFIED)
    message.content, message.keyboard, message.link_preview = content, keyboard, preview
    return _edited(backend, message)


def edit_message_reply_markup(backend: Backend, values: Values) -> Any:
    """EditMessageReplyMarkup: the Message, or True for an inline one."""
    keyboard = inline_keyboard(values["reply_markup"]) if values.get("reply_markup") else None
    message = _own_message(backend, values)
    if message.keyboard == keyboard:
        raise bad_request(_NOT_MODIFIED)
    message.keyboard = keyboard
    return _edited(backend, message)


def delete_message(backend: Backend, values: Values) -> Any:
    """DeleteMessage: True. A bot deletes its own, any in a private chat, and others' where it administers."""
    chat = backend.world.writable(values["chat_id"])
    message = chat.messages.get(values["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    own = message.sender is backend.bot and message.via_bot is None
    if not (own or chat.type == "private" or chat.bot_status == "administrator"):
        raise bad_request("message can't be deleted")
    message.deleted = True
    return True


def send_chat_action(backend: Backend, values: Values) -> Any:
    """SendChatAction: True."""
    if values["action"].lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = backend.world.writable(values["chat_id"])
    thread_id = values.get("message_thread_id")
    if thread_id is not None and thread_id not in chat.topics:
        raise bad_request("message thread not found")
    backend.chat_actions.append(ChatAction(chat, values["action"].lower(), thread_id, backend.clock.now()))
    return True


def link_preview(value: dict[str, Any] | None) -> dict[str, Any] | None:
    """The LinkPreviewOptions as a message keeps them; None where nothing differs from the default."""
    options = fields("LinkPreviewOptions", value or {}, _PREVIEW_FIELDS)
    if "url" in options:
        try:
            check_link(options["url"])
        except LinkError as error:
            raise bad_request(f"WEBPAGE_URL_INVALID: {error}") from error
    return {key: item for key, item in options.items() if item} or None


def thread_of_reply(chat: Chat, reply_to: Message) -> tuple[int | None, bool]:
    """The thread that a reply falls into, and whether it is a topic."""
    if chat.is_forum:
        return reply_to.thread_id, reply_to.in_topic
    if chat.type == "supergroup":
        return reply_to.thread_id or reply_to.id, False
    return None, False


def _reply(chat: Chat, value: dict[str, Any] | None) -> tuple[Message | None, Quote | None]:
    if not value:
        return None, None
    reply = fields("ReplyParameters", value, _REPLY_FIELDS)
    if reply.get("chat_id", chat.id) != chat.id:
        raise bad_request('field "chat_id" of ReplyParameters is implemented for the same chat only')
    replied = chat.messages.get(reply.get("message_id") or 0)
    if replied is None or replied.deleted:
        if reply.get("allow_sending_without_reply"):
            return None, None
        raise bad_request("message to be replied not found")
    if not reply.get("quote"):
        return replied, None
    return replied, _quote(replied, reply)


def _quote(replied: Message, reply: dict[str, Any]) -> Quote:
    text = formatted(reply["quote"], reply.get("quote_parse_mode"), None, find=False).text
    near = reply.get("quote_position") or 0
    starts = [index for index in range(len(replied.text)) if replied.text.startswith(text, index)]
    if not starts or len(text) > limits.QUOTE_CODE_POINTS:
        raise bad_request("QUOTE_TEXT_INVALID")
    positions = [utf16_length(replied.text[:start]) for start in starts]
    return Quote(text, min(positions, key=lambda position: abs(position - near)))


def _own_message(backend: Backend, values: Values) -> Message:
    if inline_id := values.get("inline_message_id"):
        found = backend.world.inline_messages.get(inline_id)
        if found is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return found
    if "chat_id" not in values or "message_id" not in values:
        raise bad_request("message identifier is not specified")
    chat = backend.world.writable(values["chat_id"])
    message = chat.messages.get(values["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    by_bot = message.sender is backend.bot or (message.sender is None and message.sender_chat is chat)
    if not by_bot or message.via_bot is not None or not message.text:
        raise bad_request("message can't be edited")
    return message


def _edited(backend: Backend, message: Message) -> Any:
    message.edit_date = backend.date()
    backend.bell.ring()
    return True if message.inline_id and message.via_bot else message.to_dict()
