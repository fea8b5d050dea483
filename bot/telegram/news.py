"""What is new in the Library for messages that show quotes: which texts, articles and outlets changed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Followed:
    """How far the Library was followed: up to this change of it, when these outlets were restricted (as JSON)."""

    change: int
    restricted: str


@dataclass(frozen=True, slots=True)
class News:
    """What changed up to `followed`. With `everything` it is unknown what did."""

    followed: Followed
    revisions: frozenset[str] = field(default_factory=frozenset)
    articles: frozenset[str] = field(default_factory=frozenset)
    outlets: frozenset[str] = field(default_factory=frozenset)
    everything: bool = False


def since(library: Library, followed: Followed | None) -> News | None:
    """The next news, None where there are none. There may be more after them."""
    chats = {outlet: sorted(some) for outlet, some in library.visibility.restricted().items()}
    restricted, last = json.dumps(chats, sort_keys=True), library.last_change()
    if followed is None or followed.change > last:  # another Library may have been put in the place of this one
        return News(Followed(last, restricted), everything=True)
    changes = library.changes(followed.change)
    if not changes and restricted == followed.restricted:
        return None
    before = json.loads(followed.restricted)
    revisions = frozenset(change.revision for change in changes)
    return News(
        Followed(changes[-1].number if changes else followed.change, restricted),
        revisions,
        frozenset(imprint.id for some in library.imprints(revisions).values() for imprint in some),
        frozenset(outlet for outlet in chats.keys() | before.keys() if chats.get(outlet) != before.get(outlet)),
    )
