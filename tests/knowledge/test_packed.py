import gzip
import io
import json
import os
import tracemalloc

import pages
import pytest
from documents import pdf, printed
from reading import one, refused, streamed

from knowledge.errors import UserError
from knowledge.readers import read, read_stream

LINES = "".join(
    json.dumps({"title": f"Title {n}", "text": f"Text {n}. {n * 7919 % 10007}"}) + "\n" for n in range(4000)
)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("old-bridge.txt.gz", b"Bridge\n\nShut.", "Bridge"),
        ("old-bridge.md.gz", b"Shut *now*.", "old bridge"),
        ("A.HTML.GZ", pages.FULL.encode(), "Ferry to Northholm starts in June"),
        ("a.pdf.gz", pdf(printed(pages.BODY, headline="Ferry starts")), "Ferry starts"),
        ("a.jsonl.gz", b'{"title": "A", "text": "T"}', "A"),
        ("noname.gz", b'{"title": "A", "text": "T"}', "A"),
    ],
)
def test_any_kind_may_be_packed(write, name, content, title):
    path = write(name, gzip.compress(content))
    if name != "noname.gz":
        assert one(path).title == title
        assert [draft.title for draft in read(path.parent)] == [title]
    if name != "old-bridge.md.gz":
        assert streamed(gzip.compress(content)).title == title


def test_parts_packed_one_after_the_other_are_one(write):
    half = LINES.index("\n", len(LINES) // 2) + 1
    data = gzip.compress(LINES[:half].encode()) + gzip.compress(LINES[half:].encode()) + bytes(512)
    assert sum(1 for _ in read(write("a.jsonl.gz", data))) == 4000


@pytest.mark.parametrize("damage", ["cut", "flipped", "sum"])
def test_articles_before_the_damage_are_good(write, damage):
    data = bytearray(gzip.compress(LINES.encode()))
    if damage == "cut":
        del data[len(data) // 2 :]
    else:
        data[-20_000 if damage == "flipped" else -6] ^= 0xFF
    found = []
    path = write("a.jsonl.gz", bytes(data))
    with pytest.raises(UserError, match=r"a\.jsonl\.gz"):
        found.extend(draft.title for draft in read(path))  # keeps what came before the error
    assert len(found) >= (4000 if damage == "sum" else 500)
    assert found == [f"Title {n}" for n in range(len(found))]


def test_a_bad_line_in_a_sound_file_keeps_no_other_out(write):
    lines = LINES.splitlines(keepends=True)
    lines[9] = json.dumps({"title": "Title 9", "text": ""}) + "\n"
    for name in ("a.jsonl.gz", "b.ndjson.gz", "c.jsonl"):
        data = "".join(lines).encode()
        path = write(name, gzip.compress(data) if name.endswith(".gz") else data)
        found = []
        with pytest.raises(UserError, match=r'line 10: the article has no "text"'):
            found.extend(draft.title for draft in read(path))
        assert found == [f"Title {n}" for n in range(4000) if n != 9]


def test_after_a_bad_line_a_damaged_file_is_trusted_no_more(write):
    lines = LINES.splitlines(keepends=True)
    lines[9] = "{}\n"
    data = bytearray(gzip.compress("".join(lines).encode()))
    data[-6] ^= 0xFF  # its checksum
    found = []
    with pytest.raises(UserError, match=r"a\.jsonl\.gz is damaged .*: copy it again"):
        found.extend(draft.title for draft in read(write("a.jsonl.gz", bytes(data))))
    assert found == [f"Title {n}" for n in range(9)]


def test_a_damaged_text_is_refused(write):
    data = gzip.compress(b"Bridge\n\n" + os.urandom(500).hex().encode())
    assert "is cut short: copy it again" in refused(write("a.txt.gz", data[:-20]))
    assert "is damaged" in refused(write("a.txt.gz", b"Bridge\n\nNot packed at all."))
    assert "is packed twice" in refused(gzip.compress(gzip.compress(b"Bridge\n\nShut.")))


def test_lines_are_streamed_and_a_bomb_is_stopped(tmp_path):
    path = tmp_path / "large.jsonl.gz"
    with gzip.open(path, "wt", compresslevel=1) as file:
        for n in range(600):
            file.write(json.dumps({"title": str(n), "text": f"{n} {n * 7919 % 10007} " * 3000}) + "\n")
    bomb = tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as file:
        for _ in range(300):
            file.write(b" " * 1_000_000 + b"\n")
    tracemalloc.start()
    assert sum(1 for _ in read(path)) == 600
    with pytest.raises(UserError, match="unpacks to far more than it holds"):
        list(read(bomb))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_bomb_of_one_document_is_stopped_at_the_size_of_one():
    packed = io.BytesIO()
    with gzip.open(packed, "wb", compresslevel=1) as file:
        for _ in range(60):
            file.write(b"a" * 1_000_000)
    assert "20 MB" in refused(packed.getvalue())
    assert "lines before it are blank" in refused(gzip.compress(b'{"title": "A", "text": "T"}' + b"\n" * 2_000_000))


def test_packed_lines_from_a_pipe_arrive_as_they_are_sent():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream:
        first, second = (gzip.compress(f'{{"title": "{t}", "text": "T"}}\n'.encode()) for t in "AB")
        os.write(writing, first)
        os.write(writing, second)
        os.close(writing)
        assert [draft.title for draft in read_stream(stream)] == ["A", "B"]
