"""Lists of feeds, as feed readers write them and read them."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article import canonical_line
from knowledge.errors import UserError
from knowledge.feeds import opml
from knowledge.feeds.opml import Subscription

NOW = datetime(2024, 6, 10, 12, 0, tzinfo=UTC)


def listed(body, before=""):
    return f'<?xml version="1.0"?>{before}<opml version="2.0"><head/><body>{body}</body></opml>'.encode()


def test_folders_are_kept_and_a_feed_is_listed_once():
    content = listed(
        '<outline text="News"><outline text="Local" ><outline type="rss" text="Post" xmlUrl="https://p.example/rss"/>'
        '</outline><outline title="Sea" xmlURL="https://s.example/atom" htmlUrl="https://s.example"/></outline>'
        '<outline text="Post again" xmlUrl="https://p.example/rss"/>'
        '<outline text="Top" xmlUrl="feed://t.example/rss"/><outline text="U" xmlUrl="feed:http://u.example/rss"/>'
        '<outline text="By category" category="/Tech/Web,/Other" xmlUrl="https://c.example/"/>'
        '<outline text="Empty folder"/><outline/>'
    )
    assert opml.read(content, "list") == [
        Subscription("https://p.example/rss", "Post", ("News", "Local")),
        Subscription("https://s.example/atom", "Sea", ("News",)),
        Subscription("https://t.example/rss", "Top"),
        Subscription("http://u.example/rss", "U"),
        Subscription("https://c.example/", "By category", ("Tech", "Web")),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not OPML"),
        (b"not xml", "is not OPML"),
        (b"<opml><body>", "is not OPML"),
        (b"<rss><channel/></rss>", "is not OPML but <rss>"),
        (b"<opml><head/></opml>", "is not OPML"),
        (listed(""), "lists no feeds"),
        (listed('<outline text="A folder"/>'), "lists no feeds"),
        (listed('<outline xmlUrl="&a;"/>', "<!DOCTYPE opml [<!ENTITY a 'https://e.example/'>]>"), "is not OPML"),
        (listed('<outline xmlUrl="x"/>').replace(b'"1.0"', b'"1.0" encoding="nonsense"'), "is not OPML"),
        (b"<opml>" + b" " * opml.MAX_BYTES, "more than 5 MB"),
    ],
)
def test_what_is_no_list_says_so(content, said):
    with pytest.raises(UserError, match=said) as raised:
        opml.read(content, "my.opml")
    assert str(raised.value).startswith("my.opml ")
    assert "\n" not in str(raised.value)


def test_deep_folders_are_no_trouble():
    depth = 5_000
    content = listed('<outline text="a">' * depth + '<outline xmlUrl="https://e.example/"/>' + "</outline>" * depth)
    (one,) = opml.read(content, "list")
    assert len(one.folder) == depth


_NAMES = st.text(min_size=1, max_size=30).map(canonical_line).filter(bool)
_SUBSCRIPTIONS = st.lists(
    st.builds(
        Subscription,
        st.from_regex(r"https://[a-z]{1,9}\.example/[a-z0-9?&=%_;'\"<>-]{0,20}", fullmatch=True),
        _NAMES,
        st.lists(_NAMES, max_size=3).map(tuple),
    ),
    max_size=8,
    min_size=1,
    unique_by=lambda one: one.address,
)


@given(_SUBSCRIPTIONS)
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_again(subscriptions):
    content = opml.written(subscriptions, NOW)
    read = opml.read(content, "list")
    kept = {one.address: (_shown(one.title), tuple(map(_shown, one.folder))) for one in subscriptions}
    assert {one.address: (one.title, one.folder) for one in read} == kept
    assert opml.written(opml.read(opml.written(read, NOW), "list"), NOW) == opml.written(read, NOW)


def _shown(name):
    """What no XML can hold is shown as such."""
    return name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_what_is_written_is_as_the_specification_has_it():
    root = ET.fromstring(opml.written([Subscription("https://p.example/", "", ("News",))], NOW))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/dateCreated") == "Mon, 10 Jun 2024 12:00:00 +0000"
    (outline,) = root.findall("body/outline[@text='News']/outline")
    assert outline.attrib == {
        "type": "rss", "text": "https://p.example/", "title": "https://p.example/", "xmlUrl": "https://p.example/"
    }  # fmt: skip


def test_an_address_with_a_bare_ampersand_is_read():
    content = (
        b'<opml><body><outline text="A &amp; B" xmlUrl="https://a.example/?of=news&as=rss&amp;n=1"/></body></opml>'
    )
    assert opml.read(content, "a.opml") == [Subscription("https://a.example/?of=news&as=rss&n=1", "A & B")]
