"""Feeds as they are written, well and badly, to what they say of their articles."""

import codecs
import gzip
import re
import time
from datetime import UTC, date, datetime, timedelta
from html import escape

import pytest
from feedfiles import ATOM, LEAD, RDF, TEASER, atom, atom_entry, item, json_feed, rss
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.errors import UserError
from knowledge.feeds import pace, parsing
from knowledge.feeds.parsing import parse
from knowledge.readers.markup import line_of, text_of

NOW = datetime(2024, 6, 10, 12, 0, tzinfo=UTC)
URL = "https://news.example/feeds/all.xml"
PARAGRAPHS = "".join(f"<p>{LEAD} This is paragraph {n}.</p>" for n in range(12))


def only(content, url=URL, **more):
    (entry,) = parse(content, url, NOW, **more).entries
    return entry


def entry(*args, **more):
    return only(rss(item(*args, **more)))


def test_rss_with_everything():
    feed = parse(
        rss(
            item(
                guid="17",
                date="Mon, 13 May 2024 23:30:00 -0500",
                summary="<p>Short.</p>",
                content=f"<p>{LEAD}</p>\n<p>A ticket costs<br>4 euros.</p><script>track()</script>{PARAGRAPHS}",
                more="<dc:creator>Mia Berg</dc:creator>",
            ),
            head="<language>en-gb</language><ttl>90</ttl>",
        ),
        URL,
        NOW,
    )
    assert (feed.title, feed.language, feed.wish) == ("The Harbour Post", "en", timedelta(minutes=90))
    (one,) = feed.entries
    assert one.key == "17"
    assert one.link == "https://news.example/news/ferry"
    assert one.title == "Ferry starts"
    assert one.text.split("\n")[:4] == [LEAD, "A ticket costs", "4 euros.", f"{LEAD} This is paragraph 0."]
    assert "track" not in one.text
    assert not one.teaser
    assert one.moment.date() == date(2024, 5, 13)  # Monday, as the paper has it
    assert one.author == "Mia Berg"


def test_atom_with_the_whole_text():
    feed = parse(ATOM, "https://blog.example/atom.xml", NOW)
    (one,) = feed.entries
    assert (feed.title, one.title) == ("Sound & Sea", "Ferry Ulla & the sound")
    assert one.link == "https://blog.example/2024/05/ferry"
    assert one.text.split("\n")[0] == LEAD
    assert "on the island travel" in one.text
    assert not one.teaser
    assert one.moment.date() == date(2024, 5, 13)
    assert one.author == "Mia Berg, Olu Adeyemi"


def test_a_feed_may_be_a_packed_file():
    for content in (ATOM, rss(item("17")), json_feed({"id": "17", "content_text": LEAD, "url": URL})):
        plain = content if isinstance(content, bytes) else content.encode()
        assert parse(gzip.compress(plain), URL, NOW) == parse(plain, URL, NOW)
    with pytest.raises(UserError, match="cut off"):
        parse(gzip.compress(plain)[:-9], URL, NOW)
    with pytest.raises(UserError, match="more than"):
        parse(gzip.compress(b" " * (parsing.MAX_BYTES + 1)), URL, NOW)


def test_rdf_in_latin_1():
    feed = parse(RDF, "http://hafen.example/rdf", NOW)
    (one,) = feed.entries
    assert (feed.title, feed.language) == ("Hafenblatt", "de")
    assert (one.title, one.author) == ("Fähre fährt ab Juni", "Jörg Müller")
    assert one.teaser
    assert one.moment.date() == date(2024, 5, 13)


def test_json_feed_with_everything():
    feed = parse(
        json_feed(
            {
                "id": 17,
                "url": "/news/ferry",
                "external_url": "https://other.example/",
                "title": "Ferry <Ulla> starts",
                "content_html": f"<p>{LEAD}</p><p>A ticket costs<br>4 euros.</p>{PARAGRAPHS}",
                "summary": "Short.",
                "date_published": "2024-05-13T23:30:00-05:00",
                "date_modified": "2024-06-02T08:00:00Z",
                "authors": [{"name": "Mia Berg"}, {"url": "https://a.example"}, {"name": "Olu Adeyemi"}],
            },
            {"id": "18", "content_text": f"1 < 2 & 3\n{LEAD * 4}"},
            language="en-GB",
            authors=[{"name": "The Desk"}],
        ),
        URL,
        NOW,
    )
    assert (feed.title, feed.language, feed.cut) == ("Sound & Sea", "en", False)
    one, two = feed.entries
    assert (one.key, one.link, one.title) == ("17", "https://news.example/news/ferry", "Ferry <Ulla> starts")
    assert one.text.split("\n")[:3] == [LEAD, "A ticket costs", "4 euros."]
    assert not one.teaser
    assert one.moment.date() == date(2024, 5, 13)
    assert one.author == "Mia Berg, Olu Adeyemi"
    assert (two.key, two.link, two.author, two.title) == ("18", None, "The Desk", "")
    assert two.text.startswith("1 < 2 & 3\n")


def test_json_feed_1_0_has_one_author_and_a_teaser_where_there_is_no_content():
    one = only(json_feed({"id": "1", "url": "/a", "summary": LEAD, "author": {"name": "Mia"}}, version="1"))
    assert (one.author, one.text, one.teaser) == ("Mia", LEAD, True)


@pytest.mark.parametrize(
    "content",
    [
        json_feed({"id": "1", "url": "/a"})[:-9],
        b'{"version": "https://jsonfeed.org/version/1.1"}',
        b'{"version": 1, "items": []}',
        b'{"a":' * 100_000,
        b"{}",
    ],
)
def test_json_that_is_no_feed_says_so(content):
    with pytest.raises(UserError, match="feed"):
        parse(content, URL, NOW)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["id", "url", "title", "content_html", "content_text", "summary", "date_published", "authors"]
        ),
        st.none()
        | st.integers()
        | st.floats()
        | st.text(max_size=30)
        | st.lists(st.dictionaries(st.just("name"), st.text())),
    )
)
def test_json_feeds_of_anything_are_read(entry):
    for one in parse(json_feed(entry), URL, NOW).entries:
        assert one.text or one.link


@pytest.mark.parametrize(
    ("whole", "end"),
    [
        (rss(item(guid="1", content=PARAGRAPHS), item(guid="2", content=PARAGRAPHS)), b"paragraph 3"),
        (atom(atom_entry("tag:a,1"), atom_entry("tag:a,2")), b"two years"),
    ],
)
def test_a_feed_that_is_cut_off_has_its_whole_entries_alone(whole, end):
    assert not parse(whole, URL, NOW).cut
    assert not parse(whole + b"\n<!-- cached -->\n", URL, NOW).cut
    feed = parse(whole[: whole.rindex(end)], URL, NOW)
    assert feed.cut
    assert [entry.key[-1] for entry in feed.entries] == ["1"]
    after_the_first = re.search(rb"</(item|entry)>", whole).end()
    assert parse(whole[:after_the_first], URL, NOW) == feed
    nothing = parse(whole[: whole.index(end)], URL, NOW)
    assert (nothing.entries, nothing.cut) == ((), True)


def test_an_entry_that_was_deleted_is_named_and_one_that_came_back_is_there():
    feed = parse(
        atom(
            atom_entry("tag:a,1", "/1"),
            atom_entry("tag:a,2", "/2", updated="2024-05-20T08:00:00Z"),
            atom_entry("tag:a,3", "/3"),
            more='<at:deleted-entry ref="tag:a,1" when="2024-05-14T08:00:00Z"/>'
            '<at:deleted-entry ref="tag:a,2" when="2024-05-14T08:00:00Z"><at:comment>spam</at:comment>'
            "</at:deleted-entry>"
            '<at:deleted-entry ref="9" when="nonsense"/><at:deleted-entry/>'
            '<at:deleted-entry ref="tag:a&#xD800;"/><at:deleted-entry ref="http://[b"/>',
        ),
        URL,
        NOW,
    )
    assert [entry.key for entry in feed.entries] == ["tag:a,2", "tag:a,3"]
    assert feed.deleted == {"tag:a,1", "https://news.example/feeds/9"}


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_old_versions_of_rss(version):
    content = rss(item(summary=TEASER)).replace(b'version="2.0"', f'version="{version}"'.encode())
    assert only(content).title == "Ferry starts"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("windows-1251", True, None),
        ("windows-1251", True, "utf-8"),
        ("windows-1251", "utf-8", "utf-8"),
        ("windows-1251", True, "iso-8859-1"),
        ("windows-1251", False, "windows-1251"),
        ("windows-1251", False, None),
        ("koi8-r", True, None),
        ("utf-8", False, "iso-8859-1"),
        ("utf-8", False, None),
        ("utf-16", True, None),
        ("utf-8-sig", False, "windows-1251"),
    ],
)
def test_encodings_true_and_false(encoding, declared, charset):
    text = "Паром до острова будет ходить с третьего июня, сообщили в управлении порта в понедельник утром."
    content = rss(item("Паром до острова", summary=text), encoding=encoding, declared=declared)
    if declared == "utf-8":
        content = content.replace(b'"windows-1251"', b'"utf-8"')
    one = only(content, charset=charset)
    assert (one.title, one.text) == ("Паром до острова", text)


@pytest.mark.parametrize(
    ("said", "encoding", "text"),
    [
        ("Shift_JIS", "cp932", "港湾局の髙橋氏は月曜日、新しいフェリー①が六月三日に運航を始めると発表した。"),
        ("iso-2022-jp", "iso2022_jp", "港湾局は月曜日、新しいフェリーが六月三日に運航を始めると発表した。"),
        ("big5", "big5hkscs", "港務局星期一宣布，嘅新渡輪將於六月三日開始營運。啲票價為四元，島民可以免費搭乘。"),
    ],
)
def test_letters_of_the_far_east_are_read_as_browsers_read_them(said, encoding, text):
    content = rss(item("1", summary=text)).decode().replace("utf-8", said, 1)
    assert only(content.encode(encoding)).text == text


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1"])
def test_a_letter_that_was_cut_spoils_no_feed(declared, charset):
    text = "Die Fähre fährt ab Juni über den Sund, sagte die Behörde"
    content = rss(item("Fähre", summary=f"{text} früh."), declared=declared).replace("früh".encode(), b"fr\xc3")
    one = only(content, charset=charset)
    assert (one.title, one.text) == ("Fähre", f"{text} fr\ufffd.")


CAPTION = (
    '<media:content url="/u.jpg"><media:description>The ship, which was built in Eastport.</media:description>'
)


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_picture_shows_is_not_what_the_article_says(order):
    parts = ["<description>The ferry is late.</description>", f"{CAPTION}</media:content>"][::order]
    content = rss(item(more="".join(parts))).replace(b"<rss ", b'<rss xmlns:media="http://search.yahoo.com/mrss/" ')
    assert only(content).text == "The ferry is late."
    film = content.replace(b"<description>The ferry is late.</description>", b"")
    assert only(film).text == "The ship, which was built in Eastport."


def test_utf_8_that_calls_itself_something_else():
    content = rss(item("Fähre nach Ærø", summary=TEASER)).replace(b"utf-8", b"iso-8859-1")
    assert only(content).title == "Fähre nach Ærø"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("AT&amp;T &lt;wins&gt;", "AT&T <wins>"),
        ("AT&T & R&D win", "AT&T & R&D win"),
        ("<![CDATA[AT&T & R&amp;D win]]>", "AT&T & R&D win"),
        ("<![CDATA[Ferry <i>Ulla</i> &amp; the sound]]>", "Ferry Ulla & the sound"),
        ("Ferry &amp;amp; bus &amp;#8211; again", "Ferry & bus – again"),
        ("1 &lt; 2 and 3 &gt; 2", "1 < 2 and 3 > 2"),
        ("<![CDATA[  Ferry\n   starts ]]>", "Ferry starts"),
        ("Caf\u00e9 &#233;", "Café é"),
        ("", ""),
    ],
)
def test_titles_become_plain_text(written, shown):
    content = rss("<item><title>" + written + "</title><link>https://a.example/1</link></item>")
    assert only(content).title == shown


def test_an_atom_title_that_is_plain_keeps_its_signs():
    content = ATOM.replace(b'<title type="html">Ferry', b'<title type="text">a &lt;b&gt; Ferry')
    assert only(content).title.startswith("a <b> Ferry <em>")


@pytest.mark.parametrize(
    ("link", "full"),
    [
        ("/a", "https://news.example/a"),
        ("a.html?utm_source=rss&id=3#c", "https://news.example/feeds/a.html?id=3"),
        ("//cdn.example/a", "https://cdn.example/a"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("http://[bad", None),
    ],
)
def test_links(link, full):
    assert entry(link=link, summary=LEAD).link == full


def test_the_link_behind_a_proxy_of_the_feed_is_taken():
    more = "<feedburner:origLink>https://news.example/ferry</feedburner:origLink>"
    assert entry(link="https://feeds.example/~r/1", more=more).link == "https://news.example/ferry"


def test_a_guid_that_is_a_permalink_is_the_link():
    content = rss("<item><title>A</title><guid>https://news.example/p/1</guid></item>")
    assert only(content).link == "https://news.example/p/1"


@pytest.mark.parametrize("written", ["<guid>17</guid>", '<guid isPermaLink="true"><![CDATA[ 17 ]]></guid>'])
def test_a_guid_that_is_no_address_is_no_link_though_it_is_not_said_to_be_none(written):
    one = f"<item><title>A</title>{written}<description>{LEAD}</description></item>"
    (first, second) = parse(rss(one, "<item><title>B</title><guid>/p/1</guid></item>"), URL, NOW).entries
    assert (first.key, first.link) == ("17", None)
    assert second.link == "https://news.example/p/1"
    with_link = one.replace("</item>", "<link>https://news.example/a</link></item>")
    (entry,) = parse(rss(with_link), URL, NOW).entries
    assert (entry.key, entry.link) == ("17", "https://news.example/a")


def test_entries_that_share_a_guid_are_told_apart_by_their_links():
    feed = parse(rss(item("A", "/a", guid="1"), item("B", "/b", guid="1"), item("C", "/c", guid="2")), URL, NOW)
    assert [one.key for one in feed.entries] == ["https://news.example/a", "https://news.example/b", "2"]


def test_an_entry_without_anything_that_names_it_is_known_by_its_words():
    feed = parse(rss(item("A", None, summary="One."), item("A", None, summary="Two."), item("A", None)), URL, NOW)
    assert [one.text for one in feed.entries] == ["One.", "Two."]
    assert len({one.key for one in feed.entries}) == 2
    assert not any(one.teaser for one in feed.entries)


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ("<pubDate>Tue, 14 May 2024 00:30:00 +0900</pubDate>", date(2024, 5, 14)),
        ("<pubDate>Mon, 13 May 2024 23:30:00 EST</pubDate>", date(2024, 5, 13)),
        ("<pubDate>13 May 24 10:00 GMT</pubDate>", date(2024, 5, 13)),
        ("<pubDate>2024-05-13 10:00:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>2024-05-13</pubDate>", date(2024, 5, 13)),
        ("<dc:date>2024-05-13T23:30:00-05:00</dc:date>", date(2024, 5, 13)),
        ("<atom:updated>2024-05-13T23:30:00-05:00</atom:updated>", date(2024, 5, 13)),
        ("<pubDate>2024-05</pubDate>", None),
        ("<pubDate>2024</pubDate>", None),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>", None),  # what systems print that know none
        ("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", None),
        ("<pubDate>Wed, 31 Dec 1969 19:00:00 -0500</pubDate>", None),
        ("<atom:updated>0001-01-01T00:00:00Z</atom:updated>", None),
        ("<pubDate>0001-01-01T00:00:00Z</pubDate><dc:date>2024-05-13</dc:date>", date(2024, 5, 13)),
        ("<pubDate>1715590800</pubDate>", date(2024, 5, 13)),
        ("<pubDate>1715590800000</pubDate>", date(2024, 5, 13)),
        ("<pubDate>0</pubDate>", None),
        ("<pubDate>17155908</pubDate>", None),
        ("<pubDate>Thu, 01 Jan 1970 10:00:00 GMT</pubDate>", date(1970, 1, 1)),
        ("<pubDate>Monday, 13-May-24 10:00:00 GMT</pubDate>", date(2024, 5, 13)),
        ("<pubDate>Mon May 13 10:00:00 2024</pubDate>", date(2024, 5, 13)),
        ("<pubDate>2024/05/13 10:00:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>13.05.2024 10:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>3.6.2024</pubDate>", date(2024, 6, 3)),
        ("<pubDate>13.13.2024</pubDate>", None),
        ("<pubDate>2024.05.13</pubDate>", date(2024, 5, 13)),
        ("<pubDate>13/05/2024 10:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>05/13/2024 10:00 AM</pubDate>", date(2024, 5, 13)),
        ("<pubDate>13-05-2024 10:00:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>05/05/2024</pubDate>", date(2024, 5, 5)),
        ("<pubDate>05/06/2024 10:00</pubDate>", None),  # in May here, in June there
        ("<pubDate>05-06-2024 10:00</pubDate>", None),
        ("<pubDate>Mon, 05/13/2024 - 10:00</pubDate>", date(2024, 5, 13)),
        ("<pubDate>Mon, 05/06/2024 - 10:00</pubDate>", date(2024, 5, 6)),
        ("<pubDate>Wednesday, 05/06/2024 - 10:00</pubDate>", date(2024, 6, 5)),
        ("<pubDate>Fri, 05/06/2024 - 10:00</pubDate>", None),
        (
            '<pubDate>&lt;time datetime="2024-05-13T23:30:00-05:00"&gt;Mon, 05/13/2024&lt;/time&gt;</pubDate>',
            date(2024, 5, 13),
        ),
        ("<pubDate>Пн, 13 мая 2024 10:00:00 +0300</pubDate>", date(2024, 5, 13)),
        ("<pubDate>Mo, 13 Mai 2024 23:30:00 -0500</pubDate>", date(2024, 5, 13)),
        ("<pubDate>Dienstag, 13. Februar 2024 10:00</pubDate>", date(2024, 2, 13)),
        ("<pubDate>mar., 13 févr. 2024 10:00:00 +0100</pubDate>", date(2024, 2, 13)),
        ("<pubDate>Mon, 13 Foo 2024 10:00:00 GMT</pubDate>", None),
        ("<pubDate>Mon, 45 May 2024 99:00:00 GMT</pubDate>", None),
        ("<pubDate></pubDate>", None),
        ("", None),
        ("<pubDate>Tue, 11 Jun 2030 10:00:00 GMT</pubDate>", None),
        ("<pubDate>Tue, 11 Jun 2024 00:30:00 +1300</pubDate>", date(2024, 6, 11)),  # begun there
        ("<pubDate>Tue, 11 Jun 2024 00:30:00 +0000</pubDate>", None),
        ("<pubDate>Mon, 10 Jun 2024 13:00:00 +0000</pubDate>", date(2024, 6, 10)),  # a clock that is fast
    ],
)
def test_the_day_is_as_written_and_not_to_come(dates, day):
    moment = entry(more=dates, summary=LEAD).moment
    assert (moment.date() if moment else None) == day


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("<author>mia@news.example (Mia Berg)</author>", "Mia Berg"),
        ("<author>desk@news.example</author>", None),
        ("<dc:creator>Mia Berg</dc:creator><dc:creator>Olu Adeyemi</dc:creator>", "Mia Berg, Olu Adeyemi"),
        ("<dc:creator>Mia &amp;amp; Olu</dc:creator>", "Mia & Olu"),
    ],
)
def test_authors(author, shown):
    assert entry(more=author, summary=LEAD).author == shown


@pytest.mark.parametrize(
    ("summary", "content", "teaser"),
    [
        (TEASER, None, True),
        (LEAD, None, True),
        (None, None, True),
        (LEAD, f"<p>{LEAD}</p>", True),  # the same twice
        (TEASER, PARAGRAPHS, False),
        (PARAGRAPHS, None, False),
        (PARAGRAPHS + "<p>And so on …</p>", None, True),
        (None, PARAGRAPHS, False),
        (None, PARAGRAPHS + "<p>The mayor said [&#8230;]</p>", True),
        (None, PARAGRAPHS + '<p><a href="/a">Continue reading →</a></p>', True),
        (None, PARAGRAPHS + "<p>Weiterlesen »</p>", True),
        (None, PARAGRAPHS + "<p>Читать далее…</p>", True),
        (None, PARAGRAPHS + "<p>Nobody wanted to read more.</p>", False),
        (None, PARAGRAPHS + "<p>The port has more.</p>", False),
        (LEAD + " " + LEAD * 10, None, True),  # long, but in one paragraph
    ],
)
def test_a_teaser_is_told_from_an_article(summary, content, teaser):
    assert entry(summary=summary, content=content).teaser is teaser


def test_without_a_page_there_is_nothing_but_the_feed():
    assert not entry(link=None, guid="1", summary=TEASER).teaser


def test_an_invitation_to_read_on_is_no_part_of_the_text():
    assert entry(summary=f"<p>{LEAD}</p><p>Read the full story at The Harbour Post »</p>").text == LEAD
    content = f"<p>{LEAD}</p><p>The post <a>Ferry</a> appeared first on <a>Sound Blog</a>.</p>"
    assert entry(content=content).text == LEAD


def test_markup_whose_signs_are_written_twice_is_markup():
    assert entry(summary=escape(f"<p>{LEAD}</p><p>It is so.</p>")).text == f"{LEAD}\nIt is so."
    assert entry(content=f"<p>{LEAD}</p><p>Write &lt;p&gt;a&lt;/p&gt;.</p>").text == f"{LEAD}\nWrite <p>a</p>."
    assert entry(summary=f"{LEAD} 3 &lt; 4.").text == f"{LEAD} 3 < 4."


def test_the_whole_text_of_russian_feeds_is_taken():
    names = b'<rss xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" '
    for element in (
        f"<yandex:full-text>{LEAD}\n\n{LEAD * 3}</yandex:full-text>",
        f"<turbo:content><![CDATA[<p>{LEAD}</p><p>{LEAD * 3}</p>]]></turbo:content>",
    ):
        one = only(rss(item(summary="Short.", more=element)).replace(b"<rss ", names))
        assert (one.text, one.teaser) == (f"{LEAD}\n{LEAD * 3}", False)


def test_a_change_of_words_is_seen_and_one_of_markup_is_not():
    before = entry(guid="1", content=f"<p>{LEAD}</p>")
    assert entry(guid="1", content=f'<div class="x"><p>{LEAD}</p></div>').stamp == before.stamp
    assert entry(guid="1", content=f"<p>{LEAD} Or later.</p>").stamp != before.stamp
    assert entry("Ferry late", guid="1", content=f"<p>{LEAD}</p>").stamp != before.stamp
    updated = "<atom:updated>2024-06-01T10:00:00Z</atom:updated>"
    assert entry(guid="1", content=f"<p>{LEAD}</p>", more=updated).stamp != before.stamp


@pytest.mark.parametrize(
    "damage",
    [
        lambda c: c.replace(b"Ferry starts", b"Ferry & bus <starts"),
        lambda c: c.replace(b"</item>", b"", 1),
        lambda c: c[:-40],
        lambda c: b"\n\n<!-- cached -->" + c,
        lambda c: c.replace(b"Ferry", b"Ferry\x00\x0b"),
        lambda c: c.replace(b"Ferry", b"&nbsp;Ferry"),
        lambda c: c.replace(b"starts", b"\xff\xfe starts"),
        lambda c: c.replace(b"xmlns:", b"ns:"),
    ],
)
def test_broken_xml_is_read_as_far_as_it_goes(damage):
    feed = parse(damage(rss(item(guid="1", summary=LEAD), item("Bridge shut", "/b", guid="2"))), URL, NOW)
    assert "Ferry" in feed.entries[0].title
    assert feed.entries[0].link == "https://news.example/news/ferry"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"not a feed",
        b"<html><body><p>A page</p></body></html>",
        b'{"items": []}',
        b"\x00" * 100,
        b"\x89PNG\r\n\x1a\n",
        b"/etc/passwd",
        b"https://news.example/feed",
        codecs.BOM_UTF16_LE,
        b'<?xml version="1.0"?><urlset><url><loc>https://a.example/</loc></url></urlset>',
    ],
)
def test_what_is_no_feed_says_so(content):
    with pytest.raises(UserError, match=r"^https://news\.example/feeds/all\.xml (is not|cannot be read as) a feed"):
        parse(content, URL, NOW)


def test_a_feed_without_entries_is_a_feed():
    assert parse(rss(), URL, NOW).entries == ()


def test_entities_are_no_bomb_and_no_way_to_files():
    bomb = b"<!ENTITY a 'ha'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 50) for n in range(8)
    )
    declared = b"<!DOCTYPE rss [" + bomb + b'<!ENTITY file SYSTEM "file:///etc/hostname">]><rss'
    content = rss(item("&i;&file;", summary=LEAD)).replace(b"&amp;", b"&").replace(b"<rss", declared, 1)
    began = time.process_time()
    feed = parse(content, URL, NOW)
    assert time.process_time() - began < 5
    assert all(len(one.title) < 100 for one in feed.entries)


def test_a_feed_that_is_too_large_is_refused():
    with pytest.raises(UserError, match="more than 5 MB"):
        parse(b" " * (parsing.MAX_BYTES + 1), URL, NOW)
    with pytest.raises(UserError, match="more than 150,000 tags"):
        parse(rss("<a " * parsing.MAX_TAGS), URL, NOW)


# How often


def habit(hours, *, wished=None, fresh=None):
    """The wait for a feed whose ten newest entries came so many hours apart, the last one just as long ago."""
    moments = [NOW - timedelta(hours=hours) * n for n in range(1, 20)]
    return pace.wait(wished, moments, NOW, fresh)


def test_a_feed_without_a_wish_is_asked_twice_between_two_entries():
    assert habit(4) == timedelta(hours=2)
    assert habit(0.01) == pace.SOONEST
    assert habit(100) == pace.LATEST
    assert pace.wait(None, [], NOW) == pace.UNKNOWN


def test_a_feed_that_falls_silent_is_asked_less():
    moments = [NOW - timedelta(minutes=20) * n for n in range(1, 20)]
    waits = [pace.wait(None, moments, NOW + timedelta(hours=hours)) for hours in (0, 1, 5, 24, 240)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(minutes=10)
    assert waits[-1] == pace.LATEST


def test_a_feed_is_taken_at_its_word_within_reason():
    assert habit(4, wished=timedelta(minutes=30)) == timedelta(minutes=30)
    assert habit(4, wished=timedelta(seconds=1)) == pace.SOONEST
    assert habit(4, wished=timedelta(days=30)) == pace.LATEST
    assert habit(0.5, fresh=timedelta(hours=1)) == timedelta(hours=1)
    assert habit(4, fresh=timedelta(minutes=1)) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("head", "wish"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
        (
            "<sy:updatePeriod>\n\tdaily </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            timedelta(hours=6),
        ),
        ("<ttl>soon</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>" + "9" * 400 + "</ttl>", timedelta(minutes=1_000_000)),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", timedelta(hours=1)),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", None),
    ],
)
def test_the_wish_of_a_feed(head, wish):
    assert parse(rss(head=head), URL, NOW).wish == wish


# Markup


def test_markup_becomes_paragraphs():
    html = (
        "<h2>Long  wait</h2>Ferry<!-- ad --> <b>Ulla</b>\nsails<br/>daily.<ul><li>one<li>two</ul><table><tr><td>4"
        "<td>euros</table><style>p{}</style><noscript><img></noscript><p>A &amp; B &lt; C</p>tail"
    )
    assert text_of(html).split("\n") == [
        "Long wait", "Ferry Ulla sails", "daily.", "one", "two", "4 euros", "A & B < C", "tail"
    ]  # fmt: skip
    assert line_of("a<p>b</p>c") == "a b c"
    assert line_of("It sails in <del>May</del> <ins>June</ins>, <s>perhaps </s>daily") == "It sails in June, daily"


@given(st.text(alphabet=st.sampled_from("<>/&;!-[]p ab\n\x00\ud800\ufffe=\"'#1x?é"), max_size=60))
@settings(deadline=None)
def test_any_markup_becomes_text(html):
    text = text_of(html)
    assert "\x00" not in text
    assert text == text_of(text) or "<" in text or "&" in text


# Anything at all

_SAMPLES = [
    ATOM,
    RDF,
    rss(item(guid="1", date="Mon, 13 May 2024 23:30:00 -0500", summary=TEASER, content=PARAGRAPHS)),
    atom(atom_entry("tag:a,1"), more='<at:deleted-entry ref="tag:a,2" when="2024-05-14T08:00:00Z"/>'),
    json_feed({"id": 1, "url": "/a", "content_html": PARAGRAPHS, "date_published": "2024-05-13T23:30:00-05:00"}),
]
_PIECES = st.sampled_from(
    b"""< > & ]]> <![CDATA[ </item> <item> \x00 \xff &#x110000; &#0; &#xD800; \\ud800 { } null <!-- %
    type="xhtml" mode="base64" type="base64" xml:base="http://["
    <guid> <div> <entry> <!DOCTYPE <?xml 9999999999999999 <source> </channel> <dc:>""".split()
)


@st.composite
def damaged(draw):
    content = bytearray(draw(st.sampled_from(_SAMPLES)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        length = draw(st.sampled_from([0, 0, 1, 5, 50, 500]))
        content[at : at + length] = draw(st.one_of(_PIECES, st.binary(max_size=8)))
    return bytes(content)


@given(damaged(), st.sampled_from([None, "utf-8", "nonsense", "utf-7", "cp1251"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_feeds_are_read_or_refused(content, charset):
    try:
        feed = parse(content, URL, NOW, charset)
    except UserError:
        return
    for one in feed.entries:
        assert one.key
        assert one.text or one.link
        assert one.moment is None or one.moment.date() <= NOW.date() + timedelta(days=1)
        assert one.title == one.title.strip()
