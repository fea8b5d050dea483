from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from bench import DIARY, HARBOUR
from talk import CLOSED, FERRY, LEFT, OPEN, entities, labels, pressed, said

from bot.ages import dated
from bot.preview.menu import commands_for
from bot.speech import speech
from index.answer import Confidence
from knowledge.article import Draft

say = speech()
HELP = say("help", ask="/ask@dateline_bot", bot="@dateline_bot")


def aged(published, message):
    """A date as it stands in a message of that moment."""
    return dated(say, published, datetime.fromtimestamp(message.date, UTC).date())


async def test_in_private_the_bot_may_be_named_though_it_need_not(bench):
    ada = bench.server.people.user()
    async with bench.running():
        assert "17:15" in (await said(bench, ada, f"@dateline_bot {FERRY}")).text
        assert (await said(bench, ada, "@dateline_bot")).text == say("how-to-ask", ask="/ask")
    assert [question.text for question in bench.asker.questions] == [FERRY]


async def test_each_plain_sentence(bench):
    ada = bench.server.people.user()
    expected = {
        "/start": say("welcome"),
        "/start from-a-link": say("welcome"),
        "/help": HELP,
        "/HELP@Dateline_Bot": HELP,
        "/weather": say("unknown-command"),
        "/ask": say("how-to-ask", ask="/ask"),
        "/ask    ": say("how-to-ask", ask="/ask"),
        "/watching": say("no-watches"),
        "/verify": say("how-to-verify"),
        "/verify 0123456789abcdef.1": say("how-to-verify"),
        "/verify 0123456789abcdef.1.2": say("no-such-citation"),
        "/start a_0123456789abcdef": say("no-such-answer"),
        "hi": say("greeting"),
        "Hello!": say("greeting"),
        "/ask hello": say("greeting"),
        "Thank you 🙏": say("you-are-welcome"),
        "???": say("no-words"),
        "👍": say("all-right"),
        "❤️🛳️": say("all-right"),
        "ok": say("all-right"),
        "Goodbye!": say("all-right"),
        "@dateline_bot thanks": say("you-are-welcome"),
        "a" * 1001: say("too-long", most=1000),
    }
    async with bench.running():
        for text, answer in expected.items():
            assert (await said(bench, ada, text)).text == answer, text
    # Help tries titles for its examples, and nothing else is looked up.
    titles = {article.title for article in bench.library.articles()}
    assert {question.text for question in bench.asker.questions} <= titles


@pytest.mark.parametrize(
    ("language", "asked"), [("en", "Why?"), ("de", "und wie viele?"), ("ru", "А когда?"), ("ar", "لماذا؟")]
)
async def test_what_names_nothing_and_goes_on_from_nothing_is_asked_back(bench, language, asked):
    ada = bench.server.people.user(language_code=language)
    async with bench.running():
        assert (await said(bench, ada, asked)).text == speech(language)("about-what")
        first = await said(bench, ada, FERRY)
        await bench.settled()
        await said(bench, ada, asked, reply_to=first)
        await said(bench, ada, "Who is May?")
    questions = [question.text for question in bench.asker.questions]
    assert questions[0] == FERRY
    assert asked in questions
    assert questions[-1] == "Who is May?"


async def test_an_answer_is_the_quote_with_its_source(bench):
    ada = bench.server.people.user()
    async with bench.running():
        asked = bench.server.people.say(ada, FERRY)
        message = await bench.server.next_message(asked.chat, asked)
    quote = bench.asker.quote("harbour", "The last ferry had left at 17:15 with 212 passengers.")
    assert entities(message, "blockquote") == [quote.text]
    assert entities(message, "bold") == [quote.highlighted]
    assert entities(message, "expandable_blockquote") == [
        quote.article.text[quote.context.start : quote.context.end]
    ]
    assert message.text.splitlines()[0] == say("answered")
    assert message.text.splitlines()[2] == (
        "The Eastport Courier · Storm closes the harbour & the ferry <stops> · " + aged(date(2021, 8, 13), asked)
    )
    assert message.text.splitlines()[2].endswith(" years ago")
    assert entities(message, "text_link") == [quote.article.title]
    assert labels(message) == [say("open"), say("context"), say("cite"), "👍", "👎"]
    button = next(message.buttons())
    assert button["url"].startswith(
        "https://news.example/eastport/harbour?from=rss&page=2#:~:text=The%20last%20ferry"
    )
    assert message.link_preview == {"is_disabled": True}
    assert message.reply_to is asked
    [question] = bench.asker.questions
    assert question.text == FERRY
    assert question.asked is not None
    assert question.asked.utcoffset().total_seconds() == 0
    assert question.asked.timestamp() == asked.date


@pytest.mark.parametrize(
    "asked",
    [
        f"@dateline_bot {FERRY}",
        f"Hello! {FERRY}",
        f"Hey @dateline_bot, {FERRY}",
        f"Hi bot, good morning. {FERRY} Thank you very much!",
        f"Привет! {FERRY} спасибо 🙏",
        f"مرحبا، {FERRY}",
        f"ok cool. {FERRY}",
        f"Thanks. Interesting, {FERRY} ok",
    ],
)
async def test_greetings_thanks_cheers_and_the_bots_name_are_no_part_of_a_question(bench, asked):
    async with bench.running():
        message = await said(bench, bench.server.people.user(), asked)
    assert message.text.startswith(say("answered"))
    assert [question.text for question in bench.asker.questions] == [FERRY]


async def test_a_cheer_beside_a_name_may_be_a_name(bench):
    async with bench.running():
        await said(bench, bench.server.people.user(), "Nice, France")
    assert [question.text for question in bench.asker.questions] == ["Nice, France"]


async def test_a_weak_answer_says_so(bench):
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Was anybody hurt?")
    assert message.text.startswith(f"{say('perhaps')}\nNo one was hurt")


async def test_an_answer_from_another_time_says_so_on_each_of_its_quotes(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, "What closed last week?")
        assert message.text.startswith(f"{say('outside')}\nThe harbour of Eastport was closed")
        before = message.text
        server.people.press(ada, message, "Source 1/2 ▸")
        await server.wait_for(lambda: message.text != before)
    assert message.text.startswith(f"{say('outside')}\nThe harbour reopened")


async def test_no_answer_says_what_was_searched_and_what_comes_closest(bench):
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Who won the cup?")
    assert message.text == (
        "The articles do not answer this. I searched 3 articles, from 13 August 2021 to 16 August 2021.\n\n"
        "Closest, but it does not answer: Storm closes the harbour & the ferry <stops>, The Eastport Courier, "
        + aged(date(2021, 8, 13), message)
    )
    assert labels(message) == [say("watch")]


async def test_who_asks_in_another_language_than_the_articles_is_told_in_which(bench):
    reader = bench.server.people.user(language_code="de")
    bench.library.add([replace(HARBOUR, language="en")])
    async with bench.running():
        asked = (await said(bench, reader, "Wer hat den Hafen geschlossen?")).text
        named = (await said(bench, reader, "Who closed the harbour?")).text
        short = (await said(bench, reader, "hafn eastprt")).text  # too little to tell
        lettered = [(await said(bench, reader, name)).text for name in ("Истпорт", "إيستبورت")]
    german = speech("de")
    hint = german("in-their-language", language="Englisch")
    assert all(text.endswith(hint) for text in (asked, *lettered))
    assert "Englisch" not in named + short


async def test_an_empty_library_says_how_to_fill_it(bench):
    bench.library.remove(["harbour", "reopened", "diary"])
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Who won the cup?")
    assert message.text == say("no-articles", command="dateline add")


async def test_source_pages_through_the_quotes_in_place_and_around(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
        first = message.content
        assert "A later article also fits: Eastport harbour open again, The Eastport Courier, 16 August 2021" in (
            message.text
        )
        shown = []
        for number in (1, 2, 3):
            assert labels(message)[0] == f"Source {number}/3 ▸"
            shown.append(entities(message, "bold"))
            edits = len(server.calls("editMessageText"))
            press = server.people.press(ada, message, labels(message)[0])
            await server.wait_for(lambda: len(server.calls("editMessageText")) > edits)  # noqa: B023
            assert press.answer is not None
    assert shown == [
        ["The harbour of Eastport was closed on Tuesday evening."],
        ["The harbour reopened on Thursday at noon."],
        ["Ship number 7 passed to the north."],
    ]
    assert message.content == first
    assert len(server.messages(message.chat)) == 1


async def test_without_an_address_the_article_is_read_in_the_chat(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, "Which ship was the last?")
        assert labels(message) == [say("read"), say("context"), say("cite"), "👍", "👎"]
        assert message.text.splitlines()[2] == "A keeper's diary"
        server.people.press(ada, message, say("read"))
        page = await server.next_message(message.chat, message)
        assert page.reply_to is message
        assert labels(page) == ["◂", "▸"]
        assert entities(page, "bold") == ["A keeper's diary", "Ship number 60 passed to the north."]
        read = [page.text]
        for label in ["◂"] * 10 + ["▸"] * 10:
            if label not in labels(page):
                continue
            before = page.text
            server.people.press(ada, page, label)
            await server.wait_for(lambda: page.text != before)  # noqa: B023
            read.append(page.text)
    article = bench.library.article("diary")
    pages = {text.splitlines()[-1]: text for text in read}
    assert sorted(pages) == sorted(say("page-of", number=n, total=len(pages)) for n in range(1, len(pages) + 1))
    bodies = [pages[say("page-of", number=n, total=len(pages))].split("\n\n")[1] for n in range(1, len(pages) + 1)]
    assert "\n".join(bodies) == article.text


async def test_a_no_before_another_topic_is_no_part_of_it(bench):
    ada = bench.server.people.user()
    async with bench.running():
        for corrected in ("No, the harbour", "no, the harbour!", "Ok, the harbour"):
            await said(bench, ada, corrected)
    assert {question.text.rstrip("!") for question in bench.asker.questions} == {"the harbour"}


async def test_what_says_nothing_of_what_is_meant_is_asked_of_what(bench):
    ada = bench.server.people.user()
    async with bench.running():
        for word in ("the", "A", "Die?", "Since when?", "How long?", "Ab wann?", "Как часто?"):
            assert (await said(bench, ada, word)).text == say("about-what")
        await said(bench, ada, f"{FERRY} And since when?")
    assert [question.text for question in bench.asker.questions] == [f"{FERRY} And since when?"]


@pytest.mark.parametrize(
    "asked", ["/ask @dateline_bot {}", "/ask {} @dateline_bot", "/ask@dateline_bot @dateline_bot {}"]
)
async def test_the_bots_name_is_no_part_of_what_a_command_asks(bench, asked):
    ada = bench.server.people.user()
    async with bench.running():
        assert LEFT in (await said(bench, ada, asked.format(FERRY))).text
    assert [question.text for question in bench.asker.questions] == [FERRY]


async def test_a_withdrawn_article_is_not_cited_again(bench):
    server, ada = bench.server, bench.server.people.user()
    withdrawn = say("withdrawn-on", day=say.day(datetime.now(UTC).date()))
    async with bench.running():
        sources = await said(bench, ada, OPEN)
        ship = await said(bench, ada, "Which ship was the last?")
        server.people.press(ada, ship, say("read"))
        page = await server.next_message(ship.chat, ship)
        bench.library.remove(["reopened", "diary"])

        server.people.press(ada, sources, "Source 1/3 ▸")
        await server.wait_for(lambda: sources.text == withdrawn)
        assert labels(sources) == [say("other-source"), say("ask-again")]
        server.people.press(ada, page, "▸")
        await server.wait_for(lambda: page.text == withdrawn)
        assert labels(page) == []
        server.people.press(ada, ship, say("read"))
        assert (await server.next_message(ship.chat, page)).text == withdrawn
        server.people.press(ada, sources, say("other-source"))
        await server.wait_for(lambda: CLOSED in sources.text)
        assert labels(sources)[0] == say("open")  # there is no other source any more
        assert "A later article" not in sources.text


async def test_of_several_sources_those_that_stand_are_counted(bench):
    ada = bench.server.people.user()
    async with bench.running():
        sources = await said(bench, ada, OPEN)
        bench.library.remove(["reopened"])
        await pressed(bench, ada, sources, "👍")
        assert labels(sources)[0] == "Source 1/2 ▸"
        await pressed(bench, ada, sources, "Source 1/2 ▸")
        assert "Ship number 7" in sources.text
        assert labels(sources)[0] == "Source 2/2 ▸"
        await pressed(bench, ada, sources, "Source 2/2 ▸")
        assert CLOSED in sources.text


async def test_a_revised_article_is_not_cited_in_its_old_words(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        ship = await said(bench, ada, "Which ship was the last?")
        bench.library.add([replace(DIARY, text="There was no ship.")])
        server.people.press(ada, ship, say("read"))
        assert (await server.next_message(ship.chat, ship)).text == (
            say("corrected-on", day=say.day(datetime.now(UTC).date())) + "\n\nA keeper's diary"
        )


async def test_the_same_text_elsewhere_takes_over_for_a_withdrawn_copy(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.library.add([replace(HARBOUR, id="copy", source="The Wire", url="https://wire.example/1")])
    async with bench.running():
        sources = await said(bench, ada, OPEN)
        bench.library.remove(["harbour"])
        for label in ("Source 1/3 ▸", "Source 2/3 ▸", "Source 3/3 ▸"):
            server.people.press(ada, sources, label)
            await server.wait_for(lambda: label not in labels(sources))  # noqa: B023
    assert "The Wire · Storm closes" in sources.text


async def test_an_article_withdrawn_while_it_was_looked_up_is_not_cited(bench):
    server, ada = bench.server, bench.server.people.user()

    def withdrawn(question):
        quote = bench.asker.quote("harbour", "No one was hurt, the coast guard said.")
        bench.library.remove(["harbour"])
        return replace(bench.asker.none(question, None), confidence=Confidence.STRONG, quotes=(quote,))

    bench.asker.react("Now?", withdrawn)
    async with bench.running():
        assert (await said(bench, ada, "Now?")).text == say("all-withdrawn")
    assert "hurt" not in str([call.params for call in server.calls("sendMessage")])


async def test_of_two_articles_the_one_that_is_left_is_cited(bench):
    def withdrawn(question):
        quotes = (
            bench.asker.quote("harbour", "No one was hurt, the coast guard said."),
            bench.asker.quote("reopened", "The harbour reopened on Thursday at noon."),
        )
        bench.library.remove(["harbour"])
        return replace(bench.asker.none(question, None), confidence=Confidence.STRONG, quotes=quotes)

    bench.asker.react("Now?", withdrawn)
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Now?")
    assert entities(message, "bold") == ["The harbour reopened on Thursday at noon."]
    assert labels(message) == [say("open"), say("cite"), "👍", "👎"]


async def test_a_button_that_nobody_knows_any_more(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
    (bench.folder / "bot.db").unlink()
    async with bench.running():
        shown = message.content
        server.people.press(ada, message, "Source 1/3 ▸")
        assert (await server.next_message(message.chat, message)).text == say("forgotten")
        assert message.content == shown


async def test_a_button_of_a_message_that_telegram_has_let_go_of(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
        press = server.people.press(ada, message, "Source 1/3 ▸", inaccessible=True)
        answer = await server.next_message(message.chat, message)
        assert entities(answer, "bold") == ["The harbour reopened on Thursday at noon."]
        assert press.answer is not None


async def test_data_that_is_not_ours_is_acknowledged_and_ignored(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
        for data in ("x:1", "s:0123456789abcdef:99999999", "p:" + "g" * 16 + ":0:0", ""):
            message.keyboard["inline_keyboard"][0][0] = {"text": "Odd", "callback_data": data}
            press = server.people.press(ada, message, "Odd")
            await server.wait_for(lambda: press.answer is not None)  # noqa: B023
        await bench.settled()
    assert bench.outcomes()[-4:] == ["ignored"] * 4
    assert len(server.messages(message.chat)) == 1


async def test_what_is_not_text_gets_a_plain_sentence_in_private_alone(bench):
    server, ada = bench.server, bench.server.people.user()
    chat, group = server.places.private(ada), server.places.supergroup("Room", ada)
    sticker = {"file_id": "f", "file_unique_id": "u", "type": "regular", "width": 1, "height": 1}
    sticker |= {"is_animated": False, "is_video": False}
    async with bench.running():
        for where in (group, chat):
            payload = {"message_id": 5, "date": 1, "chat": where.to_dict(), "from": ada.to_dict()}
            server.inject("message", payload | {"sticker": sticker})
            server.inject("message", payload | {"new_chat_title": "Other"})
        await server.wait_for(lambda: server.messages(chat))
        await bench.settled()
    assert [message.text for message in server.messages(chat)] == [say("text-only")]
    assert server.messages(group) == []


async def test_a_question_that_was_deleted_is_answered_all_the_same(bench, gate):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Slow?")
        await gate.reached()
        server.people.delete(asked)
        gate.open()
        message = await server.next_message(asked.chat, asked)
        assert message.reply_to is None


async def test_a_slow_question_does_not_hold_up_help_and_shows_typing(bench, gate):
    server, ada = bench.server, bench.server.people.user()
    bench.typing_after = 0.01
    async with bench.running():
        for _ in range(8):
            server.people.say(ada, "Slow?")
        await server.wait_for(lambda: server.backend.chat_actions)
        assert (await said(bench, ada, "/help")).text == HELP
        gate.open()
        await bench.settled()
    assert {action.action for action in server.backend.chat_actions} == {"typing"}


async def test_a_quick_answer_shows_no_typing(bench):
    async with bench.running():
        await said(bench, bench.server.people.user(), FERRY)
    assert bench.server.backend.chat_actions == []


async def test_a_failure_of_ours_is_told_without_its_words(bench):
    class Panic(BaseException):
        pass

    server, ada = bench.server, bench.server.people.user()

    def fails(error):
        def answer(_question):
            raise error

        return answer

    bench.asker.react("Bad?", fails(RuntimeError("segment 7 of /srv/index is torn")))
    bench.asker.react("Worse?", fails(Panic("called `Option::unwrap()` on a `None` value")))
    async with bench.running():
        for text in ("Bad?", "Worse?"):
            assert (await said(bench, ada, text)).text == say("failed")
        assert (await said(bench, ada, FERRY)).text
        await bench.settled()
    assert bench.outcomes() == ["failed: RuntimeError", "failed: AskerDiedError", "answered: strong"]
    sent = str([call.params for call in server.calls()])
    assert "segment" not in sent
    assert "unwrap" not in sent


async def test_markup_in_articles_is_only_text(bench):
    text = 'He wrote <b>"a & b"</b> &amp; left. </blockquote><a href="https://evil.example">click</a> was next.'
    bench.library.add([Draft(id="markup", title="<i>Tags</i> & co", text=text, url="https://n.example/?q='&x=1")])
    bench.asker.teach("Markup?", ("markup", 'He wrote <b>"a & b"</b> &amp; left.'))
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Markup?")
    assert entities(message, "blockquote") == [text]
    assert entities(message, "bold") == ['He wrote <b>"a & b"</b> &amp; left.']
    assert entities(message, "text_link") == ["<i>Tags</i> & co"]


@pytest.mark.parametrize(
    ("code", "asking"), [("en", "Ask a question"), ("de", "Eine Frage stellen"), ("xx", "Ask a question")]
)
@pytest.mark.parametrize("kind", ["private", "group"])
async def test_the_menu_names_the_commands_in_the_readers_language(bench, kind, code, asking):
    user = bench.server.people.user(language_code=code)
    chat = bench.server.places.private(user) if kind == "private" else bench.server.places.group("Harbour talk")
    async with bench.running():
        pass
    commands = commands_for(bench.server.backend.profile, chat, user)
    own = ["settings"] if kind == "private" else []  # in a group its administrators alone are shown it
    readers = ["ask", "source", "timeline", "latest", "verify", "watching", "sources", *own]
    readers += ["privacy", "forget", "help"]
    assert [command["command"] for command in commands] == readers
    assert commands[0]["description"] == asking
