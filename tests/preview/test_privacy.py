"""Group privacy mode: what reaches the bot and what does not."""

import pytest


@pytest.fixture
def group(server, ada):
    return server.places.supergroup("News", ada)


def heard(server):
    return [
        (update.kind, update.payload.get("text")) for update in server.updates.created if "text" in update.payload
    ]


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("hello all", False),
        ("/ask@dateline_bot why", True),
        ("/ASK@Dateline_Bot why", True),
        ("/ask@other_bot why", False),
        ("/ask why", False),
        ("so /ask@dateline_bot why", False),
        ("@dateline_bot why", False),
    ],
)
def test_with_privacy_on(server, ada, kind, text, arrives):
    chat = getattr(server.places, kind)("News", ada)
    server.people.say(ada, text, chat)
    assert heard(server) == ([("message", text)] if arrives else [])


async def test_a_bare_command_is_for_the_bot_that_spoke_last(server, api, ada, group):
    await api.sendMessage(chat_id=group.id, text="here")
    server.people.say(ada, "/ask one", group)
    server.people.say(server.people.user("Bot", username="other_bot", is_bot=True), "me too", group)
    server.people.say(ada, "/ask two", group)
    assert heard(server) == [("message", "/ask one")]


async def test_replies_to_the_bot_arrive_and_to_others_do_not(server, api, ada, group):
    await api.sendMessage(chat_id=group.id, text="here")
    (ours,) = server.messages(group)
    theirs = server.people.say(ada, "hm", group)
    server.people.say(ada, "why?", group, reply_to=ours)
    server.people.say(ada, "what?", group, reply_to=theirs)
    assert heard(server) == [("message", "why?")]


async def test_a_reply_carries_what_it_replies_to_and_the_users_quote(server, api, ada, group):
    await api.sendMessage(chat_id=group.id, text="the tax rises")
    (ours,) = server.messages(group)
    server.people.say(ada, "why?", group, reply_to=ours, quote="tax")
    payload = server.updates.created[-1].payload
    assert payload["reply_to_message"]["message_id"] == ours.id
    assert payload["quote"] == {"text": "tax", "position": 4, "is_manual": True}


def test_a_mention_arrives_where_the_switch_says_so(server, ada, group):
    server.privacy.mentions_delivered = True
    server.people.say(ada, "@dateline_bot why", group)
    server.people.say(ada, "@dateline_bots why", group)
    assert heard(server) == [("message", "@dateline_bot why")]


async def test_with_privacy_off_everything_arrives_but_other_bots(server, api, ada, group):
    server.privacy.reads_all = True
    assert (await api.getMe())["can_read_all_group_messages"] is True
    server.people.say(ada, "hello all", group)
    server.people.say(ada, "/ask@other_bot why", group)
    server.people.say(server.people.user("Bot", is_bot=True), "beep", group)
    assert heard(server) == [("message", "hello all"), ("message", "/ask@other_bot why")]


async def test_privacy_is_on_by_default(api):
    assert (await api.getMe())["can_read_all_group_messages"] is False


def test_an_administrator_bot_sees_all(server, ada, group):
    server.places.set_bot(group, ada, "administrator")
    server.people.say(ada, "hello all", group)
    assert heard(server) == [("message", "hello all")]


def test_service_messages_arrive(server, group):
    server.places.join(group, server.people.user("Bob"))
    (update,) = server.updates.created
    assert update.payload["new_chat_members"][0]["first_name"] == "Bob"


def test_edits_follow_the_same_rule(server, ada, group):
    seen = server.people.say(ada, "/ask@dateline_bot on", group)
    unseen = server.people.say(ada, "hello", group)
    server.people.edit(seen, "/ask@dateline_bot two")
    server.people.edit(unseen, "hello all")
    assert heard(server) == [("message", "/ask@dateline_bot on"), ("edited_message", "/ask@dateline_bot two")]


def test_a_bot_outside_of_the_group_hears_nothing(server, ada):
    group = server.places.group("News", ada, bot="left")
    server.people.say(ada, "/ask@dateline_bot why", group)
    assert heard(server) == []


def test_private_chats_always_arrive_with_their_command_entity(server, ada):
    server.people.start(ada, "abc")
    payload = server.updates.created[-1].payload
    assert payload["text"] == "/start abc"
    assert payload["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert payload["from"]["language_code"] == "en"


def test_an_anonymous_administrator_arrives_as_the_group(server, ada, group):
    server.people.say(ada, "/ask@dateline_bot why", group, anonymous=True)
    payload = server.updates.created[-1].payload
    assert payload["sender_chat"]["id"] == group.id
    assert payload["from"]["username"] == "GroupAnonymousBot"


def test_a_person_may_speak_as_a_channel(server, ada, group):
    channel = server.places.channel("Ada's", ada)
    server.people.say(ada, "/ask@dateline_bot why", group, as_chat=channel)
    payload = server.updates.created[-1].payload
    assert (payload["sender_chat"]["id"], payload["from"]["username"]) == (channel.id, "Channel_Bot")


@pytest.mark.parametrize("text", ["", "   ", "x" * 4097])
def test_people_cannot_send_what_no_client_sends(server, ada, text):
    with pytest.raises(ValueError, match="4,096"):
        server.people.say(ada, text)


def test_people_cannot_quote_what_is_not_there(server, ada):
    first = server.people.say(ada, "one")
    with pytest.raises(ValueError, match="quote"):
        server.people.say(ada, "two", reply_to=first, quote="three")
