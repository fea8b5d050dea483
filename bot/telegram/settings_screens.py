"""What a chat has chosen, and what there is to choose from."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bot.speech import languages, speech
from bot.telegram import cutting
from bot.telegram.presses import Adjustment, Dial
from bot.telegram.rich import bold, join, plain
from bot.telegram.screen import Button, Screen, arrows, foot, paged
from knowledge.article import ID_HEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.speech import Speech
    from bot.telegram.chat_settings import Choices

PAGE = 8
"""Outlets of a page."""
NOTHING = "0"
"""Instead of a language: that none is chosen."""

_NAME = 60


def overview(say: Speech, choices: Choices, unchosen: str, *, private: bool) -> Screen:
    """What is chosen, with a button for each thing. In private nobody needs to silence the bot.

    `unchosen` names the language that is spoken where none is chosen.
    """
    outlets = say("settings-outlets-chosen", count=len(choices.outlets)) if choices.outlets else None
    lines = [
        bold(say("settings-of-person" if private else "settings-of-chat")),
        plain(say("settings-language", name=_language(choices.language, unchosen))),
        plain(say("settings-outlets", which=outlets or say("settings-outlets-all"))),
        plain(say("settings-certain" if choices.certain else "settings-also-weak")),
    ]
    buttons = [
        Button(say("settings-change-language"), press=Adjustment(Dial.LANGUAGES)),
        Button(say("settings-change-outlets"), press=Adjustment(Dial.OUTLETS)),
        _switch(say, Dial.CERTAIN, "settings-be-certain", "settings-be-open", on=choices.certain),
    ]
    if not private:
        lines.append(plain(say("settings-quiet" if choices.quiet else "settings-speaking")))
        buttons.append(_switch(say, Dial.QUIET, "settings-be-quiet", "settings-speak", on=choices.quiet))
    done = Button(say("settings-done"), press=Adjustment(Dial.DONE))
    return Screen(join(lines, "\n"), tuple(buttons), a_row=2, below=(done,))


def choose_language(say: Speech, choices: Choices, unchosen: str) -> Screen:
    """The languages, the chosen one marked."""
    codes = (None, *languages())
    buttons = tuple(
        Button(
            _marked(_language(code, unchosen), chosen=code == choices.language),
            press=Adjustment(Dial.LANGUAGE, code or NOTHING),
        )
        for code in codes
    )
    return Screen(plain(say("settings-choose-language")), buttons, a_row=2, below=(_back(say),))


def choose_outlets(say: Speech, choices: Choices, names: Sequence[str], page: int) -> Screen:
    """A page of the outlets that the chat may see, those that are chosen marked."""
    if not names:
        return Screen(plain(say("settings-no-outlets")), below=(_back(say),))
    chosen = choices.outlets or frozenset()
    shown, page, pages = paged(names, page, PAGE)
    buttons = tuple(_outlet(name, page, chosen=name in chosen) for name in shown)
    turns = arrows(say, page, pages, lambda to: Adjustment(Dial.OUTLETS, page=to))
    every = Button(_marked(say("settings-outlets-all"), chosen=not chosen), press=Adjustment(Dial.ALL, page=page))
    text = join([plain(say("settings-choose-outlets")), foot(say, page, pages)], "\n\n")
    return Screen(text, buttons, a_row=1, below=(*turns, every, _back(say)))


def key(outlet: str) -> str:
    """What stands for an outlet in a button: names are longer than its data may be."""
    return sha256(outlet.encode()).hexdigest()[:ID_HEX]


def _outlet(name: str, page: int, *, chosen: bool) -> Button:
    change = Adjustment(Dial.NO_OUTLET if chosen else Dial.OUTLET, key(name), page)
    return Button(_marked(cutting.shortened(name, _NAME), chosen=chosen), press=change)


def _language(code: str | None, unchosen: str) -> str:
    return unchosen if code is None else speech(code).name


def _switch(say: Speech, dial: Dial, switch_on: str, switch_off: str, *, on: bool) -> Button:
    return Button(say(switch_off if on else switch_on), press=Adjustment(dial, "0" if on else "1"))


def _marked(label: str, *, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _back(say: Speech) -> Button:
    return Button(say("settings-back"), press=Adjustment(Dial.OVERVIEW))
