"""/sources for readers: the outlets that their chat may see, with how many articles and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import absence, cutting, hearing
from bot.telegram.presses import Leaf
from bot.telegram.rich import Rich, bold, isolated, join, plain, told
from bot.telegram.screen import Screen, arrows, foot, paged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message, Update, User

    from bot.speech import Speech
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.tools import Tools
    from knowledge.library import Library, Shelf

PAGE = 15
"""Outlets on a page: with names of at most _NAME code points it stays far below a message's limit."""
_NAME = 60


class Shelves:
    """Lists outlets, and turns the pages."""

    def __init__(self, tools: Tools, library: Library, *, settings: ChatSettings) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._library = library
        self._settings = settings

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """List the outlets; None where the message does not ask for that."""
        if not hearing.asks_for(message, me, "sources"):
            return None
        say = self._voices.to(update)
        await self._posting.reply(update.update_id, message, lambda: self._screen(say, message.chat.id, 0))
        return "listed"

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Turn to another page; None where the button is another one."""
        leaf, on = Leaf.parse(query.data), query.message
        if leaf is None or leaf.listed != Leaf.OUTLETS or on is None:
            return None
        await self._posting.heard(query.id)
        say = self._voices.to(update)
        await self._posting.show(update.update_id, on, lambda: self._screen(say, on.chat.id, leaf.page))
        return "shown"

    def _screen(self, say: Speech, chat: int, number: int) -> Screen:
        hidden = self._library.visibility.hidden_from(chat)
        shelves = self._library.shelves(hidden, self._settings.of(chat).outlets)
        if not shelves:
            return absence.no_articles(say, closed=self._library.coverage().articles > 0)
        return page(say, shelves, number)


def page(say: Speech, shelves: Sequence[Shelf], number: int) -> Screen:
    """Page `number` of the outlets, at least one, counted from 0, or the last one when there are fewer."""
    shown, number, pages = paged(shelves, number, PAGE)
    lines = join([_line(say, shelf) for shelf in shown], "\n")
    body = join([plain(say("outlets-here")), lines, foot(say, number, pages)], "\n\n")
    return Screen(body, arrows(say, number, pages, lambda to: Leaf(Leaf.OUTLETS, to)))


def _line(say: Speech, shelf: Shelf) -> Rich:
    name = bold(isolated(cutting.shortened(shelf.outlet, _NAME))) if shelf.outlet else plain(say("no-outlet"))
    if shelf.oldest is None or shelf.newest is None:
        return told(say, "outlet-undated", outlet=name, articles=shelf.articles)
    if shelf.oldest == shelf.newest:
        return told(say, "outlet-day", outlet=name, articles=shelf.articles, day=say.day(shelf.oldest))
    first, last = say.day(shelf.oldest), say.day(shelf.newest)
    return told(say, "outlet-days", outlet=name, articles=shelf.articles, first=first, last=last)
