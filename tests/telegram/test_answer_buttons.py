"""The buttons under an answer: what they show, what they copy, and what readers say by them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from bench import HARBOUR, REOPENED
from talk import FERRY, OPEN, labels, pressed, said
from test_asking_on import AND, JOINED, TROOPS, teach

from bot import state
from bot.speech import speech
from bot.telegram import judges
from bot.telegram.feedback import Feedback, Said
from bot.telegram.judges import Voice
from index.answer import Confidence
from knowledge.article import Citation, Draft
from knowledge.store.database import Database

say = speech()

DIARY = "Which ship was the last?"


def bold(message):
    data = message.text.encode("utf-16-le")
    entities = [entity for entity in message.content.entities if entity.type == "bold"]
    return [data[2 * e.offset : 2 * e.end].decode("utf-16-le") for e in entities]


def verdicts(bench):
    """What an operator gets."""
    with bench.database() as database:
        return Feedback(database).verdicts(bench.library)


def said_so_far(bench):
    """What an operator counts."""
    with bench.database() as database:
        return Feedback(database).said(datetime.now(UTC))


async def test_newer_shows_the_later_article_and_is_not_there_any_more(bench):
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
        assert labels(message)[:3] == ["Source 1/3 ▸", say("newer"), say("open")]
        await pressed(bench, ada, message, say("newer"))
        assert bold(message) == ["The harbour reopened on Thursday at noon."]
        assert say("newer") not in labels(message)


async def test_a_later_article_that_is_no_source_is_shown_at_its_best_passage(bench):
    def answer(question):
        quote = bench.asker.quote("harbour", "The harbour of Eastport was closed on Tuesday evening.")
        later = bench.asker.quote("reopened", "Two ferries left within the hour.")
        return replace(
            bench.asker.none(question, None),
            confidence=Confidence.STRONG,
            quotes=(quote,),
            newer=later.article,
            newer_quote=later,
        )

    bench.asker.react("Closed?", answer)
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, "Closed?")
        await pressed(bench, ada, message, say("newer"))
        assert bold(message) == ["Two ferries left within the hour."]
        bench.library.remove(["reopened"])
        await pressed(bench, ada, message, "Source 2/2 ▸")
        assert say("newer") not in labels(message)


async def test_context_shows_the_text_around_and_goes_back(bench):
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, DIARY)
        before = message.content
        await pressed(bench, ada, message, say("context"))
        assert "Ship number 58 passed" in message.text
        assert "Ship number 62 passed" in message.text
        assert bold(message) == ["A keeper's diary", "Ship number 60 passed to the north."]
        await pressed(bench, ada, message, say("back-to-answer"))
        assert message.content == before


async def test_what_is_copied_names_the_source_and_can_be_verified(bench):
    async with bench.running():
        message = await said(bench, bench.server.people.user(), FERRY)
    copied = next(button["copy_text"]["text"] for button in message.buttons() if "copy_text" in button)
    cited = Citation.parse(copied.partition("[")[2].partition("]")[0])
    assert copied == (
        f"The Eastport Courier, “{HARBOUR.title}”, 13 August 2021 [{cited}] "
        "https://news.example/eastport/harbour?from=rss&page=2"
    )
    words = bench.library.revision(cited.revision).text[cited.start : cited.end]
    assert words.startswith("The last ferry had left at 17:15")


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("de", "The Eastport Courier, „Open again“, 16. August 2021 ["),
        ("ru", "The Eastport Courier, «Open again», 16"),
    ],
)
async def test_what_is_copied_has_the_quotation_marks_of_its_language(bench, language, named):
    bench.library.add([replace(REOPENED, title="Open again")])
    bench.asker.teach(FERRY, ("reopened", "Two ferries left within the hour."))
    async with bench.running():
        message = await said(bench, bench.server.people.user(language_code=language), FERRY)
        copied = next(button["copy_text"]["text"] for button in message.buttons() if "copy_text" in button)
        assert copied.startswith(named)
        assert (await said(bench, bench.server.people.user(), copied)).text.startswith(say("unchanged"))


async def test_a_thumb_up_becomes_a_case_with_the_article_and_its_sentence(bench):
    server, ada = bench.server, bench.server.people.user("Rumpelstiltskin")
    bench.library.add([replace(HARBOUR, id="copy", source="The Wire", url="https://wire.example/1")])
    async with bench.running():
        message = await said(bench, ada, FERRY)
        assert await pressed(bench, ada, message, "👍") == say("noted")
        day = datetime.fromtimestamp(message.date, UTC).date().isoformat()
    assert verdicts(bench).cases == [
        {
            "question": FERRY,
            "answers": ["The last ferry had left at 17:15 with 212 passengers."],
            "article_ids": ["copy", "harbour"],
            "answerable": True,
            "date": day,
        }
    ]
    assert server.places.private(ada).id
    kept = b"".join(path.read_bytes() for path in bench.folder.glob("bot.db*"))
    assert b"Rumpelstiltskin" not in kept


async def test_what_should_have_been_no_is_unanswerable(bench):
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, OPEN)
        shown, above = message.text, labels(message)
        assert await pressed(bench, ada, message, "👎") == say("what-is-wrong")
        assert labels(message) == [
            *above,
            say("wrong-passage"),
            say("is-outdated"),
            say("should-say-no"),
            say("back-to-answer"),
        ]
        assert message.text == shown
        # Whoever says no more than this has said that it is not right.
        [case] = verdicts(bench).cases
        assert (case["answerable"], case["wrong_ids"], verdicts(bench).open) == (None, ["harbour"], [OPEN])
        await pressed(bench, ada, message, say("back-to-answer"))
        assert labels(message) == above
        await pressed(bench, ada, message, "👎", say("should-say-no"))
        assert labels(message) == above
    [case] = verdicts(bench).cases
    assert (case["answerable"], case["article_ids"], case["answers"]) == (False, [], [])
    assert verdicts(bench).open == []


async def test_what_is_outdated_is_answered_by_the_later_article_where_one_was_found(bench):
    ada = bench.server.people.user()
    async with bench.running():
        await pressed(bench, ada, await said(bench, ada, OPEN), "👎", say("is-outdated"))
        await pressed(bench, ada, await said(bench, ada, FERRY), "👎", say("is-outdated"))
    told = verdicts(bench)
    case, unknown = told.cases
    assert case["article_ids"] == ["reopened"]
    assert case["answers"] == ["The harbour reopened on Thursday at noon."]
    assert case["wrong"] == ["The harbour of Eastport was closed on Tuesday evening."]
    assert (unknown["answerable"], unknown["label"], unknown["article_ids"]) == (None, "outdated", [])
    assert told.open == [FERRY]


async def test_what_was_called_the_wrong_passage_becomes_a_case_that_says_which(bench):
    ada = bench.server.people.user()
    bench.library.add([replace(HARBOUR, id="copy", source="The Wire", url="https://wire.example/1")])
    async with bench.running():
        message = await said(bench, ada, OPEN)
        await pressed(bench, ada, message, "Source 1/3 ▸", "Source 2/3 ▸", "👎", say("wrong-passage"))
        await pressed(bench, ada, await said(bench, ada, FERRY), "👎", say("wrong-passage"))
        day = datetime.fromtimestamp(message.date, UTC).date().isoformat()
    diary, ferry = verdicts(bench).cases
    assert diary == {
        "question": OPEN,
        "answers": [],
        "article_ids": [],
        "answerable": None,
        "date": day,
        "label": "wrong",
        "wrong": ["Ship number 7 passed to the north."],
        "wrong_ids": ["diary"],
    }
    assert ferry["wrong_ids"] == ["copy", "harbour"]
    bench.library.remove(["diary"])
    assert (verdicts(bench).cases, verdicts(bench).open) == ([ferry], [OPEN, FERRY])


async def test_what_one_called_wrong_and_another_right_is_right(bench):
    ada = bench.server.people.user()
    async with bench.running():
        await pressed(bench, ada, await said(bench, ada, FERRY), "👎", say("wrong-passage"))
        await pressed(bench, ada, await said(bench, ada, FERRY), "👍")
    [case] = verdicts(bench).cases
    assert (case["article_ids"], case.get("wrong")) == (["harbour"], None)


async def test_of_several_verdicts_the_last_that_tells_counts(bench):
    ada = bench.server.people.user()
    async with bench.running():
        first, second = await said(bench, ada, FERRY), await said(bench, ada, FERRY.upper())
        bench.asker.teach(FERRY.upper(), ("harbour", "No one was hurt, the coast guard said."))
        second = await said(bench, ada, FERRY.upper())
        await pressed(bench, ada, first, "👍")
        await pressed(bench, ada, second, "👎", say("should-say-no"))
        assert [case["answerable"] for case in verdicts(bench).cases] == [False]
        await pressed(bench, ada, second, "👎", say("wrong-passage"))
        assert [case["answers"] for case in verdicts(bench).cases] == [
            ["The last ferry had left at 17:15 with 212 passengers."]
        ]


async def test_an_article_that_was_withdrawn_answers_nothing(bench):
    ada = bench.server.people.user()
    async with bench.running():
        await pressed(bench, ada, await said(bench, ada, FERRY), "👍")
    bench.library.remove(["harbour"])
    assert (verdicts(bench).cases, verdicts(bench).open) == ([], [FERRY])


async def test_a_verdict_on_a_question_that_is_gone_is_not_kept_and_says_so(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        message.reply_to = None
        server.people.press(ada, message, "👍")
        assert (await server.next_message(message.chat, message)).text == say("question-gone")
    assert verdicts(bench).cases == []


async def test_a_group_says_what_its_answer_is_worth(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    group = server.places.supergroup("Room", ada, ben)
    async with bench.running():
        asked = server.people.say(ada, f"/ask@dateline_bot {FERRY}", group)
        message = await server.next_message(group, asked)
        assert await pressed(bench, ben, message, "👍") == say("noted")
    assert [case["question"] for case in verdicts(bench).cases] == [FERRY]


async def test_the_others_of_a_group_can_go_on_while_somebody_is_asked_why(bench):
    server, ada, ben = bench.server, bench.server.people.user(), bench.server.people.user()
    group = server.places.supergroup("Room", ada, ben)
    async with bench.running():
        message = await server.next_message(group, server.people.say(ada, f"/ask@dateline_bot {DIARY}", group))
        await pressed(bench, ada, message, "👎")
        await pressed(bench, ben, message, say("context"))
        assert "Ship number 58 passed" in message.text


async def test_nobody_takes_away_what_another_said_in_a_group(bench):
    server = bench.server
    ada, ben, eve = people = [server.people.user() for _ in range(3)]
    group = server.places.supergroup("Room", *people)
    async with bench.running():
        message = await server.next_message(group, server.people.say(ada, f"/ask@dateline_bot {FERRY}", group))
        await pressed(bench, ada, message, "👎", say("should-say-no"))
        await pressed(bench, ben, message, "👍")
        assert said_so_far(bench) == Said(good=1, bad=1)
        assert [case["answerable"] for case in verdicts(bench).cases] == [True]  # the later of as many
        await pressed(bench, eve, message, "👎")
        assert said_so_far(bench) == Said(good=1, bad=2)
        assert [case["answerable"] for case in verdicts(bench).cases] == [False]
        await pressed(bench, eve, message, say("wrong-passage"))
        assert said_so_far(bench) == Said(good=1, bad=2)  # she gave the reason of what she had said
        await pressed(bench, ada, message, "👍")
        assert said_so_far(bench) == Said(good=2, bad=1)  # which is what she says now
        await pressed(bench, eve, message, "👍")
        assert [case["answerable"] for case in verdicts(bench).cases] == [True]


async def test_everybody_in_a_group_has_one_voice_on_a_quote(bench):
    server = bench.server
    ada, ben = people = [server.people.user("Rumpelstiltskin"), server.people.user()]
    group = server.places.supergroup("Room", *people)
    async with bench.running():
        message = await server.next_message(group, server.people.say(ada, f"/ask@dateline_bot {OPEN}", group))
        await pressed(bench, ada, message, "👍", "👍", "👎", "👍", "👍")
        assert said_so_far(bench) == Said(good=1, bad=0)
        await pressed(bench, ben, message, "👍")
        await pressed(bench, ada, message, "👎", say("should-say-no"), "👎", say("is-outdated"))
        assert said_so_far(bench) == Said(good=1, bad=1)
        await pressed(bench, ada, message, "Source 1/3 ▸", "👍")
        assert said_so_far(bench) == Said(good=2, bad=1)  # of another quote
    async with bench.running():
        await pressed(bench, ada, message, "👍")
        assert said_so_far(bench) == Said(good=2, bad=1)  # known after a restart


def test_after_a_while_it_is_not_known_any_more_who_judged(tmp_path):
    database = Database.from_file(tmp_path / "bot.db")
    state.found(database)
    day = date(2026, 1, 1)
    ada, ben = (Voice("0" * 16, 0, name) for name in ("ada", "ben"))
    with database.writing() as connection:
        judges.note(connection, ada, "good", day)
        judges.note(connection, ben, "good", day + judges.KEPT)
        judges.prune(connection, day + judges.KEPT)
        assert judges.last_word(connection, ada) == ("good", day)
        judges.prune(connection, day + judges.KEPT + timedelta(days=1))
        assert judges.last_word(connection, ada) is None
        assert judges.last_word(connection, ben) == ("good", day + judges.KEPT)
    database.close()


async def test_a_quote_that_more_readers_called_wrong_is_no_right_answer(bench):
    server = bench.server
    people = [server.people.user() for _ in range(3)]
    group = server.places.supergroup("Room", *people)
    async with bench.running():
        message = await server.next_message(
            group, server.people.say(people[0], f"/ask@dateline_bot {FERRY}", group)
        )
        await pressed(bench, people[0], message, "👎", say("wrong-passage"))
        await pressed(bench, people[1], message, "👍")
        await pressed(bench, people[2], message, "👎")
    [case] = verdicts(bench).cases
    assert (case["answerable"], case["wrong_ids"], verdicts(bench).open) == (None, ["harbour"], [FERRY])


async def test_whoever_is_alone_with_the_bot_changes_what_they_said(bench):
    ada = bench.server.people.user()
    async with bench.running():
        message = await said(bench, ada, FERRY)
        await pressed(bench, ada, message, "👍", "👍", "👎", say("is-outdated"), "👎", say("should-say-no"))
        assert said_so_far(bench) == Said(good=0, bad=1)


async def test_a_long_address_and_a_long_title_leave_the_code_whole(bench):
    bench.library.add(
        [
            Draft(
                id="long",
                title="Very " * 90,
                text="It rained.",
                url="https://n.example/" + "x" * 300,
                source="S" * 99,
            )
        ]
    )
    bench.asker.teach("Rain?", ("long", "It rained."))
    async with bench.running():
        message = await said(bench, bench.server.people.user(), "Rain?")
    copied = next(button["copy_text"]["text"] for button in message.buttons() if "copy_text" in button)
    assert copied.endswith(f"[{bench.library.article('long').revision[:16]}.0.10]")


async def test_what_is_said_of_a_follow_up_is_kept_with_what_it_goes_on_from(bench):
    teach(bench, alone=Confidence.WEAK)
    ada = bench.server.people.user()
    async with bench.running():
        first = await said(bench, ada, TROOPS)
        await bench.settled()
        second = await said(bench, ada, AND, reply_to=first)
        await bench.settled()
        await pressed(bench, ada, second, "👎", say("wrong-passage"))
    [case] = verdicts(bench).cases
    assert (case["question"], case["label"]) == (JOINED, "wrong")
    assert case["wrong"] == ["No one was hurt, the coast guard said."]
