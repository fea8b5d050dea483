"""Everybody is spoken to in their own language, where the bot speaks it."""

import pytest
from talk import FERRY, LEFT, labels, pressed, said
from test_watching import CUP, WON, answers

from bot.speech import languages, speech

OTHERS = [code for code in languages() if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
async def test_an_answer_its_buttons_and_what_they_say(bench, code):
    server, say = bench.server, speech(code)
    reader = server.people.user(language_code=code)
    async with bench.running():
        message = await said(bench, reader, FERRY)
        assert labels(message) == [say("open"), say("context"), say("cite"), "👍", "👎"]
        published = bench.library.article("harbour").published
        assert say.day(published) in message.text
        server.people.press(reader, message, "👎")
        await server.wait_for(lambda: say("is-outdated") in labels(message))
        assert (await said(bench, reader, "/help")).text == say(
            "help", ask="/ask@dateline_bot", bot="@dateline_bot"
        )
        nothing = await said(bench, reader, "Who painted the mill?")
        assert nothing.text.startswith(say("no-answer"))
        assert labels(nothing) == [say("watch")]


@pytest.mark.parametrize(
    "greeting",
    [
        "Guten Tag!",
        "Hi, can you help me?",
        "OK, thanks",
        "привет",
        "Здравствуйте",
        "السلام عليكم",
        "Bonjour !",
        "¡Hola!",
        "Merci beaucoup",
        "नमस्ते",
        "شكرًا",
        "Danke",
        "спасибо",
        "Tschüss 👋",
        "🙏🏽🙏🏽",
    ],
)
async def test_a_greeting_in_any_language_is_no_question(bench, greeting):
    reader = bench.server.people.user(language_code="ru")
    async with bench.running():
        text = (await said(bench, reader, greeting)).text
    assert text in {speech("ru")(key) for key in ("greeting", "you-are-welcome", "all-right")}
    assert bench.asker.questions == []


@pytest.mark.parametrize(
    ("errand", "code"),
    [
        ("Delete my data!", "en"),
        ("Speak German", "de"),
        ("Change language to German", "de"),
        ("Who runs you?", "en"),
        ("Wer betreibt dich?", "de"),
        ("Кто тебя создал?", "ru"),
        ("من صنعك؟", "ar"),
        ("Löschen Sie meine Daten", "de"),
        ("Удалите мои данные", "ru"),
        ("احذف بياناتي", "ar"),
    ],
)
async def test_what_a_command_does_is_no_question(bench, errand, code):
    reader = bench.server.people.user(language_code=code)
    async with bench.running():
        assert (await said(bench, reader, errand)).text == speech(code)("by-command")
        assert LEFT in (await said(bench, reader, f"{errand.strip('!.')}. {FERRY}")).text
    assert [question.text for question in bench.asker.questions] == [FERRY]


@pytest.mark.parametrize(
    ("complaint", "code"),
    [
        ("That's wrong.", "en"),
        ("No, it isn't!", "en"),
        ("You didn't answer my question", "en"),
        ("That doesn't answer my question", "en"),
        ("Das stimmt doch gar nicht!", "de"),
        ("Quatsch", "de"),
        ("Это неправда!", "ru"),
        ("Ты врёшь", "ru"),
        ("هذا خطأ", "ar"),
        ("أنت تكذب!", "ar"),
    ],
)
async def test_a_complaint_is_told_what_helps_and_no_more(bench, complaint, code):
    reader = bench.server.people.user(language_code=code)
    async with bench.running():
        answer = await said(bench, reader, FERRY)
        chat = bench.server.places.private(reader)
        told = await said(bench, reader, complaint, chat, reply_to=answer)
    assert told.text == speech(code)("sorry")
    assert [question.text for question in bench.asker.questions] == [FERRY]


async def test_who_speaks_another_language_is_spoken_to_in_that_of_the_bot(bench):
    bench.more = {"language": "de"}
    french = bench.server.people.user(language_code="fr")
    russian = bench.server.people.user(language_code="ru")
    async with bench.running():
        assert (await said(bench, french, "/start")).text == speech("de")("welcome")
        assert (await said(bench, russian, "/start")).text == speech("ru")("welcome")


async def test_pages_keep_the_language_of_who_asked(bench):
    server = bench.server
    asks, turns = server.people.user(language_code="de"), server.people.user(language_code="ru")
    group = server.places.supergroup("Room", asks, turns)
    async with bench.running():
        message = await server.next_message(group, server.people.say(asks, f"/ask@dateline_bot {FERRY}", group))
        server.people.press(turns, message, "👎")
        await server.wait_for(lambda: speech("de")("is-outdated") in labels(message))


async def test_what_is_reported_later_is_told_in_the_language_of_who_waits(bench):
    bench.look_every = 0.05
    server, say = bench.server, speech("ar")
    reader = server.people.user(language_code="ar")
    answers(bench)
    async with bench.running():
        nothing = await said(bench, reader, CUP)
        assert await pressed(bench, reader, nothing, say("watch")) == say("watched")
        bench.library.add([WON])
        told = await server.next_message(nothing.chat, nothing)
    assert told.text.startswith(say("reported"))
    assert labels(told)[0] == say("read")
