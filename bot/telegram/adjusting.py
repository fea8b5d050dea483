"""/settings: what the administrators of a chat, or a person in private, choose of how the bot answers there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.speech import languages
from bot.telegram import hearing, render, settings_screens
from bot.telegram.presses import Adjustment, Dial
from bot.telegram.rounds import Rounds

if TYPE_CHECKING:
    from telegram import CallbackQuery, Chat, Message, Update, User

    from bot.speech import Speech
    from bot.telegram.administrators import Administrators
    from bot.telegram.chat_settings import ChatSettings, Choices
    from bot.telegram.screen import Screen
    from bot.telegram.tools import Tools
    from knowledge.library import Library


class Adjusting:
    """Shows a chat's settings, and changes them for whoever may."""

    def __init__(
        self,
        tools: Tools,
        settings: ChatSettings,
        library: Library,
        administrators: Administrators,
        *,
        look_every: float,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._settings = settings
        self._library = library
        self._administrators = administrators
        failure = "what chats have chosen is not looked up for now"
        self.rounds = Rounds(tools.patience, self._look, failure, seconds=look_every)

    async def _look(self) -> bool:
        """Take up what was restored from a backup meanwhile."""
        await self._workers.look(self._settings.refresh)
        return True

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Show the settings of the chat; None where the message does not ask for them."""
        if not hearing.asks_for(message, me, "settings"):
            return None
        chat = message.chat
        may = await self._administrators.wrote(message)
        if not may and self._settings.of(chat.id).quiet:
            return "quiet"

        def make() -> Screen:
            if not may:
                return render.note(self._voices.to(update)("settings-not-yours"))
            return self._shown(update, chat, Adjustment(Dial.OVERVIEW))

        await self._posting.reply(update.update_id, message, make)
        return "shown" if may else "not allowed"

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Do what a button under settings says; None where it is another one."""
        wanted, on = Adjustment.parse(query.data), query.message
        if wanted is None or on is None:
            return None
        if not await self._administrators.include(query.from_user, on.chat):
            say = self._voices.of(on.chat.id, query.from_user)
            await self._posting.heard(query.id, say("settings-not-yours"))
            return "not allowed"
        await self._posting.heard(query.id)
        if wanted.dial is Dial.DONE:
            await self._posting.take_away(on.chat.id, on.message_id)
            return "done"
        await self._workers.record(self._adjust, on.chat, wanted)
        await self._posting.show(update.update_id, on, lambda: self._shown(update, on.chat, wanted))
        return "shown"

    def _adjust(self, chat: Chat, wanted: Adjustment) -> None:
        """Choose what the button stands for, if it stands for a choice. What is there no more is not chosen."""
        match wanted.dial:
            case Dial.LANGUAGE if wanted.value in (*languages(), settings_screens.NOTHING):
                language = None if wanted.value == settings_screens.NOTHING else wanted.value
                self._settings.change(chat.id, lambda now: replace(now, language=language))
            case Dial.OUTLET | Dial.NO_OUTLET:
                named = {name for name in self._outlets(chat.id) if settings_screens.key(name) == wanted.value}
                self._settings.change(chat.id, lambda now: _with(now, named, wanted.dial))
            case Dial.ALL:
                self._settings.change(chat.id, lambda now: replace(now, outlets=None))
            case Dial.CERTAIN:
                self._settings.change(chat.id, lambda now: replace(now, certain=wanted.value == "1"))
            case Dial.QUIET if chat.type != ChatType.PRIVATE:
                self._settings.change(chat.id, lambda now: replace(now, quiet=wanted.value == "1"))

    def _shown(self, update: Update, chat: Chat, wanted: Adjustment) -> Screen:
        say, choices = self._voices.to(update), self._settings.of(chat.id)
        match wanted.dial:
            case Dial.LANGUAGES:
                return settings_screens.choose_language(say, choices, self._unchosen(say, chat))
            case Dial.OUTLETS | Dial.OUTLET | Dial.NO_OUTLET | Dial.ALL:
                return settings_screens.choose_outlets(say, choices, self._outlets(chat.id), wanted.page)
        private = chat.type == ChatType.PRIVATE
        return settings_screens.overview(say, choices, self._unchosen(say, chat), private=private)

    def _unchosen(self, say: Speech, chat: Chat) -> str:
        """Which language is spoken in the chat where none is chosen. Posts of a channel have no author to ask."""
        if chat.type == ChatType.CHANNEL:
            return say("settings-language-bot", name=self._voices.of(None, None).name)
        return say("settings-language-telegram" if chat.type == ChatType.PRIVATE else "settings-language-own")

    def _outlets(self, chat: int) -> list[str]:
        """Those that the chat may see, and those it has chosen though no article is left of them."""
        hidden = self._library.visibility.hidden_from(chat)
        names = self._library.outlets(hidden)
        gone = (self._settings.of(chat).outlets or frozenset()) - hidden - set(names)
        return [*names, *sorted(gone)]


def _with(now: Choices, named: set[str], dial: Dial) -> Choices:
    """With these outlets chosen or no more; all are searched where none is left."""
    before = now.outlets or frozenset()
    return replace(now, outlets=(before | named if dial is Dial.OUTLET else before - named) or None)
