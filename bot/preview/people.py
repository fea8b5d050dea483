"""What people do in their own clients: write, edit, press, search inline, choose, post."""

from collections.abc import Mapping
from typing import Any

from bot.preview import limits
from bot.preview.backend import Backend, Press, Search
from bot.preview.discussion import forward_post
from bot.preview.drafts import chosen, marked, origin, typed
from bot.preview.places import Places
from bot.preview.sending import thread_of_reply
from bot.preview.state import ANONYMOUS, CHANNEL_MASK, Chat, Message, User
from bot.preview.text import FormattedText


class People:
    """The human side. Each act changes the world at once and creates the updates that the bot may see."""

    def __init__(self, backend: Backend, places: Places) -> None:
        self._backend = backend
        self._places = places

    def user(
        self,
        first_name: str = "Ada",
        *,
        username: str | None = None,
        language_code: str | None = "en",
        is_bot: bool = False,
    ) -> User:
        """A new person, or another bot."""
        return self._backend.world.add_user(
            first_name, username=username, language_code=language_code, is_bot=is_bot
        )

    def say(
        self,
        user: User,
        text: str,
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        quote: str | None = None,
        thread: int | None = None,
        anonymous: bool = False,
        as_chat: Chat | None = None,
    ) -> Message:
        """The user writes into the chat, or to the bot in private; what the client recognises becomes entities.

        `quote` is a part of `reply_to` that the user marked. `thread` is a topic's id. `anonymous` hides an
        administrator behind the group, `as_chat` speaks as a channel. Raises ValueError for what no client
        would send.
        """
        chat = self._places.private(user) if chat is None else chat
        content = typed(text)
        _check_topic(chat, thread)
        if chat.muted and not chat.rules(user):
            raise ValueError(f"only administrators write in {chat.title}")
        if user.id not in chat.members and chat.type in {"group", "supergroup"}:
            chat.members[user.id] = "member"
        sender = ANONYMOUS if anonymous else CHANNEL_MASK if as_chat else user
        message = self._message(chat, sender, content)
        message.sender_chat = chat if anonymous else as_chat
        message.reply_to = reply_to
        message.quote = marked(reply_to, quote)
        if thread is not None:
            message.thread_id, message.in_topic = thread, True
        elif reply_to is not None:
            message.thread_id, message.in_topic = thread_of_reply(chat, reply_to)
        if user.is_bot:
            chat.last_bot = user.id
        self._backend.deliver("message", message)
        return message

    def send_document(
        self,
        user: User,
        name: str,
        content: bytes,
        caption: str = "",
        chat: Chat | None = None,
        *,
        thread: int | None = None,
    ) -> Message:
        """The user sends a file into the chat, or to the bot in private. Raises ValueError as `say` does."""
        chat = chat or self._places.private(user)
        _check_topic(chat, thread)
        words = typed(caption, caption=True)
        file = self._backend.files.add("documents", name, content)
        message = self._message(chat, user, words)
        message.media = {"document": file.to_dict() | {"file_name": name}}
        if thread is not None:
            message.thread_id, message.in_topic = thread, True
        self._backend.deliver("message", message)
        return message

    def send(
        self,
        user: User,
        media: Mapping[str, Any],
        caption: str = "",
        chat: Chat | None = None,
        *,
        reply_to: Message | None = None,
        album: str | None = None,
    ) -> Message:
        """The user sends something else than text: `media` as it stands in a Message of the Bot API.

        Photos of one `album` are one message to whoever sends them.
        """
        chat = self._places.private(user) if chat is None else chat
        message = self._message(chat, user, typed(caption, caption=True))
        message.media, message.reply_to = media, reply_to
        if album is not None:
            message.extra = {"media_group_id": album}
        self._backend.deliver("message", message)
        return message

    def forward(self, user: User, message: Message, chat: Chat | None = None) -> Message:
        """The user forwards a message into the chat, as a post into a channel, or to the bot in private.

        Text, media, where it comes from and the bot that it was sent through go along, buttons do not.
        """
        assert message.chat is not None
        channel = chat if chat is not None and chat.type == "channel" else None
        forwarded = self._message(chat or self._places.private(user), None if channel else user, message.content)
        forwarded.sender_chat = channel
        forwarded.media, forwarded.via_bot = message.media, message.via_bot
        forwarded.extra = {"forward_origin": origin(message)}
        self._backend.deliver("channel_post" if channel else "message", forwarded)
        if channel:
            forward_post(self._backend, forwarded)
        return forwarded

    def start(self, user: User, parameter: str | None = None) -> Message:
        """The user opens the bot by its link and presses Start."""
        return self.say(user, f"/start {parameter}" if parameter else "/start")

    def edit(self, message: Message, text: str) -> None:
        """The author changes the text: an edited message, or channel post, under the same id."""
        assert message.chat is not None
        message.content = typed(text, caption=bool(message.media))
        message.edit_date = self._backend.date()
        channel = message.chat.type == "channel"
        self._backend.deliver("edited_channel_post" if channel else "edited_message", message)

    def delete(self, message: Message) -> None:
        """Someone deletes the message. Telegram tells a bot nothing of it."""
        message.deleted = True
        self._backend.bell.ring()

    def post(self, channel: Chat, text: str, *, photo: bool = False, album: str | None = None) -> Message:
        """A post in a channel, which Telegram forwards into its discussion group if it has one.

        With a photo the text is its caption and may be empty; photos of one `album` are one post to the reader.
        """
        if channel.type != "channel":
            raise ValueError(f"{channel.title} is no channel")
        post = self._message(channel, None, typed(text, caption=photo))
        post.sender_chat = channel
        if photo:
            file = self._backend.files.add("photos", "photo.jpg", b"\xff\xd8\xff")
            post.media = {"photo": [file.to_dict() | {"width": 90, "height": 60}]}
        if album is not None:
            post.extra = {"media_group_id": album}
        self._backend.deliver("channel_post", post)
        forward_post(self._backend, post)
        return post

    def press(self, user: User, message: Message, button: str, *, inaccessible: bool = False) -> Press:
        """Press the button with this text or callback data. `press.answer` fills when the bot answers.

        `inaccessible` leaves only the id of the message in the query, as for an old one. Raises LookupError
        where there is no such button, ValueError where it does not call back.
        """
        found = next((one for one in message.buttons() if button in {one["text"], one.get("callback_data")}), None)
        if found is None:
            labels = [one["text"] for one in message.buttons()]
            raise LookupError(f"no button {button!r} among {labels}")
        if "callback_data" not in found:
            raise ValueError(f"the button {button!r} does not call the bot")
        backend = self._backend
        press = Press(backend.query_id(), user, message, found["callback_data"], backend.clock.now())
        backend.presses[press.id] = press
        payload = {
            "id": press.id,
            "from": user.to_dict(),
            "chat_instance": backend.chat_instance(message),
            "data": press.data,
        }
        if message.inline_id is not None:
            payload["inline_message_id"] = message.inline_id
        elif inaccessible and message.chat is not None:
            payload["message"] = {"chat": message.chat.to_dict(), "message_id": message.id, "date": 0}
        else:
            payload["message"] = message.to_dict()
        backend.updates.create("callback_query", payload)
        return press

    def inline(self, user: User, query: str, offset: str = "", *, chat_type: str = "sender") -> Search:
        """Type `@bot query` anywhere, or scroll on with `offset`. `search.results` fills when the bot answers."""
        backend = self._backend
        if not backend.inline_enabled:
            raise ValueError("inline mode is off for this bot")
        if len(query) > limits.INLINE_QUERY_CODE_POINTS:
            raise ValueError("a client cuts an inline query at 256 characters")
        search = Search(backend.query_id(), user, query, offset, backend.clock.now())
        backend.searches[search.id] = search
        payload = {
            "id": search.id,
            "from": user.to_dict(),
            "query": query,
            "offset": offset,
            "chat_type": chat_type,
        }
        backend.updates.create("inline_query", payload)
        return search

    def choose(
        self, search: Search, result_id: str, chat: Chat | None = None, *, thread: int | None = None
    ) -> Message:
        """Send a result into a chat or a topic of it, or into a chat that the bot knows nothing of.

        The bot hears of the choice only where feedback is switched on, and of the message where it is in the
        chat. Raises LookupError where there is no such result.
        """
        result = next((one for one in search.results or [] if one.id == result_id), None)
        if result is None:
            raise LookupError(f"no result {result_id!r}")
        if chat is not None:
            _check_topic(chat, thread)
        message = chosen(self._backend, search, result, chat)
        if thread is not None:
            message.thread_id, message.in_topic = thread, True
        if self._backend.inline_feedback:
            payload = {"result_id": result.id, "from": search.user.to_dict(), "query": search.query}
            if message.inline_id is not None:
                payload["inline_message_id"] = message.inline_id
            self._backend.updates.create("chosen_inline_result", payload)
        if chat is not None:
            self._backend.deliver("channel_post" if chat.type == "channel" else "message", message)
        return message

    def _message(self, chat: Chat, sender: User | None, content: FormattedText) -> Message:
        world = self._backend.world
        message = Message(world.next_message_id(chat), chat, sender, self._backend.date(), content)
        return world.add_message(message)


def _check_topic(chat: Chat, thread: int | None) -> None:
    if thread is not None and thread not in chat.topics:
        raise ValueError(f"{chat.title} has no topic {thread}")
