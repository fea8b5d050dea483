"""Answers whose article was corrected or withdrawn since are marked where they stand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bench import DIARY, HARBOUR, QuickClock, StillClock, eventually
from talk import FERRY, LEFT, OPEN, entities, labels, pressed, said
from test_asking_on import AND, HURT, JOINED, TROOPS, teach
from test_inline import offered
from test_watching import CUP, WON, answers

from bot import backup, state
from bot.speech import languages, speech
from index.answer import Confidence
from knowledge.article import Draft
from knowledge.library import Library

say = speech()


@pytest.fixture
def bench(bench):
    bench.look_every = 0.05
    return bench


def corrected(bench, old, new):
    """The harbour's article, with these words in the place of those."""
    assert old in HARBOUR.text
    bench.library.add([replace(HARBOUR, text=HARBOUR.text.replace(old, new))])


async def seen(server, holds):
    """Until it holds, however busy the machine is."""
    await server.wait_for(holds, timeout=20.0)


def today():
    return say.day(datetime.now(UTC).date())


async def test_where_the_words_still_stand_the_answer_says_so_and_cites_the_new_text(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        assert say("corrected-same") not in message.text
        quoted, around = entities(message, "blockquote"), entities(message, "expandable_blockquote")
        corrected(bench, "on Tuesday evening.\n", "on Tuesday evening, by order of its master.\n")
        await seen(server, lambda: say("corrected-same") in message.text)
    assert entities(message, "blockquote") == quoted
    assert entities(message, "bold") == [LEFT]
    assert around[0] in entities(message, "expandable_blockquote")[0]
    assert len(server.messages(message.chat)) == 1
    article = bench.library.article("harbour")
    cited = next(button["copy_text"]["text"] for button in message.buttons() if "copy_text" in button)
    assert f"{article.revision[:16]}.{article.text.index(LEFT)}." in cited


async def verified(bench, user, message):
    """What /verify in reply to a message shows."""
    asked = bench.server.people.say(user, "/verify", message.chat, reply_to=message)
    return (await bench.server.next_message(message.chat, asked)).text


async def test_a_receipt_says_the_same_as_the_mark_on_the_answer_that_it_is_asked_of(bench):
    server, ada = bench.server, bench.server.people.user()
    old = bench.library.article("harbour").revision
    async with bench.running():
        message = await said(bench, ada, FERRY)
        corrected(bench, "on Tuesday evening.\n", "on Tuesday evening, by order of its master.\n")
        await seen(server, lambda: say("corrected-same") in message.text)
        receipt = await verified(bench, ada, message)
        assert receipt.startswith(f"{say('corrected-same')}\n{LEFT}")
        assert old in receipt
        # Of the two sentences that were quoted the one that answers is left.
        corrected(bench, "She said the order", "He said the order")
        await seen(server, lambda: entities(message, "blockquote") == [LEFT])
        receipt = await verified(bench, ada, message)
        assert receipt.startswith(f"{say('corrected-same')}\n{LEFT}\n")
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: say("says-now") in labels(message))
        receipt = await verified(bench, ada, message)
        assert receipt.startswith(f"{say('corrected-since')}\n{say('receipt-before')}\n{LEFT}")
        assert f"{say('receipt-now')}\n{LEFT.replace('17:15', '17:45')}" in receipt
        bench.library.remove(["harbour"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
        receipt = await verified(bench, ada, message)
    assert receipt.startswith(say("withdrawn-since"))
    assert old in receipt


async def test_of_what_is_for_other_chats_now_a_receipt_says_that(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        bench.library.visibility.restrict(HARBOUR.source, [server.places.private(server.people.user()).id])
        await seen(server, lambda: message.text == say("not-here"))
        assert await verified(bench, ada, message) == say("not-here")


async def test_a_card_that_was_marked_is_verified_too(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        card = server.people.choose(search, search.results[0].id, server.places.private(ada))
        receipt = await verified(bench, ada, card)
        assert receipt.startswith(f"{say('unchanged')}\n{LEFT}")
        await bench.settled()
        corrected(bench, "on Tuesday evening.\n", "on Tuesday evening, by order of its master.\n")
        await seen(server, lambda: say("corrected-same") in card.text)
        receipt = await verified(bench, ada, card)
        assert receipt.startswith(f"{say('corrected-same')}\n{LEFT}")


async def test_where_they_stand_no_more_they_are_not_shown_and_what_it_says_now_is_a_button_away(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        corrected(bench, "17:15 with 212 passengers", "17:45 with 198 passengers")
        await seen(server, lambda: "17:15" not in message.text)
        assert message.text.startswith(say("corrected-on", day=today()))
        assert "The Eastport Courier · Storm closes the harbour & the ferry <stops> · 13 August" in message.text
        assert labels(message) == [say("says-now")]
        bench.asker.teach(FERRY, ("harbour", "The last ferry had left at 17:45 with 198 passengers."))
        server.people.press(ada, message, say("says-now"))
        await seen(server, lambda: "17:45" in message.text)
        await bench.settled()
    assert entities(message, "bold") == ["The last ferry had left at 17:45 with 198 passengers."]
    assert bench.asker.questions[1].asked == bench.asker.questions[0].asked
    assert len(server.messages(message.chat)) == 1


async def test_a_withdrawn_article_is_not_shown_and_can_be_asked_past(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        bench.library.remove(["harbour"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
        assert labels(message) == [say("ask-again")]
        bench.asker.teach(FERRY, ("reopened", "Two ferries left within the hour."))
        server.people.press(ada, message, say("ask-again"))
        await seen(server, lambda: "Two ferries left" in message.text)


async def test_what_was_marked_as_corrected_is_marked_again_when_it_is_withdrawn_or_for_others(bench):
    server, people = bench.server, bench.server.people
    ada, ben = people.user(), people.user()
    outlets = bench.library.visibility
    async with bench.running():
        message, other = await said(bench, ada, FERRY), await said(bench, ben, "Which ship was the last?")
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: say("says-now") in labels(message))
        marked = message.content
        outlets.restrict(HARBOUR.source, [server.places.private(people.user()).id])
        await seen(server, lambda: message.text == say("not-here"))
        outlets.publish(HARBOUR.source)
        await seen(server, lambda: message.content == marked)
        await bench.settled()
        bench.library.remove(["diary"])  # when that is marked, the message has been looked at
        await seen(server, lambda: other.text == say("withdrawn-on", day=today()))
        bench.library.remove(["harbour"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
    assert labels(message) == [say("ask-again")]


async def test_a_correction_beside_the_words_that_answer_leaves_those(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        assert entities(message, "blockquote") != [LEFT]
        corrected(bench, "below 60 km/h", "below 65 km/h")
        await seen(server, lambda: say("corrected-same") in message.text)
        assert entities(message, "blockquote") == entities(message, "bold") == [LEFT]


async def test_a_note_that_takes_the_words_back_is_not_the_words(bench):
    async with bench.running():
        message = await said(bench, bench.server.people.user(), FERRY)
        corrected(bench, LEFT, f"An earlier version of this article said: “{LEFT}” That was wrong.")
        await seen(bench.server, lambda: say("corrected-on", day=today()) in message.text)


async def test_what_is_corrected_back_or_comes_again_is_shown_again(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        before = message.content
        for take_away in (
            lambda: corrected(bench, "17:15", "17:45"),
            lambda: bench.library.remove(["harbour"]),
        ):
            take_away()
            await seen(server, lambda: "17:15" not in message.text)
            bench.library.add([HARBOUR])
            await seen(server, lambda: message.content == before)


async def test_what_is_for_other_chats_now_is_not_shown_until_it_is_open_again(bench):
    server, people = bench.server, bench.server.people
    ada, ben = people.user(), people.user()
    outlets = bench.library.visibility
    async with bench.running():
        message, other = await said(bench, ada, FERRY), await said(bench, ben, FERRY)
        before = message.content
        outlets.restrict(HARBOUR.source, [server.places.private(ben).id])
        await seen(server, lambda: message.text == say("not-here"))
        assert labels(message) == []
        outlets.publish(HARBOUR.source)
        await seen(server, lambda: message.content == before)
    assert other.content == before
    assert other.edit_date is None


async def test_the_source_that_was_turned_to_is_the_one_that_is_marked(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        message, other = await said(bench, ada, OPEN), await said(bench, ben, FERRY)
        gate = server.faults.hold("editMessageText")
        server.people.press(ada, message, "Source 1/3 ▸")
        await seen(server, lambda: "Source 2/3 ▸" in labels(message))
        bench.library.remove(["harbour"])
        await seen(server, lambda: other.text == say("withdrawn-on", day=today()))
        gate.open()  # by now it is known that the source which was turned away from is gone
        assert (await said(bench, ada, "Who won the cup?")).text.startswith(say("no-answer"))  # in its turn
        bench.library.remove(["reopened"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
        assert labels(message) == [say("other-source"), say("ask-again")]
    edits = [call for call in server.calls("editMessageText") if call.params["chat_id"] == ada.id]
    assert len(edits) == 2  # the turn, and the mark


async def test_an_article_that_is_opened_in_the_chat_is_marked_too(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, "Which ship was the last?")
        server.people.press(ada, message, say("read"))
        page = await server.next_message(message.chat, message)
        server.people.press(ada, message, say("context"))
        await seen(server, lambda: say("back-to-answer") in labels(message))
        bench.library.remove(["diary"])
        for one in (message, page):
            await seen(server, lambda: one.text == say("withdrawn-on", day=today()))  # noqa: B023


async def test_what_changed_while_the_bot_was_down_is_marked_when_it_is_back(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
    corrected(bench, "17:15", "17:45")
    async with bench.running():
        await seen(server, lambda: say("corrected-on", day=today()) in message.text)


async def test_what_changes_while_an_answer_is_on_its_way_is_marked(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        other = await said(bench, ben, "Which ship was the last?")
        gate = server.faults.hold("sendMessage")
        message = await said(bench, ada, FERRY)
        corrected(bench, "17:15", "17:45")
        bench.library.remove(["diary"])
        await seen(server, lambda: other.text == say("withdrawn-on", day=today()))
        gate.open()
        await seen(server, lambda: say("corrected-on", day=today()) in message.text)


async def test_a_mark_that_must_wait_is_made_by_the_next_process(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    bench.clock = StillClock()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        server.faults.too_many("editMessageText", 3600)
        bench.library.remove(["harbour"])
        await eventually(lambda: bench.clock.waits == [3600.0])
        other = await said(bench, ben, "Which ship was the last?")
        bench.library.remove(["diary"])
        await seen(server, lambda: other.text == say("withdrawn-on", day=today()))
        assert "17:15" in message.text
    bench.clock = QuickClock()
    async with bench.running():
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))


async def test_a_mark_is_made_after_the_pause_that_telegram_asks_for(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        server.faults.too_many("editMessageText", 17)
        bench.library.remove(["harbour"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
    assert bench.clock.waits == [17.0]


async def test_a_message_that_is_gone_is_let_go_of_and_the_others_are_marked(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        gone, message = await said(bench, ada, FERRY), await said(bench, ada, FERRY)
        server.people.delete(gone)
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: "17:15" not in message.text)
        bench.library.remove(["harbour"])
        await seen(server, lambda: message.text == say("withdrawn-on", day=today()))
    assert [call.accepted for call in server.calls("editMessageText")] == [False, True, True]


async def test_who_had_blocked_the_bot_finds_the_answer_marked_when_they_let_it_write_again(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message, other = await said(bench, ada, FERRY), await said(bench, ada, FERRY)
        server.places.block(ada)
        await bench.settled()
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: server.calls("editMessageText"))
        ben = await said(bench, server.people.user(), OPEN)
        bench.library.remove(["reopened"])  # by the time that is marked, the others were looked at too
        await seen(server, lambda: labels(ben)[0] == say("source-button", number=1, total=2))
        [refused] = server.calls("editMessageText", accepted=False)  # it is not tried again and again
        server.places.unblock(ada)
        for answer in (message, other):
            await seen(server, lambda answer=answer: say("corrected-on", day=today()) in answer.text)
    async with bench.running():
        await bench.settled()
    assert server.calls("editMessageText", accepted=False) == [refused]


async def test_a_card_is_marked_where_it_was_sent(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        card = people.choose(search, search.results[0].id)
        before = card.content
        await bench.settled()
        corrected(bench, "No one was hurt", "Nobody was hurt")
        await seen(bench.server, lambda: say("corrected-same") in card.text)
        assert entities(card, "bold") == [LEFT]
        assert labels(card) == [say("open"), say("open-in-bot")]
        corrected(bench, "17:15", "17:45")
        await seen(bench.server, lambda: say("corrected-on", day=today()) in card.text)
        [button] = card.buttons()
        opened = await said(bench, ada, f"/start {button['url'].partition('?start=')[2]}")
        assert (opened.text, labels(opened)) == (card.text, [say("says-now")])
        doubted = await said(bench, ada, "/verify", reply_to=opened)
        assert doubted.text.startswith(say("corrected-since"))
        bench.library.add([HARBOUR])
        await seen(bench.server, lambda: card.content == before)


async def test_a_card_that_must_wait_is_marked_after_the_pause(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        card = people.choose(search, search.results[0].id)
        await bench.settled()
        bench.server.faults.too_many("editMessageText", 17)
        bench.library.remove(["harbour"])
        await seen(bench.server, lambda: card.text == say("withdrawn-on", day=today()))
    assert bench.clock.waits == [17.0]
    assert len(bench.server.calls("editMessageText")) == 2


async def test_a_card_of_the_latest_is_marked_too(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, "")
        card = people.choose(search, search.results[1].id)
        assert "closed on Tuesday" in card.text
        await bench.settled()
        corrected(bench, "closed on Tuesday", "closed on Wednesday")
        await seen(bench.server, lambda: say("corrected-on", day=today()) in card.text)
        assert "Tuesday" not in card.text


@pytest.mark.parametrize("code", [code for code in languages() if code != "en"])
async def test_a_mark_speaks_the_language_of_its_answer(bench, code):
    server, tell = bench.server, speech(code)
    reader = server.people.user(language_code=code)
    async with bench.running():
        message = await said(bench, reader, FERRY)
        corrected(bench, "No one was hurt", "Nobody was hurt")
        await seen(server, lambda: tell("corrected-same") in message.text)
        bench.library.remove(["harbour"])
        day = tell.day(datetime.now(UTC).date())
        await seen(server, lambda: message.text == tell("withdrawn-on", day=day))
        assert labels(message) == [tell("ask-again")]


async def test_in_a_group_anybody_may_ask_what_it_says_now(bench):
    server, ada, bob = bench.server, bench.server.people.user(), bench.server.people.user()
    room = server.places.supergroup("Room", ada, bob)
    async with bench.running():
        asked = server.people.say(ada, f"/ask@dateline_bot {FERRY}", room)
        message = await server.next_message(room, asked)
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: say("says-now") in labels(message))
        bench.asker.teach(FERRY, ("harbour", "The last ferry had left at 17:45 with 212 passengers."))
        server.people.press(bob, message, say("says-now"))
        await seen(server, lambda: "17:45" in message.text)
    assert [question.text for question in bench.asker.questions] == [FERRY, FERRY]


async def test_where_the_question_is_not_seen_any_more_it_must_be_asked_again(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        bench.library.remove(["harbour"])
        await seen(server, lambda: say("ask-again") in labels(message))
        server.people.press(ada, message, say("ask-again"), inaccessible=True)
        assert (await server.next_message(message.chat, message)).text == say("cannot-ask-again")


async def test_a_follow_up_is_asked_again_as_it_was_understood(bench):
    teach(bench, alone=Confidence.WEAK)
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        message = await said(bench, ada, AND, reply_to=first)
        note = say("together", names="Eastport, August")
        assert message.text.splitlines()[3] == note
        corrected(bench, "18:40", "18:50")
        await seen(server, lambda: say("corrected-same") in message.text)
        assert message.text.startswith(f"{say('answered')}\n{HURT}")
        assert message.text.splitlines()[3] == note
        bench.library.remove(["harbour"])
        await seen(server, lambda: say("ask-again") in labels(message))
        server.people.press(ada, message, say("ask-again"))
        await bench.settled()
    assert bench.asker.questions[-1].text == JOINED


async def test_an_answer_that_gave_way_to_another_is_not_marked(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        message = await server.next_message(asked.chat, asked)
        await bench.settled()
        other = await said(bench, ada, FERRY)
        server.people.edit(asked, "Who won the cup?")
        await seen(server, lambda: say("no-answer") in message.text)
        await bench.settled()
        bench.library.remove(["harbour"])
        await seen(server, lambda: say("ask-again") in labels(other))
    assert say("no-answer") in message.text
    assert len(server.calls("editMessageText")) == 2


async def test_what_somebody_waited_for_and_what_a_link_opens_are_marked_too(bench):
    server, ada = bench.server, bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        bench.library.add([WON])
        told = await server.next_message(none.chat, none)
        first = await said(bench, ada, FERRY)
        answer_id = next(b["callback_data"] for b in first.buttons() if "callback_data" in b).split(":")[1]
        opened = await said(bench, ada, f"/start a_{answer_id}")
        assert "17:15" in opened.text
        bench.library.remove(["won", "harbour"])
        for message in (told, first, opened):
            await seen(server, lambda: message.text == say("withdrawn-on", day=today()))  # noqa: B023


async def test_another_print_of_a_withdrawn_text_takes_its_place(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([replace(HARBOUR, id="copy", source="The Wire", url="https://wire.example/1")])
    quote = replace(bench.asker.quote("harbour", LEFT), also_in=(bench.library.article("copy"),))
    bench.asker.react(
        FERRY, lambda question: replace(bench.asker.none(question), quotes=(quote,), confidence=Confidence.STRONG)
    )
    async with bench.running():
        message = await said(bench, ada, FERRY)
        quoted = entities(message, "blockquote")
        bench.library.remove(["harbour"])
        await seen(server, lambda: "The Wire · Storm closes" in message.text)
        assert entities(message, "blockquote") == quoted
        bench.library.add([replace(HARBOUR, id="copy", source="The Wire", text="There was no ferry.")])
        await seen(server, lambda: message.text.startswith(say("corrected-on", day=today())))
        assert "The Wire · Storm closes" in message.text


async def test_a_change_of_something_else_leaves_answers_alone(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        other = await said(bench, ada, "Which ship was the last?")
        bench.library.add([Draft(f"Title {n}", f"Text {n}.") for n in range(1_200)])
        bench.library.remove(["diary"])
        await seen(server, lambda: say("ask-again") in labels(other))
    assert message.edit_date is None
    assert len(server.calls("editMessageText")) == 1


async def test_a_later_article_that_is_withdrawn_is_not_pointed_out_any_more(bench):
    server, ada = bench.server, bench.server.people.user()
    later = say("later", article="Eastport harbour open again")
    async with bench.running():
        message = await said(bench, ada, OPEN)
        quoted = entities(message, "bold")
        assert later in message.text
        bench.library.remove(["reopened"])
        await seen(server, lambda: later not in message.text)
        assert entities(message, "bold") == quoted


async def test_a_timeline_says_what_was_corrected_and_leaves_out_what_was_withdrawn(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.asker.teach_topic("harbour", ("harbour", LEFT), ("reopened", "Two ferries left within the hour."))
    async with bench.running():
        listed = await said(bench, ada, "/timeline harbour")
        before = entities(listed, "blockquote")
        assert before == [LEFT, "Two ferries left within the hour."]
        corrected(bench, "18:40", "18:50")
        await seen(server, lambda: f"{LEFT}\n{say('corrected-same')}\n" in listed.text)
        assert entities(listed, "blockquote") == before
        corrected(bench, "17:15", "17:45")
        await seen(server, lambda: entities(listed, "blockquote") == before[1:])
        assert f"{HARBOUR.title}\n{say('entry-corrected')}\n" in listed.text
        bench.library.remove(["reopened"])
        await seen(server, lambda: listed.text.endswith(f"{HARBOUR.title}\n{say('entry-corrected')}"))
        bench.library.remove(["harbour"])
        await seen(server, lambda: listed.text == say("timeline-gone"))


async def test_the_newest_on_what_was_only_named_says_what_was_corrected_and_leaves_out_what_was_withdrawn(bench):
    server, ada = bench.server, bench.server.people.user()
    later = "Two ferries left within the hour."
    bench.asker.teach_topic("harbour", ("harbour", LEFT), ("reopened", later))
    async with bench.running():
        listed = await said(bench, ada, "harbour")
        assert entities(listed, "blockquote") == [later, LEFT]
        corrected(bench, "18:40", "18:50")
        await seen(server, lambda: listed.text.endswith(f"{LEFT}\n{say('corrected-same')}"))
        bench.library.remove(["reopened"])
        await seen(server, lambda: entities(listed, "blockquote") == [LEFT])
        bench.library.remove(["harbour"])
        await seen(server, lambda: listed.text == say("timeline-gone"))


async def test_after_three_months_an_answer_is_left_as_it_is(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
    with bench.database() as database, database.writing() as connection:
        connection.execute(state.shown.update().values(made=datetime.now() - timedelta(days=91)))  # noqa: DTZ005
    async with bench.running():
        other = await said(bench, ada, FERRY)
        bench.library.remove(["harbour"])
        await seen(server, lambda: say("ask-again") in labels(other))
    assert "17:15" in message.text


async def test_answers_from_a_backup_are_marked(bench, tmp_path):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
    backup.write(bench.folder, bench.library, tmp_path / "backup.zip")
    (bench.folder / "bot.db").unlink()
    backup.read(bench.folder, tmp_path / "backup.zip", lambda _: None)
    bench.library.remove(["harbour"])
    async with bench.running():
        await seen(server, lambda: say("ask-again") in labels(message))


async def test_a_library_that_was_put_in_the_place_of_another_is_looked_through(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message, other = await said(bench, ada, FERRY), await said(bench, ada, "Which ship was the last?")
    for file in bench.folder.glob("library.db*"):
        file.unlink()
    bench.library = bench.asker.library = Library.from_folder(bench.folder)
    bench.library.add([DIARY])
    async with bench.running():
        await seen(server, lambda: message.text == say("withdrawn"))
    assert "Ship number 60" in other.text
    bench.library.close()
