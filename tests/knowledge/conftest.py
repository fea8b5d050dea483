import pytest

from knowledge.library import Library


@pytest.fixture
def library(tmp_path):
    library = Library.from_folder(tmp_path)
    yield library
    library.close()


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
