"""The dense leg: what is found is really there, and every file can be damaged without anyone being misled."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.vectors import VectorIndex, VectorLog, keys_of
from knowledge.errors import DamagedError

ONE, TWO = "1" * 64, "2" * 64


def unit(*numbers):
    vector = np.array(numbers, np.float32)
    return vector / np.linalg.norm(vector)


EAST, NORTH, WEST, NORTHEAST = unit(1, 0), unit(0, 1), unit(-1, 0), unit(1, 1)


def index_of(**vectors):
    index = VectorIndex(2)
    index.apply(keys_of([(int(k[1:]), ONE) for k in vectors]), np.stack(list(vectors.values())))
    return index


def found(index, vector=EAST, count=10):
    return [(passage, round(score, 3)) for passage, score in index.search(vector, count)]


def test_the_nearest_comes_first_with_its_cosine():
    index = index_of(p1=WEST, p2=EAST, p3=NORTH, p4=NORTHEAST)
    assert found(index) == [(2, 1.0), (4, 0.707), (3, 0.0), (1, -1.0)]
    assert found(index, count=2) == [(2, 1.0), (4, 0.707)]


def test_asking_for_more_than_there_is_brings_no_padding():
    assert found(VectorIndex(2)) == []
    index = index_of(p0=EAST, p1=NORTH)
    assert found(index, count=500) == [(0, 1.0), (1, 0.0)]
    index.apply(keys_of([(0, None), (1, None)]), np.zeros((2, 2), np.float32))
    assert len(index) == 0
    assert found(index, count=500) == []
    no_number = np.full(2, np.nan, np.float32)  # near to nothing: FAISS then pads, whatever is asked for
    assert all(passage >= 0 for passage, _ in index_of(p0=EAST, p1=NORTH).search(no_number, 2))


def test_a_removed_passage_is_not_found_and_comes_back_when_it_is_added_again():
    index = index_of(p1=EAST, p2=NORTH)
    index.apply(keys_of([(1, None)]), np.zeros((1, 2), np.float32))
    assert found(index) == [(2, 0.0)]
    index.apply(keys_of([(1, ONE)]), WEST[None])
    assert found(index) == [(2, 0.0), (1, -1.0)]


def test_of_several_records_of_a_passage_the_last_counts():
    index = VectorIndex(2)
    index.apply(
        keys_of([(1, ONE), (1, None), (2, ONE), (2, None), (1, TWO)]),
        np.stack([WEST, 0 * WEST, EAST, 0 * EAST, NORTHEAST]),
    )
    assert found(index) == [(1, 0.707)]


RECORD = st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 7))


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORD, max_size=30), st.lists(st.integers(0, 30), max_size=4))
def test_however_the_records_are_cut_and_repeated_the_end_is_the_same(records, cuts):
    keys = keys_of([(passage, ONE if there else None) for passage, there, _ in records])
    turn = [2 * np.pi * where / 8 for *_, where in records]
    vectors = np.array([[np.cos(t), np.sin(t)] for t in turn], np.float32).reshape(-1, 2)
    index = VectorIndex(2)
    for start in sorted({0, *(min(c, len(records)) for c in cuts)}):
        index.apply(keys[start:], vectors[start:])  # each time to the end: much is played twice
    final = {}
    for passage, there, where in records:
        final.pop(passage, None)
        if there:
            final[passage] = where
    cosines = {passage: float(np.cos(2 * np.pi * where / 8)) for passage, where in final.items()}
    assert dict(found(index, count=100)) == pytest.approx(cosines, abs=2e-3)


def test_a_snapshot_is_the_same_index(tmp_path):
    index = index_of(p1=WEST, p2=EAST)
    index.save(tmp_path / "faiss")
    again = VectorIndex.from_snapshot(tmp_path / "faiss", 2)
    assert found(again) == found(index)
    again.apply(keys_of([(2, None), (3, ONE)]), np.stack([0 * EAST, NORTH]))
    assert found(again) == [(3, 0.0), (1, -1.0)]
    assert [p.name for p in tmp_path.iterdir()] == ["faiss"]


def test_a_snapshot_that_cannot_be_read_is_none(tmp_path):
    path = tmp_path / "faiss"
    assert VectorIndex.from_snapshot(path, 2) is None
    index_of(p1=WEST, p2=EAST).save(path)
    whole = path.read_bytes()
    assert VectorIndex.from_snapshot(path, 3) is None
    for size in range(0, len(whole), 7):
        path.write_bytes(whole[:size])
        assert VectorIndex.from_snapshot(path, 2) is None
    path.write_bytes(random.Random(2).randbytes(len(whole)))
    assert VectorIndex.from_snapshot(path, 2) is None


def test_a_vector_that_is_none_is_refused_and_nothing_is_lost():
    index = index_of(p1=EAST)
    for wrong in ([np.nan, 0], [3e38, 3e38], [0, 0], [0.5, 0.5]):
        with pytest.raises(DamagedError, match="dateline index --rebuild"):
            index.apply(keys_of([(1, ONE)]), np.array([wrong], np.float32))
    assert found(index) == [(1, 1.0)]


@pytest.fixture
def log(tmp_path):
    log = VectorLog(tmp_path / "keys", tmp_path / "vectors", 2)
    assert log.append(keys_of([(1, ONE), (2, ONE)]), np.stack([EAST, NORTH])) == 2
    assert log.append(keys_of([(1, None), (3, TWO)]), np.stack([0 * EAST, WEST])) == 4
    return log


def reopened(tmp_path, rows, checksum):
    log = VectorLog(tmp_path / "keys", tmp_path / "vectors", 2)
    log.load(rows, checksum)
    return log


def test_the_log_comes_back_as_it_was_written(log, tmp_path):
    again = reopened(tmp_path, 4, log.checksum)
    assert again.live() == {2: 1, 3: 3}
    np.testing.assert_array_equal(again.vectors(1, 4), np.stack([NORTH, 0 * EAST, WEST]))
    np.testing.assert_array_equal(log.vectors(1, 4), again.vectors(1, 4))
    assert again.vectors(2, 2).shape == (0, 2)


def test_a_reader_follows_by_the_new_rows(log, tmp_path):
    reader = reopened(tmp_path, 4, log.checksum)
    log.append(keys_of([(3, None), (1, TWO)]), np.stack([0 * EAST, NORTHEAST]))
    assert reader.live() == {2: 1, 3: 3}
    reader.load(6, log.checksum)
    assert reader.live() == {2: 1, 1: 5}
    np.testing.assert_array_equal(reader.vectors(5, 6), NORTHEAST[None])


def test_what_was_written_and_not_acknowledged_is_cut_off(log, tmp_path):
    before = log.checksum
    log.append(keys_of([(8, ONE), (9, ONE)]), np.stack([EAST, WEST]))
    with (tmp_path / "vectors").open("ab") as file:
        file.write(b"half a row")
    again = reopened(tmp_path, 4, before)
    again.append(keys_of([(5, TWO)]), NORTHEAST[None])
    last = reopened(tmp_path, 5, again.checksum)
    assert last.live() == {2: 1, 3: 3, 5: 4}
    np.testing.assert_array_equal(last.vectors(4, 5), NORTHEAST[None])
    assert (tmp_path / "vectors").stat().st_size == 5 * 2 * 4


@pytest.mark.parametrize("name", ["keys", "vectors"])
@pytest.mark.parametrize("left", [0, 1, 31])
def test_a_log_that_is_cut_short_is_told_with_its_cure(log, tmp_path, name, left):
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:left])
    with pytest.raises(DamagedError, match=r"cut short: run `dateline index --rebuild`"):
        reopened(tmp_path, 4, log.checksum)


@pytest.mark.parametrize("at", [0, 15, 40, 63])
def test_a_changed_key_is_noticed_and_the_reader_keeps_what_it_had(log, tmp_path, at):
    reader = reopened(tmp_path, 2, 0)
    keys = bytearray((tmp_path / "keys").read_bytes())
    keys[at] ^= 1
    (tmp_path / "keys").write_bytes(keys)
    with pytest.raises(DamagedError, match=r"damaged: run `dateline index --rebuild`"):
        reopened(tmp_path, 4, log.checksum)
    if at >= 32:
        with pytest.raises(DamagedError):
            reader.load(4, log.checksum)
        assert reader.live() == {1: 0, 2: 1}


def test_a_reader_goes_on_when_the_files_are_deleted(log, tmp_path):
    reader = reopened(tmp_path, 4, log.checksum)
    (tmp_path / "keys").unlink()
    (tmp_path / "vectors").unlink()
    np.testing.assert_array_equal(reader.vectors(3, 4), WEST[None])


def test_an_empty_log_needs_no_files(tmp_path):
    log = reopened(tmp_path, 0, 0)
    assert log.live() == {}
    assert log.vectors(0, 0).shape == (0, 2)
    assert list(tmp_path.iterdir()) == []


def test_records_that_do_not_fit_are_refused(log):
    with pytest.raises(ValueError, match="do not fit"):
        log.append(keys_of([(1, ONE)]), np.zeros((2, 2), np.float32))
    with pytest.raises(ValueError, match="do not fit"):
        log.append(keys_of([(1, ONE)]), np.zeros((1, 3), np.float32))
