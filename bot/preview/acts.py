"""What the reader does on the page, carried out as a Telegram client would."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.preview import limits
from bot.preview.cast import Cast
from bot.preview.errors import ApiError
from bot.preview.server import BotApiServer
from bot.preview.state import Chat, Message

_LANGUAGES = frozenset({"ar", "de", "en", "ru"})
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
            "start": self._start,
            "edit": self._edit,
            "delete": self._delete,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "set": self._set,
        }

    async def do(self, name: str, given: Given) -> dict[str, Any]:
        """Carry out one. Raises ActError where no client could, LookupError where there is no such act."""
        act = self._table[name]
        try:
            return await act(given)
        except (ValueError, LookupError, TypeError, ApiError) as error:
            raise ActError(str(error).strip("'")) from error

    async def _say(self, given: Given) -> dict[str, Any]:
        chat, people = self._chat(given), self._server.people
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
        )
        return _sent(message)

    async def _start(self, given: Given) -> dict[str, Any]:
        parameter = given.get("parameter")
        return _sent(self._server.people.start(self._cast.you, str(parameter) if parameter else None))

    async def _edit(self, given: Given) -> dict[str, Any]:
        self._server.people.edit(self._own(given), _text(given))
        return {}

    async def _delete(self, given: Given) -> dict[str, Any]:
        self._server.people.delete(self._message(given))
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
        return _sent(self._server.people.choose(search, _text(given, "result"), self._chat(given)))

    async def _set(self, given: Given) -> dict[str, Any]:
        """The switches of the bot's registrar, and the reader's own language."""
        privacy = self._server.privacy
        if "privacy" in given:
            privacy.reads_all = not given["privacy"]
        if "mentions" in given:
            privacy.mentions_delivered = bool(given["mentions"])
        if given.get("language") in _LANGUAGES:
            self._cast.you.language_code = given["language"]
        self._server.backend.bell.ring()
        return {}

    def _type(self, given: Given) -> str:
        chat = self._chat(given)
        return "sender" if chat.type == "private" else chat.type

    def _chat(self, given: Given) -> Chat:
        chat = next((chat for chat in self._cast.chats if chat.id == given.get("chat")), None)
        if chat is None:
            raise LookupError("there is no such chat")
        return chat

    def _message(self, given: Given, key: str = "message") -> Message:
        message = self._chat(given).messages.get(int(given.get(key) or 0))
        if message is None or message.deleted:
            raise LookupError("the message is gone")
        return message

    def _own(self, given: Given) -> Message:
        message = self._message(given)
        posted = message.chat is not None and message.chat.type == "channel" and message.sender is None
        if message.sender is not self._cast.you and not posted:
            raise ValueError("only your own messages can be edited")
        return message


def _text(given: Given, key: str = "text") -> str:
    text = given.get(key)
    if not isinstance(text, str):
        raise TypeError(f"{key} is missing")
    return text


def _sent(message: Message) -> dict[str, Any]:
    return {"message": message.id}
