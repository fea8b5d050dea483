"""A group becomes a supergroup while somebody waits: its messages stay behind, and others have their numbers."""

from dataclasses import replace

from bench import Gate
from talk import FERRY, OPEN, pressed
from test_watching import CUP, WON, answers

from bot.speech import speech

say = speech("en")


async def fill(bench, room, person, until):
    """Others write in the new chat, until a message has this number."""
    while True:
        message = bench.server.people.say(person, "Good morning all", room)
        if message.id >= until:
            assert message.id == until
            return message


async def test_an_answer_that_comes_after_the_move_is_in_reply_to_nobody_else(bench, gate: Gate):
    people, places = bench.server.people, bench.server.places
    ada, ben = people.user("Ada"), people.user("Ben")
    group = places.group("Talk", ada, ben)
    for _ in range(4):
        people.say(ben, "Good morning", group)
    async with bench.running():
        asked = people.say(ada, "/ask@dateline_bot Slow?", group)
        await gate.reached()
        room = places.upgrade(group, ada)
        stranger = await fill(bench, room, ben, asked.id)
        gate.open()
        answer = await bench.server.wait_for(
            lambda: next((m for m in bench.server.messages(room) if say("no-answer") in m.text), None)
        )
        await bench.settled()
        assert answer.reply_to is None
        people.edit(stranger, f"/ask@dateline_bot {FERRY}")
        again = people.say(ada, f"/ask@dateline_bot {FERRY}", room)
        assert (await bench.server.next_message(room, again)).text.startswith(say("answered"))
        assert answer.text.endswith(f"\n\n{say('as-asked', question='Slow?')}")


async def test_an_answer_that_comes_after_the_move_shows_its_question_on_all_its_pages(bench):
    people, places, server = bench.server.people, bench.server.places, bench.server
    ada, ben = people.user("Ada"), people.user("Ben")
    group = places.group("Talk", ada, ben)
    gate = Gate(bench.asker)
    asked_later = bench.asker.answer

    def held(question):
        gate(question)
        return asked_later(replace(question, text=OPEN))

    bench.asker.react("Slow?", held)
    async with bench.running():
        people.say(ada, "/ask@dateline_bot Slow?", group)
        await gate.reached()
        room = places.upgrade(group, ada)
        gate.open()
        answer = await server.wait_for(
            lambda: next((m for m in server.messages(room) if m.text.startswith(say("answered"))), None)
        )
        await bench.settled()
        assert answer.reply_to is None
        assert say("as-asked", question="Slow?") in answer.text
        people.press(ben, answer, say("source-button", number=1, total=3))
        await server.wait_for(lambda: "The harbour reopened" in answer.text)
        assert say("as-asked", question="Slow?") in answer.text
        assert await pressed(bench, ben, answer, "👍") == say("noted")


async def test_what_has_no_answer_after_the_move_can_be_waited_for(bench, gate: Gate):
    bench.look_every = 0.05
    people, places, server = bench.server.people, bench.server.places, bench.server
    ada, ben = people.user("Ada"), people.user("Ben")
    group = places.group("Talk", ada, ben)
    async with bench.running():
        people.say(ada, "/ask@dateline_bot Slow?", group)
        await gate.reached()
        room = places.upgrade(group, ada)
        gate.open()
        none = await server.wait_for(
            lambda: next((m for m in server.messages(room) if say("no-answer") in m.text), None)
        )
        await bench.settled()
        assert await pressed(bench, ada, none, say("watch")) == say("watched-here")
        answers(bench, text="Slow?")
        bench.library.add([WON])
        told = await server.next_message(room, none)
    assert told.text.startswith(say("reported"))
    assert say("as-asked", question="Slow?") in told.text


async def test_what_somebody_waited_for_is_told_after_the_move_with_the_question(bench):
    bench.look_every = 0.05
    people, places = bench.server.people, bench.server.places
    ada, ben = people.user("Ada"), people.user("Ben")
    group = places.group("Talk", ada, ben)
    answers(bench)
    async with bench.running():
        for _ in range(4):
            people.say(ben, "Good morning", group)
        asked = people.say(ada, f"/ask@dateline_bot {CUP}", group)
        none = await bench.server.next_message(group, asked)
        await pressed(bench, ada, none, say("watch"))
        room = places.upgrade(group, ada)
        await bench.settled()
        stranger = await fill(bench, room, ben, asked.id)
        bench.library.add([WON])
        told = await bench.server.next_message(room, stranger)
    assert told.reply_to is None
    assert told.text.startswith(say("reported"))
    assert say("as-asked", question=CUP) in told.text
