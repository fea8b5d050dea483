"""The real command: as a process of its own, or in this one where many starts would take long."""

import os
import shutil
import sys

import pytest
from command import ARTICLES, Result, start, write_jsonl

from bot import cli


@pytest.fixture(autouse=True)
def away_from_home(tmp_path, monkeypatch):
    """No setting of whoever runs the tests, and no `.env`."""
    for name in [
        n for n in os.environ if n.startswith("DATELINE_") or n in {"TELEGRAM_BOT_TOKEN", "RERANKER_MODEL"}
    ]:
        monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture
def dateline():
    return start


@pytest.fixture
def inside(monkeypatch, capfd):
    """The command in this process: its `main`, with its arguments and streams."""

    def run(*args):
        capfd.readouterr()
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        return Result(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture(scope="session")
def stocked_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stocked")
    path = write_jsonl(folder / "articles.jsonl", ARTICLES)
    result = start("add", path, "--data", folder / "data", cwd=folder)
    assert result.code == 0, result
    return folder / "data"


@pytest.fixture
def data(stocked_once, tmp_path):
    """A data folder with three articles and their index."""
    shutil.copytree(stocked_once, tmp_path / "data")
    return tmp_path / "data"
