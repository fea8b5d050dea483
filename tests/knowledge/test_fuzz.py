"""Broken files of every kind: each is read or refused, and nothing else happens. `make fuzz` tries many more."""

import gzip
import io
import json
import resource
import sys

import pages
import pytest
from documents import pdf, printed, word
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article import Draft
from knowledge.errors import UserError
from knowledge.readers import read_stream
from knowledge.readers.kinds import SUFFIXES, kind_of, reader

EXPORT = {
    "name": "Harbour Post",
    "type": "public_channel",
    "id": 1234567890,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-05-13T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2024-05-13T10:00:00", "date_unixtime": "1715590800", "text": "Shut."},
        {"id": 3, "type": "message", "text": ["The ", {"type": "bold", "text": "bridge"}, " is open."]},
    ],
}
FRONT = "---\ntitle: Ferry\ndate: 2024-05-13\nauthors: [A, {name: B}]\n---\n"
MARKDOWN = f"""{FRONT}# Ferry

*It* [opens](https://x.example).

| A | B |
|---|---|
| 1 | 2 |

- a
    1. b

```
c
```
"""
LINES = "".join(json.dumps({"title": str(n), "text": "Shut.", "date": "2024-05-13"}) + "\n" for n in range(30))
RSS = """<?xml version="1.0"?>
<!-- An export. --><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>
<item><title>Ferry &amp; boat</title><content:encoded><![CDATA[<!-- wp:p --><p>It opens.</p>
[caption a="b"]A pier[/caption] https://x.example ]]></content:encoded><pubDate>13 May 2024</pubDate></item>
</channel></rss>
"""
QUICK = {
    "text": b"date 2024-05-13 Ferry\n\n" + "\n".join(pages.BODY).encode(),
    "markdown": MARKDOWN.encode(),
    "html": pages.FULL.encode(),
    "jsonl": LINES.encode(),
    "channel": json.dumps(EXPORT, indent=1).encode(),
    "rss": RSS.encode(),
    "packed": gzip.compress(LINES.encode()),
}
SLOW = {  # each of them is read by a process of its own
    "pdf": pdf(printed(pages.BODY, headline="Ferry", running="Post"), title="Ferry", created="D:20240513"),
    "word": word(lambda document: [document.add_paragraph(text) for text in pages.BODY]),
}
BUDGET = settings.default.max_examples
GROWTH = 400_000 * (1024 if sys.platform == "darwin" else 1)  # KB; macOS counts bytes

edits = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "repeat", "cut"]), st.floats(0, 1), st.binary(max_size=12)
    ),
    min_size=1,
    max_size=6,
)


def edited(data, changes):
    for kind, place, piece in changes:
        at = int(place * len(data))
        match kind:
            case "replace":
                data = data[:at] + piece + data[at + len(piece) :]
            case "insert":
                data = data[:at] + piece + data[at:]
            case "delete":
                data = data[:at] + data[at + 5 * len(piece) :]
            case "repeat":
                data = data[: at + 200] + data[at : at + 200] * len(piece) + data[at + 200 :]
            case "cut":
                data = data[: max(at, 1)]
    return data


def check(drafts):
    """Read them all, or as far as it goes."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        for draft in drafts:
            assert isinstance(draft, Draft)
            assert draft.text.strip()
    except UserError:
        pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + GROWTH


@settings(deadline=None)
@given(st.sampled_from(sorted(QUICK)), edits)
def test_damaged_files_are_read_or_refused(kind, changes):
    data = edited(QUICK[kind], changes)
    check(reader(kind)(io.BytesIO(data), "a file", "stem"))
    check(read_stream(io.BytesIO(data)))


@settings(deadline=None, max_examples=max(6, BUDGET // 10))
@given(st.sampled_from(sorted(SLOW)), edits)
def test_damaged_documents_are_read_or_refused(kind, changes):
    check(reader(kind)(io.BytesIO(edited(SLOW[kind], changes)), "a file", "stem"))


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_every_quick_reader(data):
    for kind in QUICK:
        check(reader(kind)(io.BytesIO(data), "a file", None))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
messages = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("id", "type", "date", "date_unixtime", "from", "author", "text"), values)
)


@settings(deadline=None)
@given(
    st.lists(messages | values, max_size=5), st.dictionaries(st.sampled_from(sorted(EXPORT)), values, max_size=2)
)
def test_an_export_of_anything_is_read_or_refused(items, about):
    export = {**EXPORT, "messages": [*EXPORT["messages"], *items], **about}
    check(reader("channel")(io.BytesIO(json.dumps(export).encode()), "a file", None))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "date", "url", "author", "lang", "id"]), values, max_size=7))
def test_front_matter_of_anything_is_read_or_refused(about):
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in about.items())
    check(reader("markdown")(io.BytesIO(f"---\n{front}\n---\nText.".encode()), "a file", None))


@pytest.mark.parametrize(("kind", "data"), [*QUICK.items(), *SLOW.items()])
def test_every_whole_file_is_read_and_its_kind_told(kind, data):
    assert list(reader(kind)(io.BytesIO(data), "a file", None))
    assert kind_of(data[:4096]) == kind
    assert kind in {*SUFFIXES.values(), "packed"}
