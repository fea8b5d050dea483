"""Faults: each kind, by method and count, and whether the server had acted."""

import asyncio
from collections import Counter

import aiohttp
import pytest

from bot.preview.errors import ApiError
from bot.preview.faults import Fault


@pytest.fixture
def send(api, chat):
    async def send(text="x"):
        return await api.raw("sendMessage", chat_id=chat.id, text=text)

    return send


async def test_429_says_when_to_come_again_in_body_and_header(server, send, chat):
    server.faults.too_many("sendMessage", retry_after=7)
    reply = await send()
    assert reply.status == 429
    assert reply.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert reply.headers["Retry-After"] == "7"
    assert server.messages(chat) == []
    assert (await send()).status == 200


async def test_faults_strike_their_method_so_many_times_after_so_many_calls(server, api, send):
    server.faults.server_error("SENDMESSAGE", times=2, skip=1)
    assert (await api.raw("getMe")).status == 200
    assert [(await send()).status for _ in range(4)] == [200, 500, 500, 200]


async def test_a_star_strikes_any_method(server, api):
    server.faults.server_error("*")
    assert (await api.raw("getMe")).status == 500
    assert (await api.raw("getMe")).status == 200


async def test_502_comes_with_a_page_and_no_envelope(server, send):
    server.faults.bad_gateway("sendMessage")
    reply = await send()
    assert reply.status == 502
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "<html>" in reply.body


async def test_403_in_any_words(server, send):
    server.faults.forbidden("sendMessage")
    assert (await send()).body["description"] == "Forbidden: bot was blocked by the user"
    server.faults.forbidden("sendMessage", "user is deactivated")
    reply = await send()
    assert (reply.status, reply.body["description"]) == (403, "Forbidden: user is deactivated")


async def test_a_line_cut_before_acceptance_leaves_nothing_behind(server, send, chat):
    server.faults.drop_before("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await send()
    assert server.messages(chat) == []
    call = server.transcript.last()
    assert (call.accepted, call.status, call.fault) == (False, 0, "dropped before")
    assert (await send()).status == 200


async def test_a_line_cut_after_acceptance_loses_only_the_answer(server, send, chat):
    server.faults.drop_after("sendMessage")
    with pytest.raises(aiohttp.ClientError):
        await send("said")
    assert [message.text for message in server.messages(chat)] == ["said"]
    call = server.transcript.last()
    assert (call.accepted, call.status, call.fault) == (True, 0, "dropped after")


async def test_updates_whose_answer_was_lost_come_again(server, api, ada):
    server.people.say(ada, "one")
    server.faults.drop_after("getUpdates")
    with pytest.raises(aiohttp.ClientError):
        await api.updates()
    assert len(await api.updates()) == 1


async def test_a_held_answer_comes_when_the_gate_opens(server, send, chat):
    gate = server.faults.hold("sendMessage")
    sending = asyncio.create_task(send())
    await server.wait_for(lambda: server.messages(chat))
    assert not sending.done()
    gate.open()
    assert (await sending).status == 200


async def test_a_slow_answer_takes_its_seconds_by_the_servers_clock(server, send, chat, clock):
    server.faults.delay("sendMessage", 20)
    sending = asyncio.create_task(send())
    await server.wait_for(lambda: server.messages(chat))
    clock.advance(19)
    await asyncio.sleep(0)
    assert not sending.done()
    clock.advance(1)
    assert (await sending).status == 200


async def test_a_duplicate_update_comes_once_more_after_it_was_confirmed(server, api, ada):
    server.faults.duplicate_updates()
    server.people.say(ada, "one")
    server.people.say(ada, "two")
    first = await api.updates(limit=1)
    again = await api.updates(offset=first[0]["update_id"] + 1)
    assert [update["message"]["text"] for update in again] == ["one", "two"]
    assert again[0] == first[0]


async def test_an_update_of_a_kind_that_nobody_knows(server, api):
    server.inject("hologram", {"id": 5})
    (update,) = await api.updates(allowed_updates=["message"])
    assert update["hologram"] == {"id": 5}


async def test_fields_that_nobody_knows(server, api, ada):
    server.faults.unknown_fields()
    server.people.say(ada, "/ask one")
    server.people.say(ada, "two")
    strange, plain = [update["message"] for update in await api.updates()]
    for part in (strange, strange["from"], strange["chat"], strange["entities"][0]):
        assert "from_the_future" in part
    assert strange["text"] == "/ask one"
    assert "from_the_future" not in plain


async def test_faults_are_strewn_by_their_share_over_their_method(server, api, send):
    server.faults.strew("sendMessage", 0.2, Fault("500", ApiError(500, "")), Fault("502", ApiError(502, "")))
    statuses = Counter([(await send()).status for _ in range(200)])
    assert statuses.total() == 200
    assert all(20 <= statuses[status] <= 60 for status in (500, 502))
    assert (await api.raw("getMe")).status == 200
    server.faults.clear()
    assert {(await send()).status for _ in range(40)} == {200}


async def test_faults_can_be_called_off(server, send):
    server.faults.server_error("sendMessage", times=9)
    server.faults.clear()
    assert (await send()).status == 200


async def test_the_transcript_names_the_fault(server, send):
    server.faults.too_many("sendMessage")
    await send()
    call = server.transcript.last("sendMessage")
    assert (call.fault, call.status, call.accepted) == ("429", 429, False)
    assert call.error == "Too Many Requests: retry after 1"


async def test_a_group_takes_20_messages_a_minute_where_rates_are_enforced(server, api, ada, clock):
    server.enforce_rates = True
    group = server.places.supergroup("News", ada)
    for _ in range(20):
        await api.sendMessage(chat_id=group.id, text="x")
    clock.advance(10)
    reply = await api.raw("sendMessage", chat_id=group.id, text="x")
    assert (reply.status, reply.body["parameters"]) == (429, {"retry_after": 50})
    clock.advance(50)
    assert (await api.raw("sendMessage", chat_id=group.id, text="x")).status == 200


async def test_all_chats_take_30_messages_a_second_where_rates_are_enforced(server, send, clock):
    server.enforce_rates = True
    statuses = [(await send()).status for _ in range(31)]
    assert statuses == [200] * 30 + [429]
    clock.advance(1)
    assert (await send()).status == 200


async def test_rates_are_not_enforced_unless_asked(send):
    assert {(await send()).status for _ in range(40)} == {200}
