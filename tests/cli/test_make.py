"""What `make` hands on from whoever typed it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATELINE = """#!/bin/sh
# What it was asked, between two marks.
printf '<%s>' "$@"
"""


@pytest.fixture
def asked(tmp_path):
    """`make ask` in a checkout that is installed, with a command that repeats what it is given."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for made in (
        "requirements.lock",
        "pyproject.toml",
        "knowledge/articles/a.txt",
        ".venv/bin/dateline",
        ".venv/installed",
        ".demo/added",
    ):
        (tmp_path / made).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made).write_text(DATELINE)
    (tmp_path / ".venv/bin/dateline").chmod(0o755)

    # Not what the make that runs the tests was told.
    outside = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MFLAGS", "Q"}}

    def ask(*arguments, **environment):
        done = subprocess.run(
            ["make", "--silent", "ask", *arguments],
            cwd=tmp_path,
            env=outside | environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert not (tmp_path / "made").exists()  # by a command in the question
        return done.stdout.decode()

    return ask


@pytest.mark.parametrize(
    "question",
    [
        "Who won?",
        "Who's “in”?",
        "\"Who\" is 'it'?",
        "Who won\nthe race?\n\nAnd when?",
        "$HOME costs $(shell touch made) $(touch made) ${HOME} $$5 $",
        "`touch made` or; touch made & touch made | touch made > made",
        "a \\ b \\n \\",
        "# no comment, % and * ~ !1 (really) {a,b} @x -y",
        "Кто победил? 谁 🚨",
        "--help",
    ],
)
def test_a_question_is_asked_as_it_was_typed(asked, question):
    told = f"<--data><.demo><ask><--><{question}>"
    assert asked(f"Q={question}") == told
    assert asked(Q=question) == told


def test_without_a_question_one_of_the_samples_is_asked(asked):
    assert "troops" in asked()
