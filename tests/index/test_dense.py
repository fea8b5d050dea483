"""The dense leg: what is found is what the log says, with its cosine, however it was cut into old and new."""

import tempfile
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import vectors as vectors_module
from index.catalogue import Allowed
from index.dense import DenseLeg
from index.log import VectorLog, keys_of, revision_key
from index.vectors import VectorIndex
from knowledge.errors import DamagedError

ONE, TWO = "1" * 64, "2" * 64


def unit(*numbers):
    vector = np.array(numbers, np.float32)
    return vector / np.linalg.norm(vector)


EAST, NORTH, WEST, NORTHEAST = unit(1, 0), unit(0, 1), unit(-1, 0), unit(1, 1)


def log_of(folder, records):
    log = VectorLog(folder / "keys", folder / "vectors", folder / "sums", 2)
    if records:
        keys = keys_of([(passage, revision) for passage, revision, _ in records])
        log.append(keys, np.stack([vector for *_, vector in records]).astype(np.float32))
    return log


@pytest.fixture
def leg(tmp_path):
    def made(*records):
        return DenseLeg(log_of(tmp_path, records), None, 0)

    return made


def found(leg, vector=EAST, count=10):
    return [(passage, round(score, 3)) for passage, score in leg.nearest(vector, count)]


def test_the_nearest_comes_first_with_its_cosine(leg):
    some = leg((1, ONE, WEST), (2, ONE, EAST), (3, ONE, NORTH), (4, ONE, NORTHEAST))
    assert found(some) == [(2, 1.0), (4, 0.707), (3, 0.0), (1, -1.0)]
    assert found(some, count=2) == [(2, 1.0), (4, 0.707)]


def test_a_leg_of_nothing_finds_nothing(leg):
    assert found(leg()) == []
    assert leg().cosines(EAST, [1]) == {}
    assert leg().passages_of([ONE]) == []


def test_of_several_records_of_a_passage_the_last_counts(leg):
    some = leg((1, ONE, WEST), (1, None, 0 * WEST), (2, ONE, EAST), (2, None, 0 * EAST), (1, TWO, NORTHEAST))
    assert found(some) == [(1, 0.707)]
    assert len(some) == 1
    assert some.cosines(NORTH, [2, 1, 7]) == {1: pytest.approx(0.707, abs=1e-3)}
    assert (some.passages_of([ONE]), some.passages_of([ONE, TWO])) == ([], [1])


def test_a_vector_that_is_none_is_refused(leg):
    for wrong in ([np.nan, 0], [3e38, 3e38], [0, 0], [0.5, 0.5]):
        with pytest.raises(DamagedError, match="dateline index --rebuild"):
            leg((1, ONE, np.array(wrong, np.float32)))


RECORD = st.tuples(st.integers(0, 40), st.integers(0, 3), st.integers(0, 99))


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORD, max_size=60), st.integers(0, 60))
def test_whatever_faiss_holds_the_end_is_the_same(records, held):
    """The last of all may be left out: FAISS counts it as no find. So it is asked from both sides."""
    first = [(200 + i, ONE, i) for i in range(20)]  # FAISS learns from sixteen or more
    records = first + [(passage, ONE if there else None, turn) for passage, there, turn in records]
    angles = [2 * np.pi * turn / 100 for *_, turn in records]
    vectors = [np.array([np.cos(a), np.sin(a)], np.float32) for a in angles]
    final = {}
    for (passage, revision, _), vector in zip(records, vectors, strict=True):
        final.pop(passage, None)
        if revision:
            final[passage] = float(vector @ EAST)
    held = min(20 + held, len(records))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors_module, "EXACT", 30)
        log = log_of(Path(folder), [(p, r, v) for (p, r, _), v in zip(records, vectors, strict=True)])
        rows = np.flatnonzero(log.keys["revision"][:held])
        leg = DenseLeg(log, VectorIndex.trained(log, rows), held)
        ahead, behind = dict(leg.nearest(EAST, 100)), dict(leg.nearest(-EAST, 100))
        assert ahead | {p: -score for p, score in behind.items()} == pytest.approx(final, abs=1e-3)
        assert len(leg) == len(final)
        assert leg.cosines(EAST, [*final, 999]) == pytest.approx(final, abs=1e-3)


def test_without_a_file_of_faiss_it_is_made_from_the_log(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors_module, "EXACT", 30)
    turns = [unit(np.cos(i / 40), np.sin(i / 40)) for i in range(100)]
    leg = DenseLeg(log_of(tmp_path, [(i, ONE, v) for i, v in enumerate(turns)]), None, 0)
    assert [passage for passage, _ in leg.nearest(EAST, 5)] == [0, 1, 2, 3, 4]
    assert leg._index is not None


def test_sixteen_questions_at_once_find_what_one_does(tmp_path, monkeypatch):
    monkeypatch.setattr(vectors_module, "EXACT", 30)
    rng = np.random.default_rng(4)
    vectors = [unit(*rng.normal(size=2)) for _ in range(300)]
    leg = DenseLeg(log_of(tmp_path, [(i, ONE, v) for i, v in enumerate(vectors)]), None, 0)
    expected = [leg.nearest(v, 20) for v in vectors[:16]]
    got = [[] for _ in range(16)]

    def ask(i):
        for _ in range(20):
            got[i].append(leg.nearest(vectors[i], 20))

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == expected[i] for i in range(16) for result in got[i])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=40, max_size=50), st.frozensets(st.integers(1, 9)), st.integers(20, 50))
def test_the_nearest_of_the_allowed_come_and_none_else(revisions, chosen, held):
    """FAISS looks among many, and may leave out the very last: so it is asked from both sides. Few are compared."""
    keys = [f"{revision:016x}" for revision in revisions]
    turns = [unit(np.cos(a), np.sin(a)) for a in np.linspace(0, 3, len(revisions))]  # each farther from EAST
    allowed = Allowed(np.array(sorted(revision_key(f"{r:016x}") for r in chosen), np.uint64))
    expected = [i for i, revision in enumerate(revisions) if revision in chosen]
    held = min(held, len(revisions))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectors_module, "EXACT", 15)
        log = log_of(Path(folder), list(zip(range(len(keys)), keys, turns, strict=True)))
        leg = DenseLeg(log, VectorIndex.trained(log, np.arange(held)), held)
        ahead, behind = ([passage for passage, _ in leg.nearest(v, 100, allowed)] for v in (EAST, -EAST))
        assert set(ahead) | set(behind) == set(expected)
        assert (ahead, behind) == (sorted(ahead), sorted(behind, reverse=True))
        if sum(passage < held for passage in expected) <= 15:
            assert ahead == expected
        assert leg.count(allowed) == len(expected)
