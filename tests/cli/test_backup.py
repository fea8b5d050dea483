"""A backup is whole, and a restore brings it back while a bot runs, whatever has become of the data folder."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import pytest
import sqlalchemy as sa
from command import ARTICLES, start
from damage import ask_much, bot_of, damage_bot, damage_library, take_over
from platformdirs import user_cache_path

from bot import state
from bot.heartbeat import Heartbeat
from bot.service import Follower
from bot.telegram.chat_settings import ChatSettings, Choices
from bot.telegram.tally import Tally
from bot.telegram.unanswered import Unanswered
from index.answer import Question
from index.answerer import Answerer
from knowledge.article import Draft
from knowledge.library import Library

FERRY = "When does the ferry to Northholm open?"


def answers(inside, data, question=FERRY):
    result = inside("ask", question, "--asked", "never", "--json", "--data", data)
    assert (result.code, result.err) == (0, "")
    return [quote["article_id"] for quote in result.json["quotes"]]


@pytest.fixture
def backup(data, tmp_path, inside):
    """A backup of three articles, an answer of the bot's and a calibration."""
    (data / "evidence.json").write_text("{}", "utf-8")
    with bot_of(data).writing() as connection:
        connection.execute(state.counters.insert().values(name="strong", value=3))
    Unanswered(bot_of(data)).note("Who won the cup?")
    Tally(bot_of(data)).count("strong")
    ChatSettings(bot_of(data)).change(-100, lambda _: Choices(quiet=True))
    file = tmp_path / "backup.zip"
    made = inside("backup", file, "--data", data)
    (data / "evidence.json").unlink()
    made.works()
    assert "3 articles" in made.out
    assert not list(tmp_path.glob("*.part"))
    return file


def counters(data):
    with bot_of(data).reading() as connection:
        return dict(connection.execute(sa.select(state.counters)).all())


def change(data):
    """One removed, one revised, one new."""
    library = Library.from_folder(data)
    library.remove(["ferry"])
    library.add(
        [
            Draft("Bridge open", "The bridge over the Asker is open.", id="bridge"),
            Draft("Fog", "Fog came.", id="fog"),
        ]
    )
    library.close()


def held(data):
    library = Library.from_folder(data)
    try:
        return {article.id: article.text for article in library.articles()}
    finally:
        library.close()


def test_a_new_folder_gets_all_that_was_there(backup, tmp_path, inside, data):
    new = tmp_path / "new"
    result = inside("restore", backup, "--data", new)
    result.works()
    assert "3 articles came back" in result.out
    assert held(new) == held(data)
    assert counters(new) == {"strong": 4}
    assert [asked.question for asked in Unanswered(bot_of(new)).page(0).asked] == ["Who won the cup?"]
    assert Tally(bot_of(new)).since(date.min) == {"strong": 1}
    assert ChatSettings(bot_of(new)).of(-100).quiet
    assert (new / "evidence.json").read_text("utf-8") == "{}"
    (new / "evidence.json").unlink()
    assert answers(inside, new) == ["ferry"]


def test_a_new_folder_has_the_old_texts_too_so_that_their_citations_hold(tmp_path, data, inside):
    before = Library.from_folder(data).article("bridge").revision
    change(data)
    inside("backup", tmp_path / "then.dateline", "--data", data).works()
    inside("restore", tmp_path / "then.dateline", "--data", tmp_path / "new").works()
    result = inside("verify", f"{before[:16]}.0.3", "--data", tmp_path / "new")
    result.works()
    assert "The article has been corrected since" in result.out


def test_what_changed_since_is_what_it_was_and_old_citations_hold(backup, data, inside):
    before = held(data)
    change(data)
    inside("index", "--data", data).works()
    revision = Library.from_folder(data).article("fog").revision
    with bot_of(data).writing() as connection:
        connection.execute(state.counters.update().values(value=5))
    result = inside("restore", backup, "--data", data)
    result.works()
    assert "1 article came back, 1 changed back, 1 not in the backup went." in result.out
    assert held(data) == before
    assert counters(data) == {"strong": 5}  # the bot's own went on
    (data / "evidence.json").unlink()
    assert answers(inside, data) == ["ferry"]
    assert inside("doctor", "--data", data).out.count("OK") >= 3
    library = Library.from_folder(data)
    assert library.revision(revision).text == "Fog came."
    library.close()


def test_a_running_bot_answers_from_what_was_restored_by_another_process(backup, data):
    change(data)
    answerer = Answerer.from_folder(data, "all-MiniLM-L6-v2", user_cache_path("dateline") / "models")
    follower = Follower(answerer, seconds=0.01)
    follower.start()
    try:
        assert "ferry" not in [quote.article.id for quote in answerer.answer(Question(FERRY)).quotes]
        start("restore", backup, "--data", data).works()
        until_found(answerer)
        assert "fog" not in [q.article.id for q in answerer.answer(Question("What came with the fog?")).quotes]
    finally:
        follower.stop()
        answerer.library.close()


def until_found(answerer):
    for _ in range(2_000):
        if [quote.article.id for quote in answerer.answer(Question(FERRY)).quotes] == ["ferry"]:
            return
        answerer.refresh()
    pytest.fail("the ferry never came back")


def test_a_backup_is_of_one_moment_while_another_process_adds(data, tmp_path, inside):
    library = Library.from_folder(data)
    with library.database.writing() as connection:
        connection.exec_driver_sql("UPDATE copies SET source = 'half done'")
        inside("backup", tmp_path / "backup.zip", "--data", data).works()
    library.close()
    inside("restore", tmp_path / "backup.zip", "--data", tmp_path / "new").works()
    library = Library.from_folder(tmp_path / "new")
    assert [a.source for a in library.articles()] == ["The Harbour Post", None, None]
    library.close()


def test_a_file_that_is_there_is_kept_unless_one_says_so(backup, data, inside):
    before = backup.read_bytes()
    inside("backup", backup, "--data", data).fails("there already", "--force")
    assert backup.read_bytes() == before
    inside("backup", backup, "--force", "--data", data).works()


def test_what_was_restricted_since_the_backup_stays_so_where_a_damaged_library_says_it(backup, data, inside):
    library = Library.from_folder(data)
    library.visibility.restrict("The Harbour Post", [5])
    with library.database.reading() as connection:
        root = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_copies_url'"
        ).scalar()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar()
    library.close()
    with (data / "library.db").open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    result = inside("restore", backup, "--data", data)
    result.works()
    assert "damaged" in result.out
    assert "dateline restricted" not in result.out
    library = Library.from_folder(data)
    assert library.visibility.restricted() == {"The Harbour Post": {5}}
    library.close()


def test_a_damaged_library_is_put_aside_and_the_backup_takes_its_place(backup, data, inside):
    (data / "library.db").write_bytes(b"\xff" * 9_000)
    for name in ("library.db-wal", "library.db-shm"):
        (data / name).unlink(missing_ok=True)
    Heartbeat(data).beat()
    inside("restore", backup, "--data", data).fails("stop the bot")
    (data / "bot.alive").unlink()
    result = inside("restore", backup, "--data", data)
    result.works()
    assert "damaged" in result.out
    assert "look at `dateline restricted`" in result.out
    assert (next(data.glob("damaged-*")) / "library.db").read_bytes() == b"\xff" * 9_000
    (data / "evidence.json").unlink()
    assert answers(inside, data) == ["ferry"]


@pytest.mark.parametrize("how", ["page", "noise", "cut", "folder", "value"])
def test_a_damaged_database_of_the_bot_is_put_aside_and_what_can_be_read_is_kept(backup, data, how):
    ChatSettings(bot_of(data)).change(-200, lambda _: Choices(language="de"))  # after the backup
    ask_much(data)
    bot_of(data).check()
    damage_bot(data, how)
    doctored = (data / "bot.db").read_bytes() if how != "folder" else b""
    told = start("restore", backup, "--data", data)
    assert (told.code, told.err) == (0, "")
    (aside,) = data.glob("damaged-*")
    assert f"it is in {aside} now" in told.out
    assert how == "folder" or (aside / "bot.db").read_bytes() == doctored
    bot_of(data).check()
    settings = ChatSettings(bot_of(data))
    assert settings.of(-100).quiet
    kept = how in {"page", "value"}
    assert (settings.of(-200).language == "de") == kept
    with bot_of(data).reading() as connection:
        questions = set(connection.execute(sa.select(state.unanswered.c.id)).scalars())
    assert ({"q0", "q98"} <= questions) == kept
    assert "q50" not in questions
    assert ("but for some of unanswered" in told.out) == kept
    assert "was damaged" not in start("restore", backup, "--data", data).works().out


def test_the_library_of_another_time_gets_its_index_made_again(backup, data, inside):
    """The index is of a Library that was deleted; it is longer than that of the backup."""
    library = Library.from_folder(data)
    library.add([Draft("Fog", f"Fog {i} came.", id=f"fog{i}") for i in range(9)])
    library.close()
    inside("index", "--data", data).works()
    for path in data.glob("library.db*"):
        path.unlink()
    inside("restore", backup, "--data", data).works()
    (data / "evidence.json").unlink()
    assert answers(inside, data) == ["ferry"]
    assert "FAIL" not in inside("doctor", "--data", data).out


def rewritten(file, change):
    """The backup with other contents: `change` takes them by name."""
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def newer(contents):
    contents["manifest.json"] = json.dumps(json.loads(contents["manifest.json"]) | {"format": 99}).encode()


def other_bytes(contents):
    contents["library.db"] = contents["library.db"][:-1] + bytes([contents["library.db"][-1] ^ 1])


def longer(contents):
    contents["library.db"] += b"\0" * 3_000_000


def without_library(contents):
    del contents["library.db"]


def climbing(contents):
    manifest = json.loads(contents["manifest.json"])
    manifest["files"]["../evil"] = [1, "0"]
    contents["manifest.json"] = json.dumps(manifest).encode()


def no_manifest(contents):
    contents["manifest.json"] = b"[]"


@pytest.mark.parametrize(
    "damage", [newer, other_bytes, longer, without_library, climbing, no_manifest, "cut", "text"]
)
def test_what_is_no_sound_backup_is_refused_and_nothing_changes(backup, data, inside, damage):
    if damage == "cut":
        backup.write_bytes(backup.read_bytes()[:-200])
    elif damage == "text":
        backup.write_text("no backup", "utf-8")
    else:
        rewritten(backup, damage)
    change(data)
    before = held(data)
    result = inside("restore", backup, "--data", data)
    result.fails("newer Dateline" if damage is newer else "damaged")
    assert held(data) == before
    assert not list(data.glob("*.part"))


@pytest.mark.parametrize(("name", "table"), [("library.db", "meta"), ("bot.db", "bot_meta")])
def test_what_a_newer_version_has_written_stays_where_it_is(backup, data, inside, name, table):
    change(data)
    before = held(data)
    with closing(sqlite3.connect(data / name)) as database:
        (format_,) = database.execute(f"SELECT value FROM {table} WHERE name = 'schema'").fetchone()
        database.execute(f"UPDATE {table} SET value = '99' WHERE name = 'schema'")
        database.commit()
        inside("restore", backup, "--data", data).fails(name, "newer Dateline", "install")
        database.execute(f"UPDATE {table} SET value = ? WHERE name = 'schema'", [format_])
        database.commit()
    assert held(data) == before
    assert not list(data.glob("damaged-*"))


def test_what_is_not_there_or_cannot_be_written_is_told(data, tmp_path, inside):
    inside("restore", tmp_path / "none.zip", "--data", data).fails("no file")
    inside("restore", tmp_path, "--data", data).fails("is a folder: name the file that `dateline backup")
    inside("backup", tmp_path / "none" / "backup.zip", "--data", data).fails("no folder", "none")
    assert len(ARTICLES) == len(held(data))


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_is_no_place_for_a_backup_but_a_file_in_it_is(data, tmp_path, inside, force):
    (tmp_path / "kept").mkdir()
    inside("backup", *force, tmp_path / "kept", "--data", data).fails("kept is a folder: name a file in it")
    inside("backup", *force, tmp_path / "absent" / "b.zip", "--data", data).fails(
        "there is no folder", "absent: make it"
    )
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_full_disk_is_told_with_the_file_that_was_asked_for(data, tmp_path, inside, no_room):
    with no_room((data / "library.db").stat().st_size - 4_096):
        told = inside("backup", tmp_path / "backup.zip", "--data", data)
    told.fails(f"the disk of {tmp_path / 'backup.zip'} is full or fails")
    assert not list(tmp_path.glob("backup*"))


def test_a_killed_backup_leaves_nothing_that_the_next_one_minds(data, tmp_path, inside):
    left = tmp_path / "backup.zip.part"
    left.mkdir()
    (left / "library.db").write_bytes(b"half")
    inside("backup", tmp_path / "backup.zip", "--data", data).works()
    assert not left.exists()
    shutil.rmtree(data)
    inside("restore", tmp_path / "backup.zip", "--data", data).works()
    assert set(held(data)) == {"ferry", "bridge", "owl"}


def test_an_outlet_that_was_restricted_since_stays_so(backup, data, inside):
    inside("restrict", "The Harbour Post", "77", "--data", data).works()
    assert inside("restore", backup, "--data", data).code == 0
    (data / "evidence.json").unlink()
    asked = ("ask", FERRY, "--asked", "never", "--json", "--data", data)
    assert [q["article_id"] for q in inside(*asked, "--chat", "77").json["quotes"]][:1] == ["ferry"]
    assert "ferry" not in [q["article_id"] for q in inside(*asked, "--chat", "5").json["quotes"]]


def test_a_damaged_library_takes_no_sound_backups_place(backup, data, inside):
    sound = backup.read_bytes()
    damage_library(data)
    inside("backup", backup, "--force", "--data", data).fails("library.db is damaged")
    assert backup.read_bytes() == sound


def test_a_backup_of_a_library_that_was_damaged_changes_nothing(backup, data, inside, tmp_path):
    damaged = tmp_path / "damaged"
    shutil.copytree(data, damaged)
    damage_library(damaged)
    take_over(backup, damaged / "library.db")
    before = held(data)
    inside("restore", backup, "--data", data).fails("is damaged (the Library in it was before): use another backup")
    assert held(data) == before
