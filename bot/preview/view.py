"""What the page shows, as things with keys: whoever knows the old things needs only those that changed."""

from collections import Counter
from typing import Any, Literal

from bot.preview.backend import Backend
from bot.preview.cast import Cast
from bot.preview.menu import commands_for
from bot.preview.state import ANONYMOUS, Chat, Message
from bot.speech import languages, speech

_QUIET = 6.0  # seconds without a poll after which a bot is not running, or too busy to be of use


def things(backend: Backend, cast: Cast, notice: str | None) -> dict[str, dict[str, Any]]:
    """Everything there is to show, by key. The keys of messages hold chat and id, so that they are replaced."""
    found = {"bot": _bot(backend, cast) | {"notice": notice}}
    for chat in cast.chats:
        found[f"chat {chat.id}"] = _chat(backend, cast, chat)
        comments = _comments(chat)
        for message in chat.messages.values():
            found[f"message {chat.id} {message.id}"] = _message(cast, message, comments.get(message.id))
    for action in backend.chat_actions:
        found[f"typing {action.chat.id}"] = {
            "kind": "typing",
            "chat": action.chat.id,
            "topic": action.thread_id,
            "action": action.action,
            "at": action.at,
        }
    return found


def _line(backend: Backend) -> Literal["starting", "connected", "silent"]:
    """How the bot stands to this server. One that polls asks again as soon as it has what it asked for."""
    updates = backend.updates
    if backend.webhook.target is not None or updates.polling:
        return "connected"
    if not updates.asked_for:
        return "starting"
    return "connected" if backend.clock.now() - updates.heard < _QUIET else "silent"


def _bot(backend: Backend, cast: Cast) -> dict[str, Any]:
    profile, language = backend.profile, cast.you.language_code or ""
    return {
        "kind": "bot",
        "name": backend.bot.first_name,
        "username": backend.bot.username,
        "description": profile.descriptions.get(language) or profile.descriptions.get(""),
        "about": profile.short_descriptions.get(language) or profile.short_descriptions.get(""),
        "line": _line(backend),
        "privacy": not backend.privacy.reads_all,
        "mentions": backend.privacy.mentions_delivered,
        "inline": backend.inline_enabled,
        "you": cast.you.id,
        "people": [{"id": user.id, "name": user.first_name, "runs": user is cast.runner} for user in cast.people],
        "languages": [{"code": code, "name": speech(code).name} for code in languages()],
        "language": cast.you.language_code,
        "anonymous": cast.anonymous,
    }


def _chat(backend: Backend, cast: Cast, chat: Chat) -> dict[str, Any]:
    return {
        "kind": "chat",
        "id": chat.id,
        "type": chat.type,
        "title": chat.title or backend.bot.first_name,
        "members": len(chat.members) + chat.bot_is_in,
        "standing": chat.bot_status,
        "rules": cast.rules(chat),
        "writable": cast.may_write(chat),
        "linked": chat.linked.id if chat.linked else None,
        "topics": [{"id": number, "name": name} for number, name in chat.topics.items()] if chat.is_forum else None,
        "commands": commands_for(backend.profile, chat, cast.you),
    }


def _comments(channel: Chat) -> dict[int, dict[str, int]]:
    """Under each post that was forwarded into the discussion: which message it is there, and how many follow it."""
    if channel.type != "channel" or channel.linked is None:
        return {}
    there = [message for message in channel.linked.messages.values() if not message.deleted]
    count = Counter(message.thread_id for message in there)
    return {
        message.extra["forward_origin"]["message_id"]: {"message": message.id, "count": count[message.id]}
        for message in there
        if message.extra.get("is_automatic_forward")
    }


def _message(cast: Cast, message: Message, comments: dict[str, int] | None) -> dict[str, Any]:
    force_reply = message.markup is not None and "force_reply" in message.markup
    return {
        "kind": "message",
        "message": message.to_dict(),
        "own": message.sender is cast.you or (message.sender is ANONYMOUS and cast.wrote(message)),
        "editable": cast.wrote(message),
        "comments": comments,
        "withheld": message.withheld,
        "deleted": message.deleted,
        "force_reply": force_reply,
        "placeholder": message.markup.get("input_field_placeholder") if message.markup and force_reply else None,
    }
