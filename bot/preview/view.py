"""What the page shows, as things with keys: whoever knows the old things needs only those that changed."""

from typing import Any

from bot.preview.backend import Backend
from bot.preview.cast import Cast
from bot.preview.menu import commands_for
from bot.preview.state import Chat, Message


def things(backend: Backend, cast: Cast) -> dict[str, dict[str, Any]]:
    """Everything there is to show, by key. The keys of messages hold chat and id, so that they are replaced."""
    found = {"bot": _bot(backend, cast)}
    for chat in cast.chats:
        found[f"chat {chat.id}"] = _chat(backend, cast, chat)
        for message in chat.messages.values():
            found[f"message {chat.id} {message.id}"] = _message(cast, message)
    for action in backend.chat_actions:
        found[f"typing {action.chat.id}"] = {
            "kind": "typing",
            "chat": action.chat.id,
            "topic": action.thread_id,
            "action": action.action,
            "at": action.at,
        }
    return found


def _bot(backend: Backend, cast: Cast) -> dict[str, Any]:
    profile, language = backend.profile, cast.you.language_code or ""
    return {
        "kind": "bot",
        "name": backend.bot.first_name,
        "username": backend.bot.username,
        "description": profile.descriptions.get(language) or profile.descriptions.get(""),
        "about": profile.short_descriptions.get(language) or profile.short_descriptions.get(""),
        "connected": backend.updates.asked_for or backend.webhook.target is not None,
        "privacy": not backend.privacy.reads_all,
        "mentions": backend.privacy.mentions_delivered,
        "inline": backend.inline_enabled,
        "you": cast.you.id,
        "language": cast.you.language_code,
    }


def _chat(backend: Backend, cast: Cast, chat: Chat) -> dict[str, Any]:
    return {
        "kind": "chat",
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or backend.bot.first_name,
        "members": len(chat.members) + chat.bot_is_in,
        "inside": chat.bot_is_in,
        "topics": [{"id": number, "name": name} for number, name in chat.topics.items()] if chat.is_forum else None,
        "commands": commands_for(backend.profile, chat, cast.you),
    }


def _message(cast: Cast, message: Message) -> dict[str, Any]:
    force_reply = message.markup is not None and "force_reply" in message.markup
    return {
        "kind": "message",
        "message": message.to_dict(),
        "own": message.sender is cast.you,
        "withheld": message.withheld,
        "deleted": message.deleted,
        "force_reply": force_reply,
        "placeholder": message.markup.get("input_field_placeholder") if message.markup and force_reply else None,
    }
