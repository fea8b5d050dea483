"""`dateline feeds`, as a person uses it: with feeds of a real site on this machine."""

import os
import re
import shlex
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest
from command import COMMAND, until
from feedfiles import ATOM, LEAD, TEASER, item, rss
from website import Reply

from bot import settings as settings_
from bot.intake import collectors, fetcher, takers
from knowledge.intake.folders import watch
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.library import Library
from knowledge.store.visits import FIRST, Visits

WHOLE = f"<p>{LEAD}</p><p>{LEAD.replace('ferry', 'boat')}</p>"
HEEDING = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""What runs in the background of a shell ignores Ctrl-C, and so does all that it starts."""


@pytest.fixture(autouse=True)
def fetching(monkeypatch):
    """This machine may be fetched from, as the setting allows it."""
    monkeypatch.setenv("DATELINE_FETCH_LOOPBACK", "true")


@pytest.fixture
def feeds(inside, tmp_path):
    return lambda *args: inside("feeds", *args, "--data", tmp_path / "data")


@pytest.fixture
def titles(inside, tmp_path):
    """The titles of all articles, by the outlet."""

    def listed():
        rows = inside("list", "--data", tmp_path / "data").out.splitlines()
        return sorted(tuple(row.split("\t")[2:]) for row in rows)

    return listed


@pytest.fixture
def post(website):
    website.pages["/feed"] = Reply(
        rss(
            item("Ferry starts", "/ferry", content=WHOLE),
            item("Bridge shut", "/bridge", content=WHOLE + "<p>B</p>"),
        ),
        headers={"Content-Type": "application/rss+xml"},
    )
    return website


def test_a_feed_is_added_listed_and_removed(post, feeds, titles):
    added = feeds("add", f"{post.url}/feed").works()
    assert f"The Harbour Post, 2 entries: {post.url}/feed\n" in added.out
    assert added.out.endswith("The Harbour Post is followed: 2 added.\n")
    assert titles() == [("The Harbour Post", "Bridge shut"), ("The Harbour Post", "Ferry starts")]

    assert feeds("add", f"{post.url}/feed").works().out.endswith("is followed: nothing new.\n")
    listed = feeds("list").works().out
    assert listed.count(f"{post.url}/feed (The Harbour Post)") == 1
    assert "2 articles from 2 entries" in listed
    (told,) = feeds("list", "--json").works().json["feeds"]
    assert (told["address"], told["title"], told["articles"]) == (f"{post.url}/feed", "The Harbour Post", 2)
    assert datetime.fromisoformat(told["next_look"]) > datetime.now(UTC)

    assert "Its articles stay." in feeds("remove", f"{post.url}/feed").works().out
    assert len(titles()) == 2
    assert "No feed is followed yet" in feeds("list").works().out


def test_a_feed_is_removed_with_its_articles(post, feeds, titles):
    feeds("add", f"{post.url}/feed", "--source", "Our Post").works()
    assert {outlet for outlet, _ in titles()} == {"Our Post"}
    assert "2 removed" in feeds("remove", f"{post.url}/feed", "--articles").works().out
    assert titles() == []


def test_the_feed_that_a_page_names_is_taken(post, feeds):
    post.pages["/"] = (
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed">'
        '<link rel="alternate" type="application/atom+xml" href="/atom"></head><body>News</body></html>'
    )
    added = feeds("add", f"{post.url}/").works().out
    assert f"The Harbour Post, 2 entries: {post.url}/feed\n" in added
    assert f"The page also names {post.url}/atom\n" in added


def test_a_feed_that_moved_is_followed_where_it_is(post, feeds):
    post.redirect("/old", "/feed", 301)
    assert f"{post.url}/feed\n" in feeds("add", f"{post.url}/old").works().out
    assert f"{post.url}/old" not in feeds("list").works().out


@pytest.mark.parametrize(
    ("path", "reply", "said"),
    [
        ("/", "<html><body><p>A page without feeds</p></body></html>", "is not a feed and names none"),
        ("/", "<urlset><url><loc>https://news.example/a</loc></url></urlset>", "is a sitemap, and no feed: take"),
        ("/feed", f"<rss><channel>{'<item/>' * 150_001}</channel></rss>", "more than 150,000 tags"),
        ("/feed", Reply("no", 403), "403 Forbidden"),
        ("/feed", Reply("no", 404), "404 Not Found"),
        ("/feed", Reply("no", 503), "try again later"),
        ("/robots.txt", "User-agent: *\nDisallow: /", "does not allow"),
    ],
    ids=["page", "sitemap", "large", "forbidden", "missing", "busy", "robots"],
)
def test_what_cannot_be_followed_says_why(website, feeds, path, reply, said):
    website.pages[path] = reply
    target = website.url + ("/feed" if path == "/robots.txt" else path)
    feeds("add", target).fails(said)
    assert "No feed is followed yet" in feeds("list").works().out


@pytest.mark.parametrize("address", ["news.example/feed", "ftp://news.example/feed", "http://[bad", ""])
def test_what_is_no_address_says_so(feeds, address):
    feeds("add", address).fails("is not a")


def test_a_feed_that_is_not_followed_cannot_be_removed(feeds):
    feeds("remove", "https://news.example/feed").fails(
        "no feed https://news.example/feed", "`dateline feeds list --data"
    )


def test_pages_that_cannot_be_had_are_told_and_leave_their_teasers(website, feeds, titles):
    website.pages["/feed"] = Reply(rss(*(item(f"Story {n}", f"/{n}", summary=TEASER + str(n)) for n in range(12))))
    added = feeds("add", f"{website.url}/feed")
    assert added.code == 1
    assert "12 added" in added.out
    told = added.err.splitlines()
    assert len(told) == 11
    assert "404" in told[0]
    assert "and 2 more: `dateline sources --data" in told[-1]
    assert len(titles()) == 12
    listed = feeds("list").works().out
    assert "  12 articles from 12 entries, last looked at just now\n" in listed
    assert "  12 entries only in part or as before, 12 to be tried again:\n" in listed
    assert "404 Not Found" in listed
    assert "; the teaser is taken\n" in listed


def test_what_is_told_of_entries_adds_up(website, feeds, titles):
    short = "A teaser of some words that is too short for an article to be told by it."
    rest = [item(f"Story {n}", f"/{n}", summary=TEASER + str(n)) for n in range(2)]
    website.pages["/feed"] = Reply(rss(item("Short", "/short", summary=short), *rest))
    website.pages["/short"] = Reply("pay first", 403)
    feeds("add", f"{website.url}/feed")
    assert len(titles()) == 2
    listed = feeds("list").works().out
    assert "  2 articles from 3 entries, last looked at just now\n" in listed
    assert "  1 entry could not be taken in, 2 only in part or as before, 2 to be tried again:\n" in listed
    assert "403 Forbidden" in listed
    assert "; the teaser has less than 80 characters, and is not taken\n" in listed
    (feed,) = feeds("list", "--json").works().json["feeds"]
    assert (feed["items"], feed["articles"], feed["failed"], feed["partly"]) == (3, 2, 3, 2)


def test_a_feed_that_is_gone_is_listed_as_given_up(post, feeds, tmp_path):
    feeds("add", f"{post.url}/feed").works()
    post.pages["/feed"] = Reply(status=410)
    library = Library.from_folder(tmp_path / "data")
    (origin,) = Origins(library.database).all()
    Intake(library, collectors(fetcher(settings_.load()))).look(origin)
    library.close()

    listed = feeds("list").works().out
    assert "failed 1 time, given up:" in listed
    assert "the feed is looked at no more" in listed


def test_what_is_no_address_is_told_with_how_one_is_written(feeds):
    feeds("add", "www.post.example").fails(
        "www.post.example is not a web address: write it with https:// or http://"
    )


def test_lists_come_in_and_go_out(post, feeds, titles, tmp_path):
    post.pages["/atom"] = ATOM
    path = tmp_path / "mine.opml"
    path.write_text(
        f'<opml version="1.0"><body><outline text="Sea"><outline text="S" xmlUrl="{post.url}/atom"/></outline>'
        f'<outline text="P" xmlUrl="{post.url}/feed"/><outline text="X" xmlUrl="ftp://x.example/"/>'
        f'<outline text="Y" xmlUrl="{post.url}/lost"/></body></opml>'
    )
    brought = feeds("import", path)
    assert brought.code == 1
    assert brought.out.startswith("3 new, 0 known.\n")
    assert "3 added" in brought.out
    assert "'ftp://x.example/' is not a web address" in brought.err
    assert "/lost answers 404" in brought.err
    assert len(titles()) == 3

    exported = feeds("export", tmp_path / "out.opml").works()
    assert exported.out == f"{tmp_path / 'out.opml'} holds 3 feeds.\n"
    content = (tmp_path / "out.opml").read_text()
    assert (
        f'<outline type="rss" text="The Harbour Post" title="The Harbour Post" xmlUrl="{post.url}/feed" />'
        in content
    )
    assert content.index('<outline text="Sea">') < content.index("Sound &amp; Sea") < content.index("</outline>")
    assert feeds("export").works().out.count("xmlUrl") == 3

    again = feeds("import", tmp_path / "out.opml").works()
    assert again.out.startswith("0 new, 3 known.\n")

    for address in (f"{post.url}/atom", f"{post.url}/lost"):
        feeds("remove", address).works()
    assert feeds("export", tmp_path / "one.opml").works().out == f"{tmp_path / 'one.opml'} holds 1 feed.\n"


def test_an_outlet_that_was_named_for_a_feed_comes_along_with_a_list(post, feeds, inside, tmp_path):
    feeds("add", f"{post.url}/feed", "--source", "Sea & Sound").works()
    feeds("export", tmp_path / "out.opml").works()
    for number, list_ in enumerate([tmp_path / "out.opml", tmp_path / "renamed.opml"]):
        if number:
            list_.write_text(f'<opml><body><outline text="My name for it" xmlUrl="{post.url}/feed"/></body></opml>')
        data = tmp_path / str(number)
        inside("feeds", "import", list_, "--data", data).works()
        outlets = {row.split("\t")[2] for row in inside("list", "--data", data).works().out.splitlines()}
        assert outlets == {"The Harbour Post" if number else "Sea & Sound"}


def test_a_feed_that_is_named_anew_names_what_it_has_brought(post, feeds, inside, tmp_path):
    feeds("add", f"{post.url}/feed").works()
    named = feeds("add", f"{post.url}/feed", "--source", "Sea & Sound").works()
    assert "updated" in named.out
    data = tmp_path / "data"
    rows = inside("list", "--data", data).works().out.splitlines()
    assert {row.split("\t")[2] for row in rows} == {"Sea & Sound"}
    assert "nothing new" in feeds("add", f"{post.url}/feed", "--source", "Sea & Sound").works().out
    assert inside("list", "--data", data).works().out.splitlines() == rows


def test_a_restricted_feed_is_not_made_public_by_another_name(post, feeds, inside, tmp_path):
    data = tmp_path / "data"
    feeds("add", f"{post.url}/feed").works()
    inside("restrict", "The Harbour Post", "-100", "--data", data).works()
    told = feeds("add", f"{post.url}/feed", "--source", "Sea & Sound")
    told.fails("'The Harbour Post' is for some chats alone", "its articles would be public")
    assert "Sea" not in inside("list", "--data", data).works().out
    _, *command = shlex.split(re.search("`(.*)`", told.err)[1])
    inside(*command).works()
    feeds("add", f"{post.url}/feed", "--source", "Sea & Sound").works()
    assert "Sea & Sound\t-100" in inside("restricted", "--data", data).works().out


def test_a_bad_list_and_a_bad_place_say_so(feeds, tmp_path):
    (tmp_path / "bad.opml").write_text("<html></html>")
    feeds("import", tmp_path / "bad.opml").fails("bad.opml is not OPML but <html>")
    feeds("import", tmp_path / "none.opml").fails("cannot read", "none.opml")
    feeds("list").works()
    feeds("export", tmp_path / "no" / "out.opml").fails("cannot write", "out.opml")


def test_ctrl_c_keeps_what_was_taken_in_and_the_next_time_does_the_rest(website, feeds, titles, tmp_path):
    going = threading.Event()

    def slow(handler):
        going.wait(60)
        handler.send_error(503)

    website.pages["/feed"] = Reply(
        rss(*(item(f"Story {n}", f"/{n}", content=f"{WHOLE}<p>{n}</p>") for n in range(3)), item("L", "/slow"))
    )
    website.pages["/slow"] = slow
    command = [
        sys.executable,
        "-c",
        HEEDING,
        COMMAND,
        "feeds",
        "add",
        f"{website.url}/feed",
        "--data",
        tmp_path / "data",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ) as process:
        until(lambda: "/slow" in website.requests)
        process.send_signal(signal.SIGINT)
        going.set()
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"run the command again" in err
    website.pages["/slow"] = f"<html><body><article>{WHOLE * 2}</article></body></html>"
    feeds("add", f"{website.url}/feed").works()
    assert len(titles()) == 4


def test_the_bot_keeps_up_with_feeds_while_a_slow_one_keeps_no_folder_waiting(post, tmp_path, monkeypatch):
    going = threading.Event()

    def slow(handler):
        going.wait(60)
        handler.send_error(503)

    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    library = Library.from_folder(tmp_path / "data")
    origins = Origins(library.database)
    taking = takers(library, fetcher(settings_.load()), seconds=0.05)
    origins.add(Kind.FEED, f"{post.url}/feed")
    for taker in taking:
        taker.start()
    try:
        until(lambda: library.coverage().articles == 2)

        post.pages["/slow"] = slow
        origins.add(Kind.FEED, f"{post.url}/slow")
        until(lambda: "/slow" in post.requests)
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "owl.txt").write_text("Owl in the town hall\n\nAn owl nested in the clock.\n")
        watch(origins, tmp_path / "folder", None)
        until(lambda: library.coverage().articles == 3)
        assert not going.is_set()
    finally:
        going.set()
        for taker in taking:
            taker.stop()
    library.close()


def test_the_bot_removes_what_a_site_has_taken_back(post, feeds, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    feeds("add", f"{post.url}/feed").works()
    library = Library.from_folder(tmp_path / "data")
    visits = Visits(library.database)
    visited = visits.due(datetime.now(UTC) + FIRST)
    post.pages[visited.visit.url.removeprefix(post.url)] = Reply("gone", 410)
    visits.put_off(visited.visit, datetime.now(UTC))
    taking = takers(library, fetcher(settings_.load()), seconds=0.05)
    for taker in taking:
        taker.start()
    try:
        until(lambda: library.article(visited.article) is None)
    finally:
        for taker in taking:
            taker.stop()
    assert library.coverage().articles == 1
    library.close()
