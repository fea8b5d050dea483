"""What is said in a channel or a group is read by all: nothing is, because of a mistake or of one press."""

import pytest
from talk import FERRY, LEFT_AT

from bot.speech import languages, speech
from bot.telegram.bystanders import SHOWN_SECONDS

SHIP = "Which ship was the last?"
say = speech()


@pytest.fixture
def news(bench):
    """A channel of Ada's, to which Bob has subscribed."""
    bench.ada, bench.bob = bench.server.people.user("Ada"), bench.server.people.user("Bob")
    bench.channel = bench.server.places.channel("News", bench.ada, bench.bob)
    return bench


async def asked(bench, text=FERRY):
    """The answer to a post."""
    return await bench.server.next_message(bench.channel, bench.server.people.post(bench.channel, f"/ask {text}"))


async def pressed(bench, person, on, button, **how):
    """What the presser alone is shown."""
    press = bench.server.people.press(person, on, button, **how)
    await bench.server.wait_for(lambda: press.answer is not None)
    await bench.settled()
    return press.answer


def crash(_question):
    raise RuntimeError("no model")


@pytest.mark.parametrize("text", ["/ask", "/ask ?!", f"/ask {'long ' * 300}", "/timeline", "/timeline ?!"])
async def test_what_cannot_be_answered_is_said_to_nobody(news, text):
    async with news.running():
        post = news.server.people.post(news.channel, text)
        await news.settled()
    assert news.server.messages(news.channel) == [post]


@pytest.mark.parametrize("text", ["/ask Crash?", "/timeline Crash?"])
async def test_a_failure_is_logged_and_not_told_to_all(news, log, text):
    news.asker.react("Crash?", crash)
    news.asker.about = crash
    async with news.running():
        post = news.server.people.post(news.channel, text)
        await news.settled()
    assert news.server.messages(news.channel) == [post]
    assert news.outcomes() == ["failed: RuntimeError"]
    assert '"failed"' in log.getvalue()


async def test_an_edit_that_fails_leaves_the_answer_as_it_is(news):
    news.asker.react("Crash?", crash)
    async with news.running():
        answer = await asked(news)
        await news.settled()
        news.server.people.edit(answer.reply_to, "/ask Crash?")
        await news.settled()
        assert LEFT_AT in answer.text
    assert news.server.messages(news.channel) == [answer.reply_to, answer]


async def test_a_button_that_fails_is_not_told_to_all(news):
    async with news.running():
        answer = await asked(news)
        await news.settled()
        with news.database() as database, database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE answers RENAME TO mislaid")
        assert (await pressed(news, news.bob, answer, say("context")))["text"] == say("failed")
    assert news.server.messages(news.channel) == [answer.reply_to, answer]


async def test_an_article_is_read_in_private(news):
    async with news.running():
        answer = await asked(news, SHIP)
        opened = await pressed(news, news.bob, answer, say("read"))
        assert news.server.messages(news.channel) == [answer.reply_to, answer]
        bot, _, parameter = opened["url"].partition("?start=")
        assert bot == "https://t.me/dateline_bot"
        start = news.server.people.start(news.bob, parameter)
        again = await news.server.next_message(start.chat, start)
        assert "Ship number 60" in again.text
        assert say("read") in {one["text"] for one in again.buttons()}


async def test_under_a_post_that_telegram_lets_go_of_the_answer_is_opened_in_private(news):
    async with news.running():
        answer = await asked(news)
        opened = await pressed(news, news.bob, answer, say("context"), inaccessible=True)
        assert "?start=a_" in opened["url"]
    assert news.server.messages(news.channel) == [answer.reply_to, answer]


async def test_a_button_that_means_nothing_any_more_says_so_to_the_presser(news):
    async with news.running():
        answer = await asked(news)
        news.server.people.delete(answer.reply_to)
        answer.reply_to = None
        assert (await pressed(news, news.bob, answer, "👍"))["text"] == say("question-gone")
        for button in answer.buttons():
            if "callback_data" in button:
                button["callback_data"] = button["callback_data"][:2] + "0" * 16 + ":0"
        assert (await pressed(news, news.bob, answer, say("context")))["text"] == say("forgotten")
    assert [message.text for message in news.server.messages(news.channel)] == [answer.text]


async def test_what_changes_a_post_in_place_works_as_anywhere(news):
    async with news.running():
        answer = await asked(news)
        await pressed(news, news.bob, answer, say("context"))
        await news.server.wait_for(lambda: say("back-to-answer") in {one["text"] for one in answer.buttons()})
        await pressed(news, news.bob, answer, say("back-to-answer"))
        assert (await pressed(news, news.bob, answer, "👍"))["text"] == say("noted")


async def test_nobody_can_wait_for_an_answer_in_front_of_all(news):
    async with news.running():
        none = await asked(news, "Who won the cup?")
        assert none.text.startswith(say("no-answer"))
        assert list(none.buttons()) == []
        # as it stood under answers of before
        none.keyboard = {"inline_keyboard": [[{"text": "Wait", "callback_data": "t:new"}]]}
        assert (await pressed(news, news.bob, none, "Wait"))["text"] == say("ask-in-private")


@pytest.mark.parametrize("code", languages())
def test_what_is_shown_for_a_moment_is_short_enough(code):
    own = speech(code)
    for key in (
        "ask-in-private",
        "cannot-ask-again",
        "chat-quiet",
        "closed-here",
        "failed",
        "forget-not-yours",
        "forgotten",
        "question-gone",
        "settings-not-yours",
        "shown-already",
        "timeline-forgotten",
        "watched",
        "watched-here",
    ):
        assert len(own(key)) <= 200
    for key in ("closed-chat", "closed-person"):
        assert len(own(key, number="-1001234567890123")) <= 200
    for key in ("closed-inline", "limit-inline"):
        assert len(own(key)) <= 64


async def test_a_press_turns_a_post_into_no_other_language_for_all(news):
    german, kurt = speech("de"), news.server.people.user("Kurt", language_code="de")
    news.server.places.join(news.channel, kurt)
    async with news.running():
        answer = await asked(news, SHIP)
        before = answer.text
        assert (await pressed(news, kurt, answer, "👍"))["text"] == german("noted")
        await pressed(news, kurt, answer, say("context"))
        await pressed(news, kurt, answer, say("back-to-answer"))
        assert answer.text == before


@pytest.fixture
def room(bench):
    """A group of Ada's with Bob, who reads German."""
    bench.ada, bench.bob = bench.server.people.user("Ada"), bench.server.people.user("Bob", language_code="de")
    bench.room = bench.server.places.supergroup("Room", bench.ada, bench.bob)
    return bench


async def put(bench, text):
    """The answer to Ada's question in the group."""
    said = bench.server.people.say(bench.ada, f"/ask@dateline_bot {text}", bench.room)
    answer = await bench.server.next_message(bench.room, said)
    await bench.settled()
    return answer


async def test_in_a_group_an_article_is_shown_once_however_many_want_to_read_it(room):
    async with room.running():
        answer = await put(room, SHIP)
        assert "text" not in await pressed(room, room.bob, answer, say("read"))
        page = await room.server.next_message(room.room, answer)
        for person, code in ((room.ada, "en"), (room.bob, "de")):
            again = await pressed(room, person, answer, say("read"))
            assert again["text"] == speech(code)("shown-already")
        assert room.server.messages(room.room) == [answer, page]
        room.clock.advance(SHOWN_SECONDS)
        await pressed(room, room.ada, answer, say("read"))
        assert (await room.server.next_message(room.room, page)).text == page.text


async def test_in_a_group_a_button_that_means_nothing_any_more_says_so_to_the_presser_alone(room):
    async with room.running():
        answer = await put(room, FERRY)
        room.server.people.delete(answer.reply_to)
        answer.reply_to = None
        for button in answer.buttons():
            if "callback_data" in button:
                button["callback_data"] = button["callback_data"][:2] + "0" * 16 + ":0"
        assert (await pressed(room, room.bob, answer, say("context")))["text"] == speech("de")("forgotten")
    assert room.server.messages(room.room) == [answer]


async def test_in_a_group_whoever_waits_is_told_in_their_language_that_it_will_be_said_there(room):
    async with room.running():
        none = await put(room, "Who won the cup?")
        assert (await pressed(room, room.bob, none, say("watch")))["text"] == speech("de")("watched-here")


async def test_in_a_group_an_example_is_tried_once_however_many_press_it(room):
    async with room.running():
        helped = await put(room, FERRY)
        helped.keyboard = {"inline_keyboard": [[{"text": "Try", "callback_data": "l:latest=Eastport"}]]}
        await pressed(room, room.ada, helped, "Try")
        listed = await room.server.next_message(room.room, helped)
        again = await pressed(room, room.bob, helped, "Try")
        assert again["text"] == speech("de")("shown-already")
    assert room.server.messages(room.room) == [helped, listed]
