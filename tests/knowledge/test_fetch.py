"""Fetching over real connections to this machine: what comes, what is refused, and when it ends."""

import gzip
import http.server
import itertools
import shutil
import ssl
import subprocess
import threading
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from website import Reply

from knowledge.errors import DatelineError, GoneError, MissingError, RefusedError, TransientError, UserError
from knowledge.web.fetch import Fetcher, retry_after

UNTRUSTING = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Where TLS plays no part: certificates take a tenth of a second to load."""


@pytest.fixture
def fetcher():
    return Fetcher(loopback=True)


def test_a_page_comes_with_what_is_needed_to_ask_again(website, fetcher):
    headers = {"Content-Type": 'text/html; charset="ISO-8859-1"', "ETag": '"7"', "Last-Modified": "yesterday"}
    website.pages["/a?b=c"] = Reply(b"caf\xe9", headers=headers)
    got = fetcher.get(website.url + "/a?b=c")
    assert (got.url, got.status, got.content) == (website.url + "/a?b=c", 200, b"caf\xe9")
    assert (got.media_type, got.charset) == ("text/html", "iso-8859-1")
    assert (got.etag, got.modified, got.not_modified) == ('"7"', "yesterday", False)
    sent = website.headers[0]
    assert sent["User-Agent"].startswith("Dateline")
    assert (sent["Accept-Encoding"], "Cookie" in sent) == ("gzip", False)


def test_what_is_unchanged_is_not_sent_again(website, fetcher):
    website.pages["/"] = Reply(status=304)
    got = fetcher.get(website.url + "/", etag='"7"', modified="yesterday")
    assert got.not_modified
    assert got.content == b""
    assert website.headers[0]["If-None-Match"] == '"7"'
    assert website.headers[0]["If-Modified-Since"] == "yesterday"


def test_redirects_are_followed_to_the_address_that_answers(website, fetcher):
    for status, (here, there) in zip(
        (301, 302, 303, 307, 308), itertools.pairwise("/0 /1 /2 /3 /4 /5".split()), strict=True
    ):
        website.redirect(here, there, status)
    website.pages["/5"] = "here"
    got = fetcher.get(website.url + "/0")
    assert (got.url, got.content) == (website.url + "/5", b"here")


def test_redirects_without_end_are_given_up(website, fetcher):
    website.redirect("/", "/")
    with pytest.raises(UserError, match="redirected more than 5 times"):
        fetcher.get(website.url + "/")
    assert len(website.requests) == 6


def test_a_cookie_lives_as_long_as_a_fetch(website, fetcher):
    website.pages["/"] = Reply(status=302, headers={"Location": "/page", "Set-Cookie": "seen=1"})
    website.pages["/page"] = "the page"
    fetcher.get(website.url + "/")
    fetcher.get(website.url + "/")
    assert [h.get("Cookie") for h in website.headers] == [None, "seen=1"] * 2


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (404, MissingError, "404 Not Found"),
        (410, GoneError, "removed for good"),
        (401, RefusedError, "401"),
        (403, RefusedError, "403 Forbidden"),
        (451, RefusedError, "451"),
        (304, RefusedError, "304"),
        (302, RefusedError, "302"),
        (204, RefusedError, "204"),
        (418, RefusedError, "418"),
        (599, TransientError, "599"),
        (408, TransientError, "408"),
        (429, TransientError, "429 Too Many Requests"),
        (500, TransientError, "500"),
        (503, TransientError, "503"),
    ],
)
def test_refusals_are_classed_by_what_to_do(website, fetcher, status, error, words):
    website.pages["/"] = Reply(status=status)
    with pytest.raises(error, match=words) as refused:
        fetcher.get(website.url + "/")
    assert type(refused.value) is error
    assert "\n" not in str(refused.value)


def test_who_says_when_to_come_again_is_heard(website, fetcher):
    website.pages["/"] = Reply(status=429, headers={"Retry-After": "120"})
    with pytest.raises(TransientError) as refused:
        fetcher.get(website.url + "/")
    assert refused.value.retry_after == timedelta(seconds=120)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("99999999999999999999", 30 * 24 * 3600),
        ("Mon, 13 May 2024 12:01:00 GMT", 60),
        ("Mon, 13 May 2024 11:00:00 GMT", 0),
        ("Monday, 13-May-24 12:02:00 GMT", 120),
        ("Mon May 13 12:03:00 2024", 180),
        ("Mon, 13 May 9999 12:01:00 GMT", 30 * 24 * 3600),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(value, seconds):
    wait = retry_after(httpx.Headers({"Retry-After": value.encode()}), datetime(2024, 5, 13, 12, tzinfo=UTC))
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@given(st.text(max_size=40))
def test_no_retry_after_breaks_it(value):
    wait = retry_after(httpx.Headers({"Retry-After": value.encode("utf-8", "replace")}))
    assert wait is None or timedelta() <= wait <= timedelta(days=30)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("gzip", lambda b: gzip.compress(b[:5]) + gzip.compress(b[5:])),
        ("gzip", lambda b: gzip.compress(b) + b"\0\0 after the end"),
        ("deflate", zlib.compress),
        ("deflate", lambda b: zlib.compress(b)[2:-4]),
        ("identity", bytes),
    ],
)
def test_what_is_packed_is_unpacked(website, fetcher, coding, pack):
    website.pages["/"] = Reply(pack(b"the ferry " * 50_000), headers={"Content-Encoding": coding})
    assert fetcher.get(website.url + "/").content == b"the ferry " * 50_000


def test_a_bomb_is_stopped_while_it_unpacks(website, fetcher):
    bomb = gzip.compress(bytes(50_000_000))
    website.pages["/"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    with pytest.raises(UserError, match="unpacks to more"):
        fetcher.get(website.url + "/", limit=1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_packing_that_unpacks_to_nothing_has_an_end_too(website, fetcher):
    website.pages["/"] = Reply(gzip.compress(b"") * 100_000, headers={"Content-Encoding": "gzip"})
    with pytest.raises(UserError, match="more than"):
        fetcher.get(website.url + "/", limit=1_000_000)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "nonsense"])
def test_packing_that_was_not_asked_for_is_refused(website, fetcher, coding):
    website.pages["/"] = Reply(b"xyz", headers={"Content-Encoding": coding})
    with pytest.raises(UserError, match="not asked for"):
        fetcher.get(website.url + "/")


def test_damaged_packing_is_refused_and_cut_packing_may_be_whole_later(website, fetcher):
    website.pages["/"] = Reply(b"no gzip at all", headers={"Content-Encoding": "gzip"})
    with pytest.raises(UserError, match="damaged"):
        fetcher.get(website.url + "/")
    website.pages["/"] = Reply(gzip.compress(b"the ferry")[:-4], headers={"Content-Encoding": "gzip"})
    with pytest.raises(TransientError, match="cut off"):
        fetcher.get(website.url + "/")


def test_a_body_up_to_the_limit_is_read_and_no_more(website, fetcher):
    website.pages["/"] = bytes(100_000)
    assert len(fetcher.get(website.url + "/", limit=100_000).content) == 100_000
    with pytest.raises(UserError, match="more than 99,999 bytes"):
        fetcher.get(website.url + "/", limit=99_999)


def endless(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def test_a_body_without_end_is_left(website, fetcher):
    website.pages["/"] = endless
    with pytest.raises(UserError, match="more than 1,000,000 bytes"):
        fetcher.get(website.url + "/", limit=1_000_000)


def test_headers_without_end_are_left(website, fetcher):
    def talks(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            handler.wfile.write(b"X-More: " + b"y" * 1000 + b"\r\n")

    website.pages["/"] = talks
    with pytest.raises(TransientError, match="cannot be fetched"):
        fetcher.get(website.url + "/")


def test_a_body_that_drips_ends_at_the_deadline(website):
    """Each look at the clock is a second, so no wait is long and yet the time is up."""
    ended = threading.Event()

    def drips(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:  # until the other side hangs up
                handler.wfile.write(b"x")
                handler.wfile.flush()
        finally:
            ended.set()

    website.pages["/"] = drips
    seconds = itertools.count()
    with pytest.raises(TransientError, match="did not answer in time"):
        Fetcher(loopback=True, seconds=20, clock=lambda: float(next(seconds))).get(website.url + "/")
    assert next(seconds) < 40


def test_headers_that_drip_end_at_the_deadline(website):
    def drips(handler):
        while True:
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    website.pages["/"] = drips
    seconds = itertools.count()
    fetcher = Fetcher(loopback=True, seconds=20, clock=lambda: float(next(seconds)))
    with pytest.raises(TransientError, match="did not answer in time"):
        fetcher.get(website.url + "/")
    assert next(seconds) < 40


def test_redirects_share_one_deadline(website):
    website.redirect("/", "/")
    seconds = itertools.count()
    with pytest.raises(TransientError, match="did not answer in time"):
        Fetcher(loopback=True, seconds=20, clock=lambda: float(next(seconds))).get(website.url + "/")
    assert len(website.requests) < 6


def test_who_never_answers_is_not_waited_for(website):
    ended = threading.Event()
    website.pages["/"] = lambda _handler: ended.wait()
    with pytest.raises(TransientError, match="did not answer in time"):
        Fetcher(loopback=True, seconds=0.1).get(website.url + "/")
    ended.set()


def test_who_hangs_up_may_answer_later(website, fetcher):
    website.pages["/"] = lambda _handler: None
    with pytest.raises(TransientError, match="cannot be fetched"):
        fetcher.get(website.url + "/")
    website.pages["/"] = lambda handler: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfer")
    with pytest.raises(TransientError, match="cannot be fetched"):
        fetcher.get(website.url + "/")
    website.close()
    with pytest.raises(TransientError, match="cannot be fetched"):
        fetcher.get(website.url + "/")


@pytest.mark.parametrize(
    "url",
    ["", "ferry", "/etc/passwd", "file:///etc/passwd", "ftp://example.org/", "http://", "http:///path", "https://:443/",
     "http://a:b@example.org/", "http://a@example.org/", "http://example.org:25/", "http://example.org:0/",
     "http://example.org:99999/", "http://exa\nmple.org/", "http://example.org/" + "a" * 3000, "http://\ud800/"],
)  # fmt: skip
def test_what_is_no_address_to_fetch_is_refused_before_anything_is_asked(url):
    def resolve(host, _port):
        raise AssertionError(host)

    with pytest.raises(UserError) as refused:
        Fetcher(resolve=resolve).get(url)
    assert len(str(refused.value)) < 400


def test_a_password_in_an_address_is_not_repeated():
    with pytest.raises(UserError) as refused:
        Fetcher().get("http://me:hunter2@example.org/")
    assert "hunter2" not in str(refused.value)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text(max_size=40).map("http://{}".format),
        st.from_regex(r"https?://[^/?#]{0,30}(:[0-9]{0,6})?/.{0,20}", fullmatch=True),
    )
)
def test_any_text_for_an_address_gives_a_clear_error(url):
    with pytest.raises(DatelineError):
        Fetcher(resolve=lambda _host, _port: ["10.0.0.1"], certificates=UNTRUSTING).get(url)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=100).map(b"HTTP/1.1 200 OK\r\n".__add__),
        st.tuples(
            st.sampled_from(
                [b"Content-Encoding: gzip", b"Location: http://[", b"Set-Cookie: \xff=", b"ETag: \xff"]
            ),
            st.binary(max_size=100),
        ).map(lambda parts: b"HTTP/1.1 302 X\r\n%b\r\nX: %b\r\n\r\n" % parts),
    )
)
def test_whatever_a_server_says_is_an_answer_or_a_clear_error(website, raw):
    website.pages["/"] = lambda handler: handler.wfile.write(raw)
    try:
        got = Fetcher(loopback=True, certificates=UNTRUSTING).get(website.url + "/")
    except DatelineError:
        return
    assert got.status == 200


def test_proxies_and_certificates_of_the_environment_change_nothing(website, monkeypatch):
    website.pages["/"] = "the page"
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere")
    assert Fetcher(loopback=True).get(website.url + "/").content == b"the page"


@pytest.fixture(scope="module")
def secure_port(tmp_path_factory):
    """A site over TLS with a certificate for news.example, and the file of that certificate."""
    folder = tmp_path_factory.mktemp("tls")
    if shutil.which("openssl") is None:
        pytest.fail("openssl is needed, which makes the certificate: install it")
    subprocess.run(
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=news.example "
        f"-addext subjectAltName=DNS:news.example -keyout {folder}/key.pem -out {folder}/certificate.pem".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    names = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"{names[-1]} {self.headers['Host']}".encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.server_port, folder / "certificate.pem"
    server.shutdown()
    server.server_close()


def test_tls_goes_by_the_name_though_the_address_is_pinned(secure_port):
    port, certificate = secure_port
    trusted = ssl.create_default_context(cafile=certificate)
    fetcher = Fetcher(loopback=True, resolve=lambda _host, _port: ["127.0.0.1"], certificates=trusted)
    assert fetcher.get(f"https://news.example:{port}/").content == f"news.example news.example:{port}".encode()
    with pytest.raises(TransientError, match="certificate"):
        fetcher.get(f"https://other.example:{port}/")
    with pytest.raises(TransientError, match="certificate"):
        Fetcher(loopback=True, resolve=lambda _host, _port: ["127.0.0.1"]).get(f"https://news.example:{port}/")
