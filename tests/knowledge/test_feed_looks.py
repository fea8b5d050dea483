"""Feeds on a real server, looked at again and again: what becomes of their articles."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from feedfiles import ATOM, LEAD, TEASER, atom, atom_entry, item, json_feed, rss
from pages import BODY, page
from website import Reply

from knowledge.article import Draft, Visit
from knowledge.errors import UserError
from knowledge.feeds import pace
from knowledge.feeds.collector import PAGES, SOON, Feeds
from knowledge.intake.intake import Intake
from knowledge.intake.origin import MOST_TRIES, Kind
from knowledge.intake.origins import Origins
from knowledge.intake.submissions import Submissions
from knowledge.library import Library
from knowledge.web.fetch import Fetcher

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NEVER = timedelta(days=10_000)
WHOLE = "".join(f"<p>{line}</p>" for line in BODY)
TITLE = "Ferry to Northholm starts in June"
HEAD = "<ttl>30</ttl>"


class Reader:
    """A Library with one feed on the website, at a time that the test moves on."""

    def __init__(self, folder, website):
        self.site = website
        self.library = Library.from_folder(folder)
        self.origins = Origins(self.library.database)
        self.now = datetime.now(UTC) + MINUTE
        self.intake = self.with_pages(PAGES)
        self.address = website.url + "/feed"
        self.origins.add(Kind.FEED, self.address)

    def with_pages(self, pages, go_on=lambda: True):
        feeds = Feeds(Fetcher(loopback=True), pages=pages, today=lambda: self.now.date())  # noqa: PLW0108 - the clock is moved on
        return Intake(self.library, {Kind.FEED: feeds}, lambda: self.now, go_on)

    def serve(self, *items, head=HEAD, title="The Harbour Post", site="https://news.example/", **headers):
        sent = {"Content-Type": "text/xml", **headers}
        self.site.pages["/feed"] = Reply(rss(*items, head=head, title=title, site=site), headers=sent)

    def look(self, after=HOUR):
        """What a look brings that much later."""
        self.now += after
        del self.site.requests[:], self.site.headers[:]
        return self.intake.run()

    @property
    def origin(self):
        (origin,) = self.origins.all(Kind.FEED)
        return origin

    @property
    def wait(self):
        return self.origin.due - self.now

    @property
    def articles(self):
        return {article.title: article for article in self.library.articles()}

    @property
    def items(self):
        return self.origins.items(self.origin)


@pytest.fixture
def reader(tmp_path, website):
    reader = Reader(tmp_path, website)
    yield reader
    reader.library.close()


def test_whole_articles_are_taken_from_the_feed_alone(reader):
    reader.site.pages["/feed"] = Reply(ATOM, headers={"Content-Type": "text/plain"})  # wrong, and no matter
    taken = reader.look()

    assert taken.outcomes == {"added": 1}
    assert reader.site.requests == ["/feed"]
    (article,) = reader.library.articles()
    assert article.title == "Ferry Ulla & the sound"
    assert article.text.startswith(LEAD + "\nA ticket costs 4 euros")
    assert article.url == "https://blog.example/2024/05/ferry"
    assert article.published == date(2024, 5, 13)
    assert (article.source, article.author, article.language) == ("Sound & Sea", "Mia Berg, Olu Adeyemi", "en")


def test_entries_that_share_one_link_are_articles_of_their_own(reader):
    def entry(number, more=""):
        return item(
            f"Report {number}", "/status", guid=f"r{number}", content=f"{WHOLE}<p>Report {number}.{more}</p>"
        )

    reader.serve(*map(entry, range(3)))
    assert reader.look().outcomes == {"added": 3}
    reader.serve(entry(0), entry(1, " Corrected."), entry(2))
    assert reader.look().outcomes == {"revised": 1}
    assert set(reader.articles) == {"Report 0", "Report 1", "Report 2"}
    assert reader.articles["Report 1"].text.endswith("Report 1. Corrected.")


def report(name, more="", link="/status"):
    """One of those that a service has on one page."""
    return item(f"Report {name}", link, guid=name, content=f"{WHOLE}<p>Report {name}.{more}</p>")


OTHERS = (report("x", link="/x"), report("y", link="/y"))


@pytest.mark.parametrize("others", [(), OTHERS])
def test_entries_that_come_to_one_link_one_after_another_lose_nothing(reader, others):
    looks = ["a", "ba", "cba", "dc", "e", "fe", "g"]  # each letter an entry, the newest first
    for names in looks:
        reader.serve(*map(report, names), *others)
        assert reader.look().outcomes["revised"] == 0
    known = {f"Report {name}": f"Report {name}." for name in "abcdefg"}
    assert {t: a.text.split("\n")[-1] for t, a in reader.articles.items() if t in known} == known
    # Each is corrected by itself, and the first of them, which was alone on its page at first, is still itself.
    before = {title: article.id for title, article in reader.articles.items()}
    for name, beside in (("a", "g"), ("b", ""), ("a", ""), ("g", "ab")):
        reader.serve(report(name, f" Corrected beside {beside}."), *map(report, beside), *others)
        assert reader.look().outcomes["revised"] >= 1
        assert f"Corrected beside {beside}." in reader.articles[f"Report {name}"].text
        assert {title: article.id for title, article in reader.articles.items()} == before


def test_an_entry_alone_in_its_feed_takes_no_other_ones_place(reader):
    for name in "ab":
        reader.serve(report(name))
        assert reader.look().outcomes == {"added": 1}
    assert set(reader.articles) == {"Report a", "Report b"}


def test_another_guid_for_the_page_is_its_new_edition_where_the_feed_has_one_entry_a_page(reader):
    reader.serve(report("a#0"), *OTHERS)
    reader.look()
    reader.serve(report("a#1"), *OTHERS)
    assert reader.look().outcomes == {"revised": 1}
    assert set(reader.articles) == {"Report a#1", "Report x", "Report y"}


@pytest.mark.parametrize("guid", [None, "17"])
@pytest.mark.parametrize("page_first", [False, True])
def test_an_entry_is_the_article_of_its_page(reader, guid, page_first):
    def added(text):
        return reader.library.add([Draft("Ferry", text, url=reader.site.url + "/news/ferry")])[0].outcome

    if page_first:
        assert added("The page.") == "added"
    for more in ("", "<p>Corrected.</p>"):
        reader.serve(item("Ferry", guid=guid, content=WHOLE + more), *OTHERS)
        reader.look()
    assert len(reader.articles) == 3
    assert reader.articles["Ferry"].text.endswith("Corrected.")
    assert added("The page.") == "revised"
    assert len(list(reader.library.articles())) == 3


class LinkBlog:
    """A feed beside that of the reader, whose entries have links to other sites."""

    def __init__(self, reader):
        self.reader = reader
        reader.origins.add(Kind.FEED, reader.site.url + "/blog")
        self.serve()

    def serve(self, *items):
        blog = rss(*items, head=HEAD, title="Link Blog", site="https://blog.example/")
        self.reader.site.pages["/blog"] = Reply(blog, headers={"Content-Type": "text/xml"})


def told(name, link, more=""):
    return item(f"On {name}", link, guid=f"blog-{name}", content=f"{WHOLE}<p>I like this {name}.{more}</p>")


@pytest.mark.parametrize("blog_first", [False, True])
@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://news.example/ferry", "https://www.news.example/"),
        ("https://news.co.uk/ferry", "https://www.news.co.uk/rss"),
    ],
)
def test_what_another_site_writes_of_a_page_is_an_article_beside_it(reader, blog_first, link, site):
    blog = LinkBlog(reader)
    for more in ("", " Corrected."):
        post = report("ferry", more, link=link)
        shown = [lambda post=post: reader.serve(post, site=site), lambda m=more: blog.serve(told("ferry", link, m))]
        for serve in reversed(shown) if blog_first else shown:
            serve()
            assert reader.look().outcomes == {"revised" if more else "added": 1}
        assert {a.title: (a.source, a.url) for a in reader.articles.values()} == {
            "Report ferry": ("The Harbour Post", link),
            "On ferry": ("Link Blog", link),
        }
    # What is fetched at that address is the page, which is the article of its own site.
    reader.library.add([Draft("The ferry", "It opens.", url=link, source="News", visit=Visit(link), fetched=True)])
    assert reader.articles.keys() == {"The ferry", "On ferry"}


def test_sites_that_share_an_ending_are_two(reader):
    blog = LinkBlog(reader)
    reader.serve(report("ferry", link="https://harbour.co.uk/ferry"), site="https://harbour.co.uk/")
    blog.serve(told("bridge", "https://harbour.co.uk/ferry"))
    reader.look()
    assert len(reader.articles) == 2


def test_the_page_of_a_teaser_on_another_site_is_an_article_beside_that_of_the_site(reader):
    elsewhere = reader.site.url.replace("127.0.0.1", "localhost") + "/news/ferry"
    blog = LinkBlog(reader)
    reader.site.pages["/news/ferry"] = page()
    blog.serve(item("On ferries", elsewhere, guid="b", summary=TEASER))
    reader.look()
    assert reader.articles["On ferries"].text.split("\n") == BODY
    kept = reader.articles["On ferries"]
    fetched = Draft("Ferry", "The ferry starts late.", url=elsewhere, visit=Visit(elsewhere), fetched=True)
    assert reader.library.add([fetched])[0].outcome == "added"
    assert reader.articles["On ferries"] == kept


def test_short_entries_that_share_a_page_keep_their_own_words(reader):
    def notice(number):
        return item(f"Notice {number}", "/notices", guid=f"n{number}", content=STORIES[number])

    body = "".join(f"<h2>Notice {number}</h2><p>{STORIES[number]}</p>" for number in range(4))
    reader.site.pages["/notices"] = page(title="Notices", article=f"<h1>Notices</h1>{body}")
    for numbers in (0, 1), (2, 1), (3,):
        reader.serve(*map(notice, numbers))
        assert not reader.look().failures
    stored = {title: article.text for title, article in reader.articles.items()}
    assert stored == {f"Notice {number}": STORIES[number] for number in range(4)}


def test_an_article_that_is_in_its_feed_twice_has_the_text_of_its_page(reader):
    for path in ("/news/ferry", "/again"):
        reader.site.pages[path] = page()
    editions = item("Ferry plan", guid="a", summary=TEASER), item(TITLE, guid="b", summary=TEASER)
    twice = [item("A plan for the ferry", "/again", guid=guid, summary=TEASER) for guid in "cd"]
    reader.serve(*editions, *twice)
    reader.look()
    for title, whole in ((TITLE, True), ("Ferry plan", False), ("A plan for the ferry", True)):
        texts = [article.text for article in reader.library.articles() if article.title == title]
        assert {text.split("\n") == BODY for text in texts} == {whole}
    # Its page is called otherwise since: what it had from there stays.
    reader.site.pages["/news/ferry"] = page(title="Ferry starts late", article=f"<h1>Ferry starts late</h1>{WHOLE}")
    reader.serve(item(TITLE, guid="b", summary=LEAD), *editions[:1])
    reader.look()
    assert reader.articles[TITLE].text.split("\n") == BODY


def test_a_page_that_many_entries_share_is_an_article_beside_them(reader):
    def shared():
        return reader.library.add([Draft("Status", "All reports.", url=reader.site.url + "/status")])[0].outcome

    assert shared() == "added"
    reader.serve(*map(report, "ba"))
    assert reader.look().outcomes == {"added": 2}
    assert shared() == "unchanged"
    reader.serve(*map(report, "cba"))
    reader.look()
    assert set(reader.articles) == {"Status", "Report a", "Report b", "Report c"}


@pytest.mark.parametrize("others", [(), OTHERS])
@pytest.mark.parametrize("by_file", [False, True])
def test_a_live_blog_that_is_handed_in_is_one_article_beside_its_entries(reader, others, by_file):
    submissions = Submissions(reader.library, Fetcher(loopback=True))
    url = reader.site.url + "/status"

    def handed_in(*lines):
        html = page(f'<link rel="canonical" href="{url}">', f"<h1>Live</h1>{''.join(f'<p>{x}</p>' for x in lines)}")
        reader.site.pages["/status"] = html
        stored = submissions.document("live.html", html.encode()) if by_file else submissions.page(url)
        [(article, outcome)] = stored.articles
        assert article.text.split("\n") == list(lines)
        return article.id, outcome

    for names in ("a", "ba", "cba"):
        reader.serve(*map(report, names), *others)
        reader.look()
    entries = {title: (article.id, article.text) for title, article in reader.articles.items()}
    live, outcome = handed_in(*BODY)
    assert outcome == "added"
    assert handed_in(*BODY) == (live, "unchanged")
    assert handed_in("News: " + LEAD, *BODY) == (live, "revised")
    reader.serve(report("a", " Corrected."), *map(report, "bc"), *others)
    assert reader.look().outcomes["revised"] == 1
    assert handed_in("More: " + LEAD, *BODY) == (live, "revised")
    now = {title: (a.id, a.text) for title, a in reader.articles.items() if a.id != live}
    assert now == entries | {"Report a": (entries["Report a"][0], entries["Report a"][1] + " Corrected.")}


def test_the_page_of_an_entry_that_waits_takes_no_other_ones_place(reader):
    """The page is the same for both, the articles are known by their entries."""
    reader.serve(report("a"))
    reader.look()
    reader.site.pages["/status"] = Reply("broken", 500)
    reader.serve(item("Report b", "/status", guid="b", summary="Soon…"), report("a"))
    assert reader.look(HOUR).failures
    reader.site.pages["/status"] = page()
    assert not reader.look(2 * MINUTE).outcomes
    reader.site.pages["/status"] = page(title="Report b", article=f"<h1>Report b</h1>{WHOLE}")
    assert reader.intake.retry().outcomes == {"added": 1}
    assert reader.articles["Report a"].text.endswith("Report a.")
    assert len(list(reader.library.articles())) == 2


def test_the_page_is_fetched_where_the_feed_has_a_teaser(reader):
    reader.site.pages["/news/ferry"] = page('<meta property="article:published_time" content="2024-05-13">')
    reader.serve(item("Ferry to Northholm", guid="17", summary=TEASER))
    reader.look()

    assert reader.site.requests == ["/feed", "/news/ferry"]
    (article,) = reader.library.articles()
    assert article.title == "Ferry to Northholm"
    assert article.text.split("\n") == BODY
    assert article.url == reader.site.url + "/news/ferry"
    assert article.published == date(2024, 5, 13)


def test_the_operators_name_for_the_outlet_goes_before_those_in_the_feed(reader):
    reader.serve(item("A", content=WHOLE, more='<source url="https://o.example/">Another</source>'))
    reader.look()
    assert reader.articles["A"].source == "Another"

    reader.origins.add(Kind.FEED, reader.address, "Our Post")
    reader.serve(item("B", "/b", content=WHOLE, more='<source url="https://o.example/">Another</source>'))
    reader.look()
    assert reader.articles["B"].source == "Our Post"


@pytest.mark.parametrize("title", ["The Harbour Post - internal", ""])
def test_a_feed_that_is_for_some_chats_alone_stays_so_whatever_it_is_called(reader, title):
    reader.serve(report("a"), report("x", link="/x"))
    reader.look()
    reader.library.visibility.restrict("The Harbour Post", [5])
    reader.site.pages["/b"] = Reply("broken", 500)
    for more in (" Corrected.", " Corrected again."):
        waiting = item("B", "/b", guid="b", summary=TEASER)
        reader.serve(report("a", more), report("x", link="/x"), report("y", link="/y"), waiting, title=title)
        reader.look()
    reader.site.pages["/b"] = page()
    reader.look(DAY)
    assert {article.source for article in reader.library.articles()} == {"The Harbour Post"}
    assert len(list(reader.library.articles())) == 4
    assert reader.articles["Report a"].text.endswith("Corrected again.")
    # Until whoever runs it says otherwise.
    reader.origins.add(Kind.FEED, reader.address, "Harbour Live")
    reader.serve(report("z", link="/z"), title=title)
    reader.look()
    assert reader.articles["Report z"].source == "Harbour Live"


def test_a_feed_for_everybody_is_called_as_it_calls_itself(reader):
    reader.serve(report("a"), report("x", link="/x"))
    reader.look()
    before = reader.articles["Report a"]
    reader.library.visibility.restrict("Another", [5], new=True)
    reader.serve(report("a", " Corrected."), report("y", link="/y"), title="Harbour Live")
    reader.look()
    assert {a.title: a.source for a in reader.library.articles()} == {
        "Report a": "Harbour Live",
        "Report x": "The Harbour Post",
        "Report y": "Harbour Live",
    }
    assert reader.articles["Report a"].id == before.id
    assert reader.library.revision(before.revision).revised


def test_what_has_not_changed_costs_one_short_answer(reader):
    reader.serve(item(content=WHOLE), ETag='"1"', **{"Last-Modified": "Mon, 13 May 2024 10:00:00 GMT"})
    reader.look()
    before = reader.library.last_change()
    reader.site.pages["/feed"] = Reply(status=304)
    taken = reader.look()

    (sent,) = reader.site.headers
    assert sent["If-None-Match"] == '"1"'
    assert sent["If-Modified-Since"] == "Mon, 13 May 2024 10:00:00 GMT"
    assert not taken.outcomes
    assert reader.library.last_change() == before
    assert reader.wait == 30 * MINUTE
    assert reader.origin.reason is None
    assert reader.origin.state["etag"] == '"1"'


def test_the_same_entries_again_fetch_no_page_and_store_nothing(reader):
    reader.site.pages["/news/ferry"] = page()
    reader.serve(item(guid="1", summary=TEASER), item("B", "/b", content=WHOLE))
    reader.look()
    taken = reader.look()

    assert reader.site.requests == ["/feed"]
    assert not taken.outcomes


def test_an_entry_that_changed_is_a_revision_of_the_same_article(reader):
    reader.serve(item("Ferry starts", content=WHOLE, guid="1"))
    reader.look()
    (before,) = reader.library.articles()
    reader.serve(item("Ferry starts late", "/news/ferry-late", content=WHOLE + "<p>It is late.</p>", guid="1"))
    taken = reader.look()

    assert taken.outcomes == {"revised": 1}
    (after,) = reader.library.articles()
    assert after.id == before.id
    assert after.title == "Ferry starts late"
    assert after.text.endswith("\nIt is late.")
    assert after.url == reader.site.url + "/news/ferry-late"
    assert reader.library.revision(before.revision).revised


STORIES = [
    "The ferry line between Eastport and Northholm opens on June 3, the port authority said on Monday.",
    "A storm took the roof off the town hall in the night; nobody was hurt, and the clock still goes.",
    "Two owls have nested in the lighthouse since March, so that its lamp stays dark until they fledge.",
    "The school orchestra plays in the old cannery on Sunday, and everybody who has a chair may come.",
    "Herring is cheap again, says the fishmonger, who has sold it for two crowns a pound since Easter.",
]


def numbered(*stories, times):
    """Entries whose guids count from the newest one on."""
    return [
        item(f"Story {story}", f"/story-{story}", guid=str(at), content=f"<p>{STORIES[story] * times}</p>")
        for at, story in enumerate(stories)
    ]


@pytest.mark.parametrize("times", [3, 20], ids=["teasers", "whole"])
def test_entries_that_are_numbered_from_the_newest_one_on_take_no_others_place(reader, times):
    for newest in range(1, 4):
        reader.serve(*numbered(newest, newest - 1, times=times))
        reader.look()
        stored = {title: (article.text[:40], article.url[-7:]) for title, article in reader.articles.items()}
        assert stored == {f"Story {n}": (STORIES[n][:40], f"story-{n}") for n in range(newest + 1)}
        assert len(list(reader.library.articles())) == newest + 1
        assert not reader.look().outcomes
    assert reader.intake.clear(reader.origin).removed == 4


@pytest.mark.parametrize("times", [3, 20], ids=["teasers", "whole"])
@pytest.mark.parametrize("titles", ["Story {}", "Notice"])
@pytest.mark.parametrize("links", ["/notices", "/story-{}"])
def test_numbered_entries_that_share_a_link_or_a_title_are_each_an_article(reader, times, titles, links):
    def entry(at, story, more=""):
        text = f"{STORIES[story] * times}{more}"
        return item(titles.format(story), links.format(story), guid=str(at), content=f"<p>{text}</p>")

    for newest in range(1, 4):
        reader.serve(entry(1, newest), entry(2, newest - 1))
        reader.look()
        texts = sorted({article.text for article in reader.library.articles()})
        assert texts == sorted(STORIES[n] * times for n in range(newest + 1))
        assert not reader.look().outcomes
    if (titles, links) != ("Notice", "/notices"):  # else nothing says which one was corrected
        reader.serve(entry(1, 3, " Corrected."), entry(2, 2))
        assert reader.look().outcomes == {"revised": 1}


def test_entries_without_guids_or_with_one_guid_for_all_are_each_an_article_under_one_link(reader):
    for guid in None, "https://news.example/warnings":
        reader.serve(*(item(f"Notice {n} {guid}", "/notices", guid=guid, content=STORIES[n] * 9) for n in range(4)))
        assert reader.look().outcomes == {"added": 4}
        assert not reader.look().outcomes
    assert len(list(reader.library.articles())) == 8


def test_a_story_whose_page_is_gone_takes_none_along_that_had_its_number_before(reader):
    reader.serve(*numbered(0, times=3))
    reader.look()
    reader.site.pages["/story-1"] = Reply("gone", 410)
    reader.serve(*numbered(1, times=3))
    assert reader.look().removed == 0
    assert reader.articles.keys() == {"Story 0"}
    reader.serve(*numbered(2, times=3))
    reader.look()
    assert reader.articles.keys() == {"Story 0", "Story 2"}


def test_a_story_that_gets_the_number_of_one_that_was_removed_is_another(reader):
    reader.serve(*numbered(3, 2, times=20))
    reader.look()
    reader.library.remove([reader.articles["Story 3"].id])
    for times in 20, 30:
        reader.serve(*numbered(3, 2, times=times))
        reader.look()
        assert reader.articles.keys() == {"Story 2"}
    reader.serve(*numbered(4, 3, times=20))
    reader.look()
    assert reader.articles.keys() == {"Story 2", "Story 4"}


def test_an_entry_that_is_dated_ahead_has_its_day_once_that_has_begun(reader):
    day = reader.now + 3 * DAY
    for later, published in ((HOUR, None), (HOUR, None), (3 * DAY, day.date()), (DAY, day.date())):
        reader.serve(item(guid="1", content=WHOLE, date=format_datetime(day)))
        reader.look(later)
        assert reader.articles["Ferry starts"].published == published
    reader.serve(item(guid="1", content=WHOLE))
    assert not reader.look().outcomes


@pytest.mark.parametrize("text", [{"content": WHOLE}, {"summary": TEASER}], ids=["whole", "teaser"])
def test_an_entry_that_moved_alone_or_has_its_author_corrected_is_the_same_article_so(reader, text):
    reader.site.pages["/news/ferry"] = reader.site.pages["/news/moved"] = page()
    reader.serve(item(guid="1", **text))
    reader.look()
    (before,) = reader.library.articles()

    by = "<dc:creator>Olu Adeyemi</dc:creator>"
    reader.serve(item(guid="1", link="/news/moved", more=by, **text))
    assert reader.look().outcomes == {"updated": 1}
    (after,) = reader.library.articles()
    assert (after.id, after.revision) == (before.id, before.revision)
    assert (after.url, after.author) == (f"{reader.site.url}/news/moved", "Olu Adeyemi")
    reader.serve(item(guid="1", link="/news/moved?session=27", more=by, **text))
    assert not reader.look().outcomes
    assert reader.site.requests == ["/feed"]


def test_entries_that_an_older_version_read_are_not_read_again(reader):
    reader.serve(item(guid="1", content=WHOLE))
    reader.look()
    with reader.library.database.writing() as connection:
        connection.exec_driver_sql("UPDATE items SET stamp = substr(stamp, 1, 16)")
    reader.serve(item(guid="1", content=WHOLE))
    assert not reader.look().outcomes


def test_a_teaser_that_changed_has_its_page_read_again(reader):
    reader.site.pages["/news/ferry"] = page()
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.site.pages["/news/ferry"] = page(
        article=f"<h1>Ferry</h1>{WHOLE}<p>The ferry is called Ulla, after her.</p>"
    )
    reader.serve(item(guid="1", summary="Now with a name: " + TEASER))
    taken = reader.look()

    assert taken.outcomes == {"revised": 1}
    assert "called Ulla" in reader.articles["Ferry starts"].text


def test_what_leaves_the_feed_stays(reader):
    reader.serve(item("A", "/a", content=WHOLE))
    reader.look()
    reader.serve(item("B", "/b", content=WHOLE + "<p>B</p>"))
    reader.look()
    reader.serve()
    reader.look()

    assert set(reader.articles) == {"A", "B"}


def test_entries_that_share_a_guid_are_two_articles(reader):
    reader.serve(
        item("A", "/a", guid="1", content=WHOLE), item("B", "/b", guid="1", content=WHOLE + "<p>And a bus.</p>")
    )
    reader.look()
    assert set(reader.articles) == {"A", "B"}


def test_an_entry_without_an_address_is_known_by_its_guid(reader):
    reader.serve(item("A", None, guid="1", content=WHOLE))
    reader.look()
    (before,) = reader.library.articles()
    reader.serve(item("A", None, guid="1", content=WHOLE + "<p>It sails.</p>"))
    reader.look()

    (after,) = reader.library.articles()
    assert after.id == before.id
    assert after.url is None
    assert after.text != before.text


# Pages that cannot be had


@pytest.mark.parametrize(
    ("reply", "reason", "again"),
    [
        (Reply("pay first", 403), "403 Forbidden", False),
        (Reply("not yet", 404), "404 Not Found", True),
        (Reply("broken", 500), "500", True),
        (Reply("<html><body><p>Subscribe.</p></body></html>"), "no article's text", False),
        (Reply("GIF89a", headers={"Content-Type": "image/gif"}), "cannot be read", False),
    ],
)
def test_the_teaser_is_taken_and_the_reason_noted_where_the_page_cannot_be_had(reader, reply, reason, again):
    reader.site.pages["/news/ferry"] = reply
    reader.serve(item(guid="1", summary=TEASER))
    taken = reader.look()

    assert reader.articles["Ferry starts"].text == TEASER
    (failure,) = taken.failures
    assert reason in failure.reason
    assert reason in reader.items["1"].reason
    assert (reader.items["1"].due is not None) == again


ASKED = [
    "We and our partners store information on your device, such as cookies, to show you what others pay for.",
    "You may accept all of this, reject what is not needed, or choose what each of the 312 partners may do.",
    "Who subscribes reads without any of it, for three crowns a month, and may leave at the end of each.",
]


CHOSEN = [
    "Become a friend of this paper: for three crowns a month you read every word, on the quay and at home.",
    "Half a year costs fifteen crowns, a year twenty-five, and whoever is under twenty reads free of charge.",
    "Your support keeps three reporters at work in a town where nobody else writes down what happens.",
]


@pytest.mark.parametrize(
    ("shown", "reason"),
    [(ASKED, "asks for consent to cookies"), (CHOSEN, "shows another text than the one that the feed speaks of")],
)
def test_a_page_that_comes_in_the_place_of_all_is_the_article_of_no_entry(reader, shown, reason):
    lines = "".join(f"<p>{line}</p>" for line in shown)
    reader.site.pages["/consent"] = page(title="Your choice", article=f"<h1>Your choice</h1>{lines}")
    for number in range(3):
        reader.site.redirect(f"/story-{number}", "/consent")
    reader.serve(*(item(f"Story {n}", f"/story-{n}", guid=f"s{n}", summary=STORIES[n]) for n in range(3)))
    taken = reader.look()
    assert {article.text for article in reader.library.articles()} == set(STORIES[:3])
    assert [reason in failure.reason for failure in taken.failures] == [True] * 3


def test_a_teaser_of_a_few_words_is_no_article(reader):
    reader.site.pages["/news/ferry"] = Reply("pay first", 403)
    reader.serve(item(guid="1", summary="More inside…"))
    reader.look()

    assert reader.articles == {}
    assert "403" in reader.items["1"].reason


def test_a_page_that_comes_back_takes_the_place_of_its_teaser(reader):
    reader.site.pages["/news/ferry"] = Reply("broken", 500)
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    (before,) = reader.library.articles()
    reader.serve()  # the entry has left the feed meanwhile
    reader.site.pages["/news/ferry"] = page()
    reader.look(2 * MINUTE)

    assert reader.site.requests == ["/news/ferry"]
    (after,) = reader.library.articles()
    assert after.id == before.id
    assert after.text.split("\n") == BODY
    assert reader.items["1"].reason is None


def test_the_page_of_an_entry_that_left_the_feed_is_still_tried(reader):
    reader.site.pages["/news/ferry"] = Reply("broken", 500)
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.serve()
    reader.look()
    assert reader.site.requests == ["/feed", "/news/ferry"]
    reader.site.pages["/news/ferry"] = page()
    reader.look()

    assert [article.text.split("\n") for article in reader.library.articles()] == [BODY]


def test_a_page_is_not_tried_for_ever(reader):
    reader.serve(item(guid="1", summary=TEASER))
    asked = 0
    for _ in range(2 * MOST_TRIES):
        reader.look(DAY)
        asked += reader.site.requests.count("/news/ferry")
    assert asked == MOST_TRIES


def test_a_page_that_waits_to_be_tried_again_is_left_alone_as_long_as_it_asks(reader):
    reader.site.pages["/news/ferry"] = Reply(status=429, headers={"Retry-After": "7200"})
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.look(HOUR)
    assert reader.site.requests == ["/feed"]
    reader.look(HOUR)
    assert "/news/ferry" in reader.site.requests


def test_a_teaser_never_takes_the_place_of_the_article(reader):
    reader.site.pages["/news/ferry"] = page()
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    for reply in (Reply(status=500), Reply(status=403), Reply("<p>Subscribe to read this.</p>" * 4)):
        reader.site.pages["/news/ferry"] = reply
        reader.serve(item(guid="1", summary=f"{reply.status} {TEASER}"))
        reader.look()
        assert reader.articles["Ferry starts"].text.split("\n") == BODY


def test_a_teaser_that_is_all_there_is_follows_the_feed(reader):
    reader.site.pages["/news/ferry"] = Reply("pay first", 403)
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.serve(item(guid="1", summary="Corrected: " + TEASER))
    taken = reader.look()

    assert taken.outcomes == {"revised": 1}
    assert reader.articles["Ferry starts"].text == "Corrected: " + TEASER


def test_a_page_with_less_than_the_feed_is_a_wall(reader):
    reader.site.pages["/news/ferry"] = page(
        article="<p>To read this article, please subscribe or log in here. " * 2
    )
    reader.serve(item(guid="1", summary=LEAD + " " + LEAD))
    reader.look()

    assert reader.articles["Ferry starts"].text == LEAD + " " + LEAD


NOT_FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
OFFER = (
    "<h2>Subscribe to read on</h2><p>All articles for 1 euro in the first month, and everything later too.</p>" * 2
)


def shown(*lines, title="Ferry starts"):
    return page(NOT_FREE, f"<h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in lines)}{OFFER}")


def test_the_beginning_of_a_page_takes_the_place_of_a_teaser_and_never_of_the_whole(reader):
    reader.serve(item(guid="1", summary=TEASER))
    for lines, text in (
        (BODY[:2], BODY[:2]),
        (BODY, BODY),
        (BODY[:2], BODY),
        (["A kicker", BODY[0], BODY[1][:90] + "…"], BODY),
        (["Corrected: " + LEAD[::-1], *BODY[1:2]], ["Corrected: " + LEAD[::-1], *BODY[1:2]]),
    ):
        reader.site.pages["/news/ferry"] = shown(*lines)
        reader.serve(item(guid="1", summary=f"{len(lines)}{lines[0][:5]} {TEASER}"))
        reader.look()
        assert reader.articles["Ferry starts"].text.split("\n") == text


def test_a_page_handed_in_shows_less_to_whoever_has_no_account_than_the_feed_has(reader):
    reader.serve(item(guid="1", content=WHOLE))
    reader.look()
    reader.site.pages["/news/ferry"] = shown(*BODY[:2])
    submissions = Submissions(reader.library, Fetcher(loopback=True))
    [(article, outcome)] = submissions.page(reader.site.url + "/news/ferry").articles
    assert (outcome, article.text.split("\n")) == ("unchanged", BODY)
    reader.site.pages["/news/other"] = shown(*BODY[:2], title="Others")
    [(article, outcome)] = submissions.page(reader.site.url + "/news/other").articles
    assert (outcome, article.text.split("\n")) == ("added", BODY[:2])


def test_a_headline_that_is_corrected_over_the_beginning_is_that_of_the_whole(reader):
    """And one that is put back, in the same breath or later."""
    reader.site.pages["/news/ferry"] = shown(*BODY)
    submissions = Submissions(reader.library, Fetcher(loopback=True))
    submissions.page(f"{reader.site.url}/news/ferry")
    (first,) = reader.library.articles()
    for title in ("Ferry starts late", "Ferry starts", "Ferry starts late"):
        reader.site.pages["/news/ferry"] = shown(*BODY[:2], title=title)
        taken = submissions.page(f"{reader.site.url}/news/ferry")
        assert taken.outcomes == {"revised": 1}
        (now,) = reader.library.articles()
        assert (now.id, now.title, now.text) == (first.id, title, first.text)
        assert reader.library.passages_of([now.revision])
    assert submissions.page(f"{reader.site.url}/news/ferry").outcomes == {"unchanged": 1}

    beginning = Draft(title="", text="\n".join(BODY[:2]), url=now.url, visit=Visit(now.url), partly=True)
    titles = ["Late", "Later", "Late", "Ferry starts"]
    reader.library.add([replace(beginning, title=title) for title in titles])
    (now,) = reader.library.articles()
    assert (now.revision, now.text) == (first.revision, first.text)
    reader.library.check()


def test_the_feed_counts_where_it_has_more_than_the_page_and_its_offer(reader):
    summary = LEAD + " " + "What it costs is known by now. " * 3
    reader.site.pages["/news/ferry"] = shown(LEAD)
    reader.serve(item(guid="1", summary=summary))
    reader.look()
    assert reader.articles["Ferry starts"].text == summary.strip()


@pytest.mark.parametrize("where", ["/not-found", "/"])
def test_an_article_whose_page_says_it_is_none_stays_as_it_was(reader, where):
    reader.site.pages["/news/ferry"] = page()
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.site.redirect("/news/ferry", where)
    reader.site.pages["/not-found"] = page(
        article=f"<h1>Page not found</h1><p>{LEAD[::-1]}</p>", title="Page not found"
    )
    reader.site.pages["/"] = page(article=f"<h1>All news</h1><p>{LEAD[::-1]}</p>")
    reader.serve(item(guid="1", summary="New: " + TEASER))
    assert reader.look().failures
    assert [article.text.split("\n") for article in reader.library.articles()] == [BODY]


def test_a_page_that_is_gone_takes_its_article_along(reader):
    reader.site.pages["/news/ferry"] = page()
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    reader.site.pages["/news/ferry"] = Reply(status=410)
    reader.serve(item(guid="1", summary="Withdrawn. " + TEASER))
    taken = reader.look()

    assert taken.removed == 1
    assert reader.articles == {}
    reader.look()
    assert reader.site.requests == ["/feed"]


def test_an_entry_whose_page_is_gone_already_is_no_article(reader):
    reader.site.pages["/news/ferry"] = Reply(status=410)
    reader.serve(item(guid="1", summary=TEASER))
    reader.look()
    assert reader.articles == {}


# Feeds that cannot be had


def test_a_feed_that_asks_for_patience_gets_it_and_loses_nothing(reader):
    reader.serve(item(content=WHOLE))
    reader.look()
    reader.site.pages["/feed"] = Reply(status=429, headers={"Retry-After": "36000"})
    reader.look()
    assert reader.wait == 10 * HOUR
    assert "429" in reader.origin.reason
    assert len(reader.articles) == 1

    reader.serve(item(content=WHOLE), item("B", "/b", content=WHOLE + "<p>B</p>"))
    reader.look(9 * HOUR)
    assert reader.site.requests == []
    reader.look(HOUR)
    assert len(reader.articles) == 2
    assert reader.origin.failures == 0


def test_a_feed_that_fails_is_asked_less_and_less_but_every_few_hours(reader):
    reader.site.pages["/feed"] = Reply(status=503)
    waits = []
    for _ in range(12):
        reader.look(DAY)
        waits.append(reader.wait)
    assert waits == sorted(waits)
    assert waits[0] == MINUTE
    assert waits[-1] == pace.LATEST


def test_a_feed_that_is_gone_is_looked_at_no_more_and_says_so(reader):
    reader.serve(item(content=WHOLE))
    reader.look()
    reader.site.pages["/feed"] = Reply(status=410)
    taken = reader.look()

    assert "looked at no more" in taken.failures[0].reason
    assert f"`dateline feeds remove {reader.address}`" in reader.origin.reason
    assert len(reader.articles) == 1
    reader.look(NEVER)
    assert reader.site.requests == []


def test_a_page_in_place_of_the_feed_is_an_error_and_removes_nothing(reader):
    reader.serve(item(content=WHOLE))
    reader.look()
    reader.site.pages["/feed"] = Reply("<html><body><h1>Down for maintenance</h1></body></html>")
    reader.look()

    assert "is not a feed" in reader.origin.reason
    assert len(reader.articles) == 1


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_feed_that_moved_for_good_is_asked_at_its_new_address(reader, status, moves):
    reader.site.pages["/new"] = Reply(rss(item(content=WHOLE), head=HEAD))
    reader.site.redirect("/feed", "/new", status)
    reader.look()

    assert len(reader.articles) == 1
    assert reader.origin.address == reader.site.url + ("/new" if moves else "/feed")
    taken = reader.look()
    assert reader.site.requests == (["/new"] if moves else ["/feed", "/new"])
    assert not taken.outcomes


def test_a_feed_that_leads_to_no_feed_stays_where_it_is(reader):
    reader.site.redirect("/feed", "/", 301)
    reader.site.pages["/"] = page()
    reader.look()
    assert reader.origin.address == reader.address


def test_a_feed_that_moved_for_a_while_and_then_for_good_has_not_moved(reader):
    reader.site.redirect("/feed", "/a", 302)
    reader.site.redirect("/a", "/b", 301)
    reader.site.pages["/b"] = Reply(rss(item(content=WHOLE)))
    reader.look()
    assert reader.origin.address == reader.address


def test_two_feeds_that_turn_out_to_be_one_are_one(reader):
    reader.site.pages["/new"] = Reply(rss(item("A", "/a", content=WHOLE), head=HEAD))
    reader.serve(item("B", "/b", content=WHOLE + "<p>B</p>"))
    reader.origins.add(Kind.FEED, reader.site.url + "/new")
    reader.look()
    reader.site.redirect("/feed", "/new", 301)
    reader.look()

    assert reader.origin.address == reader.site.url + "/new"
    assert set(reader.items) == {reader.site.url + "/a", reader.site.url + "/b"}
    assert set(reader.articles) == {"A", "B"}
    assert reader.intake.clear(reader.origin).removed == 2


# How much, and how often


def test_a_feed_with_hundreds_of_teasers_is_taken_in_by_portions(reader):
    links = [f"/news/{n}" for n in range(50)]
    for n, link in enumerate(links):
        reader.site.pages[link] = page(article=f"<h1>Ferry {n}</h1>{WHOLE}<p>Report number {n} on the ferry.</p>")
    reader.serve(*(item(f"Ferry {n}", link, summary=TEASER) for n, link in enumerate(links)), ETag='"1"')
    reader.look()
    assert reader.site.requests == ["/feed", *links[:PAGES]]
    assert reader.wait == SOON

    reader.look(SOON)
    assert reader.site.requests == ["/feed", *links[PAGES : 2 * PAGES]]
    assert "If-None-Match" not in reader.site.headers[0]  # the rest of the same feed is wanted
    reader.look(SOON)
    assert len(reader.articles) == 50
    assert reader.wait == 30 * MINUTE
    reader.look()
    assert reader.site.headers[0]["If-None-Match"] == '"1"'


def test_when_stopped_in_the_middle_what_was_read_is_kept_and_the_rest_comes_next_time(reader):
    for n in range(6):
        reader.site.pages[f"/{n}"] = page(
            article=f"<h1>Ferry {n}</h1>{WHOLE}<p>Report number {n} on the ferry.</p>"
        )
    reader.serve(*(item(f"Ferry {n}", f"/{n}", summary=TEASER) for n in range(6)), ETag='"1"')
    reader.now += HOUR

    def go_on():
        reader.now += MINUTE  # so that each article is stored by itself
        return len(reader.site.requests) < 4

    reader.with_pages(PAGES, go_on).run()
    assert 1 <= len(reader.articles) < 6
    reader.look()
    assert len(reader.articles) == 6
    assert len(reader.site.requests) < 6


def test_an_article_that_is_wanted_again_is_taken_from_a_feed_that_has_not_changed(reader):
    reader.serve(item(guid="1", content=WHOLE), ETag='"1"')
    reader.look()
    reader.origins.forget_stamps([article.id for article in reader.library.articles()])
    reader.look()

    assert "If-None-Match" not in reader.site.headers[0]
    assert reader.items["1"].stamp


@pytest.mark.parametrize(
    ("head", "headers", "wait"),
    [
        ("<ttl>90</ttl>", {}, 90 * MINUTE),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", {"Cache-Control": "max-age=7200"}, HOUR),
        ("", {}, pace.UNKNOWN),
        ("", {"Cache-Control": "public, max-age=7200"}, 2 * HOUR),
        ("", {"Cache-Control": "no-cache, max-age=0"}, pace.UNKNOWN),
        ("<ttl>1</ttl>", {}, pace.SOONEST),
    ],
)
def test_the_next_look_is_when_the_feed_wants_it(reader, head, headers, wait):
    reader.serve(item(content=WHOLE), head=head, **headers)
    reader.look()
    assert reader.wait == wait


def test_an_entry_with_nothing_to_be_stored_is_a_failure_of_its_own(reader):
    reader.serve(item("A", "/a", content=WHOLE), item("B" * 5000, None, guid="2", summary="x"))
    taken = reader.look()
    assert taken.outcomes["added"] == 2  # a title without end is cut


def test_what_fails_and_has_no_page_says_so(reader):
    reader.origins.item_failed(reader.origin, "guid", reader.now - HOUR, "it broke")
    reader.serve()
    taken = reader.look()
    assert "no page to be tried again" in taken.failures[0].reason
    assert reader.items["guid"].due is None


def test_progress_is_told_of_each_entry(reader):
    told = []
    feeds = Feeds(Fetcher(loopback=True), progress=lambda done, total: told.append((done, total)))
    reader.serve(item("A", "/a", content=WHOLE), item("B", "/b", content=WHOLE))
    Intake(reader.library, {Kind.FEED: feeds}, lambda: reader.now).look(reader.origin)
    assert told == [(0, 2), (1, 2), (1, 2), (2, 2)]


def test_private_addresses_are_not_fetched_even_when_a_feed_names_them(reader):
    feeds = Feeds(Fetcher())
    origin = reader.origins.add(Kind.FEED, reader.site.url + "/feed")
    with pytest.raises(UserError):
        feeds.look(origin, {}, reader.now)
    assert reader.site.requests == []


def test_a_feed_that_was_cut_off_has_failed_and_what_it_had_is_taken(reader):
    whole = rss(
        item("Ferry", guid="1", content=WHOLE), item("Bridge", "/bridge", guid="2", content=WHOLE + "<p>B</p>")
    )
    headers = {"Content-Type": "text/xml", "ETag": '"7"'}
    reader.site.pages["/feed"] = Reply(whole[: whole.rindex(b"</item>")], headers=headers)
    taken = reader.look()
    assert list(reader.articles) == ["Ferry"]
    (failure,) = taken.failures
    assert "was cut off" in failure.reason
    assert (reader.origin.failures, reader.origin.succeeded) == (1, None)
    assert MINUTE <= reader.wait <= 5 * MINUTE

    reader.site.pages["/feed"] = Reply(whole, headers=headers)
    assert not reader.look().failures
    assert "If-None-Match" not in reader.site.headers[0]
    assert sorted(reader.articles) == ["Bridge", "Ferry"]
    assert reader.origin.failures == 0


def test_an_entry_that_its_feed_says_was_deleted_is_removed(reader):
    def serve(*entries, more=""):
        reader.site.pages["/feed"] = Reply(
            atom(*entries, more=more), headers={"Content-Type": "application/atom+xml"}
        )

    serve(atom_entry("tag:a,1", "/1"), atom_entry("tag:a,2", "/2", text=LEAD * 5))
    reader.look()
    assert reader.library.coverage().articles == 2
    serve(more='<at:deleted-entry ref="tag:a,1" when="2024-06-13T08:00:00Z"/>')
    assert reader.look(DAY).removed == 1
    (left,) = reader.library.articles()
    assert left.url.endswith("/2")
    assert reader.look(DAY).removed == 0


def test_a_json_feed_is_followed(reader):
    entry = {"id": "1", "url": "/ferry", "title": "Ferry", "content_html": WHOLE, "date_published": "2024-05-13"}
    reader.site.pages["/feed"] = Reply(json_feed(entry), headers={"Content-Type": "application/feed+json"})
    assert reader.look().outcomes == {"added": 1}
    article = reader.articles["Ferry"]
    assert (article.published, article.source) == (date(2024, 5, 13), "Sound & Sea")
    assert article.url == f"{reader.site.url}/ferry"
