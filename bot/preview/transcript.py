"""Every request and what became of it, kept for assertions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_TAIL = 8  # calls that are told of where a wait came to nothing


@dataclass(frozen=True)
class Call:
    """One request of the bot.

    `accepted` says whether the server acted on it: a dropped connection may come before or after that.
    `status` is the HTTP status that was, or would have been, answered; 0 where the line was cut first.
    `fault` names the injected fault, if there was one. `at` is Unix seconds by the server's clock.
    """

    number: int
    method: str
    params: Mapping[str, Any]
    status: int
    result: Any
    error: str | None
    accepted: bool
    fault: str | None
    at: float


class Transcript:
    """Calls in the order in which they were answered."""

    def __init__(self) -> None:
        self._calls: list[Call] = []

    def __iter__(self) -> Iterator[Call]:
        return iter(self._calls)

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def calls(self, method: str | None = None, *, accepted: bool | None = None) -> list[Call]:
        """The calls of one method, in any case, or all; only those accepted or refused if so asked."""
        return [
            call
            for call in self._calls
            if (method is None or call.method.lower() == method.lower())
            and (accepted is None or call.accepted == accepted)
        ]

    def last(self, method: str | None = None) -> Call:
        """The latest call. Raises LookupError where there is none."""
        found = self.calls(method)
        if not found:
            raise LookupError(f"no call of {method or 'any method'} yet")
        return found[-1]

    def tail(self) -> str:
        """The latest calls, a line each, to say why a wait came to nothing."""
        return "\n".join(
            f"#{call.number} {call.method} {dict(call.params)} -> {call.status} {call.error or call.result}"[:300]
            for call in self._calls[-_TAIL:]
        )
