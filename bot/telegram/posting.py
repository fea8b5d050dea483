"""Screens as Telegram messages: the one place where our types become its types.

What a message shows is written down as soon as Telegram has taken it, before the next one of its chat is sent.
"""

from __future__ import annotations

import asyncio
import contextlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from bot.telegram.shown import Place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from telegram.ext import ExtBot

    from bot.telegram.cards import Card, Offer
    from bot.telegram.delivery import Delivery
    from bot.telegram.screen import Button, Screen
    from bot.telegram.shown import Shown
    from bot.telegram.workers import Workers

    Make = Callable[[], Screen]

TYPING_LASTS = 4.0
"""Seconds until "typing…" is shown again. Telegram takes it away after five."""

_NO_UPDATE = 0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Posting:
    """Puts screens into chats. They are made in a thread, anew at each attempt: what they cite may go meanwhile."""

    def __init__(
        self, bot: ExtBot[None], delivery: Delivery, shown: Shown, workers: Workers, *, typing_after: float
    ) -> None:
        self._bot = bot
        self._delivery = delivery
        self._shown = shown
        self._workers = workers
        self._typing_after = typing_after

    def is_shut(self, chat: int) -> bool:
        """Whether Telegram keeps the bot out of the chat, as far as is known."""
        return self._delivery.is_shut(chat)

    def came_from(self, chat: int) -> None:
        """Something came in from the chat, so it may be open again."""
        self._delivery.came_from(chat)

    async def reply(
        self,
        update: int,
        to: MaybeInaccessibleMessage,
        make: Make,
        apart: Make | None = None,
    ) -> Message:
        """Answer a message in its topic.

        `apart` makes what is said instead where nobody sees which message is answered. Raises Refused or Stopping.
        """

        async def call(chat: int) -> Message:
            if chat != to.chat.id:  # a group has moved: by the number of the message there is another one
                return await self._send(chat, apart or make)
            return await self._send(chat, make, to.message_id, topic_of(to))

        return await self._delivery.send(update, to.chat.id, call)

    async def tell(self, chat: int, message: int, make: Make, topic: int | None = None) -> Message:
        """Say something in reply to a message whose update is long done, 0 for none, and in its topic.

        Raises Refused or Stopping.
        """

        async def call(where: int) -> Message:
            if where != chat:
                return await self._send(where, make)
            return await self._send(where, make, message, topic)

        return await self._delivery.send(_NO_UPDATE, chat, call)

    async def write(self, update: int, chat: int, make: Make) -> Message:
        """Say something in a chat, because of an update from another one. Raises Refused or Stopping."""

        async def call(where: int) -> Message:
            return await self._send(where, make)

        return await self._delivery.send(update, chat, call)

    async def show(self, update: int, on: MaybeInaccessibleMessage, make: Make) -> None:
        """Replace what a message of ours shows. Raises Refused or Stopping.

        Telegram lets go of old messages: what cannot be edited is answered anew.
        """
        if isinstance(on, Message) and on.is_accessible:
            await self.edit(on.chat.id, on.message_id, make)
        else:
            await self.reply(update, on, make)

    async def edit(self, chat: int, message: int, make: Make) -> None:
        """The same, by the numbers of the chat and the message."""
        await self.put(Place(chat, message), make)

    async def put(self, place: Place, make: Make) -> None:
        """The same, also where the message is a card that was sent through the bot."""

        async def call() -> None:
            screen = await self._workers.look(make)
            try:
                await self._bot.edit_message_text(
                    screen.body.html,
                    chat_id=place.chat or None,
                    message_id=place.message or None,
                    inline_message_id=place.inline or None,
                    parse_mode=ParseMode.HTML,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=keyboard(screen),
                )
            except BadRequest as error:
                if "not modified" not in str(error).lower():  # to find it done already is no failure
                    raise
            await self._workers.record(self._shown.keep, place, screen.shows)

        await self._delivery.change(place.chat, call)

    async def _send(self, chat: int, make: Make, to: int | None = None, topic: int | None = None) -> Message:
        """Send it once, in reply to the message `to`, and write down what it shows."""
        screen = await self._workers.look(make)
        sent = await self._bot.send_message(
            chat,
            screen.body.html,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard(screen),
            message_thread_id=topic,
            # A question that was deleted in the meantime was asked all the same.
            reply_parameters=ReplyParameters(to, allow_sending_without_reply=True) if to else None,
        )
        if screen.shows is not None:
            await self._workers.record(self._shown.keep, Place(sent.chat.id, sent.message_id), screen.shows)
        return sent

    async def take_away(self, chat: int, message: int) -> None:
        """Delete a message of ours, if Telegram lets us. Never raises."""
        await self._delivery.brief(lambda: self._bot.delete_message(chat, message))

    async def offer(self, query_id: str, offer: Offer) -> None:
        """Show an inline query's cards, if its sender still waits for them. Never raises."""
        results = [_result(card) for card in offer.cards]
        hint = InlineQueryResultsButton(offer.hint, start_parameter="inline")
        await self._delivery.brief(
            lambda: self._bot.answer_inline_query(
                query_id,
                results,
                cache_time=offer.cache,
                is_personal=True,  # language, outlets and who may ask at all are each person's own
                next_offset=offer.more,
                button=hint,
            )
        )

    async def heard(self, query_id: str, text: str | None = None, *, url: str | None = None) -> bool:
        """Tell the reader's client that the press of a button has arrived; whether it was still waiting for that.

        It shows the text for a moment, or opens the url, which is a link to the bot.
        """
        return await self._delivery.brief(lambda: self._bot.answer_callback_query(query_id, text, url=url))

    @asynccontextmanager
    async def typing(
        self, to: MaybeInaccessibleMessage, action: ChatAction = ChatAction.TYPING
    ) -> AsyncIterator[None]:
        """Show that the bot is at work while the block lasts, if it lasts."""
        task = asyncio.ensure_future(self._type(to, action))
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task  # a "typing…" must not come in after the answer

    async def _type(self, to: MaybeInaccessibleMessage, action: ChatAction) -> None:
        await asyncio.sleep(self._typing_after)
        while True:
            await self._delivery.brief(
                lambda: self._bot.send_chat_action(to.chat.id, action, message_thread_id=topic_of(to))
            )
            await asyncio.sleep(TYPING_LASTS)


def _result(card: Card) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        card.screen.body.html, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW
    )
    return InlineQueryResultArticle(
        card.id, card.title, content, reply_markup=keyboard(card.screen), description=card.description
    )


def topic_of(of: MaybeInaccessibleMessage) -> int | None:
    """The topic to answer in. The General topic is named by naming none; so is a thread of mere replies."""
    return of.message_thread_id if isinstance(of, Message) and of.is_topic_message else None


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The buttons under a screen, row by row; None where it has none."""
    rows = [[*map(_key, row)] for row in screen.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _key(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        url=button.url,
        copy_text=CopyTextButton(button.copied) if button.copied else None,
        callback_data=button.press and str(button.press),
    )
