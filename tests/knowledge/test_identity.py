"""One link is one article, with an id of its own or without; and links that are shared swallow nothing."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.article import Draft, Visit, id_of_entry, revision_of
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Outcome
from knowledge.store.visits import Visits

U = "https://harbour.example/ferry"
HOME = "https://harbour.example/"


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
    assert add(library, Draft("Ferry", text(2), url=U, id="17")) == [Outcome.REVISED]
    found = library.article("17")
    assert (found.text, found.published, found.source) == (text(2), date(2024, 5, 13), "Post")
    assert library.article(page.id) is None
    assert add(library, Draft("Ferry", text(2), url=U, id="17")) == [Outcome.UNCHANGED]
    # A page with the text that it has gives it its number, and no text is split again.
    library.add([Draft("Fares", text(3), url=f"{U}/fares")])
    assert add(library, Draft("Fares", text(3), url=f"{U}/fares", id="18")) == [Outcome.UPDATED]
    assert live(library) == [("17", text(2)), ("18", text(3))]


def test_an_article_that_moves_to_the_link_of_a_page_takes_it_over(library):
    library.add([Draft("Ferry", text(1), url=f"{U}/old", id="17"), Draft("Ferry", text(2), url=U)])
    assert add(library, Draft("Ferry", text(3), url=U, id="17")) == [Outcome.REVISED]
    assert live(library) == [("17", text(3))]


def test_an_article_that_moved_is_the_same_where_it_comes_again_at_its_old_link(library):
    (page,) = library.add([Draft("Ferry", text(1), url=U, source="Post")])
    moved = Draft("Ferry", text(1), url=f"{U}/new", source="Post", id=page.id)
    assert add(library, moved) == [Outcome.UPDATED]
    assert add(library, Draft("Ferry", text(2), url=U, source="Post")) == [Outcome.REVISED]
    assert live(library) == [(page.id, text(2))]


@pytest.mark.parametrize("at_once", [False, True])
def test_an_article_that_moved_leaves_its_old_link_to_others(library, at_once):
    drafts = [
        Draft("Ferry", text(1), url=U, id="17"),
        Draft("Ferry", text(1), url=f"{U}/old", id="17"),
        Draft("Ferry", text(2), url=U),
    ]
    added = library.add(drafts) if at_once else [one for draft in drafts for one in library.add([draft])]
    assert [one.outcome for one in added] == [Outcome.ADDED, Outcome.UPDATED, Outcome.ADDED]
    assert live(library) == sorted([("17", text(1)), (added[2].id, text(2))])


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


@pytest.mark.parametrize("given", [id_of_entry(U, "17"), id_of_entry(U, "17").replace("-", "")])
def test_the_article_of_a_page_and_one_that_is_known_to_share_it_swallow_nothing(library, given):
    entry = Draft("Ferry", text(2), url=U, id=given)
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
    assert [article.source for article in library.namesakes("1")] == ["Times"]
    for edition in (1, 2):
        gone = library.revision(revision_of("Story 1", of("Post", edition)[1].text))
        assert (gone.revised, gone.outlets) == (False, {"Post"})


def page(number, title="Ferry", *, url=U, fetched=True, **more):
    """A page that was fetched, or what a feed of its site has of it."""
    return Draft(title, text(number), url=url, visit=Visit(url), fetched=fetched, **more)


@pytest.mark.parametrize("given", [{"id": "17", "url": U}, {"url": U}, {"id": "17"}])
def test_what_two_outlets_name_is_two_articles_whatever_they_share(library, given):
    drafts = [Draft("Ferry", text(n), source=outlet, **given) for n, outlet in enumerate(("Post", "Blog"))]
    assert add(library, *drafts, *drafts) == [Outcome.ADDED] * 2 + [Outcome.UNCHANGED] * 2
    assert (texts(library, "Post"), texts(library, "Blog")) == ([text(0)], [text(1)])


@pytest.mark.parametrize("given", [{"id": "t.me/c/123/5"}, {"id": "https://harbour.example/17", "url": HOME}])
def test_an_outlet_by_another_name_has_the_same_article_where_the_web_gave_it_its_address(library, given):
    (before,) = library.add([Draft("Ferry", text(1), source="Harbour Post", **given)])
    (after,) = library.add([Draft("Ferry", text(2), source="The Harbour Post", **given)])
    assert (after.id, after.outcome) == (before.id, Outcome.REVISED)
    assert [(article.text, article.source) for article in library.articles()] == [(text(2), "The Harbour Post")]
    assert library.revision(revision_of("Ferry", text(1))).outlets == {"Harbour Post"}


def test_what_is_found_in_the_same_place_is_the_same_article_whatever_its_outlet_is_called(library):
    first, again = (Draft("Ferry", text(n), id="17", source=name) for n, name in enumerate(("Post", "Echo")))
    assert add(library, first, replace(again, known_as="17")) == [Outcome.ADDED, Outcome.REVISED]
    assert texts(library, "Echo") == [text(1)]
    # So it is where the id is one that was made because another outlet has it.
    (other,) = library.add([Draft("Bridge", text(2), id="17", source="Times")])
    renamed = Draft("Bridge", text(3), id="17", source="Daily Times", known_as=other.id)
    assert add(library, renamed, renamed) == [Outcome.REVISED, Outcome.UNCHANGED]
    assert (texts(library, "Daily Times"), texts(library, "Echo")) == ([text(3)], [text(1)])
    # And what that outlet then has under its own number is another article.
    assert add(library, Draft("Bridge", text(4), id="17", source="Times")) == [Outcome.ADDED]
    assert texts(library, "Daily Times") == [text(3)]
    # Another id in the same place is another article.
    assert add(library, Draft("Tram", text(5), id="18", source="Echo", known_as="17")) == [Outcome.ADDED]
    assert texts(library, "Echo") == [text(1), text(5)]


def test_a_page_that_is_fetched_is_what_was_fetched_there_whatever_it_calls_its_outlet(library):
    (first,) = library.add([page(1, source="Post")])
    (again,) = library.add([page(2, "Ferry opens", source="Harbour Post")])
    assert (again.id, again.outcome) == (first.id, Outcome.REVISED)
    assert add(library, page(3, "It opens")) == [Outcome.REVISED]
    assert texts(library, "Harbour Post") == [text(3)]


def test_a_page_that_is_fetched_is_what_a_feed_of_its_site_has_of_it(library):
    (first,) = library.add([page(1, source="Post", fetched=False)])
    assert add(library, page(2, source="Harbour Post")) == [Outcome.REVISED]
    assert add(library, page(3, source="Post", fetched=False, known_as=first.id)) == [Outcome.REVISED]
    assert [told for _, told in live(library)] == [text(3)]
    # Another feed of the site has an article of its own.
    assert add(library, page(4, source="Post: all news", fetched=False)) == [Outcome.ADDED]


@pytest.mark.parametrize("outlet", [None, "Post"])
def test_a_page_that_is_fetched_is_an_article_beside_what_another_wrote_of_it(library, outlet):
    drafts = [Draft("On ferries", text(1), url=U, source="Blog"), page(2, source=outlet)]
    assert add(library, *drafts, *drafts) == [Outcome.ADDED] * 2 + [Outcome.UNCHANGED] * 2
    assert add(library, page(3, source=outlet)) == [Outcome.REVISED]
    assert sorted(told for _, told in live(library)) == [text(1), text(3)]


@pytest.mark.parametrize("first", ["Post", None])
def test_one_number_is_one_article_of_an_outlet_and_of_none_where_more_is_the_same(library, first):
    other = None if first else "Post"
    before = Draft("Ferry", text(1), url=U, id="17", source=first)
    for more in (
        {"title": "Ferry", "text": text(2)},
        {"title": "It opens", "text": text(2), "url": U},
        {"title": "Fares", "text": text(1)},
    ):
        assert library.add([before])[0].outcome in {Outcome.ADDED, Outcome.UNCHANGED}
        added = library.add([Draft(id="17", source=other, **more)])
        assert [one.outcome for one in added] == [Outcome.REVISED]
        library.remove([added[0].id])
    library.add([before])
    beside = Draft("Bridge", text(3), url=HOME, id="17", source=other)
    assert add(library, beside, beside, before) == [Outcome.ADDED, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert [article.text for article in library.namesakes("17")] == [text(3)]
    assert sorted(told for _, told in live(library)) == [text(1), text(3)]


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
    note = Draft("Note", text(2), url=U, source="Secret Desk", id="n1")
    for drafts in ([page(1), note], [note, page(1)], [Draft("Note", text(1), url=U), note]):
        assert add(library, *drafts, *drafts) == [Outcome.ADDED] * 2 + [Outcome.UNCHANGED] * 2
        assert (texts(library, None), texts(library, "Secret Desk")) == ([text(1)], [text(2)])
        library.remove([article_id for article_id, _ in live(library)])
    # What had its number without an outlet, and is for everybody, stays so.
    assert add(library, Draft("Note", text(1), id="n1"), note) == [Outcome.ADDED] * 2
    assert texts(library, None) == [text(1)]


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (page(1, source="Secret Desk"), page(2, "It opens")),
        (Draft("Ferry", text(1), id="n1", source="Secret Desk"), Draft("Ferry", text(2), id="n1")),
    ],
)
def test_what_is_for_some_chats_alone_stays_so_when_its_outlet_is_not_given_again(library, before, again):
    library.visibility.restrict("Secret Desk", [5], new=True)
    assert add(library, before, again) == [Outcome.ADDED, Outcome.REVISED]
    assert texts(library, "Secret Desk") == [text(2)]
    without = replace(before, source=None, visit=None, from_file=True)
    assert [one.newer for one in library.add([without])] == [True]
    assert texts(library, None) == []


def test_an_id_of_one_outlet_and_a_link_of_another_take_nothing_along(library):
    library.visibility.restrict("Secret Desk", [5], new=True)
    add(
        library,
        Draft("Ferry", text(1), url=U, source="Open Post"),
        Draft("A", text(2), source="Secret Desk", id="a1"),
    )
    add(library, Draft("B", text(3), url=U, id="a1"))
    assert (texts(library, "Open Post"), texts(library, "Secret Desk")) == ([text(1)], [text(2)])
    assert texts(library, None) == [text(3)]


def test_what_names_no_outlet_makes_no_two_outlets_articles_one(library):
    library.add([Draft("Ferry", text(1), url=U, id="S1", source="Secret Desk")])
    library.add([Draft("Ferry", text(2), url=U, source="Open Post")])
    library.add([Draft("Ferry", text(3), url=U)])
    assert [texts(library, outlet) for outlet in ("Secret Desk", "Open Post", None)] == [
        [text(n)] for n in (1, 2, 3)
    ]


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
