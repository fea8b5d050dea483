"""What the articles say on what somebody else wrote: forwards, replies, marked parts. And what has no words."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from bench import eventually
from talk import CLOSED, FERRY, LEFT, entities, labels, said
from test_answer_buttons import verdicts

from bot.speech import languages, speech
from bot.telegram import threads
from bot.telegram.claims import MOST, claims, questions
from index.answer import Confidence

say = speech("en")
GAVE = "Harbour master Ines Vale gave the order at 18:40."
POST = (
    "⚡️ BREAKING from the coast\n\n"
    "Friends, what a day it has been for all of us here by the sea, with so much wind and so little sleep again. "
    "Harbour master Ines Vale closed Eastport at 18:40 on Tuesday, as our reporter says. "
    "The last ferry took 212 people with it, more than ever before in a single night of this year.\n"
    "Do you like to read us? Then tell your friends and neighbours, it costs you nothing and helps us a lot.\n"
    "Subscribe: https://t.me/coast_news #breaking @coast_news\n"
    + "Wind and waves and more wind again and again. "
    * 12
)
VALE = "Harbour master Ines Vale closed Eastport at 18:40 on Tuesday, as our reporter says."
PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 60}]}
FILE = {"file_id": "f", "file_unique_id": "f"}
WORDLESS = {
    "voice": {"voice": FILE | {"duration": 3}},
    "photo": PHOTO,
    "sticker": {
        "sticker": FILE | {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    },
    "video": {"video": FILE | {"width": 90, "height": 60, "duration": 3}},
    "video note": {"video_note": FILE | {"length": 90, "duration": 3}},
    "animation": {
        "animation": FILE | {"width": 90, "height": 60, "duration": 3},
        "document": FILE,
    },
    "audio": {"audio": FILE | {"duration": 3}},
    "location": {"location": {"latitude": 50.1, "longitude": 8.7}},
    "contact": {"contact": {"phone_number": "+100", "first_name": "Bob"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "poll": {
        "poll": {
            "id": "1",
            "question": "Tea?",
            "options": [],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}


@contextmanager
def patience(seconds):
    """A comment waits so long for the forward that it came along with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(threads, "ALONG", timedelta(seconds=seconds))
        yield


@pytest.fixture(autouse=True)
def hasty():
    with patience(0.01):
        yield


@pytest.fixture
def channel(bench):
    return bench.server.places.channel("Coast news", bot="left")


async def answered(bench, message):
    return await bench.server.next_message(message.chat, message)


def test_the_claims_of_a_post_are_its_sentences_without_what_is_none():
    found = claims(POST)
    assert len(POST) > 1000
    assert len(found) <= MOST
    assert VALE in found
    assert not any("t.me" in claim or "#" in claim or "@" in claim or "⚡" in claim for claim in found)


def test_a_short_text_is_looked_up_as_a_whole_too():
    assert claims("It was the wind! It closed the harbour of Eastport.") == (
        "It was the wind! It closed the harbour of Eastport.",
        "It closed the harbour of Eastport.",
    )
    assert claims("He stays for now. The mayor of Eastport has left.\nSubscribe: https://t.me/x") == (
        "He stays for now. The mayor of Eastport has left.",
        "The mayor of Eastport has left.",
    )
    for more in ("More at https://t.me/x", "Mehr auf https://t.me/x @coast", "https://t.me/x"):
        assert claims(f"The mayor of Eastport has left. {more}") == ("The mayor of Eastport has left.",)
    assert claims(FERRY) == (FERRY,)
    assert claims("https://t.me/x/1 @someone 🎉") == ()
    assert claims("гавань закрыта") == ("гавань закрыта",)


@pytest.mark.parametrize(
    ("said", "several"),
    [
        (f"Hi! {FERRY} And was anybody hurt? Thanks.", (FERRY, "And was anybody hurt?")),
        ("Wann fuhr die Fähre?\nWer war an Bord?", ("Wann fuhr die Fähre?", "Wer war an Bord?")),
        ("متى غادرت العبّارة؟ من كان على متنها؟", ("متى غادرت العبّارة؟", "من كان على متنها؟")),
        (f"Really? {FERRY} Why?", ()),
        (f"{FERRY} {FERRY}", ()),
        ("The harbour is closed. When does it open?", ()),
    ],
)
def test_the_questions_of_a_message_that_asks_several(said, several):
    assert questions(said) == several


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("I heard that the harbour of Eastport is closed.", "the harbour of Eastport is closed."),
        ("I've just heard the harbour of Eastport is closed", "the harbour of Eastport is closed"),
        ("Is it true that the harbour of Eastport is closed?", "the harbour of Eastport is closed?"),
        ("Someone told me that the harbour of Eastport is closed.", "the harbour of Eastport is closed."),
        ("My neighbour says that the harbour is closed, is that true?", "the harbour is closed"),
        ("The harbour of Eastport is closed. Is that true?", "The harbour of Eastport is closed."),
        ("Someone told me the harbour of Eastport is closed", "the harbour of Eastport is closed"),
        ("People are saying the harbour of Eastport is closed", "the harbour of Eastport is closed"),
        ("Is it true the harbour of Eastport is closed?", "the harbour of Eastport is closed?"),
        ("The harbour is closed. My neighbour told me so.", "The harbour is closed."),
        ("Jemand hat mir erzählt, der Hafen ist gesperrt.", "der Hafen ist gesperrt."),
        ("Мне сказали, порт закрыт", "порт закрыт"),
        ("Stimmt es, dass der Hafen von Kiel gesperrt ist?", "der Hafen von Kiel gesperrt ist?"),
        ("Ich habe gestern gehört, dass der Hafen gesperrt ist.", "der Hafen gesperrt ist."),
        ("Mir hat jemand erzählt, dass der Hafen gesperrt ist.", "der Hafen gesperrt ist."),
        ("Правда ли, что порт закрыт?", "порт закрыт?"),
        ("Я слышала, что порт закрыт.", "порт закрыт."),
        ("Кто-то сказал мне, что порт закрыт", "порт закрыт"),
        ("هل صحيح أن الميناء مغلق؟", "الميناء مغلق؟"),
        ("سمعت أن الميناء مغلق", "الميناء مغلق"),
        ("قال لي أحدهم إن الميناء مغلق", "الميناء مغلق"),
        ("Vale said that the harbour is closed.", "Vale said that the harbour is closed."),
        ("Is that true?", "Is that true?"),
    ],
)
def test_what_people_say_around_a_claim_is_no_part_of_it(said, claim):
    assert claims(said)[0] == claim


async def test_that_somebody_heard_it_does_not_weigh_against_it(bench):
    ada = bench.server.people.user()
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        message = await said(bench, ada, f"/source Is it true that {VALE}")
    assert entities(message, "bold") == [GAVE]


@pytest.mark.parametrize("told", ["Someone told me ", "Is it true that "])
async def test_what_somebody_was_told_is_looked_up_without_a_command_too(bench, told):
    ada = bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach_topic(VALE, ("harbour", GAVE))
    async with bench.running():
        message = await said(bench, ada, f"{told}{VALE}")
        heard = bench.server.people.say(ada, f"{told}{VALE}", room)
        same = await said(bench, ada, "/ask@dateline_bot", room, reply_to=heard)
    assert message.text.startswith(say("perhaps"))
    assert entities(message, "bold") == [GAVE]
    assert same.text == message.text
    assert {topic.text for topic in bench.asker.topics} == {VALE}


async def test_a_forward_is_looked_up_sentence_by_sentence(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    bench.asker.teach(VALE, ("harbour", GAVE), ("harbour", CLOSED))
    async with bench.running():
        post = server.people.post(channel, POST)
        message = await answered(bench, server.people.forward(ada, post))
        on = say("on-claim", claim=VALE)
        assert message.text.startswith(f"{on}\n{GAVE}")
        server.people.press(ada, message, "Source 1/2 ▸")
        await server.wait_for(lambda: CLOSED in message.text)
        assert message.text.startswith(on)
    assert {question.asked for question in bench.asker.questions} == {datetime.fromtimestamp(post.date, UTC)}


async def test_the_sentence_with_the_most_certain_answer_wins(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    first = "The wind has closed the whole of Eastport."
    second = "Nobody in Eastport was hurt on Tuesday."
    bench.asker.teach(first, ("harbour", CLOSED), confidence=Confidence.WEAK)
    bench.asker.teach(second, ("harbour", "No one was hurt, the coast guard said."))
    async with bench.running():
        post = server.people.post(channel, f"{first} {second}")
        message = await answered(bench, server.people.forward(ada, post))
    assert message.text.startswith(f"{say('on-claim', claim=second)}\nNo one was hurt")


async def test_on_a_forward_that_the_articles_have_nothing_on_that_is_said(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await answered(bench, server.people.forward(ada, server.people.post(channel, POST)))
    nearest = say("nearest", article="Storm closes the harbour & the ferry <stops>, The Eastport Courier")
    assert message.text.startswith(f"{say('topic-none')} I searched 3 articles")
    assert f"\n\n{nearest}" in message.text
    assert labels(message) == [say("watch")]


async def test_what_the_articles_say_in_other_words_is_no_answer_but_is_shown(bench):
    ada = bench.server.people.user()
    bench.asker.teach_topic(VALE, ("harbour", GAVE), ("harbour", CLOSED))
    async with bench.running():
        message = await said(bench, ada, f"/source Wind, wind, wind. {VALE}")
    assert message.text.startswith(f"{say('on-claim', claim=VALE)}\n{say('perhaps')}")
    assert entities(message, "bold") == [GAVE]
    assert "Source 1/2 ▸" in labels(message)


@pytest.mark.parametrize("quoted", [False, True])
async def test_in_a_group_a_reply_with_the_command_looks_up_the_message_or_its_marked_part(bench, quoted):
    people = bench.server.people
    ada, bob = people.user("Ada"), people.user("Bob")
    room = bench.server.places.supergroup("Room", ada, bob)
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        post = people.say(bob, POST, room)
        asked = people.say(ada, "/source@dateline_bot", room, reply_to=post, quote=VALE if quoted else None)
        message = await answered(bench, asked)
    assert GAVE in message.text
    assert message.text.startswith("On “") is not quoted
    assert [question.text for question in bench.asker.questions] == [VALE]


async def test_the_command_alone_after_a_forward_is_about_that(bench, channel):
    server, ada, eve = bench.server, bench.server.people.user(), bench.server.people.user()
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        await answered(bench, server.people.forward(ada, server.people.post(channel, POST)))
        assert GAVE in (await said(bench, ada, "/source")).text
        assert (await said(bench, eve, "/source")).text == say("how-to-source")
        assert (await said(bench, ada, "/source ???")).text == say("no-words")


async def test_the_command_sent_along_with_a_forward_gets_one_answer_with_it(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        await answered(bench, server.people.forward(ada, server.people.post(channel, "Nothing of that.")))
        await bench.settled()
        with patience(30.0):
            server.people.say(ada, "/source")  # a client sends the comment first
            await eventually(bench.pending)
            forward = server.people.forward(ada, server.people.post(channel, POST))
            message = await answered(bench, forward)
            await bench.settled()
        assert GAVE in message.text
        assert message.reply_to is forward
        assert len(server.messages(message.chat)) == 2
        wordless = server.people.send(ada, WORDLESS["sticker"])
        await answered(bench, wordless)
        assert (await said(bench, ada, "/source", reply_to=wordless)).text == say("how-to-source")


async def test_who_is_forgotten_has_forwarded_nothing(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        await answered(bench, server.people.forward(ada, server.people.post(channel, POST)))
        asked = await said(bench, ada, "/forget")
        server.people.press(ada, asked, say("forget-yes"))
        await server.wait_for(lambda: asked.text == say("forget-done"))
        assert (await said(bench, ada, "/source")).text == say("how-to-source")


async def test_with_words_of_its_own_the_command_is_about_these(bench):
    ada = bench.server.people.user()
    bench.asker.teach("The ferry left with 212 people", ("harbour", LEFT))
    async with bench.running():
        message = await said(bench, ada, "/source The ferry left with 212 people")
    assert entities(message, "bold") == [LEFT]


async def test_a_verdict_on_a_forward_is_on_the_sentence_that_was_looked_up(bench, channel):
    server, ada = bench.server, bench.server.people.user()
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        message = await answered(bench, server.people.forward(ada, server.people.post(channel, POST)))
        press = server.people.press(ada, message, "👍")
        await server.wait_for(lambda: press.answer is not None)
        assert press.answer["text"] == say("noted")
        await bench.settled()
    assert [case["question"] for case in verdicts(bench).cases] == [VALE]


async def test_in_a_channel_the_command_is_answered(bench):
    server = bench.server
    channel = server.places.channel("News", server.people.user())
    bench.asker.teach("The ferry left with 212 people", ("harbour", LEFT))
    async with bench.running():
        post = server.people.post(channel, "/source The ferry left with 212 people")
        assert LEFT in (await answered(bench, post)).text


@pytest.mark.parametrize("caption", [FERRY, f"/ask {FERRY}", f"/ask@dateline_bot {FERRY}"])
async def test_the_caption_of_a_photo_is_the_question(bench, caption):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.send(ada, PHOTO, caption)
        message = await answered(bench, asked)
        assert LEFT in message.text
        press = server.people.press(ada, message, "👍")
        await server.wait_for(lambda: press.answer is not None)
        assert press.answer["text"] == say("noted")
        await bench.settled()
        server.people.edit(asked, "Was anybody hurt?")
        await server.wait_for(lambda: "No one was hurt" in message.text)


async def test_in_a_group_a_caption_counts_where_it_speaks_to_the_bot(bench):
    server = bench.server
    ada = server.people.user()
    room = server.places.supergroup("Room", ada, bot="administrator")
    async with bench.running():
        server.people.send(ada, PHOTO, FERRY, room)
        asked = server.people.send(ada, PHOTO, f"@dateline_bot {FERRY}", room)
        message = await answered(bench, asked)
        more = server.people.send(ada, PHOTO, "Was anybody hurt?", room, reply_to=message)
        await answered(bench, more)
        server.people.send(ada, WORDLESS["voice"], "", room, reply_to=message)
        await bench.settled()
    assert len(server.messages(room)) == 2


@pytest.mark.parametrize("kind", WORDLESS)
async def test_what_has_no_words_gets_a_plain_sentence_in_private(bench, kind):
    server = bench.server
    ada = server.people.user(language_code="de")
    async with bench.running():
        message = await answered(bench, server.people.send(ada, WORDLESS[kind]))
    assert message.text == speech("de")("text-only")
    assert bench.asker.questions == []


async def test_an_album_gets_one_answer(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.send(ada, PHOTO, FERRY, album="1")
        server.people.send(ada, PHOTO, album="1")
        await answered(bench, asked)
        for _ in range(3):
            server.people.send(ada, PHOTO, album="2")
        await bench.settled()
    first, second = server.messages(asked.chat)
    assert LEFT in first.text
    assert second.text == say("text-only")


@pytest.mark.parametrize("language", languages())
async def test_how_to_use_it_is_said_in_the_readers_language(bench, language):
    ada = bench.server.people.user(language_code=language)
    async with bench.running():
        assert (await said(bench, ada, "/source")).text == speech(language)("how-to-source")


async def test_an_answer_that_is_forwarded_to_the_bot_is_looked_up_by_its_sentence(bench):
    server, ada, ben = bench.server, bench.server.people.user("Ada"), bench.server.people.user("Ben")
    hurt, asked = "No one was hurt, the coast guard said.", "Was anybody hurt?"
    bench.asker.teach(hurt, ("harbour", hurt))
    async with bench.running():
        answer = await said(bench, ada, asked)
        query = server.people.inline(ada, asked)
        await server.wait_for(lambda: query.answered)
        card = server.people.choose(query, query.results[0].id, server.places.private(ada))
        for ours in (answer, card):
            forwarded = server.people.forward(ben, ours)
            assert hurt in (await server.next_message(forwarded.chat, forwarded)).text
    assert [question.text for question in bench.asker.questions] == [asked, asked, hurt, hurt]


@pytest.mark.parametrize("asked", ["?", "🤔"], ids=["mark", "face"])
async def test_a_mark_in_reply_to_a_part_that_somebody_marked_looks_that_up(bench, asked):
    people, ada = bench.server.people, bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        in_private = people.say(ada, f"I read this. {VALE} Who knows?")
        await answered(bench, in_private)
        shown = await answered(bench, people.say(ada, asked, reply_to=in_private, quote=VALE))
        assert GAVE in shown.text
        nothing = await answered(bench, people.say(ada, asked, reply_to=in_private))
        assert nothing.text == say("no-words" if asked == "?" else "all-right")
        in_room = people.say(ada, f"I read this. {VALE} Who knows?", room)
        for quote in (VALE, None):
            bench.asker.teach(in_room.text, ("harbour", GAVE))
            shown = await answered(
                bench, people.say(ada, f"/ask@dateline_bot {asked}", room, reply_to=in_room, quote=quote)
            )
            assert GAVE in shown.text


@pytest.mark.parametrize(
    "asked",
    ["Is that true?", "stimmt das?", "Это правда?", "هل هذا صحيح؟", "Source?", "I was told that", "Angeblich"],
)
async def test_whether_a_message_is_true_is_what_the_articles_say_on_it(bench, asked):
    people, ada, ben = bench.server.people, bench.server.people.user(), bench.server.people.user("Ben")
    room = bench.server.places.supergroup("Room", ada, ben)
    bench.asker.teach(VALE, ("harbour", GAVE))
    async with bench.running():
        told = people.say(ben, VALE, room)
        assert (
            GAVE in (await answered(bench, people.say(ada, f"/ask@dateline_bot {asked}", room, reply_to=told))).text
        )
        alone = await answered(bench, people.say(ada, asked))
        assert alone.text == say("how-to-source")
        with patience(30.0):
            comment = people.say(ada, asked)
            forward = people.forward(ada, told)
            await bench.settled()
    replies = [message for message in bench.server.messages(comment.chat) if message.id > comment.id]
    assert [message.reply_to for message in replies] == [forward]
    assert GAVE in replies[0].text
