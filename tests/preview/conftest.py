"""A server on a clock that only the test moves, and a bare client that hides nothing of HTTP."""

from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from bot.preview import BotApiServer, ManualClock


class RefusedError(Exception):
    def __init__(self, body):
        super().__init__(body["description"])
        self.code = body["error_code"]
        self.description = body["description"]
        self.parameters = body.get("parameters")


@dataclass
class Reply:
    status: int
    body: Any
    headers: Any


class Client:
    """Calls methods by name: `await api.sendMessage(chat_id=1, text="…")` gives the result or raises."""

    def __init__(self, session, server):
        self.session = session
        self.server = server

    def url(self, method, token=None):
        return f"{self.server.base_url}{token or self.server.token}/{method}"

    async def request(self, verb, method, *, token=None, **how):
        async with self.session.request(verb, self.url(method, token), **how) as response:
            text = await response.text()
            body = await response.json() if response.content_type == "application/json" else text
            return Reply(response.status, body, response.headers)

    async def raw(self, method, /, **params):
        return await self.request("POST", method, json=params)

    async def call(self, method, /, **params):
        reply = await self.raw(method, **params)
        if not reply.body["ok"]:
            assert reply.status == reply.body["error_code"]
            raise RefusedError(reply.body)
        assert reply.status == 200
        return reply.body["result"]

    async def refusal(self, method, /, **params):
        """The code and description with which the server refuses."""
        with pytest.raises(RefusedError) as caught:
            await self.call(method, **params)
        return caught.value.code, caught.value.description

    async def updates(self, **params):
        return await self.call("getUpdates", **params)

    def __getattr__(self, method):
        async def call(**params):
            return await self.call(method, **params)

        return call


@pytest.fixture
def clock():
    return ManualClock()


@pytest.fixture
async def server(clock):
    async with BotApiServer(clock=clock) as running:
        yield running


@pytest.fixture
async def api(server):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield Client(session, server)


@pytest.fixture
def ada(server):
    return server.people.user("Ada", username="ada_l")


@pytest.fixture
def chat(server, ada):
    """Ada's private chat with the bot."""
    return server.places.private(ada)
