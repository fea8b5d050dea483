"""An update is done when its handler is, and not before. What goes wrong is written down and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatType

from bot.telegram import render
from bot.telegram.delivery import Refused
from bot.telegram.inbox import SetAside
from bot.telegram.patience import Stopping

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from telegram import Update
    from telegram.ext import ContextTypes

    from bot.telegram.inbox import Inbox
    from bot.telegram.tools import Tools

    Work = Callable[[Update], Awaitable[str]]
    Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[object, object, None]]

_log = structlog.get_logger(__name__)


class Keeper:
    """Stands between python-telegram-bot and the handlers, which return what became of an update."""

    def __init__(self, tools: Tools, inbox: Inbox) -> None:
        self._workers = tools.workers
        self._patience = tools.patience
        self._posting = tools.posting
        self._voices = tools.voices
        self._inbox = inbox

    def keeps(self, work: Work) -> Callback:
        """A callback that does the work and marks the update done; Stopping leaves it for the next process."""

        async def kept(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
            if self._patience.stopping:
                return
            if update.effective_chat is not None:
                self._posting.came_from(update.effective_chat.id)
            try:
                outcome = await self._outcome(work, update)
            except Stopping:
                await self._workers.store(self._inbox.release, update.update_id)
            else:
                await self._workers.record(self._inbox.done, update.update_id, outcome)

        return kept

    async def _outcome(self, work: Work, update: Update) -> str:
        try:
            return await work(update)
        except Stopping:
            raise
        except Refused as refused:
            _log.warning("refused", update=update.update_id, exc_info=refused)
            return f"refused: {type(refused.__cause__).__name__}"
        except SetAside as why:
            _log.error("set aside: no process survived this", update=update.update_id, tries=why.tries)
            await self._apologise(update)
            return "set aside"
        except Exception as error:  # noqa: BLE001 - whatever it is, the reader is told and the next one is served
            _log.exception("failed", update=update.update_id)
            await self._apologise(update)
            return f"failed: {type(error).__name__}"

    async def _apologise(self, update: Update) -> None:
        query = update.callback_query
        to = query.message if query else update.message or update.edited_message
        if query:
            # Nobody else need know of it, and a button that is not answered would go on as if it were at work.
            to_presser = self._voices.of(to.chat.id if to else None, query.from_user)
            told = await self._posting.heard(query.id, to_presser("failed"))
            if told or (to and to.chat.type == ChatType.CHANNEL):  # there it would be said to all subscribers
                return
        if to is None:
            return
        sorry = self._voices.to(update)("failed")
        try:
            await self._posting.reply(update.update_id, to, lambda: render.note(sorry))
        except Refused as refused:
            _log.warning("refused", update=update.update_id, exc_info=refused)
