"""A citation to copy: outlet, title, date, the code by which it can be verified, and the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import InlineKeyboardButtonLimit

from bot.telegram import cutting

if TYPE_CHECKING:
    from bot.speech import Speech
    from index.answer import Quote

MAX_COPIED = int(InlineKeyboardButtonLimit.MAX_COPY_TEXT)
"""UTF-16 units here, the stricter reading of Telegram's characters."""

_TITLE = 80
_OUTLET = 40
_LEAST = 20  # of a title, before the link goes instead


def citation(say: Speech, quote: Quote) -> str:
    """In at most MAX_COPIED units. The code is always whole; the title is cut first, then the link left out."""
    for url in (quote.article.url, None):
        for size in range(_TITLE, _LEAST - 1, -10):
            text = _written(say, quote, size, url)
            if _units(text) <= MAX_COPIED:
                return text
    return str(quote.citation)


def _written(say: Speech, quote: Quote, size: int, url: str | None) -> str:
    article = quote.article
    title = say("in-quotes", title=cutting.shortened(article.title, size)) if article.title else say("untitled")
    outlet = cutting.shortened(article.source, min(size, _OUTLET)) if article.source else None
    published = say.day(article.published) if article.published else None
    named = say("comma").join(part for part in (outlet, title, published) if part)
    return " ".join(part for part in (named, f"[{quote.citation}]", url) if part)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
