import json

import pytest
import sqlalchemy as sa
from bench import QuickClock, StillClock, eventually
from talk import FERRY, LEFT_AT

from bot import state
from bot.speech import speech
from bot.telegram.answers import Answers
from bot.telegram.inbox import Inbox
from knowledge.errors import TransientError, UserError

say = speech()
HELP = say("help", ask="/ask@dateline_bot", bot="@dateline_bot")


async def test_429_is_waited_out_and_doubles_nothing(bench):
    server, ada = bench.server, bench.server.people.user()
    server.faults.too_many("sendMessage", 17, times=2)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert bench.clock.waits == [17.0, 17.0]
    assert len(server.messages(asked.chat)) == 1
    assert bench.doubles_possible() == 0


async def test_429_pauses_its_chat_alone(bench):
    server, ada, bob = bench.server, bench.server.people.user("Ada"), bench.server.people.user("Bob")
    bench.clock = StillClock()
    async with bench.running():
        server.faults.too_many("sendMessage", 30)
        first = server.people.say(ada, FERRY)
        await eventually(lambda: bench.clock.waits == [30.0])
        second = server.people.say(ada, "/help")
        other = server.people.say(bob, FERRY)
        assert LEFT_AT in (await server.next_message(other.chat, other)).text
        assert server.messages(first.chat) == []
        bench.clock.gate.set()
        await bench.settled()
    assert [message.reply_to for message in server.messages(first.chat)] == [first, second]


async def test_however_many_messages_wait_in_a_paused_chat_the_others_are_answered(bench):
    server, ada, bob = bench.server, bench.server.people.user("Ada"), bench.server.people.user("Bob")
    bench.clock = StillClock()
    async with bench.running():
        server.faults.too_many("sendMessage", 30)
        for _ in range(300):
            server.people.say(ada, "/help")
        await eventually(lambda: bench.clock.waits == [30.0])
        other = server.people.say(bob, FERRY)
        assert LEFT_AT in (await server.next_message(other.chat, other)).text
        assert server.messages(server.places.private(ada)) == []


async def test_after_a_pause_the_messages_of_a_chat_go_one_by_one(bench):
    server, ada = bench.server, bench.server.people.user()
    server.faults.too_many("sendMessage", 5, times=3)
    async with bench.running():
        for _ in range(6):
            asked = server.people.say(ada, "/help")
        await bench.settled()
    assert len(server.messages(asked.chat)) == 6
    # Not six times three: whoever comes next waits with the one who was refused.
    assert len(server.calls("sendMessage", accepted=False)) == 3
    assert sum(bench.clock.waits) == 15.0


@pytest.mark.parametrize("fault", ["server_error", "bad_gateway", "drop_before"])
async def test_a_failure_is_tried_again_with_growing_pauses(bench, fault):
    server, ada = bench.server, bench.server.people.user()
    getattr(server.faults, fault)("sendMessage", times=4)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert len(server.messages(asked.chat)) == 1
    assert len(bench.asker.questions) == 1
    assert [0.25 <= wait / 2**n <= 0.5 for n, wait in enumerate(bench.clock.waits)] == [True] * 4
    # Neither a server's failure nor a broken line says how far the message got.
    assert bench.doubles_possible() == 4


async def test_a_lost_confirmation_is_counted_because_the_answer_may_come_twice(bench):
    server, ada = bench.server, bench.server.people.user()
    server.faults.drop_after("sendMessage")
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await bench.settled()
    assert len(server.messages(asked.chat)) == 2
    assert bench.doubles_possible() == 1
    assert bench.outcomes() == ["answered: strong"]


async def test_what_never_left_is_no_possible_double(bench):
    server, ada = bench.server, bench.server.people.user()

    class Comeback(QuickClock):
        async def sleep(self, seconds):
            await super().sleep(seconds)
            if len(self.waits) == 3:
                await server.start(port)

    bench.clock = Comeback()
    async with bench.running():
        asked = server.people.say(ada, "/ask")
        await server.next_message(asked.chat, asked)
        gone = _away(server, bench)
        asked = server.people.say(ada, FERRY)
        await gone
        port = server.port
        await bench.settled()
    assert len(server.messages(asked.chat)) == 2
    assert bench.doubles_possible() == 0


async def _away(server, bench):
    """The server stops listening while the question is looked up."""
    await eventually(lambda: bench.asker.questions)
    await server.stop()


async def test_a_reader_who_has_blocked_the_bot(bench, gate):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        server.people.say(ada, "Slow?")
        await gate.reached()
        server.places.block(ada)
        gate.open()
        await bench.settled()
    assert bench.outcomes() == ["refused: Forbidden", "ignored"]
    assert bench.clock.waits == []


async def test_a_message_that_telegram_will_not_have_is_tried_once(bench):
    server, ada = bench.server, bench.server.people.user()
    group = server.places.supergroup("Forum", ada, forum=True)
    topic = server.places.topic(group, ada, "Closed soon")
    async with bench.running():
        del group.topics[topic]
        asked = server.people.say(ada, f"/ask@dateline_bot {FERRY}", group)
        payload = asked.to_dict() | {"message_thread_id": topic, "is_topic_message": True}
        server.inject("message", payload)
        await bench.settled()
    assert bench.outcomes()[-2:] == ["answered: strong", "refused: BadRequest"]
    assert len(server.calls("sendMessage", accepted=False)) == 1


async def test_the_same_update_twice_is_answered_once(bench):
    server, ada = bench.server, bench.server.people.user()
    server.faults.duplicate_updates(2)
    async with bench.running():
        first = server.people.say(ada, FERRY)
        await server.next_message(first.chat, first)
        await bench.settled()
        second = server.people.say(ada, FERRY)
        await server.next_message(first.chat, second)
        server.updates.repeat(server.updates.created[0])
        third = server.people.say(ada, "/ask")
        await server.next_message(first.chat, third)
        await bench.settled()
    assert len(server.messages(first.chat)) == 3
    assert len(bench.asker.questions) == 2


async def test_a_newer_telegram(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        server.faults.unknown_fields(1)
        asked = server.people.say(ada, FERRY)
        server.inject("holographic_message", {"depth": 3})
        server.inject("my_chat_member", {"unread": "able"})
        server.inject("message", {"no": "message"})
        helped = server.people.say(ada, "/help")
        await bench.settled()
    answers = {message.reply_to: message.text for message in server.messages(asked.chat)}
    assert LEFT_AT in answers[asked]
    assert answers[helped] == HELP
    # One that can be read in part fails by itself.
    outcomes = ["answered: strong", "failed: AttributeError", "ignored", "said", "unreadable"]
    assert sorted(bench.outcomes()) == outcomes


async def test_polling_survives_what_goes_wrong(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        server.faults.drop_before("getUpdates")
        server.faults.bad_gateway("getUpdates")
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text


async def test_a_failed_edit_is_tried_again_and_a_needless_one_is_no_failure(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Is the harbour open?")
        message = await server.next_message(asked.chat, asked)
        server.faults.too_many("editMessageText", 3)
        server.faults.drop_after("editMessageText")
        server.faults.bad_gateway("answerCallbackQuery")
        press = server.people.press(ada, message, "Source 1/3 ▸")
        await server.wait_for(lambda: "reopened on" in message.text)
        await bench.settled()
        assert press.answer is not None
    assert bench.outcomes() == ["answered: strong", "shown"]
    assert [call.error for call in server.calls("editMessageText", accepted=False)][-1].startswith(
        "Bad Request: message is not modified"
    )
    assert bench.doubles_possible() == 0


async def test_a_button_on_a_message_that_was_deleted(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Is the harbour open?")
        message = await server.next_message(asked.chat, asked)
        server.people.delete(message)
        press = server.people.press(ada, message, "Source 1/3 ▸")
        await bench.settled()
    assert press.answer is not None
    assert bench.outcomes() == ["answered: strong", "refused: BadRequest"]


async def test_an_article_withdrawn_while_its_answer_waits_is_not_sent(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.clock = StillClock()
    server.faults.too_many("sendMessage", 30)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await eventually(lambda: bench.clock.waits == [30.0])
        bench.library.remove(["harbour"])
        bench.clock.gate.set()
        assert (await server.next_message(asked.chat, asked)).text == say("all-withdrawn")


async def test_nothing_of_what_people_write_stays_in_the_database_where_they_were_answered(bench):
    server, ada = bench.server, bench.server.people.user("Ada")
    bench.asker.teach("my secret is Rumpelstiltskin", ("harbour", "No one was hurt, the coast guard said."))
    async with bench.running():
        server.people.say(ada, FERRY)
        server.people.say(ada, "my secret is Rumpelstiltskin")
        await bench.settled()
    kept = b"".join(path.read_bytes() for path in bench.folder.glob("bot.db*"))
    assert b"bot_meta" in kept
    for words in ("Rumpelstiltskin", FERRY, LEFT_AT, json.dumps(FERRY)[1:-1]):
        assert words.encode() not in kept


async def test_an_update_is_stored_before_telegram_may_forget_it(bench, monkeypatch):
    server, ada = bench.server, bench.server.people.user()
    confirm, confirmed, lost = server.updates.confirm, [], []

    def watched(update_id):
        with bench.database() as database, database.reading() as connection:
            stored = set(connection.execute(sa.select(state.updates.c.id)).scalars())
        covered = {update.id for update in server.updates.created if update.id <= update_id}
        confirmed.extend(covered)
        lost.extend(covered - stored)
        confirm(update_id)

    monkeypatch.setattr(server.updates, "confirm", watched)
    async with bench.running():
        for text in ("/help", FERRY, "/start"):
            server.people.say(ada, text)
        await server.wait_for(lambda: not server.updates.pending)
    assert len(set(confirmed)) == 3
    assert lost == []


async def test_a_full_disk_confirms_nothing(bench, monkeypatch):
    server, ada = bench.server, bench.server.people.user()
    store, full = Inbox.store, []

    def fails_once(self, updates):
        if updates and not full:
            full.append(len(updates))
            raise UserError("the disk is full")
        return store(self, updates)

    monkeypatch.setattr(Inbox, "store", fails_once)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await eventually(lambda: bool(full))
        assert server.updates.confirmed == 0
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert full == [1]
    assert bench.outcomes() == ["answered: strong"]


def failing(monkeypatch, owner, name, error, times=1):
    """The method fails so many times, and works from then on."""
    works, failed = getattr(owner, name), []

    def fails(self, *given, **named):
        if len(failed) < times:
            failed.append(name)
            raise error
        return works(self, *given, **named)

    monkeypatch.setattr(owner, name, fails)
    return failed


STORED = pytest.mark.parametrize(
    ("owner", "name"),
    [
        *((Inbox, "begin"), (Inbox, "sending"), (Inbox, "held"), (Inbox, "done")),
        *((Answers, "standing"), (Answers, "keep"), (Answers, "find"), (Answers, "sent")),
    ],
)


@STORED
async def test_a_database_that_is_busy_for_a_moment_costs_nobody_the_answer(bench, monkeypatch, owner, name):
    server, ada = bench.server, bench.server.people.user()
    failed = failing(monkeypatch, owner, name, TransientError("bot.db is in use"))
    server.faults.too_many("sendMessage", 3)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert failed == [name]
    assert bench.outcomes() == ["answered: strong"]
    assert len(server.messages(asked.chat)) == 1
    assert bench.doubles_possible() == 0


async def test_a_library_that_is_busy_for_a_moment_is_asked_again(bench, monkeypatch):
    server, ada = bench.server, bench.server.people.user()
    failing(monkeypatch, type(bench.asker), "answer", TransientError("library.db is in use"), times=2)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert bench.outcomes() == ["answered: strong"]


@pytest.mark.parametrize("name", ["begin", "sending", "done"])
async def test_answers_go_on_by_themselves_when_a_full_disk_has_room_again(bench, monkeypatch, name):
    server, ada = bench.server, bench.server.people.user()
    failed = failing(monkeypatch, Inbox, name, UserError("the disk is full"), times=6)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
        await bench.settled()
    assert len(failed) == 6
    assert [0.25 <= wait / 2**n <= 0.5 for n, wait in enumerate(bench.clock.waits)] == [True] * 6
    assert len(server.messages(asked.chat)) == 1
    assert bench.outcomes() == ["answered: strong"]


async def test_stopped_while_the_disk_is_full_it_answers_after_the_restart(bench, monkeypatch):
    server, ada = bench.server, bench.server.people.user()
    bench.clock = StillClock()
    failing(monkeypatch, Inbox, "sending", UserError("the disk is full"))
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await eventually(lambda: bench.clock.waits)
    assert server.messages(asked.chat) == []
    async with bench.running():
        await server.wait_for(lambda: server.messages(asked.chat))
        await bench.settled()
    assert len(server.messages(asked.chat)) == 1
    assert bench.doubles_possible() == 0
