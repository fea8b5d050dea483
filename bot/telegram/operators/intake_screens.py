"""What administrators are shown: what was taken in, what is to be removed, the channels, the sources. Pure.

Each is within a message's limits whatever the articles say: every name is cut, and what there is no room for is
counted or on another page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import reasons
from bot.telegram import cutting, links
from bot.telegram.naming import MAX_SOURCE, MAX_TITLE, about, href, outlet, title_of
from bot.telegram.orders import Order, Task
from bot.telegram.rich import Rich, bold, code, isolated, join, link, numbered, plain, told
from bot.telegram.screen import Button, Screen, arrows, dropping, foot, paged
from knowledge.store.batch import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.speech import Speech
    from knowledge.article import Article
    from knowledge.intake.channels import Channel
    from knowledge.intake.submissions import Submitted

LISTED = 8
"""Articles of a message that are named, with a button each."""
CHANNELS_A_PAGE = 8
_TOLD = (Outcome.ADDED, Outcome.REVISED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.DUPLICATE)
"""What became of articles, in the order in which it is counted."""

_NAME = 60  # code points of a name in a list
_LABEL = 40  # and on a button
_PROBLEM = 220  # of a reason
_BETWEEN = " · "


def submitted(say: Speech, receipt: str, things: Sequence[Submitted], today: date) -> Screen:
    """What came of what was handed in. `receipt` holds `named(things)`, in that order."""
    articles = [pair for thing in things for pair in thing.articles]
    troubles = [_trouble(say, thing, alone=len(things) == 1) for thing in things if thing.problem]
    if newer := sum(thing.newer for thing in things):
        troubles.append(plain(say("newer-kept", count=newer)))
    total = sum(sum((thing.outcomes or {}).values()) for thing in things)
    if total == 1 and len(articles) == 1:
        [(article, outcome)] = articles
        named = join(
            [told(say, f"outcome-{outcome}", article=_linked(say, article)), _about(say, article, today)], "\n"
        )
        button = Button(say("remove"), press=Order(Task.ASK_REMOVE, receipt))
        return Screen(join([named, *troubles], "\n\n"), (button,))
    shown = articles[:LISTED]
    lines = [
        numbered(say, number, told(say, f"outcome-{outcome}", article=_short(say, article)))
        for number, (article, outcome) in enumerate(shown, 1)
    ]
    if total > len(shown):
        lines.append(plain(say("and-more", count=total - len(shown))))
    counts = ((what, sum((thing.outcomes or {}).get(what, 0) for thing in things)) for what in _TOLD)
    head = plain(say("comma").join(say(f"count-{what}", count=count) for what, count in counts if count))
    hint = plain(say("remove-hint") if shown else "")
    buttons = tuple(
        Button(dropping(number), press=Order(Task.ASK_REMOVE, receipt, number - 1))
        for number in range(1, len(shown) + 1)
    )
    return Screen(join([head, join(lines, "\n"), *troubles, hint], "\n\n"), buttons, a_row=4)


def named(things: Sequence[Submitted]) -> list[str]:
    """The ids of the articles that `submitted` names."""
    return [article.id for thing in things for article, _ in thing.articles][:LISTED]


def without_advice(problem: str) -> str:
    """A reason without the advice to try again, where the bot does that itself."""
    return problem.removesuffix(": try again later")


def confirm(say: Speech, receipt: str, number: int, article: Article, today: date) -> Screen:
    """Whether this article is really to be removed."""
    body = join([plain(say("remove-question")), _linked(say, article), _about(say, article, today)], "\n")
    return Screen(
        body,
        (
            Button(say("remove"), press=Order(Task.REMOVE, receipt, number)),
            Button(say("keep"), press=Order(Task.KEEP, receipt, number)),
        ),
    )


def removed(say: Speech, title: str) -> Screen:
    """That an article was removed."""
    return Screen(told(say, "removed", title=bold(cutting.shortened(title or say("untitled"), MAX_TITLE))))


def kept(say: Speech, article: Article) -> Screen:
    """That an article was not removed."""
    return Screen(told(say, "kept", title=bold(title_of(say, article))))


def to_remove(say: Speech, receipt: str, found: Sequence[tuple[str, Article | None]]) -> Screen:
    """Which of several articles, by their ids, are to be removed. `receipt` holds the ids, in that order."""
    shown = list(enumerate(found[:LISTED], 1))
    lines = [
        numbered(say, number, _short(say, article) if article else no_such(say, article_id).body)
        for number, (article_id, article) in shown
    ]
    if len(found) > len(shown):
        lines.append(plain(say("and-more", count=len(found) - len(shown))))
    buttons = tuple(
        Button(dropping(number), press=Order(Task.ASK_REMOVE, receipt, number - 1))
        for number, (_, article) in shown
        if article
    )
    hint = plain(say("remove-hint") if buttons else "")
    return Screen(join([join(lines, "\n"), hint], "\n\n"), buttons, a_row=4)


def no_such(say: Speech, article_id: str) -> Screen:
    """That there is no article with an id."""
    return Screen(told(say, "no-such-article", id=code(cutting.shortened(article_id, MAX_SOURCE))))


def channels(say: Speech, known: Sequence[Channel], page: int) -> Screen:
    """A page of the channels, counted from 0 (the last one when there are fewer), with a switch for each."""
    if not known:
        return Screen(plain(say("no-channels")))
    shown, page, pages = paged(known, page, CHANNELS_A_PAGE)
    lines = [_channel(say, channel) for channel in shown]
    switches = [
        Button(
            say("switch-off" if channel.on else "switch-on", title=cutting.shortened(channel.title, _LABEL)),
            press=Order(Task.SWITCH_OFF if channel.on else Task.SWITCH_ON, str(channel.id), page),
        )
        for channel in shown
    ]
    body = join([plain(say("channels")), join(lines, "\n"), foot(say, page, pages)], "\n\n")
    return Screen(body, (*switches, *arrows(say, page, pages, lambda to: Order(Task.CHANNELS, number=to))), a_row=1)


def _trouble(say: Speech, thing: Submitted, *, alone: bool) -> Rich:
    problem = thing.problem or ""
    reason = cutting.shortened(reasons.told(say, without_advice(problem) if thing.due else problem), _PROBLEM)
    what = say("again-later", problem=reason) if thing.due else reason
    # Most reasons name the thing themselves.
    named = alone or thing.name in problem
    return plain(what if named else say("of-thing", name=cutting.shortened(thing.name, _NAME), what=what))


def _linked(say: Speech, article: Article) -> Rich:
    return link(bold(title_of(say, article)), href(links.openable(article.url)))


def _about(say: Speech, article: Article, today: date) -> Rich:
    """Outlet, date and id, without what is missing."""
    return join([about(say, article, Rich(), today), code(article.id)], "\n")


def _short(say: Speech, article: Article) -> Rich:
    when = plain(say.day(article.published)) if article.published else Rich()
    return join([bold(title_of(say, article, _NAME)), outlet(article, _LABEL), when], _BETWEEN)


def _channel(say: Speech, channel: Channel) -> Rich:
    state = say("on") if channel.on else say("off")
    username = plain(f" (@{channel.username})" if channel.username else "")
    lost = "" if channel.administered else say("comma") + say("not-administered")
    return (
        plain(isolated(cutting.shortened(channel.title, _NAME)))
        + username
        + plain(": ")
        + bold(state)
        + plain(lost)
    )
