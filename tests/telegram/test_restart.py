"""What happens when the process ends, in good order or not, and when it cannot begin."""

import asyncio
import signal
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from bench import BOT_ID, QuickClock, StillClock, eventually, settings_for
from process import start_process
from talk import FERRY, LEFT_AT
from telegram.error import Conflict, NetworkError

from bot.preview.errors import ApiError
from bot.preview.faults import Fault
from bot.settings import Settings
from bot.speech import speech
from bot.telegram import app, polling
from bot.telegram.answers import Answers
from bot.telegram.feedback import Feedback, Said
from bot.telegram.inbox import MAX_TRIES, Inbox
from bot.telegram.polling import NEWCOMER_SECONDS, QUIET_SECONDS, PollErrors
from bot.telegram.presses import Sample
from bot.telegram.receipts import Receipts
from bot.telegram.watches import Watches
from index.answer import Question
from knowledge.errors import DamagedError, UserError
from knowledge.store.database import Database
from knowledge.web.fetch import Fetcher

say = speech()


def stored(bench, *payloads, sending=False, tries=0):
    """Updates that an earlier process had stored, and died over."""
    with bench.inbox() as inbox:
        for number, text in enumerate(payloads, 1):
            ada = bench.server.people.user()
            chat = bench.server.places.private(ada)
            message = {"message_id": 1, "date": 1, "chat": chat.to_dict(), "from": ada.to_dict(), "text": text}
            inbox.store([{"update_id": number, "message": message}])
            for _ in range(tries):
                inbox.begin(number)
            if sending:
                inbox.sending(number)
            yield chat


async def test_what_was_stored_and_not_answered_is_answered_at_the_next_start(bench):
    chats = list(stored(bench, FERRY, "Hello"))
    async with bench.running():
        first, second = [await bench.server.wait_for(lambda: bench.server.messages(chat)) for chat in chats]  # noqa: B023
    assert LEFT_AT in first[0].text
    assert second[0].text == say("greeting")
    assert bench.doubles_possible() == 0
    assert bench.pending() == []


async def test_an_answer_that_was_on_its_way_is_sent_and_counted_once(bench):
    [chat] = stored(bench, FERRY, sending=True)
    async with bench.running():
        await bench.server.wait_for(lambda: bench.server.messages(chat))
    async with bench.running():
        pass
    assert len(bench.server.messages(chat)) == 1
    assert bench.doubles_possible() == 1


async def test_another_bots_updates_are_not_ours(bench):
    with bench.database() as database:
        other = Inbox(database, BOT_ID + 1)
        other.store([{"update_id": 730_000_001, "message": {}}])
        async with bench.running():
            asked = bench.server.people.say(bench.server.people.user(), FERRY)
            assert LEFT_AT in (await bench.server.next_message(asked.chat, asked)).text
        assert len(other.pending()) == 1


async def test_a_question_that_kills_the_process_is_set_aside(bench):
    [deadly] = stored(bench, FERRY, tries=MAX_TRIES)
    async with bench.running():
        [message] = await bench.server.wait_for(lambda: bench.server.messages(deadly))
    assert message.text == say("failed")
    assert bench.asker.questions == []
    assert bench.outcome(1) == "set aside"


async def test_an_example_that_kills_the_process_is_set_aside(bench):
    ada = bench.server.people.user()
    chat = bench.server.places.private(ada)
    on = {"message_id": 1, "date": 1, "chat": chat.to_dict(), "text": "Help"}
    press = {
        "id": "1",
        "from": ada.to_dict(),
        "chat_instance": "1",
        "message": on,
        "data": str(Sample("latest", "Port")),
    }
    with bench.inbox() as inbox:
        inbox.store([{"update_id": 1, "callback_query": press}])
        for _ in range(MAX_TRIES):
            inbox.begin(1)
    async with bench.running():
        [message] = await bench.server.wait_for(lambda: bench.server.messages(chat))
    assert message.text == say("failed")
    assert bench.asker.topics == []


async def test_waiting_for_telegram_does_not_count_as_dying(bench):
    """The answer was found each time, so the question is harmless however often the process is restarted."""
    for _ in range(MAX_TRIES + 1):
        list(stored(bench, FERRY, sending=True, tries=1))
    async with bench.running():
        await eventually(lambda: bench.outcome(1) == "answered: strong")


async def test_stopping_while_telegram_wants_a_pause_leaves_the_answer_for_the_next_start(bench):
    server, ada = bench.server, bench.server.people.user()
    bench.clock = StillClock()
    server.faults.too_many("sendMessage", 3600)
    async with bench.running():
        asked = server.people.say(ada, FERRY)
        await eventually(lambda: bench.clock.waits == [3600.0])
    assert server.messages(asked.chat) == []
    bench.clock = QuickClock()
    async with bench.running():
        await server.wait_for(lambda: server.messages(asked.chat))
    assert LEFT_AT in server.messages(asked.chat)[0].text
    assert bench.doubles_possible() == 0


async def test_stopping_does_not_wait_for_a_question_that_takes_for_ever(bench, gate, monkeypatch):
    monkeypatch.setattr(app, "STOP_SECONDS", 0.05)
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Slow?")
        await gate.reached()
    gate.open()
    bench.asker.teach("Slow?", ("harbour", "No one was hurt, the coast guard said."))
    async with bench.running():
        await server.wait_for(lambda: server.messages(asked.chat))
    assert "No one was hurt" in server.messages(asked.chat)[0].text


async def test_buttons_mean_the_same_after_a_restart(bench):
    server, ada = bench.server, bench.server.people.user()
    async with bench.running():
        asked = server.people.say(ada, "Is the harbour open?")
        message = await server.next_message(asked.chat, asked)
    async with bench.running():
        server.people.press(ada, message, "Source 1/3 ▸")
        await server.wait_for(lambda: "The harbour reopened on Thursday at noon." in message.text)


async def test_it_keeps_trying_while_the_network_is_down(bench):
    server = bench.server
    server.faults.bad_gateway("getMe", times=2)
    server.faults.drop_before("getMe")
    async with bench.running():
        asked = server.people.say(server.people.user(), FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
    assert len(bench.clock.waits) == 3


async def test_it_can_be_stopped_while_the_network_is_down(bench):
    await bench.server.stop()
    bench.clock = StillClock()
    stop = asyncio.Event()
    serving = asyncio.create_task(_serve(bench, settings_for(bench.server), stop=stop))
    await eventually(lambda: bool(bench.clock.waits))
    stop.set()
    await asyncio.wait_for(serving, 20)


async def test_it_can_be_stopped_while_the_first_request_hangs(bench):
    held = bench.server.faults.hold("getMe")
    stop = asyncio.Event()
    serving = asyncio.create_task(_serve(bench, settings_for(bench.server), stop=stop))
    await bench.server.wait_for(lambda: bench.server.calls("getMe"))
    stop.set()
    await asyncio.wait_for(serving, 20)
    held.open()


async def test_it_can_be_stopped_while_the_webhook_cannot_be_deleted(bench):
    bench.server.faults.bad_gateway("deleteWebhook", times=1000)
    stop = asyncio.Event()
    serving = asyncio.create_task(_serve(bench, settings_for(bench.server), stop=stop))
    await bench.server.wait_for(lambda: bench.server.calls("deleteWebhook"))
    stop.set()
    await asyncio.wait_for(serving, 20)


@pytest.mark.parametrize("token", [None, "", "hello", "12:34:56", "123456789:with space", "nonumber:AAAA"])
async def test_a_missing_or_malformed_token(bench, token):
    settings = settings_for(bench.server).model_copy(update={"token": None}) if token is None else None
    with pytest.raises(UserError, match=r"@BotFather.*TELEGRAM_BOT_TOKEN|TELEGRAM_BOT_TOKEN.*@BotFather"):
        await _serve(bench, settings or settings_for(bench.server, token))
    assert bench.server.calls() == []


@pytest.mark.parametrize("token", ["123456789:AAsomebody-elses-or-revoked-token", "1:short"])
async def test_a_token_that_telegram_does_not_know(bench, token):
    with pytest.raises(UserError, match=r"@BotFather to TELEGRAM_BOT_TOKEN") as caught:
        await _serve(bench, settings_for(bench.server, token))
    assert token not in str(caught.value)


async def test_a_wrong_address_reads_like_a_wrong_token(bench):
    """Whatever answers 404 is no Bot API server."""
    settings = settings_for(bench.server)
    settings = settings.model_copy(update={"telegram_api": f"{settings.telegram_api}/elsewhere"})
    with pytest.raises(UserError, match="DATELINE_TELEGRAM_API"):
        await _serve(bench, settings)


async def test_a_token_that_is_revoked_while_the_bot_runs(bench, monkeypatch):
    monkeypatch.setattr(polling, "TOKEN_TRIES", 2)
    bench.server.faults.plan("getUpdates", Fault("revoked", ApiError(401, "")), times=1000)
    with pytest.raises(UserError, match="@BotFather"):
        await _serve(bench, settings_for(bench.server))


async def test_a_database_that_is_not_the_bots(bench):
    library_file = Database.from_file(bench.folder / "library.db")
    with pytest.raises(DamagedError, match="not the bot's database"):
        Inbox(library_file, BOT_ID)
    library_file.close()


async def test_a_database_of_a_newer_version(bench):
    with bench.database() as database:
        Inbox(database, BOT_ID)
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE bot_meta SET value = '99' WHERE name = 'schema'")
        with pytest.raises(DamagedError, match="format 99"):
            Inbox(database, BOT_ID)


async def test_a_database_of_the_version_before_keeps_its_answers(bench):
    with bench.database() as database:
        answer = bench.asker.answer(Question("What closed last week?"))
        kept = Answers(database, bench.library).keep(answer, chat=1)
        with database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE answers DROP COLUMN outside")
            connection.exec_driver_sql("DROP INDEX answers_by_message")
            connection.exec_driver_sql("DROP TABLE receipts")
            connection.exec_driver_sql("DROP TABLE promises")
            connection.exec_driver_sql("UPDATE bot_meta SET value = '1' WHERE name = 'schema'")
        for _ in range(2):  # brought up to date, and then found to be
            found = Answers(database, bench.library).find(kept, 1)
            assert [quote.text for quote in found.quotes] == [quote.text for quote in answer.quotes]
            assert found.outside is False
        again = Answers(database, bench.library)
        receipts = Receipts(database)
        assert receipts.article(receipts.keep(["harbour"]), 0) == "harbour"
        assert again.find(again.keep(answer, chat=1), 1).outside is True
        with database.reading() as connection:
            assert "answers_by_message" in {
                index["name"] for index in sa.inspect(connection).get_indexes("answers")
            }


async def test_a_database_of_the_version_before_keeps_what_readers_said(bench):
    with bench.database() as database:
        quote = bench.asker.quote("harbour", "No one was hurt, the coast guard said.")
        at = quote.highlight
        Feedback(database)
        with database.writing() as connection:
            connection.exec_driver_sql("DROP TABLE verdicts")
            connection.exec_driver_sql(
                "CREATE TABLE feedback (answer VARCHAR(16) NOT NULL, quote INTEGER NOT NULL,"
                " verdict VARCHAR(10) NOT NULL, question TEXT NOT NULL, asked DATE NOT NULL,"
                " article TEXT, revision VARCHAR(64), start INTEGER,"
                ' "end" INTEGER, made DATETIME NOT NULL, PRIMARY KEY (answer, quote))'
            )
            right = f"'harbour', '{quote.article.revision}', {at.start}, {at.end}"
            connection.exec_driver_sql(
                "INSERT INTO feedback VALUES"
                f" ('0123456789abcdef', 0, 'good', 'Hurt?', '2026-03-01', {right}, '2026-03-02 08:09:10.123456'),"
                " ('0123456789abcdef', 1, 'no', 'Cup?', '2026-03-01', NULL, NULL, NULL, NULL,"
                " '2026-03-03 23:59:59.000000')"
            )
            connection.exec_driver_sql("UPDATE bot_meta SET value = '4' WHERE name = 'schema'")
        for _ in range(2):  # brought up to date, and then found to be
            feedback = Feedback(database)
            good, no = feedback.verdicts(bench.library).cases
            assert (good["answers"], good["date"]) == (["No one was hurt, the coast guard said."], "2026-03-01")
            assert (no["question"], no["answerable"]) == ("Cup?", False)
            assert feedback.said(datetime(2026, 3, 3, tzinfo=UTC)) == Said(good=0, bad=1)
            assert feedback.said(datetime(2026, 3, 2, tzinfo=UTC)) == Said(good=1, bad=1)


async def test_what_was_called_wrong_before_that_was_kept_is_counted_and_asked_about(bench):
    with bench.database() as database:
        Feedback(database)
        with database.writing() as connection:
            for column in ("quoted", "quoted_start", "quoted_end"):
                connection.exec_driver_sql(f"ALTER TABLE verdicts DROP COLUMN {column}")
            connection.exec_driver_sql(
                "INSERT INTO verdicts VALUES ('0123456789abcdef', 0, 'wrong', '2026-03-02', 2, 'Hurt?',"
                " '2026-03-01', NULL, NULL, NULL, NULL, '2026-03-02 08:09:10.123456')"
            )
            connection.exec_driver_sql("UPDATE bot_meta SET value = '5' WHERE name = 'schema'")
        for _ in range(2):
            feedback = Feedback(database)
            told = feedback.verdicts(bench.library)
            assert (told.cases, told.open) == ([], ["Hurt?"])
            assert feedback.said(datetime(2026, 3, 2, tzinfo=UTC)) == Said(good=0, bad=2)


async def test_a_question_that_waited_before_it_was_kept_what_it_goes_on_from_waits_on(bench):
    with bench.database() as database:
        Watches(database)
        with database.writing() as connection:
            for newer in ("goes_on", "perhaps", "topic", "unread"):
                connection.exec_driver_sql(f"ALTER TABLE watches DROP COLUMN {newer}")
            connection.exec_driver_sql(
                "INSERT INTO watches VALUES ('0123456789abcdef', 7, 7, 12, 'Cup?', '2026-03-02 08:09:10', 'de', 3)"
            )
            connection.exec_driver_sql("UPDATE bot_meta SET value = '6' WHERE name = 'schema'")
        [waiting] = Watches(database).of(7, 7)
        assert (waiting.readings, waiting.language, waiting.perhaps, waiting.topic) == (("Cup?",), "de", None, None)
        assert not waiting.unread


async def test_a_second_process_is_told_about_the_first():
    """The younger of two gives way after a minute; the older one stays."""
    stopped = []
    clock = QuickClock()
    errors = PollErrors(clock, stopped.append)
    for _ in range(2):
        errors.error(NetworkError("blip"))
        errors.error(Conflict("terminated by other getUpdates request"))
        assert stopped == []
        await clock.sleep(NEWCOMER_SECONDS / 2)
    errors.error(Conflict("terminated by other getUpdates request"))
    assert "stop it" in str(stopped[0])
    assert isinstance(stopped[0], UserError)


async def test_the_older_process_stays():
    stopped = []
    clock = QuickClock()
    errors = PollErrors(clock, stopped.append)
    errors.error(Conflict("the one before was still ending its poll"))
    await clock.sleep(QUIET_SECONDS + 1)
    for _ in range(20):
        errors.error(Conflict("somebody started a second one"))
        await clock.sleep(NEWCOMER_SECONDS / 2)
    assert stopped == []


async def test_two_processes_and_one_token(bench, log):
    async with bench.running():
        other = asyncio.create_task(bench.server.backend.updates.poll(0, 100, 30))
        await eventually(lambda: "another process uses this bot's token" in log.getvalue())
        await eventually(other.done)
        with pytest.raises(Exception, match="terminated by other getUpdates"):
            await other


async def test_a_second_process_over_the_same_folder_is_told_at_once(bench):
    server, settings = bench.server, settings_for(bench.server, data=bench.folder)
    async with bench.running():
        with pytest.raises(UserError, match="another process is running this bot: stop it"):
            async with asyncio.timeout(20):
                await _serve(bench, settings)
        asked = server.people.say(server.people.user(), FERRY)
        assert LEFT_AT in (await server.next_message(asked.chat, asked)).text
    async with bench.running():
        assert server.updates.polling


async def test_killed_in_the_middle_of_a_question_it_answers_after_the_restart(bench):
    server, ada = bench.server, bench.server.people.user()
    process = await start_process(bench)
    asked = server.people.say(ada, "Slow?")
    await server.wait_for(lambda: server.updates.confirmed >= server.updates.created[0].id, 20)
    assert server.messages(asked.chat) == []
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    async with bench.running():
        answer = await server.wait_for(lambda: server.messages(asked.chat))
    assert say("no-answer") in answer[0].text
    assert len(server.messages(asked.chat)) == 1
    assert bench.doubles_possible() == 0


async def test_killed_while_sending_it_sends_again_and_counts_it(bench):
    server, ada = bench.server, bench.server.people.user()
    process = await start_process(bench)
    server.faults.hold("sendMessage")
    asked = server.people.say(ada, FERRY)
    await server.wait_for(lambda: server.messages(asked.chat), 20)
    process.send_signal(signal.SIGKILL)
    await process.communicate()
    async with bench.running():
        await server.wait_for(lambda: len(server.messages(asked.chat)) == 2)
        await bench.settled()
    assert bench.doubles_possible() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_in_good_order(bench, number):
    process = await start_process(bench, "quick")
    await bench.server.wait_for(lambda: bench.server.updates.polling, 20)
    asked = bench.server.people.say(bench.server.people.user(), FERRY)
    await bench.server.next_message(asked.chat, asked)
    process.send_signal(number)
    out, err = await asyncio.wait_for(process.communicate(), 20)
    assert (process.returncode, out) == (0, b"ended well\n"), err.decode()
    assert b"Traceback" not in err


async def _serve(bench, settings: Settings, stop=None):
    database = Database.from_file(bench.folder / "bot.db")
    try:
        await app.serve(
            settings,
            bench.asker,
            bench.library,
            database,
            Fetcher(),
            stop=stop or asyncio.Event(),
            clock=bench.clock,
        )
    finally:
        database.close()
