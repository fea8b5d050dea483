"""What an inline query brings: cards to choose from, each with the message that it sends. Pure, and within limits.

A card is finished: it goes into a chat that the bot may not be in, so its buttons only open addresses. One of them
opens the same in the private chat with the bot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.telegram import absence, cutting, links, naming, render
from bot.telegram.card_ids import CardId
from bot.telegram.found import Found
from bot.telegram.rich import isolated, join, link, plain, quotation
from bot.telegram.screen import Button, Screen
from bot.telegram.starts import ToArticle, ToCard
from index.answer import Confidence, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from index.answer import Answer, Quote
    from knowledge.article import Article

MAX_TITLE = 120
MAX_DESCRIPTION = 160
MAX_OPENING = 400
"""Code points of an article's beginning that a card of the latest ones sends."""
_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Card:
    """One result: an id of at most 64 bytes, two short texts to choose by, and what is sent when it is chosen."""

    id: str
    title: str
    description: str
    screen: Screen


@dataclass(frozen=True, slots=True)
class Offer:
    """The cards for a query in their order, how long they may be shown again, and where the next ones begin.

    `hint` stands above the cards and opens the private chat with the bot. `cache` is in seconds.
    """

    cards: tuple[Card, ...]
    hint: str
    cache: int
    more: str = ""


def of_answer(say: Speech, answer: Answer, today: date, starts: Starts) -> tuple[Card, ...]:
    """A card for each quote of the answer, or the one that says that there is none."""
    if answer.confidence is Confidence.NONE or not answer.quotes:
        return (_none(say, answer, today, starts),)
    found = Found("", answer.confidence, answer.quotes, answer.newer, answer.outside, unasked=True)
    screens = (render.source(say, found, number, today) for number in range(len(answer.quotes)))
    both = zip(answer.quotes, screens, strict=True)
    return _told_apart(_quote(say, answer, quote, screen, starts) for quote, screen in both)


def of_latest(say: Speech, articles: Sequence[Article], today: date, starts: Starts) -> tuple[Card, ...]:
    """A card for each article with its first words; what has the same text as one before is left out."""
    return _told_apart(_latest(say, article, today, starts) for article in articles)


def finished(say: Speech, screen: Screen, link: str | None) -> Screen:
    """The screen with those of its buttons that open addresses, and one for the link into the private chat."""
    addresses = (button for button in screen.buttons if button.url is not None)
    in_bot = (Button(say("open-in-bot"), url=link),) if link else ()
    return replace(screen, buttons=(*addresses, *in_bot), below=())


def _quote(say: Speech, answer: Answer, quote: Quote, screen: Screen, starts: Starts) -> Card:
    identity = CardId.of(quote, answer.confidence, outside=answer.outside)
    shown = render.shown_part(quote)
    words = quote.article.text[shown.start : shown.end]
    link = starts.link(ToCard(identity))
    return _card(say, str(identity), quote.article, words, finished(say, screen, link))


def _latest(say: Speech, article: Article, today: date, starts: Starts) -> Card:
    url = links.openable(article.url)
    end = cutting.cut(article.text, 0, MAX_OPENING)
    opening = Span(0, len(article.text[:end].rstrip()))
    title = plain(naming.title_of(say, article))
    line = naming.about(say, article, link(title, url), today)
    goes_on = plain(say("article-goes-on")) if end < len(article.text) else plain("")
    body = join([line, quotation(plain(article.text[: opening.end])), goes_on], "\n")
    buttons = (Button(say("open"), url=url),) if url is not None else ()
    identity = CardId(article.revision, opening, Span(0, 0), opening)
    screen = finished(say, Screen(body, buttons), starts.link(ToArticle(identity)))
    return _card(say, str(identity), article, article.text[:end], screen)


def _card(say: Speech, identity: str, article: Article, words: str, screen: Screen) -> Card:
    """A card named after its article, described by outlet, date and first words."""
    day = say.isolated(say.day(article.published)) if article.published else None
    source, opening = article.source, " ".join(words.split())
    if not say.right_to_left:  # what runs the other way would turn the date around
        source, opening = source and isolated(source), isolated(opening)
    description = cutting.shortened(_BETWEEN.join(filter(None, (source, day, opening))), MAX_DESCRIPTION)
    return Card(identity, cutting.shortened(article.title, MAX_TITLE) or say("untitled"), description, screen)


def _none(say: Speech, answer: Answer, today: date, starts: Starts) -> Card:
    """That the articles do not answer. Elsewhere nobody has read the question, so it is sent along."""
    screen = absence.no_answer(say, answer, today, starts)
    asked = quotation(plain(answer.question.text))
    described = screen.body.text
    if answer.coverage.articles:
        described = absence.searched(say, answer.coverage)
    if answer.closest is not None:
        described = say("closest", article=naming.title_of(say, answer.closest))
    description = cutting.shortened(described, MAX_DESCRIPTION)
    return Card("none", say("no-answer"), description, Screen(join([asked, screen.body], "\n")))


def _told_apart(cards: Iterable[Card]) -> tuple[Card, ...]:
    return tuple({card.id: card for card in reversed([*cards])}.values())[::-1]
