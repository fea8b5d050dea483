"""Inline keyboards: checked whole, written back as Telegram writes them."""

import pytest

from bot.preview.errors import ApiError
from bot.preview.keyboard import inline_keyboard, reply_markup


def keyboard(*buttons):
    return {"inline_keyboard": [list(buttons)]}


def refusal(markup):
    with pytest.raises(ApiError) as caught:
        reply_markup(markup)
    assert caught.value.code == 400
    return caught.value.description


@pytest.mark.parametrize(
    "action",
    [
        {"callback_data": "ж" * 32},
        {"url": "https://a.example/x?y=1"},
        {"url": "tg://resolve?domain=x"},
        {"copy_text": {"text": "x" * 256}},
        {"switch_inline_query": ""},
        {"switch_inline_query_current_chat": "query"},
        {"switch_inline_query_chosen_chat": {"query": "x", "allow_user_chats": True}},
    ],
)
async def test_every_implemented_button_is_echoed(api, chat, action):
    markup = keyboard({"text": "Press", **action})
    sent = await api.sendMessage(chat_id=chat.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == markup


def test_addresses_are_echoed_as_telegram_writes_them():
    echoed = inline_keyboard(keyboard({"text": "x", "url": "HTTPS://A.Example"}))
    assert echoed == keyboard({"text": "x", "url": "https://a.example/"})


def test_empty_rows_go_and_an_empty_keyboard_is_none():
    button = {"text": "x", "callback_data": "y"}
    assert inline_keyboard({"inline_keyboard": [[], [button], []]}) == keyboard(button)
    assert inline_keyboard({"inline_keyboard": [[]]}) is None


def test_a_button_without_an_action():
    expected = "Bad Request: text buttons are unallowed in the inline keyboard"
    assert refusal(keyboard({"text": "x"})) == expected


@pytest.mark.parametrize("label", ["", "  "])
def test_an_empty_label(label):
    expected = "Bad Request: inline keyboard button text must be non-empty"
    assert refusal(keyboard({"text": label, "callback_data": "x"})) == expected


def test_a_label_that_is_missing():
    assert 'Can\'t find field "text"' in refusal(keyboard({"callback_data": "x"})).replace("can't", "Can't")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://localhost:8080", "Wrong HTTP URL"),
        ("https://", "URL host is empty"),
        ("ftp://a.example", "Unsupported URL protocol"),
        ("https://a.example:99999/", "Wrong port number specified in the URL"),
        ("https://a example/", "Wrong HTTP URL"),
        ("", "URL host is empty"),
    ],
)
def test_a_bad_address_is_named_with_the_reason(url, reason):
    expected = f"Bad Request: inline keyboard button URL '{url}' is invalid: {reason}"
    assert refusal(keyboard({"text": "x", "url": url})) == expected


@pytest.mark.parametrize("data", ["", "x" * 65, "ж" * 33, 7])
def test_callback_data_is_1_to_64_bytes(data):
    assert refusal(keyboard({"text": "x", "callback_data": data})) == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize("text", ["", "x" * 257])
def test_copied_text_is_1_to_256(text):
    markup = keyboard({"text": "x", "copy_text": {"text": text}})
    assert refusal(markup) == "Bad Request: BUTTON_COPY_TEXT_INVALID"


def test_two_actions_in_a_button():
    assert "exactly one action" in refusal(keyboard({"text": "x", "url": "a.io", "callback_data": "y"}))


def test_a_hundred_buttons_and_eight_a_row():
    button = {"text": "x", "callback_data": "y"}
    rows = [[button] * 8] * 12
    assert reply_markup({"inline_keyboard": [*rows, [button] * 4]}) is not None
    assert refusal({"inline_keyboard": [*rows, [button] * 5]}) == "Bad Request: reply markup is too long"
    assert refusal({"inline_keyboard": [[button] * 9]}) == "Bad Request: reply markup is too long"


@pytest.mark.parametrize(
    "markup", [{"inline_keyboard": {}}, {"inline_keyboard": [{"text": "x", "callback_data": "y"}]}]
)
def test_a_keyboard_that_is_no_array_of_arrays(markup):
    assert "Array" in refusal(markup)


async def test_the_last_button_of_a_keyboard_is_checked_too(api, server, chat):
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}], [{"text": "z"}]]}
    code, _ = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)
    assert code == 400
    assert server.messages(chat) == []


@pytest.mark.parametrize(
    "markup",
    [{"force_reply": True, "input_field_placeholder": "Ask", "selective": True}, {"remove_keyboard": True}],
)
async def test_markup_for_the_readers_screen_is_kept_but_not_echoed(api, server, chat, markup):
    sent = await api.sendMessage(chat_id=chat.id, text="x", reply_markup=markup)
    assert "reply_markup" not in sent
    assert server.messages(chat)[0].markup == markup
