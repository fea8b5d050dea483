"""/help: how to use the bot, with examples that work on what it knows, and for who runs it what they can do."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType

from bot.telegram import examples, hearing, intents
from bot.telegram.delivery import Refused
from bot.telegram.examples import Examples
from bot.telegram.patience import Stopping
from bot.telegram.presses import Sample
from bot.telegram.rich import Rich, code, isolated, join, plain, told
from bot.telegram.screen import Button, Screen
from index.analysis import base
from index.answer import Question
from index.memo import Memo
from index.naming import is_by_itself
from knowledge.languages import detect

if TYPE_CHECKING:
    from telegram import Message, Update, User

    from bot.speech import Speech
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.intents import Say
    from bot.telegram.lookup import Lookup
    from bot.telegram.posting import Make
    from bot.telegram.tools import Tools
    from knowledge.library import Library

    Who = tuple[frozenset[str], frozenset[str] | None, str]

WAIT_SECONDS = 1.0
"""How long help waits for its examples: slow questions may be before them. They are put in once they are there."""
_ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))  # nobody types them
_KEPT = 50  # readers who see different outlets, or speak other languages
_log = structlog.get_logger(__name__)


class Helping:
    """Helps readers, and those who run the bot in their private chats."""

    def __init__(
        self,
        tools: Tools,
        admins: frozenset[int],
        lookup: Lookup,
        library: Library,
        *,
        settings: ChatSettings,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._admins = admins
        self._lookup = lookup
        self._library = library
        self._settings = settings
        self._drawn: Memo[Who, Examples] = Memo(_KEPT)
        self._late: set[asyncio.Future[None]] = set()

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Help; None where the message does not ask for that."""
        if not hearing.asks_for(message, me, "help"):
            return None
        say = self._voices.to(update)
        person = message.from_user.id if message.from_user else None
        admin = message.chat.type == ChatType.PRIVATE and person in self._admins
        drawing = self._drawing(say, message)

        def make() -> Screen:
            return screen(say, _drawn_so_far(drawing), intents.help_by(me), admin=admin)

        await asyncio.wait({drawing}, timeout=WAIT_SECONDS)
        in_time = drawing.done()
        sent = await self._posting.reply(update.update_id, message, make)
        if not in_time:  # the update is done: nobody needs help twice because its examples are late
            late = asyncio.ensure_future(self._put_in(sent, drawing, make))
            self._late.add(late)
            late.add_done_callback(self._late.discard)
        return "said"

    def _drawing(self, say: Speech, message: Message) -> asyncio.Future[Examples]:
        """Examples, begun."""
        about = Question("", message.date.astimezone(UTC), chat=message.chat.id)
        drawing = asyncio.ensure_future(self._workers.ask(self._draw, say.language, about))
        drawing.add_done_callback(_note_failure)
        return drawing

    async def _put_in(self, sent: Message, drawing: asyncio.Future[Examples], make: Make) -> None:
        """Have help show its examples once they are there, if there are any. Never raises."""
        await asyncio.wait({drawing})
        if _drawn_so_far(drawing) == Examples():
            return
        with suppress(Refused, Stopping):
            await self._posting.edit(sent.chat.id, sent.message_id, make)

    def _draw(self, language: str, about: Question) -> Examples:
        """Examples for a chat, tried anew when the Library or the index has changed."""
        assert about.chat is not None
        hidden = self._library.visibility.hidden_from(about.chat)
        outlets = self._settings.of(about.chat).outlets

        def make() -> Examples:
            recent = self._library.latest(examples.RECENT, 0, hidden, outlets)
            readable = [article for article in recent if base(article.language) == language]
            others = [article for article in recent if base(article.language) != language]
            where = Question("", about.asked, sources=outlets, chat=about.chat)
            found = examples.drawn(self._lookup, readable, where)
            whole = found.timeline and found.latest
            return found if whole else found.with_more(examples.drawn(self._lookup, others, where))

        version = self._library.last_change(), self._lookup.indexed_change()
        return self._drawn.get(version, (hidden, outlets, language), make)


def _drawn_so_far(drawing: asyncio.Future[Examples]) -> Examples:
    """None while they are not there, or where trying them failed."""
    failed = not drawing.done() or drawing.cancelled() or drawing.exception() is not None
    return Examples() if failed else drawing.result()


def _note_failure(drawing: asyncio.Future[Examples]) -> None:
    error = None if drawing.cancelled() else drawing.exception()
    if error is not None and not isinstance(error, Stopping):
        _log.warning("there are no examples for now", exc_info=error)


def screen(say: Speech, found: Examples, help_: Say, *, admin: bool) -> Screen:
    """The help, with buttons that try the examples."""
    question = found.question or _question(say, found.latest or found.timeline)
    texts = [(question, ""), (found.timeline, "/timeline "), (found.latest, "/latest ")]
    tries = join([_line(say, command, text) for text, command in texts if text], "\n")
    shown = join([plain(say("help-examples")), tries], "\n") if tries else Rich()
    samples = [("timeline", found.timeline), ("latest", found.latest)]
    buttons = tuple(
        Button(f"/{name} {isolated(topic)}", press=Sample(name, topic)) for name, topic in samples if topic
    )
    body = join([plain(help_.in_words(say)), shown, plain(say("admin-help") if admin else "")], "\n\n")
    return Screen(body, buttons, a_row=1)


def _question(say: Speech, topic: str | None) -> str | None:
    """What lists the newest on a topic, asked as one would ask a person; None where it would be read otherwise."""
    asked = say("example-question", topic=topic).translate(_ISOLATES) if topic else ""
    return asked if is_by_itself(asked, detect(asked)) else None


def _line(say: Speech, command: str, text: str) -> Rich:
    """An example that is copied at a tap."""
    return told(say, "item", what=code(f"{command}{text}"))
