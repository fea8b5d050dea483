"""Faults to inject: which method fails, how, and how many times."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from bot.preview.errors import ApiError, too_many_requests

ANY = "*"


@dataclass
class Gate:
    """Holds answers back until it is opened."""

    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def open(self) -> None:
        self._open.set()

    async def wait(self) -> None:
        await self._open.wait()


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request.

    `error` answers instead of acting. `html` makes the answer a page, as a proxy does. `drop` cuts the line
    before or after the server has acted. `gate` or `delay` (seconds) hold the answer back after it has acted.
    """

    name: str
    error: ApiError | None = None
    html: bool = False
    drop: str | None = None
    gate: Gate | None = None
    delay: float = 0.0


DROPPED_BEFORE = Fault("dropped before", drop="before")
DROPPED_AFTER = Fault("dropped after", drop="after")


def refusal(retry_after: int) -> Fault:
    """429 with `retry_after` in seconds."""
    return Fault("429", too_many_requests(retry_after))


@dataclass
class _Planned:
    method: str
    fault: Fault
    skip: int
    times: int


class Faults:
    """The faults to come. Each plan skips its first `skip` calls and strikes the next `times`; others are strewn.

    `method` is a method's name in any case, or "*" for all; a plan waits for its method however long that takes.
    """

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._strewn: list[tuple[str, Fault, float]] = []
        self._dice = random.Random(0)  # noqa: S311 - the same calls meet the same faults
        self._duplicates = 0
        self._unknown_fields = 0

    def plan(self, method: str, fault: Fault, *, times: int = 1, skip: int = 0) -> None:
        self._planned.append(_Planned(method.lower(), fault, skip, times))

    def strew(self, method: str, share: float, *faults: Fault) -> None:
        """Each of the faults strikes a share, 0 to 1, of all calls to come, here and there."""
        self._strewn.extend((method.lower(), fault, share) for fault in faults)

    def too_many(self, method: str, retry_after: int = 1, *, times: int = 1) -> None:
        """429 with `retry_after` in seconds, in the body and as a header."""
        self.plan(method, refusal(retry_after), times=times)

    def server_error(self, method: str, *, times: int = 1, skip: int = 0) -> None:
        """500 with an envelope."""
        self.plan(method, Fault("500", ApiError(500, "")), times=times, skip=skip)

    def bad_gateway(self, method: str, *, times: int = 1) -> None:
        """502 with an HTML page, as the proxy before the real server answers."""
        self.plan(method, Fault("502", ApiError(502, ""), html=True), times=times)

    def forbidden(self, method: str, reason: str = "bot was blocked by the user") -> None:
        """403 `Forbidden: ` and the reason."""
        self.plan(method, Fault("403", ApiError(403, reason)))

    def drop_before(self, method: str, *, times: int = 1) -> None:
        """The line is cut and nothing has happened."""
        self.plan(method, DROPPED_BEFORE, times=times)

    def drop_after(self, method: str, *, times: int = 1) -> None:
        """The server acts, then the line is cut: the answer is lost."""
        self.plan(method, DROPPED_AFTER, times=times)

    def hold(self, method: str) -> Gate:
        """The server acts and answers when the gate is opened."""
        gate = Gate()
        self.plan(method, Fault("held", gate=gate))
        return gate

    def delay(self, method: str, seconds: float) -> None:
        """The server acts and answers `seconds` later by its clock."""
        self.plan(method, Fault("delayed", delay=seconds))

    def duplicate_updates(self, times: int = 1) -> None:
        """The next `times` updates are delivered twice."""
        self._duplicates += times

    def unknown_fields(self, times: int = 1) -> None:
        """Every object in the next `times` updates has a field that no client knows yet."""
        self._unknown_fields += times

    def clear(self) -> None:
        """Forget all that has not struck yet."""
        self._planned.clear()
        self._strewn.clear()
        self._duplicates = self._unknown_fields = 0

    def take(self, method: str) -> Fault | None:
        """The fault that strikes this call."""
        struck: Fault | None = None
        for planned in self._planned:
            if planned.method not in {ANY, method.lower()}:
                continue
            if planned.skip:
                planned.skip -= 1
            elif struck is None:
                planned.times -= 1
                struck = planned.fault
        self._planned = [planned for planned in self._planned if planned.times > 0]
        return struck or self._strike(method)

    def _strike(self, method: str) -> Fault | None:
        cast = self._dice.random()
        for name, fault, share in self._strewn:
            if name in {ANY, method.lower()}:
                if cast < share:
                    return fault
                cast -= share
        return None

    def take_duplicate(self) -> bool:
        """Whether the update in hand is to come twice."""
        if not self._duplicates:
            return False
        self._duplicates -= 1
        return True

    def disguise(self, payload: dict[str, Any]) -> dict[str, Any]:
        """The payload, with fields of the future where that was asked for."""
        if not self._unknown_fields:
            return payload
        self._unknown_fields -= 1
        extended: dict[str, Any] = _extended(payload)
        return extended


def _extended(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _extended(item) for key, item in value.items()} | {"from_the_future": {"level": [1, "x"]}}
    if isinstance(value, list):
        return [_extended(item) for item in value]
    return value
