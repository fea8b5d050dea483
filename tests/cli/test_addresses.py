"""`dateline add` with web addresses, as a person uses it: on a real site on this machine."""

import os
import pty
import signal
import subprocess
import sys
import threading
from contextlib import suppress

import pytest
from command import COMMAND
from website import Reply

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
    assert lines[2].startswith("2 added. The Library holds 2 articles")
    told = added.err.splitlines()
    for line, words in zip(told, ("missing.xml", "/lost answers 404", "image/png", "robots.txt"), strict=True):
        assert words in line
    assert "/secret" not in website.requests


@pytest.mark.usefixtures("fetching")
def test_a_feed_is_named_with_the_command_that_follows_it(website, inside, tmp_path):
    website.pages["/feed"] = "<rss version='2.0'/>"
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
    assert "what was printed as added is stored" in err
    assert "The ferry" in inside("list", "--data", tmp_path).works().out
