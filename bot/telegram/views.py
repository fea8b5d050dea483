"""What a pressed button shows, of an answer as it stands now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.telegram import reading, render, surroundings
from bot.telegram.corrections import Gone
from bot.telegram.presses import VERDICTS, Press, Verb
from bot.telegram.rich import join
from bot.telegram.screen import Screen
from bot.telegram.starts import ToAnswer

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.found import Found
    from bot.telegram.starts import Starts


def pressed(say: Speech, press: Press, found: Found, today: date, starts: Starts) -> Screen:
    """The quote in the way that was asked for; why not, where it stands no more."""
    if press.verb is Verb.BAD:
        return render.reasons(say, found, press.quote, today)
    if press.verb is Verb.SOURCE or press.verb in VERDICTS:
        return render.source(say, found, press.quote, today)
    return replace(_view(say, press, found, today, starts), shows=render.shows(say, found, press.quote))


def _view(say: Speech, press: Press, found: Found, today: date, starts: Starts) -> Screen:
    quote = found.quotes[press.quote]
    if isinstance(quote, Gone):
        if quote.now is None or press.verb is not Verb.PAGE:
            return Screen(render.gone(say, quote, today))
        now = reading.from_its_beginning(quote.now)
        page = reading.page(say, found.id, press.quote, now, wanted=press.page, today=today)
        return replace(page, body=join([render.why_gone(say, quote), page.body], "\n\n"))
    if press.verb is Verb.CONTEXT:
        link = starts.link(ToAnswer(found.id))
        return surroundings.screen(say, found.id, press.quote, quote, today=today, link=link)
    if press.verb is Verb.READ:
        return reading.at_quote(say, found.id, press.quote, quote, today=today)
    return reading.page(say, found.id, press.quote, quote, wanted=press.page, today=today)
