"""How good the answers are on what readers said of them: measured aside, told as it goes, never in their way."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest
from bench import Gate, eventually
from talk import LEFT, said

from bot.speech import languages, speech
from bot.telegram.feedback import Feedback
from bot.telegram.found import Found
from bot.telegram.operators import quality
from bot.telegram.operators.quality import Measured, shown
from bot.telegram.presses import Press, Verb
from index.answer import Confidence

EN = speech("en")
FERRY, OPEN, HURT = "When did the last ferry leave?", "Is the harbour open?", "Was anybody hurt?"
SHIP = "Which ship was the last?"


async def measured(bench, boss):
    """What /quality says in the end."""
    message = await said(bench, boss, "/quality")
    await bench.settled()
    return message


def judge(bench, *verdicts):
    """What readers said: a verdict, the question, and the article and sentence that it was said of."""
    with bench.database() as database:
        feedback = Feedback(database)
        for verb, question, article, words in verdicts:
            found = Found(uuid4().hex[:16], Confidence.STRONG, (bench.asker.quote(article, words),), None)
            feedback.keep(Press(verb, found.id, 0), found, question, date(2021, 8, 14))


async def test_what_readers_said_is_asked_again_and_measured(bench, boss):
    cup = [(Verb.NO, f"Who won cup {n}?", "harbour", LEFT) for n in range(3)]
    judge(
        bench,
        (Verb.GOOD, FERRY, "harbour", LEFT),
        (Verb.GOOD, OPEN, "reopened", "The harbour reopened on Thursday at noon."),
        (Verb.WRONG, HURT, "harbour", LEFT),  # which is not what comes first now
        (Verb.WRONG, SHIP, "diary", "Ship number 60 passed to the north."),
        *cup,
    )
    bench.asker.teach("Who won cup 1?", ("harbour", LEFT))
    async with bench.running():
        lines = (await measured(bench, boss)).text.splitlines()
    asked = {(question.text, question.asked.date(), question.chat) for question in bench.asker.questions}
    known = (FERRY, OPEN, HURT, SHIP, *(case[1] for case in cup))
    assert asked == {(text, date(2021, 8, 14), None) for text in known}
    assert lines[0] == EN("quality", cases=7, known=7)
    # The first article of the second question is not the one that a reader called right.
    assert EN("quality-hit", share=50, of=2) in lines
    assert EN("quality-answered", share=100, of=2) in lines
    assert EN("quality-refused", share=67, of=3) in lines
    assert EN("quality-wrong", share=50, of=2) in lines
    assert EN("quality-unknown", unknown=2) in lines
    assert lines[-1] == EN("quality-cannot-calibrate", command="dateline calibrate", answerable=20, unanswerable=10)


async def test_only_the_newest_cases_are_asked(bench, boss, monkeypatch):
    monkeypatch.setattr(quality, "CASES", 3)
    judge(bench, *((Verb.NO, f"Who won cup {n}?", "harbour", LEFT) for n in range(5)))
    judge(bench, (Verb.NO, "Who won cup 0?", "harbour", LEFT))  # said of again, so it is the newest
    async with bench.running():
        lines = (await measured(bench, boss)).text.splitlines()
    assert lines[0] == EN("quality", cases=3, known=5)
    assert {question.text for question in bench.asker.questions} == {f"Who won cup {n}?" for n in (3, 4, 0)}


async def test_it_is_counted_neither_as_a_question_nor_as_unanswered(bench, boss):
    judge(bench, (Verb.NO, "Who won?", "harbour", LEFT))
    async with bench.running():
        await measured(bench, boss)
        assert (await said(bench, boss, "/unanswered")).text == EN("no-unanswered")
        assert EN("stats-questions", counts="0 · 0 · 0") in (await said(bench, boss, "/stats")).text


async def test_readers_are_answered_while_it_measures_and_progress_is_told(bench, boss):
    ada, gate = bench.server.people.user(), Gate(bench.asker)
    judge(bench, *((Verb.NO, f"Who won cup {n}?", "harbour", LEFT) for n in range(3)))
    bench.asker.react("Who won cup 2?", gate)
    async with bench.running():
        try:
            message = await said(bench, boss, "/quality")
            await gate.reached()
            await eventually(lambda: message.text == EN("quality-so-far", done=2, total=3))
            assert LEFT in (await said(bench, ada, FERRY)).text
            assert (await said(bench, boss, "/quality")).text == EN("quality-busy")
        finally:
            gate.open()
        await bench.settled()
    assert message.text.startswith(EN("quality", cases=3, known=3))


async def test_what_a_stop_broke_off_is_measured_after_the_start(bench, boss):
    gate = Gate(bench.asker)
    judge(bench, *((Verb.NO, f"Who won cup {n}?", "harbour", LEFT) for n in range(20)))
    bench.asker.react("Who won cup 0?", gate)

    async def let_go():
        await eventually(lambda: not bench.server.updates.polling)
        gate.open()

    async with bench.running():
        broken = await said(bench, boss, "/quality")
        await gate.reached()
        await bench.server.wait_for(lambda: bench.server.updates.polling)
        stopping = asyncio.create_task(let_go())  # while the bot stops, which waits for what runs
    await stopping
    assert broken.text == EN("quality-so-far", done=0, total=20)
    assert len(bench.asker.questions) == 1
    async with bench.running():
        told = await bench.server.next_message(broken.chat, broken)
        await bench.settled()
    assert told.text.startswith(EN("quality", cases=20, known=20))


async def test_without_a_case_it_says_what_is_missing(bench, boss):
    judge(bench, (Verb.WRONG, HURT, "harbour", LEFT))
    bench.library.remove(["harbour"])
    async with bench.running():
        assert (await measured(bench, boss)).text == f"{EN('quality-none')} {EN('quality-gone', unknown=1)}"
        ada = bench.server.people.user()
        assert (await said(bench, ada, "/quality")).text == EN("unknown-command")


@pytest.mark.parametrize("language", languages())
def test_all_that_is_measured_fits_a_message_and_what_suffices_is_told(language):
    say = speech(language)
    many = 10**6
    most = Measured(many, many, many, many, many, many, 1.0, 1.0, 1.0, 1.0, many, many)
    body = shown(say, most).body.text
    assert len(body) <= 4096
    assert body.endswith(say("quality-can-calibrate", command="dateline calibrate"))
    nothing = Measured(1, 0, 1, 0, 1, 0, None, None, 0.0, None, 1.0, 1.0)
    assert say("quality-refused", share=0, of=1) in shown(say, nothing).body.text
