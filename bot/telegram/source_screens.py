"""Where articles come from, in pages: each source with its last success, its counts and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram import cutting, texts
from bot.telegram.intake_screens import arrows
from bot.telegram.rich import Rich, bold, isolated, join, plain
from bot.telegram.screen import Screen, Task
from knowledge.intake.origin import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.intake.sources import Outlet, Source, Sources, Trouble

PAGE = 3000
"""Code points of a page, at which the next source goes onto another one."""
OUTLETS = 20
"""Outlets of what was added by hand that are named."""

_ADDRESS = 150
_REASON = 150
_TROUBLES = 3
_NAME = 60


def page(report: Sources, number: int) -> Screen:
    """Page `number` of the sources, counted from 0, or the last one when there are fewer."""
    blocks = [_source(source) for source in report.origins if _is_shown(source)]
    if report.by_hand:
        blocks.append(_by_hand(report.by_hand))
    if not blocks:
        return Screen(plain(texts.NO_SOURCES))
    pages = _pages(blocks)
    number = min(number, len(pages) - 1)
    foot = plain(texts.page_of(number + 1, len(pages)) if len(pages) > 1 else "")
    return Screen(join([*pages[number], foot], "\n\n"), arrows(Task.SOURCES, number, len(pages)))


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


def _source(source: Source) -> Rich:
    origin = source.origin
    # A channel's address is a number, by which nobody knows it.
    address = origin.source if origin.kind is Kind.CHANNEL and origin.source else origin.address
    name = plain(texts.KINDS[origin.kind]) + bold(isolated(cutting.shortened(address, _ADDRESS)))
    counts = plain(texts.source_counts(source.articles, source.failed, source.waiting))
    success = plain(texts.last_success(origin.succeeded) if origin.kind is not Kind.PAGES else "")
    reason = cutting.shortened(origin.reason or "", _REASON)
    failing = plain(texts.failing(origin.failures, reason) if origin.failures else "")
    troubles = [_trouble(trouble) for trouble in source.troubles[:_TROUBLES]]
    rest = source.failed - len(troubles)
    more = plain(texts.and_more(rest) if troubles and rest > 0 else "")
    return join([name, counts, success, failing, *troubles, more], "\n")


def _trouble(trouble: Trouble) -> Rich:
    key, reason = cutting.shortened(trouble.key, _ADDRESS), cutting.shortened(trouble.reason, _REASON)
    return plain(texts.trouble(reason if key in reason else f"{key}: {reason}", given_up=trouble.due is None))


def _by_hand(outlets: Sequence[Outlet]) -> Rich:
    lines = [
        plain(f"{isolated(cutting.shortened(outlet.name or texts.NO_OUTLET, _NAME))}: {outlet.articles:,}")
        for outlet in outlets[:OUTLETS]
    ]
    rest = len(outlets) - len(lines)
    return join([bold(texts.BY_HAND), *lines, plain(texts.and_more(rest) if rest else "")], "\n")
