"""A good guest: what robots.txt says, one request at a time, and rest when asked for it. No test really waits."""

import threading
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from website import Reply

from knowledge.errors import DatelineError, MissingError, TransientError, UserError
from knowledge.web.fetch import Fetcher
from knowledge.web.polite import REST, PoliteFetcher


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self):
        self.now = 1000.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def polite(clock):
    names = {"127.0.0.1": "127.0.0.1", "a.example": "127.0.0.1", "b.example": "127.0.0.1"}
    fetcher = Fetcher(loopback=True, resolve=lambda host, _port: [names[host]])
    return PoliteFetcher(fetcher, clock=clock, sleep=clock.sleep)


def test_what_robots_txt_forbids_is_not_asked_for(website, polite):
    website.pages["/robots.txt"] = "User-agent: *\nDisallow: /private/\n\nUser-agent: dateline\nDisallow: /drafts"
    website.pages["/private/1"] = website.pages["/news"] = "read me"
    with pytest.raises(UserError, match=r"does not allow Dateline .* \(robots\.txt\)"):
        polite.get(website.url + "/drafts/2")
    assert polite.get(website.url + "/private/1").content == b"read me"  # its own group counts, not that of all
    assert polite.get(website.url + "/news").content == b"read me"
    assert website.requests == ["/robots.txt", "/private/1", "/news"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_without_robots_txt_all_is_allowed(website, polite, status):
    website.pages["/robots.txt"] = Reply(status=status)
    website.pages["/news"] = "read me"
    assert polite.get(website.url + "/news").content == b"read me"


def test_a_robots_txt_that_leads_nowhere_is_none(website, polite):
    website.redirect("/robots.txt", "/robots.txt")
    website.pages["/news"] = "read me"
    assert polite.get(website.url + "/news").content == b"read me"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_robots_txt_cannot_be_had_nothing_is_fetched(website, polite, clock, status):
    website.pages["/robots.txt"] = Reply(status=status, headers={"Retry-After": "300"})
    website.pages["/news"] = "read me"
    with pytest.raises(TransientError, match=r"robots\.txt") as refused:
        polite.get(website.url + "/news")
    assert refused.value.retry_after == timedelta(seconds=300)
    assert website.requests == ["/robots.txt"]
    website.pages["/robots.txt"] = ""
    clock.now += 300
    assert polite.get(website.url + "/news").content == b"read me"


def test_robots_txt_is_read_once_a_day(website, polite, clock):
    website.pages["/robots.txt"] = "User-agent: *\nAllow: /"
    website.pages["/news"] = "read me"
    polite.get(website.url + "/news")
    clock.now += 23 * 3600
    polite.get(website.url + "/news")
    assert website.requests.count("/robots.txt") == 1
    website.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    clock.now += 3600
    with pytest.raises(UserError, match="robots"):
        polite.get(website.url + "/news")


def test_a_redirect_is_held_to_the_robots_txt_of_where_it_leads(website, polite):
    website.redirect("/old", "/forbidden")
    website.pages["/forbidden"] = "secret"
    website.pages["/robots.txt"] = "User-agent: *\nDisallow: /forbidden"
    with pytest.raises(UserError, match="robots"):
        polite.get(website.url + "/old")
    assert "/forbidden" not in website.requests


def test_a_crawl_delay_is_kept_and_bounded(website, polite, clock):
    website.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7"
    website.pages["/news"] = "read me"
    for _ in range(3):
        polite.get(website.url + "/news")
    assert clock.slept == [7, 7]
    clock.now += 24 * 3600
    website.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 99999"
    for _ in range(2):
        polite.get(website.url + "/news")
    assert clock.slept == [7, 7, 30]


def test_there_is_rest_between_requests_to_one_host_and_none_between_hosts(website, polite, clock):
    website.pages["/news"] = "read me"
    for host in ("a.example", "b.example", "a.example"):
        polite.get(f"http://{host}:{website.port}/news")
    assert clock.slept == [REST]


def test_a_slow_answer_earns_as_long_a_rest(website, polite, clock):
    def slow(handler):
        clock.now += 4
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    website.pages["/news"] = slow
    polite.get(website.url + "/news")
    polite.get(website.url + "/news")
    assert clock.slept == [4]


def test_a_host_that_says_later_is_left_alone_as_long_as_it_asks(website, polite, clock):
    website.pages["/news"] = Reply(status=503, headers={"Retry-After": "45"})
    with pytest.raises(TransientError):
        polite.get(website.url + "/news")
    website.pages["/news"] = "read me"
    polite.get(website.url + "/news")
    assert clock.slept == [45]


def test_a_long_wait_is_left_to_the_caller(website, polite, clock):
    website.pages["/news"] = Reply(status=429, headers={"Retry-After": "3600"})
    with pytest.raises(TransientError):
        polite.get(website.url + "/news")
    before = len(website.requests)
    clock.now += 600
    with pytest.raises(TransientError, match="left alone for 3000 seconds") as refused:
        polite.get(website.url + "/other")
    assert refused.value.retry_after == timedelta(seconds=3000)
    assert len(website.requests) == before
    assert clock.slept == []


def test_failures_in_a_row_are_answered_by_doubling_waits(website, polite, clock):
    website.pages["/news"] = Reply(status=500)
    for _ in range(5):
        with pytest.raises(TransientError):
            polite.get(website.url + "/news")
    assert clock.slept == [1, 2, 4, 8]
    with pytest.raises(MissingError):  # an answer, if not a good one: the host is well again
        polite.get(website.url + "/nothing")
    with pytest.raises(TransientError):
        polite.get(website.url + "/news")
    assert clock.slept == [1, 2, 4, 8, 16, REST]
    with pytest.raises(MissingError):
        polite.get(website.url + "/nothing")
    assert clock.slept[-1] == 1


def test_a_host_is_asked_one_thing_at_a_time(website, clock):
    inside, most = [], []

    def counted(handler):
        inside.append(1)
        most.append(len(inside))
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n")
        handler.wfile.flush()
        inside.pop()
        handler.wfile.write(b".")  # before that nobody has the answer

    website.pages = {f"/{n}": counted for n in range(20)}
    polite = PoliteFetcher(Fetcher(loopback=True), clock=clock, sleep=lambda _seconds: None)
    threads = [threading.Thread(target=polite.get, args=(f"{website.url}/{n}",)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 20
    assert website.requests.count("/robots.txt") == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.tuples(
                st.sampled_from(["User-agent", "Disallow", "Allow", "Crawl-delay", "Sitemap", "Request-rate"]),
                st.one_of(st.text(max_size=20), st.sampled_from(["*", "/", "/*a*$", "nan", "inf", "-1", "1e999"])),
            ),
            max_size=8,
        ).map(lambda lines: "\n".join(f"{name}: {value}" for name, value in lines).encode("utf-8", "replace")),
    )
)
def test_any_robots_txt_allows_or_forbids(website, robots):
    clock = Clock()
    website.pages["/robots.txt"], website.pages["/news"] = robots, "read me"
    polite = PoliteFetcher(Fetcher(loopback=True), clock=clock, sleep=clock.sleep)
    try:
        assert polite.get(website.url + "/news").content == b"read me"
    except DatelineError as error:
        assert "robots.txt" in str(error)  # noqa: PT017 - either is right
    assert all(seconds <= 30 for seconds in clock.slept)


def test_rules_longer_than_is_read_hold_as_far_as_they_are_read(website):
    website.pages["/robots.txt"] = "User-agent: *\nDisallow: /\n" + "# a remark\n" * 120_000
    website.pages["/a"] = "the page"
    with pytest.raises(UserError, match="does not allow"):
        PoliteFetcher(Fetcher(loopback=True)).get(f"{website.url}/a")
