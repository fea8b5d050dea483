"""A citation's receipt, and an answer opened again by its link: as far as the chat may see what they cite."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from bench import DIARY, HARBOUR
from talk import FERRY, entities, said

from bot.speech import speech
from knowledge.article import Draft

say = speech()


COURIER = HARBOUR.source


def copied(message):
    return next(button["copy_text"]["text"] for button in message.buttons() if "copy_text" in button)


def reference(message):
    """The answer's id, as its buttons carry it."""
    return next(b["callback_data"].split(":")[1] for b in message.buttons() if "callback_data" in b)


async def test_what_was_copied_can_be_sent_back_and_is_proved(bench):
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        citation = re.search(r"\[(.+)\]", copied(message))[1]
        by_command = await said(bench, ada, f"/verify {citation}")
        by_code = await said(bench, ada, citation.upper())
        by_copy = await said(bench, ada, copied(message))
    assert by_command.text == by_code.text == by_copy.text
    _, start, end = citation.split(".")
    article = bench.library.article("harbour")
    assert by_code.text.startswith(f"{say('unchanged')}\nThe last ferry had left at 17:15")
    for part in ("Article: harbour", article.revision, f"Characters {start} to {end} of {len(article.text)}"):
        assert part in by_code.text
    assert f"Taken in on {article.added.day} " in by_code.text
    assert f"{article.added:%H:%M} UTC" in by_code.text
    assert len(bench.asker.questions) == 1


async def test_of_several_codes_in_a_message_each_is_proved_and_what_is_too_much_counted(bench):
    ada, revision = bench.server.people.user(), bench.library.article("harbour").revision[:16]
    codes = [f"{revision}.{at}.{at + 20}" for at in range(5)]
    async with bench.running():
        three = await said(bench, ada, f"[{codes[0]}] and {codes[1]}, {codes[2]}; {codes[0]}")
        five = await said(bench, ada, "/verify " + " ".join(codes))
    assert [code for code in codes if code in three.text] == codes[:3]
    assert three.text.endswith(say("receipt-codes"))
    assert five.text == three.text.replace(
        say("receipt-codes"), f"{say('and-more', count=2)}\n\n{say('receipt-codes')}"
    )


async def test_the_receipt_of_what_is_shown_comes_in_reply_to_an_answer_or_to_whoever_wrote_the_code(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    room = server.places.supergroup("Room", ada, ben)

    async def verified(message):
        asked = server.people.say(ben, "/verify@dateline_bot", room, reply_to=message)
        return (await server.next_message(room, asked)).text

    async with bench.running():
        asked = server.people.say(ada, "/ask@dateline_bot Is the harbour open?", room)
        answer = await server.next_message(room, asked)
        assert (await verified(answer)).startswith(f"{say('unchanged')}\nThe harbour of Eastport was closed")
        code = copied(answer)
        server.people.press(ada, answer, say("source-button", number=1, total=3))
        await server.wait_for(lambda: "The harbour reopened" in answer.text)
        assert (await verified(answer)).startswith(f"{say('unchanged')}\nThe harbour reopened")
        written = server.people.say(ada, f"Look: {code}", room)
        assert (await verified(written)).startswith(f"{say('unchanged')}\nThe harbour of Eastport was closed")
        assert await verified(asked) == say("how-to-verify")


async def test_a_receipt_comes_in_reply_to_whatever_shows_a_quote(bench):
    server, ada = bench.server, bench.server.people.user()
    chat = server.places.private(ada)

    async def verified(message):
        return await server.next_message(chat, server.people.say(ada, "/verify", reply_to=message))

    async with bench.running():
        answer = await said(bench, ada, "Is the harbour open?")
        server.people.press(ada, answer, say("source-button", number=1, total=3))
        await server.wait_for(lambda: "The harbour reopened" in answer.text)
        server.people.press(ada, answer, say("source-button", number=2, total=3))
        await server.wait_for(lambda: "Ship number 7 passed" in answer.text)
        server.people.press(ada, answer, say("context"))
        await server.wait_for(lambda: say("copy-link") in [b["text"] for b in answer.buttons()])
        around = await verified(answer)
        assert around.text.startswith(f"{say('unchanged')}\nShip number 7 passed")
        server.people.press(ada, answer, say("read"))
        page = await server.next_message(chat, around)
        for shown in (page, around, await said(bench, ada, f"/start a_{reference(answer)}")):
            assert (await verified(shown)).text.startswith(say("unchanged"))
        assert (await verified(page)).text == around.text
        assert (await verified(around)).text == around.text
        latest = server.people.inline(ada, "")
        await server.wait_for(lambda: latest.results is not None)
        card = server.people.choose(latest, latest.results[0].id, chat)
        assert (await verified(card)).text.startswith(f"{say('unchanged')}\nThe harbour reopened")
        none = await said(bench, ada, "Who won the cup?")
        assert (await verified(none)).text == say("how-to-verify")


async def test_in_reply_to_a_list_the_receipts_of_what_stands_on_its_page_are_shown(bench):
    server, ada = bench.server, bench.server.people.user()
    tides = [Draft(f"Tide {n}", f"The tide was {n} feet high.", date(2024, 5, n), id=f"t{n}") for n in range(1, 5)]
    bench.library.add(tides)
    bench.asker.teach_topic("tide", *((tide.id, tide.text) for tide in tides))

    async def verified(message, **more):
        return await server.next_message(message.chat, server.people.say(ada, "/verify", reply_to=message, **more))

    async with bench.running():
        listed = await said(bench, ada, "/latest tide")
        shown = await verified(listed)
        assert shown.text.count(say("unchanged")) == 3
        for n in (4, 3, 2):
            assert f"The tide was {n} feet high.\nTide {n}" in shown.text
        assert "Article: t3\n" in (await verified(listed, quote="was 3 feet")).text
        first = bench.library.article("t4").revision[:16]
        assert f"{first}.0.25" in shown.text
        assert "Article: t4\n" in (await said(bench, ada, f"{first}.0.25")).text
        server.people.press(ada, listed, "▸")
        await server.wait_for(lambda: tides[0].text in listed.text)
        assert "Article: t1\n" in (await verified(listed)).text
        bench.library.add([replace(tides[0], text="The tide was 9 feet high.")])
        changed = (await verified(listed)).text
        assert changed.startswith(f"{say('corrected-since')}\n{say('receipt-before')}\n{tides[0].text}")
        bench.library.remove([tide.id for tide in tides])
        assert (await verified(listed)).text == say("timeline-gone")


async def test_receipts_of_a_page_stay_within_a_message_however_long_everything_is(bench):
    server, ada = bench.server, bench.server.people.user(language_code="ar")
    long = [
        Draft("Ж" * 900 + str(n), "Ё&" * 900 + f" {n}.", date(2024, 5, n), id=f"l{n}", source=f"{n}" + "<" * 300)
        for n in (1, 2, 3)
    ]
    long = [replace(one, url=f"https://news.example/{'&' * 300}{one.id}") for one in long]
    bench.library.add(long)
    bench.asker.teach_topic("tide", *((one.id, one.text) for one in long))
    async with bench.running():
        listed = await said(bench, ada, "/latest tide")
        bench.library.add([replace(one, text="Я>" * 900 + f" {one.id}.") for one in long])
        shown = await server.next_message(listed.chat, server.people.say(ada, "/verify", reply_to=listed))
    assert shown.text.count(speech("ar")("corrected-since")) == 3


async def test_a_correction_is_told_with_what_it_changed(bench):
    ada = bench.server.people.user()
    old = bench.library.article("harbour")
    async with bench.running():
        answer = await said(bench, ada, FERRY)
        citation = copied(answer)
        bench.library.add([replace(HARBOUR, text=f"The storm is over.\n{HARBOUR.text}")])
        kept = await said(bench, ada, citation)
        new = HARBOUR.text.replace("17:15 with 212", "17:20 with 198").replace("No one", "Nobody")
        bench.library.add([replace(HARBOUR, text=new)])
        changed = await said(bench, ada, citation)
        bench.library.add([replace(HARBOUR, text="Storm.")])
        shorter = await said(bench, ada, citation)
    assert kept.text.startswith(f"{say('corrected-same')}\nThe last ferry had left at 17:15")
    assert entities(kept, "blockquote") == entities(answer, "blockquote")
    before, now = changed.text.split(say("receipt-now"))
    assert before.startswith(f"{say('corrected-since')}\n{say('receipt-before')}\nThe last ferry had left at 17:15")
    assert now.startswith("\nThe last ferry had left at 17:20 with 198 passengers.")
    assert shorter.text.split(say("receipt-now"))[1].startswith("\nStorm.\n")
    _, start, end = citation[citation.index("[") + 1 : citation.index("]")].split(".")
    for message in (kept, changed):
        for part in ("Article: harbour", old.revision, f"Characters {start} to {end} of {len(old.text)}"):
            assert part in message.text
        assert HARBOUR.title in message.text
        assert f"Not searched any more since {datetime.now(UTC).day} " in message.text
        assert [b["url"].partition("#")[0] for b in message.buttons()] == [HARBOUR.url]


async def test_what_was_corrected_is_read_in_the_chat_where_it_has_no_address(bench):
    ada = bench.server.people.user()
    diary = bench.library.article("diary")
    async with bench.running():
        citation = copied(await said(bench, ada, "Which ship was the last?"))
        new = diary.text.replace("Ship number 60 passed", "Ship number 60 went")
        bench.library.add([replace(DIARY, text=new)])
        receipt = await said(bench, ada, citation)
        assert "Ship number 60 went" in receipt.text
        [button] = receipt.buttons()
        assert button["text"] == say("read")
        page = await said(bench, ada, f"/start {button['url'].partition('start=')[2]}")
        assert "Ship number 60 went" in page.text
        bench.library.add([replace(DIARY, text="Nothing.")])
        assert [b["text"] for b in (await said(bench, ada, citation)).buttons()] == [say("read")]


async def test_a_withdrawn_text_is_told_by_its_numbers_without_its_words(bench):
    ada = bench.server.people.user()
    revision = bench.library.article("harbour").revision
    async with bench.running():
        citation = copied(await said(bench, ada, FERRY))
        bench.library.remove(["harbour"])
        gone = await said(bench, ada, citation)
    assert gone.text.startswith(say("withdrawn-since"))
    for part in ("Article: harbour", revision, "Characters ", "Taken in on ", "Not searched any more since "):
        assert part in gone.text
    assert "17:15" not in gone.text
    assert not [*gone.buttons()]


async def test_whether_an_answer_is_true_is_told_by_its_receipt_after_it_was_withdrawn_too(bench):
    bench.look_every = 0.05
    ada = bench.server.people.user()
    async with bench.running():
        answer = await said(bench, ada, FERRY)
        bench.library.remove(["harbour"])
        await bench.server.wait_for(lambda: "17:15" not in answer.text)
        asked = await said(bench, ada, "Is that true?", reply_to=answer)
    assert asked.text.startswith(say("withdrawn-since"))


async def test_a_receipt_is_for_chats_that_may_see_the_outlet(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        citation = copied(await said(bench, ada, FERRY))
        bench.library.visibility.restrict(COURIER, [bench.server.places.private(ada).id])
        assert (await said(bench, ada, citation)).text.startswith(say("unchanged"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")
        bench.library.add([replace(HARBOUR, text="The last boat left at 17:20.")])
        assert (await said(bench, ada, citation)).text.startswith(say("corrected-since"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")


async def test_of_a_text_that_two_outlets_have_a_receipt_names_the_article_that_the_chat_may_see(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    bench.library.add([replace(HARBOUR, id="print", source="Open Post", url=None)])
    async with bench.running():
        citation = copied(await said(bench, ada, FERRY))
        bench.library.visibility.restrict(COURIER, [bench.server.places.private(ada).id])
        receipt = await said(bench, ben, citation)
    assert receipt.text.startswith(say("unchanged"))
    assert "Article: print\n" in receipt.text
    assert "Open Post" in receipt.text
    assert COURIER not in receipt.text


async def test_an_old_text_is_for_those_who_may_see_the_outlet_that_had_it(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        citation = copied(message)
        # Its feed goes by another name, with new words; only then is the old name for some chats alone.
        renamed = replace(
            HARBOUR, source="Harbour Gazette", text="The last boat left at 17:20.", known_as="harbour"
        )
        bench.library.add([renamed])
        assert (await said(bench, ben, citation)).text.startswith(say("corrected-since"))
        bench.library.visibility.restrict(COURIER, [server.places.private(ada).id], new=True)
        assert (await said(bench, ada, citation)).text.startswith(say("corrected-since"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")
        assert "17:15" not in (await said(bench, ben, f"/start a_{reference(message)}")).text
        bench.library.remove(["harbour"])
        assert (await said(bench, ada, citation)).text.startswith(say("withdrawn-since"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")


async def test_another_outlet_with_the_same_number_opens_no_old_text(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        citation = copied(await said(bench, ada, FERRY))
        bench.library.visibility.restrict(COURIER, [bench.server.places.private(ada).id])
        bench.library.add([replace(HARBOUR, source="Open Post", text="Boats are late.", url=None)])
        assert (await said(bench, ada, citation)).text.startswith(say("unchanged"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")
        bench.library.remove(["harbour"])
        bench.library.add([replace(HARBOUR, source="Third Paper", text="Boats are lost.", url=None)])
        assert {article.source for article in bench.library.namesakes("harbour")} == {"Open Post", "Third Paper"}
        assert (await said(bench, ada, citation)).text.startswith(say("withdrawn-since"))
        assert (await said(bench, ben, citation)).text == say("no-such-citation")


async def test_a_group_asks_for_a_receipt_by_command(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.supergroup("Room", ada)
    async with bench.running():
        citation = copied(await said(bench, ada, FERRY))
        asked = server.people.say(ada, f"/verify@dateline_bot {citation}", group)
        assert (await server.next_message(group, asked)).text.startswith(say("unchanged"))


async def test_a_link_opens_the_answer_again_where_its_outlet_may_be_seen(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        opened = await server.next_message(
            server.places.private(ben), server.people.start(ben, f"a_{reference(message)}")
        )
        assert message.text == f"{say('answered')}\n{opened.text}"  # who opens it has not asked
        bench.library.visibility.restrict(COURIER, [server.places.private(ada).id])
        again = await said(bench, ben, f"/start a_{reference(message)}")
    assert again.text == say("no-such-answer")
    assert len(bench.asker.questions) == 1
