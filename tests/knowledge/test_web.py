"""Addresses to articles: pages as they are served, sitemaps as they are written, and what is neither."""

import gzip
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import BODY, LEAD, page
from website import Reply

from knowledge.errors import DatelineError, GoneError, MissingError, RefusedError, TransientError, UserError
from knowledge.web import sitemap as sitemaps
from knowledge.web.fetch import Fetched, Fetcher
from knowledge.web.reader import Content, article, discover
from knowledge.web.reader import page as web_page
from knowledge.web.sitemap import SitemapEntry, parse, sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.fixture
def fetcher():
    return Fetcher(loopback=True)


def sent(content, kind="text/html", url="https://news.example/a"):
    body = content.encode() if isinstance(content, str) else content
    return Fetched(url=url, status=200, content_type=kind, content=body, etag=None, modified=None)


def test_a_page_becomes_an_article_under_the_address_where_the_redirects_end(website, fetcher):
    website.redirect("/short", "/news/ferry?utm_source=mail&page=2#top")
    website.pages["/news/ferry?utm_source=mail&page=2"] = page()
    draft = web_page(fetcher, website.url + "/short")
    assert draft.title == "Ferry to Northholm starts in June"
    assert LEAD in draft.text
    assert draft.url == website.url + "/news/ferry?page=2"


def test_one_page_under_many_addresses_is_one_article(website, fetcher):
    html = page(f'<link rel="canonical" href="{website.url}/news/ferry">')
    for path in ("/news/ferry", "/news/ferry?share=7", "/amp/ferry"):
        website.pages[path] = html
    drafts = {replace(web_page(fetcher, website.url + path), visit=None) for path in website.pages}
    assert [d.url for d in drafts] == [website.url + "/news/ferry"]


@pytest.mark.parametrize("front", ["/", "/?utm_source=old", "/index.html", "/en/", "/de-DE/home"])
def test_an_article_that_leads_to_the_front_page_is_none(website, fetcher, front):
    website.redirect("/news/ferry", front)
    website.pages[front] = page()
    with pytest.raises(MissingError, match=r"/news/ferry leads to the front page http\S+, and to no article"):
        web_page(fetcher, website.url + "/news/ferry")
    assert web_page(fetcher, website.url + front).text.split("\n") == BODY


FEED = '<link rel="alternate" type="application/rss+xml" href="/feed">'
ARTICLE = '<meta property="og:type" content="article">'


def said(*types):
    graph = ", ".join(f'{{"@type": "{name}", "name": "Ferries"}}' for name in types)
    return f'<script type="application/ld+json">{{"@graph": [{graph}]}}</script>'


PART = said("WebPage").replace('"name"', '"isPartOf": {"@type": "CollectionPage"}, "name"')


@pytest.mark.parametrize("front", ["/", "/index.html", "/en/"])
def test_the_front_page_of_a_site_with_a_feed_is_no_article(website, fetcher, front):
    address = website.url + front
    website.pages[front] = page(FEED + '<meta property="og:type" content="website">')
    with pytest.raises(UserError, match=f"`dateline feeds add {address}`"):
        web_page(fetcher, address)


def test_a_page_that_says_it_lists_articles_is_none(website, fetcher):
    website.pages["/category/ferries"] = page(ARTICLE + said("WebSite", "CollectionPage"))
    with pytest.raises(UserError, match="lists articles, and is none"):
        web_page(fetcher, f"{website.url}/category/ferries")


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("/", ""),
        ("/", FEED + ARTICLE),
        ("/ferry", FEED),
        ("/?p=17", FEED),
        ("/a", said("CollectionPage", "Article")),
        ("/a", PART),
    ],
    ids=["no feed", "an article", "another page", "a query", "a list beside", "part of a list"],
)
def test_a_page_without_others_is_an_article_wherever_it_is(website, fetcher, path, head):
    website.pages[path] = page(head)
    assert LEAD in web_page(fetcher, website.url + path).text


@pytest.mark.parametrize("login", ["/login?next=/news/ferry", "/wp-login.php", "/account/sign-in", "/anmelden/"])
def test_an_article_that_leads_to_the_log_in_is_none(website, fetcher, login):
    website.redirect("/news/ferry", login)
    website.pages[login] = page(title="Welcome back", article=f"<h1>Welcome back</h1><p>{LEAD}</p>")
    with pytest.raises(RefusedError, match="/news/ferry leads to the log-in http"):
        web_page(fetcher, website.url + "/news/ferry")


@pytest.mark.parametrize("place", ["/?p=17", "/news/", "/news/how-to-log-in", "/#/news/17"])
def test_an_article_may_lead_anywhere_else(website, fetcher, place):
    website.redirect("/old", place)
    website.pages[place.partition("#")[0]] = page()
    assert web_page(fetcher, website.url + "/old").url == website.url + place


def test_a_day_after_that_of_the_fetching_is_none_and_is_kept_to_be_told():
    fetched = sent(page(), url="https://news.example/2024/05/13/ferry")
    drafts = [article(fetched, date(2024, 5, day)) for day in (12, 13)]
    assert [(one.published, one.to_come) for one in drafts] == [
        (None, date(2024, 5, 13)),
        (date(2024, 5, 13), None),
    ]


@pytest.mark.parametrize(
    "claim", ["https://other.example/news/ferry", "javascript:1", "https://news.example/", "//"]
)
def test_a_page_cannot_take_the_address_of_another_site(claim):
    draft = article(sent(page(f'<link rel="canonical" href="{claim}">')), date(2024, 6, 1))
    assert draft.url == "https://news.example/a"


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("text/html; charset=windows-1251", "cp1251"),
        ("text/html; charset=ISO-8859-1", "utf-8"),
        ("text/html; charset=punycode", "utf-8"),
        ("text/html; charset=nonsense", "utf-8"),
        ("text/html", "utf-8"),
    ],
)
def test_the_encoding_that_was_sent_counts_where_it_is_true(kind, encoding):
    text = "Паром до острова будет ходить с третьего июня, сообщили в управлении порта в понедельник утром. " * 2
    html = f"<html><head><title>Паром</title></head><body><article><p>{text}</p></article></body></html>"
    assert text.strip() in article(sent(html.encode(encoding), kind), date(2024, 6, 1)).text


def test_what_is_utf8_is_read_as_such_whatever_was_sent():
    text = "Le café de la gare a été fermé à midi par décision du maire, qui l’a annoncé lundi au conseil. " * 2
    html = f"<html><head><title>Café</title></head><body><article><p>{text}</p></article></body></html>"
    cut = html.encode() + "é".encode()[:1]
    for content in html, cut:
        draft = article(sent(content, "text/html; charset=ISO-8859-1"), date(2024, 6, 1))
        assert text.strip() in draft.text


def test_plain_text_is_read_as_text():
    draft = article(sent(f"Ferry starts\n\n{LEAD}\n", "text/plain; charset=utf-8"), date(2024, 6, 1))
    assert (draft.title, draft.text, draft.url) == ("Ferry starts", LEAD, "https://news.example/a")


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(("kind", "name"), [(WORD, "/download?id=7"), ("application/octet-stream", "/report.docx")])
def test_a_document_is_read_by_its_type_or_its_name(kind, name):
    document = docx.Document()
    document.add_heading("Ferry starts", 0)
    document.add_paragraph(LEAD)
    document.save(written := BytesIO())
    draft = article(sent(written.getvalue(), kind, url=f"https://news.example{name}"), date(2024, 6, 1))
    assert LEAD in draft.text
    assert draft.url == f"https://news.example{name}"


def test_without_a_type_the_name_of_the_file_tells():
    draft = article(sent(f"Ferry starts\n\n{LEAD}\n", "", url="https://news.example/a.txt"), date(2024, 6, 1))
    assert draft.text == LEAD
    html = article(sent(page(), "application/octet-stream", url="https://news.example/a.html"), date(2024, 6, 1))
    assert LEAD in html.text


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", ""])
def test_what_plainly_is_a_page_is_read_as_one(kind):
    draft = article(sent(page(), kind, url="https://news.example/ferry"), date(2024, 6, 1))
    assert LEAD in draft.text.split("\n")


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "application/zip", "", "text/css"])
def test_another_kind_is_refused_by_name(kind):
    with pytest.raises(UserError, match="of a kind that cannot be read") as refused:
        article(sent(b"\x89PNG", kind), date(2024, 6, 1))
    assert kind in str(refused.value)


def test_a_page_without_an_article_is_refused():
    with pytest.raises(UserError, match="no article's text"):
        article(sent("<html><body><nav>Home</nav></body></html>"), date(2024, 6, 1))


@pytest.mark.parametrize("kind", ["text/html", "application/xml", "text/plain"])
@pytest.mark.parametrize(
    ("content", "what", "cure"),
    [
        ("<rss><channel><title>News</title></channel></rss>", "feed", "feeds add"),
        ('{"version": "https://jsonfeed.org/version/1.1", "title": "News"}', "feed", "feeds add"),
        (f"{HEAD}<urlset xmlns='{NS}'></urlset>", "sitemap", "add"),
    ],
    ids=["rss", "json", "sitemap"],
)
def test_what_lists_pages_for_machines_says_what_to_do_with_it(content, what, cure, kind):
    with pytest.raises(UserError, match=f"is a {what}: .*`dateline {cure} https://news.example/a`"):
        article(sent(content, kind), date(2024, 5, 13))


def test_errors_of_fetching_pass_unchanged(website, fetcher):
    for status, error in ((404, MissingError), (410, GoneError), (503, TransientError)):
        website.pages["/"] = Reply(status=status)
        with pytest.raises(error):
            web_page(fetcher, website.url + "/")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (HEAD + "<rss version='2.0'/>", Content.FEED),
        ("\ufeff" + HEAD + "<!-- by hand -->\n<feed xmlns='http://www.w3.org/2005/Atom'/>", Content.FEED),
        ("<rdf:RDF xmlns:rdf='r'/>", Content.FEED),
        ('<?xml version="1.0"?><!DOCTYPE rss PUBLIC "x" "y"><rss/>', Content.FEED),
        (HEAD + "<?xml-stylesheet href='a.xsl'?><urlset/>", Content.SITEMAP),
        (HEAD + "<sm:sitemapindex xmlns:sm='s'/>", Content.SITEMAP),
        ("<!DOCTYPE html><html><body>urlset</body></html>", Content.PAGE),
        ("", Content.PAGE),
        ("Ferry starts in June", Content.PAGE),
    ],
)
def test_what_an_address_is_is_told_by_its_content(website, fetcher, content, kind):
    for headers in ({}, {"Content-Type": "text/plain"}, {"Content-Type": "application/octet-stream"}):
        website.pages["/"] = Reply(content, headers=headers)
        assert discover(fetcher, website.url + "/").kind is kind
    website.pages["/"] = Reply(gzip.compress(content.encode()), headers={"Content-Type": "application/x-gzip"})
    assert discover(fetcher, website.url + "/").kind is kind


def test_telling_what_it_is_takes_no_time_whatever_stands_there(website, fetcher):
    for content in (
        "<!---->" * 100_000,
        "<?x?>" * 100_000 + "!",
        "<!DOCTYPE x>" * 50_000,
        "<" * 500_000,
        " " * 500_000,
    ):
        website.pages["/"] = content
        began = time.process_time()
        assert discover(fetcher, website.url + "/").kind is Content.PAGE
        assert time.process_time() - began < 2


def test_a_page_names_its_feeds(website, fetcher):
    website.pages["/blog/"] = page(
        '<link rel="alternate" type="application/rss+xml" href="feed.xml"><link rel=stylesheet href=x.css>'
        '<link rel="Alternate" type="application/atom+xml" href="/atom"><link rel="alternate" type="text/html" '
        'href="/en"><link rel="alternate" type="application/rss+xml" href="javascript:1">'
        '<link rel="alternate" type="application/rss+xml" href="feed.xml">'
    )
    found = discover(fetcher, website.url + "/blog/")
    assert found.feeds == (website.url + "/blog/feed.xml", website.url + "/atom")


def urlset(*pages):
    return f'{HEAD}<urlset xmlns="{NS}">{"".join(f"<url><loc>{p}</loc></url>" for p in pages)}</urlset>'


def index(*parts):
    listed = "".join(f"<sitemap><loc>{p}</loc></sitemap>" for p in parts)
    return f'{HEAD}<sitemapindex xmlns="{NS}">{listed}</sitemapindex>'


def urls(entries):
    return [entry.url for entry in entries]


def test_a_sitemap_lists_pages_with_the_moment_of_their_last_change(website, fetcher):
    website.pages["/sitemap.xml"] = f"""{HEAD}
    <urlset xmlns="{NS}" xmlns:image="i" xmlns:news="n" xmlns:video="v">
      <url><loc> https://news.example/a?x=1&amp;y=2 </loc><lastmod>2024-05-13T10:00:00+02:00</lastmod>
        <image:image><image:loc>https://news.example/a.jpg</image:loc></image:image></url>
      <url><lastmod>2024-05-14</lastmod><loc><![CDATA[https://news.example/b]]></loc></url>
      <url><loc>/c</loc><news:news><news:publication><news:name>Post</news:name></news:publication>
        <news:publication_date>2024-05-15T08:30Z</news:publication_date></news:news></url>
      <url><loc>https://news.example/d</loc><lastmod>last week</lastmod></url>
      <url><loc>https://news.example/a?x=1&amp;y=2</loc></url>
      <url><loc>mailto:news@news.example</loc></url><url><loc></loc></url><url/>
    </urlset>"""
    assert list(sitemap(fetcher, website.url + "/sitemap.xml")) == [
        SitemapEntry("https://news.example/a?x=1&y=2", datetime.fromisoformat("2024-05-13T10:00:00+02:00")),
        SitemapEntry("https://news.example/b", datetime(2024, 5, 14, tzinfo=UTC)),
        SitemapEntry(
            website.url + "/c", None, published=date(2024, 5, 15), source="Post"
        ),  # perhaps corrected since
        SitemapEntry("https://news.example/d"),
    ]


def test_blank_lines_above_a_sitemap_are_no_matter(website, fetcher):
    for before in (b"\n\n", b"\xef\xbb\xbf\n"):
        website.pages["/sitemap.xml"] = Reply(before + urlset("/a").encode())
        assert urls(sitemap(fetcher, website.url + "/sitemap.xml")) == [website.url + "/a"]


def test_a_sitemap_may_be_plain_text(website, fetcher):
    listed = f"{website.url}/a\r\n{website.url}/b\nhttps://user@\n"
    website.pages["/sitemap.txt"] = Reply(listed, headers={"Content-Type": "text/plain"})
    found = discover(fetcher, website.url + "/sitemap.txt")
    assert found.kind is Content.SITEMAP
    assert urls(sitemap(fetcher, found.fetched.url, first=found.fetched)) == [
        website.url + "/a",
        website.url + "/b",
    ]


def test_an_index_of_sitemaps_is_followed_in_order_packed_parts_too(website, fetcher):
    website.pages["/index.xml"] = index("/1.xml", "/2.xml.gz", "/index.xml", "/1.xml")
    website.pages["/1.xml"] = urlset("/a", "/b")
    website.pages["/2.xml.gz"] = Reply(
        gzip.compress(urlset("/b", "/c").encode()), headers={"Content-Type": "application/gzip"}
    )
    assert urls(sitemap(fetcher, website.url + "/index.xml")) == [website.url + p for p in ("/a", "/b", "/c")]
    assert website.requests == ["/index.xml", "/1.xml", "/2.xml.gz"]


def test_a_sitemap_that_was_fetched_already_is_not_fetched_again(website, fetcher):
    website.pages["/s"] = urlset("/a")
    first = fetcher.get(website.url + "/s")
    assert urls(sitemap(fetcher, website.url + "/s", first=first)) == [website.url + "/a"]
    assert len(website.requests) == 1


def test_a_part_that_fails_keeps_no_other_out(website, fetcher):
    website.pages["/index.xml"] = index("/gone.xml", "/broken.xml", "/late.xml", "/good.xml")
    website.pages["/gone.xml"] = Reply(status=410)
    website.pages["/broken.xml"] = urlset("/a").replace("</urlset>", "<url><loc>/b</oc>")
    website.pages["/late.xml"] = Reply(status=503)
    website.pages["/good.xml"] = urlset("/c")
    failed = []
    found = urls(sitemap(fetcher, website.url + "/index.xml", failed=failed.append))
    assert found == [website.url + "/a", website.url + "/c"]
    assert [type(e) for e in failed] == [GoneError, UserError, TransientError]
    with pytest.raises(GoneError):
        list(sitemap(fetcher, website.url + "/index.xml"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no element"),
        ("<html><body>Not here</body></html>", "begins with <html>"),
        ("Ferry", "syntax error"),
        (urlset("/a")[:-10], "unclosed token"),
        (b"\x1f\x8b\x08garbage", "damaged"),
        (gzip.compress(urlset("/a").encode())[:-20], "cut off"),
        (urlset("<b>" * 30), "too many elements"),
        ("<urlset " + " ".join(f"a{n}=''" for n in range(300_000)) + "/>", "too large an element"),
    ],
)
def test_what_is_no_sitemap_is_refused_in_one_line(content, words):
    with pytest.raises(UserError, match=words) as refused:
        list(parse(sent(content)))
    assert "\n" not in str(refused.value)


def test_entities_that_grow_and_entities_from_elsewhere_are_refused():
    bomb = (
        '<!DOCTYPE urlset [<!ENTITY a "https://news.example/aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><urlset><url><loc>&c;</loc></url></urlset>'
    )
    outside = (
        '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>/&a;</loc></url></urlset>'
    )
    for content in (bomb, outside):
        with pytest.raises(UserError, match="EntitiesForbidden"):
            list(parse(sent(content)))


def test_limits_are_told_and_what_is_within_them_is_given(website, fetcher, monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_PAGES", 3)
    monkeypatch.setattr(sitemaps, "MAX_SITEMAPS", 4)
    website.pages["/many"] = urlset(*(f"/{n}" for n in range(9)))
    website.pages["/index"] = index("/many")
    website.pages["/wide"] = index(*(f"/part{n}" for n in range(9)))
    website.pages |= {f"/deep{n}": index(f"/deep{n + 1}") for n in range(9)}
    for path, words in (("/index", "more than 3 pages"), ("/wide", "more than 4 sitemaps"), ("/deep0", "3 deep")):
        found, failed = [], []
        with pytest.raises(UserError, match=words):
            found.extend(sitemap(fetcher, website.url + path, failed=failed.append))
        assert failed == []
    assert website.requests[-3:] == ["/deep0", "/deep1", "/deep2"]
    pages = sitemap(fetcher, website.url + "/many")
    assert [next(pages).url for _ in range(3)] == [f"{website.url}/{n}" for n in range(3)]


def test_a_packed_sitemap_is_unpacked_to_its_limit_alone(monkeypatch):
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 10_000)
    with pytest.raises(UserError, match="unpacks to more"):
        list(parse(sent(gzip.compress(urlset("/a").encode() + b" " * 10_000_000))))


XML = st.recursive(
    st.one_of(
        st.text(max_size=12), st.sampled_from(["/a", "https://news.example/b", "&amp;", "&x;", "2024-05-13"])
    ),
    lambda inner: st.tuples(
        st.sampled_from(["url", "loc", "lastmod", "sitemap", "news:news", "news:publication_date", "urlset"]),
        st.lists(inner, max_size=4),
    ).map(lambda e: f"<{e[0]}>{''.join(e[1])}</{e[0]}>"),
    max_leaves=12,
)


@given(st.one_of(st.binary(max_size=200), XML.map(str.encode), XML.map(lambda x: f"<urlset>{x}</urlset>".encode())))
def test_any_bytes_are_a_sitemap_or_a_clear_error(content):
    try:
        found = list(parse(sent(content)))
    except DatelineError:
        return
    assert all(entry.url.startswith(("https://", "http://")) for entry in found)


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_sitemap_gives_pages_of_the_whole_one_or_a_clear_error(data):
    whole = urlset(*(f"https://news.example/{n}" for n in range(20))).encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + data.draw(st.integers(0, 3)) :]
    try:
        list(parse(sent(damaged)))
    except UserError as error:
        assert len(str(error)) < 300  # noqa: PT017 - either is right


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from(["text/html", "text/plain", "text/html; charset=utf-16", "", "a/b"])
)
def test_any_bytes_are_an_article_or_a_clear_error(content, kind):
    try:
        draft = article(sent(content, kind), date(2024, 6, 1))
    except UserError:
        return
    assert draft.text


def test_every_paragraph_of_a_page_is_kept():
    assert article(sent(page()), date(2024, 6, 1)).text.split("\n") == BODY
