"""Reply markup: whole keyboards checked as Telegram checks them, and written back as it echoes them."""

from collections.abc import Callable
from typing import Any

from bot.preview import limits
from bot.preview.errors import bad_request
from bot.preview.links import LinkError, check_link
from bot.preview.params import Kinds, fields

_CHOSEN_CHAT: Kinds = {
    "query": str,
    "allow_user_chats": bool,
    "allow_bot_chats": bool,
    "allow_group_chats": bool,
    "allow_channel_chats": bool,
}
_FORCE_REPLY: Kinds = {"force_reply": bool, "input_field_placeholder": str, "selective": bool}
_REMOVE: Kinds = {"remove_keyboard": bool, "selective": bool}


def reply_markup(value: dict[str, Any]) -> dict[str, Any] | None:
    """The markup as a message keeps it: an inline keyboard, or None for what only changes the reader's screen.

    Raises ApiError 400 for what Telegram refuses and for kinds that this server does not implement.
    """
    if "inline_keyboard" in value:
        return inline_keyboard(value)
    if "force_reply" in value:
        fields("ForceReply", value, _FORCE_REPLY)
        return None
    if "remove_keyboard" in value:
        fields("ReplyKeyboardRemove", value, _REMOVE)
        return None
    raise bad_request(f"reply_markup with {sorted(value)} is not implemented by this server")


def inline_keyboard(value: dict[str, Any]) -> dict[str, Any] | None:
    """The inline keyboard with empty rows dropped, or None when nothing is left."""
    rows = fields("InlineKeyboardMarkup", value, {"inline_keyboard": object}).get("inline_keyboard")
    if not isinstance(rows, list):
        raise bad_request('Field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request('Field "inline_keyboard" must be an Array of Arrays')
    buttons = [[_button(button) for button in row] for row in rows if row]
    too_wide = any(len(row) > limits.KEYBOARD_ROW_BUTTONS for row in buttons)
    if too_wide or sum(map(len, buttons)) > limits.KEYBOARD_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": buttons} if buttons else None


def _button(raw: object) -> dict[str, Any]:
    known: Kinds = dict.fromkeys(("text", *_ACTIONS), object)
    button = fields("InlineKeyboardButton", raw, known)
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("Can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    actions = [name for name in button if name != "text"]
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"inline keyboard button must have exactly one action, not {', '.join(actions)}")
    action = actions[0]
    return {"text": text, action: _ACTIONS[action](button[action])}


def _url(value: object) -> str:
    try:
        return check_link(str(value))
    except LinkError as error:
        raise bad_request(f"Inline keyboard button URL '{value}' is invalid: {error}") from error


def _callback_data(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= limits.CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return value


def _copy_text(value: object) -> dict[str, Any]:
    copied = fields("CopyTextButton", value, {"text": object})
    text = copied.get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= limits.COPY_TEXT_CODE_POINTS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return copied


def _query(value: object) -> str:
    if not isinstance(value, str) or len(value) > limits.INLINE_QUERY_CODE_POINTS:
        raise bad_request("BUTTON_SWITCH_QUERY_INVALID")
    return value


def _chosen_chat(value: object) -> dict[str, Any]:
    return fields("SwitchInlineQueryChosenChat", value, _CHOSEN_CHAT)


_ACTIONS: dict[str, Callable[[object], Any]] = {
    "url": _url,
    "callback_data": _callback_data,
    "copy_text": _copy_text,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
    "switch_inline_query_chosen_chat": _chosen_chat,
}
