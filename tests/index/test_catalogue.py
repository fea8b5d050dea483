"""The catalogue says at any time what the Library holds, however that has changed."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import catalogue as catalogue_module
from index.catalogue import Catalogue
from index.log import revision_key
from knowledge.article import Draft
from knowledge.filter import EVERYTHING, Filter
from knowledge.library import Library

DAYS = [date(2021, 1, 1) + timedelta(n) for n in range(3)]
OUTLETS = ["A", "B"]
CHANGES = st.lists(
    st.tuples(
        st.integers(0, 4),  # the article
        st.none() | st.integers(0, 2),  # its text; None takes it away
        st.sampled_from([None, *DAYS]),
        st.sampled_from([None, *OUTLETS]),
    ),
    min_size=4,
    max_size=8,
)
FILTERS = [
    Filter(hidden=frozenset({"A"})),
    Filter(sources=frozenset({"A", "C"})),
    Filter(first=DAYS[1]),
    Filter(hidden=frozenset({"B"}), last=DAYS[1]),
    Filter(language="en", first=DAYS[0], last=DAYS[0]),
    Filter(sources=frozenset()),
]


@given(CHANGES, st.sampled_from([0, 1, catalogue_module._MANY]))
@settings(max_examples=12, deadline=None)
def test_it_follows_every_change(changes, many):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue_module, "_MANY", many)
        library = Library.from_folder(Path(folder))
        catalogue = Catalogue(library)
        for number, text, day, outlet in changes:
            if text is not None:
                library.add([Draft("T", f"This is the text {text}. " * 30, day, source=outlet, id=str(number))])
            elif library.article(str(number)):
                library.remove([str(number)])
            for which in FILTERS:
                same(catalogue.allowed(which), library, which)
            for which in (EVERYTHING, *FILTERS):
                first_are_the_same(catalogue, library, which)
        library.close()


def same(allowed, library, which):
    passing = [article for article in library.articles() if which.passes(article)]
    revisions = {article.revision for article in passing}
    days = [article.published for article in passing if article.published]
    assert allowed.revisions.tolist() == sorted(map(revision_key, revisions))
    assert allowed.passages == len(library.passages_of(revisions))
    assert (allowed.oldest, allowed.newest) == (min(days, default=None), max(days, default=None))
    assert allowed.sources in {None, frozenset(article.source for article in passing)}


def first_are_the_same(catalogue, library, which):
    """Of each text the copy that was added first of those that pass, as the Library has them in order."""
    unknown = "f" * 64
    copies = library.copies(library.live_revisions()) | {unknown: []}
    found = catalogue.first(np.array([revision_key(revision) for revision in copies], np.uint64), which)
    for copy, articles in zip(found, copies.values(), strict=True):
        first = next(filter(which.passes, articles), None)
        day = first.published.toordinal() if first and first.published else 0
        assert (bool(copy["revision"]), copy["day"]) == (first is not None, day)


def test_of_several_copies_the_first_added_counts_whatever_comes_later(tmp_path):
    library = Library.from_folder(tmp_path)
    catalogue = Catalogue(library)
    text = "The same text in two outlets. " * 5
    library.add([Draft("T", text, DAYS[1], source="B", id="z")])
    first_are_the_same(catalogue, library, EVERYTHING)
    library.add([Draft("T", text, DAYS[0], source="A", id="a"), Draft("T", text, DAYS[2], source="A", id="b")])
    for which in (EVERYTHING, *FILTERS):
        first_are_the_same(catalogue, library, which)
    library.close()


def test_what_restricts_nothing_reads_nothing(tmp_path):
    library = Library.from_folder(tmp_path)
    library.close()
    (tmp_path / "library.db").write_bytes(b"")  # no question to it could be answered
    assert Catalogue(library).allowed(EVERYTHING) is None
