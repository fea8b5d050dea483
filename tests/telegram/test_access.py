"""Who is answered, and how often."""

import pytest
from bench import QuickClock
from talk import FERRY, LEFT_AT

from bot.speech import languages, speech
from bot.telegram.door import TYPED
from bot.telegram.limits import Limit

say = speech("en")


@pytest.fixture
def room(bench):
    """Ada may ask, Bob is a stranger, Root runs the bot; all are in one supergroup."""
    people = bench.server.people
    bench.ada, bench.bob, bench.root = people.user("Ada"), people.user("Bob"), people.user("Root")
    bench.room = bench.server.places.supergroup("Room", bench.ada, bench.bob, bench.root)
    bench.admins = frozenset({bench.root.id})
    return bench


def ask(bench, person, chat=None, **how):
    return bench.server.people.say(person, f"/ask@dateline_bot {FERRY}", chat, **how)


async def answer_to(bench, message):
    return (await bench.server.next_message(message.chat, message)).text


async def answered(bench, *asked):
    """Which of what was asked was answered, once all is done."""
    await bench.settled()
    chats = {message.chat for message in asked}
    replies = {m.reply_to: m.text for chat in chats for m in bench.server.messages(chat) if m.reply_to in asked}
    return [LEFT_AT in replies.get(message, "") for message in asked]


async def offered(bench, person, text=FERRY):
    search = bench.server.people.inline(person, text)
    await bench.server.wait_for(lambda: search.results is not None)
    return search


async def test_where_nobody_is_named_everybody_is_answered(room):
    async with room.running():
        assert await answered(room, ask(room, room.bob), ask(room, room.bob, room.room)) == [True, True]
        assert (await offered(room, room.bob)).results


async def test_people_who_are_not_named_are_told_so_once_with_their_number(room):
    room.more = {"people": frozenset({room.ada.id})}
    async with room.running():
        refused = ask(room, room.bob)
        assert await answer_to(room, refused) == say("closed-person", number=str(room.bob.id))
        again = room.server.people.say(room.bob, "hello")
        assert await answered(room, ask(room, room.ada), ask(room, room.root)) == [True, True]
        assert not [m for m in room.server.messages(again.chat) if m.reply_to is again]
        assert not (await offered(room, room.bob)).results
        assert (await offered(room, room.ada)).results
    assert len(room.asker.questions) == 3


async def test_who_is_not_let_in_is_offered_a_hint_instead_of_cards(room):
    room.more = {"people": frozenset({room.ada.id})}
    async with room.running():
        for text in (FERRY, ""):
            search = await offered(room, room.bob, text)
            assert search.results == []
        [first, _] = room.server.calls("answerInlineQuery")
        assert first.params["button"]["text"] == say("closed-inline")
        assert first.params["is_personal"] is True  # what others are offered is not shown to Bob from a cache


async def test_where_people_are_named_only_they_are_answered_in_groups(room):
    room.more = {"people": frozenset({room.ada.id})}
    async with room.running():
        stranger, named = ask(room, room.bob, room.room), ask(room, room.ada, room.room)
        assert await answered(room, stranger, named) == [False, True]
        assert await answer_to(room, stranger) == say("closed-here")
        masked = ask(room, room.ada, room.room, anonymous=True)  # nobody can know that it is Ada
        assert await answered(room, masked) == [False]


async def test_where_chats_are_named_everybody_in_them_is_answered_and_nobody_elsewhere(room):
    other = room.server.places.supergroup("Other", room.ada, room.bob, room.root)
    room.more = {"people": frozenset({room.ada.id}), "chats": frozenset({room.room.id})}
    async with room.running():
        here = ask(room, room.bob, room.room), ask(room, room.ada, room.room, anonymous=True)
        assert await answered(room, *here) == [True, True]
        there = ask(room, room.ada, other), ask(room, room.bob, other), ask(room, room.root, other)
        assert await answered(room, *there) == [False, False, True]
        told = [m.text for m in room.server.messages(other) if m.reply_to in there]
        assert told.count(say("closed-chat", number=str(other.id))) == 1  # once, whoever asks
        assert await answered(room, ask(room, room.ada), ask(room, room.bob)) == [True, False]


async def test_a_channel_that_is_not_named_hears_nothing(room):
    channels = [room.server.places.channel(name, room.ada) for name in ("News", "Other")]
    room.more = {"chats": frozenset({channels[0].id})}
    async with room.running():
        asked = [room.server.people.post(channel, f"/ask {FERRY}") for channel in channels]
        assert await answered(room, *asked) == [True, False]
    assert room.server.messages(channels[1]) == [asked[1]]


async def test_a_named_group_that_becomes_a_supergroup_stays_named(room):
    group = room.server.places.group("Old", room.ada)
    room.more = {"chats": frozenset({group.id})}
    async with room.running():
        new = room.server.places.upgrade(group, room.ada)
        await room.settled()
        assert await answered(room, ask(room, room.ada, new)) == [True]


async def test_buttons_are_for_those_who_are_let_in_too(room):
    people = room.server.people
    room.more = {"people": frozenset({room.ada.id})}
    async with room.running():
        asked = ask(room, room.ada, room.room)
        answer = await room.server.next_message(room.room, asked)
        before = answer.text
        press = people.press(room.bob, answer, say("context"))
        await room.server.wait_for(lambda: press.answer is not None)
        assert press.answer["text"] == say("closed-here")
        await room.settled()
        assert answer.text == before
        people.press(room.ada, answer, say("context"))
        await room.server.wait_for(lambda: answer.text != before)


async def test_too_many_questions_of_a_person_are_answered_by_one_friendly_word(room):
    room.more = {"person_limit": 3}
    async with room.running():
        asked = [ask(room, room.ada) for _ in range(3)]
        assert await answered(room, *asked) == [True] * 3
        late = [ask(room, room.ada) for _ in range(3)]
        assert await answered(room, *late, ask(room, room.bob)) == [False, False, False, True]
        word = say("limit-person", count=3)
        assert [m.text for m in room.server.messages(late[0].chat)].count(word) == 1
        room.clock.advance(59.9)
        assert await answered(room, ask(room, room.ada)) == [False]
        room.clock.advance(0.1)
        assert await answered(room, *[ask(room, room.ada) for _ in range(4)]) == [True, True, True, False]
        assert [m.text for m in room.server.messages(late[0].chat)].count(word) == 2
    assert len(room.asker.questions) == 7


async def test_who_types_inline_may_look_up_four_times_as_much_and_then_is_told(room):
    people, server = room.server.people, room.server
    room.more = {"person_limit": 1}

    async def offered(person, text):
        search = people.inline(person, text)
        await server.wait_for(lambda: search.results is not None)
        return (
            [one.title for one in search.results],
            search.answer["button"]["text"],
            search.answer.get("cache_time"),
        )

    async with room.running():
        for n in range(TYPED):
            assert (await offered(room.ada, FERRY))[0], n
        told = ([], say("limit-inline"), 0)
        assert await offered(room.ada, FERRY) == told
        assert (await offered(room.ada, ""))[0]  # the latest articles cost next to nothing
        assert (await offered(room.bob, FERRY))[0]
        assert await answered(room, ask(room, room.ada)) == [True]
        room.clock.advance(60)
        assert (await offered(room.ada, FERRY))[0]
        for _ in range(TYPED + 1):
            assert (await offered(room.root, FERRY))[0]


async def test_too_many_questions_in_a_group_stop_nobody_in_private(room):
    channel = room.server.places.channel("News", room.bob)
    room.more = {"chat_limit": 3}
    async with room.running():
        asked = [
            ask(room, room.ada, room.room),
            ask(room, room.bob, room.room, as_chat=channel),
            ask(room, room.ada, room.room, anonymous=True),
        ]
        assert await answered(room, *asked) == [True] * 3
        late = ask(room, room.bob, room.room)
        assert await answered(room, late, ask(room, room.bob)) == [False, True]
        assert await answer_to(room, late) == say("limit-chat", count=3)
        assert await answered(room, ask(room, room.root, room.room)) == [True]  # who runs the bot is not held up


async def test_talk_that_is_not_for_the_bot_is_not_counted(room):
    room.server.privacy.reads_all = True
    room.more = {"person_limit": 1}
    async with room.running():
        for text in (FERRY, "hello", "/weather"):
            room.server.people.say(room.ada, text, room.room)
        assert await answered(room, ask(room, room.ada, room.room)) == [True]


async def test_what_costs_no_lookup_is_neither_counted_nor_met_with_silence(room):
    free = ("/help", "/start", "/watching", "/verify", "/sources", "/latest", "/ask", "hello", "thanks")
    room.more = {"person_limit": 1}
    async with room.running():
        for _ in range(2):
            for text in free:
                assert await answer_to(room, room.server.people.say(room.ada, text)) != say("limit-person", count=1)
            asked = ask(room, room.ada)
            await answer_to(room, asked)  # the first is answered, the second met with a word
    assert [question.text for question in room.asker.questions].count(FERRY) == 1


@pytest.mark.parametrize(
    "text", ["/timeline ferries", "/latest ferries", "/source The last ferry had left at 17:15."]
)
async def test_what_else_is_looked_up_is_counted(room, text):
    room.more = {"person_limit": 1}
    async with room.running():
        assert await answered(room, ask(room, room.ada)) == [True]
        assert await answer_to(room, room.server.people.say(room.ada, text)) == say("limit-person", count=1)


async def test_asking_again_by_a_button_is_a_question_too(room):
    room.more, room.look_every, server = {"person_limit": 2}, 0.05, room.server
    async with room.running():
        asked = ask(room, room.ada)
        answer = await server.next_message(asked.chat, asked)

        async def pressed_again(withdrawn):
            room.library.remove([withdrawn])
            await server.wait_for(lambda: say("ask-again") in [b["text"] for b in answer.buttons()], 20.0)
            press = server.people.press(room.ada, answer, say("ask-again"))
            await server.wait_for(lambda: press.answer is not None)
            return press.answer.get("text")

        room.asker.teach(FERRY, ("reopened", "Two ferries left within the hour."))
        assert await pressed_again("harbour") is None
        await server.wait_for(lambda: "Two ferries left" in answer.text)
        await room.settled()
        assert await pressed_again("reopened") == say("limit-person", count=2)
    assert len(room.asker.questions) == 2


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("key", ["limit-person", "limit-chat"])
def test_the_word_fits_what_a_press_may_show(language, key):
    assert all(len(speech(language)(key, count=count)) <= 200 for count in (1, 2, 5, 11, 1000))


async def test_an_edit_is_a_question_too(room):
    room.more = {"person_limit": 1}
    async with room.running():
        asked = ask(room, room.ada)
        assert await answered(room, asked) == [True]
        room.server.people.edit(asked, "/ask@dateline_bot Was anybody hurt?")
        await room.settled()
    assert len(room.asker.questions) == 1


def test_no_limit_is_no_limit():
    limit = Limit(0, QuickClock())
    for _ in range(1000):
        limit.take(1)
    assert not limit.is_reached(1)


def test_a_limit_is_of_each_key_and_of_any_stretch_of_time():
    clock = QuickClock()
    limit = Limit(2, clock, seconds=10)
    reached = []
    for wait in (0, 4, 4, 1, 1, 4):
        clock.advance(wait)
        reached.append(limit.is_reached(1))
        if not reached[-1]:
            limit.take(1)
    assert reached == [False, False, True, True, False, False]
    assert not limit.is_reached(2)
