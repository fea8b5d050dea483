"""Questions that go on from others: replies to answers, edits, posts of channels, groups that move."""

from dataclasses import replace

from bench import DIARY, HARBOUR, REOPENED, Gate
from hypothesis import given, settings
from hypothesis import strategies as st
from talk import CLOSED, FERRY, LEFT, OPEN, answer_to, labels, said

from bot.speech import languages, speech
from bot.telegram.feedback import Feedback
from bot.telegram.turns import Turn, read, understood
from index.answer import Confidence

say = speech()
NEWEST = "The newest on "

TROOPS = "How many people left Eastport in August?"
AND = "and who was with the Coast Guard?"
JOINED = "and who was with the Coast Guard (Eastport, August)?"
HURT = "No one was hurt, the coast guard said."
REOPENS = "The harbour reopened on Thursday at noon."


def teach(bench, alone=None, joined=Confidence.STRONG):
    bench.asker.teach(TROOPS, ("harbour", "The last ferry had left at 17:15 with 212 passengers."))
    if alone:
        bench.asker.teach(AND, ("harbour", CLOSED), confidence=alone)
    if joined:
        bench.asker.teach(JOINED, ("harbour", HURT), ("harbour", CLOSED), confidence=joined)


async def test_what_only_asks_is_not_answered_by_what_is_on_something_else(bench):
    ada = bench.server.people.user()
    bench.asker.teach(TROOPS, ("harbour", LEFT))
    bench.asker.teach("Since when?", ("diary", "Ship number 7 passed to the north."), confidence=Confidence.STRONG)
    async with bench.running():
        told = await said(bench, ada, "Since when?", reply_to=await said(bench, ada, TROOPS))
    assert told.text.startswith(say("no-answer"))
    assert "A keeper" not in told.text


async def test_a_reply_to_an_answer_is_read_with_the_names_before_where_that_answers_better(bench):
    teach(bench, alone=Confidence.WEAK)
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, AND, reply_to=first)
        note = say("together", names="Eastport, August")
        assert second.text.startswith(f"{say('answered')}\n{HURT}")
        assert second.text.splitlines()[3] == note
        server.people.press(ada, second, "Source 1/2 ▸")
        await server.wait_for(lambda: CLOSED in second.text.splitlines()[1])
        assert second.text.splitlines()[3] == note
        await bench.settled()
        await said(bench, ada, "When?", reply_to=second)
    assert [question.text for question in bench.asker.questions] == [
        TROOPS,
        AND,
        JOINED,
        "When?",
        "When (Coast Guard, Eastport, August)?",
    ]


async def test_what_was_named_already_and_is_only_named_again_gets_the_newest_on_it(bench):
    teach(bench)
    for name in ("Eastport", "and the Coast Guard?", "Port Lorne"):
        bench.asker.teach_topic(name, ("harbour", CLOSED))
    bench.asker.teach(AND, ("harbour", HURT))
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        bench.asker.teach("Eastport (August)", ("harbour", CLOSED))
        assert (await said(bench, ada, "Eastport", reply_to=first)).text.startswith(NEWEST)
        assert (await said(bench, ada, "Port Lorne", reply_to=first)).text.startswith(NEWEST)
        bench.asker.teach_topic("Any news on keepers?", ("diary", "Ship number 7 passed to the north."))
        news = await said(bench, ada, "Any news on keepers?", reply_to=first)
        assert news.text.startswith(NEWEST)
        bench.asker.teach("Keepers?", ("diary", "Ship number 7 passed to the north."))
        bench.asker.teach_topic("Keepers?", ("diary", "Ship number 7 passed to the north."))
        assert (await said(bench, ada, "Keepers?", reply_to=first)).text.startswith(NEWEST)
        second = await said(bench, ada, AND, reply_to=first)
        await bench.settled()
        again = await said(bench, ada, "and the Coast Guard?", reply_to=second)
        assert again.text.startswith(NEWEST)


async def test_he_is_nobody_else_than_whom_the_question_before_named(bench):
    ship, spoke = "Who is Captain Brandt of Eastport?", "what did she say?"
    bench.asker.teach(ship, ("harbour", HURT))
    elsewhere = ("diary", "Ship number 60 passed to the north.")
    bench.asker.teach(spoke, elsewhere, ("harbour", CLOSED), confidence=Confidence.WEAK)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, ship)
        await bench.settled()
        second = await said(bench, ada, spoke, reply_to=first)
        assert second.text.startswith(say("no-answer"))
        bench.asker.teach(spoke, ("harbour", CLOSED), confidence=Confidence.WEAK)  # an article that says Eastport
        third = await said(bench, ada, spoke, reply_to=first)
        assert third.text.startswith(f"{say('perhaps')}\n{CLOSED}")
        bench.asker.teach(spoke, ("diary", "Ship number 60 passed to the north."))
        fourth = await said(bench, ada, spoke, reply_to=first)
    assert fourth.text.startswith(f"{say('answered')}\nShip number 60")


async def test_a_reply_with_a_marked_part_is_read_with_its_words(bench):
    teach(bench)
    marked = "The last ferry had left at 17:15"
    joined = "With how many (last ferry left 17 15)?"
    bench.asker.teach(joined, ("harbour", HURT), ("harbour", CLOSED))
    bench.asker.teach("With how many (Eastport, August)?", ("harbour", CLOSED), confidence=Confidence.WEAK)
    server, ada = bench.server, bench.server.people.user()
    note = say("together-marked", marked=marked)
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, "With how many?", reply_to=first, quote=marked)
        assert second.text.startswith(f"{say('answered')}\n{HURT}")
        assert second.text.splitlines()[3] == note
        server.people.press(ada, second, "Source 1/2 ▸")
        await server.wait_for(lambda: CLOSED in second.text.splitlines()[1])
        assert second.text.splitlines()[3] == note
        await said(bench, ada, "With how many?", reply_to=first)
    asked = [question.text for question in bench.asker.questions]
    assert asked[:4] == [TROOPS, "With how many?", joined, "With how many (Eastport, August)?"]
    assert asked[4:] == ["With how many?", "With how many (Eastport, August)?"]  # nothing was marked


async def test_a_marked_part_is_known_after_a_restart_for_it_comes_with_the_reply(bench):
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, FERRY)
    bench.asker.teach("how (last ferry left 17 15)?", ("harbour", HURT))
    async with bench.running():
        second = await said(bench, ada, "how?", reply_to=first, quote="last ferry had left at 17:15")
    assert second.text.splitlines()[3] == say("together-marked", marked="last ferry had left at 17:15")


async def test_what_only_names_something_is_understood_as_the_question_before_of_it(bench):
    asked = "How many people left Port Lorne in August?"
    bench.library.add([replace(HARBOUR, id="lorne", title="Nobody hurt in Port Lorne", url=None)])
    bench.asker.teach(TROOPS, ("harbour", CLOSED))
    bench.asker.teach(asked, ("lorne", HURT), ("harbour", CLOSED))
    server, ada = bench.server, bench.server.people.user()
    note = say("in-full", question=asked)
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, "and Port Lorne?", reply_to=first)
        assert second.text.startswith(f"{say('answered')}\n{HURT}")
        assert second.text.splitlines()[3] == note
        await bench.settled()
    async with bench.running():  # it is known after a restart, since it says so
        server.people.press(ada, second, "Source 1/2 ▸")
        await server.wait_for(lambda: CLOSED in second.text.splitlines()[1])
        assert second.text.splitlines()[3] == note


async def test_a_person_does_not_take_the_place_of_a_town_or_a_number(bench):
    line, dahl = "When will tram line 7 open?", "what about Mirela Dahl?"
    names = "what about Mirela Dahl (Eastport, August)?"
    bench.asker.teach(line, ("harbour", CLOSED))
    text = HARBOUR.text + "\nMirela Dahl came from Eastport. Later Dahl left."
    bench.library.add([replace(HARBOUR, id="dahl", title="Mirela Dahl speaks", text=text, url=None)])
    bench.asker.teach("How many people flew to Eastport in August?", ("dahl", CLOSED))
    bench.asker.teach("How many people flew to Mirela Dahl in August?", ("dahl", HURT))
    bench.asker.teach(names, ("dahl", HURT), confidence=Confidence.WEAK)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, "How many people flew to Eastport in August?")
        await bench.settled()
        second = await said(bench, ada, dahl, reply_to=first)
        assert second.text.splitlines()[3] == say("together", names="Eastport, August")
        third = await said(bench, ada, line)
        await bench.settled()
        await said(bench, ada, dahl, reply_to=third)
    assert bench.asker.questions[-1].text == "what about Mirela Dahl (tram, line, 7, open)?"


async def test_what_newly_named_is_not_answered_by_what_was_there_before(bench):
    bench.asker.teach("When does the harbour of Eastport open?", ("harbour", CLOSED))
    for text in ("and the lighthouse?", "and the lighthouse (Eastport)?"):
        bench.asker.teach(text, ("harbour", CLOSED))
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, "When does the harbour of Eastport open?")
        await bench.settled()
        second = await said(bench, ada, "and the lighthouse?", reply_to=first)
        assert second.text.startswith(say("no-answer"))
        assert CLOSED not in second.text
        bench.library.add([replace(HARBOUR, id="light", title="Lighthouse of Eastport closed", url=None)])
        bench.asker.teach("and the lighthouse (Eastport)?", ("light", CLOSED), confidence=Confidence.WEAK)
        third = await said(bench, ada, "and the lighthouse?", reply_to=first)
    assert third.text.startswith(f"{say('perhaps')}\n{CLOSED}")


async def test_a_name_takes_the_place_of_one_that_was_taken_over(bench):
    votes, finch = "how many votes did she get?", "how many votes did she get (Finch)?"
    bench.library.add([replace(HARBOUR, id="strand", title="Strand concedes to Finch", url=None)])
    bench.asker.teach("Who is Finch?", ("strand", CLOSED))
    for text in (finch, "how many votes did she get (Strand)?"):
        bench.asker.teach(text, ("strand", HURT))
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, "Who is Finch?")
        await bench.settled()
        second = await said(bench, ada, votes, reply_to=first)
        await bench.settled()
        third = await said(bench, ada, "and Strand?", reply_to=second)
    assert third.text.splitlines()[3] == say("in-full", question="how many votes did she get (Strand)?")


async def test_what_is_reported_on_a_follow_up_that_is_not_answered_is_on_all_of_it(bench):
    whole = "How many people left Eastport in September?"
    for topic in (whole, whole.strip("?")):
        bench.asker.teach_topic(topic, ("harbour", CLOSED))
    teach(bench)
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, "and in September?", reply_to=first)
        assert say("reported-on") in second.text
        server.people.press(ada, second, say("newest-on-it"))
        listed = await server.next_message(second.chat, second)
    assert CLOSED in listed.text


async def test_who_asks_on_and_finds_the_same_words_is_told_that_they_are_the_same(bench):
    bench.asker.teach(TROOPS, ("harbour", LEFT), ("harbour", HURT))
    bench.asker.teach(
        "Why (Eastport, August)?", ("harbour", LEFT), ("reopened", REOPENS), confidence=Confidence.WEAK
    )
    bench.asker.teach("How many (Eastport, August)?", ("harbour", LEFT))
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        why = await said(bench, ada, "Why?", reply_to=first)
        assert why.text.startswith(f"{say('perhaps-same')}\n{LEFT}")
        many = await said(bench, ada, "How many?", reply_to=first)
        assert many.text.startswith(f"{say('answered-same')}\n{LEFT}")
        server.people.press(ada, why, "Source 1/2 ▸")
        await server.wait_for(lambda: why.text.startswith(f"{say('perhaps')}\n{REOPENS}"))
        server.people.press(ada, first, "Source 1/2 ▸")
        await server.wait_for(lambda: HURT in first.text.splitlines()[1])
        await bench.settled()
        other = await said(bench, ada, "How many?", reply_to=first)  # that shows other words now
    assert other.text.startswith(f"{say('answered')}\n{LEFT}")


async def test_a_tie_goes_to_the_question_alone(bench):
    teach(bench, alone=Confidence.STRONG)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, AND, reply_to=first)
    assert second.text.startswith(f"{say('answered')}\n{CLOSED}")


async def test_where_neither_reading_answers_that_says_what_it_was_read_with_too(bench):
    teach(bench, joined=None)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, AND, reply_to=first)
    assert second.text.startswith(say("no-answer"))
    assert second.text.endswith(f"\n\n{say('together', names='Eastport, August')}")


async def test_what_comes_closest_to_a_follow_up_is_closest_to_all_of_it(bench):
    teach(bench)
    ada, asker = bench.server.people.user(), bench.asker
    asker.react("and when?", lambda question: asker.none(question, "diary"))
    asker.react("and when (Eastport, August)?", lambda question: asker.none(question, "reopened"))
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, "and when?", reply_to=first)
    assert REOPENED.title in second.text
    assert DIARY.title not in second.text


async def test_a_question_that_is_no_reply_is_read_alone(bench):
    teach(bench)
    ada = bench.server.people.user()
    async with bench.running():
        await said(bench, ada, TROOPS)
        assert (await said(bench, ada, AND)).text.startswith(say("no-answer"))


async def test_a_reply_after_a_restart_goes_on_from_the_article_that_is_quoted(bench):
    teach(bench, joined=None)
    bench.asker.teach("and who was with the Coast Guard (Storm)?", ("harbour", HURT))
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
    async with bench.running():
        second = await said(bench, ada, AND, reply_to=first)
        assert second.text.startswith(f"{say('answered')}\n{HURT}")
        assert second.text.splitlines()[3] == say("together", names="Storm")
        bench.library.visibility.restrict("The Eastport Courier", [1])
        await bench.settled()
    async with bench.running():
        await said(bench, ada, AND, reply_to=first)
    assert bench.asker.questions[-1].text == AND  # nothing is told of what is not for this chat any more


async def test_a_reply_to_a_card_goes_on_from_its_article_and_not_from_how_the_bot_says_it(bench):
    people, ada = bench.server.people, bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    hurt, about = "Was anybody hurt?", "/ask@dateline_bot and when?"
    asked = []
    async with bench.running():
        for query in (hurt, "Who won the cup in Port Lorne?"):
            search = people.inline(ada, query)
            await bench.server.wait_for(lambda: search.results is not None)  # noqa: B023
            card = people.choose(search, search.results[0].id, room)
            await answer_to(bench, people.say(ada, about, room, reply_to=card))
            asked.append(bench.asker.questions[-1].text)
    assert asked == ["and when (Storm)?", "and when (Port Lorne)?"]


async def test_what_a_reply_asks_of_an_answer_is_its_quote(bench):
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, "Was anybody hurt?")
        assert first.text.startswith(say("perhaps"))
        await said(bench, ada, "/source", reply_to=first)
        assert bench.asker.questions[-1].text == HURT
        await said(bench, ada, "/timeline", reply_to=first)
        assert bench.asker.topics[-1].text == HURT
        await bench.server.next_message(first.chat, bench.server.people.forward(ada, first))
        # What its article calls Thursday is not the one before today.
        assert {asked.asked for asked in (*bench.asker.questions[-2:], bench.asker.topics[-1])} == {None}
        none = await said(bench, ada, "Who won the cup?")
        for ours in (first, none):
            assert (await said(bench, ada, "/ask", reply_to=ours)).text == say("how-to-ask", ask="/ask")


async def test_what_names_nothing_goes_on_from_what_somebody_else_wrote(bench):
    people, places = bench.server.people, bench.server.places
    ada, bob = people.user("Ada"), people.user("Bob")
    room = places.supergroup("Talk", ada, bob)
    channel = places.channel("News", ada, discussion=room)
    bench.asker.teach("was anybody hurt (Eastport)?", ("harbour", HURT))
    async with bench.running():
        people.post(channel, "The harbour of Eastport is closed.")
        post = max(room.messages.values(), key=lambda message: message.id)
        second = await answer_to(bench, people.say(bob, "/ask@dateline_bot was anybody hurt?", room, reply_to=post))
        assert second.text.splitlines()[3] == say("together", names="Eastport")
        await answer_to(bench, people.say(bob, "/ask@dateline_bot Who won in Port Lorne?", room, reply_to=post))
    assert bench.asker.questions[-1].text == "Who won in Port Lorne?"


async def test_what_an_answer_took_over_is_known_after_a_restart_for_it_says_so(bench):
    teach(bench, alone=Confidence.WEAK)
    server, ada = bench.server, bench.server.people.user(language_code="ar")
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, AND, reply_to=first)
        await bench.settled()
    note = second.text.splitlines()[3]
    assert "Eastport" in note
    async with bench.running():
        server.people.press(ada, second, next(label for label in labels(second) if "2" in label))
        await server.wait_for(lambda: CLOSED in second.text.splitlines()[1])
        assert second.text.splitlines()[3] == note
        await bench.settled()
        server.people.press(ada, second, "👎")
        await bench.settled()
    with bench.database() as database:
        assert [case["question"] for case in Feedback(database).verdicts(bench.library).cases] == [JOINED]


@given(
    st.sampled_from(languages()),
    st.lists(st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=9), min_size=1, max_size=8),
)
@settings(deadline=None)
def test_what_an_answer_took_over_is_read_off_it_in_every_language(language, names):
    turn = Turn(f"{AND.removesuffix('?')} ({', '.join(names)})?", tuple(names))
    assert read(f"{HURT}\n{understood(speech(language), turn)}", AND) == turn
    turn = Turn(" ".join(names), in_full=True)
    assert read(f"{HURT}\n{understood(speech(language), turn)}", AND) == turn
    assert read(f"{speech(language)('answered')}\n{HURT}", AND) is None


async def test_a_reply_to_the_article_that_is_read_goes_on_from_the_question(bench):
    ship = "Which Eastport ship was the last?"
    bench.asker.teach(ship, ("diary", "Ship number 60 passed to the north."))
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        answer = await said(bench, ada, ship)
        server.people.press(ada, answer, say("read"))
        page = await server.next_message(answer.chat, answer)
        await bench.settled()
        await said(bench, ada, "When?", reply_to=page)
    assert bench.asker.questions[-1].text == "When (Eastport)?"


async def test_in_a_group_anybody_can_go_on(bench):
    teach(bench)
    people = bench.server.people
    ada, bob = people.user("Ada"), people.user("Bob")
    room = bench.server.places.supergroup("Room", ada, bob)
    async with bench.running():
        first = await answer_to(bench, people.say(ada, f"/ask@dateline_bot {TROOPS}", room))
        await bench.settled()
        second = await answer_to(bench, people.say(bob, AND, room, reply_to=first))
    assert second.text.splitlines()[3] == say("together", names="Eastport, August")


async def test_an_edited_question_has_its_answer_edited(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        answer = await answer_to(bench, asked)
        await bench.settled()
    async with bench.running():  # it is known after a restart too
        server.people.edit(asked, OPEN)
        await server.wait_for(lambda: "was closed" in answer.text)
        assert {"Source 1/3 ▸", say("open")} <= set(labels(answer))
        server.people.press(ada, answer, "Source 1/3 ▸")
        await server.wait_for(lambda: "reopened" in answer.text)
        server.people.edit(asked, "Who won the cup?")
        await server.wait_for(lambda: answer.text.startswith(say("no-answer")))
        assert labels(answer) == [say("watch")]
        server.people.edit(asked, "hi")
        await server.wait_for(lambda: answer.text == say("greeting"))
        await bench.settled()
    assert server.messages(asked.chat) == [answer]


async def test_a_sentence_of_ours_becomes_an_answer_when_the_message_becomes_a_question(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "???")
        answer = await answer_to(bench, asked)
        assert answer.text == say("no-words")
        await bench.settled()
        server.people.edit(asked, FERRY)
        await server.wait_for(lambda: "17:15" in answer.text)
    assert server.messages(asked.chat) == [answer]


async def test_an_edit_while_the_answer_is_looked_for(bench, gate: Gate):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Slow?")
        await gate.reached()
        server.people.edit(asked, FERRY)
        gate.open()
        answer = await answer_to(bench, asked)
        await server.wait_for(lambda: "17:15" in answer.text)
        await bench.settled()
    assert server.messages(asked.chat) == [answer]


async def test_an_edit_into_a_list_waits_for_the_answer_and_takes_its_place(bench, gate: Gate):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Slow?")
        await gate.reached()
        server.people.edit(asked, "/latest")
        gate.open()
        answer = await answer_to(bench, asked)
        await server.wait_for(lambda: answer.text.startswith(say("latest-articles")))
        await bench.settled()
        assert server.messages(asked.chat) == [answer]
        server.people.delete(answer)
        server.people.edit(asked, "/timeline Mars")
        again = await answer_to(bench, answer)
        assert again.text.startswith(say("topic-none"))


async def test_an_edited_question_whose_answer_was_deleted_is_answered_anew(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        server.people.delete(await answer_to(bench, asked))
        await bench.settled()
        server.people.edit(asked, OPEN)
        answer = await answer_to(bench, asked)
        assert "was closed" in answer.text
        assert answer.reply_to is asked
        await bench.settled()
        server.people.edit(asked, FERRY)
        await server.wait_for(lambda: "17:15" in answer.text)
    assert server.messages(asked.chat) == [answer]


async def test_an_edited_command_in_a_group(bench):
    server, ada = bench.server, bench.server.people.user()
    room = server.places.supergroup("Room", ada)
    async with bench.running():
        asked = server.people.say(ada, "/ask@dateline_bot Who won?", room)
        answer = await answer_to(bench, asked)
        await bench.settled()
        server.people.edit(asked, f"/ask@dateline_bot {FERRY}")
        await server.wait_for(lambda: "17:15" in answer.text)
    assert server.messages(room) == [answer]


async def test_edits_of_what_was_not_answered_are_left_alone(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await answer_to(bench, asked)
        for kind, number in (("edited_message", 999), ("business_message", asked.id)):
            server.inject(kind, asked.to_dict() | {"text": OPEN, "message_id": number})
        await bench.settled()
    assert len(bench.asker.questions) == 1


async def test_a_channels_administrator_is_answered_under_the_post(bench):
    people, places = bench.server.people, bench.server.places
    ada = people.user()
    channel = places.channel("News", ada)
    bench.library.visibility.restrict("The Eastport Courier", [channel.id])
    async with bench.running():
        asked = people.post(channel, f"/ask {FERRY}")
        answer = await answer_to(bench, asked)
        assert "17:15" in answer.text
        assert answer.reply_to is asked
        await bench.settled()
        people.edit(asked, f"/ask {OPEN}")
        await bench.server.wait_for(lambda: "was closed" in answer.text)
        quiet = [people.post(channel, text) for text in (FERRY, "/help", "/weather", f"/ask@other_bot {FERRY}")]
        await bench.settled()
    assert bench.server.messages(channel) == [asked, answer, *quiet]
    assert [question.chat for question in bench.asker.questions] == [channel.id] * 2


async def test_a_comment_asks_what_the_channel_posted(bench):
    people, places = bench.server.people, bench.server.places
    ada, bob = people.user("Ada"), people.user("Bob")
    room = places.supergroup("Talk", ada, bob)
    channel = places.channel("News", ada, discussion=room)
    async with bench.running():
        people.post(channel, FERRY)
        forwarded = max(room.messages.values(), key=lambda message: message.id)
        asked = people.say(bob, "/ask@dateline_bot", room, reply_to=forwarded)
        answer = await answer_to(bench, asked)
        await bench.settled()
    assert "17:15" in answer.text
    assert answer.reply_to is asked
    assert bench.server.messages(room) == [answer]


async def test_a_group_that_moves_keeps_what_it_may_see(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.group("Room", ada)
    bench.library.visibility.restrict("The Eastport Courier", [group.id, ada.id])
    async with bench.running():
        first = await answer_to(bench, server.people.say(ada, f"/ask@dateline_bot {OPEN}", group))
        await bench.settled()
        new = server.places.upgrade(group, ada)
        await bench.settled()
        answer = await answer_to(bench, server.people.say(ada, f"/ask@dateline_bot {FERRY}", new))
    assert "was closed" in first.text
    assert "17:15" in answer.text
    assert bench.library.visibility.restricted() == {"The Eastport Courier": frozenset({new.id, ada.id})}


async def test_what_is_edited_into_a_list_or_out_of_it_has_its_reply_changed(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        shown = await said(bench, ada, TROOPS)
        asked = shown.reply_to
        server.people.edit(asked, "/latest")
        await server.wait_for(lambda: shown.text.startswith(say("latest-articles")))
        server.people.edit(asked, "/timeline Mars")
        await server.wait_for(lambda: shown.text.startswith(say("topic-none")))
        server.people.edit(asked, FERRY)
        await server.wait_for(lambda: "17:15" in shown.text)
        await bench.settled()
        listed = await said(bench, ada, "/latest")
        server.people.edit(listed.reply_to, FERRY)
        await server.wait_for(lambda: "17:15" in listed.text)
        await bench.settled()
    assert server.messages(asked.chat) == [shown, listed]


async def test_a_question_edited_into_another_command_gets_what_the_command_shows(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        asked = first.reply_to
        before = first.text
        server.people.edit(asked, "/help")
        await server.wait_for(lambda: len(server.messages(asked.chat)) > 1)
        assert server.messages(asked.chat)[-1].reply_to is asked
    assert first.text == before


async def test_what_a_reply_only_names_is_quoted_where_nothing_answers_and_it_belongs_to_what_came_before(bench):
    hurt, guard = ("harbour", HURT), "and the Coast Guard?"
    teach(bench)
    bench.asker.teach_topic(guard, hurt)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        told = await said(bench, ada, guard, reply_to=first)
        assert HURT in told.text
        assert say("no-answer") not in told.text
        bench.asker.teach_topic(guard, ("diary", "Ship number 7 passed to the north."), hurt)
        elsewhere = await said(bench, ada, guard, reply_to=first)
    assert elsewhere.text.startswith(say("no-answer"))


async def test_of_several_questions_the_surest_is_answered_and_the_rest_asked_for_one_by_one(bench):
    ada, ferry = bench.server.people.user(), f"And {FERRY[0].lower()}{FERRY[1:]}"
    bench.asker.teach(ferry, ("harbour", "The last ferry had left at 17:15 with 212 passengers."))
    async with bench.running():
        message = await said(bench, ada, f"Hello! Was anybody hurt? {ferry}")
        assert message.text.startswith(f"{say('answered')}\nThe last ferry had left")
        assert say("one-of-several", question=ferry) in message.text.splitlines()
        assert [question.text for question in bench.asker.questions] == ["Was anybody hurt?", ferry]
        await bench.settled()
        await said(bench, ada, "How many?", reply_to=message)
        assert bench.asker.questions[-1].text != "How many?"  # it goes on from that question
        none = await said(bench, ada, "Who painted the mill?\nWho sold the lighthouse?")
    assert none.text.startswith(say("no-answer"))
    assert none.text.endswith(say("one-of-several", question="Who painted the mill?"))
