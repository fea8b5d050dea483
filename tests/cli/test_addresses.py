"""`dateline add` with web addresses, as a person uses it: on a real site on this machine."""

import os
import pty
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from command import COMMAND
from feedfiles import json_feed
from website import Reply

from knowledge.article import Draft
from knowledge.library import Library
from knowledge.store.visits import Visits

HEEDING = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""What runs in the background of a shell ignores Ctrl-C, and so does all that it starts."""


def page(title):
    text = f"The council spoke of {title.lower()} on Monday, and will speak of it again next week, the mayor said. "
    return f"<html><head><title>{title}</title></head><body><article><p>{text * 2}</p></article></body></html>"


def sitemap(*urls):
    return f"<urlset>{''.join(f'<url><loc>{url}</loc></url>' for url in urls)}</urlset>"


@pytest.fixture
def fetching(monkeypatch):
    """This machine may be fetched from, as the setting allows it."""
    monkeypatch.setenv("DATELINE_FETCH_LOOPBACK", "true")


@pytest.mark.usefixtures("fetching")
def test_a_page_is_added_once_whatever_tracks_its_readers(website, inside, tmp_path):
    ferry = Reply("The ferry\n\nThe ferry starts in June.", headers={"Content-Type": "text/plain"})
    website.pages |= dict.fromkeys(("/ferry", "/ferry?utm_source=mail"), ferry)
    first = inside("add", f"{website.url}/ferry", "--source", "The Post", "--no-wait", "--data", tmp_path).works()
    assert first.out.startswith("added ")
    again = inside("add", f"{website.url}/ferry?utm_source=mail", "--no-wait", "--data", tmp_path).works()
    assert again.out.startswith("unchanged")
    listed = inside("list", "--data", tmp_path).works().out
    assert listed.count("\n") == 1
    assert "\tThe Post\tThe ferry" in listed


@pytest.mark.usefixtures("fetching")
def test_an_address_that_is_gone_takes_its_own_article_along_and_none_that_only_names_it(website, inside, tmp_path):
    website.pages["/ferry"] = page("The ferry")
    inside("add", f"{website.url}/ferry", "--no-wait", "--data", tmp_path).works()
    library = Library.from_folder(tmp_path)
    library.add([Draft(f"Story {n}", f"Story {n}.", id=str(n), url=f"{website.url}/") for n in range(2)])
    library.close()
    website.pages["/ferry"] = website.pages["/"] = Reply(status=410)
    gone = inside("add", f"{website.url}/ferry", "--no-wait", "--data", tmp_path)
    gone.fails("removed for good, and so it is here")
    assert gone.out.startswith("removed ")
    named = inside("add", f"{website.url}/", "--no-wait", "--data", tmp_path)
    named.fails(
        f"2 articles name this address and stay; `dateline remove ID --data {tmp_path}` (in the chat /remove) "
        "takes one away: 0, 1"
    )
    assert named.out == ""
    assert inside("list", "--data", tmp_path).works().out.count("Story") == 2


@pytest.mark.usefixtures("fetching")
def test_a_page_that_its_site_took_back_goes_with_the_next_look(website, inside, tmp_path):
    website.pages["/ferry"] = page("The ferry")
    inside("add", f"{website.url}/ferry", "--no-wait", "--data", tmp_path).works()
    website.pages["/ferry"] = Reply(status=410)
    assert "nothing new" in inside("sync", "--data", tmp_path).works().out  # it was there a moment ago
    library = Library.from_folder(tmp_path)
    visits = Visits(library.database)
    visits.put_off(visits.find(f"{website.url}/ferry").visit, datetime.now(UTC) - timedelta(hours=1))
    library.close()
    assert "1 removed" in inside("sync", "--data", tmp_path).works().out
    assert "The ferry" not in inside("list", "--data", tmp_path).out


@pytest.mark.usefixtures("fetching")
def test_a_sitemap_adds_its_pages_and_says_which_it_could_not_read(website, inside, tmp_path):
    parts = "".join(f"<sitemap><loc>/{name}.xml</loc></sitemap>" for name in ("missing", "news"))
    website.pages["/sitemap.xml"] = f"<sitemapindex>{parts}</sitemapindex>"
    website.pages["/news.xml"] = sitemap("/ferry", "/lost", "/chart", "/secret", "/bridge")
    website.pages["/robots.txt"] = "User-agent: *\nDisallow: /secret"
    website.pages["/ferry"], website.pages["/bridge"] = page("The ferry"), page("The bridge")
    website.pages["/secret"] = page("The secret")
    website.pages["/chart"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    added = inside("add", f"{website.url}/sitemap.xml", "--no-wait", "--data", tmp_path)
    assert added.code == 1
    lines = added.out.splitlines()
    assert [line.rpartition("  ")[2] for line in lines[:2]] == ["The ferry", "The bridge"]
    assert lines[2].startswith("2 added, 4 not read. The Library holds 2 articles")
    told = added.err.splitlines()
    for line, words in zip(told, ("missing.xml", "/lost answers 404", "image/png", "robots.txt"), strict=True):
        assert words in line
    assert "/secret" not in website.requests


@pytest.mark.usefixtures("fetching")
def test_a_site_that_is_being_worked_on_is_asked_again_by_the_bot(website, inside, tmp_path):
    website.pages["/ferry"] = page("We will be back soon")
    website.pages["/sitemap.xml"] = sitemap("/ferry")
    for path in ("/ferry", "/sitemap.xml"):
        told = inside("add", website.url + path, "--no-wait", "--data", tmp_path).err
        assert "is being worked on: try again later; the running bot tries it again" in told
    assert "1 to be tried again" in inside("sources", "--data", tmp_path).out


@pytest.mark.usefixtures("fetching")
def test_what_a_sitemap_for_news_says_of_a_page_counts_where_the_page_does_not(website, inside, tmp_path):
    told = (
        "<n:news><n:publication><n:name>The Post</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>{}</n:publication_date><n:title>Other</n:title></n:news>"
    )
    days = {"/ferry": "2024-05-13T23:30:00-05:00", "/bridge": "2024-05-14", "/owl": "2999-01-01"}
    listed = "".join(f"<url><loc>{path}</loc>{told.format(day)}</url>" for path, day in days.items())
    website.pages["/sitemap.xml"] = f'<urlset xmlns:n="news">{listed}</urlset>'
    named = (
        '<meta property="og:site_name" content="The Courier"><meta property="article:published_time" content="{}">'
    )
    website.pages |= {path: page(path.title()[1:]) for path in days}
    website.pages["/bridge"] = page("Bridge").replace("<head>", f"<head>{named.format('2024-05-10')}")
    added = inside("add", f"{website.url}/sitemap.xml", "--no-wait", "--data", tmp_path)
    assert "has the date 2999-01-01, and today is" in added.err
    listed = inside("list", "--data", tmp_path).works().out.splitlines()
    assert [line.split("\t")[1:] for line in listed] == [
        ["2024-05-13", "The Post", "Ferry"],
        ["2024-05-10", "The Courier", "Bridge"],
        ["-", "The Post", "Owl"],
    ]


@pytest.mark.usefixtures("fetching")
def test_what_a_sitemap_names_beside_articles_is_passed_over(website, inside, tmp_path):
    category = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    website.pages["/"] = page("The Harbour Post").replace("</head>", feed + "</head>")
    website.pages["/category/ferries"] = page("Ferries").replace("</head>", category + "</head>")
    website.pages["/ferry"] = page("The ferry")
    website.pages["/sitemap.xml"] = sitemap("/", "/category/ferries", "/ferry")
    added = inside("add", f"{website.url}/sitemap.xml", "--no-wait", "--data", tmp_path).works()
    assert "The ferry" in added.out
    assert "1 added" in added.out
    assert inside("list", "--data", tmp_path).works().out.count("\n") == 1
    alone = inside("add", f"{website.url}/category/ferries", "--no-wait", "--data", tmp_path)
    alone.fails("lists articles, and is none")


@pytest.fixture
def listing(website, inside, tmp_path, monkeypatch):
    """A sitemap of two pages, each with when it was changed; its pages are asked for again and again."""

    def add(changed, *options):
        entries = "".join(
            f"<url><loc>/{name}</loc><lastmod>{moment:%Y-%m-%dT%H:%M:%SZ}</lastmod></url>"
            for name, moment in changed.items()
        )
        website.pages["/sitemap.xml"] = f"<urlset>{entries}</urlset>"
        del website.requests[:], website.headers[:]
        added = inside("add", f"{website.url}/sitemap.xml", *options, "--no-wait", "--data", tmp_path).works()
        asked = [path for path in website.requests if path not in {"/robots.txt", "/sitemap.xml"}]
        return [line.split()[0] for line in added.out.splitlines()[:-1]], asked

    monkeypatch.setenv("DATELINE_FETCH_LOOPBACK", "true")
    website.pages["/ferry"] = page("The ferry")
    website.pages["/bridge"] = Reply("Bridge\n\nShut.", headers={"ETag": '"7"', "Content-Type": "text/plain"})
    return add


def test_a_sitemap_that_is_added_again_fetches_what_it_says_has_changed(website, listing):
    now = datetime.now(UTC)
    long_ago, just_now = now - timedelta(days=9), now + timedelta(seconds=1)
    assert listing({"ferry": long_ago, "bridge": long_ago}) == (["added", "added"], ["/ferry", "/bridge"])
    assert listing({"ferry": long_ago, "bridge": long_ago}) == (["unchanged", "unchanged"], [])

    website.pages["/ferry"] = page("The ferry is late")
    assert listing({"ferry": just_now, "bridge": long_ago}) == (["revised", "unchanged"], ["/ferry"])


def test_a_page_of_a_sitemap_is_asked_whether_it_has_changed(website, listing):
    just_now = datetime.now(UTC)
    listing({"bridge": just_now})
    website.pages["/bridge"] = Reply(status=304)
    assert listing({"bridge": just_now}) == (["unchanged"], ["/bridge"])
    assert website.headers[-1]["If-None-Match"] == '"7"'


def test_a_day_alone_says_nothing_of_what_changed_on_it(website, listing):
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0)
    listing({"ferry": today})
    website.pages["/ferry"] = page("The ferry is late")
    assert listing({"ferry": today}) == (["revised"], ["/ferry"])


def test_a_page_that_was_removed_here_or_gets_another_outlet_is_fetched_again(listing, inside, tmp_path):
    long_ago = {"bridge": datetime.now(UTC) - timedelta(days=9)}
    listing(long_ago)
    inside("remove", inside("list", "--data", tmp_path).out.split("\t")[0], "--data", tmp_path).works()
    assert listing(long_ago) == (["added"], ["/bridge"])
    assert listing(long_ago, "--source", "The Post") == (["updated"], ["/bridge"])
    assert listing(long_ago, "--source", "The Post") == (["unchanged"], [])


@pytest.mark.usefixtures("fetching")
@pytest.mark.parametrize("feed", [b"<rss version='2.0'/>", json_feed()])
def test_a_feed_is_named_with_the_command_that_follows_it(website, inside, tmp_path, feed):
    website.pages["/feed"] = feed
    inside("add", f"{website.url}/feed", "--data", tmp_path).fails("is a feed", "dateline feeds add")


@pytest.mark.usefixtures("fetching")
def test_an_address_that_fails_keeps_no_file_out(website, inside, tmp_path):
    (tmp_path / "a.txt").write_text("Owl nested\n\nAn owl nested in the clock of the town hall.", "utf-8")
    website.pages["/late"] = Reply(status=503)
    added = inside("add", f"{website.url}/late", tmp_path / "a.txt", "--no-wait", "--data", tmp_path / "data")
    added.fails("503", "try again later")
    assert "Owl nested" in added.out


@pytest.mark.usefixtures("fetching")
def test_on_a_terminal_a_bar_shows_how_far_it_is_and_a_pipe_gets_the_articles_alone(website, tmp_path):
    website.pages["/sitemap.xml"] = sitemap("/ferry", "/bridge", "/owl")
    website.pages |= {f"/{name}": page(f"The {name}") for name in ("ferry", "bridge", "owl")}
    terminal, theirs = pty.openpty()
    arguments = ["add", f"{website.url}/sitemap.xml", "--no-wait", "--data", str(tmp_path)]
    out = subprocess.run([COMMAND, *arguments], stdout=subprocess.PIPE, stderr=theirs, text=True, check=True).stdout
    os.close(theirs)
    assert [line.split()[0] for line in out.splitlines()] == ["added", "added", "added", "3"]
    shown = ""
    with suppress(OSError):  # how a terminal ends
        while part := os.read(terminal, 1 << 16):
            shown += part.decode()
    os.close(terminal)
    assert "Fetching pages" in shown
    assert "3/3" in shown


def test_this_machine_is_refused_without_the_setting(website, inside, tmp_path):
    website.pages["/"] = page("A secret")
    inside("add", website.url, "--data", tmp_path).fails("not on the public internet")
    assert website.requests == []


@pytest.mark.usefixtures("fetching")
def test_after_ctrl_c_the_pages_so_far_are_stored(website, inside, tmp_path):
    ended = threading.Event()
    website.pages["/sitemap.xml"] = sitemap("/ferry", "/hangs")
    website.pages["/ferry"] = page("The ferry")
    website.pages["/hangs"] = lambda _handler: ended.wait()
    arguments = ["add", f"{website.url}/sitemap.xml", "--no-wait", "--data", str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, "-c", HEEDING, COMMAND, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    ended.set()
    assert first.startswith("added ")
    assert process.returncode == 130
    assert "what was printed as done is done" in err
    assert "The ferry" in inside("list", "--data", tmp_path).works().out


@pytest.mark.usefixtures("fetching")
def test_a_page_that_fails_for_now_is_listed_and_tried_again(website, inside, tmp_path):
    website.pages["/late"] = Reply(status=503)
    added = inside("add", f"{website.url}/late", "--source", "The Post", "--data", tmp_path)
    added.fails("try again later; the running bot tries it again", f"`dateline sources --data {tmp_path}`")
    listed = inside("sources", "--data", tmp_path).works().out
    assert f"{website.url}/late (1 try, next in 2 minutes)" in listed
    assert listed.startswith("pages of The Post\n  0 articles from 1 page\n")
    assert "1 page could not be taken in, 1 to be tried again" in listed

    website.pages["/late"] = page("The ferry")
    inside("sources", "--retry", "--data", tmp_path).works()
    assert "\tThe ferry\n" in inside("list", "--data", tmp_path).works().out
