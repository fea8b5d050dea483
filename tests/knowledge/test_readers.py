import gzip
import io
import json
import os
import re
import textwrap
import tracemalloc
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import one, refused

from knowledge.article import Draft, canonical_text
from knowledge.errors import UserError
from knowledge.library import Library
from knowledge.readers import read, read_stream
from knowledge.readers.paths import readable, unreadable

PROSE = (
    "The council of the harbour town voted on Tuesday to close the old bridge to cars. Mayor Ann Reed said that "
    "repairs would take two years and cost 3 million, which the town does not have. A well-known engineer agreed. "
)
MADE = datetime(2026, 1, 1)  # noqa: DTZ001  a document's own clock


# Plain text


@pytest.mark.parametrize(
    ("content", "published"),
    [
        ("date 2021-03-29 Bridge shut\n\nIt is shut.", date(2021, 3, 29)),
        ("  date 2021-03-29  Bridge shut \r\n\r\nIt is shut.\r\n", date(2021, 3, 29)),
        ("\ufeffDate: 2021-03-29 Bridge shut\n\nIt is shut.", date(2021, 3, 29)),
        ("\n\nDATE 2021-03-29T23:30:00-05:00 Bridge shut\nIt is shut.", date(2021, 3, 29)),
        ("Date: 2021-03-29\nBridge shut\n\nIt is shut.", date(2021, 3, 29)),
        ("date 2999-01-01 Bridge shut\n\nIt is shut.", None),  # yet to come
        ("date 0001-01-01 Bridge shut\n\nIt is shut.", None),  # what systems print that know none
        ("Bridge shut\n\nIt is shut.", None),
        ("Bridge shut\nIt is shut.", None),
        ("\u2028Bridge shut\u2029It is shut.", None),
        ("\u200fdate 2021-03-29 Bridge shut\n\nIt is shut.", date(2021, 3, 29)),  # as editors of Arabic mark lines
    ],
)
def test_the_first_line_gives_day_and_title(write, content, published):
    assert one(write("bridge.txt", content)) == Draft("Bridge shut", "It is shut.", published)


@pytest.mark.parametrize(
    "written",
    [
        *("29 March 2021", "March 29, 2021", "March 29 2021", "29th of March 2021", "March 29th, 2021"),
        *("29 Mar. 2021", "29 Mar 2021", "29-Mar-2021", "29. March 2021", "Monday, 29 March 2021"),
        *("Mon, March 29, 2021", "MARCH 29, 2021", "29 march 2021", "2021-03-29", "2021-03-29T10:00:00Z"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["date {} Bridge shut", "Date: {} Bridge shut", "date {}: Bridge shut", "date {}\nBridge shut"]
)
def test_a_day_that_is_the_same_everywhere_is_read(write, form, written):
    content = f"{form.format(written)}\n\nIt is shut."
    assert one(write("bridge.txt", content)) == Draft("Bridge shut", "It is shut.", date(2021, 3, 29))


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("form", ["%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%a, %d %b %Y"])
def test_every_month_is_read(write, month, form):
    day = date(2021, month, 5)
    assert one(write("a.txt", f"date {day.strftime(form)} Title\n\nText.")) == Draft("Title", "Text.", day)


@pytest.mark.parametrize(
    "title",
    [
        *("Date night: ten places", "Date Friday night: ten places", "Date nights in May 2024", "Dates and figs"),
        *("Date 5 of the tour", "Date 5 may be the last of the tour", "Date 3.5 per cent", "Date 10 ideas 2024"),
        *("Date palms of March", "Date: a film", "Date today, marry tomorrow", "Date 2024 in review"),
        *("Date March and other stories", "Date Sun Tzu", "Date Marching bands", "Date-stamped goods"),
        *("Date tomorrow's star", "Date Monday’s star", "Date unknown"),
    ],
)  # fmt: skip
def test_titles_that_only_begin_with_the_word_are_titles(write, title):
    assert one(write("a.txt", f"{title}\n\nText.")).title == title


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("date 2021-13-45 Bridge shut", "2021-13-45"),
        ("date 2021-02-30 Bridge shut", "2021-02-30"),
        ("Date: 29/03/2021 Bridge shut", "29/03/2021"),
        ("date 20210329 Bridge shut", "20210329"),
        ("date March 32, 2021 Bridge shut", "March 32, 2021"),
        ("date 31 February 2021 Bridge shut", "31 February 2021"),
        ("date March 29 Bridge shut", "March 29"),
        ("date 29 March Bridge shut", "29 March"),
        ("date 29 March 21 Bridge shut", "29 March"),
        ("date 29 june Bridge shut", "29 june"),
        ("date 29th Bridge shut", "29th"),
        ("date the 29th of March Bridge shut", "the 29th of March"),
        ("date March 2021 Bridge shut", "March 2021"),
        ("date 2021 March 29 Bridge shut", "2021 March"),
        ("date 29. März 2021 Brücke zu", "29. März 2021"),
        ("date tomorrow Bridge shut", "tomorrow"),
        ("date: tomorrow Bridge shut", "tomorrow"),
        ("Date Today Bridge shut", "Today"),
        ("date yesterday", "yesterday"),
        ("date Monday Bridge shut", "Monday"),
        ("date last Monday Bridge shut", "last Monday"),
        ("date: Mon Bridge shut", "Mon"),
        ("date: March Bridge shut", "March"),
        ("date 2021-03-29Bridge shut", "2021-03-29Bridge"),
    ],
)
def test_a_bad_day_is_refused_with_the_right_form(write, line, named):
    message = refused(write("bridge.txt", f"{line}\n\nIt is shut."))
    assert "bridge.txt" in message
    assert named in message
    assert "date 2021-03-29 Title" in message


def test_without_a_title_the_file_names_the_article(write):
    assert one(write("old-harbour_bridge.txt", PROSE * 3)).title == "old harbour bridge"
    dated = one(write("bridge.text", "date 2021-03-29 " + PROSE * 3))
    assert (dated.title, dated.published) == ("bridge", date(2021, 3, 29))
    assert dated.text == (PROSE * 3).strip()


def test_without_a_title_and_a_name_the_first_words_are_the_title():
    (draft,) = read_stream(io.BytesIO((PROSE * 3).encode()))
    assert draft.title == "The council of the harbour town voted on Tuesday to close the old bridge to…"
    assert draft.text == (PROSE * 3).strip()


@pytest.mark.parametrize("width", [52, 66, 72, 80, 98])
def test_wrapped_paragraphs_are_joined(write, width):
    second = "Ferries run from six in the morning. " * 6
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in (PROSE * 2, second, PROSE))
    draft = one(write("a.txt", f"date 2021-03-29 Bridge shut\n\n{wrapped}\n"))
    assert draft.text == "\n".join(p.strip() for p in (PROSE * 2, second, PROSE))


def test_wrapped_paragraphs_that_begin_indented_are_kept_apart(write):
    paragraphs = [PROSE * 2, PROSE]
    wrapped = "\n".join(textwrap.fill(p, 72, initial_indent="    ") for p in paragraphs)
    assert one(write("a.txt", f"Bridge shut\n\n{wrapped}")).text == "\n".join(p.strip() for p in paragraphs)


def test_a_wrapped_paragraph_loses_no_line_to_the_title(write):
    assert one(write("harbour-bridge.txt", textwrap.fill(PROSE * 2, 72))) == Draft(
        "harbour bridge", (PROSE * 2).strip()
    )
    assert one(write("b.txt", "Bridge shut\n" + textwrap.fill(PROSE * 2, 72))) == Draft(
        "Bridge shut", (PROSE * 2).strip()
    )


def test_wrapped_text_without_spaces_is_joined_without_any(write):
    sentence = "市议会周二投票决定在暴风雨后关闭大桥，市长说维修需要两年时间。" * 4
    wrapped = "\n".join(sentence[i : i + 36] for i in range(0, len(sentence), 36))
    assert one(write("a.txt", f"大桥\n\n{wrapped}")).text == sentence


@pytest.mark.parametrize(
    "body",
    [
        "The bridge is shut,\nthe boats are few,\nthe harbour waits\nfor something new.",
        "- The council voted to shut the bridge on Tuesday night\n- The mayor asked for 3 million more\n- Ferries",
        "1. The council voted to shut the bridge on Tuesday night\n2. The mayor asked for 3 million for it",
        (
            "The council met on Tuesday, and for the first time all came.\nIt voted to shut the bridge for two "
            "years, day and night, all days.\nThe mayor agreed with all of it after some thought."
        ),
        f"{PROSE}\nFerries run.\n{PROSE}".replace(" \n", "\n").strip(),
    ],
)
def test_verse_lists_and_paragraphs_a_line_keep_their_lines(write, body):
    assert one(write("a.txt", f"date 2021-03-29 Title\n\n{body}\n")).text == body


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_one_article_or_a_refusal_and_loses_no_word(content):
    stream = io.BytesIO(b"Title\n\n" + content.encode())
    if not canonical_text(content) or len(re.findall(r"[\x00-\x08\x0e-\x1b]", content)) > 3 or "\0" in content:
        with pytest.raises(UserError):
            list(read_stream(stream))
        return
    (draft,) = read_stream(stream)
    assert draft.title == "Title"
    assert "".join(draft.text.split()) == "".join(canonical_text(content).split())


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Café\n\nÉté à Łódź, 桥 – 👩.", "utf-8-sig"),
        ("Café\n\nÉté à Łódź, 桥 – 👩.", "utf-16"),
        ("Café\n\nÉté à Łódź, 桥 – 👩.", "utf-32"),
        ("Bridge\n\n" + "The repair – which nobody wants – costs £3 million. It’s shut. " * 9, "cp1252"),
        ("Pont\n\n" + "Le maire a déclaré que la fermeture était nécessaire après la tempête. " * 2, "latin-1"),
        ("Мост\n\n" + "Городской совет проголосовал во вторник за закрытие моста после бури. " * 2, "cp1251"),
        ("Мост\n\n" + "Городской совет проголосовал во вторник за закрытие моста после бури. " * 2, "koi8-r"),
        ("Most\n\n" + "Burmistrz Łodzi powiedział, że mieszkańcy muszą jeździć dookoła. " * 2, "cp1250"),
        (
            "Köprü\n\n" + "Belediye meclisi salı günü fırtınadan sonra köprüyü kapattı; işçiler şaşkın. " * 2,
            "cp1254",
        ),
    ],
)
def test_encodings_are_read_as_they_were_written(write, content, encoding):
    draft = one(write("a.txt", content.encode(encoding)))
    assert f"{draft.title}\n\n{draft.text}" == content.strip()


@pytest.mark.parametrize(
    "data",
    [
        "Café\n\nC’est fermé.".encode("mac_roman"),
        "Café\n\nLe maire a déclaré à la presse que le pont était fermé après la tempête.".encode("cp850"),
        b"Title\n\n\xff\xfe\x80\x81 caf\xe9",
        "Titre\n\nUn problème très grave.".encode("latin-1"),  # might be Croatian: problčme
        "Title\n\nText".encode("utf-16")[:-1],
    ],
)
def test_an_encoding_that_is_not_certain_is_refused_and_never_guessed(write, data):
    assert "UTF-8" in refused(write("a.txt", data))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"%PDF-1.7\nTitle\n\nText", id="pdf"),
        pytest.param(b"PK\x03\x04" + b"word/document.xml" * 9, id="zip"),
        pytest.param(gzip.compress(b"Title\n\nText"), id="gzip"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), id="png"),
        pytest.param(b"\xff\xd8\xff\xe0JFIF" + bytes(range(256)), id="jpeg"),
        pytest.param(b"Title\n\nText\x00\x00\x00 more", id="zeros"),
        pytest.param(b"Title\n\n" + b"\x01\x02\x03\x04\x05\x06\x07 text" * 20, id="controls"),
        pytest.param("Title\n\nText".encode("utf-16-le"), id="utf-16 without a mark"),
        pytest.param(os.urandom(4096) + b"\x00", id="noise"),
    ],
)
def test_what_is_not_text_is_refused(write, data):
    message = refused(write("a.txt", data))
    assert "is not text" in message
    assert "a.txt" in message


def test_a_page_that_is_called_text_is_refused_with_the_cure(write):
    page = "<!DOCTYPE html>\n<html><head><title>Ferry</title></head><body><p>It opens on June 3.</p></body></html>"
    assert refused(write("a.txt", page)).endswith(
        "a.txt is not text but a web page: give its name the ending .html"
    )
    assert one(write("b.txt", "<b> is a tag\n\nIt makes letters bold.")).title == "<b> is a tag"


@pytest.mark.parametrize("content", ["", " \n\t\r\n\x0b", "\ufeff", "\x07\n\x08"])
def test_an_empty_file_is_refused_with_the_cure(write, content):
    assert "is empty: give it a title" in refused(write("a.txt", content))


@pytest.mark.parametrize(
    ("below", "title", "text"),
    [
        ("The bridge is shut.", "news", "The bridge is shut."),
        ("The bridge is shut. Two pillars have cracks", "news", "The bridge is shut. Two pillars have cracks"),
        ("The bridge is shut.\n\nIt has cracks.", "news", "The bridge is shut.\nIt has cracks."),
        ("Bridge shut\n\nIt has cracks.", "Bridge shut", "It has cracks."),
        ("Who shut the bridge?\n\nThe port did.", "Who shut the bridge?", "The port did."),
    ],
)
def test_a_date_that_stands_alone_is_kept_and_leaves_the_title_to_what_follows(write, below, title, text):
    draft = one(write("news.txt", f"date 2021-03-29\n\n{below}\n"))
    assert (draft.published, draft.title, draft.text) == (date(2021, 3, 29), title, text)


@pytest.mark.parametrize("content", ["Only a title", "date 2021-03-29 Only a title\n\n \n", "Title\n\n\x01"])
def test_a_title_alone_is_refused_with_the_cure(write, content):
    assert "has only a title: write the text below" in refused(write("a.txt", content))


def test_a_list_of_web_addresses_is_no_article(write):
    listed = "https://harbour.example/ferry\r\nhttps://harbour.example/bridge\n"
    for content in (listed, "\ufeff" + listed, "https://harbour.example/ferry"):
        assert "lists web addresses and holds no article: add the addresses" in refused(write("a.txt", content))
    assert one(write("b.txt", f"Where to read on\n\n{listed}")).text.startswith("https://harbour.example/ferry")


def test_a_file_too_large_is_refused_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # a hole, so it takes no space
    tracemalloc.start()
    assert "20 MB" in refused(path)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


# Paths


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(write, tmp_path):
    for name in ["b.txt", "a/z.TXT", "c.jsonl", ".hidden.txt", ".git/x.txt", "photo.png", "LICENSE", "notes.odt"]:
        write(name, '{"title": "c.jsonl", "text": "Text."}' if name == "c.jsonl" else f"{name}\n\nText.")
    assert [draft.title for draft in read(tmp_path)] == ["a/z.TXT", "b.txt", "c.jsonl"]


def test_what_editors_put_beside_a_document_is_no_article(write, tmp_path):
    for name in ("a.txt", "~$a.docx", "a.txt~", "#a.txt#", ".#a.txt", ".~lock.a.txt#"):
        write(name, "A\n\nText." if name == "a.txt" else b"\x05Mia Berg\0\0")
    assert readable(tmp_path) == [tmp_path / "a.txt"]
    assert unreadable(tmp_path) == []


@pytest.mark.parametrize(
    ("named", "day"),
    [
        ("2024-05-13 Ferry starts", date(2024, 5, 13)),
        ("2024_05_13_Ferry-starts", date(2024, 5, 13)),
        ("20240513 - Ferry starts", date(2024, 5, 13)),
        ("2024.05.13. Ferry starts", date(2024, 5, 13)),
    ],
)
def test_the_day_that_a_name_begins_with_is_the_article_s_where_that_gives_none(write, named, day):
    text = "The ferry line between Eastport and Northholm opens in June, the port said on Monday, with two ships."
    made = "D:20260101120000Z"
    gives_none = {
        "txt": f"Ferry starts\n\n{text}",
        "html": f"<html><body><article><h1>Ferry starts</h1><p>{text}</p></article></body></html>",
        "pdf": documents.pdf([[(70, 700, 20, "Ferry starts"), (70, 600, 10, text)]], created=made),
        "docx": documents.word(lambda made: made.add_paragraph(text), title="Ferry starts", created=MADE),
        "txt.gz": gzip.compress(f"Ferry starts\n\n{text}".encode()),
    }
    for ending, content in gives_none.items():
        assert one(write(f"{named}.{ending}", content)) == Draft("Ferry starts", text, day)
    assert one(write(f"{named}.txt", f"date 2024-05-12 Ferry starts\n\n{text}")).published == date(2024, 5, 12)
    assert one(write(f"{named}.jsonl", '{"title": "A", "text": "T."}')).published is None
    assert one(write(f"{named}.txt", f"date 2024-05-13\n\n{text}")).title == "Ferry starts"


@pytest.mark.parametrize(
    "named", ["20240513x", "2024-13-05 x", "2024-05 x", "20245 x", "1024-05-13 x", "2024-0513 x"]
)
def test_other_numbers_in_a_name_are_no_day(write, named):
    assert one(write(f"{named}.txt", "A\n\nText.")).published is None


def test_a_folder_inside_that_may_not_be_listed_stands_for_its_files(write, tmp_path, request):
    write("a.txt", "A\n\nText.")
    write("shut/b.txt", "B\n\nText.")
    write("z.txt", "Z\n\nText.")
    (tmp_path / "shut").chmod(0)
    request.getfixturevalue("not_root")
    assert readable(tmp_path) == [tmp_path / name for name in ("a.txt", "shut", "z.txt")]
    assert f"{tmp_path / 'shut'} may not be read: give this user the permission" in refused(tmp_path / "shut")
    assert f"{tmp_path / 'shut'} may not be read: give this user the permission" in refused(tmp_path)


def test_a_folder_without_articles_is_refused(write, tmp_path):
    write("photo.png", b"x")
    assert "holds no articles: it needs .txt" in refused(tmp_path)


def test_an_error_in_a_folder_comes_after_the_good_files_before_it(write, tmp_path):
    write("a.txt", "A\n\nText.")
    write("b.txt", "")
    found = read(tmp_path)
    assert next(found).title == "A"
    with pytest.raises(UserError, match=r"b\.txt is empty"):
        next(found)


def test_a_file_without_suffix_that_is_named_is_text(write):
    assert one(write("bridge", "Bridge\n\nText.")).title == "Bridge"


def test_an_unknown_kind_is_refused_with_the_known_ones(write):
    message = refused(write("a.odt", "x"))
    assert "a.odt" in message
    assert ".txt" in message
    assert ".jsonl" in message


def test_a_source_is_given_to_those_without(write):
    path = write("a.jsonl", '{"title": "A", "text": "T", "source": "Its own"}\n{"title": "B", "text": "T"}')
    assert [draft.source for draft in read(path, source="Harbour Post")] == ["Its own", "Harbour Post"]
    (draft,) = read_stream(io.BytesIO(b"A\n\nT"), source="Harbour Post")
    assert draft.source == "Harbour Post"


def test_paths_that_cannot_be_read_are_refused(write, tmp_path):
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    assert "there is no file" in refused(tmp_path / "missing.txt")
    assert "there is no file" in refused(tmp_path / "link.txt")
    assert "there is no file" in refused(tmp_path / "nul\0l.txt")
    assert "there is no file" in refused(tmp_path / "line\nbreak.txt")
    assert "cannot read" in refused(tmp_path / "round.txt")
    assert "cannot read" in refused(write("a.txt", "A\n\nText.") / "b.txt")
    assert "cannot read" in refused(tmp_path / ("long" * 100))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has a file that fails when read")
def test_a_file_that_fails_while_it_is_read_is_refused():
    assert "cannot read /proc/self/mem" in refused(Path("/proc/self/mem"))


def test_without_permission_files_and_folders_are_refused(write, tmp_path, request):
    write("closed/a.txt", "A\n\nText.")
    write("secret.txt", "A\n\nText.").chmod(0)
    (tmp_path / "closed").chmod(0)
    request.getfixturevalue("not_root")
    for name in ["secret.txt", "closed", "closed/a.txt", ""]:
        assert "may not be read: give this user the permission" in refused(tmp_path / name)


# JSON lines


def records(*rows):
    return io.BytesIO("\n".join(json.dumps(row) for row in rows).encode())


FULL = {"id": "b1", "title": "Bridge", "text": "It is shut.", "date": "2021-03-29", "url": "https://news.example/b",
        "source": "Post", "author": "A. Reed", "lang": "en", "tags": ["x"], "views": 3}  # fmt: skip


def test_a_line_gives_all_that_is_known():
    assert list(read_stream(records(FULL))) == [
        Draft("Bridge", "It is shut.", date(2021, 3, 29), "https://news.example/b", "Post", "A. Reed", "en", "b1")
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<p>The line <b>opens</b>.</p>\n<p>It costs 14&nbsp;pounds.</p>", "The line opens.\nIt costs 14 pounds."),
        ("The line <em>opens</em>.\n\nAT&amp;T <a href='/x'>pays</a>.", "The line opens.\nAT&T pays."),
        ("AT&amp;T&#8217;s line", "AT&T’s line"),
        ("Either a < b and c > d, or <mia@harbour.example> & co pay for ?a=1&copy=2.", None),
        ("Write <b> where it begins.", None),
    ],
)  # fmt: skip
def test_the_text_of_a_line_may_be_html(write, written, text):
    line = json.dumps({"title": "Ferry &amp; more", "text": written})
    (draft,) = read(write("a.jsonl", line))
    assert canonical_text(draft.text) == (text or written)
    assert draft.title == "Ferry & more"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Mia Berg", "Mia Berg"),
        (["Mia Berg", "Olu Adeyemi"], "Mia Berg, Olu Adeyemi"),
        ([{"name": "Mia Berg", "id": 5}, {"name": "Olu Adeyemi"}], "Mia Berg, Olu Adeyemi"),
        ({"name": "Mia Berg"}, "Mia Berg"),
        ([], None),
        ([None, ""], None),
        ({"id": 5}, None),
    ],
)
def test_several_authors_may_stand_in_a_list(written, author):
    (draft,) = read_stream(records({"title": "A", "text": "T.", "author": written}))
    assert draft.author == author


def test_null_and_empty_count_as_missing():
    row = dict.fromkeys(FULL, None) | {"title": "A", "text": "T", "url": "", "date": " "}
    assert list(read_stream(records(row))) == [Draft("A", "T")]
    assert list(read_stream(records({**row, "url": "/news/17"}))) == [Draft("A", "T")]


@pytest.mark.parametrize(
    "written",
    [
        *("2021-03-29", "2021-03-29T23:59:59Z", "2021-03-29 00:00:00+14:00", "2021-03-29T10:00:00.123"),
        *("Mon, 29 Mar 2021 23:59:59 GMT", "March 29, 2021 at 5:00 p.m.", "29 March 2021"),
    ],
)
def test_the_day_of_a_time_is_taken_as_written(written):
    (draft,) = read_stream(records({"title": "A", "text": "T", "date": written}))
    assert draft.published == date(2021, 3, 29)


def test_blank_lines_a_byte_order_mark_and_number_ids_are_fine(write):
    path = write("a.ndjson", '\ufeff\r\n{"title": "A", "text": "T", "id": 7}\r\n\r\n{"title": "B", "text": "T"}')
    assert [(draft.title, draft.id) for draft in read(path)] == [("A", "7"), ("B", None)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "A", "text": ', "is not JSON"),
        ("not json", "is not JSON"),
        ("[1, 2]", "is not a JSON object but a list"),
        ('"text"', "is not a JSON object but a string"),
        ("null", "is not a JSON object but null"),
        ('{"title": "A"}', 'has no "text"'),
        ('{"title": "A", "text": null}', 'has no "text"'),
        ('{"title": "A", "text": " \\n\\u0000"}', 'has no "text"'),
        ('{"title": "A", "text": ["T"]}', '"text" is a list'),
        ('{"title": 5, "text": "T"}', '"title" is a number'),
        ('{"title": "A", "text": "T", "id": true}', '"id" is true or false'),
        ('{"title": "A", "text": "T", "url": {}}', '"url" is an object'),
        ('{"title": "A", "text": "T", "author": 5}', '"author" is a number'),
        ('{"title": "A", "text": "T", "author": ["Mia", 5]}', '"author" is a list'),
        ('{"title": "A", "text": "T", "url": "news.example"}', "is not a web address"),
        ('{"title": "A", "text": "T", "date": 1616976000}', '"date" is a number'),
        ('{"title": "A", "text": "T", "date": "2021-13-45"}', "'2021-13-45' is no day"),
        ('{"title": "A", "text": "T", "date": "29.03.2021"}', "'29.03.2021' is no day"),
        (f'{{"title": "{"A" * 1001}", "text": "T"}}', '"title" has 1,001 characters'),
        ("[" * 100_000, "is JSON that no article has"),
        (f'{{"title": "A", "text": "T", "n": {"9" * 5000}}}', "is JSON that no article has"),
        (b'{"title": "caf\xe9", "text": "T"}', "is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones(write, line, reason):
    good = b'{"title": "A", "text": "T"}\n\n'
    found = read(write("news.jsonl", good + (line if isinstance(line, bytes) else line.encode()) + b"\n" + good))
    assert [next(found).title, next(found).title] == ["A", "A"]
    with pytest.raises(UserError) as caught:
        next(found)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 500
    assert "news.jsonl, line 3: " in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize("title", ["", '"title": "", ', '"title": null, ', '"title": " \\n\\u00a0", '])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("An owl nested in the clock.", "An owl nested in the clock."),
        (" \n An owl\tnested.\nIt has two young.", "An owl nested."),
        (
            "The council of Northholm voted late on Tuesday to close two libraries, and to buy buses.",
            "The council of Northholm voted late on Tuesday to close two libraries, and to…",
        ),
        ("市议会", "市议会"),
    ],
)
def test_lines_without_a_title_get_their_first_words_as_text_files_do(tmp_path, title, text, shown):
    library = Library.from_folder(tmp_path)
    (added,) = library.add(read_stream(io.BytesIO(f'{{{title}"text": {json.dumps(text)}}}'.encode())))
    article = library.article(added.id)
    assert article is not None
    assert article.title == shown
    assert article.text.startswith(shown.rstrip("…"))
    library.close()


def test_halves_of_surrogate_pairs_are_stored_readably(tmp_path):
    line = rb'{"title": "A \ud800", "text": "T \udfff \ud83d\ude00", "id": "\ud800", "source": "\ud800"}'
    library = Library.from_folder(tmp_path)
    (added,) = library.add(read_stream(io.BytesIO(line)))
    article = library.article(added.id)
    assert article.text == "T \ufffd 😀"
    assert article.source == article.id == "\ufffd"
    library.close()


def test_utf_16_and_empty_files_of_lines_are_refused(write):
    assert "save it as UTF-8" in refused(write("a.jsonl", '{"title": "A", "text": "T"}'.encode("utf-16")))
    assert "holds no articles" in refused(write("b.jsonl", "\n\n"))


def test_lines_are_streamed(tmp_path):
    path = tmp_path / "large.jsonl"
    line = json.dumps({"title": "A", "text": PROSE * 500}) + "\n"
    with path.open("w") as file:
        file.writelines(line for _ in range(400))
    assert path.stat().st_size > 40_000_000
    tracemalloc.start()
    assert sum(1 for _ in read(path)) == 400
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_lines_from_a_pipe_are_yielded_as_they_arrive():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream:
        os.write(writing, b' \n{"title": "A", "text": "T"}\n')
        found = read_stream(stream)
        assert next(found).title == "A"  # the other end is still open
        os.write(writing, b'{"title": "B", "text": "T"}\n{"title": 3}')
        os.close(writing)
        assert next(found).title == "B"
        with pytest.raises(UserError, match="standard input, line 4"):
            next(found)


# Streams


@pytest.mark.parametrize("blank", ["", "\n\n  ", "\ufeff", "\ufeff \n"])
def test_a_stream_tells_lines_from_text_by_its_first_character(blank):
    (line,) = read_stream(io.BytesIO(f'{blank}{{"title": "A", "text": "T"}}'.encode()))
    (plain,) = read_stream(io.BytesIO(f"{blank}A {{}}\n\nT".encode()))
    assert (line.title, plain.title) == ("A", "A {}")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"%PDF-", "a PDF"),
        (b"{", "is not JSON"),
        (b"A\n\n" + b"x" * 20_000_000, "20 MB"),
    ],
)
def test_a_bad_stream_is_refused_by_its_name(data, reason):
    with pytest.raises(UserError, match=f"^standard input.*{reason}"):
        list(read_stream(io.BytesIO(data)))


def test_text_in_utf_16_can_be_piped_in():
    (draft,) = read_stream(io.BytesIO("Был\n\nОдин.".encode("utf-16")))
    assert (draft.title, draft.text) == ("Был", "Один.")


def test_reading_stops_where_the_caller_does(write):
    path = write("a.jsonl", '{"title": "A", "text": "T"}\nbroken')
    assert [draft.title for draft in islice(read(path), 1)] == ["A"]
