"""What is listed on a topic, in pages: pure, and within Telegram's limits for any article.

A page has at most QUOTED entries of some 700 code points with one link each, so that neither 4,096 code points nor
32,768 bytes nor 100 entities are reached.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ages import dated
from bot.telegram import absence, cutting, links, naming, render, turns
from bot.telegram.presses import Leaf
from bot.telegram.rich import Rich, apart, bold, join, link, plain, quotation
from bot.telegram.screen import Mention, Screen, Shows, Subject, arrows, foot, paged
from index.answer import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.speech import Speech
    from bot.telegram.starts import Starts
    from bot.telegram.timelines import Excerpt, Timeline
    from index.answer import Coverage, Report
    from knowledge.article import Article

FEW = 5
"""Articles on a page that are only named."""
QUOTED = 3
"""Entries with quotes on a page: more than a phone shows at once nobody reads."""
LONGEST = 320
"""Code points of an article that an entry quotes."""

_TITLE = 120
_OUTLET = 60
_BETWEEN = " · "
_CUT = "[…]"


def page(
    say: Speech, timeline: Timeline | None, number: int, today: date, starts: Starts, *, topic: str = ""
) -> Screen:
    """Page `number` of the timeline, counted from 0, or the last one when there are fewer; None is forgotten.

    `topic` is what it is on, where that is known. Here as below an article without an address is opened by a link
    of `starts`.
    """
    if timeline is None:
        return render.note(say("timeline-forgotten"))
    excerpts = timeline.excerpts
    if not excerpts:
        return Screen(plain(say("timeline-gone")))
    shown, number, pages = paged(excerpts, number, QUOTED)
    if timeline.newest_first:
        head, left_out = turns.latest_on(say, topic), ""
    else:
        head = turns.timeline_of(say, topic, len(excerpts))
        left_out = say("timeline-undated", articles=timeline.undated) if timeline.undated else ""
    age = today if timeline.newest_first else None
    entries = [_entry(say, excerpt, age, starts) for excerpt in shown]
    last = left_out if number == pages - 1 else ""
    body = join([plain(head), *entries, plain(last), foot(say, number, pages)], "\n\n")
    mentions = tuple(Mention(e.article.id, e.article.revision, e.article.source) for e in shown)
    shows = Shows(Subject.TIMELINE, timeline.id, number, say.language, mentions)
    return Screen(body, arrows(say, number, pages, lambda to: Leaf(timeline.id, to)), shows=shows)


def on_page(timeline: Timeline, number: int) -> Sequence[Excerpt]:
    """What stands on page `number`, or on the last one when there are fewer."""
    return paged(timeline.excerpts, number, QUOTED)[0]


def newest(
    say: Speech, articles: Sequence[Article], number: int, *, today: date, more: bool, starts: Starts
) -> Screen:
    """Page `number` of the newest articles, some unless it is a later one; with `more`, there is another one."""
    head = plain(say("latest-articles" if articles else "latest-no-more"))
    entries = [_headed(say, article, naming.whole(article, starts), today) for article in articles]
    return Screen(
        join([head, *entries], "\n\n"), arrows(say, number, number + 1 + more, lambda to: Leaf(Leaf.NEWEST, to))
    )


def nothing(
    say: Speech, report: Report, undated: int, *, chosen: bool, topic: str = "", recent: Sequence[Article] = ()
) -> Screen:
    """That the articles do not report on a topic, or only those without a date, and what was searched.

    `chosen`: only some outlets are searched in the chat. Where the `recent` articles of the chat are in another
    language than the `topic`, that is said.
    """
    if report.whole.articles == 0:
        if chosen:
            return render.note(say("settings-nothing-there"))
        return absence.no_articles(say, closed=report.whole.closed)
    restricted = [say("in-chosen-outlets")] if chosen else []
    if report.coverage.articles == 0:
        return render.note(" ".join([_not_then(say, report.whole), *restricted]))
    found = say("timeline-only-undated", articles=undated) if undated else say("topic-none")
    said = " ".join([found, absence.searched(say, report.coverage), *restricted])
    theirs = "" if undated else absence.in_their_language(say, topic, recent)
    return render.note("\n\n".join(filter(None, (said, theirs))))


def _not_then(say: Speech, whole: Coverage) -> str:
    """That there are no articles of the period that the topic names, and from which days there are some."""
    first, last = whole.oldest, whole.newest
    if first is None or last is None:
        return say("topic-not-then")
    if first == last:
        return say("topic-not-then-day", day=say.day(first))
    return say("topic-not-then-days", first=say.day(first), last=say.day(last))


def _entry(say: Speech, excerpt: Excerpt, today: date | None, starts: Starts) -> Rich:
    article, span = excerpt.article, excerpt.span
    if span is None:
        return join(
            [_headed(say, article, naming.whole(article, starts), today), plain(say("entry-corrected"))], "\n"
        )
    shown = Span(span.start, min(span.end, cutting.cut(article.text, span.start, LONGEST)))
    url = links.to_words(article.url, article.title, article.text, shown.start, shown.end)
    url = url or starts.article(article, span, span)
    quoted = quotation(plain(article.text[shown.start : shown.end]))
    cut, corrected = _CUT if shown != span else "", say("corrected-same") if excerpt.corrected else ""
    return join([_headed(say, article, url, today), quoted, plain(cut), plain(corrected)], "\n")


def _headed(say: Speech, article: Article, url: str | None, today: date | None) -> Rich:
    """Date, outlet and title on one line; with the day of today the age too."""
    published = article.published
    when = (dated(say, published, today) if today else say.day(published)) if published else ""
    title = link(plain(naming.title_of(say, article, _TITLE)), naming.href(url))
    return join([bold(when), apart(say, naming.outlet(article, _OUTLET)), apart(say, title)], _BETWEEN)
