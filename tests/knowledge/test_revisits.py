"""Pages that are asked again, whether they are there and as they were, on a real server, while time goes by."""

import itertools
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from feedfiles import item, rss
from pages import BODY, LEAD, page, paragraphs
from website import Reply

from knowledge.article import Draft, Visit
from knowledge.errors import MissingError
from knowledge.feeds.collector import Feeds
from knowledge.intake import folders
from knowledge.intake.folders import Folders
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.intake.revisits import PAGES, ROUND, Revisits
from knowledge.intake.submissions import Submissions
from knowledge.library import Library
from knowledge.web.fetch import Fetcher

DAY = timedelta(days=1)
WHOLE = "".join(f"<p>{line}</p>" for line in BODY)


class Newsroom:
    """A Library, a feed and single pages on the website, at a time that the test moves on."""

    def __init__(self, folder, website):
        self.site = website
        self.library = Library.from_folder(folder)
        self.origins = Origins(self.library.database)
        self.now = datetime.now(UTC) + timedelta(minutes=1)
        fetcher = Fetcher(loopback=True)
        self.intake = Intake(self.library, {Kind.FEED: Feeds(fetcher), Kind.FOLDER: Folders()}, lambda: self.now)
        self.revisits = Revisits(self.library, fetcher, lambda: self.now)
        self.submissions = Submissions(self.library, fetcher)

    def follow(self, *items):
        self.site.pages["/feed"] = Reply(rss(*items), headers={"Content-Type": "text/xml"})
        self.origins.add(Kind.FEED, self.site.url + "/feed")
        self.intake.run()

    def ask_again(self, after=DAY):
        """Which pages were asked for so much later."""
        self.now += after
        del self.site.requests[:], self.site.headers[:]
        self.revisits.run()
        return list(self.site.requests)

    @property
    def titles(self):
        return sorted(article.title for article in self.library.articles())


@pytest.fixture
def newsroom(tmp_path, website):
    newsroom = Newsroom(tmp_path / "data", website)
    yield newsroom
    newsroom.library.close()


@pytest.mark.parametrize("text", [WHOLE, "The ferry starts in June. Read more"])
def test_what_a_site_takes_back_is_removed_though_its_feed_is_unchanged(newsroom, text):
    newsroom.site.pages["/ferry"] = page()
    newsroom.follow(item(link=f"{newsroom.site.url}/ferry", content=text))
    assert len(newsroom.titles) == 1

    newsroom.site.pages["/ferry"] = Reply("gone", 410)
    assert newsroom.ask_again() == ["/ferry"]
    assert newsroom.titles == []
    assert not newsroom.intake.run().outcomes
    assert newsroom.ask_again() == []


def test_a_clock_that_was_wrong_and_is_set_back_keeps_no_page_waiting(newsroom):
    newsroom.site.pages["/ferry"] = page()
    newsroom.follow(item(link=f"{newsroom.site.url}/ferry", content=WHOLE))
    assert newsroom.ask_again(400 * DAY) == ["/ferry"]
    assert newsroom.ask_again(-400 * DAY) == ["/ferry"]
    assert newsroom.ask_again(ROUND) == []
    assert newsroom.ask_again(DAY) == ["/ferry"]


def test_a_page_that_many_entries_share_takes_all_their_articles_along(newsroom):
    newsroom.site.pages["/status"] = page()
    address = f"{newsroom.site.url}/status"
    entries = [item(f"Report {n}", address, guid=f"r{n}", content=f"{WHOLE}<p>Report {n}.</p>") for n in range(3)]
    newsroom.follow(*entries[:1])  # alone at first
    newsroom.now += DAY / 2
    newsroom.follow(*entries)
    assert len(newsroom.titles) == 3
    newsroom.site.pages["/status"] = Reply("gone", 410)
    assert newsroom.ask_again() == ["/status"]
    assert newsroom.titles == []
    assert newsroom.ask_again() == []


def test_what_another_site_wrote_of_a_page_stays_when_that_is_gone(newsroom):
    """What it took from the page itself goes."""
    newsroom.site.pages["/ferry"] = newsroom.site.pages["/teased"] = page()
    for path in ("/ferry", "/teased"):
        newsroom.submissions.page(newsroom.site.url + path)
    comment = item("On ferries", f"{newsroom.site.url}/ferry", guid="b", content=WHOLE + "<p>I like ferries.</p>")
    teaser = item("Teased", f"{newsroom.site.url}/teased", guid="t", summary="The ferry starts in June. Read more")
    newsroom.site.pages["/feed"] = Reply(
        rss(comment, teaser, title="Link Blog"), headers={"Content-Type": "text/xml"}
    )
    newsroom.origins.add(Kind.FEED, newsroom.site.url.replace("127.0.0.1", "localhost") + "/feed")
    newsroom.intake.run()
    assert newsroom.titles.count("On ferries") == newsroom.titles.count("Teased") == 1
    newsroom.site.pages["/ferry"] = newsroom.site.pages["/teased"] = Reply("gone", 410)
    newsroom.ask_again()
    newsroom.ask_again(ROUND)
    assert newsroom.titles == ["On ferries"]


def test_a_page_that_was_added_by_hand_is_asked_again_too(newsroom):
    newsroom.site.pages["/ferry"] = page()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    newsroom.site.pages["/ferry"] = Reply("gone", 410)
    newsroom.ask_again()
    assert newsroom.titles == []


@pytest.mark.parametrize(
    "reply", [Reply("?", 404), Reply("?", 403), Reply("?", 503), Reply(page("", "<p>Log in</p>"))]
)
def test_a_page_that_cannot_be_had_keeps_its_article(newsroom, reply):
    newsroom.site.pages["/ferry"] = page()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    before = newsroom.titles
    newsroom.site.pages["/ferry"] = reply
    assert newsroom.ask_again() == ["/ferry"]
    assert newsroom.titles == before


def test_it_is_asked_whether_it_has_changed_and_less_and_less_often(newsroom):
    newsroom.site.pages["/ferry"] = Reply(
        page(), headers={"ETag": '"7"', "Last-Modified": "Mon, 13 May 2024 10:00:00 GMT"}
    )
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    newsroom.site.pages["/ferry"] = Reply(status=304)
    days = [day for day in range(1, 100) if newsroom.ask_again()]
    gaps = [later - day for day, later in itertools.pairwise(days)]
    assert days[0] == 1
    assert gaps == sorted(gaps)
    assert gaps[-1] in {30, 31}
    assert len(newsroom.titles) == 1

    newsroom.ask_again(30 * DAY)
    assert newsroom.site.headers[0]["If-None-Match"] == '"7"'
    assert newsroom.site.headers[0]["If-Modified-Since"] == "Mon, 13 May 2024 10:00:00 GMT"


def test_a_page_known_from_its_feed_alone_is_asked_in_full_once(newsroom):
    newsroom.site.pages["/ferry"] = Reply(page(), headers={"ETag": '"7"'})
    newsroom.follow(item(link=f"{newsroom.site.url}/ferry", content=WHOLE))
    newsroom.ask_again()
    assert "If-None-Match" not in newsroom.site.headers[0]
    newsroom.ask_again(2 * DAY)
    assert newsroom.site.headers[0]["If-None-Match"] == '"7"'


def told(lead=LEAD, title="Ferry to Northholm starts in June", rest=BODY[1:]):
    return page(article=f"<h1>{title}</h1>{paragraphs([lead, *rest])}")


CORRECTED = LEAD.replace("June 3", "June 5")


@pytest.mark.parametrize("etag", [{}, {"ETag": '"2"'}], ids=["plain", "etag"])
def test_what_is_corrected_on_the_page_of_an_article_is_corrected_here(newsroom, etag):
    address = f"{newsroom.site.url}/ferry"
    newsroom.site.pages["/ferry"] = told()
    newsroom.submissions.page(address)
    (before,) = newsroom.library.articles()
    assert newsroom.ask_again() == ["/ferry"]

    newsroom.site.pages["/ferry"] = Reply(told(CORRECTED, "Ferry starts on June 5"), headers=etag)
    assert newsroom.ask_again(2 * DAY) == ["/ferry"]
    (now,) = newsroom.library.articles()
    assert (now.id, now.title) == (before.id, "Ferry starts on June 5")
    assert now.text == before.text.replace("June 3", "June 5")
    assert newsroom.library.revision(before.revision).revised
    newsroom.library.check()


def test_what_is_corrected_is_counted_and_soon_asked_again(newsroom):
    newsroom.site.pages["/ferry"] = told()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    newsroom.now += 40 * DAY
    newsroom.site.pages["/ferry"] = told(CORRECTED)
    assert newsroom.revisits.run().outcomes == {"revised": 1}
    newsroom.site.pages["/ferry"] = told(CORRECTED, rest=[*BODY[1:], "The ferry is called Ulla."])
    newsroom.now += DAY
    assert newsroom.revisits.run().outcomes == {"revised": 1}
    newsroom.now += DAY
    assert not newsroom.revisits.run().outcomes


def test_the_page_of_a_teaser_is_read_again_below_the_title_of_the_feed(newsroom):
    newsroom.site.pages["/ferry"] = told()
    newsroom.follow(item("Ferry!", f"{newsroom.site.url}/ferry", summary="The ferry starts in June. Read more"))
    newsroom.site.pages["/ferry"] = told(CORRECTED)
    newsroom.ask_again()
    (now,) = newsroom.library.articles()
    assert (now.title, now.text) == ("Ferry!", "\n".join([CORRECTED, *BODY[1:]]))
    assert not newsroom.intake.run().outcomes


def test_an_article_that_its_feed_has_whole_is_the_feeds(newsroom):
    newsroom.site.pages["/ferry"] = told()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    newsroom.follow(item("Ferry!", f"{newsroom.site.url}/ferry", content=WHOLE + "<p>It is called Ulla.</p>"))
    newsroom.site.pages["/ferry"] = told(CORRECTED)
    assert newsroom.ask_again() == ["/ferry"]
    (now,) = newsroom.library.articles()
    assert (now.title, now.text) == ("Ferry!", "\n".join([*BODY, "It is called Ulla."]))


def test_a_query_that_is_made_up_is_no_move(newsroom):
    for number in range(3):
        head = f'<link rel="canonical" href="/ferry?session={number}">'
        newsroom.site.pages["/ferry"] = page(head)
        if not number:
            newsroom.submissions.page(f"{newsroom.site.url}/ferry")
            (before,) = newsroom.library.articles()
        assert newsroom.ask_again(30 * DAY) == ["/ferry"]
    assert list(newsroom.library.articles()) == [before]


def test_what_leaves_its_feed_is_corrected_on_its_page_where_the_text_was_the_same(newsroom):
    newsroom.site.pages["/ferry"] = told()
    newsroom.follow(item("Ferry!", f"{newsroom.site.url}/ferry", content=WHOLE))
    assert newsroom.ask_again() == ["/ferry"]
    newsroom.site.pages["/ferry"] = told(CORRECTED)
    assert newsroom.ask_again(2 * DAY) == ["/ferry"]
    (now,) = newsroom.library.articles()
    assert (now.title, now.text) == ("Ferry!", "\n".join([CORRECTED, *BODY[1:]]))


@pytest.mark.parametrize(
    "reply",
    [
        told(rest=[]),
        told(
            "The domain of this newspaper is for sale, with all its archives and the pictures in them. " * 5,
            rest=[],
        ),
        Reply(b"\x00\xff" * 500),
    ],
    ids=["wall", "sold", "no page"],
)
def test_a_page_that_is_something_else_now_changes_nothing(newsroom, reply):
    newsroom.site.pages["/ferry"] = told()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    before = list(newsroom.library.articles())
    newsroom.site.pages["/ferry"] = reply
    assert newsroom.ask_again() == ["/ferry"]
    assert newsroom.ask_again(ROUND) == []
    assert list(newsroom.library.articles()) == before


@pytest.mark.parametrize("lead", [LEAD, CORRECTED], ids=["same", "corrected"])
@pytest.mark.parametrize(
    ("status", "there", "moves"), [(301, False, True), (302, False, False), (301, True, False)]
)
def test_an_article_goes_where_its_page_moves_for_good(newsroom, status, there, moves, lead):
    newsroom.site.pages["/ferry"] = newsroom.site.pages["/ferry-late"] = told()
    newsroom.submissions.page(f"{newsroom.site.url}/ferry")
    (before,) = newsroom.library.articles()
    if there:
        newsroom.submissions.page(f"{newsroom.site.url}/ferry-late")

    newsroom.site.pages["/ferry-late"] = told(lead)
    newsroom.site.redirect("/ferry", "/ferry-late", status)
    assert newsroom.ask_again()[0] == "/ferry"
    now = newsroom.library.article(before.id)
    assert (now.url, now.text) == (
        (f"{newsroom.site.url}/ferry-late", "\n".join([lead, *BODY[1:]])) if moves else (before.url, before.text)
    )
    assert newsroom.titles == [before.title] * (1 + there)

    if moves:
        newsroom.site.pages["/ferry"] = Reply("gone", 410)
        newsroom.ask_again(ROUND)
        assert newsroom.titles == [before.title]
        newsroom.site.pages["/ferry-late"] = Reply("gone", 410)
        assert newsroom.ask_again() == ["/ferry-late"]
        assert newsroom.titles == []


def test_a_file_that_is_watched_speaks_for_its_article(newsroom, tmp_path):
    address = f"{newsroom.site.url}/ferry"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "ferry.html").write_text(told().replace("<head>", f'<head><link rel="canonical" href="{address}">'))
    folders.watch(newsroom.origins, folder, None)
    newsroom.now += timedelta(minutes=10)
    newsroom.intake.run()
    newsroom.site.pages["/ferry"] = told()
    newsroom.submissions.page(address)
    (before,) = newsroom.library.articles()
    newsroom.site.pages["/ferry"] = told(CORRECTED)
    assert newsroom.ask_again() == ["/ferry"]
    assert list(newsroom.library.articles()) == [before]


class Closed:
    """Sites that all answer that there is no such page."""

    def __init__(self):
        self.asked = []

    def get(self, url, **_):
        self.asked.append(url)
        raise MissingError(url)


def test_a_site_is_asked_for_one_page_a_round_and_all_sites_for_a_few(newsroom):
    large = [f"https://large.example/{page}" for page in range(300)]  # they have waited longest
    small = [f"https://paper{site}.example/{name}" for site in range(PAGES + 1) for name in ("ferry", "bridge")]
    for urls in (large, small):
        newsroom.library.add([Draft(url, LEAD, visit=Visit(url)) for url in urls])
    sites = Closed()
    newsroom.now += DAY
    revisits = Revisits(newsroom.library, sites, lambda: newsroom.now)
    revisits.run()
    assert sites.asked[0] in large
    assert len({urlsplit(url).hostname for url in sites.asked}) == len(sites.asked) == PAGES
    revisits.run()
    assert len(sites.asked) == PAGES
    newsroom.now += ROUND
    revisits.run()
    assert len(set(sites.asked)) == 2 * PAGES


def test_what_is_in_a_folder_too_stays_and_is_taken_from_there(newsroom, tmp_path):
    newsroom.site.pages["/ferry"] = page()
    address = f"{newsroom.site.url}/ferry"
    newsroom.follow(item(link=address, content=WHOLE))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "ferry.md").write_text(f"---\ntitle: Ferry\nurl: {address}\n---\nThe ferry starts in June.", "utf-8")
    folders.watch(newsroom.origins, folder, None)
    newsroom.now += timedelta(minutes=10)
    newsroom.intake.run()
    newsroom.site.pages["/ferry"] = Reply("gone", 410)
    newsroom.ask_again()
    newsroom.intake.run()
    (article,) = newsroom.library.articles()
    assert article.text == "The ferry starts in June."
    assert newsroom.ask_again() == []


def test_an_article_that_another_page_shows_stays(newsroom):
    newsroom.site.pages["/ferry"] = page(f'<link rel="canonical" href="{newsroom.site.url}/new/ferry">')
    newsroom.site.pages["/new/ferry"] = newsroom.site.pages["/ferry"]
    for path in ("/ferry", "/new/ferry"):
        newsroom.submissions.page(newsroom.site.url + path)
    newsroom.site.pages["/ferry"] = Reply("gone", 410)
    assert newsroom.ask_again() == ["/ferry"]
    assert len(newsroom.titles) == 1
    newsroom.site.pages["/new/ferry"] = Reply("gone", 410)
    assert newsroom.ask_again(ROUND) == ["/new/ferry"]
    assert newsroom.titles == []


def test_a_removed_article_is_not_asked_for_and_is_added_again_in_full(newsroom):
    newsroom.site.pages["/ferry"] = page()
    url = f"{newsroom.site.url}/ferry"
    newsroom.submissions.page(url)
    newsroom.library.remove([article.id for article in newsroom.library.articles()])
    assert newsroom.ask_again() == []
