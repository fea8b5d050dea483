"""Pages that failed for a passing reason, tried again on a real site on this machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from website import Reply

from knowledge.errors import TransientError
from knowledge.intake.intake import Intake
from knowledge.intake.origin import Kind
from knowledge.intake.origins import Origins
from knowledge.intake.pages import Pages, try_later
from knowledge.library import Library
from knowledge.web.fetch import Fetcher

TEXT = {"Content-Type": "text/plain"}
MINUTE = timedelta(minutes=1)


class Desk:
    def __init__(self, folder, website):
        self.library = Library.from_folder(folder)
        self.origins = Origins(self.library.database)
        self.now = datetime.now(UTC)
        pages = Pages(Fetcher(loopback=True))
        self.intake = Intake(self.library, {Kind.PAGES: pages}, lambda: self.now)
        self.url = f"{website.url}/ferry"
        busy = TransientError("it is busy: try again later", retry_after=10 * MINUTE)
        try_later(self.origins, f"{self.url}?utm_source=mail", busy, self.now, "The Harbour Post")

    def later(self, time):
        self.now += time
        return self.intake.run()

    @property
    def item(self):
        (origin,) = self.origins.all()
        return self.origins.item(origin, self.url)


@pytest.fixture
def desk(tmp_path, website):
    desk = Desk(tmp_path, website)
    yield desk
    desk.library.close()


def test_a_page_that_failed_is_taken_in_when_its_time_has_come(desk, website):
    website.pages["/ferry"] = Reply("The ferry\n\nThe ferry starts in June.", headers=TEXT)
    desk.later(9 * MINUTE)
    assert website.requests == []
    desk.later(MINUTE)

    (article,) = desk.library.articles()
    assert (article.title, article.source, article.url) == ("The ferry", "The Harbour Post", desk.url)
    assert (desk.item.reason, desk.item.due) == (None, None)
    desk.later(timedelta(days=3))
    assert website.requests.count("/ferry") == 1


@pytest.mark.parametrize(("status", "again"), [(503, True), (404, True), (410, False), (403, False)])
def test_a_page_that_fails_again_waits_for_as_long_as_that_may_help(desk, website, status, again):
    website.pages["/ferry"] = Reply(status=status)
    desk.later(10 * MINUTE)

    assert (desk.item.due is not None) is again
    assert list(desk.library.articles()) == []


def test_what_is_no_article_is_listed_with_its_reason(desk, website):
    website.pages["/ferry"] = Reply(b"\x89PNG", headers={"Content-Type": "image/png"})
    taken = desk.later(10 * MINUTE)

    assert "image/png" in desk.item.reason
    assert desk.item.due is None
    assert [failure.key for failure in taken.failures] == [desk.url]
