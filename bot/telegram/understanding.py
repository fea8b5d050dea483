"""How a message is understood: together with a marked part of what it replies to, or with what that is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.telegram import hearing, intents, starts
from bot.telegram.claims import questions
from bot.telegram.lookup import Reading
from bot.telegram.turns import Turn
from index.answer import Question
from index.naming import names_something

if TYPE_CHECKING:
    from telegram import Message
    from telegram.ext import ExtBot

    from bot.telegram.answers import Answers
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.lookup import Lookup
    from bot.telegram.threads import Threads
    from bot.telegram.workers import Workers


class Understanding:
    """Reads what is asked, and answers it."""

    def __init__(
        self,
        lookup: Lookup,
        answers: Answers,
        threads: Threads,
        *,
        settings: ChatSettings,
        workers: Workers,
        bot: ExtBot[None],
    ) -> None:
        self._lookup = lookup
        self._answers = answers
        self._threads = threads
        self._settings = settings
        self._workers = workers
        self._bot = bot

    async def read(self, message: Message, asked: intents.Ask | intents.Check) -> Reading:
        """What the message asks, and the answer to that."""
        outlets, chat = self._settings.of(message.chat.id).outlets, message.chat.id
        if isinstance(asked, intents.Check):
            about = Question("", asked.written, sources=outlets, chat=chat)
            return await self._workers.ask(self._lookup.check, about, asked.claims)
        question = Question(asked.text, moment(message), sources=outlets, chat=chat)
        turn = self._threads.of_replied(message, self._bot.bot)
        before, marked = turn.question if turn else "", hearing.marked(message)
        about_what = "" if before or marked else await self._about(message, asked.text)
        if not (before or marked or about_what):
            if several := questions(question.text):
                reading = await self._workers.ask(self._lookup.first_of, question, several)
            else:
                reading = Reading(await self._workers.ask(self._lookup.find, question), Turn(question.text))
            return await self._workers.ask(self._lookup.report, reading)
        told = hearing.replied_text(message)
        return await self._workers.ask(self._lookup.go_on, question, before, marked, about_what, told)

    async def _about(self, message: Message, asked: str) -> str:
        """What the message that it replies to is about, where nobody knows which question that answers.

        Of an answer or a card of ours it is the title of the article, or what such a card was asked. What somebody
        else wrote is of use to a question that names nothing by itself: under a channel's post every comment is a
        reply to it.
        """
        replied, me = message.reply_to_message, self._bot.bot
        if replied is None:
            return ""
        ours = await self._workers.look(self._answers.title, message.chat.id, replied.message_id)
        by_bot = replied.from_user is not None and replied.from_user.is_bot and replied.sender_chat is None
        if ours or by_bot:
            return ours
        if replied.via_bot is not None and replied.via_bot.id == me.id:
            opens = starts.found_in(hearing.replied_source(message), me.username)
            title = await self._workers.look(self._answers.title_opened, message.chat.id, opens) if opens else ""
            return title or hearing.quoted_by(replied, me)
        return "" if names_something(asked) else hearing.replied_text(message)


def moment(message: Message) -> datetime:
    """When it was asked as it stands."""
    return (message.edit_date or message.date).astimezone(UTC)
