"""Small Libraries with an index beside them, and the real models, loaded once."""

import shutil

import pytest
from desk import Desk, WordEmbedder
from platformdirs import user_cache_path

from index.answerer import Answerer
from index.embedder import load_embedder
from index.evidence import Model
from index.reader import CompiledReader
from knowledge.library import Library


@pytest.fixture
def words_embedder():
    return WordEmbedder()


@pytest.fixture
def other_embedder():
    return WordEmbedder("others", 32)


@pytest.fixture
def desk(tmp_path, words_embedder):
    desk = Desk(tmp_path, words_embedder)
    yield desk
    desk.library.close()


@pytest.fixture
def make_desk(tmp_path_factory):
    """Further data folders, for tests that need many: new, or copies of another one."""
    made = []

    def make(original=None):
        folder = tmp_path_factory.mktemp("desk")
        if original:
            shutil.copytree(original, folder, dirs_exist_ok=True)
        made.append(Desk(folder, WordEmbedder()))
        return made[-1]

    yield make
    for desk in made:
        desk.library.close()


@pytest.fixture(scope="session")
def real_embedder():
    return load_embedder("all-MiniLM-L6-v2", user_cache_path("dateline") / "models")


@pytest.fixture(scope="session")
def real_reader():
    return CompiledReader.bundled()


@pytest.fixture
def answerer(tmp_path, real_embedder, real_reader):
    library = Library.from_folder(tmp_path)
    yield Answerer(
        library,
        tmp_path / "index",
        real_embedder,
        reader=real_reader,
        model=Model.bundled(),
    )
    library.close()
