"""Feeds as newsrooms and blogs have them, in words of our own."""

import json
from html import escape

LEAD = (
    "The ferry line between Eastport and Northholm will open on June 3, the port authority said on Monday, two "
    "years after the old bridge was closed to cars."
)
TEASER = (
    "The ferry line between Eastport and Northholm will open on June 3, the port authority said on Monday, two…"
)
_NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def item(title="Ferry starts", link="/news/ferry", *, guid=None, date=None, summary=None, content=None, more=""):
    parts = [f"<title>{escape(title)}</title>" if title is not None else ""]
    parts += [f"<link>{escape(link)}</link>"] if link else []
    parts += [f'<guid isPermaLink="false">{escape(guid)}</guid>'] if guid else []
    parts += [f"<pubDate>{date}</pubDate>"] if date else []
    parts += [f"<description>{escape(summary)}</description>"] if summary else []
    parts += [f"<content:encoded><![CDATA[{content}]]></content:encoded>"] if content else []
    return f"<item>{''.join(parts)}{more}</item>\n"


def rss(*items, title="The Harbour Post", site="https://news.example/", head="", encoding="utf-8", declared=True):
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>\n' if declared else ""
    return (
        f'{declaration}<rss version="2.0" {_NAMESPACES}><channel><title>{title}</title>'
        f"<link>{site}</link><description>News of the sound</description>{head}\n{''.join(items)}"
        "</channel></rss>"
    ).encode(encoding)


ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://blog.example/">
  <title type="text">Sound &amp; Sea</title>
  <id>tag:blog.example,2024:feed</id>
  <updated>2024-05-13T21:30:00Z</updated>
  <link rel="self" href="https://blog.example/atom.xml"/>
  <entry>
    <title type="html">Ferry &lt;em&gt;Ulla&lt;/em&gt; &amp;amp; the sound</title>
    <id>tag:blog.example,2024:1</id>
    <link rel="enclosure" type="audio/mpeg" href="/ulla.mp3"/>
    <link rel="alternate" type="text/html" href="2024/05/ferry"/>
    <published>2024-05-13T23:30:00-05:00</published>
    <updated>2024-06-02T08:00:00Z</updated>
    <author><name>Mia Berg</name></author><author><name>Olu Adeyemi</name></author>
    <summary>The ferry line will open on June 3.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{lead}</p><p>A ticket costs 4&#160;euros,
    and people who live on the <b>island</b> travel free of charge. The council set aside 12 million euros on March
    1, 2023, and expects 900,000 people a year.</p></div></content>
  </entry>
</feed>
""".replace("{lead}", LEAD).encode()

RDF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://hafen.example/"><title>Hafenblatt</title><link>http://hafen.example/</link>
<dc:language>de-DE</dc:language><items><rdf:Seq><rdf:li rdf:resource="http://hafen.example/1"/></rdf:Seq></items>
</channel>
<item rdf:about="http://hafen.example/1"><title>Fähre fährt ab Juni</title><link>http://hafen.example/1</link>
<description>Die Fähre nach Nordholm fährt ab dem 3. Juni, sagte die Hafenbehörde am Montag.</description>
<dc:creator>Jörg Müller</dc:creator><dc:date>2024-05-13T08:00+02:00</dc:date></item>
</rdf:RDF>
""".encode("latin-1")


def json_feed(*items, version="1.1", **about):
    about = {"version": f"https://jsonfeed.org/version/{version}", "title": "Sound & Sea", **about}
    return json.dumps({**about, "items": items}).replace("/", "\\/").encode()  # as PHP writes it


def atom(*entries, more=""):
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Sound</title>'
        f"<id>tag:blog.example,2024:feed</id>{''.join(entries)}{more}</feed>"
    ).encode()


def atom_entry(key, link="/ferry", updated="2024-05-13T08:00:00Z", text=LEAD * 4):
    return (
        f'<entry><id>{key}</id><title>Ferry</title><link href="{link}"/><updated>{updated}</updated>'
        f'<content type="text">{text}</content></entry>'
    )
