"""The methods that answer a press of a button and an inline query."""

import re
from typing import Any

from bot.preview import limits
from bot.preview.backend import Backend, InlineResult
from bot.preview.errors import bad_request
from bot.preview.keyboard import inline_keyboard
from bot.preview.params import Kinds, Table, Values, array, boolean, fields, integer, mapping, string
from bot.preview.sending import link_preview
from bot.preview.text import formatted

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_RESULT_FIELDS: Kinds = {
    "type": str,
    "id": object,
    "title": str,
    "input_message_content": dict,
    "reply_markup": dict,
    "url": str,
    "description": str,
    "thumbnail_url": str,
    "thumbnail_width": int,
    "thumbnail_height": int,
}
_CONTENT_FIELDS: Kinds = {
    "message_text": str,
    "parse_mode": str,
    "entities": list,
    "link_preview_options": dict,
}
_BUTTON_FIELDS: Kinds = {"text": str, "start_parameter": str}
_START_PARAMETER = re.compile(rf"[A-Za-z0-9_-]{{1,{limits.START_PARAMETER_CHARS}}}")

ANSWER_CALLBACK = Table(
    {
        "callback_query_id": string,
        "text": string,
        "show_alert": boolean,
        "url": string,
        "cache_time": integer,
    },
    frozenset({"callback_query_id"}),
)
ANSWER_INLINE = Table(
    {
        "inline_query_id": string,
        "results": array,
        "cache_time": integer,
        "is_personal": boolean,
        "next_offset": string,
        "button": mapping,
    },
    frozenset({"inline_query_id", "results"}),
)


def answer_callback_query(backend: Backend, values: Values) -> Any:
    """AnswerCallbackQuery: True, once a press and in time."""
    if len(values.get("text", "")) > limits.CALLBACK_ANSWER_CODE_POINTS:
        raise bad_request("MESSAGE_TOO_LONG")
    if values.get("url") and not _is_own_link(values["url"], backend.bot.username or ""):
        raise bad_request("URL_INVALID")
    press = backend.fresh_press(values["callback_query_id"])
    if press is None:
        raise bad_request(_TOO_OLD)
    press.answer = {key: value for key, value in values.items() if key != "callback_query_id"}
    return True


def answer_inline_query(backend: Backend, values: Values) -> Any:
    """AnswerInlineQuery: True, once a query and in time."""
    if len(values["results"]) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_result(raw) for raw in values["results"]]
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset = values.get("next_offset", "")
    if len(next_offset.encode()) > limits.INLINE_NEXT_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    if values.get("cache_time", 0) < 0:
        raise bad_request("CACHE_TIME_INVALID")
    if values.get("button"):
        _check_button(values["button"])
    search = backend.fresh_search(values["inline_query_id"])
    if search is None:
        raise bad_request(_TOO_OLD)
    search.results = results
    search.next_offset = next_offset
    search.answer = {key: value for key, value in values.items() if key != "inline_query_id"}
    return True


def _result(raw: object) -> InlineResult:
    if not isinstance(raw, dict) or raw.get("type") != "article":
        kind = raw.get("type") if isinstance(raw, dict) else raw
        raise bad_request(f"inline result of type {kind!r} is not implemented by this server, only article is")
    result = fields("InlineQueryResultArticle", raw, _RESULT_FIELDS)
    identifier = result.get("id")
    if not isinstance(identifier, str) or not 1 <= len(identifier.encode()) <= limits.INLINE_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not (result.get("title") or "").strip():
        raise bad_request("RESULT_TITLE_EMPTY")
    content = fields("InputTextMessageContent", result.get("input_message_content"), _CONTENT_FIELDS)
    return InlineResult(
        identifier,
        result["title"],
        formatted(content.get("message_text") or "", content.get("parse_mode"), content.get("entities")),
        inline_keyboard(result["reply_markup"]) if result.get("reply_markup") else None,
        link_preview(content.get("link_preview_options")),
        result,
    )


def _check_button(raw: object) -> None:
    button = fields("InlineQueryResultsButton", raw, _BUTTON_FIELDS)
    if not (button.get("text") or "").strip():
        raise bad_request("InlineQueryResultsButton text must be non-empty")
    if not _START_PARAMETER.fullmatch(button.get("start_parameter") or ""):
        raise bad_request("START_PARAM_INVALID")


def _is_own_link(url: str, username: str) -> bool:
    pattern = rf"(?:https?://)?t\.me/{re.escape(username)}\?start={_START_PARAMETER.pattern}"
    return re.fullmatch(pattern, url, re.IGNORECASE) is not None
