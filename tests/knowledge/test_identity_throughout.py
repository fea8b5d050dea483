"""Whatever outlets, files, feeds and pages bring in whatever order: nothing is lost to what another one brought."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article import Draft, Visit, id_of_entry
from knowledge.library import Library, Outcome

U = "https://harbour.example/ferry"
RESTRICTED = "Secret Desk"
OUTLETS = (None, "Post", "Blog", RESTRICTED)


@dataclass(frozen=True)
class Coming:
    """How something comes in: from a file, a page, a feed of the link's site, or as an entry of another one."""

    way: str
    outlet: str | None
    id: str | None = None
    url: str | None = U

    @property
    def is_page(self):
        return self.way in {"page", "feed"}

    def draft(self, number):
        return Draft(
            f"Title {number}",
            f"Text {number} of the ferry.",
            url=self.url,
            source=self.outlet,
            id=self.id,
            visit=Visit(U) if self.is_page else None,
            from_file=self.way == "file",
            fetched=self.way == "page",
        )

    def is_same_as(self, other):
        """Whether both have one id, or one has none and both have one link; and whether both have one of each."""
        ids, links = self.id == other.id is not None, self.url == other.url is not None
        if "entry" in {self.way, other.way}:
            return ids, False
        return ids or (links and None in {self.id, other.id}), ids and links

    def may_revise(self, article, ways):
        """Whether an article that came in these ways may have a new text from this, by what the README says."""
        likely, surely = (any(each) for each in zip(*map(self.is_same_as, ways), strict=True))
        pages = self.is_page and any(way.is_page for way in ways)
        if self.outlet == article.source:
            return likely
        if self.outlet == RESTRICTED:
            return False
        if None in {self.outlet, article.source}:
            return surely or pages
        return pages and self.way == "page" and article.source != RESTRICTED


FILES = st.builds(
    Coming,
    st.just("file"),
    st.sampled_from(OUTLETS),
    st.sampled_from([None, "17", "18"]),
    st.sampled_from([None, U]),
)
PAGES = st.builds(Coming, st.sampled_from(["page", "feed"]), st.sampled_from(OUTLETS))
ENTRIES = st.builds(
    Coming, st.just("entry"), st.sampled_from(OUTLETS), st.sampled_from([id_of_entry(U, "1"), id_of_entry(U, "2")])
)


def state(library):
    return {article.id: article for article in library.articles()}


@settings(max_examples=80, deadline=None)
@given(st.lists(FILES | PAGES | ENTRIES, min_size=2, max_size=8))
def test_nothing_is_lost_to_what_is_not_its_own(steps):
    with TemporaryDirectory() as folder, closing(Library.from_folder(Path(folder))) as library:
        library.visibility.restrict(RESTRICTED, [5], new=True)
        ways = {}
        for number, coming in enumerate(steps):
            before = state(library)
            [added] = library.add([coming.draft(number)])
            now = state(library)
            assert now[added.id].text == coming.draft(number).text
            lost = [article for article in before.values() if now.get(article.id) != article]
            for article in lost:
                assert coming.may_revise(article, ways[article.id]), (coming, article, ways[article.id])
            ways[added.id] = [coming, *(way for article in lost for way in ways.pop(article.id))]
            assert now.keys() == ways.keys()
            assert [one.outcome for one in library.add([coming.draft(number)])] == [Outcome.UNCHANGED]
            assert state(library) == now


@settings(max_examples=30, deadline=None)
@given(st.lists(FILES | PAGES | ENTRIES, min_size=2, max_size=6))
def test_at_once_is_as_one_by_one(steps):
    drafts = [coming.draft(number) for number, coming in enumerate(steps)]
    found = []
    for portions in ([drafts], [[draft] for draft in drafts]):
        with TemporaryDirectory() as folder, closing(Library.from_folder(Path(folder))) as library:
            library.visibility.restrict(RESTRICTED, [5], new=True)
            for portion in portions:
                library.add(portion)
            found.append(sorted((a.id, a.source or "", a.text, a.url or "") for a in library.articles()))
    assert found[0] == found[1]
