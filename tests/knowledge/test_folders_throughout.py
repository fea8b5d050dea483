"""Whatever is done to the files of a watched folder, and whenever a process is killed: all is as they are."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from watching import SECOND, Watched

NAMES = ("a.txt", "b.txt", "sub/a.txt", "c.jsonl", "sub/d.jsonl")
KILLS = 6
FILES = 60
SEED = 17
# Small transactions, so that there are many moments between two of them.
CHILD = """
import sys
from pathlib import Path
from knowledge.intake import intake, portions
from knowledge.intake.folders import Folders
from knowledge.library import Library
from knowledge.intake.origin import Kind
intake.BATCH = portions.BATCH = 5
looking = intake.Intake(Library.from_folder(Path(sys.argv[1])), {Kind.FOLDER: Folders()})
print("ready", flush=True)
looking.run()
"""

numbers = st.integers(min_value=0, max_value=3)
operations = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES), st.lists(st.tuples(numbers, numbers), min_size=1)),
        st.tuples(st.just("delete"), st.sampled_from(NAMES)),
        st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("look")),
    ),
    max_size=25,
)


def content(name, articles):
    """For a text the first of the articles; for JSON lines all, each id once."""
    if name.endswith(".txt"):
        return "Boat {}\n\nBoat {} left.".format(*articles[0])
    lines = {i: {"id": f"id{i}", "title": f"Boat {i}", "text": f"Boat {i} left at {n}."} for i, n in articles}
    return "".join(json.dumps(line) + "\n" for line in lines.values())


def apply(watched, operation, *operands):
    paths = [watched.folder / name for name in operands[:2] if isinstance(name, str)]
    if operation == "write":
        watched.write(operands[0], content(*operands))
    elif operation == "look":
        watched.look()
    elif paths[0].exists():
        if operation == "delete":
            paths[0].unlink()
        elif paths[0].suffix == paths[1].suffix:
            paths[1].parent.mkdir(exist_ok=True)
            paths[0].rename(paths[1])


@settings(max_examples=20, deadline=None)
@given(operations)
def test_whatever_is_done_to_the_files_two_looks_later_all_is_as_they_are(done):
    with tempfile.TemporaryDirectory() as folder:
        watched = Watched(Path(folder))
        for operation in done:
            apply(watched, *operation)
        watched.look()
        watched.look()
        watched.is_what_the_folder_holds()
        before = watched.library.last_change()
        watched.look()
        assert watched.library.last_change() == before
        watched.close()


def disturb(watched, rng):
    """Write, delete and rename some files, single articles and many, some ids in more than one."""
    for _ in range(FILES):
        number, kind = rng.randrange(FILES), rng.choice(("txt", "txt", "jsonl"))
        path = watched.folder / f"{number}.{kind}"
        if path.exists() and rng.random() < 0.4:
            if rng.random() < 0.5:
                path.unlink()
            else:
                path.rename(path.with_stem(str(rng.randrange(FILES))))
        else:
            articles = [(rng.randrange(2 * FILES), rng.randrange(99)) for _ in range(rng.randint(1, 12))]
            watched.write(path.name, content(path.name, articles))


def test_killed_at_any_moment_library_and_register_agree_and_the_next_look_does_the_rest(tmp_path):
    rng = random.Random(SEED)
    watched = Watched(tmp_path)
    longest, killed = 1.0, 0
    while killed < KILLS:
        disturb(watched, rng)
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True
        )
        with child:
            assert child.stdout.readline() == "ready\n"
            try:
                assert child.wait(rng.uniform(0, longest)) == 0
                longest *= 0.7  # it was over by then
            except subprocess.TimeoutExpired:
                child.kill()
                killed += 1
        watched.agrees()
    watched.look(120 * SECOND)
    watched.look()
    watched.is_what_the_folder_holds()
    watched.close()
