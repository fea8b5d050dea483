"""Polling: holding, confirming, redelivering, filtering, and two pollers at once."""

import asyncio

import pytest

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates):
    return [update["message"]["text"] for update in updates]


@pytest.fixture
async def poll(api, server):
    """Begins a poll, and returns it once the server holds it."""
    begun = []

    async def begin(**params):
        task = asyncio.create_task(api.raw("getUpdates", **{"timeout": 30, **params}))
        begun.append(task)
        await server.wait_for(lambda: server.updates.polling)
        return task

    yield begin
    for task in begun:
        task.cancel()


async def test_what_waits_is_answered_at_once(api, server, ada):
    server.people.say(ada, "one")
    server.people.say(ada, "two")
    updates = await api.updates(timeout=30)
    assert texts(updates) == ["one", "two"]
    assert updates[1]["update_id"] == updates[0]["update_id"] + 1


async def test_without_a_timeout_nothing_is_answered_at_once(api):
    assert await api.updates() == []


async def test_a_poll_is_held_until_something_comes(server, ada, poll):
    held = await poll()
    assert not held.done()
    server.people.say(ada, "one")
    assert texts((await held).body["result"]) == ["one"]


async def test_a_poll_ends_empty_after_its_timeout(poll, clock):
    held = await poll(timeout=30)
    clock.advance(29.9)
    await asyncio.sleep(0)
    assert not held.done()
    clock.advance(0.1)
    assert (await held).body == {"ok": True, "result": []}


async def test_a_timeout_is_50_at_most(poll, clock):
    held = await poll(timeout=600)
    clock.advance(50)
    assert (await held).body["result"] == []


async def test_an_idle_bot_makes_one_request_a_timeout(server, poll, clock):
    for _ in range(3):
        held = await poll(timeout=10)
        clock.advance(10)
        await held
    assert len(server.calls("getUpdates")) == 3
    assert server.calls("getUpdates")[-1].at - server.calls("getUpdates")[0].at == 20


async def test_unconfirmed_updates_come_again_and_an_offset_confirms(api, server, ada):
    server.people.say(ada, "one")
    server.people.say(ada, "two")
    first = await api.updates()
    assert await api.updates() == first
    assert texts(await api.updates(offset=first[0]["update_id"] + 1)) == ["two"]
    assert texts(await api.updates()) == ["two"]
    assert await api.updates(offset=first[1]["update_id"] + 1) == []
    assert server.updates.pending == []
    assert server.updates.confirmed == first[1]["update_id"]


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(api, server, ada):
    for text in ("one", "two", "three"):
        server.people.say(ada, text)
    assert texts(await api.updates(offset=-2)) == ["two", "three"]
    assert texts(await api.updates()) == ["two", "three"]


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (2, 2), (100, 100), (101, 100), (0, 100), (-1, 100)])
async def test_the_limit_is_1_to_100(api, server, ada, limit, count):
    for number in range(103):
        server.people.say(ada, str(number))
    assert len(await api.updates(limit=limit)) == count


async def test_the_older_of_two_pollers_is_terminated(server, ada, poll):
    older = await poll()
    newer = await poll()
    reply = await older
    assert (reply.status, reply.body["description"]) == (409, CONFLICT)
    server.people.say(ada, "one")
    assert texts((await newer).body["result"]) == ["one"]


async def test_a_client_that_goes_away_leaves_no_poll_behind(server, ada, api, poll):
    held = await poll()
    held.cancel()
    await server.wait_for(lambda: not server.updates.polling)
    server.people.say(ada, "one")
    assert texts(await api.updates()) == ["one"]


async def test_polling_with_a_webhook_set_is_a_conflict(api, poll):
    held = await poll()
    await api.setWebhook(url="http://127.0.0.1:9/hook")
    assert (await held).body["description"] == "Conflict: terminated by setWebhook request"
    words = (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert await api.refusal("getUpdates") == (409, words)
    await api.deleteWebhook()
    assert await api.updates() == []


async def test_allowed_updates_are_remembered_and_applied_at_creation(api, server, ada):
    server.people.say(ada, "before")
    await api.updates(allowed_updates=["inline_query"])
    server.people.say(ada, "lost")
    server.people.inline(ada, "kept")
    await api.updates()  # says nothing, so nothing changes
    server.people.say(ada, "lost too")
    await api.updates(allowed_updates=["message"])
    server.people.say(ada, "after")
    updates = await api.updates(allowed_updates=[])
    assert [next(iter(update.keys() - {"update_id"})) for update in updates] == [
        "message",
        "inline_query",
        "message",
    ]
    assert updates[0]["message"]["text"] == "before"
    assert updates[2]["message"]["text"] == "after"


async def test_allowed_updates_show_in_the_webhook_info(api):
    await api.updates(allowed_updates=["message", "callback_query"])
    assert (await api.getWebhookInfo())["allowed_updates"] == ["message", "callback_query"]
    await api.updates(allowed_updates=[])
    assert "allowed_updates" not in await api.getWebhookInfo()


async def test_a_kind_that_does_not_exist_is_refused(api):
    code, words = await api.refusal("getUpdates", allowed_updates=["mesage"])
    assert code == 400
    assert "mesage" in words


async def test_dropping_pending_updates(api, server, ada):
    server.people.say(ada, "one")
    assert (await api.getWebhookInfo())["pending_update_count"] == 1
    await api.deleteWebhook(drop_pending_updates=True)
    assert await api.updates() == []


async def test_an_update_can_come_twice(api, server, ada):
    server.people.say(ada, "one")
    (update,) = await api.updates()
    server.updates.repeat(server.updates.created[0])
    again = await api.updates(offset=update["update_id"] + 1)
    assert again == [update]
    assert await api.updates(offset=update["update_id"] + 1) == []


async def test_the_clock_expires_callbacks_and_inline_queries_that_nobody_fetched(api, server, ada, chat, clock):
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    await api.sendMessage(chat_id=chat.id, text="x", reply_markup=keyboard)
    server.people.press(ada, server.messages(chat)[0], "x")
    server.people.inline(ada, "query")
    server.people.say(ada, "stays")
    clock.advance(29)
    assert len(await api.updates()) == 3
    clock.advance(1)
    assert len(await api.updates()) == 2
    clock.advance(120)
    assert texts(await api.updates()) == ["stays"]
