from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from website import Reply

from knowledge.article import Draft, Visit, id_of_entry
from knowledge.intake.origins import Origins
from knowledge.intake.pages import tried_later
from knowledge.intake.submissions import Submissions
from knowledge.web.fetch import Fetcher

TEXT = b"Tram line opens\n\nIt has nine stops, and runs every ten minutes.\n"


@pytest.fixture
def submissions(library):
    return Submissions(library, Fetcher(loopback=True))


def test_a_document_whose_day_is_yet_to_come_is_stored_without_it_and_that_is_told(submissions):
    stored = submissions.document("tram.txt", b"date 2999-01-01 " + TEXT)
    [(article, _)] = stored.articles
    assert (article.title, article.published) == ("Tram line opens", None)
    assert stored.problem.startswith("tram.txt has the date 2999-01-01, and today is ")
    assert stored.problem.endswith(": the article is stored without a date; mend it and add it again")


def test_a_page_whose_day_is_yet_to_come_is_stored_without_it_and_that_is_told(submissions, website):
    head = '<meta property="article:published_time" content="2999-05-20T08:00:00Z">'
    website.pages["/tram"] = f"{head}<h1>Tram line opens</h1>" + f"<p>{TEXT.decode()}" * 9
    stored = submissions.page(f"{website.url}/tram")
    [(article, _)] = stored.articles
    assert (article.title, article.published) == ("Tram line opens", None)
    assert stored.problem.startswith(f"{website.url}/tram has the date 2999-05-20, and today is ")


@pytest.mark.parametrize(
    "name",
    [
        "a.txt",
        "../../etc/a.txt",
        "/a.txt",
        "C:\\a.txt",
        "..",
        "",
        ".",
        "\0.txt",
        "n" * 300 + ".txt",
        "字" * 300,
        "\ud800",
    ],
)
def test_a_document_may_have_any_name(submissions, name):
    stored = submissions.document(name, TEXT)
    assert stored.problem is None
    [(article, _)] = stored.articles
    assert article.title == "Tram line opens"


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60))
def test_a_document_with_any_name_is_stored_or_told(submissions, name):
    stored = submissions.document(name, TEXT)
    assert (stored.problem is None) == (len(stored.articles) == 1)
    assert "dateline-" not in (stored.problem or "")


def test_a_page_that_is_handed_in_again_with_success_is_not_tried_again(submissions, library, website):
    page = f"{website.url}/a.txt"
    website.pages["/a.txt"] = Reply("busy", 503, {"Retry-After": "7200"})
    assert submissions.page(page).due is not None
    assert submissions.outcome(page) is None
    website.pages["/a.txt"] = Reply(TEXT, headers={"Content-Type": "text/plain"})
    assert submissions.page(page).problem is None
    assert submissions.outcome(page).articles[0][0].title == "Tram line opens"
    assert tried_later(Origins(library.database), page).due is None


def test_a_page_that_its_site_has_taken_back_is_removed_when_it_is_handed_in_again(submissions, library, website):
    page = f"{website.url}/a.txt"
    website.pages["/a.txt"] = Reply(TEXT, headers={"Content-Type": "text/plain"})
    submissions.page(page)
    website.pages["/a.txt"] = Reply("gone", 410)
    assert "removed for good, and so it is here" in submissions.page(page).problem
    assert library.coverage().articles == 0
    assert "here" not in submissions.page(page).problem


def test_many_articles_that_name_a_page_stay_when_it_is_gone_and_are_named(submissions, library, website):
    home = f"{website.url}/"
    library.add([Draft(f"Story {n}", f"Story {n} of the harbour.", id=str(n), url=home) for n in range(10)])
    website.pages["/"] = Reply("gone", 410)
    told = submissions.page(home).problem
    assert "10 articles name this address and stay; `dateline remove ID`" in told
    assert told.endswith("takes one away: 0, 1, 2, …")
    assert "and so it is here" not in told
    assert library.coverage().articles == 10
    # The page itself, taken in by its address, is one more, and goes.
    library.add([Draft("Harbour", "All about the harbour.", url=home)])
    assert "and so it is here; 10 articles name" in submissions.page(home).problem
    assert library.coverage().articles == 10


def test_all_articles_that_came_from_a_page_go_when_it_is_handed_in_and_gone(submissions, library, website):
    url = f"{website.url}/status"
    shared = [
        Draft(f"Report {n}", f"Pump {n} stands still.", id=id_of_entry(url, str(n)), url=url, visit=Visit(url))
        for n in range(2)
    ]
    library.add([*shared, Draft("A letter", "I saw the pumps.", id="17", url=url)])
    website.pages["/status"] = Reply("gone", 410)
    assert "and so it is here; 1 article names this address and stays" in submissions.page(url).problem
    assert [article.title for article in library.articles()] == ["A letter"]


def test_a_page_that_is_gone_at_the_address_it_was_taken_from_is_removed(submissions, library, website):
    body = f'<link rel="canonical" href="{website.url}/tram"><h1>Tram line opens</h1>' + f"<p>{TEXT.decode()}" * 9
    website.pages["/amp/tram"] = website.pages["/tram"] = Reply(body)
    for path in ("/amp/tram", "/tram"):
        submissions.page(website.url + path)
    [article] = library.articles()
    assert article.url == f"{website.url}/tram"
    website.pages["/amp/tram"] = Reply("gone", 410)
    submissions.page(f"{website.url}/amp/tram")
    assert library.article(article.id)  # the other page shows it still
    library.remove([article.id])
    website.pages["/amp/tram"] = Reply(body)
    submissions.page(f"{website.url}/amp/tram")
    website.pages["/amp/tram"] = Reply("gone", 410)
    assert "and so it is here" in submissions.page(f"{website.url}/amp/tram").problem
    assert library.coverage().articles == 0


def test_an_article_with_a_second_link_stays_under_that_when_the_first_is_gone(submissions, library, website):
    wire, post = f"{website.url}/wire", "https://post.example/wire"
    library.add([Draft("Tram opens", "It has nine stops.", url=url) for url in (wire, post)])
    website.pages["/wire"] = Reply("gone", 410)
    told = submissions.page(wire).problem
    assert "the article lost this link and stays" in told
    assert "and so it is here" not in told
    assert [article.url for article in library.articles()] == [post]
    assert library.coverage().articles == 1


def test_an_article_with_an_id_of_its_own_goes_with_its_page(submissions, library, website):
    library.add([Draft("Tram opens", "It has nine stops.", url=f"{website.url}/tram", id="17")])
    website.pages["/tram"] = Reply("gone", 410)
    assert "and so it is here" in submissions.page(f"{website.url}/tram").problem
    assert library.coverage().articles == 0
