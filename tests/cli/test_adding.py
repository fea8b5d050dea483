"""Files of many articles: taken in without holding them, and gone on with after an interruption."""

import json
import subprocess

import pytest
from command import COMMAND, start

from bot.adding import BATCH
from knowledge.library import Library
from knowledge.store.imports import mark_of

COUNT = 4 * BATCH


def lines(count=COUNT, word="boats"):
    for i in range(count):
        yield (
            json.dumps({"id": f"a{i}", "title": f"Report {i}", "text": f"The harbour master counted {i} {word}."})
            + "\n"
        )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(lines()), "utf-8")
    return path


def killed_after_the_first_batch(path, data, *options):
    """Killed when its first line arrives: the first batch is stored, and perhaps more."""
    process = subprocess.Popen(
        [COMMAND, "add", "--no-wait", *options, path, "--data", data],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        process.stdout.readline()
        process.kill()
    return stored(data)


def stored(data):
    library = Library.from_folder(data)
    try:
        return len(list(library.articles()))
    finally:
        library.close()


def test_after_a_kill_the_same_file_is_gone_on_with_from_where_it_was(tmp_path, file):
    data = tmp_path / "data"
    before = killed_after_the_first_batch(file, data)
    assert before % BATCH == 0
    assert BATCH <= before < COUNT
    again = start("add", "--no-wait", file, "--data", data)
    assert again.code == 0
    assert f"going on after {before:,} articles" in again.err
    assert f"{COUNT - before} added. The Library holds {COUNT} articles." in again.out
    assert "unchanged" not in again.out
    library = Library.from_folder(data)
    assert library.taken_in(mark_of(file, None)) == 0  # it is over, and forgotten
    library.close()


def changed(path, _data):
    path.write_text("".join(lines(word="ships")), "utf-8")
    return []


def removed(_path, data):
    library = Library.from_folder(data)
    library.remove(["a0"])
    library.close()
    return []


def of_an_outlet(_path, _data):
    return ["--source", "The Harbour Post"]


@pytest.mark.parametrize("meanwhile", [changed, removed, of_an_outlet])
def test_it_starts_over_when_anything_is_not_as_it_was(tmp_path, file, meanwhile):
    data = tmp_path / "data"
    killed_after_the_first_batch(file, data)
    options = meanwhile(file, data)
    again = start("add", "--no-wait", *options, file, "--data", data).works()
    library = Library.from_folder(data)
    articles = {article.id: article for article in library.articles()}
    library.close()
    assert len(articles) == COUNT
    assert f"The Library holds {COUNT} articles" in again.out
    if meanwhile is changed:
        assert {article.text.split()[-1] for article in articles.values()} == {"ships."}
    if options:
        assert {article.source for article in articles.values()} == {"The Harbour Post"}


def test_a_line_that_cannot_be_read_keeps_what_came_before_and_leaves_no_mark(inside, tmp_path, file):
    with file.open("a", encoding="utf-8") as stream:
        stream.write("no article\n")
    inside("add", "--no-wait", file, "--data", tmp_path / "data").fails(f"line {COUNT + 1}")
    again = inside("add", "--no-wait", file, "--data", tmp_path / "data")
    assert "going on" not in again.err
    assert f"{COUNT} unchanged" in again.out


def test_thousands_are_found_by_their_words_at_the_end(inside, tmp_path):
    """So many that a second process indexes their words meanwhile."""
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(lines(1_700)), "utf-8")
    data = tmp_path / "data"
    inside("add", "--no-wait", path, "--data", data).works()
    answer = inside("ask", "Who counted 1690 boats?", "--asked", "never", "--json", "--data", data)
    assert answer.json["quotes"][0]["article_id"] == "a1690"
    # A question embeds some of those that wait, and says how many are left.
    assert answer.json["coverage"]["pending"] == 1_700 - 200
