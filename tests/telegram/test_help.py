"""/help with examples of what is really in the Library, each of which works."""

from dataclasses import replace
from datetime import date

import pytest
from bench import DIARY, REOPENED, Gate
from talk import CLOSED, entities, labels, pressed, said

from bot.speech import languages, speech
from bot.telegram import helping
from bot.telegram.presses import Sample
from index.answer import Confidence, Question
from knowledge.article import Draft

say = speech("en")
NAMES = {"ask": "/ask@dateline_bot", "bot": "@dateline_bot"}
HELP = say("help", **NAMES)
OPENED = "The harbour reopened on Thursday at noon."
ASKED = "When will the harbour open again?"


@pytest.fixture
def known(bench):
    """Eastport is told of on two days, Ines Vale on one; the newest title is a question with an answer."""
    bench.library.add([replace(REOPENED, title=ASKED)])
    bench.asker.teach_topic("Eastport", ("harbour", CLOSED), ("reopened", OPENED))
    bench.asker.teach_topic("Ines Vale", ("harbour", CLOSED))
    bench.asker.teach(ASKED, ("reopened", OPENED))


@pytest.fixture(autouse=True)
def waited_for(monkeypatch):
    """However slow the machine is, examples come before help does."""
    monkeypatch.setattr(helping, "WAIT_SECONDS", 20.0)


def examples(message):
    return entities(message, "code")


@pytest.mark.usefixtures("known")
async def test_the_examples_are_what_was_tried_and_worked(bench):
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
    assert shown.text.startswith(HELP)
    assert examples(shown) == [ASKED, "/timeline Eastport", "/latest Ines Vale"]
    assert labels(shown) == ["/timeline Eastport", "/latest Ines Vale"]


@pytest.mark.usefixtures("known")
async def test_an_example_is_tried_at_a_tap(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        shown = await said(bench, ada, "/help")
        server.people.press(ada, shown, "/timeline Eastport")
        timeline = await server.next_message(shown.chat, shown)
        server.people.press(ada, shown, "/latest Ines Vale", inaccessible=True)
        latest = await server.next_message(shown.chat, timeline)
    assert entities(timeline, "blockquote") == [CLOSED, OPENED]
    assert latest.text.startswith(say("latest-on", topic="Ines Vale"))
    assert examples(shown)  # it stays as it was


@pytest.mark.usefixtures("known")
async def test_what_an_example_brings_stays_in_the_readers_language(bench):
    kurt, german = bench.server.people.user(language_code="de"), speech("de")
    high = "The tide of day {} was high."
    tides = [Draft("Tide", high.format(n), date(2022, 1, n), id=f"t{n}") for n in range(1, 6)]
    bench.library.add(tides)
    bench.asker.teach_topic("Eastport", *((tide.id, tide.text) for tide in tides))
    async with bench.running():
        shown = await said(bench, kurt, "/help")
        await pressed(bench, kurt, shown, "/timeline Eastport")
        listed = bench.server.messages(shown.chat)[-1]
        assert german("page-of", number=1, total=2) in listed.text
        await pressed(bench, kurt, listed, "▸")
        assert german("page-of", number=2, total=2) in listed.text


@pytest.mark.usefixtures("known")
async def test_trying_an_example_is_counted_as_a_question(bench):
    bench.more, server, ada = {"person_limit": 1}, bench.server, bench.server.people.user()
    async with bench.running():
        shown = await said(bench, ada, "/help")
        for told in (None, say("limit-person", count=1)):
            press = server.people.press(ada, shown, "/timeline Eastport")
            await server.wait_for(lambda: press.answer is not None)  # noqa: B023
            assert press.answer.get("text") == told


async def test_without_an_example_that_works_there_is_none(bench):
    async with bench.running():
        assert (await said(bench, bench.server.people.user(), "/help")).text == HELP
        bench.library.remove(["harbour", "reopened", "diary"])
        assert (await said(bench, bench.server.people.user(), "/help")).text == HELP


@pytest.mark.usefixtures("known")
async def test_what_the_chat_may_not_see_is_no_example(bench):
    server = bench.server
    ada, ben = server.people.user(), server.people.user()
    bench.library.visibility.restrict("The Eastport Courier", [server.places.private(ada).id])
    async with bench.running():
        assert len(examples(await said(bench, ada, "/help"))) == 3
        assert (await said(bench, ben, "/help")).text == HELP


@pytest.mark.usefixtures("known")
async def test_they_are_tried_once_until_something_changes(bench):
    ada = bench.server.people.user()
    async with bench.running():
        await said(bench, ada, "/help")
        tried = len(bench.asker.topics), len(bench.asker.questions)
        await said(bench, ada, "/help")
        assert (len(bench.asker.topics), len(bench.asker.questions)) == tried
        bench.library.remove(["reopened"])
        assert examples(await said(bench, ada, "/help")) == ["What is new on Eastport?", "/latest Eastport"]


@pytest.mark.parametrize("language", languages())
async def test_where_no_title_asks_something_a_topic_is_asked_for_in_words(bench, language):
    ada = bench.server.people.user(language_code=language)
    bench.asker.teach_topic("Eastport", ("harbour", CLOSED))
    async with bench.running():
        asked = examples(await said(bench, ada, "/help"))[0]
        bench.asker.teach_topic(asked, ("harbour", CLOSED))
        listed = await said(bench, ada, asked)
    assert asked.strip("?؟").endswith("Eastport")
    assert listed.text.startswith(speech(language)("latest-on-topic"))


async def test_days_of_the_week_outlets_and_common_words_are_no_topics(bench):
    text = "We heard on Friday that Courier readers of Things in Tuvalu were glad of all things there. It is so."
    drafts = [
        Draft("T", text.replace("glad", f"glad {n} times"), date(2022, 1, n), source="Courier", id=f"n{n}")
        for n in (1, 2, 3)
    ]
    bench.library.add(drafts)
    for topic in ("Friday", "Courier", "Things", "Tuvalu"):
        bench.asker.teach_topic(topic, *((d.id, d.text) for d in drafts))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
    assert examples(shown) == ["What is new on Tuvalu?", "/timeline Tuvalu"]


async def test_a_word_that_only_tells_more_of_others_and_a_letter_are_no_topics(bench):
    text = "In the U.S. nine Tuvaluan boats came home to Funafuti, as Tuvaluan sailors had said. It is so."
    drafts = [Draft("T", f"{text} {n}", date(2022, 1, n), id=f"n{n}") for n in (1, 2, 3)]
    bench.library.add(drafts)
    for topic in ("U", "Tuvaluan", "Funafuti"):
        bench.asker.teach_topic(topic, *((d.id, text) for d in drafts))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
    assert examples(shown) == ["What is new on Funafuti?", "/timeline Funafuti"]


async def test_a_headline_is_no_question_though_it_is_answered(bench):
    bench.asker.teach(REOPENED.title, ("reopened", OPENED))
    bench.asker.teach(DIARY.title, ("diary", "Ship number 7 passed to the north."))
    async with bench.running():
        assert (await said(bench, bench.server.people.user(), "/help")).text == HELP


async def test_a_question_that_is_not_surely_answered_is_an_example_where_its_own_article_answers_it(bench):
    bench.library.add([replace(REOPENED, title=ASKED)])
    bench.asker.teach(ASKED, ("harbour", CLOSED), confidence=Confidence.WEAK)
    async with bench.running():
        assert examples(await said(bench, bench.server.people.user(), "/help")) == []
        bench.library.remove(["diary"])
        bench.asker.teach(ASKED, ("reopened", OPENED), confidence=Confidence.WEAK)
        assert examples(await said(bench, bench.server.people.user(), "/help")) == [ASKED]


async def test_a_noun_is_no_topic_where_every_noun_has_a_capital(bench):
    text = "Nach Angaben der Polizei kamen zehn Prozent mehr. Das sagte Tilda Roth in Ostburg."
    bench.library.remove(["harbour", "reopened", "diary"])
    bench.library.add([Draft("Fest", text, date(2022, 1, n), id=f"fest{n}", language="de") for n in (1, 2)])
    for topic in ("Angaben", "Polizei", "Prozent", "Ostburg", "Tilda Roth"):
        bench.asker.teach_topic(topic, ("fest1", text), ("fest2", text))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
    assert examples(shown) == ["What is new on Tilda Roth?", "/timeline Tilda Roth"]


async def test_where_names_do_not_show_titles_are_topics(bench):
    bench.library.remove(["harbour", "reopened", "diary"])
    bench.library.add([Draft("東京の港", "東京の港が閉鎖された。", date(2022, 1, 1), id="tokyo", language="ja")])
    bench.asker.teach_topic("東京の港", ("tokyo", "東京の港が閉鎖された。"))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
    assert examples(shown) == ["/latest 東京の港"]


async def test_where_names_do_not_show_what_several_titles_have_is_a_topic(bench):
    bench.library.remove(["harbour", "reopened", "diary"])
    titles = {"a": "إغلاق ميناء صور بسبب العاصفة", "b": "ميناء صور يعلن عن توسعة"}
    for day, (number, title) in enumerate(titles.items(), 1):
        bench.library.add([Draft(title, f"{title}.", date(2022, 1, day), id=number, language="ar")])
    bench.asker.teach_topic("ميناء صور", *((number, f"{title}.") for number, title in titles.items()))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(language_code="ar"), "/help")
    assert examples(shown) == ["ما الجديد عن ميناء صور؟", "/timeline ميناء صور"]


@pytest.mark.usefixtures("known")
async def test_articles_in_the_readers_language_go_first(bench):
    text, asked = "Die Fähre nach Port Nordholm fährt wieder. Das freut Nordholm.", "Wann fährt die Fähre wieder?"
    bench.library.add([Draft(asked, text, date(2020, 1, 1), language="de", id="faehre")])
    bench.asker.teach(asked, ("faehre", "Die Fähre nach Port Nordholm fährt wieder."))
    bench.asker.teach_topic("Port Nordholm", ("faehre", "Die Fähre nach Port Nordholm fährt wieder."))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(language_code="de"), "/help")
    assert examples(shown) == [asked, "/timeline Eastport", "/latest Port Nordholm"]
    assert speech("de")("help-examples") in shown.text


@pytest.mark.usefixtures("known")
async def test_from_right_to_left_a_line_of_examples_begins_at_the_right(bench):
    async with bench.running():
        shown = await said(bench, bench.server.people.user(language_code="ar"), "/help")
    lines = [line for line in shown.text.splitlines() if "•" in line]
    assert len(lines) == 3
    assert all(line.startswith("\u200f•") for line in lines)


@pytest.mark.usefixtures("known")
async def test_examples_that_take_long_are_put_into_the_help_that_did_not_wait(bench, monkeypatch):
    monkeypatch.setattr(helping, "WAIT_SECONDS", 0.0)
    gate, answer = Gate(bench.asker), bench.asker.answer(Question(ASKED))

    def late(question):
        gate(question)
        return answer

    bench.asker.react(ASKED, late)
    async with bench.running():
        shown = await said(bench, bench.server.people.user(), "/help")
        assert (shown.text, labels(shown)) == (HELP, [])
        await bench.settled()
        gate.open()
        await bench.server.wait_for(lambda: labels(shown))
    assert examples(shown) == [ASKED, "/timeline Eastport", "/latest Ines Vale"]


async def test_there_is_help_where_trying_fails(bench):
    def fail(_question):
        raise RuntimeError("the index is gone")

    bench.asker.react(ASKED, fail)
    async with bench.running():
        assert (await said(bench, bench.server.people.user(), "/help")).text == HELP


@pytest.mark.usefixtures("known")
async def test_who_runs_the_bot_is_told_more_in_private(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.admins = frozenset({ada.id})
    room = server.places.supergroup("Room", ada)
    async with bench.running():
        shown = await said(bench, ada, "/help")
        asked = server.people.say(ada, "/help@dateline_bot", room)
        public = await server.next_message(room, asked)
    assert shown.text.endswith(say("admin-help"))
    assert len(examples(shown)) == 3
    assert say("admin-help") not in public.text
    assert examples(public) == examples(shown)


@pytest.mark.parametrize("language", languages())
async def test_long_names_have_no_button_that_telegram_would_refuse(bench, language):
    name = "Жёлтогорск-на-Реке"
    texts = [f"Паром в {name} отменён в {n}-й раз, сообщил порт." for n in (1, 2)]
    bench.library.add(
        [Draft(f"Паром {n}", t, date(2022, 1, n), language="ru", id=f"p{n}") for n, t in enumerate(texts, 1)]
    )
    bench.asker.teach_topic(name, ("p1", texts[0]), ("p2", texts[1]))
    async with bench.running():
        shown = await said(bench, bench.server.people.user(language_code=language), "/help")
    assert f"/timeline {name}" in examples(shown)
    for button in shown.buttons():
        assert len(button["callback_data"].encode()) <= 64
        assert str(Sample.parse(button["callback_data"])) == button["callback_data"]
