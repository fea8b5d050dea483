"""Links into the private chat: each is within Telegram's limits, read back as it was, and opens what it names."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bench import DIARY, HARBOUR
from hypothesis import given
from hypothesis import strategies as st
from talk import FERRY, LEFT, OPEN, entities, labels, pressed, said
from test_inline import offered

from bot.speech import speech
from bot.telegram.card_ids import CardId
from bot.telegram.starts import ToAnswer, ToArticle, ToCard, ToReceipt, parse
from index.answer import Confidence, Span
from knowledge.article import MAX_TEXT, Citation

SAY = speech("en")
COURIER = "The Eastport Courier"
SHIP = "Ship number 60 passed to the north."
SHIP_7 = "Ship number 7 passed to the north."

_ids = st.text("0123456789abcdef", min_size=16, max_size=16)
_at = st.integers(0, MAX_TEXT)
_spans = st.builds(Span, _at, _at)
_confident = st.sampled_from([(Confidence.STRONG, False), (Confidence.WEAK, False), (Confidence.WEAK, True)])
_stretches = st.tuples(_spans, _spans, _spans)
_cards = st.builds(lambda of, spans, how: CardId(of, *spans, *how), _ids, _stretches, _confident)
_cited = st.builds(lambda of, start, more: Citation(of, start, start + more), _ids, _at, st.integers(1, MAX_TEXT))


_starts = st.one_of(
    st.builds(ToAnswer, _ids), st.builds(ToCard, _cards), st.builds(ToArticle, _cards), st.builds(ToReceipt, _cited)
)


@given(_starts)
def test_every_start_is_read_back_and_is_within_telegrams_limits(start):
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(start))
    assert parse(str(start)) == start


@given(st.one_of(st.text(max_size=70), st.text("acrv_-.0123456789f", max_size=70)))
def test_whatever_else_somebody_writes_opens_nothing(text):
    start = parse(text)
    assert start is None or str(start) == text


def utc_today():
    return datetime.now(UTC).date()


def starting(url):
    """The start parameter of a link to the bot."""
    bot, _, parameter = url.partition("?start=")
    assert bot == "https://t.me/dateline_bot"
    return parameter


async def started(bench, user, url):
    """What following a link brings."""
    chat = bench.server.places.private(user)
    return await bench.server.next_message(chat, bench.server.people.start(user, starting(url)))


def copied(message, label):
    return next(button["copy_text"]["text"] for button in message.buttons() if button["text"] == label)


def of(message):
    """The id of the answer that a message shows."""
    return next(b["callback_data"] for b in message.buttons() if "callback_data" in b).split(":")[1]


def links(message):
    return [entity.to_dict()["url"] for entity in message.content.entities if entity.type == "text_link"]


async def test_the_link_under_the_context_opens_the_answer_for_others(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    bench.look_every = 0.05
    async with bench.running():
        message = await said(bench, ada, FERRY)
        answer, link = message.text, f"https://t.me/dateline_bot?start={ToAnswer(of(message))}"
        await pressed(bench, ada, message, SAY("context"))
        assert copied(message, SAY("copy-link")) == link
        opened = await started(bench, ben, link)
        # Ben has not asked, so nothing is said of a question that he does not see, and he is not asked to judge.
        assert answer == f"{SAY('answered')}\n{opened.text}"
        assert labels(opened) == [SAY("open"), SAY("context"), SAY("cite")]
        await pressed(bench, ben, opened, SAY("context"))
        await pressed(bench, ben, opened, SAY("back-to-answer"))
        assert labels(opened) == [SAY("open"), SAY("context"), SAY("cite")]
        bench.library.remove(["harbour"])
        await bench.server.wait_for(lambda: opened.text == SAY("withdrawn-on", day=SAY.day(utc_today())))
        assert labels(opened) == []
        assert (await started(bench, ben, link)).text == opened.text


async def test_what_is_opened_again_is_kept_once(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    card = CardId.of(bench.asker.quote("harbour", LEFT), Confidence.STRONG, outside=False)
    async with bench.running():
        message = await said(bench, ada, FERRY)
        for start in (ToAnswer(of(message)), ToCard(card)):
            first, again = [await said(bench, ben, f"/start {start}") for _ in range(2)]
            assert (first.text, of(first)) == (again.text, of(again))
            assert of(first) != of(message)


async def test_a_link_to_what_is_for_other_chats_opens_what_a_link_to_nothing_does(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    room = server.places.supergroup("Room", ada)
    bench.library.visibility.restrict(COURIER, [room.id])
    search = bench.asker.quote("harbour", LEFT)
    card = CardId.of(search, Confidence.STRONG, outside=False)
    async with bench.running():
        answer = await server.next_message(room, server.people.say(ada, f"/ask@dateline_bot {OPEN}", room))
        assert "was closed" in answer.text
        alone = await server.next_message(room, server.people.say(ada, f"/ask@dateline_bot {FERRY}", room))
        nothing = await said(bench, ben, "/start a_0123456789abcdef")
        assert nothing.text == SAY("no-such-answer")
        hidden = (ToAnswer(of(alone)), ToCard(card), ToArticle(card))
        for start in hidden:
            told = await said(bench, ben, f"/start {start}")
            assert (told.text, labels(told)) == (nothing.text, [])
        partly = await said(bench, ben, f"/start {ToAnswer(of(answer))}")
        assert SHIP_7 in partly.text  # one of three quotes, and as if it were the only one
        assert not any(label.startswith("Source") for label in labels(partly))
        # Nor does a client find out that sends what only buttons in the other chat do.
        made_up = {"text": "made up", "callback_data": f"s:{of(answer)}:0"}
        partly.keyboard = {"inline_keyboard": [[made_up]]}
        server.people.press(ben, partly, "made up")
        assert (await server.next_message(partly.chat, partly)).text == SAY("forgotten")


async def test_the_link_under_a_receipt_opens_the_receipt_for_others(bench):
    ada, ben = bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        receipt = await said(bench, ada, copied(await said(bench, ada, FERRY), SAY("cite")))
        link = copied(receipt, SAY("copy-link"))
        again = await started(bench, ben, link)
        assert again.text == receipt.text
        bench.library.visibility.restrict(COURIER, [1])
        assert (await started(bench, ben, link)).text == SAY("no-such-citation")


async def test_a_link_of_ours_opens_the_same_where_it_is_written_as_where_it_is_followed(bench, boss):
    """Whoever copies it may paste it here, the administrator too, whose links are pages otherwise."""
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        await pressed(bench, ada, message, SAY("context"))
        link = copied(message, SAY("copy-link"))
        opened = await started(bench, ada, link)
        for person in (ada, boss):
            for written in (link, link.removeprefix("https://").replace("dateline", "Dateline"), f"See {link}!"):
                again = await said(bench, person, written)
                assert (again.text, labels(again)) == (opened.text, labels(opened))
        receipt = await said(bench, ada, f"/verify {link}")
        assert receipt.text.startswith(f"{SAY('unchanged')}\n{LEFT}")
        by_link = await said(bench, ada, copied(receipt, SAY("copy-link")))
        assert by_link.text == receipt.text
        assert (await said(bench, ada, "/verify", reply_to=by_link)).text == receipt.text
        other = await said(bench, ada, link.replace("dateline_bot", "other_bot"))
        assert other.text == SAY("no-words")
    assert len(bench.asker.questions) == 1


async def test_a_receipt_of_an_article_without_an_address_reads_it_here(bench):
    ada = bench.server.people.user()
    async with bench.running():
        receipt = await said(bench, ada, copied(await said(bench, ada, "Which ship was the last?"), SAY("cite")))
        read = next(button["url"] for button in receipt.buttons() if button["text"] == SAY("read"))
        page = await started(bench, ada, read)
    assert SHIP in page.text
    assert page.text.startswith(DIARY.title)


async def test_a_card_opens_as_an_answer_in_private_with_all_its_buttons(bench):
    people, ada, ben = bench.server.people, bench.server.people.user(), bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, FERRY)
        card = people.choose(search, search.results[0].id)
        link = next(button["url"] for button in card.buttons() if button["text"] == SAY("open-in-bot"))
        opened = await started(bench, ben, link)
        assert opened.text == card.text
        assert labels(opened) == [SAY("open"), SAY("context"), SAY("cite")]
        await pressed(bench, ben, opened, SAY("context"))
        assert "Ines Vale" in opened.text
        bench.library.visibility.restrict(COURIER, [1])
        assert "17:15" not in (await started(bench, ben, link)).text


async def test_a_card_of_the_latest_opens_the_article_in_private(bench):
    people, ada = bench.server.people, bench.server.people.user()
    async with bench.running():
        search = await offered(bench, ada, "")
        diary = next(card for card in search.results if card.title == DIARY.title)
        [button] = people.choose(search, diary.id).buttons()
        opened = await started(bench, ada, button["url"])
        await pressed(bench, ada, opened, "▸")
    assert opened.text.endswith(SAY("page-of", number=2, total=6))


async def test_entries_without_an_address_open_the_article_at_the_quote(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    bench.asker.teach_topic("ships", ("diary", SHIP), ("harbour", LEFT))
    group = server.places.supergroup("Room", ada)
    async with bench.running():
        shown = await server.next_message(group, server.people.say(ada, "/latest@dateline_bot ships", group))
        courier, diary = links(shown)
        assert courier.startswith(HARBOUR.url)
        page = await started(bench, ben, diary)
        assert SHIP in entities(page, "bold")
        bench.library.add([replace(DIARY, text=DIARY.text.replace("number 60", "number sixty"))])
        corrected = await started(bench, ben, diary)
        assert corrected.text.startswith("The article that I quoted here was corrected on")
        assert labels(corrected) == [SAY("says-now")]
        why = corrected.text.splitlines()[0]
        await pressed(bench, ben, corrected, SAY("says-now"))
        assert corrected.text.startswith(f"{why}\n\n{DIARY.title}\n\nEntry 1.")
        while "number sixty" not in corrected.text:
            await pressed(bench, ben, corrected, "▸")
    assert page.text.startswith(DIARY.title)


async def test_the_closest_article_without_an_address_is_opened_too(bench):
    ada = bench.server.people.user()
    bench.asker.react("Where is the lamp?", lambda question: bench.asker.none(question, "diary"))
    async with bench.running():
        none = await said(bench, ada, "Where is the lamp?")
        assert SAY("no-answer") in none.text
        [link] = links(none)
        page = await started(bench, ada, link)
    assert page.text.startswith(f"{DIARY.title}\n\nEntry 1.")


async def test_the_newest_articles_without_an_address_are_opened_from_their_beginning(bench):
    ada = bench.server.people.user()
    async with bench.running():
        diary = links(await said(bench, ada, "/latest"))[-1]
        page = await started(bench, ada, diary)
    assert page.text.startswith(f"{DIARY.title}\n\nEntry 1.")


@pytest.mark.parametrize("made_up", ["c_{}-0-999999-0-0-0-0-s", "r_{}-5-2-5-2-5-2-s", "a_0123456789abcdef", "r_x"])
async def test_a_link_that_somebody_made_up_opens_nothing(bench, made_up):
    ada = bench.server.people.user()
    revision = bench.library.article("harbour").revision[:16]
    async with bench.running():
        told = await said(bench, ada, f"/start {made_up.format(revision)}")
    assert told.text == SAY("welcome" if made_up == "r_x" else "no-such-answer")
