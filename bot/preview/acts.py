"""What the reader does on the page, carried out as a Telegram client would."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.preview import limits
from bot.preview.cast import Cast
from bot.preview.errors import ApiError
from bot.preview.server import BotApiServer
from bot.preview.state import Chat, Message, Status
from bot.speech import languages

# what the reader can make of the bot, by the type of the chat
_STANDINGS: Mapping[str, frozenset[Status]] = {
    "private": frozenset({"member", "kicked"}),
    "supergroup": frozenset({"member", "administrator", "left"}),
    "channel": frozenset({"administrator", "left"}),
}
_PATIENCE = 20.0  # seconds that a client shows a pressed button as pending

Given = Mapping[str, Any]


class ActError(ValueError):
    """What was asked for cannot be done; the message is for the reader."""


class Acts:
    """The page's requests by name. Each takes what the page gave and returns what the page is told."""

    def __init__(self, server: BotApiServer, cast: Cast) -> None:
        self._server = server
        self._cast = cast
        self._table: dict[str, Callable[[Given], Awaitable[dict[str, Any]]]] = {
            "say": self._say,
            "document": self._document,
            "forward": self._forward,
            "start": self._start,
            "edit": self._edit,
            "delete": self._delete,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "set": self._set,
            "standing": self._standing,
        }

    async def do(self, name: str, given: Given) -> dict[str, Any]:
        """Carry out one. Raises ActError where no client could, LookupError where there is no such act."""
        act = self._table[name]
        try:
            return await act(given)
        except (ValueError, LookupError, TypeError, ApiError) as error:
            raise ActError(str(error).strip("'")) from error

    async def _say(self, given: Given) -> dict[str, Any]:
        chat, people = self._writable(given), self._server.people
        if chat.type == "channel":
            return _sent(people.post(chat, _text(given)))
        reply_to = self._message(given, "reply_to") if given.get("reply_to") else None
        message = people.say(
            self._cast.you,
            _text(given),
            chat,
            reply_to=reply_to,
            quote=given.get("quote") or None,
            thread=given.get("topic") or None,
            anonymous=self._cast.anonymous and self._cast.rules(chat),
        )
        return _sent(message)

    async def _document(self, given: Given) -> dict[str, Any]:
        """Send a file, whose content comes in base64."""
        chat = self._writable(given)
        if chat.type == "channel":
            raise ValueError("the preview posts no files in channels")
        content = base64.b64decode(_text(given, "content"), validate=True)
        name, caption, topic = _text(given, "name"), _text(given), given.get("topic") or None
        return _sent(self._server.people.send_document(self._cast.you, name, content, caption, chat, thread=topic))

    async def _forward(self, given: Given) -> dict[str, Any]:
        """Forward a message into the chat `to`."""
        to = self._chat(given, "to")
        if to.type == "channel":
            raise ValueError("the preview forwards nothing into channels")
        return _sent(self._server.people.forward(self._cast.you, self._message(given), to))

    async def _start(self, given: Given) -> dict[str, Any]:
        parameter = given.get("parameter")
        return _sent(self._server.people.start(self._cast.you, str(parameter) if parameter else None))

    async def _edit(self, given: Given) -> dict[str, Any]:
        self._server.people.edit(self._own(given), _text(given))
        return {}

    async def _delete(self, given: Given) -> dict[str, Any]:
        message = self._message(given)
        chat = self._chat(given)
        if not (chat.type == "private" or self._cast.wrote(message) or self._cast.rules(chat)):
            raise ValueError("only administrators delete the messages of others")
        self._server.people.delete(message)
        return {}

    async def _press(self, given: Given) -> dict[str, Any]:
        """What the bot answered, or nothing where it did not in time."""
        message = self._message(given)
        press = self._server.people.press(self._cast.you, message, _text(given, "data"))
        try:
            await self._server.backend.bell.until(lambda: press.answered, _PATIENCE)
        except TimeoutError:
            return {"late": True}
        answer = press.answer or {}
        return {"text": answer.get("text"), "alert": answer.get("show_alert", False), "url": answer.get("url")}

    async def _inline(self, given: Given) -> dict[str, Any]:
        """The results of an inline query; `late` where the bot did not answer."""
        search = self._server.people.inline(
            self._cast.you, str(given.get("query", "")), str(given.get("offset", "")), chat_type=self._type(given)
        )
        try:
            await self._server.backend.bell.until(lambda: search.answered, limits.INLINE_SECONDS)
        except TimeoutError:
            return {"late": True}
        return {
            "search": search.id,
            "next": search.next_offset,
            "button": (search.answer or {}).get("button"),
            "results": [
                {"id": one.id, "title": one.title, "description": one.raw.get("description")}
                for one in search.results or []
            ],
        }

    async def _choose(self, given: Given) -> dict[str, Any]:
        search = self._server.backend.searches[_text(given, "search")]
        chat, topic = self._writable(given), given.get("topic") or None
        return _sent(self._server.people.choose(search, _text(given, "result"), chat, thread=topic))

    async def _set(self, given: Given) -> dict[str, Any]:
        """The switches of the bot's registrar, who sits before the page, and their language and mask."""
        privacy, cast = self._server.privacy, self._cast
        if "privacy" in given:
            privacy.reads_all = not given["privacy"]
        if "mentions" in given:
            privacy.mentions_delivered = bool(given["mentions"])
        if given.get("language") in languages():
            cast.you.language_code = given["language"]
        if "you" in given:
            cast.sit(given["you"])
        if "anonymous" in given:
            cast.anonymous = bool(given["anonymous"])
        self._server.backend.bell.ring()
        return {}

    async def _standing(self, given: Given) -> dict[str, Any]:
        """Add, promote, demote, remove or block the bot."""
        chat, status = self._chat(given), given.get("status")
        if status not in _STANDINGS[chat.type] or not (chat.type == "private" or self._cast.rules(chat)):
            raise ValueError("you cannot make that of the bot here")
        self._server.places.set_bot(chat, self._cast.you, status)
        return {}

    def _type(self, given: Given) -> str:
        chat = self._chat(given)
        return "sender" if chat.type == "private" else chat.type

    def _chat(self, given: Given, key: str = "chat") -> Chat:
        chat = next((chat for chat in self._cast.chats if chat.id == given.get(key)), None)
        if chat is None:
            raise LookupError("there is no such chat")
        return chat

    def _writable(self, given: Given) -> Chat:
        chat = self._chat(given)
        if not self._cast.may_write(chat):
            raise ValueError(f"only administrators post in {chat.title}")
        return chat

    def _message(self, given: Given, key: str = "message") -> Message:
        message = self._chat(given).messages.get(int(given.get(key) or 0))
        if message is None or message.deleted:
            raise LookupError("the message is gone")
        return message

    def _own(self, given: Given) -> Message:
        message = self._message(given)
        if not self._cast.wrote(message):
            raise ValueError("only your own messages can be edited")
        return message


def _text(given: Given, key: str = "text") -> str:
    text = given.get(key)
    if not isinstance(text, str):
        raise TypeError(f"{key} is missing")
    return text


def _sent(message: Message) -> dict[str, Any]:
    return {"message": message.id}
