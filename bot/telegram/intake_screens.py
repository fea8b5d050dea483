"""What administrators are shown: what was taken in, what is to be removed, the channels, the sources. Pure.

Each is within a message's limits whatever the articles say: every name is cut, and what there is no room for is
counted or on another page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ages import dated, day
from bot.telegram import cutting, links, texts
from bot.telegram.render import MAX_HREF, MAX_SOURCE, MAX_TITLE, title_of
from bot.telegram.rich import Rich, bold, code, isolated, join, link, plain
from bot.telegram.screen import Button, Order, Screen, Task

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from knowledge.article import Article
    from knowledge.intake.channels import Channel
    from knowledge.intake.submissions import Submitted

LISTED = 8
"""Articles of a message that are named, with a button each."""
CHANNELS_A_PAGE = 8

_NAME = 60  # code points of a name in a list
_LABEL = 40  # and on a button
_PROBLEM = 220  # of a reason
_BETWEEN = " · "


def submitted(receipt: str, things: Sequence[Submitted], today: date) -> Screen:
    """What came of what was handed in. `receipt` holds `named(things)`, in that order."""
    articles = [pair for thing in things for pair in thing.articles]
    troubles = [_trouble(thing, alone=len(things) == 1) for thing in things if thing.problem]
    total = sum(sum((thing.outcomes or {}).values()) for thing in things)
    if total == 1 and len(articles) == 1:
        [(article, outcome)] = articles
        told = join([plain(f"{texts.outcome(outcome)}: ") + _linked(article), _about(article, today)], "\n")
        button = Button(texts.REMOVE, press=Order(Task.ASK_REMOVE, receipt))
        return Screen(join([told, *troubles], "\n\n"), (button,))
    shown = articles[:LISTED]
    lines = [
        plain(f"{number}. {texts.outcome(outcome)}: ") + _short(article)
        for number, (article, outcome) in enumerate(shown, 1)
    ]
    if total > len(shown):
        lines.append(plain(texts.and_more(total - len(shown))))
    counts = {what: sum((thing.outcomes or {}).get(what, 0) for thing in things) for what in texts.OUTCOMES}
    head = plain(f"{texts.outcomes(counts)}." if total else "")
    hint = plain(texts.REMOVE_HINT if shown else "")
    buttons = tuple(
        Button(texts.drop_button(number), press=Order(Task.ASK_REMOVE, receipt, number - 1))
        for number in range(1, len(shown) + 1)
    )
    return Screen(join([head, join(lines, "\n"), *troubles, hint], "\n\n"), buttons, a_row=4)


def named(things: Sequence[Submitted]) -> list[str]:
    """The ids of the articles that `submitted` names."""
    return [article.id for thing in things for article, _ in thing.articles][:LISTED]


def confirm(receipt: str, number: int, article: Article, today: date) -> Screen:
    """Whether this article is really to be removed."""
    body = join([plain(texts.REMOVE_QUESTION), _linked(article), _about(article, today)], "\n")
    return Screen(
        body,
        (
            Button(texts.REMOVE, press=Order(Task.REMOVE, receipt, number)),
            Button(texts.KEEP, press=Order(Task.KEEP, receipt, number)),
        ),
    )


def removed(title: str) -> Screen:
    """That an article was removed."""
    return Screen(plain(texts.REMOVED) + bold(cutting.shortened(title or texts.UNTITLED, MAX_TITLE)))


def kept(article: Article) -> Screen:
    """That an article was not removed."""
    return Screen(plain(texts.KEPT) + bold(title_of(article)))


def no_such(article_id: str) -> Screen:
    """That there is no article with an id."""
    return Screen(plain(texts.NO_SUCH_ARTICLE) + code(cutting.shortened(article_id, MAX_SOURCE)))


def channels(known: Sequence[Channel], page: int) -> Screen:
    """A page of the channels, counted from 0 (the last one when there are fewer), with a switch for each."""
    if not known:
        return Screen(plain(texts.NO_CHANNELS))
    pages = -(-len(known) // CHANNELS_A_PAGE)
    page = min(page, pages - 1)
    shown = known[page * CHANNELS_A_PAGE : (page + 1) * CHANNELS_A_PAGE]
    lines = [_channel(channel) for channel in shown]
    switches = [
        Button(
            texts.switch_button(cutting.shortened(channel.title, _LABEL), on=channel.on),
            press=Order(Task.SWITCH_OFF if channel.on else Task.SWITCH_ON, str(channel.id), page),
        )
        for channel in shown
    ]
    foot = plain(texts.page_of(page + 1, pages) if pages > 1 else "")
    body = join([plain(texts.CHANNELS), join(lines, "\n"), foot], "\n\n")
    return Screen(body, (*switches, *arrows(Task.CHANNELS, page, pages)), a_row=1)


def arrows(task: Task, page: int, pages: int) -> tuple[Button, ...]:
    """Buttons to the pages before and after `page`, where there are any."""
    sides = ((texts.BACK, page - 1), (texts.FORWARD, page + 1))
    return tuple(Button(label, press=Order(task, number=to)) for label, to in sides if 0 <= to < pages)


def _trouble(thing: Submitted, *, alone: bool) -> Rich:
    problem = cutting.shortened(thing.problem or "", _PROBLEM)
    told = plain(texts.again_later(problem) if thing.due else problem)
    # Most reasons name the thing themselves.
    named = alone or thing.name in problem
    return told if named else plain(f"{cutting.shortened(thing.name, _NAME)}: ") + told


def _linked(article: Article) -> Rich:
    url = links.openable(article.url)
    return link(bold(title_of(article)), url if url and len(url) <= MAX_HREF else None)


def _about(article: Article, today: date) -> Rich:
    """Outlet, date and id, without what is missing."""
    outlet = plain(isolated(cutting.shortened(article.source, MAX_SOURCE))) if article.source else Rich()
    when = plain(dated(article.published, today)) if article.published else Rich()
    return join([join([outlet, when], _BETWEEN), code(article.id)], "\n")


def _short(article: Article) -> Rich:
    title = bold(cutting.shortened(title_of(article), _NAME))
    outlet = plain(isolated(cutting.shortened(article.source, _LABEL))) if article.source else Rich()
    when = plain(day(article.published)) if article.published else Rich()
    return join([title, outlet, when], _BETWEEN)


def _channel(channel: Channel) -> Rich:
    state = texts.ON if channel.on else texts.OFF
    username = plain(f" (@{channel.username})" if channel.username else "")
    lost = "" if channel.administered else f", {texts.NOT_ADMINISTERED}"
    return (
        plain(isolated(cutting.shortened(channel.title, _NAME)))
        + username
        + plain(": ")
        + bold(state)
        + plain(lost)
    )
