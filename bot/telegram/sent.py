"""How what a button sends back is read: at most 64 bytes, that mean the same after a restart."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from enum import StrEnum

ID = "[0-9a-f]{16}"
NUMBER = r"\d{1,4}"
"""Of a page or the like, from 0."""


class Sent(ABC):
    """The data of a kind of button, which reads what it writes, and nothing else."""

    __slots__ = ()
    FORM: ClassVar[re.Pattern[str]]

    @classmethod
    def parse(cls, data: str | None) -> Self | None:
        """Read a button's data; None when it is not of this kind, since any client can send anything."""
        match = cls.FORM.fullmatch(data or "")
        return cls.read(match) if match else None

    @classmethod
    @abstractmethod
    def read(cls, match: re.Match[str]) -> Self:
        """What data of the right form says."""


def form(pattern: str) -> re.Pattern[str]:
    """Data of this form, with digits and letters of ASCII alone."""
    return re.compile(pattern, re.ASCII)


def one_of(kind: type[StrEnum]) -> str:
    """Any of these, in a pattern."""
    return "|".join(kind)
