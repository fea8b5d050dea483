"""What administrators hand in, remove and see, and what others do not."""

import asyncio
import json
import signal
from dataclasses import replace
from datetime import date

import pytest
from bench import DIARY, HARBOUR, eventually
from process import start_process
from talk import FERRY, labels
from website import Reply

from bot.preview.menu import commands_for
from bot.speech import speech
from bot.telegram import app
from bot.telegram.inbox import MAX_TRIES
from bot.telegram.receipts import Receipts
from knowledge.article import Draft
from knowledge.intake.intake import Intake
from knowledge.intake.origin import MOST_TRIES, Kind
from knowledge.intake.origins import Origins
from knowledge.intake.pages import Pages

say = speech()
HELP = say("help", ask="/ask@dateline_bot", bot="@dateline_bot")

STORY = """<html lang="en"><head><title>Tram line opens in June</title>
<meta property="og:site_name" content="The Northholm Post">
<meta property="article:published_time" content="2024-05-13T08:00:00Z"></head>
<body><article><h1>Tram line opens in June</h1>
<p>The new tram line from the station to the port opens on June 3, the city said on Monday. It has nine stops
and runs every ten minutes from five in the morning until midnight.</p>
<p>Tickets cost the same as for the bus. The line took four years to build, a year longer than was planned, and
cost 212 million euros, of which the state paid half.</p></article></body></html>"""


@pytest.fixture
def ada(bench):
    """An administrator."""
    ada = bench.server.people.user("Ada")
    bench.admins = frozenset({ada.id})
    return ada


@pytest.fixture
def chat(bench, ada):
    return bench.server.places.private(ada)


@pytest.fixture
def story(website):
    website.pages["/tram"] = Reply(STORY)
    website.pages["/robots.txt"] = Reply("", 404)
    return f"{website.url}/tram"


async def answer(bench, message):
    """What the bot says next; the first page that a process reads takes its time."""
    return await bench.server.next_message(message.chat, message, 20)


def stored(bench, title):
    return [article for article in bench.library.articles() if article.title == title]


# Links


@pytest.mark.parametrize("form", ["{}", "  {}\n", "/add {}", "/add@dateline_bot please {}"])
async def test_a_link_of_an_administrator_is_taken_in(bench, ada, story, form):
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, form.format(story)))
    [article] = stored(bench, "Tram line opens in June")
    assert told.text.startswith("Added: Tram line opens in June\nThe Northholm Post · 13 May 2024, ")
    assert told.text.endswith(f"\n{article.id}")
    assert labels(told) == [say("remove")]
    assert article.published == date(2024, 5, 13)
    assert article.url == story
    assert bench.asker.questions == []


async def test_the_same_link_again_is_unchanged_and_new_text_a_revision(bench, ada, story, website):
    async with bench.running():
        await answer(bench, bench.server.people.say(ada, story))
        told = await answer(bench, bench.server.people.say(ada, story))
        assert told.text.startswith("Already here, unchanged: Tram line")
        website.pages["/tram"] = Reply(STORY.replace("nine stops", "eleven stops"))
        told = await answer(bench, bench.server.people.say(ada, story))
        assert told.text.startswith("Revised: Tram line")
    [article] = stored(bench, "Tram line opens in June")
    assert "eleven stops" in article.text


async def test_several_links_are_told_in_one_message_with_what_failed(bench, ada, story, website):
    website.pages["/bridge"] = Reply(STORY.replace("ram line", "oll bridge").replace("nine", "two"))
    async with bench.running():
        asked = bench.server.people.say(ada, f"/add {story} {website.url}/bridge\n{website.url}/none {story}")
        told = await answer(bench, asked)
    lines = told.text.splitlines()
    assert lines[0] == "2 added"
    assert lines[2] == "1. Added: Tram line opens in June · The Northholm Post · 13 May 2024"
    assert lines[3].startswith("2. Added: Toll bridge opens in June")
    assert "/none answers 404" in lines[5]
    assert labels(told) == ["✕ 1", "✕ 2"]


async def test_a_link_in_a_question_stays_a_question(bench, ada, story):
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, f"Is this true? {story}"))
    assert say("no-answer") in told.text
    assert len(bench.asker.questions) == 1
    assert stored(bench, "Tram line opens in June") == []


async def test_add_takes_the_links_that_it_replies_to(bench, ada, story):
    async with bench.running():
        first = bench.server.people.say(ada, f"Look at this: {story}")
        await answer(bench, first)
        told = await answer(bench, bench.server.people.say(ada, "/add", reply_to=first))
    assert told.text.startswith("Added: Tram line")


async def test_plain_sentences_of_the_desk(bench, ada):
    many = " ".join(f"https://news.example/{n}" for n in range(11))
    expected = {
        "/add": say("how-to-add"),
        "/remove": say("how-to-remove"),
        "/channels": say("no-channels"),
        "/help": f"{HELP}\n\n{say('admin-help')}",
        many: say("too-many-links", most=10),
        "https://t.me/eastport/17": say("forward-posts"),
        "/remove nothing-like-that": say("no-such-article", id="nothing-like-that"),
        "/weather": say("unknown-command"),
    }
    async with bench.running():
        for text, told in expected.items():
            assert (await answer(bench, bench.server.people.say(ada, text))).text == told, text


async def test_a_page_that_cannot_be_read_says_why(bench, ada, website):
    website.pages["/empty"] = Reply("<html><body></body></html>")
    website.pages["/robots.txt"] = Reply("", 404)
    async with bench.running():
        for path, words in (("/none", "404"), ("/empty", "no ")):
            told = await answer(bench, bench.server.people.say(ada, website.url + path))
            assert path in told.text
            assert words in told.text
            assert labels(told) == []


async def test_a_page_that_fails_for_now_is_told_again_when_it_could_be_had(bench, ada, story, website):
    bench.look_every = 0.05
    website.pages["/tram"] = Reply("busy", 503)
    async with bench.running():
        asked = bench.server.people.say(ada, story)
        told = await answer(bench, asked)
        assert "503" in told.text
        assert told.text.endswith("I will try again by myself, and tell you.")
        website.pages["/tram"] = Reply(STORY)
        await _retry(bench)
        again = await answer(bench, told)
        assert again.text.startswith("Added: Tram line")
        assert again.reply_to is asked
        bench.server.people.press(ada, again, say("remove"))
        assert say("remove-question") in (await answer(bench, again)).text


async def test_a_page_that_was_given_up_is_told_also_after_a_restart(bench, ada, story, website):
    website.pages["/tram"] = Reply("busy", 503)
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, story))
    for _ in range(MOST_TRIES):
        await _retry(bench)
    async with bench.running():
        again = await answer(bench, told)
        assert again.text.startswith("I gave up on this page: ")
        await bench.settled()
    with bench.database() as database:
        assert Receipts(database).promises() == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "{page} antwortet mit 404 Not Found: Prüfen Sie die Adresse"),
        ("ru", "{page} отвечает 404 Not Found: проверьте адрес"),
        ("ar", "\u2068يردّ \u2068{page}\u2069 بالرمز \u2068404 Not Found\u2069\u2069: تحقق من العنوان"),
    ],
)
async def test_why_a_page_cannot_be_had_is_told_in_the_language_of_who_sent_it(bench, website, language, said):
    ada = _speaking(bench, language)
    website.pages["/robots.txt"] = Reply("", 404)
    page = f"{website.url}/none"
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, page))
    assert told.text == said.format(page=page)


async def test_a_failure_is_told_in_the_readers_language_from_the_first_word_to_the_last(bench, story, website):
    ada = _speaking(bench, "de")
    website.pages["/tram"] = Reply("busy", 503)
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, story))
        assert told.text == speech("de")("again-later", problem=f"{story} antwortet mit 503 Service Unavailable")
        sources = await answer(bench, bench.server.people.say(ada, "/sources"))
        assert (
            f"– {story} antwortet mit 503 Service Unavailable: Versuchen Sie es später noch einmal" in sources.text
        )
        assert sources.text.startswith(f"Links: {speech('de')('no-outlet')}\n")
    for _ in range(MOST_TRIES):
        await _retry(bench)
    async with bench.running():
        again = await answer(bench, sources)
    assert again.text == speech("de")("given-up", reason=f"{story} antwortet mit 503 Service Unavailable")


async def test_each_administrator_is_told_in_their_own_language_what_was_kept_in_english(bench):
    origins = Origins(bench.library.database)
    address = "https://news.example/feed"
    feed = origins.add(Kind.FEED, address, "The Courier")
    origins.failed(feed, feed.added, f"{address} is not a feed: give the address of its RSS, Atom or JSON Feed")
    people = [_speaking(bench, language) for language in ("de", "ru", "en")]
    bench.admins = frozenset(person.id for person in people)
    async with bench.running():
        told = [(await answer(bench, bench.server.people.say(person, "/sources"))).text for person in people]
    expected = ("ist kein Feed: Geben Sie", "— не лента: укажите", "is not a feed: give")
    for text, said in zip(told, expected, strict=True):
        assert f"{address} {said}" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "a.jsonl, Zeile 2: kein JSON ("),
        ("ru", "a.jsonl, строка 2: не JSON ("),
        ("ar", "في \u2068a.jsonl\u2069، السطر \u20682\u2069: "),
    ],
)
async def test_why_a_document_cannot_be_read_is_told_in_the_language_of_who_sent_it(bench, language, said):
    ada = _speaking(bench, language)
    content = b'{"title": "Report", "text": "A ship came in."}\n{"title": "Report'
    async with bench.running():
        told = await answer(bench, bench.server.people.send_document(ada, "a.jsonl", content))
    assert said in told.text
    assert "write" not in told.text


def _speaking(bench, language):
    """An administrator whose Telegram speaks a language."""
    person = bench.server.people.user("Ada", language_code=language)
    bench.admins = frozenset({person.id})
    return person


async def _retry(bench):
    from knowledge.web.fetch import Fetcher  # noqa: PLC0415

    collectors = {Kind.PAGES: Pages(Fetcher(loopback=True))}
    await asyncio.to_thread(Intake(bench.library, collectors).retry)


# Documents


async def test_a_document_is_taken_in(bench, ada):
    text = "date 2024-05-13 Tram line opens in June\n\nThe new line has nine stops.\n"
    async with bench.running():
        told = await answer(bench, bench.server.people.send_document(ada, "tram.txt", text.encode()))
    assert told.text.startswith("Added: Tram line opens in June\n13 May 2024")
    [article] = stored(bench, "Tram line opens in June")
    assert article.text == "The new line has nine stops."


async def test_of_a_large_document_the_first_articles_are_named_and_all_are_stored(bench, ada):
    lines = [{"title": f"Report {n}", "text": f"Ship number {n} came in."} for n in range(120)]
    lines.append({"title": "A keeper's diary", "text": DIARY.text, "id": "diary"})
    content = "\n".join(json.dumps(line) for line in lines).encode()
    async with bench.running():
        told = await answer(bench, bench.server.people.send_document(ada, "reports.jsonl", content))
    assert told.text.startswith("120 added, 1 already here\n\n1. Added: Report 0\n")
    assert "\nand 113 more\n" in told.text
    assert len(labels(told)) == 8
    assert bench.library.coverage().articles == 123


async def test_what_stood_before_a_mistake_in_a_document_is_kept(bench, ada):
    content = b'{"title": "Report", "text": "A ship came in."}\n{"title": "Report'
    async with bench.running():
        told = await answer(bench, bench.server.people.send_document(ada, "reports.jsonl", content))
    assert told.text.startswith("Added: Report\n")
    assert "reports.jsonl, line 2" in told.text
    assert "/tmp" not in told.text
    assert stored(bench, "Report")


async def test_a_document_of_another_kind_says_what_it_is(bench, ada):
    async with bench.running():
        told = await answer(
            bench, bench.server.people.send_document(ada, "photo.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
        )
    assert "photo.png" in told.text
    assert labels(told) == []


async def test_a_document_over_20_mb_gets_a_plain_sentence(bench, ada):
    server, large = bench.server, bytes(21_000_000)
    async with bench.running():
        told = await answer(bench, server.people.send_document(ada, "all.jsonl", large))
        assert told.text == say("file-too-large")
        assert server.calls("getFile") == []
        # Telegram need not say how large a file is.
        file = server.backend.files.add("documents", "all.jsonl", large)
        sent = {"message_id": 9, "date": 1, "chat": told.chat.to_dict(), "from": ada.to_dict()}
        server.inject("message", sent | {"document": {"file_id": file.id, "file_unique_id": "u"}})
        assert (await answer(bench, told)).text == say("file-too-large")
        assert len(server.calls("getFile")) == 1


async def test_a_file_that_telegram_hands_out_late_is_taken_in_and_a_lost_one_told(bench, ada):
    server = bench.server
    async with bench.running():
        server.faults.server_error("download", times=2)
        server.faults.drop_before("getFile")
        told = await answer(bench, server.people.send_document(ada, "a.txt", b"Tram opens\n\nIt has nine stops."))
        assert told.text.startswith("Added: Tram opens")
        server.faults.server_error("getFile", times=99)
        told = await answer(bench, server.people.send_document(ada, "b.txt", b"Bus opens\n\nIt has two stops."))
        assert told.text == say("file-not-received")


async def test_an_old_document_brings_no_old_text_back(bench, ada):
    old = json.dumps({"id": HARBOUR.id, "title": HARBOUR.title, "text": HARBOUR.text, "source": HARBOUR.source})
    bench.library.add([replace(HARBOUR, text="The harbour is open.")])
    async with bench.running():
        told = await answer(bench, bench.server.people.send_document(ada, "old.jsonl", old.encode()))
    assert told.text.startswith("Already here, unchanged: ")
    assert say("newer-kept", count=1) in told.text
    assert bench.library.article(HARBOUR.id).text == "The harbour is open."


async def test_work_that_takes_long_is_shown(bench, ada):
    bench.typing_after = 0.0
    async with bench.running():
        gate = bench.server.faults.hold("getFile")
        sent = bench.server.people.send_document(ada, "a.txt", b"Tram opens\n\nIt has nine stops.")
        await bench.server.wait_for(lambda: bench.server.backend.chat_actions)
        gate.open()
        await answer(bench, sent)
    assert bench.server.backend.chat_actions[0].action == "upload_document"


async def test_a_document_that_kills_the_process_is_set_aside(bench, ada, chat):
    file = bench.server.backend.files.add("documents", "a.txt", b"Tram opens\n\nIt has nine stops.")
    message = {"message_id": 1, "date": 1, "chat": chat.to_dict(), "from": ada.to_dict()}
    message["document"] = file.to_dict() | {"file_name": "a.txt"}
    with bench.inbox() as inbox:
        inbox.store([{"update_id": 1, "message": message}])
        for _ in range(MAX_TRIES):
            inbox.begin(1)
    async with bench.running():
        [told] = await bench.server.wait_for(lambda: bench.server.messages(chat))
    assert told.text == say("failed")
    assert stored(bench, "Tram opens") == []


# Forwards


async def test_a_forwarded_post_is_an_article_of_its_channel(bench, ada):
    channel = bench.server.places.channel("Eastport News", username="eastport", bot="left")
    bench.server.people.post(channel, "First post.")
    post = bench.server.people.post(channel, "Tram line opens\nIt has nine stops. More at https://t.me/eastport")
    async with bench.running():
        told = await answer(bench, bench.server.people.forward(ada, post))
    assert told.text.startswith("Added: Tram line opens\nEastport News · ")
    [article] = stored(bench, "Tram line opens")
    assert article.url == "https://t.me/eastport/2"
    assert article.source == "Eastport News"
    assert article.published is not None


async def test_a_forward_with_a_link_is_the_page(bench, ada, story):
    channel = bench.server.places.channel("Eastport News", bot="left")
    photo = bench.server.people.post(channel, f"Read this: {story}", photo=True)
    bob = bench.server.people.user("Bob")
    async with bench.running():
        for message in (photo, bench.server.people.say(bob, f"See {story} please")):
            told = await answer(bench, bench.server.people.forward(ada, message))
            assert "Tram line opens in June" in told.text
    assert len(stored(bench, "Tram line opens in June")) == 1


WORDS = (
    "Tram line opens\nThe new line from the station to the port has nine stops, and its trams run every ten "
    "minutes from five in the morning until midnight."
)


@pytest.mark.parametrize(
    ("reply", "told_of"),
    [
        (Reply("nothing here", 404), "404"),
        (Reply("busy", 503), "I will try again by myself"),
        (Reply(b"\x89PNG", headers={"Content-Type": "image/png"}), "of a kind that cannot be read"),
        (Reply("gone", 410), "removed for good"),
    ],
)
async def test_a_forwarded_post_whose_page_cannot_be_had_is_taken_in_itself(bench, ada, website, reply, told_of):
    website.pages["/tram"] = reply
    story = f"{website.url}/tram"
    channel = bench.server.places.channel("Eastport News", username="eastport", bot="left")
    post = bench.server.people.post(channel, f"{WORDS}\n{story}")
    async with bench.running():
        told = await answer(bench, bench.server.people.forward(ada, post))
    assert told.text.startswith("Added: Tram line opens\nEastport News · ")
    assert told_of in told.text
    [article] = stored(bench, "Tram line opens")
    assert article.url == "https://t.me/eastport/1"


async def test_a_forwarded_post_that_only_points_to_its_page_is_no_article(bench, ada, story, website):
    website.pages["/tram"] = Reply("nothing here", 404)
    channel = bench.server.places.channel("Eastport News", bot="left")
    post = bench.server.people.post(channel, f"Read this: {story}?{'long' * 40}", photo=True)
    before = bench.library.coverage().articles
    async with bench.running():
        told = await answer(bench, bench.server.people.forward(ada, post))
    assert "404" in told.text
    assert bench.library.coverage().articles == before


async def test_a_forward_of_a_person_without_a_link_is_a_question(bench, ada):
    said = bench.server.people.say(bench.server.people.user("Bob"), "When did the last ferry leave?")
    async with bench.running():
        told = await answer(bench, bench.server.people.forward(ada, said))
    assert "The last ferry had left at 17:15" in told.text


# Others


@pytest.mark.usefixtures("ada")
async def test_others_are_answered_as_if_there_were_no_desk(bench, story):
    server, eve = bench.server, bench.server.people.user("Eve")
    chat = server.places.private(eve)
    channel = server.places.channel("Eastport News", bot="left")
    post = server.people.post(channel, "Tram line opens.")
    async with bench.running():
        for text in (f"/add {story}", "/remove harbour", "/channels"):
            assert (await answer(bench, server.people.say(eve, text))).text == say("unknown-command")
        assert (await answer(bench, server.people.say(eve, "/help"))).text == HELP
        assert (await answer(bench, server.people.say(eve, story))).text == say("no-words")
        assert say("topic-none") in (await answer(bench, server.people.forward(eve, post))).text
        told = await answer(bench, server.people.send_document(eve, "a.txt", b"Title\n\nText."))
        assert told.text == say("text-only")
    assert bench.library.coverage().articles == 3
    assert not any("Added" in message.text for message in server.messages(chat))


async def test_a_button_pressed_by_who_is_no_administrator_any_more_does_nothing(bench, ada):
    server = bench.server
    async with bench.running():
        question = await answer(bench, server.people.say(ada, "/remove harbour"))
    bench.admins = frozenset()
    async with bench.running():
        press = server.people.press(ada, question, say("remove"))
        await server.wait_for(lambda: press.answer is not None)
        await bench.settled()
    assert bench.library.article("harbour") is not None


# Removing


async def test_an_article_is_removed_once_that_is_confirmed(bench, ada):
    server = bench.server
    async with bench.running():
        question = await answer(bench, server.people.say(ada, "/remove harbour"))
        assert question.text.startswith(f"{say('remove-question')}\n{HARBOUR.title}\nThe Eastport Courier · ")
        assert bench.library.article("harbour") is not None
        server.people.press(ada, question, say("keep"))
        await server.wait_for(lambda: question.text == say("kept", title=HARBOUR.title))
        assert bench.library.article("harbour") is not None
        question = await answer(bench, server.people.say(ada, "/remove harbour"))
        server.people.press(ada, question, say("remove"))
        await server.wait_for(lambda: question.text == say("removed", title=HARBOUR.title))
        assert labels(question) == []
    assert bench.library.article("harbour") is None


async def test_of_several_articles_that_are_named_each_is_removed_once_that_is_confirmed(bench, ada):
    server = bench.server
    bench.library.add([replace(HARBOUR, id="tram line", title="Tram opens", text="It has nine stops.")])
    async with bench.running():
        told = await answer(bench, server.people.say(ada, "/remove harbour, none\ndiary"))
        first, second, third = told.text.splitlines()[:3]
        assert first.startswith(f"1. {HARBOUR.title}")
        assert second == "2. " + say("no-such-article", id="none")
        assert third.startswith(f"3. {DIARY.title}")
        assert labels(told) == ["✕ 1", "✕ 3"]
        server.people.press(ada, told, "✕ 3")
        question = await answer(bench, told)
        server.people.press(ada, question, say("remove"))
        await server.wait_for(lambda: question.text == say("removed", title=DIARY.title))
        question = await answer(bench, server.people.say(ada, "/remove tram line"))
        assert "Tram opens" in question.text
    assert bench.library.article("harbour") is not None


async def test_what_an_answer_quotes_is_removed_in_reply_to_it(bench, ada):
    server = bench.server
    async with bench.running():
        quoted = await answer(bench, server.people.say(ada, FERRY))
        question = await answer(bench, server.people.say(ada, "/remove", reply_to=quoted))
        assert question.text.startswith(f"{say('remove-question')}\n{HARBOUR.title}\n")
        none = await answer(bench, server.people.say(ada, "/remove", reply_to=question))
        assert none.text == say("how-to-remove")


async def test_what_was_taken_in_can_be_removed_by_its_button_after_a_restart(bench, ada):
    server = bench.server
    content = b'{"title": "One", "text": "A ship came."}\n{"title": "Two", "text": "Two ships came."}'
    async with bench.running():
        told = await answer(bench, server.people.send_document(ada, "a.jsonl", content))
    async with bench.running():
        server.people.press(ada, told, "✕ 2")
        question = await answer(bench, told)
        assert "\nTwo\n" in question.text
        press = server.people.press(ada, question, say("remove"))
        await server.wait_for(lambda: question.text == say("removed", title="Two"))
        assert press.answer is not None
        server.people.press(ada, told, "✕ 2")
        assert (await answer(bench, question)).text.startswith(say("no-such-article", id=""))
    assert stored(bench, "One")
    assert not stored(bench, "Two")


async def test_an_article_that_is_gone_already_and_a_receipt_that_is_lost(bench, ada):
    server = bench.server
    async with bench.running():
        question = await answer(bench, server.people.say(ada, "/remove harbour"))
        bench.library.remove(["harbour"])
        server.people.press(ada, question, say("remove"))
        await server.wait_for(lambda: question.text == say("no-longer-there"))
        question = await answer(bench, server.people.say(ada, "/remove diary"))
    (bench.folder / "bot.db").unlink()
    async with bench.running():
        server.people.press(ada, question, say("remove"))
        assert (await answer(bench, question)).text == say("forgotten-receipt")
    assert bench.library.article("diary") is not None


# Durability


async def test_stored_but_not_told_when_the_process_ended_it_is_told_at_the_next_start(
    bench, ada, chat, monkeypatch
):
    monkeypatch.setattr(app, "STOP_SECONDS", 0.05)
    server = bench.server
    gate = server.faults.hold("sendMessage")
    async with bench.running():
        server.people.send_document(ada, "a.txt", b"Tram opens\n\nIt has nine stops.")
        await eventually(lambda: bool(stored(bench, "Tram opens")))
    gate.open()
    async with bench.running():
        await eventually(lambda: any("Tram opens" in message.text for message in server.messages(chat)))
        await bench.settled()
    assert len(stored(bench, "Tram opens")) == 1


async def test_killed_while_it_fetches_a_document_it_takes_it_in_after_the_restart(bench, ada, chat):
    server = bench.server
    process = await start_process(bench, DATELINE_ADMINS=str(ada.id))
    server.faults.hold("getFile")
    server.people.send_document(ada, "a.txt", b"Tram opens\n\nIt has nine stops.")
    await server.wait_for(lambda: server.calls("getFile"), 20)
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    async with bench.running():
        [told] = await server.wait_for(lambda: server.messages(chat))
    assert told.text.startswith("Added: Tram opens")


# Sources and menus


async def test_sources_show_what_there_is_and_what_failed(bench, ada, story, website):
    website.pages["/tram"] = Reply("busy", 503)
    origins = Origins(bench.library.database)
    feed = origins.add(Kind.FEED, "https://news.example/feed", "The Courier")
    origins.failed(feed, feed.added, "it answers 500")
    bench.library.add([Draft(title="No outlet", text="A text.")])
    async with bench.running():
        await answer(bench, bench.server.people.say(ada, story))
        told = await answer(bench, bench.server.people.say(ada, "/sources"))
    assert "Feed https://news.example/feed\n0 articles\nNo success yet\n⚠ Failed once: it answers 500" in told.text
    assert "1 failed, 1 of them to be tried again" in told.text
    assert "503" in told.text
    assert "The Eastport Courier: 2" in told.text
    assert "without an outlet: 2" in told.text


async def test_an_empty_library_has_no_sources(bench, ada):
    bench.library.remove(["harbour", "reopened", "diary"])
    async with bench.running():
        assert (await answer(bench, bench.server.people.say(ada, "/sources"))).text == say("no-sources")


async def test_many_sources_are_on_pages(bench, ada):
    origins = Origins(bench.library.database)
    for n in range(60):
        origins.add(Kind.FEED, f"https://news.example/feed-of-outlet-number-{n}", f"Outlet {n}")
    async with bench.running():
        told = await answer(bench, bench.server.people.say(ada, "/sources"))
        assert labels(told) == ["▸"]
        bench.server.people.press(ada, told, "▸")
        await bench.server.wait_for(lambda: labels(told)[0] == "◂")
    assert "outlet-number-59" in told.text


async def test_administrators_have_a_menu_of_their_own(bench, ada, chat):
    async with bench.running():
        pass
    assert {"add", "remove", "channels", "sources"} <= menu(bench, chat, ada)
    other = bench.server.people.user()
    assert not {"add", "remove", "channels"} & menu(bench, bench.server.places.private(other), other)


def menu(bench, chat, user):
    return {command["command"] for command in commands_for(bench.server.backend.profile, chat, user)}


async def test_an_administrator_who_has_not_written_yet_gets_the_menu_when_they_do(bench, ada):
    async with bench.running():
        asked = bench.server.people.say(ada, "/start")
        await answer(bench, asked)
    assert "add" in menu(bench, asked.chat, ada)


async def test_in_a_group_an_administrator_is_told_that_it_is_done_in_private(bench, ada, story):
    people, ben = bench.server.people, bench.server.people.user("Ben")
    room = bench.server.places.supergroup("Room", ada, ben)
    bench.server.privacy.reads_all = True
    async with bench.running():
        for command, rest in (("stats", ""), ("unanswered", ""), ("add", f" {story}"), ("remove", " harbour")):
            asked = people.say(ada, f"/{command}@dateline_bot{rest}", room)
            assert (await bench.server.next_message(room, asked)).text == say("ask-in-private")
        asked = people.say(ben, "/stats@dateline_bot", room)
        assert (await bench.server.next_message(room, asked)).text == say("unknown-command")
        bare = people.say(ada, "/stats", room)  # which may be for another bot
        await bench.settled()
    assert not [message for message in bench.server.messages(room) if message.id > bare.id]
    assert bench.library.coverage().articles == 3
