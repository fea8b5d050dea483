import pytest
from talk import FERRY, LEFT, LEFT_AT, answer_to

from bot.speech import speech
from bot.telegram.unanswered import Unanswered
from index.answer import Confidence

say = speech()


@pytest.fixture
def room(bench):
    """A supergroup with two people, privacy mode on, where the bot has not spoken."""
    bench.ada, bench.bob = bench.server.people.user("Ada"), bench.server.people.user("Bob")
    bench.room = bench.server.places.supergroup("Room", bench.ada, bench.bob)
    return bench


async def quiet(bench, *said):
    """Whether nothing was sent to what was said, once the bot is through with it."""
    await bench.settled()
    return all(
        message.reply_to not in said
        for chat in {one.chat for one in said}
        for message in bench.server.messages(chat)
    )


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_command_with_the_bots_name(bench, kind):
    people, ada = bench.server.people, bench.server.people.user()
    chat = getattr(bench.server.places, kind)("Room", ada)
    async with bench.running():
        asked = people.say(ada, f"/ask@dateline_bot {FERRY}", chat)
        answer = await answer_to(bench, asked)
        assert LEFT_AT in answer.text
        assert answer.reply_to is asked
        assert answer.thread_id is None or answer.thread_id == asked.id


async def test_a_bare_command_after_the_bot_has_spoken(room):
    people = room.server.people
    async with room.running():
        people.say(room.ada, f"/ask {FERRY}", room.room)  # does not reach the bot
        first = people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room)
        await answer_to(room, first)
        second = people.say(room.ada, f"/ask {FERRY}", room.room)
        assert LEFT_AT in (await answer_to(room, second)).text
    assert len(room.asker.questions) == 2


async def test_a_reply_to_the_bot_is_a_question(room):
    people = room.server.people
    async with room.running():
        first = people.say(room.ada, "/help@dateline_bot", room.room)
        helped = await answer_to(room, first)
        asked = people.say(room.bob, FERRY, room.room, reply_to=helped)
        assert LEFT_AT in (await answer_to(room, asked)).text
        for small_talk in ("Thanks!", "👍", "❤️"):
            assert await quiet(room, people.say(room.bob, small_talk, room.room, reply_to=helped))


async def test_ask_as_a_reply_asks_what_was_said(room):
    people = room.server.people
    async with room.running():
        question = people.say(room.bob, FERRY, room.room)
        asked = people.say(room.ada, "/ask@dateline_bot", room.room, reply_to=question)
        answer = await answer_to(room, asked)
        assert LEFT_AT in answer.text
        assert answer.reply_to is asked
        long = people.say(room.bob, f"Look at the sea! {FERRY} I must know.", room.room)
        marked = people.say(room.ada, "/ask@dateline_bot", room.room, reply_to=long, quote=FERRY)
        assert LEFT_AT in (await answer_to(room, marked)).text
    assert [question.text for question in room.asker.questions] == [FERRY, FERRY]


async def test_ask_alone_explains_itself(room):
    async with room.running():
        asked = room.server.people.say(room.ada, "/ask@dateline_bot", room.room)
        assert (await answer_to(room, asked)).text == say("how-to-ask", ask="/ask@dateline_bot")


async def test_a_command_for_another_bot_is_not_ours(room):
    room.server.privacy.reads_all = True
    people = room.server.people
    async with room.running():
        other = people.say(room.ada, f"/ask@other_bot {FERRY}", room.room)
        unknown = people.say(room.ada, "/weather", room.room)
        helped = people.say(room.ada, "/help@dateline_bot", room.room)
        await answer_to(room, helped)
        assert await quiet(room, other, unknown)
        ours = people.say(room.ada, "/weather@dateline_bot", room.room)
        assert (await answer_to(room, ours)).text == say("unknown-command")


async def test_talk_among_people_is_left_alone(room):
    room.server.privacy.reads_all = True
    people = room.server.people
    async with room.running():
        said = [
            people.say(room.ada, FERRY, room.room),
            people.say(room.ada, "hello", room.room),
            people.say(room.ada, "mail me: ada@dateline_bot.example", room.room),
            people.say(room.ada, f"@other_bot {FERRY}", room.room),
        ]
        said.append(people.say(room.bob, "At six, I think", room.room, reply_to=said[0]))
        assert await quiet(room, *said)
    assert room.asker.questions == []


@pytest.mark.parametrize("text", ["@dateline_bot {}", "{} @Dateline_Bot", "@dateline_bot: {}"])
async def test_a_mention_where_it_is_delivered(room, text):
    room.server.privacy.mentions_delivered = True
    room.asker.teach(f": {FERRY}", ("harbour", LEFT))
    async with room.running():
        asked = room.server.people.say(room.ada, text.format(FERRY), room.room)
        assert LEFT_AT in (await answer_to(room, asked)).text


async def test_a_mention_alone_as_a_reply_asks_what_was_said(room):
    room.server.privacy.mentions_delivered = True
    async with room.running():
        question = room.server.people.say(room.bob, f"🛳️ {FERRY}", room.room)
        asked = room.server.people.say(room.ada, "@dateline_bot", room.room, reply_to=question)
        await answer_to(room, asked)
    assert [question.text for question in room.asker.questions] == [f"🛳️ {FERRY}"]


async def test_the_mention_is_cut_out_after_emoji_too(room):
    room.server.privacy.mentions_delivered = True
    async with room.running():
        asked = room.server.people.say(room.ada, f"🛳️🛳️ @dateline_bot {FERRY}", room.room)
        await answer_to(room, asked)
    assert [question.text for question in room.asker.questions] == [f"🛳️🛳️ {FERRY}"]


async def test_answers_stay_in_their_topic(bench):
    people, places, ada = bench.server.people, bench.server.places, bench.server.people.user()
    forum = places.supergroup("Forum", ada, forum=True)
    topic = places.topic(forum, ada, "Harbours")
    async with bench.running():
        inside = people.say(ada, "/ask@dateline_bot Which ship was the last?", forum, thread=topic)
        answer = await answer_to(bench, inside)
        assert (answer.thread_id, answer.in_topic) == (topic, True)
        people.press(ada, answer, say("read"))
        page = await answer_to(bench, answer)
        assert (page.thread_id, page.in_topic) == (topic, True)
        general = people.say(ada, f"/ask@dateline_bot {FERRY}", forum)
        answer = await answer_to(bench, general)
        assert (answer.thread_id, answer.in_topic) == (None, False)


async def test_an_answer_stays_in_its_topic_when_the_question_is_gone(bench, gate):
    people, ada = bench.server.people, bench.server.people.user()
    forum = bench.server.places.supergroup("Forum", ada, forum=True)
    topic = bench.server.places.topic(forum, ada, "Harbours")
    bench.typing_after = 0.0
    async with bench.running():
        asked = people.say(ada, "/ask@dateline_bot Slow?", forum, thread=topic)
        [typing] = await bench.server.wait_for(lambda: bench.server.backend.chat_actions)
        assert typing.thread_id == topic
        people.delete(asked)
        gate.open()
        answer = await answer_to(bench, asked)
    assert (answer.thread_id, answer.reply_to) == (topic, None)


async def test_in_a_topic_every_message_replies_to_its_beginning(bench):
    people, ada = bench.server.people, bench.server.people.user()
    forum = bench.server.places.supergroup("Forum", ada, forum=True)
    topic = bench.server.places.topic(forum, ada, "Harbours")
    beginning = forum.messages[topic]
    async with bench.running():
        asked = people.say(ada, "/ask@dateline_bot", forum, thread=topic, reply_to=beginning)
        assert (await answer_to(bench, asked)).text == say("how-to-ask", ask="/ask@dateline_bot")


async def test_talk_in_a_topic_that_the_bot_has_made_is_not_for_the_bot(bench):
    people, ada = bench.server.people, bench.server.people.user()
    forum = bench.server.places.supergroup("Forum", ada, forum=True)
    topic = bench.server.places.topic(forum, bench.server.bot, "Harbours")
    async with bench.running():
        said = people.say(ada, FERRY, forum, thread=topic, reply_to=forum.messages[topic])
        assert await quiet(bench, said)
    assert bench.outcomes()[-1] == "ignored"


async def test_a_command_in_bold_is_a_command(room):
    """Of what begins at one place Telegram names the longest first."""
    text = f"/ask@dateline_bot {FERRY}"
    entities = [
        {"type": "bold", "offset": 0, "length": len(text)},
        {"type": "bot_command", "offset": 0, "length": len("/ask@dateline_bot")},
    ]
    payload = {"message_id": 9, "date": 1, "chat": room.room.to_dict(), "from": room.ada.to_dict()}
    async with room.running():
        room.server.inject("message", payload | {"text": text, "entities": entities})
        [answer] = await room.server.wait_for(lambda: room.server.messages(room.room))
    assert LEFT_AT in answer.text


async def test_an_anonymous_administrator_and_a_channel_are_people_too(room):
    people = room.server.people
    channel = room.server.places.channel("News", room.ada)
    async with room.running():
        anonymous = people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room, anonymous=True)
        assert LEFT_AT in (await answer_to(room, anonymous)).text
        masked = people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room, as_chat=channel)
        assert LEFT_AT in (await answer_to(room, masked)).text


async def test_what_a_channel_posts_is_not_answered_in_its_discussion(room):
    room.server.privacy.reads_all = True
    channel = room.server.places.channel("News", room.ada, discussion=room.room)
    async with room.running():
        room.server.people.post(channel, f"/ask@dateline_bot {FERRY}")
        room.server.people.post(channel, f"@dateline_bot {FERRY}")
        await room.settled()
        assert room.outcomes()
    assert room.server.messages(room.room) == []


async def test_what_was_sent_through_a_bot_is_not_answered(room):
    people = room.server.people
    via = people.user("Gif", username="gif_bot", is_bot=True)
    async with room.running():
        for chat in (room.room, room.server.places.private(room.ada)):
            payload = {"message_id": 9, "date": 1, "chat": chat.to_dict(), "from": room.ada.to_dict()}
            payload |= {"text": FERRY, "via_bot": via.to_dict()}
            room.server.inject("message", payload)
        await room.settled()
    assert room.outcomes() == ["ignored", "ignored"]


async def test_a_group_that_becomes_a_supergroup(bench, gate):
    people, ada = bench.server.people, bench.server.people.user()
    group = bench.server.places.group("Room", ada)
    async with bench.running():
        people.say(ada, "/ask@dateline_bot Slow?", group)
        await gate.reached()
        new = bench.server.places.upgrade(group, ada)
        gate.open()
        await bench.server.wait_for(lambda: bench.server.messages(new))
        await bench.settled()
        asked = people.say(ada, f"/ask@dateline_bot {FERRY}", new)
        assert LEFT_AT in (await answer_to(bench, asked)).text
    assert len(bench.server.messages(new)) == 2


@pytest.mark.parametrize(
    "text", ["hey @dateline_bot", "@dateline_bot how are you?", "Hello Dateline!", "/ask@dateline_bot hi"]
)
async def test_a_greeting_by_name_is_answered_and_not_looked_up(room, text):
    server = room.server
    server.privacy.reads_all = True
    async with room.running():
        asked = server.people.say(room.ada, text, room.room if "@" in text else None)
        assert (await server.next_message(asked.chat, asked)).text == say("greeting")
    assert room.asker.questions == []


@pytest.mark.parametrize("talk", ["lol", "@bob_of_eastport when did it leave, you said?"])
async def test_a_cheer_or_a_word_to_somebody_else_under_an_answer_is_no_question(room, talk):
    server = room.server
    async with room.running():
        asked = server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room)
        answer = await server.next_message(room.room, asked)
        server.people.say(room.ada, talk, room.room, reply_to=answer)
        await room.settled()
    assert [question.text for question in room.asker.questions] == [FERRY]


REMARKS = ("That's cheap", "I disagree, it is August", "see you there", "So expensive!", "Das ist aber teuer")
REMARKS += ("nicht schlecht", "это дорого", "Сплошное разорение!", "هذا غالي")


@pytest.mark.parametrize("remark", REMARKS)
async def test_what_people_say_to_one_another_under_an_answer_is_left_alone_unless_it_is_surely_answered(
    room, remark
):
    server = room.server
    async with room.running():
        answer = await answer_to(room, server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room))
        assert await quiet(room, server.people.say(room.bob, remark, room.room, reply_to=answer))
        room.asker.teach(remark, ("harbour", LEFT), confidence=Confidence.WEAK)
        assert await quiet(room, server.people.say(room.bob, remark, room.room, reply_to=answer))
        room.asker.teach(remark, ("harbour", LEFT))
        sure = server.people.say(room.bob, remark, room.room, reply_to=answer)
        assert LEFT in (await answer_to(room, sure)).text
        alone = server.people.say(room.bob, remark.replace("August", "May"))  # there nobody else is spoken to
        assert (await answer_to(room, alone)).text
    with room.database() as database:
        assert remark not in [asked.question for asked in Unanswered(database).page(0).asked]


@pytest.mark.parametrize("talk", ["https://elsewhere.example/ferry", "...", "We all know how that goes. " * 99])
async def test_a_link_or_a_long_comment_under_an_answer_is_not_told_how_to_ask(room, talk):
    server = room.server
    async with room.running():
        answer = await answer_to(room, server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room))
        assert await quiet(room, server.people.say(room.bob, talk, room.room, reply_to=answer))
        asks = server.people.say(room.bob, "???", room.room, reply_to=answer)
        assert (await answer_to(room, asks)).text == say("no-words")


ASKED = ("and the lighthouse", "ticket prices", "is it open", "tell me about it", "I meant the lighthouse")
ASKED += ("und das Schwimmbad", "gibt es Karten", "а сколько стоит", "а маяк", "هل هو مفتوح", "والمستشفى")


@pytest.mark.parametrize("asked", ASKED)
async def test_what_asks_without_a_question_mark_is_told_that_nothing_answers(room, asked):
    server = room.server
    async with room.running():
        answer = await answer_to(room, server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room))
        said = server.people.say(room.bob, asked, room.room, reply_to=answer)
        assert (await answer_to(room, said)).text.startswith(say("no-answer"))


@pytest.mark.parametrize("asked", ["What is this?", "Что это?", "ما هذا؟"])
async def test_what_is_this_asks_of_the_part_that_is_marked(room, asked):
    server = room.server
    async with room.running():
        answer = await answer_to(room, server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room))
        server.people.say(room.bob, asked, room.room, reply_to=answer, quote="212 passengers")
        await room.settled()
    assert any("212" in question.text for question in room.asker.questions[1:])
