"""What exists: users, chats, topics and messages, and how each looks as a Bot API object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from bot.preview.errors import ApiError, bad_request
from bot.preview.text import FormattedText

ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
# why a bot did not get a message: it is not there, privacy mode, or it does not ask for this kind of update
Withheld = Literal["absent", "privacy", "kind"]

PRESENT: frozenset[str] = frozenset({"creator", "administrator", "member", "restricted"})
_SUPERGROUPS_BELOW = -1_000_000_000_000


@dataclass(eq=False)
class User:
    """A person, or a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The User object."""
        head = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        tail = {name: getattr(self, name) for name in ("last_name", "username", "language_code")}
        return head | {name: value for name, value in tail.items() if value}


# Telegram's own actors: who forwards channel posts into a discussion group, and the masks of an administrator
# who writes as the group and of a person who writes as a channel
TELEGRAM = User(777_000, "Telegram")
ANONYMOUS = User(1_087_968_824, "Group", username="GroupAnonymousBot", is_bot=True)
CHANNEL_MASK = User(136_817_688, "Channel", username="Channel_Bot", is_bot=True)


@dataclass(eq=False)
class Chat:
    """A private chat (its id is the user's), group, supergroup or channel, as the one bot meets it."""

    id: int
    type: ChatType
    title: str | None = None
    username: str | None = None
    user: User | None = None
    is_forum: bool = False
    bot_status: Status = "left"
    bot_lacks: frozenset[str] = frozenset()  # rights of an administrator that the bot was not given
    muted: bool = False  # its members may not write, only its administrators
    members: dict[int, Status] = field(default_factory=dict)
    linked: "Chat | None" = None
    migrated_to: "Chat | None" = None
    topics: dict[int, str] = field(default_factory=dict)
    messages: dict[int, "Message"] = field(default_factory=dict)
    last_bot: int | None = None  # whose a bare /command in a group is

    def to_dict(self) -> dict[str, Any]:
        """The Chat object."""
        if self.user is not None:
            named = {key: getattr(self.user, key) for key in ("first_name", "last_name", "username")}
        else:
            named = {"title": self.title, "username": self.username, "is_forum": self.is_forum}
        return {"id": self.id} | {key: value for key, value in named.items() if value} | {"type": self.type}

    def rules(self, user: User) -> bool:
        """Whether the user owns or administers it."""
        return self.members.get(user.id) in {"creator", "administrator"}

    @property
    def bot_is_in(self) -> bool:
        return self.bot_status in PRESENT


@dataclass(frozen=True)
class Quote:
    """What a reply quotes; `position` in UTF-16 code units of the replied text."""

    text: str
    position: int

    def to_dict(self) -> dict[str, Any]:
        """The TextQuote object."""
        return {"text": self.text, "position": self.position, "is_manual": True}


@dataclass(eq=False)
class Message:
    """A message; `chat` is None for one that was sent inline into a chat that the bot does not see."""

    id: int
    chat: Chat | None
    sender: User | None
    date: int
    content: FormattedText
    sender_chat: Chat | None = None
    reply_to: "Message | None" = None
    quote: Quote | None = None
    thread_id: int | None = None
    in_topic: bool = False
    keyboard: dict[str, Any] | None = None
    link_preview: dict[str, Any] | None = None
    markup: dict[str, Any] | None = None  # force_reply or remove_keyboard: for the reader's screen alone
    protected: bool = False
    via_bot: User | None = None
    edit_date: int | None = None
    inline_id: str | None = None
    deleted: bool = False
    withheld: Withheld | None = None  # of the latest version
    media: Mapping[str, Any] = field(default_factory=dict)  # a photo or document, whose caption the content is
    extra: Mapping[str, Any] = field(default_factory=dict)  # service content, forwarding

    @property
    def text(self) -> str:
        return self.content.text

    def buttons(self) -> Iterator[dict[str, Any]]:
        """Every inline button, row by row."""
        for row in (self.keyboard or {}).get("inline_keyboard", []):
            yield from row

    def to_dict(self, *, shallow: bool = False) -> dict[str, Any]:
        """The Message object; a shallow one, as inside of a reply, shows no further reply."""
        entities = [entity.to_dict() for entity in self.content.entities]
        whole: dict[str, Any] = {
            "message_id": self.id,
            "message_thread_id": self.thread_id,
            "is_topic_message": self.in_topic or None,
            "from": self.sender.to_dict() if self.sender else None,
            "sender_chat": self.sender_chat.to_dict() if self.sender_chat else None,
            "chat": self.chat.to_dict() if self.chat else None,
            "date": self.date,
            "edit_date": self.edit_date,
            "via_bot": self.via_bot.to_dict() if self.via_bot else None,
            "has_protected_content": self.protected or None,
            "caption" if self.media else "text": self.text or None,
            "caption_entities" if self.media else "entities": entities or None,
            "link_preview_options": self.link_preview,
            "reply_markup": self.keyboard,
            **self.media,
            **self.extra,
        }
        if not shallow:
            whole["reply_to_message"] = self.reply_to.to_dict(shallow=True) if self.reply_to else None
            whole["quote"] = self.quote.to_dict() if self.quote else None
        return {key: value for key, value in whole.items() if value is not None}


class World:
    """Every user, chat and message of one server."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.inline_messages: dict[str, Message] = {}
        self._user_ids = count(100_001)
        self._group_ids = count(4_000_001)
        self._supergroup_ids = count(1_500_000_001)
        self._shared_message_ids = count(1)
        self._message_ids: dict[int, Iterator[int]] = {}

    def add_user(self, first_name: str, *, username: str | None, language_code: str | None, is_bot: bool) -> User:
        user = User(next(self._user_ids), first_name, None, username, language_code, is_bot)
        self.users[user.id] = user
        return user

    def add_chat(self, kind: ChatType, **details: Any) -> Chat:
        """A new chat; a private one takes `user` and the user's id."""
        if kind == "private":
            number = details["user"].id
        elif kind == "group":
            number = -next(self._group_ids)
        else:
            number = _SUPERGROUPS_BELOW - next(self._supergroup_ids)
        chat = Chat(number, kind, **details)
        self.chats[chat.id] = chat
        return chat

    def next_message_id(self, chat: Chat) -> int:
        """Message ids count up a supergroup or channel, and over all private chats and groups together."""
        if chat.type in {"private", "group"}:
            return next(self._shared_message_ids)
        return next(self._message_ids.setdefault(chat.id, count(1)))

    def add_message(self, message: Message) -> Message:
        assert message.chat is not None
        message.chat.messages[message.id] = message
        return message

    def chat(self, reference: int | str) -> Chat:
        """The chat by id or @username. Raises ApiError 400 `chat not found`."""
        if isinstance(reference, str):
            wanted = reference.removeprefix("@").lower()
            public = (chat for chat in self.chats.values() if chat.type in {"supergroup", "channel"})
            found = next((chat for chat in public if (chat.username or "").lower() == wanted), None)
        else:
            found = self.chats.get(reference)
        if found is None and reference in self.users:
            raise ApiError(403, "bot can't initiate conversation with a user")
        if found is None:
            raise bad_request("Chat not found")
        return found

    def writable(self, reference: int | str) -> Chat:
        """The chat, where the bot may write. Raises ApiError 400 or 403 as Telegram does."""
        chat = self.chat(reference)
        if chat.migrated_to is not None:
            raise ApiError(400, "group chat was upgraded to a supergroup chat", migrate_to=chat.migrated_to.id)
        if chat.type == "private":
            if chat.bot_status == "kicked":
                raise ApiError(403, "bot was blocked by the user")
            return chat
        if chat.bot_status == "kicked":
            raise ApiError(403, f"bot was kicked from the {chat.type} chat")
        if chat.bot_status == "left":
            raise ApiError(403, f"bot is not a member of the {chat.type} chat")
        if chat.type == "channel" and (chat.bot_status != "administrator" or "can_post_messages" in chat.bot_lacks):
            raise bad_request("need administrator rights in the channel chat")
        if chat.bot_status == "restricted" or (chat.muted and chat.bot_status != "administrator"):
            raise bad_request("not enough rights to send text messages to the chat")
        return chat
