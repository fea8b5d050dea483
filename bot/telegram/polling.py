"""Fetching updates so that none is lost: each is stored before the request that makes Telegram forget it.

An inline query alone is not: it expires in seconds, and what is typed next asks again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import ExtBot

from knowledge.errors import DatelineError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta

    from telegram.request import BaseRequest

    from bot.heartbeat import Heartbeat
    from bot.telegram.inbox import Inbox
    from bot.telegram.limiter import Limiter
    from bot.telegram.patience import Clock
    from bot.telegram.workers import Workers

    GiveUp = Callable[[UserError], None]

REQUEST_SECONDS = 20.0
TOKEN_TRIES = 5
NEWCOMER_SECONDS = 60.0
"""A process that is younger when it meets another one gives way, after as long again."""
QUIET_SECONDS = 180.0
"""After so long without a conflict the next one is a new one. Polls and pauses in between take a minute."""

_log = structlog.get_logger(__name__)


FLEETING = "inline_query"
"""The kind of update that expires in seconds: it is no promise to anybody, and is not kept."""


class Passed(Update):
    """An update that needs no handling: it came before, or this version cannot read it. Only its number counts."""

    __slots__ = ()


class KeepingBot(ExtBot[None]):
    """A bot whose `get_updates` returns only what the inbox has."""

    __slots__ = ("_give_up", "_heartbeat", "_inbox", "_rejected", "_workers")

    def __init__(
        self, token: str, address: str, requests: tuple[BaseRequest, BaseRequest], limiter: Limiter
    ) -> None:
        """`address` is the server's. The requests: one for updates, one for all else, which `limiter` paces."""
        super().__init__(
            token,
            base_url=f"{address}/bot",
            base_file_url=f"{address}/file/bot",
            get_updates_request=requests[0],
            request=requests[1],
            rate_limiter=limiter,
        )
        self._inbox: Inbox | None = None
        self._workers: Workers | None = None
        self._give_up: GiveUp | None = None
        self._heartbeat: Heartbeat | None = None
        self._rejected = 0

    def keep_in(self, inbox: Inbox, workers: Workers, give_up: GiveUp, heartbeat: Heartbeat) -> None:
        """Store updates here from now on, give a sign after each poll, and say when the token is no longer good."""
        self._inbox, self._workers, self._give_up, self._heartbeat = inbox, workers, give_up, heartbeat

    async def get_updates(  # type: ignore[override]  # the parameters that Updater gives, and no others
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: int | timedelta | None = None,  # noqa: ASYNC109 - it is the server that waits
        allowed_updates: Sequence[str] | None = None,
    ) -> tuple[Update, ...]:
        """As in Bot, with each update stored; those that came before are Passed, so that none is handled twice."""
        assert self._inbox is not None
        assert self._workers is not None
        assert self._heartbeat is not None
        waits = timeout or 0
        seconds = waits if isinstance(waits, (int, float)) else waits.total_seconds()
        given = {"offset": offset, "limit": limit, "timeout": int(seconds), "allowed_updates": allowed_updates}
        try:
            raw: Any = await self._post("getUpdates", given, read_timeout=REQUEST_SECONDS + seconds)
        except InvalidToken as error:
            self._reject()
            raise NetworkError("the token was rejected, though it worked before") from error
        self._rejected = 0
        raw = sorted(raw, key=lambda update: update["update_id"])
        try:
            new = await self._workers.store(self._inbox.store, [one for one in raw if FLEETING not in one])
        except DatelineError as error:
            # Unconfirmed, they come again; and the error makes the poller slow down.
            raise NetworkError("updates could not be stored") from error
        await self._workers.look(self._heartbeat.beat)
        new |= {one["update_id"] for one in raw if FLEETING in one}
        return tuple([await self.read(one) if one["update_id"] in new else Passed(one["update_id"]) for one in raw])

    async def read(self, raw: dict[str, Any]) -> Update:
        """The update that Telegram sent. One that cannot be read is put aside alone: it must not block others."""
        try:
            update = Update.de_json(raw, self)
        except Exception as error:  # noqa: BLE001 - whatever a newer API makes of it
            _log.error("unreadable update", update=raw["update_id"], exc_info=error)
            assert self._inbox is not None
            assert self._workers is not None
            with suppress(DatelineError):  # then it is put aside again at the next start
                await self._workers.store(self._inbox.done, raw["update_id"], "unreadable")
            return Passed(raw["update_id"])
        return update

    def _reject(self) -> None:
        # Any 404 looks like this, also one of a proxy that is in trouble. A revoked token stays rejected.
        self._rejected += 1
        if self._rejected >= TOKEN_TRIES and self._give_up is not None:
            self._give_up(bad_token())


class PollErrors:
    """Looks at what goes wrong while polling, and decides when to give up.

    Two processes with one token take each other's updates. The younger one stops, with a message that says why:
    a second start by mistake must not take down the bot that has been serving.
    """

    def __init__(self, clock: Clock, give_up: GiveUp) -> None:
        self._clock = clock
        self._give_up = give_up
        self._started = clock.now()
        self._first = self._last = float("-inf")

    def error(self, error: TelegramError) -> None:
        """Called for each poll that fails; another one follows."""
        if not isinstance(error, Conflict):
            _log.warning("no updates for the moment: trying again", exc_info=error)
            return
        _log.error("another process uses this bot's token: stop the other one", exc_info=error)
        now = self._clock.now()
        if now - self._last > QUIET_SECONDS:
            self._first = now
        self._last = now
        newcomer = self._first - self._started < NEWCOMER_SECONDS
        if newcomer and now - self._first >= NEWCOMER_SECONDS:
            self._give_up(conflict())


def conflict() -> UserError:
    """Two processes with one token."""
    return UserError(
        "another process is running this bot: stop it, or give this one its own token from @BotFather in "
        "TELEGRAM_BOT_TOKEN"
    )


def bad_token() -> UserError:
    """The token was revoked or never one; or what answers at the address is no Bot API server."""
    return UserError(
        "Telegram does not know the bot's token: copy it again from @BotFather to TELEGRAM_BOT_TOKEN, and leave "
        "DATELINE_TELEGRAM_API out unless you run a Bot API server of your own"
    )
