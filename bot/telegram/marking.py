"""Marking the answers whose article was corrected or withdrawn since, or is for other chats now.

A message is marked by showing its quote again as it stands now, as its button would. How far the Library was
followed is kept, and so is which messages are due, until Telegram has taken the change: each is marked at least
once.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import structlog

from bot.speech import speech
from bot.telegram import cards, news, render
from bot.telegram.delivery import Refused
from bot.telegram.patience import Stopping

if TYPE_CHECKING:
    from datetime import date

    from bot.telegram.answers import Answers
    from bot.telegram.patience import Patience
    from bot.telegram.posting import Posting
    from bot.telegram.screen import Screen, Shows
    from bot.telegram.shown import Place, Shown
    from bot.telegram.threads import Threads, Turn
    from bot.telegram.workers import Workers
    from knowledge.library import Library

    Message = tuple[Place, Shows]

LOOK_SECONDS = 5.0
AT_ONCE = 8
"""Chats that are marked at once: however many an article was quoted in, readers who ask do not wait behind them."""

_log = structlog.get_logger(__name__)


class _Moot(Exception):  # noqa: N818 - an outcome, not a fault of ours
    """The message shows no quote any more, or one of an answer that nobody knows."""


class Marking:
    """Follows the Library for as long as the process lives, and changes the messages that its news are about."""

    def __init__(
        self,
        library: Library,
        answers: Answers,
        shown: Shown,
        threads: Threads,
        *,
        workers: Workers,
        patience: Patience,
        posting: Posting,
        look_every: float,
    ) -> None:
        self._library = library
        self._answers = answers
        self._shown = shown
        self._threads = threads
        self._workers = workers
        self._patience = patience
        self._posting = posting
        self._look_every = look_every
        self._woken = asyncio.Event()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._busy: set[int] = set()
        self._pruned: date | None = None

    def wake(self) -> None:
        """Have a look now; when the process is to stop, come to an end."""
        self._woken.set()

    async def keep(self) -> None:
        """Look again and again, until the process is to stop."""
        async with asyncio.TaskGroup() as tasks:
            while not self._patience.stopping:
                self._woken.clear()
                try:
                    await self._look(tasks)
                except Stopping:
                    return
                except Exception:  # the bot serves on  # noqa: BLE001
                    _log.exception("answers are not marked for now")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), self._look_every)

    async def _look(self, tasks: asyncio.TaskGroup) -> None:
        """Take note of what is new, and begin to mark the messages that it is about, in each chat by itself."""
        now = datetime.now(UTC)
        if now.date() != self._pruned:
            await self._workers.record(self._shown.prune, now)
            self._pruned = now.date()
        while found := await self._workers.look(self._news):
            await self._workers.record(self._shown.note, found)
        stale: dict[int, list[Message]] = {}
        after, busy = None, frozenset(self._busy)
        while due := await self._workers.look(self._shown.due, after):
            after, idle = due[-1][0], [message for message in due if message[0].chat not in busy]
            changed = await self._workers.look(self._changed, idle)
            await self._workers.record(self._shown.looked, [message for message in idle if message not in changed])
            for message in changed:
                stale.setdefault(message[0].chat, []).append(message)
        for chat, messages in stale.items():
            self._busy.add(chat)
            tasks.create_task(self._mark_all(chat, messages))

    def _news(self) -> news.News | None:
        return news.since(self._library, self._shown.followed())

    def _changed(self, messages: list[Message]) -> list[Message]:
        """Those that show something else than they would now."""
        restricted = self._library.visibility.restricted()
        prints = self._library.imprints({shows.revision for _, shows in messages})

        def same(place: Place, shows: Shows) -> bool:
            there = any((i.id, i.source) == (shows.article, shows.outlet) for i in prints.get(shows.revision, ()))
            seen = shows.outlet not in restricted or place.chat in restricted[shows.outlet]
            if there and seen and shows.gone is None:  # nearly always, and quickly told
                return True
            found = self._answers.find(shows.answer, place.chat)
            return found is not None and render.shows(speech(shows.language), found, shows.quote) == shows

        return [(place, shows) for place, shows in messages if not same(place, shows)]

    async def _mark_all(self, chat: int, messages: list[Message]) -> None:
        """Mark messages of a chat, one after the other."""
        try:
            for place, shows in messages:
                async with self._slots:
                    await self._mark(place, shows)
        except Stopping:
            return
        finally:
            self._busy.remove(chat)

    async def _mark(self, place: Place, shows: Shows) -> None:
        turn = self._threads.find(place.chat, place.message)

        async def make() -> Screen:
            return await self._workers.look(self._screen, place, turn)

        try:
            await self._posting.put(place, make)
        except Stopping:
            raise
        except _Moot:
            await self._workers.record(self._shown.looked, [(place, shows)])
        except Refused as refused:  # it was deleted, or the chat is gone
            _log.info("a message is looked after no more", exc_info=refused)
            await self._workers.record(self._shown.keep, place, None)
        except Exception:  # whatever it is, the others are marked  # noqa: BLE001
            _log.exception("a message could not be marked")
            await self._workers.record(self._shown.looked, [(place, shows)])

    def _screen(self, place: Place, turn: Turn | None) -> Screen:
        """What the message shows by now, as it should be."""
        shows = self._shown.at(place)
        found = self._answers.find(shows.answer, place.chat) if shows else None
        if shows is None or found is None:
            raise _Moot
        screen = render.source(
            speech(shows.language), replace(found, turn=turn), shows.quote, datetime.now(UTC).date()
        )
        return cards.finished(screen) if place.inline else screen
