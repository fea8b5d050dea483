"""What people asked in vain, as administrators see it: without the askers, most asked first, and not for ever."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from bench import HARBOUR, eventually
from hypothesis import given
from hypothesis import strategies as st
from talk import FERRY, labels, pressed
from test_asking_on import AND, JOINED, TROOPS, teach
from test_render import accepted

from bot import state
from bot.speech import languages, speech
from bot.telegram.anonymous import anonymous
from bot.telegram.operators.questions import listed
from bot.telegram.unanswered import A_PAGE, KEPT, Asked, Page, Unanswered
from index.answer import Confidence
from knowledge.store.database import Database

CUP = "Who won the cup?"
EN = speech("en")


async def said(bench, user, text, chat=None, **more):
    """What the bot answers."""
    chat = chat or bench.server.places.private(user)
    told = await bench.server.next_message(chat, bench.server.people.say(user, text, chat, **more))
    await bench.settled()
    return told


def questions(message):
    """The questions on a list, with their numbers."""
    return [line for line in message.text.splitlines() if line[:1].isdigit()]


def of_long_ago(database):
    u = state.unanswered.c
    with database.reading() as connection:
        return connection.execute(sa.select(u.id).where(u.question.contains("91 days ago"))).all()


def store(bench, now):
    return Unanswered(Database.from_file(bench.folder / "bot.db"), lambda: now)


async def test_what_is_only_named_and_reported_on_was_not_asked_in_vain(bench, boss):
    bench.asker.teach_topic("harbour", ("harbour", HARBOUR.text[:40]))
    async with bench.running():
        for text in ("harbour", CUP):
            await said(bench, boss, text)
        assert questions(await said(bench, boss, "/unanswered")) == [f"1. {CUP}"]


async def test_a_follow_up_that_was_asked_in_vain_is_listed_with_what_it_goes_on_from(bench, boss):
    teach(bench, joined=None)
    ada = bench.server.people.user()
    async with bench.running():
        await said(bench, ada, AND, reply_to=await said(bench, ada, TROOPS))
        assert questions(await said(bench, boss, "/unanswered")) == [f"1. {JOINED}"]


async def test_what_was_asked_in_vain_is_listed_most_asked_first_and_only_that(bench, boss):
    ada = bench.server.people.user("Ada", username="ada_lovelace")
    group = bench.server.places.supergroup("Room", ada)
    async with bench.running():
        await said(bench, ada, "Who lost the cup?")
        await said(bench, ada, CUP)
        await said(bench, ada, "/ask@dateline_bot  who won  the CUP", group)
        for other in ("When did the last ferry leave?", "Was anybody hurt?", "Hello!", "/help"):
            await said(bench, ada, other)
        shown = await said(bench, boss, "/unanswered")
    assert questions(shown) == [f"1. {CUP}", "2. Who lost the cup?"]
    today = EN.day(datetime.now(UTC).date())
    assert EN("unanswered-times", times=2, last=today) in shown.text
    assert EN("unanswered-times", times=1, last=today) in shown.text


async def test_an_edit_of_a_question_is_not_another_one(bench, boss):
    ada = bench.server.people.user()
    async with bench.running():
        chat = bench.server.places.private(ada)
        asked = bench.server.people.say(ada, "Who one the cup?")
        await bench.server.next_message(chat, asked)
        bench.server.people.edit(asked, CUP)
        await bench.settled()
        assert questions(await said(bench, boss, "/unanswered")) == [f"1. {CUP}"]


async def test_an_edit_into_what_nothing_answers_is_listed_and_out_of_it_no_more(bench, boss):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        await said(bench, ada, CUP)
        answer = await said(bench, ada, FERRY)
        people.edit(answer.reply_to, CUP)
        await bench.settled()
        shown = await said(bench, boss, "/unanswered")
        assert questions(shown) == [f"1. {CUP}"]
        assert EN("unanswered-times", times=2, last=EN.day(datetime.now(UTC).date())) in shown.text
        people.edit(answer.reply_to, FERRY)
        await bench.settled()
        shown = await said(bench, boss, "/unanswered")
        assert EN("unanswered-times", times=1, last=EN.day(datetime.now(UTC).date())) in shown.text
        for other, into in (("Who lost it?", "hi"), ("Who made it?", "/latest"), ("Whose cup?", "/timeline cup")):
            people.edit((await said(bench, ada, other)).reply_to, into)
            await bench.settled()
            assert questions(await said(bench, boss, "/unanswered")) == [f"1. {CUP}"]


async def test_neither_who_asked_nor_how_to_reach_anybody_is_kept(bench, boss):
    ada = bench.server.people.user("Grace", username="grace_hopper")
    async with bench.running():
        await said(bench, ada, "Did @jane_doe (jane@doe.example, +49 30 123456-78) win on 2021-08-13?")
        shown = await said(bench, boss, "/unanswered")
    assert questions(shown) == ["1. Did … (…, …) win on 2021-08-13?"]
    rows = sqlite3.connect(bench.folder / "bot.db").execute("SELECT * FROM unanswered").fetchall()
    kept = " ".join(str(value) for row in rows for value in row)
    for private in (str(ada.id), "grace", "Grace", "jane", "123456"):
        assert private not in kept


async def test_a_question_goes_90_days_after_it_was_last_asked(bench, boss):
    now = datetime.now(UTC)
    long = " Was it Eastport?" * 40
    store(bench, now - KEPT).note("Who won 90 days ago?")
    store(bench, now - KEPT - timedelta(days=1)).note(f"Who won 91 days ago?{long}")
    store(bench, now - timedelta(days=200)).note(CUP)
    async with bench.running():
        await said(bench, bench.server.people.user(), CUP)
        shown = await said(bench, boss, "/unanswered")
        assert {line[3:] for line in questions(shown)} == {CUP, "Who won 90 days ago?"}
        with bench.database() as database:
            await eventually(lambda: not of_long_ago(database))
    assert b"Was it Eastport? Was it Eastport?" not in (bench.folder / "bot.db").read_bytes()


async def test_pages_are_turned_and_questions_dropped(bench, boss):
    kept = store(bench, datetime.now(UTC))
    for n in range(A_PAGE + 1):
        for _ in range(20 - n):
            kept.note(f"Who won cup {n}?")
    async with bench.running():
        shown = await said(bench, boss, "/unanswered")
        assert labels(shown) == [*(f"✕ {n}" for n in range(1, A_PAGE + 1)), EN("unanswered-again"), "▸"]
        await pressed(bench, boss, shown, "▸")
        assert questions(shown) == [f"{A_PAGE + 1}. Who won cup {A_PAGE}?"]
        assert shown.text.endswith(EN("page-of", number=2, total=2))
        await pressed(bench, boss, shown, f"✕ {A_PAGE + 1}")
        assert len(questions(shown)) == A_PAGE
        await pressed(bench, boss, shown, "✕ 2")
        assert questions(shown)[:2] == ["1. Who won cup 0?", "2. Who won cup 2?"]
        for _ in range(A_PAGE - 1):
            await pressed(bench, boss, shown, "✕ 1")
        assert shown.text == EN("no-unanswered")


async def test_what_is_answered_meanwhile_is_marked_until_it_is_asked_in_vain_again(bench, boss):
    ada = bench.server.people.user()
    async with bench.running():
        for question in (CUP, "Who lost?", "Who played?"):
            await said(bench, ada, question)
        bench.asker.teach(CUP, ("diary", "Ship number 7 passed to the north."))
        bench.asker.teach("Who lost?", ("harbour", HARBOUR.text[:54]), confidence=Confidence.WEAK)
        shown = await said(bench, boss, "/unanswered")
        await pressed(bench, boss, shown, EN("unanswered-again"))

        def marks(message):
            return {block.split("\n")[0][3:]: block.split("\n")[2:] for block in message.text.split("\n\n")[1:]}

        expected = {
            CUP: [EN("answered-meanwhile")],
            "Who lost?": [EN("perhaps-answered-meanwhile")],
            "Who played?": [],
        }
        assert marks(shown) == expected
        assert marks(await said(bench, boss, "/unanswered")) == expected
        assert bench.asker.questions[-1].chat is None
        bench.asker.react(CUP, bench.asker.none)
        await said(bench, ada, CUP)
        assert marks(await said(bench, boss, "/unanswered"))[CUP] == []


async def test_where_nothing_is_answered_meanwhile_the_press_is_answered_with_a_word(bench, boss):
    ada = bench.server.people.user()

    async def toast(message):
        press = bench.server.people.press(boss, message, EN("unanswered-again"))
        await bench.server.wait_for(lambda: press.answer is not None)
        await bench.settled()
        return press.answer.get("text")

    async with bench.running():
        await said(bench, ada, CUP)
        shown = await said(bench, boss, "/unanswered")
        before = shown.text
        assert await toast(shown) == EN("unanswered-nothing-new")
        assert shown.text == before
        bench.asker.teach(CUP, ("diary", "Ship number 7 passed to the north."))
        assert await toast(shown) is None
        assert EN("answered-meanwhile") in shown.text
        assert await toast(shown) == EN("unanswered-nothing-new")


async def test_asking_again_goes_on_after_a_question_that_fails(bench, boss):
    def fails(_question):
        raise RuntimeError

    async with bench.running():
        for question in (CUP, CUP, "Who lost?"):
            await said(bench, boss, question)
        bench.asker.react(CUP, fails)
        bench.asker.teach("Who lost?", ("diary", "Ship number 7 passed to the north."))
        shown = await said(bench, boss, "/unanswered")
        await pressed(bench, boss, shown, EN("unanswered-again"))
        assert shown.text.count(EN("answered-meanwhile")) == 1


async def test_nobody_else_sees_it_nor_can_press(bench, boss):
    ada = bench.server.people.user()
    group = bench.server.places.supergroup("Room", boss, ada)
    async with bench.running():
        await said(bench, ada, CUP)
        for user, text, chat in ((ada, "/unanswered", None), (boss, "/unanswered@dateline_bot", group)):
            assert CUP not in (await said(bench, user, text, chat)).text
        shown = await said(bench, boss, "/unanswered")
        await pressed(bench, ada, shown, "✕ 1")
        assert questions(await said(bench, boss, "/unanswered")) == [f"1. {CUP}"]


@pytest.mark.parametrize("language", languages())
@given(st.text(min_size=1, max_size=1000), st.integers(1, 10**6))
def test_every_list_keeps_within_a_message(language, question, times):
    day = datetime(2026, 11, 28, tzinfo=UTC).date()
    asked = Asked("0" * 16, question, times, day, day, Confidence.WEAK)
    accepted(listed(speech(language), Page((asked,) * A_PAGE, 9998, 9999)))


@given(st.text(max_size=200))
def test_what_is_taken_out_stays_out(question):
    once = anonymous(question)
    assert "@" not in once or not any(part[:1].isalnum() for part in once.split("@")[1:])
    assert anonymous(once) == once
