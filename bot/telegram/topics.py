"""/timeline and /latest: what the articles say on a topic by the day, and what is new."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram import Message
from telegram.constants import ChatType

from bot import ages
from bot.telegram import absence, hearing, intents, render, rooms, small_talk, topic_screens, turns
from bot.telegram.claims import is_of_nothing
from bot.telegram.presses import Leaf, Sample
from bot.telegram.turns import Turn
from index import followup
from index.analysis import base
from index.answer import MAX_QUESTION, Question, Report
from index.naming import names_something

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update, User

    from bot.speech import Speech
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.inbox import Inbox
    from bot.telegram.lookup import Lookup
    from bot.telegram.posting import Make
    from bot.telegram.replying import Replying
    from bot.telegram.screen import Screen
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.timelines import Timelines
    from bot.telegram.tools import Tools
    from index.answer import Quote
    from knowledge.article import Article
    from knowledge.library import Library

_RECENT = 20  # articles that tell which languages there are
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Listed:
    """What was found: the quotes in their order, and how many have no date and no place in it."""

    quotes: tuple[Quote, ...]
    undated: int
    report: Report


class Topics:
    """Lists by topic, and turns the pages."""

    def __init__(
        self,
        tools: Tools,
        replying: Replying,
        lookup: Lookup,
        library: Library,
        timelines: Timelines,
        *,
        starts: Starts,
        settings: ChatSettings,
        threads: Threads,
        inbox: Inbox,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._lookup = lookup
        self._library = library
        self._timelines = timelines
        self._starts = starts
        self._settings = settings
        self._replying = replying
        self._threads = threads
        self._inbox = inbox

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """List what a command wants listed, or who asks what is new; None where the message is no such command."""
        command = ("latest", "") if _asks_for_newest(message, me) else hearing.command_from_person(message, me)
        if command is None or command[0] not in {"timeline", "latest"}:
            return None
        name, words = command
        topics = self._topics(message, words, me)
        say = self._voices.to(update)
        newest_first = name == "latest"
        if not topics:
            if newest_first and not hearing.says_something(named(message, words, me)):
                await self._reply(update, message, lambda: self._newest(say, 0, message.chat.id))
                return "said"
            return await self._note(update, message, say("timeline-how-to"))
        await self._workers.record(self._inbox.begin, update.update_id)
        return await self._list(update, message, topics, newest_first=newest_first)

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Turn to another page, or list what an example names; None where the button is another one."""
        leaf, sample, on = Leaf.parse(query.data), Sample.parse(query.data), query.message
        if sample is not None and on is not None:
            await self._posting.heard(query.id)
            await self._workers.record(self._inbox.begin, update.update_id)
            asked = self._question(sample.topic, datetime.now(UTC), on.chat.id)
            return await self._list(update, on, [asked], newest_first=sample.command == "latest")
        if leaf is None or leaf.listed == Leaf.OUTLETS:
            return None
        await self._posting.heard(query.id)
        if on is None:
            return rooms.IGNORED
        say, chat = self._voices.to(update), on.chat.id
        turn = turns.listed((isinstance(on, Message) and on.text) or "")
        topic = turn.question if turn else ""

        def screen() -> Screen:
            if leaf.listed == Leaf.NEWEST:
                return self._newest(say, leaf.page, chat)
            return self._page(say, leaf.listed, leaf.page, chat, topic)

        await self._posting.show(update.update_id, on, screen)
        return "shown"

    def _topics(self, message: Message, words: str, me: User) -> list[Question]:
        """What is to be listed: the first of these on which anything is reported.

        Without words of its own a command is on what the message that it replies to answers, if that is known, else
        on what that says, else on the names in it.
        """
        replied, chat = message.reply_to_message, message.chat.id
        known = replied is not None and not words and not hearing.marked(message)
        turn = self._threads.of_replied(message, me) if known else None
        told = named(message, words, me)
        # "Yesterday" in what somebody wrote is the day before that, not before the command.
        then = message.date if words or replied is None else hearing.written(message, me)
        found = [(told, then)] if words else [(told, then), (_names(told), then)]
        if replied and turn:
            asked = [turn.question] if turn.is_listed else [_names(turn.question), turn.question]
            found = [*((text, replied.date) for text in asked), *found]
        return [self._question(text, moment, chat) for text, moment in found if _is_topic(text)]

    def _question(self, topic: str, asked: datetime | None, chat: int) -> Question:
        sources = self._settings.of(chat).outlets
        return Question(topic[:MAX_QUESTION], asked and asked.astimezone(UTC), sources=sources, chat=chat)

    async def _list(
        self, update: Update, to: MaybeInaccessibleMessage, topics: Sequence[Question], *, newest_first: bool
    ) -> str:
        started = time.perf_counter()
        say, chat = self._voices.to(update), to.chat.id
        look_up = self._latest_on if newest_first else partial(self._days_of, language=say.language)
        async with self._posting.typing(to):
            for question in topics:
                listed = await self._workers.ask(look_up, question)
                if listed.quotes:
                    break
            kept = await self._workers.record(self._keep, listed, newest_first) if listed.quotes else None
        took = round((time.perf_counter() - started) * 1000)

        def screen() -> Screen:
            if kept is None:
                return topic_screens.nothing(
                    say,
                    listed.report,
                    listed.undated,
                    chosen=question.sources is not None,
                    topic=question.text,
                    recent=self._recent(chat, _RECENT),
                )
            return self._page(say, kept, 0, chat, question.text)

        where = await self._reply(update, to, screen)
        self._threads.add(*where, Turn(question.text, is_listed=True))
        _log.info("listed", update=update.update_id, entries=len(listed.quotes), milliseconds=took)
        return f"listed: {len(listed.quotes)}"

    def _keep(self, listed: _Listed, newest_first: bool) -> str:  # noqa: FBT001 - handed to a thread
        return self._timelines.keep(listed.quotes, newest_first=newest_first, undated=listed.undated)

    def _days_of(self, topic: Question, language: str) -> _Listed:
        """The best quote of each day, one in the reader's language before others, the first day first."""
        report = self._lookup.about(topic)
        best: dict[date, Quote] = {}
        for quote in sorted(report.quotes, key=lambda quote: base(quote.article.language) != language):
            if quote.article.published:
                best.setdefault(quote.article.published, quote)
        undated = sum(quote.article.published is None for quote in report.quotes)
        return _Listed(tuple(best[day] for day in sorted(best)), undated, report)

    def _latest_on(self, topic: Question) -> _Listed:
        """Quotes from the newest articles, those without a date last."""
        report = self._lookup.about(topic)
        return _Listed(self._lookup.newest_on(topic, report), 0, report)

    def _page(self, say: Speech, timeline_id: str, number: int, chat: int, topic: str) -> Screen:
        timeline = self._timelines.find(timeline_id, chat)
        return topic_screens.page(say, timeline, number, ages.today(), self._starts, topic=topic)

    def _newest(self, say: Speech, number: int, chat: int) -> Screen:
        few = topic_screens.FEW
        found = self._recent(chat, few + 1, number * few)
        if not found and not number:
            return absence.no_articles(say, closed=self._library.coverage().articles > 0)
        more = len(found) > few
        return topic_screens.newest(say, found[:few], number, today=ages.today(), more=more, starts=self._starts)

    def _recent(self, chat: int, limit: int, skip: int = 0) -> list[Article]:
        """The newest articles that are searched in the chat, after the first `skip`."""
        hidden = self._library.visibility.hidden_from(chat)
        return self._library.latest(limit, skip, hidden, self._settings.of(chat).outlets)

    async def _note(self, update: Update, to: Message, text: str) -> str:
        """Say something to whoever asked; in a channel nothing, for all subscribers would read it."""
        if to.chat.type == ChatType.CHANNEL:
            return rooms.IGNORED
        await self._reply(update, to, lambda: render.note(text))
        return "said"

    async def _reply(self, update: Update, to: MaybeInaccessibleMessage, make: Make) -> tuple[int, int]:
        """Show it in reply, or in the place of what was shown of the message before it was edited.

        Returns the chat and the number of the message that shows it.
        """
        if update.callback_query is None and isinstance(to, Message):
            return await self._replying.show(update, to, make)
        sent = await self._posting.reply(update.update_id, to, make)  # an example was pressed
        return sent.chat.id, sent.message_id


def _is_topic(text: str) -> bool:
    """Whether a text says what is to be listed: "the" and "why?" do not."""
    return hearing.says_something(text) and not is_of_nothing(text)


def _asks_for_newest(message: Message, me: User) -> bool:
    """Whether a question is "what's new?", or "more" in reply to something, however it was put to the bot."""
    intent = intents.of(message, me)
    if not isinstance(intent, intents.Ask):
        return False
    is_more = small_talk.asks_for_more(intent.text) and hearing.replied_text(message) != ""
    return is_more or small_talk.asks_for_news(intent.text)


def _names(text: str) -> str:
    """What a text names, which articles tell of that say nothing else of it; empty where it names nothing."""
    return ", ".join(followup.names(text, "")) if names_something(text) else ""


def named(message: Message, rest: str, me: User) -> str:
    """The topic that a command names: its own words, else the message that it replies to. News is none."""
    words = rest or hearing.replied_words(message, me)
    return "" if small_talk.asks_for_news(words) else words
