"""The methods by which a bot describes itself, and leaves."""

import json
import re
from typing import Any

from bot.preview import limits
from bot.preview.backend import Backend
from bot.preview.errors import bad_request
from bot.preview.params import Kinds, Table, Values, array, fields, mapping, string

_NAME = re.compile(rf"[a-z0-9_]{{1,{limits.COMMAND_CHARS}}}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_SCOPES: dict[str, Kinds] = {
    "default": {},
    "all_private_chats": {},
    "all_group_chats": {},
    "all_chat_administrators": {},
    "chat": {"chat_id": int | str},
    "chat_administrators": {"chat_id": int | str},
    "chat_member": {"chat_id": int | str, "user_id": int},
}

NOTHING = Table({})
SET_COMMANDS = Table({"commands": array, "scope": mapping, "language_code": string}, frozenset({"commands"}))
COMMANDS = Table({"scope": mapping, "language_code": string})
SET_DESCRIPTION = Table({"description": string, "language_code": string})
DESCRIPTION = Table({"language_code": string})
SET_SHORT_DESCRIPTION = Table({"short_description": string, "language_code": string})


def get_me(backend: Backend, _values: Values) -> Any:
    """GetMe: the User with what the registrar has switched on."""
    return backend.bot.to_dict() | {
        "can_join_groups": backend.can_join_groups,
        "can_read_all_group_messages": backend.privacy.reads_all,
        "supports_inline_queries": backend.inline_enabled,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(backend: Backend, values: Values) -> Any:
    """SetMyCommands: True."""
    commands = [_command(raw) for raw in values["commands"]]
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    backend.profile.commands[_where(backend, values)] = commands
    return True


def get_my_commands(backend: Backend, values: Values) -> Any:
    """GetMyCommands: what was set for exactly this scope and language."""
    return backend.profile.commands.get(_where(backend, values), [])


def delete_my_commands(backend: Backend, values: Values) -> Any:
    """DeleteMyCommands: True."""
    backend.profile.commands.pop(_where(backend, values), None)
    return True


def set_my_description(backend: Backend, values: Values) -> Any:
    """SetMyDescription: True."""
    text = values.get("description", "")
    _describe(backend.profile.descriptions, values, text, limits.DESCRIPTION_CODE_POINTS)
    return True


def set_my_short_description(backend: Backend, values: Values) -> Any:
    """SetMyShortDescription: True."""
    text = values.get("short_description", "")
    _describe(backend.profile.short_descriptions, values, text, limits.SHORT_DESCRIPTION_CODE_POINTS)
    return True


def get_my_description(backend: Backend, values: Values) -> Any:
    """GetMyDescription: what was set for exactly this language."""
    return {"description": backend.profile.descriptions.get(_language(values), "")}


def get_my_short_description(backend: Backend, values: Values) -> Any:
    """GetMyShortDescription: what was set for exactly this language."""
    return {"short_description": backend.profile.short_descriptions.get(_language(values), "")}


def log_out(backend: Backend, _values: Values) -> Any:
    """LogOut: True, and every later request is refused."""
    backend.profile.logged_out = True
    return True


def close(_backend: Backend, _values: Values) -> Any:
    """Close: True. There is no second server to move to, so nothing changes."""
    return True


def _describe(kept: dict[str, str], values: Values, text: str, most: int) -> None:
    if len(text) > most:
        raise bad_request("BOT_DESCRIPTION_TOO_LONG")
    language = _language(values)
    kept.pop(language, None)
    if text:
        kept[language] = text


def _command(raw: object) -> dict[str, str]:
    command = fields("BotCommand", raw, {"command": str, "description": str})
    name = (command.get("command") or "").removeprefix("/")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    description = (command.get("description") or "").strip()
    if not 1 <= len(description) <= limits.COMMAND_DESCRIPTION_CODE_POINTS:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _where(backend: Backend, values: Values) -> tuple[str, str]:
    scope = values.get("scope") or {"type": "default"}
    kind = scope.get("type")
    if not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request(f"Unsupported type {kind!r} of BotCommandScope specified")
    wanted = _SCOPES[kind]
    given = fields(f"BotCommandScope {kind}", scope, {"type": str, **wanted})
    for name in sorted(wanted):
        if name not in given:
            raise bad_request(f"{name} is empty")
    if "chat_id" in given:
        backend.world.chat(scope["chat_id"])
    return json.dumps(scope, sort_keys=True), _language(values)


def _language(values: Values) -> str:
    language: str = values.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("Invalid language code specified")
    return language
