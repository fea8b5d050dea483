"""/settings: administrators of a chat choose how the bot answers there, and people how it answers them."""

import asyncio
from dataclasses import replace

import hypothesis
import pytest
from bench import eventually
from hypothesis import given
from hypothesis import strategies as st
from talk import FERRY, LEFT_AT, answer_to, pressed
from test_render import accepted

from bot.speech import languages, speech
from bot.telegram import settings_screens
from bot.telegram.chat_settings import ChatSettings, Choices
from bot.telegram.presses import Adjustment
from bot.telegram.settings_screens import PAGE
from index.answer import Answer, Confidence, Coverage
from knowledge.article import Draft, canonical_line

HURT = "Was anybody hurt?"
NO_ONE = "No one was hurt"
COURIER = "The Eastport Courier"
say = speech("en")


def nothing_to_search(question):
    return Answer(question, Confidence.NONE, (), None, None, Coverage(0, None, None))


@pytest.fixture
def room(bench):
    """A supergroup that Ada owns and Bob is in; Cem administers it."""
    people = bench.server.people
    bench.ada, bench.bob, bench.cem = people.user("Ada"), people.user("Bob"), people.user("Cem")
    bench.room = bench.server.places.supergroup("Room", bench.ada, bench.bob, bench.cem)
    bench.room.members[bench.cem.id] = "administrator"
    return bench


async def settings(bench, person, chat=None, **how):
    """The settings that somebody has asked for."""
    command = "/settings" if chat is None else "/settings@dateline_bot"
    return await answer_to(bench, bench.server.people.say(person, command, chat, **how))


async def asked(bench, person, text, chat=None):
    return await answer_to(bench, bench.server.people.say(person, f"/ask@dateline_bot {text}", chat))


def posts(bench, chat):
    return [message.text for message in bench.server.messages(chat) if message.sender is bench.server.bot]


async def test_the_owner_an_administrator_and_an_anonymous_one_are_shown_the_settings(room):
    async with room.running():
        for who, how in ((room.ada, {}), (room.cem, {}), (room.bob, {"anonymous": True})):
            shown = await settings(room, who, room.room, **how)
            assert shown.text.startswith(say("settings-of-chat"))


async def test_others_are_told_that_they_may_not(room):
    channel = room.server.places.channel("News", room.bob)
    async with room.running():
        assert (await settings(room, room.bob, room.room)).text == say("settings-not-yours")
        masked = await settings(room, room.bob, room.room, as_chat=channel)
        assert masked.text == say("settings-not-yours")
        shown = await settings(room, room.ada, room.room)
        refused = await pressed(room, room.bob, shown, say("settings-be-quiet"))
        assert refused == say("settings-not-yours")
        assert LEFT_AT in (await asked(room, room.bob, FERRY, room.room)).text


async def test_who_is_an_administrator_no_more_may_not_either(room):
    async with room.running():
        shown = await settings(room, room.cem, room.room)
        room.room.members[room.cem.id] = "member"
        room.clock.advance(31)
        refused = await pressed(room, room.cem, shown, say("settings-be-quiet"))
        assert refused == say("settings-not-yours")


async def test_a_silenced_bot_is_silent_to_all_and_answers_administrators_about_it(room):
    server = room.server
    async with room.running():
        answer = await asked(room, room.bob, FERRY, room.room)
        shown = await settings(room, room.cem, room.room)
        await pressed(room, room.cem, shown, say("settings-be-quiet"))
        assert say("settings-quiet") in shown.text
        before = posts(room, room.room)
        for text in (f"/ask@dateline_bot {FERRY}", "/help@dateline_bot", "/settings@dateline_bot"):
            server.people.say(room.bob, text, room.room)
        server.people.say(room.bob, FERRY, room.room, reply_to=answer)
        told = await pressed(room, room.bob, answer, "Context")
        assert told == say("chat-quiet")
        assert posts(room, room.room) == before
        again = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, again, say("settings-speak"))
        assert LEFT_AT in (await asked(room, room.bob, FERRY, room.room)).text


async def test_a_silenced_bot_edits_no_answer(room):
    async with room.running():
        question = room.server.people.say(room.bob, f"/ask@dateline_bot {FERRY}", room.room)
        answer = await answer_to(room, question)
        await pressed(room, room.ada, await settings(room, room.ada, room.room), say("settings-be-quiet"))
        room.server.people.edit(question, f"/ask@dateline_bot {HURT}")
        await room.settled()
        assert LEFT_AT in answer.text


async def test_what_is_chosen_survives_a_restart_and_the_move_to_a_supergroup(bench):
    people, ada = bench.server.people, bench.server.people.user("Ada")
    group = bench.server.places.group("Room", ada)
    async with bench.running():
        shown = await settings(bench, ada, group)
        await pressed(bench, ada, shown, say("settings-be-certain"), say("settings-change-language"), "Deutsch")
        new = bench.server.places.upgrade(group, ada)
        await bench.settled()
    async with bench.running():
        bench.server.updates.repeat(bench.server.updates.created[-1])
        shown = await settings(bench, ada, new)
        assert speech("de")("settings-certain") in shown.text
        assert "Deutsch" in shown.text
        people.say(ada, f"/ask@dateline_bot {HURT}", new)
        await bench.settled()
        assert not any(NO_ONE in text for text in posts(bench, new))


async def test_a_language_is_spoken_from_the_press_on(room):
    german = speech("de")
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-language"), "Deutsch")
        assert shown.text.startswith(german("settings-of-chat"))
        assert (await settings(room, room.bob, room.room)).text == german("settings-not-yours")
        await pressed(room, room.ada, shown, german("settings-change-language"), german("settings-language-own"))
        assert (await settings(room, room.bob, room.room)).text == say("settings-not-yours")


async def test_in_private_everybody_chooses_for_themselves_and_takes_it_along(room):
    dora = room.server.people.user("Dora", language_code="de")
    async with room.running():
        shown = await settings(room, dora)
        assert shown.text.startswith(speech("de")("settings-of-person"))
        assert speech("de")("settings-be-quiet") not in {one["text"] for one in shown.buttons()}
        await pressed(room, dora, shown, speech("de")("settings-change-language"), "Русский")
        assert (await settings(room, dora)).text.startswith(speech("ru")("settings-of-person"))
        assert (await settings(room, dora, room.room)).text == speech("ru")("settings-not-yours")
        assert (await settings(room, room.ada)).text.startswith(say("settings-of-person"))


async def test_only_sure_answers_are_given_where_that_is_chosen(room):
    async with room.running():
        assert NO_ONE in (await asked(room, room.bob, HURT, room.room)).text
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-be-certain"))
        assert say("settings-certain") in shown.text
        answer = await asked(room, room.bob, HURT, room.room)
        assert NO_ONE not in answer.text
        assert answer.text.startswith(say("held-back", article="Storm closes the harbour"))
        assert LEFT_AT in (await asked(room, room.bob, FERRY, room.room)).text
        await room.settled()
        assert room.outcomes()[-2:] == [f"answered: {Confidence.NONE}", f"answered: {Confidence.STRONG}"]
        await pressed(room, room.ada, shown, say("settings-be-open"))
        assert NO_ONE in (await asked(room, room.bob, HURT, room.room)).text


async def test_only_the_outlets_that_are_chosen_are_searched(room):
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-outlets"), COURIER)
        await asked(room, room.bob, FERRY, room.room)
        assert say("in-chosen-outlets") in (await asked(room, room.bob, "Who won?", room.room)).text
        everywhere = await answer_to(room, room.server.people.say(room.bob, FERRY))
        assert say("in-chosen-outlets") not in everywhere.text
        await pressed(room, room.ada, shown, f"✓ {COURIER}")
        await asked(room, room.bob, FERRY, room.room)
        await pressed(room, room.ada, shown, COURIER, say("settings-outlets-all"), say("settings-back"))
        await asked(room, room.bob, FERRY, room.room)
    chosen = frozenset({COURIER})
    assert [question.sources for question in room.asker.questions] == [chosen, chosen, None, None, None]


async def test_outlets_that_the_chat_may_not_see_are_not_offered(room):
    room.library.visibility.restrict(COURIER, [4711])
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-outlets"))
        assert shown.text == say("settings-no-outlets")


async def test_where_no_article_is_left_of_the_outlets_the_answer_says_why_and_they_can_be_taken_back(room):
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-outlets"), COURIER)
        room.library.remove(["harbour", "reopened"])
        room.asker.react(FERRY, nothing_to_search)
        assert (await asked(room, room.bob, FERRY, room.room)).text == say("settings-nothing-there")
        await pressed(room, room.ada, shown, f"✓ {COURIER}")
        assert shown.text == say("settings-no-outlets")
        assert (await asked(room, room.bob, FERRY, room.room)).text.startswith("There are no articles")


async def test_many_outlets_are_on_pages(room, library):
    library.add(
        [Draft(title=f"News {n}", text=f"Ship {n} came in.", source=f"Gazette {n:02}") for n in range(PAGE)]
    )
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        last = f"Gazette {PAGE - 1:02}"
        await pressed(room, room.ada, shown, say("settings-change-outlets"))
        assert last not in {one["text"] for one in shown.buttons()}
        await pressed(room, room.ada, shown, "▸", last)
        assert f"✓ {last}" in {one["text"] for one in shown.buttons()}
        await pressed(room, room.ada, shown, "◂", say("settings-back"))
        assert say("settings-outlets-chosen", count=1) in shown.text


async def test_done_takes_the_settings_away(room):
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-done"))
        await room.server.wait_for(lambda: shown.deleted)


async def test_a_channel_has_settings_too(room):
    channel = room.server.places.channel("News", room.ada)
    async with room.running():
        shown = await answer_to(room, room.server.people.post(channel, "/settings"))
        refused = await pressed(room, room.bob, shown, say("settings-be-quiet"))
        assert refused == say("settings-not-yours")
        await pressed(room, room.ada, shown, say("settings-be-quiet"))
        room.server.people.post(channel, f"/ask {FERRY}")
        await room.settled()
    assert room.outcomes()[-1] == "quiet"
    assert room.asker.questions == []


async def test_a_channel_is_told_which_language_its_posts_are_answered_in(room):
    channel = room.server.places.channel("News", room.ada)
    async with room.running():
        shown = await answer_to(room, room.server.people.post(channel, "/settings"))
        assert say("settings-language", name="the bot’s own (English)") in shown.text
        await pressed(room, room.ada, shown, say("settings-change-language"))
        assert "✓ the bot’s own (English)" in {one["text"] for one in shown.buttons()}
        await pressed(room, room.ada, shown, "Deutsch")
    assert speech("de")("settings-language", name="Deutsch") in shown.text


async def test_when_nobody_can_tell_who_administers_a_chat_nothing_changes(room):
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        room.clock.advance(31)
        room.server.faults.server_error("getChatAdministrators", times=3)
        before = posts(room, room.room)
        assert await pressed(room, room.ada, shown, say("settings-be-quiet")) == say("failed")
        assert posts(room, room.room) == before  # nobody else need know
        assert say("settings-speaking") in shown.text
        await pressed(room, room.ada, shown, say("settings-be-quiet"))
        assert say("settings-quiet") in shown.text


async def test_what_somebody_waits_for_is_told_once_the_bot_may_speak_again(room):
    room.look_every = 0.05
    won = Draft(id="won", title="Eastport wins the cup", text="Eastport won the cup on Sunday.", source=COURIER)

    def cup(question):
        if room.library.article("won") is None:
            return room.asker.none(question)
        quote = room.asker.quote("won", "Eastport won the cup on Sunday.")
        return replace(room.asker.none(question, None), confidence=Confidence.STRONG, quotes=(quote,))

    room.asker.react("Who won the cup?", cup)
    async with room.running():
        none = await asked(room, room.bob, "Who won the cup?", room.room)
        await pressed(room, room.bob, none, say("watch"))
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-outlets"), COURIER, say("settings-back"))
        await pressed(room, room.ada, shown, say("settings-be-quiet"))
        looks = room.asker.looks
        room.library.add([won])
        await eventually(lambda: room.asker.looks > looks + 3)
        assert not any("Sunday" in text for text in posts(room, room.room))
        await pressed(room, room.ada, shown, say("settings-speak"))
        await room.server.wait_for(lambda: any("Sunday" in text for text in posts(room, room.room)))
    assert room.asker.questions[-1].sources == {COURIER}


_OUTLETS = st.lists(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(canonical_line).filter(bool),
    unique=True,
)


@hypothesis.settings(max_examples=50, deadline=None)
@given(_OUTLETS, st.data())
def test_settings_stay_within_the_limits_in_every_language(outlets, data):
    chosen = data.draw(st.sets(st.sampled_from(outlets))) if outlets else set()
    certain, private, page = data.draw(st.booleans()), data.draw(st.booleans()), data.draw(st.integers(0, 9999))
    choices = Choices(data.draw(st.sampled_from((None, *languages()))), frozenset(chosen) or None, certain, certain)
    speak = speech(data.draw(st.sampled_from(languages())))
    accepted(settings_screens.overview(speak, choices, "the language", private=private))
    accepted(settings_screens.choose_language(speak, choices, "the language"))
    accepted(settings_screens.choose_outlets(speak, choices, outlets, page))


@pytest.mark.parametrize("data", [None, "", "e:z:0:0", "e:q:1", "e:q:1:99999", "t:new", "e:q:A:0"])
def test_what_is_no_button_of_ours_is_none(data):
    assert Adjustment.parse(data) is None


async def test_settings_that_a_channel_asks_for_are_not_those_of_its_discussion_group(room):
    channel = room.server.places.channel("News", room.ada, discussion=room.room)
    async with room.running():
        room.server.people.post(channel, "/settings")
        await room.settled()
        assert [text for text in posts(room, room.room) if text] == []


async def test_lists_of_articles_are_of_the_chosen_outlets_too(room):
    async with room.running():
        listed = await answer_to(room, room.server.people.say(room.bob, "/latest@dateline_bot", room.room))
        assert "diary" in listed.text
        shown = await settings(room, room.ada, room.room)
        await pressed(room, room.ada, shown, say("settings-change-outlets"), COURIER)
        listed = await answer_to(room, room.server.people.say(room.bob, "/latest@dateline_bot", room.room))
        assert "diary" not in listed.text
        assert "Eastport harbour open again" in listed.text
        topic = await answer_to(room, room.server.people.say(room.bob, "/timeline@dateline_bot harbour", room.room))
        assert topic.text
    assert room.asker.topics[-1].sources == {COURIER}


async def test_what_somebody_chose_in_private_holds_inline(room):
    async def offered(text):
        search = room.server.people.inline(room.ada, text)
        await room.server.wait_for(lambda: search.results is not None)
        return [card.title for card in search.results]

    async with room.running():
        assert len(await offered("")) == 3
        shown = await settings(room, room.ada)
        await pressed(room, room.ada, shown, say("settings-change-outlets"), COURIER, say("settings-back"))
        await pressed(room, room.ada, shown, say("settings-be-certain"))
        assert len(await offered("")) == 2
        assert await offered(HURT) == [say("no-answer")]
        assert len(await offered(FERRY)) == 1
    assert room.asker.questions[-1].sources == {COURIER}


@pytest.mark.parametrize(("language", "pages"), [("en", [0, 2]), ("ar", [2, 0])])
def test_the_pages_of_outlets_are_turned_the_way_that_one_reads(language, pages):
    names = [f"Outlet {number:02}" for number in range(3 * PAGE)]
    screen = settings_screens.choose_outlets(speech(language), Choices(), names, 1)
    assert [(turn.label, turn.press.page) for turn in screen.below[:2]] == [*zip("◂▸", pages, strict=True)]
    assert screen.body.text.endswith(speech(language)("page-of", number=2, total=3))


def bring_back(room, choices):
    """As a restored backup does, from another process."""
    with room.database() as database:
        ChatSettings(database).change(room.room.id, lambda _: choices)


async def test_what_a_backup_brings_back_holds_without_a_restart(room):
    room.look_every = 0.05
    async with room.running():
        await pressed(room, room.ada, await settings(room, room.ada, room.room), say("settings-be-quiet"))
        bring_back(room, Choices())
        async with asyncio.timeout(20):
            while say("settings-quiet") in (await settings(room, room.ada, room.room)).text:
                pass
        assert NO_ONE in (await asked(room, room.bob, HURT, room.room)).text


async def test_a_choice_is_added_to_what_a_backup_brought_back(room):
    async with room.running():
        shown = await settings(room, room.ada, room.room)
        bring_back(room, Choices(certain=True))
        await pressed(room, room.ada, shown, say("settings-be-quiet"))
        with room.database() as database:
            assert ChatSettings(database).of(room.room.id) == Choices(certain=True, quiet=True)
