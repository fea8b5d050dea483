"""What the bot says, in one language after another: a catalogue each, in the format of Project Fluent.

Another language is one more file `CODE.ftl` in this folder, with the messages of `en.ftl`. Plural forms follow the
rules of Unicode's CLDR, and dates are written by Babel.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

ENGLISH = "en"
"""What is spoken where nobody knows better. Its catalogue is the one that the others follow."""

_FOLDER = Path(__file__).parent


class Speech:
    """One language. Plain text comes out: it is escaped where it is rendered."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of a language of `languages()`."""
        self.language = language
        self._locale = Locale.parse(language)
        # From right to left most names and numbers run against the sentence, and would turn it around: each is
        # isolated. From left to right only names of articles may, and those are isolated where they are put in.
        self._bundle = FluentBundle([language], use_isolating=self.right_to_left)
        self._bundle.add_resource(_catalogue(language))

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return self._locale.text_direction == "rtl"

    @property
    def name(self) -> str:
        """What its speakers call it, as it stands alone: on a button."""
        name = self._locale.get_display_name() or self.language
        return name[:1].upper() + name[1:]

    def tongue(self, language: str) -> str:
        """What this language calls another one, within a sentence; its code where it has no name for it."""
        return str(self._locale.languages.get(language, language))

    def __call__(self, key: str, /, **values: str | int) -> str:
        """The message of this key with the values in it. KeyError or ValueError where the catalogue is at fault."""
        pattern = self._bundle.get_message(key).value
        assert pattern is not None
        said, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{key} in {self.language}: {errors[0]}")
        assert isinstance(said, str)
        return said

    def isolated(self, text: str) -> str:
        """Text of another language, so that it does not turn around the words of this one beside it."""
        return f"\u2068{text}\u2069" if self.right_to_left else text

    def day(self, when: date) -> str:
        """A date as it is written in a sentence: 13 August 2021."""
        return format_date(when, "d MMMM y" if self.language == ENGLISH else "long", self._locale)

    def moment(self, when: datetime) -> str:
        """A day and a time of it, both in UTC."""
        return self("moment", day=self.day(when.date()), time=f"{when:%H:%M}")


def messages(language: str) -> Iterator[Message]:
    """The messages of a language's catalogue, in its order, as they are written."""
    return (entry for entry in _catalogue(language).body if isinstance(entry, Message))


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that the bot speaks, English first."""
    others = sorted(file.stem for file in _FOLDER.glob("*.ftl") if file.stem != ENGLISH)
    return (ENGLISH, *others)


def _catalogue(language: str) -> Resource:
    return FluentResource((_FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))


@cache
def _speech(language: str) -> Speech:
    return Speech(language)


def speech(*codes: str | None) -> Speech:
    """The language of the first of these IETF tags, such as de-AT, that the bot speaks, or else English."""
    tongues = ((code or "").replace("_", "-").partition("-")[0].lower() for code in codes)
    return _speech(next((language for language in tongues if language in languages()), ENGLISH))
