"""The index follows the Library, through crashes, damage and other processes, and never shows what is gone."""

import json
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from desk import Desk, WordEmbedder
from filelock import FileLock
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from index import vectors as vectors_module
from index import writer as writer_module
from index.answer import Question
from index.log import VectorLog
from index.manifest import FORMAT, IndexFolder
from index.progress import Progress
from index.ranking import Ranker
from index.searcher import Searcher
from index.vectors import VectorIndex
from index.view import IndexView
from index.words import WordIndex
from index.writer import IndexWriter
from knowledge.article import Draft
from knowledge.errors import DamagedError, TransientError, UserError

CURE = r"dateline index --rebuild"


@pytest.fixture(autouse=True)
def _few_are_many_for_faiss(monkeypatch):
    """FAISS needs sixteen vectors to learn from, so tests with a crowd have it, and the others do without."""
    monkeypatch.setattr(vectors_module, "EXACT", 16)


def fill(desk):
    desk.add("ferry", "The ferry runs to Northholm.")
    desk.add("bridge", "The bridge is shut until May.")
    desk.add("owl", "An owl nested in the town hall.")


def crowd(desk, first=0, count=20):
    desk.library.add([Draft("Title", f"Report {i} dispatch.", id=f"n{i}") for i in range(first, first + count)])


def titles(desk, view, words):
    """The ids of the articles that a search brings, as a question would see them."""
    hits = Searcher(desk.library, view, desk.embedder, Ranker.bundled()).search(Question(words))
    return [hit.passage.article_id for hit in hits]


# Following


def test_an_empty_library_makes_an_empty_index(desk):
    desk.writer.catch_up()
    desk.check()
    assert titles(desk, desk.view(), "ferry") == []


def test_a_view_of_no_index_is_empty_and_makes_nothing(desk):
    fill(desk)
    view = desk.view()
    assert len(view) == 0
    assert view.manifest is None
    assert titles(desk, view, "ferry") == []
    assert view.embedded(["1" * 64]) == (0, [])
    assert not desk.folder.exists()


def test_what_was_added_revised_and_removed_is_followed(desk):
    fill(desk)
    desk.writer.catch_up()
    desk.check()
    view = desk.view()
    assert titles(desk, view, "owl")[0] == "owl"

    desk.add("owl", "A stork nested on the chimney.")
    desk.library.remove(["bridge"])
    desk.add("ice", "The rink opens in December.")
    desk.writer.catch_up()
    view.refresh()
    desk.check(view)
    desk.check()
    assert titles(desk, view, "stork chimney")[0] == "owl"
    assert view.matching(["bridge"], 10) == []
    assert len(desk.embedder.embedded) == 5


def test_a_removed_article_that_comes_back_is_found_again(desk):
    fill(desk)
    desk.writer.catch_up()
    for _ in range(2):
        desk.library.remove(["owl"])
        desk.writer.catch_up()
        desk.check()
        desk.add("owl", "An owl nested in the town hall.")
        desk.writer.catch_up()
        desk.check()


def test_a_duplicate_is_not_indexed_twice_and_stays_until_its_last_copy_goes(desk):
    fill(desk)
    desk.writer.catch_up()
    embedded = len(desk.embedder.embedded)
    assert desk.add("print", "An owl nested in the town hall.") == "duplicate"
    desk.writer.catch_up()
    desk.check()
    assert len(desk.embedder.embedded) == embedded
    desk.library.remove(["owl"])
    desk.writer.catch_up()
    desk.check()
    assert titles(desk, desk.view(), "owl")[0] == "print"
    desk.library.remove(["print"])
    desk.writer.catch_up()
    desk.check()


def test_catching_up_again_writes_nothing(desk):
    fill(desk)
    desk.library.remove(["owl"])
    desk.writer.catch_up()
    before = IndexFolder(desk.folder).read()
    embedded = list(desk.embedder.embedded)
    desk.writer.catch_up()
    assert IndexFolder(desk.folder).read() == before
    assert desk.embedder.embedded == embedded


def test_a_change_that_is_played_again_adds_no_rows(desk):
    fill(desk)
    desk.writer.catch_up()
    desk.library.remove(["owl"])
    desk.writer.catch_up()
    folder = IndexFolder(desk.folder)
    rows = folder.read().rows
    for _ in range(3):
        folder.write(replace(folder.read(), words=0, vectors=0))
        desk.writer.catch_up()
        desk.check()
    assert folder.read().rows == rows


def test_many_changes_are_followed_in_batches(desk, monkeypatch):
    monkeypatch.setattr(writer_module, "_CHANGES", 3)
    monkeypatch.setattr(writer_module, "_EMBEDDED_CHANGES", 2)
    monkeypatch.setattr(writer_module, "_PASSAGES", 2)
    monkeypatch.setattr(writer_module, "_EMBEDDING_SECONDS", 0)
    text = " ".join(f"Sentence {i} of a long dispatch about the harbour." for i in range(60))
    desk.library.add([Draft("Title", text, id="long")])
    for i in range(10):
        desk.add(f"a{i}", f"Report {i}.")
    desk.library.remove([f"a{i}" for i in range(0, 10, 2)])
    seen = []
    desk.writer.catch_up(progress=seen.append)
    desk.check()
    waiting = desk.library.count_passages()
    assert len(seen) > 3
    assert seen[-1] == Progress(waiting, waiting)


def test_progress_counts_what_waits_and_not_the_whole(desk):
    fill(desk)
    desk.writer.catch_up()
    desk.add("ice", "The rink opens in December.")
    seen = []
    desk.writer.catch_up(progress=seen.append)
    assert seen == [Progress(1, 1)]


def test_words_alone_come_first_and_the_vectors_later(desk):
    fill(desk)
    desk.writer.catch_up(vectors=False)
    view = desk.view()
    dense, lexical = desk.held(view)
    assert (dense, lexical) == (set(), desk.expected())
    assert view.embedded(desk.library.live_revisions()) == (0, [])
    assert titles(desk, view, "owl") == ["owl"]
    desk.writer.catch_up()
    view.refresh()
    desk.check(view)


def test_what_another_writer_added_is_seen_after_a_refresh(desk, words_embedder):
    desk.add("ferry", "The ferry runs to Northholm.")
    desk.writer.catch_up()
    view = desk.view()
    other = IndexWriter(desk.folder, desk.library, words_embedder)
    desk.add("owl", "An owl nested in the town hall.")
    other.catch_up()
    assert titles(desk, view, "owl") == ["ferry"]
    view.refresh()
    assert titles(desk, view, "owl") == ["owl", "ferry"]


def test_a_view_sees_vectors_while_a_long_batch_is_embedded(desk, monkeypatch):
    monkeypatch.setattr(writer_module, "_PASSAGES", 1)
    monkeypatch.setattr(writer_module, "_EMBEDDING_SECONDS", 0)
    fill(desk)
    view = IndexView(desk.folder, desk.embedder)
    sizes = []

    def look(_progress):
        view.refresh()
        sizes.append(len(view))

    desk.writer.catch_up(progress=look)
    assert sizes == [1, 2, 3]


def test_a_removed_article_is_never_returned_though_the_index_has_it(desk):
    fill(desk)
    desk.writer.catch_up()
    view = desk.view()
    desk.library.remove(["owl"])
    desk.add("bridge", "The tunnel is open.")
    dense, lexical = desk.held(view)
    assert len(dense) == len(lexical) == 3
    assert titles(desk, view, "owl nested in the town hall dispatch") == ["ferry"]
    assert titles(desk, view, "bridge shut until may") == ["ferry"]


def test_two_writers_at_once_lose_nothing(desk):
    failed = []

    def work(name):
        try:
            for i in range(6):
                desk.add(f"{name}{i}", f"Report {name} {i}.")
                desk.writer.catch_up()
        except BaseException as error:  # noqa: BLE001 - shown by the assertion
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("x", "y")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(desk.expected()) == 12
    desk.check()


def test_while_another_process_writes_one_is_told_to_try_again(desk):
    fill(desk)
    desk.folder.mkdir()
    with FileLock(desk.folder / "writer.lock"), pytest.raises(TransientError, match="another process: try again"):
        desk.writer.catch_up(wait=0)
    desk.writer.catch_up(wait=0)
    desk.check()


# Crashes


class KilledError(BaseException):
    """The process dies here."""


@pytest.fixture
def dying(monkeypatch):
    """Makes the process die at the nth moment before or after anything is written."""
    moment = {"left": None}

    def tick():
        if moment["left"] is not None:
            moment["left"] -= 1
            if moment["left"] < 0:
                raise KilledError

    def wrap(owner, name):
        real = getattr(owner, name)

        def stepped(self, *args, **how):
            tick()
            result = real(self, *args, **how)
            tick()
            return result

        monkeypatch.setattr(owner, name, stepped)

    for owner, name in (
        (WordIndex, "write"),
        (VectorLog, "append"),
        (VectorIndex, "save"),
        (IndexFolder, "write"),
        (IndexFolder, "sweep"),
    ):
        wrap(owner, name)

    def at(number):
        moment["left"] = number

    return at


def change(desk):
    desk.library.remove(["bridge"])
    desk.add("owl", "A stork nested on the chimney.")
    desk.add("ice", "The rink opens in December.")


def change_many(desk):
    change(desk)
    crowd(desk, 20, 15)
    desk.library.remove([f"n{i}" for i in range(9)])


def nothing(desk):
    """The first index is made, and nothing was there before."""
    shutil.rmtree(desk.folder)


def lose_manifest(desk):
    (desk.folder / "manifest.json").unlink()


@pytest.mark.parametrize(
    ("before", "rebuild"),
    [
        (change, False),
        (change, True),
        (change_many, False),
        (change_many, True),
        (nothing, False),
        (nothing, True),
        (lose_manifest, True),
    ],
)
def test_wherever_a_writer_dies_the_next_one_mends_it(make_desk, dying, before, rebuild):
    original = make_desk()
    fill(original)
    if before is change_many:
        crowd(original)
    original.writer.catch_up()
    before(original)
    original.library.close()
    for moment in count():
        desk = make_desk(original.path)
        view = desk.view() if before in {change, change_many} else None
        dying(moment)
        try:
            desk.writer.rebuild() if rebuild else desk.writer.catch_up()
        except KilledError:
            died = True
        else:
            died = False
        dying(None)
        if before is lose_manifest and died and not moment:
            continue  # nothing was done
        desk.writer.catch_up(wait=0)
        desk.check()
        if view:
            view.refresh()
            desk.check(view)
        leftover = {p.name.partition("-")[2][:8] for p in desk.folder.glob("*-*")}
        assert leftover == {IndexFolder(desk.folder).read().generation}
        if not died:
            break
    assert moment > 5


@pytest.mark.parametrize("steps_back", [1, 2, 3])
def test_an_older_manifest_that_is_put_back_is_caught_up(desk, steps_back):
    path = desk.folder / "manifest.json"
    kept = []
    for step in (fill, change, lambda desk: desk.add("fog", "Fog closed the airport.")):
        step(desk)
        desk.writer.catch_up()
        kept.append(path.read_bytes())
    view = desk.view()
    path.write_bytes(kept[-steps_back])
    view.refresh()
    desk.writer.catch_up()
    view.refresh()
    desk.check(view)
    desk.check()


def test_an_interrupted_snapshot_is_not_believed(desk):
    """FAISS was saved, and the manifest that goes with it was not written."""
    crowd(desk, count=40)
    desk.writer.catch_up()
    folder = IndexFolder(desk.folder)
    before = folder.read()
    desk.library.remove([f"n{i}" for i in range(20)])
    desk.writer.catch_up()
    after = folder.read()
    assert after.snapshot == after.rows > before.rows == before.snapshot
    crowd(desk, count=1)
    folder.write(before)
    desk.writer.catch_up()
    desk.check()


def test_faiss_follows_what_comes_and_goes_and_its_older_files_are_swept(desk):
    """However much: each round has more changes than are compared one by one."""
    crowd(desk)
    desk.writer.catch_up()
    view = desk.view()
    for first in range(20, 120, 20):
        crowd(desk, first)
        desk.library.remove([f"n{i}" for i in range(first - 15, first - 5)])
        desk.writer.catch_up()
        view.refresh()
        desk.check(view)
        desk.check()
    desk.writer.catch_up()
    assert len(list(desk.folder.glob("faiss-*"))) == 1


def test_what_is_too_little_for_faiss_has_none_and_what_shrinks_is_found(desk):
    fill(desk)
    desk.writer.catch_up()
    assert list(desk.folder.glob("faiss-*")) == []
    crowd(desk, count=30)
    desk.writer.catch_up()
    assert len(list(desk.folder.glob("faiss-*"))) == 1
    view = desk.view()
    desk.library.remove([f"n{i}" for i in range(30)])
    desk.writer.catch_up()
    view.refresh()
    desk.check(view)
    desk.check()


# Damage and its cures


def rebuilt(desk):
    desk.writer.rebuild()
    desk.check()
    desk.add("fog", "Fog closed the airport.")
    desk.writer.catch_up()
    desk.check()


def refused(desk, message=CURE):
    """Both who writes and who reads are told; nothing is changed by asking."""
    for act in (desk.view, desk.writer.catch_up):
        with pytest.raises(DamagedError, match=message) as caught:
            act()
        assert "\n" not in str(caught.value)


def test_a_deleted_folder_is_made_again(desk):
    fill(desk)
    desk.writer.catch_up()
    view = desk.view()
    shutil.rmtree(desk.folder)
    assert titles(desk, view, "owl")[0] == "owl"  # until it looks again, a reader goes on with what it has
    view.refresh()
    assert len(view) == 0
    desk.writer.catch_up()
    view.refresh()
    desk.check(view)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\x00\x80",
        b"null",
        b"[]",
        b"3",
        b"{}",
        b'{"format": 1e999}',
        b'{"format": "x"}',
        b"[" * 5000,
        b'{"format": 3, "generation": "../../../", "model": "", "model_digest": "", "dimension": 1}',
    ],
)
def test_a_manifest_of_garbage_is_told_and_mended(desk, content):
    fill(desk)
    desk.writer.catch_up()
    (desk.folder / "manifest.json").write_bytes(content)
    refused(desk)
    rebuilt(desk)


def test_a_lost_manifest_is_told_and_mended(desk):
    fill(desk)
    desk.writer.catch_up()
    (desk.folder / "manifest.json").unlink()
    refused(desk, f"lost its manifest: run `{CURE}`")
    rebuilt(desk)


@pytest.mark.parametrize("key", ["rows", "words", "vectors", "snapshot", "dimension", "checksum", "generation"])
@pytest.mark.parametrize("value", [-1, 1.5, None, "x", True])
def test_a_manifest_with_a_wrong_value_is_told(desk, key, value):
    fill(desk)
    desk.writer.catch_up()
    path = desk.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {key: value}), "utf-8")
    refused(desk)


def test_a_manifest_of_a_newer_format_is_not_touched(desk):
    fill(desk)
    desk.writer.catch_up()
    path = desk.folder / "manifest.json"
    path.write_text(json.dumps({"format": FORMAT + 1, "something": "else"}), "utf-8")
    refused(desk, f"newer Dateline: install it or run `{CURE}`")
    assert json.loads(path.read_text("utf-8")) == {"format": FORMAT + 1, "something": "else"}
    rebuilt(desk)


def test_an_index_of_an_older_format_is_refused_and_made_again_from_the_same_vectors(desk):
    fill(desk)
    desk.writer.catch_up()
    path = desk.folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"format": FORMAT - 1}), "utf-8")
    refused(desk, f"older Dateline: run `{CURE}`")
    embedded = len(desk.embedder.embedded)
    desk.writer.rebuild()
    desk.check()
    assert len(desk.embedder.embedded) == embedded


def test_vectors_of_another_model_are_refused_and_made_again(desk, other_embedder):
    fill(desk)
    desk.writer.catch_up()
    desk.embedder = other_embedder
    refused(desk, rf"another model or version \(words, now others\): run `{CURE}`")
    with pytest.raises(DamagedError, match=CURE):
        desk.writer.check()
    desk.writer.rebuild()
    desk.check()
    assert len(other_embedder.embedded) == 3


def test_a_rebuild_embeds_only_what_has_no_vector(desk):
    fill(desk)
    desk.writer.catch_up()
    change(desk)
    desk.embedder.embedded.clear()
    desk.writer.rebuild()
    desk.check()
    assert len(desk.embedder.embedded) == 2


def test_a_rebuild_sweeps_away_what_was_before(desk):
    fill(desk)
    crowd(desk)
    desk.writer.catch_up()
    desk.writer.rebuild()
    names = sorted(p.name.partition("-")[0] for p in desk.folder.iterdir())
    assert names == ["faiss", "keys", "manifest.json", "sums", "vectors", "words", "writer.lock"]
    assert desk.view().manifest.snapshot == 23


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrap(path):
    path.write_bytes(np.random.default_rng(5).bytes(path.stat().st_size))


def delete(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize("damage", [cut, scrap, delete])
@pytest.mark.parametrize("name", ["keys", "vectors", "faiss", "words"])
def test_every_damaged_file_is_told_or_made_again_and_a_rebuild_brings_all_back(desk, name, damage):
    fill(desk)
    crowd(desk)
    desk.library.remove(["owl"])
    desk.writer.catch_up()
    (path,) = desk.folder.glob(f"{name}-*")
    if name == "words" and damage is not delete:
        path = next(path.glob("*.term"))
    damage(path)
    if name == "faiss":  # made again without a word from what it was made from
        desk.check()
    elif name == "words":
        with pytest.raises(DamagedError, match=CURE):
            desk.view()
    elif name == "vectors" and damage is scrap:
        view = desk.view()  # from the FAISS file, which is sound
        for look in (
            lambda: view.cosines(desk.embedder.embed_question("a"), [*desk.expected()]),
            desk.writer.check,
        ):
            with pytest.raises(DamagedError, match=CURE):
                look()
    else:
        refused(desk)
    desk.embedder.embedded.clear()
    desk.writer.rebuild()
    desk.check()
    assert len(desk.embedder.embedded) == (22 if name in {"keys", "vectors"} else 0)


def flip(path):
    """One bit, in the middle of a number: the vector stays of length one within what rounding does."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2 & ~3] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["vectors", "sums"])
def test_one_flipped_bit_is_told_and_a_rebuild_embeds_that_passage_again(desk, name):
    fill(desk)
    crowd(desk)
    desk.writer.catch_up()
    desk.writer.check()
    (path,) = desk.folder.glob(f"{name}-*")
    flip(path)
    with pytest.raises(DamagedError, match=CURE):
        desk.writer.check()
    desk.embedder.embedded.clear()
    desk.writer.rebuild()
    desk.writer.check()
    desk.check()
    assert len(desk.embedder.embedded) == 1


def test_vectors_from_before_there_were_checksums_are_kept(desk):
    fill(desk)
    desk.writer.catch_up()
    (path,) = desk.folder.glob("sums-*")
    path.unlink()
    desk.add("ice", "The rink opens in December.")
    desk.writer.catch_up()
    desk.writer.check()
    desk.embedder.embedded.clear()
    desk.writer.rebuild()
    desk.check()
    assert desk.embedder.embedded == []


def test_words_of_what_comes_meanwhile_do_not_wait_for_the_vectors(desk, monkeypatch):
    """Each batch embeds one passage; an article that comes after the first is found by its words in the next."""
    monkeypatch.setattr(writer_module, "_PASSAGES", 1)
    monkeypatch.setattr(writer_module, "_EMBEDDING_SECONDS", 0)
    for i in range(6):
        desk.add(f"a{i}", f"Report {i}.")
    seen = []

    def look(progress):
        if progress.done == 1:
            desk.add("ice", "The rink opens in December.")
        view = desk.view()
        seen.append(
            (progress.done, bool(view.matching(["rink"], 5)), len(view.embedded(desk.library.live_revisions())[1]))
        )

    desk.writer.catch_up(progress=look)
    assert seen[:3] == [(1, False, 1), (2, True, 2), (3, True, 3)]
    desk.check()


def test_only_so_many_passages_are_embedded_as_one_asks_for(desk):
    fill(desk)
    crowd(desk)
    desk.writer.catch_up(most=5)
    assert len(desk.embedder.embedded) == 5
    assert desk.held(desk.view())[1] == desk.expected()
    desk.writer.catch_up(most=1_000)
    desk.check()


def test_what_was_removed_goes_without_a_vector_being_computed(desk):
    fill(desk)
    desk.writer.catch_up()
    first, second, *_ = (article.id for article in desk.library.articles())
    desk.embedder.embedded.clear()
    desk.library.remove([first])
    desk.writer.catch_up(most=0)
    desk.check()
    crowd(desk)
    desk.library.remove([second])
    desk.writer.catch_up(most=0)
    assert desk.held(desk.view())[1] == desk.expected()
    assert desk.embedder.embedded == []
    desk.writer.catch_up()
    desk.check()


def test_another_writer_gets_its_turn_between_two_batches(desk, monkeypatch):
    monkeypatch.setattr(writer_module, "_PASSAGES", 1)
    monkeypatch.setattr(writer_module, "_EMBEDDING_SECONDS", 0)
    crowd(desk, 30)
    came, over = threading.Event(), threading.Event()
    turns = []

    def other():
        came.wait(20)
        with FileLock(desk.folder / "writer.lock", timeout=20, poll_interval=0.01):
            turns.append(over.is_set())

    thread = threading.Thread(target=other)
    thread.start()
    desk.writer.catch_up(progress=lambda _: came.set())
    over.set()
    thread.join()
    assert turns == [False]


def test_lost_words_are_not_begun_anew_with_what_comes_next(desk):
    fill(desk)
    desk.writer.catch_up()
    (path,) = desk.folder.glob("words-*")
    shutil.rmtree(path)
    desk.add("fog", "Fog closed the airport.")
    with pytest.raises(DamagedError, match=CURE):
        desk.writer.catch_up()
    rebuilt(desk)


def test_damaged_vectors_do_not_enter_a_new_snapshot(desk):
    fill(desk)
    crowd(desk)
    desk.writer.catch_up()
    (path,) = desk.folder.glob("vectors-*")
    scrap(path)
    (snapshot,) = desk.folder.glob("faiss-*")
    snapshot.unlink()
    desk.add("fog", "Fog closed the airport.")
    with pytest.raises(DamagedError, match=CURE):
        desk.writer.catch_up()
    rebuilt(desk)


def test_the_index_of_another_library_is_refused(desk, make_desk):
    fill(desk)
    desk.writer.catch_up()
    other = make_desk()
    for i in range(9):
        other.add(f"other{i}", f"Something else {i}.")
    shutil.copytree(desk.folder, other.folder)
    for act in (other.writer.catch_up, other.writer.check):
        with pytest.raises(DamagedError, match=rf"belongs to another Library: run `{CURE}`"):
            act()
    rebuilt(other)


def test_a_library_from_a_backup_is_noticed_even_after_more_was_added(desk):
    """Otherwise what was added under the numbers that the index has already seen would never be found."""
    fill(desk)
    desk.writer.catch_up()
    backup = desk.path / "backup.db"
    with closing(sqlite3.connect(desk.path / "library.db")) as connection:
        connection.execute("VACUUM INTO ?", [str(backup)])
    change(desk)
    desk.writer.catch_up()
    desk.library.close()
    for path in desk.path.glob("library.db*"):
        path.unlink()
    backup.rename(desk.path / "library.db")
    desk.library = type(desk.library).from_folder(desk.path)
    refused_now = pytest.raises(DamagedError, match=rf"belongs to another Library: run `{CURE}`")
    with refused_now:
        desk.writer.catch_up()
    for i in range(9):
        desk.add(f"late{i}", f"Later {i}.")
    with refused_now:
        desk.writer.catch_up()
    rebuilt(desk)


def test_a_folder_that_cannot_be_made_is_told(desk):
    desk.folder.write_text("a file", "utf-8")
    with pytest.raises(UserError, match="move it away"):
        desk.writer.catch_up()
    assert desk.folder.read_text("utf-8") == "a file"


def test_a_view_that_opens_while_the_index_is_rebuilt_gets_the_new_one(desk, monkeypatch):
    """The reader has read the manifest, and then the files that it names are swept away."""
    fill(desk)
    desk.writer.catch_up()
    real = IndexView._open

    def late(self, manifest):
        monkeypatch.setattr(IndexView, "_open", real)
        desk.writer.rebuild()
        return real(self, manifest)

    monkeypatch.setattr(IndexView, "_open", late)
    desk.check(desk.view())
    assert len(list(desk.folder.glob("words-*"))) == 1


def test_a_view_follows_a_rebuild(desk):
    fill(desk)
    desk.writer.catch_up()
    view = desk.view()
    change(desk)
    desk.writer.rebuild()
    view.refresh()
    desk.check(view)


def test_a_view_keeps_what_it_has_when_what_comes_is_damaged(desk):
    fill(desk)
    desk.writer.catch_up()
    view = desk.view()
    desk.add("fog", "Fog closed the airport.")
    desk.writer.catch_up()
    (keys,) = desk.folder.glob("keys-*")
    cut(keys)
    for _ in range(2):
        with pytest.raises(DamagedError, match=CURE):
            view.refresh()
        assert titles(desk, view, "owl")[0] == "owl"
    desk.writer.rebuild()
    view.refresh()
    desk.check(view)


# Everything in any order

WORDS = st.sampled_from(["ferry", "bridge", "owl", "rink", "fog", "stork nested", "harbour town"])
IDS = st.sampled_from("abcd")


class IndexMachine(RuleBasedStateMachine):
    """A dictionary of texts is the model; after catching up, both legs hold just its passages."""

    def __init__(self):
        super().__init__()
        self.folder = TemporaryDirectory()
        self.desk = Desk(Path(self.folder.name), WordEmbedder())
        self.model = {}
        self.readers = []
        self.fresh = True

    @rule(article_id=IDS, words=WORDS)
    def add_or_revise(self, article_id, words):
        self.desk.add(article_id, words)
        self.model[article_id] = f"{words} dispatch."
        self.fresh = False

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove(self, data):
        article_id = data.draw(st.sampled_from(sorted(self.model)))
        self.desk.library.remove([article_id])
        del self.model[article_id]
        self.fresh = False

    @rule(vectors=st.booleans())
    def catch_up(self, vectors):
        self.desk.writer.catch_up(vectors=vectors)
        self.fresh = self.fresh or vectors

    @rule()
    def rebuild(self):
        self.desk.writer.rebuild()
        self.fresh = True

    @rule()
    def open_a_reader(self):
        self.readers = [*self.readers[-2:], self.desk.view()]

    @rule()
    def lose_the_folder(self):
        if self.desk.folder.exists():
            shutil.rmtree(self.desk.folder)
            self.fresh = not self.model and not self.desk.library.last_change()

    @rule()
    def reopen_the_library(self):
        self.desk.library.close()
        self.desk.library = type(self.desk.library).from_folder(self.desk.path)

    @invariant()
    def texts_found_are_those_of_the_model(self):
        for view in (*self.readers, self.desk.view()):
            view.refresh()
            searcher = Searcher(self.desk.library, view, self.desk.embedder, Ranker.bundled())
            hits = searcher.search(Question("dispatch"))
            texts = {self.desk.library.article(hit.passage.article_id).text for hit in hits}
            assert texts <= set(self.model.values())
            assert len(hits) == len({hit.passage.id for hit in hits})
            if self.fresh:
                assert texts == set(self.model.values())
                assert len(view) == len(texts)

    def teardown(self):
        self.desk.library.close()
        self.folder.cleanup()


TestInAnyOrderWhatIsFoundIsWhatThereIs = IndexMachine.TestCase
TestInAnyOrderWhatIsFoundIsWhatThereIs.settings = settings(
    max_examples=12, stateful_step_count=14, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
