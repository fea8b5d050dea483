"""Whether the bot speaks to whoever is behind an update: asked first, so that nothing else need ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.telegram import hearing, intents, render, topics, writers
from bot.telegram.limits import Limit
from bot.telegram.menus import COMMANDS
from bot.telegram.presses import Adjustment, Forget, Press, Sample, Verb

if TYPE_CHECKING:
    from telegram import CallbackQuery, Chat, Message, Update, User

    from bot.settings import Settings
    from bot.speech import Speech
    from bot.telegram.access import Access
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.patience import Clock
    from bot.telegram.tools import Tools

DAY = 86_400.0
TYPED = 4
"""Inline queries that a person may make for each question: whoever types one makes several."""
_RIGHTS = frozenset({"privacy", "forget"})
"""Commands that nobody is kept from in private, and whose buttons are for everybody."""
_OURS = frozenset(command.name for command in COMMANDS)


@dataclass(frozen=True, slots=True)
class _Bound:
    """On how much is looked up for a key; `word` is on how often that is said, `text` what."""

    key: int
    limit: Limit
    word: Limit
    text: str

    def said(self, say: Speech) -> str:
        return say(self.text, count=self.limit.most)


class Door:
    """A room that takes what is not to be answered, and leaves the rest to the others.

    What it says of that is said once in a while: it is no answer, and whoever sends much is not sent much. In a
    channel nothing is said, for every subscriber would read it.
    """

    def __init__(
        self, tools: Tools, access: Access, chats: ChatSettings, settings: Settings, *, clock: Clock
    ) -> None:
        self._posting = tools.posting
        self._voices = tools.voices
        self._access = access
        self._chats = chats
        self._of_person = Limit(settings.person_limit, clock)
        self._of_typist = Limit(settings.person_limit * TYPED, clock)
        self._of_chat = Limit(settings.chat_limit, clock)
        self._word_to_person = Limit(1, clock)
        self._word_to_chat = Limit(1, clock)
        self._closed_to_person = Limit(1, clock)
        self._closed_to_chat = Limit(1, clock, DAY)

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """A message, an edit of one, or a channel's post."""
        command = hearing.command_from_person(message, me)
        wanted = (command is not None and command[0] in _OURS) or intents.of(message, me) is not None
        if not wanted or (message.chat.type == ChatType.PRIVATE and command is not None and command[0] in _RIGHTS):
            return None
        if not self._access.opens(message.chat.id, writers.person(update)):
            await self._tell_closed(update, message)
            return "closed"
        if command is not None and command[0] == "settings":
            return None
        if self._chats.of(message.chat.id).quiet:
            return "quiet"
        return await self._counted(update, message) if _is_looked_up(message, me) else None

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """A pressed button: its presser alone is told."""
        chat = update.effective_chat
        if chat is None or Forget.parse(query.data) is not None:
            return None
        say = self._voices.of(chat.id, query.from_user)
        if not self._access.opens(chat.id, query.from_user.id):
            await self._posting.heard(query.id, self._closed(say, chat))
            return "closed"
        if self._chats.of(chat.id).quiet and Adjustment.parse(query.data) is None:
            await self._posting.heard(query.id, say("chat-quiet"))
            return "quiet"
        too_many = self._take(query.from_user.id, chat) if _looks_up(query.data) else None
        if too_many is not None:
            await self._posting.heard(query.id, too_many.said(say))
            return "too many"
        return None

    def inline(self, person: int, *, looked_up: bool) -> str | None:
        """The message that a person gets instead of cards, by its key; None where the query is answered.

        It counts where the articles are searched for it.
        """
        if not self._access.lets_in(person):
            return "closed-inline"
        if not looked_up or self._access.is_admin(person):
            return None
        if self._of_typist.is_reached(person):
            return "limit-inline"
        self._of_typist.take(person)
        return None

    def forget(self, person: int) -> None:
        """Know of nothing that the person asked, wherever that was."""
        for limit in (self._of_person, self._of_typist, self._word_to_person, self._closed_to_person):
            limit.forget(person)

    async def _counted(self, update: Update, message: Message) -> str | None:
        """Count what is looked up; what is too much is taken."""
        bound = self._take(writers.writer(message), message.chat)
        if bound is None:
            return None
        await self._say_once(update, message, bound.word, bound.key, bound.said(self._voices.to(update)))
        return "too many"

    def _take(self, person: int | None, chat: Chat) -> _Bound | None:
        """Count one more of the person and of the chat, or tell the bound that this would go over."""
        if self._access.is_admin(person):
            return None
        mine = [_Bound(person, self._of_person, self._word_to_person, "limit-person")] if person is not None else []
        if chat.type != ChatType.PRIVATE:
            mine.append(_Bound(chat.id, self._of_chat, self._word_to_chat, "limit-chat"))
        reached = next((bound for bound in mine if bound.limit.is_reached(bound.key)), None)
        if reached is None:
            for bound in mine:
                bound.limit.take(bound.key)
        return reached

    async def _tell_closed(self, update: Update, message: Message) -> None:
        private = message.chat.type == ChatType.PRIVATE
        limit = self._closed_to_person if private else self._closed_to_chat
        await self._say_once(
            update, message, limit, message.chat.id, self._closed(self._voices.to(update), message.chat)
        )

    def _closed(self, say: Speech, chat: Chat) -> str:
        if chat.type == ChatType.PRIVATE:
            return say("closed-person", number=str(chat.id))
        return say("closed-chat", number=str(chat.id)) if self._access.names_chats else say("closed-here")

    async def _say_once(self, update: Update, to: Message, limit: Limit, key: int, text: str) -> None:
        if to.chat.type == ChatType.CHANNEL or limit.is_reached(key):
            return
        limit.take(key)
        await self._posting.reply(update.update_id, to, lambda: render.note(text))


def _looks_up(data: str | None) -> bool:
    """Whether the articles are searched for a pressed button."""
    press = Press.parse(data)
    return (press is not None and press.verb is Verb.AGAIN) or Sample.parse(data) is not None


def _is_looked_up(message: Message, me: User) -> bool:
    """Whether the articles are searched for it: help, thanks and what is kept cost next to nothing."""
    command = hearing.command_from_person(message, me)
    if command is not None and command[0] in {"timeline", "latest"}:
        return hearing.replies_to(message, me) or hearing.says_something(topics.named(message, command[1], me))
    return isinstance(intents.of(message, me), intents.Ask | intents.Check)
