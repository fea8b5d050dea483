"""Timelines and what is new, over the real application."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from bench import DIARY, HARBOUR, REOPENED
from talk import CLOSED, entities, labels, pressed, said
from test_conversation import aged

from bot.speech import languages, speech
from bot.telegram import turns
from index.answer import Confidence
from knowledge.article import Draft

OPENED = "The harbour reopened on Thursday at noon."
GAVE = "Harbour master Ines Vale gave the order at 18:40."
SAY = speech("en")
NEWEST = "The newest on "


def many(bench, days, *, first=date(2022, 1, 1)):
    """A topic "tide" that has an article a day."""
    drafts = [
        Draft(f"Tide {n}", f"The tide of day {n} was high.", first + timedelta(n), id=f"tide{n}", source="Tides")
        for n in range(1, days + 1)
    ]
    bench.library.add(drafts)
    bench.asker.teach_topic("tide", *((d.id, d.text) for d in drafts))


async def test_a_timeline_has_the_best_quote_of_each_day_the_first_day_first(bench):
    bench.library.add([replace(HARBOUR, id="same-day", text="Eastport's harbour is shut. So it was said.")])
    bench.asker.teach_topic(
        "harbour", ("reopened", OPENED), ("harbour", CLOSED), ("same-day", "Eastport's harbour is shut.")
    )
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/timeline harbour")
    assert shown.text == (
        "“harbour”, 2 days, the first one first:\n\n"
        f"13 August 2021 · The Eastport Courier · {HARBOUR.title}\n{CLOSED}\n\n"
        f"16 August 2021 · The Eastport Courier · {REOPENED.title}\n{OPENED}"
    )
    assert entities(shown, "blockquote") == [CLOSED, OPENED]
    links = [e.to_dict()["url"] for e in shown.content.entities if e.type == "text_link"]
    assert [link.partition("#")[0] for link in links] == [HARBOUR.url, REOPENED.url]
    assert all("#:~:text=The%20harbour" in link for link in links)
    assert labels(shown) == []


@pytest.mark.parametrize(("language", "title"), [("de", "Hafen zu"), ("en", HARBOUR.title)])
async def test_of_a_day_the_article_in_the_language_of_the_reader_is_shown(bench, language, title):
    german = replace(HARBOUR, id="de", title="Hafen zu", text="Der Hafen ist zu.", language="de-AT")
    bench.library.add([german])
    cited = [("harbour", CLOSED), ("de", "Der Hafen ist zu.")]
    bench.asker.teach_topic("Eastport", *(cited if language == "de" else reversed(cited)))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(language_code=language), "/timeline Eastport")
    assert f"· {title}\n" in shown.text
    assert len(entities(shown, "blockquote")) == 1


async def test_pages_turn_in_place_also_after_a_restart(bench):
    server, ada = bench.server, bench.server.people.user()
    many(bench, 8)
    async with bench.running():
        shown = await said(bench, ada, "/timeline tide")
        assert labels(shown) == ["▸"]
        assert shown.text.startswith("“tide”, 8 days")
        assert shown.text.endswith("Page 1 of 3")
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: "Page 2 of 3" in shown.text)
        assert labels(shown) == ["◂", "▸"]
    async with bench.running():
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: "Page 3 of 3" in shown.text)
        assert labels(shown) == ["◂"]
        assert entities(shown, "blockquote") == [f"The tide of day {n} was high." for n in (7, 8)]
        server.people.press(ada, shown, "◂")
        await server.wait_for(lambda: "Page 2 of 3" in shown.text)
    assert entities(shown, "blockquote") == [f"The tide of day {n} was high." for n in range(4, 7)]
    assert len(bench.asker.topics) == 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("command", ["/timeline", "/latest"])
async def test_a_list_names_its_topic_on_each_page_and_is_gone_on_from_after_a_restart(bench, command, language):
    server, ada = bench.server, bench.server.people.user(language_code=language)
    many(bench, 8)
    async with bench.running():
        shown = await said(bench, ada, f"{command} tide")
    head = shown.text.splitlines()[0]
    assert "tide" in head
    async with bench.running():
        server.people.press(ada, shown, labels(shown)[0])
        await server.wait_for(lambda: len(labels(shown)) > 1)
        assert shown.text.splitlines()[0] == head
        await bench.settled()
        await said(bench, ada, "/latest", reply_to=shown)
        await said(bench, ada, "and the moon?", reply_to=shown)
    assert [topic.text for topic in bench.asker.topics].count("tide") == 2
    assert "and the moon (tide)?" in [question.text for question in bench.asker.questions]


def test_a_topic_that_is_cut_short_or_asks_something_is_not_read_off_a_list():
    for language in languages():
        say = speech(language)
        for topic, read in (("Ines Vale", "Ines Vale"), ("Vale " * 40, None), ("Who is Vale?", None)):
            for head in (turns.latest_on(say, topic), turns.timeline_of(say, topic, 3)):
                turn = turns.listed(f"{head}\n\nMore")
                assert (turn and turn.question) == read
        assert turns.listed(f"{say('answered')}\n“tide”, 8") is None


async def test_what_was_withdrawn_or_closed_to_the_chat_is_not_shown_on_a_page_that_is_turned(bench):
    server, ada = bench.server, bench.server.people.user()
    many(bench, 7)
    bench.library.add([Draft("Ours", "The tide, we say.", date(2022, 1, 30), id="ours", source="Our desk")])
    bench.asker.teach_topic(
        "tide",
        *((f"tide{n}", f"The tide of day {n} was high.") for n in range(1, 8)),
        ("ours", "The tide, we say."),
    )
    async with bench.running():
        shown = await said(bench, ada, "/timeline tide")
        bench.library.remove(["tide1", "tide2", "tide6"])
        bench.library.visibility.restrict("Our desk", [1])
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: "Page 2 of 2" in shown.text)
        assert entities(shown, "blockquote") == ["The tide of day 7 was high."]
        bench.library.remove([f"tide{n}" for n in (3, 4, 5, 7)])
        server.people.press(ada, shown, "◂")
        await server.wait_for(lambda: shown.text == SAY("timeline-gone"))


async def test_an_outlet_of_other_chats_is_on_no_timeline(bench):
    bench.asker.teach_topic("harbour", ("harbour", CLOSED))
    bench.library.visibility.restrict("The Eastport Courier", [1])
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/timeline harbour")
    assert shown.text.startswith("The articles do not report on this. I searched 3 articles")


async def test_articles_without_a_date_are_left_out_and_counted(bench):
    ada = bench.server.people.user()
    ship = ("diary", "Ship number 7 passed to the north.")
    bench.asker.teach_topic("ships", ship, ("harbour", CLOSED))
    bench.asker.teach_topic("lamps", ship)
    async with bench.running():
        some = await said(bench, ada, "/timeline ships")
        none = await said(bench, ada, "/timeline lamps")
        latest = await said(bench, ada, "/latest lamps")
    assert entities(some, "blockquote") == [CLOSED]
    assert some.text.endswith("1 more article has no date, so it is left out.")
    assert none.text.startswith("Only 1 article reports on this, and it has no date.")
    assert latest.text == f"{SAY('latest-on', topic='lamps')}\n\n{DIARY.title}\n{ship[1]}"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("command", ["/timeline", "/latest"])
async def test_of_a_period_without_articles_it_is_told_from_when_there_are_some(bench, command, language):
    ada, say = bench.server.people.user(language_code=language), speech(language)
    bench.asker.empty_periods = {"harbour in 1990"}
    first, last = (say.day(draft.published) for draft in (HARBOUR, REOPENED))
    async with bench.running():
        told = await said(bench, ada, f"{command} harbour in 1990")
        assert told.text == say("topic-not-then-days", first=first, last=last)
        bench.library.remove(["reopened"])
        told = await said(bench, ada, f"{command} harbour in 1990")
        assert told.text == say("topic-not-then-day", day=first)
        bench.library.remove(["harbour"])
        assert (await said(bench, ada, f"{command} harbour in 1990")).text == say("topic-not-then")
        bench.library.remove(["diary"])
        assert "dateline add" in (await said(bench, ada, f"{command} harbour in 1990")).text


async def test_the_latest_on_a_topic_is_the_newest_first_with_ages(bench):
    bench.asker.teach_topic("harbour", ("harbour", CLOSED), ("reopened", OPENED))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/latest harbour")
    assert shown.text == (
        f"{SAY('latest-on', topic='harbour')}\n\n"
        f"{aged(REOPENED.published, shown)} · The Eastport Courier · {REOPENED.title}\n{OPENED}\n\n"
        f"{aged(HARBOUR.published, shown)} · The Eastport Courier · {HARBOUR.title}\n{CLOSED}"
    )


async def test_of_a_topic_with_many_articles_the_last_days_are_looked_through(bench):
    many(bench, 60, first=date(2022, 1, 1))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/latest tide")
    assert entities(shown, "blockquote") == [f"The tide of day {n} was high." for n in range(60, 57, -1)]
    assert [topic.scope and topic.scope.first for topic in bench.asker.topics] == [None, date(2022, 2, 23)]


async def test_latest_alone_shows_the_newest_articles_that_the_chat_may_see(bench):
    server, ada = bench.server, bench.server.people.user()
    many(bench, 6)
    bench.library.add([Draft("Ours", "For us.", date(2022, 2, 1), id="ours", source="Our desk")])
    bench.library.visibility.restrict("Our desk", [1])
    async with bench.running():
        shown = await said(bench, ada, "/latest")
        assert [line.rpartition(" · ")[2] for line in shown.text.split("\n\n")[1:]] == [
            f"Tide {n}" for n in (6, 5, 4, 3, 2)
        ]
        assert aged(date(2022, 1, 7), shown) in shown.text
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: "Tide 1" in shown.text)
        assert shown.text.endswith(f"\n\n{DIARY.title}")
        assert labels(shown) == ["◂"]
        bench.library.remove(["tide1", "harbour", "reopened", "diary"])
        server.people.press(ada, shown, "◂")
        await server.wait_for(lambda: labels(shown) == [])
    assert bench.asker.topics == []


async def test_the_latest_on_nothing_in_words_is_the_newest(bench):
    ada = bench.server.people.user()
    async with bench.running():
        newest = await said(bench, ada, "/latest")
        for nothing in ("🚢", "?"):
            assert (await said(bench, ada, f"/latest {nothing}")).text == newest.text


@pytest.mark.parametrize(
    "asked", ["What's new?", "latest news", "Show me the news", "Was gibt’s Neues?", "Что нового?", "هل من جديد؟"]
)
async def test_who_asks_what_is_new_in_private_gets_the_newest_articles(bench, asked):
    people = bench.server.people
    ada = people.user()
    room = bench.server.places.supergroup("Room", ada, bot="administrator")
    async with bench.running():
        people.say(ada, asked, room)
        shown = await said(bench, ada, asked)
        await bench.settled()
    assert shown.text.startswith(f"{SAY('latest-articles')}\n\n")
    assert REOPENED.title in shown.text
    assert bench.asker.questions == []
    assert bench.server.messages(room) == []


@pytest.mark.parametrize(
    "asked", ["Hi! What's new?", "/ask what's new", "@dateline_bot What's new?", "/latest news"]
)
async def test_what_is_new_is_the_same_however_the_bot_is_asked(bench, asked):
    people = bench.server.people
    ada = people.user()
    room = bench.server.places.supergroup("Room", ada, bot="administrator")
    in_room = asked.replace("/ask", "/ask@dateline_bot").replace("/latest", "/latest@dateline_bot")
    async with bench.running():
        newest = (await said(bench, ada, "/latest")).text
        assert (await said(bench, ada, asked)).text == newest
        if asked[0] in "/@":
            assert (await said(bench, ada, in_room, room)).text == newest
    assert bench.asker.questions == bench.asker.topics == []


@pytest.mark.parametrize("asked", ["What's new?", "/latest"])
async def test_the_newest_in_reply_is_on_what_was_named_where_that_is_told_of(bench, asked):
    """An article that says little else of the question, or of a message, still has the news on it."""
    people, ada = bench.server.people, bench.server.people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach("Who shut Eastport?", ("harbour", GAVE))
    bench.asker.teach_topic("Eastport", ("harbour", CLOSED), ("reopened", OPENED))
    async with bench.running():
        answer = await said(bench, ada, "Who shut Eastport?")
        await bench.settled()
        assert entities(await said(bench, ada, asked, reply_to=answer), "blockquote") == [OPENED, CLOSED]
        none = await said(bench, ada, "Who painted Eastport?")
        await bench.settled()
        assert entities(await said(bench, ada, asked, reply_to=none), "blockquote") == [OPENED, CLOSED]
        nothing = await said(bench, ada, asked, reply_to=await said(bench, ada, "Who painted Rumpelstiltskin?"))
        assert nothing.text.startswith(SAY("topic-none"))
        told = people.say(ada, "They say that Eastport sank", room)
        asked = asked.replace("/latest", "/latest@dateline_bot").replace("What", "/ask@dateline_bot What")
        listed = await said(bench, ada, asked, room, reply_to=told)
    assert entities(listed, "blockquote") == [OPENED, CLOSED]


@pytest.mark.parametrize("command", ["/timeline", "/latest"])
async def test_what_nothing_is_known_of(bench, command):
    ada = bench.server.people.user()
    async with bench.running():
        unknown = await said(bench, ada, f"{command} Rumpelstiltskin")
        bench.library.remove(["harbour", "reopened", "diary"])
        empty = await said(bench, ada, f"{command} harbour")
    assert unknown.text == (
        "The articles do not report on this. I searched 3 articles, from 13 August 2021 to 16 August 2021."
    )
    assert empty.text.startswith("There are no articles to search yet.")


@pytest.mark.parametrize("command", ["/timeline", "/latest"])
async def test_who_names_a_topic_in_another_language_than_all_articles_is_told_in_which_they_are(bench, command):
    reader, german = bench.server.people.user(language_code="de"), speech("de")
    bench.library.add([replace(HARBOUR, language="en"), replace(REOPENED, language="en")])
    hint = german("in-their-language", language="Englisch")
    async with bench.running():
        assert (await said(bench, reader, f"{command} Истпорт")).text.endswith(f"\n\n{hint}")
        for word in ("Rumpelstiltskin", "war"):
            assert hint not in (await said(bench, reader, f"{command} {word}")).text
        bench.library.add([replace(HARBOUR, id="ru", title="Порт", text="Порт закрыт.", url=None, language="ru")])
        assert hint not in (await said(bench, reader, f"{command} Истпорт")).text


@pytest.mark.parametrize("command", ["/timeline", "/latest"])
async def test_where_only_some_outlets_are_searched_that_is_said(bench, command):
    ada = bench.server.people.user()
    async with bench.running():
        settings = await said(bench, ada, "/settings")
        await pressed(bench, ada, settings, SAY("settings-change-outlets"), HARBOUR.source)
        told = await said(bench, ada, f"{command} Rumpelstiltskin")
        bench.asker.empty_periods = {"1990"}
        then = await said(bench, ada, f"{command} 1990")
    assert told.text.endswith(SAY("in-chosen-outlets"))
    assert then.text.endswith(SAY("in-chosen-outlets"))


async def test_timeline_of_nothing_tells_how_to_use_it(bench):
    ada = bench.server.people.user()
    async with bench.running():
        for nothing in ("/timeline", "/timeline ???", "/timeline the", "/latest die", "/timeline why?"):
            assert (await said(bench, ada, nothing)).text == SAY("timeline-how-to")


async def test_a_reply_or_a_marked_part_of_a_message_is_the_topic(bench):
    people = bench.server.people
    ada, bob = people.user("Ada"), people.user("Bob")
    room = bench.server.places.supergroup("Room", ada, bob)
    bench.asker.teach_topic("harbour", ("harbour", CLOSED))
    async with bench.running():
        whole = people.say(bob, "harbour", room)
        first = people.say(ada, "/timeline@dateline_bot", room, reply_to=whole)
        assert CLOSED in (await bench.server.next_message(room, first)).text
        more = people.say(bob, "Nobody told me of the harbour.", room)
        second = people.say(ada, "/latest@dateline_bot", room, reply_to=more, quote="harbour")
        assert CLOSED in (await bench.server.next_message(room, second)).text


async def test_yesterday_in_a_message_is_the_day_before_it_was_written(bench):
    people = bench.server.people
    ada, bob = people.user("Ada"), people.user("Bob")
    room, then = bench.server.places.supergroup("Room", ada, bob), datetime(2021, 8, 14, 9, tzinfo=UTC)
    async with bench.running():
        written = people.say(bob, "The harbour was closed yesterday", room)
        written.date = int(then.timestamp())
        for words in ("", " the harbour yesterday"):
            asked = people.say(ada, f"/timeline@dateline_bot{words}", room, reply_to=written)
            await bench.server.next_message(room, asked)
    replied, said = bench.asker.topics
    assert replied.asked == then
    assert said.asked > then


async def test_in_a_channel_a_post_with_the_command_is_answered(bench):
    server = bench.server
    owner = server.people.user()
    channel = server.places.channel("News", owner)
    bench.asker.teach_topic("harbour", ("harbour", CLOSED))
    async with bench.running():
        post = server.people.post(channel, "/timeline harbour")
        assert CLOSED in (await server.next_message(channel, post)).text


async def test_a_command_to_another_bot_is_left_alone(bench):
    people = bench.server.people
    ada = people.user()
    room = bench.server.places.supergroup("Room", ada)
    bench.asker.teach_topic("harbour", ("harbour", CLOSED))
    async with bench.running():
        people.say(ada, "/timeline@other_bot harbour", room)
        ours = people.say(ada, "/timeline@dateline_bot harbour", room)
        shown = await bench.server.next_message(room, ours)
    assert shown.reply_to is ours
    assert bench.server.messages(room) == [shown]


async def test_a_made_up_button_is_told_that_it_is_unknown(bench):
    server, ada = bench.server, bench.server.people.user()
    many(bench, 12)
    async with bench.running():
        shown = await said(bench, ada, "/timeline tide")
        (button,) = shown.buttons()
        button["callback_data"] = "l:0123456789abcdef:1"
        server.people.press(ada, shown, "▸")
        await server.wait_for(lambda: shown.text == SAY("timeline-forgotten"))


@pytest.mark.parametrize("language", languages())
async def test_in_the_readers_language(bench, language):
    ada = bench.server.people.user(language_code=language)
    bench.asker.teach_topic("harbour", ("harbour", CLOSED), ("reopened", OPENED))
    async with bench.running():
        shown = await said(bench, ada, "/timeline harbour")
    say = speech(language)
    assert shown.text.startswith(say("timeline-of", topic="harbour", days=say("timeline-days", days=2)))


async def test_what_is_not_answered_but_reported_on_is_named_with_a_way_to_it(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.asker.teach_topic("Who runs the harbour?", ("harbour", CLOSED), ("reopened", OPENED))
    bench.asker.teach_topic("Who runs the harbour", ("harbour", CLOSED), ("reopened", OPENED))
    async with bench.running():
        message = await said(bench, ada, "Who runs the harbour?")
        assert message.text.startswith(SAY("no-answer"))
        heading, first, second = message.text.split("\n\n")[1].split("\n")
        assert heading == SAY("reported-on")
        assert first.startswith(f"• {REOPENED.title}")
        assert second.startswith(f"• {HARBOUR.title}")
        assert labels(message) == [SAY("watch"), SAY("newest-on-it")]
        server.people.press(ada, message, SAY("newest-on-it"))
        listed = await server.next_message(message.chat, message)
        assert entities(listed, "blockquote") == [OPENED, CLOSED]
        unknown = await said(bench, ada, "Rumpelstiltskin?")
    assert SAY("reported-on") not in unknown.text
    assert labels(unknown) == [SAY("watch")]


@pytest.mark.parametrize(
    "named", ["harbour", "The harbour?", "Tell me about the harbour", "What's new at the harbour?"]
)
async def test_what_is_only_named_gets_the_newest_on_it_in_its_words(bench, named):
    ada = bench.server.people.user()
    bench.asker.teach_topic(named, ("harbour", CLOSED), ("reopened", OPENED))
    async with bench.running():
        message = await said(bench, ada, named)
    assert message.text.startswith(NEWEST)
    assert entities(message, "blockquote") == [OPENED, CLOSED]
    assert labels(message) == []


async def test_one_word_asks_nothing_that_could_have_an_answer(bench):
    ada = bench.server.people.user()
    bench.asker.teach("harbour", ("harbour", CLOSED))
    async with bench.running():
        assert (await said(bench, ada, "harbour")).text.startswith(SAY("answered"))
        bench.asker.teach_topic("harbour", ("harbour", CLOSED), ("reopened", OPENED))
        assert (await said(bench, ada, "harbour")).text.startswith(NEWEST)


async def test_a_name_of_several_words_asks_as_little_and_other_words_do_ask(bench):
    ada = bench.server.people.user()
    for text in ("Ines Vale", "ines vale?", "order at 18:40"):
        bench.asker.teach(text, ("harbour", GAVE), confidence=Confidence.WEAK)
        bench.asker.teach_topic(text, ("harbour", GAVE))
    async with bench.running():
        for name in ("Ines Vale", "ines vale?"):
            assert (await said(bench, ada, name)).text.startswith(NEWEST)
        assert (await said(bench, ada, "order at 18:40")).text.startswith(SAY("perhaps"))


@pytest.mark.parametrize("first", ["/timeline the tide", "the tide"])
async def test_in_reply_to_a_list_its_topic_is_listed_and_a_question_is_about_that(bench, first):
    ada = bench.server.people.user()
    many(bench, 4)
    bench.asker.teach_topic("the tide", *((f"tide{n}", f"The tide of day {n} was high.") for n in range(1, 5)))
    bench.asker.teach("How high was it (tide)?", ("tide1", "The tide of day 1 was high."))

    async def then(text, before, **more):
        await bench.settled()
        return await said(bench, ada, text, reply_to=before, **more)

    async with bench.running():
        latest = await then("/latest", await said(bench, ada, first))
        assert entities(latest, "blockquote") == [f"The tide of day {n} was high." for n in (4, 3, 2)]
        days = await then("/timeline", latest)
        assert days.text.startswith("“the tide”, 4 days")
        assert entities(await then("What's new?", days), "blockquote") == entities(latest, "blockquote")
        assert (await then("How high was it?", days)).text.startswith(SAY("answered"))
        told = await said(bench, ada, "Who saw the tide of Northholm?")
        bench.asker.teach_topic("Northholm", ("tide2", "The tide of day 2 was high."))
        assert entities(await then("What's new?", told), "blockquote") == ["The tide of day 2 was high."]
        none = await said(bench, ada, "Who saw it?")
        bench.asker.teach_topic("Who saw it?", ("tide4", "The tide of day 4 was high."))
        assert entities(await then("/latest", none), "blockquote") == ["The tide of day 4 was high."]
        marked = await then("/latest", days, quote="The tide of day 1 was high.")
        assert marked.text.startswith(SAY("topic-none"))


async def test_of_what_is_only_named_there_are_further_pages(bench):
    server, ada = bench.server, bench.server.people.user()
    many(bench, 60)
    async with bench.running():
        message = await said(bench, ada, "tide")
        assert entities(message, "blockquote") == [f"The tide of day {n} was high." for n in range(60, 57, -1)]
        server.people.press(ada, message, "▸")
        await server.wait_for(lambda: "The tide of day 57 was high." in message.text)


async def test_a_list_under_a_post_follows_the_edits_of_the_post(bench):
    server = bench.server
    channel = server.places.channel("News", server.people.user(), bot="administrator")
    many(bench, 2)
    bench.asker.teach_topic("harbour", ("harbour", CLOSED))
    async with bench.running():
        post = server.people.post(channel, "/timeline harbour")
        listed = await server.next_message(channel, post)
        await bench.settled()
        server.people.edit(post, "/timeline tide")
        await server.wait_for(lambda: listed.text.startswith("“tide”, 2 days"))
        await bench.settled()
    assert server.messages(channel) == [post, listed]
