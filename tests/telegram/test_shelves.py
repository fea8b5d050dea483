"""/sources as readers see it: the outlets that their chat may see."""

from dataclasses import replace
from datetime import date

import pytest
from bench import DIARY, HARBOUR
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import entities, labels, said
from test_render import accepted

from bot.speech import languages, speech
from bot.telegram import shelves
from knowledge.article import Draft
from knowledge.library import Shelf

say = speech("en")
COURIER = "The Eastport Courier"


async def test_the_outlets_with_their_articles_the_largest_first(bench):
    bench.library.add([replace(HARBOUR, id="post", source="<The> Post", text="Another text.")])
    bench.library.add([replace(DIARY, id="days", source="Days", text="A day.")])
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/sources")
    assert shown.text == (
        "The outlets whose articles I search here:\n\n"
        "The Eastport Courier: 2 articles, 13 August 2021 to 16 August 2021\n"
        "<The> Post: 1 article, 13 August 2021\n"
        "Days: 1 article\n"
        "without an outlet: 1 article"
    )
    assert entities(shown, "bold") == [COURIER, "<The> Post", "Days"]


async def test_in_a_group_only_what_it_may_see_and_has_chosen(bench):
    server = bench.server
    ada = server.people.user()
    room = server.places.supergroup("Room", ada)
    bench.library.add([Draft("Ours", "For us.", source="Our desk", id="ours")])
    bench.library.visibility.restrict(COURIER, [1])
    async with bench.running():
        asked = server.people.say(ada, "/sources@dateline_bot", room)
        shown = await server.next_message(room, asked)
    assert entities(shown, "bold") == ["Our desk"]


async def test_pages_turn_in_place(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([Draft("T", f"Text {n}.", source=f"Outlet {n:02}", id=f"n{n}") for n in range(20)])
    async with bench.running():
        shown = await said(bench, ada, "/sources")
        assert labels(shown) == ["▸"]
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: "Outlet 19" in shown.text)
        assert shown.text.endswith("Page 2 of 2")
        assert labels(shown) == ["◂"]
        bench.library.remove([f"n{n}" for n in range(20)])
        server.people.press(ada, shown, "◂")
        await server.wait_for(lambda: labels(shown) == [])
    assert entities(shown, "bold") == [COURIER]


async def test_an_empty_library_has_none(bench):
    bench.library.remove(["harbour", "reopened", "diary"])
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/sources")
    assert shown.text == say("no-articles", command="dateline add")


_NAMES = st.one_of(st.none(), st.text(st.characters(codec="utf-8", categories=["L", "M", "P", "S"]), min_size=1))
_DAYS = st.one_of(st.none(), st.dates())


@given(
    st.lists(
        st.builds(Shelf, _NAMES.map(lambda n: n and n * 40), st.integers(1, 10**7), _DAYS, _DAYS), max_size=40
    ),
    st.integers(0, 9999),
)
@pytest.mark.parametrize("language", languages())
@settings(max_examples=30, deadline=None)
def test_every_page_is_accepted(language, found, number):
    accepted(shelves.page(speech(language), found, number))


def test_dates_are_those_of_the_outlets_first_and_last_article():
    [line] = shelves.page(say, [Shelf("A", 3, date(2021, 1, 2), date(2021, 1, 3))], 0).body.text.split("\n\n")[1:]
    assert line == "A: 3 articles, 2 January 2021 to 3 January 2021"
