"""/privacy says what is kept of people, and /forget deletes it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from bench import eventually
from talk import FERRY, LEFT_AT, answer_to, pressed, said

from bot import state
from bot.speech import speech
from bot.telegram.feedback import Feedback, Said
from bot.telegram.inbox import Inbox
from index.answer import Confidence
from knowledge.article import Draft
from knowledge.store.database import Database

CUP = "Who won the cup?"
say = speech()


@pytest.fixture
def room(bench):
    people = bench.server.people
    bench.ada, bench.bob = people.user("Ada"), people.user("Bob")
    bench.room = bench.server.places.supergroup("Room", bench.ada, bench.bob)
    return bench


def rows(bench):
    """All rows of the bot's database, as text, by table."""
    with bench.database() as database, database.reading() as connection:
        return {
            t.name: [str(tuple(r)) for r in connection.execute(sa.select(t))]
            for t in state.metadata.tables.values()
        }


def kept_of(bench, person):
    """The tables in which something says who the person is."""
    return {name for name, some in rows(bench).items() if any(str(person.id) in row for row in some)}


async def use(bench, person):
    """Do all that leaves something behind."""
    answer = await said(bench, person, FERRY)
    await pressed(bench, person, answer, "👍")
    for chat, text in ((None, CUP), (bench.room, f"/ask@dateline_bot {CUP}")):
        await pressed(bench, person, await said(bench, person, text, chat), say("watch"))
    shown = await said(bench, person, "/settings")
    await pressed(bench, person, shown, say("settings-be-certain"))
    return answer


async def test_what_is_kept_of_a_person_is_deleted_and_of_nobody_else(room):
    async with room.running():
        answer = await use(room, room.ada)
        await use(room, room.bob)
        others = kept_of(room, room.bob)
        assert {"answers", "replies", "shown", "watches", "chat_settings"} <= kept_of(room, room.ada)
        asked = await said(room, room.ada, "/forget")
        assert asked.text == say("forget-ask")
        await pressed(room, room.ada, asked, say("forget-yes"))
        assert asked.text == say("forget-done")
        assert list(asked.buttons()) == []
        assert kept_of(room, room.ada) == set()
        assert kept_of(room, room.bob) == others
        assert len(rows(room)["verdicts"]) == 2  # which do not say whose they are
        for button in (say("context"), "👍"):
            assert await pressed(room, room.ada, answer, button) is None  # nor thanks for what is not noted
            assert room.server.messages(answer.chat)[-1].text == say("forgotten")
        assert say("settings-also-weak") in (await said(room, room.ada, "/settings")).text
        assert (await said(room, room.ada, "/watching")).text == say("no-watches")


async def test_what_is_deleted_stands_nowhere_in_the_files_any_more(room):
    number = "+49 170 7654321"  # taken out of what is kept of questions without their askers
    async with room.running():
        none = await said(room, room.ada, f"Whose number is {number}?")
        await pressed(room, room.ada, none, say("watch"))
        assert any("7654321" in row for row in rows(room)["watches"])
        asked = await said(room, room.ada, "/forget")
        await pressed(room, room.ada, asked, say("forget-yes"))
        files = [file for file in room.folder.iterdir() if file.name.startswith("bot.db")]
        assert room.folder / "bot.db-wal" in files
        assert not [file.name for file in files if b"7654321" in file.read_bytes()]


async def test_it_is_forgotten_who_judged_an_answer_in_a_group_and_not_what_was_said(room):
    async with room.running():
        asked = room.server.people.say(room.ada, f"/ask@dateline_bot {FERRY}", room.room)
        answer = await answer_to(room, asked)
        for person in (room.ada, room.bob):
            await pressed(room, person, answer, "👍")
        judges = rows(room)["judges"]
        assert len(judges) == 2
        assert not any(str(person.id) in row for person in (room.ada, room.bob) for row in judges)
        await pressed(room, room.ada, await said(room, room.ada, "/forget"), say("forget-yes"))
        [left] = rows(room)["judges"]
        assert left in judges
        await pressed(room, room.bob, answer, "👍")
        assert rows(room)["judges"] == [left]  # who is still known, and not counted again
    with room.database() as database:
        assert Feedback(database).said(datetime.now(UTC)) == Said(good=2, bad=0)


async def test_nobody_is_told_what_they_had_waited_for(room):
    room.look_every = 0.05
    won = Draft(id="won", title="Eastport wins the cup", text="Eastport won the cup on Sunday.")

    def cup(question):
        if room.library.article("won") is None:
            return room.asker.none(question)
        quote = room.asker.quote("won", "Eastport won the cup on Sunday.")
        return replace(room.asker.none(question, None), confidence=Confidence.STRONG, quotes=(quote,))

    room.asker.react(CUP, cup)
    async with room.running():
        for person in (room.ada, room.bob):
            await pressed(room, person, await said(room, person, CUP), say("watch"))
        asked = await said(room, room.ada, "/forget@dateline_bot", room.room)
        await pressed(room, room.ada, asked, say("forget-yes"))
        room.library.add([won])
        private = room.server.places.private(room.bob)
        await room.server.wait_for(lambda: "Sunday" in room.server.messages(private)[-1].text)
    assert not any("Sunday" in m.text for m in room.server.messages(room.server.places.private(room.ada)))


async def test_a_reply_to_an_answer_from_before_goes_on_from_nothing(room):
    room.asker.teach("Who ordered the Eastport closure?", ("harbour", LEFT_AT))
    async with room.running():
        before = await said(room, room.ada, "Who ordered the Eastport closure?")
        await room.settled()
        await pressed(room, room.ada, await said(room, room.ada, "/forget"), say("forget-yes"))
        await said(room, room.ada, "and when?", reply_to=before)
    assert [question.text for question in room.asker.questions] == [
        "Who ordered the Eastport closure?",
        "and when?",
    ]


async def test_how_often_somebody_asked_is_forgotten_too(room):
    room.more = {"person_limit": 2}
    async with room.running():
        await said(room, room.ada, FERRY)
        await pressed(room, room.ada, await said(room, room.ada, "/forget"), say("forget-yes"))
        for _ in range(2):
            assert LEFT_AT in (await said(room, room.ada, FERRY)).text


async def test_what_still_waits_in_the_inbox_is_dropped(room, gate):
    async with room.running():
        question = room.server.people.say(room.ada, "Slow?")
        await gate.reached()
        kept = [m for m in room.server.messages(question.chat) if m.sender is room.server.bot]
        assert kept == []
        asked = await said(room, room.ada, "/forget")
        press = room.server.people.press(room.ada, asked, say("forget-yes"))
        await room.server.wait_for(lambda: press.answer is not None and asked.text == say("forget-done"))
        waiting = [row for row in rows(room)["updates"] if "Slow?" in row]
        assert waiting == []
        gate.open()


def test_updates_of_every_kind_are_known_by_who_did_them(tmp_path):
    database = Database.from_file(tmp_path / "bot.db")
    inbox = Inbox(database, 1)
    kinds = ("message", "edited_message", "callback_query", "chosen_inline_result", "my_chat_member")
    updates = [{"update_id": n, kind: {"from": {"id": 7}}} for n, kind in enumerate(kinds)]
    updates.append({"update_id": 8, "message": {"from": {"id": 77}, "text": "7"}})
    updates.append({"update_id": 9, "channel_post": {"chat": {"id": 7}}})
    updates.append({"update_id": 10, "message": {"from": {"id": 7}, "text": "/forget"}})
    inbox.store(updates)
    inbox.forget(7, but=10)
    assert [update["update_id"] for update in inbox.pending()] == [8, 9, 10]
    assert "/forget" in json.dumps(inbox.pending())
    database.close()


async def test_whoever_keeps_keeps_all(room):
    async with room.running():
        await use(room, room.ada)
        before = rows(room)["answers"], rows(room)["watches"], rows(room)["chat_settings"]
        asked = await said(room, room.ada, "/forget")
        await pressed(room, room.ada, asked, say("forget-no"))
        assert asked.text == say("forget-kept")
    assert before == (rows(room)["answers"], rows(room)["watches"], rows(room)["chat_settings"])


async def test_in_a_group_the_button_is_for_who_asked(room):
    async with room.running():
        await use(room, room.ada)
        await use(room, room.bob)
        asked = await said(room, room.ada, "/forget@dateline_bot", room.room)
        await room.settled()
        before = kept_of(room, room.ada), kept_of(room, room.bob)
        assert await pressed(room, room.bob, asked, say("forget-yes")) == say("forget-not-yours")
        assert (kept_of(room, room.ada), kept_of(room, room.bob)) == before
        await pressed(room, room.ada, asked, say("forget-yes"))
        assert (kept_of(room, room.ada), kept_of(room, room.bob)) == (set(), before[1])


async def test_who_hides_behind_a_group_or_a_channel_is_told_to_come_in_private(room):
    channel = room.server.places.channel("News", room.ada)
    async with room.running():
        for how in ({"anonymous": True}, {"as_chat": channel}):
            told = await said(room, room.ada, "/forget@dateline_bot", room.room, **how)
            assert told.text == say("forget-in-private")


@pytest.mark.parametrize("code", ["en", "de", "ru", "ar"])
async def test_privacy_says_what_is_kept_and_who_runs_the_bot(room, code):
    person = room.server.people.user("Eve", language_code=code)
    async with room.running():
        told = (await said(room, person, "/privacy")).text
    own = speech(code)
    assert own("privacy-no-contact") in told
    assert "7" in told
    assert "90" in told
    assert "/forget" in told
    room.more = {"contact": "The Harbour Post, post@harbour.example"}
    async with room.running():
        told = (await said(room, person, "/privacy")).text
    assert own("privacy-contact", contact="The Harbour Post, post@harbour.example") in told


async def test_both_are_for_those_who_are_not_answered_too(room):
    room.more = {"people": frozenset({room.bob.id}), "person_limit": 1}
    async with room.running():
        assert (await said(room, room.ada, FERRY)).text == say("closed-person", number=str(room.ada.id))
        assert say("privacy-forget") in (await said(room, room.ada, "/privacy")).text
        asked = await said(room, room.ada, "/forget")
        await pressed(room, room.ada, asked, say("forget-yes"))
        assert asked.text == say("forget-done")
        quiet = room.server.people.say(room.ada, "/privacy@dateline_bot", room.room)
        assert (await answer_to(room, quiet)).text == say("closed-here")


async def test_what_was_forwarded_last_is_forgotten_too(room):
    people = room.server.people
    async with room.running():
        post = people.post(room.server.places.channel("News", bot="left"), FERRY)
        forwarded = people.forward(room.ada, post)
        await answer_to(room, forwarded)
        await pressed(room, room.ada, await said(room, room.ada, "/forget"), say("forget-yes"))
        assert (await said(room, room.ada, "/source")).text == say("how-to-source")


async def test_what_is_kept_for_a_while_only_goes_in_time_though_nobody_comes_by(room):
    """Of an answer it stays what was quoted in the chat, for its buttons, not in which message, nor to what."""
    async with room.running():
        message = await use(room, room.ada)
        await pressed(room, room.ada, await said(room, room.ada, f"/ask@dateline_bot {FERRY}", room.room), "👍")
        await room.settled()
    long_ago = datetime.now(UTC) - timedelta(days=91)
    with room.database() as database, database.writing() as connection:
        for table, column, value in (
            (state.updates, "done", long_ago),
            (state.shown, "made", long_ago),
            (state.answers, "made", long_ago),
            (state.replies, "made", long_ago),
            (state.unanswered, "last", long_ago.date()),
            (state.judges, "day", long_ago.date()),
        ):
            assert connection.execute(table.update().values({column: value})).rowcount
    async with room.running():
        await eventually(lambda: not rows(room)["judges"])
        kept = rows(room)
        assert {name for name in ("updates", "shown", "mentions", "replies", "unanswered") if kept[name]} == set()
        with room.database() as database, database.reading() as connection:
            assert set(connection.execute(sa.select(state.answers.c.message)).scalars()) == {None}
        press = room.server.people.press(room.ada, message, "👎")
        await room.server.wait_for(lambda: press.answer is not None)
        assert press.answer["text"] == say("what-is-wrong")
