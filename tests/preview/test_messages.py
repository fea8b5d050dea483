"""Messages: sending, replying, editing, deleting, and whose they are."""

import pytest

KEYBOARD = {"inline_keyboard": [[{"text": "more", "callback_data": "m"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@pytest.fixture
async def sent(api, chat):
    return await api.sendMessage(chat_id=chat.id, text="<b>one</b>", parse_mode="HTML", reply_markup=KEYBOARD)


async def test_what_is_sent_comes_back_whole(server, sent, chat, clock):
    assert sent["chat"] == {"id": chat.id, "first_name": "Ada", "username": "ada_l", "type": "private"}
    assert sent["from"]["id"] == server.bot.id
    assert sent["date"] == int(clock.now())
    assert sent["text"] == "one"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    assert sent["reply_markup"] == KEYBOARD
    assert [message.text for message in server.messages(chat)] == ["one"]


async def test_message_ids_grow_and_supergroups_count_for_themselves(server, api, chat, ada):
    first, second = [await api.sendMessage(chat_id=chat.id, text="x") for _ in range(2)]
    assert second["message_id"] == first["message_id"] + 1
    group = server.places.supergroup("News", ada)
    assert (await api.sendMessage(chat_id=group.id, text="x"))["message_id"] == 1


async def test_a_public_chat_has_a_name(server, api, ada):
    group = server.places.supergroup("News", ada, username="TheNews")
    assert (await api.sendMessage(chat_id="@thenews", text="x"))["chat"]["id"] == group.id


async def test_an_unknown_chat_and_one_that_was_never_opened(server, api):
    stranger = server.people.user("Eve")
    assert await api.refusal("sendMessage", chat_id=77, text="x") == (400, "Bad Request: chat not found")
    assert await api.refusal("sendMessage", chat_id="@nobody", text="x") == (400, "Bad Request: chat not found")
    expected = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await api.refusal("sendMessage", chat_id=stranger.id, text="x") == expected


async def test_a_reply_shows_what_it_replies_to_one_level_deep(server, api, ada, chat):
    question = server.people.say(ada, "why?")
    first = await api.sendMessage(chat_id=chat.id, text="so", reply_parameters={"message_id": question.id})
    assert first["reply_to_message"]["text"] == "why?"
    second = await api.sendMessage(
        chat_id=chat.id, text="and", reply_parameters={"message_id": first["message_id"]}
    )
    assert "reply_to_message" not in second["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_allowed(api, server, chat):
    reply = {"message_id": 999}
    assert await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_parameters=reply) == (
        400,
        "Bad Request: message to be replied not found",
    )
    assert server.messages(chat) == []
    reply["allow_sending_without_reply"] = True
    sent = await api.sendMessage(chat_id=chat.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_a_deleted_message_cannot_be_replied_to(api, server, ada, chat):
    question = server.people.say(ada, "why?")
    server.people.delete(question)
    reply = {"message_id": question.id}
    code, words = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_parameters=reply)
    assert (code, words) == (400, "Bad Request: message to be replied not found")


async def test_a_quote_is_an_exact_substring(api, server, ada, chat):
    question = server.people.say(ada, "😀 tax rises. tax falls.")
    reply = {"message_id": question.id, "quote": "tax", "quote_position": 14}
    sent = await api.sendMessage(chat_id=chat.id, text="x", reply_parameters=reply)
    assert sent["quote"] == {"text": "tax", "position": 14, "is_manual": True}
    reply = {"message_id": question.id, "quote": "<b>tax</b> rises", "quote_parse_mode": "HTML"}
    sent = await api.sendMessage(chat_id=chat.id, text="x", reply_parameters=reply)
    assert (sent["quote"]["text"], sent["quote"]["position"]) == ("tax rises", 3)
    reply = {"message_id": question.id, "quote": "Tax"}
    assert await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_parameters=reply) == (
        400,
        "Bad Request: QUOTE_TEXT_INVALID",
    )


async def test_a_quote_is_1024_at_most(api, server, ada, chat):
    question = server.people.say(ada, "x" * 2000)
    reply = {"message_id": question.id, "quote": "x" * 1024}
    assert (await api.sendMessage(chat_id=chat.id, text="y", reply_parameters=reply))["quote"]["position"] == 0
    reply["quote"] += "x"
    code, _ = await api.refusal("sendMessage", chat_id=chat.id, text="y", reply_parameters=reply)
    assert code == 400


async def test_a_reply_into_another_chat_is_refused_as_not_implemented(api, chat):
    reply = {"message_id": 1, "chat_id": 5}
    code, words = await api.refusal("sendMessage", chat_id=chat.id, text="y", reply_parameters=reply)
    assert code == 400
    assert "chat_id" in words


async def test_link_preview_options_are_kept(api, chat):
    options = {"is_disabled": False, "url": "https://a.example/", "prefer_small_media": True}
    sent = await api.sendMessage(chat_id=chat.id, text="x", link_preview_options=options)
    assert sent["link_preview_options"] == {"url": "https://a.example/", "prefer_small_media": True}
    bad = {"url": "localhost"}
    code, _ = await api.refusal("sendMessage", chat_id=chat.id, text="x", link_preview_options=bad)
    assert code == 400


async def test_an_edit_replaces_text_and_removes_the_keyboard(api, server, chat, sent, clock):
    clock.advance(5)
    edited = await api.editMessageText(chat_id=chat.id, message_id=sent["message_id"], text="two")
    assert edited["text"] == "two"
    assert edited["edit_date"] == int(clock.now())
    assert "reply_markup" not in edited
    assert server.messages(chat)[0].keyboard is None


async def test_an_edit_with_the_keyboard_keeps_it(api, chat, sent):
    edited = await api.editMessageText(
        chat_id=chat.id, message_id=sent["message_id"], text="two", reply_markup=KEYBOARD
    )
    assert edited["reply_markup"] == KEYBOARD


async def test_an_edit_that_changes_nothing_is_refused_after_parsing(api, chat, sent):
    same = {"chat_id": chat.id, "message_id": sent["message_id"], "reply_markup": KEYBOARD}
    refused = await api.refusal("editMessageText", **same, text=" <strong>one</strong> ", parse_mode="HTML")
    assert refused == (400, NOT_MODIFIED)
    assert (await api.editMessageText(**same, text="one"))["text"] == "one"  # no longer bold: a change


async def test_a_keyboard_alone_can_be_edited(api, chat, sent):
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageReplyMarkup", **where, reply_markup=KEYBOARD) == (400, NOT_MODIFIED)
    assert "reply_markup" not in await api.editMessageReplyMarkup(**where)
    assert await api.refusal("editMessageReplyMarkup", **where) == (400, NOT_MODIFIED)
    assert (await api.editMessageReplyMarkup(**where, reply_markup=KEYBOARD))["reply_markup"] == KEYBOARD


async def test_only_the_bots_own_messages_can_be_edited(api, server, ada, chat):
    theirs = server.people.say(ada, "mine")
    for message_id, words in ((theirs.id, "message can't be edited"), (999, "message to edit not found")):
        refused = await api.refusal("editMessageText", chat_id=chat.id, message_id=message_id, text="x")
        assert refused == (400, f"Bad Request: {words}")
    assert await api.refusal("editMessageText", text="x") == (
        400,
        "Bad Request: message identifier is not specified",
    )


async def test_an_edit_is_parsed_like_a_message(api, server, chat, sent):
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageText", **where, text="x" * 4097) == (
        400,
        "Bad Request: message is too long",
    )
    code, words = await api.refusal("editMessageText", **where, text="<p>", parse_mode="HTML")
    assert (code, "Unsupported start tag" in words) == (400, True)
    assert server.messages(chat)[0].text == "one"


async def test_own_messages_can_be_deleted_once(api, server, chat, sent):
    where = {"chat_id": chat.id, "message_id": sent["message_id"]}
    assert await api.deleteMessage(**where) is True
    assert server.messages(chat) == []
    assert await api.refusal("deleteMessage", **where) == (400, "Bad Request: message to delete not found")
    assert await api.refusal("editMessageText", **where, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )


async def test_others_messages_can_be_deleted_in_private_and_by_administrators(api, server, ada):
    private = server.people.say(ada, "x")
    assert await api.deleteMessage(chat_id=private.chat.id, message_id=private.id) is True
    group = server.places.group("News", ada)
    theirs = server.people.say(ada, "x", group)
    refused = await api.refusal("deleteMessage", chat_id=group.id, message_id=theirs.id)
    assert refused == (400, "Bad Request: message can't be deleted")
    server.places.set_bot(group, ada, "administrator")
    assert await api.deleteMessage(chat_id=group.id, message_id=theirs.id) is True


async def test_chat_actions_are_shown_and_checked(api, server, chat):
    assert await api.sendChatAction(chat_id=chat.id, action="typing") is True
    assert [(one.chat, one.action) for one in server.backend.chat_actions] == [(chat, "typing")]
    refused = await api.refusal("sendChatAction", chat_id=chat.id, action="dancing")
    assert refused == (400, "Bad Request: wrong parameter action in request")


async def test_silence_and_protection_are_taken(api, chat):
    sent = await api.sendMessage(chat_id=chat.id, text="x", disable_notification=True, protect_content="true")
    assert sent["has_protected_content"] is True
