"""Links of posts of Telegram channels that are known here.

An export has a post's link by the channel's number, which opens for the channel's members alone, and does not tell
by which name the channel is public. Of one that the bot administers that is known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knowledge.store import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.article import Draft

_BY_NUMBER = re.compile(r"https://t\.me/c/([0-9]{1,15})/([0-9]{1,15})")
_SUPERGROUPS = 1_000_000_000_000
"""What bots see a channel's number beyond, below zero."""


def by_name(connection: sa.Connection, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts, with links by the names of their channels where these are known to have one."""
    found = [_BY_NUMBER.fullmatch(draft.url or "") for draft in drafts]
    numbers = {post[1]: str(-_SUPERGROUPS - int(post[1])) for post in found if post}
    if not numbers:
        return drafts
    columns = tables.origins.c
    where = (columns.kind == "channel", columns.address.in_(sorted(set(numbers.values()))))
    rows = connection.execute(sa.select(columns.address, columns.state).where(*where)).all()
    names = {row.address: row.state.get("username") for row in rows}
    return [
        _named(draft, post, names.get(numbers[post[1]])) if post else draft
        for draft, post in zip(drafts, found, strict=True)
    ]


def _named(draft: Draft, post: re.Match[str], name: str | None) -> Draft:
    return replace(draft, url=f"https://t.me/{name}/{post[2]}") if name else draft
