"""The lexical leg finds by words, forgets what is gone, and never searches damaged files."""

import random

import pytest

from index.words import Document, WordIndex
from knowledge.article import Passage
from knowledge.errors import DamagedError, TransientError

FERRY, BRIDGE = "a" * 64, "b" * 64
DOCUMENTS = [
    Document(Passage(2**63 - 1, "f", FERRY, 0, 40), "Harbour", "The ferries to Zürich run daily.", "en"),
    Document(
        Passage(7, "b", BRIDGE, 0, 40), "Bridge shut", "Міст закрито. The bridge by the harbour is shut.", "en"
    ),
    Document(Passage(8, "b", BRIDGE, 41, 80), "Bridge shut", "It reopens in May, 東京 said.", "en"),
]


@pytest.fixture
def words(tmp_path):
    words = WordIndex(tmp_path / "words", new=True)
    words.write((), DOCUMENTS)
    return words


def ids(found):
    return [passage for passage, _ in found]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["ferry"], [2**63 - 1]),
        (["FERRIES"], [2**63 - 1]),
        (["Zurich"], [2**63 - 1]),
        (["міст"], [7]),
        (["東京"], [8]),
        (["reopen"], [8]),
        (["absent"], []),
        (["?!", ""], []),
        ([], []),
    ],
)
def test_forms_of_a_word_and_other_scripts_are_found(words, asked, expected):
    assert ids(words.search(asked, 10)) == expected


def test_more_words_score_higher_and_the_body_counts_more_than_the_title(words):
    found = words.search(["harbour", "bridge", "shut"], 10)
    assert found[0][0] == 7
    assert set(ids(found)) == {7, 8, 2**63 - 1}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(score > 0 for _, score in found)
    body, title = words.search(["harbour"], 10)
    assert (body[0], title[0]) == (7, 2**63 - 1)
    assert words.search(["bridge", "shut"], 1) == [(7, pytest.approx(dict(words.search(["bridge", "shut"], 9))[7]))]


def test_the_same_batch_again_changes_nothing(words):
    before = ids(words.search(["harbour", "may"], 10))
    for _ in range(3):
        words.write([FERRY, BRIDGE], DOCUMENTS)
    assert len(words) == 3
    assert ids(words.search(["harbour", "may"], 10)) == before


def test_what_is_gone_is_not_found(words):
    words.write([BRIDGE], [])
    assert len(words) == 1
    assert words.search(["bridge"], 10) == []
    assert ids(words.search(["harbour"], 10)) == [2**63 - 1]


def test_a_reader_sees_what_was_written_after_it_reloads(words, tmp_path):
    reader = WordIndex(tmp_path / "words")
    words.write([BRIDGE], [])
    assert len(reader) == 3
    reader.reload()
    assert len(reader) == 1
    assert reader.search(["bridge"], 10) == []


def test_a_second_writer_is_told_to_try_again(words, tmp_path):
    writing = words._index.writer(16_000_000, 1)
    with pytest.raises(TransientError, match="try again"):
        WordIndex(tmp_path / "words").write([BRIDGE], [])
    del writing
    words.write([BRIDGE], [])
    assert len(words) == 1


def test_a_missing_index_is_not_taken_for_an_empty_one(tmp_path):
    with pytest.raises(DamagedError, match="dateline index --rebuild"):
        WordIndex(tmp_path / "words")
    assert list(tmp_path.iterdir()) == []


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scrap(path):
    path.write_bytes(random.Random(5).randbytes(path.stat().st_size))


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)


def empty(path):
    path.write_bytes(b"")


def delete(path):
    path.unlink()


KINDS = ["fast", "fieldnorm", "idx", "pos", "store", "term", "del", "json"]


@pytest.mark.parametrize("damage", [cut, scrap, flip, empty, delete])
@pytest.mark.parametrize("kind", KINDS)
def test_damage_to_any_file_is_told_with_its_cure(words, tmp_path, kind, damage, capfd):
    words.write([FERRY], [])  # leaves a file of what was deleted
    words.write([BRIDGE], DOCUMENTS[2:])
    words.write((), DOCUMENTS[:2])
    words.write([FERRY], [])
    path, *_ = [p for p in (tmp_path / "words").glob(f"*.{kind}") if not p.name.startswith(".")]
    damage(path)
    with pytest.raises(DamagedError, match=r"run `dateline index --rebuild`$") as caught:
        WordIndex(tmp_path / "words").search(["harbour", "bridge", "may"], 10)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr().err == ""  # tantivy prints when it panics


@pytest.mark.usefixtures("words")
def test_every_flipped_byte_is_noticed(tmp_path):
    """Each byte of one file: tantivy alone panics over some, and computes with others."""
    (path,) = (tmp_path / "words").glob("*.idx")
    content = path.read_bytes()
    for at in range(0, len(content), 11):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        with pytest.raises(DamagedError):
            WordIndex(tmp_path / "words")
    path.write_bytes(content)
    assert len(WordIndex(tmp_path / "words")) == 3
