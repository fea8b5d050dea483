"""The text around a quote, in the place of the answer, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import answer_keys, cutting
from bot.telegram.naming import about, title_of
from bot.telegram.presses import Press, Verb
from bot.telegram.render import emphasised, shown_part
from bot.telegram.rich import bold, join, quotation
from bot.telegram.screen import Button, Screen
from index.answer import Span

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from index.answer import Quote

AROUND = 2400
"""Code points around and with the quote: the passages before and after it, on one screen or two of a phone."""


def screen(say: Speech, answer_id: str, number: int, quote: Quote, *, today: date, link: str) -> Screen:
    """The passages around quote `number` of the answer, with the sentence that answers in bold.

    `link` opens the answer in the private chat with the bot.
    """
    article = quote.article
    around = cutting.window(article.text, Span(0, len(article.text)), shown_part(quote), AROUND)
    head = about(say, article, bold(title_of(say, article)), today)
    body = quotation(emphasised(article.text, around, quote.highlight))
    back = Button(say("back-to-answer"), press=Press(Verb.SOURCE, answer_id, number))
    share = Button(say("copy-link"), copied=link)
    return Screen(join([head, body], "\n"), (back, answer_keys.opened(say, answer_id, number, quote), share))
