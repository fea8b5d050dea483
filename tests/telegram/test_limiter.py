"""Telegram's limits on sending: kept, and kept by the chat that they are about.

Some tests run the limiter by itself in a loop whose time jumps to the next timer, so that minutes take no time.
"""

import asyncio
import selectors
from collections import Counter
from dataclasses import replace

import pytest
from bench import AT_WILL, eventually
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from talk import FERRY, LEFT_AT
from telegram.error import RetryAfter

from bot.telegram.limiter import TELEGRAM, Limiter, Rate

GROUP, PRIVATE = -100, 100


class Jumping(selectors.DefaultSelector):
    """Waits for nothing: the time that it was to wait has passed, and a moment on top, as with any real clock."""

    now = 0.0

    def select(self, timeout=None):
        self.now += (timeout or 0.0) + 1e-6
        return super().select(0)


class LoopClock:
    def now(self):
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds):
        await asyncio.sleep(seconds)


def in_no_time(main):
    selector = Jumping()

    def loop():
        made = asyncio.SelectorEventLoop(selector)
        made.time = lambda: selector.now
        return made

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(main)


class Sent:
    """What has gone out, and when; a chat in `refusing` is told to wait once."""

    def __init__(self, limiter=None):
        self.limiter = limiter or Limiter(LoopClock())
        self.at = []
        self.refusing = {}

    async def send(self, chat, endpoint="sendMessage"):
        async def callback():
            if pause := self.refusing.pop(chat, None):
                raise RetryAfter(pause)
            self.at.append((asyncio.get_running_loop().time(), chat))
            return True

        data = {"chat_id": chat} if chat is not None else {}
        return await self.limiter.process_request(callback, (), {}, endpoint, data, None)

    def most_within(self, seconds):
        times = [at for at, _ in self.at]
        # A window is open at its end: what comes exactly a second later comes in the next one.
        return max(sum(first <= at < first + seconds - 1e-6 for at in times) for first in times)


async def test_a_busy_group_waits_by_itself_and_loses_nothing(bench):
    server, ada, bob = bench.server, bench.server.people.user("Ada"), bench.server.people.user("Bob")
    server.enforce_rates = True
    group = server.places.supergroup("Newsroom", ada)
    bench.rates = TELEGRAM
    async with bench.running():
        asked = [server.people.say(ada, "/ask@dateline_bot", group) for _ in range(40)]
        await server.wait_for(lambda: len(server.messages(group)) >= TELEGRAM.group.burst)
        other = server.people.say(bob, FERRY)
        assert LEFT_AT in (await server.next_message(other.chat, other, timeout=2)).text
        assert len(server.messages(group)) == TELEGRAM.group.burst
    assert server.calls("sendMessage", accepted=False) == []
    assert bench.doubles_possible() == 0
    bench.rates, server.enforce_rates = AT_WILL, False
    async with bench.running():
        await bench.settled()
    assert [message.reply_to for message in server.messages(group)] == asked
    assert bench.doubles_possible() == 0


async def test_many_readers_at_once_are_answered_as_fast_as_telegram_allows(bench):
    server = bench.server
    server.enforce_rates = True
    bench.rates = TELEGRAM
    async with bench.running():
        chats = [server.people.say(server.people.user(), "/ask").chat for _ in range(45)]
        await server.wait_for(lambda: all(map(server.messages, chats)))
    assert server.calls("sendMessage", accepted=False) == []


async def test_what_is_no_message_never_waits_behind_messages(bench, gate):
    server, ada, bob = bench.server, bench.server.people.user("Ada"), bench.server.people.user("Bob")
    bench.rates = replace(TELEGRAM, overall=Rate(1, 1000.0))
    bench.typing_after = 0.0
    async with bench.running():
        asked = server.people.say(ada, "Is the harbour open?")
        message = await server.next_message(asked.chat, asked)
        waits = server.people.say(bob, "/ask")
        press = server.people.press(ada, message, "Source 1/3 ▸")
        search = server.people.inline(bob, FERRY)
        server.people.say(bob, "Slow?")
        await server.wait_for(lambda: press.answered and search.answered)
        await server.wait_for(lambda: any(action.chat is waits.chat for action in server.backend.chat_actions))
        gate.open()
    assert server.messages(waits.chat) == []
    assert server.calls("editMessageText") == []


async def test_stopping_does_not_wait_for_the_limiter(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.rates = replace(TELEGRAM, private=Rate(1, 1000.0))
    async with asyncio.timeout(20):
        async with bench.running():
            server.people.say(ada, "/ask")
            asked = server.people.say(ada, FERRY)
            await eventually(lambda: bench.asker.questions and server.messages(asked.chat))
    assert len(server.messages(asked.chat)) == 1
    assert len(bench.pending()) == 1
    assert bench.doubles_possible() == 0


@settings(max_examples=30, phases=[Phase.generate])  # a shorter list of arrivals would tell no more
@given(st.lists(st.tuples(st.floats(0, 90), st.booleans()), min_size=30, max_size=120))
def test_a_group_never_gets_more_than_twenty_a_minute(arrivals):
    async def main():
        sent = Sent()

        async def one(after, edits):
            await asyncio.sleep(after)
            await sent.send(GROUP, "editMessageText" if edits else "sendMessage")

        await asyncio.gather(*(one(*arrival) for arrival in arrivals))
        return sent

    sent = in_no_time(main())
    assert len(sent.at) == len(arrivals)
    assert sent.most_within(60.0) <= 20


def test_over_all_chats_never_more_than_thirty_a_second_and_nearly_as_many():
    async def main():
        sent = Sent()
        await asyncio.gather(*(sent.send(chat) for chat in range(1, 601)))
        return sent

    sent = in_no_time(main())
    assert 25 <= sent.most_within(1.0) <= 30
    assert sent.at[-1][0] < 600 / 25


def test_a_chat_may_have_a_few_at_once_and_then_one_a_second():
    async def main():
        sent = Sent()
        await asyncio.gather(*(sent.send(PRIVATE) for _ in range(15)))
        return [at for at, _ in sent.at]

    times = in_no_time(main())
    assert times[4] < 0.2
    assert [round(at) for at in times[5:]] == list(range(1, 11))


def test_a_group_that_floods_takes_nothing_from_the_others():
    async def main():
        sent = Sent()
        flood = [asyncio.ensure_future(sent.send(GROUP)) for _ in range(2000)]
        await asyncio.sleep(1)
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(sent.send(chat) for chat in range(1, 26)))
        took = asyncio.get_running_loop().time() - began
        for task in flood:
            task.cancel()
        return took

    assert in_no_time(main()) <= 1.0


def test_typing_is_shown_to_a_few_at_a_time_and_nobody_waits_for_it():
    async def main():
        sent = Sent()
        shown = await asyncio.gather(*(sent.send(chat, "sendChatAction") for chat in range(1, 201)))
        assert asyncio.get_running_loop().time() < 0.1
        await asyncio.sleep(5)
        await sent.send(500, "sendChatAction")
        return shown, sent

    shown, sent = in_no_time(main())
    assert set(shown) == {True}
    assert len(sent.at) == TELEGRAM.courtesy.burst + 1
    assert sent.at[-1][1] == 500


@pytest.mark.parametrize("name", ["@newsroom", -1, PRIVATE])
def test_a_pause_is_the_chats_own(name):
    async def main():
        sent = Sent()
        sent.refusing[name] = 30
        with pytest.raises(RetryAfter):
            await sent.send(name)
        await asyncio.gather(sent.send(name), sent.send("@another"), sent.send(7), sent.send(None))
        return {chat: at for at, chat in sent.at}

    at = in_no_time(main())
    assert at[name] >= 30
    assert max(at["@another"], at[7], at[None]) < 1


def test_a_shorter_pause_does_not_end_a_longer_one():
    async def main():
        sent = Sent()

        async def refused(pause, after):
            async def callback():
                await asyncio.sleep(after)
                raise RetryAfter(pause)

            with pytest.raises(RetryAfter):
                await sent.limiter.process_request(callback, (), {}, "sendMessage", {"chat_id": GROUP}, None)

        await asyncio.gather(refused(60, after=1), refused(1, after=2))  # both were on their way
        await sent.send(GROUP)
        return sent.at[0][0]

    assert in_no_time(main()) >= 61


def test_idle_chats_are_forgotten_and_those_that_wait_are_not():
    async def main():
        sent = Sent(Limiter(LoopClock(), replace(TELEGRAM, overall=Rate(1000, 0.001))))
        sent.refusing[GROUP] = 40_000
        with pytest.raises(RetryAfter):
            await sent.send(GROUP)
        held = asyncio.ensure_future(sent.send(GROUP))
        kept = 0
        for chat in range(1, 20_001):
            await asyncio.sleep(1)
            await sent.send(chat)
            kept = max(kept, len(sent.limiter._lines))
        early = asyncio.ensure_future(sent.send(GROUP))
        await asyncio.sleep(60)
        assert not held.done()
        assert not early.done()
        await asyncio.gather(held, early)
        return kept, Counter(chat for _, chat in sent.at)

    kept, counted = in_no_time(main())
    assert kept <= 2000
    assert counted.pop(GROUP) == 2
    assert set(counted.values()) == {1}
