"""What people send and forward beside text: files, photos with captions, posts of channels."""

import pytest

from bot.preview import limits


async def download(api, server, path, token=None):
    address = server.base_url.removesuffix("/bot")
    async with api.session.get(f"{address}/file/bot{token or server.token}/{path}") as response:
        return response.status, await response.read()


async def test_a_document_arrives_and_can_be_downloaded(api, server, ada):
    server.people.send_document(ada, "report.final.md", b"# Title\n\nText.", caption="See https://n.example/a")
    (update,) = await api.updates()
    message = update["message"]
    assert message["document"]["file_name"] == "report.final.md"
    assert message["document"]["file_size"] == 14
    assert "text" not in message
    assert message["caption"] == "See https://n.example/a"
    assert message["caption_entities"] == [{"type": "url", "offset": 4, "length": 19}]
    file = await api.getFile(file_id=message["document"]["file_id"])
    assert (file["file_size"], file["file_path"]) == (14, "documents/file_1.md")
    assert await download(api, server, file["file_path"]) == (200, b"# Title\n\nText.")


async def test_a_file_over_20_mb_is_not_handed_out(api, server, ada):
    message = server.people.send_document(ada, "big.pdf", bytes(limits.FILE_BYTES + 1))
    refused = await api.refusal("getFile", file_id=message.media["document"]["file_id"])
    assert refused == (400, "Bad Request: file is too big")


async def test_what_is_no_file_and_who_has_no_token_gets_nothing(api, server, ada):
    server.people.send_document(ada, "a.txt", b"x")
    assert (await download(api, server, "documents/file_2.txt"))[0] == 404
    wrong = f"{server.token[:-1]}X"
    assert (await download(api, server, "documents/file_1.txt", token=wrong))[0] == 401


async def test_a_download_can_fail(api, server, ada):
    server.people.send_document(ada, "a.txt", b"x")
    server.faults.server_error("download")
    assert (await download(api, server, "documents/file_1.txt"))[0] == 500
    assert (await download(api, server, "documents/file_1.txt"))[0] == 200


async def test_an_album_is_a_post_for_each_photo_with_the_caption_at_one(api, server, ada):
    channel = server.places.channel("News", ada)
    server.people.post(channel, "Taxes rise.", photo=True, album="7")
    server.people.post(channel, "", photo=True, album="7")
    first, second = [update["channel_post"] for update in await api.updates()]
    assert (first["caption"], first["media_group_id"]) == ("Taxes rise.", "7")
    assert first["photo"][0]["width"] == 90
    assert second["media_group_id"] == "7"
    assert "caption" not in second


async def test_a_caption_can_be_taken_away_but_not_a_text(api, server, ada):
    channel = server.places.channel("News", ada)
    post = server.people.post(channel, "Taxes rise.", photo=True)
    server.people.edit(post, "")
    assert "caption" not in (await api.updates())[-1]["edited_channel_post"]
    with pytest.raises(ValueError, match="1 to 4,096"):
        server.people.edit(server.people.post(channel, "Taxes fall."), "")
    with pytest.raises(ValueError, match="0 to 1,024"):
        server.people.post(channel, "x" * 1025, photo=True)


async def test_a_forward_says_where_it_comes_from(api, server, ada):
    channel = server.places.channel("News", ada, username="newsroom", bot="left")
    post = server.people.post(channel, "Taxes rise.")
    bob = server.people.user("Bob")
    said = server.people.say(bob, "Taxes?")
    await api.updates(offset=-1)
    for message in (post, said, server.people.forward(ada, post)):
        server.people.forward(ada, message)
    posted, of_bob, again = [update["message"]["forward_origin"] for update in (await api.updates())[-3:]]
    assert (posted["type"], posted["message_id"], posted["date"]) == ("channel", post.id, post.date)
    assert posted["chat"]["username"] == "newsroom"
    assert (of_bob["type"], of_bob["sender_user"]["id"]) == ("user", bob.id)
    assert again["message_id"] == post.id


async def test_an_inline_result_sent_into_a_channel_is_a_post_via_the_bot(api, server, ada):
    channel = server.places.channel("News", ada)
    search = server.people.inline(ada, "tax")
    result = {"type": "article", "id": "1", "title": "Tax", "input_message_content": {"message_text": "quote"}}
    await api.answerInlineQuery(inline_query_id=search.id, results=[result])
    server.people.choose(search, "1", channel)
    post = (await api.updates())[-1]["channel_post"]
    assert post["via_bot"]["id"] == server.bot.id
    assert post["sender_chat"]["id"] == channel.id
    assert "from" not in post


async def test_files_and_forwards_reach_a_group_as_privacy_mode_allows(api, server, ada):
    group = server.places.supergroup("Desks", ada, forum=True)
    topic = server.places.topic(group, ada, "World")
    quiet = server.people.send_document(ada, "a.txt", b"x", "For all", group, thread=topic)
    server.people.send_document(ada, "b.txt", b"x", "/add@dateline_bot", group, thread=topic)
    moved = server.people.forward(ada, server.people.say(ada, "Taxes rise."), group)
    assert (quiet.withheld, moved.withheld) == ("privacy", "privacy")
    heard = [update["message"] for update in await api.updates()]
    (file,) = [message for message in heard if "document" in message]
    assert (file["document"]["file_name"], file["message_thread_id"]) == ("b.txt", topic)
    assert moved.extra["forward_origin"]["sender_user"]["id"] == ada.id
    with pytest.raises(ValueError, match="no topic 99"):
        server.people.send_document(ada, "a.txt", b"x", "", group, thread=99)
