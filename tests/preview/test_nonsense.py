"""Nothing that a bot sends makes the server stumble: it is refused in Telegram's words, and in the transcript."""

import asyncio
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.preview import BotApiServer
from bot.preview.methods import METHODS, Switchboard

HALF = "\ud800"
UTF8 = "Bad Request: strings must be encoded in UTF-8"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def keyboard(**button):
    return {"inline_keyboard": [[{"text": "a", **button}]]}


@pytest.mark.parametrize(
    ("method", "params", "said"),
    [
        ("sendMessage", {"reply_markup": keyboard(callback_data=HALF)}, UTF8),
        ("sendMessage", {"reply_markup": keyboard(text=HALF, callback_data="b")}, UTF8),
        ("sendMessage", {"reply_markup": json.dumps(keyboard(callback_data=HALF))}, UTF8),
        ("sendMessage", {"text": HALF}, UTF8),
        ("sendMessage", {"chat_id": "9" * 5000}, 'parameter "chat_id" must be an integer'),
        ("sendMessage", {"chat_id": "@" + HALF}, UTF8),
        ("sendMessage", {"reply_markup": "[" * 20_000}, "can't parse reply_markup JSON object"),
        ("sendMessage", {"reply_parameters": {"message_id": [1]}}, '"message_id" of ReplyParameters'),
        ("sendMessage", {"reply_parameters": {"message_id": True}}, '"message_id" of ReplyParameters'),
        ("sendMessage", {"reply_parameters": {"message_id": 1, "quote_position": "x"}}, "must be of type Number"),
        ("sendMessage", {"reply_parameters": {"message_id": 1, "quote": ["x"]}}, "must be of type String"),
        ("sendMessage", {"entities": [{"type": ["x"], "offset": 0, "length": 1}]}, "Unsupported type"),
        (
            "sendMessage",
            {"entities": [{"type": "custom_emoji", "offset": 0, "length": 1}]},
            "custom emoji identifier",
        ),
        ("sendMessage", {"entities": [{"type": "text_mention", "offset": 0, "length": 1}]}, '"user"'),
        ("sendMessage", {"entities": [{"type": "date_time", "offset": 0, "length": 1}]}, '"unix_time"'),
        ("sendMessage", {"reply_markup": keyboard(url="http://a..b/")}, "Wrong HTTP URL"),
        ("sendMessage", {"reply_markup": {"inline_keyboard": None}}, "must be of type Array"),
        ("sendMessage", {"link_preview_options": {"url": {"a": 1}}}, "must be of type String"),
        (
            "sendMessage",
            {"parse_mode": "HTML", "text": f"<tg-emoji emoji-id='{'9' * 5000}'>x</tg-emoji>"},
            "custom emoji identifier",
        ),
        ("setMyCommands", {"commands": [], "scope": {"type": ["x"]}}, "Unsupported type"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": ["x"]}}, "Number or String"),
        ("setMyCommands", {"commands": [{"command": ["a"], "description": "b"}]}, "must be of type String"),
        ("getUpdates", {"allowed_updates": [["message"]]}, "Array of String"),
        ("setWebhook", {"url": "http://[::1"}, "bad webhook"),
        (
            "answerInlineQuery",
            {"inline_query_id": "1", "results": [{"type": "article", "id": HALF, "title": "t"}]},
            UTF8,
        ),
        ("answerInlineQuery", {"inline_query_id": "1", "results": [], "next_offset": HALF}, UTF8),
        (
            "answerInlineQuery",
            {
                "inline_query_id": "1",
                "results": [
                    {"type": "article", "id": "a", "title": "t", "input_message_content": {"message_text": ["x"]}}
                ],
            },
            "must be of type String",
        ),
    ],
)
async def test_what_is_ill_formed_is_refused_and_written_down(api, chat, method, params, said):
    api.server.people.say(chat.user, "x")
    needed = {"chat_id": chat.id, "text": "hi"} if method == "sendMessage" else {}
    code, description = await api.refusal(method, **needed | params)
    assert code == 400
    assert said.lower() in description.lower()
    assert api.server.transcript.last().error == description


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (b"text=\xff\xfe", FORM, UTF8),
        (b"text=%ff%fe", FORM, UTF8),
        (b"[" * 20_000, {"Content-Type": "application/json"}, "Bad Request: can't parse JSON object"),
        (b'{"chat_id": NaN}', {"Content-Type": "application/json"}, "Bad Request: can't parse JSON object"),
        (b'{"chat_id": ' + b"9" * 5000 + b"}", {"Content-Type": "application/json"}, "can't parse JSON object"),
        (b"x", {"Content-Type": "multipart/form-data; boundary=zz"}, "can't parse the request body"),
        (b"x", {"Content-Type": "multipart/form-data"}, "can't parse the request body"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused_and_written_down(api, server, body, headers, said):
    reply = await api.request("POST", "sendmessage", data=body, headers=headers)
    assert (reply.status, reply.body["ok"]) == (400, False)
    assert said in reply.body["description"]
    call = server.transcript.last("sendMessage")
    assert (call.method, call.error) == ("sendMessage", reply.body["description"])


async def test_a_query_string_that_is_not_utf8_is_refused(api):
    async with api.session.get(api.url("sendMessage") + "?text=%ff%fe") as response:
        assert (response.status, (await response.json())["description"]) == (400, UTF8)


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "PATCH"])
async def test_other_verbs_than_get_and_post_are_refused(api, verb):
    reply = await api.request(verb, "getMe")
    assert (reply.status, reply.body["description"]) == (405, "Method Not Allowed")


WORDS = sorted(
    {"type", "text", "id", "url", "message_id", "chat_id", "offset", "length", "user", "quote", "title", "article"}
    | {"inline_keyboard", "callback_data", "input_message_content", "message_text", "command", "custom_emoji"}
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from([HALF, *WORDS])
NESTED = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner), max_leaves=8
)
REQUESTS = st.sampled_from(sorted(METHODS.keys() - {"getupdates", "setwebhook"})).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.fixed_dictionaries(
            dict.fromkeys(METHODS[name].table.required, NESTED),
            optional={p: NESTED for p in METHODS[name].table.known if p not in METHODS[name].table.required},
        ),
    )
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REQUESTS)
def test_any_request_has_an_answer(request):
    name, params = request
    raw = {key: value if isinstance(value, str) else json.dumps(value) for key, value in params.items()}

    async def answer():
        server = BotApiServer()
        server.people.say(server.people.user(), "x")
        return await Switchboard(server.backend).call(name, raw)

    assert asyncio.run(answer()).status < 500
