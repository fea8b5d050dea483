"""Webhook mode: the secret, retries with growing delay, and methods in the answer."""

import pytest
from aiohttp import web

SECRET = "s3cret_-"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Hook:
    """The bot's side: answers with what is planned, else 200."""

    def __init__(self):
        self.got = []
        self.statuses = []
        self.answer = None
        self.url = ""

    async def handle(self, request):
        if request.headers.get(HEADER) != SECRET:
            return web.Response(status=403)
        self.got.append(await request.json())
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer, status=status) if self.answer else web.Response(status=status)


@pytest.fixture
async def hook():
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


@pytest.fixture
async def hooked(api, hook):
    await api.setWebhook(url=hook.url, secret_token=SECRET)
    return hook


async def test_updates_are_posted_with_the_secret(server, ada, hooked):
    server.people.say(ada, "one")
    server.people.say(ada, "two")
    await server.wait_for(lambda: not server.updates.pending)
    assert [update["message"]["text"] for update in hooked.got] == ["one", "two"]
    assert [delivery.status for delivery in server.webhook.deliveries] == [200, 200]


async def test_a_wrong_secret_is_the_bots_to_refuse(server, hooked):
    update = {"update_id": 1, "message": {}}
    assert await server.webhook.post(update, "wrong") == 403
    assert await server.webhook.post(update, None) == 403
    assert hooked.got == []
    assert await server.webhook.post(update, SECRET) == 200
    assert hooked.got == [update]


async def test_what_is_not_taken_comes_again_after_a_growing_delay(server, ada, hooked, clock):
    hooked.statuses = [500, 404, 503]
    server.people.say(ada, "one")
    for tries, delay in ((1, 1), (2, 2), (3, 4)):
        await server.wait_for(lambda tries=tries: len(server.webhook.deliveries) == tries)
        clock.advance(delay - 0.5)
        assert clock.sleepers == 1  # not yet
        clock.advance(0.5)
    await server.wait_for(lambda: not server.updates.pending)
    assert [delivery.status for delivery in server.webhook.deliveries] == [500, 404, 503, 200]
    assert len({update["update_id"] for update in hooked.got}) == 1
    start = server.webhook.deliveries[0].at
    assert [delivery.at - start for delivery in server.webhook.deliveries] == [0, 1, 3, 7]


async def test_the_info_says_what_went_wrong(server, api, ada, hooked, clock):
    hooked.statuses = [500]
    server.people.say(ada, "one")
    await server.wait_for(lambda: server.webhook.deliveries)
    info = await api.getWebhookInfo()
    assert info["url"] == hooked.url
    assert info["pending_update_count"] == 1
    assert info["last_error_message"] == "Wrong response from the webhook: 500"
    assert info["last_error_date"] == int(clock.now())


async def test_an_answer_may_be_a_method(server, chat, ada, hooked):
    hooked.answer = {"method": "sendMessage", "chat_id": chat.id, "text": "hi", "protect_content": True}
    question = server.people.say(ada, "one")
    message = await server.next_message(chat, question)
    assert (message.text, message.protected) == ("hi", True)
    assert server.transcript.last("sendMessage").accepted


async def test_a_method_in_the_answer_is_as_strict(server, ada, hooked):
    hooked.answer = {"method": "sendMessage", "chat_id": ada.id, "text": "hi", "mood": "good"}
    server.people.say(ada, "one")
    call = await server.wait_for(lambda: next(iter(server.calls("sendMessage")), None))
    assert (call.status, call.accepted) == (400, False)


async def test_a_deleted_webhook_gets_nothing_more(server, api, ada, hooked):
    assert await api.deleteWebhook() is True
    server.people.say(ada, "one")
    assert len(await api.updates()) == 1
    assert hooked.got == []
    assert (await api.getWebhookInfo())["url"] == ""


@pytest.mark.usefixtures("hooked")
async def test_an_empty_address_deletes_it(api):
    assert await api.setWebhook(url="") is True
    assert (await api.getWebhookInfo())["url"] == ""


async def test_allowed_updates_and_dropping_come_with_it(server, api, ada, hook):
    server.people.say(ada, "dropped")
    await api.setWebhook(
        url=hook.url, secret_token=SECRET, allowed_updates=["inline_query"], drop_pending_updates=True
    )
    server.people.say(ada, "not allowed")
    server.people.inline(ada, "query")
    await server.wait_for(lambda: hook.got)
    assert [update["inline_query"]["query"] for update in hook.got] == ["query"]


async def test_a_duplicate_is_posted_twice(server, ada, hooked):
    server.faults.duplicate_updates()
    server.people.say(ada, "one")
    await server.wait_for(lambda: len(server.webhook.deliveries) == 2)
    assert hooked.got[0] == hooked.got[1]


async def test_nobody_listening_is_tried_again_too(server, api, ada):
    await api.setWebhook(url="http://127.0.0.1:9/hook")
    server.people.say(ada, "one")
    await server.wait_for(lambda: server.webhook.deliveries)
    assert server.webhook.deliveries[0].status == 0


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "secret token contains unallowed characters"),
        ({"max_connections": 0}, "max_connections"),
        ({"url": "https://a.example/hook"}, "loopback"),
        ({"url": "http://10.0.0.1/hook"}, "loopback"),
        ({"allowed_updates": ["nonsense"]}, "nonsense"),
    ],
)
async def test_what_cannot_be_done_is_refused(api, hook, params, words):
    code, description = await api.refusal("setWebhook", **{"url": hook.url, **params})
    assert code == 400
    assert words in description
    assert (await api.getWebhookInfo())["url"] == ""


async def test_the_remark_beside_the_result(api, hook):
    reply = await api.raw("setWebhook", url=hook.url, secret_token=SECRET)
    assert reply.body == {"ok": True, "result": True, "description": "Webhook was set"}


async def test_posting_without_a_webhook_is_a_mistake_of_the_test(server):
    with pytest.raises(RuntimeError, match="no webhook"):
        await server.webhook.post({}, None)
