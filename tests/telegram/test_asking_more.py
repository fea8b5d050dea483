"""What is said of an answer without naming anything: "more", "really?", and commands without words of their own."""

import pytest
from talk import FERRY, LEFT, OPEN, answer_to, said

from bot.speech import languages, speech

say = speech()

VALE = "Harbour master Ines Vale gave the order at 18:40."


@pytest.mark.parametrize("asked", ["More", "And?", "Mehr dazu, bitte", "А ещё?", "والمزيد؟", "ماذا أيضاً؟"])
async def test_more_in_reply_to_an_answer_is_the_newest_on_what_that_is_about(bench, asked):
    ada = bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach("Is the ferry to Eastport running?", ("harbour", LEFT))
    bench.asker.teach_topic("Eastport", ("harbour", VALE))
    asked = asked.replace(", bitte", "")
    async with bench.running():
        answer = await said(bench, ada, "/ask@dateline_bot Is the ferry to Eastport running?", room)
        listed = await said(bench, ada, asked, room, reply_to=answer)
        alone = await said(bench, ada, asked)
    assert listed.text.startswith(say("latest-on", topic="Eastport"))
    assert VALE in listed.text
    assert alone.text == say("about-what")


@pytest.mark.parametrize(
    "asked", ["Really?", "Wirklich?", "Правда?", "حقاً؟", "Is that true?", "Source?", "Who said so?", "Link?"]
)
async def test_what_doubts_an_answer_gets_its_receipt(bench, asked):
    ada = bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    async with bench.running():
        answer = await said(bench, ada, f"/ask@dateline_bot {FERRY}", room)
        receipt = await said(bench, ada, asked, room, reply_to=answer)
        none = await said(bench, ada, "/ask@dateline_bot Who won the cup?", room)
        nothing = await said(bench, ada, asked, room, reply_to=none)
        cheer = bench.server.people.say(ada, "Really!", room, reply_to=answer)
        await bench.settled()
    assert receipt.text.startswith(say("unchanged"))
    assert LEFT in receipt.text
    assert nothing.text == say("how-to-source")
    assert not [message for message in bench.server.messages(room) if message.id > cheer.id]


async def test_a_card_is_doubted_as_an_answer_is_and_asks_nothing(bench):
    people, ada = bench.server.people, bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    async with bench.running():
        search = people.inline(ada, FERRY)
        await bench.server.wait_for(lambda: search.answered)
        card = people.choose(search, search.results[0].id, room)
        receipt = await said(bench, ada, "/ask@dateline_bot really?", room, reply_to=card)
        asked = await said(bench, ada, "/ask@dateline_bot", room, reply_to=card)
    assert receipt.text.startswith(say("unchanged"))
    assert asked.text == say("how-to-ask", ask="/ask@dateline_bot")


async def test_more_of_nothing_offers_the_latest_in_any_chat(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = people.inline(ada, "more")
        await bench.server.wait_for(lambda: search.answered)
    assert search.answer["button"]["text"] == say("inline-how-to")


async def test_the_command_of_a_message_is_no_part_of_what_that_says(bench):
    people, ada = bench.server.people, bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach_topic("Eastport", ("harbour", VALE))
    async with bench.running():
        unheard = people.say(ada, f"/ask {FERRY}", room)  # privacy mode keeps it from the bot
        answer = await answer_to(bench, people.say(ada, "/ask@dateline_bot", room, reply_to=unheard))
        assert LEFT in answer.text
        for_another = people.say(ada, "/news@other_bot Eastport", room)
        listed = await answer_to(bench, people.say(ada, "/latest@dateline_bot", room, reply_to=for_another))
        assert VALE in listed.text
        only_command = people.say(ada, "/news@other_bot", room)
        how_to = await answer_to(bench, people.say(ada, "/ask@dateline_bot", room, reply_to=only_command))
        assert how_to.text == say("how-to-ask", ask="/ask@dateline_bot")
    assert [question.text for question in bench.asker.questions] == [FERRY]


@pytest.mark.parametrize("language", languages())
async def test_what_asks_for_more_or_doubts_is_no_question_beside_one(bench, language):
    ada = bench.server.people.user(language_code=language)
    doubt = {"en": "Really?", "de": "Wirklich?", "ru": "Правда?", "ar": "حقاً؟"}[language]
    async with bench.running():
        await said(bench, ada, f"{doubt} {OPEN}")
    assert OPEN in bench.asker.questions[-1].text
    assert len(bench.asker.questions) == 1
