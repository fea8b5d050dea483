"""/privacy and /forget: what is kept of a person, and its being deleted when they ask for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import structlog

from bot.telegram import hearing, render, writers
from bot.telegram.inbox import KEPT as NUMBERS_KEPT
from bot.telegram.judges import KEPT as JUDGES_KEPT
from bot.telegram.presses import Forget
from bot.telegram.rich import plain
from bot.telegram.screen import Button, Screen
from bot.telegram.shown import KEPT as MESSAGES_KEPT
from bot.telegram.unanswered import KEPT as UNANSWERED_KEPT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, Message, Update, User

    from bot.speech import Speech
    from bot.telegram.chat_settings import ChatSettings
    from bot.telegram.tools import Tools
    from bot.telegram.traces import Traces

_log = structlog.get_logger(__name__)


class Memory(Protocol):
    """Whatever remembers people for as long as the process lives."""

    def forget(self, person: int, /) -> None:
        """Know of nothing that they did or that was said in their private chat."""
        ...


class Forgetting:
    """Says what is kept, and forgets people."""

    def __init__(
        self,
        tools: Tools,
        traces: Traces,
        settings: ChatSettings,
        memories: Sequence[Memory],
        *,
        contact: str | None,
    ) -> None:
        self._workers = tools.workers
        self._posting = tools.posting
        self._voices = tools.voices
        self._traces = traces
        self._settings = settings
        self._memories = memories
        self._contact = contact

    async def message(self, update: Update, message: Message, me: User) -> str | None:
        """Say what is kept, or ask whether to delete it; None where the message wants neither."""
        command = hearing.command_from_person(message, me)
        if command is None or command[0] not in {"privacy", "forget"}:
            return None
        say, person = self._voices.to(update), writers.person(update)
        if command[0] == "privacy":
            screen = render.note(self._privacy(say))
        elif person is None:
            screen = render.note(say("forget-in-private"))
        else:
            screen = _question(say, person)
        await self._posting.reply(update.update_id, message, lambda: screen)
        return "said"

    async def press(self, update: Update, query: CallbackQuery, _me: User) -> str | None:
        """Forget whoever has asked for it, or not; None where the button is another one."""
        wanted, on = Forget.parse(query.data), query.message
        if wanted is None or on is None:
            return None
        say = self._voices.of(on.chat.id, query.from_user)
        if wanted.person != query.from_user.id:
            await self._posting.heard(query.id, say("forget-not-yours"))
            return "not allowed"
        await self._posting.heard(query.id)
        if wanted.sure:
            await self._workers.record(self._forget, wanted.person, update.update_id)
            await self._workers.look(self._traces.wipe)
            for memory in self._memories:
                memory.forget(wanted.person)
            _log.info("forgot somebody", update=update.update_id)
        said = say("forget-done" if wanted.sure else "forget-kept")
        await self._posting.show(update.update_id, on, lambda: render.note(said))
        return "forgotten" if wanted.sure else "kept"

    def _forget(self, person: int, update: int) -> None:
        self._traces.forget(person, update)
        self._settings.forget(person)

    def _privacy(self, say: Speech) -> str:
        who = say("privacy-contact", contact=self._contact) if self._contact else say("privacy-no-contact")
        kept = say(
            "privacy",
            days=NUMBERS_KEPT.days,
            marked=MESSAGES_KEPT.days,
            unanswered=UNANSWERED_KEPT.days,
            judged=JUDGES_KEPT.days,
        )
        return f"{kept}\n\n{who}\n\n{say('privacy-forget')}"


def _question(say: Speech, person: int) -> Screen:
    sure = Button(say("forget-yes"), press=Forget(person, sure=True))
    keep = Button(say("forget-no"), press=Forget(person, sure=False))
    return Screen(plain(say("forget-ask")), (sure, keep))
