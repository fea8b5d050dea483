"""The envelope: paths, tokens, encodings, and refusing what is not implemented."""

import json

import aiohttp
import pytest

from bot.preview import BotApiServer


async def test_a_result_comes_in_the_envelope(api, server):
    reply = await api.raw("getMe")
    assert reply.status == 200
    assert reply.body["ok"] is True
    assert reply.body["result"]["username"] == server.bot.username


def test_the_address_has_the_form_that_clients_append_the_token_to(server):
    assert server.base_url.startswith("http://127.0.0.1:")
    assert server.base_url.endswith("/bot")


@pytest.mark.parametrize("name", ["getme", "GETME", "GetMe", "getMe"])
async def test_method_names_are_case_insensitive(api, name):
    assert (await api.call(name))["is_bot"] is True


async def test_the_transcript_has_the_documented_name(api, server):
    await api.call("GETME")
    assert server.transcript.last().method == "getMe"


async def test_a_query_string_carries_parameters(api, chat):
    reply = await api.request("GET", "sendMessage", params={"chat_id": chat.id, "text": "hi"})
    assert reply.body["result"]["text"] == "hi"


async def test_a_form_carries_nested_objects_as_json(api, chat):
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    data = {"chat_id": str(chat.id), "text": "hi", "reply_markup": json.dumps(markup)}
    reply = await api.request("POST", "sendMessage", data=data)
    assert reply.body["result"]["reply_markup"] == markup


async def test_multipart_carries_nested_objects_as_json(api, chat):
    form = aiohttp.FormData(default_to_multipart=True)
    form.add_field("chat_id", str(chat.id))
    form.add_field("text", "<b>hi</b>")
    form.add_field("parse_mode", "HTML")
    form.add_field("link_preview_options", '{"is_disabled": true}')
    reply = await api.request("POST", "sendMessage", data=form)
    assert reply.body["result"]["link_preview_options"] == {"is_disabled": True}
    assert reply.body["result"]["entities"][0]["type"] == "bold"


async def test_an_upload_is_refused_by_name(api, chat):
    form = aiohttp.FormData()
    form.add_field("chat_id", str(chat.id))
    form.add_field("text", b"hi", filename="hi.txt")
    reply = await api.request("POST", "sendMessage", data=form)
    assert reply.status == 400
    assert '"text"' in reply.body["description"]


async def test_json_carries_native_values_and_nested_json_strings(api, chat):
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    native = await api.sendMessage(chat_id=chat.id, text="hi", reply_markup=markup, protect_content=True)
    quoted = await api.sendMessage(chat_id=str(chat.id), text="hi", reply_markup=json.dumps(markup))
    assert native["reply_markup"] == quoted["reply_markup"] == markup
    assert native["has_protected_content"] is True


async def test_null_is_the_same_as_not_sent(api, chat):
    assert (await api.sendMessage(chat_id=chat.id, text="hi", parse_mode=None))["text"] == "hi"


async def test_a_body_that_is_no_json_is_refused(api):
    reply = await api.request("POST", "getMe", data=b"{", headers={"Content-Type": "application/json"})
    assert (reply.status, reply.body["description"]) == (400, "Bad Request: can't parse JSON object")


async def test_an_unknown_method_is_not_found(api):
    assert await api.refusal("sendRichMessage") == (404, "Not Found: method not found")


@pytest.mark.parametrize("token", ["nonsense", "12:short", "abc:AAAAAAAAAAAAAAAAAAAAAAAAAAA"])
async def test_a_malformed_token_is_unauthorized(api, token):
    reply = await api.request("POST", "getMe", token=token)
    assert (reply.status, reply.body["error_code"]) == (401, 401)
    assert reply.body["description"] == "Unauthorized: invalid token specified"


async def test_another_bots_token_is_unauthorized(api):
    reply = await api.request("POST", "getMe", token="42:AAAAAAAAAAAAAAAAAAAAAAAAAAA")
    assert (reply.status, reply.body["description"]) == (401, "Unauthorized")


async def test_other_paths_are_not_found(api, server):
    async with api.session.get(server.base_url.replace("/bot", "/index.html")) as response:
        assert response.status == 404
        assert (await response.json())["ok"] is False


@pytest.mark.parametrize(
    ("method", "parameter"),
    [
        ("sendMessage", "message_effect_id"),
        ("sendMessage", "business_connection_id"),
        ("sendMessage", "reply_to_message_id"),
        ("sendMessage", "disable_web_page_preview"),
        ("editMessageText", "business_connection_id"),
        ("setWebhook", "certificate"),
        ("getMe", "chat_id"),
        ("getUpdates", "nonsense"),
    ],
)
async def test_a_parameter_that_is_not_implemented_is_refused_by_name(api, method, parameter):
    code, description = await api.refusal(method, **{parameter: "1"})
    assert code == 400
    assert f'"{parameter}"' in description
    assert "not implemented" in description


@pytest.mark.parametrize(
    ("parameter", "value", "field"),
    [
        ("link_preview_options", {"is_hidden": True}, "is_hidden"),
        ("reply_parameters", {"message_id": 1, "checklist_task_id": 2}, "checklist_task_id"),
        ("reply_parameters", {"message_id": 1, "quote": "x", "quote_entities": []}, "quote_entities"),
        ("reply_markup", {"inline_keyboard": [[{"text": "x", "web_app": {"url": "u"}}]]}, "web_app"),
        ("reply_markup", {"inline_keyboard": [[{"text": "x", "url": "a.io", "style": "s"}]]}, "style"),
        ("reply_markup", {"inline_keyboard": [], "resize_keyboard": True}, "resize_keyboard"),
        ("reply_markup", {"keyboard": [[{"text": "x"}]]}, "keyboard"),
        ("entities", [{"type": "bold", "offset": 0, "length": 1, "url": "a.io"}], "url"),
    ],
)
async def test_a_nested_field_that_is_not_implemented_is_refused_by_name(api, chat, parameter, value, field):
    code, description = await api.refusal("sendMessage", chat_id=chat.id, text="hi", **{parameter: value})
    assert code == 400
    assert field in description


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("getUpdates", {"timeout": "soon"}, '"timeout" must be an integer'),
        ("getUpdates", {"offset": str(2**70)}, '"offset" must be an integer'),
        ("deleteWebhook", {"drop_pending_updates": "perhaps"}, "must be a boolean"),
        ("getUpdates", {"allowed_updates": "message"}, "can't parse allowed_updates JSON object"),
        ("setMyCommands", {"commands": {"a": 1}}, "must be a JSON Array"),
        ("sendMessage", {"text": "hi"}, "chat_id is empty"),
        ("deleteMessage", {"chat_id": 1}, '"message_id" is required'),
    ],
)
async def test_an_ill_typed_or_missing_parameter_is_refused(api, method, params, words):
    code, description = await api.refusal(method, **params)
    assert code == 400
    assert words in description


async def test_descriptions_begin_low_unless_two_capitals_follow(api, chat):
    bad_data = {"inline_keyboard": [[{"text": "x", "callback_data": "y" * 65}]]}
    assert await api.refusal("sendMessage", chat_id=chat.id, text="") == (400, "Bad Request: message text is empty")
    code, description = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_markup=bad_data)
    assert (code, description) == (400, "Bad Request: BUTTON_DATA_INVALID")


async def test_after_log_out_every_request_is_refused(api):
    assert await api.logOut() is True
    assert await api.refusal("getMe") == (400, "Bad Request: logged out")


async def test_close_says_true(api):
    assert await api.close() is True


async def test_an_unknown_file_is_refused(api):
    code, description = await api.refusal("getFile", file_id="AgAD")
    assert code == 400
    assert description == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_two_servers_keep_apart(server):
    async with BotApiServer() as other:
        assert other.base_url != server.base_url
        other.people.user("Eve")
        assert len(server.backend.world.users) == 1


def test_a_token_of_the_wrong_form_is_refused_at_once():
    with pytest.raises(ValueError, match="token"):
        BotApiServer(token="secret")


async def test_the_transcript_keeps_decoded_parameters_and_outcomes(api, server, chat, clock):
    markup = {"inline_keyboard": [[{"text": "a", "url": "https://a.example/"}]]}
    await api.sendMessage(chat_id=str(chat.id), text="hi", reply_markup=json.dumps(markup))
    await api.refusal("sendMessage", chat_id=chat.id, text="<b>", parse_mode="HTML")
    good, bad = server.calls("sendmessage")
    assert good.params == {"chat_id": chat.id, "text": "hi", "reply_markup": markup}
    assert (good.status, good.accepted, good.error) == (200, True, None)
    assert good.result["text"] == "hi"
    assert good.at == clock.now()
    assert (bad.status, bad.accepted) == (400, False)
    assert "can't parse entities" in bad.error
    assert server.calls("sendMessage", accepted=True) == [good]
    assert len(server.transcript) == 2


async def test_waiting_in_vain_names_the_latest_requests(api, server):
    await api.getMe()
    with pytest.raises(TimeoutError, match="getMe"):
        await server.wait_for(lambda: None, timeout=0.01)


async def test_asking_the_transcript_for_nothing_says_so(server):
    with pytest.raises(LookupError, match="sendMessage"):
        server.transcript.last("sendMessage")
