"""The lexical leg finds by words, forgets what is gone, and never searches damaged files."""

import random
from datetime import date

import numpy as np
import pytest
from made import article

from index.catalogue import Allowed
from index.log import revision_key
from index.words import Document, WordIndex
from knowledge.article import Passage
from knowledge.errors import DamagedError, TransientError, UserError

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


NEWS = {  # language: title, text, what is asked in other forms of its words, what is not there
    "ar": ("الميناء", "افتتح الوزير الجسر الجديد في المدينة", "الجِسر الجديدة", "طائرة"),
    "de": ("Hafen", "Die Fährverbindungen nach Nordholm sind eingestellt.", "Verbindung Fähre", "Wetter"),
    "el": ("Λιμάνι", "Οι γέφυρες της πόλης έκλεισαν", "ΓΕΦΥΡΑ πόλεων", "αεροπλάνο"),
    "fa": ("بندر", "پل‌های شهر بسته شد", "پل شهرها", "هواپیما"),
    "fr": ("Port", "Les écoles fermées rouvriront lundi", "ecole fermee", "avion"),
    "hi": ("बंदरगाह", "पुलों की मरम्मत अगले साल होगी", "पुल मरम्मत", "विमान"),
    "ja": ("港", "新しい橋は来年開通する予定", "橋は来年開通", "空港"),
    "ko": ("항구", "다리는 내년에 다시 열린다", "다리가 내년", "비행기"),
    "ru": ("Порт", "Паромы ещё не ходят к островам", "паром еще остров", "самолет"),
    "th": ("ท่าเรือ", "สะพานแห่งใหม่จะเปิดในปีหน้า", "สะพานใหม่เปิดปีไหน", "ฟุตบอล"),
    "tr": ("Liman", "Işıklı köprüler yıllarca kapalı kaldı", "IŞIKLI köprü", "uçak"),
    "uk": ("Порт", "Мости відкриють навесні, пороми ходитимуть щодня", "мостами поромів", "літак"),
    "vi": ("Cảng", "Cầu mới sẽ mở cửa vào năm sau", "cầu mới", "bóng đá"),
    "zh": ("港口", "新大桥明年通车", "大桥什么时候通车", "机场"),
}


@pytest.fixture
def world(tmp_path):
    words = WordIndex(tmp_path / "world", new=True)
    words.write(
        (),
        [
            Document(Passage(i, language, str(i) * 4, 0, 9), title, text, language)
            for i, (language, (title, text, _, _)) in enumerate(NEWS.items())
        ],
    )
    return words


@pytest.mark.parametrize("language", NEWS)
def test_every_language_is_found_by_other_forms_of_its_words(world, language):
    title, _, asked, absent = NEWS[language]
    expected = list(NEWS).index(language)
    assert ids(world.search(asked.split(), 10, language))[0] == expected
    assert expected in ids(world.search([title], 10, language))
    assert expected not in ids(world.search(absent.split(), 10, language))


def test_accents_left_out_in_the_question_are_no_hindrance(world):
    for asked, language in [("cau moi nam sau", "vi"), ("isikli kopruler", "tr"), ("γεφυρα", "el")]:
        assert ids(world.search(asked.split(), 10, language))[0] == list(NEWS).index(language)


def test_vietnamese_words_are_told_apart_by_their_accents(tmp_path):
    words = WordIndex(tmp_path / "words", new=True)
    texts = ["Ma sát", "Mã số", "Má lúm"]
    words.write((), [Document(Passage(i, "v", str(i) * 4, 0, 9), "", t, "vi") for i, t in enumerate(texts)])
    assert [ids(words.search([word], 1, "vi")) for word in ("ma", "mã", "má")] == [[0], [1], [2]]


def test_a_question_finds_names_and_numbers_in_articles_of_other_languages(world):
    world.write(
        (),
        [
            Document(Passage(100, "d", "d" * 4, 0, 9), "", "Zelensky versprach 4711 neue Fähren.", "de"),
            Document(Passage(101, "e", "e" * 4, 0, 9), "", "Zelensky promised 4711 new ferries.", "en"),
        ],
    )
    for language, order in {"en": [101, 100], "de": [100, 101], "es": [100, 101], None: [100, 101]}.items():
        found = ids(world.search(["Zelensky", "4711"], 10, language))
        assert set(found[:2]) == {100, 101}
        if language in {"en", "de"}:  # the asker's own language first
            assert found[:2] == order
    assert all(score > 0 for _, score in world.search(["Zelensky"], 2, "en"))


@pytest.fixture
def names(tmp_path):
    words = WordIndex(tmp_path / "names", new=True)
    texts = ["Blinken flew to Kyiv.", "Zelensky thanked him.", "Iraq held 2019 talks.", "Netanyahu stayed away."]
    words.write((), [Document(Passage(i, "n", str(i) * 4, 0, 9), "", t, "en") for i, t in enumerate(texts)])
    return words


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Blinkin", [0]),
        ("Blinkin’s", [0]),
        ("Zelenski", [1]),
        ("Zelenskiy", [1]),
        ("Selenskyj", []),  # three letters are too many
        ("Netanjahu", [3]),
        ("Netanjahou", [3]),
        ("Irak", [2]),
        ("Irk", []),
        ("2018", []),
        ("20199", []),
    ],
)
def test_a_misspelt_name_is_found_but_no_short_word_and_no_number(names, asked, expected):
    assert ids(names.search([asked], 10, "en")) == expected


def test_only_what_the_index_lacks_is_looked_for_in_other_spellings(names):
    names.write((), [Document(Passage(9, "n", "9" * 4, 0, 9), "", "Blinkin is another man.", "en")])
    assert ids(names.search(["Blinkin"], 10, "en")) == [9]
    right = dict(names.search(["Blinken"], 10, "en"))[0]
    assert dict(names.search(["Blinkan"], 10, "en"))[0] < right


def test_a_question_in_a_language_taken_wrongly_still_finds(names):
    for language in ("en", "nl", "fr", None):
        assert ids(names.search(["talks", "Iraq"], 10, language))[0] == 2


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


def test_what_a_killed_writer_left_is_in_nobodys_way(words, tmp_path):
    """It had written which documents are gone, and died before the index named that file."""
    meta = (tmp_path / "words" / "meta.json").read_bytes()
    words.write([FERRY], [])
    (tmp_path / "words" / "meta.json").write_bytes(meta)
    again = WordIndex(tmp_path / "words")
    assert len(again) == 3
    again.write([FERRY], [])
    assert ids(again.search(["harbour"], 10)) == [7]


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


@pytest.mark.parametrize("closed", [".", "meta.json", "*.term"])
def test_an_index_that_may_not_be_read_is_not_called_damaged(words, tmp_path, request, closed):
    (path,) = (tmp_path / "words").glob(closed) if closed != "." else [tmp_path / "words"]
    path.chmod(0)
    request.getfixturevalue("not_root")
    with pytest.raises(UserError, match=r"give this user the permission to read and write \S+/words$") as caught:
        WordIndex(tmp_path / "words")
    assert "rebuild" not in str(caught.value)
    with pytest.raises(UserError, match="give this user the permission"):
        words.write([FERRY], [])


@pytest.mark.usefixtures("words")
def test_a_folder_that_may_only_be_read_is_searched_and_not_called_damaged(tmp_path, request):
    (tmp_path / "words").chmod(0o555)
    for path in (tmp_path / "words").iterdir():  # tantivy takes a lock even to read
        path.chmod(0o666)
    request.getfixturevalue("not_root")
    opened = WordIndex(tmp_path / "words")
    with pytest.raises(UserError, match=r"give this user the permission to read and write \S+/words$") as caught:
        opened.write([FERRY], [])
    assert "damaged" not in str(caught.value)
    assert ids(opened.search(["ferry"], 10)) == [2**63 - 1]


def test_a_full_disk_is_told_and_what_was_there_stays(words, tmp_path, no_room):
    rng = random.Random(3)
    more = [
        Document(
            Passage(100 + i, "m", "c" * 64, i, i + 1), "More", " ".join(f"w{rng.random()}" for _ in range(99)), "en"
        )
        for i in range(99)
    ]
    with no_room(20_000), pytest.raises(UserError, match="free some space and run the command again") as caught:
        words.write([FERRY], more)
    assert "damaged" not in str(caught.value)
    assert ids(WordIndex(tmp_path / "words").search(["ferry"], 10)) == [2**63 - 1]
    words.write([FERRY], more)
    assert len(WordIndex(tmp_path / "words")) == 2 + len(more)


def test_what_is_in_the_way_is_told_with_its_cure(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "words" / "meta.json").mkdir(parents=True)
    with pytest.raises(
        DamagedError,
        match=r"file is a file, and should be a folder: move it away, and run `dateline index --rebuild`$",
    ):
        WordIndex(tmp_path / "file", new=True)
    with pytest.raises(
        DamagedError,
        match=r"is a folder, and should be a file: (move it away, and )?run `dateline index --rebuild`$",
    ):
        WordIndex(tmp_path / "words", new=True)


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


def test_a_text_with_the_outlet_of_one_copy_and_the_day_of_another_takes_no_place(tmp_path):
    """What the index lets in by its fields and the filter does not is passed over, however much of it there is."""
    early, late = date(2021, 1, 1), date(2021, 2, 2)

    def crossed(n):
        copies = [article("a", published=early, source="A"), article("a", published=late, source="B")]
        return Document(Passage(n, "c", f"{n:064x}", 0, 9), "", "The ferry to Northholm.", "en", copies)

    right = Document(
        Passage(99, "r", "f" * 64, 0, 9),
        "",
        "The ferry to some place far away from Northholm was late again.",
        "en",
        [article("r", published=late, source="A")],
    )
    words = WordIndex(tmp_path / "more", new=True)
    words.write((), [*map(crossed, range(1, 40)), right])
    allowed = Allowed(np.array([revision_key("f" * 64)], np.uint64), frozenset({"A"}), late, late)
    ((found, score),) = words.search(["ferry", "northholm"], 3, "en", allowed)
    assert found == 99
    assert score == pytest.approx(dict(words.search(["ferry", "northholm"], 50, "en"))[99])
    assert words.search(["ferry"], 3, "en", Allowed(np.empty(0, np.uint64), frozenset())) == []
    days = Allowed(allowed.revisions, None, late, None)
    assert [i for i, _ in words.search(["ferry"], 3, "en", days)] == [99]
