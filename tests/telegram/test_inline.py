"""Inline from any chat, over the real application."""

import os
from datetime import UTC, date, datetime, timedelta

from bench import HARBOUR, eventually
from talk import FERRY, LEFT, OPEN, entities
from test_conversation import aged

from bot.speech import speech
from bot.telegram import inline
from bot.telegram.tally import Tally
from knowledge.article import Draft

say = speech()

AT_ONCE = max(2, os.cpu_count() or 2)
"""How many questions are looked up at once."""


async def offered(bench, user, query, offset=""):
    """The search, once it is answered."""
    search = bench.server.people.inline(user, query, offset)
    await bench.server.wait_for(lambda: search.results is not None)
    return search


def chosen(bench):
    with bench.database() as database:
        return Tally(database).of(inline.INLINE_CHOSEN)


async def test_a_card_shows_its_source_and_sends_the_cited_quote(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        [card] = search.results
        assert card.title == HARBOUR.title
        assert card.raw["description"].startswith(
            f"The Eastport Courier · {say.day(date(2021, 8, 13))} · The last ferry had"
        )
        message = people.choose(search, card.id)
        asked = people.say(ada, FERRY)
        answer = await bench.server.next_message(asked.chat, asked)
    quote = bench.asker.quote("harbour", LEFT)
    assert entities(message, "blockquote") == [quote.text]
    assert entities(message, "bold") == [quote.highlighted]
    assert answer.text == f"{say('answered')}\n{message.text}"  # as the bot itself would say it
    button, in_bot = message.buttons()
    assert (button["text"], in_bot["text"]) == (say("open"), say("open-in-bot"))
    assert button["url"].startswith("https://news.example/eastport/harbour?")
    assert message.link_preview == {"is_disabled": True}
    assert bench.asker.questions[0].chat == inline.ANYWHERE
    assert abs((datetime.now(UTC) - bench.asker.questions[0].asked).total_seconds()) < 60


async def test_each_quote_of_the_answer_has_a_card(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, OPEN)
        sent = [people.choose(search, card.id) for card in search.results]
    assert [card.title for card in search.results] == [
        HARBOUR.title,
        "Eastport harbour open again",
        "A keeper's diary",
    ]
    assert [[button["text"] for button in one.buttons()] for one in sent] == [
        [say("open"), say("open-in-bot")],
        [say("open"), say("open-in-bot")],
        [say("open-in-bot")],
    ]
    assert search.next_offset == ""
    assert search.answer["cache_time"] == inline.CACHED
    assert search.answer["is_personal"] is True  # in each one's language, from the outlets of their choice


async def test_a_weak_answer_says_so_where_it_is_sent(bench):
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), "Was anybody hurt?")
        sent = bench.server.people.choose(search, search.results[0].id)
    assert sent.text.startswith(say("perhaps"))


async def test_where_there_is_nothing_to_search_the_card_says_so(bench):
    bench.library.remove(["harbour", "reopened", "diary"])
    async with bench.running():
        [card] = (await offered(bench, bench.server.people.user(), "Who won the cup?")).results
    assert card.raw["description"] == say("no-articles", command="dateline add")


async def test_no_answer_is_one_card_that_says_so_with_the_question(bench):
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), "Who <b>won</b> the cup?")
        [card] = search.results
        sent = bench.server.people.choose(search, card.id)
    assert card.title == say("no-answer")
    assert card.raw["description"] == say("closest", article=HARBOUR.title)
    assert entities(sent, "blockquote") == ["Who <b>won</b> the cup?"]
    assert say("no-answer") in sent.text
    assert "I searched 3 articles" in sent.text
    assert aged(HARBOUR.published, sent) in sent.text


async def test_keywords_without_an_answer_bring_what_is_reported_on_them(bench):
    bench.asker.teach_topic("eastport", ("harbour", LEFT), ("reopened", "Two ferries left within the hour."))
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), "eastport")
        sent = [bench.server.people.choose(search, card.id) for card in search.results]
        bench.library.visibility.restrict("The Eastport Courier", [1])
        closed = await offered(bench, bench.server.people.user("Bob"), "eastport")
    assert [card.title for card in search.results] == [HARBOUR.title, "Eastport harbour open again"]
    assert entities(sent[0], "blockquote") == [bench.asker.quote("harbour", LEFT).text]
    assert aged(HARBOUR.published, sent[0]) in sent[0].text
    for message in sent:
        assert not any(say(verdict) in message.text for verdict in ("answered", "perhaps", "no-answer"))
    assert search.answer["button"]["text"] == say("inline-on-topic")
    assert [card.title for card in closed.results] == [say("no-answer")]


async def test_what_somebody_heard_is_looked_up_without_that(bench):
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), f"Someone told me that {FERRY}")
    assert LEFT in search.results[0].content.text


async def test_without_words_the_latest_articles_in_pages_and_how_to_ask(bench):
    people, ada = bench.server.people, bench.server.people.user()
    bench.library.add(
        [Draft(f"Title {n}", f"Text {n}.", id=f"n{n}", published=date(2022, 1, n)) for n in range(1, 13)]
    )
    async with bench.running():
        first = await offered(bench, ada, "")
        assert first.answer["button"]["text"] == say("inline-how-to")
        asked = await offered(bench, ada, "What's new?")
        assert [card.id for card in asked.results] == [card.id for card in first.results]
        assert [card.title for card in first.results] == [f"Title {n}" for n in range(12, 2, -1)]
        second = await offered(bench, ada, " ", first.next_offset)
        assert [card.title for card in second.results] == [
            "Title 2",
            "Title 1",
            "Eastport harbour open again",
            HARBOUR.title,
            "A keeper's diary",
        ]
        assert second.next_offset == ""
        harbour, diary = (people.choose(second, card.id) for card in second.results[3:])
        for nonsense in ("²", "-3", "99999999999999999999", "x"):
            assert (await offered(bench, ada, "?", nonsense)).results
    assert [button["text"] for button in harbour.buttons()] == [say("open"), say("open-in-bot")]
    assert entities(harbour, "blockquote") == [bench.library.article("harbour").text]
    assert [button["text"] for button in diary.buttons()] == [say("open-in-bot")]
    assert diary.text.endswith(say("article-goes-on"))
    assert bench.asker.questions == []


async def test_prints_of_one_text_are_offered_once(bench):
    bench.library.add([Draft("Wire", "The same words.", id=f"copy{n}", published=date(2022, 1, n)) for n in (1, 2)])
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), "")
    assert [card.title for card in search.results].count("Wire") == 1


async def test_outlets_for_some_chats_alone_are_not_offered(bench):
    ada = bench.server.people.user()
    bench.library.visibility.restrict("The Eastport Courier", [ada.id])
    async with bench.running():
        latest = await offered(bench, ada, "")
        answered = await offered(bench, ada, FERRY)
        unanswered = await offered(bench, ada, "Who won the cup?")
    assert [card.title for card in latest.results] == ["A keeper's diary"]
    assert [card.title for card in answered.results] == [say("no-answer")]
    assert HARBOUR.title not in unanswered.results[0].raw["description"]


async def test_of_what_is_typed_meanwhile_only_the_newest_is_looked_up(bench, gate):
    people, ada, bob = bench.server.people, bench.server.people.user(), bench.server.people.user("Bob")
    async with bench.running():
        first = people.inline(ada, "Slow?")
        await gate.reached()
        moot = [people.inline(ada, FERRY[:n]) for n in range(8, 20)]
        last = people.inline(ada, FERRY)
        other = await offered(bench, bob, OPEN)  # nobody else waits
        assert len(other.results) == 3
        gate.open()
        await bench.server.wait_for(lambda: last.results is not None)
        assert first.results is not None
        assert all(search.results is None for search in moot)
    assert sorted(question.text for question in bench.asker.questions) == sorted(["Slow?", OPEN, FERRY])


async def test_a_query_that_has_waited_too_long_is_let_go_for_the_sake_of_later_ones(bench, gate, monkeypatch, log):
    people = bench.server.people
    async with bench.running():
        for _ in range(AT_ONCE):
            people.inline(people.user(), "Slow?")
        await eventually(lambda: len(bench.asker.questions) == AT_ONCE)
        with monkeypatch.context() as patch:
            patch.setattr(inline, "HURRY", timedelta(seconds=-1))
            late = people.inline(people.user("Bob"), FERRY)
            gate.open()
            await eventually(lambda: "let go" in log.getvalue())
        assert late.results is None
        assert (await offered(bench, late.user, FERRY)).results
    assert [question.text for question in bench.asker.questions] == [*["Slow?"] * AT_ONCE, FERRY]


async def test_what_is_chosen_is_counted_for_good(bench):
    people, ada = bench.server.people, bench.server.people.user()
    group = bench.server.places.group("Room", ada)
    async with bench.running():
        search = await offered(bench, ada, OPEN)
        people.choose(search, search.results[0].id)
        people.choose(search, search.results[1].id, group)
        await bench.settled()
    assert chosen(bench) == 2
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        people.choose(search, search.results[0].id)
        await bench.settled()
    assert chosen(bench) == 3
    assert bench.server.messages(group) == []  # what was sent through the bot is no question to it


async def test_a_query_that_is_too_old_is_no_trouble(bench, gate, log):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        late = people.inline(ada, "Slow?")
        await gate.reached()
        bench.server.backend.searches.clear()
        gate.open()
        assert len((await offered(bench, ada, FERRY)).results) == 1
    assert late.results is None
    assert '"level": "error"' not in log.getvalue()


async def test_when_the_search_fails_the_reader_is_told(bench):
    def broken(_question):
        raise RuntimeError

    bench.asker.react("Broken?", broken)
    async with bench.running():
        search = await offered(bench, bench.server.people.user(), "Broken?")
        assert search.answer["button"]["text"] == say("inline-failed")
        assert (search.results, search.answer["cache_time"]) == ([], 0)


async def test_queries_are_not_kept(bench):
    ada = bench.server.people.user()
    async with bench.running():
        await offered(bench, ada, FERRY)
        await eventually(lambda: bench.server.updates.pending == [])
    assert bench.pending() == []
    assert b"ferry" not in (bench.folder / "bot.db").read_bytes()
