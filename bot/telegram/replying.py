"""The one message of ours that replies to a message: sent anew, or changed in its place when that was edited."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import structlog

from bot.telegram.delivery import Refused

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.telegram.answers import Answers
    from bot.telegram.diary import Diary
    from bot.telegram.posting import Make
    from bot.telegram.replies import Replies
    from bot.telegram.threads import Threads
    from bot.telegram.tools import Tools

_log = structlog.get_logger(__name__)


class Replying:
    """Puts replies where they belong. For the event loop alone."""

    def __init__(self, tools: Tools, replies: Replies, answers: Answers, threads: Threads, diary: Diary) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._replies = replies
        self._answers = answers
        self._threads = threads
        self._diary = diary
        self._locks: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()

    def one_at_a_time(self, message: Message) -> asyncio.Lock:
        """Held while a message is answered: an edit of it waits until the reply that it changes is there."""
        return self._locks.setdefault((message.chat.id, message.message_id), asyncio.Lock())

    async def to(self, message: Message) -> int | None:
        """The number of our message that replies to it, where one does."""
        return await self._workers.look(self._replies.to, message.chat.id, message.message_id)

    async def show(self, update: Update, to: Message, make: Make) -> tuple[int, int]:
        """Show what is no answer in reply to a message, or in the place of the answer to it before an edit.

        Returns the chat and the number of the message that shows it.
        """
        async with self.one_at_a_time(to):
            ours = await self.to(to) if to.edit_date is not None else None
            if ours is not None:
                await self.take_back(to.chat.id, ours)
            where = await self.put(update, to, ours, make)
            await self.settle(to, where, None)
            return where

    async def take_back(self, chat: int, ours: int) -> None:
        """What our message answered is not asked any more."""
        turn = self._threads.drop(chat, ours)
        if turn is not None and turn.in_vain:
            await self._diary.not_asked(turn.question)

    async def put(
        self, update: Update, to: Message, ours: int | None, make: Make, apart: Make | None = None
    ) -> tuple[int, int]:
        """Answer a message in our message `ours` while that is there, or anew.

        `apart` as in Posting.reply. Returns the chat and the number of the message that has it.
        """
        if ours is not None:
            try:
                await self._posting.edit(to.chat.id, ours, make)
            except Refused as refused:
                _log.info("answered anew", update=update.update_id, exc_info=refused)
            else:
                return to.chat.id, ours
        sent = await self._posting.reply(update.update_id, to, make, apart)
        return sent.chat.id, sent.message_id

    async def settle(self, to: Message, where: tuple[int, int], kept: str | None) -> None:
        """Write down that the message of ours that is `where` replies, and which answer it holds, if any."""
        chat, ours = where

        def settle() -> None:
            self._answers.sent(kept, chat, ours)
            if chat == to.chat.id:  # else the group has moved, and another message has that number
                self._replies.keep(chat, to.message_id, ours)

        await self._workers.record(settle)
