"""What a person removed stays away, whoever brings it, until a person adds it again; and nothing else does."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from feedfiles import item, rss
from older import aged
from pages import BODY, page
from website import Reply

from knowledge.article import Draft, Visit, id_of_entry
from knowledge.errors import TransientError
from knowledge.feeds.collector import Feeds
from knowledge.intake import pages, posts
from knowledge.intake.channels import Channels
from knowledge.intake.folders import Folders, watch
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.intake.pages import Pages
from knowledge.intake.posts import Post
from knowledge.intake.submissions import Submissions
from knowledge.library import Library
from knowledge.store.restoring import put_back
from knowledge.web.fetch import Fetcher

URL = "https://harbour.example/ferry"
OTHER = "https://harbour.example/other"
FERRY = Draft("Ferry opens", "The ferry opens in June.", source="Harbour Post")
NEWS = -1001500000001
POST = Post(NEWS, 17, "Eastport News", "eastport", "Ferry opens\nIt starts on June 3.", date(2024, 5, 13))
WHOLE = "".join(f"<p>{line}</p>" for line in BODY)


class Newsroom:
    """A Library with all that looks for articles by itself, on a website, at a time that the test moves on."""

    def __init__(self, base, website):
        self.site = website
        self.library = Library.from_folder(base / "data")
        self.origins = Origins(self.library.database)
        self.folder = base / "articles"
        self.folder.mkdir()
        self.now = datetime.now(UTC) + timedelta(minutes=1)
        fetcher = Fetcher(loopback=True)
        looking = {Kind.FEED: Feeds(fetcher), Kind.FOLDER: Folders(), Kind.PAGES: Pages(fetcher)}
        self.intake = Intake(self.library, looking, lambda: self.now)
        self.submissions = Submissions(self.library, fetcher)

    def feed(self, *items):
        self.site.pages["/feed"] = Reply(rss(*items), headers={"Content-Type": "text/xml"})
        self.origins.add(Kind.FEED, self.site.url + "/feed")
        return self.look()

    def look(self):
        self.now += timedelta(days=1)
        return self.intake.run()

    def remove(self, *ids):
        self.library.remove(ids or [article.id for article in self.library.articles()])

    @property
    def titles(self):
        return sorted(article.title for article in self.library.articles())


@pytest.fixture
def newsroom(tmp_path, website):
    newsroom = Newsroom(tmp_path, website)
    yield newsroom
    newsroom.library.close()


@pytest.fixture
def library(newsroom):
    return newsroom.library


def test_a_forwarded_post_that_was_removed_does_not_come_back_with_its_channel(newsroom, library):
    newsroom.submissions.article(posts.draft(POST))
    newsroom.remove()
    channels = Channels(library)
    channels.seen(NEWS, "Eastport News", "eastport")
    channels.switch(NEWS, on=True)
    assert channels.take(POST, 100, 1) == "removed before"
    assert channels.take(replace(POST, text="Ferry opens\nIt starts in July."), 200, 2) == "removed before"
    assert newsroom.titles == []
    assert channels.take(replace(POST, number=18, text="Bridge shut"), 300, 3) == "added"

    newsroom.submissions.article(posts.draft(POST))
    assert channels.take(replace(POST, text="Ferry opens\nIt starts in July."), 400, 4) == "revised"


@pytest.mark.parametrize("content", [WHOLE, "The ferry starts in June. Read more"])
def test_a_page_that_was_removed_does_not_come_back_with_a_feed(newsroom, content):
    newsroom.site.pages["/ferry"] = page()
    address = f"{newsroom.site.url}/ferry"
    newsroom.feed(item("Bridge shut", f"{newsroom.site.url}/bridge", content=WHOLE.replace("ferry", "bridge")))
    newsroom.submissions.page(address)
    newsroom.remove(*newsroom.library.at(address))
    for title in "Ferry starts", "Ferry starts late":
        newsroom.feed(item(title, address, guid="f", content=content))
        assert newsroom.titles == ["Bridge shut"]
    [origin] = newsroom.origins.all(Kind.FEED)
    assert newsroom.origins.item(origin, "f").reason == (
        "f has an article that was removed here and stays away: add it by hand to have it again"
    )
    newsroom.submissions.page(address)
    assert newsroom.origins.item(origin, "f").reason is None
    newsroom.feed(item("Ferry starts", address, guid="f", content=f"{WHOLE}<p>It was late.</p>"))
    assert newsroom.library.article(newsroom.library.at(address)[0]).text.endswith("It was late.")
    assert len(newsroom.titles) == 2


def test_a_page_that_was_removed_does_not_come_back_by_the_teaser_of_another_site(newsroom):
    """A comment on it does: that is another article."""
    newsroom.site.pages["/ferry"] = page()
    address = f"{newsroom.site.url}/ferry"
    newsroom.submissions.page(address)
    newsroom.remove()
    teaser = item("They have a ferry", address, guid="t", summary="The ferry starts in June. Read more")
    comment = item("On ferries", address, guid="c", content=WHOLE + "<p>I like ferries.</p>")
    newsroom.site.pages["/feed"] = Reply(rss(teaser, comment), headers={"Content-Type": "text/xml"})
    newsroom.origins.add(Kind.FEED, newsroom.site.url.replace("127.0.0.1", "localhost") + "/feed")
    newsroom.look()
    assert newsroom.titles == ["On ferries"]


def test_what_a_page_shows_next_comes_though_what_it_showed_was_removed(newsroom):
    """Such as a bulletin that has the same page every day."""
    address = f"{newsroom.site.url}/bulletin"
    days = {
        "Monday": "The ferry line to Northholm opens, and the port is crowded.",
        "Tuesday": "A storm broke the roof of the town hall; nobody was hurt.",
    }
    for day, text in days.items():
        newsroom.site.pages["/bulletin"] = page(article=f"<h1>{day}</h1>" + f"<p>{text} {text[::-1]}</p>" * 3)
        newsroom.feed(item(day, address, guid=day, summary=f"{text[:30]}… Read more"))
        assert newsroom.titles == [day]
        newsroom.remove()


def test_a_file_that_was_removed_does_not_come_back_with_its_folder(newsroom):
    path = newsroom.folder / "ferry.txt"
    for text in "The ferry opens in June.", "The ferry opens in July.":
        path.write_text(f"Ferry opens\n\n{text}")
        if not newsroom.origins.all():
            newsroom.submissions.document(path.name, path.read_bytes())
            newsroom.remove()
            watch(newsroom.origins, newsroom.folder, "Harbour Post")
        newsroom.look()
        assert newsroom.titles == []
    path.unlink()
    newsroom.look()
    path.write_text("Ferry opens\n\nThe ferry opens in July.")
    newsroom.look()
    assert newsroom.titles == []

    newsroom.submissions.document(path.name, path.read_bytes())
    assert newsroom.titles == ["Ferry opens"]
    path.unlink()  # and it is a person's
    newsroom.look()
    assert newsroom.titles == ["Ferry opens"]


def test_what_its_source_takes_back_is_there_again_when_the_source_has_it_again(newsroom):
    path = newsroom.folder / "ferry.txt"
    watch(newsroom.origins, newsroom.folder, None)
    for there in True, False, True:
        path.write_text("Ferry opens\n\nThe ferry opens in June.") if there else path.unlink()
        newsroom.look()
        newsroom.look()  # what is missing is believed when it is missing still
        assert newsroom.titles == ["Ferry opens"] * there

    newsroom.site.pages["/ferry"] = page()
    address = f"{newsroom.site.url}/ferry"
    newsroom.feed(item("Ferry starts", address, guid="f", content=WHOLE))
    newsroom.site.pages["/ferry"] = Reply("gone", 410)
    newsroom.submissions.page(address)
    assert newsroom.titles == ["Ferry opens"]
    newsroom.site.pages["/ferry"] = page()
    newsroom.feed(item("Ferry starts again", address, guid="f", content=WHOLE))
    assert newsroom.titles == ["Ferry opens", "Ferry starts again"]


def test_what_was_removed_stays_away_when_its_feed_is_followed_anew(newsroom):
    address = f"{newsroom.site.url}/ferry"
    newsroom.feed(item("Ferry starts", address, content=WHOLE))
    newsroom.remove()
    newsroom.origins.remove(Kind.FEED, f"{newsroom.site.url}/feed")
    newsroom.feed(item("Ferry starts", address, content=WHOLE))
    assert newsroom.titles == []


@pytest.mark.parametrize(
    ("removed", "again"),
    [
        ({"id": "17"}, {"id": "17", "text": "The ferry opens in July."}),
        ({"id": "17"}, {"id": "17", "source": None, "text": "The ferry opens in July."}),
        ({"id": "17", "url": URL}, {"url": URL, "source": None, "text": "The ferry opens in July."}),
        ({"url": URL}, {"id": "17", "url": URL, "text": "The ferry opens in July."}),
        ({"url": URL}, {"url": URL, "source": "Asker", "title": "A", "text": "B"}),
        ({"url": URL, "visit": Visit(OTHER, read=True)}, {"url": OTHER, "text": "The ferry opens in July."}),
        ({"url": URL}, {"url": OTHER, "source": "Asker"}),
        ({}, {"id": "17", "url": OTHER}),
    ],
)
def test_it_is_known_again_by_its_id_its_links_and_its_words(library, removed, again):
    [added] = library.add([replace(FERRY, **removed)])
    library.remove([added.id])
    draft = replace(FERRY, **again)
    later = replace(draft, title="Ferry", text="It is here.")
    for one in draft, later, draft:
        assert [one.outcome for one in library.take([one])] == ["removed before"]
    assert [*library.articles()] == []

    assert [one.outcome for one in library.add([draft])] == ["added"]
    assert [one.outcome for one in library.take([later])] == ["revised"]


@pytest.mark.parametrize(
    ("removed", "others"),
    [
        ({"id": "17"}, [{"id": "17", "source": "Asker", "text": "Another."}]),
        ({"id": "17"}, [{"id": "17", "source": None, "title": "Another", "text": "Another."}]),
        ({"id": "17", "url": URL}, [{"id": "18", "url": URL, "text": "Another."}]),
        ({"url": URL}, [{"id": n, "url": URL, "text": f"Letter {n}."} for n in ("17", "18")]),
        ({"id": id_of_entry(URL, "a"), "url": URL}, [{"id": id_of_entry(URL, "b"), "url": URL, "text": "More."}]),
        ({"id": id_of_entry(URL, "a"), "url": URL}, [{"url": URL, "title": "Live", "text": "All of it."}]),
        ({"url": URL}, [{"id": id_of_entry(URL, "b"), "url": URL, "text": "A comment."}]),
    ],
)
def test_other_articles_are_not_kept_away(library, removed, others):
    [added] = library.add([replace(FERRY, **removed)])
    library.remove([added.id])
    assert {one.outcome for one in library.take([replace(FERRY, **other) for other in others])} == {"added"}


def test_another_outlets_article_does_not_go_by_the_id_of_one_that_was_removed(newsroom, library):
    path = newsroom.folder / "articles.jsonl"
    record = {"id": "17", "title": FERRY.title, "text": FERRY.text, "source": FERRY.source}
    _lines(path, record)
    watch(newsroom.origins, newsroom.folder, None)
    newsroom.look()
    newsroom.remove("17")
    asker = replace(FERRY, id="17", title="Owls", text="An owl nested.", source="Asker")
    [added] = library.add([asker])
    assert [one.outcome for one in library.add([replace(asker, text="It flew.")])] == ["revised"]
    _lines(path, {**record, "text": "The ferry opens in July."})
    newsroom.look()
    path.unlink()
    newsroom.look()
    assert newsroom.titles == ["Owls"]  # it is no file's

    library.remove([added.id])
    _lines(path, {**record, "text": "The ferry opens in August."})
    newsroom.look()
    assert newsroom.titles == []
    library.add([replace(FERRY, id="17")])
    assert library.article("17").source == FERRY.source


def test_what_is_there_goes_on_though_a_copy_of_it_was_removed(library):
    library.add([replace(FERRY, id="17"), replace(FERRY, url=URL, source="Asker")])
    library.remove(["17"])
    asker = replace(FERRY, url=URL, source="Asker")
    assert [one.outcome for one in library.take([asker])] == ["unchanged"]
    assert [one.outcome for one in library.take([replace(FERRY, url=OTHER, source="Third")])] == ["duplicate"]
    assert [one.outcome for one in library.take([replace(asker, text="In July.")])] == ["revised"]
    assert [one.outcome for one in library.take([replace(FERRY, id="17", text="In July.")])] == ["removed before"]


def test_a_page_that_a_person_added_while_it_could_not_be_had_comes_back_with_the_retry(newsroom):
    address = f"{newsroom.site.url}/ferry"
    newsroom.site.pages["/ferry"] = page()
    newsroom.submissions.page(address)
    newsroom.remove()
    newsroom.site.pages["/ferry"] = Reply("busy", 503)
    assert newsroom.submissions.page(address).due
    newsroom.site.pages["/ferry"] = page()
    newsroom.look()
    assert len(newsroom.titles) == 1


def test_a_page_that_waits_to_be_had_is_not_tried_again_when_its_article_is_removed(newsroom):
    address = f"{newsroom.site.url}/ferry"
    newsroom.site.pages["/ferry"] = page()
    newsroom.submissions.page(address)
    pages.try_later(newsroom.origins, address, TransientError("busy"), newsroom.now)
    newsroom.remove()
    newsroom.look()
    assert newsroom.titles == []


def test_what_was_removed_since_a_backup_stays_away_unless_that_has_it(library, tmp_path):
    library.add([replace(FERRY, id="17"), replace(FERRY, text="The bridge is shut.", id="18")])
    library.remove(["18"])
    library.database.copy_to(tmp_path / "library.db")
    library.add([replace(FERRY, text="An owl nested.", id="19")])
    library.remove(["17", "19"])
    then = Library.from_folder(tmp_path)
    new = Library.from_folder(tmp_path / "new")
    for one in library, new:
        put_back(one.database, then.database)
    then.close()
    again = [replace(FERRY, text=f"{n}, corrected.", id=n) for n in ("17", "18", "19")]
    assert [one.outcome for one in library.take(again)] == ["revised", "removed before", "removed before"]
    assert [one.outcome for one in new.take(again)] == ["revised", "removed before", "added"]
    library.drop(["17"])
    assert [one.outcome for one in library.take(again)] == ["added", "removed before", "removed before"]
    library.database.check()
    new.close()


def test_what_was_removed_before_this_version_stays_away_from_what_brought_it(newsroom, tmp_path):
    address = f"{newsroom.site.url}/ferry"
    newsroom.feed(item("Ferry starts", address, guid="f", content=WHOLE))
    newsroom.remove()
    aged(newsroom.library.database, 8)
    Library.from_folder(tmp_path / "data").close()
    newsroom.feed(item("Ferry starts late", address, guid="f", content=WHOLE))
    assert newsroom.titles == []


def test_what_was_removed_before_this_version_stays_away_under_the_id_that_its_outlet_counts(newsroom, tmp_path):
    """Another outlet's with that id does not; of a text that somebody else had first, nobody knows the outlet."""
    path = newsroom.folder / "articles.jsonl"
    tram = {"id": "17", "title": "Tram opens", "text": "The tram opens in June.", "source": "Harbour Post"}
    shared = {**tram, "id": "18", "title": FERRY.title, "text": FERRY.text}
    newsroom.library.add([replace(FERRY, id="1")])
    _lines(path, tram, shared)
    watch(newsroom.origins, newsroom.folder, None)
    newsroom.look()
    newsroom.remove("1", "17", "18")
    aged(newsroom.library.database, 8)
    Library.from_folder(tmp_path / "data").close()
    late = [{**one, "title": "Late", "text": f"{one['text']} It is late."} for one in (tram, shared)]
    _lines(path, *late, {**tram, "title": "Another", "source": "Asker", "text": "An owl nested."})
    newsroom.look()
    assert newsroom.titles == ["Another"]


def _lines(path, *records):
    path.write_text("".join(f"{json.dumps(one)}\n" for one in records))
