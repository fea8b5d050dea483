"""What is open to some chats alone is not shown in another, not even by a button from before."""

from dataclasses import replace

import pytest
from bench import DIARY, HARBOUR
from talk import OPEN, labels, pressed, said

from bot.speech import speech
from index.answer import Confidence

say = speech()

COURIER = HARBOUR.source


async def test_a_question_is_asked_as_the_chat_that_it_comes_from(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.supergroup("Room", ada)
    async with bench.running():
        await said(bench, ada, OPEN)
        asked = server.people.say(ada, f"/ask@dateline_bot {OPEN}", group)
        await server.next_message(group, asked)
    private = server.places.private(ada)
    assert [question.chat for question in bench.asker.questions] == [private.id, group.id]
    assert private.id != group.id < 0


async def test_each_chat_can_be_asked_for_its_number(bench):
    ada = bench.server.people.user()
    async with bench.running():
        assert (await said(bench, ada, "/chat")).text == say(
            "chat-number", number=str(bench.server.places.private(ada).id)
        )


async def test_buttons_from_before_say_plainly_that_an_outlet_is_no_longer_open_here(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    bench.asker.teach("Which entry?", ("diary", "Ship number 7 passed to the north."), newer="reopened")
    async with bench.running():
        hers, his = await said(bench, ada, OPEN), await said(bench, ben, OPEN)
        entry = await said(bench, ada, "Which entry?")
        assert "A later article" in entry.text
        bench.library.visibility.restrict(COURIER, [server.places.private(ben).id])
        server.people.press(ada, hers, "Source 1/3 ▸")
        await server.wait_for(lambda: hers.text == say("not-here"))
        assert labels(hers) == [say("other-source")]
        server.people.press(ada, hers, say("other-source"))
        await server.wait_for(lambda: "Ship number 7" in hers.text)
        assert "Source" not in labels(hers)[0]

        server.people.press(ben, his, "Source 1/3 ▸")
        await server.wait_for(lambda: "The harbour reopened on Thursday" in his.text)
        bench.library.visibility.publish(COURIER)
        await pressed(bench, ada, hers, "👍", "Source 3/3 ▸", "Source 1/3 ▸")
        assert "The harbour reopened on Thursday" in hers.text


async def test_pages_are_turned_and_opened_only_where_the_outlet_is_open(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([replace(DIARY, source="Our desk")])
    async with bench.running():
        ship = await said(bench, ada, "Which ship was the last?")
        server.people.press(ada, ship, say("read"))
        page = await server.next_message(ship.chat, ship)
        bench.library.visibility.restrict("Our desk", [1])
        server.people.press(ada, page, "▸")
        await server.wait_for(lambda: page.text == say("not-here"))
        assert labels(page) == []
        server.people.press(ada, ship, say("read"))
        assert (await server.next_message(ship.chat, page)).text == say("not-here")


async def test_the_same_words_in_an_open_outlet_take_over(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([replace(HARBOUR, id="copy", source="The Post", url="https://post.example/1")])
    async with bench.running():
        sources = await said(bench, ada, OPEN)
        bench.library.visibility.restrict(COURIER, [1])
        for label in ("Source 1/3 ▸", say("other-source"), "Source 2/2 ▸"):
            server.people.press(ada, sources, label)
            await server.wait_for(lambda: label not in labels(sources))  # noqa: B023
    assert "The Post · Storm closes" in sources.text
    assert COURIER not in sources.text
    assert "A later article" not in sources.text


async def test_what_is_restricted_while_it_is_looked_up_is_not_shown(bench):
    server, ada = bench.server, bench.server.people.user()

    def quoted(question):
        quote = bench.asker.quote("harbour", "No one was hurt, the coast guard said.")
        bench.library.visibility.restrict(COURIER, [1])
        return replace(bench.asker.none(question, None), confidence=Confidence.STRONG, quotes=(quote,))

    def closest(question):
        answer = bench.asker.none(question, "harbour")
        bench.library.visibility.restrict(COURIER, [1])
        return answer

    bench.asker.react("Now?", quoted)
    bench.asker.react("And now?", closest)
    async with bench.running():
        assert (await said(bench, ada, "Now?")).text == say("all-withdrawn")
        bench.library.visibility.publish(COURIER)
        assert "Closest, but" not in (await said(bench, ada, "And now?")).text
    assert "Storm closes" not in str([call.params for call in server.calls("sendMessage")])


@pytest.mark.parametrize("text", ["Who won the cup?", "/timeline the cup", "/latest", "/sources"])
async def test_where_no_outlet_is_open_nobody_is_told_to_add_articles(bench, text):
    bench.library.remove(["diary"])
    bench.library.visibility.restrict(COURIER, [1])
    async with bench.running():
        assert (await said(bench, bench.server.people.user(), text)).text == say("nothing-open")
