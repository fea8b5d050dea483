"""Structured logs on standard error: what happened and why, never what people wrote, never a token.

Three rules keep it so. An exception is logged by its class and where it was; its message is shown only for the
classes whose messages we know. A record of another library is logged by its template, without what was filled in.
And whatever looks like a token is blotted out of every finished line.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from typing import TYPE_CHECKING, Any, TextIO

import structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping

    from structlog.typing import Processor

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{30,}", re.ASCII | re.IGNORECASE)
_BLOT = "[token]"
_KNOWN = frozenset({"knowledge.errors", "telegram.error", "bot.telegram.delivery"})
_FRAMES = 6
_CHARS = 200


def configure(
    level: str = "info", *, secrets: Iterable[str] = (), stream: TextIO | None = None, json: bool | None = None
) -> None:
    """Send the logs of this process to `stream`, from `level` up: JSON lines, or readable ones on a terminal.

    `secrets` are blotted out beside everything that has the form of a token. Can be called again.
    """
    out = sys.stderr if stream is None else stream
    as_json = not out.isatty() if json is None else json
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _explain,
            renderer,
            _blotting([secret for secret in secrets if secret]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if isinstance(handler, _Foreign)]:
        root.removeHandler(handler)
    root.addHandler(_Foreign())
    # Others may speak up when something is wrong. Below that they log URLs with the token, and whole updates.
    root.setLevel(max(logging.WARNING, LEVELS[level]))
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)


def cause_of(error: BaseException) -> str:
    """The error and what it came from, by class, with those messages that can hold nothing private."""
    return " from ".join(_named(one) for one in _chain(error))


class _Foreign(logging.Handler):
    """Takes the records of libraries that log through the standard library."""

    def emit(self, record: logging.LogRecord) -> None:
        template = str(record.msg).split("\n", 1)[0][:_CHARS]
        exc_info = record.exc_info if record.exc_info and record.exc_info[1] else None
        structlog.get_logger().log(record.levelno, template, logger=record.name, exc_info=exc_info)


def _explain(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["cause"] = cause_of(error)
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _blotting(secrets: list[str]) -> Callable[[object, str, Any], Any]:
    def blot(_logger: object, _method: str, line: Any) -> Any:
        for secret in secrets:
            line = line.replace(secret, _BLOT)
        return _TOKEN.sub(_BLOT, line)

    return blot


def _named(error: BaseException) -> str:
    name = type(error).__name__
    known = any(base.__module__ in _KNOWN for base in type(error).__mro__)
    # What follows is the body of somebody's answer.
    message = str(error).split(". Parsing the server response")[0].split("\n", 1)[0][:_CHARS] if known else ""
    return f"{name}: {message}" if message else name


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
