"""Who may see an outlet."""

import pytest

from knowledge.article import Draft
from knowledge.errors import UserError
from knowledge.library import Library


@pytest.fixture
def library(tmp_path):
    library = Library.from_folder(tmp_path)
    library.add([Draft("T", f"Text of {name}.", source=name) for name in ("The Wire", "The Post", "Ärzteblatt")])
    yield library
    library.close()


def test_an_outlet_is_public_until_it_is_for_some_chats_alone(library):
    visibility = library.visibility
    assert (visibility.restricted(), visibility.hidden_from(1)) == ({}, frozenset())
    visibility.restrict("The Wire", [1, -1001234567890])
    visibility.restrict("  The   Post ", [1, 2, 2])
    assert visibility.restricted() == {"The Post": {1, 2}, "The Wire": {1, -1001234567890}}
    assert visibility.hidden_from(1) == frozenset()
    assert visibility.hidden_from(2) == {"The Wire"}
    assert visibility.hidden_from(-1001234567890) == {"The Post"}
    assert visibility.hidden_from(3) == {"The Wire", "The Post"}
    visibility.restrict("The Wire", [3])
    assert visibility.hidden_from(3) == {"The Post"}
    assert "The Wire" in visibility.hidden_from(1)
    visibility.publish("The Wire")
    assert visibility.restricted() == {"The Post": {1, 2}}


def test_a_chat_keeps_what_it_sees_under_another_number(library):
    visibility = library.visibility
    visibility.restrict("The Wire", [-1, 5])
    visibility.restrict("The Post", [-1, -100])
    visibility.restrict("Ärzteblatt", [5])
    for _ in range(2):
        visibility.move(-1, -100)
        assert visibility.restricted() == {"The Wire": {-100, 5}, "The Post": {-100}, "Ärzteblatt": {5}}


def test_another_process_sees_it_at_once_and_it_lasts(library, tmp_path):
    other = Library.from_folder(tmp_path)
    library.visibility.restrict("The Wire", [1])
    assert other.visibility.hidden_from(2) == {"The Wire"}
    other.close()
    again = Library.from_folder(tmp_path)
    assert again.visibility.hidden_from(2) == {"The Wire"}
    again.close()


@pytest.mark.parametrize(("name", "meant"), [("the wire", "The Wire"), ("Wire", "The Wire"), ("ärzteblat", "Ärz")])
def test_a_name_with_a_slip_of_the_pen_restricts_nothing_and_the_nearest_is_told(library, name, meant):
    with pytest.raises(UserError, match=f"did you mean '{meant}.*--new"):
        library.visibility.restrict(name, [1])
    assert library.visibility.restricted() == {}


def test_an_outlet_can_be_restricted_before_its_first_article_comes(library):
    with pytest.raises(UserError, match=r"dateline list.*--new"):
        library.visibility.restrict("Xyzzy", [1])
    library.visibility.restrict("Xyzzy", [1], new=True)
    library.visibility.restrict("Xyzzy", [2])  # it is known by now
    assert library.visibility.hidden_from(1) == {"Xyzzy"}


def test_what_cannot_be_is_refused(library):
    for source, chats in (("", [1]), ("The Wire", [])):
        with pytest.raises(UserError):
            library.visibility.restrict(source, chats, new=True)
    with pytest.raises(UserError, match="public already: no outlet is restricted"):
        library.visibility.publish("The Wire")
    library.visibility.restrict("The Wire", [1])
    with pytest.raises(UserError, match="public already: restricted are 'The Wire'"):
        library.visibility.publish("the wire")
    assert library.visibility.hidden_from(2) == {"The Wire"}
