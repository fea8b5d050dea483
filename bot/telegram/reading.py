"""An article in pages, for reading in the chat, with the sentence that answers in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import cutting
from bot.telegram.naming import about, title_of
from bot.telegram.presses import Press, Verb
from bot.telegram.render import emphasised
from bot.telegram.rich import bold, join
from bot.telegram.screen import Screen, arrows, foot, paged
from index.answer import Quote, Span

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from knowledge.article import Article

PAGE = 3000
"""Code points of a page: with title, outlet and date it stays under a message's limit."""


def from_its_beginning(article: Article) -> Quote:
    """An article to be read of which nothing is quoted."""
    nothing = Span(0, 0)
    return Quote(article, 0, 0, nothing, nothing, score=0.0)


def at_quote(say: Speech, answer_id: str, number: int, quote: Quote, *, today: date) -> Screen:
    """The page of the article on which the sentence of quote `number` that answers starts."""
    pages = cutting.pages(quote.article.text, PAGE)
    at = sum(page.end <= quote.highlight.start for page in pages)
    return _page(say, answer_id, number, quote, pages, wanted=at, today=today)


def page(say: Speech, answer_id: str, number: int, quote: Quote, *, wanted: int, today: date) -> Screen:
    """Page `wanted` of the article, counted from 0, or the last one when there are fewer."""
    return _page(say, answer_id, number, quote, cutting.pages(quote.article.text, PAGE), wanted=wanted, today=today)


def _page(
    say: Speech, answer_id: str, number: int, quote: Quote, pages: list[Span], *, wanted: int, today: date
) -> Screen:
    [shown], current, of = paged(pages, wanted, 1)
    article = quote.article
    head = about(say, article, bold(title_of(say, article)), today)
    text = emphasised(article.text, shown, quote.highlight)
    buttons = arrows(say, current, of, lambda to: Press(Verb.PAGE, answer_id, number, to))
    return Screen(join([head, text, foot(say, current, of)], "\n\n"), buttons)
