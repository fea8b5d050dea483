"""Chats: topics, channels, blocking, kicking, upgrading, and what the bot may ask about them."""

import pytest


async def kinds(api):
    return [next(iter(update.keys() - {"update_id"})) for update in await api.updates()]


async def test_blocking_is_told_and_forbids_sending(api, server, ada, chat):
    server.places.block(ada)
    (update,) = await api.updates()
    change = update["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    assert change["from"]["id"] == ada.id
    expected = (403, "Forbidden: bot was blocked by the user")
    assert await api.refusal("sendMessage", chat_id=chat.id, text="x") == expected
    assert await api.refusal("sendChatAction", chat_id=chat.id, action="typing") == expected
    server.places.unblock(ada)
    assert (await api.sendMessage(chat_id=chat.id, text="x"))["text"] == "x"


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("group", "kicked", "bot was kicked from the group chat"),
        ("supergroup", "kicked", "bot was kicked from the supergroup chat"),
        ("group", "left", "bot is not a member of the group chat"),
        ("supergroup", "left", "bot is not a member of the supergroup chat"),
        ("channel", "kicked", "bot was kicked from the channel chat"),
        ("channel", "left", "bot is not a member of the channel chat"),
    ],
)
async def test_a_bot_that_was_removed_cannot_send(api, server, ada, *, kind, status, words):
    chat = getattr(server.places, kind)("News", ada)
    server.places.set_bot(chat, ada, status)
    assert await kinds(api) == ["my_chat_member"]
    assert await api.refusal("sendMessage", chat_id=chat.id, text="x") == (403, f"Forbidden: {words}")


async def test_adding_the_bot_to_a_group_is_told_twice(api, server, ada):
    group = server.places.group("News", ada, bot="left")
    server.places.set_bot(group, ada, "member")
    service, change = await api.updates()
    assert service["message"]["new_chat_members"][0]["id"] == server.bot.id
    assert change["my_chat_member"]["chat"]["id"] == group.id
    server.places.set_bot(group, ada, "administrator")
    assert await kinds(api) == ["message", "my_chat_member", "my_chat_member"]


async def test_a_group_that_becomes_a_supergroup_changes_its_id(api, server, ada):
    group = server.places.group("News", ada)
    new = server.places.upgrade(group, ada)
    old_says, new_says = await api.updates()
    assert old_says["message"]["migrate_to_chat_id"] == new.id
    assert new_says["message"]["migrate_from_chat_id"] == group.id
    reply = await api.raw("sendMessage", chat_id=group.id, text="x")
    assert reply.status == 400
    assert reply.body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await api.sendMessage(chat_id=new.id, text="x"))["chat"]["type"] == "supergroup"
    with pytest.raises(ValueError, match="only once"):
        server.places.upgrade(group, ada)


async def test_messages_of_a_topic_name_it_and_answers_stay_in_it(api, server, ada):
    forum = server.places.supergroup("News", ada, forum=True)
    topic = server.places.topic(forum, ada, "Taxes")
    question = server.people.say(ada, "/ask@dateline_bot why", forum, thread=topic)
    made, asked = await api.updates()
    assert made["message"]["forum_topic_created"]["name"] == "Taxes"
    assert asked["message"]["message_thread_id"] == topic
    assert asked["message"]["is_topic_message"] is True
    sent = await api.sendMessage(chat_id=forum.id, text="so", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    reply = {"message_id": question.id}
    replied = await api.sendMessage(chat_id=forum.id, text="so", reply_parameters=reply)
    assert replied["message_thread_id"] == topic
    assert await api.sendChatAction(chat_id=forum.id, action="typing", message_thread_id=topic) is True


async def test_the_general_topic_has_no_thread_id(api, server, ada):
    forum = server.places.supergroup("News", ada, forum=True)
    server.people.say(ada, "/ask@dateline_bot why", forum)
    (update,) = await api.updates()
    assert "message_thread_id" not in update["message"]
    assert "message_thread_id" not in await api.sendMessage(chat_id=forum.id, text="so")


@pytest.mark.parametrize("thread", [1, 99])
async def test_a_thread_that_is_no_topic_is_not_found(api, server, ada, chat, thread):
    forum = server.places.supergroup("News", ada, forum=True)
    plain = server.places.supergroup("Plain", ada)
    for where in (forum, plain, chat):
        refused = await api.refusal("sendMessage", chat_id=where.id, text="x", message_thread_id=thread)
        assert refused == (400, "Bad Request: message thread not found")


async def test_replies_in_a_plain_supergroup_form_a_thread_that_is_no_topic(api, server, ada):
    group = server.places.supergroup("News", ada)
    server.privacy.reads_all = True
    root = server.people.say(ada, "root", group)
    reply = server.people.say(ada, "reply", group, reply_to=root)
    server.people.say(ada, "again", group, reply_to=reply)
    messages = [update["message"] for update in await api.updates()]
    assert [message.get("message_thread_id") for message in messages] == [None, root.id, root.id]
    assert all("is_topic_message" not in message for message in messages)


async def test_a_channel_post_arrives_and_is_forwarded_into_the_discussion(api, server, ada):
    group = server.places.supergroup("Talk", ada, bot="administrator")
    channel = server.places.channel("News", ada, username="newsroom", discussion=group)
    post = server.people.post(channel, "Taxes rise.")
    posted, forwarded = await api.updates()
    assert posted["channel_post"]["sender_chat"]["id"] == channel.id
    assert "from" not in posted["channel_post"]
    message = forwarded["message"]
    assert message["is_automatic_forward"] is True
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (777000, channel.id)
    assert message["forward_origin"]["message_id"] == post.id
    assert (await api.getChat(chat_id=channel.id))["linked_chat_id"] == group.id
    assert (await api.getChat(chat_id=group.id))["linked_chat_id"] == channel.id


async def test_what_the_bot_posts_is_forwarded_into_the_discussion_too(api, server, ada):
    group = server.places.supergroup("Talk", ada, bot="administrator")
    channel = server.places.channel("News", ada, discussion=group)
    sent = await api.sendMessage(chat_id=channel.id, text="Taxes rise.")
    (forwarded,) = await api.updates()
    assert forwarded["message"]["is_automatic_forward"] is True
    assert forwarded["message"]["forward_origin"]["message_id"] == sent["message_id"]
    assert forwarded["message"]["chat"]["id"] == group.id


async def test_a_changed_post_arrives_as_such(api, server, ada):
    channel = server.places.channel("News", ada)
    server.people.edit(server.people.post(channel, "Taxes rise."), "Taxes fall.")
    _, edited = await api.updates()
    assert edited["edited_channel_post"]["text"] == "Taxes fall."


async def test_the_bot_posts_as_the_channel_and_needs_to_administer_it(api, server, ada):
    channel = server.places.channel("News", ada)
    sent = await api.sendMessage(chat_id=channel.id, text="x")
    assert "from" not in sent
    assert sent["sender_chat"]["id"] == channel.id
    assert (await api.editMessageText(chat_id=channel.id, message_id=sent["message_id"], text="y"))["text"] == "y"
    server.places.set_bot(channel, ada, "member")
    refused = await api.refusal("sendMessage", chat_id=channel.id, text="x")
    assert refused == (400, "Bad Request: need administrator rights in the channel chat")


async def test_members_can_be_asked_about(api, server, ada):
    bob, eve = server.people.user("Bob"), server.people.user("Eve")
    group = server.places.supergroup("News", ada, bob)
    server.places.join(group, bob, "administrator")
    ask = {"chat_id": group.id}
    assert (await api.getChatMember(**ask, user_id=ada.id))["status"] == "creator"
    assert (await api.getChatMember(**ask, user_id=eve.id))["status"] == "left"
    assert (await api.getChatMember(**ask, user_id=server.bot.id))["status"] == "member"
    rulers = [member["user"]["id"] for member in await api.getChatAdministrators(**ask)]
    assert rulers == [ada.id, bob.id]
    assert await api.getChatMemberCount(**ask) == 3
    refused = await api.refusal("getChatMember", **ask, user_id=1)
    assert refused == (400, "Bad Request: invalid user_id specified")


async def test_a_private_chat_has_no_administrators(api, chat, ada):
    refused = await api.refusal("getChatAdministrators", chat_id=chat.id)
    assert refused == (400, "Bad Request: there are no administrators in the private chat")
    assert (await api.getChat(chat_id=chat.id))["first_name"] == ada.first_name
    assert await api.getChatMemberCount(chat_id=chat.id) == 2


async def test_a_bot_that_leaves_is_gone(api, server, ada):
    group = server.places.group("News", ada)
    assert await api.leaveChat(chat_id=group.id) is True
    for method, more in (("sendMessage", {"text": "x"}), ("getChat", {})):
        refused = await api.refusal(method, chat_id=group.id, **more)
        assert refused == (403, "Forbidden: bot is not a member of the group chat")


async def test_an_edited_message_arrives_with_the_same_id(api, server, ada):
    message = server.people.say(ada, "one")
    server.people.edit(message, "two")
    _, edited = await api.updates()
    assert edited["edited_message"]["message_id"] == message.id
    assert edited["edited_message"]["text"] == "two"
    assert "edit_date" in edited["edited_message"]


def test_people_cannot_do_what_no_client_can(server, ada):
    group = server.places.supergroup("News", ada)
    with pytest.raises(ValueError, match="topics"):
        server.places.topic(group, ada, "x")
    with pytest.raises(ValueError, match="no topic"):
        server.people.say(ada, "x", group, thread=5)
    with pytest.raises(ValueError, match="no channel"):
        server.people.post(group, "x")


async def test_what_members_may_not_write_the_bot_may_as_administrator_alone(api, server, ada):
    ben = server.people.user("Ben")
    group = server.places.supergroup("News", ada, ben)
    assert (await api.getChat(chat_id=group.id))["permissions"]["can_send_messages"] is True
    group.muted = True
    assert (await api.getChat(chat_id=group.id))["permissions"]["can_send_messages"] is False
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert refused == (400, "Bad Request: not enough rights to send text messages to the chat")
    with pytest.raises(ValueError, match="only administrators"):
        server.people.say(ben, "x", group)
    server.people.say(ada, "x", group)
    server.places.set_bot(group, ada, "administrator")
    assert (await api.sendMessage(chat_id=group.id, text="x"))["text"] == "x"


async def test_a_restricted_bot_is_there_and_may_not_write(api, server, ada):
    group = server.places.supergroup("News", ada)
    server.places.set_bot(group, ada, "restricted")
    member = await api.getChatMember(chat_id=group.id, user_id=server.bot.id)
    assert (member["status"], member["is_member"], member["can_send_messages"]) == ("restricted", True, False)
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert refused == (400, "Bad Request: not enough rights to send text messages to the chat")


async def test_the_bot_posts_in_a_channel_by_a_right_of_its_own(api, server, ada):
    channel = server.places.channel("News", ada)
    ask = {"chat_id": channel.id, "user_id": server.bot.id}
    assert (await api.getChatMember(**ask))["can_post_messages"] is True
    channel.bot_lacks = frozenset({"can_post_messages"})
    member = await api.getChatMember(**ask)
    assert (member["can_post_messages"], member["can_edit_messages"]) == (False, True)
    refused = await api.refusal("sendMessage", chat_id=channel.id, text="x")
    assert refused == (400, "Bad Request: need administrator rights in the channel chat")


async def test_nobody_adds_a_bot_to_a_group_that_must_not_be(api, server, ada):
    group = server.places.group("News", ada, bot="left")
    assert (await api.getMe())["can_join_groups"] is True
    server.backend.can_join_groups = False
    assert (await api.getMe())["can_join_groups"] is False
    with pytest.raises(ValueError, match="registrar"):
        server.places.set_bot(group, ada, "member")
