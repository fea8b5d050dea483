"""FAISS: what is nearest is found, the same each time, and a file that is not as it was saved is not believed."""

import random

import numpy as np
import pytest

from index import vectors as vectors_module
from index.log import VectorLog, keys_of
from index.vectors import VectorIndex, only
from knowledge.errors import DamagedError

DIMENSION, ROWS = 64, 4000
ALL = np.arange(ROWS)


def towns(count, seed=1):
    """Unit vectors in crowds, as those of articles are: most have near neighbours."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(50, DIMENSION))
    found = centres[rng.integers(50, size=count)] + 0.5 * rng.normal(size=(count, DIMENSION))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def log(tmp_path):
    log = VectorLog(tmp_path / "keys", tmp_path / "vectors", tmp_path / "sums", DIMENSION)
    log.append(keys_of([(i, "1" * 64) for i in range(ROWS)]), towns(ROWS))
    return log


def recall(index, log, rows):
    """The share of the 50 nearest rows that is among those found for 100, over some questions."""
    vectors, questions = log.vectors(rows), towns(40, seed=2)
    shares = []
    for question in questions:
        nearest = rows[np.argsort(-(vectors @ question))[:50]]
        shares.append(np.isin(nearest, index.search(question, 100)).mean())
    return np.mean(shares)


@pytest.mark.parametrize("scanned", [1000, 80_000])
def test_nearly_all_of_the_nearest_are_found_in_lists_and_without(log, monkeypatch, scanned):
    monkeypatch.setattr(vectors_module, "_SCANNED", scanned)
    index = VectorIndex.trained(log, ALL)
    assert len(index) == ROWS
    assert recall(index, log, ALL) > 0.92


def test_what_is_added_later_is_found_as_well(log):
    index = VectorIndex.trained(log, ALL[:3000])
    index.add(log, ALL[3000:])
    assert recall(index, log, ALL) > 0.92


def test_the_same_rows_make_the_same_index(log):
    one, other = (VectorIndex.trained(log, ALL) for _ in range(2))
    for question in towns(20, seed=3):
        np.testing.assert_array_equal(one.search(question, 30), other.search(question, 30))


def test_only_what_is_asked_for_is_found(log):
    index = VectorIndex.trained(log, ALL)
    stay = np.zeros(ROWS, np.bool_)
    stay[::3] = True
    for question in towns(20, seed=3):
        found = index.search(question, 20, only(stay))
        assert len(found) >= 20
        assert (found % 3 == 0).all()


def test_asking_for_more_than_there_is_brings_no_padding(log):
    index = VectorIndex.trained(log, ALL[:30])
    stay = np.zeros(30, np.bool_)
    stay[:5] = True
    for found in (index.search(towns(1)[0], 500), index.search(towns(1)[0], 500, only(stay))):
        assert (found >= 0).all()
        assert len(set(found.tolist())) == len(found)


def test_it_is_outgrown_by_four_times_as_much_and_by_what_is_gone(log, monkeypatch):
    monkeypatch.setattr(vectors_module, "_SCANNED", 1000)
    index = VectorIndex.trained(log, ALL)
    assert not index.is_outgrown(ROWS)
    assert not index.is_outgrown(2 * ROWS)
    assert index.is_outgrown(4 * ROWS + 1)
    assert index.is_outgrown(ROWS // 2)


def test_a_vector_that_is_none_is_refused(log):
    index = VectorIndex.trained(log, ALL)
    wrong = towns(3)
    wrong[1] = np.nan
    log.append(keys_of([(9000 + i, "1" * 64) for i in range(3)]), wrong)
    with pytest.raises(DamagedError, match="dateline index --rebuild"):
        index.add(log, np.arange(ROWS, ROWS + 3))


def test_a_saved_index_is_the_same(log, tmp_path):
    index = VectorIndex.trained(log, ALL[:3000])
    index.save(tmp_path / "faiss")
    again = VectorIndex.from_snapshot(tmp_path / "faiss", DIMENSION)
    for some in (index, again):
        some.add(log, ALL[3000:])
    for question in towns(20, seed=3):
        np.testing.assert_array_equal(index.search(question, 30), again.search(question, 30))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["faiss", "keys", "sums", "vectors"]


def test_a_file_that_is_not_as_it_was_saved_is_not_believed(log, tmp_path):
    path = tmp_path / "faiss"
    assert VectorIndex.from_snapshot(path, DIMENSION) is None
    VectorIndex.trained(log, ALL[:100]).save(path)
    whole = path.read_bytes()
    assert VectorIndex.from_snapshot(path, DIMENSION + 2) is None
    for size in range(0, len(whole), 97):
        path.write_bytes(whole[:size])
        assert VectorIndex.from_snapshot(path, DIMENSION) is None
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert VectorIndex.from_snapshot(path, DIMENSION) is None
    path.write_bytes(random.Random(2).randbytes(len(whole)))
    assert VectorIndex.from_snapshot(path, DIMENSION) is None
    path.write_bytes(whole)
    assert len(VectorIndex.from_snapshot(path, DIMENSION)) == 100
