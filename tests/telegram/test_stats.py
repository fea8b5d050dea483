"""The numbers that administrators see: what was asked, and how that went."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from talk import pressed, said

from bot.speech import languages, speech
from bot.telegram.diary import Latency
from bot.telegram.operators.stats import PERIODS, ROWS, Numbers, shown
from bot.telegram.tally import Tally

EN = speech("en")


async def numbers(bench, boss):
    """The lines of /stats, once all is done that was begun before."""
    await bench.settled()
    return (await said(bench, boss, "/stats")).text.splitlines()


def row(name, *counts):
    return EN(f"stats-{name}", counts=" · ".join(map(str, counts)))


async def test_questions_are_counted_by_what_became_of_them(bench, boss):
    ada = bench.server.people.user()

    def fails(_question):
        raise RuntimeError

    bench.asker.react("Broken?", fails)
    async with bench.running():
        for question in ("When did the last ferry leave?", "Is the harbour open?", "Was anybody hurt?", "Who won?"):
            await said(bench, ada, question)
        for no_question in ("Hello!", "/help", "/watching"):
            await said(bench, ada, no_question)
        assert (await said(bench, ada, "Broken?")).text == EN("failed")
        asked = bench.server.people.say(ada, "Who one?")
        await bench.server.next_message(asked.chat, asked)
        bench.server.people.edit(asked, "Who lost?")
        lines = await numbers(bench, boss)
    assert {
        row("questions", 6, 6, 6),
        row("strong", 2, 2, 2),
        row("perhaps", 1, 1, 1),
        row("none", 2, 2, 2),
        row("failed", 1, 1, 1),
    } <= set(lines)
    assert re.search(r"for half, [\d,]+ ms or less for 95 % \(6 latest questions since I was started\)", lines[-1])


async def test_numbers_are_of_today_of_7_and_of_30_days_and_last(bench, boss):
    now = datetime.now(UTC)
    for days in (0, 6, 7, 29, 30):
        with bench.database() as database:
            Tally(database, lambda days=days: now - timedelta(days=days)).count("question_strong")
    async with bench.running():
        lines = await numbers(bench, boss)
    assert row("strong", 1, 2, 4) in lines
    assert lines[-1] == EN("stats-no-latency")
    async with bench.running():
        assert row("strong", 1, 2, 4) in (await said(bench, boss, "/stats")).text


async def test_inline_queries_what_is_chosen_and_what_readers_say_is_counted(bench, boss):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        for _ in range(2):
            search = server.people.inline(ada, "When did the last ferry leave?")
            await server.wait_for(lambda: search.answered)  # noqa: B023
        server.people.choose(search, search.results[0].id)
        good = await said(bench, ada, "When did the last ferry leave?")
        await pressed(bench, ada, good, "👍")
        bad = await said(bench, ada, "Was anybody hurt?")
        await pressed(bench, ada, bad, "👎")
        await pressed(bench, ada, bad, EN("wrong-passage"))
        await pressed(bench, ada, await said(bench, ada, "Is the harbour open?"), "👎")  # and no reason
        lines = await numbers(bench, boss)
    expected = {"inline": 2, "chosen": 1, "good": 1, "bad": 2, "articles": 3}
    assert {row(name, *[count] * 3) for name, count in expected.items()} <= set(lines)


async def test_what_waits_is_told(bench, boss, gate):
    ada = bench.server.people.user()
    bench.asker.pending = 1234
    bench.server.faults.drop_after("sendMessage")
    async with bench.running():
        await said(bench, ada, "When did the last ferry leave?")
        await bench.settled()
        slow = bench.server.people.say(ada, "Slow?")
        await gate.reached()
        lines = (await said(bench, boss, "/stats")).text.splitlines()
        gate.open()
        await bench.server.next_message(slow.chat, slow)
    assert EN("stats-pending", passages=1234) in lines
    assert EN("stats-waiting", updates=1) in lines
    assert EN("stats-doubles", answers=1) in lines


@pytest.mark.usefixtures("boss")
async def test_only_administrators_see_numbers(bench):
    async with bench.running():
        assert (await said(bench, bench.server.people.user(), "/stats")).text == EN("unknown-command")


@pytest.mark.parametrize("language", languages())
def test_numbers_of_any_size_fit_a_message_in_every_language(language):
    most = 10**12
    counts = dict.fromkeys(ROWS, (most,) * len(PERIODS))
    screen = shown(speech(language), Numbers(counts, most, most, most, Latency(most, most, most)))
    assert len(screen.body.text) <= 4096
    assert screen.body.text.count("1,000,000,000,000 · 1,000,000,000,000") == len(ROWS)
