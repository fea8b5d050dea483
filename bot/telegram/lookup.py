"""Asking the Asker, in whatever thread, with its worst failures made ordinary ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from index.answer import Answer, Question


class Asker(Protocol):
    """Whoever finds answers. Called from several threads at once; may block."""

    def answer(self, question: Question) -> Answer:
        """The answer to the question."""
        ...


class AskerDiedError(Exception):
    """The Asker ended with something that is not an Exception, such as a panic in compiled code."""


class Lookup:
    """Finds answers. Calls block."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def find(self, question: Question) -> Answer:
        """The answer to the question, as it stands."""
        try:
            return self._asker.answer(question)
        except Exception:
            raise
        except BaseException as error:
            raise AskerDiedError from error
