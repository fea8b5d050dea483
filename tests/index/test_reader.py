"""The bundled reader: it points at the words that answer, inside the passage, whatever the text."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import index.reader
from index.reader import ANSWERS, CompiledReader, Read
from knowledge.errors import DamagedError

PASSAGE = (
    "The ferry to Northholm opens on June 3, the port said on Monday. A trip costs four crowns. "
    "Ulla Brandt will be the captain of the ferry."
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who will be the captain of the ferry?", "Ulla Brandt"),
        ("When does the ferry to Northholm open?", "June 3"),
        ("How much does a trip cost?", "four"),
    ],
)
def test_it_points_at_the_words_that_answer(real_reader, question, answer):
    reading = real_reader.read(question, "Ferry to Northholm", PASSAGE).passage[0]
    assert answer in PASSAGE[reading.start : reading.end]
    assert reading.end - reading.start < 3 * len(answer)


def test_what_answers_scores_higher_than_what_does_not(real_reader):
    there = real_reader.read("Who will be the captain of the ferry?", "Ferry", PASSAGE).passage[0]
    absent = real_reader.read("Which striker did Lisbon sell in 1987?", "Ferry", PASSAGE).passage[0]
    assert there.score > absent.score + 3


def test_what_the_title_answers_is_told_apart_from_what_the_passage_does(real_reader):
    titles = ("Ulla Brandt is the captain of the ferry to Northholm", "", "T" * 900)
    read = [real_reader.read("Who is the captain of the ferry?", t, "She was chosen on Monday.") for t in titles]
    best = read[0].title[0]
    assert titles[0][best.start : best.end] == "Ulla Brandt"
    assert best.score > read[0].passage[0].score
    assert read[1].title == ()
    for reading in [*read[0].passage, *read[1].passage, *read[2].passage]:
        assert 0 <= reading.start <= reading.end <= len("She was chosen on Monday.")


def test_offsets_are_code_points_also_after_emoji_and_accents(real_reader):
    passage = "🌊🌊 Àé ñandú 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 — " + PASSAGE
    reading = real_reader.read("Who will be the captain of the ferry?", "Fähre 🚢", passage).passage[0]
    assert "Ulla Brandt" in passage[reading.start : reading.end]


def test_nothing_to_read_is_no_answer(real_reader):
    assert real_reader.read("Who?", "Title", "").passage == ()
    assert real_reader.read("", "", " ") == Read(())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=40), st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_any_text_has_its_readings_inside_it(real_reader, question, title, passage):
    read = real_reader.read(question, title, passage)
    for readings, text in ((read.passage, passage), (read.title, title)):
        assert len(readings) <= ANSWERS
        for reading in readings:
            assert 0 <= reading.start <= reading.end <= len(text)
            assert np.isfinite(reading.score)
        assert all(one.score >= other.score for one, other in pairwise(readings))
        assert all(one.end <= other.start for one, other in pairwise(sorted(readings, key=lambda r: r.start)))


def test_what_else_could_answer_comes_after_the_best(real_reader):
    best, *others = real_reader.read("What does it cost?", "Ferry", PASSAGE).passage
    assert "four" in PASSAGE[best.start : best.end]
    said = [PASSAGE[other.start : other.end] for other in others]
    assert any("June 3" in one for one in said)


def test_the_longest_texts_are_cut_and_read(real_reader):
    for reading in real_reader.read("why " * 250, "title " * 200, "word " * 5000).passage:
        assert 0 <= reading.start <= reading.end <= 25_000
    assert real_reader.read("Who is the captain?", "", PASSAGE + " More follows." * 400).passage[0].end <= len(
        PASSAGE
    )


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A copy of the bundled files, of which the reader takes its own."""
    shutil.copytree(Path(index.reader.__file__).parent / "reading", tmp_path / "reading")
    monkeypatch.setattr(index.reader, "files", lambda _package: tmp_path)
    return tmp_path / "reading"


def change_model(bundle):
    content = bytearray((bundle / "reader.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (bundle / "reader.onnx").write_bytes(content)


def cut_tokenizer(bundle):
    (bundle / "tokenizer.json").write_text("{", "utf-8")


def lose_model(bundle):
    (bundle / "reader.onnx").unlink()


def empty_card(bundle):
    (bundle / "card.json").write_text("{}", "utf-8")


def scrap_card(bundle):
    (bundle / "card.json").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize("damage", [change_model, cut_tokenizer, lose_model, empty_card, scrap_card])
def test_damaged_files_are_told(bundle, damage):
    damage(bundle)
    with pytest.raises(DamagedError, match="install Dateline again"):
        CompiledReader.bundled()


def test_the_card_says_what_the_reader_is(bundle):
    assert isinstance(json.loads((bundle / "card.json").read_text("utf-8")), dict)
    assert CompiledReader.bundled().read("Who is captain?", "", PASSAGE)
