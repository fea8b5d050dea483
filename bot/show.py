"""Answers in a terminal, for people, in English, and for programs."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.text import Text

from bot.ages import dated
from bot.counts import counted
from bot.speech import speech
from bot.telegram.links import to_words
from index.answer import Confidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from index.answer import Answer, Quote
    from knowledge.article import Article

_VERDICTS = {
    Confidence.STRONG: "The articles answer this.",
    Confidence.WEAK: "Perhaps this answers it.",
    Confidence.NONE: "The articles do not answer this.",
}
_OUTSIDE = "Nothing from that time answers this; perhaps this, from another time:"


def answer_json(answer: Answer, newest: Sequence[Quote], elapsed_ms: float) -> dict[str, Any]:
    """The answer as `ask --json` prints it, with the newest on what was only named, which people see instead."""
    return {
        "question": answer.question.text,
        "confidence": answer.confidence.value,
        "outside": answer.outside,
        "quotes": [*map(_quote_json, answer.quotes)],
        "closest": answer.closest and _article_json(answer.closest),
        "newer": answer.newer and _article_json(answer.newer),
        "newest": [*map(_quote_json, newest)],
        "coverage": {
            "articles": answer.coverage.articles,
            "oldest": _iso(answer.coverage.oldest),
            "newest": _iso(answer.coverage.newest),
            "pending": answer.coverage.pending,
        },
        "elapsed_ms": round(elapsed_ms, 1),
    }


def _quote_json(quote: Quote) -> dict[str, Any]:
    article = quote.article
    return {
        "citation": str(quote.citation),
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": _iso(article.published),
        "url": article.url,
        "link": _link(quote),
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "highlight": {
            "start": quote.highlight.start,
            "end": quote.highlight.end,
            "text": quote.highlighted,
        },
        "score": round(quote.score, 4),
        "also_in": [_article_json(other) for other in quote.also_in],
    }


def _article_json(article: Article) -> dict[str, Any]:
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": _iso(article.published),
        "url": article.url,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of an answer in a terminal, set in from the margin or not."""

    text: Text
    inset: bool = False


def answer_lines(answer: Answer, today: date, *, styled: bool, told: Callable[[str], str] = str) -> Iterator[Line]:
    """The answer for people. Where there is no bold type, the sentence that answers stands between asterisks.

    Ages are counted from the moment of asking, and from `today` when the question has none. `told` makes
    of a text with a command in it the text that is told.
    """
    asked = answer.question.asked
    today = asked.date() if asked else today
    strong = answer.confidence is Confidence.STRONG and not answer.outside
    verdict = _OUTSIDE if answer.outside else _VERDICTS[answer.confidence]
    yield Line(Text(verdict, "bold green" if strong else "bold"))
    for number, quote in enumerate(answer.quotes):
        yield from _quote_lines(quote, today, styled=styled, told=told)
        if number == 0 and answer.newer:
            yield Line(
                Text(f"A later article matches too: {source_line(answer.newer, today)}", "yellow"), inset=True
            )
    if answer.confidence is Confidence.NONE:
        if answer.closest:
            yield Line(Text(f"Closest, but it does not answer: {source_line(answer.closest, today)}"))
        yield Line(Text(told(searched(answer))))


def topic_lines(
    newest: Sequence[Quote], today: date, *, styled: bool, told: Callable[[str], str] = str
) -> Iterator[Line]:
    """The same of what is reported on what was only named."""
    yield Line(Text("The newest on this:", "bold"))
    for quote in newest:
        yield from _quote_lines(quote, today, styled=styled, told=told)


def _quote_lines(quote: Quote, today: date, *, styled: bool, told: Callable[[str], str]) -> Iterator[Line]:
    yield Line(Text())
    yield Line(_quote_text(quote, styled=styled), inset=True)
    yield Line(Text("— " + source_line(quote.article, today), "cyan"), inset=True)
    yield Line(
        Text(_link(quote) or told(f"Read it: `dateline show {shlex.quote(quote.article.id)}`"), "dim"), inset=True
    )
    yield Line(Text(told(f"Verify it: `dateline verify {quote.citation}`"), "dim"), inset=True)
    for other in quote.also_in:
        also = f"Also in: {source_line(other, today)}"
        yield Line(Text(f"{also}: {other.url}" if other.url else also, "dim"), inset=True)


def _quote_text(quote: Quote, *, styled: bool) -> Text:
    mark = "" if styled else "**"
    return Text.assemble(
        "“",
        quote.article.text[quote.start : quote.highlight.start],
        (f"{mark}{quote.highlighted}{mark}", "bold"),
        quote.article.text[quote.highlight.end : quote.end],
        "”",
    )


def source_line(article: Article, today: date) -> str:
    """Outlet, title, date and age, of which any may be missing without a gap."""
    parts = (
        article.source,
        article.title,
        dated(speech(), article.published, today) if article.published else None,
    )
    return ", ".join(part for part in parts if part) or article.id


def searched(answer: Answer) -> str:
    """What was searched, in a sentence."""
    coverage, question = answer.coverage, answer.question
    if not coverage.articles and question.chat is not None:
        return "No article of that may be seen in this chat: `dateline restricted` shows what is hidden."
    if not coverage.articles and (question.sources is not None or question.scope is not None):
        return "No article is from there and then: `dateline list` shows the outlets and dates."
    if not coverage.articles:
        return "There are no articles yet: add some with `dateline add PATH`."
    count = counted(coverage.articles, "article")
    waits = "passage waits" if coverage.pending == 1 else "passages wait"
    waiting = f" {coverage.pending:,} {waits} for the index." if coverage.pending else ""
    if coverage.oldest is None or coverage.newest is None:
        return f"Searched {count}.{waiting}"
    if coverage.oldest == coverage.newest:
        return f"Searched {count} of {speech().day(coverage.oldest)}.{waiting}"
    first, last = map(speech().day, (coverage.oldest, coverage.newest))
    return f"Searched {count} from {first} to {last}.{waiting}"


def _link(quote: Quote) -> str | None:
    """Where the quote can be read in its article."""
    article = quote.article
    return to_words(article.url, article.title, article.text, quote.start, quote.end)
