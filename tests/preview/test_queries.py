"""Presses of buttons and inline queries: one answer each, and only in time."""

import pytest

from bot.preview import BotApiServer

TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
KEYBOARD = {
    "inline_keyboard": [[{"text": "More", "callback_data": "m:1"}, {"text": "Read", "url": "https://a.example/"}]]
}


@pytest.fixture
async def message(api, server, chat):
    await api.sendMessage(chat_id=chat.id, text="x", reply_markup=KEYBOARD)
    return server.messages(chat)[0]


def article(number=1, **changes):
    return {
        "type": "article",
        "id": str(number),
        "title": "Title",
        "input_message_content": {"message_text": "<b>quote</b>", "parse_mode": "HTML"},
        **changes,
    }


@pytest.mark.parametrize("button", ["More", "m:1"])
async def test_a_press_reaches_the_bot_with_its_message(api, server, ada, message, button):
    press = server.people.press(ada, message, button)
    (update,) = await api.updates()
    query = update["callback_query"]
    assert query["data"] == "m:1"
    assert query["from"]["id"] == ada.id
    assert query["message"]["message_id"] == message.id
    assert query["chat_instance"]
    assert await api.answerCallbackQuery(callback_query_id=press.id, text="here", show_alert=True) is True
    assert press.answer == {"text": "here", "show_alert": True}


async def test_the_chat_instance_is_the_chats(server, ada, message):
    server.people.press(ada, message, "More")
    server.people.press(ada, message, "More")
    first, second = [update.payload["chat_instance"] for update in server.updates.created]
    assert first == second


async def test_an_answer_without_words_is_an_answer(api, server, ada, message):
    press = server.people.press(ada, message, "More")
    assert not press.answered
    await api.answerCallbackQuery(callback_query_id=press.id)
    assert press.answered


async def test_a_press_takes_one_answer(api, server, ada, message):
    press = server.people.press(ada, message, "More")
    await api.answerCallbackQuery(callback_query_id=press.id, text="first")
    assert await api.refusal("answerCallbackQuery", callback_query_id=press.id, text="second") == TOO_OLD
    assert press.answer == {"text": "first"}


async def test_a_press_waits_150_seconds(api, server, ada, message, clock):
    early, late = server.people.press(ada, message, "More"), server.people.press(ada, message, "More")
    clock.advance(149)
    assert await api.answerCallbackQuery(callback_query_id=early.id) is True
    clock.advance(1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=late.id) == TOO_OLD
    assert not late.answered


async def test_an_unknown_press_is_too_old(api):
    assert await api.refusal("answerCallbackQuery", callback_query_id="5") == TOO_OLD


async def test_an_answer_is_200_characters_at_most(api, server, ada, message):
    press = server.people.press(ada, message, "More")
    too_long = await api.refusal("answerCallbackQuery", callback_query_id=press.id, text="x" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await api.answerCallbackQuery(callback_query_id=press.id, text="x" * 200) is True


async def test_an_answer_opens_only_the_bots_own_link(api, server, ada, message):
    press = server.people.press(ada, message, "More")
    refused = await api.refusal("answerCallbackQuery", callback_query_id=press.id, url="https://a.example/")
    assert refused == (400, "Bad Request: URL_INVALID")
    own = "https://t.me/dateline_bot?start=abc"
    assert await api.answerCallbackQuery(callback_query_id=press.id, url=own) is True


async def test_a_message_may_be_inaccessible(api, server, ada, chat, message):
    server.people.press(ada, message, "More", inaccessible=True)
    (update,) = await api.updates()
    assert update["callback_query"]["message"] == {"chat": chat.to_dict(), "message_id": message.id, "date": 0}


async def test_only_what_is_there_and_calls_back_can_be_pressed(server, ada, message):
    with pytest.raises(LookupError, match="More"):
        server.people.press(ada, message, "Less")
    with pytest.raises(ValueError, match="does not call"):
        server.people.press(ada, message, "Read")


async def test_an_inline_query_is_answered_once_with_cards(api, server, ada):
    search = server.people.inline(ada, "tax", "20")
    (update,) = await api.updates()
    query = update["inline_query"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("tax", "20", "sender")
    answer = {"results": [article(1), article(2, description="d", url="https://a.example/")], "next_offset": "40"}
    assert (
        await api.answerInlineQuery(inline_query_id=query["id"], **answer, cache_time=0, is_personal=True) is True
    )
    assert [result.content.text for result in search.results] == ["quote", "quote"]
    assert search.next_offset == "40"
    assert await api.refusal("answerInlineQuery", inline_query_id=query["id"], **answer) == TOO_OLD


async def test_an_empty_list_is_an_answer(api, server, ada):
    search = server.people.inline(ada, "nothing")
    await api.answerInlineQuery(inline_query_id=search.id, results=[])
    assert search.answered


async def test_an_inline_query_waits_30_seconds(api, server, ada, clock):
    early, late = server.people.inline(ada, "a"), server.people.inline(ada, "b")
    clock.advance(29)
    assert await api.answerInlineQuery(inline_query_id=early.id, results=[]) is True
    clock.advance(1)
    assert await api.refusal("answerInlineQuery", inline_query_id=late.id, results=[]) == TOO_OLD


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"results": [article(n) for n in range(51)]}, "too many inline query results specified"),
        ({"results": [article(1), article(1)]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article("x" * 65)]}, "RESULT_ID_INVALID"),
        ({"results": [article("ж" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article("")]}, "RESULT_ID_INVALID"),
        ({"results": [article(title="")]}, "RESULT_TITLE_EMPTY"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [article(input_message_content={"message_text": ""})]}, "message text is empty"),
        ({"results": [article(input_message_content={"message_text": "x" * 4097})]}, "message is too long"),
        (
            {"results": [article(input_message_content={"message_text": "<p>", "parse_mode": "HTML"})]},
            'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
        ),
        (
            {"results": [article(reply_markup={"inline_keyboard": [[{"text": "x"}]]})]},
            "text buttons are unallowed in the inline keyboard",
        ),
        ({"results": [], "button": {"text": "Go", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"results": [], "button": {"text": "", "start_parameter": "a"}}, "non-empty"),
        ({"results": [{"type": "photo", "id": "1"}]}, "'photo' is not implemented"),
        ({"results": [article(hide_url=True)]}, 'field "hide_url"'),
        ({"results": [], "switch_pm_text": "x"}, '"switch_pm_text" of answerInlineQuery is not implemented'),
    ],
)
async def test_an_inline_answer_is_checked_whole(api, server, ada, answer, words):
    search = server.people.inline(ada, "tax")
    code, description = await api.refusal("answerInlineQuery", inline_query_id=search.id, **answer)
    assert code == 400
    assert words in description
    assert not search.answered


async def test_fifty_results_and_64_bytes_are_taken(api, server, ada):
    search = server.people.inline(ada, "tax")
    results = [article(str(n).rjust(64, "x")) for n in range(50)]
    assert await api.answerInlineQuery(inline_query_id=search.id, results=results, next_offset="x" * 64) is True


async def test_a_chosen_result_is_sent_via_the_bot(api, server, ada):
    group = server.places.supergroup("News", ada)
    search = server.people.inline(ada, "tax")
    await api.answerInlineQuery(inline_query_id=search.id, results=[article()])
    await api.updates(offset=-1)
    server.people.choose(search, "1", group)
    chosen, message = [update for update in await api.updates() if "inline_query" not in update]
    assert chosen["chosen_inline_result"]["result_id"] == "1"
    assert chosen["chosen_inline_result"]["query"] == "tax"
    assert "inline_message_id" not in chosen["chosen_inline_result"]
    assert message["message"]["via_bot"]["id"] == server.bot.id
    assert message["message"]["text"] == "quote"
    assert server.messages(group) == []  # it is Ada's message, not the bot's


async def test_a_chosen_card_with_buttons_can_be_pressed_and_edited(api, server, ada):
    search = server.people.inline(ada, "tax")
    await api.answerInlineQuery(inline_query_id=search.id, results=[article(reply_markup=KEYBOARD)])
    message = server.people.choose(search, "1")
    press = server.people.press(ada, message, "More")
    query = server.updates.created[-1].payload
    assert "message" not in query
    assert query["inline_message_id"] == message.inline_id
    await api.answerCallbackQuery(callback_query_id=press.id)
    assert await api.editMessageText(inline_message_id=message.inline_id, text="more") is True
    assert (message.text, message.keyboard) == ("more", None)
    code, words = await api.refusal("editMessageText", inline_message_id="nope", text="x")
    assert (code, words) == (400, "Bad Request: MESSAGE_ID_INVALID")


async def test_without_feedback_the_bot_hears_of_no_choice(clock):
    async with BotApiServer(clock=clock, inline_feedback=False) as server:
        ada = server.people.user()
        search = server.people.inline(ada, "tax")
        search.results = []
        with pytest.raises(LookupError):
            server.people.choose(search, "1")
        assert [update.kind for update in server.updates.created] == ["inline_query"]


async def test_inline_mode_can_be_off(clock):
    async with BotApiServer(clock=clock, inline_enabled=False) as server:
        with pytest.raises(ValueError, match="inline mode is off"):
            server.people.inline(server.people.user(), "tax")


def test_a_query_is_256_characters_at_most(server, ada):
    server.people.inline(ada, "x" * 256)
    with pytest.raises(ValueError, match="256"):
        server.people.inline(ada, "x" * 257)
