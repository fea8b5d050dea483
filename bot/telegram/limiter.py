"""Telegram's limits on sending, kept before Telegram has to insist on them, and the pauses that it asks for.

The limits are those of https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. A chat
waits for its own turn first and only then takes of what all chats share, so however much waits in one of them, the
others do not notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.telegram.patience import Clock

    Chat = int | str
    Result = bool | dict[str, Any] | list[dict[str, Any]]

CARDS = 0
"""In the place of a chat: cards sent inline, in chats that the bot is not told of. They pause together."""
_MESSAGES = ("send", "editMessage", "copyMessage", "forwardMessage")
_COURTESY = "sendChatAction"
_FEW = 1024
"""So many chats are remembered without a look at which of them are idle."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` messages at once, then one each `seconds`."""

    burst: int
    seconds: float

    @classmethod
    def within(cls, most: int, seconds: float, burst: int) -> Rate:
        """The rate at which there are never more than `most` messages in any `seconds`, the burst among them."""
        return cls(burst, seconds / (most - burst))

    def limiter(self) -> AsyncLimiter:
        """A new bucket of this rate, empty."""
        return AsyncLimiter(self.burst, self.burst * self.seconds)


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast messages are sent and changed: over all, in a private chat, in a group or channel.

    "typing…" is shown as often as `courtesy` says, and beyond that left out.
    """

    overall: Rate
    private: Rate
    group: Rate
    courtesy: Rate


TELEGRAM = Rates(
    overall=Rate.within(FloodLimit.MESSAGES_PER_SECOND, 1.0, burst=4),
    private=Rate(burst=5, seconds=1.0 / FloodLimit.MESSAGES_PER_SECOND_PER_CHAT),
    group=Rate.within(FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP, 60.0, burst=5),
    courtesy=Rate(burst=10, seconds=0.1),
)


@dataclass(slots=True)
class _Line:
    """A chat's own limit, the moment before which Telegram wants nothing for it, and who stands in line."""

    limiter: AsyncLimiter
    not_before: float = float("-inf")
    waiting: int = 0
    booked: bool = False

    def idle(self, now: float) -> bool:
        """Whether it is as good as new."""
        busy = self.waiting or self.booked or self.not_before > now
        return not busy and self.limiter.has_capacity(self.limiter.max_rate)


class Limiter(BaseRateLimiter[None]):
    """Lets messages through at Telegram's rates, and holds a chat back that was told to wait.

    Whoever has something to do between a message's turn and its sending books the turn before; any other message
    waits when it is sent. What is not a message never waits.
    """

    def __init__(self, clock: Clock, rates: Rates = TELEGRAM) -> None:
        """`clock` is that of the pauses."""
        self._clock = clock
        self._rates = rates
        self._overall = rates.overall.limiter()
        self._door = rates.overall.limiter()
        self._courtesy = rates.courtesy.limiter()
        self._lines: dict[Chat, _Line] = {}
        self._room = _FEW

    async def book(self, chat: Chat) -> None:
        """Wait until the chat may have another message, and keep that turn for the next one sent to it."""
        line = self._line(chat)
        if not line.booked:  # else there is a turn that came to nothing
            await self._turn(line)
            line.booked = True

    async def process_request(  # noqa: PLR0917 - as its base has it
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        """Send it when it is its turn. A pause that Telegram asks for is noted; RetryAfter is raised on."""
        del rate_limit_args
        if endpoint == _COURTESY:
            return await self._courteously(callback, args, kwargs)
        if not endpoint.startswith(_MESSAGES):
            return await callback(*args, **kwargs)
        line = self._line(data.get("chat_id") or CARDS)
        if not line.booked:
            await self._turn(line)
        line.booked = False
        # Turns that were kept while something took long would otherwise be used all at once.
        await self._door.acquire()
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            line.not_before = max(line.not_before, self._clock.now() + _seconds(error))
            raise

    async def _courteously(
        self, callback: Callable[..., Coroutine[Any, Any, Result]], args: Any, kwargs: dict[str, Any]
    ) -> Result:
        """Show it, or do as if: when hundreds wait, telling each of them every few seconds would make all wait."""
        if not self._courtesy.has_capacity():
            return True
        await self._courtesy.acquire()
        return await callback(*args, **kwargs)

    async def initialize(self) -> None:
        """Nothing to make ready."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def _turn(self, line: _Line) -> None:
        line.waiting += 1
        try:
            while (left := line.not_before - self._clock.now()) > 0:
                await self._clock.sleep(left)
            await line.limiter.acquire()
            await self._overall.acquire()
        finally:
            line.waiting -= 1

    def _line(self, chat: Chat) -> _Line:
        if chat not in self._lines:
            self._forget_idle()
            self._lines[chat] = _Line(self._rate(chat).limiter())
        return self._lines[chat]

    def _rate(self, chat: Chat) -> Rate:
        if chat == CARDS:
            return self._rates.overall
        group = isinstance(chat, str) or chat < 0
        return self._rates.group if group else self._rates.private

    def _forget_idle(self) -> None:
        """Keep only chats that wait, or have had a message a moment ago. The others will be as they were."""
        if len(self._lines) < self._room:
            return
        now = self._clock.now()
        self._lines = {chat: line for chat, line in self._lines.items() if not line.idle(now)}
        self._room = max(_FEW, 2 * len(self._lines))


def _seconds(error: RetryAfter) -> float:
    period = error.retry_after
    return float(period) if isinstance(period, int) else period.total_seconds()
