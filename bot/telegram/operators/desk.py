"""What administrators do in their private chats: take in pages, documents and posts, remove articles, and so on.

Nobody else gets here: their messages and presses are for the others to answer, as if this were not.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot import ages
from bot.telegram import intents, render
from bot.telegram.operators import intake_screens, source_screens, wishes
from bot.telegram.orders import Order, Task
from bot.telegram.receipts import Promise
from bot.telegram.screen import Subject
from bot.telegram.shown import Place
from knowledge.errors import UserError
from knowledge.intake import posts
from knowledge.intake.sources import sources
from knowledge.intake.submissions import Submitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update, User
    from telegram.ext import ExtBot

    from bot.speech import Speech
    from bot.telegram.inbox import Inbox
    from bot.telegram.menus import Menus
    from bot.telegram.operators.office import Office
    from bot.telegram.operators.promises import Promises
    from bot.telegram.receipts import Receipts
    from bot.telegram.screen import Screen
    from bot.telegram.shown import Shown
    from bot.telegram.tools import Tools
    from knowledge.intake.channels import Channels
    from knowledge.intake.posts import Post
    from knowledge.intake.submissions import Submissions
    from knowledge.library import Library

DOWNLOAD_TRIES = 4

_log = structlog.get_logger(__name__)


class Desk:
    """Serves administrators. A handler returns what became of the update, or None where it is not for the desk."""

    def __init__(
        self,
        tools: Tools,
        office: Office,
        library: Library,
        submissions: Submissions,
        *,
        channels: Channels,
        receipts: Receipts,
        promises: Promises,
        bot: ExtBot[None],
        inbox: Inbox,
        menus: Menus,
        shown: Shown,
    ) -> None:
        self._workers = tools.workers
        self._patience = tools.patience
        self._posting = tools.posting
        self._voices = tools.voices
        self._office = office
        self._library = library
        self._submissions = submissions
        self._channels = channels
        self._receipts = receipts
        self._promises = promises
        self._bot = bot
        self._inbox = inbox
        self._menus = menus
        self._shown = shown

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Do what an administrator's message wants of the archive."""
        if message.from_user is None or not self._office.serves(message.from_user):
            return None
        await self._menus.met(message.from_user.id)
        wish = wishes.of(message, me)
        match wish:
            case None:
                return None
            case wishes.Pages() | wishes.File() | wishes.Forwarded():
                return await self._take_in(update, message, wish)
            case wishes.Remove():
                return await self._ask_remove(update, message, wish)
            case intents.Say():
                await self._reply(update, message, lambda say: render.note(wish.in_words(say)))
            case wishes.ListChannels():
                await self._reply(update, message, lambda say: self._channels_screen(say, 0))
            case wishes.ListSources():
                await self._reply(update, message, lambda say: self._sources_screen(say, 0))
        return "said"

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Do what an administrator's button says."""
        order, on = Order.parse(query.data), self._office.pressed(query)
        if order is None or on is None:
            return None
        await self._posting.heard(query.id)
        match order.task:
            case Task.ASK_REMOVE | Task.REMOVE | Task.KEEP:
                return await self._pressed_article(update, on, order)
            case Task.SWITCH_ON | Task.SWITCH_OFF:
                with suppress(UserError):  # it was forgotten meanwhile: the list shows that
                    await self._workers.take(
                        lambda: self._channels.switch(int(order.subject), on=order.task is Task.SWITCH_ON)
                    )
                await self._show(update, on, lambda say: self._channels_screen(say, order.number))
            case Task.CHANNELS:
                await self._show(update, on, lambda say: self._channels_screen(say, order.number))
            case Task.SOURCES:
                await self._show(update, on, lambda say: self._sources_screen(say, order.number))
        return "shown"

    # Taking in

    async def _take_in(
        self, update: Update, message: Message, wish: wishes.Pages | wishes.File | wishes.Forwarded
    ) -> str:
        await self._workers.record(self._inbox.begin, update.update_id)
        say = self._voices.to(update)
        action = ChatAction.UPLOAD_DOCUMENT if isinstance(wish, wishes.File) else ChatAction.TYPING
        async with self._posting.typing(message, action):
            match wish:
                case wishes.Pages():
                    pages = [self._workers.take(self._submissions.page, url) for url in wish.urls]
                    things = list(await asyncio.gather(*pages))
                    if wish.post and not any(thing.articles for thing in things):
                        things.append(await self._post(say, wish.post))
                case wishes.File():
                    things = [await self._document(say, wish)]
                case wishes.Forwarded():
                    things = [await self._post(say, wish.post)]
            receipt = await self._workers.record(self._receipts.keep, intake_screens.named(things))
        for thing in things:
            if thing.due is not None:
                promise = Promise(thing.name, message.chat.id, message.message_id, say.language)
                await self._promises.make(promise)
        await self._reply(update, message, lambda say: intake_screens.submitted(say, receipt, things, ages.today()))
        stored = sum(sum((thing.outcomes or {}).values()) for thing in things)
        failed = sum(thing.problem is not None for thing in things)
        _log.info("taken in", update=update.update_id, articles=stored, failed=failed)
        return f"taken in: {stored}, failed: {failed}"

    async def _post(self, say: Speech, post: Post) -> Submitted:
        draft = posts.draft(post)
        if draft is None:
            return Submitted(post.title, problem=say("no-article-in-post"))
        return await self._workers.take(self._submissions.article, draft)

    async def _document(self, say: Speech, wish: wishes.File) -> Submitted:
        try:
            content = await self._download(wish.id)
        except BadRequest as error:
            large = "too big" in str(error).lower()
            return Submitted(wish.name, problem=say("file-too-large" if large else "file-not-received"))
        except TelegramError:
            return Submitted(wish.name, problem=say("file-not-received"))
        return await self._workers.take(self._submissions.document, wish.name, content, wish.source)

    async def _download(self, file_id: str) -> bytes:
        """The file, which Telegram may not hand out at once. TelegramError when it does not after a few tries."""
        tries = 0
        while True:
            try:
                file = await self._bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
            except BadRequest:
                raise
            except TelegramError as error:
                tries += 1
                _log.warning("file not received yet", tries=tries, exc_info=error)
                if tries >= DOWNLOAD_TRIES:
                    raise
                await self._patience.back_off(tries)

    # Removing

    async def _ask_remove(self, update: Update, message: Message, wish: wishes.Remove) -> str:
        meant = await self._workers.look(self._meant, wish, message.chat.id)
        if not meant:
            await self._reply(update, message, lambda say: render.note(say("how-to-remove")))
            return "said"
        receipt = await self._workers.record(self._receipts.keep, meant)
        await self._reply(update, message, lambda say: self._remove_screen(say, receipt, meant))
        return "asked"

    def _meant(self, wish: wishes.Remove, chat: int) -> list[str]:
        """The ids of the articles that are to be removed. One id may have spaces, and several have them between."""
        if wish.shown_in is not None:
            shows = self._shown.at(Place(chat, wish.shown_in))
            quoted = shows.mentions if shows is not None else ()
            listed = shows is not None and shows.subject is Subject.TIMELINE
            return list(dict.fromkeys(one.article for one in (quoted if listed else quoted[:1])))
        if self._library.article(wish.named) is not None:
            return [wish.named]
        return list(dict.fromkeys(wish.named.replace(",", " ").split()))

    async def _pressed_article(self, update: Update, on: MaybeInaccessibleMessage, order: Order) -> str:
        article_id = await self._workers.look(self._receipts.article, order.subject, order.number)
        if article_id is None:
            await self._reply(update, on, lambda say: render.note(say("forgotten-receipt")))
            return "forgotten"
        match order.task:
            case Task.ASK_REMOVE:
                await self._reply(
                    update, on, lambda say: self._confirm_screen(say, order.subject, order.number, article_id)
                )
                return "asked"
            case Task.KEEP:
                await self._show(update, on, lambda say: self._kept_screen(say, article_id))
                return "kept"
        try:
            [title] = await self._workers.take(self._library.remove, [article_id])
        except UserError:
            await self._show(update, on, lambda say: render.note(say("no-longer-there")))
            return "gone before"
        await self._show(update, on, lambda say: intake_screens.removed(say, title))
        _log.info("removed", update=update.update_id)
        return "removed"

    # Screens, from the Library as it is now

    def _confirm_screen(self, say: Speech, receipt: str, number: int, article_id: str) -> Screen:
        article = self._library.article(article_id)
        if article is None:
            return intake_screens.no_such(say, article_id)
        return intake_screens.confirm(say, receipt, number, article, ages.today())

    def _remove_screen(self, say: Speech, receipt: str, meant: list[str]) -> Screen:
        if len(meant) == 1:
            return self._confirm_screen(say, receipt, 0, meant[0])
        found = [(one, self._library.article(one)) for one in meant]
        return intake_screens.to_remove(say, receipt, found)

    def _kept_screen(self, say: Speech, article_id: str) -> Screen:
        article = self._library.article(article_id)
        return intake_screens.kept(say, article) if article else render.note(say("no-longer-there"))

    def _channels_screen(self, say: Speech, page: int) -> Screen:
        return intake_screens.channels(say, self._channels.all(), page)

    def _sources_screen(self, say: Speech, page: int) -> Screen:
        return source_screens.page(say, sources(self._library.database), page)

    async def _reply(
        self, update: Update, to: MaybeInaccessibleMessage, screen: Callable[[Speech], Screen]
    ) -> None:
        await self._posting.reply(update.update_id, to, lambda: screen(self._voices.to(update)))

    async def _show(self, update: Update, on: MaybeInaccessibleMessage, screen: Callable[[Speech], Screen]) -> None:
        """Show it in place, or anew where Telegram has let go of the message."""
        await self._posting.show(update.update_id, on, lambda: screen(self._voices.to(update)))
