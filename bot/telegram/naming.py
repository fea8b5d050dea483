"""How an article is named in a message: its title, outlet, date and age, without what is missing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from bot.ages import dated
from bot.telegram import cutting, links
from bot.telegram.rich import Rich, isolated, join, link, plain
from index.answer import Span

if TYPE_CHECKING:
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from knowledge.article import Article

MAX_TITLE = 256
MAX_SOURCE = 100
MAX_HREF = 2048
_BETWEEN = " · "
_OPENING = 320  # code points


def title_of(say: Speech, article: Article, most: int = MAX_TITLE) -> str:
    """The title at a length that leaves room for the rest."""
    return isolated(cutting.shortened(article.title, most)) if article.title else say("untitled")


def about(say: Speech, article: Article, title: Rich, today: date) -> Rich:
    """Outlet, title, date and age on one line, without what is missing."""
    return join([outlet(article), title, _dated(say, article, today)], _BETWEEN)


def titled(say: Speech, article: Article, today: date, url: str | None) -> Rich:
    """Title with a link, outlet, date and age: another article than the quoted one."""
    title = link(plain(title_of(say, article)), href(url))
    return join([title, outlet(article), _dated(say, article, today)], say("comma"))


def outlet(article: Article, most: int = MAX_SOURCE) -> Rich:
    """The outlet at a length that leaves room for the rest."""
    return plain(isolated(cutting.shortened(article.source, most))) if article.source else Rich()


def whole(article: Article, starts: Starts) -> str:
    """A link to the article from its beginning: into the chat with the bot where it has no address."""
    opening = Span(0, cutting.cut(article.text, 0, _OPENING))
    return links.openable(article.url) or starts.article(article, opening, Span(0, 0))


def href(url: str | None) -> str | None:
    """The address of a link where a message has room for it."""
    return url if url is not None and len(escape(url)) <= MAX_HREF else None


def _dated(say: Speech, article: Article, today: date) -> Rich:
    return plain(dated(say, article.published, today)) if article.published else Rich()
