import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing, suppress
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from knowledge import library as library_module
from knowledge import splitter
from knowledge.article import MAX_ID, MAX_TEXT, Draft, canonical_text, revision_of
from knowledge.errors import DamagedError, TransientError, UserError
from knowledge.library import Library, Outcome
from knowledge.store.database import Database

BRIDGE = "The bridge is shut.\nIt reopens in May."
FERRY = "Ferries run all day.\nThey are free."


def draft(article_id="b", text=BRIDGE, title="Bridge", **more):
    return Draft(title, text, id=article_id, **more)


def outcomes(added):
    return [(a.id, a.outcome) for a in added]


def searched(library):
    """The texts of the passages that are searched now."""
    found = []
    for passage in library.passages_of(library.live_revisions()):
        article = library.article(passage.article_id)
        assert article.revision == passage.revision
        found.append(article.text[passage.start : passage.end])
    return sorted(found)


def check_whole(library):
    """What must hold of any Library at any time."""
    with library.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    live = set(library.live_revisions())
    passages = library.passages_of(live)
    assert library.count_passages() == len(passages)
    assert {passage.revision for passage in passages} == live
    changes = library.changes(limit=1_000_000)
    assert all(before.number < after.number for before, after in pairwise(changes))
    assert library.last_change() == (changes[-1].number if changes else 0)
    assert live <= {change.revision for change in changes}
    spans = {}
    for passage in passages:
        spans.setdefault(passage.revision, []).append((passage.start, passage.end))
    for revision, copies in library.copies(live).items():
        text = copies[0].text
        assert revision == revision_of(copies[0].title, text)
        assert spans[revision] == splitter.passages(text, copies[0].language)
        assert "".join("".join(text[s:e].split()) for s, e in spans[revision]) == "".join(text.split())
    assert library.coverage().articles == len(live)


# Adding and removing


def test_an_article_comes_back_as_it_was_given(library):
    url = "https://News.example/b?utm_source=x"
    given = Draft(" Bridge\tshut ", "One.\r\n\r\nTwo.", date(2021, 3, 29), url, "Post", "A. Reed", "EN", "b")
    (added,) = library.add([given])
    article = library.article("b")
    assert (added.id, added.title, added.outcome) == ("b", "Bridge shut", Outcome.ADDED)
    assert (article.title, article.text, article.published) == ("Bridge shut", "One.\nTwo.", date(2021, 3, 29))
    assert (article.url, article.source, article.author) == ("https://news.example/b", "Post", "A. Reed")
    assert (article.language, article.revision) == ("en", revision_of("Bridge shut", "One.\nTwo."))
    assert article.added.tzinfo is not None
    check_whole(library)


def test_the_same_again_changes_nothing(library):
    library.add([draft()])
    last = library.last_change()
    assert outcomes(library.add([draft(text=" " + BRIDGE.replace("\n", "\r\n\r\n"))])) == [("b", Outcome.UNCHANGED)]
    assert library.last_change() == last


def test_a_new_day_updates_and_is_in_the_feed(library):
    library.add([draft()])
    last = library.last_change()
    assert outcomes(library.add([draft(published=date(2021, 3, 29))])) == [("b", Outcome.UPDATED)]
    assert [change.revision for change in library.changes(last)] == [revision_of("Bridge", BRIDGE)]
    assert library.article("b").published == date(2021, 3, 29)
    check_whole(library)


KNOWN = {
    "published": date(2021, 3, 29),
    "url": "https://news.example/b",
    "source": "Post",
    "author": "A. Reed",
    "language": "de-at",
}


def known(library):
    article = library.article("b")
    return {name: getattr(article, name) for name in KNOWN}


@pytest.mark.parametrize("name", KNOWN)
def test_what_is_not_given_again_stays(library, name):
    library.add([draft(**KNOWN)])
    last = library.last_change()
    fewer = {key: value for key, value in KNOWN.items() if key != name}
    assert outcomes(library.add([draft(**fewer), draft()])) == [("b", Outcome.UNCHANGED)] * 2
    assert known(library) == KNOWN
    assert library.last_change() == last
    assert outcomes(library.add([draft(text=FERRY, **fewer)])) == [("b", Outcome.REVISED)]
    assert known(library) == KNOWN
    check_whole(library)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("published", date(2021, 3, 30)),
        ("url", "https://news.example/c"),
        ("author", "B. Roe"),
        ("language", "en"),
    ],
)
def test_what_is_given_replaces_that_alone(library, name, value):
    library.add([draft(**KNOWN)])
    assert outcomes(library.add([draft(**{"url": KNOWN["url"], name: value})])) == [("b", Outcome.UPDATED)]
    assert known(library) == KNOWN | {name: value}
    check_whole(library)


def test_what_is_not_given_stays_within_a_batch_too(library):
    library.add([draft(source="Post"), draft(author="A. Reed"), draft(text=FERRY)])
    article = library.article("b")
    assert (article.text, article.source, article.author) == (FERRY, "Post", "A. Reed")


def test_a_revised_article_is_searched_in_its_new_text_alone(library):
    library.add([draft()])
    last = library.last_change()
    old = library.passages_of(library.live_revisions())
    assert outcomes(library.add([draft(text=FERRY)])) == [("b", Outcome.REVISED)]
    assert searched(library) == [FERRY]
    assert library.passages(p.id for p in old) == {}
    assert {c.revision for c in library.changes(last)} == {revision_of("Bridge", t) for t in (BRIDGE, FERRY)}
    kept = library.revision(revision_of("Bridge", BRIDGE)[:16])
    assert (kept.text, kept.title, kept.article_ids) == (BRIDGE, "Bridge", ())
    check_whole(library)


def test_a_text_that_returns_is_searched_again(library):
    for text in (BRIDGE, FERRY, BRIDGE):
        library.add([draft(text=text)])
    assert searched(library) == [BRIDGE]
    check_whole(library)


def test_a_duplicate_shares_the_text_and_both_ids_find_it(library):
    assert outcomes(library.add([draft("a"), draft("b")])) == [("a", Outcome.ADDED), ("b", Outcome.DUPLICATE)]
    assert searched(library) == [BRIDGE]
    assert library.article("a").text == library.article("b").text
    assert library.coverage().articles == 1
    assert library.revision(revision_of("Bridge", BRIDGE)).article_ids == ("a", "b")
    assert [a.id for a in library.copies(library.live_revisions())[revision_of("Bridge", BRIDGE)]] == ["a", "b"]
    check_whole(library)


def test_copies_come_in_the_order_they_were_added_not_of_their_ids(library):
    library.add([draft("z"), draft("m"), draft("a")])
    library.add([draft("k")])
    assert library.revision(revision_of("Bridge", BRIDGE)).article_ids == ("z", "m", "a", "k")
    assert {p.article_id for p in library.passages_of(library.live_revisions())} == {"z"}


def test_a_copy_that_is_revised_leaves_the_other_as_it_was(library):
    library.add([draft("a"), draft("b")])
    library.add([draft("b", FERRY)])
    assert searched(library) == sorted([BRIDGE, FERRY])
    assert (library.article("a").text, library.article("b").text) == (BRIDGE, FERRY)
    check_whole(library)


def test_a_text_is_searched_until_its_last_copy_goes(library):
    library.add([draft("a"), draft("b")])
    old = [p.id for p in library.passages_of(library.live_revisions())]
    assert library.remove(["a"]) == ["Bridge"]
    assert {p.article_id for p in library.passages(old).values()} == {"b"}
    assert library.remove(["b"]) == ["Bridge"]
    assert library.passages(old) == library.copies([revision_of("Bridge", BRIDGE)]) == {}
    assert library.article("a") is library.article("b") is None
    assert library.revision(revision_of("Bridge", BRIDGE)).text == BRIDGE
    assert library.coverage().articles == 0
    check_whole(library)


def test_a_batch_is_as_if_its_drafts_had_come_one_by_one(tmp_path):
    batch = [
        *(
            draft("a"),
            draft("b"),
            draft("a", FERRY),
            draft("b", FERRY),
            draft("c"),
            draft("c"),
            draft("c", source="Post"),
        ),
        *(draft("a", "Gone."), draft("a", FERRY), draft("d", "Brief."), draft("d", FERRY)),
    ]
    at_once, singly = Library.from_folder(tmp_path / "1"), Library.from_folder(tmp_path / "2")
    expected = [singly.add([one])[0] for one in batch]
    assert at_once.add(batch) == expected
    for library in (at_once, singly):
        check_whole(library)
    assert searched(at_once) == searched(singly) == sorted([BRIDGE, FERRY])
    plain = [[(a.id, a.text, a.source) for a in lib.articles()] for lib in (at_once, singly)]
    assert sorted(plain[0]) == sorted(plain[1])
    assert at_once.revision(revision_of("Bridge", "Gone.")).text == "Gone."
    at_once.close()
    singly.close()


def test_a_language_put_right_splits_the_text_by_it(library, monkeypatch):
    seen = []
    real = splitter.passages
    monkeypatch.setattr(splitter, "passages", lambda text, language: seen.append(language) or real(text, language))
    library.add([draft(language="en")])
    assert outcomes(library.add([draft(language="th")])) == [("b", Outcome.UPDATED)]
    assert seen == ["en", "th"]


def test_an_article_without_a_language_gets_the_one_it_is_written_in(library):
    texts = {
        "b": BRIDGE,
        "m": "Міст закрито до травня. Пороми ходять щодня.",
        "q": "大桥关闭至五月。渡轮每天运行。",
        "n": "17:45 308 2021",
    }
    drafts = [draft(i, text, title="") for i, text in texts.items()]
    library.add(drafts)
    assert {i: library.article(i).language for i in texts} == {"b": "en", "m": "uk", "q": "zh", "n": None}
    assert {added.outcome for added in library.add(drafts)} == {Outcome.UNCHANGED}
    library.add([draft("g", BRIDGE, language="DE-at")])
    assert library.article("g").language == "de-at"


def test_ids_come_from_the_url_else_the_content(library):
    page, other, plain, same = library.add([
        Draft("A", "Text.", url="https://news.example/a?utm_source=x"),
        Draft("A", "New text.", url="https://NEWS.example/a"),
        Draft("A", "Text."),
        Draft("A ", "Text.\n"),
    ])  # fmt: skip
    assert page.id == other.id != plain.id == same.id
    assert [a.outcome for a in (other, plain, same)] == [Outcome.REVISED, Outcome.ADDED, Outcome.UNCHANGED]


def test_articles_of_a_site_that_routes_by_the_fragment_are_told_apart(library):
    pages = [f"https://news.example/#/article/{i}" for i in (17, 18)]
    added = library.add([Draft("Bridge", f"Text of {page}.", url=page) for page in pages])
    assert [a.outcome for a in added] == [Outcome.ADDED, Outcome.ADDED]
    assert [library.article(a.id).url for a in added] == pages


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Draft("A", " \n\t"), "has no text"),
        (Draft("A", "x" * (MAX_TEXT + 1)), "split it into parts"),
        (Draft("A" * 1001, "Text."), "title of 1,001 characters"),
        (Draft("A", "Text.", id="x" * (MAX_ID + 1)), "shorten it to 200"),
        (Draft("A", "Text.", url="news.example"), "is not a web address"),
    ],
)
def test_a_bad_draft_stops_all_of_its_batch(library, bad, reason):
    with pytest.raises(UserError, match=reason) as caught:
        library.add([draft(), bad])
    assert "\n" not in str(caught.value)
    assert library.article("b") is None
    assert library.last_change() == 0


def test_a_failure_in_mid_writing_leaves_nothing_behind(library, monkeypatch):
    library.add([draft("a")])
    last = library.last_change()

    def broken(_text, _language):
        raise RuntimeError("power cut")

    monkeypatch.setattr(splitter, "passages", broken)
    with pytest.raises(RuntimeError):
        library.add([draft("b", FERRY), draft("a", "New.")])
    monkeypatch.undo()
    assert (library.article("b"), library.article("a").text, library.last_change()) == (None, BRIDGE, last)
    assert library.revision(revision_of("Bridge", FERRY)) is None
    check_whole(library)


def test_removing_is_all_or_nothing(library):
    library.add([draft("a"), draft("b", FERRY)])
    with pytest.raises(UserError, match="no article has the id 'c': `dateline list`"):
        library.remove(["a", "c"])
    assert searched(library) == sorted([BRIDGE, FERRY])
    assert library.remove(["a", "b", "a"]) == ["Bridge", "Bridge", "Bridge"]
    assert library.remove([]) == []
    assert searched(library) == []
    check_whole(library)


def test_removing_the_ids_given_by_adding_works_for_any_id(library):
    ids = ["a'b", "a%_", "a b", "Ж", "👩", "x" * MAX_ID]
    library.add([draft(i, f"{i} is here.") for i in ids])
    library.remove(ids)
    assert library.live_revisions() == []


def test_no_drafts_are_fine(library):
    assert library.add([]) == []
    assert library.last_change() == 0


def test_a_batch_larger_than_a_statement_takes(library):
    drafts = [draft(f"a{i}", f"Bridge {i % 1500} is shut.") for i in range(3000)]
    added = library.add(drafts)
    assert [a.outcome for a in added] == [Outcome.ADDED] * 1500 + [Outcome.DUPLICATE] * 1500
    assert {a.outcome for a in library.add(drafts)} == {Outcome.UNCHANGED}
    assert library.coverage().articles == 1500
    assert len(list(library.articles())) == 3000
    check_whole(library)


def test_adding_takes_few_statements_however_many_articles(library):
    statements = []
    sa.event.listen(library.database._engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    library.add([draft(f"a{i}", f"Bridge {i} is shut.") for i in range(200)])
    assert len(statements) < 15


# The feed of changes


def test_it_is_known_when_a_text_came_and_when_it_went(library):
    start = datetime.now(UTC)
    library.add([draft("a"), draft("z", FERRY)])
    came = library.changed(revision_of("Bridge", BRIDGE))
    library.remove(["a"])
    went = library.changed(revision_of("Bridge", BRIDGE))
    assert start <= came < went <= datetime.now(UTC)
    assert library.changed(revision_of("Bridge", FERRY)) < went
    assert library.changed("0" * 64) is None


def test_change_numbers_are_never_used_again(tmp_path):
    seen = []
    for i in range(3):
        library = Library.from_folder(tmp_path)
        library.add([draft(f"{i}", f"Bridge {i}.")])
        library.remove([f"{i}"])
        seen += [change.number for change in library.changes(seen[-1] if seen else 0)]
        with library.database.writing() as connection:
            connection.execute(sa.text("DELETE FROM changes"))  # as if an old feed were cleared
        library.close()
    assert len(seen) == 6
    assert seen == sorted(set(seen))


def test_the_feed_is_read_in_pages(library):
    for i in range(5):
        library.add([draft(f"{i}", f"Bridge {i}.")])
    first = library.changes(0, 2)
    rest = library.changes(first[-1].number)
    assert [c.revision for c in first + rest] == [revision_of("Bridge", f"Bridge {i}.") for i in range(5)]


def test_another_version_of_the_splitter_splits_again_and_says_so(tmp_path, monkeypatch):
    library = Library.from_folder(tmp_path)
    library.add([draft("a"), draft("b"), draft("c", FERRY), draft("gone", "Gone.")])
    library.remove(["gone"])
    last = library.last_change()
    old = [p.id for p in library.passages_of(library.live_revisions())]
    library.close()

    monkeypatch.setattr(splitter, "VERSION", "next")
    monkeypatch.setattr(splitter, "passages", splitter.sentences)
    library = Library.from_folder(tmp_path)
    assert searched(library) == sorted([*BRIDGE.split("\n"), *FERRY.split("\n")])
    assert library.passages(old) == {}
    assert sorted(c.revision for c in library.changes(last)) == sorted(library.live_revisions())
    again = library.last_change()
    library.close()
    library = Library.from_folder(tmp_path)
    assert library.last_change() == again
    library.close()


def test_a_check_ends_when_it_is_to_stop(library, monkeypatch):
    monkeypatch.setattr("knowledge.store.database._STEPS", 1)
    library.add([draft(f"a{i}", f"Bridge {i} is shut.") for i in range(50)])
    asked = []
    library.database.check(lambda: asked.append(None) or len(asked) > 3)
    assert len(asked) == 5  # the last time to tell that from a failure
    library.check()
    assert len(asked) == 5


# Reading


def test_the_newest_article_comes_first_and_undated_ones_last(library):
    days = {"b": date(2021, 5, 1), "none": None, "a": date(2020, 1, 1), "c": date(2022, 1, 1)}
    library.add([draft(i, f"{i} text.", published=day) for i, day in days.items()])
    assert [a.id for a in library.articles()] == ["c", "b", "a", "none"]


def test_coverage_tells_how_many_and_from_when_to_when(library):
    assert library.coverage() == library_module.Coverage(0, None, None)
    library.add([draft("a", "A."), draft("b", "B.", published=date(2021, 5, 1))])
    library.add([draft("c", "C.", published=date(2020, 2, 29)), draft("d", "C.", published=date(2020, 3, 1))])
    assert library.coverage() == library_module.Coverage(3, date(2020, 2, 29), date(2021, 5, 1))


def test_passages_that_were_looked_up_before_are_gone_when_another_process_removes_them(library, tmp_path):
    library.add([draft("a", "A."), draft("b", "B.")])
    passages = {p.id: p for p in library.passages_of(library.live_revisions())}
    for _ in range(2):
        assert library.passages([*passages, 1]) == passages
    other = Library.from_folder(tmp_path)
    other.remove(["a"])
    assert {p.article_id for p in library.passages(passages).values()} == {"b"}
    other.add([draft("a", "A.")])
    assert library.passages(passages) == passages
    other.close()


def test_the_first_copy_names_a_passage_and_the_next_one_takes_its_place(library):
    library.add([draft("a", "A.")])
    library.add([draft("b", "A.")])
    (passage,) = library.passages_of(library.live_revisions())
    assert library.passages([passage.id]) == {passage.id: passage}
    assert passage.article_id == "a"
    library.remove(["a"])
    assert library.passages([passage.id])[passage.id].article_id == "b"


def test_a_passage_comes_with_all_articles_that_have_it_and_not_without_one(library):
    library.add([draft("b", "A."), draft("c", "C.")])
    library.add([draft("a", "A.")])
    places = library.passages_of(library.live_revisions())
    found = library.sources([*(place.id for place in places), 1])
    assert {passage.id: passage for passage, _ in found.values()} == {place.id: place for place in places}
    assert sorted([article.id for article in articles] for _, articles in found.values()) == [["b", "a"], ["c"]]
    library.remove(["a", "b"])
    ((passage, articles),) = library.sources(place.id for place in places).values()
    assert passage.article_id == "c"
    assert articles == [library.article("c")]


def test_the_last_change_is_that_of_the_transaction_that_one_is_in(library, tmp_path):
    before = library.last_change()
    with library.database.writing():
        library.add([draft("a", "A.")])
        assert library.last_change() == before + 1
        other = Library.from_folder(tmp_path)
        assert other.last_change() == before
        other.close()
    assert library.last_change() == before + 1


def test_changes_that_cannot_be_read_are_told_as_damage(library, tmp_path):
    with closing(sqlite3.connect(tmp_path / "library.db")) as raw, raw:
        raw.execute("DROP TABLE changes")
    with pytest.raises(DamagedError, match="is damaged"):
        library.last_change()


def test_what_is_lost_after_a_change_is_told(library):
    library.add([draft("a", "A."), draft("c", "C.")])
    library.remove(["c"])
    last = library.last_change()
    library.add([draft("b", "B."), draft("d", "A.")])
    library.remove(["b", "a"])
    assert library.lost(last) == [revision_of("Bridge", "B.")]
    assert set(library.lost(0)) == {revision_of("Bridge", "B."), revision_of("Bridge", "C.")}
    assert library.lost(library.last_change()) == []


def test_a_revision_is_found_by_its_first_sixteen_digits_or_more(library):
    library.add([draft()])
    revision = revision_of("Bridge", BRIDGE)
    for prefix in (revision[:16], revision[:40], revision):
        assert library.revision(prefix).revision == revision
    other = "f" if revision[15] != "f" else "0"
    for prefix in (revision[:15], "", revision[:15] + other, "%" * 16, "_" * 16, revision + "0"):
        assert library.revision(prefix) is None


def test_a_reader_that_began_before_a_write_sees_one_state(tmp_path):
    library = Library.from_folder(tmp_path)
    library.add([draft(f"{i}", f"Bridge {i}.") for i in range(1200)])
    articles = library.articles()
    next(articles)
    library.remove([f"{i}" for i in range(1200)])  # what was removed is never yielded from the next page on
    assert len(list(articles)) == 499
    library.close()


# Files that are not a good Library


def one_line(caught):
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_library_of_a_newer_version_is_refused(tmp_path):
    library = Library.from_folder(tmp_path)
    with library.database.writing() as connection:
        connection.execute(sa.text("UPDATE meta SET value = '999' WHERE name = 'schema'"))
    library.close()
    with pytest.raises(DamagedError) as caught:
        Library.from_folder(tmp_path)
    assert "written by a newer Dateline" in one_line(caught)
    assert "install the newer version" in str(caught.value)


@pytest.mark.parametrize("table", ["notes", "meta"])
def test_the_database_of_another_application_is_refused_untouched(tmp_path, table):
    path = tmp_path / "library.db"
    with sqlite3.connect(path) as connection:
        connection.execute(f"CREATE TABLE {table} (name TEXT, value TEXT)")
        connection.execute(f"INSERT INTO {table} VALUES ('schema', 'mine')")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="is not a Library: choose another folder with --data"):
        Library.from_folder(tmp_path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["library.db"]


@pytest.mark.parametrize(
    "garbage", [b"garbage" * 1000, b"SQLite format 3\x00" + b"\x00" * 5000, b"x", b"\x00" * 4096]
)
def test_garbage_is_refused_untouched(tmp_path, garbage):
    (tmp_path / "library.db").write_bytes(garbage)
    with pytest.raises(DamagedError) as caught:
        Library.from_folder(tmp_path)
    assert "dateline restore" in one_line(caught)
    assert (tmp_path / "library.db").read_bytes() == garbage


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    library = Library.from_folder(folder)
    library.add([draft(f"{i}", f"Bridge {i}. " + "It is shut. " * 200) for i in range(100)])
    library.close()
    return (folder / "library.db").read_bytes()


def use(folder):
    library = Library.from_folder(folder)
    try:
        list(library.articles())
        library.sources(passage.id for passage in library.passages_of(library.live_revisions()))
        library.changes(library.last_change() - 1)
        library.add([draft()])
    finally:
        library.close()


@pytest.fixture
def heeded():
    """Ctrl-C as in a terminal: what is started in the background may be deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_ctrl_c_while_the_library_is_checked_is_no_damage(tmp_path, whole):
    (tmp_path / "library.db").write_bytes(whole)
    asked = []

    def stopping():
        asked.append(None)
        if len(asked) == 1:
            signal.raise_signal(signal.SIGINT)
        return False

    with closing(Library.from_folder(tmp_path)) as library:
        library.add([draft(f"n{i}", f"Tram {i}. " + "It runs. " * 20) for i in range(1500)])  # more to check
        with pytest.raises(KeyboardInterrupt):
            library.database.check(stopping)
        library.check()


@pytest.mark.parametrize("size", [1, 50, 100, 511, 512, 1000, 4095, 4096, 5000, 8192, 50_000, 200_000])
def test_a_truncated_library_is_damaged(tmp_path, whole, size):
    assert size < len(whole)
    (tmp_path / "library.db").write_bytes(whole[:size])
    with pytest.raises(DamagedError) as caught:
        use(tmp_path)
    assert "is damaged" in one_line(caught)
    assert "dateline restore" in str(caught.value)
    assert (tmp_path / "library.db").read_bytes()[:size] == whole[:size]


@pytest.mark.parametrize("filler", [b"\x00", b"\xff", b"garbage!"])
@pytest.mark.parametrize("start", [0, 100, 4096])
def test_an_overwritten_library_is_damaged(tmp_path, whole, start, filler):
    hole = filler * (len(whole) * 3 // 4 // len(filler))
    (tmp_path / "library.db").write_bytes(whole[:start] + hole + whole[start + len(hole) :])
    with pytest.raises(DamagedError) as caught:
        use(tmp_path)
    assert "is damaged" in one_line(caught)


WRITE_VERSION, SCHEMA_FORMAT = 18, 47  # places in the header of a SQLite file


@pytest.mark.parametrize("bits", [0x01, 0x80, 0xFF])
def test_a_file_format_that_never_was_is_damage(tmp_path, whole, bits):
    there = bytes([whole[SCHEMA_FORMAT] ^ bits])
    (tmp_path / "library.db").write_bytes(whole[:SCHEMA_FORMAT] + there + whole[SCHEMA_FORMAT + 1 :])
    with pytest.raises(DamagedError) as caught:
        use(tmp_path)
    assert "is damaged" in one_line(caught)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), st.integers(0, 1_000_000), st.sampled_from([0x01, 0x80, 0xFF]))
def test_whichever_byte_is_flipped_nobody_reads_on_into_an_error_of_the_code(tmp_path, whole, near, number, bits):
    """A byte of the schema, or of any page: what is there is read as ever, or the damage is told with its cure."""
    # But for the byte by which a later SQLite lets earlier ones read alone: that is no damage.
    places = [at for at, byte in enumerate(whole) if byte and at != WRITE_VERSION]
    schema = [at for at in places if 100 <= at < 4096]  # the first page, after its header
    among = schema if near else places
    place = among[number % len(among)]
    flipped = bytes([whole[place] ^ bits])
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    (folder / "library.db").write_bytes(whole[:place] + flipped + whole[place + 1 :])
    with suppress(DamagedError):
        use(folder)


def test_an_article_that_has_lost_its_text_is_damage(tmp_path, whole):
    (tmp_path / "library.db").write_bytes(whole)
    with closing(sqlite3.connect(tmp_path / "library.db")) as raw, raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'copies'")
    with closing(sqlite3.connect(tmp_path / "library.db")) as raw, raw:
        raw.execute("UPDATE copies SET revision = NULL WHERE id = '7'")
    with pytest.raises(DamagedError) as caught:
        use(tmp_path)
    assert "is damaged" in one_line(caught)


@pytest.mark.parametrize("name", ["a file", "a file/below", "a file/much/below"])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path, name):
    (tmp_path / "a file").write_text("")
    with pytest.raises(UserError) as caught:
        Library.from_folder(tmp_path / name)
    assert "choose another with --data" in one_line(caught)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    (tmp_path / "library.db").mkdir()
    with pytest.raises(DamagedError) as caught:
        Library.from_folder(tmp_path)
    assert "library.db is a folder, and should be a database: move it away" in one_line(caught)


@pytest.mark.parametrize("closed", ["library.db", "."])
def test_a_library_that_may_not_be_read_is_told_with_the_cure(tmp_path, request, closed):
    Library.from_folder(tmp_path / "data").close()
    (tmp_path / "data" / closed).chmod(0)
    request.getfixturevalue("not_root")
    with pytest.raises(UserError) as caught:
        Library.from_folder(tmp_path / "data")
    assert "give this user the permission to read" in one_line(caught)
    assert "library.db" in str(caught.value)


def test_a_disk_that_is_full_is_told_on_opening_and_on_adding(tmp_path, no_room):
    library = Library.from_folder(tmp_path)
    library.add([draft()])
    with no_room(100_000), pytest.raises(UserError, match="free some space") as caught:
        library.add([draft(text=BRIDGE * 20_000)])
    assert "\n" not in str(caught.value)
    assert library.article("b").text == BRIDGE
    library.add([draft(text=FERRY)])
    check_whole(library)
    library.close()
    with no_room(10_000), pytest.raises(UserError, match="free some space") as caught:
        Library.from_folder(tmp_path)
    assert "\n" not in str(caught.value)


# Other processes

CHILD = [sys.executable, "-c"]
IMPORTS = """
import sys
from pathlib import Path
from knowledge.article import Draft
from knowledge.library import Library
"""


@pytest.fixture
def child():
    """Starts processes that run a script, wait for a line first if it reads one, and are gone after the test."""
    with ExitStack() as stack:

        def start(script, *args):
            command = [*CHILD, IMPORTS + script, *map(str, args)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield start


def test_a_library_that_another_process_is_writing_is_busy(tmp_path, child):
    Library.from_folder(tmp_path).close()
    holder = child(
        "library = Library.from_folder(Path(sys.argv[1]))\n"
        "with library.database.writing():\n    print('held', flush=True)\n    sys.stdin.read()\n",
        tmp_path,
    )
    assert holder.stdout.readline() == "held\n"
    library = Library(Database.from_file(tmp_path / "library.db", busy_seconds=0.1))
    assert library.coverage().articles == 0  # readers do not wait
    with pytest.raises(TransientError) as caught:
        library.add([draft()])
    assert "in use by another process: try again" in one_line(caught)
    holder.communicate()
    assert outcomes(library.add([draft()])) == [("b", Outcome.ADDED)]
    library.close()


def test_processes_that_make_the_library_at_once_share_it(tmp_path, child):
    script = (
        "sys.stdin.readline()\n"
        "library = Library.from_folder(Path(sys.argv[1]))\n"
        "library.add([Draft('A', f'Text {sys.argv[2]}.', id=sys.argv[2])])\n"
    )
    children = [child(script, tmp_path / "new", i) for i in range(4)]
    for each in children:
        each.stdin.write("go\n")
    for each in children:
        each.communicate()
        assert each.returncode == 0
    library = Library.from_folder(tmp_path / "new")
    assert sorted(a.id for a in library.articles()) == list("0123")
    check_whole(library)
    library.close()


WRITER = """
sys.stdin.readline()
library = Library.from_folder(Path(sys.argv[1]))
run = sys.argv[2]
with library.database.writing() as connection:
    connection.exec_driver_sql("PRAGMA cache_size=5")  # pages, so that much is written before the commit
for i in range(100_000):
    ids = [f"{run}-{i}-{j}" for j in range(1 + i % 7)]
    library.add([Draft(f"Title {n}", f"Text of {n}. It is shut.\\n" * 30, id=n) for n in ids])
    print("\\n".join("+" + n for n in ids), flush=True)
    if i % 3 == 2:
        library.add([Draft(f"Title {ids[0]}", f"New text of {ids[0]}.", id=ids[0])])
        print("=" + ids[0], flush=True)
    big = [f"{run}-{i}-big{j}" for j in range(6)]
    library.add([Draft(f"Title {n}", f"Text of {n}. " + "It is shut. " * 3000, id=n) for n in big])
    print("\\n".join("+" + n for n in big), flush=True)
    library.remove(big)
    print("\\n".join("-" + n for n in big), flush=True)
"""


def test_what_was_acknowledged_survives_being_killed(tmp_path, child):
    rng = random.Random()
    expected = {}  # id: whether its text is the new one
    waiting = [child(WRITER, tmp_path, run) for run in range(15)]  # starting takes longest
    for run, process in enumerate(waiting):
        process.stdin.write("go\n")
        printed = [process.stdout.readline() for _ in range(rng.randrange(1, 40))]
        time.sleep(rng.random() / 10)  # to be anywhere in a transaction, not right after one
        process.send_signal(signal.SIGKILL)
        printed += process.stdout.readlines()
        assert process.wait() == -signal.SIGKILL
        done = [line for line in printed if line.endswith("\n")]
        for line in done:
            kind, article_id = line[0], line[1:-1]
            if kind == "-":
                del expected[article_id]
            else:
                expected[article_id] = kind == "="
        library = Library.from_folder(tmp_path)
        check_whole(library)
        stored = {article.id: article for article in library.articles()}
        # The commit may have come just before the kill, its acknowledgement not.
        unsure = {i for i in stored.keys() ^ expected.keys() if i.startswith(f"{run}-")}
        assert len({i.split("-")[1] for i in unsure}) <= 1
        assert not (stored.keys() ^ expected.keys()) - unsure
        for article_id, revised in expected.items():
            if article_id in stored:
                text = stored[article_id].text
                assert text.startswith("New text of") or not revised
        assert sum("-big" in i for i in stored) % 6 == 0  # a batch is stored whole or not at all
        for article_id in unsure:
            expected.pop(article_id, None)
            if article_id in stored:
                expected[article_id] = False
        library.close()
    assert len(expected) > 5


# Any order of things

TEXTS = ["The bridge is shut.", "Ferries run.\nThey are free.", "Long. " * 400, "桥关闭了。" * 90, "One"]
IDS = ["a", "b", "c", "d"]
COPIES = st.tuples(st.sampled_from(IDS), st.sampled_from(TEXTS), st.sampled_from([None, "Post"]))
BATCHES = st.lists(COPIES, max_size=6)


class AnyOrder(RuleBasedStateMachine):
    """The Library beside a dictionary."""

    @initialize()
    def open(self):
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library.from_folder(self.folder)
        self.expected = {}
        self.ever = set()
        self.numbers = []
        self.followed = {}  # the passages of each revision, as one who follows the feed has them

    @rule(batch=BATCHES)
    def add(self, batch):
        want = []
        for article_id, text, source in batch:
            before = self.expected.get(article_id)
            new = (text, source or (before[1] if before else None))  # what is not given stays
            if before is None:
                shared = any(text == other for other, _ in self.expected.values())
                want.append(Outcome.DUPLICATE if shared else Outcome.ADDED)
            elif before == new:
                want.append(Outcome.UNCHANGED)
            else:
                want.append(Outcome.UPDATED if before[0] == text else Outcome.REVISED)
            self.expected[article_id] = new
            self.ever.add(text)
        added = self.library.add([Draft("T", text, source=source, id=i) for i, text, source in batch])
        assert outcomes(added) == [(i, outcome) for (i, _, _), outcome in zip(batch, want, strict=True)]

    @rule(ids=st.lists(st.sampled_from(IDS), max_size=3, unique=True))
    def remove(self, ids):
        if all(i in self.expected for i in ids):
            assert self.library.remove(ids) == ["T"] * len(ids)
            for i in ids:
                del self.expected[i]
        else:
            with pytest.raises(UserError):
                self.library.remove(ids)

    @rule()
    def reopen(self):
        self.library.close()
        self.library = Library.from_folder(self.folder)

    @invariant()
    def is_as_expected(self):
        library = self.library
        check_whole(library)
        assert {a.id: (a.text, a.source) for a in library.articles()} == {
            i: (canonical_text(text), source) for i, (text, source) in self.expected.items()
        }
        for text in self.ever:
            stored = library.revision(revision_of("T", canonical_text(text)))
            assert stored.text == canonical_text(text)
            assert set(stored.article_ids) == {i for i, (other, _) in self.expected.items() if other == text}

    @invariant()
    def can_be_followed_by_the_feed(self):
        changes = self.library.changes(self.numbers[-1] if self.numbers else 0)
        self.numbers += [change.number for change in changes]
        assert self.numbers == sorted(set(self.numbers))
        for revision in {change.revision for change in changes}:
            self.followed[revision] = self.library.passages_of([revision])
        now = [p for r in sorted(self.followed) for p in self.followed[r]]
        assert now == self.library.passages_of(self.library.live_revisions())

    def teardown(self):
        if hasattr(self, "library"):
            self.library.close()
            shutil.rmtree(self.folder)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(
    max_examples=20, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
