"""The log of vectors comes back as it was written, and whatever is wrong with it is told."""

import numpy as np
import pytest

from index.log import LiveRows, VectorLog, keys_of
from knowledge.errors import DamagedError

ONE, TWO = "1" * 64, "2" * 64


def unit(*numbers):
    vector = np.array(numbers, np.float32)
    return vector / np.linalg.norm(vector)


EAST, NORTH, WEST, NORTHEAST = unit(1, 0), unit(0, 1), unit(-1, 0), unit(1, 1)


def live(log):
    """The row of each passage that was not taken away."""
    found = LiveRows.of(log.keys)
    return dict(zip(found.passages.tolist(), found.rows.tolist(), strict=True))


@pytest.fixture
def log(tmp_path):
    log = VectorLog(tmp_path / "keys", tmp_path / "vectors", tmp_path / "sums", 2)
    assert log.append(keys_of([(1, ONE), (2, ONE)]), np.stack([EAST, NORTH])) == 2
    assert log.append(keys_of([(1, None), (3, TWO)]), np.stack([0 * EAST, WEST])) == 4
    return log


def reopened(tmp_path, rows, checksum):
    log = VectorLog(tmp_path / "keys", tmp_path / "vectors", tmp_path / "sums", 2)
    log.load(rows, checksum)
    return log


def test_the_log_comes_back_as_it_was_written(log, tmp_path):
    again = reopened(tmp_path, 4, log.checksum)
    assert live(again) == {2: 1, 3: 3}
    np.testing.assert_array_equal(again.vectors(np.arange(1, 4)), np.stack([NORTH, 0 * EAST, WEST]))
    np.testing.assert_array_equal(log.vectors(np.arange(1, 4)), again.vectors(np.arange(1, 4)))
    assert again.vectors(np.arange(2, 2)).shape == (0, 2)


def test_a_reader_follows_by_the_new_rows(log, tmp_path):
    reader = reopened(tmp_path, 4, log.checksum)
    log.append(keys_of([(3, None), (1, TWO)]), np.stack([0 * EAST, NORTHEAST]))
    assert live(reader) == {2: 1, 3: 3}
    reader.load(6, log.checksum)
    assert live(reader) == {2: 1, 1: 5}
    np.testing.assert_array_equal(reader.vectors(np.arange(5, 6)), NORTHEAST[None])


def test_what_was_written_and_not_acknowledged_is_cut_off(log, tmp_path):
    before = log.checksum
    log.append(keys_of([(8, ONE), (9, ONE)]), np.stack([EAST, WEST]))
    with (tmp_path / "vectors").open("ab") as file:
        file.write(b"half a row")
    again = reopened(tmp_path, 4, before)
    again.append(keys_of([(5, TWO)]), NORTHEAST[None])
    last = reopened(tmp_path, 5, again.checksum)
    assert live(last) == {2: 1, 3: 3, 5: 4}
    np.testing.assert_array_equal(last.vectors(np.arange(4, 5)), NORTHEAST[None])
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
        assert live(reader) == {1: 0, 2: 1}


def test_a_reader_goes_on_when_the_files_are_deleted(log, tmp_path):
    reader = reopened(tmp_path, 4, log.checksum)
    (tmp_path / "keys").unlink()
    (tmp_path / "vectors").unlink()
    np.testing.assert_array_equal(reader.vectors(np.arange(3, 4)), WEST[None])


def test_rows_are_read_in_any_order_and_more_than_once(log):
    np.testing.assert_array_equal(log.vectors(np.array([3, 0, 1, 0])), np.stack([WEST, EAST, NORTH, EAST]))


def test_vectors_that_are_cut_short_later_are_told(log, tmp_path):
    (tmp_path / "vectors").write_bytes((tmp_path / "vectors").read_bytes()[:20])
    with pytest.raises(DamagedError, match=r"cut short: run `dateline index --rebuild`"):
        log.vectors(np.arange(4))


def test_passages_are_found_by_their_rows_and_unknown_ones_have_none(log):
    assert LiveRows.of(log.keys).find([3, 1, 2, 99, -5]).tolist() == [3, -1, 1, -1, -1]
    assert LiveRows.of(log.keys[:0]).find([3]).tolist() == [-1]


def test_an_empty_log_needs_no_files(tmp_path):
    log = reopened(tmp_path, 0, 0)
    assert live(log) == {}
    assert log.vectors(np.arange(0, 0)).shape == (0, 2)
    assert list(tmp_path.iterdir()) == []


def test_records_that_do_not_fit_are_refused(log):
    with pytest.raises(ValueError, match="do not fit"):
        log.append(keys_of([(1, ONE)]), np.zeros((2, 2), np.float32))
    with pytest.raises(ValueError, match="do not fit"):
        log.append(keys_of([(1, ONE)]), np.zeros((1, 3), np.float32))
