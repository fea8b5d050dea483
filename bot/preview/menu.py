"""Which commands a reader's client offers: the narrowest scope that has any."""

import json
from typing import Any

from bot.preview.backend import Profile
from bot.preview.state import Chat, User


def commands_for(profile: Profile, chat: Chat, user: User) -> list[dict[str, str]]:
    """The commands in this chat's menu for this user, in the order of scopes that Telegram documents.

    Source: core.telegram.org/bots/api#determining-list-of-commands
    """
    for scope in _scopes(chat, user):
        for language in (user.language_code or "", ""):
            found = profile.commands.get((json.dumps(scope, sort_keys=True), language))
            if found:
                return found
    return []


def _scopes(chat: Chat, user: User) -> list[dict[str, Any]]:
    here = {"chat_id": chat.id}
    if chat.type == "private":
        return [{"type": "chat"} | here, {"type": "all_private_chats"}, {"type": "default"}]
    if chat.type == "channel":
        return []
    rules = chat.rules(user)
    return [
        {"type": "chat_member", "user_id": user.id} | here,
        *([{"type": "chat_administrators"} | here] if rules else []),
        {"type": "chat"} | here,
        *([{"type": "all_chat_administrators"}] if rules else []),
        {"type": "all_group_chats"},
        {"type": "default"},
    ]
