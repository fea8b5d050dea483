"""What says the same is one hit that names all its articles; what says something else stays."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article, hit

from index.answer import Span
from index.duplicates import folded
from index.quoting import quote

BODY = (
    "The harbour of Eastport was closed on Tuesday evening after the wind had risen to ninety kilometres an hour. "
    "Harbour master Ines Vale gave the order at 18:40. The last ferry had left at 17:15 with 212 passengers. "
    "She said the order would stand until the wind drops below 60 kilometres an hour. "
    "Two sailors were hurt, and the storm took three boats."
)


def ids(hits):
    return [[one.id for one in found.articles] for found in hits]


def test_wire_copy_with_another_first_line_is_folded_and_both_articles_are_named():
    one = article(f"EASTPORT (Wire) - {BODY}", "Harbour closed", article_id="wire")
    two = article(f"By our own reporters, Eastport. {BODY} More follows.", "Storm", article_id="courier")
    (found,) = folded([hit(one), hit(two, score=0.5)])
    assert ids([found]) == [["wire", "courier"]]
    said = quote(found, Span(0, 3))
    assert said.article.id == "wire"
    assert [other.id for other in said.also_in] == ["courier"]


def test_the_better_hit_stays_where_it_is_and_is_cited():
    one, two, three = article(BODY, article_id="a"), article(f"{BODY} End.", article_id="b"), article("Owl.")
    found = folded([hit(two, score=3.0), hit(three, score=2.0), hit(one)])
    assert ids(found) == [["b", "a"], ["a"]]
    assert [one.score for one in found] == [3.0, 2.0]


def test_copies_with_a_cut_end_are_folded():
    cut = article(BODY[: BODY.index(" She said")], article_id="cut")
    assert ids(folded([hit(article(BODY)), hit(cut)])) == [["a", "cut"]]


def test_two_passages_of_one_text_are_two():
    text = f"{BODY}\n{BODY}"
    one = article(text)
    hits = [hit(one, end=len(BODY)), hit(one, start=len(BODY) + 1)]
    assert folded(hits) == hits


def test_an_article_is_named_once_though_two_of_its_passages_are_folded():
    one, two = article(BODY, article_id="one"), article(f"{BODY}\n{BODY} Again.", article_id="two")
    found = folded([hit(one), hit(two, end=len(BODY)), hit(two, start=len(BODY) + 1)])
    assert ids(found) == [["one", "two"]]


def test_prints_of_a_folded_hit_are_named_too():
    one, two, print_of_it = article(BODY), article(f"{BODY} End.", article_id="b"), article("x", article_id="c")
    assert ids(folded([hit(one), hit(two, print_of_it)])) == [["a", "b", "c"]]


def test_of_two_periods_the_one_asked_for_keeps_its_article():
    """An annual report after one pattern: the year before it must not take its place."""
    inside, outside = hit(article(BODY)), replace(hit(article(f"{BODY} End.", article_id="b")), inside=False)
    assert folded([outside, inside]) == [outside, inside]
    assert ids(folded([outside, replace(inside, inside=False)])) == [["b", "a"]]


def test_what_shares_its_subject_but_not_its_words_is_not_folded():
    other = article(
        "Eastport closed its harbour in the evening, said Ines Vale, who is the harbour master. Gusts had reached "
        "ninety kilometres an hour by then, and 212 people were on the last ferry out.",
        article_id="other",
    )
    assert ids(folded([hit(article(BODY)), hit(other)])) == [["a"], ["other"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("212 passengers", "214 passengers"),
        ("below 60", "below 80"),
        ("at 18:40", "at 19:10"),
        ("took three", "took five"),
        ("took three", "took 14"),
        ("hour. Two", "hour! Four"),
    ],
)
def test_a_text_that_was_corrected_in_a_number_says_something_else(old, new):
    later = article(BODY.replace(old, new), article_id="later")
    assert ids(folded([hit(article(BODY)), hit(later)])) == [["a"], ["later"]]


def test_a_number_in_letters_is_the_one_in_figures():
    other = article(BODY.replace("took three", "took 3"), article_id="other")
    assert ids(folded([hit(article(BODY)), hit(other)])) == [["a", "other"]]


def test_a_live_blog_that_was_stored_again_is_folded():
    early, late = (article(f"{clock} {BODY}", article_id=clock) for clock in ("19:30", "20:15"))
    assert ids(folded([hit(early), hit(late)])) == [["19:30", "20:15"]]


def test_reports_after_one_pattern_with_other_numbers_are_not_folded():
    days = [f"The harbour master counted {n} boats on day {n + 3} of the fair." for n in range(5)]
    hits = [hit(article(text, article_id=str(n))) for n, text in enumerate(days)]
    assert folded(hits) == hits


def test_numbers_that_only_one_of_them_has_do_no_harm():
    longer = article(f"June 3, 2024, 07:30. {BODY} It has 40 berths.", article_id="longer")
    assert ids(folded([hit(article(BODY)), hit(longer)])) == [["a", "longer"]]


@given(st.lists(st.text(max_size=30), max_size=6))
def test_no_article_is_lost_and_none_comes_twice(texts):
    hits = [hit(article(text or "-", article_id=str(n))) for n, text in enumerate(texts)]
    named = [one for found in ids(folded(hits)) for one in found]
    assert sorted(named) == sorted(str(n) for n in range(len(texts)))
