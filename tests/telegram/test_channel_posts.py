"""Posts of channels become articles, where an administrator has switched that on."""

import signal

import pytest
from bench import eventually
from process import start_process
from talk import labels

from bot.preview.backend import InlineResult
from bot.preview.entities import Entity
from bot.preview.text import FormattedText
from bot.speech import speech
from bot.telegram.answers import Answers
from index.answer import Question
from knowledge.intake.channels import Channels
from knowledge.library import Library
from knowledge.store.database import Database

say = speech()

TRAM = "Tram line opens in June\nThe new line has nine stops. Tickets cost the same as for the bus."


@pytest.fixture
def ada(bench):
    """An administrator."""
    ada = bench.server.people.user("Ada")
    bench.admins = frozenset({ada.id})
    return ada


@pytest.fixture
def channel(bench):
    return bench.server.places.channel("Eastport News", username="eastport", bot="left")


async def answer(bench, message):
    return await bench.server.next_message(message.chat, message)


def articles(bench, channel):
    return [article for article in bench.library.articles() if article.source == channel.title]


async def on(bench, ada, channel):
    """Make the bot the channel's administrator, and switch the channel on."""
    bench.server.places.set_bot(channel, ada, "administrator")
    await bench.settled()
    listed = await answer(bench, bench.server.people.say(ada, "/channels"))
    bench.server.people.press(ada, listed, f"Switch on: {channel.title}")
    await bench.server.wait_for(lambda: f"{channel.title} (@eastport): on" in listed.text)
    return listed


async def test_a_post_is_quoted_in_a_private_chat_with_a_link_to_it(bench, ada, channel):
    server, eve = bench.server, bench.server.people.user("Eve")
    async with bench.running():
        await on(bench, ada, channel)
        post = server.people.post(channel, TRAM)
        await bench.settled()
        [article] = articles(bench, channel)
        bench.asker.teach("How many stops?", (article.id, "The new line has nine stops."))
        told = await answer(bench, server.people.say(eve, "How many stops?"))
    assert "The new line has nine stops." in told.text
    [about] = [
        line for line in told.text.splitlines() if line.startswith("Eastport News · Tram line opens in June · ")
    ]
    assert about.endswith(", today")
    assert next(told.buttons())["url"] == f"https://t.me/eastport/{post.id}"


async def test_what_is_struck_out_in_a_post_is_not_said_any_more(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
        post = server.people.post(channel, "🚋 Tram line opens\nThe line has nine stops. It has ten stops.")
        struck = post.content.text.index("The line has nine stops. ") + 1  # the picture has two units
        post.content = FormattedText(post.content.text, (Entity("strikethrough", struck, 25),))
        server.people._backend.deliver("edited_channel_post", post)
        await bench.settled()
        [article] = articles(bench, channel)
    assert (article.title, article.text) == ("🚋 Tram line opens", "It has ten stops.")


async def test_a_post_of_a_channel_that_is_off_is_left_alone(bench, ada, channel):
    server = bench.server
    async with bench.running():
        server.places.set_bot(channel, ada, "administrator")
        server.people.post(channel, TRAM)
        await bench.settled()
        assert articles(bench, channel) == []
        listed = await on(bench, ada, channel)
        server.people.press(ada, listed, "Switch off: Eastport News")
        await server.wait_for(lambda: "Switch on: Eastport News" in labels(listed))
        server.people.post(channel, TRAM)
        await bench.settled()
    assert articles(bench, channel) == []


async def test_an_edit_is_a_revision_and_one_that_takes_the_words_away_removes(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
        photo = server.people.post(channel, TRAM, photo=True)
        await bench.settled()
        [before] = articles(bench, channel)
        server.people.edit(photo, TRAM.replace("nine", "eleven"))
        await bench.settled()
        [article] = articles(bench, channel)
        assert article.id == before.id
        assert "eleven stops" in article.text
        server.people.edit(photo, "")
        await bench.settled()
        assert articles(bench, channel) == []
    assert bench.outcomes()[-3:] == ["post: added", "post: revised", "post: removed"]


async def test_an_album_is_one_article_and_what_has_no_words_is_none(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
        server.people.post(channel, "", photo=True, album="1")
        server.people.post(channel, TRAM, photo=True, album="1")
        server.people.post(channel, "", photo=True, album="1")
        server.people.post(channel, "🎉🎉🎉")
        renamed = server.places.service(channel, ada, new_chat_title="Eastport News").to_dict()
        server.inject("channel_post", {name: renamed[name] for name in renamed if name != "from"})
        await bench.settled()
    [article] = articles(bench, channel)
    assert article.title == "Tram line opens in June"


async def test_commands_and_what_the_bot_itself_said_are_no_articles(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
        server.people.post(channel, "/ask when does the tram start?")
        search = server.people.inline(ada, "tram")
        search.results = [InlineResult("1", "Quote", FormattedText("A quote that the bot gave."), None, None, {})]
        server.people.choose(search, "1", channel)
        said = server.people.post(channel, "An answer of the bot's, which somebody edits.")
        await bench.settled()
        [article] = articles(bench, channel)
        assert article.text == said.text
        with bench.database() as database:
            answers = Answers(database, bench.library)
            kept = answers.keep(bench.asker.answer(Question("How many stops?")), channel.id)
            answers.sent(kept, channel.id, said.id)
        server.people.edit(said, "Edited.")
        await bench.settled()
    assert bench.outcomes()[-1] == "ignored"


async def test_what_the_bot_answered_is_no_article_when_another_administrator_edits_it(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
        none = await answer(bench, server.people.post(channel, "/ask when does the tram start?"))
        assert none.text.startswith(say("no-answer"))
        server.people.edit(none, "Nobody knows when the tram starts.")
        await bench.settled()
        assert articles(bench, channel) == []


async def test_what_was_said_before_the_process_ended_is_stored_after(bench, ada, channel):
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
    post = server.people.post(channel, TRAM)
    server.people.edit(post, TRAM.replace("nine", "eleven"))
    server.updates.repeat(server.updates.created[-2])
    async with bench.running():
        await bench.settled()
    [article] = articles(bench, channel)
    assert "eleven stops" in article.text


async def test_killed_among_many_posts_it_stores_each_once_after_the_restart(bench, ada, channel):
    server = bench.server
    channels = Channels(bench.library)
    channels.seen(channel.id, channel.title, channel.username)
    channels.switch(channel.id, on=True)
    server.places.set_bot(channel, ada, "administrator")
    process = await start_process(bench)
    posts = [server.people.post(channel, f"Report {n}\nShip number {n} came in.") for n in range(40)]
    await eventually(lambda: len(articles(bench, channel)) >= 3, 60)
    posts += [server.people.post(channel, f"Report {n}\nShip number {n} came in.") for n in range(40, 60)]
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    acknowledged = {article.id for article in articles(bench, channel)}
    assert len(acknowledged) < len(posts)
    async with bench.running():
        await bench.settled()
    found = [article.id for article in articles(bench, channel)]
    assert acknowledged <= set(found)
    assert len(found) == len(posts)


async def test_the_state_survives_and_leaving_the_channel_shows(bench, ada, channel):
    server = bench.server
    other = server.places.channel("Other News", bot="left")
    async with bench.running():
        await on(bench, ada, channel)
        server.places.set_bot(other, ada, "administrator")
        await bench.settled()
    async with bench.running():
        for chat in (channel, other):
            server.places.set_bot(chat, ada, "kicked")
        await bench.settled()
        listed = await answer(bench, server.people.say(ada, "/channels"))
    assert f"Eastport News (@eastport): on, {say('not-administered')}" in listed.text
    assert "Other News" not in listed.text


async def test_a_channel_is_known_by_its_posts_too(bench, ada):
    server = bench.server
    channel = server.places.channel("Eastport News")
    async with bench.running():
        server.people.post(channel, TRAM)
        await bench.settled()
        listed = await answer(bench, server.people.say(ada, "/channels"))
    assert labels(listed) == ["Switch on: Eastport News"]


async def test_many_channels_are_on_pages(bench, ada):
    server = bench.server
    async with bench.running():
        for n in range(11):
            server.people.post(server.places.channel(f"News {n}"), TRAM)
        await bench.settled()
        listed = await answer(bench, server.people.say(ada, "/channels"))
        assert labels(listed)[-2:] == ["Switch on: News 7", "▸"]
        server.people.press(ada, listed, "▸")
        await server.wait_for(lambda: "Switch on: News 10" in labels(listed))
        server.people.press(ada, listed, "Switch on: News 10")
        await server.wait_for(lambda: "Switch off: News 10" in labels(listed))
        assert labels(listed)[-1] == "◂"


async def test_a_post_waits_while_the_library_is_in_use(bench, ada, channel):
    """It is stored whatever is in the way: Telegram does not send a post twice."""
    server = bench.server
    async with bench.running():
        await on(bench, ada, channel)
    hasty = Library(Database.from_file(bench.folder / "library.db", busy_seconds=0.01))
    bench.library, patient = hasty, bench.library
    async with bench.running():
        with patient.database.writing():
            server.people.post(channel, TRAM)
            await eventually(lambda: len(bench.clock.waits) >= 3)
            assert articles(bench, channel) == []
        await bench.settled()
    assert len(articles(bench, channel)) == 1
    hasty.close()


async def test_others_are_not_shown_the_channels(bench, ada, channel):
    server, eve = bench.server, bench.server.people.user("Eve")
    async with bench.running():
        listed = await on(bench, ada, channel)
        press = server.people.press(eve, listed, "Switch off: Eastport News")
        await server.wait_for(lambda: press.answer is not None)
        await bench.settled()
        assert (await answer(bench, server.people.say(eve, "/channels"))).text == say("unknown-command")
        assert "Switch off: Eastport News" in labels(listed)


async def test_a_forwarded_post_is_by_who_wrote_it_first_and_an_answer_is_none(bench, ada, channel):
    server, eve = bench.server, bench.server.people.user("Eve")
    council = server.places.channel("Northholm Council", bot="left")
    async with bench.running():
        await on(bench, ada, channel)
        server.people.forward(ada, server.people.post(council, TRAM), channel)
        server.people.forward(ada, server.people.say(eve, "The pier at Northholm was shut on Monday."), channel)
        await eventually(lambda: len(articles(bench, channel)) == 2)
        assert {article.author for article in articles(bench, channel)} == {"Northholm Council", "Eve"}
        asked = server.people.say(eve, "How many stops does the new tram line have?")
        server.people.forward(eve, await answer(bench, asked), channel)
        server.people.post(channel, "The lighthouse at Northholm is open again.")
        await eventually(lambda: len(articles(bench, channel)) > 2)
        await bench.settled()
        assert [article.text for article in articles(bench, channel) if "stops" in article.text] == [
            TRAM.partition("\n")[2]
        ]
