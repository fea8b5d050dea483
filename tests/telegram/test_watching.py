"""Waiting for an answer: told once, when a new article has it, and not lost by a restart."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bench import HARBOUR, Gate, eventually
from talk import FERRY, labels, pressed, said
from test_asking_on import AND, JOINED, TROOPS, teach

from bot.preview import BotApiServer, ManualClock
from bot.speech import speech
from bot.telegram.feedback import Feedback
from bot.telegram.watches import MOST, Watch, Watches
from bot.telegram.watching import listed
from index.answer import Confidence
from index.periods import period
from index.timing import is_inside
from knowledge.article import Draft

say = speech()

CUP = "Who won the cup?"
WON = Draft(id="won", title="Eastport wins the cup", text="Eastport won the cup on Sunday.", source="The Post")


@pytest.fixture
def bench(bench):
    bench.look_every = 0.05
    return bench


@pytest.fixture
async def ahead(bench):
    """A server on whose clock everything was added before anybody asks: messages are dated to the second."""
    clock = ManualClock()
    clock.advance(time.time() + 10 - clock.now())
    async with BotApiServer(clock=clock) as bench.server:
        yield bench.server


def answers(bench, confidence=Confidence.STRONG, text=CUP):
    """Have the cup's winner known from now on, well or not, by whatever the Library has of it."""

    def answer(question):
        if bench.library.article("won") is None:
            return bench.asker.none(question)
        quote = bench.asker.quote("won", "Eastport won the cup on Sunday.")
        return replace(bench.asker.none(question, None), confidence=confidence, quotes=(quote,))

    bench.asker.react(text, answer)


def waiting(bench):
    with bench.database() as database:
        return [watch.question for watch in Watches(database).behind(10**9)]


def perhaps(bench):
    with bench.database() as database:
        return [watch.perhaps for watch in Watches(database).behind(10**9)]


async def test_what_is_reported_later_is_told_once_in_reply_to_the_question(bench):
    server, ada = bench.server, bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        assert await pressed(bench, ada, none, say("watch")) == say("watched")
        bench.library.add([replace(HARBOUR, id="other", text="Nothing of that.")])
        bench.library.add([WON])
        told = await server.next_message(none.chat, none)
        assert told.text.startswith(f"{say('reported')}\nEastport won the cup on Sunday.")
        assert told.reply_to.text == CUP
        await eventually(lambda: not waiting(bench))
        bench.library.add([replace(WON, id="again", text="Eastport won the cup on Sunday. Again.")])
        assert (await said(bench, ada, "/watching")).text == say("no-watches")
    assert [message.text for message in server.messages(none.chat)].count(told.text) == 1


async def test_who_begins_to_wait_late_is_told_what_was_reported_in_the_meantime(bench):
    clock = ManualClock()
    clock.advance(time.time() - 3600 - clock.now())
    async with BotApiServer(clock=clock) as bench.server:
        ada = bench.server.people.user()
        answers(bench)
        async with bench.running():
            none = await said(bench, ada, CUP)
            bench.library.add([WON])
            assert await pressed(bench, ada, none, say("watch")) == say("watched")
            told = await bench.server.next_message(none.chat, none)
            assert told.text.startswith(f"{say('reported')}\nEastport won the cup on Sunday.")
            await eventually(lambda: not waiting(bench))


async def test_what_came_while_the_answer_was_on_its_way_is_told(bench):
    clock, gate = ManualClock(), Gate(bench.asker)
    clock.advance(time.time() - 3600 - clock.now())
    async with BotApiServer(clock=clock) as bench.server:
        bench.asker.react(CUP, gate)
        async with bench.running():
            asked = bench.server.people.say(bench.server.people.user(), CUP)
            await gate.reached()
            bench.library.add([WON])
            clock.advance(3700)
            gate.open()
            none = await bench.server.next_message(asked.chat, asked)
            answers(bench)
            await pressed(bench, asked.sender, none, say("watch"))
            told = await bench.server.next_message(none.chat, none)
            assert told.text.startswith(say("reported"))


async def test_what_was_there_but_not_read_yet_when_it_was_asked_is_told(bench, ahead):
    def unread(question):
        none = bench.asker.none(question)
        return replace(none, coverage=replace(none.coverage, pending=3))

    bench.library.add([WON])
    bench.asker.react(CUP, unread)
    async with bench.running():
        none = await said(bench, ahead.people.user(), CUP)
        assert say("still-reading") in none.text
        await pressed(bench, none.reply_to.sender, none, say("watch"))
        answers(bench)
        bench.library.add([replace(HARBOUR, id="other", text="Nothing of that.")])
        assert (await ahead.next_message(none.chat, none)).text.startswith(say("reported"))


async def test_it_is_told_in_its_topic_and_says_what_was_asked_though_the_question_is_gone(bench):
    server, ada = bench.server, bench.server.people.user()
    forum = server.places.supergroup("Forum", ada, forum=True)
    topic = server.places.topic(forum, ada, "Sport")
    answers(bench)
    async with bench.running():
        asked = server.people.say(ada, f"/ask@dateline_bot {CUP}", forum, thread=topic)
        none = await server.next_message(forum, asked)
        await pressed(bench, ada, none, say("watch"))
        server.people.delete(asked)
        bench.library.add([WON])
        told = await server.next_message(forum, none)
    assert (told.thread_id, told.in_topic, told.reply_to) == (topic, True, None)
    assert told.text.splitlines()[3] == say("as-asked", question=CUP)


async def test_where_its_topic_is_gone_it_is_told_in_the_general_one(bench):
    server, ada = bench.server, bench.server.people.user()
    forum = server.places.supergroup("Forum", ada, forum=True)
    topic = server.places.topic(forum, ada, "Sport")
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, f"/ask@dateline_bot {CUP}", forum, thread=topic)
        await pressed(bench, ada, none, say("watch"))
        del forum.topics[topic]
        bench.library.add([WON])
        told = await server.next_message(forum, none)
        await eventually(lambda: not waiting(bench))
    assert (told.in_topic, told.reply_to) == (False, None)
    assert told.text.splitlines()[3] == say("as-asked", question=CUP)


async def test_who_had_blocked_the_bot_is_told_when_they_let_it_write_again(bench):
    server, ada = bench.server, bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        server.places.block(ada)
        await bench.settled()
        bench.library.add([WON])
        await server.wait_for(lambda: server.calls("sendMessage", accepted=False))
        server.places.unblock(ada)
        assert (await server.next_message(none.chat, none)).text.startswith(say("reported"))
        await eventually(lambda: not waiting(bench))
    assert len(server.calls("sendMessage", accepted=False)) == 1


async def test_what_is_reported_while_a_group_is_muted_is_told_once_the_bot_may_write_there(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.supergroup("Room", ada)
    answers(bench)
    async with bench.running():
        answer = await said(bench, ada, f"/ask@dateline_bot {FERRY}", group)
        none = await said(bench, ada, f"/ask@dateline_bot {CUP}", group)
        await pressed(bench, ada, none, say("watch"))
        group.muted = True
        bench.library.add([WON])
        await server.wait_for(lambda: server.calls("sendMessage", accepted=False))
        bench.library.remove(["harbour"])
        group.muted = False
        server.people.say(ada, "/help@dateline_bot", group)
        await server.wait_for(lambda: any(m.text.startswith(say("reported")) for m in server.messages(group)))
        await server.wait_for(lambda: say("ask-again") in labels(answer))


async def test_who_is_answered_no_more_is_told_nothing_until_they_are_let_in_again(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        for person in (ada, ben):
            await pressed(bench, person, await said(bench, person, CUP), say("watch"))
    bench.more = {"people": frozenset({ben.id})}
    async with bench.running():
        bench.library.add([WON])
        await eventually(lambda: waiting(bench) == [CUP])
        assert len(server.messages(none.chat)) == 2
    bench.more = {}
    async with bench.running():
        await server.wait_for(lambda: server.messages(none.chat)[-1].text.startswith(say("reported")))


async def test_it_says_what_was_asked_where_the_question_was_edited_since(bench):
    server, ada = bench.server, bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        server.people.edit(none.reply_to, "Who won the league?")
        await bench.settled()
        bench.library.add([WON])
        told = await server.next_message(none.chat, none)
        assert told.reply_to.text == "Who won the league?"
        assert told.text.splitlines()[3] == say("as-asked", question=CUP)
        await bench.settled()
    async with bench.running():
        await pressed(bench, ada, told, "👍")
    with bench.database() as database:
        assert [case["question"] for case in Feedback(database).verdicts(bench.library).cases] == [CUP]


async def test_what_perhaps_answers_it_is_not_told_but_stands_in_the_list(bench):
    ada = bench.server.people.user()
    answers(bench, Confidence.WEAK)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        assert (await said(bench, ada, "/watching")).text == f"{say('watches')}\n1. {CUP}"
        bench.library.add([WON])
        await eventually(lambda: perhaps(bench) == ["won"])
        listed = await said(bench, ada, "/watching")
        assert listed.text == f"{say('watches')}\n1. {CUP}\n{say('watch-perhaps', article=WON.title)}"
        bench.library.visibility.restrict("The Post", [1])
        assert (await said(bench, ada, "/watching")).text == f"{say('watches')}\n1. {CUP}"
    async with bench.running():  # not forgotten with the process
        bench.library.visibility.publish("The Post")
        assert (await said(bench, ada, "/watching")).text == listed.text
        bench.library.remove(["won"])
        assert (await said(bench, ada, "/watching")).text == f"{say('watches')}\n1. {CUP}"
    assert waiting(bench) == [CUP]


@pytest.mark.parametrize("reported", [AND, JOINED])
async def test_a_follow_up_waits_for_what_it_goes_on_from_and_can_be_gone_on_from(bench, reported):
    server, ada = bench.server, bench.server.people.user()
    teach(bench, joined=None)
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        none = await said(bench, ada, AND, reply_to=first)
        await bench.settled()
        await pressed(bench, ada, none, say("watch"))
        listed = await said(bench, ada, "/watching")
        assert listed.text == f"{say('watches')}\n1. {JOINED}"
    answers(bench, text=reported)
    async with bench.running():
        bench.library.add([WON])
        told = await server.next_message(none.chat, listed)
        assert told.text.splitlines()[0] == say("reported")
        assert told.text.splitlines()[3] == say("as-asked", question=reported)
        await said(bench, ada, "When?", reply_to=told)
    assert (
        bench.asker.questions[-1].text == f"When (Coast Guard{', Eastport, August' if reported == JOINED else ''})?"
    )


async def test_what_only_names_something_waits_as_the_question_before_of_it_alone(bench):
    server, ada = bench.server, bench.server.people.user()
    whole = "How many people left Eastport in September?"
    teach(bench)
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        none = await said(bench, ada, "and in September?", reply_to=first)
        await bench.settled()
        await pressed(bench, ada, none, say("watch"))
        listed = await said(bench, ada, "/watching")
        assert listed.text == f"{say('watches')}\n1. {whole}"
        answers(bench, text="and in September?")  # whatever else is said of September
        bench.library.add([replace(HARBOUR, id="other", text="Nothing of that.")])
        answers(bench, text=whole)
        bench.library.add([WON])
        told = await server.next_message(none.chat, listed)
        assert told.text.splitlines()[0] == say("reported")
        assert told.text.splitlines()[3] == say("as-asked", question=whole)
        await bench.settled()
    assert [question.text for question in bench.asker.questions].count("and in September?") == 1


async def test_what_only_names_something_is_not_told_by_what_speaks_of_the_place_alone(bench):
    server, ada, lookup = bench.server, bench.server.people.user(), "and the pool (Eastport, August)?"
    opens = "The pool of Eastport opens on Sunday."
    teach(bench)
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        none = await said(bench, ada, "and the pool?", reply_to=first)
        await bench.settled()
        await pressed(bench, ada, none, say("watch"))
        answers(bench, text=lookup)
        bench.library.add([WON])
        await eventually(lambda: [question.text for question in bench.asker.questions].count(lookup) > 1)
        listed = await said(bench, ada, "/watching")
        assert listed.text == f"{say('watches')}\n1. {lookup}"
        bench.asker.teach(lookup, ("pool", opens))
        bench.library.add([Draft(id="pool", title="Eastport", text=opens)])
        told = await server.next_message(none.chat, listed)
    assert told.text.startswith(f"{say('reported')}\n{opens}")


async def test_what_came_while_the_bot_was_down_is_told_when_it_is_back(bench):
    server, ada = bench.server, bench.server.people.user()
    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
    bench.library.add([WON])
    async with bench.running():
        assert (await server.next_message(none.chat, none)).text.startswith(say("reported"))


async def test_neither_a_weak_answer_nor_an_old_article_nor_a_hidden_one_is_news(bench, ahead):
    server, ada = ahead, ahead.people.user()
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        await eventually(lambda: len(bench.asker.questions) > 1)  # whether it was reported in the meantime
        asked = len(bench.asker.questions)
        answers(bench, Confidence.WEAK)
        bench.library.visibility.restrict("The Post", [1], new=True)
        bench.library.add([WON])
        await eventually(lambda: len(bench.asker.questions) > asked)
        answers(bench)
        bench.library.add([replace(HARBOUR, id="other", text="Nothing of that.")])
        await eventually(lambda: len(bench.asker.questions) > asked + 1)
        bench.asker.teach(CUP, ("diary", "Ship number 7 passed to the north."))
        bench.library.add([replace(HARBOUR, id="third", text="Nothing of that either.")])
        await eventually(lambda: len(bench.asker.questions) > asked + 2)
        await said(bench, ada, "/help")
        assert len(server.messages(none.chat)) == 2
    assert waiting(bench) == [CUP]


async def test_what_was_reported_where_the_chat_may_see_it_only_later_is_told_then(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.visibility.restrict("The Post", [1], new=True)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        answers(bench)
        asked = len(bench.asker.questions)
        bench.library.add([WON])
        await eventually(lambda: len(bench.asker.questions) > asked)
        bench.library.visibility.publish("The Post")
        told = await server.next_message(none.chat, none)
    assert told.text.startswith(f"{say('reported')}\nEastport won the cup on Sunday.")


async def test_the_new_text_of_an_article_that_was_there_is_news(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([replace(WON, text="The cup goes on.")])
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        answers(bench)
        bench.library.add([WON])
        told = await server.next_message(none.chat, none)
    assert told.text.startswith(f"{say('reported')}\nEastport won the cup on Sunday.")


async def test_yesterday_stays_the_day_before_it_was_asked(bench):
    clock, asked = ManualClock(), "Who won the cup yesterday?"
    clock.advance(time.time() - 20 * 86_400 - clock.now())
    of_now = replace(WON, published=datetime.now(UTC).date() - timedelta(days=1))

    def answer(question):
        scope = question.scope or period(question.text, question.asked)
        if bench.library.article("won") is None or scope is None:
            return bench.asker.none(question)
        told = is_inside(scope, of_now.published, "")
        quote = bench.asker.quote("won", "Eastport won the cup on Sunday.")
        confidence = Confidence.STRONG if told else Confidence.WEAK
        return replace(bench.asker.none(question, None), confidence=confidence, quotes=(quote,))

    bench.asker.react(asked, answer)
    async with BotApiServer(clock=clock) as bench.server:
        ada = bench.server.people.user()
        async with bench.running():
            none = await said(bench, ada, asked)
            await pressed(bench, ada, none, say("watch"))
            bench.library.add([of_now])
            await eventually(lambda: perhaps(bench) == ["won"])
            assert waiting(bench) == [asked]


async def test_a_question_that_fails_keeps_up_no_other(bench):
    server, ada = bench.server, bench.server.people.user()

    def fails(_question):
        raise RuntimeError

    answers(bench)
    async with bench.running():
        await pressed(bench, ada, await said(bench, ada, "Who lost the cup?"), say("watch"))
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        bench.asker.react("Who lost the cup?", fails)
        bench.library.add([WON])
        assert (await server.next_message(none.chat, none)).text.startswith(say("reported"))
        await eventually(lambda: waiting(bench) == ["Who lost the cup?"])


async def test_where_looking_fails_it_is_logged_once_and_tried_again(bench, log):
    server, ada, tries = bench.server, bench.server.people.user(), []

    def fails():
        tries.append(1)
        raise RuntimeError

    answers(bench)
    async with bench.running():
        none = await said(bench, ada, CUP)
        await pressed(bench, ada, none, say("watch"))
        changes, bench.asker.indexed_change = bench.asker.indexed_change, fails
        await eventually(lambda: len(tries) > 2)
        bench.asker.indexed_change = changes
        bench.library.add([WON])
        assert (await server.next_message(none.chat, none)).text.startswith(say("reported"))
    assert log.getvalue().count("watches are not looked after for now") == 1


async def test_watching_lists_and_takes_off_ones_own_alone(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    group = server.places.supergroup("Room", ada, ben)
    async with bench.running():
        for n in range(2):
            asked = server.people.say(ada, f"/ask@dateline_bot Who won cup {n}?", group)
            await pressed(bench, ada, await server.next_message(group, asked), say("watch"))
        asked = server.people.say(ada, "/watching@dateline_bot", group)
        listed = await server.next_message(group, asked)
        assert listed.text == f"{say('watches')}\n1. Who won cup 0?\n2. Who won cup 1?"
        told_there = [say("watch-elsewhere", question=f"Who won cup {n}?") for n in range(2)]
        everywhere = await said(bench, ada, "/watching")
        assert everywhere.text == f"{say('watches')}\n1. {told_there[0]}\n2. {told_there[1]}"
        assert (await said(bench, ben, "/watching")).text == say("no-watches")
        assert await pressed(bench, ben, listed, "✕ 1") == say("watch-of-another")
        assert labels(listed) == ["✕ 1", "✕ 2"]
        await pressed(bench, ada, listed, "✕ 1")
        assert listed.text == f"{say('watches')}\n1. Who won cup 1?"
        await pressed(bench, ada, listed, "✕ 1")
        assert listed.text == say("no-watches")
        await pressed(bench, ada, everywhere, "✕ 2")  # which ended in the group meanwhile
        assert everywhere.text == say("no-watches")


def test_a_question_from_right_to_left_does_not_turn_what_stands_beside_it_nor_the_other_way_around():
    arabic, english = (Watch(-100, 1, 2, question, "en") for question in ("من فاز بالكأس؟", CUP))
    first, second = listed(say, [arabic, english], {}, 1).body.text.splitlines()[1:]
    assert first == "1. \u2068من فاز بالكأس؟\u2069 (in a group)"
    assert second == f"2. {CUP} (in a group)"
    for line in listed(speech("ar"), [arabic, english], {}, -100).body.text.splitlines()[1:]:
        assert line.startswith(
            "\u200f"
        )  # Telegram takes the way a line runs from its first letter outside isolates
        assert line.endswith("\u2069")


async def test_who_is_behind_a_mask_is_not_told_that_they_wait_for_nothing(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.supergroup("Room", ada)
    async with bench.running():
        asked = server.people.say(ada, f"/ask@dateline_bot {CUP}", group, anonymous=True)
        none = await server.next_message(group, asked)
        assert await pressed(bench, ada, none, say("watch")) == say("watched-here")
        masked = server.people.say(ada, "/watching@dateline_bot", group, anonymous=True)
        assert (await server.next_message(group, masked)).text == say("ask-in-private")


async def test_a_person_has_so_many_and_the_same_question_once(bench):
    ada = bench.server.people.user()
    async with bench.running():
        for n in range(MOST):
            none = await said(bench, ada, f"Who won cup {n}?")
            assert await pressed(bench, ada, none, say("watch")) == say("watched")
        assert await pressed(bench, ada, none, say("watch")) == say("watched")
        assert await pressed(bench, ada, await said(bench, ada, CUP), say("watch")) == say("too-many-watches")
    assert len(waiting(bench)) == MOST


async def test_of_several_who_wait_for_the_same_in_a_group_it_is_told_once(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    group = server.places.supergroup("Room", ada, ben)
    answers(bench)
    async with bench.running():
        none = await server.next_message(group, server.people.say(ada, f"/ask@dateline_bot {CUP}", group))
        for person in (ada, ben):
            assert await pressed(bench, person, none, say("watch")) == say("watched-here")
        last = await said(bench, ada, CUP)
        await pressed(bench, ada, last, say("watch"))
        bench.library.add([WON])
        await eventually(lambda: not waiting(bench))
    assert [message.text.startswith(say("reported")) for message in server.messages(group)] == [False, True]
