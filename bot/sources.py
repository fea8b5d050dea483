"""The state of all sources in words, and as JSON."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.ages import since, until
from bot.counts import counted
from knowledge.intake.origin import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from knowledge.intake.sources import Source, Sources, Trouble
    from knowledge.library import Library

_THINGS = {
    Kind.FEED: ("entry", "entries"),
    Kind.FOLDER: ("file", "files"),
    Kind.CHANNEL: ("post", "posts"),
    Kind.PAGES: ("page", "pages"),
}
_SHOWN = 300  # code points of a reason
_FOREVER = timedelta(days=3650)


def held(library: Library) -> str:
    """How many articles the Library holds, and how many more ids have the text of one of them."""
    duplicates = library.duplicates()
    more = "the same text" if duplicates == 1 else "the same texts"
    beyond = f", and {counted(duplicates, 'duplicate')} with {more}" if duplicates else ""
    return counted(library.coverage().articles, "article") + beyond


def lines(report: Sources, now: datetime) -> Iterator[str]:
    """A paragraph each source, ready to be printed; ages are as of `now`."""
    for source in report.origins:
        yield from _source(source, now)
    if report.by_hand:
        yield "added by hand"
        for outlet in report.by_hand:
            yield f"  {counted(outlet.articles, 'article')} of {outlet.name or 'no outlet'}"
    if not report.origins and not report.by_hand:
        yield "There are no articles yet: `dateline add` takes files in, `dateline watch` keeps up with a folder."


def report_json(report: Sources) -> dict[str, Any]:
    """The same as one JSON object; moments in ISO 8601, UTC, null where there is none."""
    return {
        "sources": [_source_json(source) for source in report.origins],
        "by_hand": [{"outlet": outlet.name, "articles": outlet.articles} for outlet in report.by_hand],
    }


def _source(source: Source, now: datetime) -> Iterator[str]:
    origin = source.origin
    name = origin.source or origin.state.get("title")
    taken = f"{counted(source.articles, 'article')} from {counted(source.items, *_THINGS[origin.kind])}"
    if origin.kind is Kind.PAGES:  # each is looked at by itself
        yield f"pages of {origin.address}"
        yield f"  {taken}"
    else:
        yield f"{origin.kind} {origin.address}" + (f" ({name})" if name else "")
        looked = f"last looked at {since(origin.succeeded, now)}" if origin.succeeded else "not looked at yet"
        yield f"  {taken}, {looked}"
    if origin.reason:
        times = counted(origin.failures, "time")
        due = f"next try {until(origin.due, now)}" if origin.due < now + _FOREVER else "given up"
        yield f"  failed {times}, {due}: {origin.reason[:_SHOWN]}"
    if source.failed:
        yield f"  {_failed(source)}:"
        yield from (f"    {_trouble(trouble, now)}" for trouble in source.troubles)
        if source.failed > len(source.troubles):
            yield f"    and {source.failed - len(source.troubles):,} more"
    if source.unread:
        yield f"  {unread(source.unread, source.named)}"


def unread(count: int, named: Sequence[str]) -> str:
    """So many files of a folder are of kinds that cannot be read, these and others."""
    names = ", ".join(named) + (f" and {count - len(named):,} more" if count > len(named) else "")
    kinds = "1 file is of a kind" if count == 1 else f"{count:,} files are of kinds"
    return f"{kinds} that cannot be read: {names}; README lists what can"


def _failed(source: Source) -> str:
    """How many things could not be taken in; those of which there is something are told apart."""
    none, things = source.failed - source.partly, _THINGS[source.origin.kind]
    waiting = f", {source.waiting:,} to be tried again" if source.waiting else ""
    if not source.partly:
        return f"{counted(none, *things)} could not be taken in{waiting}"
    beside = f"{counted(none, *things)} could not be taken in, {source.partly:,}" if none else None
    what = beside or counted(source.partly, *things)
    return f"{what} only in part or as before{waiting}"


def _trouble(trouble: Trouble, now: datetime) -> str:
    if not trouble.tries:
        return trouble.reason[:_SHOWN]
    tried = counted(trouble.tries, "try", "tries")
    due = f"next {until(trouble.due, now)}" if trouble.due else "no more before it changes"
    return f"{trouble.key} ({tried}, {due}): {trouble.reason[:_SHOWN]}"


def _source_json(source: Source) -> dict[str, Any]:
    origin = source.origin
    return {
        "kind": str(origin.kind),
        "address": origin.address,
        "outlet": origin.source,
        "added": origin.added.isoformat(),
        "last_success": _iso(origin.succeeded),
        "failures": origin.failures,
        "reason": origin.reason,
        "next_look": origin.due.isoformat(),
        "items": source.items,
        "articles": source.articles,
        "failed": source.failed,
        "partly": source.partly,
        "retrying": source.waiting,
        "unreadable": source.unread,
        "troubles": [
            {"item": one.key, "reason": one.reason, "tries": one.tries, "next_try": _iso(one.due)}
            for one in source.troubles
        ],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
