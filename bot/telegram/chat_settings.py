"""What a chat has chosen of how it is answered: language, outlets, how sure, and whether at all."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot import state
from index.answer import Confidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.answer import Answer
    from knowledge.store.database import Database

_c = state.chat_settings.c


@dataclass(frozen=True, slots=True)
class Choices:
    """A chat's choices. Without a language each reader has their own; without outlets all are searched.

    `certain`: only strong answers are given. `quiet`: none are. `formerly` is the chat's number before it became
    a supergroup.
    """

    language: str | None = None
    outlets: frozenset[str] | None = None
    certain: bool = False
    quiet: bool = False
    formerly: int | None = None

    def held(self, answer: Answer) -> Answer:
        """The answer where it is sure enough for the chat, else that there is none."""
        if not self.certain or answer.confidence is not Confidence.WEAK:
            return answer
        closest = answer.quotes[0].article if answer.quotes else answer.closest
        none = replace(answer, confidence=Confidence.NONE, quotes=(), closest=closest)
        return replace(none, newer=None, newer_quote=None, outside=False)


_NONE = Choices()


class ChatSettings:
    """In the bot's database, and all in memory, for every message asks for them. Changes block.

    Others write there as well, such as who restores a backup: a change begins with what is there.
    """

    def __init__(self, database: Database) -> None:
        """Take the database as it is, making its tables if there are none. DamagedError when it is not ours."""
        state.found(database)
        self._database = database
        self._kept = self._stored()
        self._changes = 0
        self._lock = Lock()

    def refresh(self) -> None:
        """Take up what others wrote. Blocks."""
        changes, stored = self._changes, self._stored()
        with self._lock:
            if self._changes == changes:  # else what was read may be older than what was changed meanwhile
                self._kept = stored

    def of(self, chat: int) -> Choices:
        """What the chat has chosen. Does not block."""
        return self._kept.get(chat, _NONE)

    def language(self, chat: int) -> str | None:
        """The language that was chosen for the chat. Does not block."""
        return self.of(chat).language

    def change(self, chat: int, how: Callable[[Choices], Choices]) -> None:
        """Choose something else for the chat."""
        with self._database.writing() as connection:
            row = connection.execute(sa.select(state.chat_settings).where(_c.chat == chat)).first()
            choices = how(_choices(row) if row else _NONE)
            connection.execute(state.chat_settings.delete().where(_c.chat == chat))
            connection.execute(state.chat_settings.insert().values(chat=chat, **_columns(choices)))
        self._keep(chat, choices)

    def move(self, old: int, new: int) -> None:
        """The chat has another number now, under which it has chosen the same. Once moved, it stays as it is."""
        if self.of(new).formerly == old:
            return
        choices = self.of(old)
        with self._database.writing() as connection:
            self.change(new, lambda _: replace(choices, formerly=old))
            connection.execute(state.chat_settings.delete().where(_c.chat == old))
        self._keep(old, None)

    def forget(self, chat: int) -> None:
        """Know of nothing that was chosen for the chat."""
        with self._database.writing() as connection:
            connection.execute(state.chat_settings.delete().where(_c.chat == chat))
        self._keep(chat, None)

    def _keep(self, chat: int, choices: Choices | None) -> None:
        """Have in memory what was written."""
        with self._lock:
            self._changes += 1
            if choices is None:
                self._kept.pop(chat, None)
            else:
                self._kept[chat] = choices

    def _stored(self) -> dict[int, Choices]:
        with self._database.reading() as connection:
            return {row.chat: _choices(row) for row in connection.execute(sa.select(state.chat_settings))}


def _columns(choices: Choices) -> dict[str, object]:
    return {
        "language": choices.language,
        "outlets": json.dumps(sorted(choices.outlets)) if choices.outlets is not None else None,
        "certain": choices.certain,
        "quiet": choices.quiet,
        "formerly": choices.formerly,
    }


def _choices(row: sa.Row[tuple[object, ...]]) -> Choices:
    outlets = frozenset(json.loads(row.outlets)) if row.outlets is not None else None
    return Choices(row.language, outlets, row.certain, row.quiet, row.formerly)
