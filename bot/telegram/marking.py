"""Marking the answers whose article was corrected or withdrawn since, or is for other chats now.

A message is marked by showing its quote again as it stands now, as its button would. How far the Library was
followed is kept, and so is which messages are due, until Telegram has taken the change: each is marked at least
once, those of a chat that is shut when it is open again.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot import ages
from bot.speech import speech
from bot.telegram import cards, news, render, topic_screens
from bot.telegram.corrections import Gone, Why
from bot.telegram.delivery import Refused, Shut
from bot.telegram.patience import Stopping
from bot.telegram.rounds import Rounds
from bot.telegram.screen import Subject
from bot.telegram.starts import ToAnswer

if TYPE_CHECKING:
    from bot.telegram.answers import Answers
    from bot.telegram.screen import Mention, Screen, Shows
    from bot.telegram.shown import Place, Showing, Shown
    from bot.telegram.starts import Starts
    from bot.telegram.threads import Threads
    from bot.telegram.timelines import Timelines
    from bot.telegram.tools import Tools
    from bot.telegram.turns import Turn
    from knowledge.library import Library

AT_ONCE = 8
"""Chats that are marked at once: however many an article was quoted in, readers who ask do not wait behind them."""

_log = structlog.get_logger(__name__)


class _Moot(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """The message shows no quote any more, or of something that nobody knows any more, or what it should.

    A button may have been pressed in the meantime.
    """


class Marking:
    """Follows the Library for as long as the process lives, and changes the messages that its news are about."""

    def __init__(
        self,
        tools: Tools,
        library: Library,
        answers: Answers,
        timelines: Timelines,
        *,
        shown: Shown,
        threads: Threads,
        starts: Starts,
        look_every: float,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._library = library
        self._answers = answers
        self._timelines = timelines
        self._shown = shown
        self._threads = threads
        self._starts = starts
        self._rounds = Rounds(tools.patience, self._look, "answers are not marked for now", seconds=look_every)
        self._tasks = asyncio.TaskGroup()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._busy: set[int] = set()

    async def keep(self) -> None:
        """Look again and again, until the process is to stop."""
        async with self._tasks:
            await self._rounds.keep()

    async def _look(self) -> bool:
        """Take note of what is new, and begin to mark the messages that it is about, in each chat by itself."""
        while found := await self._workers.look(self._news):
            await self._workers.record(self._shown.note, found)
        stale: dict[int, list[Showing]] = {}
        after, busy = None, frozenset(self._busy)
        while due := await self._workers.look(self._shown.due, after):
            after, idle = due[-1].place, [showing for showing in due if showing.place.chat not in busy]
            idle = [showing for showing in idle if not self._posting.is_shut(showing.place.chat)]
            changed = await self._workers.look(self._changed, idle)
            await self._workers.record(self._shown.looked, {*idle}.difference(changed))
            for showing in changed:
                stale.setdefault(showing.place.chat, []).append(showing)
        for chat, showings in stale.items():
            self._busy.add(chat)
            self._tasks.create_task(self._mark_all(chat, showings))
        return True

    def _news(self) -> news.News | None:
        return news.since(self._library, self._shown.followed())

    def _changed(self, showings: list[Showing]) -> list[Showing]:
        """Those that show something else than they would now."""
        restricted = self._library.visibility.restricted()
        prints = self._library.imprints({m.revision for showing in showings for m in showing.shows.mentions})

        def stands(mention: Mention, chat: int) -> bool:
            there = any(
                (imprint.id, imprint.source) == (mention.article, mention.outlet)
                for imprint in prints.get(mention.revision, ())
            )
            seen = mention.outlet not in restricted or chat in restricted[mention.outlet]
            return there and seen and mention.gone is None

        def same(place: Place, shows: Shows) -> bool:
            if all(stands(mention, place.chat) for mention in shows.mentions):
                return True  # nearly always, and quickly told
            screen = self._screen(place, shows, None)
            return screen is not None and screen.shows == shows

        return [showing for showing in showings if not same(showing.place, showing.shows)]

    async def _mark_all(self, chat: int, showings: list[Showing]) -> None:
        """Mark messages of a chat, one after the other."""
        try:
            for showing in showings:
                async with self._slots:
                    await self._mark(showing)
        except Stopping:
            return
        except Shut as shut:
            _log.info("a chat is marked when it is open again", exc_info=shut)
        finally:
            self._busy.remove(chat)

    async def _mark(self, showing: Showing) -> None:
        place = showing.place
        turn = self._threads.find(place.chat, place.message)

        def make() -> Screen:
            shows = self._shown.at(place)
            made = self._screen(place, shows, turn) if shows else None
            if made is None or made.shows == shows:
                raise _Moot
            return made

        try:
            await self._posting.put(place, make)
        except (Stopping, Shut):
            raise
        except _Moot:
            await self._workers.record(self._shown.looked, [showing])
        except Refused as refused:  # it was deleted
            _log.info("a message is looked after no more", exc_info=refused)
            await self._workers.record(self._shown.keep, place, None)
        except Exception:  # whatever it is, the others are marked  # noqa: BLE001
            _log.exception("a message could not be marked")
            await self._workers.record(self._shown.looked, [showing])

    def _screen(self, place: Place, shows: Shows, turn: Turn | None) -> Screen | None:
        """What a message that shows this would show now; None where nobody knows what that was."""
        say, today = speech(shows.language), ages.today()
        if shows.subject is Subject.TIMELINE:
            timeline = self._timelines.find(shows.id, place.chat)
            topic = turn.question if turn and turn.is_listed else ""
            if timeline is None:
                return None
            return topic_screens.page(say, timeline, shows.number, today, self._starts, topic=topic)
        found = self._answers.find(shows.id, place.chat)
        if found is None:
            return None
        unasked = shows.subject is Subject.OPENED or bool(place.inline)
        screen = render.source(say, replace(found, turn=turn, unasked=unasked), shows.number, today)
        if not place.inline:
            return screen
        quote = found.quotes[shows.number]
        opens = not isinstance(quote, Gone) or quote.why is Why.CORRECTED  # to what it says now
        return cards.finished(say, screen, self._starts.link(ToAnswer(found.id)) if opens else None)
