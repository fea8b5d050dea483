"""An article in pages, for reading in the chat, with the quoted words in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import cutting, texts
from bot.telegram.render import about, emphasised, title_of
from bot.telegram.rich import bold, join, plain
from bot.telegram.screen import Button, Press, Screen, Verb
from index.answer import Span

if TYPE_CHECKING:
    from datetime import date

    from index.answer import Quote

PAGE = 3000
"""Code points of a page: with title, outlet and date it stays under a message's limit."""


def at_quote(answer_id: str, number: int, quote: Quote, today: date) -> Screen:
    """The page of the article on which quote `number` of the answer starts."""
    pages = cutting.pages(quote.article.text, PAGE)
    return _page(answer_id, number, quote, pages, sum(page.end <= quote.start for page in pages), today=today)


def page(answer_id: str, number: int, quote: Quote, wanted: int, today: date) -> Screen:
    """Page `wanted` of the article, counted from 0, or the last one when there are fewer."""
    return _page(answer_id, number, quote, cutting.pages(quote.article.text, PAGE), wanted, today=today)


def _page(answer_id: str, number: int, quote: Quote, pages: list[Span], wanted: int, *, today: date) -> Screen:
    current = min(wanted, len(pages) - 1)
    article = quote.article
    head = about(article, bold(title_of(article)), today)
    text = emphasised(article.text, pages[current], Span(quote.start, quote.end))
    foot = plain(texts.page_of(current + 1, len(pages)) if len(pages) > 1 else "")
    arrows = ((texts.BACK, current - 1), (texts.FORWARD, current + 1))
    buttons = tuple(
        Button(label, press=Press(Verb.PAGE, answer_id, number, to)) for label, to in arrows if 0 <= to < len(pages)
    )
    return Screen(join([head, text, foot], "\n\n"), buttons)
