"""Where articles come from, in pages: each source with its last success, its counts and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.speech import reasons
from bot.telegram import cutting
from bot.telegram.orders import Order, Task
from bot.telegram.rich import Rich, bold, isolated, join, plain, told
from bot.telegram.screen import Screen, arrows, foot, paged
from knowledge.intake.origin import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.speech import Speech
    from knowledge.intake.sources import Outlet, Source, Sources, Trouble

PAGE = 3000
"""Code points of a page, at which the next source goes onto another one."""
OUTLETS = 20
"""Outlets of what was added by hand that are named."""

_ADDRESS = 150
_REASON = 200
_TROUBLES = 3
_NAME = 60


def page(say: Speech, report: Sources, number: int) -> Screen:
    """Page `number` of the sources, counted from 0, or the last one when there are fewer."""
    blocks = [_source(say, source) for source in report.origins if _is_shown(source)]
    if report.by_hand:
        blocks.append(_by_hand(say, report.by_hand))
    if not blocks:
        return Screen(plain(say("no-sources")))
    [shown], number, pages = paged(_pages(blocks), number, 1)
    body = join([*shown, foot(say, number, pages)], "\n\n")
    return Screen(body, arrows(say, number, pages, lambda to: Order(Task.SOURCES, number=to)))


def _is_shown(source: Source) -> bool:
    """A channel that is off is none; it stands in the list of channels."""
    return source.origin.kind is not Kind.CHANNEL or bool(source.origin.state.get("on"))


def _pages(blocks: Sequence[Rich]) -> list[list[Rich]]:
    pages: list[list[Rich]] = [[]]
    for block in blocks:
        if pages[-1] and sum(len(other.text) + 2 for other in pages[-1]) + len(block.text) > PAGE:
            pages.append([])
        pages[-1].append(block)
    return pages


def _source(say: Speech, source: Source) -> Rich:
    origin = source.origin
    # A channel's address is a number, by which nobody knows it, that of pages without an outlet says so in English.
    named = origin.source or (say("no-outlet") if origin.kind is Kind.PAGES else origin.address)
    address = named if origin.kind in {Kind.CHANNEL, Kind.PAGES} else origin.address
    name = told(say, f"kind-{origin.kind}", name=bold(isolated(cutting.shortened(address, _ADDRESS))))
    counts = plain(_counts(say, source))
    success = plain(_last_success(say, origin.succeeded) if origin.kind is not Kind.PAGES else "")
    reason = cutting.shortened(reasons.told(say, origin.reason or ""), _REASON)
    failing = plain(say("failing", times=origin.failures, reason=reason) if origin.failures else "")
    troubles = [_trouble(say, trouble) for trouble in source.troubles[:_TROUBLES]]
    rest = source.failed - len(troubles)
    more = plain(say("and-more", count=rest) if troubles and rest > 0 else "")
    unread = plain(_unread(say, source) if source.unread else "")
    return join([name, counts, success, failing, *troubles, more, unread], "\n")


def _counts(say: Speech, source: Source) -> str:
    """How many articles it brought, how many things failed or came in part, and how many have another try."""
    failed = say("source-failed", count=source.failed - source.partly) if source.failed > source.partly else ""
    partly = say("source-partly", count=source.partly) if source.partly else ""
    waiting = say("source-waiting", count=source.waiting) if source.failed and source.waiting else ""
    return say("comma").join(filter(None, (say("articles", articles=source.articles), failed, partly, waiting)))


def _last_success(say: Speech, when: datetime | None) -> str:
    return say("last-success", moment=say.moment(when)) if when else say("no-success")


def _trouble(say: Speech, trouble: Trouble) -> Rich:
    key = cutting.shortened(trouble.key, _ADDRESS)
    reason = cutting.shortened(reasons.told(say, trouble.reason), _REASON)
    what = reason if key in trouble.reason else say("of-thing", name=key, what=reason)
    given_up = trouble.due is None and trouble.tries  # without tries it was taken in
    return plain(say("trouble-given-up" if given_up else "trouble", what=what))


def _unread(say: Speech, source: Source) -> str:
    """Which files of a folder are of kinds that cannot be read."""
    return say("source-unread", count=source.unread, names=cutting.shortened(", ".join(source.named), _ADDRESS))


def _by_hand(say: Speech, outlets: Sequence[Outlet]) -> Rich:
    names = [isolated(cutting.shortened(one.name or say("no-outlet"), _NAME)) for one in outlets[:OUTLETS]]
    both = zip(names, outlets, strict=False)
    lines = [plain(say("of-thing", name=name, what=f"{outlet.articles:,}")) for name, outlet in both]
    rest = len(outlets) - len(lines)
    return join([bold(say("by-hand")), *lines, plain(say("and-more", count=rest) if rest else "")], "\n")
