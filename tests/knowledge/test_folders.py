"""Watched folders: real files, looked at by the intake at a time that the test moves on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from naming import takes_any_name
from watching import SECOND, Watched

from knowledge.errors import UserError
from knowledge.intake import folders
from knowledge.intake.folders import LASTING, MANY, watch
from knowledge.intake.origin import Kind
from knowledge.library import Library
from knowledge.readers import read


@pytest.fixture
def watched(tmp_path):
    watched = Watched(tmp_path)
    yield watched
    watched.library.close()


def test_a_file_is_added_revised_and_removed_with_what_becomes_of_it(watched):
    path = watched.write("2024/ferry.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    (ferry,) = watched.library.articles()
    assert (ferry.title, ferry.text) == ("Ferry opens", "The ferry opens in June.")

    watched.write("2024/ferry.txt", "Ferry opens\n\nThe ferry opens in July.")
    watched.look()
    (after,) = watched.library.articles()
    assert (after.id, after.text) == (ferry.id, "The ferry opens in July.")
    assert watched.library.revision(ferry.revision).revised

    path.unlink()
    watched.look()
    assert watched.titles() == []


def test_json_that_is_no_export_of_a_channel_is_read_or_told_and_that_of_programs_passed_over(watched):
    watched.write(
        "lines.json", '{"title": "Ferry", "text": "It opens."}\n{"title": "Bridge", "text": "It is shut."}'
    )
    watched.write("list.json", '[{"title": "Storm", "text": "It comes."}]')
    watched.write("result.json", '{\n"name": "X", "type": "private_supergroup", "id": 5, "messages": []}')
    watched.write("package.json", '{\n"name": "x"}')
    watched.write("ghost.json", '{"db":[{"meta":{"version":"5.8"},"data":{"posts":[{"title":"Storm"}]}}]}')
    watched.look()
    assert watched.titles() == ["Bridge", "Ferry"]
    reasons = {key: item.reason for key, item in watched.origins.items(watched.origin).items() if item.reason}
    assert reasons.keys() == {"ghost.json", "list.json", "result.json"}
    assert "is an export of Ghost, which is not read" in reasons["ghost.json"]
    assert reasons["list.json"].endswith(
        "list.json is a list in JSON: save it as JSON lines (.jsonl), an article a line"
    )
    assert "is the export of a chat that is no channel" in reasons["result.json"]
    assert "unread" not in watched.origin.state


def test_json_lines_are_read_however_much_stands_before_their_text(watched):
    long = {"html": '<p>It is "open".</p>' * 20_000, "vector": [0.25] * 50_000}
    for name, last in (("ferry", {"text": "The ferry opens."}), ("map", {"properties": {"text": "Pier"}})):
        watched.write(f"{name}.json", json.dumps(long | last))
    watched.look()
    assert [article.text for article in watched.library.articles()] == ["The ferry opens."]
    assert watched.origins.items(watched.origin).keys() == {"ferry.json"}


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.json"])
def test_a_file_that_is_emptied_to_be_written_anew_loses_no_article(watched, name):
    line = '{"id": "f", "title": "Ferry", "text": "The ferry opens."}\n'
    watched.write(name, line)
    watched.look()
    for age in 0, 3600:
        watched.write(name, "", age)
        watched.look(after=0 * SECOND)
        assert watched.titles() == ["Ferry"]
    assert watched.origins.items(watched.origin)[name].reason
    watched.write(name, line.replace("Ferry", "Ferries"))
    watched.look()
    assert watched.titles() == ["Ferries"]
    (watched.folder / name).unlink()
    watched.look()
    assert watched.titles() == []


def test_the_articles_of_an_issue_that_has_one_page_are_each_one(watched, tmp_path):
    def issue(**texts):
        url = "https://news.example/issue/7"
        return "".join(json.dumps({"title": t, "text": text, "url": url}) + "\n" for t, text in texts.items())

    texts = {"Ferry": "The ferry opens in June.", "Owl": "An owl nested.", "Bridge": "The bridge is shut."}
    by_hand = Library.from_folder(tmp_path / "other")
    for outcomes in (["added"] * 3, ["unchanged", "revised", "unchanged"], ["unchanged", "revised", "unchanged"]):
        path = watched.write("issue.jsonl", issue(**texts))
        watched.look()
        assert watched.texts() == sorted(texts.values())
        assert [one.outcome for one in by_hand.add(read(path))] == outcomes
        assert {one.outcome for one in by_hand.add(read(path))} == {"unchanged"}
        texts["Owl"] += " It has young."
    path.unlink()
    watched.look()
    assert watched.titles() == []
    by_hand.close()


def test_a_file_that_becomes_a_draft_is_published_no_more(watched):
    watched.write("a.md", "---\ntitle: Ferry\n---\nThe ferry opens in June.")
    watched.look()
    assert watched.titles() == ["Ferry"]
    watched.write("a.md", "---\ntitle: Ferry\ndraft: true\n---\nThe ferry opens in June.")
    watched.look()
    assert watched.titles() == []
    watched.write("a.md", "---\ntitle: Ferry\ndraft: false\n---\nThe ferry opens in June.")
    watched.look()
    assert watched.titles() == ["Ferry"]


def test_articles_take_the_outlet_of_the_folder_where_they_name_none(tmp_path):
    watched = Watched(tmp_path, "The Harbour Post")
    watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.write("b.jsonl", '{"title": "Bridge", "text": "The bridge is shut.", "source": "The Asker Times"}\n')
    watched.look()

    outlets = {article.title: article.source for article in watched.library.articles()}
    assert outlets == {"Ferry opens": "The Harbour Post", "Bridge": "The Asker Times"}
    watched.library.close()


def test_a_folder_that_is_watched_under_another_name_has_the_same_articles(tmp_path):
    watched = Watched(tmp_path, "The Harbour Pots")
    watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    address = watched.origin.address
    watched.origins.remove(Kind.FOLDER, address)
    watch(watched.origins, Path(address), "The Harbour Post")
    watched.look()

    assert [article.source for article in watched.library.articles()] == ["The Harbour Post"]
    watched.library.close()


def test_looking_again_at_what_did_not_change_changes_nothing(watched):
    watched.write("a.txt", "Ferry\n\nIn June.")
    watched.look()
    before = watched.library.last_change()
    watched.look()
    watched.write("a.txt", "Ferry\n\nIn June.")  # the same words at another time
    watched.look()

    assert watched.library.last_change() == before


def test_a_renamed_file_is_searched_throughout(watched):
    path = watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.write("b.jsonl", '{"id": "b", "title": "Bridge", "text": "The bridge is shut."}\n')
    watched.look()
    passages = {p.id for p in watched.library.passages_of(watched.library.live_revisions())}
    path.rename(path.with_name("c.txt"))
    (watched.folder / "b.jsonl").rename(watched.folder / "d.jsonl")
    watched.look()
    watched.look()

    assert watched.titles() == ["Bridge", "Ferry opens"]
    assert {p.id for p in watched.library.passages_of(watched.library.live_revisions())} == passages
    assert watched.library.article("b") is not None


def test_a_file_that_is_saved_by_putting_a_new_one_in_its_place_is_revised(watched):
    path = watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    (before,) = watched.library.articles()
    path.rename(path.with_name("a.txt~"))
    watched.look(SECOND / 2)
    watched.write("a.txt", "Ferry opens\n\nThe ferry opens in July.")
    watched.look()

    (after,) = watched.library.articles()
    assert (after.id, after.text) == (before.id, "The ferry opens in July.")
    assert watched.library.revision(before.revision).revised


def test_a_file_that_is_moved_by_copying_it_is_searched_throughout(watched):
    path = watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    path.unlink()
    for _ in range(3):  # it takes a while
        watched.write("2024/a.txt", "Ferry opens\n\nThe ferry opens in June.", age=-2)
        watched.look(2 * SECOND)
        assert watched.titles() == ["Ferry opens"]
    watched.look()
    assert watched.titles() == ["Ferry opens"]
    assert watched.origins.items(watched.origin).keys() == {"2024/a.txt"}


def test_a_file_that_is_deleted_is_removed_though_others_are_written_all_the_time(watched):
    watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    (watched.folder / "a.txt").unlink()
    for _ in range(2):
        watched.write("new.txt", "Owl\n\nAn owl nes", age=-LASTING.total_seconds())
        watched.look(LASTING)
    assert watched.titles() == []


def test_a_file_that_changed_without_another_time_or_size_is_revised(watched):
    """Archives and programs that build sites give all their files one time."""
    path = watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    os.utime(path, (1e9, 1e9))
    watched.look()
    path.write_text("Ferry opens\n\nThe ferry opens in July.", "utf-8")
    os.utime(path, (1e9, 1e9))
    watched.look()
    assert watched.texts() == ["The ferry opens in July."]


def test_the_same_article_in_two_files_is_one_until_both_are_gone(watched):
    first = watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.")
    second = watched.write("b.txt", "Ferry opens\n\nThe ferry opens in June.")
    watched.look()
    assert len(watched.titles()) == 2
    assert watched.library.coverage().articles == 1

    first.unlink()
    watched.look()
    assert watched.library.coverage().articles == 1
    second.unlink()
    watched.look()
    assert watched.library.coverage().articles == 0


def test_of_two_files_with_one_link_the_one_that_stays_is_what_is_quoted(watched):
    words = "---\ntitle: Bridge\nurl: https://p.example/bridge\n---\nThe bridge opens on {}."
    watched.write("a.md", words.format("3 June"))
    watched.look()
    last = watched.write("b.md", words.format("9 June"))
    watched.look()
    assert [article.text for article in watched.library.articles()] == ["The bridge opens on 9 June."]
    last.unlink()
    watched.look()
    assert [article.text for article in watched.library.articles()] == ["The bridge opens on 3 June."]


def test_of_a_file_with_many_articles_each_keeps_its_own_id(watched):
    line = '{{"id": "{0}", "title": "Boat {0}", "text": "Boat {0} left at {1}."}}\n'
    watched.write("boats.jsonl", line.format("x", "nine") + line.format("y", "ten"))
    watched.look()
    watched.write("boats.jsonl", line.format("y", "eleven") + line.format("z", "noon"))
    watched.look()

    stored = {article.id: article.text for article in watched.library.articles()}
    assert stored == {"y": "Boat y left at eleven.", "z": "Boat z left at noon."}


def test_a_file_that_is_still_written_waits_until_it_rests(watched):
    watched.write("a.txt", "Ferry opens\n\nThe ferry op", age=0)
    watched.look(SECOND / 2)
    assert watched.titles() == []

    watched.write("a.txt", "Ferry opens\n\nThe ferry opens in June.", age=0)
    watched.look(SECOND / 2)
    assert watched.titles() == []
    watched.look(SECOND)
    assert watched.texts() == ["The ferry opens in June."]

    watched.write("a.txt", "Ferry opens\n\nThe", age=0)
    watched.look(SECOND / 2)
    assert watched.texts() == ["The ferry opens in June."]


def test_hidden_and_temporary_files_and_other_kinds_are_passed_over(watched):
    for name in (
        ".a.txt",
        ".~lock.a.txt#",
        "a.txt.part",
        "a.txt.crdownload",
        "a.tmp",
        "a.txt~",
        "~$a.txt",
        "a.exe",
    ):
        watched.write(name, "Secret\n\nNobody should read this.")
    watched.write(".git/a.txt", "Secret\n\nNobody should read this.")
    taken = watched.look()

    assert watched.titles() == []
    assert taken.failures == []


def test_pipes_are_named_and_never_waited_for(watched):
    for name in ("a.txt", "result.json"):
        os.mkfifo(watched.folder / name)
    watched.write("b.txt", "Owl\n\nAn owl nested.")
    assert watched.look().failures == []
    assert watched.titles() == ["Owl"]
    assert watched.origin.state["unread"] == [2, ["a.txt", "result.json"]]


def test_links_lead_nowhere_outside(watched, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text("Secret\n\nNobody should read this.", "utf-8")
    (watched.folder / "file.txt").symlink_to(outside / "a.txt")
    (watched.folder / "folder").symlink_to(outside)
    (watched.folder / "loop").symlink_to(watched.folder)
    (watched.folder / "nowhere.txt").symlink_to(outside / "b.txt")
    os.mkfifo(watched.folder / "pipe.txt")
    watched.write("b.txt", "Ferry\n\nIn June.")
    taken = watched.look()

    assert watched.titles() == ["Ferry"]
    assert taken.failures == []
    (origin,) = watched.origins.all(Kind.FOLDER)
    told = ["folder", "pipe.txt", "file.txt", "nowhere.txt"]  # by `dateline sources`
    assert origin.state["unread"] == [len(told), told]


def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_keeps_no_other_out(watched):
    watched.write("a.txt", "Only a title")
    watched.write("b.txt", "Ferry\n\nIn June.")
    watched.write("c.jsonl", '{"id": "c", "title": "Bridge", "text": "The bridge is shut."}\n{"title": 5}\n')
    taken = watched.look()

    assert watched.titles() == ["Bridge", "Ferry"]
    assert [failure.key for failure in taken.failures] == ["a.txt", "c.jsonl"]
    item = watched.origins.item(watched.origin, "a.txt")
    assert "write the text below it" in item.reason
    assert item.due is None
    assert watched.look().failures == []

    watched.write("a.txt", "Owl\n\nAn owl nested.")
    watched.look()
    assert watched.titles() == ["Bridge", "Ferry", "Owl"]
    assert watched.origins.item(watched.origin, "a.txt").reason is None


def test_while_the_folder_is_not_there_nothing_is_removed(watched):
    watched.write("a.txt", "Ferry\n\nIn June.")
    watched.look()
    away = watched.folder.rename(watched.folder.with_name("away"))
    for _ in range(5):
        watched.look(2 * LASTING)
    assert watched.titles() == ["Ferry"]
    assert f"dateline unwatch {watched.folder}" in watched.origin.reason

    away.rename(watched.folder)
    watched.write("b.txt", "Owl\n\nAn owl nested.")
    watched.look(LASTING)
    assert watched.titles() == ["Ferry", "Owl"]
    assert watched.origin.reason is None


def test_when_its_disk_is_not_mounted_nothing_is_removed(watched, monkeypatch):
    """A mount point without its disk is an empty folder on another device."""
    watched.write("a.txt", "Ferry\n\nIn June.")
    watched.write("b.txt", "Owl\n\nAn owl nested.")
    watched.look()
    away = watched.folder.rename(watched.folder.with_name("away"))
    watched.folder.mkdir()
    monkeypatch.setattr(folders, "_device", lambda _folder: -1)
    for _ in range(5):
        watched.look(2 * LASTING)
    assert watched.titles() == ["Ferry", "Owl"]
    assert "mount the right one" in watched.origin.reason

    watched.folder.rmdir()
    away.rename(watched.folder)
    monkeypatch.undo()
    watched.look(LASTING)
    assert watched.origin.reason is None
    (watched.folder / "a.txt").unlink()
    watched.look()
    assert watched.titles() == ["Owl"]


def test_when_a_disk_inside_it_is_not_mounted_nothing_of_that_is_removed(watched, monkeypatch):
    mounted = True
    desk = watched.folder / "desk"
    monkeypatch.setattr(folders, "_device", lambda place: 2 if mounted and place.is_relative_to(desk) else 1)
    watched.write("a.txt", "Ferry\n\nIn June.")
    watched.write("b.txt", "Boat\n\nIn July.")
    watched.write("desk/2024/c.txt", "Owl\n\nAn owl nested.")
    watched.look()
    away = desk.rename(watched.folder.with_name("away"))
    mounted = False
    for is_there in (False, True):
        if is_there:
            desk.mkdir()
        watched.look(2 * LASTING)
        watched.look(2 * LASTING)
        assert watched.titles() == ["Boat", "Ferry", "Owl"]
    assert "mount the right one" in watched.origins.item(watched.origin, "desk/").reason
    watched.write("d.txt", "Fox\n\nA fox slept.")
    watched.look()
    assert watched.titles() == ["Boat", "Ferry", "Fox", "Owl"]

    desk.rmdir()
    away.rename(desk)
    mounted = True
    watched.look()
    assert watched.origins.item(watched.origin, "desk/") is None
    (desk / "2024" / "c.txt").unlink()
    watched.look()
    assert watched.titles() == ["Boat", "Ferry", "Fox"]


def test_the_same_files_on_another_disk_are_the_same(watched, monkeypatch):
    watched.write("a.txt", "Ferry\n\nIn June.")
    watched.write("b.txt", "Owl\n\nAn owl nested.")
    watched.look()
    monkeypatch.setattr(folders, "_device", lambda _folder: -1)
    (watched.folder / "a.txt").unlink()
    watched.look()

    assert watched.titles() == ["Owl"]
    assert watched.origin.reason is None


def test_when_most_files_are_gone_at_once_they_count_as_deleted_after_a_while(watched):
    for i in range(MANY + 5):
        watched.write(f"{i}.txt", f"Boat {i}\n\nBoat {i} left.")
    watched.look()
    for i in range(MANY):
        (watched.folder / f"{i}.txt").unlink()
    watched.write("new.txt", "Owl\n\nAn owl nested.")
    watched.look()
    watched.look(LASTING / 2)
    assert len(watched.titles()) == MANY + 6

    watched.look(LASTING)
    assert len(watched.titles()) == 6


def test_files_that_are_back_in_time_were_never_gone(watched):
    for i in range(MANY):
        watched.write(f"{i}.txt", f"Boat {i}\n\nBoat {i} left.")
    watched.look()
    before = watched.library.last_change()
    away = watched.folder.rename(watched.folder.with_name("away"))
    watched.folder.mkdir()
    watched.look()
    watched.folder.rmdir()
    away.rename(watched.folder)
    watched.look(LASTING / 2)
    for i in range(MANY):
        (watched.folder / f"{i}.txt").rename(watched.folder / f"{i}.away")
    watched.look(LASTING)

    assert len(watched.titles()) == MANY
    assert watched.library.last_change() == before


@pytest.fixture
def open_to_all(tmp_path):
    tmp_path.chmod(0o777)
    return tmp_path


@pytest.mark.usefixtures("open_to_all", "not_root")
def test_a_folder_inside_that_cannot_be_listed_keeps_its_articles_and_no_other_out(tmp_path):
    watched = Watched(tmp_path)
    watched.write("shut/a.txt", "Ferry\n\nIn June.")
    watched.look()
    (watched.folder / "shut").chmod(0)
    watched.write("b.txt", "Owl\n\nAn owl nested.")
    taken = watched.look()
    assert watched.titles() == ["Ferry", "Owl"]
    assert [failure.key for failure in taken.failures] == ["shut/"]
    assert watched.look().failures == []

    (watched.folder / "shut").chmod(0o755)
    watched.look()
    assert watched.titles() == ["Ferry", "Owl"]
    assert watched.origins.item(watched.origin, "shut/") is None
    watched.folder.chmod(0)
    watched.look()
    assert watched.titles() == ["Ferry", "Owl"]
    assert "give this user the permission" in watched.origin.reason
    watched.folder.chmod(0o755)
    watched.library.close()


def test_a_name_that_is_no_text_is_no_obstacle(watched):
    if not takes_any_name(watched.folder):
        return
    path = os.fsencode(watched.folder) + b"/f\xe9rry.txt"
    with open(path, "wb") as file:  # noqa: PTH123  a name of bytes
        file.write(b"Ferry\n\nIn June.")
    os.utime(path, (1, 1))
    watched.look()
    watched.look()
    assert watched.titles() == ["Ferry"]
    os.unlink(path)  # noqa: PTH108
    watched.look()
    assert watched.titles() == []


def test_a_folder_can_be_watched_once_and_not_inside_another(watched, tmp_path):
    (watched.folder / "sub").mkdir()
    for path, told in (
        (watched.folder, "is watched already: `dateline sources`"),
        (watched.folder / "sub" / "..", "is watched already"),
        (watched.folder / "sub", f"first run `dateline unwatch {watched.folder}`"),
        (tmp_path, f"first run `dateline unwatch {watched.folder}`"),
        (tmp_path / "nowhere", "is not there: name a folder"),
        (Path(__file__), "is a file"),
    ):
        with pytest.raises(UserError, match=told.replace("`", ".")):
            watch(watched.origins, path, None)
    assert len(watched.origins.all()) == 1


def test_a_folder_whose_name_is_no_text_is_refused(watched, tmp_path):
    if not takes_any_name(tmp_path):
        return
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xe9rries"))
    folder.mkdir()
    with pytest.raises(UserError, match="has a name that is not UTF-8: rename it"):
        watch(watched.origins, folder, None)
