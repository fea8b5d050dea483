"""Whoever watches the bot from outside can tell whether it serves."""

import os
import time

import pytest
from bench import eventually, settings_for

from bot.doctor import alive
from bot.heartbeat import NAME, SILENT_SECONDS
from bot.preview.errors import ApiError


@pytest.fixture
def finding(bench):
    return lambda: alive(settings_for(bench.server, data=bench.folder))


def silent_for(bench, seconds):
    os.utime(bench.folder / NAME, (time.time() - seconds,) * 2)


async def test_it_is_alive_while_it_hears_from_telegram(bench, finding):
    assert finding().fails
    assert "dateline run" in finding().text
    async with bench.running():
        bench.server.people.say(bench.server.people.user(), "/help")
        await eventually(lambda: not finding().fails)
    assert "heard from Telegram" in finding().text
    silent_for(bench, SILENT_SECONDS + 60)
    assert finding().fails
    assert "for 4 minutes" in finding().text
    async with bench.running():
        bench.server.people.say(bench.server.people.user(), "/help")
        await eventually(lambda: not finding().fails)


async def test_it_is_not_while_telegram_cannot_be_reached(bench, finding):
    async with bench.running():
        bench.server.people.say(bench.server.people.user(), "/help")
        await eventually(lambda: not finding().fails)
        silent_for(bench, SILENT_SECONDS + 60)
        bench.server.faults.bad_gateway("getUpdates", times=1000)
        calls = len(bench.server.calls("getUpdates"))
        bench.server.updates.end_poll(ApiError(500, "the server is stopping"))
        await eventually(lambda: len(bench.server.calls("getUpdates")) > calls + 1)
        assert finding().fails
