"""Updates pushed to the bot's own address, with the secret, until they are taken."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.preview.bell import Bell
from bot.preview.clock import Clock
from bot.preview.params import text_of
from bot.preview.updates import Update, Updates

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_FIRST_DELAY = 1.0
_LONGEST_DELAY = 60.0
_ANSWER_SECONDS = 60.0

Caller = Callable[[str, Mapping[str, str]], Awaitable[object]]


@dataclass(frozen=True)
class Target:
    """Where updates go. They go one at a time, which keeps within any `max_connections`."""

    url: str
    secret: str | None
    max_connections: int


@dataclass(frozen=True)
class Delivery:
    """One attempt: the HTTP status, 0 where nobody answered. `at` in Unix seconds."""

    update: Update
    status: int
    at: float


class Webhook:
    """Delivers while a target is set. An update that is not taken is tried again after 1, 2, 4 … 60 seconds.

    The clock of the server measures those delays. Later updates wait behind it.
    """

    def __init__(self, updates: Updates, clock: Clock, bell: Bell) -> None:
        self._updates = updates
        self._clock = clock
        self._bell = bell
        self._task: asyncio.Task[None] | None = None
        self.call: Caller | None = None  # carries out a method that a bot puts into its answer
        self.target: Target | None = None
        self.deliveries: list[Delivery] = []
        self.last_error: tuple[int, str] | None = None

    def set(self, target: Target | None) -> None:
        """Deliver to another address from now on, or to none."""
        self.target = target
        self.last_error = None
        if self._task is not None:
            self._task.cancel()
        self._task = asyncio.create_task(self._run(target)) if target else None
        self._bell.ring()

    async def stop(self) -> None:
        """Deliver no more."""
        task, self._task, self.target = self._task, None, None
        if task is not None:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def post(self, payload: dict[str, Any], secret: str | None) -> int:
        """Send one update as it stands with any secret, right or wrong. The HTTP status, 0 for no answer."""
        if self.target is None:
            raise RuntimeError("no webhook is set")
        async with aiohttp.ClientSession() as session:
            status, _ = await self._send(session, self.target.url, payload, secret)
        return status

    async def _run(self, target: Target) -> None:
        delay = _FIRST_DELAY
        async with aiohttp.ClientSession() as session:
            while True:
                rung = self._bell.next()
                waiting = [*self._updates.take_again(1), *self._updates.pending]
                if not waiting:
                    await rung
                    continue
                rung.close()
                update = waiting[0]
                status, body = await self._send(session, target.url, update.to_dict(), target.secret)
                self.deliveries.append(Delivery(update, status, self._clock.now()))
                if 200 <= status < 300:  # noqa: PLR2004 - the range of success
                    delay = _FIRST_DELAY
                    self._updates.confirm(update.id)
                    await self._carry_out(body)
                else:
                    self.last_error = (int(self._clock.now()), f"Wrong response from the webhook: {status}")
                    self._bell.ring()
                    await self._clock.sleep(delay)
                    delay = min(delay * 2, _LONGEST_DELAY)

    async def _send(
        self, session: aiohttp.ClientSession, url: str, payload: dict[str, Any], secret: str | None
    ) -> tuple[int, object]:
        headers = {SECRET_HEADER: secret} if secret else {}
        timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        try:
            async with session.post(url, json=payload, headers=headers, timeout=timeout) as response:
                with contextlib.suppress(ValueError):
                    return response.status, await response.json(content_type=None)
                return response.status, None
        except (aiohttp.ClientError, TimeoutError):
            return 0, None

    async def _carry_out(self, body: object) -> None:
        if self.call is not None and isinstance(body, dict) and isinstance(body.get("method"), str):
            items = ((str(key), text_of(value)) for key, value in body.items() if key != "method")
            await self.call(body["method"], {key: value for key, value in items if value is not None})
