"""Which stored article a draft is: the rule.

Nothing that was acknowledged is replaced by what another outlet brought. Two articles too many are folded in
answers as near-duplicates; one too few is lost.

- Of one outlet, or of none, the same id is the same article. Without a given id it is the one at its URL: that
  which has none given, else the only one there. A given id takes over the one without at its URL, unless others
  with given ids have that URL too: many letters to the editor, briefs or corrections have the address of one page.
- What two outlets name is two articles, whichever id or link they share: the second under an id gets one made of
  outlet and id, for good. It is one only where the same place of an origin brought it before, where the id is an
  address that the web gave, and where a page that is fetched is the one that was fetched before, or that a feed of
  its site has: what its outlet is called it says itself.
- What names no outlet is an outlet's where that had this very text, or where two of id, URL and either title or
  text are the same, or where both are the page at their URL, fetched or from a feed of its site.
- An outlet that is for some chats alone takes nothing over, so that nothing public is hidden; and title and URL
  make nothing its own.
- An entry of a feed, or a line of a file, that has no page to itself is the article with its id, and no page's.
  The first one of them came as the page's; what is handed in of that page since, such as a live blog, is an article
  beside it.

What is taken over is the same article to whoever brought it: a feed or a file goes on with the new id.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from knowledge.article import id_of_entry
from knowledge.store.ids import id_of_outlet, id_of_url, is_address, is_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from knowledge.article import Draft
    from knowledge.store.known import Known

    Copy = Mapping[str, Any]


def match(known: Known, draft: Draft, revision: str) -> tuple[str, list[Copy]]:
    """The id under which a draft of this revision is stored, and the articles that it takes over by that."""
    own, over = _match(known, draft, revision)
    if draft.visit or any(map(known.is_page, over)):
        known.becomes_page(own)
    return own, [*filter(None, map(known.get, over))]


def _match(known: Known, draft: Draft, revision: str) -> tuple[str, list[str]]:
    """The same, with the ids of those articles."""
    ids = [str(draft.id)]
    while len(ids) == 1 or ((copy := known.get(ids[-1])) and copy["source"] != draft.source):
        ids.append(id_of_outlet(draft.source or "", ids[-1]))
    held = [*filter(None, map(known.get, ids))]
    free = next((article_id for article_id in ids if known.get(article_id) is None), ids[0])
    by_url = id_of_url(draft.url) if draft.url and not is_entry(ids[0], draft.url) else None
    if ids[0] == by_url and not draft.known_as and known.shares_page(by_url, draft.url):
        return _match(known, replace(draft, id=id_of_entry(str(draft.url), "")), revision)
    rule = _Rule(known, draft, revision)
    if ids[0] == by_url:
        moved = [copy for copy in held if copy["source"] == draft.source]
        own = rule.again() or rule.one(_pages(known, draft.url), ids) or rule.one(moved, ids)
        return own or free, []
    own = rule.again() or rule.one(held, ids, counted=True)
    return own or free, _taken_over(known, draft, revision, own, by_url) if by_url else []


def _taken_over(known: Known, draft: Draft, revision: str, own: str | None, by_url: str) -> list[str]:
    """The article at the URL of a draft to which none is given, where no other with a given id is there too."""
    before = known.get(own) if own else None
    outlet = draft.source or (before["source"] if before else None)
    there = {by_url, id_of_outlet(outlet or "", by_url)}.intersection(known.at(draft.url)) - {own}
    if not there:
        return []
    rule = _Rule(known, replace(draft, source=outlet), revision)
    likely = (copy["id"] for copy in _pages(known, draft.url) if copy["id"] != own and rule.holds(copy))
    found = [*islice(likely, 2)]
    return found if len(found) == 1 and found[0] in there else []


def _pages(known: Known, url: str | None) -> Iterator[Copy]:
    """The articles with this URL, but for entries of feeds that have it not to themselves."""
    copies = filter(None, map(known.get, known.at(url)))
    return (copy for copy in copies if not is_entry(copy["id"], url))


class _Rule:
    """Whether stored articles are the one that a draft is."""

    def __init__(self, known: Known, draft: Draft, revision: str) -> None:
        self._known = known
        self._draft = draft
        self._revision = revision

    def again(self) -> str | None:
        """The article that the same place of an origin brought before, where that has the same id by its own."""
        before = self._known.get(self._draft.known_as) if self._draft.known_as else None
        if before is None or (self._is_hidden(before) and self._draft.source not in {None, before["source"]}):
            return None
        names = self._known.outlets(before)
        own = {self._draft.id, *(id_of_outlet(name, str(self._draft.id)) for name in names)}
        return before["id"] if before["id"] in own else None

    def one(self, copies: Iterable[Copy], ids: list[str], *, counted: bool = False) -> str | None:
        """The one of the copies, found by their ids where that is `counted` or by their URL, that the draft is."""
        found = [copy for copy in copies if self.holds(copy, counted=counted)]
        same = [copy["id"] for copy in found if copy["source"] == self._draft.source]
        if own := next((article_id for article_id in reversed(ids) if article_id in same), None):
            return own
        others = [copy["id"] for copy in found if copy["source"] != self._draft.source]
        had = [article_id for article_id in others if self._known.had(article_id, self._revision)]
        likely = same or had or others
        return likely[0] if len(likely) == 1 else None

    def holds(self, copy: Copy, *, counted: bool = False) -> bool:
        """Whether a copy may be the draft's article."""
        draft, ours, theirs = self._draft, self._draft.source, copy["source"]
        if ours == theirs:
            return True
        hidden = self._is_hidden(copy)
        if hidden and ours:
            return False
        if counted and copy["id"] == draft.id and is_address(copy["id"]):
            return True
        there = draft.url == copy["url"] is not None and not is_entry(str(draft.id), draft.url)
        pages = there and draft.visit is not None and self._known.is_page(copy["id"])
        if ours and theirs:
            return pages and draft.fetched
        if pages or (counted and there) or self._known.had(copy["id"], self._revision):
            return True
        return (counted or (there and not hidden)) and self._is_alike(copy)

    def _is_alike(self, copy: Copy) -> bool:
        title, text = self._known.content(copy["revision"])
        return text == self._draft.text or (title == self._draft.title != "")

    def _is_hidden(self, copy: Copy) -> bool:
        return not self._known.restricted.isdisjoint({self._draft.source, copy["source"]})
