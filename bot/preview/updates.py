"""Updates on their way to the bot: numbered, filtered at creation, confirmed by offset, polled for."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.preview import limits
from bot.preview.bell import Bell
from bot.preview.clock import Clock
from bot.preview.errors import ApiError, bad_request
from bot.preview.faults import Faults

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "guest_message",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
    }
)
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_SECONDS = {"callback_query": limits.CALLBACK_SECONDS, "inline_query": limits.INLINE_SECONDS}
_FIRST_ID = 730_000_001


@dataclass(frozen=True)
class Update:
    """One update as it is sent; `expires` is Unix seconds, None for never."""

    id: int
    kind: str
    payload: dict[str, Any]
    expires: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """The Update object."""
        return {"update_id": self.id, self.kind: self.payload}


@dataclass(eq=False)
class _Poll:
    """A request that waits; `ended` is set to the error that ends it."""

    ended: asyncio.Future[ApiError] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def end(self, error: ApiError) -> None:
        if not self.ended.done():
            self.ended.set_result(error)


class Updates:
    """The queue of one bot. `created` keeps every update ever made, for assertions."""

    def __init__(self, clock: Clock, bell: Bell, faults: Faults) -> None:
        self._clock = clock
        self._bell = bell
        self._faults = faults
        self._ids = count(_FIRST_ID)
        self._pending: list[Update] = []
        self._again: list[Update] = []
        self._poll: _Poll | None = None
        self._allowed = KINDS - _ON_REQUEST
        self.allowed_named: list[str] | None = None
        self.created: list[Update] = []
        self.asked_for = False  # whether a bot has ever polled
        self.heard = 0.0  # when a poll last began or ended, in Unix seconds
        self.confirmed = 0  # the highest id that the bot has confirmed

    @property
    def polling(self) -> bool:
        """Whether a poll waits now."""
        return self._poll is not None

    @property
    def pending(self) -> list[Update]:
        """What is not confirmed and not expired, oldest first."""
        now = self._clock.now()
        self._pending = [update for update in self._pending if update.expires is None or update.expires > now]
        return self._pending

    def allow(self, kinds: Sequence[object] | None) -> None:
        """Remember which kinds are created from now on; None keeps what was, an empty list is the default.

        Raises ApiError 400 for a kind that Telegram does not have.
        """
        if kinds is None:
            return
        for kind in kinds:
            if kind not in KINDS:
                raise bad_request(f"allowed_updates: unknown kind {kind!r}")
        self.allowed_named = [str(kind) for kind in kinds] or None
        self._allowed = frozenset(self.allowed_named or KINDS - _ON_REQUEST)

    def create(self, kind: str, payload: dict[str, Any]) -> Update | None:
        """A new update, or None where its kind is not allowed: it then never existed."""
        if kind in KINDS and kind not in self._allowed:
            return None
        seconds = _SECONDS.get(kind)
        expires = self._clock.now() + seconds if seconds else None
        update = Update(next(self._ids), kind, self._faults.disguise(payload), expires)
        self._pending.append(update)
        self.created.append(update)
        if self._faults.take_duplicate():
            self._again.append(update)
        self._bell.ring()
        return update

    def repeat(self, update: Update) -> None:
        """Deliver an update once more, confirmed or not."""
        self._again.append(update)
        self._bell.ring()

    def drop_all(self) -> None:
        self._pending.clear()
        self._again.clear()
        self._bell.ring()

    def confirm(self, update_id: int) -> None:
        """Everything up to and with this id has arrived."""
        self.confirmed = max(self.confirmed, update_id)
        self._pending = [update for update in self._pending if update.id > update_id]
        self._bell.ring()

    def take_again(self, limit: int) -> list[Update]:
        """Updates, `limit` at most, that are to come a second time and have come once."""
        pending = {update.id for update in self._pending}
        due = [update for update in self._again if update.id not in pending][:limit]
        self._again = [update for update in self._again if update not in due]
        return due

    def end_poll(self, error: ApiError) -> None:
        """Answer the poll that waits with an error."""
        if self._poll is not None:
            self._poll.end(error)
            self._poll = None

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Update]:  # noqa: ASYNC109
        """Updates for one getUpdates: at once if there are any, else as soon as one comes, else none in the end.

        Raises ApiError 409 in the poll that waits when another begins.
        """
        self.end_poll(
            ApiError(
                409,
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        )
        self.asked_for = True
        self.heard = self._clock.now()
        self._apply(offset)
        if found := self._batch(limit):
            return found
        if timeout <= 0:
            return []
        alarm = asyncio.ensure_future(self._clock.sleep(timeout))
        mine = self._poll = _Poll()
        self._bell.ring()
        try:
            return await self._wait(mine, alarm, limit)
        finally:
            alarm.cancel()
            if self._poll is mine:
                self._poll = None
            self.heard = self._clock.now()
            self._bell.ring()

    async def _wait(self, mine: _Poll, alarm: asyncio.Future[None], limit: int) -> list[Update]:
        while True:
            rung = asyncio.ensure_future(self._bell.next())
            try:
                signals: set[asyncio.Future[Any]] = {rung, alarm, mine.ended}
                await asyncio.wait(signals, return_when=asyncio.FIRST_COMPLETED)
            finally:
                rung.cancel()
            if mine.ended.done():
                raise mine.ended.result()
            if (found := self._batch(limit)) or alarm.done():
                return found

    def _apply(self, offset: int) -> None:
        if offset > 0:
            self.confirm(offset - 1)
        elif offset < 0:
            # only the last -offset stay; all before them is forgotten
            kept = self.pending[offset:]
            if kept:
                self.confirm(kept[0].id - 1)

    def _batch(self, limit: int) -> list[Update]:
        return [*self.take_again(limit), *self.pending][:limit]
