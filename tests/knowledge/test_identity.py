"""One link is one article, with an id of its own or without; and links that are shared swallow nothing."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.article import Draft, Visit, revision_of
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library, Outcome
from knowledge.store.visits import Visits

U = "https://harbour.example/ferry"
HOME = "https://harbour.example/"


@pytest.fixture
def library(tmp_path):
    library = Library.from_folder(tmp_path)
    yield library
    library.close()


def text(number):
    return f"Text {number} of the ferry."


def live(library):
    return sorted((article.id, article.text) for article in library.articles())


def add(library, *drafts):
    return [one.outcome for draft in drafts for one in library.add([draft])]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_link_with_new_text_is_a_new_revision_whoever_gave_it_an_id(library, at_once):
    drafts = [
        Draft("Ferry", text(1), url=U, id="A1"),
        Draft("Ferry opens", text(2), url=f"{U}?utm_source=x"),
        Draft("Ferry opens", text(3), url=U, id="A1"),
    ]
    added = library.add(drafts) if at_once else [one for draft in drafts for one in library.add([draft])]
    assert [one.outcome for one in added] == [Outcome.ADDED, Outcome.REVISED, Outcome.REVISED]
    assert live(library) == [("A1", text(3))]
    for title, old in (("Ferry", text(1)), ("Ferry opens", text(2))):
        assert library.revision(revision_of(title, old)).revised  # which is told otherwise than withdrawn
    assert library.coverage().articles == len(library.live_revisions()) == 1
    assert add(library, Draft("Ferry opens", text(3), url=U)) == [Outcome.UNCHANGED]


def test_a_page_without_an_id_is_taken_over_with_its_day_and_its_outlet(library):
    (page,) = library.add([Draft("Ferry", text(1), url=U, published=date(2024, 5, 13), source="Post")])
    assert add(library, Draft("New ferry", text(2), url=U, id="17")) == [Outcome.REVISED]
    found = library.article("17")
    assert (found.text, found.published, found.source) == (text(2), date(2024, 5, 13), "Post")
    assert library.article(page.id) is None
    assert add(library, Draft("New ferry", text(2), url=U, id="17")) == [Outcome.UNCHANGED]
    # A page with the text that it has gives it its number, and no text is split again.
    library.add([Draft("Fares", text(3), url=f"{U}/fares")])
    assert add(library, Draft("Fares", text(3), url=f"{U}/fares", id="18")) == [Outcome.UPDATED]
    assert live(library) == [("17", text(2)), ("18", text(3))]


def test_an_article_that_moves_to_the_link_of_a_page_takes_it_over(library):
    library.add([Draft("Ferry", text(1), url=f"{U}/old", id="17"), Draft("Ferry", text(2), url=U)])
    assert add(library, Draft("Ferry", text(3), url=U, id="17")) == [Outcome.REVISED]
    assert live(library) == [("17", text(3))]


@pytest.mark.parametrize("at_once", [False, True])
def test_many_articles_with_one_link_do_not_swallow_each_other(library, at_once):
    items = [Draft(f"Story {n}", text(n), url=HOME, id=str(n)) for n in range(5)]
    editions = [
        Draft("Morning briefing", text(10 + n), url=U, id=f"e{n}", published=date(2024, 5, 1 + n)) for n in range(5)
    ]
    untitled = [Draft("", text(20 + n), url=f"{U}/live", id=f"l{n}") for n in range(5)]
    letters = [
        Draft("Letters", text(40 + n), url=f"{U}/letters", id=f"p{n}", published=date(2024, 5, 1)) for n in range(5)
    ]
    drafts = [*items, *editions, *untitled, *letters]
    for _ in range(2):
        if at_once:
            library.add(drafts)
        else:
            add(library, *drafts)
        assert len(live(library)) == 20
    assert set(add(library, *drafts)) == {Outcome.UNCHANGED}
    # The home page itself is none of them, and stays one article beside them.
    assert add(library, Draft("Harbour", text(30), url=HOME), Draft("Harbour", text(31), url=HOME)) == [
        Outcome.ADDED,
        Outcome.REVISED,
    ]
    assert add(library, *items, Draft("Story 6", text(6), url=HOME, id="6")) == [Outcome.UNCHANGED] * 5 + [
        Outcome.ADDED
    ]
    assert len(live(library)) == 22


def test_the_article_of_a_page_and_one_that_is_known_to_share_it_swallow_nothing(library):
    entry = Draft("Ferry", text(2), url=U, id="17", apart=True)
    drafts = [Draft("Ferry", text(1), url=U), entry, Draft("Ferry", text(3), url=U), replace(entry, text=text(4))]
    assert add(library, *drafts) == [Outcome.ADDED] * 2 + [Outcome.REVISED] * 2
    assert sorted(words for _, words in live(library)) == [text(3), text(4)]


def test_one_text_under_two_ids_is_a_duplicate_as_ever(library):
    drafts = [Draft("Ferry", text(1), url=U, id=i) for i in ("A1", "A2")]
    assert add(library, *drafts) == [Outcome.ADDED, Outcome.DUPLICATE]
    assert add(library, *drafts) == [Outcome.UNCHANGED] * 2
    assert add(library, Draft("Ferry", text(2), url=U, id="A3")) == [Outcome.ADDED]
    assert live(library) == [("A1", text(1)), ("A2", text(1)), ("A3", text(2))]


def test_what_one_outlet_has_is_not_taken_over_by_another(library):
    library.add([Draft("Ferry", text(1), url=U, id="S1", source="Secret Desk")])
    assert add(library, Draft("Ferry", text(2), url=U, source="Open Post")) == [Outcome.ADDED]
    assert [one for _, one in live(library)] == [text(1), text(2)]


def of(outlet, edition=1, count=3, **more):
    """An outlet's export, whose numbers are its own."""
    return [
        Draft(f"Story {n}", f"{outlet}'s story {n}, edition {edition}.", id=str(n), source=outlet, **more)
        for n in range(count)
    ]


def texts(library, outlet):
    return sorted(article.text for article in library.articles() if article.source == outlet)


@pytest.mark.parametrize("at_once", [False, True])
def test_numbers_that_two_outlets_count_by_are_not_the_same_articles(library, at_once):
    def take(*exports):
        if at_once:
            return [one.outcome for one in library.add([draft for export in exports for draft in export])]
        return [one.outcome for export in exports for one in library.add(export)]

    outlets = ("Post", "Times", "Echo")
    assert take(*map(of, outlets)) == [Outcome.ADDED] * 9
    assert take(*map(of, reversed(outlets))) == [Outcome.UNCHANGED] * 9
    assert take(of("Times", 2)) == [Outcome.REVISED] * 3
    assert take(of("Post", 2)) == [Outcome.REVISED] * 3
    assert take(of("Post", 2), of("Times", 2), of("Echo")) == [Outcome.UNCHANGED] * 9
    assert [texts(library, outlet) for outlet in outlets] == [
        sorted(draft.text for draft in of(outlet, edition))
        for outlet, edition in zip(outlets, (2, 2, 1), strict=True)
    ]
    # What names no outlet is the first one's, as ever.
    assert library.article("1").source == "Post"
    assert take([Draft("Story 1", "Post's story 1, edition 2.", id="1")]) == [Outcome.UNCHANGED]


def test_one_text_from_two_outlets_with_one_number_is_a_copy_of_each(library):
    for _ in range(2):
        outcomes = [
            one.outcome
            for outlet in ("Post", "Times")
            for one in library.add([Draft("Wire", text(1), id="7", source=outlet)])
        ]
    assert outcomes == [Outcome.UNCHANGED] * 2
    assert sorted(article.source for article in library.articles()) == ["Post", "Times"]
    library.add([Draft("Wire", text(2), id="7", source="Times")])
    assert (texts(library, "Post"), texts(library, "Times")) == ([text(1)], [text(2)])


def test_an_id_stays_whose_it_is_when_the_first_outlets_article_goes(library):
    for outlet in ("Post", "Times"):
        library.add(of(outlet))
    [times] = library.namesakes("1")
    assert times.source == "Times"
    library.remove(["1"])
    assert library.namesakes("1") == [times]
    assert add(library, *of("Times")) == [Outcome.UNCHANGED] * 3
    library.remove([times.id])
    assert library.namesakes("1") == []
    assert len(texts(library, "Post")) == len(texts(library, "Times")) == 2


def test_what_was_removed_is_not_told_as_corrected_by_another_outlet_under_its_id(library):
    library.add(of("Post"))
    library.add(of("Post", 2))
    library.remove(["1"])
    library.add(of("Times"))
    assert library.article("1").source == "Times"
    for edition in (1, 2):
        gone = library.revision(revision_of("Story 1", of("Post", edition)[1].text))
        assert (gone.revised, gone.outlets) == (False, {"Post"})


@pytest.mark.parametrize(
    "given",
    [{"id": "17", "url": U}, {"url": U}, {"id": "t.me/c/123/5"}, {"id": "https://harbour.example/17", "url": HOME}],
)
def test_an_outlet_by_another_name_has_the_same_article(library, given):
    (before,) = library.add([Draft("Ferry", text(1), source="Harbour Post", **given)])
    (after,) = library.add([Draft("Ferry", text(2), source="The Harbour Post", **given)])
    assert (after.id, after.outcome) == (before.id, Outcome.REVISED)
    assert [(article.text, article.source) for article in library.articles()] == [(text(2), "The Harbour Post")]
    assert library.revision(revision_of("Ferry", text(1))).outlets == {"Harbour Post"}


def test_what_is_found_in_the_same_place_is_the_same_article_whatever_its_outlet_is_called(library):
    drafts = [
        Draft("Ferry", text(n), id="17", source=name, by_place=True) for n, name in enumerate(("Post", "Echo"))
    ]
    assert add(library, *drafts) == [Outcome.ADDED, Outcome.REVISED]
    assert texts(library, "Echo") == [text(1)]


def test_a_link_that_many_share_makes_no_two_articles_one(library):
    add(library, *of("Post North", url=HOME))
    assert add(library, *of("Post South", url=HOME)) == [Outcome.ADDED] * 3
    assert len(texts(library, "Post North")) == 3


@pytest.mark.parametrize("given", [{"id": "17", "url": U}, {"url": U}, {"id": "t.me/c/123/5"}, {"id": "17"}])
@pytest.mark.parametrize("restricted", ["Secret Desk", "Open Post"])
def test_what_is_for_some_chats_alone_is_never_one_with_what_another_outlet_has(library, given, restricted):
    library.visibility.restrict(restricted, [5], new=True)
    drafts = [
        Draft("Ferry", text(n), source=outlet, **given) for n, outlet in enumerate(("Secret Desk", "Open Post"))
    ]
    assert add(library, *drafts, *drafts) == [Outcome.ADDED] * 2 + [Outcome.UNCHANGED] * 2
    assert (texts(library, "Secret Desk"), texts(library, "Open Post")) == ([text(0)], [text(1)])
    # Nor does what names no outlet make them one.
    library.add([Draft("Ferry", text(2), url=U)])
    assert len(texts(library, "Secret Desk")) == len(texts(library, "Open Post")) == 1


def test_what_is_for_some_chats_alone_is_never_one_with_what_names_no_outlet(library):
    library.visibility.restrict("Secret Desk", [5], new=True)
    add(library, Draft("Ferry", text(1), url=U), Draft("Note", text(2), url=U, source="Secret Desk", id="n1"))
    assert sorted(told for _, told in live(library)) == [text(1), text(2)]
    other = f"{U}/2"
    add(
        library, Draft("Note", text(3), url=other, source="Secret Desk"), Draft("Ferry", text(4), url=other, id="x")
    )
    assert {text(3), text(4)} < {told for _, told in live(library)}
    add(library, Draft("Note", text(5), url=other))  # the page itself, fetched again
    assert {text(5), text(4)} < {told for _, told in live(library)}
    assert library.article(next(i for i, told in live(library) if told == text(5))).source == "Secret Desk"


def test_an_id_of_one_outlet_and_a_link_of_another_take_nothing_along(library):
    library.visibility.restrict("Secret Desk", [5], new=True)
    add(
        library,
        Draft("Ferry", text(1), url=U, source="Open Post"),
        Draft("A", text(2), source="Secret Desk", id="a1"),
    )
    add(library, Draft("A", text(3), url=U, id="a1"))
    assert sorted(told for _, told in live(library)) == [text(1), text(3)]


def test_what_names_no_outlet_makes_no_two_outlets_articles_one(library):
    library.add([Draft("Ferry", text(1), url=U, id="S1", source="Secret Desk")])
    library.add([Draft("Ferry", text(2), url=U, source="Open Post")])
    library.add([Draft("Ferry", text(3), url=U)])
    assert (texts(library, "Secret Desk"), texts(library, "Open Post")) == ([text(1)], [text(3)])


def test_what_brought_an_article_that_is_taken_over_still_owns_it(library):
    origins = Origins(library.database)
    (page,) = library.add([Draft("Ferry", text(1), url=U, visit=Visit(U))])
    feed = origins.add(Kind.FEED, "https://harbour.example/feed")
    origins.stored(feed, "entry", feed.added, [page.id])
    library.add([Draft("Ferry", text(2), url=U, id="17")])
    assert origins.items(feed)["entry"].articles == ("17",)
    assert Visits(library.database).find(U).article == "17"
    library.remove(["17"])
    assert Visits(library.database).find(U) is None


def test_an_old_file_does_not_take_a_correction_back(library):
    old, new = Draft("Ferry", text(1), url=U, from_file=True), Draft("Ferry", text(2), url=U)
    library.add([old])
    library.add([new])
    for drafts in ([old], [old, Draft("Ferry", text(1), url=U, id="17", from_file=True)]):
        assert {(one.outcome, one.newer) for one in library.add(drafts)} == {(Outcome.UNCHANGED, True)}
        assert [article.text for article in library.articles()] == [text(2)]
    # What is no earlier text is news, from a file too, and then what it had before is the earlier one.
    assert [(one.outcome, one.newer) for one in library.add([Draft("Ferry", text(3), url=U, from_file=True)])] == [
        (Outcome.REVISED, False)
    ]
    (again,) = library.add([Draft("Ferry", text(2), url=U, from_file=True)])
    assert again.newer
    # A page that goes back to what it said has been revised; and whoever removes the article can have any text.
    assert add(library, Draft("Ferry", text(1), url=U)) == [Outcome.REVISED]
    library.remove([again.id])
    assert add(library, Draft("Ferry", text(2), url=U, from_file=True)) == [Outcome.ADDED]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_file_with_several_texts_of_one_article_comes_to_rest_at_the_last(library, at_once):
    drafts = [Draft("Ferry", text(n), id="17", from_file=True) for n in (1, 2, 3, 1)]
    for _ in range(2):
        added = library.add(drafts) if at_once else [one for draft in drafts for one in library.add([draft])]
        assert live(library) == [("17", text(3))]
    assert [one.newer for one in added] == [True, True, False, True]


def test_another_articles_earlier_text_is_news(library):
    library.add([Draft("Ferry", text(1), id="17"), Draft("Ferry", text(9), id="18")])
    library.add([Draft("Ferry", text(2), id="17")])
    assert add(library, Draft("Ferry", text(1), id="18", from_file=True)) == [Outcome.REVISED]


def test_what_is_taken_over_brings_its_earlier_texts_along(library):
    add(library, *(Draft("Ferry", text(n), url=U) for n in (1, 2)))
    numbered = [Draft("Ferry", text(n), url=U, id="17", from_file=True) for n in (3, 1)]
    assert [(one.outcome, one.newer) for one in library.add(numbered)] == [
        (Outcome.REVISED, False),
        (Outcome.UNCHANGED, True),
    ]
    assert live(library) == [("17", text(3))]
    for old in (1, 2):
        assert library.revision(revision_of("Ferry", text(old))).now == ("17",)
