"""Damage to what the bot has noted is told in one line with its cure, which keeps what can still be read."""

import shutil

import pytest
import sqlalchemy as sa
from command import start
from damage import ask_much, bot_of, damage_bot, take_over

from bot import state
from bot.heartbeat import Heartbeat
from bot.telegram.chat_settings import ChatSettings, Choices

HOWS = ["page", "noise", "cut", "folder", "value"]
AT_ONCE = [how for how in HOWS if how != "value"]  # what SQLite finds by itself


@pytest.fixture
def noted(data):
    """A data folder of a bot that had 99 questions and was told to speak German in a group."""
    ask_much(data)
    ChatSettings(bot_of(data)).change(-200, lambda _: Choices(language="de"))
    return data


def questions(data):
    with bot_of(data).reading() as connection:
        return set(connection.execute(sa.select(state.unanswered.c.id)).scalars())


@pytest.mark.parametrize("how", HOWS)
def test_the_doctor_finds_it_and_mends_it(inside, noted, how):
    assert "FAIL" not in inside("doctor", "--data", noted).works().out
    damage_bot(noted, how)
    found = inside("doctor", "--data", noted)
    assert (found.code, found.out.count("FAIL")) == (1, 1)
    assert "bot.db is damaged: stop the bot and run `dateline doctor --mend --data" in found.out
    assert "OK    the index holds" in found.out  # the rest is looked at all the same
    Heartbeat(noted).beat()
    inside("doctor", "--mend", "--data", noted).fails("a bot is running on it: stop the bot")
    (noted / "bot.alive").unlink()

    mended = inside("doctor", "--mend", "--data", noted).works().out
    assert "FAIL" not in mended
    (aside,) = noted.glob("damaged-*")
    assert f"it is in {aside} now" in mended
    assert (aside / "bot.db").exists()
    if how in {"page", "value"}:
        assert "what could be read is kept, but for some of unanswered." in mended
        assert {"q0", "q98"} <= questions(noted) <= {f"q{n}" for n in range(99) if n != 50}
        assert ChatSettings(bot_of(noted)).of(-200).language == "de"
    else:
        assert "nothing of it could be read" in mended
    bot_of(noted).check()
    assert not list(noted.glob(".mending-*"))
    assert "damaged" not in inside("doctor", "--mend", "--data", noted).works().out


@pytest.mark.parametrize("how", AT_ONCE)
@pytest.mark.parametrize("command", [["cases"], ["backup", "backup.zip"]], ids=lambda command: command[0])
def test_who_needs_it_says_so_before_anything_is_done(inside, noted, command, how):
    damage_bot(noted, how)
    inside(*command, "--data", noted).fails("bot.db is damaged", "`dateline doctor --mend --data")


@pytest.mark.parametrize("how", AT_ONCE)
def test_a_bot_says_so_before_it_serves(noted, monkeypatch, how):
    """The address has no server: a bot that began to serve would wait for one."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + "a" * 35)
    monkeypatch.setenv("DATELINE_TELEGRAM_API", "http://127.0.0.1:1")
    damage_bot(noted, how)
    start("run", "--data", noted, timeout=60).fails("bot.db is damaged", "`dateline doctor --mend --data")


def test_mending_changes_nothing_where_all_is_sound(inside, noted):
    assert "damaged" not in inside("doctor", "--mend", "--data", noted).works().out
    assert len(questions(noted)) == 99
    assert not list(noted.glob("damaged-*"))


@pytest.mark.parametrize("how", ["page", "value"])
def test_a_backup_that_has_the_damage_brings_back_what_can_be_read(inside, noted, tmp_path, how):
    file = tmp_path / "backup.zip"
    inside("backup", file, "--data", noted).works()
    damage_bot(noted, how)
    take_over(file, noted / "bot.db")
    shutil.rmtree(noted)
    restored = inside("restore", file, "--data", noted).works().out
    assert "Some of the bot's notes in it were damaged." in restored
    assert {"q0", "q98"} <= questions(noted)
    assert ChatSettings(bot_of(noted)).of(-200).language == "de"
