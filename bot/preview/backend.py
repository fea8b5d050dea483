"""What the methods and the people act upon: one bot's world, its queue, and what it still owes an answer."""

import zlib
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.preview import limits
from bot.preview.bell import Bell
from bot.preview.clock import Clock
from bot.preview.faults import Faults
from bot.preview.files import Files
from bot.preview.pace import Pace
from bot.preview.privacy import Privacy
from bot.preview.state import Chat, Message, User, World
from bot.preview.text import FormattedText
from bot.preview.transcript import Transcript
from bot.preview.updates import Updates
from bot.preview.webhook import Webhook


@dataclass(eq=False)
class Press:
    """A press of a callback button; `answer` is None until the bot has answered, then what it answered."""

    id: str
    user: User
    message: Message
    data: str
    at: float
    answer: dict[str, Any] | None = None

    @property
    def answered(self) -> bool:
        """Whether the bot has answered, be it without a word."""
        return self.answer is not None


@dataclass(frozen=True)
class InlineResult:
    """One result as the reader sees it in the list, and the message that choosing it sends."""

    id: str
    title: str
    content: FormattedText
    keyboard: dict[str, Any] | None
    link_preview: dict[str, Any] | None
    raw: dict[str, Any]


@dataclass(eq=False)
class Search:
    """An inline query; `results` is None until the bot has answered."""

    id: str
    user: User
    query: str
    offset: str
    at: float
    results: list[InlineResult] | None = None
    next_offset: str = ""
    answer: dict[str, Any] | None = None

    @property
    def answered(self) -> bool:
        """Whether the bot has answered, be it with nothing found."""
        return self.results is not None


@dataclass
class Profile:
    """What the bot has told about itself."""

    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    logged_out: bool = False


@dataclass(frozen=True)
class ChatAction:
    """A "typing…" that was shown; `at` in Unix seconds."""

    chat: Chat
    action: str
    thread_id: int | None
    at: float


class Backend:
    """The shared ground of methods and people. `inline_enabled` is the registrar's /setinline."""

    def __init__(self, bot: User, clock: Clock, *, inline_enabled: bool, inline_feedback: bool) -> None:
        self.bot = bot
        self.clock = clock
        self.inline_enabled = inline_enabled
        self.inline_feedback = inline_feedback
        self.can_join_groups = True  # /setjoingroups
        self.bell = Bell()
        self.faults = Faults()
        self.files = Files()
        self.transcript = Transcript()
        self.world = World(bot)
        self.privacy = Privacy(bot)
        self.pace = Pace()
        self.updates = Updates(clock, self.bell, self.faults)
        self.webhook = Webhook(self.updates, clock, self.bell)
        self.profile = Profile()
        self.presses: dict[str, Press] = {}
        self.searches: dict[str, Search] = {}
        self.chat_actions: list[ChatAction] = []
        self._query_ids = count(5_500_000_000_000_001)

    def date(self) -> int:
        """Now, in whole Unix seconds, as messages are dated."""
        return int(self.clock.now())

    def query_id(self) -> str:
        return str(next(self._query_ids))

    def fresh_press(self, query_id: str) -> Press | None:
        """The press that still takes an answer."""
        press = self.presses.get(query_id)
        late = press is not None and self.clock.now() - press.at >= limits.CALLBACK_SECONDS
        return None if press is None or press.answer is not None or late else press

    def fresh_search(self, query_id: str) -> Search | None:
        """The inline query that still takes an answer."""
        search = self.searches.get(query_id)
        late = search is not None and self.clock.now() - search.at >= limits.INLINE_SECONDS
        return None if search is None or search.results is not None or late else search

    def deliver(self, kind: str, message: Message) -> None:
        """Tell the bot of a message, if it may know and has asked for this kind; else the message says why not."""
        chat = message.chat
        if chat is None or not chat.bot_is_in:
            message.withheld = "absent"
        elif not self.privacy.delivers(chat, message):
            message.withheld = "privacy"
        else:
            created = self.updates.create(kind, message.to_dict())
            message.withheld = None if created else "kind"
        self.bell.ring()

    @staticmethod
    def chat_instance(message: Message) -> str:
        """A stable number for where a button hangs."""
        where = str(message.chat.id) if message.chat else message.inline_id or ""
        return str(zlib.crc32(where.encode()) * 4_294_967_291)
