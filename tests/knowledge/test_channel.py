import gzip
import json
import tracemalloc
from datetime import date

import pytest
from reading import one, refused, streamed

from knowledge.article import Draft
from knowledge.errors import UserError
from knowledge.library import Library
from knowledge.readers import read

CHANNEL = {"name": "Harbour Post", "type": "public_channel", "id": 1234567890}
RICH = {
    "id": 5, "type": "message", "date": "2024-05-14T00:30:00", "date_unixtime": "1715639400",
    "edited": "2024-05-15T10:00:00", "edited_unixtime": "1715767200", "from": "Harbour Post",
    "from_id": "channel1234567890", "author": "Mia Berg", "photo": "(File not included.)",
    "text": ["⛴ Ferry starts\n\nThe line ", {"type": "bold", "text": "opens"}, " on June 3. ",
             {"type": "text_link", "text": "More", "href": "https://x.example"},
             {"type": "hashtag", "text": " #ferry"}],
    "text_entities": [],
}  # fmt: skip
OLD = {
    "id": 7,
    "type": "message",
    "date": "2019-02-03T23:59:00",
    "from": "Harbour Post",
    "text": "The bridge is shut.",
}
SERVICE = {"id": 1, "type": "service", "date": "2019-01-01T00:00:00", "text": "The channel was made."}
PHOTO = {"id": 6, "type": "message", "date": "2024-05-14T10:00:00", "photo": "x.jpg", "text": ""}

GHOST = {"db": [{"meta": {"version": "5.8"}, "data": {"posts": [{"title": "Ferry", "html": "<p>It opens.</p>"}]}}]}
ACCOUNT = {"about": "x", "chats": {"list": [{**CHANNEL, "messages": [OLD]}]}}


def export(*messages, **about):
    return json.dumps({**CHANNEL, **about, "messages": list(messages)}, indent=1, ensure_ascii=False)


def test_each_post_with_text_is_an_article(write):
    assert list(read(write("result.json", export(SERVICE, RICH, PHOTO, OLD)))) == [
        Draft(
            "⛴ Ferry starts", "The line opens on June 3. More #ferry", date(2024, 5, 13),
            "https://t.me/c/1234567890/5", "Harbour Post", "Mia Berg", None, "t.me/c/1234567890/5",
        ),
        Draft(
            "The bridge is shut.", "The bridge is shut.", date(2019, 2, 3),
            "https://t.me/c/1234567890/7", "Harbour Post", "Harbour Post", None, "t.me/c/1234567890/7",
        ),
    ]  # fmt: skip


def test_a_forwarded_post_is_by_who_wrote_it_first():
    draft = streamed(export({**RICH, "forwarded_from": "Northholm Council", "forwarded_from_id": "channel7"}))
    assert (draft.author, draft.source) == ("Northholm Council", "Harbour Post")
    assert streamed(export({**RICH, "forwarded_from": None})).author == "Mia Berg"  # an account that is deleted


def test_what_is_struck_out_in_a_post_is_not_said_any_more():
    parts = ["It costs ", {"type": "strikethrough", "text": "10 million."}, " 23 million."]
    assert streamed(export({**OLD, "text": parts})).text == "It costs 23 million."


@pytest.mark.parametrize(
    "text", ["👍", "https://example.org/ferry", "🔥 https://example.org/ferry\nHTTPS://t.me/harbour/5"]
)
def test_a_post_without_a_word_is_no_article(write, text):
    drafts = read(write("result.json", export({**OLD, "id": 9, "text": text}, OLD)))
    assert [draft.text for draft in drafts] == ["The bridge is shut."]


def test_a_long_post_is_titled_by_its_first_words():
    text = "The bridge is shut until the storm has passed, said the mayor of the harbour town on Monday night. " * 3
    draft = streamed(export({**OLD, "text": text}))
    assert draft.title == "The bridge is shut until the storm has passed, said the mayor of the harbour…"
    assert draft.text == text.strip()


def test_a_username_makes_the_link_public():
    assert streamed(export(OLD, username="harbourpost")).url == "https://t.me/harbourpost/7"
    assert streamed(export(OLD, username="../x")).url == "https://t.me/c/1234567890/7"
    assert streamed(export(OLD, type="private_channel", id=-1001234567890)).id == "t.me/c/1234567890/7"


def test_an_edited_post_is_a_new_revision(write, tmp_path):
    library = Library.from_folder(tmp_path / "data")
    (first,) = library.add(read(write("a/result.json", export(OLD))))
    (second,) = library.add(read(write("b/result.json", export({**OLD, "text": "The bridge is open."}))))
    assert first.id == second.id
    assert library.article(first.id).text == "The bridge is open."
    assert library.coverage().articles == 1
    library.close()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[1, 2]", "is a list in JSON"),
        ("nonsense", "not a JSON object"),
        ("", "not a JSON object"),
        ('{\n"a": 1}', "is JSON, but no export of a channel"),
        ('{\n"messages": []}', "is JSON, but no export of a channel"),
        (export(OLD, type="private_supergroup"), "a chat that is no channel"),
        ('[\n {"title": "Ferry", "text": "It opens."}\n]', "is a list in JSON: save it as JSON lines (.jsonl)"),
        (json.dumps(ACCOUNT, indent=1), "a whole account"),
        (json.dumps(ACCOUNT), "a whole account"),
        (json.dumps({"about": 'Your "data"', "contacts": {}, **ACCOUNT}), "a whole account"),
        (json.dumps({"personal_information": {}, "chats": {}}), "a whole account"),
        ('{\n"title": "Ferry", "text": "It opens."\n}', "is an article in JSON: save it as JSON lines (.jsonl)"),
        (json.dumps(GHOST), "an export of Ghost, which is not read: add its site by `dateline add https://"),
        (json.dumps(GHOST, indent=1), "an export of Ghost"),
        (export(SERVICE, PHOTO), "holds no posts with text"),
        (export(OLD).encode("utf-16"), "UTF-8"),
        ('{\n"a": ' + "[" * 100_000, "is JSON that no export has"),
    ],
)
def test_other_json_is_refused_with_the_way_to_export(write, content, reason):
    assert reason in refused(write("result.json", content))


def test_posts_before_the_damage_are_good(write):
    content = export(OLD, RICH)
    found = read(write("result.json", content[: content.index("text_entities")]))
    assert next(found).title == "The bridge is shut."
    with pytest.raises(UserError, match="is cut short"):
        next(found)


def test_lines_in_a_json_file_are_read(write):
    assert one(write("a.json", '{"title": "A", "text": "T"}\n')).title == "A"


LINE = '{"title": "Ferry", "text": "It opens."}'
LONG = json.dumps({"title": "Ferry", "summary": "It opens. " * 500, "text": "It opens. " * 5_000})


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "content", [export(OLD), LONG, f"{LINE}\n{LINE}", f"\ufeff\n{LINE}", '{"text": "It opens."}', export()]
)
def test_json_with_articles_is_read_in_a_folder_as_by_itself(write, tmp_path, content, packed):
    path = write(f"ChatExport/result.json{'.gz' * packed}", gzip.compress(content.encode()) if packed else content)
    write("ChatExport/photos/x.jpg", "x")
    write("package.json", '{\n  "name": "x",\n  "type": "module"\n}')
    if "messages" in content and not json.loads(content)["messages"]:
        assert refused(tmp_path) == refused(path)
    else:
        assert list(read(tmp_path)) == list(read(path))


@pytest.mark.parametrize(
    "content",
    [
        export(OLD, type="private_supergroup"),
        export(OLD, type="personal_chat"),
        json.dumps({"name": "X", "type": "private_group", "id": 5, "messages": [OLD]}),
        json.dumps(ACCOUNT),
        json.dumps(ACCOUNT, indent=1),
        f"[\n {LINE},\n {LINE}]",
        f"[{LINE[:30]}",
        json.dumps([{"headline": "Ferry", "body": "It opens. " * 1_000}]),
        json.dumps({"version": "1", "articles": [json.loads(LINE)]}, indent=1),
        json.dumps(json.loads(LINE), indent=1),
        json.dumps({"title": "Ferry", "text": 'He said: "It opens." ' * 1_000}, indent=1),
    ],
)
def test_json_that_looks_like_articles_is_refused_in_a_folder_as_by_itself(write, tmp_path, content):
    path = write("result.json", content)
    assert refused(tmp_path) == refused(path)


@pytest.mark.parametrize(
    "content",
    [
        '{\n  "name": "x",\n  "type": "module",\n "author": "y", "text": {"title": 5, "body": 6}}',
        '{"compilerOptions": {"target": "es2022"}, "include": ["text", "title", "body"]}',
        '{"type": "private_key_of_x", "private_key": "title: text"}',
        '{"title": "Colours", "properties": {"text": {"type": "string"}, "title": {"type": "string"}}}',
        '[{"name": "Ada", "url": "https://x.example"}, 5]',
        "[1, 2]",
        "{}",
        "",
        "no JSON",
        '"text": "title"',
    ],
)
def test_json_of_other_programs_is_passed_over_in_a_folder(write, tmp_path, content):
    write("x.json", content)
    message = refused(tmp_path)
    assert "holds no articles: it needs .txt" in message
    assert message.endswith(".json and .xml files, of .json and .xml those with articles")


def test_the_export_may_be_on_one_line():
    assert streamed(json.dumps({**CHANNEL, "messages": [OLD]})).title == "The bridge is shut."


def test_posts_are_streamed(tmp_path):
    path = tmp_path / "result.json"
    post = {
        **RICH,
        "text": "The bridge is shut. " * 200,
        "text_entities": ["x" * 16_000],
    }
    with path.open("w") as file:
        file.write(json.dumps(CHANNEL, indent=1)[:-2] + ',\n "messages": [\n')
        file.writelines(json.dumps({**post, "id": n}, indent=2) + ",\n" for n in range(1200))
        file.write(json.dumps({**post, "id": 1200}) + "]}")
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    assert sum(1 for _ in read(path)) == 1201
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
