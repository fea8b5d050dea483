"""A crowd of people while the network fails and the process dies: a small version of benchmarks/load.py."""

import signal

from process import start_process

from benchmarks.crowd import FLEETING, SENT_ANEW, SHARES, Account, Crowd, most_a_second
from bot.preview.faults import DROPPED_AFTER, DROPPED_BEFORE, refusal
from bot.telegram.limiter import TELEGRAM
from bot.telegram.patience import SystemClock

QUESTIONS = ("When did the last ferry leave?", "Who lit the lamp?", "When did the last ferry leave?", "And why?")
PATIENCE = 60.0  # seconds without any answer: a busy machine takes many to start a process


def troubled(server):
    server.enforce_rates = True
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
        server.faults.strew(method, 0.03, refusal(1), DROPPED_BEFORE, DROPPED_AFTER)
    return Crowd(server, QUESTIONS, people=60, groups=12)


async def test_everybody_in_a_crowd_is_answered_and_doubles_have_their_reason(bench):
    bench.clock, bench.rates = SystemClock(), TELEGRAM
    crowd = troubled(bench.server)
    async with bench.running():
        await crowd.come(rate=60, seconds=3)
        await crowd.drained(PATIENCE)
        await bench.settled()
        crowd.look()
    account = Account.of(crowd.wishes)
    assert set(account.wanted) == set(SHARES)
    assert account.missing.total() == account.missing[FLEETING]
    assert {"429", "dropped before", "dropped after"} <= {call.fault for call in bench.server.calls()}
    assert account.explained == account.doubles <= bench.doubles_possible()
    assert most_a_second(bench.server.calls("sendMessage", accepted=True)) <= 30


async def test_everybody_in_a_crowd_is_answered_though_the_process_is_killed_among_them(bench):
    server = bench.server
    crowd = troubled(server)
    process = await start_process(bench, "quick")
    await server.wait_for(lambda: server.updates.polling, PATIENCE)
    await crowd.come(rate=60, seconds=1.5)
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    unanswered = crowd.waiting()
    assert any(wish.kind in SENT_ANEW for wish in unanswered)
    process = await start_process(bench, "quick")
    await crowd.come(rate=60, seconds=1.5)
    await crowd.drained(PATIENCE)
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    account = Account.of(crowd.wishes)
    assert account.missing.total() == account.missing[FLEETING]
    assert account.doubles <= bench.doubles_possible()
